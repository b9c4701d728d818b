package org.kaoping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaoping.form.CellValue;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.Lists;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.shelf.GoodFillings;
import org.kaoping.shelf.Subject;

/** Single workbooks of a running office, filled as diligent clerks would. */
final class ClerkFilled {
    private ClerkFilled() {}

    /**
     * A filled workbook.
     *
     * @param whose a unit's code, a cohort's id or nothing
     * @param serial the first one of several is "1"; empty where there is but one
     * @param otherwise what is written otherwise: by "" for single fields, by "table code" for the row of that code (of
     *     rows without a code "table ": all of them)
     */
    static byte[] of(
            Kaoping kaoping,
            String id,
            String whose,
            String period,
            String serial,
            Map<String, Map<String, CellValue>> otherwise) {
        Form form = kaoping.rooms().shelf().form(id).orElseThrow();
        Scheme scheme = kaoping.rooms().shelf().scheme(2020).orElseThrow();
        Filling given = kaoping.rooms()
                .handOut()
                .filling(
                        form,
                        scheme,
                        Subject.of(form.card(), scheme, whose).orElseThrow(),
                        Period.parse(period).orElseThrow(),
                        serial);
        Filling good = GoodFillings.of(form, scheme, given);
        Map<String, CellValue> fields = new LinkedHashMap<>(good.fields());
        fields.putAll(otherwise.getOrDefault("", Map.of()));
        Map<String, List<Map<String, CellValue>>> lists =
                new LinkedHashMap<>(good.lists().entries());
        lists.replaceAll((name, rows) -> rows.stream()
                .map(row -> {
                    Map<String, CellValue> copy = new LinkedHashMap<>(row);
                    CellValue code = row.get("code");
                    copy.putAll(otherwise.getOrDefault(name + " " + (code == null ? "" : code.shown()), Map.of()));
                    return copy;
                })
                .toList());
        return kaoping.rooms()
                .shelf()
                .filler(form, given.lists())
                .fill(new Filling(fields, new Lists(lists), good.locked(), good.stamp()));
    }
}
