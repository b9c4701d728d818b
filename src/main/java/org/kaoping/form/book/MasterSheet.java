package org.kaoping.form.book;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One sheet of a master with all that it says.
 *
 * @param name as in the file
 * @param part the name of its part in the zip, such as {@code xl/worksheets/sheet1.xml}
 * @param visibility whether people see it
 * @param isProtected whether the sheet is protected at all
 * @param protection the attributes of the protection as in the file ({@code formatColumns} …); empty where unprotected
 * @param cells every cell of the file, also merely styled ones, in row order
 * @param merges the merged areas
 * @param validations all data validations, classic ones first
 * @param conditions the conditional formats
 * @param print how it is printed
 * @param hiddenRows the zero-based rows that are hidden
 * @param rowStyles the format of cells that a row does not hold, by zero-based row
 * @param columnStyles the same of columns
 * @param blank how a cell that the file does not hold is formatted
 */
public record MasterSheet(
        String name,
        String part,
        Sheet.Visibility visibility,
        boolean isProtected,
        Map<String, String> protection,
        NavigableMap<CellRef, MasterCell> cells,
        List<Area> merges,
        List<MasterValidation> validations,
        List<Condition> conditions,
        Print print,
        Set<Integer> hiddenRows,
        Map<Integer, Look> rowStyles,
        List<ColumnLook> columnStyles,
        Look blank) {
    /**
     * How a cell is formatted, as far as it matters here.
     *
     * @param locked whether the protection covers it
     * @param format the number format code
     */
    public record Look(boolean locked, String format) {}

    /**
     * The format of some columns.
     *
     * @param first the first zero-based column
     * @param last the last one
     * @param hidden whether they are hidden
     * @param width the width in characters; null for the usual one
     * @param look the format
     */
    public record ColumnLook(
            int first, int last, boolean hidden, @Nullable String width, Look look) {}

    /**
     * A conditional format.
     *
     * @param areas the cells
     * @param type as in the file, such as {@code expression} or {@code cellIs}
     * @param formulas its formulas as in the file
     */
    public record Condition(List<Area> areas, String type, List<String> formulas) {
        /** Copies the lists. */
        public Condition {
            areas = List.copyOf(areas);
            formulas = List.copyOf(formulas);
        }
    }

    /**
     * How a sheet is printed.
     *
     * @param area what the name {@code _xlnm.Print_Area} says; null where none
     * @param titles what {@code _xlnm.Print_Titles} says; null where none
     * @param paperSize Excel's number (9: A4, 8: A3); 0 where none
     * @param landscape whether it lies
     * @param fitToPage whether the page fits are on
     * @param fitToWidth pages wide
     * @param fitToHeight pages high; 0 for any
     */
    public record Print(
            @Nullable String area,
            @Nullable String titles,
            int paperSize,
            boolean landscape,
            boolean fitToPage,
            int fitToWidth,
            int fitToHeight) {}

    /** Copies everything. */
    public MasterSheet {
        protection = Map.copyOf(protection);
        cells = Collections.unmodifiableNavigableMap(new TreeMap<>(cells));
        merges = List.copyOf(merges);
        validations = List.copyOf(validations);
        conditions = List.copyOf(conditions);
        hiddenRows = Set.copyOf(hiddenRows);
        rowStyles = Map.copyOf(rowStyles);
        columnStyles = List.copyOf(columnStyles);
    }

    /** A sheet is itself only: comparing thousands of cells would make every look-up by sheet slow. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** The cell at an address; null where the file holds none. */
    public @Nullable MasterCell cell(CellRef at) {
        return cells.get(at);
    }

    /** The text at an address, through merged areas to their upper left cell; empty for anything else. */
    public String text(CellRef at) {
        MasterCell cell = cells.get(upperLeft(at));
        return cell == null ? "" : cell.text();
    }

    /** The merged area that holds a cell; the cell alone where none does. */
    public Area merged(CellRef at) {
        for (Area area : merges) {
            if (area.contains(at)) {
                return area;
            }
        }
        return new Area(at, at);
    }

    /** The cell that speaks for this one: the upper left of its merged area. */
    public CellRef upperLeft(CellRef at) {
        return merged(at).first();
    }

    /** Whether the protection covers a cell, also one that the file does not hold. */
    public boolean locked(CellRef at) {
        return look(at).locked();
    }

    /** How a cell is formatted, also one that the file does not hold: by its row, else its column. */
    public Look look(CellRef at) {
        MasterCell cell = cells.get(at);
        if (cell != null) {
            return new Look(cell.locked(), cell.format());
        }
        Look row = rowStyles.get(at.row());
        if (row != null) {
            return row;
        }
        for (ColumnLook columns : columnStyles) {
            if (at.column() >= columns.first() && at.column() <= columns.last()) {
                return columns.look();
            }
        }
        return blank;
    }

    /** The first data validation that covers a cell; null where none does. */
    public @Nullable MasterValidation validation(CellRef at) {
        for (MasterValidation validation : validations) {
            if (validation.covers(at)) {
                return validation;
            }
        }
        return null;
    }
}
