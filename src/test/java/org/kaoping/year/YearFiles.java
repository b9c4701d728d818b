package org.kaoping.year;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaoping.Kaoping;
import org.kaoping.form.CellValue;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.Lists;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.shelf.GoodFillings;
import org.kaoping.shelf.HandOut;
import org.kaoping.shelf.Shelf;
import org.kaoping.shelf.Subject;

/** Workbooks as the office hands them out at this moment, filled as the plan wants it. */
final class YearFiles {
    private static final Period YEAR = Period.ofYear(YearPlan.YEAR);
    private final Shelf shelf;
    private final HandOut handOut;
    private final YearPlan plan;

    YearFiles(Kaoping kaoping, YearPlan plan) {
        this.shelf = kaoping.rooms().shelf();
        this.handOut = kaoping.rooms().handOut();
        this.plan = plan;
    }

    /** What is written into single fields and tables, beyond what any diligent clerk writes. */
    interface Hand {
        void write(Map<String, CellValue> fields, Map<String, List<Map<String, CellValue>>> lists, Filling given);
    }

    private byte[] filled(String id, String whose, Period period, String serial, Hand hand) {
        Form form = shelf.form(id, YearPlan.YEAR).orElseThrow();
        Scheme scheme = shelf.scheme(YearPlan.YEAR).orElseThrow();
        Subject subject = Subject.of(form.card(), scheme, whose).orElseThrow();
        Filling given = handOut.today(form, scheme, subject, period, serial);
        Filling good = GoodFillings.of(form, scheme, given);
        Map<String, CellValue> fields = new LinkedHashMap<>(good.fields());
        Map<String, List<Map<String, CellValue>>> lists =
                new LinkedHashMap<>(good.lists().entries());
        hand.write(fields, lists, given);
        return shelf.filler(form, given.lists())
                .fill(new Filling(fields, new Lists(lists), good.locked(), good.stamp()));
    }

    /** A monthly report. */
    byte[] report(YearPlan.Unit unit, int month, LocalDate day, boolean nil, boolean wrong, String phone) {
        return filled("monthly-report", unit.code(), new Period(YearPlan.YEAR, month), "", (fields, lists, given) -> {
            fields.put("reportDate", CellValue.of(day));
            fields.put("phone", CellValue.of(phone));
            List<Map<String, CellValue>> rows = new ArrayList<>();
            for (Map<String, CellValue> row :
                    nil ? given.lists().of("items") : lists.getOrDefault("items", List.of())) {
                Map<String, CellValue> copy = new LinkedHashMap<>(row);
                if (nil) {
                    copy.putIfAbsent("status", CellValue.of("无新增"));
                } else if (wrong && CellValue.of("有进展").equals(copy.get("status"))) {
                    copy.put("status", CellValue.of("已完成"));
                }
                rows.add(copy);
            }
            lists.put("items", rows);
        });
    }

    /** The office's marks of a month, with the days of the copies. */
    byte[] monthlyMarks(boolean counties, YearPlan.Month month, LocalDate day) {
        Period period = new Period(YearPlan.YEAR, month.month());
        return filled("monthly-marks", counties ? "county" : "department", period, "", (fields, lists, given) -> {
            fields.put("markDate", CellValue.of(day));
            List<Map<String, CellValue>> rows = new ArrayList<>();
            for (Map<String, CellValue> one : given.lists().of("units")) {
                Map<String, CellValue> row = new LinkedHashMap<>(one);
                YearPlan.Unit unit = plan.unit(one.get("code").shown());
                for (Map<String, CellValue> item : given.lists().of("items")) {
                    String code = item.get("code").shown();
                    BigDecimal full = ((CellValue.Decimal) item.get("full")).value();
                    row.putIfAbsent(
                            "mark[" + code + "]",
                            CellValue.of(YearPlan.monthlyMark(unit.code(), month.month(), code, full)));
                }
                YearPlan.HandIn hand = plan.handIns(unit).get(month.month());
                if (hand.paper() != null) {
                    row.put("paperDate", CellValue.of(hand.paper()));
                }
                if (hand.keyed() != null) {
                    row.put("fileDate", CellValue.of(hand.keyed()));
                }
                rows.add(row);
            }
            lists.put("units", rows);
        });
    }

    /** A form of the year's end. */
    byte[] yearly(String form, YearPlan.Unit unit, LocalDate day) {
        return filled(
                form, unit.code(), YEAR, "", (fields, lists, given) -> fields.put("reportDate", CellValue.of(day)));
    }

    /** One of several of a unit. */
    byte[] several(String form, String unit, int serial, Map<String, String> texts) {
        return filled(
                form,
                unit,
                YEAR,
                String.valueOf(serial),
                (fields, lists, given) -> texts.forEach((name, text) -> fields.put(name, CellValue.of(text))));
    }

    /** A form of the office that is about nobody in particular. */
    byte[] ofTheOffice(String form) {
        return filled(form, "", YEAR, "", (fields, lists, given) -> {});
    }

    /** What the group decides on the claims that wait. */
    byte[] decisions(LocalDate day) {
        return filled("innovation-decisions", "", YEAR, "", (fields, lists, given) -> {
            List<Map<String, CellValue>> rows = new ArrayList<>();
            for (Map<String, CellValue> one : given.lists().of("claims")) {
                Map<String, CellValue> row = new LinkedHashMap<>(one);
                YearPlan.Claim claim = YearPlan.CLAIMS.stream()
                        .filter(other -> other.number().equals(one.get("no").shown()))
                        .findFirst()
                        .orElseThrow();
                row.put("result", CellValue.of(claim.confirmed() ? "确认" : "不予确认"));
                if (claim.confirmed()) {
                    row.put("tier", CellValue.of(claim.tier()));
                }
                row.put("reason", CellValue.of("经考核小组讨论"));
                row.put("date", CellValue.of(day));
                rows.add(row);
            }
            lists.put("claims", rows);
        });
    }

    /** A finding of an inspection: who, on which indicator, 弄虚作假. */
    record Found(String unit, String indicator, String falsity) {}

    /** The record of an inspection. */
    byte[] inspection(int serial, String name, LocalDate day, List<Found> found) {
        Scheme scheme = shelf.scheme(YearPlan.YEAR).orElseThrow();
        return filled("inspection-record", "", YEAR, String.valueOf(serial), (fields, lists, given) -> {
            fields.put("name", CellValue.of(name));
            fields.put("date", CellValue.of(day));
            List<Map<String, CellValue>> rows = new ArrayList<>();
            for (Found one : found) {
                boolean untrue = one.falsity().equals("查实");
                Map<String, CellValue> row = new LinkedHashMap<>();
                row.put(
                        "unit",
                        CellValue.of(scheme.unit(one.unit()).orElseThrow().name()));
                row.put("item", CellValue.of(item(scheme, one.indicator())));
                row.put("indicator", CellValue.of(one.indicator()));
                row.put("nature", CellValue.of(untrue ? "存在问题" : "未发现问题"));
                row.put("finding", CellValue.of(untrue ? "抽查承诺书十二份，三份系事后补签" : "抽查记录十条，与原件一致"));
                row.put("false", CellValue.of(one.falsity()));
                if (untrue) {
                    row.put("grade", CellValue.of("严重"));
                    row.put("fix", CellValue.of("重新签订并说明情况"));
                    row.put("due", CellValue.of(day.plusDays(20)));
                    row.put("evidence", CellValue.of(one.unit() + "-15-01"));
                }
                rows.add(row);
            }
            lists.put("rows", rows);
        });
    }

    private static String item(Scheme scheme, String indicator) {
        int no = Integer.parseInt(indicator.substring(1, 3));
        return scheme.items().stream()
                .filter(one -> one.no() == no)
                .findFirst()
                .orElseThrow()
                .name();
    }

    /** What is proposed in a new year-end marking for the indicator of reporting on time; null where nothing is. */
    @org.jspecify.annotations.Nullable
    BigDecimal proposal(YearPlan.Unit unit) {
        Form form = shelf.form("year-end-marks", YearPlan.YEAR).orElseThrow();
        Scheme scheme = shelf.scheme(YearPlan.YEAR).orElseThrow();
        return handOut
                .today(form, scheme, Subject.of(scheme.unit(unit.code()).orElseThrow()), YEAR, "")
                .lists()
                .of("inds")
                .stream()
                .filter(row -> row.get("code").shown().endsWith("0103"))
                .map(row -> row.get("mark"))
                .filter(CellValue.Decimal.class::isInstance)
                .map(mark -> ((CellValue.Decimal) mark).value())
                .findFirst()
                .orElse(null);
    }

    /** The group's marking of all counties on one sheet. */
    byte[] matrix(Map<String, Map<String, BigDecimal>> marks) {
        return filled("year-end-matrix", "county", YEAR, "", (fields, lists, given) -> {
            List<Map<String, CellValue>> rows = new ArrayList<>();
            for (Map<String, CellValue> one : given.lists().of("units")) {
                Map<String, CellValue> row = new LinkedHashMap<>(one);
                marks.getOrDefault(one.get("code").shown(), Map.of())
                        .forEach((code, mark) -> row.put("mark[" + code + "]", CellValue.of(mark)));
                rows.add(row);
            }
            lists.put("units", rows);
        });
    }

    /**
     * The group's marking of a unit; what has no mark is 不涉及.
     *
     * @param doubted the indicator whose evidence is called 不实; empty: none
     */
    byte[] marks(YearPlan.Unit unit, Map<String, BigDecimal> marks, LocalDate visit, String doubted) {
        return filled("year-end-marks", unit.code(), YEAR, "", (fields, lists, given) -> {
            fields.put("visitDate", CellValue.of(visit));
            fields.put("confirmDate", CellValue.of(visit.plusDays(1)));
            List<Map<String, CellValue>> rows = new ArrayList<>();
            for (Map<String, CellValue> one : given.lists().of("inds")) {
                Map<String, CellValue> row = new LinkedHashMap<>(one);
                String code = one.get("code").shown();
                BigDecimal mark = marks.get(code);
                if (mark != null) {
                    row.put("mark", CellValue.of(mark));
                    row.put("verified", CellValue.of(code.equals(doubted) ? "不实" : "属实"));
                    row.putIfAbsent("why", CellValue.of("部分材料不全"));
                } else if (CellValue.of("承担").equals(row.get("duty"))) {
                    row.put("duty", CellValue.of("不涉及"));
                    row.put("remark", CellValue.of("机构职能划出，现场核定不承担"));
                    row.remove("mark");
                    row.remove("why");
                }
                rows.add(row);
            }
            lists.put("inds", rows);
        });
    }
}
