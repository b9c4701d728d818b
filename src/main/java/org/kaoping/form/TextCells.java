package org.kaoping.form;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kaoping.form.book.CellRef;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * The long cells of a form whose text may come as a document beside the workbook: what is wrong with them gives way once
 * the document is there. A clerk leaves them empty, or writes 「见附件」.
 */
public final class TextCells {
    /** What speaks of a length or of an empty cell; what can't be read at all (an error value) never gives way. */
    private static final Set<ProblemCode> GIVE_WAY =
            EnumSet.of(ProblemCode.REQUIRED_MISSING, ProblemCode.OUT_OF_RANGE, ProblemCode.RULE_BROKEN);

    private TextCells() {}

    /**
     * Problems in two heaps.
     *
     * @param kept those that stand in any case
     * @param awaited the errors that give way to a document
     */
    public record Split(List<Problem> kept, List<Problem> awaited) {
        /** Copies both. */
        public Split {
            kept = List.copyOf(kept);
            awaited = List.copyOf(awaited);
        }
    }

    /**
     * Splits what was found in a workbook.
     *
     * @param layout the form as it was handed out
     * @param values what was read of the workbook
     * @param problems all that was found in it
     * @return nothing awaited for a form without such cells
     */
    public static Split split(Layout layout, Values values, List<Problem> problems) {
        Set<Place> places = new HashSet<>();
        for (String name : layout.form().card().textCells()) {
            layout.form().field(name).ifPresent(field -> {
                CellRef stands = layout.fields().getOrDefault(name, field.cell());
                places.add(FormChecker.place(values, field, values.fields().get(name), stands));
            });
        }
        List<Problem> kept = new ArrayList<>();
        List<Problem> awaited = new ArrayList<>();
        for (Problem problem : problems) {
            boolean givesWay =
                    problem.isError() && GIVE_WAY.contains(problem.code()) && places.contains(problem.place());
            (givesWay ? awaited : kept).add(problem);
        }
        return new Split(kept, awaited);
    }
}
