package org.kaoping.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Field;
import org.kaoping.form.Layout;
import org.kaoping.form.Values;
import org.kaoping.form.book.Area;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Cell;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Sheet;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * A csv's cells put into an empty workbook of its form, so that it is read and checked exactly as if it had been filled
 * in there; and the way back, from the workbook's cells to those of the csv.
 */
final class CsvLaid {
    private final CsvTable csv;
    private final String sheet;
    private final Map<CellRef, CellRef> origin = new HashMap<>();
    private final Map<Integer, Integer> rows = new HashMap<>();
    private final Map<Integer, Integer> columns = new HashMap<>();
    private final Book book;

    /**
     * Lays a csv out; it has no more rows than the form has room for.
     *
     * @param layout of its form
     * @param blank the workbook that would be handed out
     */
    CsvLaid(CsvTable csv, Layout layout, Book blank) {
        this.csv = csv;
        this.sheet = csv.table().sheet();
        Sheet empty = blank.sheet(sheet).orElseThrow();
        TreeMap<CellRef, Cell> cells = new TreeMap<>(empty.cells());
        Map<String, CellRef> fields = csv.fields();
        for (Field field : csv.form().fields()) {
            if (field.input()) {
                CellRef at = layout.fields().getOrDefault(field.name(), field.cell());
                cells.remove(at);
                put(cells, field, fields.get(field.name()), at);
            }
        }
        Layout.Grown grown = table(layout, csv);
        int row = grown.firstRow();
        for (int from : csv.rows()) {
            rows.put(row, from);
            for (Layout.GrownColumn column : grown.columns()) {
                Integer there = csv.columns().get(column.name());
                if (there != null && column.field().input()) {
                    columns.put(column.column(), there);
                    put(cells, column.field(), new CellRef(from, there), new CellRef(row, column.column()));
                }
            }
            row++;
        }
        List<Sheet> sheets = new ArrayList<>();
        for (Sheet one : blank.sheets()) {
            sheets.add(
                    one.name().equals(sheet)
                            // nothing is hidden in a csv: the blank workbook's spare rows are
                            ? new Sheet(sheet, one.visibility(), cells, new TreeSet<>(), one.merges())
                            : one);
        }
        this.book = new Book(sheets, blank.date1904(), blank.names());
    }

    /** The table where it stands in a workbook. */
    static Layout.Grown table(Layout layout, CsvTable csv) {
        Layout.Grown grown = layout.tables().get(csv.table().name());
        if (grown == null) {
            throw new IllegalStateException(csv.table().name());
        }
        return grown;
    }

    private void put(Map<CellRef, Cell> cells, Field field, @Nullable CellRef from, CellRef to) {
        Cell cell = from == null ? null : csv.grid().cell(from);
        if (from != null) {
            origin.put(to, from);
        }
        if (cell != null && !CsvTable.text(cell).isEmpty()) {
            cells.put(to, new Cell(to, cell.content(), null, field.format()));
        }
    }

    /** The sheet of the workbook that it was laid on. */
    String sheet() {
        return sheet;
    }

    /** What the csv says, as it was written, by the cell of the workbook where it was laid; empty cells are left out. */
    Map<CellRef, String> texts() {
        Map<CellRef, String> texts = new TreeMap<>();
        origin.forEach((to, from) -> {
            Cell cell = csv.grid().cell(from);
            if (cell != null && !CsvTable.text(cell).isEmpty()) {
                texts.put(to, CsvTable.text(cell));
            }
        });
        return texts;
    }

    /** The workbook. */
    Book book() {
        return book;
    }

    /** What was found in the workbook, told of the csv; single fields that it has no room for in one problem. */
    List<Problem> told(List<Problem> problems) {
        List<Problem> told = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Problem problem : problems) {
            Place place = place(problem.place());
            boolean nowhere = problem.place().cell() != null && place.cell() == null && place.field() != null;
            if (problem.code() == ProblemCode.REQUIRED_MISSING && nowhere) {
                missing.add("“" + place.field() + "”");
            } else {
                told.add(new Problem(
                        problem.code(),
                        problem.severity(),
                        place,
                        problem.found(),
                        problem.expected(),
                        problem.holes()));
            }
        }
        if (!missing.isEmpty()) {
            told.add(
                    0,
                    Problem.of(ProblemCode.CSV_FIELDS_MISSING, Place.WORKBOOK).found(String.join("、", missing)));
        }
        return told;
    }

    private Place place(Place place) {
        if (place.sheet() == null) {
            return place;
        }
        String name = csv.grid().name();
        String cell = place.cell();
        if (!place.sheet().equals(sheet) || cell == null) {
            return new Place(place.sheet().equals(sheet) ? name : null, null, place.field());
        }
        Area area = Area.of(cell);
        CellRef first = cell(area.first());
        CellRef last = cell(area.last());
        if (first == null || last == null) {
            return new Place(name, null, place.field());
        }
        return new Place(name, first.equals(last) ? first.a1() : new Area(first, last).a1(), place.field());
    }

    /** The csv's cell; of a cell that the csv has not, such as a check's, the first of its row; null outside. */
    private @Nullable CellRef cell(CellRef at) {
        CellRef from = origin.get(at);
        Integer row = rows.get(at.row());
        if (from != null || row == null) {
            return from;
        }
        return new CellRef(row, columns.getOrDefault(at.column(), 0));
    }

    /** Values with the cells of the csv that they came from; what is not of the csv keeps its cell of the form. */
    Values told(Values values) {
        Map<String, Values.Entry> fields = new LinkedHashMap<>();
        values.fields().forEach((name, entry) -> fields.put(name, told(entry)));
        Map<String, List<Values.Row>> tables = new LinkedHashMap<>();
        values.tables()
                .forEach((name, all) -> tables.put(
                        name,
                        all.stream()
                                .map(row -> name.equals(csv.table().name()) ? told(row) : row)
                                .toList()));
        return new Values(fields, tables);
    }

    private Values.Row told(Values.Row row) {
        Map<String, Values.Entry> cells = new LinkedHashMap<>();
        row.cells().forEach((name, entry) -> cells.put(name, told(entry)));
        return new Values.Row(row.key(), csv.grid().name(), rows.getOrDefault(row.row(), row.row()), cells);
    }

    private Values.Entry told(Values.Entry entry) {
        CellRef from = entry.sheet().equals(sheet) ? origin.get(entry.cell()) : null;
        return from == null ? entry : new Values.Entry(entry.value(), csv.grid().name(), from);
    }
}
