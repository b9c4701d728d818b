package org.kaoping.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Values;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.problem.Severity;
import org.kaoping.store.Audit;

/**
 * Decides, inside a write transaction, what becomes of an examined upload beside all others: accepted, refused, held, or
 * the same as an earlier one. A refused file never replaces anything, and where the office must choose, nothing is
 * replaced.
 */
final class Settlement {
    /** The reasons why an upload waits for the office; gone once the office has spoken. */
    static final Set<ProblemCode> HOLDS = Set.of(
            ProblemCode.UNIT_UNCERTAIN,
            ProblemCode.PERIOD_UNCERTAIN,
            ProblemCode.PERIOD_DOUBTFUL,
            ProblemCode.REPLACES_AFTER_DEADLINE,
            ProblemCode.TWO_IN_BATCH,
            ProblemCode.SCHEME_REPLACES,
            ProblemCode.MARKS_CHANGE,
            ProblemCode.ANOTHER_NAME);

    /** What the office has said of an upload before it is settled. */
    enum Word {
        /** Nothing. */
        NONE,
        /** What it is: then no doubt holds it up, but a name is not cleared up by it. */
        RULED,
        /** It takes the place of the one in force, whatever name it bears. */
        REPLACES,
        /** It is another one of the same serial. */
        ANOTHER
    }

    private final Publisher publisher;
    private final Batchmates mates = new Batchmates(this);

    Settlement(Publisher publisher) {
        this.publisher = publisher;
    }

    /** Writes that an upload has the same bytes as an earlier one and shares its fate. */
    Receipt duplicate(Handle handle, Uploads.Upload upload, Uploads.Upload first, Instant now) {
        Receipt known = first.receipt();
        List<Problem> problems = new ArrayList<>(upload.notes());
        problems.add(Problem.of(ProblemCode.DUPLICATE_BYTES, Place.WORKBOOK).found(known.fileName()));
        problems.addAll(known.problems());
        Receipt receipt = with(upload.receipt(), Status.DUPLICATE, known.form(), known.unit(), known.period(), problems)
                .asDuplicateOf(known.id());
        return write(handle, receipt, first.basis(), now);
    }

    /**
     * Writes what became of an examined upload.
     *
     * @param word what the office has said
     * @param extra problems to add, such as the note of the office's decision
     */
    Receipt settle(
            Handle handle,
            Uploads.Upload upload,
            Examination examination,
            Word word,
            List<Problem> extra,
            Instant now) {
        List<Problem> problems = new ArrayList<>(upload.notes());
        problems.addAll(examination.problems());
        problems.addAll(extra);
        Uploads.mark(handle, upload.id(), new Several.Mark(examination.serial(), examination.name()));
        boolean complete = Texts.complete(handle, upload, examination, problems);
        Status status = !complete
                ? Status.REJECTED
                : switch (Doubts.finding(handle, examination, problems)) {
                    case FAULTY -> Status.REJECTED;
                    case DOUBTFUL -> Status.HELD;
                    case SOUND -> sound(handle, upload, examination, word, problems, now);
                };
        SheetReasons.Answers answers = examination.reasons().answers(problems);
        problems.addAll(answers.notes());
        Receipt receipt = write(
                handle,
                with(upload.receipt(), status, examination.form(), examination.unit(), examination.period(), problems),
                examination.basis(),
                now);
        answers.store(handle, receipt, now);
        return receipt;
    }

    private Status sound(
            Handle handle,
            Uploads.Upload upload,
            Examination examination,
            Word word,
            List<Problem> problems,
            Instant now) {
        boolean free = word == Word.NONE;
        SchemeReplacement replacement = SchemeReplacement.of(handle, publisher, examination);
        Status stopped = replacement.stopped(handle, examination, free, problems);
        if (stopped != null) {
            return stopped;
        }
        if (free && mates.inBatch(handle, upload, examination, problems, now)) {
            return Status.HELD;
        }
        Several.Slot slot = Several.slot(handle, upload.id(), key(upload, examination), examination.name(), word);
        Submissions.Version clash = slot.clash();
        if (clash != null && !(free && mates.wasQuicker(handle, upload, examination, clash, now))) {
            problems.add(Several.clash(examination.nameLabel(), examination.name(), clash.name()));
            return Status.HELD;
        }
        Submissions.Key key = slot.key();
        Optional<Submissions.Version> current =
                Submissions.inForce(handle, key).filter(one -> !one.upload().equals(upload.id()));
        if (free && current.filter(one -> one.seq() > upload.seq()).isPresent()) {
            // a newer one was quicker: this one only enters the history
            add(handle, upload, key, examination, problems, replacement.version());
            return Status.SUPERSEDED;
        }
        String displaced = current.map(Submissions.Version::upload).orElse(null);
        MarkReplacement marks = MarkReplacement.of(handle, key, displaced, examination.values());
        if (marks.mustBeAsked(upload.receipt())) {
            problems.addAll(marks.asks());
            return Status.HELD;
        }
        if (free && afterDeadline(handle, upload, examination, current, problems)) {
            return Status.HELD;
        }
        Quota.exceeded(handle, publisher, key).ifPresent(problems::add);
        add(handle, upload, key, examination, problems, publish(handle, upload, examination, problems));
        problems.addAll(replacement.told());
        if (displaced != null) {
            marks.record(handle, upload.id(), problems, now);
            List<String> cells =
                    Changes.between(Submissions.values(handle, displaced), Submissions.values(handle, upload.id()));
            problems.add(Problem.of(ProblemCode.REPLACED, Place.WORKBOOK)
                    .found(fileName(handle, displaced) + "，" + Changes.inWords(cells)));
            Uploads.status(handle, displaced, Status.SUPERSEDED);
            log(handle, now, "superseded", displaced, "被 " + upload.id() + " 替换");
        }
        Submissions.enforce(handle, upload.id(), displaced);
        return Status.ACCEPTED;
    }

    /** The version of the scheme that it is kept under; a scheme is put in force. */
    private int publish(Handle handle, Uploads.Upload upload, Examination examination, List<Problem> problems) {
        return examination.brought() == null
                ? examination.schemeVersion()
                : publisher.publish(
                        handle,
                        examination.brought(),
                        upload.receipt().sha256(),
                        upload.id(),
                        SchemeReplacement.reason(problems));
    }

    private void add(
            Handle handle,
            Uploads.Upload upload,
            Submissions.Key key,
            Examination examination,
            List<Problem> problems,
            int version) {
        boolean doubtful = problems.stream()
                .anyMatch(problem -> problem.severity() == Severity.WARNING
                        && (!HOLDS.contains(problem.code()) || Doubts.ANSWERABLE.contains(problem.code())));
        if (examination.values() == null) {
            throw new IllegalStateException("sound without values");
        }
        Submissions.add(handle, upload.id(), key, examination.name(), version, doubtful, examination.values());
    }

    /** Takes an accepted upload out of force; the one that it displaced is in force again. */
    void takeBack(Handle handle, Uploads.Upload upload, Intake.@Nullable Decision decision, Instant now) {
        Optional<Submissions.Version> version = Submissions.ofUpload(handle, upload.id());
        if (upload.receipt().status() != Status.ACCEPTED || version.isEmpty()) {
            return;
        }
        withdraw(handle, upload, decision, now);
        String displaced = version.get().replaced();
        if (displaced != null
                && Uploads.byId(handle, displaced)
                        .filter(one -> one.receipt().status() == Status.SUPERSEDED)
                        .isPresent()) {
            Submissions.enforce(handle, displaced, null);
            Uploads.status(handle, displaced, Status.ACCEPTED);
            log(handle, now, "restored", displaced, upload.id() + " 撤下后恢复");
        }
    }

    /**
     * Takes an upload out of force, if it is in force.
     *
     * @param decision the office's, which is put on record with the marks that go; null where it said nothing
     */
    void withdraw(Handle handle, Uploads.Upload upload, Intake.@Nullable Decision decision, Instant now) {
        Submissions.Version version = Submissions.ofUpload(handle, upload.id()).orElse(null);
        if (decision != null && version != null && upload.receipt().status() == Status.ACCEPTED) {
            String who = decision.who();
            MarkReplacement.of(handle, version.key(), upload.id(), null)
                    .record(
                            handle,
                            null,
                            who == null ? "" : who,
                            decision.reason().strip(),
                            now);
        }
        Submissions.withdraw(handle, upload.id());
    }

    /** Gives an upload another status and more problems; its form, unit and period stay. */
    Receipt restate(Handle handle, Uploads.Upload upload, Status status, List<Problem> extra, Instant now) {
        Receipt receipt = upload.receipt();
        List<Problem> problems = new ArrayList<>(receipt.problems());
        if (status != Status.HELD) {
            problems.removeIf(problem -> HOLDS.contains(problem.code()));
        }
        problems.addAll(extra);
        return write(
                handle,
                with(receipt, status, receipt.form(), receipt.unit(), receipt.period(), problems),
                upload.basis(),
                now);
    }

    /** Puts a version out of the history in force again; where that changes marks, the office confirms them first. */
    Receipt reinstate(
            Handle handle, Uploads.Upload upload, Submissions.Version version, Intake.Decision decision, Instant now) {
        Problem note = DecisionWords.note("改用此份", decision);
        Submissions.Key key = version.key();
        MarkReplacement marks = MarkReplacement.of(
                handle,
                key,
                Submissions.inForce(handle, key)
                        .map(Submissions.Version::upload)
                        .orElse(null),
                Submissions.values(handle, upload.id()));
        if (marks.mustBeAsked(upload.receipt())) {
            return restate(handle, upload, Status.HELD, marks.asks(), now);
        }
        boolean taken = upload.receipt().status() == Status.VOID
                && Submissions.inForce(handle, key)
                        .filter(one -> !Several.same(one.name(), version.name()))
                        .isPresent();
        if (taken) {
            // its place was given to another person meanwhile
            key = Several.free(handle, key);
            Submissions.move(handle, upload.id(), key);
        }
        String displaced = Submissions.inForce(handle, key)
                .map(Submissions.Version::upload)
                .orElse(null);
        if (displaced != null) {
            Uploads.status(handle, displaced, Status.SUPERSEDED);
            log(handle, now, "superseded", displaced, "改用 " + upload.id());
        }
        Submissions.enforce(handle, upload.id(), displaced);
        return restate(handle, upload, Status.ACCEPTED, List.of(note), now);
    }

    private static boolean afterDeadline(
            Handle handle,
            Uploads.Upload upload,
            Examination examination,
            Optional<Submissions.Version> current,
            List<Problem> problems) {
        @Nullable LocalDate due = examination.due();
        if (current.isEmpty() || due == null || !upload.receipt().day().isAfter(due)) {
            return false;
        }
        boolean sameBytes = Uploads.byId(handle, current.get().upload())
                .filter(one -> one.receipt().sha256().equals(upload.receipt().sha256()))
                .isPresent();
        Values values = examination.values();
        if (sameBytes
                || (values != null
                        && Changes.between(
                                        Submissions.values(handle, current.get().upload()), values)
                                .isEmpty())) {
            // it may bring reasons for warnings; what it says stays the same
            return false;
        }
        problems.add(
                Problem.of(ProblemCode.REPLACES_AFTER_DEADLINE, Place.WORKBOOK).expected(due.toString()));
        return true;
    }

    static Submissions.Key key(Uploads.Upload upload, Examination examination) {
        String form = examination.form();
        String unit = examination.unit();
        String period = examination.period();
        if (form == null || unit == null || period == null) {
            throw new IllegalStateException("not identified: " + upload.id());
        }
        return new Submissions.Key(form, unit, period, examination.serial());
    }

    static boolean has(Receipt receipt, ProblemCode code) {
        return receipt.problems().stream().anyMatch(problem -> problem.code() == code);
    }

    static Receipt with(
            Receipt receipt,
            Status status,
            @Nullable String form,
            @Nullable String unit,
            @Nullable String period,
            List<Problem> problems) {
        return new Receipt(
                receipt.id(),
                receipt.batch(),
                receipt.fileName(),
                status,
                form,
                unit,
                period,
                receipt.sha256(),
                receipt.size(),
                receipt.receivedAt(),
                receipt.receivedOn(),
                receipt.duplicateOf(),
                problems,
                receipt.attached());
    }

    static Receipt write(Handle handle, Receipt receipt, String basis, Instant now) {
        Uploads.settle(handle, receipt, basis);
        log(handle, now, receipt.status().id(), receipt.id(), receipt.fileName());
        return receipt;
    }

    static void log(Handle handle, Instant now, String what, String upload, String detail) {
        Audit.log(handle, new Audit.Line(now, "intake", what, upload, detail));
    }

    private static String fileName(Handle handle, String upload) {
        return Uploads.byId(handle, upload).map(one -> one.receipt().fileName()).orElse(upload);
    }
}
