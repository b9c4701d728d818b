package org.kaoping.intake;

import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.kaoping.form.Values;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/** Which of the doubts that hold an upload up its sender can clear away by a reason, and whether that was done. */
final class Doubts {
    /** What the file is, is certain, and only looks unlikely. */
    static final Set<ProblemCode> ANSWERABLE = Set.of(ProblemCode.PERIOD_DOUBTFUL);

    private Doubts() {}

    /** What an examination found: a doubt that its sender answered is none. */
    static Examination.Finding finding(Handle handle, Examination examination, List<Problem> problems) {
        boolean cleared =
                examination.finding() == Examination.Finding.DOUBTFUL && answered(handle, examination, problems);
        return cleared ? Examination.Finding.SOUND : examination.finding();
    }

    /** Whether the sender has said why, in this workbook or in an earlier one, wherever it is in doubt. */
    private static boolean answered(Handle handle, Examination examination, List<Problem> problems) {
        Values values = examination.values();
        return values != null
                && Warnings.of(problems, values).stream()
                        .filter(warning ->
                                Settlement.HOLDS.contains(warning.problem().code()))
                        .allMatch(warning -> ANSWERABLE.contains(
                                        warning.problem().code())
                                && (examination.reasons().answers(problems).answer(warning.id())
                                        || Reasons.known(handle, examination, warning)));
    }
}
