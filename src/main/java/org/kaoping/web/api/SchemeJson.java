package org.kaoping.web.api;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.SettingNames;

/**
 * A version of a year's scheme as the API gives it; contacts are left out.
 *
 * @param daysOff by day: 放假 or 上班
 * @param notUndertaken by unit the codes of the indicators that it does not undertake
 */
record SchemeJson(
        int year,
        int version,
        boolean example,
        List<SettingJson> settings,
        List<MonthJson> calendar,
        Map<String, String> daysOff,
        List<ItemJson> items,
        List<UnitJson> units,
        Map<String, List<IndicatorJson>> indicators,
        Map<String, List<String>> notUndertaken) {
    record SettingJson(String no, String name, String value) {}

    record MonthJson(int month, String from, String to, String due, String paperClose, String note) {}

    record ItemJson(int no, String name, String aspect) {}

    record UnitJson(
            String code,
            String name,
            String shortName,
            String cohort,
            String participation,
            String dutyType,
            int order,
            String former,
            @Nullable String from,
            @Nullable String until,
            String into) {}

    record IndicatorJson(
            String code,
            String aspect,
            int item,
            String name,
            BigDecimal full,
            String method,
            String rule,
            String evidence,
            String source,
            boolean auto) {}

    static SchemeJson of(Scheme scheme) {
        Map<String, String> days = new TreeMap<>();
        scheme.daysOff().forEach((day, works) -> days.put(day.toString(), works ? "上班" : "放假"));
        Map<String, List<IndicatorJson>> indicators = new LinkedHashMap<>();
        Arrays.stream(Cohort.values()).forEach(cohort -> indicators.put(cohort.id(), indicators(scheme, cohort)));
        Map<String, List<String>> not = new TreeMap<>();
        scheme.notUndertaken().forEach((unit, codes) -> not.put(unit, List.copyOf(new TreeSet<>(codes))));
        return new SchemeJson(
                scheme.year(),
                scheme.version(),
                scheme.example(),
                SettingNames.ALL.entrySet().stream()
                        .map(one -> new SettingJson(
                                one.getKey(), one.getValue(), scheme.settings().getOrDefault(one.getKey(), "")))
                        .toList(),
                scheme.calendar().stream()
                        .map(due -> new MonthJson(
                                due.month(),
                                due.from().toString(),
                                due.to().toString(),
                                due.due().toString(),
                                due.paperClose().toString(),
                                due.note()))
                        .toList(),
                days,
                scheme.items().stream()
                        .map(item -> new ItemJson(item.no(), item.name(), item.aspect()))
                        .toList(),
                scheme.units().stream()
                        .map(unit -> new UnitJson(
                                unit.code(),
                                unit.name(),
                                unit.shortName(),
                                unit.cohort().id(),
                                unit.participation().id(),
                                unit.dutyType(),
                                unit.order(),
                                unit.former(),
                                unit.from() == null ? null : unit.from().toString(),
                                unit.until() == null ? null : unit.until().toString(),
                                unit.into()))
                        .toList(),
                indicators,
                not);
    }

    private static List<IndicatorJson> indicators(Scheme scheme, Cohort cohort) {
        return scheme.indicators(cohort).stream()
                .map(one -> new IndicatorJson(
                        one.code(),
                        one.aspect(),
                        one.itemNo(),
                        one.name(),
                        one.full(),
                        one.method(),
                        one.rule(),
                        one.evidence(),
                        one.source(),
                        one.auto()))
                .toList();
    }
}
