package org.kaoping.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoping.scheme.Policy;

/** The arithmetic of R10: exact decimals, rounded half up once, never binary floating point. */
public final class Score {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Decimals of an on-time rate. */
    public static final int RATE_SCALE = 4;

    /** Decimals of the mean of the months' scores. */
    public static final int MONTHLY_SCALE = 2;

    private Score() {}

    /** Y: the full marks of the indicators that are undertaken (R10), exact. */
    public static BigDecimal y(List<Facts.Mark> marks) {
        return marks.stream()
                .filter(Facts.Mark::undertaken)
                .map(Facts.Mark::full)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** X: the marks got on them (R10), exact; a missing mark adds nothing, ask {@link #complete} first. */
    public static BigDecimal x(List<Facts.Mark> marks) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Facts.Mark mark : marks) {
            if (mark.undertaken() && mark.mark() != null) {
                sum = sum.add(mark.mark());
            }
        }
        return sum;
    }

    /** Whether every indicator that is undertaken has its mark. */
    public static boolean complete(List<Facts.Mark> marks) {
        return marks.stream().noneMatch(mark -> mark.undertaken() && mark.mark() == null);
    }

    /**
     * X / Y × 100, rounded half up (R10).
     *
     * @param y not 0
     * @param scale decimals (P19)
     */
    public static BigDecimal of(BigDecimal x, BigDecimal y, int scale) {
        return x.multiply(HUNDRED).divide(y, scale, RoundingMode.HALF_UP);
    }

    /**
     * The same with the share that the monthly scores have (P27): X / Y × 100 × (1 − share) + mean × share, rounded half up
     * once. A unit whose months nobody marked has its year-end marks alone: what is not marked is no nought.
     *
     * @param y not 0
     * @param monthly the mean of the months' scores; null where there is none
     */
    public static BigDecimal of(BigDecimal x, BigDecimal y, @Nullable BigDecimal monthly, Policy policy) {
        BigDecimal share = policy.weighing().monthly();
        if (monthly == null || share.signum() == 0) {
            return of(x, y, policy.scale());
        }
        BigDecimal year = x.multiply(HUNDRED).multiply(BigDecimal.ONE.subtract(share));
        return year.add(monthly.multiply(share).multiply(y)).divide(y, policy.scale(), RoundingMode.HALF_UP);
    }

    /**
     * Score and bonus, at most the cap (P25), rounded half up (R12); the score alone while the bonus is undecided.
     *
     * @param cap null: none
     */
    public static BigDecimal total(BigDecimal score, @Nullable BigDecimal bonus, @Nullable BigDecimal cap, int scale) {
        BigDecimal sum = bonus == null ? score : score.add(bonus);
        return (cap == null ? sum : sum.min(cap)).setScale(scale, RoundingMode.HALF_UP);
    }

    /** On-time months of due months, 4 decimals, half up; null while nothing was due. */
    public static @Nullable BigDecimal onTimeRate(int onTime, int due) {
        return due == 0
                ? null
                : BigDecimal.valueOf(onTime).divide(BigDecimal.valueOf(due), RATE_SCALE, RoundingMode.HALF_UP);
    }
}
