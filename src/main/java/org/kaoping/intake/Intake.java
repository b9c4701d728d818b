package org.kaoping.intake;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Form;
import org.kaoping.form.book.Limits;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Deadlines;
import org.kaoping.shelf.HandOut;
import org.kaoping.shelf.Shelf;
import org.kaoping.store.Archive;
import org.kaoping.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The front door of the conveyor. What it has received lies in the archive and in the database before it answers: from
 * then on it can't be lost, and what was not yet examined when the server was killed is taken up again at the next start.
 */
public final class Intake implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Database database;
    private final Archive archive;
    private final Examiner examiner;
    private final Clock clock;
    private final Admission admission;
    private final Conveyor conveyor;
    private final Decisions decisions;
    private final Explaining explaining;
    private final DryRun dryRun;
    private final Publisher publisher;
    private final Limits limits;
    private final Ids ids = new Ids();
    private final Register register;

    /** Notified after every commit of the recorder. */
    private final Object progress = new Object();

    /**
     * A file of a request, already on disk in the work folder.
     *
     * @param fileName as the browser named it; may carry a folder
     * @param file the bytes
     */
    public record Part(String fileName, Path file) {}

    /**
     * What is known of a batch.
     *
     * @param batch its number
     * @param done whether every upload has left {@link Status#RECEIVED}
     * @param receipts one per file (zips are opened), in order
     */
    public record Batch(String batch, boolean done, List<Receipt> receipts) {
        /** Copies the receipts. */
        public Batch {
            receipts = List.copyOf(receipts);
        }
    }

    /**
     * What the office decides about an upload.
     *
     * @param as replace, another, reassign, refuse, use, void or amend; of an attachment reassign, text, void or use
     * @param unit for reassign and text
     * @param period for reassign and text
     * @param receivedOn for amend
     * @param reason why; never empty or idle
     * @param form for text: the form whose long cells it stands for
     * @param who who says so; needed where marks in force are changed
     */
    public record Decision(
            String as,
            @Nullable String unit,
            @Nullable String period,
            @Nullable LocalDate receivedOn,
            String reason,
            @Nullable String form,
            @Nullable String who) {}

    /**
     * The front door that examines by what stands on the shelf.
     *
     * @param limits how much strangers may send
     * @param own the server's own workbooks in which the office decides
     */
    public Intake(
            Database database,
            Archive archive,
            Shelf shelf,
            HandOut handOut,
            Clock clock,
            Limits limits,
            OwnWorkbooks own) {
        this(
                database,
                archive,
                new FormExaminer(shelf, handOut, limits, new LegacyReader(), own),
                new ShelfPublisher(shelf),
                clock,
                limits);
    }

    Intake(Database database, Archive archive, Examiner examiner, Publisher publisher, Clock clock, Limits limits) {
        this.database = database;
        this.archive = archive;
        this.examiner = examiner;
        this.register = new Register(database, examiner, ids);
        this.clock = clock;
        this.admission = new Admission(archive, limits);
        Settlement settlement = new Settlement(publisher);
        this.conveyor = new Conveyor(database, archive, examiner, settlement, clock, limits, outcomes -> announce());
        this.decisions = new Decisions(database, conveyor, settlement, examiner, clock);
        this.explaining = new Explaining(database, clock);
        this.publisher = publisher;
        this.dryRun = new DryRun(database, examiner, conveyor, publisher);
        this.limits = limits;
    }

    /** Takes up what was acknowledged before the last stop but not yet examined; gives how many that were. */
    public int resume() {
        List<Uploads.Upload> waiting = database.read(Uploads::waiting);
        waiting.forEach(conveyor::add);
        if (!waiting.isEmpty()) {
            LOG.info("{} uploads of an earlier run are taken up again", waiting.size());
        }
        return waiting.size();
    }

    /**
     * Makes the files durable, starts their examination and gives the batch.
     *
     * @param parts the files; they may be deleted afterwards
     * @param receivedOn the day on which the office got them; null: today
     * @return the batch; the problem received-on-wrong where that day is later than today or before the period of one
     *     of the files, storage-failed where they could not be kept: then nothing is recorded
     */
    public Checked<Batch> receive(List<Part> parts, @Nullable LocalDate receivedOn) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (receivedOn != null && receivedOn.isAfter(Deadlines.day(now))) {
            return Checked.failed(Decisions.receivedOnWrong(receivedOn, "不能晚于今天（" + Deadlines.day(now) + "）"));
        }
        String batch = ids.next(now);
        List<Uploads.Upload> uploads;
        try {
            Admission.Taken taken = admission.take(parts);
            Problem early = receivedOn == null ? null : register.tooEarly(archive, taken, receivedOn);
            if (early != null) {
                return Checked.failed(early);
            }
            uploads = register.record(batch, taken, receivedOn, now);
        } catch (UncheckedIOException | org.jdbi.v3.core.JdbiException e) {
            LOG.error("an upload could not be kept", e);
            return Checked.failed(Problem.of(ProblemCode.STORAGE_FAILED, Place.WORKBOOK)
                    .found(e.getClass().getSimpleName()));
        }
        uploads.stream()
                .filter(upload -> upload.receipt().status() == Status.RECEIVED)
                .forEach(conveyor::add);
        return Checked.of(batchOf(batch, Uploads.receipts(uploads)));
    }

    /**
     * Tells what the files would get if they were sent now, and records nothing. Masters are compiled.
     *
     * @param parts the files; they may be deleted afterwards
     * @param receivedOn the day on which the office got them; null: today
     * @param scratch a folder for the members of zips; the caller deletes it
     * @param contract what a compiled master lacks of what the results need
     * @return a verdict for each file (zips are opened), in order; or the problems of {@link #receive}
     */
    public Checked<List<Verdict>> check(
            List<Part> parts, @Nullable LocalDate receivedOn, Path scratch, Function<Form, List<Problem>> contract) {
        return check(dryRun, parts, receivedOn, scratch, contract);
    }

    /**
     * Tells what filled workbooks would get if another shelf were in force, and records nothing.
     *
     * @param trial the shelf with a master that is tried, see {@link Shelf#trying}
     */
    public Checked<List<Verdict>> tryOut(Shelf trial, List<Part> parts, Path scratch) {
        try (Examiner trying = new FormExaminer(trial, new HandOut(trial), limits)) {
            return check(new DryRun(database, trying, conveyor, publisher), parts, null, scratch, form -> List.of());
        }
    }

    /** Does work with a stranger's file where examinations are done: within their time limit, as many at once as they. */
    public <T> Checked<T> apart(String name, Callable<Checked<T>> work) {
        return conveyor.onBench(name, work, Checked::failed);
    }

    private Checked<List<Verdict>> check(
            DryRun run,
            List<Part> parts,
            @Nullable LocalDate receivedOn,
            Path scratch,
            Function<Form, List<Problem>> contract) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (receivedOn != null && receivedOn.isAfter(Deadlines.day(now))) {
            return Checked.failed(Decisions.receivedOnWrong(receivedOn, "不能晚于今天（" + Deadlines.day(now) + "）"));
        }
        try {
            Archive kept = new Archive(scratch);
            Admission.Taken taken = admission.into(kept).take(parts);
            Problem early = receivedOn == null ? null : register.tooEarly(kept, taken, receivedOn);
            return early != null
                    ? Checked.failed(early)
                    : Checked.of(
                            run.of(kept, taken, register.receipts(ids.next(now), taken, receivedOn, now), contract));
        } catch (UncheckedIOException | org.jdbi.v3.core.JdbiException e) {
            LOG.error("files could not be checked", e);
            return Checked.failed(Problem.of(ProblemCode.STORAGE_FAILED, Place.WORKBOOK)
                    .found(e.getClass().getSimpleName()));
        }
    }

    /** Waits at most so long for the batch to be done, and gives it as it stands then. */
    public Batch await(String batch, long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        synchronized (progress) {
            while (database.read(handle -> Uploads.waitingIn(handle, batch)) > 0) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    break;
                }
                try {
                    progress.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
        }
        return batch(batch).orElseGet(() -> new Batch(batch, true, List.of()));
    }

    private void announce() {
        synchronized (progress) {
            progress.notifyAll();
        }
    }

    /** The batch as it stands. */
    public Optional<Batch> batch(String batch) {
        return database.read(handle -> Uploads.batchExists(handle, batch)
                ? Optional.of(batchOf(batch, Uploads.receipts(Uploads.ofBatch(handle, batch))))
                : Optional.empty());
    }

    private static Batch batchOf(String batch, List<Receipt> receipts) {
        boolean done = receipts.stream().noneMatch(receipt -> receipt.status() == Status.RECEIVED);
        return new Batch(batch, done, receipts);
    }

    /** The receipt of an upload. */
    public Optional<Receipt> receipt(String id) {
        return database.read(handle -> Uploads.byId(handle, id)).map(Uploads.Upload::receipt);
    }

    /** The uploads that match, newest first; a null matches all. */
    public List<Receipt> receipts(@Nullable String form, @Nullable String period, @Nullable String unit, int limit) {
        return database.read(handle -> Uploads.find(handle, form, period, unit, limit));
    }

    /** What came beside the workbooks of a unit's form and period, newest first: 「随附材料」. */
    public List<Receipt> attachments(String form, String unit, String period) {
        return database.read(handle -> Uploads.attachments(handle, form, unit, period));
    }

    /** The very bytes of an upload; of a zip's member that could not be taken out of it, the zip's. */
    public Optional<byte[]> original(String id) {
        return receipt(id).map(receipt -> archive.get(receipt.sha256()));
    }

    /**
     * What was filled in on an earlier master, moved into a fresh workbook of the master in force. Nothing is recorded.
     *
     * @return empty where there is no such upload; a problem where there is nothing to be moved
     */
    public Optional<Checked<HandOut.Workbook>> carried(String id) {
        return receipt(id).map(receipt -> {
            byte[] bytes = archive.get(receipt.sha256());
            return apart(id, () -> examiner.carried(bytes, receipt.fileName()));
        });
    }

    /**
     * The upload with its problems marked in it, and its list asking for reasons for its warnings; of a csv a workbook with
     * its values. A problem where that can't be done.
     */
    public Checked<byte[]> annotated(Receipt of, Limits most) {
        return conveyor.annotated(of, () -> explaining.asks(of, () -> conveyor.examine(of, null)), most);
    }

    /** Whether a text says why: not empty, not a word like 「无」. */
    public static boolean isReason(String text) {
        return ReasonText.saysWhy(text);
    }

    /** Carries out a decision of the office and logs it. */
    public Checked<Receipt> decide(String id, Decision decision) {
        return decisions.decide(id, decision);
    }

    /** The warnings of an accepted upload with the reasons given for them; a problem where it is not accepted. */
    public Checked<List<Explained>> warnings(String id) {
        return explaining.of(id);
    }

    /** Adds a reason for a warning of an accepted upload, logs it, and tells how things stand then. */
    public Checked<List<Explained>> explain(String id, Explanation given) {
        return explaining.explain(id, given);
    }

    /** Whether an upload refers to that original; for the sweep of orphans at the start. */
    public boolean refersTo(String sha256) {
        return database.read(handle -> Uploads.refersTo(handle, sha256));
    }

    @Override
    public void close() {
        conveyor.close();
        examiner.close();
    }
}
