package org.kaoping.form.book;

import java.util.regex.Pattern;

/**
 * A cell of a grown master that a hand-out writes: its text holds a placeholder.
 *
 * @param number its place among all holes of its workbook, from 0
 * @param sheet the sheet
 * @param at where it stands now
 * @param master the master's cell (for the reserved rows of a free table the cell with the placeholder)
 * @param text the master's text
 * @param down which row of its table, from 0; 0 outside tables
 * @param right which repetition of its cross column, from 0
 */
public record Hole(int number, String sheet, CellRef at, CellRef master, String text, int down, int right) {
    /** A placeholder, {@code {name}} or {@code {table.column}}. */
    static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z][A-Za-z0-9_]*(?:\\.[A-Za-z][A-Za-z0-9_]*)?}");

    /** Whether the cell holds nothing but one placeholder: a field. */
    public boolean isField() {
        return PLACEHOLDER.matcher(text.strip()).matches();
    }

    /** The placeholder's name without braces, where the cell is a field. */
    public String name() {
        String name = text.strip();
        return name.substring(1, name.length() - 1);
    }
}
