package org.kaoping.scheme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoping.scheme.SchemeChange.Matter;

/**
 * What a later scheme says differently from an earlier one: whatever may change a deadline, a form, a mark or a result.
 * Contacts and remarks don't, and are left out.
 */
public final class SchemeChanges {
    private final Scheme before;
    private final Scheme after;
    private final List<SchemeChange> changes = new ArrayList<>();

    private SchemeChanges(Scheme before, Scheme after) {
        this.before = before;
        this.after = after;
    }

    /** The changes in the order of the workbook's sheets; empty where both say the same apart from contacts and remarks. */
    public static List<SchemeChange> between(Scheme before, Scheme after) {
        return new SchemeChanges(before, after).all();
    }

    /** How many there are of each matter, in words: 「参数 2 处、承担情况 36 处」. */
    public static String counted(List<SchemeChange> changes) {
        Map<Matter, Long> counts = changes.stream()
                .collect(Collectors.groupingBy(SchemeChange::matter, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(one -> one.getKey().label() + " " + one.getValue() + " 处")
                .collect(Collectors.joining("、"));
    }

    private List<SchemeChange> all() {
        settings();
        calendar();
        daysOff();
        items();
        units();
        for (Cohort cohort : Cohort.values()) {
            indicators(cohort);
        }
        for (Cohort cohort : Cohort.values()) {
            undertakings(cohort);
        }
        return List.copyOf(changes);
    }

    private void add(
            Matter matter, String sheet, String key, String what, @Nullable String older, @Nullable String newer) {
        boolean same = older == null ? newer == null : older.equals(newer);
        if (!same) {
            changes.add(new SchemeChange(matter, sheet, key, what, older, newer));
        }
    }

    private void settings() {
        Set<String> numbers = new LinkedHashSet<>(SettingNames.ALL.keySet());
        numbers.retainAll(union(before.settings(), after.settings()));
        for (String number : numbers) {
            String what = number + " " + SettingNames.ALL.getOrDefault(number, "");
            add(
                    Matter.SETTING,
                    "参数",
                    number,
                    what,
                    before.settings().getOrDefault(number, ""),
                    after.settings().getOrDefault(number, ""));
        }
        add(Matter.SETTING, "参数", "exampleMark", "示例标记", mark(before), mark(after));
    }

    private static Set<String> union(Map<String, ?> one, Map<String, ?> other) {
        Set<String> all = new TreeSet<>(one.keySet());
        all.addAll(other.keySet());
        return all;
    }

    private static String mark(Scheme scheme) {
        return scheme.example() ? "示例" : "";
    }

    private void calendar() {
        each(
                Matter.CALENDAR,
                "报送日历",
                byKey(before.calendar(), due -> String.valueOf(due.month())),
                byKey(after.calendar(), due -> String.valueOf(due.month())),
                due -> due.month() + "月",
                due -> due.from() + " 至 " + due.to() + "，截止 " + due.due(),
                due -> columns(
                        "统计起",
                        day(due.from()),
                        "统计止",
                        day(due.to()),
                        "截止日",
                        day(due.due()),
                        "纸质补登截止",
                        day(due.paperClose())));
    }

    private void daysOff() {
        Set<LocalDate> days = new TreeSet<>(before.daysOff().keySet());
        days.addAll(after.daysOff().keySet());
        for (LocalDate day : days) {
            add(
                    Matter.DAY_OFF,
                    "放假和调休",
                    day.toString(),
                    day.toString(),
                    kind(before.daysOff().get(day)),
                    kind(after.daysOff().get(day)));
        }
    }

    private static @Nullable String kind(@Nullable Boolean works) {
        return works == null ? null : works ? "上班" : "放假";
    }

    private void items() {
        each(
                Matter.ITEM,
                "事项",
                byKey(before.items(), item -> String.valueOf(item.no())),
                byKey(after.items(), item -> String.valueOf(item.no())),
                item -> "事项" + item.no() + " " + item.name(),
                Item::aspect,
                item -> columns("名称", item.name(), "方面", item.aspect(), "月报填写提示", item.hint()));
        order(Matter.ITEM, "事项", before.items(), after.items(), item -> String.valueOf(item.no()));
    }

    private void units() {
        each(
                Matter.UNIT,
                "单位名册",
                byKey(before.units(), Unit::code),
                byKey(after.units(), Unit::code),
                unit -> unit.code() + " " + unit.shortName(),
                unit -> unit.cohort().label() + "，" + unit.participation().label(),
                unit -> columns(
                        "全称",
                        unit.name(),
                        "简称",
                        unit.shortName(),
                        "考评对象类别",
                        unit.cohort().label(),
                        "单位性质",
                        unit.kind(),
                        "参与方式",
                        unit.participation().label(),
                        "承担类型",
                        unit.dutyType(),
                        "排序",
                        String.valueOf(unit.order()),
                        "曾用名",
                        unit.former(),
                        "启用日期",
                        day(unit.from()),
                        "停用日期",
                        day(unit.until()),
                        "合并后单位代码",
                        unit.into()));
        order(Matter.UNIT, "单位名册", before.units(), after.units(), Unit::code);
    }

    private void indicators(Cohort cohort) {
        String sheet = cohort.shortLabel() + "指标";
        each(
                Matter.INDICATOR,
                sheet,
                byKey(before.indicators(cohort), Indicator::code),
                byKey(after.indicators(cohort), Indicator::code),
                one -> one.code() + " " + one.name(),
                one -> "满分 " + number(one),
                one -> columns(
                        "考评方面",
                        one.aspect(),
                        "考评事项",
                        "事项" + one.itemNo(),
                        "考评指标",
                        one.name(),
                        "满分",
                        number(one),
                        "计分方式",
                        one.method(),
                        "计分方法",
                        one.rule(),
                        "佐证材料",
                        one.evidence(),
                        "数据来源",
                        one.source(),
                        "得分来源",
                        one.auto() ? "系统参考" : "人工",
                        "常见不涉及",
                        one.skip()));
        order(Matter.INDICATOR, sheet, before.indicators(cohort), after.indicators(cohort), Indicator::code);
    }

    private static String number(Indicator indicator) {
        return indicator.full().stripTrailingZeros().toPlainString();
    }

    /** The cells of units and indicators that both know; what a new unit or indicator brings along is no change. */
    private void undertakings(Cohort cohort) {
        List<Indicator> shared = after.indicators(cohort).stream()
                .filter(one -> before.indicators(cohort).stream()
                        .anyMatch(other -> other.code().equals(one.code())))
                .toList();
        for (Unit unit : after.units()) {
            boolean known = before.unit(unit.code())
                    .filter(one -> one.cohort() == cohort)
                    .isPresent();
            if (unit.cohort() == cohort && known) {
                for (Indicator indicator : shared) {
                    add(
                            Matter.UNDERTAKING,
                            "承担情况_" + cohort.shortLabel(),
                            unit.code() + "/" + indicator.code(),
                            unit.code() + " " + unit.shortName() + " " + indicator.code() + " " + indicator.name(),
                            cell(before, unit, indicator),
                            cell(after, unit, indicator));
                }
            }
        }
    }

    private static String cell(Scheme scheme, Unit unit, Indicator indicator) {
        return scheme.undertakes(unit.code(), indicator.code()) ? "承担" : "不涉及";
    }

    /** Rows of a table by their key: those that came, those that went, and of the others the cells that differ. */
    private <T> void each(
            Matter matter,
            String sheet,
            Map<String, T> older,
            Map<String, T> newer,
            Function<T, String> name,
            Function<T, String> whole,
            Function<T, Map<String, String>> columns) {
        Map<String, T> all = new LinkedHashMap<>(newer);
        older.forEach(all::putIfAbsent);
        all.forEach((key, shown) -> {
            T one = older.get(key);
            T other = newer.get(key);
            if (one == null || other == null) {
                String text = whole.apply(shown);
                add(matter, sheet, key, name.apply(shown), one == null ? null : text, other == null ? null : text);
            } else {
                Map<String, String> was = columns.apply(one);
                // a renamed row is called what it was called, so that it is found again
                columns.apply(other)
                        .forEach((column, text) -> add(
                                matter,
                                sheet,
                                key,
                                name.apply(one) + " " + column,
                                was.getOrDefault(column, ""),
                                text));
            }
        });
    }

    /** Whether what both know stands in another order: forms and results follow it. */
    private <T> void order(Matter matter, String sheet, List<T> older, List<T> newer, Function<T, String> key) {
        List<String> was = new ArrayList<>(older.stream().map(key).toList());
        List<String> is = new ArrayList<>(newer.stream().map(key).toList());
        was.retainAll(Set.copyOf(is));
        is.retainAll(Set.copyOf(was));
        for (int i = 0; i < Math.min(was.size(), is.size()); i++) {
            if (!was.get(i).equals(is.get(i))) {
                add(matter, sheet, is.get(i), matter.label() + "的先后（第 " + (i + 1) + " 个起）", was.get(i), is.get(i));
                return;
            }
        }
    }

    private static <T> Map<String, T> byKey(List<T> rows, Function<T, String> key) {
        Map<String, T> map = new LinkedHashMap<>();
        rows.forEach(row -> map.putIfAbsent(key.apply(row), row));
        return map;
    }

    private static Map<String, String> columns(String... namesAndTexts) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            columns.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return columns;
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
