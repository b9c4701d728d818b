package org.kaoping.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Counting;
import org.kaoping.scheme.Participation;
import org.kaoping.scheme.SchemeCases;
import org.kaoping.scoring.Award.Verdict;
import org.kaoping.scoring.Finding.Falsity;

/** What claims and findings come to (R12, R13), case by case: the words, the bonus, the place in the selection. */
final class DecisionsTest {
    private static Award award(Verdict verdict, int points) {
        return new Award("D001-C01", "事项", "其他", "创新奖", verdict, "", BigDecimal.valueOf(points), "", null, null);
    }

    private static Finding finding(Falsity falsity) {
        Source source = new Source("U1", "检查.xlsx", "检查记录", "H8");
        return new Finding("2020-J01", null, "", "", "存在问题", "", "", falsity, "", null, "", source);
    }

    /** Awards of words such as {@code CONFIRMED:5 OPEN}. */
    private static List<Award> awards(String words) {
        List<Award> awards = new ArrayList<>();
        for (String word : words.isEmpty() ? new String[0] : words.split(" ", -1)) {
            String[] parts = word.split(":", -1);
            awards.add(award(Verdict.valueOf(parts[0]), parts.length > 1 ? Integer.parseInt(parts[1]) : 0));
        }
        return awards;
    }

    private static List<Finding> findings(String words) {
        return words.isEmpty()
                ? List.of()
                : Stream.of(words.split(" ", -1))
                        .map(word -> finding(Falsity.valueOf(word)))
                        .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIRMED, 确认, false",
        "REFUSED, 不予确认, false",
        "MORE, 待补充材料, true",
        "OPEN, 尚未评定, true",
        "CONFLICT, 编号与单位不符, true",
    })
    void verdicts(Verdict verdict, String label, boolean open) {
        assertThat(verdict.label()).isEqualTo(label);
        assertThat(verdict.open()).isEqualTo(open);
        assertThat(Decisions.open(List.of(award(verdict, 0), award(Verdict.CONFIRMED, 5), award(Verdict.OPEN, 0))))
                .isEqualTo(open ? 2 : 1);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                // claims; decisions in force; added up; cap; the bonus, - while undecided
                "                              | true  | true  |    | 0",
                "                              | false | true  |    | -",
                "REFUSED                       | true  | true  |    | 0",
                "REFUSED                       | false | true  |    | -",
                "OPEN                          | true  | true  |    | -",
                "MORE REFUSED                  | true  | true  |    | -",
                "CONFLICT                      | true  | true  |    | -",
                "CONFIRMED:5                   | true  | true  |    | 5",
                "CONFIRMED:5                   | false | true  |    | -",
                "CONFIRMED:5 OPEN              | true  | true  |    | 5",
                "CONFIRMED:5 REFUSED:20        | true  | true  |    | 5",
                "CONFIRMED:5 CONFIRMED:10      | true  | true  |    | 15",
                "CONFIRMED:5 CONFIRMED:10      | true  | false |    | 10",
                "CONFIRMED:20 CONFIRMED:10     | true  | false |    | 20",
                "CONFIRMED:5 CONFIRMED:10      | true  | true  | 12 | 12",
                "CONFIRMED:5 CONFIRMED:10      | true  | true  | 15 | 15",
                "CONFIRMED:5 CONFIRMED:10      | true  | false | 8  | 8",
                "CONFIRMED:5                   | true  | true  | 12 | 5",
            },
            delimiter = '|')
    void bonus(@Nullable String claims, boolean decided, boolean all, @Nullable BigDecimal cap, String expected) {
        Counting counting = new Counting(true, cap, null, all, Counting.Scope.BOTH, true);
        BigDecimal bonus = Decisions.bonus(awards(claims == null ? "" : claims), decided, counting);
        assertThat(bonus == null ? "-" : bonus.toPlainString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                // findings; cohort; what a falsification costs (P33); may be honoured, - while undecided
                "                   | DEPARTMENT | BOTH        | true",
                "NONE               | DEPARTMENT | BOTH        | true",
                "SUSPECTED          | DEPARTMENT | BOTH        | -",
                "NONE SUSPECTED     | DEPARTMENT | BOTH        | -",
                "VERIFIED           | DEPARTMENT | BOTH        | false",
                "SUSPECTED VERIFIED | DEPARTMENT | BOTH        | false",
                "VERIFIED NONE      | COUNTY     | BOTH        | false",
                "VERIFIED           | COUNTY     | EVERYTHING  | false",
                "VERIFIED           | COUNTY     | DEPARTMENTS | true",
                "SUSPECTED          | COUNTY     | DEPARTMENTS | true",
                "VERIFIED           | DEPARTMENT | DEPARTMENTS | false",
            },
            delimiter = '|')
    void eligible(@Nullable String findings, Cohort cohort, Counting.Scope scope, String expected) {
        Counting counting = new Counting(true, null, null, true, scope, true);
        Boolean eligible = Decisions.eligible(findings(findings == null ? "" : findings), cohort, counting);
        assertThat(eligible == null ? "-" : eligible.toString()).isEqualTo(expected);
    }

    @Test
    void falsities() {
        assertThat(Stream.of(Falsity.values()).map(Falsity::label)).containsExactly("否", "疑似，待考核小组认定", "查实");
        assertThat(Decisions.suspected(findings("NONE VERIFIED"))).isFalse();
        assertThat(Decisions.suspected(findings("NONE SUSPECTED"))).isTrue();
    }

    /** What stands in a row beside its figures; the bonus is decided (0) or not (-), the place is his, lost or open. */
    @ParameterizedTest
    @CsvSource(
            value = {
                // eligible, findings, bonus, claims, months without paper; the remarks
                "-     | SUSPECTED | 0 |           | 0 | 疑似弄虚作假，待认定",
                "-     |           | 0 |           | 0 |",
                "true  | SUSPECTED | 0 |           | 0 |", // a county where only departments lose their place
                "false | VERIFIED  | 0 |           | 0 | 取消评选资格",
                "true  |           | 5 | CONFIRMED:5 OPEN MORE | 0 | 另有2项加分尚未评定",
                "true  |           | 5 | CONFIRMED:5 REFUSED   | 0 |",
                "true  |           | - | OPEN      | 0 |", // undecided as a whole
                "true  |           | 0 |           | 1 | 1个月纸质件未登记",
                "true  |           | 0 |           | 8 | 8个月纸质件未登记",
            },
            delimiter = '|')
    void remarks(
            String eligible,
            @Nullable String findings,
            String bonus,
            @Nullable String claims,
            int unentered,
            @Nullable String expected) {
        Facts.UnitFacts unit = new Facts.UnitFacts(
                SchemeCases.unit("D001", Cohort.DEPARTMENT, Participation.RANKED),
                FactCases.marks("100", "80"),
                8,
                8,
                unentered,
                bonus.equals("-") ? null : new BigDecimal(bonus),
                eligible.equals("-") ? null : Boolean.valueOf(eligible),
                awards(claims == null ? "" : claims),
                findings(findings == null ? "" : findings));
        Ranking ranking = Rankings.of(new Facts(
                SchemeCases.scheme(
                        SchemeCases.policy(0, 0), List.of(unit.unit()), java.util.Map.of(), java.util.Map.of()),
                List.of(unit)));
        assertThat(String.join("；", ranking.cohorts().get(0).rows().get(0).remarks()))
                .isEqualTo(expected == null ? "" : expected);
    }
}
