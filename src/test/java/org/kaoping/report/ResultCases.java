package org.kaoping.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoping.assessment.Marking;
import org.kaoping.assessment.Result;
import org.kaoping.assessment.SelfMarks;
import org.kaoping.assessment.Signature;
import org.kaoping.assessment.Tracking;
import org.kaoping.assessment.TrackingMark;
import org.kaoping.form.FormCard;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Indicator;
import org.kaoping.scheme.Item;
import org.kaoping.scheme.MonthDue;
import org.kaoping.scheme.Participation;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Policy;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.SchemeCases;
import org.kaoping.scheme.SettingNames;
import org.kaoping.scheme.Unit;
import org.kaoping.scoring.Award;
import org.kaoping.scoring.Decisions;
import org.kaoping.scoring.Facts;
import org.kaoping.scoring.Finding;
import org.kaoping.scoring.LineDecision;
import org.kaoping.scoring.Lists;
import org.kaoping.scoring.MarkConflict;
import org.kaoping.scoring.Ranking;
import org.kaoping.scoring.Rankings;
import org.kaoping.scoring.Source;

/** Whole invented years of an invented city. */
final class ResultCases {
    private static final List<String> ASPECTS = List.of("信用制度和基础建设", "营商环境", "信用监管", "权益保护");
    private static final List<String> ITEMS = List.of(
            "信用制度落实",
            "信用信息公示",
            "信用信息归集共享",
            "统一社会信用代码转换",
            "信用惠民便企开展情况",
            "政务诚信",
            "企业守信情况",
            "合同执行情况",
            "诚信建设情况",
            "事前信用监管",
            "事中信用监管",
            "事后信用监管",
            "信用修复情况",
            "信息异议情况",
            "信用数据安全情况",
            "信用应用合法合规情况");
    private static final String[] FULL = {"2", "3", "3", "2.5", "3.5", "2", "4", "3", "1.5"};

    private final Policy policy;
    private final List<Facts.UnitFacts> units = new ArrayList<>();
    private final List<Unit> roster = new ArrayList<>();
    private final Map<Cohort, List<Indicator>> tables = new LinkedHashMap<>();
    private final SortedMap<Period, List<Tracking.Row>> tracking = new TreeMap<>();
    private final Instant at;

    ResultCases(Policy policy, String at) {
        this.policy = policy;
        this.at = Instant.parse(at);
        for (Cohort cohort : Cohort.values()) {
            List<Indicator> table = new ArrayList<>();
            for (int i = 0; i < 36; i++) {
                int item = 1 + i * 16 / 36;
                table.add(new Indicator(
                        (cohort == Cohort.DEPARTMENT ? "B" : "X") + "%02d%02d".formatted(item, 1 + i % 3),
                        cohort,
                        aspect(item),
                        item,
                        ITEMS.get(item - 1).substring(0, 4) + "情况第" + (i + 1) + "项",
                        new BigDecimal(FULL[i % FULL.length]),
                        "有无",
                        "",
                        "",
                        "",
                        false,
                        "",
                        ""));
            }
            tables.put(cohort, table);
        }
    }

    private static String aspect(int item) {
        return ASPECTS.get(item <= 4 ? 0 : item <= 9 ? 1 : item <= 12 ? 2 : 3);
    }

    /** A full year: 46 departments and 8 counties of every participation, seeded marks with ties, all months over. */
    static ResultCases year(long seed) {
        return year(seed, SchemeCases.policy(10, 10));
    }

    /** The same under those settings. */
    static ResultCases year(long seed, Policy policy) {
        ResultCases cases = new ResultCases(policy, "2021-01-31T02:00:00Z");
        Random random = new Random(seed);
        for (int i = 1; i <= 46; i++) {
            Participation participation = i == 7
                    ? Participation.UNRANKED
                    : i == 9 ? Participation.SEPARATE : i == 11 ? Participation.REPORTING_ONLY : Participation.RANKED;
            cases.unit("D%03d".formatted(i), "第" + i + "局", participation, i == 13 ? -1 : random.nextInt(101), random);
        }
        for (int i = 1; i <= 8; i++) {
            cases.unit(
                    "Q%03d".formatted(i),
                    "甲乙丙丁戊己庚辛".charAt(i - 1) + "县",
                    Participation.RANKED,
                    random.nextInt(101),
                    random);
        }
        return cases;
    }

    /** A full year of a scheme: everybody is marked, at about 50 to 100 per cent. */
    static Result year(Scheme scheme, long seed) {
        ResultCases cases = new ResultCases(scheme.policy(), "2021-01-31T02:00:00Z");
        for (Cohort cohort : Cohort.values()) {
            cases.tables.put(cohort, scheme.indicators(cohort));
        }
        Random random = new Random(seed);
        scheme.units().forEach(unit -> cases.unit(unit, 50 + random.nextInt(51), random, scheme));
        Result result = cases.result();
        return new Result(
                Rankings.of(new Facts(scheme, result.ranking().facts().units())),
                result.tracking(),
                result.forms(),
                result.at());
    }

    /** A unit whose marks are about that percentage; negative: no marks yet. Every fifth shares its marks with others. */
    ResultCases unit(String code, String name, Participation participation, int percent, Random random) {
        Cohort cohort = code.startsWith("Q") ? Cohort.COUNTY : Cohort.DEPARTMENT;
        Unit plain = SchemeCases.unit(code, cohort, participation);
        Unit unit = new Unit(
                code, "示例市" + name, name, cohort, "", participation, "", plain.order(), "", "", "", "", null, null, "");
        return unit(unit, percent, random, null);
    }

    /** A unit of a scheme of its own, which says what it undertakes; without one every seventh is left out. */
    private ResultCases unit(Unit unit, int percent, Random random, @Nullable Scheme own) {
        roster.add(unit);
        String code = unit.code();
        Participation participation = unit.participation();
        int number = Integer.parseInt(code.substring(1));
        List<Facts.Mark> marks = new ArrayList<>();
        boolean even = number % 5 == 0;
        int i = 0;
        for (Indicator indicator : tables.getOrDefault(unit.cohort(), List.of())) {
            boolean undertaken = own == null ? even || (i + number) % 7 != 0 : own.undertakes(code, indicator.code());
            // hundredths, so that sums run through all that doubles get wrong
            BigDecimal mark = even
                    ? indicator.full().multiply(new BigDecimal("0.8"))
                    : indicator
                            .full()
                            .multiply(BigDecimal.valueOf(Math.min(100, Math.max(0, percent + random.nextInt(11) - 5))))
                            .movePointLeft(2)
                            .setScale(2, java.math.RoundingMode.HALF_UP);
            marks.add(new Facts.Mark(
                    indicator.code(),
                    indicator.full(),
                    undertaken,
                    undertaken ? mark : null,
                    undertaken
                            ? new Source(
                                    "U" + code,
                                    code + "_" + unit.shortName() + "_年终评分_2020年度.xlsx",
                                    "年终评分表",
                                    "J" + (7 + i))
                            : null));
            i++;
        }
        int due = 0;
        int onTime = 0;
        int unentered = 0;
        Deadlines deadlines = new Deadlines(scheme());
        for (MonthDue month : SchemeCases.calendar()) {
            Period period = new Period(2020, month.month());
            boolean passed = deadlines.passed(period, at);
            Tracking.State state = passed
                    ? List.of(
                                    Tracking.State.ON_TIME,
                                    Tracking.State.ON_TIME,
                                    Tracking.State.ON_TIME,
                                    Tracking.State.LATE,
                                    Tracking.State.MISSING,
                                    Tracking.State.RETURNED,
                                    Tracking.State.HELD,
                                    Tracking.State.PAPER_MISSING)
                            .get(even ? 0 : random.nextInt(8))
                    : random.nextBoolean() ? Tracking.State.NOT_DUE : Tracking.State.ON_TIME;
            due += passed ? 1 : 0;
            onTime += passed && state == Tracking.State.ON_TIME ? 1 : 0;
            List<TrackingMark> beside = state == Tracking.State.ON_TIME && number % 4 == 0
                    ? List.of(TrackingMark.NIL, TrackingMark.PAPER_NOT_ENTERED)
                    : number % 4 == 1 ? List.of(TrackingMark.CORRECTED) : List.of();
            unentered += passed && beside.contains(TrackingMark.PAPER_NOT_ENTERED) ? 1 : 0;
            tracking.computeIfAbsent(period, ignored -> new ArrayList<>())
                    .add(new Tracking.Row(code, unit.shortName(), "monthly-report", state, null, beside));
        }
        Period year = Period.ofYear(2020);
        row(year, unit, "work-ledger", number % 6 == 0 ? Tracking.State.MISSING : Tracking.State.ON_TIME);
        row(
                year,
                unit,
                "year-end-marks",
                !participation.assessed()
                        ? Tracking.State.NOT_REQUIRED
                        : percent < 0 ? Tracking.State.NOT_DUE : Tracking.State.ON_TIME);
        units.add(new Facts.UnitFacts(
                unit,
                percent < 0 || !participation.assessed() ? List.of() : marks,
                due,
                onTime,
                unentered,
                null,
                true,
                List.of(),
                List.of()));
        return this;
    }

    private void row(Period period, Unit unit, String form, Tracking.State state) {
        tracking.computeIfAbsent(period, ignored -> new ArrayList<>())
                .add(new Tracking.Row(unit.code(), unit.shortName(), form, state, null));
    }

    private Scheme scheme() {
        Map<String, String> settings = new LinkedHashMap<>();
        SettingNames.ALL.forEach((no, name) -> settings.put(no, no.equals("P24") ? "" : "示例值"));
        List<Item> items = new ArrayList<>();
        for (int i = 1; i <= 16; i++) {
            items.add(new Item(i, ITEMS.get(i - 1), aspect(i), ""));
        }
        return new Scheme(
                2020,
                1,
                true,
                policy,
                settings,
                SchemeCases.calendar(),
                SchemeCases.daysOff(),
                items,
                roster,
                tables,
                Map.of());
    }

    /**
     * What the group decided: the results on a unit's claims, such as {@code 创新奖}, {@code 不予确认}, {@code 待补充材料}, {@code
     * 尚未评定}, and what was found of falsification ({@code 否}, {@code 疑似}, {@code 查实}; empty: no inspection). From the
     * first decision on all other units are decided too: no claim, no bonus.
     */
    ResultCases decided(String code, String falsity, String... claims) {
        List<Award> awards = new ArrayList<>();
        for (String claim : claims) {
            int tier = List.of("创新奖", "特别创新奖", "突出创新奖").indexOf(claim);
            Award.Verdict verdict = Arrays.stream(Award.Verdict.values())
                    .filter(one -> one.label().equals(claim))
                    .findFirst()
                    .orElse(Award.Verdict.CONFIRMED);
            awards.add(new Award(
                    code + "-C0" + (awards.size() + 1),
                    "申报事项",
                    "其他",
                    "创新奖",
                    verdict,
                    tier < 0 ? "" : claim,
                    tier < 0 ? BigDecimal.ZERO : policy.tiers().get(tier),
                    "会议认定",
                    LocalDate.of(2021, 1, 15),
                    new Source("U9", "创新评定.xlsx", "评定汇总表", "G" + (6 + awards.size()))));
        }
        List<Finding> findings = falsity.isEmpty()
                ? List.of()
                : List.of(new Finding(
                        "2020-J01",
                        LocalDate.of(2020, 7, 8),
                        "信用制度落实",
                        "",
                        "存在问题",
                        "台账与原件不一致",
                        "严重",
                        Arrays.stream(Finding.Falsity.values())
                                .filter(one -> one.label().startsWith(falsity))
                                .findFirst()
                                .orElseThrow(),
                        "限期整改",
                        LocalDate.of(2020, 8, 8),
                        "照片3",
                        new Source("U8", "检查记录.xlsx", "检查记录", "H8")));
        units.replaceAll(one -> {
            boolean it = one.unit().code().equals(code);
            List<Award> its = it ? awards : one.awards();
            List<Finding> about = it ? findings : one.findings();
            return new Facts.UnitFacts(
                    one.unit(),
                    one.marks(),
                    one.due(),
                    one.onTime(),
                    one.unentered(),
                    Decisions.bonus(its, true, policy.counting()),
                    Decisions.eligible(about, one.unit().cohort(), policy.counting()),
                    its,
                    about,
                    one.months());
        });
        return this;
    }

    /** The office marked the months of all units but every fourth; every third unit had no case on some indicators. */
    ResultCases weighed(long seed) {
        Random random = new Random(seed);
        units.replaceAll(one -> {
            int number = Integer.parseInt(one.unit().code().substring(1));
            List<Facts.Monthly> months = new ArrayList<>();
            for (int month = 5; month <= 12 && number % 4 != 0; month++) {
                months.add(new Facts.Monthly(
                        month,
                        BigDecimal.valueOf(5000 + random.nextInt(5001), 2),
                        new Source("M" + month, "月评.xlsx", "月度评分表", "G" + (6 + number))));
            }
            List<Facts.Mark> marks = new ArrayList<>();
            for (Facts.Mark mark : one.marks()) {
                // on the first indicator nobody had a case
                boolean none = mark.undertaken() && (marks.isEmpty() || (number % 3 == 0 && random.nextInt(6) == 0));
                marks.add(
                        none
                                ? new Facts.Mark(mark.indicator(), mark.full(), true, mark.mark(), mark.source(), true)
                                : mark);
            }
            return new Facts.UnitFacts(
                    one.unit(),
                    marks,
                    one.due(),
                    one.onTime(),
                    one.unentered(),
                    one.bonus(),
                    one.eligible(),
                    one.awards(),
                    one.findings(),
                    months);
        });
        return this;
    }

    Result result() {
        List<FormCard> cards = List.of(
                card("monthly-report", "月报", FormCard.Every.MONTH, FormCard.FilledBy.UNIT),
                card("work-ledger", "工作台账", FormCard.Every.YEAR, FormCard.FilledBy.UNIT),
                card("year-end-marks", "年终评分", FormCard.Every.YEAR, FormCard.FilledBy.GROUP));
        Map<String, SortedMap<Period, BigDecimal>> scores = new LinkedHashMap<>();
        units.forEach(unit -> unit.months()
                .forEach(month -> scores.computeIfAbsent(unit.unit().code(), code -> new TreeMap<>())
                        .put(new Period(2020, month.month()), month.score())));
        return new Result(
                Rankings.of(new Facts(scheme(), units)),
                tracking,
                cards,
                scores,
                Map.of(),
                Marking.NONE,
                List.of(),
                selfMarks(),
                at);
    }

    /** All but every tenth unit marked itself: 0.13 better than the group did where there is room, without the third indicator. */
    private Map<String, Map<String, SelfMarks.Own>> selfMarks() {
        Map<String, Map<String, SelfMarks.Own>> own = new LinkedHashMap<>();
        for (Facts.UnitFacts one : units) {
            if (one.unit().code().endsWith("0")) {
                continue;
            }
            Map<String, SelfMarks.Own> marks = new LinkedHashMap<>();
            for (int i = 0; i < one.marks().size(); i++) {
                Facts.Mark mark = one.marks().get(i);
                if (i != 2 && mark.mark() != null) {
                    marks.put(
                            mark.indicator(),
                            new SelfMarks.Own(
                                    mark.full().min(mark.mark().add(new BigDecimal("0.13"))),
                                    new Source("S" + one.unit().code(), "自评.xlsx", "自评表", "I" + (7 + i))));
                }
            }
            own.put(one.unit().code(), marks);
        }
        return own;
    }

    /**
     * A year in which the group decided on those that stand on both lines, an honour is approved, a unit houses the office,
     * and something is known of how the marks came about.
     */
    static Result linesDecided() {
        for (int places = 1; places < 30; places++) {
            ResultCases cases = year(6, SchemeCases.policy(places, places));
            Unit plain = cases.roster.get(0);
            Unit home = new Unit(
                    plain.code(),
                    plain.name(),
                    plain.shortName(),
                    plain.cohort(),
                    "",
                    plain.participation(),
                    "",
                    plain.order(),
                    "",
                    "",
                    "",
                    "",
                    null,
                    null,
                    "承办单位");
            cases.roster.set(0, home);
            Facts.UnitFacts first = cases.units.get(0);
            cases.units.set(0, new Facts.UnitFacts(home, first.marks(), first.due(), first.onTime(), null, true));
            Result open = cases.result();
            Lists lists = Lists.of(open.ranking());
            Lists.Proposed honours = lists.honours().get(0);
            Lists.Proposed criticism = lists.criticism().get(0);
            if (!honours.pending().isEmpty() || !criticism.pending().isEmpty()) {
                List<LineDecision> decisions = new ArrayList<>();
                decide(decisions, LineDecision.Line.HONOURS, honours);
                decide(decisions, LineDecision.Line.CRITICISM, criticism);
                honours.rows().stream()
                        .filter(row -> row.outcome() == Ranking.Outcome.HONOUR)
                        .findFirst()
                        .ifPresent(row -> decisions.add(new LineDecision(
                                LineDecision.Line.HONOURS,
                                row.unit().unit().code(),
                                null,
                                "",
                                "",
                                null,
                                "示表〔2021〕1号",
                                Set.of(),
                                new Source("U7", "汇总.xlsx", "拟表彰名单", "L6"))));
                Source source = new Source("U1", "评分.xlsx", "年终评分表", "J7");
                Facts facts = new Facts(
                        open.ranking().facts().scheme(),
                        open.ranking().facts().units(),
                        List.of(new MarkConflict(
                                "D002",
                                "B0101",
                                "3",
                                source,
                                "2.5",
                                source,
                                new MarkConflict.Settled(MarkConflict.Way.UNIT, "某科长", "以签字稿为准"))),
                        decisions);
                return new Result(
                        Rankings.of(facts),
                        open.tracking(),
                        open.forms(),
                        Map.of(),
                        Map.of(),
                        marking(source),
                        List.of(),
                        Map.of(),
                        open.at());
            }
        }
        throw new IllegalStateException("nobody stands on a line");
    }

    private static void decide(List<LineDecision> decisions, LineDecision.Line line, Lists.Proposed list) {
        Set<String> tied =
                list.pending().stream().map(row -> row.unit().unit().code()).collect(Collectors.toSet());
        for (Ranking.Row row : list.pending()) {
            long listed = decisions.stream()
                    .filter(one -> one.line() == line && Boolean.TRUE.equals(one.listed()))
                    .count();
            decisions.add(new LineDecision(
                    line,
                    row.unit().unit().code(),
                    listed < list.free(),
                    "1月28日会议，按台账质量排定",
                    "考核小组",
                    LocalDate.of(2021, 1, 28),
                    "",
                    tied,
                    new Source("U7", "汇总.xlsx", "拟表彰名单", "H" + (6 + decisions.size()))));
        }
    }

    private static Marking marking(Source source) {
        Instant at = Instant.parse("2021-01-30T02:00:00Z");
        return new Marking(
                List.of(new Marking.Change(
                        "year-end-marks",
                        "2020",
                        "D002",
                        "B0101",
                        "mark",
                        "B0101 得分",
                        "2",
                        "3",
                        "U1",
                        "某科长",
                        "录入有误",
                        at)),
                List.of(new Marking.Visit(
                        "D002",
                        "第2局",
                        LocalDate.of(2021, 1, 12),
                        "政务大楼",
                        "有异议",
                        "B0102 扣分过多",
                        "某负责人",
                        LocalDate.of(2021, 1, 12),
                        "甲、乙",
                        List.of("B0103 承担→不涉及（没有这项职能）"),
                        source)),
                List.of(),
                List.of(new Signature(2020, "D002", LocalDate.of(2021, 1, 20), "某负责人", "档案室", "某科员", at)));
    }

    private static FormCard card(String id, String title, FormCard.Every every, FormCard.FilledBy by) {
        return new FormCard(id, title, title, every, by, false, List.of());
    }
}
