package org.kaoping.scheme;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the office's own forms count (R6, R12, R13): paper copies, bonuses, falsification.
 *
 * @param paper P13: whether a month is on time only when the paper copy is, too
 * @param bonusCap P24: the most bonus of one unit; null: no cap
 * @param totalCap P25: the highest total; null: no cap
 * @param all P26: whether all confirmed matters of a unit are added up; else only the highest counts
 * @param scope P33: what a verified falsification costs
 * @param movesUp P34: whether the next unit takes the place that a falsifier loses
 */
public record Counting(
        boolean paper,
        @Nullable BigDecimal bonusCap,
        @Nullable BigDecimal totalCap,
        boolean all,
        Scope scope,
        boolean movesUp) {
    /** The settings of the regulation's table. */
    public static final Counting DEFAULT = new Counting(true, null, null, true, Scope.BOTH, true);

    /** P33: the honours that a unit which falsified can't get. */
    public enum Scope {
        /** 先进单位 alone: the departments' honour; a county keeps its place. */
        DEPARTMENTS("先进单位"),
        /** The honours of both cohorts. */
        BOTH("先进单位和示范县（区）"),
        /** Those and its persons' (the persons are no part of the ranking). */
        EVERYTHING("全部荣誉");

        private final String label;

        Scope(String label) {
            this.label = label;
        }

        /** The words of the scheme. */
        public String label() {
            return label;
        }

        /** Whether a unit of that cohort loses its honour. */
        public boolean covers(Cohort cohort) {
            return this != DEPARTMENTS || cohort == Cohort.DEPARTMENT;
        }

        /** The scope of those words. */
        public static Optional<Scope> ofLabel(String label) {
            return Arrays.stream(values())
                    .filter(one -> one.label.equals(label))
                    .findFirst();
        }
    }
}
