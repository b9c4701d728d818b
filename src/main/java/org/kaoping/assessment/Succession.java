package org.kaoping.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;

/**
 * The months of units that were merged into another (O28): a month that any of them owed counts once for the one that goes
 * on, by the report of it that stands best. Pure.
 */
final class Succession {
    /** From the best: what came in time, what came, what waits, what did not come, what nobody owes. */
    private static final List<Set<Tracking.State>> BEST = List.of(
            Set.of(Tracking.State.ON_TIME),
            Set.of(Tracking.State.PAPER_MISSING, Tracking.State.LATE),
            Set.of(Tracking.State.HELD, Tracking.State.RETURNED, Tracking.State.TEXT_ONLY),
            Set.of(Tracking.State.NOT_DUE, Tracking.State.MISSING),
            Set.of(Tracking.State.NOT_REQUIRED));

    private Succession() {}

    /**
     * How a month counts.
     *
     * @param own the month's rows as they stand by themselves
     * @param merged the rows of the units that were merged into those
     * @return the own rows; where a merged unit's monthly report stands better, that one's standing under the own unit
     */
    static List<Tracking.Row> counted(Scheme scheme, List<Tracking.Row> own, List<Tracking.Row> merged) {
        Map<String, String> into =
                scheme.units().stream().collect(Collectors.toMap(Unit::code, Unit::into, (one, same) -> one));
        List<Tracking.Row> counted = new ArrayList<>();
        for (Tracking.Row row : own) {
            Tracking.Row best = row;
            for (Tracking.Row other : merged) {
                boolean predecessor = row.unit().equals(into.get(other.unit()));
                if (predecessor
                        && row.form().equals(Contracts.MONTHLY_REPORT)
                        && row.form().equals(other.form())
                        && place(other) < place(best)) {
                    best = other;
                }
            }
            counted.add(best.equals(row) ? row : under(row, best));
        }
        return counted;
    }

    private static int place(Tracking.Row row) {
        int place = 0;
        while (!BEST.get(place).contains(row.state())) {
            place++;
        }
        return place;
    }

    private static Tracking.Row under(Tracking.Row own, Tracking.Row carried) {
        List<TrackingMark> marks = new ArrayList<>(List.of(TrackingMark.CARRIED));
        marks.addAll(carried.marks());
        return new Tracking.Row(
                own.unit(),
                own.name(),
                own.form(),
                carried.state(),
                carried.uploadId(),
                marks,
                carried.warnings(),
                carried.excuse(),
                null);
    }
}
