package org.kaoping.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.scheme.Counting;
import org.kaoping.scheme.SchemeCases;

/** The worked examples of the domain design, whole: honours 3, criticism 3, ten departments. */
final class WorkedExamplesTest {
    static FactCases tenDepartments() {
        return new FactCases()
                .unit("D001", "96", "88.32", "0", 8, true)
                .unit("D002", "47", "42.30", "5", 7, true)
                .unit("D003", "96", "86.04", "0", 8, true)
                .unit("D004", "24", "21.60", "0", 8, false)
                .unit("D005", "96", "86.40", "0", 4, true)
                .unit("D006", "96", "86.40", "0", 4, true)
                .unit("D007", "55", "30.00", "10", 8, true)
                .unit("D008", "96", "40.00", "0", 8, true)
                .unit("D009", "96", "40.00", "0", 8, true)
                .unit("D010", "99", "45.00", "0", 0, true);
    }

    @Test
    void tenDepartmentsRow() {
        assertThat(tenDepartments().departments(SchemeCases.policy(3, 3)).rows())
                .extracting(row -> row.unit().unit().code() + " " + row.score() + " " + row.total() + " "
                        + row.grade().label() + " " + row.onTimeRate() + " " + row.rank() + " "
                        + row.outcome().label())
                .containsExactly(
                        "D002 90.00 95.00 优秀 0.8750 1 拟表彰",
                        "D001 92.00 92.00 优秀 1.0000 2 拟表彰",
                        "D004 90.00 90.00 优秀 1.0000 3 ",
                        "D005 90.00 90.00 优秀 0.5000 4 待定（表彰线并列）",
                        "D006 90.00 90.00 优秀 0.5000 4 待定（表彰线并列）",
                        "D003 89.63 89.63 良好 1.0000 6 ",
                        "D007 54.55 64.55 合格 1.0000 7 ",
                        "D010 45.45 45.45 不合格 0.0000 8 拟通报批评",
                        "D008 41.67 41.67 不合格 1.0000 9 拟通报批评",
                        "D009 41.67 41.67 不合格 1.0000 9 拟通报批评");
    }

    @Test
    void theirLists() {
        Lists lists = Lists.of(Rankings.of(tenDepartments().under(SchemeCases.policy(3, 3))));
        assertThat(lists.honours().get(0).title()).isEqualTo("示例市2020年度社会信用体系建设先进单位");
        assertThat(lists.honours().get(1).title()).isEqualTo("示例市2020年度社会信用体系建设示范县（区）");
        assertThat(codes(lists.honours().get(0))).containsExactly("D002", "D001", "D005", "D006");
        assertThat(codes(lists.criticism().get(0))).containsExactly("D010", "D008", "D009");
        assertThat(lists.criticism().get(0).possible()).isEqualTo(3);
        assertThat(lists.honours().get(1).possible()).isZero();
        assertThat(codes(lists.honours().get(1))).isEmpty();
    }

    @Test
    void theirRemarks() {
        assertThat(tenDepartments().departments(SchemeCases.policy(3, 3)).rows())
                .extracting(row -> row.unit().unit().code() + String.join("；", row.remarks()))
                .containsExactly(
                        "D002",
                        "D001",
                        "D004取消评选资格；承担分值偏低",
                        "D005并列",
                        "D006并列",
                        "D003",
                        "D007",
                        "D010",
                        "D008并列",
                        "D009并列");
    }

    /** A decided claim: the tier's points (R12: 创新奖 5, 特别创新奖 10, 突出创新奖 20). */
    private static Award award(String points, Award.Verdict verdict) {
        boolean counts = verdict == Award.Verdict.CONFIRMED;
        return new Award(
                "D001-C01",
                "一件事",
                "重要创新举措",
                "",
                verdict,
                "",
                counts ? new BigDecimal(points) : BigDecimal.ZERO,
                "做法成型",
                null,
                null);
    }

    private static Award confirmed(String points) {
        return award(points, Award.Verdict.CONFIRMED);
    }

    /**
     * R11, R12: a bonus lifts the total and the rank and never the grade; tiers of several matters are added up, a refused one
     * is none; P24 caps what one unit gets, P26 counts its highest alone, P25 caps the total.
     */
    @ParameterizedTest(name = "P24 {0}, P25 {1}, P26 {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                // cap of bonus | cap of total | all added up | code, score, bonus, total, grade, rank
                "| | true | D001 89.99 20 109.99 良好 1; D003 70.00 35 105.00 良好 2; D005 88.00 10 98.00 良好 3;"
                        + " D002 95.00 0 95.00 优秀 4; D004 49.99 20 69.99 不合格 5",
                "10 | | true | D001 89.99 10 99.99 良好 1; D005 88.00 10 98.00 良好 2; D002 95.00 0 95.00 优秀 3;"
                        + " D003 70.00 10 80.00 良好 4; D004 49.99 10 59.99 不合格 5",
                "| | false | D001 89.99 20 109.99 良好 1; D002 95.00 0 95.00 优秀 2; D005 88.00 5 93.00 良好 3;"
                        + " D003 70.00 20 90.00 良好 4; D004 49.99 20 69.99 不合格 5",
                "10 | | false | D001 89.99 10 99.99 良好 1; D002 95.00 0 95.00 优秀 2; D005 88.00 5 93.00 良好 3;"
                        + " D003 70.00 10 80.00 良好 4; D004 49.99 10 59.99 不合格 5",
                // equal totals are told apart by the score
                "| 105.00 | true | D001 89.99 20 105.00 良好 1; D003 70.00 35 105.00 良好 2; D005 88.00 10 98.00 良好 3;"
                        + " D002 95.00 0 95.00 优秀 4; D004 49.99 20 69.99 不合格 5",
            })
    void bonusesLiftTheTotalAndTheRankAndNotTheGrade(
            @Nullable BigDecimal cap, @Nullable BigDecimal most, boolean all, String expected) {
        Counting counting = new Counting(true, cap, most, all, Counting.Scope.BOTH, true);
        Map<String, List<Award>> awards = new LinkedHashMap<>();
        awards.put("D001 89.99", List.of(confirmed("20")));
        awards.put("D002 95", List.of(award("20", Award.Verdict.REFUSED)));
        awards.put("D003 70", List.of(confirmed("5"), confirmed("10"), confirmed("20")));
        awards.put("D004 49.99", List.of(confirmed("20")));
        awards.put("D005 88", List.of(confirmed("5"), award("20", Award.Verdict.REFUSED), confirmed("5")));
        FactCases cases = new FactCases();
        awards.forEach((unit, decided) -> {
            BigDecimal bonus = Decisions.bonus(decided, true, counting);
            assertThat(bonus).isNotNull();
            String[] parts = unit.split(" ", -1);
            cases.unit(parts[0], "100", parts[1], String.valueOf(bonus), 8, true);
        });
        assertThat(cases.departments(SchemeCases.policy(3, 3, 2, counting)).rows())
                .extracting(row -> row.unit().unit().code() + " " + row.score() + " "
                        + row.unit().bonus() + " " + row.total() + " "
                        + row.grade().label() + " " + row.rank())
                .containsExactly(expected.split("; ", -1));
    }

    private static List<String> codes(Lists.Proposed list) {
        return list.rows().stream().map(row -> row.unit().unit().code()).toList();
    }

    @ParameterizedTest
    @CsvSource({
        // half-even would give 89.62
        "86.04, 96, 2, 89.63",
        "0.12, 96, 2, 0.13",
        // the double nearest to 89.975 lies below it
        "35.99, 40, 2, 89.98",
        "50.54, 55, 2, 91.89",
        "0, 24, 2, 0.00",
        "36, 40, 0, 90",
        "35.8, 40, 0, 90",
        "35.79, 40, 0, 89",
        "1, 3, 4, 33.3333",
        "2, 3, 4, 66.6667",
    })
    void rounds(BigDecimal x, BigDecimal y, int scale, BigDecimal score) {
        assertThat(Score.of(x, y, scale)).isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource({
        // shown value and grade always agree: rounded first, then graded
        "89.995, 90.00, EXCELLENT",
        "89.9949, 89.99, GOOD",
        "90, 90.00, EXCELLENT",
        "69.995, 70.00, GOOD",
        "69.9949, 69.99, PASS",
        "49.995, 50.00, PASS",
        "49.9949, 49.99, FAIL",
        "0, 0.00, FAIL",
        "100, 100.00, EXCELLENT",
    })
    void gradesWhatIsPrinted(BigDecimal x, BigDecimal score, Grade grade) {
        BigDecimal rounded = Score.of(x, new BigDecimal("100"), 2);
        assertThat(rounded).isEqualTo(score);
        assertThat(Grade.of(rounded, SchemeCases.policy(3, 3))).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({
        // values around binary halves: the shortest decimal is rounded, not the double behind it
        "1.005, 1.01",
        "1.225, 1.23",
        "2.675, 2.68",
        "10.155, 10.16",
        "100.665, 100.67",
        "652.685, 652.69",
        "656.685, 656.69",
        "8.125, 8.13",
        "89.995, 90.00",
        "-0.005, -0.01",
    })
    void roundsDecimalsNotDoubles(BigDecimal sum, BigDecimal total) {
        assertThat(Score.total(sum, null, null, 2)).isEqualTo(total);
        assertThat(Score.total(BigDecimal.ZERO, sum, null, 2)).isEqualTo(total);
    }

    @Test
    void sumsAreExactAndRoundedOnce() {
        List<Facts.Mark> marks = java.util.stream.IntStream.rangeClosed(1, 3)
                .mapToObj(i -> new Facts.Mark("B010" + i, new BigDecimal("0.1"), true, new BigDecimal("0.1"), null))
                .toList();
        assertThat(Score.y(marks)).isEqualTo(new BigDecimal("0.3"));
        assertThat(Score.of(Score.x(marks), Score.y(marks), 2)).isEqualTo(new BigDecimal("100.00"));
    }

    @ParameterizedTest
    @CsvSource({"7, 8, 0.8750", "2, 3, 0.6667", "1, 3, 0.3333", "0, 8, 0.0000", "8, 8, 1.0000", "0, 0, "})
    void onTimeRate(int onTime, int due, BigDecimal rate) {
        assertThat(Score.onTimeRate(onTime, due)).isEqualTo(rate);
    }
}
