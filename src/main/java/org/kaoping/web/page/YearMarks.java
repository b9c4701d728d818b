package org.kaoping.web.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoping.assessment.Contracts;
import org.kaoping.assessment.Marking;
import org.kaoping.assessment.Result;
import org.kaoping.assessment.Results;
import org.kaoping.assessment.SelfMarks;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Wording;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Scheme;
import org.kaoping.scoring.Award;
import org.kaoping.scoring.Facts;
import org.kaoping.scoring.Finding;
import org.kaoping.scoring.Score;
import org.kaoping.shelf.Shelf;
import org.kaoping.web.api.Query;

/** The page of a year's marks and claims: how far the marking is, who objects, and what the group has to decide (R9, R12). */
public final class YearMarks {
    /** A unit's line. */
    public record Line(
            String unit,
            String name,
            String self,
            String progress,
            String state,
            String xy,
            String score,
            String visited,
            String confirm,
            String tone,
            String objection,
            String doubts,
            String link) {}

    /** A cohort's lines. */
    public record Group(String label, List<Line> lines) {
        /** Copies the lines. */
        public Group {
            lines = List.copyOf(lines);
        }
    }

    /** A claim. */
    public record Claim(
            String number,
            String name,
            String matter,
            String kind,
            String asked,
            String verdict,
            String tone,
            String points,
            String reason,
            String day,
            String link) {}

    /**
     * The page.
     *
     * @param next what is left to do, in words
     * @param problem why there is nothing to show; empty where there is
     */
    public record Page(
            Views.Frame frame,
            int year,
            List<Views.Choice> years,
            List<Views.Choice> nav,
            String next,
            List<Views.Count> counts,
            List<Group> groups,
            List<Claim> claims,
            int open,
            String problem) {
        /** Copies the lists. */
        public Page {
            years = List.copyOf(years);
            nav = List.copyOf(nav);
            counts = List.copyOf(counts);
            groups = List.copyOf(groups);
            claims = List.copyOf(claims);
        }
    }

    private final Pages pages;
    private final Shelf shelf;
    private final Results results;
    private final SelfMarks selfMarks;

    /** Renders through those pages. */
    public YearMarks(Pages pages, Shelf shelf, Results results, SelfMarks selfMarks) {
        this.pages = pages;
        this.shelf = shelf;
        this.results = results;
        this.selfMarks = selfMarks;
    }

    /** Its addresses. */
    public void routes(RoutesConfig routes) {
        routes.get("/year/{year}/marks", this::page);
    }

    /** GET /year/{year}/marks. */
    public void page(Context ctx) {
        int year = Query.year(ctx.pathParam("year"));
        Checked<Result> checked = results.whole(year);
        Result result = checked.valueOrNull();
        pages.render(
                ctx,
                "yearMarks.jte",
                result == null
                        ? page(
                                ctx,
                                year,
                                "",
                                List.of(),
                                List.of(),
                                List.of(),
                                0,
                                Wording.message(checked.problems().get(0)))
                        : page(ctx, year, result));
    }

    private Page page(Context ctx, int year, Result result) {
        Facts facts = result.ranking().facts();
        Map<String, BigDecimal> own = selfMarks.of(year);
        Map<String, Marking.Visit> visits = new HashMap<>();
        result.marking().visits().forEach(visit -> visits.put(visit.unit(), visit));
        List<Facts.UnitFacts> assessed = facts.units().stream()
                .filter(unit -> unit.unit().participation().assessed())
                .filter(unit -> !unit.unit().closedIn(year))
                .toList();
        List<Group> groups = Arrays.stream(Cohort.values())
                .map(cohort -> new Group(
                        cohort.label(),
                        assessed.stream()
                                .filter(unit -> unit.unit().cohort() == cohort)
                                .map(unit -> line(
                                        facts,
                                        unit,
                                        own.get(unit.unit().code()),
                                        visits.get(unit.unit().code())))
                                .toList()))
                .filter(group -> !group.lines().isEmpty())
                .toList();
        List<Award> awards = new ArrayList<>();
        List<Claim> claims = new ArrayList<>();
        for (Facts.UnitFacts unit : facts.units()) {
            for (Award award : unit.awards()) {
                awards.add(award);
                claims.add(claim(year, unit, award));
            }
        }
        int open = (int) awards.stream().filter(award -> award.verdict().open()).count();
        claims.sort(Comparator.comparing((Claim claim) -> !claim.tone().equals("held")));
        int whole = (int) assessed.stream().filter(YearMarks::whole).count();
        int objecting =
                (int) visits.values().stream().filter(Marking.Visit::objects).count();
        int doubted = (int) assessed.stream().filter(YearMarks::doubted).count();
        List<Views.Count> counts = new ArrayList<>();
        counts.add(new Views.Count("accepted", "已评", whole));
        counts.add(new Views.Count("", "未评完", assessed.size() - whole));
        counts.add(new Views.Count(objecting > 0 ? "doubtful" : "", "有异议", objecting));
        int conflicts = (int) assessed.stream()
                .filter(unit -> facts.inConflict(unit.unit().code()))
                .count();
        counts.add(new Views.Count(conflicts > 0 ? "held" : "", "两份评分不一致", conflicts));
        counts.add(new Views.Count(doubted > 0 ? "rejected" : "", "疑似弄虚作假", doubted));
        return page(ctx, year, next(assessed.size() - whole, open, doubted), counts, groups, claims, open, "");
    }

    private static String next(int unmarked, int open, int doubted) {
        if (unmarked > 0) {
            return "还有" + unmarked + "个单位没有评完" + (open > 0 ? "，" + open + "项加分待评定。" : "。");
        }
        if (open > 0) {
            return "评分已齐，还有" + open + "项加分待评定。";
        }
        return doubted > 0 ? "评分和加分已齐，还有" + doubted + "个单位的疑似问题待考核小组认定。" : "评分和加分都已齐。";
    }

    private Page page(
            Context ctx,
            int year,
            String next,
            List<Views.Count> counts,
            List<Group> groups,
            List<Claim> claims,
            int open,
            String problem) {
        return new Page(
                pages.frame("评分和加分", shelf.scheme(year)),
                year,
                DeskPages.years(shelf, year, "/marks"),
                DeskPages.nav(year, ctx.path()),
                next,
                counts,
                groups,
                claims,
                open,
                problem);
    }

    private static boolean whole(Facts.UnitFacts unit) {
        return !unit.marks().isEmpty() && Score.complete(unit.marks());
    }

    private static boolean doubted(Facts.UnitFacts unit) {
        return unit.eligible() == null
                && unit.findings().stream().anyMatch(one -> one.falsity() != Finding.Falsity.NONE);
    }

    private static Line line(
            Facts facts, Facts.UnitFacts unit, @Nullable BigDecimal self, Marking.@Nullable Visit visit) {
        Scheme scheme = facts.scheme();
        List<Facts.Mark> undertaken =
                unit.marks().stream().filter(Facts.Mark::undertaken).toList();
        long marked = undertaken.stream().filter(mark -> mark.mark() != null).count();
        BigDecimal y = Score.y(unit.marks());
        BigDecimal x = Score.x(unit.marks());
        boolean whole = whole(unit) && y.signum() > 0;
        return new Line(
                unit.unit().code(),
                unit.unit().shownName(),
                plain(self),
                unit.marks().isEmpty()
                        ? "未评"
                        : marked == undertaken.size()
                                ? "已评" + marked + "项"
                                : "已评" + marked + "／" + undertaken.size() + "项",
                unit.marks().isEmpty() ? "" : marked == undertaken.size() ? "accepted" : "doubtful",
                unit.marks().isEmpty() ? "" : plain(x) + "／" + plain(y),
                whole ? Score.of(x, y, unit.monthly(), scheme.policy()).toPlainString() : "",
                visit == null || visit.day() == null ? "" : visit.day().toString(),
                visit == null || visit.opinion().isEmpty()
                        ? ""
                        : visit.opinion() + (visit.by().isEmpty() ? "" : "（" + visit.by() + "）"),
                visit != null && visit.objects() ? "doubtful" : "accepted",
                visit != null && visit.objects() ? visit.objection() : "",
                facts.inConflict(unit.unit().code())
                        ? "逐单位评分表与评分汇总表不一致，待认定"
                        : doubted(unit) ? "疑似弄虚作假，待认定" : Boolean.FALSE.equals(unit.eligible()) ? "弄虚作假查实" : "",
                Cards.historyLink(unit.unit().code(), Contracts.YEAR_END_MARKS, String.valueOf(scheme.year())));
    }

    private static Claim claim(int year, Facts.UnitFacts unit, Award award) {
        String tone = award.verdict().open() ? "held" : award.verdict() == Award.Verdict.CONFIRMED ? "accepted" : "";
        boolean confirmed = award.verdict() == Award.Verdict.CONFIRMED;
        return new Claim(
                award.claim(),
                unit.unit().shownName(),
                award.name(),
                award.kind(),
                award.asked(),
                award.verdict().label(),
                tone,
                confirmed ? award.tier() + "，加" + plain(award.points()) + "分" : "",
                award.reason(),
                award.day() == null ? "" : award.day().toString(),
                Cards.historyLink(unit.unit().code(), Contracts.INNOVATION_CLAIM, String.valueOf(year)));
    }

    private static String plain(@Nullable BigDecimal value) {
        if (value == null) {
            return "";
        }
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
