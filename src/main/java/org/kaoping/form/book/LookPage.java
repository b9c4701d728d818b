package org.kaoping.form.book;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of a workbook in a master's look: a title, a line below it, a head row, rows.
 *
 * @param name the sheet's name; made fit for Excel and told apart from the others when it is written
 * @param like the master's sheet that lends title and paper; null where none does
 * @param title the title
 * @param note the line below the title
 * @param columns the columns, left to right
 * @param rows the rows, a content per column; null for an empty cell
 * @param frozen how many columns stay in sight
 * @param printed how many columns are printed, from the left; those behind are for the screen. At least one
 */
public record LookPage(
        String name,
        @Nullable String like,
        String title,
        String note,
        List<Column> columns,
        List<List<@Nullable Content>> rows,
        int frozen,
        int printed) {
    /**
     * A column.
     *
     * @param head its head
     * @param lender what lends head, body and width; null for a plain column
     * @param width the width in characters of a plain column; of another one the least width
     * @param format the number format of a plain column; {@code General} where none
     * @param centred whether the cells of a plain column stand in its middle
     */
    public record Column(String head, @Nullable Lender lender, double width, String format, boolean centred) {
        /** A column that looks like one of the master. */
        public static Column like(String head, Lender lender) {
            return like(head, lender, 0);
        }

        /** A column that looks like one of the master, but is at least so wide, in characters. */
        public static Column like(String head, Lender lender, double least) {
            return new Column(head, lender, least, "General", false);
        }

        /** A column that the master does not have. */
        public static Column plain(String head, double width, String format) {
            return new Column(head, null, width, format, false);
        }

        /** A column that the master does not have, of numbers, days, codes: they stand in its middle. */
        public static Column centred(String head, double width, String format) {
            return new Column(head, null, width, format, true);
        }
    }

    /**
     * Where a column's look comes from.
     *
     * @param sheet the master's sheet
     * @param head the head's cell
     * @param body a cell of the body
     */
    public record Lender(String sheet, CellRef head, CellRef body) {}

    /** Checks and copies. */
    public LookPage {
        if (printed < 1 || printed > columns.size()) {
            throw new IllegalArgumentException(printed + " columns to print of " + columns.size());
        }
        columns = List.copyOf(columns);
        List<List<@Nullable Content>> copy = new ArrayList<>();
        rows.forEach(row -> copy.add(Collections.unmodifiableList(new ArrayList<>(row))));
        rows = Collections.unmodifiableList(copy);
    }
}
