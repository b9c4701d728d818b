package org.kaoping.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoping.assessment.Announced;
import org.kaoping.assessment.Contracts;
import org.kaoping.assessment.Figure;
import org.kaoping.form.CellValue;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.FormFiller;
import org.kaoping.form.Layouts;
import org.kaoping.form.Lists;
import org.kaoping.form.Values;
import org.kaoping.form.Vocabulary;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Indicator;
import org.kaoping.scheme.Item;
import org.kaoping.scheme.Policy;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Weighing;
import org.kaoping.scoring.Score;

/**
 * 考评得分反馈表: what one unit got on each indicator and why, with the sums as formulas (R10 to R12, R14). It says nothing of
 * other units.
 */
public final class FeedbackSheet {
    /** The id of the master. */
    public static final String FORM = "score-feedback";

    private static final String AWARD = "award:";
    private static final String MONTH = "month:";
    private static final String NO_CASE = "未发生";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** The names that are written. */
    static final Vocabulary NAMES = new Vocabulary(
            Set.of(
                    "city",
                    "year",
                    "office",
                    "officeFull",
                    "unitName",
                    "unitCode",
                    "cohort",
                    "exampleMark",
                    "resultMark",
                    "resultFoot",
                    "resultNo",
                    "generatedAt",
                    "madeUnder",
                    "standing",
                    "rank",
                    "ranked",
                    "rate",
                    "scale",
                    "g1",
                    "g2",
                    "g3",
                    "gradeOn",
                    "tier1",
                    "tier2",
                    "tier3",
                    "bonusCap",
                    "totalCap",
                    "bonusRule",
                    "bonusOpen",
                    "monthlyShare",
                    "noCase",
                    "scoreRule",
                    "noCaseRule",
                    "theScore",
                    "theTotal"),
            Map.of(
                    "marks",
                    Set.of(
                            "no",
                            "code",
                            "aspect",
                            "item",
                            "name",
                            "full",
                            "duty",
                            "self",
                            "mark",
                            "why",
                            "verified",
                            "proof"),
                    "gains",
                    Set.of("no", "claim", "matter", "result", "tier", "reason")));

    private FeedbackSheet() {}

    /** The workbook of one unit, which must be marked. */
    public static byte[] write(Announced result, Announced.One one, Form form) {
        Filling filling = new Filling(
                fields(result, one),
                new Lists(Map.of("marks", marks(result, one), "gains", gains(result, one))),
                Set.of(),
                null);
        return FormFiller.prepare(Layouts.of(form, filling.lists())).fill(filling);
    }

    /** The name to download it under. */
    public static String fileName(Announced result, Announced.One one) {
        return "%s_%s_考评得分反馈表_%d年度%s.xlsx"
                .formatted(
                        one.unit().code(),
                        one.unit().shortName(),
                        result.scheme().year(),
                        result.published() == null ? "（草稿）" : "");
    }

    private static Map<String, CellValue> fields(Announced result, Announced.One one) {
        Scheme scheme = result.scheme();
        Policy policy = scheme.policy();
        Map<String, CellValue> fields = new LinkedHashMap<>();
        text(fields, "city", policy.city());
        fields.put("year", CellValue.of(scheme.year()));
        text(fields, "office", policy.office());
        text(fields, "officeFull", policy.officeFull());
        text(fields, "unitName", one.unit().name());
        text(fields, "unitCode", one.unit().code());
        text(fields, "cohort", one.unit().cohort().label());
        text(fields, "exampleMark", scheme.example() ? "示例，非正式指标" : "");
        text(fields, "resultMark", result.edition().stage().mark());
        text(fields, "resultFoot", result.edition().foot());
        text(
                fields,
                "resultNo",
                result.edition().number().isEmpty() ? "（未发布）" : result.edition().number());
        text(fields, "generatedAt", MINUTE.format(result.at().atZone(Deadlines.ZONE)) + "（北京时间）");
        text(fields, "madeUnder", scheme.year() + "年度考评方案第" + scheme.version() + "版");
        text(fields, "standing", one.ranked() ? "" : one.text("rank"));
        fields.put("rank", one.number("rank").map(CellValue::of).orElseGet(() -> CellValue.of("")));
        fields.put("ranked", CellValue.of(result.ranked(one.unit().cohort()).size()));
        fields.put("rate", one.number("rate").map(CellValue::of).orElseGet(() -> CellValue.of("")));
        fields.put("scale", CellValue.of(policy.scale()));
        fields.put("g1", CellValue.of(policy.excellent()));
        fields.put("g2", CellValue.of(policy.good()));
        fields.put("g3", CellValue.of(policy.pass()));
        text(fields, "gradeOn", policy.ordering().grade().label());
        for (int i = 0; i < 3; i++) {
            fields.put("tier" + (i + 1), CellValue.of(policy.tiers().get(i)));
        }
        fields.put("bonusCap", cap(policy.counting().bonusCap()));
        fields.put("totalCap", cap(policy.counting().totalCap()));
        text(fields, "bonusRule", policy.counting().all() ? "累计" : "就高一项");
        text(fields, "bonusOpen", one.number("bonus").isPresent() || !one.ranked() ? "" : "尚未评定");
        fields.putAll(WeighingFields.of(policy.weighing()));
        fields.put("theScore", one.number("score").map(CellValue::of).orElseGet(() -> CellValue.of("")));
        fields.put("theTotal", one.number("total").map(CellValue::of).orElseGet(() -> CellValue.of("")));
        return fields;
    }

    private static CellValue cap(@Nullable BigDecimal cap) {
        return cap == null ? CellValue.of("") : CellValue.of(cap);
    }

    private static void text(Map<String, CellValue> fields, String name, String text) {
        fields.put(name, CellValue.of(text));
    }

    private static List<Map<String, CellValue>> marks(Announced result, Announced.One one) {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Indicator indicator : result.scheme().indicators(one.unit().cohort())) {
            Figure mark = one.figures().get("mark:" + indicator.code());
            if (mark == null) {
                continue;
            }
            boolean undertaken = !mark.value().equals("/");
            boolean noCase = one.noCase(indicator.code());
            Map<String, CellValue> row = new LinkedHashMap<>();
            row.put("no", CellValue.of(rows.size() + 1));
            row.put("code", CellValue.of(indicator.code()));
            row.put("aspect", CellValue.of(indicator.aspect()));
            row.put(
                    "item",
                    CellValue.of(result.scheme().items().stream()
                            .filter(item -> item.no() == indicator.itemNo())
                            .map(Item::name)
                            .findFirst()
                            .orElse("")));
            row.put("name", CellValue.of(indicator.name()));
            row.put("full", CellValue.of(one.number("full:" + indicator.code()).orElse(indicator.full())));
            row.put("duty", CellValue.of(noCase ? NO_CASE : undertaken ? "承担" : "不涉及"));
            one.number(mark.name()).ifPresent(number -> row.put("mark", CellValue.of(number)));
            if (noCase) {
                row.put("why", CellValue.of(noCase(result.scheme().policy().weighing(), row.containsKey("mark"))));
            }
            said(result, Contracts.YEAR_END_MARKS, one, indicator.code())
                    .filter(said -> !noCase || marked(result))
                    .filter(said -> same(said.value("mark"), mark.value()))
                    .ifPresent(said -> {
                        copy(said, "why", row, "why");
                        copy(said, "verified", row, "verified");
                    });
            if (undertaken) {
                said(result, Contracts.SELF_ASSESSMENT, one, indicator.code()).ifPresent(said -> {
                    copy(said, "self", row, "self");
                    copy(said, "proof", row, "proof");
                });
            }
            rows.add(row);
        }
        if (result.scheme().policy().weighing().monthlyCounts()) {
            rows.add(months(result.scheme().policy().weighing(), one, rows.size() + 1));
        }
        return rows;
    }

    /** Whether a duty without a case has the group's own mark (P35). */
    private static boolean marked(Announced result) {
        return result.scheme().policy().weighing().noCase() == Weighing.NoCase.MARKED;
    }

    /** What counts where a duty had no case (P35), beside the mark that counts. */
    private static String noCase(Weighing weighing, boolean counts) {
        return switch (weighing.noCase()) {
            case MARKED -> NO_CASE + "，由考核小组评分";
            case LEFT_OUT -> NO_CASE + "，按不涉及，不计入应得分和实得分";
            case MEAN -> counts ? NO_CASE + "，按同类单位该项平均得分计" : NO_CASE + "，同类单位该项都没有得分，不计入应得分和实得分";
        };
    }

    /** The line of the months (P27): their mean as its mark; none where the office marked no month, and no weight then. */
    private static Map<String, CellValue> months(Weighing weighing, Announced.One one, int no) {
        Map<String, CellValue> row = new LinkedHashMap<>();
        row.put("no", CellValue.of(no));
        row.put("code", CellValue.of("月度"));
        row.put("item", CellValue.of("月度得分（占" + WeighingFields.percent(weighing.monthly()) + "）"));
        row.put("name", CellValue.of("各月月度得分的平均，满分100"));
        row.put("full", CellValue.of(100));
        row.put("duty", CellValue.of("月度得分"));
        List<String> words = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Figure figure : one.figures().values()) {
            if (figure.name().startsWith(MONTH)) {
                words.add(figure.name().substring(MONTH.length()) + "月" + figure.value());
                sum = sum.add(new BigDecimal(figure.value()));
            }
        }
        if (words.isEmpty()) {
            row.put("why", CellValue.of("没有月度评分，按年终得分计"));
        } else {
            row.put(
                    "mark",
                    CellValue.of(
                            sum.divide(BigDecimal.valueOf(words.size()), Score.MONTHLY_SCALE, RoundingMode.HALF_UP)));
            row.put("why", CellValue.of(String.join("、", words)));
        }
        return row;
    }

    /** The row of an indicator in a unit's workbook. */
    private static java.util.Optional<Values.Row> said(
            Announced result, String form, Announced.One one, String indicator) {
        return result.papers(form, one.unit().code()).stream()
                .findFirst()
                .flatMap(paper -> paper.values().row("inds", indicator));
    }

    /** A reason stands beside the mark that it was given for and no other. */
    private static boolean same(@Nullable CellValue said, String mark) {
        return said instanceof CellValue.Decimal number
                && mark.matches("\\d+(\\.\\d+)?")
                && number.value().compareTo(new BigDecimal(mark)) == 0;
    }

    private static void copy(Values.Row from, String column, Map<String, CellValue> to, String name) {
        CellValue value = from.value(column);
        if (value != null) {
            to.put(name, value);
        }
    }

    private static List<Map<String, CellValue>> gains(Announced result, Announced.One one) {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        one.figures().forEach((name, figure) -> {
            if (name.startsWith(AWARD)) {
                String claim = name.substring(AWARD.length());
                String[] said = figure.value().split("，", 2);
                Map<String, CellValue> row = new LinkedHashMap<>();
                row.put("no", CellValue.of(rows.size() + 1));
                row.put("claim", CellValue.of(claim));
                row.put("result", CellValue.of(said[0]));
                row.put("tier", CellValue.of(said.length > 1 ? said[1] : ""));
                decision(result, claim).ifPresent(decided -> {
                    copy(decided, "name", row, "matter");
                    copy(decided, "reason", row, "reason");
                });
                row.computeIfAbsent("matter", unknown -> CellValue.of(matter(result, one, claim)));
                rows.add(row);
            }
        });
        return rows;
    }

    private static java.util.Optional<Values.Row> decision(Announced result, String claim) {
        return result.papers(Contracts.INNOVATION_DECISIONS).stream()
                .flatMap(paper -> paper.values().rows("claims").stream())
                .filter(row -> row.value("no") instanceof CellValue.Text no
                        && no.value().equals(claim))
                .findFirst();
    }

    /** The matter of a claim on which nothing was decided: where the unit has but one, its name. */
    private static String matter(Announced result, Announced.One one, String claim) {
        List<Announced.Paper> claims =
                result.papers(Contracts.INNOVATION_CLAIM, one.unit().code());
        return claims.size() == 1 ? claims.get(0).values().text("name") : claim;
    }
}
