package org.kaoping.problem;

import org.jspecify.annotations.Nullable;

/**
 * Where a problem stands. Every part may be unknown.
 *
 * @param sheet the name of the sheet, as it is called in the file
 * @param cell the address in A1 notation, or a range such as {@code B4:C6}
 * @param field the label of the field, as the clerk sees it
 */
public record Place(
        @Nullable String sheet,
        @Nullable String cell,
        @Nullable String field) {
    /** The workbook as a whole. */
    public static final Place WORKBOOK = new Place(null, null, null);

    /** A sheet as a whole. */
    public static Place ofSheet(String sheet) {
        return new Place(sheet, null, null);
    }

    /** A cell that belongs to no field. */
    public static Place ofCell(String sheet, String cell) {
        return new Place(sheet, cell, null);
    }

    /** A cell of a field. */
    public static Place ofField(String sheet, String cell, String field) {
        return new Place(sheet, cell, field);
    }
}
