package org.kaoping.form.book;

import java.util.Map;

/**
 * How the sheets of a master grow.
 *
 * @param sheets by the sheet's name; a sheet that does not grow may be missing
 */
public record Growth(Map<String, SheetGrowth> sheets) {
    /** Copies the map. */
    public Growth {
        sheets = Map.copyOf(sheets);
    }

    /** The growth of a sheet. */
    public SheetGrowth of(String sheet) {
        return sheets.getOrDefault(sheet, SheetGrowth.NONE);
    }
}
