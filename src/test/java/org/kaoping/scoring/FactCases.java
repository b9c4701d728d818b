package org.kaoping.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Participation;
import org.kaoping.scheme.Policy;
import org.kaoping.scheme.SchemeCases;

/** Small invented facts for tests: a unit's Y and X as one indicator, plus one that it does not undertake. */
public final class FactCases {
    private final List<Facts.UnitFacts> units = new ArrayList<>();

    /** A ranked department with a decided bonus and eligibility; onTime of 8 due months. */
    public FactCases unit(
            String code, String y, String x, @Nullable String bonus, int onTime, @Nullable Boolean eligible) {
        return add(code, Participation.RANKED, marks(y, x), bonus, onTime, eligible);
    }

    /** A ranked department with Y and X only. */
    public FactCases unit(String code, String y, String x) {
        return unit(code, y, x, null, 8, null);
    }

    /** Anything. */
    public FactCases add(
            String code,
            Participation participation,
            List<Facts.Mark> marks,
            @Nullable String bonus,
            int onTime,
            @Nullable Boolean eligible) {
        Cohort cohort = code.startsWith("Q") ? Cohort.COUNTY : Cohort.DEPARTMENT;
        units.add(new Facts.UnitFacts(
                SchemeCases.unit(code, cohort, participation),
                marks,
                8,
                onTime,
                bonus == null ? null : new BigDecimal(bonus),
                eligible));
        return this;
    }

    /** One indicator of full marks Y with mark X (none: empty), and one of 7 that is not undertaken. */
    public static List<Facts.Mark> marks(String y, @Nullable String x) {
        return List.of(
                new Facts.Mark("B0101", new BigDecimal(y), true, x == null ? null : new BigDecimal(x), null),
                new Facts.Mark("B0102", new BigDecimal("7"), false, null, null));
    }

    /** The facts under those settings. */
    public Facts under(Policy policy) {
        return new Facts(
                SchemeCases.scheme(
                        policy, units.stream().map(Facts.UnitFacts::unit).toList(), Map.of(), Map.of()),
                units);
    }

    /** The departments' ranking under those settings. */
    public Ranking.CohortRanking departments(Policy policy) {
        return Rankings.of(under(policy)).cohorts().get(0);
    }
}
