package org.kaoping.shelf;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaoping.form.CellValue;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.FormFiller;
import org.kaoping.form.FormReader;
import org.kaoping.form.Layout;
import org.kaoping.form.Layouts;
import org.kaoping.form.Lists;
import org.kaoping.form.Values;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Limits;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;

/** What a diligent clerk writes into each form, as its notes ask. */
public final class GoodFillings {
    private static final String TEXT = "本年度按照方案要求落实各项任务，组织专题培训三期，完成数据归集和公示，群众满意。".repeat(12);
    private static final Map<String, String> SINGLE = Map.ofEntries(
            Map.entry("reporter", "经办人甲"),
            Map.entry("phone", "0000-1234567"),
            Map.entry("reviewer", "审核人乙"),
            Map.entry("reportDate", "2020-12-20"),
            Map.entry("promise", "本单位对所报材料的真实性负责"),
            Map.entry("date", "2020-07-08"),
            Map.entry("people", "成员甲、成员乙"),
            Map.entry("marker", "评分人甲"),
            Map.entry("checker", "复核人乙"),
            Map.entry("markDate", "2020-06-01"),
            Map.entry("tier", "创新奖"),
            Map.entry("from", "2020-03-01"),
            Map.entry("outside", "是"),
            Map.entry("outsideWhy", "指标之外的新做法，不与指标重复"),
            Map.entry("before", "否"),
            Map.entry("sex", "女"),
            Map.entry("birth", "1985-06-01"),
            Map.entry("nation", "汉族"),
            Map.entry("party", "群众"),
            Map.entry("edu", "大学本科"),
            Map.entry("post", "信用科科员"),
            Map.entry("leader", "否"),
            Map.entry("org", "示例局信用科"),
            Map.entry("years", "#3.5"),
            Map.entry("public", "未公示"),
            Map.entry("visitDate", "2020-12-10"),
            Map.entry("place", "示例市政务大楼"),
            Map.entry("way1", "是"),
            Map.entry("way2", "是"),
            Map.entry("way3", "否"),
            Map.entry("confirm", "无异议"),
            Map.entry("confirmDate", "2020-12-11"),
            Map.entry("confirmBy", "某负责人"),
            Map.entry("assessors", "考核员甲、考核员乙"));

    private GoodFillings() {}

    /** A form as it is laid out, with good values in its cells. */
    public record Good(Layout layout, Values values) {}

    /**
     * The good values of a form that the invented city handed out.
     */
    public static Good good(String name, String whose, String time, String serial) {
        Form form = GoodFormsTest.form(name);
        Scheme scheme = SchemeFile.read(
                        GoodFormsTest.bytes("src/main/resources/demo/scheme-demo.xlsx"), GoodFormsTest.form("scheme"))
                .get();
        Subject subject = Subject.of(form.card(), scheme, whose).orElseThrow();
        Filling given = Fillings.of(form, scheme, subject, Period.parse(time).orElseThrow(), serial);
        FormFiller filler = FormFiller.prepare(Layouts.of(form, given.lists()));
        byte[] filled = filler.fill(of(form, scheme, given));
        Book book = Books.open(filled, "表.xlsx", Limits.STANDARD).get();
        return new Good(
                filler.layout(), FormReader.read(filler.layout(), book, given).get());
    }

    /** What was handed out, with the inputs filled. */
    public static Filling of(Form form, Scheme scheme, Filling given) {
        String name = form.card().id();
        Map<String, CellValue> fields = new LinkedHashMap<>(given.fields());
        form.fields().stream()
                .filter(field -> field.input() && field.required())
                .forEach(field -> fields.put(field.name(), value(single(name, field.name()))));
        Map<String, List<Map<String, CellValue>>> lists =
                new LinkedHashMap<>(given.lists().entries());
        fill(name, scheme, lists);
        return new Filling(fields, new Lists(lists), given.locked(), given.stamp());
    }

    private static String single(String form, String field) {
        if (field.equals("name")) {
            return form.startsWith("person") ? "人员丙" : "上半年双公示专项检查";
        }
        if (field.equals("reportDate") && form.startsWith("monthly")) {
            return "2020-05-21";
        }
        if (field.equals("kind")) {
            return form.startsWith("inspection") ? "专项检查" : "重要创新举措";
        }
        return SINGLE.getOrDefault(field, TEXT);
    }

    /** A number after a sharp, a day, a moment, or a text. */
    static CellValue value(String written) {
        if (written.startsWith("#")) {
            return CellValue.of(new BigDecimal(written.substring(1)));
        }
        if (written.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return CellValue.of(LocalDate.parse(written));
        }
        return written.matches("\\d{4}-\\d\\d-\\d\\dT.*")
                ? new CellValue.DateTime(LocalDateTime.parse(written))
                : CellValue.of(written);
    }

    private static Map<String, CellValue> row(String... pairs) {
        Map<String, CellValue> row = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put(pairs[i], value(pairs[i + 1]));
        }
        return row;
    }

    private static void fill(String name, Scheme scheme, Map<String, List<Map<String, CellValue>>> lists) {
        String unit = scheme.units().get(0).name();
        String item = scheme.items().get(0).name();
        switch (name) {
            case "self-assessment" -> lists.put("inds", assessed(lists.getOrDefault("inds", List.of())));
            case "monthly-report" -> lists.put("items", reported(lists.getOrDefault("items", List.of())));
            case "work-ledger" -> lists.put("rows", kept(scheme));
            case "year-end-marks" -> lists.put("inds", visited(lists.getOrDefault("inds", List.of())));
            case "monthly-marks", "year-end-matrix" -> lists.put("units", marked(name, lists));
            case "inspection-record" ->
                lists.put(
                        "rows",
                        List.of(
                                row(
                                        "unit",
                                        unit,
                                        "item",
                                        item,
                                        "indicator",
                                        "X0101",
                                        "nature",
                                        "存在问题",
                                        "finding",
                                        "抽查案卷十份，缺一份",
                                        "grade",
                                        "一般",
                                        "false",
                                        "否",
                                        "fix",
                                        "十日内补齐",
                                        "due",
                                        "2020-07-20"),
                                row("unit", unit, "item", item, "nature", "工作亮点", "finding", "台账齐全", "false", "否")));
            case "innovation-decisions" ->
                lists.put(
                        "claims",
                        List.of(claim("D001-C01", unit, "确认", "tier", "突出创新奖"), claim("D001-C02", unit, "不予确认")));
            case "rectification-interview" -> {
                lists.put(
                        "fix",
                        List.of(row(
                                "unit",
                                unit,
                                "source",
                                "专项检查",
                                "doc",
                                "2020-J03",
                                "problem",
                                "案卷缺件",
                                "askDate",
                                "2020-07-10",
                                "due",
                                "2020-08-10",
                                "state",
                                "已完成",
                                "doneDate",
                                "2020-08-12")));
                lists.put(
                        "talk",
                        List.of(row(
                                "unit",
                                unit,
                                "who",
                                "人员丁",
                                "post",
                                "副局长",
                                "time",
                                "2021-01-08T09:30",
                                "place",
                                "会议室",
                                "by",
                                "主任戊",
                                "recorder",
                                "科员己",
                                "why",
                                "考评靠后",
                                "points",
                                "指出问题并提出具体要求",
                                "answer",
                                "立即整改到位",
                                "reported",
                                "2021-01-10")));
                lists.put("pass", List.of(row("unit", "某单位", "fact", "隐瞒不报造成不良影响的情形", "date", "2021-01-15")));
            }
            default -> {}
        }
    }

    private static Map<String, CellValue> claim(String no, String unit, String result, String... more) {
        Map<String, CellValue> row = row(
                "no",
                no,
                "unit",
                unit,
                "name",
                "信用快办",
                "kind",
                "其他",
                "tierAsked",
                "创新奖",
                "result",
                result,
                "reason",
                "经考核小组讨论",
                "date",
                "2021-01-15");
        row.putAll(row(more));
        return row;
    }

    private static List<Map<String, CellValue>> reported(List<Map<String, CellValue>> given) {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Map<String, CellValue> one : given) {
            Map<String, CellValue> row = new LinkedHashMap<>(one);
            if (!CellValue.of("不涉及").equals(row.get("status"))) {
                boolean news = rows.size() % 3 == 0;
                row.putAll(row("status", news ? "有进展" : "无新增"));
                if (news) {
                    row.putAll(row("content", "召开工作推进会，布置本月任务并逐项落实", "quantity", "#128.5", "measure", "条"));
                    row.putAll(row("evidenceCount", "#2", "evidence", "01-1 会议纪要；01-2 任务清单", "remark", "0012"));
                }
            }
            rows.add(row);
        }
        return rows;
    }

    /** A row for each item: one that is undertaken and has none is asked about. */
    private static List<Map<String, CellValue>> kept(Scheme scheme) {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (int i = 0; i < scheme.items().size(); i++) {
            String item = scheme.items().get(i).name();
            Map<String, CellValue> row = row("item", item, "task", "工作事项第" + (i + 1) + "件");
            row.putAll(row("done", "召开会议部署，逐项落实\n并形成材料", "section", "综合科", "person", "某某"));
            row.putAll(
                    i % 2 == 0
                            ? row(
                                    "state",
                                    "已完成",
                                    "start",
                                    "2020-03-%02d".formatted(i + 1),
                                    "end",
                                    "2020-04-%02d".formatted(i + 1))
                            : row("state", "进行中", "start", "2020-05-%02d".formatted(i)));
            row.putAll(i % 2 == 0 ? row("evidence", "01-" + (i + 1), "form", "复印件") : row("remark", "1/2；002"));
            rows.add(row);
        }
        return rows;
    }

    private static List<Map<String, CellValue>> visited(List<Map<String, CellValue>> given) {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Map<String, CellValue> one : given) {
            Map<String, CellValue> row = new LinkedHashMap<>(one);
            if (CellValue.of("承担").equals(row.get("duty"))) {
                row.putAll(row("mark", "#0.25", "why", "佐证不全", "verified", "属实"));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<Map<String, CellValue>> assessed(List<Map<String, CellValue>> given) {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Map<String, CellValue> one : given) {
            Map<String, CellValue> row = new LinkedHashMap<>(one);
            if (CellValue.of("承担").equals(row.get("duty"))) {
                row.putAll(row("self", "#0.25", "reason", "按计分方法自评", "proof", "D002-01-01"));
            } else {
                row.remove("self");
            }
            rows.add(row);
        }
        return rows;
    }

    /** Half a mark wherever no slash stands. */
    private static List<Map<String, CellValue>> marked(String name, Map<String, List<Map<String, CellValue>>> lists) {
        String heads = name.equals("monthly-marks") ? "items" : "inds";
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Map<String, CellValue> one : lists.getOrDefault("units", List.of())) {
            Map<String, CellValue> row = new LinkedHashMap<>(one);
            lists.getOrDefault(heads, List.of())
                    .forEach(head -> row.putIfAbsent("mark[" + shown(head, "code") + "]", value("#0.5")));
            row.put("fileDate", value("2020-05-22T16:30"));
            row.put("paperDate", value("2020-05-25"));
            rows.add(row);
        }
        return rows;
    }

    private static String shown(Map<String, CellValue> entry, String attribute) {
        CellValue value = entry.get(attribute);
        return value == null ? "" : value.shown();
    }
}
