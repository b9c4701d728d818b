package org.kaoping.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Participation;
import org.kaoping.scheme.Weighing;

/**
 * Marks as they count where a duty was undertaken but had no case in the year (「未发生」, R10, P35): as the group marked them,
 * in neither X nor Y, or by the mean mark that the cohort got on the indicator. Pure.
 */
final class NoCases {
    /** Decimals of a mark (R9). */
    private static final int DECIMALS = 2;

    private NoCases() {}

    /** The units of a cohort with every mark as it counts. */
    static List<Facts.UnitFacts> settled(Facts facts, Cohort cohort) {
        Weighing.NoCase way = facts.scheme().policy().weighing().noCase();
        List<Facts.UnitFacts> units = facts.of(cohort);
        if (way == Weighing.NoCase.MARKED) {
            return units;
        }
        Map<String, BigDecimal> means = way == Weighing.NoCase.MEAN ? means(facts, units) : Map.of();
        return units.stream()
                .map(unit -> unit.withMarks(unit.marks().stream()
                        .map(mark -> mark.noCase() ? settled(mark, means) : mark)
                        .toList()))
                .toList();
    }

    /** With the mean where there is one, else left out of both sums. */
    private static Facts.Mark settled(Facts.Mark mark, Map<String, BigDecimal> means) {
        BigDecimal mean = means.get(mark.indicator());
        return new Facts.Mark(
                mark.indicator(), mark.full(), mark.undertaken() && mean != null, mean, mark.source(), true);
    }

    /** The mean mark of each indicator over the units that are assessed and got one, half up. */
    private static Map<String, BigDecimal> means(Facts facts, List<Facts.UnitFacts> units) {
        Map<String, BigDecimal> sums = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Facts.UnitFacts unit : units) {
            if (assessed(facts, unit)) {
                for (Facts.Mark mark : unit.marks()) {
                    BigDecimal got = mark.mark();
                    if (mark.undertaken() && !mark.noCase() && got != null) {
                        sums.merge(mark.indicator(), got, BigDecimal::add);
                        counts.merge(mark.indicator(), 1, Integer::sum);
                    }
                }
            }
        }
        Map<String, BigDecimal> means = new HashMap<>();
        sums.forEach((indicator, sum) -> means.put(
                indicator,
                sum.divide(BigDecimal.valueOf(counts.getOrDefault(indicator, 1)), DECIMALS, RoundingMode.HALF_UP)));
        return means;
    }

    /** Whether it stands among the marked ones of the ranking workbook. */
    private static boolean assessed(Facts facts, Facts.UnitFacts unit) {
        Participation participation = unit.unit().participation();
        return !unit.unit().closedIn(facts.scheme().year())
                && !facts.inConflict(unit.unit().code())
                && (participation == Participation.RANKED || participation == Participation.UNRANKED)
                && unit.marks().stream().noneMatch(mark -> mark.undertaken() && !mark.noCase() && mark.mark() == null);
    }
}
