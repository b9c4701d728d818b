package org.kaoping.yearfile;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kaoping.assessment.Edition;
import org.kaoping.assessment.Figure;
import org.kaoping.assessment.Movement;
import org.kaoping.assessment.PublishedResult;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Indicator;
import org.kaoping.scheme.Item;
import org.kaoping.scheme.MonthDue;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.SettingNames;
import org.kaoping.scheme.Unit;
import org.kaoping.shelf.SchemeRevision;

/** Pages to be opened in any browser and printed on A4: one file each, nothing loaded from anywhere. */
final class PrintPages {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final List<String> RANKED =
            List.of("rank", "y", "x", "score", "bonus", "total", "grade", "rate", "eligible", "outcome", "remarks");

    private static final String STYLE = """
            @page { size: A4 landscape; margin: 14mm 12mm; }
            body { font: 10.5pt/1.5 "Noto Sans CJK SC", "Microsoft YaHei", SimSun, sans-serif; color: #1d2733; margin: 24px auto; max-width: 1160px; padding: 0 16px; }
            h1 { font-size: 17pt; text-align: center; margin: 0 0 4px; }
            h2 { font-size: 13pt; margin: 22px 0 6px; break-after: avoid; }
            .about { text-align: center; color: #56616e; margin: 0 0 14px; }
            .mark { text-align: center; color: #9a3b00; font-weight: 600; margin: 0 0 6px; }
            .box { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; font-size: 9.5pt; }
            th, td { border: 1px solid #9aa6b4; padding: 3px 6px; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
            thead th { background: #e9eef5; white-space: nowrap; }
            thead { display: table-header-group; } tr { break-inside: avoid; }
            td.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
            @media print { body { margin: 0; max-width: none; padding: 0; } .box { overflow: visible; } }
            """;

    private final StringBuilder html = new StringBuilder();

    private PrintPages() {}

    /**
     * A result: per cohort the ranking and the proposed lists, who stands outside, what moved.
     *
     * @param published the result; null for the year as it stands
     * @param edition what it is printed as
     * @param moved what moved since the number before
     */
    static String result(
            Scheme scheme,
            @Nullable PublishedResult published,
            Edition edition,
            List<Figure> figures,
            List<Movement> moved) {
        PrintPages page = new PrintPages();
        String title = scheme.policy().city() + scheme.year() + "年度社会信用体系建设工作考评结果";
        page.head(title, edition.stage().mark() + (scheme.example() ? "　示例，非正式指标" : ""));
        page.about((published == null
                        ? ""
                        : "结果编号 " + published.number() + "　"
                                + MINUTE.format(published.at().atZone(Deadlines.ZONE)) + "　" + published.who()
                                + "：" + published.reason() + "　")
                + "第" + scheme.version() + "版方案　校验码 " + edition.checkCode());
        Map<String, Map<String, String>> units = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (Figure figure : figures) {
            names.put(figure.unit(), figure.unitName());
            units.computeIfAbsent(figure.unit(), code -> new LinkedHashMap<>()).put(figure.name(), figure.value());
        }
        for (Cohort cohort : Cohort.values()) {
            Predicate<String> own = code ->
                    scheme.unit(code).filter(one -> one.cohort() == cohort).isPresent();
            page.cohort(cohort, units, names, own);
        }
        if (!moved.isEmpty()) {
            page.table(
                    "与上一编号相比的变动",
                    List.of("单位代码", "单位", "项目", "原来", "现在"),
                    moved.stream()
                            .map(one -> List.of(one.unit(), one.unitName(), one.label(), one.before(), one.after()))
                            .toList());
        }
        return page.end();
    }

    private void cohort(
            Cohort cohort, Map<String, Map<String, String>> units, Map<String, String> names, Predicate<String> own) {
        List<List<String>> ranked = new ArrayList<>();
        List<List<String>> outside = new ArrayList<>();
        List<List<String>> honours = new ArrayList<>();
        List<List<String>> criticism = new ArrayList<>();
        units.forEach((code, said) -> {
            if (!own.test(code)) {
                return;
            }
            if (!said.containsKey("total")) {
                outside.add(List.of(
                        code,
                        names.getOrDefault(code, ""),
                        said.getOrDefault("rank", ""),
                        said.getOrDefault("score", "")));
                return;
            }
            List<String> row = new ArrayList<>(List.of(code, names.getOrDefault(code, "")));
            RANKED.forEach(name -> row.add(said.getOrDefault(name, "")));
            // the rank stands first
            row.add(0, row.remove(2));
            ranked.add(row);
            String outcome = said.getOrDefault("outcome", "");
            List<String> listed = List.of(code, names.getOrDefault(code, ""), said.getOrDefault("rank", ""), outcome);
            if (outcome.contains("表彰")) {
                honours.add(listed);
            } else if (outcome.contains("通报")) {
                criticism.add(listed);
            }
        });
        table(
                cohort.label() + "排名",
                List.of("名次", "单位代码", "单位", "应得分", "实得分", "考核得分", "创新加分", "综合得分", "等级", "按时率", "评选资格", "结果建议", "备注"),
                ranked);
        List<String> heads = List.of("单位代码", "单位", "名次", "结果建议");
        table(cohort.label() + "拟表彰名单", heads, honours);
        table(cohort.label() + "拟通报批评名单", heads, criticism);
        if (!outside.isEmpty()) {
            table(cohort.label() + "不参加排名的单位", List.of("单位代码", "单位", "原因", "考核得分"), outside);
        }
    }

    /** A version of the scheme: settings, calendar, indicators, roster. */
    static String scheme(Scheme scheme, SchemeRevision revision) {
        PrintPages page = new PrintPages();
        page.head(
                scheme.policy().city() + scheme.year() + "年度考评方案（第" + scheme.version() + "版）",
                scheme.example() ? "示例，非正式指标" : "");
        page.about(MINUTE.format(revision.at().atZone(Deadlines.ZONE)) + " 生效"
                + (revision.why().isEmpty() ? "" : "：" + revision.why()));
        List<List<String>> settings = new ArrayList<>();
        SettingNames.ALL.forEach((no, name) -> {
            String value = scheme.settings().getOrDefault(no, "");
            settings.add(List.of(no, name, value.isEmpty() ? "（空）" : value));
        });
        page.table("参数", List.of("编号", "参数", "值"), settings);
        page.table(
                "报送日历",
                List.of("月份", "统计自", "统计至", "截止日", "纸质件登记至", "备注"),
                scheme.calendar().stream().map(PrintPages::month).toList());
        for (Cohort cohort : Cohort.values()) {
            List<List<String>> rows = new ArrayList<>(scheme.indicators(cohort).stream()
                    .map(one -> indicator(scheme, one))
                    .toList());
            BigDecimal sum =
                    scheme.indicators(cohort).stream().map(Indicator::full).reduce(BigDecimal.ZERO, BigDecimal::add);
            rows.add(List.of("", "", "", "合计", plain(sum), "", ""));
            page.table(cohort.label() + "指标", List.of("代码", "方面", "事项", "指标", "满分", "评分标准", "佐证材料"), rows);
        }
        page.table(
                "单位名册",
                List.of("代码", "全称", "简称", "类别", "参评方式", "不承担的指标"),
                scheme.units().stream().map(unit -> unit(scheme, unit)).toList());
        return page.end();
    }

    private static List<String> month(MonthDue due) {
        return List.of(
                due.month() + "月",
                due.from().toString(),
                due.to().toString(),
                due.due().toString(),
                due.paperClose().toString(),
                due.note());
    }

    private static List<String> indicator(Scheme scheme, Indicator one) {
        String item = scheme.items().stream()
                .filter(two -> two.no() == one.itemNo())
                .map(Item::name)
                .findFirst()
                .orElse("");
        return List.of(one.code(), one.aspect(), item, one.name(), plain(one.full()), one.rule(), one.evidence());
    }

    /** Without telephones: who wants them looks into the scheme's workbook. */
    private static List<String> unit(Scheme scheme, Unit unit) {
        return List.of(
                unit.code(),
                unit.name(),
                unit.shortName(),
                unit.cohort().label(),
                unit.participation().label(),
                scheme.indicators(unit.cohort()).stream()
                        .map(Indicator::code)
                        .filter(code -> !scheme.undertakes(unit.code(), code))
                        .reduce((one, two) -> one + "、" + two)
                        .orElse(""));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private void head(String title, String mark) {
        html.append("<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(safe(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(safe(title))
                .append("</h1>\n");
        if (!mark.isBlank()) {
            html.append("<p class=\"mark\">").append(safe(mark)).append("</p>\n");
        }
    }

    private void about(String text) {
        html.append("<p class=\"about\">").append(safe(text)).append("</p>\n");
    }

    private void table(String title, List<String> heads, List<List<String>> rows) {
        html.append("<h2>").append(safe(title)).append("</h2>\n");
        if (rows.isEmpty()) {
            html.append("<p>（无）</p>\n");
            return;
        }
        html.append("<div class=\"box\"><table>\n<thead><tr>");
        heads.forEach(
                head -> html.append("<th scope=\"col\">").append(safe(head)).append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            html.append("<tr>");
            for (String cell : row) {
                boolean number = cell.matches("-?\\d+(\\.\\d+)?");
                html.append(number ? "<td class=\"n\">" : "<td>")
                        .append(safe(cell))
                        .append("</td>");
            }
            html.append("</tr>\n");
        }
        html.append("</tbody>\n</table></div>\n");
    }

    private String end() {
        return html.append("</body>\n</html>\n").toString();
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
