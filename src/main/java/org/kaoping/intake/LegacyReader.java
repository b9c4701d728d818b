package org.kaoping.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.LegacyChild;
import org.kaoping.form.book.Limits;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads old workbooks in child processes with a small heap and a clock. A child is started when the first is needed and
 * kept warm; there are never more than examinations at a time. One that overruns its time or dies is replaced: its file
 * gets a problem, the next file a new child.
 */
final class LegacyReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LegacyReader.class);

    /** How long reading one file may take. */
    static final Duration USUAL = Duration.ofSeconds(10);

    private final String program;
    private final Duration limit;
    private final ConcurrentLinkedDeque<Process> idle = new ConcurrentLinkedDeque<>();
    private final Set<Process> children = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor watch;
    private volatile boolean closed;

    /** A reader by the usual child. */
    LegacyReader() {
        this(LegacyChild.class.getName(), USUAL);
    }

    /**
     * A reader by that child.
     *
     * @param program the name of its main class
     * @param limit how long it may take for one file
     */
    LegacyReader(String program, Duration limit) {
        this.program = program;
        this.limit = limit;
        this.watch = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "legacy-watch");
            thread.setDaemon(true);
            return thread;
        });
        watch.setRemoveOnCancelPolicy(true);
    }

    /** The workbook, or why it can't be read; never throws for any bytes. */
    Checked<Book> read(byte[] bytes, Limits limits) {
        Process child = null;
        AtomicBoolean overran = new AtomicBoolean();
        ScheduledFuture<?> alarm = null;
        try {
            Process asked = child();
            child = asked;
            alarm = watch.schedule(
                    () -> {
                        overran.set(true);
                        asked.destroyForcibly();
                    },
                    limit.toMillis(),
                    TimeUnit.MILLISECONDS);
            Checked<Book> read = LegacyChild.ask(asked.getOutputStream(), asked.getInputStream(), bytes, limits);
            if (alarm.cancel(false)) {
                idle.push(asked);
                child = null;
            }
            return read;
        } catch (IOException | RuntimeException e) {
            LOG.warn("the child that reads .xls ended: {}", overran.get() ? "overrun" : e.toString());
            return Checked.failed(Problem.of(ProblemCode.LEGACY_READER_ENDED, Place.WORKBOOK)
                    .found(overran.get() ? "超过时限（" + limit.toSeconds() + " 秒）" : "意外退出"));
        } finally {
            if (alarm != null) {
                alarm.cancel(false);
            }
            end(child);
        }
    }

    /** One that waits, or a new one. */
    private Process child() throws IOException {
        for (Process waiting = idle.poll(); waiting != null; waiting = idle.poll()) {
            if (waiting.isAlive()) {
                return waiting;
            }
            end(waiting);
        }
        Process started = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.awt.headless=true",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        children.add(started);
        if (closed) {
            end(started);
            throw new IOException("closed");
        }
        return started;
    }

    private void end(@Nullable Process child) {
        if (child != null) {
            child.destroyForcibly();
            children.remove(child);
        }
    }

    /** Ends the children. */
    @Override
    public void close() {
        closed = true;
        watch.shutdownNow();
        children.forEach(Process::destroyForcibly);
        children.clear();
        idle.clear();
    }
}
