package org.kaoping.intake;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Trial;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Limits;
import org.kaoping.form.book.Mark;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Period;
import org.kaoping.store.Archive;
import org.kaoping.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries received uploads to the bench and what comes out of it to the recorder. Uploads with the same bytes go one
 * after another, so that the later one can be told the fate of the earlier.
 */
final class Conveyor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Conveyor.class);

    /** How often an upload is examined again because the masters or schemes changed meanwhile. */
    private static final int MOST_ROUNDS = 3;

    /** Problems that say nothing lasting about the bytes: sent again, they are examined again. */
    private static final Set<ProblemCode> PASSING = Set.of(
            ProblemCode.EXAMINATION_TIMEOUT,
            ProblemCode.EXAMINATION_FAILED,
            ProblemCode.LEGACY_READER_ENDED,
            ProblemCode.STORAGE_FAILED,
            ProblemCode.RECEIVED_ON_WRONG);

    private final Database database;
    private final Archive archive;
    private final Examiner examiner;
    private final Clock clock;
    private final Limits limits;
    private final Bench bench;
    private final Recorder recorder;
    private final Consumer<List<Recorder.Outcome>> recorded;

    /** Per hash those that wait until an upload with the same bytes is recorded; a hash under way has an entry. */
    private final Map<String, Deque<Uploads.Upload>> underWay = new HashMap<>();

    private volatile boolean closed;

    Conveyor(
            Database database,
            Archive archive,
            Examiner examiner,
            Settlement settlement,
            Clock clock,
            Limits limits,
            Consumer<List<Recorder.Outcome>> recorded) {
        this.database = database;
        this.archive = archive;
        this.examiner = examiner;
        this.clock = clock;
        this.limits = limits;
        this.recorded = recorded;
        this.bench = new Bench(Bench.places(limits), limits.examinationTime());
        this.recorder = new Recorder(database, settlement, clock, this::afterCommit, this::add);
    }

    /** Takes an upload that is durable; returns at once. */
    void add(Uploads.Upload upload) {
        synchronized (underWay) {
            Deque<Uploads.Upload> line = underWay.get(upload.receipt().sha256());
            if (line != null) {
                line.add(upload);
                return;
            }
            underWay.put(upload.receipt().sha256(), new ArrayDeque<>());
        }
        begin(upload, 1);
    }

    // the stage after goes nowhere: what may go wrong in it is caught inside
    @SuppressWarnings("FutureReturnValueIgnored")
    private void begin(Uploads.Upload upload, int round) {
        bench.submit(() -> look(upload)).whenComplete((outcome, failure) -> {
            if (closed) {
                return;
            }
            try {
                pass(upload, round, outcome, failure);
            } catch (RuntimeException e) {
                recorder.add(new Recorder.Outcome(upload, null, failed(upload.id(), e)));
            }
        });
    }

    private void pass(
            Uploads.Upload upload, int round, Recorder.@Nullable Outcome outcome, @Nullable Throwable failure) {
        if (failure != null || outcome == null) {
            recorder.add(new Recorder.Outcome(
                    upload, null, failed(upload.id(), failure == null ? new IllegalStateException() : failure)));
        } else if (round < MOST_ROUNDS && outdated(outcome)) {
            LOG.info("upload {} is examined again: the masters or schemes have changed", upload.id());
            begin(upload, round + 1);
        } else {
            recorder.add(outcome);
        }
    }

    /** Whether masters or schemes changed while the upload was examined. */
    private boolean outdated(Recorder.Outcome outcome) {
        Examination examination = outcome.examination();
        return examination != null
                && !examination.basis().equals(examiner.basis(examination.form(), examination.period()));
    }

    private Recorder.Outcome look(Uploads.Upload upload) {
        Optional<Uploads.Upload> first = database.read(handle -> Uploads.firstWithSameBytes(handle, upload))
                .filter(one -> holds(one, upload));
        if (first.isPresent()) {
            return new Recorder.Outcome(upload, first.get(), null);
        }
        return new Recorder.Outcome(upload, null, examiner.examine(paper(upload.receipt(), null)));
    }

    /** Whether what was found of the first still holds for the same bytes sent again. */
    private boolean holds(Uploads.Upload first, Uploads.Upload again) {
        Receipt known = first.receipt();
        boolean otherDay = again.receipt().receivedOn() != null
                && !again.receipt().receivedOn().equals(known.receivedOn());
        // a scheme that was replaced and comes again is meant to be in force again
        boolean oldScheme = FormExaminer.SCHEME.equals(known.form()) && known.status() == Status.SUPERSEDED;
        return known.status() != Status.VOID
                && !oldScheme
                && !(known.status() == Status.HELD && otherDay)
                && !(otherDay && known.problems().stream().anyMatch(Trial::dependsOnTheDay))
                && known.problems().stream().noneMatch(problem -> PASSING.contains(problem.code()))
                && first.basis().equals(examiner.basis(known.form(), known.period()));
    }

    /** Examines once more for a decision of the office, on the same bench; waits for it. */
    Examination examine(Receipt receipt, Paper.@Nullable Ruling ruling) {
        CompletableFuture<Examination> result = bench.submit(() -> examiner.examine(paper(receipt, ruling)));
        return result.handle((examination, failure) -> failure == null ? examination : failed(receipt.id(), failure))
                .join();
    }

    /**
     * An upload with its problems marked in it; of a csv a workbook with its values.
     *
     * @param asks what its list asks about a problem, by its position
     */
    Checked<byte[]> annotated(Receipt of, Supplier<Map<Integer, Mark.Ask>> asks, Limits most) {
        byte[] bytes = archive.get(of.sha256());
        if (Books.isCsv(bytes, of.fileName())) {
            return onBench(of.id(), () -> examiner.annotatedCsv(asItCounts(of), most), Checked::failed);
        }
        Map<Integer, Mark.Ask> asked = asks.get();
        return onBench(
                of.id(), () -> examiner.annotated(bytes, of.fileName(), of.problems(), asked, most), Checked::failed);
    }

    /** With the unit and period that it was found or said to be of. */
    private Paper asItCounts(Receipt receipt) {
        Period period =
                receipt.period() == null ? null : Period.parse(receipt.period()).orElse(null);
        boolean known = receipt.unit() != null && period != null;
        return paper(receipt, known ? new Paper.Ruling(receipt.unit(), period) : null);
    }

    private Paper paper(Receipt receipt, Paper.@Nullable Ruling ruling) {
        return new Paper(
                archive.get(receipt.sha256()),
                receipt.fileName(),
                receipt.day(),
                receipt.receivedOn() != null,
                Deadlines.day(clock.instant()),
                ruling);
    }

    /**
     * Does work on the bench that has nothing to do with any upload; waits for it.
     *
     * @param name what is worked on, for the log
     * @param otherwise what it comes to where it overran or broke
     */
    <T> T onBench(String name, Callable<T> work, Function<Problem, T> otherwise) {
        return bench.submit(work)
                .handle((done, failure) -> failure == null ? done : otherwise.apply(failure(name, failure)))
                .join();
    }

    private Examination failed(String upload, Throwable failure) {
        return Examination.faulty("", List.of(failure(upload, failure)));
    }

    private Problem failure(String name, Throwable failure) {
        if (failure instanceof TimeoutException) {
            LOG.warn("upload {} took too long", name);
            return Problem.of(ProblemCode.EXAMINATION_TIMEOUT, Place.WORKBOOK)
                    .expected(limits.examinationTime().toSeconds() + " 秒");
        }
        LOG.error("upload {} could not be examined", name, failure);
        return Problem.of(ProblemCode.EXAMINATION_FAILED, Place.WORKBOOK)
                .found(failure.getClass().getSimpleName());
    }

    private void afterCommit(List<Recorder.Outcome> outcomes) {
        for (Recorder.Outcome outcome : outcomes) {
            String hash = outcome.upload().receipt().sha256();
            Uploads.Upload next;
            synchronized (underWay) {
                Deque<Uploads.Upload> line = underWay.get(hash);
                next = line == null ? null : line.poll();
                if (next == null) {
                    underWay.remove(hash);
                }
            }
            if (next != null) {
                begin(next, 1);
            }
        }
        recorded.accept(outcomes);
    }

    /** Stops; what is not yet recorded stays received. */
    @Override
    public void close() {
        closed = true;
        bench.close();
        recorder.close();
    }
}
