package org.kaoping.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/** What the office may decide about an attachment: whose it is, that it is the text of a form, that it is void. */
final class AttachmentDecisions {
    private final Examiner examiner;

    AttachmentDecisions(Examiner examiner) {
        this.examiner = examiner;
    }

    /**
     * What a decision comes to.
     *
     * @param status where the attachment stands afterwards
     * @param words what was decided, for the receipt
     */
    record Ruling(Placing placing, Status status, String words) {}

    /** What a decision comes to; a problem where it does not fit. */
    Checked<Ruling> rule(Uploads.Upload upload, Intake.Decision decision) {
        Receipt receipt = upload.receipt();
        Receipt.Attached attached = receipt.attached();
        boolean annulled = receipt.status() == Status.VOID;
        Placing before = Placing.of(receipt);
        if (attached == null || annulled != decision.as().equals("use")) {
            return impossible(receipt, annulled ? "作废的附件可以先恢复。" : "附件可以指定单位、指定为正文或作废。");
        }
        return switch (decision.as()) {
            case "use" -> Checked.of(new Ruling(before, Status.ATTACHMENT, "恢复"));
            case "void" ->
                Checked.of(new Ruling(
                        new Placing(before.form(), before.unit(), before.period(), false), Status.VOID, "作废"));
            case "reassign" -> place(decision.unit(), null, null);
            case "text" ->
                attached.kind().document()
                        ? place(decision.unit(), decision.form(), decision.period())
                        : impossible(receipt, "只有 Word、PDF 和 OFD 文档可以作为正文。");
            default -> impossible(receipt, "附件可以指定单位、指定为正文或作废。");
        };
    }

    private Checked<Ruling> place(@Nullable String unit, @Nullable String form, @Nullable String period) {
        boolean text = form != null || period != null;
        if (unit == null || (text && (form == null || period == null))) {
            return Checked.failed(Problem.of(ProblemCode.REQUEST_MALFORMED, Place.WORKBOOK)
                    .found(unit == null ? "没有写明单位" : "没有写明表样或年度")
                    .with("advice", "请写明 unit（如 D002）；作为正文的还要写明 form 和 period。"));
        }
        List<Problem> wrong = examiner.placeable(form, unit, period);
        return wrong.isEmpty()
                ? Checked.of(new Ruling(
                        new Placing(form, unit, period, text),
                        Status.ATTACHMENT,
                        text ? "作为 " + unit + " 的正文" : "算作 " + unit + " 的附件"))
                : Checked.failed(wrong);
    }

    private static Checked<Ruling> impossible(Receipt receipt, String advice) {
        return Checked.failed(Problem.of(ProblemCode.DECISION_IMPOSSIBLE, Place.WORKBOOK)
                .found("这份附件的状态是“" + receipt.statusLabel() + "”")
                .with("advice", advice));
    }
}
