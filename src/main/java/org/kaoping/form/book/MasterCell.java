package org.kaoping.form.book;

import org.jspecify.annotations.Nullable;

/**
 * A cell of a master; merely styled cells are kept too, because their lock says who may write there.
 *
 * @param at where
 * @param content what stands there, a formula's cached result; null for a merely styled cell
 * @param formula the formula without the leading equals sign, shared formulas written out; null for a value
 * @param array whether the formula is an array formula
 * @param style the index of the cell format ({@code s} in the file)
 * @param locked whether the sheet's protection covers it
 * @param format the number format code, {@code General} where none
 */
public record MasterCell(
        CellRef at,
        @Nullable Content content,
        @Nullable String formula,
        boolean array,
        int style,
        boolean locked,
        String format) {
    /** The text of a text cell that is no formula; empty for anything else. */
    public String text() {
        return formula == null && content instanceof Content.Text text ? text.value() : "";
    }
}
