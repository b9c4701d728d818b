package org.kaoping.scheme;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How units are graded, ordered and listed (R11, R12, R15, R16).
 *
 * @param grade P21: what is graded
 * @param rank P22: what is ranked
 * @param spared P30: a unit whose score is not below it is not criticised; null: none is spared
 * @param ties P31: what is compared where the ranked figures are equal
 * @param line P32: what becomes of a tie across the line of honours or of criticism
 */
public record Ordering(Basis grade, Basis rank, @Nullable BigDecimal spared, Ties ties, Line line) {
    /** The settings of the regulation's table. */
    public static final Ordering DEFAULT =
            new Ordering(Basis.SCORE, Basis.TOTAL, null, Ties.SCORE_THEN_RATE, Line.DECIDE);

    /** P21, P22: a figure of the ranking. */
    public enum Basis {
        /** X / Y × 100, without bonus (R10). */
        SCORE("考核得分"),
        /** Score and bonus (R12). */
        TOTAL("综合得分");

        private final String label;

        Basis(String label) {
            this.label = label;
        }

        /** The words of the scheme. */
        public String label() {
            return label;
        }

        /** The one of the two figures that this is. */
        public BigDecimal of(BigDecimal score, BigDecimal total) {
            return this == SCORE ? score : total;
        }

        /** The basis of those words. */
        public static Optional<Basis> ofLabel(String label) {
            return Arrays.stream(values())
                    .filter(one -> one.label.equals(label))
                    .findFirst();
        }
    }

    /** P31. */
    public enum Ties {
        /** The higher score first, then the higher on-time rate; else they share the rank. */
        SCORE_THEN_RATE("考核得分再按时率"),
        /** The higher score first; else they share the rank. */
        SCORE("只比考核得分"),
        /** They share the rank. */
        NONE("不比");

        private final String label;

        Ties(String label) {
            this.label = label;
        }

        /** The words of the scheme. */
        public String label() {
            return label;
        }

        /** The way of those words. */
        public static Optional<Ties> ofLabel(String label) {
            return Arrays.stream(values())
                    .filter(one -> one.label.equals(label))
                    .findFirst();
        }
    }

    /** P32. */
    public enum Line {
        /** The assessment group decides. */
        DECIDE("待定"),
        /** All of them are listed. */
        ALL("全部列入"),
        /** None of them is listed. */
        NOBODY("全部不列");

        private final String label;

        Line(String label) {
            this.label = label;
        }

        /** The words of the scheme. */
        public String label() {
            return label;
        }

        /** The way of those words. */
        public static Optional<Line> ofLabel(String label) {
            return Arrays.stream(values())
                    .filter(one -> one.label.equals(label))
                    .findFirst();
        }
    }
}
