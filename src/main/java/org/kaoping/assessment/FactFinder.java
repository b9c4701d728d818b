package org.kaoping.assessment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.kaoping.intake.Submission;
import org.kaoping.intake.Submissions;
import org.kaoping.scheme.Counting;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.scoring.Award;
import org.kaoping.scoring.Decisions;
import org.kaoping.scoring.Facts;
import org.kaoping.scoring.Finding;

/** Gathers the facts of a year out of what is in force (R6, R8 to R10, R12, R13), each number with the cell it came from. */
public final class FactFinder {
    private final Submissions submissions;
    private final MarkRecords records;

    /** Reads these submissions; nothing else is on record. */
    FactFinder(Submissions submissions) {
        this(submissions, MarkRecords.NONE);
    }

    /** Reads these submissions, and what is on record about marks. */
    public FactFinder(Submissions submissions, MarkRecords records) {
        this.submissions = submissions;
        this.records = records;
    }

    /** The workbooks in force of a year, by upload: where its figures come from. */
    Map<String, Origin> origins(Handle handle, int year) {
        Map<String, Origin> origins = new LinkedHashMap<>();
        submissions
                .arrived(handle, year)
                .forEach((upload, one) ->
                        origins.put(upload, new Origin(one.form(), one.period(), one.receivedAt(), one.sha256())));
        return origins;
    }

    /**
     * The facts of the scheme's year. Marks come by unit or by a cohort's sheet; the accepted form's 是否承担 decides what a unit undertakes. A mark given on other
     * full marks than the scheme in force has is none, so that its unit is 未评定 until it is marked anew.
     *
     * @param tracking the year's tracking, for the on-time months
     */
    public Facts find(Handle handle, Scheme scheme, SortedMap<Period, List<Tracking.Row>> tracking, Instant now) {
        String year = String.valueOf(scheme.year());
        YearEnd yearEnd = YearEnd.of(
                scheme,
                submissions.inForce(handle, Contracts.YEAR_END_MARKS, year, null),
                submissions.inForce(handle, Contracts.YEAR_END_MATRIX, year, null),
                records.settlements(handle, scheme.year()),
                version -> records.scheme(scheme.year(), version));
        Map<String, int[]> months = months(scheme, tracking, now);
        Judgements judgements = Judgements.of(handle, submissions, scheme, yearEnd.singles());
        Map<String, SortedMap<Period, Facts.Monthly>> scores = MonthlyScores.of(handle, submissions, scheme);
        List<Facts.UnitFacts> units = new ArrayList<>();
        for (Unit unit : scheme.units()) {
            int[] counted = months.getOrDefault(unit.code(), new int[3]);
            List<Award> awards = judgements.awards(unit.code());
            List<Finding> findings = judgements.findings(unit.code());
            Counting counting = scheme.policy().counting();
            units.add(new Facts.UnitFacts(
                    unit,
                    yearEnd.marks(unit.code()),
                    counted[0],
                    counted[1],
                    counted[2],
                    Decisions.bonus(awards, judgements.decided(), counting),
                    Decisions.eligible(findings, unit.cohort(), counting),
                    awards,
                    findings,
                    List.copyOf(scores.getOrDefault(unit.code(), Collections.emptySortedMap())
                            .values())));
        }
        return new Facts(
                scheme,
                units,
                yearEnd.conflicts(),
                LineDecisions.of(scheme, submissions.inForce(handle, Contracts.RANKING, year, null)));
    }

    /** The persons that the units recommend (R15): no facts of the ranking either. */
    List<Person> persons(Handle handle, Facts facts) {
        Scheme scheme = facts.scheme();
        boolean all = scheme.policy().counting().scope() == Counting.Scope.EVERYTHING;
        return Person.of(
                scheme,
                submissions
                        .inForce(handle, Contracts.PERSON_RECOMMENDATION, String.valueOf(scheme.year()), null)
                        .stream()
                        .map(one -> new Announced.Paper(one.form(), one.unit(), one.uploadId(), one.values()))
                        .toList(),
                facts.units().stream()
                        .filter(unit -> all && Boolean.FALSE.equals(unit.eligible()))
                        .map(unit -> unit.unit().code())
                        .toList());
    }

    /** The office's monthly marks as scores, by unit and month (R6a). */
    static Map<String, SortedMap<Period, BigDecimal>> scores(Facts facts) {
        Map<String, SortedMap<Period, BigDecimal>> scores = new HashMap<>();
        facts.units().forEach(unit -> {
            SortedMap<Period, BigDecimal> own = new TreeMap<>();
            unit.months().forEach(month -> own.put(new Period(facts.scheme().year(), month.month()), month.score()));
            if (!own.isEmpty()) {
                scores.put(unit.unit().code(), own);
            }
        });
        return scores;
    }

    /**
     * Per unit the months whose deadline is over and that it owed, those of them that were on time, and those of
     * these whose paper copy nobody entered.
     */
    static Map<String, int[]> months(Scheme scheme, SortedMap<Period, List<Tracking.Row>> tracking, Instant now) {
        Deadlines deadlines = new Deadlines(scheme);
        Map<String, int[]> months = new LinkedHashMap<>();
        tracking.forEach((period, rows) -> {
            if (period.isMonth() && deadlines.passed(period, now)) {
                for (Tracking.Row row : rows) {
                    if (row.form().equals(Contracts.MONTHLY_REPORT) && row.state() != Tracking.State.NOT_REQUIRED) {
                        int[] counted = months.computeIfAbsent(row.unit(), ignored -> new int[3]);
                        counted[0]++;
                        boolean onTime = row.state() == Tracking.State.ON_TIME;
                        counted[1] += onTime ? 1 : 0;
                        counted[2] += onTime && row.marks().contains(TrackingMark.PAPER_NOT_ENTERED) ? 1 : 0;
                    }
                }
            }
        });
        return months;
    }

    /** What the units gave themselves (R7): no facts of the ranking. */
    Map<String, Map<String, SelfMarks.Own>> selfMarks(Handle handle, int year) {
        return SelfMarks.of(handle, submissions, year);
    }

    /** How the marks of the year came about. */
    Marking marking(Handle handle, Scheme scheme) {
        int year = scheme.year();
        Map<String, Submission> singles = new LinkedHashMap<>();
        submissions
                .inForce(handle, Contracts.YEAR_END_MARKS, String.valueOf(year), null)
                .forEach(one -> singles.put(one.unit(), one));
        return new Marking(
                records.changes(handle, year),
                Visits.of(scheme, singles),
                records.revisionsSinceTheFirstMark(handle, year),
                records.signatures(handle, year));
    }
}
