package org.kaoping.shelf;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.CellValue;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.Lists;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Indicator;
import org.kaoping.scheme.Item;
import org.kaoping.scheme.MonthDue;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Policy;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;

/**
 * What is written into a workbook that is handed out: a pure function of form, scheme, unit and period, so that a
 * workbook that comes back is compared with what it was handed out with, not with today's values.
 */
public final class Fillings {
    private static final CellValue NOT_UNDERTAKEN = CellValue.of("不涉及");
    private static final CellValue UNDERTAKEN = CellValue.of("承担");
    private static final List<String> NATIONS = List.of(
            "汉族", "蒙古族", "回族", "藏族", "维吾尔族", "苗族", "彝族", "壮族", "布依族", "朝鲜族", "满族", "侗族", "瑶族", "白族", "土家族", "哈尼族",
            "哈萨克族", "傣族", "黎族", "傈僳族", "佤族", "畲族", "高山族", "拉祜族", "水族", "东乡族", "纳西族", "景颇族", "柯尔克孜族", "土族", "达斡尔族",
            "仫佬族", "羌族", "布朗族", "撒拉族", "毛南族", "仡佬族", "锡伯族", "阿昌族", "普米族", "塔吉克族", "怒族", "乌孜别克族", "俄罗斯族", "鄂温克族", "德昂族",
            "保安族", "裕固族", "京族", "塔塔尔族", "独龙族", "鄂伦春族", "赫哲族", "门巴族", "珞巴族", "基诺族");
    private static final List<String> PARTIES = List.of(
            "中共党员", "中共预备党员", "共青团员", "民革党员", "民盟盟员", "民建会员", "民进会员", "农工党党员", "致公党党员", "九三学社社员", "台盟盟员", "无党派人士",
            "群众");

    private Fillings() {}

    /** What is written, without a stamp. */
    public static Filling of(Form form, Scheme scheme, @Nullable Unit unit, Period period) {
        return of(form, scheme, unit == null ? Subject.NONE : Subject.of(unit), period, "");
    }

    /**
     * What is written, without a stamp.
     *
     * @param serial the stamp's: digits, or empty where there is but one
     */
    public static Filling of(Form form, Scheme scheme, Subject subject, Period period, String serial) {
        Set<String> locked = new HashSet<>();
        Map<String, List<Map<String, CellValue>>> lists = new LinkedHashMap<>();
        Unit unit = subject.unit();
        Cohort cohort = subject.cohort() == null ? Cohort.DEPARTMENT : subject.cohort();
        lists.put("items", items(scheme, unit, cohort, form, locked));
        lists.put("inds", indicators(scheme, unit, cohort));
        lists.put(
                "units",
                unit == null && subject.cohort() != null
                        ? Marked.units(form.card(), scheme, cohort, period, locked)
                        : units(scheme.units()));
        lists.put("found", names(scheme.items().stream().map(Item::name).toList()));
        dictionary(scheme, subject, lists);
        Map<String, CellValue> fields = fields(scheme, unit, period);
        if (subject.cohort() != null) {
            text(fields, "cohort", subject.cohort().label());
        }
        if (!serial.isEmpty()) {
            text(fields, "serial", printed(serial));
        }
        // A name that says nothing here (the month of a yearly form) is written empty, never left standing.
        HandOutNames.VOCABULARY.fields().forEach(name -> fields.putIfAbsent(name, CellValue.of("")));
        return new Filling(fields, new Lists(lists), locked, null, HandOutNames.TOLD);
    }

    /** A serial as it is printed: of two digits at least. */
    static String printed(String serial) {
        return serial.length() < 2 ? "0" + serial : serial;
    }

    private static Map<String, CellValue> fields(Scheme scheme, @Nullable Unit unit, Period period) {
        Policy policy = scheme.policy();
        Map<String, CellValue> fields = new LinkedHashMap<>();
        fields.put("year", CellValue.of(scheme.year()));
        fields.put("period", CellValue.of(period.chinese()));
        fields.put("yearStart", CellValue.of(LocalDate.of(scheme.year(), 1, 1)));
        fields.put("yearEnd", CellValue.of(LocalDate.of(scheme.year(), 12, 31)));
        LocalDate yearDue =
                new Deadlines(scheme).due(Period.ofYear(scheme.year())).orElseThrow();
        fields.put("yearDeadline", CellValue.of(yearDue));
        fields.put("claimsDeadline", CellValue.of(new Deadlines(scheme).claims()));
        if (period.isMonth()) {
            fields.put("month", CellValue.of(period.month()));
            MonthDue due = scheme.month(period.month()).orElse(null);
            if (due != null) {
                fields.put("periodStart", CellValue.of(due.from()));
                fields.put("periodEnd", CellValue.of(due.to()));
                fields.put(
                        "deadline",
                        CellValue.of(new Deadlines(scheme).due(period).orElse(due.due())));
                fields.put("paperClose", CellValue.of(due.paperClose()));
            }
        } else {
            fields.put("periodStart", CellValue.of(LocalDate.of(scheme.year(), 1, 1)));
            fields.put("periodEnd", CellValue.of(LocalDate.of(scheme.year(), 12, 31)));
            fields.put("deadline", CellValue.of(yearDue));
        }
        text(fields, "city", policy.city());
        text(fields, "docNo", policy.docNo());
        text(fields, "office", policy.office());
        text(fields, "officeFull", policy.officeFull());
        text(fields, "partner1", policy.partner1());
        text(fields, "partner2", policy.partner2());
        boolean organiser = unit != null && unit.organiser();
        text(
                fields,
                "markedBy",
                (organiser ? "" : policy.office() + "、") + policy.partner1() + "、" + policy.partner2()
                        + (organiser ? "（" + Unit.ORGANISER + "）" : ""));
        text(fields, "contact", scheme.settings().getOrDefault("contact", ""));
        text(fields, "contactPhone", scheme.settings().getOrDefault("contactPhone", ""));
        text(fields, "exampleMark", scheme.example() ? "示例，非正式指标" : "");
        if (unit != null) {
            text(fields, "unitName", unit.name());
            text(fields, "unitShort", unit.shortName());
            text(fields, "unitCode", unit.code());
        }
        fields.put("schemeVersion", CellValue.of(scheme.version()));
        fields.put("full", CellValue.of(policy.full()));
        text(fields, "noCase", policy.weighing().noCase().label());
        fields.put("g1", CellValue.of(policy.excellent()));
        fields.put("g2", CellValue.of(policy.good()));
        fields.put("g3", CellValue.of(policy.pass()));
        fields.put("lowY", CellValue.of(policy.lowY()));
        for (int i = 0; i < policy.tiers().size(); i++) {
            fields.put("tier" + (i + 1), CellValue.of(policy.tiers().get(i)));
        }
        fields.put("honourB", CellValue.of(policy.honoursDepartments()));
        fields.put("honourX", CellValue.of(policy.honoursCounties()));
        fields.put("critB", CellValue.of(policy.criticismDepartments()));
        fields.put("critX", CellValue.of(policy.criticismCounties()));
        return fields;
    }

    private static void text(Map<String, CellValue> fields, String name, String text) {
        if (!text.isEmpty()) {
            fields.put(name, CellValue.of(text));
        }
    }

    private static List<Map<String, CellValue>> items(
            Scheme scheme, @Nullable Unit unit, Cohort cohort, Form form, Set<String> locked) {
        String key = form.table("items").map(table -> table.key()).orElse("code");
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Item item : scheme.items()) {
            List<Indicator> mine = scheme.indicators(cohort).stream()
                    .filter(indicator -> indicator.itemNo() == item.no())
                    .toList();
            Map<String, CellValue> row = new LinkedHashMap<>();
            row.put("no", CellValue.of(item.no()));
            row.put("code", CellValue.of(item.code()));
            row.put("name", CellValue.of(item.name()));
            row.put("aspect", CellValue.of(item.aspect()));
            row.put("full", CellValue.of(mine.stream().map(Indicator::full).reduce(BigDecimal.ZERO, BigDecimal::add)));
            text(row, "hint", item.hint());
            boolean undertaken = unit == null
                    || mine.stream().anyMatch(indicator -> scheme.undertakes(unit.code(), indicator.code()));
            row.put("duty", undertaken ? UNDERTAKEN : NOT_UNDERTAKEN);
            if (!undertaken) {
                row.put("status", NOT_UNDERTAKEN);
                locked.add("items.status[" + ("no".equals(key) ? String.valueOf(item.no()) : item.code()) + "]");
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<Map<String, CellValue>> indicators(Scheme scheme, @Nullable Unit unit, Cohort cohort) {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        int no = 0;
        for (Indicator indicator : scheme.indicators(cohort)) {
            Map<String, CellValue> row = new LinkedHashMap<>();
            no++;
            row.put("no", CellValue.of(no));
            row.put("code", CellValue.of(indicator.code()));
            row.put("aspect", CellValue.of(indicator.aspect()));
            row.put(
                    "item",
                    CellValue.of(scheme.items().stream()
                            .filter(item -> item.no() == indicator.itemNo())
                            .map(Item::name)
                            .findFirst()
                            .orElse("")));
            row.put("itemNo", CellValue.of(indicator.itemNo()));
            row.put("name", CellValue.of(indicator.name()));
            row.put("rule", CellValue.of(indicator.rule()));
            row.put("full", CellValue.of(indicator.full()));
            text(row, "method", indicator.method());
            text(row, "evidence", indicator.evidence());
            text(row, "source", indicator.source());
            CellValue duty =
                    unit == null || scheme.undertakes(unit.code(), indicator.code()) ? UNDERTAKEN : NOT_UNDERTAKEN;
            row.put("duty", duty);
            row.put("dutyPlanned", duty);
            rows.add(row);
        }
        return rows;
    }

    /** Units as rows, numbered from 1. */
    static List<Map<String, CellValue>> units(List<Unit> units) {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Unit unit : units) {
            Map<String, CellValue> row = new LinkedHashMap<>();
            row.put("no", CellValue.of(rows.size() + 1));
            row.put("code", CellValue.of(unit.code()));
            row.put("name", CellValue.of(unit.name()));
            row.put("short", CellValue.of(unit.shortName()));
            row.put("cohort", CellValue.of(unit.cohort().label()));
            row.put("participation", CellValue.of(unit.participation().label()));
            rows.add(row);
        }
        return rows;
    }

    private static void dictionary(Scheme scheme, Subject subject, Map<String, List<Map<String, CellValue>>> lists) {
        lists.put("kpItems", names(scheme.items().stream().map(Item::name).toList()));
        lists.put("kpNations", names(NATIONS));
        lists.put("kpParties", names(PARTIES));
        lists.put(
                "kpAspects",
                names(scheme.items().stream().map(Item::aspect).distinct().toList()));
        lists.put(
                "kpTypes",
                names(scheme.units().stream()
                        .map(Unit::dutyType)
                        .filter(type -> !type.isEmpty())
                        .distinct()
                        .toList()));
        List<Map<String, CellValue>> indicators = new ArrayList<>();
        List<Indicator> offered = new ArrayList<>();
        for (Cohort cohort : Cohort.values()) {
            if (subject.cohort() == null || subject.cohort() == cohort) {
                offered.addAll(scheme.indicators(cohort));
            }
        }
        for (Indicator indicator : offered) {
            Map<String, CellValue> row = named(indicators.size() + 1, indicator.name());
            row.put("code", CellValue.of(indicator.code()));
            indicators.add(row);
        }
        lists.put("kpIndicators", indicators);
        List<Map<String, CellValue>> units = new ArrayList<>();
        for (Unit unit : scheme.units()) {
            Map<String, CellValue> row = named(units.size() + 1, unit.name());
            row.put("code", CellValue.of(unit.code()));
            units.add(row);
        }
        lists.put("kpUnits", units);
    }

    private static List<Map<String, CellValue>> names(List<String> names) {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        names.forEach(name -> rows.add(named(rows.size() + 1, name)));
        return rows;
    }

    private static Map<String, CellValue> named(int no, String name) {
        Map<String, CellValue> row = new LinkedHashMap<>();
        row.put("no", CellValue.of(no));
        row.put("name", CellValue.of(name));
        return row;
    }
}
