package org.kaoping.form.book;

/**
 * A reference inside a formula, without its sheet: a cell, a range, whole columns or whole rows. Zero-based; numbers of
 * an axis that it does not have are 0.
 */
record Reference(
        Kind kind,
        int row,
        boolean rowAbsolute,
        int column,
        boolean columnAbsolute,
        int lastRow,
        boolean lastRowAbsolute,
        int lastColumn,
        boolean lastColumnAbsolute) {
    enum Kind {
        CELL,
        RANGE,
        COLUMNS,
        ROWS
    }

    boolean single() {
        return kind == Kind.CELL;
    }

    boolean hasRows() {
        return kind != Kind.COLUMNS;
    }

    boolean hasColumns() {
        return kind != Kind.ROWS;
    }

    /** The same reference elsewhere. */
    Reference at(int newRow, int newColumn, int newLastRow, int newLastColumn) {
        return new Reference(
                kind,
                newRow,
                rowAbsolute,
                newColumn,
                columnAbsolute,
                newLastRow,
                lastRowAbsolute,
                newLastColumn,
                lastColumnAbsolute);
    }

    Reference asRange() {
        return kind == Kind.CELL
                ? new Reference(
                        Kind.RANGE, row, rowAbsolute, column, columnAbsolute, row, rowAbsolute, column, columnAbsolute)
                : this;
    }

    /** A range of one cell as a cell. */
    Reference collapsed() {
        return kind == Kind.RANGE && row == lastRow && column == lastColumn
                ? new Reference(
                        Kind.CELL, row, rowAbsolute, column, columnAbsolute, row, rowAbsolute, column, columnAbsolute)
                : this;
    }

    /** In A1 notation; {@code #REF!} where it fell off the sheet. */
    String text() {
        if (off(row, CellRef.MAX_ROWS)
                || off(lastRow, CellRef.MAX_ROWS)
                || off(column, CellRef.MAX_COLUMNS)
                || off(lastColumn, CellRef.MAX_COLUMNS)) {
            return "#REF!";
        }
        return switch (kind) {
            case CELL -> letters(column, columnAbsolute) + digits(row, rowAbsolute);
            case RANGE ->
                letters(column, columnAbsolute)
                        + digits(row, rowAbsolute)
                        + ":"
                        + letters(lastColumn, lastColumnAbsolute)
                        + digits(lastRow, lastRowAbsolute);
            case COLUMNS -> letters(column, columnAbsolute) + ":" + letters(lastColumn, lastColumnAbsolute);
            case ROWS -> digits(row, rowAbsolute) + ":" + digits(lastRow, lastRowAbsolute);
        };
    }

    private static boolean off(int x, int limit) {
        return x < 0 || x >= limit;
    }

    private static String letters(int column, boolean absolute) {
        return (absolute ? "$" : "") + CellRef.letters(column);
    }

    private static String digits(int row, boolean absolute) {
        return (absolute ? "$" : "") + (row + 1);
    }
}
