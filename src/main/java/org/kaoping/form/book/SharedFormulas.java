package org.kaoping.form.book;

import java.util.HashMap;
import java.util.Map;

/** Formulas that a range of cells shares: the first cell carries the text, the others follow with moved references. */
final class SharedFormulas {
    private record Master(String text, int row, int column) {}

    private final Map<String, Master> masters = new HashMap<>();

    /** A cell that carries the text. */
    void put(String index, String text, int row, int column) {
        masters.put(index, new Master(text, row, column));
    }

    /** The formula of a cell that follows; empty where no cell before carries its text. */
    String at(String index, int row, int column) {
        Master master = masters.get(index);
        if (master == null) {
            return "";
        }
        int down = row - master.row;
        int right = column - master.column;
        return FormulaReferences.rewrite(
                master.text,
                (sheet, r) -> r.at(
                        moved(r.row(), r.hasRows() && !r.rowAbsolute() ? down : 0, CellRef.MAX_ROWS),
                        moved(r.column(), r.hasColumns() && !r.columnAbsolute() ? right : 0, CellRef.MAX_COLUMNS),
                        moved(r.lastRow(), r.hasRows() && !r.lastRowAbsolute() ? down : 0, CellRef.MAX_ROWS),
                        moved(
                                r.lastColumn(),
                                r.hasColumns() && !r.lastColumnAbsolute() ? right : 0,
                                CellRef.MAX_COLUMNS)));
    }

    /** Beyond the edge of the sheet a relative reference goes on at the other side, as in Excel. */
    private static int moved(int from, int by, int size) {
        return Math.floorMod(from + by, size);
    }
}
