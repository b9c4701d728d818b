package org.kaoping.form.book;

/** Moves the relative references of a formula, as Excel does when it is copied to another cell. */
public final class FormulaShift {
    private FormulaShift() {}

    /**
     * The formula as it would stand so many rows down and columns to the right.
     *
     * @param formula without the leading equals sign
     * @param rows may be negative
     * @param columns may be negative
     * @return the moved formula; a reference that leaves the sheet becomes {@code #REF!}
     */
    public static String moved(String formula, int rows, int columns) {
        if (rows == 0 && columns == 0) {
            return formula;
        }
        return FormulaReferences.rewrite(
                formula,
                (sheet, r) -> r.at(
                        r.row() + (r.rowAbsolute() ? 0 : rows),
                        r.column() + (r.columnAbsolute() ? 0 : columns),
                        r.lastRow() + (r.lastRowAbsolute() ? 0 : rows),
                        r.lastColumn() + (r.lastColumnAbsolute() ? 0 : columns)));
    }
}
