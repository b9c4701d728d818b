package org.kaoping.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Participation;
import org.kaoping.scheme.Policy;
import org.kaoping.scheme.SchemeCases;
import org.kaoping.scheme.Weighing;

/** P27 and P35: what the months' scores weigh, and what counts where a duty had no case (R6a, R10). */
class WeighingTest {
    private static final Source CELL = new Source("u", "评分.xlsx", "年终评分表", "J7");

    /** A unit: its marks on indicators of 4 full marks each (空: not undertaken, 无: no case), its months' scores. */
    private static Facts.UnitFacts unit(String code, String marks, String months) {
        List<Facts.Mark> all = new ArrayList<>();
        for (String mark : marks.split(" ", -1)) {
            boolean noCase = mark.startsWith("无");
            String number = noCase ? mark.substring(1) : mark;
            all.add(new Facts.Mark(
                    "B0%d01".formatted(all.size() + 1),
                    new BigDecimal("4"),
                    !mark.equals("空"),
                    number.isEmpty() || number.equals("空") ? null : new BigDecimal(number),
                    CELL,
                    noCase));
        }
        List<Facts.Monthly> scores = months.isEmpty()
                ? List.of()
                : Arrays.stream(months.split(" ", -1))
                        .map(score -> new Facts.Monthly(5, new BigDecimal(score), CELL))
                        .toList();
        return new Facts.UnitFacts(
                SchemeCases.unit(code, Cohort.DEPARTMENT, Participation.RANKED),
                all,
                8,
                8,
                0,
                BigDecimal.ZERO,
                true,
                List.of(),
                List.of(),
                scores);
    }

    private static Ranking.CohortRanking ranking(Weighing weighing, Facts.UnitFacts... units) {
        Policy policy = SchemeCases.with(SchemeCases.policy(1, 1), weighing);
        List<Facts.UnitFacts> all = List.of(units);
        return Rankings.of(new Facts(
                        SchemeCases.scheme(
                                policy,
                                all.stream().map(Facts.UnitFacts::unit).toList(),
                                java.util.Map.of(),
                                java.util.Map.of()),
                        all))
                .cohorts()
                .get(0);
    }

    private static Ranking.Row row(Ranking.CohortRanking ranking, String code) {
        return ranking.rows().stream()
                .filter(row -> row.unit().unit().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** Year-end 3 of 4 is 75; rounded once, half up, after the months have their share. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0    | 90 80    | 75.00 |
            0.2  | 90 80    | 77.00 |
            0.5  | 90 80    | 80.00 |
            0.5  | 85.55    | 80.28 |
            0.5  | 85.54    | 80.27 |
            0.1  | 33.33 33.34 33.34 | 70.83 |
            0.2  |          | 75.00 | 没有月度评分，按年终得分计
            0    |          | 75.00 |
            """)
    void theMonthsHaveTheirShare(BigDecimal share, String months, String score, String remark) {
        Ranking.Row row = row(
                ranking(new Weighing(share, Weighing.NoCase.MARKED), unit("D001", "3", months == null ? "" : months)),
                "D001");
        assertThat(row.score()).hasToString(score);
        assertThat(row.grade()).isEqualTo(Grade.of(row.score(), SchemeCases.policy(1, 1)));
        assertThat(row.remarks().stream().filter(one -> one.contains("月度")).toList())
                .isEqualTo(remark == null ? List.of() : List.of(remark));
    }

    /** Three units on three indicators; D003 had no case on the first. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MARKED   | 无4 2 3 | 12 | 9    | 75.00  |
            MARKED   | 无0 2 3 | 12 | 5    | 41.67  |
            LEFT_OUT | 无 2 3  | 8  | 5    | 62.50  | 未发生1项按不涉及
            LEFT_OUT | 无4 2 3 | 8  | 5    | 62.50  | 未发生1项按不涉及
            MEAN     | 无 2 3  | 12 | 8.25 | 68.75  | 未发生1项按同类平均
            MEAN     | 无 2 空 | 8  | 5.25 | 65.63  | 未发生1项按同类平均
            MEAN     | 3 2 无  | 12 | 6.5  | 54.17  | 未发生1项按同类平均
            """)
    void whatHadNoCase(Weighing.NoCase way, String marks, BigDecimal y, BigDecimal x, String score, String remark) {
        Ranking.CohortRanking ranking = ranking(
                new Weighing(BigDecimal.ZERO, way),
                unit("D001", "4 4 1", ""),
                unit("D002", "2.49 空 2", ""),
                unit("D003", marks, ""));
        Ranking.Row row = row(ranking, "D003");
        assertThat(row.y()).isEqualByComparingTo(y);
        assertThat(row.x()).isEqualByComparingTo(x);
        assertThat(row.score()).hasToString(score);
        assertThat(row.remarks().stream().filter(one -> one.contains("未发生")).toList())
                .isEqualTo(remark == null ? List.of() : List.of(remark));
        assertThat(row(ranking, "D001").score()).as("others are untouched").hasToString("75.00");
    }

    @Test
    void whereNobodyHasAMarkThereIsNoMean() {
        Ranking.CohortRanking ranking = ranking(
                new Weighing(BigDecimal.ZERO, Weighing.NoCase.MEAN), unit("D001", "无 3", ""), unit("D002", "无 2", ""));
        assertThat(row(ranking, "D001").y()).isEqualByComparingTo("4");
        assertThat(row(ranking, "D001").score()).hasToString("75.00");
    }

    /** A unit that is not assessed in full is not among the marked ones of the workbook, and makes no mean. */
    @Test
    void theMeanIsThatOfUnitsAssessedInFull() {
        Ranking.CohortRanking ranking = ranking(
                new Weighing(BigDecimal.ZERO, Weighing.NoCase.MEAN),
                unit("D001", "4 3", ""),
                unit("D002", "1 ", ""),
                unit("D003", "无 2", ""));
        assertThat(row(ranking, "D003").x()).isEqualByComparingTo("6");
        assertThat(ranking.unranked()).extracting(Ranking.Unranked::reason).containsExactly(Ranking.Reason.INCOMPLETE);
    }

    @Test
    void whoeverHadNoCaseAtAllHasNothingToBeRankedBy() {
        Ranking.CohortRanking ranking =
                ranking(new Weighing(BigDecimal.ZERO, Weighing.NoCase.LEFT_OUT), unit("D001", "无 无", ""));
        assertThat(ranking.unranked()).extracting(Ranking.Unranked::reason).containsExactly(Ranking.Reason.NO_DUTY);
    }
}
