package org.kaoping.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Scheme;

/**
 * Facts as they would be under other full marks: a unit that got three quarters of an indicator's full marks gets three
 * quarters of the new ones. Only for trying a scheme out: a mark that counts is given on the full marks in force. Pure.
 */
public final class Reweighted {
    /** Decimals of a mark (R9). */
    private static final int DECIMALS = 2;

    private Reweighted() {}

    /**
     * The facts under a scheme that has the same indicators on other full marks; marks are rounded half up to 2 decimals.
     *
     * @param facts the facts on the full marks in force
     * @param scheme the scheme that is tried
     */
    public static Facts of(Facts facts, Scheme scheme) {
        Map<String, BigDecimal> full = new HashMap<>();
        for (Cohort cohort : Cohort.values()) {
            scheme.indicators(cohort).stream().forEach(one -> full.put(one.code(), one.full()));
        }
        return new Facts(
                scheme,
                facts.units().stream()
                        .map(unit -> new Facts.UnitFacts(
                                unit.unit(),
                                marks(unit.marks(), full),
                                unit.due(),
                                unit.onTime(),
                                unit.unentered(),
                                unit.bonus(),
                                unit.eligible(),
                                unit.awards(),
                                unit.findings(),
                                unit.months()))
                        .toList(),
                facts.conflicts(),
                facts.decisions());
    }

    private static List<Facts.Mark> marks(List<Facts.Mark> marks, Map<String, BigDecimal> full) {
        return marks.stream()
                .map(mark -> mark(mark, full.getOrDefault(mark.indicator(), mark.full())))
                .toList();
    }

    private static Facts.Mark mark(Facts.Mark mark, BigDecimal full) {
        BigDecimal got = mark.mark();
        if (full.compareTo(mark.full()) == 0) {
            return mark;
        }
        return new Facts.Mark(
                mark.indicator(),
                full,
                mark.undertaken(),
                got == null || mark.full().signum() == 0
                        ? got
                        : got.multiply(full).divide(mark.full(), DECIMALS, RoundingMode.HALF_UP),
                mark.source(),
                mark.noCase());
    }
}
