package org.kaoping.shelf;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.CellValue;
import org.kaoping.form.Values;
import org.kaoping.form.book.CellRef;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/** The cells of a scheme workbook's tables: what they hold, and where they stand. */
final class SchemeCells {
    private SchemeCells() {}

    static Problem at(Values values, Values.Row row, String column, String label, ProblemCode code) {
        return Problem.of(code, place(values, row, column, label));
    }

    /** The cell of a column in a row, also where it is empty: the other rows tell where the column stands. */
    static Place place(Values values, Values.Row row, String column, String label) {
        return values.tables().values().stream()
                .flatMap(List::stream)
                .filter(other -> other.sheet().equals(row.sheet()))
                .map(other -> other.cells().get(column))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .map(entry -> Place.ofField(
                        row.sheet(), new CellRef(row.row(), entry.cell().column()).a1(), label))
                .orElseGet(() -> Place.ofField(row.sheet(), "第" + (row.row() + 1) + "行", label));
    }

    static String text(Values.Row row, String column) {
        CellValue value = row.value(column);
        return value == null ? "" : value.shown().strip();
    }

    static @Nullable BigDecimal number(Values.Row row, String column) {
        return row.value(column) instanceof CellValue.Decimal decimal ? decimal.value() : null;
    }

    static @Nullable LocalDate day(Values.Row row, String column) {
        return row.value(column) instanceof CellValue.Date date ? date.value() : null;
    }

    /** A whole number; 0 where there is none, also where the cell holds its digits as text. */
    static int whole(Values.Row row, String column) {
        String text = text(row, column);
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }
}
