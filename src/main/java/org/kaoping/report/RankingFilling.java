package org.kaoping.report;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kaoping.assessment.Contracts;
import org.kaoping.assessment.Edition;
import org.kaoping.assessment.Fingerprint;
import org.kaoping.assessment.Movement;
import org.kaoping.assessment.Result;
import org.kaoping.assessment.Tracking;
import org.kaoping.form.CellValue;
import org.kaoping.form.Filling;
import org.kaoping.form.FormCard;
import org.kaoping.form.Lists;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Indicator;
import org.kaoping.scheme.Item;
import org.kaoping.scheme.MonthDue;
import org.kaoping.scheme.Ordering;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Policy;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.SettingNames;
import org.kaoping.scheme.Unit;
import org.kaoping.scheme.Weighing;
import org.kaoping.scoring.Facts;
import org.kaoping.scoring.Ranking;
import org.kaoping.scoring.Source;

/** A result as what is written into the ranking master: only what comes from outside; what follows is its formulas. */
final class RankingFilling {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Result result;
    private final Scheme scheme;
    private final Edition edition;
    private final List<Movement> moved;

    RankingFilling(Result result, Edition edition, List<Movement> moved) {
        this.result = result;
        this.edition = edition;
        this.moved = List.copyOf(moved);
        this.scheme = result.ranking().facts().scheme();
    }

    Filling filling() {
        Map<String, List<Map<String, CellValue>>> lists = new LinkedHashMap<>();
        for (Ranking.CohortRanking one : result.ranking().cohorts()) {
            boolean departments = one.cohort() == Cohort.DEPARTMENT;
            lists.put(departments ? "depRank" : "couRank", ranks(one));
            lists.put(departments ? "depMarks" : "couMarks", marks(one));
            lists.put(departments ? "indicatorsB" : "indicatorsX", indicators(one.cohort()));
        }
        lists.put("awards", JudgementRows.awards(result.ranking().facts()));
        lists.put("findings", JudgementRows.findings(result.ranking().facts()));
        lists.put("periods", periods());
        lists.put("months", months());
        lists.put("scores", scores());
        List<FormCard> yearly = yearlyForms();
        lists.put("yearForms", yearForms(yearly));
        lists.put("yearly", yearly(yearly));
        lists.put("out", unranked());
        org.kaoping.scoring.Lists proposed = org.kaoping.scoring.Lists.of(result.ranking());
        ProposedRows rows = new ProposedRows();
        lists.put("honours", rows.of(proposed.honours(), "honours"));
        lists.put("criticism", rows.of(proposed.criticism(), "criticism"));
        MarkRows marks = new MarkRows(result);
        lists.put("changes", marks.changes());
        lists.put("revisions", marks.revisions());
        lists.put("conflicts", marks.conflicts());
        lists.put("visits", marks.visits());
        lists.put("persons", PersonRows.of(result.persons()));
        SelfMarkRows own = new SelfMarkRows(result);
        lists.put("selfSums", own.sums());
        lists.put("selfMarks", own.marks());
        lists.put("basis", new BasisRows(result).basis());
        lists.put("moves", new BasisRows(result).moves(moved));
        lists.put("settings", settings());
        lists.put("kpAspects", aspects());
        return new Filling(fields(), new Lists(lists), rows.locked(), null);
    }

    private Map<String, CellValue> fields() {
        Policy policy = scheme.policy();
        Map<String, CellValue> fields = new LinkedHashMap<>();
        String at = MINUTE.format(result.at().atZone(Deadlines.ZONE));
        fields.put("city", CellValue.of(policy.city()));
        fields.put("year", CellValue.of(scheme.year()));
        fields.put("docNo", CellValue.of(policy.docNo()));
        fields.put("office", CellValue.of(policy.office()));
        fields.put("officeFull", CellValue.of(policy.officeFull()));
        fields.put("exampleMark", CellValue.of(scheme.example() ? "示例，非正式指标" : ""));
        fields.put("resultMark", CellValue.of(edition.stage().mark()));
        fields.put("resultFoot", CellValue.of(edition.foot()));
        fields.put("resultNo", CellValue.of(edition.number().isEmpty() ? "（未发布）" : edition.number()));
        fields.put("generatedAt", CellValue.of(at + "（北京时间）"));
        fields.put(
                "madeUnder",
                CellValue.of(
                        scheme.year() + "年度考评方案第" + scheme.version() + "版" + (scheme.example() ? "（示例，非正式指标）" : "")));
        fields.put("schemeVersion", CellValue.of(scheme.version()));
        fields.put("inputsHash", CellValue.of(Fingerprint.of(result.ranking().facts())));
        fields.put("asOf", CellValue.of(Deadlines.day(result.at())));
        new Deadlines(scheme)
                .due(Period.ofYear(scheme.year()))
                .ifPresent(due -> fields.put("yearDeadline", CellValue.of(due)));
        fields.put("scale", CellValue.of(policy.scale()));
        fields.put("full", CellValue.of(policy.full()));
        fields.put("g1", CellValue.of(policy.excellent()));
        fields.put("g2", CellValue.of(policy.good()));
        fields.put("g3", CellValue.of(policy.pass()));
        fields.put("lowY", CellValue.of(policy.lowY()));
        fields.put("honourB", CellValue.of(policy.honours(Cohort.DEPARTMENT)));
        fields.put("honourX", CellValue.of(policy.honours(Cohort.COUNTY)));
        fields.put("critB", CellValue.of(policy.criticism(Cohort.DEPARTMENT)));
        fields.put("critX", CellValue.of(policy.criticism(Cohort.COUNTY)));
        fields.putAll(ordering(policy.ordering()));
        fields.putAll(WeighingFields.of(policy.weighing()));
        fields.putAll(JudgementRows.fields(result.ranking().facts()));
        return fields;
    }

    private static Map<String, CellValue> ordering(Ordering ordering) {
        Map<String, CellValue> fields = new LinkedHashMap<>();
        fields.put("gradeOn", CellValue.of(ordering.grade().label()));
        fields.put("rankOn", CellValue.of(ordering.rank().label()));
        fields.put("ties", CellValue.of(ordering.ties().label()));
        fields.put("lineTie", CellValue.of(ordering.line().label()));
        BigDecimal spared = ordering.spared();
        fields.put("spared", spared == null ? CellValue.of("") : CellValue.of(spared));
        return fields;
    }

    private static List<Map<String, CellValue>> ranks(Ranking.CohortRanking one) {
        return one.rows().stream()
                .map(row -> {
                    Map<String, CellValue> cells = unit(row.unit().unit());
                    cells.put("organiser", CellValue.of(row.unit().unit().organiser() ? Unit.ORGANISER : ""));
                    return cells;
                })
                .toList();
    }

    /** The marks of those that are ranked, by rank, then of those that are assessed without rank. */
    private List<Map<String, CellValue>> marks(Ranking.CohortRanking one) {
        List<Facts.UnitFacts> units = new ArrayList<>();
        one.rows().forEach(row -> units.add(row.unit()));
        one.unranked().stream().filter(out -> out.score() != null).forEach(out -> units.add(out.unit()));
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Facts.UnitFacts facts : units) {
            Map<String, CellValue> cells = unit(facts.unit());
            cells.put("no", CellValue.of(rows.size() + 1));
            for (Facts.Mark mark : facts.marks()) {
                BigDecimal got = mark.mark();
                if (mark.noCase() && scheme.policy().weighing().noCase() != Weighing.NoCase.MARKED) {
                    cells.put("mark[" + mark.indicator() + "]", CellValue.of("未发生"));
                } else if (!mark.undertaken()) {
                    cells.put("mark[" + mark.indicator() + "]", CellValue.of("/"));
                } else if (got != null) {
                    cells.put("mark[" + mark.indicator() + "]", CellValue.of(got));
                }
            }
            Source source = facts.marks().stream()
                    .map(Facts.Mark::source)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            if (source != null) {
                cells.put("file", CellValue.of(source.fileName()));
                cells.put("upload", CellValue.of(source.upload()));
                cells.put("sheet", CellValue.of(source.sheet()));
            }
            rows.add(cells);
        }
        return rows;
    }

    private List<Map<String, CellValue>> indicators(Cohort cohort) {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Indicator indicator : scheme.indicators(cohort)) {
            Map<String, CellValue> cells = new LinkedHashMap<>();
            cells.put("code", CellValue.of(indicator.code()));
            cells.put("aspect", CellValue.of(indicator.aspect()));
            cells.put("name", CellValue.of(indicator.name()));
            cells.put("full", CellValue.of(indicator.full()));
            rows.add(cells);
        }
        return rows;
    }

    private static String monthCode(int month) {
        return "%02d".formatted(month);
    }

    private List<Map<String, CellValue>> periods() {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (MonthDue month : scheme.calendar()) {
            Map<String, CellValue> cells = new LinkedHashMap<>();
            cells.put("code", CellValue.of(monthCode(month.month())));
            cells.put("name", CellValue.of(month.month() + "月"));
            cells.put(
                    "due",
                    CellValue.of(new Deadlines(scheme)
                            .due(new Period(scheme.year(), month.month()))
                            .orElse(month.due())));
            rows.add(cells);
        }
        return rows;
    }

    private List<Map<String, CellValue>> months() {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Unit unit : scheme.units()) {
            Map<String, CellValue> cells = roster(unit, rows.size() + 1);
            for (MonthDue month : scheme.calendar()) {
                state(new Period(scheme.year(), month.month()), unit, Contracts.MONTHLY_REPORT)
                        .ifPresent(state -> cells.put("state[" + monthCode(month.month()) + "]", state));
            }
            rows.add(cells);
        }
        return rows;
    }

    /** The office's marks of each month (R6a), for reference. */
    private List<Map<String, CellValue>> scores() {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Unit unit : scheme.units()) {
            Map<String, CellValue> cells = roster(unit, rows.size() + 1);
            result.scores()
                    .getOrDefault(unit.code(), Collections.emptySortedMap())
                    .forEach((period, score) ->
                            cells.put("score[" + monthCode(period.month()) + "]", CellValue.of(score)));
            rows.add(cells);
        }
        return rows;
    }

    /** The yearly forms that anybody is tracked for. */
    private List<FormCard> yearlyForms() {
        List<Tracking.Row> rows = result.tracking().getOrDefault(Period.ofYear(scheme.year()), List.of());
        return result.forms().stream()
                .filter(card -> rows.stream().anyMatch(row -> row.form().equals(card.id())))
                .toList();
    }

    private static List<Map<String, CellValue>> yearForms(List<FormCard> cards) {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (FormCard card : cards) {
            Map<String, CellValue> cells = new LinkedHashMap<>();
            cells.put("code", CellValue.of(card.id()));
            cells.put("name", CellValue.of(card.shortTitle()));
            rows.add(cells);
        }
        return rows;
    }

    private List<Map<String, CellValue>> yearly(List<FormCard> cards) {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Unit unit : scheme.units()) {
            Map<String, CellValue> cells = roster(unit, rows.size() + 1);
            for (FormCard card : cards) {
                state(Period.ofYear(scheme.year()), unit, card.id())
                        .ifPresent(state -> cells.put("state[" + card.id() + "]", state));
            }
            rows.add(cells);
        }
        return rows;
    }

    private java.util.Optional<CellValue> state(Period period, Unit unit, String form) {
        return result.tracking().getOrDefault(period, List.of()).stream()
                .filter(row -> row.unit().equals(unit.code()) && row.form().equals(form))
                .map(row -> CellValue.of(row.words()))
                .findFirst();
    }

    private List<Map<String, CellValue>> unranked() {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Ranking.CohortRanking one : result.ranking().cohorts()) {
            for (Ranking.Unranked out : one.unranked()) {
                Map<String, CellValue> cells = roster(out.unit().unit(), rows.size() + 1);
                cells.put(
                        "participation",
                        CellValue.of(out.unit().unit().participation().label()));
                cells.put("reason", CellValue.of(out.words(result.ranking().facts())));
                rows.add(cells);
            }
        }
        return rows;
    }

    /** All of them, the empty ones too: a ranking shows everything it was made under. */
    private List<Map<String, CellValue>> settings() {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        SettingNames.ALL.forEach((no, name) -> {
            String value = scheme.settings().getOrDefault(no, "");
            Map<String, CellValue> cells = new LinkedHashMap<>();
            cells.put("no", CellValue.of(no));
            cells.put("name", CellValue.of(name));
            cells.put("value", CellValue.of(value.isEmpty() ? "（空）" : value));
            rows.add(cells);
        });
        return rows;
    }

    private List<Map<String, CellValue>> aspects() {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        scheme.items().stream().map(Item::aspect).distinct().forEach(aspect -> {
            Map<String, CellValue> cells = new LinkedHashMap<>();
            cells.put("no", CellValue.of(rows.size() + 1));
            cells.put("name", CellValue.of(aspect));
            rows.add(cells);
        });
        return rows;
    }

    static Map<String, CellValue> unit(Unit unit) {
        Map<String, CellValue> cells = new LinkedHashMap<>();
        cells.put("code", CellValue.of(unit.code()));
        cells.put("name", CellValue.of(unit.shownName()));
        return cells;
    }

    static Map<String, CellValue> roster(Unit unit, int no) {
        Map<String, CellValue> cells = unit(unit);
        cells.put("no", CellValue.of(no));
        cells.put("cohort", CellValue.of(unit.cohort().label()));
        return cells;
    }
}
