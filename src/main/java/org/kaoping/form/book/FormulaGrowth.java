package org.kaoping.form.book;

import org.jspecify.annotations.Nullable;

/**
 * Rewrites the references of a formula when its cell or what it refers to moves; everything else stays letter by letter.
 * In a repeated row (column) a relative reference follows its own row, as if filled down in Excel, and an absolute one
 * means the whole table: {@code SUM(C7:F7)} shifts, {@code SUM(H$7:H$7)} grows. From everywhere else, and in names, each
 * range that covers a repeated row grows.
 */
public final class FormulaGrowth {
    /**
     * Where a formula stands.
     *
     * @param sheet the sheet that unqualified references mean
     * @param cell the master's cell; null for a name, whose references are all taken as absolute
     * @param down which copy of a repeated row, from 0
     * @param right which copy of a repeated column, from 0
     */
    public record Home(String sheet, @Nullable CellRef cell, int down, int right) {}

    private FormulaGrowth() {}

    /**
     * The formula as it reads after growth.
     *
     * @param formula without the leading equals sign
     */
    public static String grow(String formula, Growth growth, Home home) {
        SheetGrowth own = growth.of(home.sheet());
        CellRef cell = home.cell();
        boolean rowFollows = cell != null && own.repeatsRow(cell.row());
        boolean columnFollows = cell != null && own.repeatsColumn(cell.column());
        return FormulaReferences.rewrite(formula, (sheet, reference) -> {
            String target = sheet == null ? home.sheet() : sheet;
            SheetGrowth there = growth.of(target);
            if (there.isNone() && home.down() == 0 && home.right() == 0) {
                return reference;
            }
            return grown(reference, there, home, rowFollows, columnFollows);
        });
    }

    private static Reference grown(
            Reference r, SheetGrowth there, Home home, boolean rowFollows, boolean columnFollows) {
        int lastMasterColumn = Math.max(r.column(), r.lastColumn());
        int lastMasterRow = Math.max(r.row(), r.lastRow());
        boolean named = home.cell() == null;
        int down = home.down();
        int right = home.right();
        int row = r.hasRows() ? there.row(r.row()) + (r.rowAbsolute() || named ? 0 : down) : 0;
        int column = r.hasColumns() ? there.column(r.column()) + (r.columnAbsolute() || named ? 0 : right) : 0;
        if (r.single()) {
            return r.at(row, column, row, column);
        }
        int lastRow = 0;
        if (r.hasRows()) {
            boolean follows = !r.lastRowAbsolute() && !named;
            lastRow = follows && rowFollows && there.repeatsRow(r.lastRow())
                    ? there.row(r.lastRow()) + down
                    : there.lastRow(
                                    r.lastRow(),
                                    r.hasColumns() ? r.column() : 0,
                                    r.hasColumns() ? lastMasterColumn : CellRef.MAX_COLUMNS)
                            + (follows ? down : 0);
        }
        int lastColumn = 0;
        if (r.hasColumns()) {
            boolean follows = !r.lastColumnAbsolute() && !named;
            lastColumn = follows && columnFollows && there.repeatsColumn(r.lastColumn())
                    ? there.column(r.lastColumn()) + right
                    : there.lastColumn(
                                    r.lastColumn(),
                                    r.hasRows() ? r.row() : 0,
                                    r.hasRows() ? lastMasterRow : CellRef.MAX_ROWS)
                            + (follows ? right : 0);
        }
        // a range to the end of the sheet stays one
        return r.at(
                row, column, Math.min(lastRow, CellRef.MAX_ROWS - 1), Math.min(lastColumn, CellRef.MAX_COLUMNS - 1));
    }

    /**
     * The formula of a name or of a list's source: like {@link #grow}, but a lone cell in a table's repeated row or column
     * means the whole column or row, since Excel writes a one-cell range without its second half.
     */
    public static String growRange(String formula, Growth growth, Home home) {
        boolean lone = FormulaReferences.isLoneCell(formula);
        String widened = !lone
                ? formula
                : FormulaReferences.rewrite(formula, (sheet, r) -> {
                    SheetGrowth there = growth.of(sheet == null ? home.sheet() : sheet);
                    CellRef cell = new CellRef(r.row(), r.column());
                    boolean named = home.cell() == null;
                    boolean down = there.insideTable(cell) && (r.rowAbsolute() || named);
                    boolean right =
                            there.repeatsColumn(r.column()) && there.insideCross(cell) && (r.columnAbsolute() || named);
                    return down || right ? r.asRange() : r;
                });
        String grown = grow(widened, growth, home);
        if (!lone || widened.equals(formula)) {
            return grown;
        }
        return FormulaReferences.rewrite(grown, (sheet, r) -> r.collapsed());
    }
}
