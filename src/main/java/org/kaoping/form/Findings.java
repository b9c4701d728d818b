package org.kaoping.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.MasterBook;
import org.kaoping.form.book.MasterSheet;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/** What the compiler found wrong with a master, kept in the order of the workbook. */
final class Findings {
    private record Found(int sheet, int row, int column, int order, Problem problem) {}

    private final List<String> sheets;
    private final List<Found> found = new ArrayList<>();

    Findings(MasterBook master) {
        sheets = master.sheets().stream().map(MasterSheet::name).toList();
    }

    /** A problem of the workbook as a whole comes first, one of a sheet before those of its cells. */
    void add(Problem problem) {
        int sheet = problem.place().sheet() == null
                ? -1
                : sheets.indexOf(problem.place().sheet());
        int row = -1;
        int column = -1;
        String cell = problem.place().cell();
        if (cell != null) {
            CellRef at = CellRef.of(cell.indexOf(':') < 0 ? cell : cell.substring(0, cell.indexOf(':')));
            row = at.row();
            column = at.column();
        }
        found.add(new Found(sheet, row, column, found.size(), problem));
    }

    /** A problem at a cell, with what was found. */
    void add(ProblemCode code, String sheet, CellRef at, String text) {
        add(Problem.of(code, Place.ofCell(sheet, at.a1())).found(text));
    }

    /** A problem at the cell of a field, with what was found. */
    void add(ProblemCode code, Field field, String text) {
        add(Problem.of(code, place(field)).found(text));
    }

    static Place place(Field field) {
        return Place.ofField(field.sheet(), field.cell().a1(), field.label());
    }

    /** Whether anything found so far is an error. */
    boolean anyError() {
        return found.stream().anyMatch(one -> one.problem().isError());
    }

    /** All, in the order of the workbook. */
    List<Problem> all() {
        return found.stream()
                .sorted(Comparator.comparingInt(Found::sheet)
                        .thenComparingInt(Found::row)
                        .thenComparingInt(Found::column)
                        .thenComparingInt(Found::order))
                .map(Found::problem)
                .toList();
    }
}
