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
import org.kaoping.form.book.Mark;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and marks old workbooks in child processes with a small heap and a clock. A child is started when the first is needed and
 * kept warm; there are never more than examinations at a time. One that overruns its time or heap or dies is replaced: its
 * file gets a problem, the next file a new child. One that had died while it waited costs nothing: the file is read again
 * by a new one. What was read is remembered for a moment, so that the steps of one conveyance read a file once.
 */
final class LegacyReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LegacyReader.class);

    /** How long reading or marking one file may take. */
    static final Duration USUAL = Duration.ofSeconds(10);

    /** The heap of a child, in MB. */
    static final int HEAP = 256;

    /** What {@code ExitOnOutOfMemoryError} ends a JVM with. */
    private static final int OUT_OF_MEMORY = 3;

    private final String program;
    private final Duration limit;
    private final int heap;
    private final ReadBooks remembered = new ReadBooks();
    private final ConcurrentLinkedDeque<Process> idle = new ConcurrentLinkedDeque<>();
    private final Set<Process> children = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor watch;
    private volatile boolean closed;

    /** A reader by the usual child. */
    LegacyReader() {
        this(LegacyChild.class.getName(), USUAL, HEAP);
    }

    /**
     * A reader by that child.
     *
     * @param program the name of its main class
     * @param limit how long it may take for one file
     * @param heap its heap in MB
     */
    LegacyReader(String program, Duration limit, int heap) {
        this.heap = heap;
        this.program = program;
        this.limit = limit;
        this.watch = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "legacy-watch");
            thread.setDaemon(true);
            return thread;
        });
        watch.setRemoveOnCancelPolicy(true);
    }

    /** What a child is asked. */
    @FunctionalInterface
    private interface Talk<T> {
        Checked<T> with(Process child) throws IOException;
    }

    /** The workbook, or why it can't be read; never throws for any bytes. */
    Checked<Book> read(byte[] bytes, Limits limits) {
        Book known = remembered.get(bytes);
        if (known != null) {
            return Checked.of(known);
        }
        Checked<Book> read =
                ask(child -> LegacyChild.ask(child.getOutputStream(), child.getInputStream(), bytes, limits));
        read.value().ifPresent(book -> remembered.put(bytes, book));
        return read;
    }

    /**
     * The workbook with marks, or why it can't be marked; never throws for any bytes.
     *
     * @param marks in the order of the list; empty: only earlier marks are taken out
     */
    Checked<byte[]> mark(byte[] bytes, List<Mark> marks) {
        return ask(child -> LegacyChild.askForMarks(child.getOutputStream(), child.getInputStream(), bytes, marks));
    }

    private <T> Checked<T> ask(Talk<T> talk) {
        Process waiting = waiting();
        Checked<T> answer = waiting == null ? null : ask(waiting, talk, true);
        return answer == null ? fresh(talk) : answer;
    }

    private <T> Checked<T> fresh(Talk<T> talk) {
        try {
            Checked<T> answer = ask(start(), talk, false);
            return answer == null ? ended("意外退出") : answer;
        } catch (IOException | RuntimeException e) {
            LOG.warn("no child that reads .xls could be started", e);
            return ended("没有启动");
        }
    }

    private static <T> Checked<T> ended(String how) {
        return Checked.failed(
                Problem.of(ProblemCode.LEGACY_READER_ENDED, Place.WORKBOOK).found(how));
    }

    /** Asks one child; null where a child that had waited ended otherwise than by the clock or the heap. */
    private <T> @Nullable Checked<T> ask(Process asked, Talk<T> talk, boolean waited) {
        AtomicBoolean overran = new AtomicBoolean();
        ScheduledFuture<?> alarm = null;
        boolean well = false;
        try {
            alarm = watch.schedule(
                    () -> {
                        overran.set(true);
                        asked.destroyForcibly();
                    },
                    limit.toMillis(),
                    TimeUnit.MILLISECONDS);
            Checked<T> answer = talk.with(asked);
            well = alarm.cancel(false);
            return answer;
        } catch (IOException | RuntimeException e) {
            boolean full = !overran.get() && exit(asked) == OUT_OF_MEMORY;
            LOG.warn(
                    "the child that reads .xls ended: {}",
                    overran.get() ? "overrun" : full ? "out of memory" : e.toString());
            if (overran.get()) {
                return ended("超过时限（" + limit.toSeconds() + " 秒）");
            }
            return full ? ended("超过内存上限（" + heap + " MB）") : waited ? null : ended("意外退出");
        } finally {
            if (alarm != null) {
                alarm.cancel(false);
            }
            if (well) {
                idle.push(asked);
            } else {
                end(asked);
            }
        }
    }

    /** What a child that closed its output ended with; -1 where it doesn't end. */
    private static int exit(Process child) {
        try {
            return child.waitFor(2, TimeUnit.SECONDS) ? child.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** One that waits and lives; null where none does. */
    private @Nullable Process waiting() {
        for (Process waiting = idle.poll(); waiting != null; waiting = idle.poll()) {
            if (waiting.isAlive()) {
                return waiting;
            }
            end(waiting);
        }
        return null;
    }

    private Process start() throws IOException {
        Process started = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap + "m",
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
