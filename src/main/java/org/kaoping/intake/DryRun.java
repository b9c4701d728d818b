package org.kaoping.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Form;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Deadlines;
import org.kaoping.store.Archive;
import org.kaoping.store.Database;

/**
 * What files would get if they were sent, with nothing recorded: they are examined as uploads are, and settled inside a
 * transaction that is rolled back, beside everything that is in force. Masters are compiled and settle nothing.
 */
final class DryRun {
    private final Database database;
    private final Examiner examiner;
    private final Conveyor conveyor;

    /** Publishes nothing: a scheme that is merely checked must not come into force, not even for a moment. */
    private final Settlement settlement;

    DryRun(Database database, Examiner examiner, Conveyor conveyor, Publisher publisher) {
        this.settlement = new Settlement(publisher.idle());
        this.database = database;
        this.examiner = examiner;
        this.conveyor = conveyor;
    }

    /** What was seen in a file: a master, or what an examination of it says. */
    private record Look(
            @Nullable Checked<Form> master, @Nullable Examination examination) {}

    /**
     * The verdicts on files.
     *
     * @param kept where their bytes lie
     * @param receipts one for each, as at the moment of receipt
     * @param contract what a compiled master lacks of what the results need
     */
    List<Verdict> of(
            Archive kept, Admission.Taken taken, List<Receipt> receipts, Function<Form, List<Problem>> contract) {
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < receipts.size(); i++) {
            Receipt receipt = receipts.get(i);
            // one after another, so that checks don't crowd out what is to be recorded
            looks.add(
                    taken.files().get(i).status() != Status.RECEIVED
                            ? new Look(null, null)
                            : conveyor.onBench(
                                    receipt.id(),
                                    () -> look(kept, receipt),
                                    problem -> new Look(null, Examination.faulty("", List.of(problem)))));
        }
        Map<String, Receipt> settled = database.rehearse(handle -> settle(handle, taken.skipped(), receipts, looks));
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < receipts.size(); i++) {
            Checked<Form> master = looks.get(i).master();
            Receipt receipt = receipts.get(i);
            verdicts.add(
                    master == null
                            ? new Verdict(Objects.requireNonNull(settled.get(receipt.id())), false, null)
                            : ofMaster(receipt, master, contract));
        }
        return verdicts;
    }

    private Look look(Archive kept, Receipt receipt) {
        byte[] bytes = kept.get(receipt.sha256());
        Checked<Form> master = examiner.master(bytes, receipt.fileName());
        if (master != null) {
            return new Look(master, null);
        }
        return new Look(
                null,
                examiner.examine(new Paper(
                        bytes,
                        receipt.fileName(),
                        receipt.day(),
                        receipt.receivedOn() != null,
                        Deadlines.day(receipt.receivedAt()),
                        null)));
    }

    private Map<String, Receipt> settle(Handle handle, int skipped, List<Receipt> receipts, List<Look> looks) {
        String batch = receipts.get(0).batch();
        Uploads.insertBatch(handle, batch, receipts.get(0).receivedAt(), skipped);
        Map<String, Examination> examinations = new HashMap<>();
        for (int i = 0; i < receipts.size(); i++) {
            Receipt receipt = receipts.get(i);
            Examination examination = looks.get(i).examination();
            if (looks.get(i).master() == null) {
                Uploads.insert(handle, receipt, examination != null, receipt.problems());
            }
            if (examination != null) {
                examinations.put(receipt.id(), examination);
            }
        }
        for (Uploads.Upload upload : Uploads.ofBatch(handle, batch)) {
            Examination examination = examinations.get(upload.id());
            if (examination != null) {
                settlement.settle(
                        handle,
                        upload,
                        examination,
                        Settlement.Word.NONE,
                        List.of(),
                        upload.receipt().receivedAt());
            }
        }
        Instant now = receipts.get(0).receivedAt();
        for (Uploads.Upload upload : Companions.settle(handle, settlement, batch, now)) {
            Examination examination = examinations.get(upload.id());
            if (examination != null) {
                settlement.settle(handle, upload, examination, Settlement.Word.NONE, List.of(), now);
            }
        }
        Map<String, Receipt> settled = new LinkedHashMap<>();
        Uploads.receipts(Uploads.ofBatch(handle, batch)).forEach(receipt -> settled.put(receipt.id(), told(receipt)));
        return settled;
    }

    /** Nothing has been replaced: it is told as what would be. */
    private static Receipt told(Receipt receipt) {
        List<Problem> problems = receipt.problems().stream()
                .map(problem -> problem.code() == ProblemCode.REPLACED
                        ? Problem.of(ProblemCode.WOULD_REPLACE, problem.place()).found(String.valueOf(problem.found()))
                        : problem)
                .toList();
        return with(receipt, receipt.status(), receipt.form(), problems);
    }

    private static Verdict ofMaster(Receipt receipt, Checked<Form> master, Function<Form, List<Problem>> contract) {
        List<Problem> problems = new ArrayList<>(receipt.problems());
        problems.addAll(master.problems());
        Form form = master.valueOrNull();
        if (form != null) {
            problems.addAll(contract.apply(form));
        }
        boolean sound = problems.stream().noneMatch(Problem::isError);
        return new Verdict(
                with(
                        receipt,
                        sound ? Status.ACCEPTED : Status.REJECTED,
                        form == null ? null : form.card().id(),
                        problems),
                true,
                form == null ? null : Verdict.Understood.of(form));
    }

    private static Receipt with(Receipt receipt, Status status, @Nullable String form, List<Problem> problems) {
        return Settlement.with(receipt, status, form, receipt.unit(), receipt.period(), problems);
    }
}
