package org.kaoping.form;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lists that give a form its rows and heads: entries with attributes, in order. A table of given rows has the rows
 * of the list of its own name; a cross table's columns are headed by the list that its heads name.
 *
 * @param entries by list name
 */
public record Lists(Map<String, List<Map<String, CellValue>>> entries) {
    /** Copies everything; order is kept. */
    public Lists {
        Map<String, List<Map<String, CellValue>>> copy = new LinkedHashMap<>();
        entries.forEach((name, rows) -> {
            List<Map<String, CellValue>> list = new ArrayList<>();
            rows.forEach(row -> list.add(Collections.unmodifiableMap(new LinkedHashMap<>(row))));
            copy.put(name, Collections.unmodifiableList(list));
        });
        entries = Collections.unmodifiableMap(copy);
    }

    /** The entries of a list; none where it is unknown. */
    public List<Map<String, CellValue>> of(String list) {
        return entries.getOrDefault(list, List.of());
    }
}
