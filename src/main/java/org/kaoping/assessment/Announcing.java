package org.kaoping.assessment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.kaoping.intake.Submissions;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Scheme;
import org.kaoping.shelf.Shelf;
import org.kaoping.store.Database;

/** Reads a year's result as it is told to others (R14): the last published one, one by its number, or the draft. */
public final class Announcing {
    /** What stands behind a result, beside the monthly forms. */
    private static final Set<String> READ = Set.of(
            Contracts.YEAR_END_MARKS,
            Contracts.SELF_ASSESSMENT,
            Contracts.INNOVATION_CLAIM,
            Contracts.INNOVATION_DECISIONS,
            Contracts.INSPECTION_RECORD,
            Contracts.PERSON_RECOMMENDATION);

    private final Database database;
    private final Shelf shelf;
    private final Submissions submissions;
    private final Results results;
    private final Clock clock;

    /** Reads through these. */
    public Announcing(Database database, Shelf shelf, Submissions submissions, Results results, Clock clock) {
        this.database = database;
        this.shelf = shelf;
        this.submissions = submissions;
        this.results = results;
        this.clock = clock;
    }

    /** What was published last in a year, or the year as it stands; a problem where there is no scheme. */
    public Checked<Announced> of(int year) {
        String last = last(year);
        return last.isEmpty() ? draft(year) : of(last);
    }

    /** The number of what was published last in a year; empty where nothing was. */
    public String last(int year) {
        List<PublishedResult> issues = database.read(handle -> ResultTable.of(handle, year));
        return issues.isEmpty() ? "" : issues.get(issues.size() - 1).number();
    }

    /** The result of that number; a problem where there is none. */
    public Checked<Announced> of(String number) {
        return database.read(handle -> ResultTable.find(handle, number)
                .map(result -> published(handle, result))
                .orElseGet(() -> Checked.failed(Problem.of(ProblemCode.NOT_FOUND, Place.WORKBOOK)
                        .found("结果 " + number)
                        .with("advice", "请从已发布的结果里选。"))));
    }

    /** The year as it stands; a problem where there is no scheme. */
    public Checked<Announced> draft(int year) {
        return results.whole(year).then(result -> {
            Scheme scheme = result.ranking().facts().scheme();
            return Checked.of(new Announced(
                    scheme,
                    Edition.draft(Fingerprint.of(result.ranking().facts())),
                    null,
                    clock.instant(),
                    units(scheme, Figures.of(result.ranking())),
                    database.read(handle -> inForce(handle, year))));
        });
    }

    /** How the criticised units of the last published result stand (R17); a problem where there is no scheme. */
    public Checked<List<Rectifications.Followed>> followed(int year) {
        return new Rectifications(database, shelf, submissions, clock).of(year);
    }

    private Checked<Announced> published(Handle handle, PublishedResult result) {
        Scheme scheme = shelf.scheme(result.year(), result.schemeVersion()).orElse(null);
        if (scheme == null) {
            return Checked.failed(Results.schemeMissing(result.year()));
        }
        List<Announced.Paper> papers = new ArrayList<>();
        for (PublishedResults.Input input : InputTable.of(handle, result.number())) {
            if (READ.contains(input.form())) {
                submissions
                        .said(handle, input.upload())
                        .ifPresent(values ->
                                papers.add(new Announced.Paper(input.form(), input.unit(), input.upload(), values)));
            }
        }
        return Checked.of(new Announced(
                scheme,
                result.edition(),
                result,
                result.at(),
                units(scheme, FigureTable.of(handle, result.number())),
                papers));
    }

    private List<Announced.Paper> inForce(Handle handle, int year) {
        return submissions.inForce(handle, null, String.valueOf(year), null).stream()
                .filter(one -> READ.contains(one.form()))
                .map(one -> new Announced.Paper(one.form(), one.unit(), one.uploadId(), one.values()))
                .toList();
    }

    private static List<Announced.One> units(Scheme scheme, List<Figure> figures) {
        Map<String, Map<String, Figure>> byUnit = new LinkedHashMap<>();
        figures.forEach(figure -> byUnit.computeIfAbsent(figure.unit(), code -> new LinkedHashMap<>())
                .put(figure.name(), figure));
        List<Announced.One> units = new ArrayList<>();
        byUnit.forEach((code, own) -> scheme.unit(code).ifPresent(unit -> units.add(new Announced.One(unit, own))));
        return units;
    }
}
