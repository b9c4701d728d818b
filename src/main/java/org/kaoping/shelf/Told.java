package org.kaoping.shelf;

import org.kaoping.form.CellValue;

/**
 * Something that is known when a workbook is handed out.
 *
 * @param table the table; empty for a single field
 * @param key the key of the row; empty for a single field
 * @param name the field's or column's name. In an input it is a proposal, and gives way to what stands there already
 * @param value what is known
 */
public record Told(String table, String key, String name, CellValue value) {
    /** A single field. */
    public static Told field(String name, CellValue value) {
        return new Told("", "", name, value);
    }
}
