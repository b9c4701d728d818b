package org.kaoping.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Trial;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.problem.Severity;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Period;
import org.kaoping.store.Audit;
import org.kaoping.store.Database;

/**
 * Carries out what the office decides about an upload. Every decision has a reason and is logged; one that does not fit
 * the upload's state is refused and changes nothing.
 */
final class Decisions {
    /** What speaks against a unit or period that the office names, so that the decision itself is wrong. */
    private static final Set<ProblemCode> WRONG_TARGET = Set.of(
            ProblemCode.UNIT_UNKNOWN,
            ProblemCode.NOT_REQUIRED,
            ProblemCode.PERIOD_NOT_OPEN,
            ProblemCode.WRONG_YEAR,
            ProblemCode.SCHEME_MISSING);

    private static final Set<ProblemCode> UNIDENTIFIED = Set.of(
            ProblemCode.UNIT_UNKNOWN, ProblemCode.PERIOD_NOT_OPEN, ProblemCode.NOT_REQUIRED, ProblemCode.WRONG_YEAR);

    private static final String SCHEME = "scheme";

    private final Database database;
    private final Conveyor conveyor;
    private final Settlement settlement;
    private final AttachmentDecisions attachments;
    private final Clock clock;

    Decisions(Database database, Conveyor conveyor, Settlement settlement, Examiner examiner, Clock clock) {
        this.attachments = new AttachmentDecisions(examiner);
        this.database = database;
        this.conveyor = conveyor;
        this.settlement = settlement;
        this.clock = clock;
    }

    /** Carries out a decision. */
    Checked<Receipt> decide(String id, Intake.Decision decision) {
        if (!ReasonText.saysWhy(decision.reason())) {
            return Checked.failed(Problem.of(ProblemCode.REASON_MISSING, Place.WORKBOOK));
        }
        Uploads.Upload upload =
                database.read(handle -> Uploads.byId(handle, id)).orElse(null);
        if (upload == null) {
            return Checked.failed(
                    Problem.of(ProblemCode.NOT_FOUND, Place.WORKBOOK).found("上传 " + id));
        }
        if (upload.receipt().attached() != null) {
            return place(upload, decision);
        }
        if (!upload.admitted() || upload.receipt().status() == Status.RECEIVED) {
            return DecisionWords.impossible(upload.receipt());
        }
        return switch (decision.as()) {
            case "replace" -> replace(upload, decision);
            case "another" -> another(upload, decision);
            case "reassign" -> reassign(upload, decision);
            case "refuse" -> refuse(upload, decision);
            case "use" -> use(upload, decision);
            case "void" -> annul(upload, decision);
            case "amend" -> amend(upload, decision);
            default ->
                Checked.failed(Problem.of(ProblemCode.REQUEST_MALFORMED, Place.WORKBOOK)
                        .found("as=" + decision.as())
                        .with("advice", "可用 replace、another、reassign、text、refuse、use、void、amend。"));
        };
    }

    /** Places or voids an attachment; the workbooks whose verdict hangs on it are examined again. */
    private Checked<Receipt> place(Uploads.Upload upload, Intake.Decision decision) {
        Checked<AttachmentDecisions.Ruling> ruled = attachments.rule(upload, decision);
        AttachmentDecisions.Ruling ruling = ruled.valueOrNull();
        if (ruling == null) {
            return Checked.failed(ruled.problems());
        }
        return write(upload, decision, (handle, now) -> {
            Uploads.place(handle, upload.id(), ruling.placing(), true);
            Uploads.Upload placed = Uploads.byId(handle, upload.id()).orElse(upload);
            return settlement.restate(
                    handle, placed, ruling.status(), List.of(DecisionWords.note(ruling.words(), decision)), now);
        });
    }

    private Checked<Receipt> replace(Uploads.Upload upload, Intake.Decision decision) {
        Receipt receipt = upload.receipt();
        if (receipt.status() != Status.HELD) {
            return DecisionWords.impossible(receipt);
        }
        if (receipt.unit() == null || receipt.period() == null || undecided(receipt)) {
            return Checked.failed(Problem.of(ProblemCode.DECISION_IMPOSSIBLE, Place.WORKBOOK)
                    .found("单位或月份还没有确定")
                    .with("advice", "请先指定单位和月份。"));
        }
        Paper.Ruling ruling =
                new Paper.Ruling(receipt.unit(), Period.parse(receipt.period()).orElse(null));
        Problem nameless = MarkReplacement.nameless(receipt, decision.who());
        Problem against =
                nameless != null ? nameless : database.read(handle -> Several.againstReplacing(handle, upload));
        if (against != null) {
            return Checked.failed(against);
        }
        String words = SCHEME.equals(receipt.form()) ? "生效" : "替换";
        return again(upload, ruling, decision, words, Settlement.Word.REPLACES);
    }

    /** Counts it as another person or matter of the same serial. */
    private Checked<Receipt> another(Uploads.Upload upload, Intake.Decision decision) {
        Receipt receipt = upload.receipt();
        if (receipt.status() != Status.HELD || !Settlement.has(receipt, ProblemCode.ANOTHER_NAME)) {
            return DecisionWords.impossible(receipt);
        }
        Problem against = database.read(handle -> Several.againstAnother(handle, upload));
        if (against != null) {
            return Checked.failed(against);
        }
        Paper.Ruling ruling = new Paper.Ruling(
                receipt.unit(), Period.parse(String.valueOf(receipt.period())).orElse(null));
        return again(upload, ruling, decision, "另算一份", Settlement.Word.ANOTHER);
    }

    private static boolean undecided(Receipt receipt) {
        return Settlement.has(receipt, ProblemCode.UNIT_UNCERTAIN)
                || Settlement.has(receipt, ProblemCode.PERIOD_UNCERTAIN);
    }

    private Checked<Receipt> reassign(Uploads.Upload upload, Intake.Decision decision) {
        Receipt receipt = upload.receipt();
        boolean unidentified = receipt.status() == Status.REJECTED
                && receipt.problems().stream().anyMatch(problem -> UNIDENTIFIED.contains(problem.code()));
        boolean movable = receipt.status() == Status.HELD || receipt.status() == Status.ACCEPTED || unidentified;
        if (!movable || SCHEME.equals(receipt.form())) {
            return DecisionWords.impossible(receipt);
        }
        String unit = decision.unit() == null ? receipt.unit() : decision.unit();
        String wanted = decision.period() == null ? receipt.period() : decision.period();
        Period period = wanted == null ? null : Period.parse(wanted).orElse(null);
        if (unit == null || period == null || (decision.unit() == null && decision.period() == null)) {
            return Checked.failed(Problem.of(ProblemCode.REQUEST_MALFORMED, Place.WORKBOOK)
                    .found("没有写明单位或月份")
                    .with("advice", "请写明 unit（如 D002）和 period（如 2020-05）。"));
        }
        return again(
                upload,
                new Paper.Ruling(unit, period),
                decision,
                "算作 " + unit + " " + period.chinese(),
                Settlement.Word.RULED);
    }

    /** Examines once more under the office's word and records the outcome. */
    private Checked<Receipt> again(
            Uploads.Upload upload, Paper.Ruling ruling, Intake.Decision decision, String words, Settlement.Word word) {
        Examination examination = conveyor.examine(upload.receipt(), ruling);
        List<Problem> wrong = examination.problems().stream()
                .filter(problem -> WRONG_TARGET.contains(problem.code()))
                .toList();
        if (!wrong.isEmpty()) {
            return Checked.failed(wrong);
        }
        return write(upload, decision, (handle, now) -> {
            settlement.takeBack(handle, upload, decision, now);
            return settlement.settle(
                    handle, upload, examination, word, List.of(DecisionWords.note(words, decision)), now);
        });
    }

    private Checked<Receipt> refuse(Uploads.Upload upload, Intake.Decision decision) {
        Receipt receipt = upload.receipt();
        boolean open = receipt.status() == Status.HELD || receipt.status() == Status.ACCEPTED;
        if (!open || (receipt.status() == Status.ACCEPTED && SCHEME.equals(receipt.form()))) {
            return DecisionWords.impossible(receipt);
        }
        return write(
                upload,
                decision,
                (handle, now) -> leave(
                        handle,
                        upload,
                        decision,
                        Status.REJECTED,
                        DecisionWords.note("退回修改", decision).as(Severity.ERROR),
                        now));
    }

    private Checked<Receipt> annul(Uploads.Upload upload, Intake.Decision decision) {
        Receipt receipt = upload.receipt();
        boolean open = receipt.status() == Status.ACCEPTED
                || receipt.status() == Status.SUPERSEDED
                || receipt.status() == Status.HELD;
        if (!open || (SCHEME.equals(receipt.form()) && receipt.status() != Status.HELD)) {
            return DecisionWords.impossible(receipt);
        }
        return write(
                upload,
                decision,
                (handle, now) -> leave(handle, upload, decision, Status.VOID, DecisionWords.note("作废", decision), now));
    }

    private Receipt leave(
            Handle handle, Uploads.Upload upload, Intake.Decision decision, Status status, Problem note, Instant now) {
        settlement.withdraw(handle, upload, decision, now);
        return settlement.restate(handle, upload, status, List.of(note), now);
    }

    private Checked<Receipt> use(Uploads.Upload upload, Intake.Decision decision) {
        Receipt receipt = upload.receipt();
        if (receipt.status() == Status.HELD) {
            return replace(upload, decision);
        }
        boolean kept = receipt.status() == Status.SUPERSEDED || receipt.status() == Status.VOID;
        if (!kept) {
            return DecisionWords.impossible(receipt);
        }
        if (SCHEME.equals(receipt.form())) {
            // what it says becomes a new version: those before stay as they are
            Paper.Ruling ruling = new Paper.Ruling(
                    receipt.unit(),
                    Period.parse(String.valueOf(receipt.period())).orElse(null));
            return again(upload, ruling, decision, "生效", Settlement.Word.REPLACES);
        }
        Submissions.Version version = database.read(handle -> Submissions.ofUpload(handle, upload.id()))
                .orElse(null);
        if (version == null) {
            return DecisionWords.impossible(receipt);
        }
        return write(upload, decision, (handle, now) -> settlement.reinstate(handle, upload, version, decision, now));
    }

    private Checked<Receipt> amend(Uploads.Upload upload, Intake.Decision decision) {
        Receipt receipt = upload.receipt();
        LocalDate day = decision.receivedOn();
        if (day == null) {
            return Checked.failed(Problem.of(ProblemCode.REQUEST_MALFORMED, Place.WORKBOOK)
                    .found("没有写明收到日期")
                    .with("advice", "请写明 receivedOn，如 2020-05-25。"));
        }
        if (receipt.status() == Status.DUPLICATE || receipt.status() == Status.VOID) {
            return DecisionWords.impossible(receipt);
        }
        LocalDate today = Deadlines.day(clock.instant());
        if (day.isAfter(today)) {
            return Checked.failed(receivedOnWrong(day, "不能晚于今天（" + today + "）"));
        }
        Uploads.Upload amended = upload.withReceipt(receipt.receivedOn(day));
        boolean open = receipt.status() == Status.HELD
                || (receipt.status() == Status.REJECTED
                        && (Settlement.has(receipt, ProblemCode.RECEIVED_ON_WRONG)
                                || receipt.problems().stream().anyMatch(Trial::dependsOnTheDay)));
        Period period =
                receipt.period() == null ? null : Period.parse(receipt.period()).orElse(null);
        Examination examination =
                conveyor.examine(amended.receipt(), open ? null : new Paper.Ruling(receipt.unit(), period));
        List<Problem> wrong = examination.problems().stream()
                .filter(problem -> problem.code() == ProblemCode.RECEIVED_ON_WRONG)
                .toList();
        if (!wrong.isEmpty()) {
            return Checked.failed(wrong);
        }
        Problem note = DecisionWords.note("收到日期改为 " + day, decision);
        return write(
                upload,
                decision,
                (handle, now) -> open
                        ? settlement.settle(handle, amended, examination, Settlement.Word.NONE, List.of(note), now)
                        : settlement.restate(handle, amended, receipt.status(), List.of(note), now));
    }

    static Problem receivedOnWrong(LocalDate day, String expected) {
        return Problem.of(ProblemCode.RECEIVED_ON_WRONG, Place.WORKBOOK)
                .found(day.toString())
                .expected(expected);
    }

    /** The part of a decision that runs in the write transaction. */
    private interface Deed {
        Receipt carryOut(Handle handle, Instant now);
    }

    private Checked<Receipt> write(Uploads.Upload upload, Intake.Decision decision, Deed deed) {
        Instant now = clock.instant();
        Status before = upload.receipt().status();
        List<Uploads.Upload> again = new ArrayList<>();
        @Nullable
        Receipt after = database.write(handle -> {
            again.clear();
            Status present = Uploads.byId(handle, upload.id())
                    .map(one -> one.receipt().status())
                    .orElse(before);
            if (present != before) {
                return null;
            }
            Receipt receipt = deed.carryOut(handle, now);
            Uploads.addDecision(handle, upload.id(), now, decision, before, receipt.status());
            List<String> words = new ArrayList<>(List.of(decision.reason().strip()));
            words.add(before.label() + " → " + receipt.status().label());
            Audit.log(
                    handle,
                    new Audit.Line(now, "office", "decided-" + decision.as(), upload.id(), String.join("；", words)));
            String batch = upload.receipt().batch();
            if (upload.receipt().attached() != null) {
                Placing placed = Placing.of(
                        Uploads.byId(handle, upload.id()).orElse(upload).receipt());
                again.addAll(Texts.examineAgain(handle, settlement, Placing.of(upload.receipt()), now));
                again.addAll(Texts.examineAgain(handle, settlement, placed, now));
            } else {
                again.addAll(Companions.settle(handle, settlement, batch, now));
                again.addAll(SchemeReplacement.examineAgain(handle, receipt, now));
            }
            return receipt;
        });
        again.forEach(conveyor::add);
        if (after == null) {
            return Checked.failed(Problem.of(ProblemCode.DECISION_IMPOSSIBLE, Place.WORKBOOK)
                    .found("这份文件的状态刚刚变了")
                    .with("advice", "请刷新页面，看清现状再处理。"));
        }
        return Checked.of(after);
    }
}
