package org.kaoping.web.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoping.assessment.MarkDesk;
import org.kaoping.assessment.Marking;
import org.kaoping.assessment.Result;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Wording;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.scoring.Finding;
import org.kaoping.scoring.MarkConflict;
import org.kaoping.scoring.Source;
import org.kaoping.web.api.Query;

/** The group's part of the page: papers for the visits, conflicts, suspicions, objections, signed papers (R8, R9, R13). */
public final class MarkPages {
    /**
     * What the part shows.
     *
     * @param problem why there is nothing to show; empty where there is
     * @param conflicts units that two workbooks mark differently
     * @param suspicions evidence that is called untrue and on which the group has not decided
     * @param objections what units object to
     * @param changes how many marks in force were changed, and how many of them after a signature
     * @param signatures signed papers
     * @param units those that can be signed for
     */
    public record View(
            int year,
            String problem,
            List<Conflict> conflicts,
            List<String> suspicions,
            List<String> objections,
            String changes,
            List<String> signatures,
            List<Views.Choice> units) {
        /** Copies the lists. */
        public View {
            conflicts = List.copyOf(conflicts);
            suspicions = List.copyOf(suspicions);
            objections = List.copyOf(objections);
            signatures = List.copyOf(signatures);
            units = List.copyOf(units);
        }
    }

    /**
     * A unit in conflict.
     *
     * @param settled how it was settled; empty while it is open
     */
    public record Conflict(String unit, String name, List<Line> lines, String settled) {
        /** Copies the lines. */
        public Conflict {
            lines = List.copyOf(lines);
        }
    }

    /** An indicator with both marks and their cells. */
    public record Line(String indicator, String single, String singleAt, String sheet, String sheetAt) {}

    private final Pages pages;
    private final MarkDesk desk;

    /** Renders through those pages. */
    public MarkPages(Pages pages, MarkDesk desk) {
        this.pages = pages;
        this.desk = desk;
    }

    /** Adds the routes. */
    public void routes(RoutesConfig routes) {
        routes.get("/parts/marks", this::part);
    }

    /** GET /parts/marks?year=. */
    public void part(Context ctx) {
        int year = Query.year(ctx);
        Checked<Result> checked = desk.of(year);
        Result result = checked.valueOrNull();
        pages.render(
                ctx,
                "marksPart.jte",
                result == null
                        ? new View(
                                year,
                                Wording.message(checked.problems().get(0)),
                                List.of(),
                                List.of(),
                                List.of(),
                                "",
                                List.of(),
                                List.of())
                        : view(year, result));
    }

    private static View view(int year, Result result) {
        Scheme scheme = result.ranking().facts().scheme();
        Marking marking = result.marking();
        long late = marking.changes().stream().filter(marking::afterSignature).count();
        return new View(
                year,
                "",
                conflicts(result),
                suspicions(result),
                marking.visits().stream()
                        .filter(Marking.Visit::objects)
                        .map(one -> one.name() + "（" + one.by() + "）：" + one.objection())
                        .toList(),
                marking.changes().isEmpty()
                        ? ""
                        : "已在用的评分改动过 " + marking.changes().size() + " 处" + (late == 0 ? "" : "，其中签字后改动 " + late + " 处")
                                + "，逐处见考评结果汇总的「变动说明」。",
                marking.signatures().stream()
                        .map(one -> name(scheme, one.unit()) + "：" + one.day() + " " + one.signer() + "，存于"
                                + one.place() + "（登记人 " + one.who() + "）")
                        .toList(),
                scheme.units().stream()
                        .filter(unit -> unit.participation().assessed())
                        .map(unit -> new Views.Choice(unit.code(), unit.shortName(), false))
                        .toList());
    }

    private static String name(Scheme scheme, String unit) {
        return unit.isEmpty() ? "考评结果" : scheme.unit(unit).map(Unit::shortName).orElse(unit);
    }

    private static List<Conflict> conflicts(Result result) {
        Map<String, List<MarkConflict>> units = new LinkedHashMap<>();
        result.ranking()
                .facts()
                .conflicts()
                .forEach(one -> units.computeIfAbsent(one.unit(), any -> new ArrayList<>())
                        .add(one));
        List<Conflict> conflicts = new ArrayList<>();
        units.forEach((unit, all) -> conflicts.add(new Conflict(
                unit,
                name(result.ranking().facts().scheme(), unit),
                all.stream()
                        .map(one -> new Line(
                                one.indicator(),
                                one.single(),
                                at(one.singleSource()),
                                one.sheet(),
                                at(one.sheetSource())))
                        .toList(),
                settled(all.get(0).settled()))));
        return conflicts;
    }

    private static String settled(MarkConflict.@Nullable Settled settled) {
        return settled == null
                ? ""
                : "以" + settled.way().label() + "为准：" + settled.reason() + "（" + settled.who() + "）";
    }

    private static String at(Source source) {
        return source.fileName() + "「" + source.sheet() + "」" + source.cell();
    }

    private static List<String> suspicions(Result result) {
        return result.ranking().facts().units().stream()
                .flatMap(unit -> unit.findings().stream()
                        .filter(one -> one.falsity() == Finding.Falsity.SUSPECTED)
                        .map(one -> unit.unit().shortName() + " " + one.indicator() + "：" + one.record()
                                + (one.text().isEmpty() ? "" : "，" + one.text()) + "——"
                                + one.falsity().label()))
                .toList();
    }
}
