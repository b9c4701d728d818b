package org.kaoping.intake;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what came out of examinations: one thread, which commits together whatever is ready. What can't be committed
 * stays {@code received} and is tried again, now or after the next start: nothing is lost.
 */
final class Recorder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final int MOST_TOGETHER = 200;
    private static final long FIRST_PAUSE = 50;
    private static final long LONGEST_PAUSE = 5_000;

    /**
     * What is to be recorded of an upload: exactly one of the two.
     *
     * @param first the upload with the same bytes
     * @param examination what came out
     */
    record Outcome(
            Uploads.Upload upload,
            Uploads.@Nullable Upload first,
            @Nullable Examination examination) {}

    private final LinkedBlockingQueue<Outcome> ready = new LinkedBlockingQueue<>();
    private final Database database;
    private final Settlement settlement;
    private final Clock clock;
    private final Consumer<List<Outcome>> recorded;
    private final Consumer<Uploads.Upload> again;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Starts recording.
     *
     * @param recorded told after each commit
     * @param again told after the commit of each upload that has to be examined once more
     */
    Recorder(
            Database database,
            Settlement settlement,
            Clock clock,
            Consumer<List<Outcome>> recorded,
            Consumer<Uploads.Upload> again) {
        this.again = again;
        this.database = database;
        this.settlement = settlement;
        this.clock = clock;
        this.recorded = recorded;
        this.thread = new Thread(this::work, "recorder");
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes what is to be recorded; returns at once. */
    void add(Outcome outcome) {
        ready.add(outcome);
    }

    private void work() {
        List<Outcome> together = new ArrayList<>();
        while (!closed || !ready.isEmpty()) {
            together.clear();
            try {
                Outcome next = ready.poll(200, TimeUnit.MILLISECONDS);
                if (next == null) {
                    continue;
                }
                together.add(next);
            } catch (InterruptedException e) {
                continue;
            }
            ready.drainTo(together, MOST_TOGETHER - 1);
            commit(List.copyOf(together));
        }
    }

    private void commit(List<Outcome> together) {
        long pause = FIRST_PAUSE;
        while (true) {
            try {
                List<Uploads.Upload> onceMore = database.write(handle -> {
                    List<Uploads.Upload> found = new ArrayList<>();
                    together.forEach(outcome -> record(handle, outcome));
                    together.stream()
                            .map(outcome -> outcome.upload().receipt().batch())
                            .distinct()
                            .forEach(batch ->
                                    found.addAll(Companions.settle(handle, settlement, batch, clock.instant())));
                    return found;
                });
                recorded.accept(together);
                onceMore.forEach(again);
                return;
            } catch (RuntimeException e) {
                LOG.error("{} examinations are not recorded yet", together.size(), e);
                if (closed || !sleep(pause)) {
                    return;
                }
                pause = Math.min(LONGEST_PAUSE, pause * 2);
            }
        }
    }

    private static boolean sleep(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Records one; what goes wrong with it alone does not take the others with it. */
    private void record(Handle handle, Outcome outcome) {
        handle.savepoint("one");
        try {
            settle(handle, outcome);
            handle.releaseSavepoint("one");
        } catch (IllegalStateException | IllegalArgumentException | NullPointerException e) {
            LOG.error("upload {} could not be settled", outcome.upload().id(), e);
            handle.rollbackToSavepoint("one");
            Problem problem = Problem.of(ProblemCode.EXAMINATION_FAILED, Place.WORKBOOK)
                    .found(e.getClass().getSimpleName());
            settlement.settle(
                    handle,
                    outcome.upload(),
                    Examination.faulty("", List.of(problem)),
                    Settlement.Word.NONE,
                    List.of(),
                    clock.instant());
        }
    }

    private void settle(Handle handle, Outcome outcome) {
        boolean waits = Uploads.byId(handle, outcome.upload().id())
                .filter(upload -> upload.receipt().status() == Status.RECEIVED)
                .isPresent();
        if (!waits) {
            return;
        }
        if (outcome.first() != null) {
            settlement.duplicate(handle, outcome.upload(), outcome.first(), clock.instant());
        } else if (outcome.examination() != null) {
            settlement.settle(
                    handle, outcome.upload(), outcome.examination(), Settlement.Word.NONE, List.of(), clock.instant());
        }
    }

    /** Records what is ready and stops. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
