package org.kaoping.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;

/**
 * Who handed in a month's report when, as a file and on paper (R6), in the roster's order. No scores.
 *
 * @param scheme the year's scheme
 * @param period the month
 * @param due the last day that is in time
 * @param rows the units that owe it
 * @param at the moment
 */
public record HandIns(Scheme scheme, Period period, LocalDate due, List<Row> rows, Instant at) {
    /**
     * A unit.
     *
     * @param unit the unit
     * @param file the day that counts for its file; null where none came
     * @param paper the day of its stamped paper copy; null where none is entered
     * @param row how it stands
     */
    public record Row(
            Unit unit, @Nullable LocalDate file, @Nullable LocalDate paper, Tracking.Row row) {}

    /** Copies the rows. */
    public HandIns {
        rows = List.copyOf(rows);
    }
}
