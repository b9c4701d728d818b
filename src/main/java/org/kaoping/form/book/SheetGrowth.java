package org.kaoping.form.book;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How one sheet of a master grows: rows that are repeated downwards and columns that are repeated to the right, and with
 * that where every cell of the master stands afterwards. Pure geometry; all arguments are the master's zero-based rows
 * and columns, all results those of the grown sheet.
 */
public final class SheetGrowth {
    /** A sheet that does not grow. */
    public static final SheetGrowth NONE = new SheetGrowth(List.of(), List.of());

    private final Axis rows;
    private final Axis columns;

    /**
     * A part of a repeated row or column: side by side, two tables on one row grow to different lengths.
     *
     * @param at the repeated row (column)
     * @param first the first column (row) of the part
     * @param last the last column (row) of the part
     * @param copies how often the part stands afterwards, at least 1
     */
    public record Band(int at, int first, int last, int copies) {
        /**
         * Checks the count.
         *
         * @throws IllegalArgumentException when it is less than 1
         */
        public Band {
            if (copies < 1) {
                throw new IllegalArgumentException("copies: " + copies);
            }
        }

        private boolean overlaps(int from, int to) {
            return from <= last && to >= first;
        }

        private int distance(int from, int to) {
            return overlaps(from, to) ? 0 : from > last ? from - last : first - to;
        }
    }

    /** A growth of these rows and columns. */
    public SheetGrowth(List<Band> rows, List<Band> columns) {
        this.rows = new Axis(rows);
        this.columns = new Axis(columns);
    }

    /** Whether nothing is repeated. */
    public boolean isNone() {
        return rows.bands.isEmpty() && columns.bands.isEmpty();
    }

    /** Where a row starts now. */
    public int row(int row) {
        return rows.start(row);
    }

    /** Where a column starts now. */
    public int column(int column) {
        return columns.start(column);
    }

    /** Where a cell stands now; of a repeated cell the first copy. */
    public CellRef cell(CellRef cell) {
        return new CellRef(row(cell.row()), column(cell.column()));
    }

    /** The last row that a row reaches to within these columns. */
    public int lastRow(int row, int firstColumn, int lastColumn) {
        return rows.end(row, firstColumn, lastColumn);
    }

    /** The last column that a column reaches to within these rows. */
    public int lastColumn(int column, int firstRow, int lastRow) {
        return columns.end(column, firstRow, lastRow);
    }

    /** The area with all that was repeated inside it; what reached to the sheet's end still does. */
    public Area area(Area area) {
        CellRef first = area.first();
        CellRef last = area.last();
        return new Area(
                cell(first),
                new CellRef(
                        Math.min(CellRef.MAX_ROWS - 1, lastRow(last.row(), first.column(), last.column())),
                        Math.min(CellRef.MAX_COLUMNS - 1, lastColumn(last.column(), first.row(), last.row()))));
    }

    /** Whether the row is a repeated one (even if once). */
    public boolean repeatsRow(int row) {
        return rows.bands.containsKey(row);
    }

    /** Whether the column is a repeated one (even if once). */
    public boolean repeatsColumn(int column) {
        return columns.bands.containsKey(column);
    }

    /** How often a cell stands one below another; 1 outside repeated rows. */
    public int rowCopies(CellRef cell) {
        return rows.copies(cell.row(), cell.column(), cell.column());
    }

    /** How often a cell stands side by side; 1 outside repeated columns. */
    public int columnCopies(CellRef cell) {
        return columns.copies(cell.column(), cell.row(), cell.row());
    }

    /** Whether a cell in a repeated column belongs to a cross table, from its heads to its last row: texts are repeated. */
    public boolean insideCross(CellRef cell) {
        return columns.bands.getOrDefault(cell.column(), List.of()).stream()
                .anyMatch(band -> band.overlaps(cell.row(), cell.row()));
    }

    /** Whether the column belongs to a table that this row repeats, not merely to what stands beside it. */
    public boolean insideTable(CellRef cell) {
        return rows.bands.getOrDefault(cell.row(), List.of()).stream()
                .anyMatch(band -> band.overlaps(cell.column(), cell.column()));
    }

    /** All cells where the content of a master's cell stands now, each with its copy numbers. */
    public List<Copy> copies(CellRef cell) {
        List<Copy> copies = new ArrayList<>();
        int across = repeatsColumn(cell.column()) && insideCross(cell) ? columnCopies(cell) : 1;
        for (int down = 0; down < rowCopies(cell); down++) {
            for (int right = 0; right < across; right++) {
                copies.add(new Copy(new CellRef(row(cell.row()) + down, column(cell.column()) + right), down, right));
            }
        }
        return copies;
    }

    /**
     * One place of a master's cell.
     *
     * @param at where
     * @param down which row copy, from 0
     * @param right which column copy, from 0
     */
    public record Copy(CellRef at, int down, int right) {}

    private static final class Axis {
        private final NavigableMap<Integer, List<Band>> bands = new TreeMap<>();
        private final NavigableMap<Integer, Integer> shiftBelow = new TreeMap<>();

        Axis(List<Band> all) {
            all.forEach(band ->
                    bands.computeIfAbsent(band.at(), at -> new ArrayList<>()).add(band));
            int shift = 0;
            for (var entry : bands.entrySet()) {
                shift += entry.getValue().stream().mapToInt(Band::copies).max().orElse(1) - 1;
                shiftBelow.put(entry.getKey(), shift);
            }
        }

        int start(int x) {
            var before = shiftBelow.lowerEntry(x);
            return before == null ? x : x + before.getValue();
        }

        int end(int x, int from, int to) {
            return start(x) + copies(x, from, to) - 1;
        }

        /** What overlaps decides, the longest of them; else what stands nearest, the left or upper one in doubt. */
        int copies(int x, int from, int to) {
            int nearest = Integer.MAX_VALUE;
            int copies = 1;
            for (Band band : bands.getOrDefault(x, List.of())) {
                int distance = band.distance(from, to);
                boolean leftOfRival = distance == nearest && from > band.last();
                if (distance < nearest || leftOfRival) {
                    copies = band.copies();
                } else if (distance == 0 && nearest == 0) {
                    copies = Math.max(copies, band.copies());
                }
                nearest = Math.min(nearest, distance);
            }
            return copies;
        }
    }
}
