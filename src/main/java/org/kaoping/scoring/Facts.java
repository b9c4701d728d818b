package org.kaoping.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;

/**
 * Everything that a year's ranking is made of.
 *
 * @param scheme the scheme in force
 * @param units every unit of the roster, in its order
 * @param conflicts marks that two workbooks give differently
 * @param decisions what the group decided on the proposed lists
 */
public record Facts(Scheme scheme, List<UnitFacts> units, List<MarkConflict> conflicts, List<LineDecision> decisions) {
    /** Copies the lists. */
    public Facts {
        units = List.copyOf(units);
        conflicts = List.copyOf(conflicts);
        decisions = List.copyOf(decisions);
    }

    /** Facts without conflicts, on which nothing was decided. */
    public Facts(Scheme scheme, List<UnitFacts> units) {
        this(scheme, units, List.of(), List.of());
    }

    /** The same on which nothing was decided: what the proposed lists follow from. */
    public Facts undecided() {
        return new Facts(scheme, units, conflicts, List.of());
    }

    /**
     * A mark on one indicator (R9, R10).
     *
     * @param indicator the code
     * @param full full marks
     * @param undertaken whether it counts in Y
     * @param mark the mark; null while not marked or not undertaken
     * @param source its cell; null while there is none
     * @param noCase whether the duty had no case in the year (「未发生」): then P35 says what counts
     */
    public record Mark(
            String indicator,
            BigDecimal full,
            boolean undertaken,
            @Nullable BigDecimal mark,
            @Nullable Source source,
            boolean noCase) {
        /** A mark on a duty that had cases. */
        public Mark(
                String indicator,
                BigDecimal full,
                boolean undertaken,
                @Nullable BigDecimal mark,
                @Nullable Source source) {
            this(indicator, full, undertaken, mark, source, false);
        }
    }

    /**
     * The office's marks of a month as a score (R6a).
     *
     * @param month 1 to 12
     * @param score 0 to 100, two decimals
     * @param source the first cell of its marks
     */
    public record Monthly(int month, BigDecimal score, Source source) {}

    /**
     * What is known of a unit.
     *
     * @param unit the unit
     * @param marks one per indicator of its cohort, in order; empty while there is no year-end marking in force
     * @param due months that were due until now
     * @param onTime months of them that were handed in on time
     * @param unentered months of the on-time ones whose paper copy nobody entered yet: on time by the file alone
     * @param bonus the confirmed bonus (R12); null while nobody can decide it yet
     * @param eligible whether it may be honoured (R13); null while nobody can decide it yet
     * @param awards its claims and what was decided on each
     * @param findings what was found out about it
     * @param months the scores of the months that the office marked, ascending (R6a)
     */
    public record UnitFacts(
            Unit unit,
            List<Mark> marks,
            int due,
            int onTime,
            int unentered,
            @Nullable BigDecimal bonus,
            @Nullable Boolean eligible,
            List<Award> awards,
            List<Finding> findings,
            List<Monthly> months) {
        /** Copies the lists. */
        public UnitFacts {
            marks = List.copyOf(marks);
            awards = List.copyOf(awards);
            findings = List.copyOf(findings);
            months = List.copyOf(months);
        }

        /** A unit without monthly marks. */
        public UnitFacts(
                Unit unit,
                List<Mark> marks,
                int due,
                int onTime,
                int unentered,
                @Nullable BigDecimal bonus,
                @Nullable Boolean eligible,
                List<Award> awards,
                List<Finding> findings) {
            this(unit, marks, due, onTime, unentered, bonus, eligible, awards, findings, List.of());
        }

        /** The mean of the months' scores, two decimals, half up; null where the office marked no month. */
        public @Nullable BigDecimal monthly() {
            return months.isEmpty()
                    ? null
                    : months.stream()
                            .map(Monthly::score)
                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                            .divide(BigDecimal.valueOf(months.size()), Score.MONTHLY_SCALE, RoundingMode.HALF_UP);
        }

        /** The same with other marks. */
        UnitFacts withMarks(List<Mark> others) {
            return new UnitFacts(unit, others, due, onTime, unentered, bonus, eligible, awards, findings, months);
        }

        /** A unit of which only the outcome of decisions matters. */
        public UnitFacts(
                Unit unit,
                List<Mark> marks,
                int due,
                int onTime,
                @Nullable BigDecimal bonus,
                @Nullable Boolean eligible) {
            this(unit, marks, due, onTime, 0, bonus, eligible, List.of(), List.of());
        }
    }

    /** Whether two workbooks mark a unit differently and the office has not settled it. */
    public boolean inConflict(String unit) {
        return conflicts.stream().anyMatch(one -> one.unit().equals(unit) && one.open());
    }

    /** The units of a cohort. */
    public List<UnitFacts> of(Cohort cohort) {
        return units.stream().filter(unit -> unit.unit().cohort() == cohort).toList();
    }
}
