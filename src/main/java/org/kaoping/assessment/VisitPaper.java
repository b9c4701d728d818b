package org.kaoping.assessment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;

/**
 * What the group takes along to a unit (R8, R9): indicator by indicator what is known, so that it can mark without a network.
 *
 * @param scheme the year's scheme
 * @param unit the unit
 * @param selfState whether it marked itself, and how much that comes to
 * @param lines by item: its indicators, then what the unit reported and what was found
 * @param at the moment
 */
public record VisitPaper(Scheme scheme, Unit unit, String selfState, List<Line> lines, Instant at) {
    /** Copies the lines. */
    public VisitPaper {
        lines = List.copyOf(lines);
    }

    /** What a line is. */
    public enum Kind {
        ITEM("事项"),
        INDICATOR("指标"),
        MONTHLY("月报"),
        LEDGER("台账"),
        FOUND("检查发现"),
        OPEN("待核实");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** In Chinese. */
        public String label() {
            return label;
        }
    }

    /**
     * A line.
     *
     * @param kind what it is
     * @param ref the indicator's code, or the item's number
     * @param when the month or day; empty where there is none
     * @param text what is known
     * @param full full marks; null but for an indicator
     * @param duty 承担 or 不涉及; empty but for an indicator
     * @param self the unit's own mark; null where it gave none
     * @param evidence the numbers of the evidence
     */
    public record Line(
            Kind kind,
            String ref,
            String when,
            String text,
            @Nullable BigDecimal full,
            String duty,
            @Nullable BigDecimal self,
            String evidence) {}
}
