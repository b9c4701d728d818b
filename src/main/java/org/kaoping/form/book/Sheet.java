package org.kaoping.form.book;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One sheet of a workbook.
 *
 * @param name as in the file
 * @param visibility whether people see it
 * @param cells the cells that hold something, in row order
 * @param hiddenRows the zero-based rows that are hidden and hold something
 * @param merges the merged areas
 */
public record Sheet(
        String name,
        Visibility visibility,
        NavigableMap<CellRef, Cell> cells,
        NavigableSet<Integer> hiddenRows,
        List<Area> merges) {
    /** Whether people see a sheet. */
    public enum Visibility {
        /** An ordinary sheet. */
        VISIBLE,
        /** Hidden; a person can unhide it. LibreOffice turns very hidden sheets into hidden ones. */
        HIDDEN,
        /** Very hidden. */
        VERY_HIDDEN
    }

    /** Copies everything. */
    public Sheet {
        cells = Collections.unmodifiableNavigableMap(new TreeMap<>(cells));
        hiddenRows = Collections.unmodifiableNavigableSet(new TreeSet<>(hiddenRows));
        merges = List.copyOf(merges);
    }

    /** The cell at an address; null where nothing stands. */
    public @Nullable Cell cell(CellRef at) {
        return cells.get(at);
    }

    /** The cell at an A1 address; null where nothing stands. */
    public @Nullable Cell cell(String a1) {
        return cells.get(CellRef.of(a1));
    }

    /** The last zero-based row that holds something; -1 for an empty sheet. */
    public int lastRow() {
        return cells.isEmpty() ? -1 : cells.lastKey().row();
    }
}
