package org.kaoping.scoring;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the group decided on a unit of a proposed list (R15, R16): whether one that stands on the line is listed, or the
 * number of an honour's approval.
 *
 * @param line honours or criticism
 * @param unit the unit's code
 * @param listed whether it is listed; null where the row only tells the approval
 * @param basis the meeting and why
 * @param by who decided
 * @param day when; null where nothing was decided
 * @param approval the number of the approval; empty where there is none
 * @param tied the units that were decided together: the decision counts while just these stand on the line
 * @param source its cell
 */
public record LineDecision(
        Line line,
        String unit,
        @Nullable Boolean listed,
        String basis,
        String by,
        @Nullable LocalDate day,
        String approval,
        Set<String> tied,
        Source source) {
    /** Which list. */
    public enum Line {
        HONOURS,
        CRITICISM
    }

    /** Copies the set. */
    public LineDecision {
        tied = Set.copyOf(tied);
    }

    /** 「列入」, 「不列入」 or nothing. */
    public String words() {
        return listed == null ? "" : listed ? "列入" : "不列入";
    }

    /** The decision on a unit that stands on a line with just those units; null where there is none. */
    static @Nullable LineDecision on(List<LineDecision> decisions, Line line, String unit, Set<String> tied) {
        return decisions.stream()
                .filter(one -> one.line() == line && one.unit().equals(unit))
                .filter(one -> one.listed() != null && one.tied().equals(tied))
                .findFirst()
                .orElse(null);
    }

    /** The approval of a unit's honour; null where there is none. */
    static @Nullable LineDecision approval(List<LineDecision> decisions, String unit) {
        return decisions.stream()
                .filter(one -> one.line() == Line.HONOURS && one.unit().equals(unit))
                .filter(one -> !one.approval().isEmpty())
                .findFirst()
                .orElse(null);
    }
}
