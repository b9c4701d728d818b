package org.kaoping.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server writes into one workbook.
 *
 * @param fields the single values by name; also fills {@code {name}} inside texts
 * @param lists the rows of tables and the heads of cross tables. A row of a table may carry values for any of its
 *     columns, inputs too (then they are prefilled), and of a cross table {@code column[key]}
 * @param locked the cells of input columns that are locked in their row, as {@code table.column[rowKey]}, because the
 *     value is decided (不涉及)
 * @param stamp the stamp to seal in; null for a workbook without one (scheme, results)
 */
public record Filling(
        Map<String, CellValue> fields,
        Lists lists,
        java.util.Set<String> locked,
        @Nullable Stamp stamp) {
    /** Copies everything. */
    public Filling {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        locked = java.util.Set.copyOf(locked);
    }
}
