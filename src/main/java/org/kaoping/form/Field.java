package org.kaoping.form;

import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.CellRef;
import org.kaoping.problem.Place;

/**
 * A field of a form: a cell that holds exactly one placeholder.
 *
 * @param name the placeholder's name; of a table's column without the table
 * @param label the text left of it or above it, without the trailing asterisk
 * @param input whether the cell is unlocked
 * @param required whether the label ends in an asterisk
 * @param type what it holds
 * @param sheet the master's sheet
 * @param cell the master's cell; of a table's column the cell in the placeholder row
 * @param format the number format code of the cell
 * @param validation the master's rule on it; null where none
 */
public record Field(
        String name,
        String label,
        boolean input,
        boolean required,
        Type type,
        String sheet,
        CellRef cell,
        String format,
        Rule.@Nullable Validation validation) {
    /** What a field holds. */
    public enum Type {
        TEXT,
        INTEGER,
        DECIMAL,
        DATE,
        DATETIME,
        TIME,
        /** Text out of a list. */
        LIST;

        /** The name that the API uses. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Where it stands in the master. */
    public Place place() {
        return Place.ofField(sheet, cell.a1(), label);
    }
}
