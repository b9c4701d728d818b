package org.kaoping.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.kaoping.form.CellValue;
import org.kaoping.form.Values;
import org.kaoping.intake.Submission;
import org.kaoping.intake.Submissions;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Indicator;
import org.kaoping.scheme.Item;
import org.kaoping.scheme.MonthDue;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.scoring.Facts;
import org.kaoping.scoring.Source;

/**
 * The office's marks of every month (R6a) as scores: marks got by full marks of the items that are marked, times 100. For
 * reference; in the year they have the share of P27.
 */
final class MonthlyScores {
    private static final int SCALE = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private MonthlyScores() {}

    /**
     * Of all that is in force.
     *
     * @return by unit and month, 0 to 100 with two decimals; nothing for a month in which a unit was not marked
     */
    static Map<String, SortedMap<Period, Facts.Monthly>> of(Handle handle, Submissions submissions, Scheme scheme) {
        Map<String, SortedMap<Period, Facts.Monthly>> scores = new HashMap<>();
        for (MonthDue month : scheme.calendar()) {
            Period period = new Period(scheme.year(), month.month());
            for (Submission marks : submissions.inForce(handle, Contracts.MONTHLY_MARKS, period.toString(), null)) {
                for (Values.Row row : marks.values().rows("units")) {
                    scheme.unit(row.key())
                            .flatMap(unit -> score(scheme, unit, row))
                            .ifPresent(score -> scores.computeIfAbsent(row.key(), unit -> new TreeMap<>())
                                    .put(period, new Facts.Monthly(month.month(), score, source(marks, row))));
                }
            }
        }
        return scores;
    }

    /** The first cell of the unit's marks. */
    private static Source source(Submission marks, Values.Row row) {
        Values.Entry first = row.cells().entrySet().stream()
                .filter(cell ->
                        cell.getKey().startsWith("mark[") && cell.getValue().value() instanceof CellValue.Decimal)
                .min(Map.Entry.comparingByKey())
                .orElseThrow()
                .getValue();
        return new Source(marks.uploadId(), marks.fileName(), first.sheet(), first.a1());
    }

    private static Optional<BigDecimal> score(Scheme scheme, Unit unit, Values.Row row) {
        BigDecimal full = BigDecimal.ZERO;
        BigDecimal got = BigDecimal.ZERO;
        for (Item item : scheme.items()) {
            if (row.value("mark[" + item.code() + "]") instanceof CellValue.Decimal mark) {
                full = full.add(full(scheme, unit.cohort(), item));
                got = got.add(mark.value());
            }
        }
        return full.signum() == 0
                ? Optional.empty()
                : Optional.of(got.multiply(HUNDRED).divide(full, SCALE, RoundingMode.HALF_UP));
    }

    private static BigDecimal full(Scheme scheme, Cohort cohort, Item item) {
        return scheme.indicators(cohort).stream()
                .filter(indicator -> indicator.itemNo() == item.no())
                .map(Indicator::full)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
