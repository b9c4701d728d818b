package org.kaoping.assessment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.CellValue;
import org.kaoping.form.Values;
import org.kaoping.intake.Submission;
import org.kaoping.intake.Submissions;
import org.kaoping.scheme.Counting;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Indicator;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.scoring.Award;
import org.kaoping.scoring.Decisions;
import org.kaoping.scoring.Facts;
import org.kaoping.scoring.Finding;
import org.kaoping.scoring.Source;

/** Gathers the facts of a year out of what is in force (R6, R8 to R10, R12, R13), each number with the cell it came from. */
public final class FactFinder {
    private final Submissions submissions;

    /** Reads these submissions. */
    public FactFinder(Submissions submissions) {
        this.submissions = submissions;
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
     * The facts of the scheme's year. The accepted form's 是否承担 decides what a unit undertakes. A mark given on other
     * full marks than the scheme in force has is none, so that its unit is 未评定 until it is marked anew.
     *
     * @param tracking the year's tracking, for the on-time months
     */
    public Facts find(Handle handle, Scheme scheme, SortedMap<Period, List<Tracking.Row>> tracking, Instant now) {
        Map<String, Submission> marked = new LinkedHashMap<>();
        for (Submission one :
                submissions.inForce(handle, Contracts.YEAR_END_MARKS, String.valueOf(scheme.year()), null)) {
            marked.put(one.unit(), one);
        }
        Map<String, int[]> months = months(scheme, tracking, now);
        Judgements judgements = Judgements.of(handle, submissions, scheme, marked);
        List<Facts.UnitFacts> units = new ArrayList<>();
        for (Unit unit : scheme.units()) {
            int[] counted = months.getOrDefault(unit.code(), new int[3]);
            List<Award> awards = judgements.awards(unit.code());
            List<Finding> findings = judgements.findings(unit.code());
            Counting counting = scheme.policy().counting();
            units.add(new Facts.UnitFacts(
                    unit,
                    marks(scheme, unit, marked.get(unit.code())),
                    counted[0],
                    counted[1],
                    counted[2],
                    Decisions.bonus(awards, judgements.decided(), counting),
                    Decisions.eligible(findings, unit.cohort(), counting),
                    awards,
                    findings));
        }
        return new Facts(scheme, units);
    }

    /** The office's monthly marks as scores, by unit and month (R6a); no facts of the year, since they have no weight in it. */
    Map<String, SortedMap<Period, BigDecimal>> scores(Handle handle, Scheme scheme) {
        return MonthlyScores.of(handle, submissions, scheme);
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

    private static List<Facts.Mark> marks(Scheme scheme, Unit unit, @Nullable Submission submission) {
        if (submission == null) {
            return List.of();
        }
        Map<String, Values.Row> rows = new LinkedHashMap<>();
        submission.values().rows(Contracts.INDICATORS).forEach(row -> rows.put(row.key(), row));
        return scheme.indicators(unit.cohort()).stream()
                .map(indicator -> mark(scheme, unit, indicator, submission, rows.get(indicator.code())))
                .toList();
    }

    private static Facts.Mark mark(
            Scheme scheme, Unit unit, Indicator indicator, Submission submission, Values.@Nullable Row row) {
        CellValue duty = row == null ? null : row.value(Contracts.DUTY);
        boolean undertaken = duty == null
                ? scheme.undertakes(unit.code(), indicator.code())
                : duty.shown().equals(Contracts.UNDERTAKEN);
        Values.Entry entry = row == null ? null : row.cells().get(Contracts.MARK);
        if (row == null || entry == null || !undertaken || !sameFull(row, indicator)) {
            return new Facts.Mark(indicator.code(), indicator.full(), undertaken, null, null);
        }
        Source source = new Source(submission.uploadId(), submission.fileName(), entry.sheet(), entry.a1());
        BigDecimal mark = entry.value() instanceof CellValue.Decimal number ? number.value() : null;
        return new Facts.Mark(indicator.code(), indicator.full(), true, mark, source);
    }

    private static boolean sameFull(Values.Row row, Indicator indicator) {
        return !(row.value(Contracts.FULL) instanceof CellValue.Decimal full)
                || full.value().compareTo(indicator.full()) == 0;
    }
}
