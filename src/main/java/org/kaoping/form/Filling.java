package org.kaoping.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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
 * @param told the locked fields, single ones by name, columns as {@code table.column}, that tell what was known on the day of
 *     hand-out: whatever comes back in them is read, and not compared with anything
 */
public record Filling(
        Map<String, CellValue> fields,
        Lists lists,
        Set<String> locked,
        @Nullable Stamp stamp,
        Set<String> told) {
    /** Copies everything. */
    public Filling {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        locked = Set.copyOf(locked);
        told = Set.copyOf(told);
    }

    /** One in which all that is locked is compared. */
    public Filling(Map<String, CellValue> fields, Lists lists, Set<String> locked, @Nullable Stamp stamp) {
        this(fields, lists, locked, stamp, Set.of());
    }
}
