package org.kaoping.web.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kaoping.assessment.Contracts;
import org.kaoping.assessment.PublishedResult;
import org.kaoping.assessment.PublishedResults;
import org.kaoping.assessment.Result;
import org.kaoping.assessment.Results;
import org.kaoping.assessment.Tracking;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Wording;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.MonthDue;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scoring.Grade;
import org.kaoping.scoring.Ranking;
import org.kaoping.scoring.Score;
import org.kaoping.shelf.Shelf;
import org.kaoping.web.api.Query;

/** The page of a year's results: grades, scores and hand-ins as charts with their tables, and the ranking (R10 to R16). */
public final class ResultPages {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** The lower bounds of the ranges that scores are counted in, from above; below the last is a range, too. */
    private static final List<Integer> RANGES = List.of(90, 80, 70, 60, 50);

    /** A column of a chart's table; {@code colour} names the series, empty for a column that is not drawn. */
    public record Head(String label, String colour) {}

    /** A row of a chart's table; {@code brief} is its name in the chart. */
    public record Row(String label, String brief, List<String> cells) {
        /** Copies the cells. */
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A chart with the table that it is drawn from.
     *
     * @param kind lying or standing bars
     * @param stacked whether the series stand on each other
     * @param note what has to be known about it
     */
    public record Chart(
            String id, String title, String kind, boolean stacked, String note, List<Head> heads, List<Row> rows) {
        /** Copies the lists. */
        public Chart {
            heads = List.copyOf(heads);
            rows = List.copyOf(rows);
        }
    }

    /**
     * The page.
     *
     * @param standing whether it is a draft, and what was published
     * @param number the newest published result; empty where there is none
     * @param problem why there is nothing to show; empty where there is
     */
    public record Page(
            Views.Frame frame,
            int year,
            List<Views.Choice> years,
            List<Views.Choice> nav,
            String standing,
            String number,
            List<Chart> charts,
            Views.Rank rank,
            String printed,
            String problem) {
        /** Copies the lists. */
        public Page {
            years = List.copyOf(years);
            nav = List.copyOf(nav);
            charts = List.copyOf(charts);
        }
    }

    private final Pages pages;
    private final Shelf shelf;
    private final Results results;
    private final PublishedResults published;

    /** Renders through those pages. */
    public ResultPages(Pages pages, Shelf shelf, Results results, PublishedResults published) {
        this.pages = pages;
        this.shelf = shelf;
        this.results = results;
        this.published = published;
    }

    /** Its addresses. */
    public void routes(RoutesConfig routes) {
        routes.get("/year/{year}/results", this::page);
    }

    /** GET /year/{year}/results. */
    public void page(Context ctx) {
        int year = Query.year(ctx.pathParam("year"));
        Checked<Result> checked = results.whole(year);
        Result result = checked.valueOrNull();
        Optional<PublishedResult> newest =
                published.of(year).stream().max(Comparator.comparing(PublishedResult::issue));
        pages.render(
                ctx,
                "results.jte",
                new Page(
                        pages.frame("考评结果", shelf.scheme(year)),
                        year,
                        DeskPages.years(shelf, year, "/results"),
                        DeskPages.nav(year, ctx.path()),
                        result == null ? "" : standing(year, newest),
                        newest.map(PublishedResult::number).orElse(""),
                        result == null
                                ? List.of()
                                : List.of(grades(result.ranking()), scores(result.ranking()), months(result)),
                        result == null ? new Views.Rank(year, "", List.of()) : Boards.rank(year, result.ranking()),
                        MINUTE.format(pages.clock().instant().atZone(Deadlines.ZONE)),
                        result == null ? Wording.message(checked.problems().get(0)) : ""));
    }

    private String standing(int year, Optional<PublishedResult> newest) {
        if (newest.isEmpty()) {
            return "草稿：还没有发布，下面是现在的测算。";
        }
        PublishedResult last = newest.get();
        int moved = published
                .standing(year)
                .value()
                .map(standing -> standing.moved().size())
                .orElse(0);
        return "已发布结果 " + last.number() + "（" + MINUTE.format(last.at().atZone(Deadlines.ZONE)) + "）。"
                + (moved == 0 ? "发布以后没有变动。" : "发布以后有" + moved + "处变动，下面是现在的测算，还没有发布。");
    }

    private static Chart grades(Ranking ranking) {
        List<Head> heads = new ArrayList<>();
        for (Grade grade : Grade.values()) {
            heads.add(new Head(grade.label(), "grade-" + (heads.size() + 1)));
        }
        heads.add(new Head("合计", ""));
        List<Row> rows = ranking.cohorts().stream()
                .map(cohort -> {
                    List<String> cells = new ArrayList<>();
                    for (Grade grade : Grade.values()) {
                        cells.add(count(cohort.rows().stream()
                                .filter(row -> row.grade() == grade)
                                .count()));
                    }
                    cells.add(count(cohort.rows().size()));
                    return new Row(cohort.cohort().label(), cohort.cohort().label(), cells);
                })
                .toList();
        return new Chart("grades", "等级分布（单位数）", "lying", true, "只统计参加排名的单位。", heads, rows);
    }

    private static Chart scores(Ranking ranking) {
        List<Head> heads = new ArrayList<>();
        for (Ranking.CohortRanking cohort : ranking.cohorts()) {
            heads.add(new Head(cohort.cohort().label(), heads.isEmpty() ? "bar" : "bar-2"));
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i <= RANGES.size(); i++) {
            int range = i;
            String label = i == 0
                    ? RANGES.get(0) + "分及以上"
                    : i == RANGES.size()
                            ? "不到" + RANGES.get(i - 1) + "分"
                            : RANGES.get(i) + "分至不到" + RANGES.get(i - 1) + "分";
            String brief = i == 0
                    ? "≥" + RANGES.get(0)
                    : i == RANGES.size() ? "<" + RANGES.get(i - 1) : RANGES.get(i) + "–" + RANGES.get(i - 1);
            rows.add(new Row(
                    label,
                    brief,
                    ranking.cohorts().stream()
                            .map(cohort -> count(cohort.rows().stream()
                                    .filter(row -> range(row.score()) == range)
                                    .count()))
                            .toList()));
        }
        return new Chart("scores", "考核得分分布（单位数）", "standing", false, "考核得分不含创新加分；每段含下限，不含上限。", heads, rows);
    }

    private static int range(BigDecimal score) {
        for (int i = 0; i < RANGES.size(); i++) {
            if (score.compareTo(BigDecimal.valueOf(RANGES.get(i))) >= 0) {
                return i;
            }
        }
        return RANGES.size();
    }

    /** The months whose deadline is over. */
    private static Chart months(Result result) {
        Scheme scheme = result.ranking().facts().scheme();
        Deadlines deadlines = new Deadlines(scheme);
        List<Row> rows = new ArrayList<>();
        for (MonthDue month : scheme.calendar()) {
            Period period = new Period(scheme.year(), month.month());
            List<Tracking.Row> owed = result.tracking().getOrDefault(period, List.of()).stream()
                    .filter(row -> row.form().equals(Contracts.MONTHLY_REPORT))
                    .filter(row -> row.state() != Tracking.State.NOT_REQUIRED)
                    .toList();
            if (deadlines.passed(period, result.at()) && !owed.isEmpty()) {
                long onTime = count(owed, Tracking.State.ON_TIME);
                long late = count(owed, Tracking.State.LATE, Tracking.State.PAPER_MISSING);
                BigDecimal rate = Score.onTimeRate((int) onTime, owed.size());
                rows.add(new Row(
                        month.month() + "月",
                        month.month() + "月",
                        List.of(
                                count(onTime),
                                count(late),
                                count(owed.size() - onTime - late),
                                count(owed.size()),
                                rate == null ? "—" : rate.movePointRight(2).setScale(1, RoundingMode.HALF_UP) + "%")));
            }
        }
        return new Chart(
                "months",
                "各月报送情况（单位数）",
                "standing",
                true,
                rows.isEmpty() ? "还没有截止日已过的月份。" : "只统计截止日已过的月份；未报含退回修改、待确认和只报了正文的。",
                List.of(
                        new Head("按时", "came"),
                        new Head("逾期、缺纸质件", "late"),
                        new Head("未报", "none"),
                        new Head("应报", ""),
                        new Head("按时率", "")),
                rows);
    }

    private static long count(List<Tracking.Row> rows, Tracking.State... states) {
        return rows.stream()
                .filter(row -> Arrays.asList(states).contains(row.state()))
                .count();
    }

    private static String count(long number) {
        return String.valueOf(number);
    }
}
