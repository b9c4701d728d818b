package org.kaoping.form;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.CellRef;

/**
 * A table of a form: the placeholders {@code {name.column}} of one row.
 *
 * @param name the table's name
 * @param sheet the master's sheet
 * @param headerRow the zero-based row of the labels (the lowest head row)
 * @param row the zero-based placeholder row of the master
 * @param given whether the rows are given by the scheme (a column is locked); else the clerk adds them freely
 * @param key the column whose value identifies a row ({@code code}, else {@code no}); null for free rows without one
 * @param reserved how many rows the master reserves for free rows: as many as the validations or styles cover; 1 for
 *     given rows
 * @param columns the fields, left to right
 * @param cross the columns that are repeated to the right, once per entry of a list, with their head cells
 * @param checks the columns 「填写检查」 (errors) and 「填写提示」 (warnings): locked formulas whose text is a problem
 */
public record Table(
        String name,
        String sheet,
        int headerRow,
        int row,
        boolean given,
        @Nullable String key,
        int reserved,
        List<Field> columns,
        List<Cross> cross,
        List<Check> checks) {
    /**
     * A column that is repeated to the right.
     *
     * @param column the name of the column, without the table
     * @param list the list whose entries head the repetitions
     * @param heads the head cells that hold {@code {list.attribute}}, attribute by cell
     */
    public record Cross(String column, String list, List<Head> heads) {
        /** Copies the heads. */
        public Cross {
            heads = List.copyOf(heads);
        }
    }

    /**
     * A head cell of a cross table.
     *
     * @param attribute the attribute of the list's entry, such as {@code code} or {@code full}
     * @param cell the master's cell
     * @param input whether the head is unlocked (a scheme's heads come from its own sheets)
     */
    public record Head(String attribute, CellRef cell, boolean input) {}

    /**
     * A cross-check written in the master.
     *
     * @param sheet the sheet
     * @param cell the formula cell (of a table: in the placeholder row)
     * @param formula the formula, as for that cell, without the leading equals sign
     * @param severity error for 「填写检查」, warning for 「填写提示」
     * @param trialUntil the last day on which it merely warns; null where it is not on trial
     */
    public record Check(
            String sheet,
            CellRef cell,
            String formula,
            org.kaoping.problem.Severity severity,
            java.time.@Nullable LocalDate trialUntil) {
        /** A check that is not on trial. */
        public Check(String sheet, CellRef cell, String formula, org.kaoping.problem.Severity severity) {
            this(sheet, cell, formula, severity, null);
        }
    }

    /** Copies the lists. */
    public Table {
        columns = List.copyOf(columns);
        cross = List.copyOf(cross);
        checks = List.copyOf(checks);
    }

    /** The column of that name. */
    public Optional<Field> column(String column) {
        return columns.stream().filter(field -> field.name().equals(column)).findFirst();
    }
}
