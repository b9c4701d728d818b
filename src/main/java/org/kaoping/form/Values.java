package org.kaoping.form;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.CellRef;

/**
 * What a workbook says, by field name: the immutable document that is kept of a submission. Empty fields are absent.
 *
 * @param fields the single fields
 * @param tables the rows of each table, in the order of the sheet
 * @param sheets where the form's sheets stand in the file, by their names in the form: tells the cell of a field that
 *     is empty. Of use while a workbook is examined; not part of what is kept
 */
public record Values(Map<String, Entry> fields, Map<String, List<Row>> tables, Map<String, Moved> sheets) {
    /**
     * Where the rows of a sheet of the form stand in the file, after rows were inserted or deleted.
     *
     * @param sheet the sheet's name in the file
     * @param rows the zero-based file row of each row that was recognised, by its row in the laid-out form
     * @param unread the cells of inputs that hold something that could not be read, or whose head is not in its place:
     *     they have no value and are not empty either
     */
    public record Moved(String sheet, NavigableMap<Integer, Integer> rows, Set<CellRef> unread) {
        /** Copies both. */
        public Moved {
            unread = Set.copyOf(unread);
            rows = Collections.unmodifiableNavigableMap(new TreeMap<>(rows));
        }

        /** The file row of a row of the form: beside the nearest recognised row above, else below. */
        public int row(int formRow) {
            Map.Entry<Integer, Integer> near = rows.floorEntry(formRow);
            if (near == null) {
                near = rows.ceilingEntry(formRow);
            }
            return near == null ? formRow : Math.max(0, near.getValue() + formRow - near.getKey());
        }
    }

    /**
     * A value with the cell it came from.
     *
     * @param value the value
     * @param sheet the sheet's name in the file
     * @param cell the cell in the file
     */
    public record Entry(CellValue value, String sheet, CellRef cell) {
        /** A value that stands in no file yet: what a new workbook is to start with. */
        public static Entry starting(CellValue value, String sheet) {
            return new Entry(value, sheet, new CellRef(0, 0));
        }

        /** The cell in A1 notation. */
        public String a1() {
            return cell.a1();
        }
    }

    /**
     * A row of a table.
     *
     * @param key the row's key ({@code items.code} …); for free rows its running number from 1
     * @param sheet the sheet's name in the file
     * @param row the zero-based row in the file
     * @param cells by column name without the table ({@code mark}); of a cross table with the column's key in brackets
     *     ({@code mark[B0101]})
     */
    public record Row(String key, String sheet, int row, Map<String, Entry> cells) {
        /** Copies the cells. */
        public Row {
            cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        }

        /** The value of a column; null where the cell is empty. */
        public @Nullable CellValue value(String column) {
            Entry entry = cells.get(column);
            return entry == null ? null : entry.value();
        }
    }

    /** Values of which only the values matter, such as those that were kept. */
    public Values(Map<String, Entry> fields, Map<String, List<Row>> tables) {
        this(fields, tables, Map.of());
    }

    /** Copies everything. */
    public Values {
        sheets = Map.copyOf(sheets);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        Map<String, List<Row>> copy = new LinkedHashMap<>();
        tables.forEach((name, rows) -> copy.put(name, Collections.unmodifiableList(new ArrayList<>(rows))));
        tables = Collections.unmodifiableMap(copy);
    }

    /** The value of a field; null where it is empty. */
    public @Nullable CellValue value(String field) {
        Entry entry = fields.get(field);
        return entry == null ? null : entry.value();
    }

    /** The text of a field; empty where it is empty. */
    public String text(String field) {
        CellValue value = value(field);
        return value == null ? "" : value.shown();
    }

    /** The rows of a table; none where the form has no such table. */
    public List<Row> rows(String table) {
        return tables.getOrDefault(table, List.of());
    }

    /** The first row with that key. */
    public Optional<Row> row(String table, String key) {
        return rows(table).stream().filter(row -> row.key().equals(key)).findFirst();
    }
}
