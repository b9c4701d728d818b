package org.kaoping.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.Limits;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.kaoping.store.Archive;
import org.kaoping.store.Database;

/** An intake over a real database and a real archive in a temporary folder, with a clock that is set by hand. */
final class Door implements AutoCloseable {
    final Path folder;
    final Database database;
    final Archive archive;
    final Submissions submissions = new Submissions();
    final Intake intake;
    private volatile Instant now = Instant.parse("2020-05-20T02:00:00Z");

    /** A clock that shows what {@link #now(String)} set. */
    final class Hands extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    Door(Path folder, Examiner examiner) {
        this(folder, examiner, (handle, scheme, sha256, upload, reason) -> 1, Limits.STANDARD);
    }

    Door(Path folder, Examiner examiner, Publisher publisher, Limits limits) {
        this(folder, (database, archive, clock) -> new Intake(database, archive, examiner, publisher, clock, limits));
    }

    Door(Path folder, Maker maker) {
        this.folder = folder;
        this.database = Database.open(folder.resolve("kaoping.db"));
        this.archive = new Archive(folder.resolve("originals"));
        this.intake = maker.make(database, archive, new Hands());
    }

    /** Makes the intake. */
    interface Maker {
        Intake make(Database database, Archive archive, Clock clock);
    }

    /** Sets the clock. */
    void now(String instant) {
        now = Instant.parse(instant);
    }

    /** A file of a request. */
    Intake.Part part(String name, byte[] bytes) {
        try {
            Path work = Files.createDirectories(folder.resolve("work"));
            return new Intake.Part(
                    name, Files.write(work.resolve(UUID.randomUUID().toString()), bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends texts as one batch and waits for the receipts. */
    List<Receipt> sendAll(@Nullable String receivedOn, String... texts) {
        List<Intake.Part> parts = new ArrayList<>();
        for (String text : texts) {
            parts.add(part("f" + parts.size() + ".xlsx", FakeExaminer.text(text)));
        }
        return send(parts, receivedOn);
    }

    /** Sends files and waits for the receipts. */
    List<Receipt> send(List<Intake.Part> parts, @Nullable String receivedOn) {
        Intake.Batch batch = intake.receive(parts, receivedOn == null ? null : LocalDate.parse(receivedOn))
                .get();
        return intake.await(batch.batch(), 60_000).receipts();
    }

    /** Sends one text and waits for its receipt. */
    Receipt send(String text) {
        return sendAll(null, text).get(0);
    }

    /** Sends one text as received on that day. */
    Receipt sendOn(String day, String text) {
        return sendAll(day, text).get(0);
    }

    /** The receipt as it stands now. */
    Receipt again(Receipt receipt) {
        return intake.receipt(receipt.id()).orElseThrow();
    }

    /** The codes of a receipt's problems. */
    static List<String> codes(Receipt receipt) {
        return codes(receipt.problems());
    }

    static List<String> codes(List<Problem> problems) {
        return problems.stream().map(problem -> problem.code().id()).toList();
    }

    /** Decides, with a good reason. */
    Checked<Receipt> decide(Receipt receipt, String as) {
        return intake.decide(receipt.id(), new Intake.Decision(as, null, null, null, "单位来函说明", null, null));
    }

    /** Names unit and period, with a good reason. */
    Checked<Receipt> reassign(Receipt receipt, @Nullable String unit, @Nullable String period) {
        return intake.decide(receipt.id(), new Intake.Decision("reassign", unit, period, null, "单位来函说明", null, null));
    }

    /** Changes the day of receipt, with a good reason. */
    Checked<Receipt> amend(Receipt receipt, String day) {
        return intake.decide(
                receipt.id(), new Intake.Decision("amend", null, null, LocalDate.parse(day), "以邮戳日期为准", null, null));
    }

    /** The uploads in force of a unit. */
    List<String> inForce(String unit) {
        return database.read(handle -> submissions.inForce(handle, null, null, unit)).stream()
                .map(Submission::uploadId)
                .toList();
    }

    /** What is in force. */
    List<Submission> inForce() {
        return database.read(handle -> submissions.inForce(handle, null, null, null));
    }

    @Override
    public void close() {
        intake.close();
        database.close();
    }
}
