package org.kaoping.scoring;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Counting;

/** What the group's decisions on a unit come to: its bonus (R12) and whether it may be honoured (R13). Pure. */
public final class Decisions {
    private Decisions() {}

    /**
     * The bonus of a unit: what is confirmed, added up or the highest (P26), at most P24.
     *
     * @param decided whether decisions are in force at all
     * @return null while nobody decided, or nothing is confirmed and something is still open
     */
    public static @Nullable BigDecimal bonus(List<Award> awards, boolean decided, Counting counting) {
        List<BigDecimal> confirmed = awards.stream()
                .filter(award -> award.verdict() == Award.Verdict.CONFIRMED)
                .map(Award::points)
                .toList();
        if (!decided || (confirmed.isEmpty() && open(awards) > 0)) {
            return null;
        }
        BigDecimal sum = confirmed.stream()
                .reduce(counting.all() ? BigDecimal::add : BigDecimal::max)
                .orElse(BigDecimal.ZERO);
        BigDecimal cap = counting.bonusCap();
        return cap == null ? sum : sum.min(cap);
    }

    /** How many claims the group must still decide. */
    public static int open(List<Award> awards) {
        return (int) awards.stream().filter(award -> award.verdict().open()).count();
    }

    /**
     * Whether a unit may be honoured: not once a falsification is verified (within the scope of P33), undecided while one
     * is suspected, else it may.
     *
     * @return null while it is undecided
     */
    public static @Nullable Boolean eligible(List<Finding> findings, Cohort cohort, Counting counting) {
        if (!counting.scope().covers(cohort)) {
            return true;
        }
        if (findings.stream().anyMatch(one -> one.falsity() == Finding.Falsity.VERIFIED)) {
            return false;
        }
        return suspected(findings) ? null : Boolean.TRUE;
    }

    /** Whether a falsification is suspected that the group has not decided. */
    public static boolean suspected(List<Finding> findings) {
        return findings.stream().anyMatch(one -> one.falsity() == Finding.Falsity.SUSPECTED);
    }
}
