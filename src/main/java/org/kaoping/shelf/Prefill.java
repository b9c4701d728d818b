package org.kaoping.shelf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaoping.form.Carry;
import org.kaoping.form.CellValue;
import org.kaoping.form.Field;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.Lists;
import org.kaoping.form.Table;
import org.kaoping.scheme.Period;

/**
 * What a new workbook starts with out of the last one in force, where the form's card says so. Inputs alone: whatever
 * comes back in them is the clerk's, nothing of it is compared.
 */
final class Prefill {
    private Prefill() {}

    /**
     * The filling with what was entered before: single fields of the last submission up to that period, tables of the last
     * one of the same year and serial (a new year begins with an empty ledger).
     */
    static Filling of(Earlier earlier, Form form, Filling plain, Subject subject, Period period, String serial) {
        if (form.card().prefill().isEmpty()) {
            return plain;
        }
        String id = form.card().id();
        Filling fields = earlier.last(id, subject.code(), null, period, null)
                .map(values -> Carry.some(form, null, values, form, plain, name -> wanted(form, name, false))
                        .filling())
                .orElse(plain);
        boolean tables =
                form.tables().stream().map(Table::name).anyMatch(form.card().prefill()::contains);
        return !tables
                ? fields
                : earlier.last(id, subject.code(), Period.ofYear(period.year()), period, serial)
                        .map(values -> Carry.some(form, null, values, form, fields, name -> wanted(form, name, true))
                                .filling())
                        .orElse(fields);
    }

    private static boolean wanted(Form form, String name, boolean table) {
        return form.card().prefill().contains(name) && form.table(name).isPresent() == table;
    }

    /** The filling with what is known today, where the form has a place for it. */
    static Filling told(Form form, Filling filling, List<Told> told) {
        if (told.isEmpty()) {
            return filling;
        }
        Map<String, CellValue> fields = new LinkedHashMap<>(filling.fields());
        Map<String, List<Map<String, CellValue>>> lists = new LinkedHashMap<>();
        filling.lists().entries().forEach((name, rows) -> {
            List<Map<String, CellValue>> copy = new ArrayList<>();
            rows.forEach(row -> copy.add(new LinkedHashMap<>(row)));
            lists.put(name, copy);
        });
        for (Told one : told) {
            Table table = form.table(one.table()).orElse(null);
            if (table == null) {
                form.field(one.name()).ifPresent(field -> write(field, one, filling, fields));
                continue;
            }
            String key = table.key() == null ? "no" : table.key();
            Field column = table.column(one.name()).orElse(null);
            for (Map<String, CellValue> row : lists.getOrDefault(one.table(), List.of())) {
                CellValue own = row.get(key);
                if (column != null && own != null && own.shown().equals(one.key())) {
                    write(column, one, filling, row);
                }
            }
        }
        return new Filling(fields, new Lists(lists), filling.locked(), filling.stamp(), filling.told());
    }

    /** Other locked cells than those that tell are compared when they come back: there nothing is written. */
    private static void write(Field field, Told one, Filling filling, Map<String, CellValue> into) {
        String name = one.table().isEmpty() ? one.name() : one.table() + "." + one.name();
        if (field.input()) {
            into.putIfAbsent(one.name(), one.value());
        } else if (filling.told().contains(name)) {
            into.put(one.name(), one.value());
        }
    }
}
