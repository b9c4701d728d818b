package org.kaoping.shelf;

import org.kaoping.form.Carry;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
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
}
