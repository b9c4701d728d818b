package org.kaoping.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Cell;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Content;
import org.kaoping.problem.Place;

/** Reads the lists of a form from a workbook: given rows below their heads, heads of cross tables to the right. */
final class Discovery {
    private Discovery() {}

    static Lists lists(Form form, Book book) {
        List<SheetPlan> plans = SheetPlan.of(unlaid(form), null);
        Map<String, List<Map<String, CellValue>>> lists = new TreeMap<>();
        for (SheetFinder.Found found : SheetFinder.find(plans, book, new ArrayList<>())) {
            for (Layout.Grown grown : found.plan().tables()) {
                if (grown.table().given()) {
                    lists.put(grown.table().name(), rows(found, grown, book.date1904()));
                }
                for (Table.Cross cross : grown.table().cross()) {
                    List<Map<String, CellValue>> entries = heads(found, grown, cross);
                    if (!entries.isEmpty()) {
                        lists.putIfAbsent(cross.list(), entries);
                    }
                }
            }
        }
        return new Lists(lists);
    }

    /** The form as the master stands: every given table one row, every cross column one column. */
    private static Layout unlaid(Form form) {
        Map<String, CellRef> fields = new TreeMap<>();
        form.fields().forEach(field -> fields.put(field.name(), field.cell()));
        Map<String, Layout.Grown> tables = new TreeMap<>();
        form.tables()
                .forEach(table -> tables.put(
                        table.name(),
                        new Layout.Grown(
                                table,
                                table.headerRow(),
                                table.row(),
                                table.row() + (table.given() ? 0 : Math.max(0, table.reserved() - 1)),
                                table.columns().stream()
                                        .map(field -> new Layout.GrownColumn(
                                                field, field.cell().column(), null))
                                        .toList(),
                                table.checks())));
        return new Layout(form, new Lists(Map.of()), fields, tables, form.furniture(), form.checks(), Map.of());
    }

    private static List<Map<String, CellValue>> rows(SheetFinder.Found found, Layout.Grown grown, boolean date1904) {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        Field key = grown.table().key() == null
                ? null
                : grown.table().column(grown.table().key()).orElse(null);
        if (key == null) {
            return rows;
        }
        int end = TableReader.end(found, grown);
        int first = found.moved().row(grown.headerRow()) + 1;
        List<Integer> keyed = found.sheet().cells().values().stream()
                .filter(cell -> cell.at().column() == key.cell().column() && !HandedOut.blank(cell))
                .map(cell -> cell.at().row())
                .filter(row -> row >= first && row < end)
                .toList();
        for (int row : keyed) {
            Map<String, CellValue> entry = new LinkedHashMap<>();
            for (Field field : grown.table().columns()) {
                Cell cell = found.sheet().cell(new CellRef(row, field.cell().column()));
                if (cell != null && (!field.input() || field.equals(key))) {
                    value(field, cell, date1904).ifPresent(value -> entry.put(field.name(), value));
                }
            }
            if (entry.containsKey(key.name())) {
                rows.add(entry);
            }
        }
        return rows;
    }

    private static Optional<CellValue> value(Field field, Cell cell, boolean date1904) {
        if (field.type() == Field.Type.TEXT && cell.content() instanceof Content.Num number) {
            return Optional.of(CellValue.of(number.value())); // a number stays one in a list
        }
        return Normaliser.read(field, cell.content(), cell.format(), date1904, Place.WORKBOOK)
                .value()
                .flatMap(value -> value);
    }

    private static List<Map<String, CellValue>> heads(SheetFinder.Found found, Layout.Grown grown, Table.Cross cross) {
        List<Map<String, CellValue>> entries = new ArrayList<>();
        int first = grown.table()
                .column(cross.column())
                .map(field -> field.cell().column())
                .orElse(-1);
        for (int column = first; first >= 0 && column < CellRef.MAX_COLUMNS; column++) {
            Map<String, CellValue> entry = new LinkedHashMap<>();
            for (Table.Head head : cross.heads()) {
                int row = found.moved()
                        .row(grown.headerRow()
                                + head.cell().row()
                                - grown.table().headerRow());
                CellValue value = head(found, row, column, first);
                if (value != null) {
                    entry.put(head.attribute(), value);
                }
            }
            if (Heads.key(entry).isEmpty()) {
                return entries;
            }
            entries.add(entry);
        }
        return entries;
    }

    /** A head; null where the cell is empty or holds the fixed head of a column right of the cross columns. */
    private static @Nullable CellValue head(SheetFinder.Found found, int row, int column, int first) {
        Cell cell = found.sheet().cell(new CellRef(row, column));
        if (cell == null || HandedOut.blank(cell)) {
            return null;
        }
        if (cell.content() instanceof Content.Num number) {
            return CellValue.of(number.value());
        }
        if (!(cell.content() instanceof Content.Text text)) {
            return null;
        }
        String folded = FormTexts.fold(text.value());
        boolean fixed = found.plan().texts().entrySet().stream()
                .anyMatch(one -> one.getKey().column() > first && one.getValue().fit(folded) == 8);
        return fixed ? null : CellValue.of(FormTexts.strip(text.value()));
    }
}
