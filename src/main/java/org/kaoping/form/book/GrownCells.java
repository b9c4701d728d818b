package org.kaoping.form.book;

import java.util.ArrayList;
import java.util.List;

/** What the sheets of a grown master hold together: holes, formulas and the values that formulas may look at. */
final class GrownCells {
    private final List<Hole> holes = new ArrayList<>();
    private final List<Formula> formulas = new ArrayList<>();
    private final List<Constant> constants = new ArrayList<>();

    /**
     * A formula after growth.
     *
     * @param array whether it is an array formula
     */
    record Formula(String sheet, CellRef at, String text, boolean array) {}

    /** A value that is the same in every workbook. */
    record Constant(String sheet, CellRef at, Content content) {}

    int add(Hole hole) {
        holes.add(hole);
        return holes.size() - 1;
    }

    int add(Formula formula) {
        formulas.add(formula);
        return formulas.size() - 1;
    }

    void add(Constant constant) {
        constants.add(constant);
    }

    List<Hole> holes() {
        return holes;
    }

    List<Formula> formulas() {
        return formulas;
    }

    List<Constant> constants() {
        return constants;
    }
}
