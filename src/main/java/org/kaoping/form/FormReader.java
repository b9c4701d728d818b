package org.kaoping.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Cell;
import org.kaoping.form.book.CellRef;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * Reads a returned workbook by the form it was handed out from: the values with the cells they came from, and whatever
 * is wrong with the shape of the form or with single cells. What the values must be, {@link FormChecker} says.
 */
public final class FormReader {
    private FormReader() {}

    /**
     * Reads a workbook.
     *
     * @param layout the form, laid out with the rows and heads it was handed out with
     * @param book the returned workbook
     * @param handedOut what was written into it when it was handed out; null where that is not known (a scheme, a
     *     workbook without stamp): then prefilled cells are read but not compared
     * @return the values; no values where it is another form or has not been filled at all
     */
    public static Checked<Values> read(Layout layout, Book book, @Nullable Filling handedOut) {
        List<SheetPlan> plans = SheetPlan.of(layout, handedOut);
        List<Problem> problems = new ArrayList<>();
        List<SheetFinder.Found> sheets = SheetFinder.find(plans, book, problems);
        if (sheets.isEmpty()) {
            if (problems.isEmpty()) {
                problems.add(Problem.of(ProblemCode.WRONG_FORM, Place.WORKBOOK).found(SheetFinder.title(book)));
            }
            return Checked.failed(problems);
        }
        CellReader cells = new CellReader(book);
        Map<String, Values.Entry> fields = new LinkedHashMap<>();
        Map<String, List<Values.Row>> tables = new LinkedHashMap<>();
        Map<String, Values.Moved> moved = new LinkedHashMap<>();
        for (SheetFinder.Found found : sheets) {
            Heads heads = new Heads(found, book.date1904());
            for (Field field : found.plan().fields()) {
                single(layout, found, heads, cells, field, handedOut, fields);
            }
            for (Layout.Grown grown : found.plan().tables()) {
                Set<String> unreadable =
                        heads.table(grown, layout.lists(), layout.form().card().later());
                if (unreadable == null) {
                    continue;
                }
                String name = grown.table().name();
                Lists lists = handedOut == null ? layout.lists() : handedOut.lists();
                tables.put(
                        name,
                        new TableReader(
                                        cells,
                                        found,
                                        grown,
                                        lists.of(name),
                                        handedOut != null,
                                        handedOut == null ? Set.of() : handedOut.told(),
                                        spare(layout.form(), grown.table()),
                                        unreadable)
                                .read());
            }
            List<Problem> shape = heads.finish();
            if (shape.size() == 1 && shape.get(0).code() == ProblemCode.OLD_FORM) {
                return Checked.failed(shape);
            }
            problems.addAll(shape);
            moved.put(
                    found.plan().sheet(),
                    new Values.Moved(found.sheet().name(), found.moved().rows(), cells.unread(found.sheet())));
        }
        boolean broken = problems.stream().anyMatch(Problem::isError);
        if (!cells.filled() && !broken && cells.problems().stream().noneMatch(FormReader::loss)) {
            return Checked.failed(Problem.of(ProblemCode.EMPTY_SUBMISSION, Place.WORKBOOK));
        }
        problems.addAll(cells.finish());
        return Checked.of(new Values(fields, tables, moved), FormChecker.cut(problems));
    }

    /** Problems that an untouched template can't have. */
    private static boolean loss(Problem problem) {
        return problem.code() == ProblemCode.ROW_MISSING
                || problem.code() == ProblemCode.ROW_UNKNOWN
                || problem.code() == ProblemCode.PREFILLED_CHANGED;
    }

    private static void single(
            Layout layout,
            SheetFinder.Found found,
            Heads heads,
            CellReader cells,
            Field field,
            @Nullable Filling handedOut,
            Map<String, Values.Entry> fields) {
        CellRef stands = layout.fields().getOrDefault(field.name(), field.cell());
        if (layout.form().card().later().contains(field.name()) && heads.absent(stands)) {
            return;
        }
        CellRef at = heads.field(field, stands);
        if (at == null) {
            if (field.input()) {
                CellRef near = new CellRef(found.moved().row(stands.row()), stands.column());
                cells.unread(found.sheet(), near);
            }
            return;
        }
        Cell cell = found.sheet().cell(at);
        CellValue prefilled = handedOut == null ? null : handedOut.fields().get(field.name());
        Values.Entry value = field.input()
                ? cells.input(field, found.sheet(), at, cell, prefilled)
                : cells.locked(
                        field,
                        found.sheet(),
                        at,
                        cell,
                        prefilled,
                        handedOut != null && !handedOut.told().contains(field.name()));
        if (value != null) {
            fields.put(field.name(), value);
            if (field.input() && found.sheet().hiddenRows().contains(at.row())) {
                cells.hidden(found.sheet(), at.row());
            }
        }
    }

    /**
     * Finds the rows and heads of a form in a workbook itself: for a scheme, whose rows come from its own sheets, and
     * for a workbook without stamp.
     *
     * @return the given rows of each table by its name, and the entries of each list that heads a cross table; empty
     *     where the sheets are not found
     */
    public static Lists discover(Form form, Book book) {
        return Discovery.lists(form, book);
    }

    /** Whether the master hides reserved rows of a free table, so that an empty form prints short. */
    private static boolean spare(Form form, Table table) {
        return !table.given()
                && form.master()
                        .sheet(table.sheet())
                        .filter(sheet -> sheet.hiddenRows().stream()
                                .anyMatch(row -> row > table.row() && row < table.row() + table.reserved()))
                        .isPresent();
    }
}
