package org.kaoping.form.book;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.jspecify.annotations.Nullable;

/** Values by sheet, row and column; grows to the cells that are set. */
final class ValueGrid {
    private static final int START_WIDTH = 16;
    private static final ValueEval[][] NONE = new ValueEval[0][];

    private final List<@Nullable ValueEval[][]> sheets;

    /** A grid of so many sheets. */
    ValueGrid(int sheets) {
        this.sheets = new ArrayList<>(Collections.nCopies(sheets, NONE));
    }

    void put(int sheet, int row, int column, ValueEval value) {
        @Nullable ValueEval[][] rows = sheets.get(sheet);
        if (row >= rows.length) {
            rows = Arrays.copyOf(rows, Math.max(row + 1, rows.length * 2));
            sheets.set(sheet, rows);
        }
        @Nullable ValueEval[] line = rows[row];
        if (line == null || column >= line.length) {
            line = line == null
                    ? new ValueEval[Math.max(START_WIDTH, column + 1)]
                    : Arrays.copyOf(line, Math.max(column + 1, line.length * 2));
            rows[row] = line;
        }
        line[column] = value;
    }

    @Nullable
    ValueEval get(int sheet, int row, int column) {
        @Nullable ValueEval[][] rows = sheets.get(sheet);
        @Nullable ValueEval[] line = row < rows.length ? rows[row] : null;
        return line != null && column < line.length ? line[column] : null;
    }

    void clear() {
        Collections.fill(sheets, NONE);
    }
}
