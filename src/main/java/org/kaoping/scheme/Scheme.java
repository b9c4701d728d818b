package org.kaoping.scheme;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One year's scheme.
 *
 * @param year P02
 * @param version 1 for the first accepted one of its year; 0 while it is only read
 * @param example whether it is marked 「示例，非正式指标」
 * @param policy the settings
 * @param settings every setting as it was written, by its number (P01 … P41), for the sheet 参数与口径
 * @param calendar the months that reports are due for, ascending
 * @param daysOff 放假和调休: true a working day, false a day off; other days follow the weekday
 * @param items the sixteen items
 * @param units the roster, in its order: the units that exist on some day of the year (O28)
 * @param indicators per cohort, in the table's order
 * @param notUndertaken per unit code the codes of indicators that it does not undertake (R10 「不涉及」)
 */
public record Scheme(
        int year,
        int version,
        boolean example,
        Policy policy,
        Map<String, String> settings,
        List<MonthDue> calendar,
        Map<LocalDate, Boolean> daysOff,
        List<Item> items,
        List<Unit> units,
        Map<Cohort, List<Indicator>> indicators,
        Map<String, java.util.Set<String>> notUndertaken) {
    /** Copies everything. */
    public Scheme {
        settings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        calendar = List.copyOf(calendar);
        daysOff = Map.copyOf(daysOff);
        items = List.copyOf(items);
        units = List.copyOf(units);
        Map<Cohort, List<Indicator>> tables = new LinkedHashMap<>();
        indicators.forEach((cohort, list) -> tables.put(cohort, List.copyOf(list)));
        indicators = Map.copyOf(tables);
        Map<String, java.util.Set<String>> duty = new LinkedHashMap<>();
        notUndertaken.forEach((unit, codes) -> duty.put(unit, java.util.Set.copyOf(codes)));
        notUndertaken = Map.copyOf(duty);
    }

    /** The unit of that code. */
    public Optional<Unit> unit(String code) {
        return units.stream().filter(unit -> unit.code().equals(code)).findFirst();
    }

    /** The units that were merged into that one in the year (O28), in the roster's order. */
    public List<Unit> mergedInto(String code) {
        return units.stream().filter(unit -> unit.into().equals(code)).toList();
    }

    /** The cohort's indicators, in order. */
    public List<Indicator> indicators(Cohort cohort) {
        return indicators.getOrDefault(cohort, List.of());
    }

    /** Whether the unit undertakes the indicator (R10). */
    public boolean undertakes(String unit, String indicator) {
        return !notUndertaken.getOrDefault(unit, java.util.Set.of()).contains(indicator);
    }

    /** The calendar's month. */
    public Optional<MonthDue> month(int month) {
        return calendar.stream().filter(due -> due.month() == month).findFirst();
    }

    /** The same as that version. */
    public Scheme withVersion(int other) {
        return new Scheme(
                year, other, example, policy, settings, calendar, daysOff, items, units, indicators, notUndertaken);
    }
}
