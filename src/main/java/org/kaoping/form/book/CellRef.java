package org.kaoping.form.book;

/**
 * The address of a cell.
 *
 * @param row zero-based, 0 to 1,048,575
 * @param column zero-based, 0 to 16,383
 */
public record CellRef(int row, int column) implements Comparable<CellRef> {
    /** Rows of a sheet in Excel 2007 and later. */
    public static final int MAX_ROWS = 1_048_576;

    /** Columns of a sheet in Excel 2007 and later. */
    public static final int MAX_COLUMNS = 16_384;

    /** The letters of the columns that forms have; addresses are written for every cell. */
    private static final String[] USUAL = new String[128];

    static {
        for (int column = 0; column < USUAL.length; column++) {
            USUAL[column] = spelled(column);
        }
    }

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException outside the sheet
     */
    public CellRef {
        if (row < 0 || row >= MAX_ROWS || column < 0 || column >= MAX_COLUMNS) {
            throw new IllegalArgumentException("outside the sheet: row " + row + ", column " + column);
        }
    }

    /**
     * Reads an A1 address; dollar signs are allowed and ignored.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static CellRef of(String a1) {
        int column = 0;
        int row = 0;
        int letters = 0;
        int digits = 0;
        for (int i = 0; i < a1.length(); i++) {
            char c = a1.charAt(i);
            if (c == '$') {
                continue;
            }
            char upper = (char) (c & ~0x20);
            if (digits == 0 && upper >= 'A' && upper <= 'Z' && letters < 3) {
                column = column * 26 + (upper - 'A' + 1);
                letters++;
            } else if (letters > 0 && c >= '0' && c <= '9' && digits < 7) {
                row = row * 10 + (c - '0');
                digits++;
            } else {
                throw new IllegalArgumentException("not a cell address: " + a1);
            }
        }
        if (letters == 0 || digits == 0) {
            throw new IllegalArgumentException("not a cell address: " + a1);
        }
        return new CellRef(row - 1, column - 1);
    }

    /** The letters of a zero-based column, such as {@code AL}. */
    public static String letters(int column) {
        return column >= 0 && column < USUAL.length ? USUAL[column] : spelled(column);
    }

    private static String spelled(int column) {
        StringBuilder text = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            text.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return text.toString();
    }

    /** The address in A1 notation, without dollar signs. */
    public String a1() {
        return letters(column) + (row + 1);
    }

    @Override
    public int compareTo(CellRef other) {
        return row != other.row ? Integer.compare(row, other.row) : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return a1();
    }
}
