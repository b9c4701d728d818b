package org.kaoping.scheme;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/**
 * What else makes a unit's score (R6a, R10).
 *
 * @param monthly P27, 0 to 0.5: the share of the mean of the monthly scores in the score; the year-end marks have the rest
 * @param noCase P35: what counts where a duty is undertaken but had no case in the year
 */
public record Weighing(BigDecimal monthly, NoCase noCase) {
    /** The settings of the regulation's table. */
    public static final Weighing DEFAULT = new Weighing(BigDecimal.ZERO, NoCase.MARKED);

    /** Whether the monthly scores count at all. */
    public boolean monthlyCounts() {
        return monthly.signum() > 0;
    }

    /** P35 「未发生」. */
    public enum NoCase {
        /** The group marks it; full marks where rule and channel are there. */
        MARKED("机制健全得满分"),
        /** As if it were not undertaken: in neither X nor Y. */
        LEFT_OUT("不涉及"),
        /** Full marks times the mean rate of the cohort's units that have a mark on the indicator. */
        MEAN("同类平均");

        private final String label;

        NoCase(String label) {
            this.label = label;
        }

        /** The words of the scheme. */
        public String label() {
            return label;
        }

        /** The way of those words. */
        public static Optional<NoCase> ofLabel(String label) {
            return Arrays.stream(values())
                    .filter(one -> one.label.equals(label))
                    .findFirst();
        }
    }
}
