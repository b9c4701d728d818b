package org.kaoping.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.MasterBook;

/**
 * A compiled master: everything that is known about a form.
 *
 * @param card who, what, how often
 * @param fingerprint SHA-256 of the master's bytes, lower-case hex
 * @param fields the single fields
 * @param tables the tables
 * @param checks the cross-checks outside tables
 * @param furniture per sheet the locked texts without a field (titles, labels, heads), as in the master; texts with
 *     placeholders in them are kept as they stand, braces and all
 * @param master the master itself, for the filler
 */
public record Form(
        FormCard card,
        String fingerprint,
        List<Field> fields,
        List<Table> tables,
        List<Table.Check> checks,
        Map<String, SortedMap<CellRef, String>> furniture,
        MasterBook master) {
    /** Copies the collections. */
    public Form {
        fields = List.copyOf(fields);
        tables = List.copyOf(tables);
        checks = List.copyOf(checks);
        Map<String, SortedMap<CellRef, String>> copy = new LinkedHashMap<>();
        furniture.forEach((sheet, texts) -> copy.put(sheet, Collections.unmodifiableSortedMap(new TreeMap<>(texts))));
        furniture = Collections.unmodifiableMap(copy);
    }

    /** The single field of that name. */
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** The table of that name. */
    public Optional<Table> table(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }
}
