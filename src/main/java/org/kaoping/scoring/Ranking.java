package org.kaoping.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoping.scheme.Cohort;

/**
 * The result of a year.
 *
 * @param facts what it was made of
 * @param cohorts one per cohort, departments first
 */
public record Ranking(Facts facts, List<CohortRanking> cohorts) {
    /** Copies the list. */
    public Ranking {
        cohorts = List.copyOf(cohorts);
    }

    /** What the ranking proposes for a unit (R15, R16); the words of the ranking workbook. */
    public enum Outcome {
        NONE(""),
        HONOUR("拟表彰"),
        /** Honoured, with the number of the approval. */
        HONOURED("表彰"),
        HONOUR_TIE("待定（表彰线并列）"),
        CRITICISM("拟通报批评"),
        CRITICISM_TIE("待定（通报线并列）");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** The words of the ranking workbook. */
        public String label() {
            return label;
        }
    }

    /** Why a unit stands outside the ranking (R1, R10). */
    public enum Reason {
        NOT_ASSESSED("未评定：没有年终评分"),
        CONFLICT("未评定：两种评分表的得分不一致"),
        INCOMPLETE("未评定：有承担的指标没有得分"),
        NO_DUTY("未评定：没有承担的指标（应得分为0）"),
        /** Closed or merged in the year (O28). */
        CLOSED("年内停用或撤并"),
        UNRANKED("参评不排名"),
        SEPARATE("另行考核"),
        REPORTING_ONLY("只报送");

        private final String label;

        Reason(String label) {
            this.label = label;
        }

        /** The words of the ranking workbook. */
        public String label() {
            return label;
        }
    }

    /**
     * A cohort's ranking.
     *
     * @param cohort the cohort
     * @param rows the ranked units by rank, then roster order
     * @param unranked the others, in roster order
     */
    public record CohortRanking(Cohort cohort, List<Row> rows, List<Unranked> unranked) {
        /** Copies the lists. */
        public CohortRanking {
            rows = List.copyOf(rows);
            unranked = List.copyOf(unranked);
        }
    }

    /**
     * A ranked unit.
     *
     * @param rank 1, 2, 2, 4
     * @param unit its facts
     * @param y full marks of what it undertakes (R10)
     * @param x marks got on them
     * @param score X / Y × 100, rounded
     * @param bonus the bonus; null while undecided
     * @param total score + bonus, rounded
     * @param grade the grade of the score
     * @param onTimeRate 4 decimals; null when nothing was due yet
     * @param eligible null while undecided
     * @param outcome the proposal
     * @param remarks 并列, 承担分值偏低 …
     * @param decided what the group decided on it; null where it did not, or need not
     */
    public record Row(
            int rank,
            Facts.UnitFacts unit,
            BigDecimal y,
            BigDecimal x,
            BigDecimal score,
            @Nullable BigDecimal bonus,
            BigDecimal total,
            Grade grade,
            @Nullable BigDecimal onTimeRate,
            @Nullable Boolean eligible,
            Outcome outcome,
            List<String> remarks,
            @Nullable LineDecision decided) {
        /** A row on which nothing was decided. */
        public Row(
                int rank,
                Facts.UnitFacts unit,
                BigDecimal y,
                BigDecimal x,
                BigDecimal score,
                @Nullable BigDecimal bonus,
                BigDecimal total,
                Grade grade,
                @Nullable BigDecimal onTimeRate,
                @Nullable Boolean eligible,
                Outcome outcome,
                List<String> remarks) {
            this(rank, unit, y, x, score, bonus, total, grade, onTimeRate, eligible, outcome, remarks, null);
        }

        /** Copies the remarks. */
        public Row {
            remarks = List.copyOf(remarks);
        }

        /** The same with what the group decided, and what is proposed then. */
        Row decided(LineDecision decision, Outcome then) {
            List<String> more = new ArrayList<>(remarks);
            if (decision.listed() != null) {
                more.add("考核小组决定" + decision.words());
            }
            return new Row(rank, unit, y, x, score, bonus, total, grade, onTimeRate, eligible, then, more, decision);
        }
    }

    /**
     * A unit outside the ranking.
     *
     * @param unit its facts
     * @param reason why
     * @param score its score where it has one (参评不排名); null otherwise
     */
    public record Unranked(
            Facts.UnitFacts unit, Reason reason, @Nullable BigDecimal score) {
        /** The reason with what the roster says of it: since when, and into which unit it was merged. */
        public String words(Facts facts) {
            if (reason != Reason.CLOSED) {
                return reason.label();
            }
            String into = facts.units().stream()
                    .map(other -> other.unit())
                    .filter(other -> other.code().equals(unit.unit().into()))
                    .map(other -> "，并入" + other.shortName())
                    .findFirst()
                    .orElse("");
            return reason.label() + "（" + unit.unit().until() + into + "）";
        }
    }
}
