package org.kaoping.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.Cell;
import org.kaoping.form.book.CellRef;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * Reads the rows of one table wherever they now stand: from below the head to the next fixed text below the table.
 * Given rows are known by their key, free rows by holding anything; a row without a value in any field is no row.
 */
final class TableReader {
    /** So many missing rows are told one by one; more are one problem. */
    private static final int ONE_BY_ONE = 3;

    private final CellReader cells;
    private final SheetFinder.Found found;
    private final Layout.Grown grown;
    private final List<Map<String, CellValue>> entries;
    private final boolean handedOut;
    private final Set<String> told;
    private final boolean spare;
    private final Set<String> unreadable;
    private final Map<String, int[]> overwritten = new LinkedHashMap<>();
    /** The last row that shows; hidden ones below it in a free table are its spare rows, which nobody has hidden. */
    private int lastShown = Integer.MAX_VALUE;

    /**
     * @param entries the rows that the table was handed out with
     * @param handedOut whether the prefilled cells are known and compared
     * @param told the columns that are not compared all the same, as {@code table.column}
     * @param spare whether the master itself hides rows of the table until they are used
     * @param unreadable the columns whose heads are not in their place
     */
    TableReader(
            CellReader cells,
            SheetFinder.Found found,
            Layout.Grown grown,
            List<Map<String, CellValue>> entries,
            boolean handedOut,
            Set<String> told,
            boolean spare,
            Set<String> unreadable) {
        this.cells = cells;
        this.found = found;
        this.grown = grown;
        this.entries = entries;
        this.handedOut = handedOut;
        this.told = told;
        this.spare = spare;
        this.unreadable = unreadable;
    }

    List<Values.Row> read() {
        Map<Integer, Map<Integer, Cell>> rows = new TreeMap<>();
        int first = found.moved().row(grown.headerRow()) + 1;
        int end = end(found, grown);
        if (first >= end) {
            return missing(new HashSet<>());
        }
        int row = -1;
        Map<Integer, Cell> line = new HashMap<>();
        for (Cell cell : found.sheet()
                .cells()
                .subMap(new CellRef(first, 0), true, new CellRef(end - 1, CellRef.MAX_COLUMNS - 1), true)
                .values()) {
            if (cell.at().row() != row) {
                row = cell.at().row();
                line = new HashMap<>();
                rows.put(row, line);
            }
            line.put(cell.at().column(), cell);
        }
        if (spare) {
            lastShown = rows.keySet().stream()
                    .filter(at -> !found.sheet().hiddenRows().contains(at))
                    .reduce(first - 1, Math::max);
        }
        List<Values.Row> read = grown.table().given() ? given(rows) : free(rows);
        overwritten.forEach((column, span) -> cells.problems()
                .add(Problem.of(
                        ProblemCode.FORMULA_CHANGED,
                        Place.ofCell(
                                found.sheet().name(),
                                column + (span[0] + 1) + (span[1] > span[0] ? ":" + column + (span[1] + 1) : "")))));
        return read;
    }

    /** The file row where a table ends: that of the next fixed text below it, else below everything. */
    static int end(SheetFinder.Found found, Layout.Grown grown) {
        Map.Entry<Integer, Integer> below = found.moved().rows().higherEntry(grown.lastRow());
        return below != null ? below.getValue() : found.sheet().lastRow() + 1;
    }

    private List<Values.Row> given(Map<Integer, Map<Integer, Cell>> rows) {
        Layout.GrownColumn keyColumn = keyColumn();
        if (keyColumn == null) {
            return List.of();
        }
        Map<String, Integer> keys = new HashMap<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            String key = FormTexts.fold(key(entries.get(i)));
            keys.put(key, i);
            numbers.put(bare(key), i);
        }
        Set<Integer> seen = new HashSet<>();
        List<Values.Row> read = new ArrayList<>();
        rows.forEach((row, line) -> {
            Cell cell = line.get(keyColumn.column());
            if (HandedOut.blank(cell) || cell == null) {
                stray(row, line);
                return;
            }
            String text = Normaliser.shown(cell.content(), cell.format(), cells.date1904());
            String folded = FormTexts.fold(text);
            Integer index = keys.containsKey(folded) ? keys.get(folded) : numbers.get(bare(folded));
            Place place = Place.ofField(
                    found.sheet().name(), cell.at().a1(), keyColumn.field().label());
            if (index == null && seen.size() == entries.size() && lonely(line, keyColumn)) {
                return; // below the last row of the table: a signature line that was written over
            }
            if (index == null) {
                cells.problems().add(Problem.of(ProblemCode.ROW_UNKNOWN, place).found(text));
            } else if (!seen.add(index)) {
                cells.problems()
                        .add(Problem.of(ProblemCode.ROW_DUPLICATE, place).found(text));
            } else {
                read.add(row(row, line, key(entries.get(index)), entries.get(index)));
            }
        });
        missing(seen);
        return read;
    }

    private boolean lonely(Map<Integer, Cell> line, Layout.GrownColumn key) {
        return grown.columns().stream()
                .allMatch(column -> column.column() == key.column() || HandedOut.blank(line.get(column.column())));
    }

    private List<Values.Row> missing(Set<Integer> seen) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; grown.table().given() && i < entries.size(); i++) {
            if (!seen.contains(i)) {
                CellValue name = entries.get(i).get("name");
                missing.add(key(entries.get(i)) + (name == null ? "" : " " + name.shown()));
            }
        }
        Place place = Place.ofSheet(found.sheet().name());
        if (missing.size() > ONE_BY_ONE) {
            cells.problems()
                    .add(Problem.of(ProblemCode.ROW_MISSING, place)
                            .expected(String.join("、", missing.subList(0, ONE_BY_ONE)) + "等" + missing.size() + "行"));
        } else {
            missing.forEach(one -> cells.problems()
                    .add(Problem.of(ProblemCode.ROW_MISSING, place).expected(one)));
        }
        return List.of();
    }

    /** A row without key inside a table of given rows: nothing may stand in its inputs. */
    private void stray(int row, Map<Integer, Cell> line) {
        for (Layout.GrownColumn column : grown.columns()) {
            Cell cell = line.get(column.column());
            if (column.field().input() && cell != null && !HandedOut.blank(cell)) {
                cells.problems()
                        .add(Problem.of(
                                        ProblemCode.ROW_UNKNOWN,
                                        Place.ofField(
                                                found.sheet().name(),
                                                cell.at().a1(),
                                                column.field().label()))
                                .found("第" + (row + 1) + "行：" + cells.shown(cell)));
                return;
            }
        }
    }

    private List<Values.Row> free(Map<Integer, Map<Integer, Cell>> rows) {
        Layout.GrownColumn keyColumn = keyColumn();
        List<Values.Row> read = new ArrayList<>();
        rows.forEach((row, line) -> {
            boolean filled = grown.columns().stream()
                    .anyMatch(column -> column.field().input() && !HandedOut.blank(line.get(column.column())));
            if (filled) {
                Cell cell = keyColumn == null ? null : line.get(keyColumn.column());
                String number = Integer.toString(read.size() + 1);
                String key = cell == null || HandedOut.blank(cell) ? number : FormTexts.strip(cells.shown(cell));
                read.add(row(row, line, key, Map.of()));
            }
        });
        return read;
    }

    private Values.Row row(int row, Map<Integer, Cell> line, String key, Map<String, CellValue> entry) {
        Map<String, Values.Entry> values = new LinkedHashMap<>();
        boolean filled = false;
        for (Layout.GrownColumn column : grown.columns()) {
            Cell cell = line.get(column.column());
            CellRef at = new CellRef(row, column.column());
            if (unreadable.contains(column.name())) {
                cells.unread(found.sheet(), at);
                continue;
            }
            Values.Entry value = column.field().input()
                    ? cells.input(column.field(), found.sheet(), at, cell, entry.get(column.name()))
                    : cells.locked(
                            column.field(),
                            found.sheet(),
                            at,
                            cell,
                            entry.get(column.name()),
                            handedOut
                                    && !told.contains(grown.table().name() + "."
                                            + column.field().name()));
            if (value != null) {
                values.put(column.name(), value);
                filled |= column.field().input();
            }
        }
        if (filled && row > lastShown) {
            cells.spare(found.sheet(), row);
        } else if (filled && found.sheet().hiddenRows().contains(row)) {
            cells.hidden(found.sheet(), row);
        }
        for (int column :
                found.plan().formulaColumns().getOrDefault(grown.table().name(), Set.of())) {
            if (!unreadable.contains(Heads.formula(column)) && Heads.overwritten(line.get(column))) {
                overwritten.computeIfAbsent(CellRef.letters(column), c -> new int[] {row, row})[1] = row;
            }
        }
        return new Values.Row(key, found.sheet().name(), row, values);
    }

    private Layout.@Nullable GrownColumn keyColumn() {
        String key = grown.table().key();
        return grown.columns().stream()
                .filter(column ->
                        column.crossKey() == null && column.field().name().equals(key))
                .findFirst()
                .orElse(null);
    }

    private String key(Map<String, CellValue> entry) {
        CellValue key =
                entry.get(grown.table().key() == null ? "no" : grown.table().key());
        return key == null ? "" : key.shown();
    }

    /** A key without leading zeros where it is a number, so that 07 saved as 7 is still known. */
    private static String bare(String key) {
        String cut = key.replaceFirst("^0+(?=\\d)", "");
        return cut.chars().allMatch(c -> c >= '0' && c <= '9') ? cut : key;
    }
}
