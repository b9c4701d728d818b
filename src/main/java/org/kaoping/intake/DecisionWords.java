package org.kaoping.intake;

import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/** What is said of a decision: as a note on the receipt, or why it can't be carried out. */
final class DecisionWords {
    private DecisionWords() {}

    /** The note of a decision. */
    static Problem note(String words, Intake.Decision decision) {
        Problem said = Problem.of(ProblemCode.DECIDED_BY_OFFICE, Place.WORKBOOK)
                .found(words)
                .with("advice", decision.reason().strip());
        String who = decision.who();
        return who == null ? said : said.with("who", who).found(words + "，确认人 " + who);
    }

    /** That the state of an upload does not allow it. */
    static Checked<Receipt> impossible(Receipt receipt) {
        String advice = switch (receipt.status()) {
            case RECEIVED -> "请等处理完再试。";
            case DUPLICATE -> "请处理内容相同的那一份。";
            case REJECTED -> "退回的文件请修改后重新上传。";
            case ACCEPTED -> FormExaminer.SCHEME.equals(receipt.form()) ? "考评方案请上传新的一份来替换。" : "这一份已在用。";
            case HELD, SUPERSEDED, VOID, ATTACHMENT -> "请换一种处理方式。";
        };
        return Checked.failed(Problem.of(ProblemCode.DECISION_IMPOSSIBLE, Place.WORKBOOK)
                .found("这份文件的状态是“" + receipt.status().label() + "”")
                .with("advice", advice));
    }
}
