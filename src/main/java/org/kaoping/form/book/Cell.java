package org.kaoping.form.book;

import org.jspecify.annotations.Nullable;

/**
 * A cell that holds something. Cells that are merely styled are not kept.
 *
 * @param at where
 * @param content what; a formula's is its cached result
 * @param formula the formula without the leading equals sign, also where the cell follows a shared one; empty where the
 *     file says that there is one but not which (a data table); null for a value
 * @param format the number format code, {@code General} where none; built-in formats as their code, the Chinese
 *     date formats 27 to 36 and 50 to 58 as a date format code
 */
public record Cell(CellRef at, Content content, @Nullable String formula, String format) {}
