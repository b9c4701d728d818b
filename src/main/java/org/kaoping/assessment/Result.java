package org.kaoping.assessment;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kaoping.form.FormCard;
import org.kaoping.scheme.Period;
import org.kaoping.scoring.Ranking;

/**
 * A year as it stands: all of one moment, out of one read transaction.
 *
 * @param ranking the ranking
 * @param tracking who has handed in what, by period: the year as a whole, then the months of its reporting calendar
 * @param forms the cards of the forms in force, in the templates' order, for their names
 * @param at the moment
 */
public record Result(
        Ranking ranking, SortedMap<Period, List<Tracking.Row>> tracking, List<FormCard> forms, Instant at) {
    /** Copies the map. */
    public Result {
        SortedMap<Period, List<Tracking.Row>> copy = new TreeMap<>();
        tracking.forEach((period, rows) -> copy.put(period, List.copyOf(rows)));
        tracking = Collections.unmodifiableSortedMap(copy);
        forms = List.copyOf(forms);
    }
}
