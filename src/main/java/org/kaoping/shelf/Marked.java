package org.kaoping.shelf;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaoping.form.CellValue;
import org.kaoping.form.FormCard;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Duties;
import org.kaoping.scheme.Indicator;
import org.kaoping.scheme.Item;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;

/** The units of a cohort as rows to be marked, with a slash where a unit undertakes nothing (R10). */
final class Marked {
    private static final CellValue SLASH = CellValue.of("/");

    private Marked() {}

    /**
     * The rows: the units of the cohort that the form is for in that period, in the roster's order.
     *
     * @param locked gets the cells that are decided: {@code units.mark[unit][item or indicator]}
     */
    static List<Map<String, CellValue>> units(
            FormCard card, Scheme scheme, Cohort cohort, Period period, Set<String> locked) {
        List<Unit> units = scheme.units().stream()
                .filter(unit -> unit.cohort() == cohort
                        && Duties.obstacle(
                                        scheme,
                                        unit,
                                        Duties.Rhythm.valueOf(card.period().name()),
                                        Duties.Filler.valueOf(card.filledBy().name()),
                                        card.cohorts(),
                                        period)
                                .isEmpty())
                .toList();
        List<Map<String, CellValue>> rows = Fillings.units(units);
        for (int i = 0; i < units.size(); i++) {
            String unit = units.get(i).code();
            for (Item item : scheme.items()) {
                boolean undertaken = scheme.indicators(cohort).stream()
                        .anyMatch(one -> one.itemNo() == item.no() && scheme.undertakes(unit, one.code()));
                slash(rows.get(i), unit, item.code(), undertaken, locked);
            }
            for (Indicator indicator : scheme.indicators(cohort)) {
                slash(rows.get(i), unit, indicator.code(), scheme.undertakes(unit, indicator.code()), locked);
            }
            long skipped = scheme.indicators(cohort).stream()
                    .filter(one -> !scheme.undertakes(unit, one.code()))
                    .count();
            rows.get(i).put("skipped", CellValue.of(BigDecimal.valueOf(skipped)));
        }
        return rows;
    }

    private static void slash(
            Map<String, CellValue> row, String unit, String column, boolean undertaken, Set<String> locked) {
        if (!undertaken) {
            row.put("mark[" + column + "]", SLASH);
            locked.add("units.mark[" + unit + "][" + column + "]");
        }
    }
}
