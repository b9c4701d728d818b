package org.kaoping.form;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.CellRef;

/**
 * Where everything of a form stands once its given rows have grown: pure geometry, the same for the filler (which writes
 * there) and the reader (which expects it there, and follows what a clerk moved).
 *
 * @param form the form
 * @param lists the lists it was laid out with
 * @param fields the cell of each single field
 * @param tables the grown tables, by name
 * @param furniture per sheet the locked texts where they stand now, placeholders in them still unfilled
 * @param checks the cross-checks outside tables, where they stand now, formulas grown
 * @param rules the validations of the single fields by name, anchors and formulas grown; those of tables stand, grown, in
 *     the fields of the grown columns
 */
public record Layout(
        Form form,
        Lists lists,
        Map<String, CellRef> fields,
        Map<String, Grown> tables,
        Map<String, SortedMap<CellRef, String>> furniture,
        List<Table.Check> checks,
        Map<String, Rule.Validation> rules) {
    /**
     * A table after growth.
     *
     * @param table the table
     * @param headerRow the zero-based head row
     * @param firstRow the first zero-based data row
     * @param lastRow the last zero-based data row (given rows: of the last row; free rows: of the last reserved row)
     * @param columns the columns, cross columns repeated, left to right
     * @param checks the row checks, in the first data row
     */
    public record Grown(
            Table table,
            int headerRow,
            int firstRow,
            int lastRow,
            List<GrownColumn> columns,
            List<Table.Check> checks) {
        /** Copies the lists. */
        public Grown {
            columns = List.copyOf(columns);
            checks = List.copyOf(checks);
        }
    }

    /**
     * A column after growth.
     *
     * @param field the field as in the master, its validation grown
     * @param column the zero-based column where it stands now
     * @param crossKey the key of the list's entry that heads it ({@code code}, else {@code no}); null for a plain column
     */
    public record GrownColumn(
            Field field, int column, @Nullable String crossKey) {
        /** The name in {@link Values.Row#cells()}: {@code mark} or {@code mark[B0101]}. */
        public String name() {
            return crossKey == null ? field.name() : field.name() + "[" + crossKey + "]";
        }
    }

    /** Copies the collections. */
    public Layout {
        fields = Map.copyOf(fields);
        tables = Map.copyOf(tables);
        checks = List.copyOf(checks);
        rules = Map.copyOf(rules);
        Map<String, SortedMap<CellRef, String>> copy = new java.util.LinkedHashMap<>();
        furniture.forEach((sheet, texts) -> copy.put(sheet, Collections.unmodifiableSortedMap(new TreeMap<>(texts))));
        furniture = Collections.unmodifiableMap(copy);
    }
}
