package org.kaoping.web.page;

import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.kaoping.assessment.Movement;
import org.kaoping.assessment.WhatIf;
import org.kaoping.problem.Wording;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Scheme;
import org.kaoping.scoring.Ranking;
import org.kaoping.shelf.Shelf;
import org.kaoping.web.api.Query;

/** The page 「参数测算」: other settings in, who would move out. It says on every sheet that it is no result. */
public final class WhatIfPages {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /**
     * The page.
     *
     * @param closed why the year can't be tried on; empty where it can
     * @param weights the full marks by cohort
     */
    public record Page(
            Views.Frame frame,
            int year,
            List<Views.Choice> years,
            String closed,
            List<WhatIf.Setting> settings,
            List<Weights> weights,
            List<RunView> runs) {
        /** Copies the lists. */
        public Page {
            years = List.copyOf(years);
            settings = List.copyOf(settings);
            weights = List.copyOf(weights);
            runs = List.copyOf(runs);
        }
    }

    /** The full marks of a cohort and their sum. */
    public record Weights(String cohort, String sum, List<WhatIf.Setting> indicators) {
        /** Copies the list. */
        public Weights {
            indicators = List.copyOf(indicators);
        }
    }

    /** A run of the log in words. */
    public record RunView(String at, String who, int scheme, String checkCode, List<String> changes, int moved) {
        /** Copies the changes. */
        public RunView {
            changes = List.copyOf(changes);
        }
    }

    /**
     * What would be.
     *
     * @param basis what it is compared with
     * @param summary who would move, in a sentence per kind
     */
    public record View(RunView run, int year, String basis, List<String> summary, List<Board> boards) {
        /** Copies the lists. */
        public View {
            summary = List.copyOf(summary);
            boards = List.copyOf(boards);
        }
    }

    /** A cohort. */
    public record Board(String cohort, List<Line> lines) {
        /** Copies the lines. */
        public Board {
            lines = List.copyOf(lines);
        }
    }

    /** A unit, each figure as it is and as it would be. */
    public record Line(
            String unit, boolean moves, Pair rank, Pair score, Pair bonus, Pair total, Pair grade, Pair outcome) {}

    /** A figure as it is and as it would be. */
    public record Pair(String before, String after) {
        /** Whether it would be another. */
        public boolean moves() {
            return !before.equals(after);
        }
    }

    private final Pages pages;
    private final Shelf shelf;
    private final WhatIf whatIf;

    /** Renders through those pages. */
    public WhatIfPages(Pages pages, Shelf shelf, WhatIf whatIf) {
        this.pages = pages;
        this.shelf = shelf;
        this.whatIf = whatIf;
    }

    /** GET /whatif?year=. */
    public void page(Context ctx) {
        TreeSet<Integer> years = new TreeSet<>(shelf.years());
        int newest = years.isEmpty() ? LocalDate.now(pages.clock()).getYear() : years.last();
        int year = Query.optional(ctx, "year") == null ? newest : Query.year(ctx);
        years.addAll(List.of(newest, year));
        pages.render(
                ctx,
                "whatif.jte",
                new Page(
                        pages.frame("参数测算", shelf.scheme(year)),
                        year,
                        years.stream()
                                .map(one -> new Views.Choice(String.valueOf(one), one + "年", one == year))
                                .toList(),
                        whatIf.closed(year).stream()
                                .map(Wording::message)
                                .findFirst()
                                .orElse(""),
                        whatIf.settings(year),
                        shelf.scheme(year).map(WhatIfPages::weights).orElse(List.of()),
                        whatIf.runs(year).stream().map(WhatIfPages::run).toList()));
    }

    private static List<Weights> weights(Scheme scheme) {
        return Arrays.stream(Cohort.values())
                .map(cohort -> new Weights(
                        cohort.label(),
                        scheme.indicators(cohort).stream()
                                .map(one -> one.full())
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .stripTrailingZeros()
                                .toPlainString(),
                        scheme.indicators(cohort).stream()
                                .map(one -> new WhatIf.Setting(
                                        "full:" + one.code(),
                                        one.code() + " " + one.name(),
                                        one.full().stripTrailingZeros().toPlainString(),
                                        List.of()))
                                .toList()))
                .toList();
    }

    private static RunView run(WhatIf.Run run) {
        return new RunView(
                MINUTE.format(run.at().atZone(Deadlines.ZONE)),
                run.who(),
                run.schemeVersion(),
                run.checkCode(),
                run.changes().stream()
                        .map(one -> one.label() + "：" + shown(one.before()) + " → " + shown(one.after()))
                        .toList(),
                run.unitsMoved());
    }

    private static String shown(String value) {
        return value.isEmpty() ? "（空）" : value;
    }

    /** What would be, as a part of that page. */
    public void outcome(Context ctx, WhatIf.Outcome outcome) {
        pages.render(ctx, "whatifPart.jte", view(outcome));
    }

    private static View view(WhatIf.Outcome outcome) {
        String published = outcome.published();
        String basis =
                "以" + outcome.run().year() + "年度现有数据为准（校验码 " + outcome.run().checkCode() + "）"
                        + (published == null
                                ? "，该年度还没有发布结果"
                                : outcome.sincePublished() == 0
                                        ? "，与已发布的结果 " + published + " 一致"
                                        : "，发布结果 " + published + " 以后已有 " + outcome.sincePublished() + " 处变动");
        List<String> summary = new ArrayList<>();
        summary(summary, outcome.moved(), "rank", "名次");
        summary(summary, outcome.moved(), "grade", "等级");
        summary(summary, outcome.moved(), "outcome", "表彰或通报建议");
        if (outcome.moved().isEmpty()) {
            summary.add("没有单位的得分、名次、等级和名单会变。");
        }
        List<Board> boards = new ArrayList<>();
        for (int i = 0; i < outcome.after().cohorts().size(); i++) {
            boards.add(board(
                    outcome.before().cohorts().get(i), outcome.after().cohorts().get(i)));
        }
        return new View(run(outcome.run()), outcome.run().year(), basis, summary, boards);
    }

    private static void summary(List<String> summary, List<Movement> moved, String name, String what) {
        long count = moved.stream().filter(one -> one.name().equals(name)).count();
        if (count > 0) {
            summary.add(what + "会变：" + count + " 家");
        }
    }

    private static Board board(Ranking.CohortRanking before, Ranking.CohortRanking after) {
        Map<String, Ranking.Row> was = new HashMap<>();
        before.rows().forEach(row -> was.put(row.unit().unit().code(), row));
        return new Board(
                after.cohort().label(),
                after.rows().stream()
                        .map(row -> line(was.getOrDefault(row.unit().unit().code(), row), row))
                        .toList());
    }

    private static Line line(Ranking.Row was, Ranking.Row row) {
        Line line = new Line(
                row.unit().unit().shortName(),
                false,
                new Pair(String.valueOf(was.rank()), String.valueOf(row.rank())),
                new Pair(was.score().toPlainString(), row.score().toPlainString()),
                new Pair(bonus(was), bonus(row)),
                new Pair(was.total().toPlainString(), row.total().toPlainString()),
                new Pair(was.grade().label(), row.grade().label()),
                new Pair(was.outcome().label(), row.outcome().label()));
        boolean moves =
                List.of(line.rank(), line.score(), line.bonus(), line.total(), line.grade(), line.outcome()).stream()
                        .anyMatch(Pair::moves);
        return new Line(
                line.unit(),
                moves,
                line.rank(),
                line.score(),
                line.bonus(),
                line.total(),
                line.grade(),
                line.outcome());
    }

    private static String bonus(Ranking.Row row) {
        BigDecimal bonus = row.bonus();
        return bonus == null
                ? "尚未评定"
                : bonus.signum() == 0 ? "0" : bonus.stripTrailingZeros().toPlainString();
    }
}
