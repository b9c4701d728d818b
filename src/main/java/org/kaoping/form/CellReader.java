package org.kaoping.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Cell;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Content;
import org.kaoping.form.book.Sheet;
import org.kaoping.form.book.TypedFormulas;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/** Reads cells of one workbook as fields and gathers what is wrong with them. */
final class CellReader {
    private final boolean date1904;
    private final TypedFormulas formulas;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, TreeSet<Integer>> hidden = new TreeMap<>();
    private final Map<String, TreeSet<Integer>> spare = new TreeMap<>();
    private final Map<String, Set<CellRef>> unread = new TreeMap<>();
    private boolean filled;

    CellReader(Book book) {
        this.date1904 = book.date1904();
        this.formulas = new TypedFormulas(book);
    }

    boolean date1904() {
        return date1904;
    }

    List<Problem> problems() {
        return problems;
    }

    /** Whether any input held something else than what was handed out in it. */
    boolean filled() {
        return filled;
    }

    String shown(Cell cell) {
        return Normaliser.shown(cell.content(), cell.format(), date1904);
    }

    /** Reads an input; null where it is blank or can't be read. */
    Values.@Nullable Entry input(
            Field field, Sheet sheet, CellRef at, @Nullable Cell cell, @Nullable CellValue prefilled) {
        filled |= !HandedOut.same(prefilled, cell, date1904);
        if (cell == null) {
            return null;
        }
        Place place = Place.ofField(sheet.name(), at.a1(), field.label());
        Checked<Content> content = cell.formula() == null ? Checked.of(cell.content()) : result(sheet, cell, place);
        Checked<Optional<CellValue>> read =
                content.then(known -> Normaliser.read(field, known, cell.format(), date1904, place));
        problems.addAll(read.problems());
        if (read.value().isEmpty()) {
            unread(sheet, at);
        }
        return read.value()
                .flatMap(value -> value)
                .map(value -> new Values.Entry(value, sheet.name(), at))
                .orElse(null);
    }

    /** The result of a formula in an input, never taken in silence where it is not sure. */
    private Checked<Content> result(Sheet sheet, Cell cell, Place place) {
        Content stored = cell.content();
        if (stored instanceof Content.Err || stored instanceof Content.Picture) {
            return Checked.of(stored);
        }
        Content worked = formulas.result(sheet, cell);
        String shown = Normaliser.shown(worked, cell.format(), date1904);
        boolean unknown = worked instanceof Content.Uncalculated;
        if (stored instanceof Content.Uncalculated) {
            Problem note = Problem.of(ProblemCode.FORMULA_CALCULATED, place)
                    .found(String.valueOf(cell.formula()))
                    .expected(shown);
            return Checked.of(worked, unknown || worked instanceof Content.Err ? List.of() : List.of(note));
        }
        if (unknown) {
            return Checked.of(
                    stored, List.of(Problem.of(ProblemCode.FORMULA_READ, place).found(shown(cell))));
        }
        return TypedFormulas.agree(stored, worked)
                ? Checked.of(stored)
                : Checked.failed(Problem.of(ProblemCode.FORMULA_DIFFERS, place)
                        .found(shown(cell))
                        .expected(shown));
    }

    /** Reads a locked cell: what was handed out, as long as it still stands there. */
    Values.@Nullable Entry locked(
            Field field,
            Sheet sheet,
            CellRef at,
            @Nullable Cell cell,
            @Nullable CellValue expected,
            boolean handedOut) {
        if (handedOut && HandedOut.same(expected, cell, date1904)) {
            return expected == null || expected.shown().isEmpty() ? null : new Values.Entry(expected, sheet.name(), at);
        }
        Place place = Place.ofField(sheet.name(), at.a1(), field.label());
        if (handedOut) {
            problems.add(changed(place, expected, cell));
        }
        return cell == null
                ? null
                : Normaliser.read(field, cell.content(), cell.format(), date1904, place)
                        .value()
                        .flatMap(value -> value)
                        .map(value -> new Values.Entry(value, sheet.name(), at))
                        .orElse(null);
    }

    private Problem changed(Place place, @Nullable CellValue expected, @Nullable Cell cell) {
        boolean nothing = expected == null || expected.shown().isEmpty();
        return Problem.of(ProblemCode.PREFILLED_CHANGED, place)
                .found(cell == null || HandedOut.blank(cell) ? "（空）" : shown(cell))
                .expected(nothing ? "（空）" : FormTexts.inText(expected));
    }

    /** Remembers that an input could not be read. */
    void unread(Sheet sheet, CellRef at) {
        unread.computeIfAbsent(sheet.name(), name -> new HashSet<>()).add(at);
    }

    /** The inputs of a sheet that could not be read. */
    Set<CellRef> unread(Sheet sheet) {
        return unread.getOrDefault(sheet.name(), Set.of());
    }

    /** Remembers that something was read from a hidden row. */
    void hidden(Sheet sheet, int row) {
        hidden.computeIfAbsent(sheet.name(), name -> new TreeSet<>()).add(row + 1);
    }

    /** Remembers that something was read from a row that the form itself keeps hidden until it is used. */
    void spare(Sheet sheet, int row) {
        spare.computeIfAbsent(sheet.name(), name -> new TreeSet<>()).add(row + 1);
    }

    /** All problems, with one about the hidden rows of each sheet. */
    List<Problem> finish() {
        rows(ProblemCode.HIDDEN_ROWS, hidden);
        rows(ProblemCode.SPARE_ROWS, spare);
        return problems;
    }

    private void rows(ProblemCode code, Map<String, ? extends Set<Integer>> bySheet) {
        bySheet.forEach((sheet, rows) -> problems.add(Problem.of(code, Place.ofSheet(sheet))
                .found(rows.stream().map(String::valueOf).collect(Collectors.joining("、")))));
    }
}
