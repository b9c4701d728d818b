package org.kaoping.assessment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * @param scores the office's monthly marks as scores, by unit and month (R6a): 0 to 100, for reference
 * @param origins the workbooks that its figures come from, by upload
 * @param marking how the marks came about
 * @param persons whom the units recommend as outstanding (R15), in the roster's order
 * @param selfMarks what the units gave themselves, by unit and indicator; units without a self-assessment are not in it
 * @param at the moment
 */
public record Result(
        Ranking ranking,
        SortedMap<Period, List<Tracking.Row>> tracking,
        List<FormCard> forms,
        Map<String, SortedMap<Period, BigDecimal>> scores,
        Map<String, Origin> origins,
        Marking marking,
        List<Person> persons,
        Map<String, Map<String, SelfMarks.Own>> selfMarks,
        Instant at) {
    /** Copies the map. */
    public Result {
        SortedMap<Period, List<Tracking.Row>> copy = new TreeMap<>();
        tracking.forEach((period, rows) -> copy.put(period, List.copyOf(rows)));
        tracking = Collections.unmodifiableSortedMap(copy);
        forms = List.copyOf(forms);
        Map<String, SortedMap<Period, BigDecimal>> months = new HashMap<>();
        scores.forEach((unit, own) -> months.put(unit, Collections.unmodifiableSortedMap(new TreeMap<>(own))));
        scores = Collections.unmodifiableMap(months);
        origins = Map.copyOf(origins);
        persons = List.copyOf(persons);
        Map<String, Map<String, SelfMarks.Own>> own = new HashMap<>();
        selfMarks.forEach((unit, marks) -> own.put(unit, Map.copyOf(marks)));
        selfMarks = Map.copyOf(own);
    }

    /** A year in which no monthly marks are in force, its origins unknown. */
    public Result(Ranking ranking, SortedMap<Period, List<Tracking.Row>> tracking, List<FormCard> forms, Instant at) {
        this(ranking, tracking, forms, Map.of(), Map.of(), Marking.NONE, List.of(), Map.of(), at);
    }
}
