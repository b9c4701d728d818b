package org.kaoping.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * What was entered into tables by hand, whatever room they belong to: rows with a column {@code at} in milliseconds. They
 * are carried from one database into another as they are.
 */
public final class Entries {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,40}");

    /**
     * An entry.
     *
     * @param table the table
     * @param at when
     * @param values its columns but for the running number
     */
    public record Entry(String table, Instant at, Map<String, Object> values) {
        /** Copies the values. */
        public Entry {
            values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    private Entries() {}

    /** The entries of all tables but those, table by table, each in its order. */
    public static List<Entry> of(Handle handle, Set<String> without) {
        List<Entry> entries = new ArrayList<>();
        for (String table : tables(handle)) {
            if (without.contains(table) || !NAME.matcher(table).matches()) {
                continue;
            }
            List<Map<String, Object>> columns = handle.createQuery("PRAGMA table_info(" + table + ")")
                    .mapToMap()
                    .list();
            boolean timed =
                    columns.stream().anyMatch(one -> "at".equals(one.get("name")) && "INTEGER".equals(one.get("type")));
            if (timed) {
                String number = columns.stream()
                        .filter(one -> one.get("pk") instanceof Number pk && pk.intValue() == 1)
                        .filter(one -> "INTEGER".equals(one.get("type")))
                        .map(one -> String.valueOf(one.get("name")))
                        .findFirst()
                        .orElse("");
                handle.createQuery("SELECT * FROM " + table + " ORDER BY at, rowid")
                        .mapToMap()
                        .forEach(row -> entries.add(entry(table, number, row)));
            }
        }
        return entries;
    }

    private static List<String> tables(Handle handle) {
        return handle.createQuery(
                        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY 1")
                .mapTo(String.class)
                .list();
    }

    private static Entry entry(String table, String number, Map<String, Object> row) {
        Map<String, Object> values = new LinkedHashMap<>(row);
        values.remove(number);
        long at = row.get("at") instanceof Number moment ? moment.longValue() : 0;
        return new Entry(table, Instant.ofEpochMilli(at), values);
    }

    /** Adds an entry; gives whether it was possible (what it refers to may not be there). */
    public static boolean add(Handle handle, Entry entry) {
        List<String> columns = entry.values().keySet().stream()
                .filter(name -> NAME.matcher(name).matches())
                .toList();
        handle.savepoint("entry");
        try {
            org.jdbi.v3.core.statement.Update update = handle.createUpdate("INSERT INTO " + entry.table() + " ("
                    + String.join(
                            ", ", columns.stream().map(name -> '"' + name + '"').toList()) + ") VALUES ("
                    + String.join(", ", columns.stream().map(name -> ":" + name).toList()) + ")");
            columns.forEach(name -> update.bind(name, entry.values().get(name)));
            update.execute();
            handle.releaseSavepoint("entry");
            return true;
        } catch (JdbiException e) {
            handle.rollbackToSavepoint("entry");
            return false;
        }
    }
}
