package org.kaoping.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.scheme.Ordering;
import org.kaoping.scheme.Participation;
import org.kaoping.scheme.SchemeCases;
import org.kaoping.scoring.Ranking.Reason;
import org.kaoping.scoring.Ranking.Row;

/** The defaults of the regulation, edge by edge. */
final class RankingsTest {
    private static List<String> outcomes(FactCases cases, int honours, int criticism) {
        return cases.departments(SchemeCases.policy(honours, criticism)).rows().stream()
                .map(row -> row.rank() + " " + row.unit().unit().code() + " "
                        + row.outcome().name())
                .toList();
    }

    /** Units with totals as given, in the roster's order, all of Y = 100. */
    private static FactCases totals(String totals) {
        FactCases cases = new FactCases();
        int number = 1;
        for (String total : totals.split(" ", -1)) {
            cases.unit("D%03d".formatted(number++), "100", total);
        }
        return cases;
    }

    @ParameterizedTest
    @CsvSource({
        // Y, X, bonus, on time of 8, against the same unit with Y 100, X 80, no bonus, 4 on time
        "100, 80.01, 0, 4, 1", // total
        "100, 79.99, 0, 8, 2",
        "100, 75, 5, 8, 2", // same total: the higher score first
        "100, 80, 0, 5, 1", // same score: the higher on-time rate
        "100, 80, 0, 3, 2",
        "50, 40, 0, 4, 1", // all the same: they share the rank
    })
    void ties(String y, String x, String bonus, int onTime, int rank) {
        Ranking.CohortRanking ranking = new FactCases()
                .unit("D001", "100", "80", "0", 4, true)
                .unit("D002", y, x, bonus, onTime, true)
                .unit("D003", "100", "10", "0", 4, true)
                .departments(SchemeCases.policy(0, 0));
        assertThat(ranking.rows().stream()
                        .filter(row -> row.unit().unit().code().equals("D002"))
                        .map(Row::rank))
                .containsExactly(rank);
        assertThat(ranking.rows().get(2).rank()).isEqualTo(3);
    }

    /** P22 and P31: what is ranked, and what is compared where that is equal; each against D001. */
    @ParameterizedTest
    @CsvSource({
        // ranked on, ties, X, bonus and on-time months of D002 (D001: 80, 5, 4), the rank of D002
        "TOTAL, SCORE_THEN_RATE, 84, 1, 4, 1",
        "TOTAL, SCORE_THEN_RATE, 84, 1, 0, 1",
        "TOTAL, SCORE, 80, 5, 8, 1",
        "TOTAL, SCORE, 81, 4, 0, 1",
        "TOTAL, SCORE, 79, 6, 8, 2",
        "TOTAL, NONE, 81, 4, 8, 1",
        "TOTAL, NONE, 79, 6, 0, 1",
        "TOTAL, SCORE_THEN_RATE, 80, 5, 3, 2",
        "SCORE, SCORE_THEN_RATE, 80.01, 0, 0, 1",
        "SCORE, SCORE_THEN_RATE, 79.99, 20, 8, 2",
        "SCORE, SCORE_THEN_RATE, 80, 0, 3, 2",
        "SCORE, SCORE, 80, 0, 3, 1",
        "SCORE, NONE, 80, 20, 8, 1",
    })
    void otherOrders(Ordering.Basis rank, Ordering.Ties ties, String x, String bonus, int onTime, int expected) {
        Ordering ordering = new Ordering(Ordering.Basis.SCORE, rank, null, ties, Ordering.Line.DECIDE);
        Ranking.CohortRanking ranking = new FactCases()
                .unit("D001", "100", "80", "5", 4, true)
                .unit("D002", "100", x, bonus, onTime, true)
                .departments(SchemeCases.with(SchemeCases.policy(0, 0), ordering));
        assertThat(ranking.rows().stream()
                        .filter(row -> row.unit().unit().code().equals("D002"))
                        .map(Row::rank))
                .containsExactly(expected);
    }

    /** P21: what is graded, and the remark where the other figure would give another grade (R11, O14). */
    @ParameterizedTest
    @CsvSource({
        "SCORE, 89.99, 5, GOOD, 加分影响等级（等级按考核得分）",
        "TOTAL, 89.99, 5, EXCELLENT, 加分影响等级（等级按综合得分）",
        "SCORE, 90, 5, EXCELLENT, ''",
        "TOTAL, 40, 10, PASS, 加分影响等级（等级按综合得分）",
        "TOTAL, 40, 9.99, FAIL, ''",
    })
    void gradedOn(Ordering.Basis basis, String x, String bonus, Grade grade, String remark) {
        Ordering ordering =
                new Ordering(basis, Ordering.Basis.TOTAL, null, Ordering.Ties.SCORE_THEN_RATE, Ordering.Line.DECIDE);
        Row row = new FactCases()
                .unit("D001", "100", x, bonus, 8, true)
                .departments(SchemeCases.with(SchemeCases.policy(0, 0), ordering))
                .rows()
                .get(0);
        assertThat(row.grade()).isEqualTo(grade);
        assertThat(String.join("；", row.remarks())).isEqualTo(remark);
    }

    /** P32 and P30: a tie across a line, and a score that spares from criticism. */
    @ParameterizedTest
    @CsvSource({
        "90 80 80 60 50 40, 2, 1, ALL, , HONOUR HONOUR HONOUR NONE NONE CRITICISM",
        "90 80 80 60 50 40, 2, 1, NOBODY, , HONOUR NONE NONE NONE NONE CRITICISM",
        "90 80 70 50 50 40, 1, 2, ALL, , HONOUR NONE NONE CRITICISM CRITICISM CRITICISM",
        "90 80 70 50 50 40, 1, 2, NOBODY, , HONOUR NONE NONE NONE NONE CRITICISM",
        // in a small cohort nobody is on both lists, whatever becomes of the tie
        "90 80 80 80, 2, 3, ALL, , HONOUR HONOUR HONOUR HONOUR",
        "90 80 80 80, 2, 3, NOBODY, , HONOUR NONE NONE NONE",
        "80 80 80 80 80 80, 2, 2, ALL, , HONOUR HONOUR HONOUR HONOUR HONOUR HONOUR",
        // a tie within the line is no question
        "90 90 70 60 40 40, 2, 2, NOBODY, , HONOUR HONOUR NONE NONE CRITICISM CRITICISM",
        "90 80 70 60 50 40, 1, 3, DECIDE, 60, HONOUR NONE NONE NONE CRITICISM CRITICISM",
        "90 80 70 60 50 40, 1, 3, DECIDE, 60.01, HONOUR NONE NONE CRITICISM CRITICISM CRITICISM",
        "90 80 70 50 50 40, 1, 2, DECIDE, 50, HONOUR NONE NONE NONE NONE CRITICISM",
        "90 80 70 60 50 40, 1, 3, DECIDE, 30, HONOUR NONE NONE NONE NONE NONE",
    })
    void linesDrawnOtherwise(
            String totals,
            int honours,
            int criticism,
            Ordering.Line line,
            @Nullable BigDecimal spared,
            String expected) {
        Ordering ordering =
                new Ordering(Ordering.Basis.SCORE, Ordering.Basis.TOTAL, spared, Ordering.Ties.SCORE_THEN_RATE, line);
        List<Row> rows = totals(totals)
                .departments(SchemeCases.with(SchemeCases.policy(honours, criticism), ordering))
                .rows();
        assertThat(rows.stream().map(row -> row.outcome().name())).containsExactly(expected.split(" ", -1));
    }

    @Test
    void sharedRanksSkipTheNext() {
        assertThat(outcomes(totals("80 95.3 95.3 95.3 95.3 90"), 0, 0))
                .containsExactly(
                        "1 D002 NONE", "1 D003 NONE", "1 D004 NONE", "1 D005 NONE", "5 D006 NONE", "6 D001 NONE");
    }

    @Test
    void equalLookingScoresByDifferentWaysAreEqual() {
        // 95.3 as 95.3/100, 47.65/50, 38.12/40 and 90.3 with a bonus of 5: the last has the lower score
        Ranking.CohortRanking ranking = new FactCases()
                .unit("D001", "100", "95.3", "0", 8, true)
                .unit("D002", "50", "47.65", "0", 8, true)
                .unit("D003", "40", "38.12", "0", 8, true)
                .unit("D004", "100", "90.3", "5", 8, true)
                .departments(SchemeCases.policy(0, 0));
        assertThat(ranking.rows()).extracting(Row::rank).containsExactly(1, 1, 1, 4);
        assertThat(ranking.rows()).extracting(row -> row.total().toString()).containsOnly("95.30");
    }

    @Test
    void whatIsPrintedIsWhatIsRanked() {
        // 89.9896… and 89.99 both print 89.99
        assertThat(outcomes(new FactCases().unit("D001", "97", "87.29").unit("D002", "100", "89.99"), 0, 0))
                .containsExactly("1 D001 NONE", "1 D002 NONE");
    }

    @ParameterizedTest
    @CsvSource({
        // totals, honours, criticism, expected outcome per unit in the roster's order
        "90 80 70 60 50 40, 2, 2, HONOUR HONOUR NONE NONE CRITICISM CRITICISM",
        // a tie within the line is no question
        "90 90 70 60 40 40, 2, 2, HONOUR HONOUR NONE NONE CRITICISM CRITICISM",
        // a tie across the honours' line
        "90 80 80 60 50 40, 2, 1, HONOUR HONOUR_TIE HONOUR_TIE NONE NONE CRITICISM",
        // a tie across the criticism's line
        "90 80 70 50 50 40, 1, 2, HONOUR NONE NONE CRITICISM_TIE CRITICISM_TIE CRITICISM",
        // small cohort: the list stops before the honoured
        "90 80 70 60, 3, 3, HONOUR HONOUR HONOUR CRITICISM",
        "90 80 70, 3, 3, HONOUR HONOUR HONOUR",
        "90 80, 3, 3, HONOUR HONOUR",
        "90, 3, 3, HONOUR",
        "90 80 70 60 50, 3, 3, HONOUR HONOUR HONOUR CRITICISM CRITICISM",
        // everybody the same: the honours' line wins, nobody is on both
        "80 80 80 80 80 80, 2, 2, HONOUR_TIE HONOUR_TIE HONOUR_TIE HONOUR_TIE HONOUR_TIE HONOUR_TIE",
        // a tie from the honours' line to the end of a small cohort
        "90 80 80 80, 2, 3, HONOUR HONOUR_TIE HONOUR_TIE HONOUR_TIE",
        // no places
        "90 80 70, 0, 1, NONE NONE CRITICISM",
        "90 80 70, 1, 0, HONOUR NONE NONE",
        "90 80 70, 0, 9, CRITICISM CRITICISM CRITICISM",
        // a good unit among the last is listed as the text says
        "99 98 97 96, 1, 1, HONOUR NONE NONE CRITICISM",
    })
    void lists(String totals, int honours, int criticism, String expected) {
        List<Row> rows = totals(totals)
                .departments(SchemeCases.policy(honours, criticism))
                .rows();
        assertThat(rows.stream().map(row -> row.outcome().name())).containsExactly(expected.split(" ", -1));
    }

    @Test
    void theFalsifierKeepsItsRankAndTheSelectionRunsOn() {
        FactCases cases = new FactCases()
                .unit("D001", "100", "95", "0", 8, false)
                .unit("D002", "100", "90", "0", 8, true)
                .unit("D003", "100", "85", "0", 8, null)
                .unit("D004", "100", "80", "0", 8, false)
                .unit("D005", "100", "75", "0", 8, true)
                .unit("D006", "100", "70", "0", 8, true);
        assertThat(outcomes(cases, 3, 2))
                .containsExactly(
                        "1 D001 NONE",
                        "2 D002 HONOUR",
                        "3 D003 HONOUR",
                        "4 D004 NONE",
                        "5 D005 HONOUR", // moved up; honours go before criticism
                        "6 D006 CRITICISM");
    }

    @Test
    void theFalsifierAmongTheLastIsCriticisedLikeAnybody() {
        FactCases cases = new FactCases()
                .unit("D001", "100", "95", "0", 8, true)
                .unit("D002", "100", "90", "0", 8, true)
                .unit("D003", "100", "10", "0", 8, false);
        assertThat(outcomes(cases, 1, 1)).containsExactly("1 D001 HONOUR", "2 D002 NONE", "3 D003 CRITICISM");
    }

    @Test
    void aTieOfAnIneligibleWithAnEligibleIsNoQuestion() {
        FactCases cases = new FactCases()
                .unit("D001", "100", "90", "0", 8, true)
                .unit("D002", "100", "90", "0", 8, false)
                .unit("D003", "100", "80", "0", 8, true);
        assertThat(outcomes(cases, 1, 0)).containsExactly("1 D001 HONOUR", "1 D002 NONE", "3 D003 NONE");
    }

    @Test
    void unrankedUnitsAreListedWithTheReason() {
        Ranking.CohortRanking ranking = new FactCases()
                .unit("D001", "100", "90")
                .add("D002", Participation.RANKED, List.of(), null, 8, null)
                .add("D003", Participation.RANKED, FactCases.marks("0", "0"), null, 8, null)
                .add("D004", Participation.RANKED, FactCases.marks("50", null), null, 8, null)
                .add("D005", Participation.UNRANKED, FactCases.marks("50", "40"), null, 8, null)
                .add("D006", Participation.UNRANKED, List.of(), null, 8, null)
                .add("D007", Participation.SEPARATE, FactCases.marks("50", "40"), null, 8, null)
                .add("D008", Participation.REPORTING_ONLY, List.of(), null, 8, null)
                .add("D009", Participation.UNRANKED, FactCases.marks("0", "0"), null, 8, null)
                .departments(SchemeCases.policy(1, 5));
        assertThat(ranking.rows()).hasSize(1);
        // "the last N" are counted among the ranked only
        assertThat(ranking.rows().get(0).outcome()).isEqualTo(Ranking.Outcome.HONOUR);
        assertThat(ranking.unranked())
                .extracting(one -> one.unit().unit().code() + " " + one.reason() + " " + one.score())
                .containsExactly(
                        "D002 " + Reason.NOT_ASSESSED + " null",
                        "D003 " + Reason.NO_DUTY + " null",
                        "D004 " + Reason.INCOMPLETE + " null",
                        "D005 " + Reason.UNRANKED + " 80.00",
                        "D006 " + Reason.UNRANKED + " null",
                        "D007 " + Reason.SEPARATE + " null",
                        "D008 " + Reason.REPORTING_ONLY + " null",
                        "D009 " + Reason.UNRANKED + " null");
    }

    @Test
    void zeroIsAScore() {
        Row row = new FactCases()
                .unit("D001", "24", "0")
                .departments(SchemeCases.policy(0, 0))
                .rows()
                .get(0);
        assertThat(row.score().toString()).isEqualTo("0.00");
        assertThat(row.grade()).isEqualTo(Grade.FAIL);
    }

    @Test
    void whatIsNotUndertakenCountsInNeither() {
        Facts.Mark undertaken = FactCases.marks("40", "36").get(0);
        Facts.Mark stray =
                new Facts.Mark("B0102", new java.math.BigDecimal("10"), false, new java.math.BigDecimal("10"), null);
        assertThat(Score.y(List.of(undertaken, stray)).toString()).isEqualTo("40");
        assertThat(Score.x(List.of(undertaken, stray)).toString()).isEqualTo("36");
    }

    @Test
    void theCohortsAreRankedApart() {
        Ranking ranking = Rankings.of(new FactCases()
                .unit("D001", "100", "90")
                .unit("Q01", "100", "95")
                .unit("Q02", "100", "85")
                .under(SchemeCases.policy(1, 1)));
        assertThat(ranking.cohorts())
                .extracting(one -> one.rows().stream()
                        .map(row -> row.rank() + row.unit().unit().code())
                        .toList())
                .containsExactly(List.of("1D001"), List.of("1Q01", "2Q02"));
    }

    @ParameterizedTest
    @CsvSource({"69.99, 5, PASS", "65, 5, PASS", "88, 20, GOOD", "49.99, 20, FAIL"})
    void theGradeIsOfTheScoreNotOfTheTotal(String x, String bonus, Grade grade) {
        Row row = new FactCases()
                .unit("D001", "100", x, bonus, 8, true)
                .departments(SchemeCases.policy(0, 0))
                .rows()
                .get(0);
        assertThat(row.grade()).isEqualTo(grade);
        assertThat(row.remarks()).contains("加分影响等级（等级按考核得分）");
    }

    @ParameterizedTest
    @CsvSource({
        "39.5, 0, 承担分值偏低",
        "40, 0, ''",
        "100, 20, ''",
        "100, 20.01, 加分超过20分",
    })
    void remarks(String y, String bonus, String remark) {
        Row row = new FactCases()
                .unit(
                        "D001",
                        y,
                        new java.math.BigDecimal(y)
                                .multiply(new java.math.BigDecimal("0.95"))
                                .toString(),
                        bonus,
                        8,
                        true)
                .departments(SchemeCases.policy(0, 0))
                .rows()
                .get(0);
        assertThat(String.join("；", row.remarks())).isEqualTo(remark);
    }

    @Test
    void undecidedIsNeverANumber() {
        Row row = new FactCases()
                .unit("D001", "100", "80")
                .departments(SchemeCases.policy(0, 0))
                .rows()
                .get(0);
        assertThat(row.bonus()).isNull();
        assertThat(row.eligible()).isNull();
        assertThat(row.total()).isEqualTo(row.score());
    }

    @Test
    void nobodyAtAll() {
        Ranking ranking = Rankings.of(new FactCases().under(SchemeCases.policy(10, 10)));
        assertThat(ranking.cohorts()).hasSize(2).allMatch(one -> one.rows().isEmpty());
        assertThat(Lists.of(ranking).criticism()).allMatch(list -> list.possible() == 0);
    }
}
