package org.kaoping.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Counting;
import org.kaoping.scheme.Participation;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.SchemeCases;
import org.kaoping.scoring.Award;
import org.kaoping.scoring.Facts;
import org.kaoping.scoring.Finding;
import org.kaoping.scoring.Source;

/** The group's decisions and findings: bonus (R12) and eligibility (R13). */
final class JudgementsTest {
    private static final String NOW = "2021-02-01T00:00:00Z";

    private static Scheme scheme(Counting counting) {
        return SchemeCases.scheme(
                SchemeCases.policy(1, 1, 2, counting),
                List.of(
                        SchemeCases.unit("D001", Cohort.DEPARTMENT, Participation.RANKED),
                        SchemeCases.unit("D002", Cohort.DEPARTMENT, Participation.RANKED),
                        SchemeCases.unit("Q001", Cohort.COUNTY, Participation.RANKED)),
                Map.of(Cohort.DEPARTMENT, List.of(SchemeCases.indicator("B0101", Cohort.DEPARTMENT, "40"))),
                Map.of());
    }

    private static Facts.UnitFacts facts(Office office, String unit) {
        return office.results(NOW).of(2020).get().facts().units().stream()
                .filter(one -> one.unit().code().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    private static Office office() {
        return new Office(scheme(Counting.DEFAULT));
    }

    @Test
    void withoutDecisionsNothingIsDecided() {
        Office office = office().claim("D001", "1", "一件事");
        assertThat(facts(office, "D001").bonus()).isNull();
        assertThat(facts(office, "D002").bonus()).isNull();
        assertThat(facts(office, "D001").awards()).extracting(Award::verdict).containsExactly(Award.Verdict.OPEN);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                // decisions on D001's two claims; the cap P24; whether all are added up P26: its bonus
                "确认 创新奖     | 不予确认 -      |    | true  | 5",
                "确认 创新奖     | 确认 特别创新奖 |    | true  | 15",
                "确认 创新奖     | 确认 特别创新奖 |    | false | 10",
                "确认 突出创新奖 | 确认 特别创新奖 | 25 | true  | 25",
                "确认 突出创新奖 | 确认 特别创新奖 | 12 | false | 12",
                "不予确认 -      | 不予确认 -      |    | true  | 0",
                "确认 创新奖     | 待补充材料 -    |    | true  | 5",
                "不予确认 -      | 待补充材料 -    |    | true  | none",
                "待补充材料 -    | 待补充材料 -    |    | true  | none",
                "确认 创新奖     |                 |    | true  | 5", // the other claim has no row
                "不予确认 -      |                 |    | true  | none",
            },
            delimiter = '|')
    void theBonusIsWhatIsConfirmed(
            String one, @Nullable String other, @Nullable BigDecimal cap, boolean all, String expected) {
        Office office = new Office(scheme(new Counting(true, cap, null, all, Counting.Scope.BOTH, true)))
                .claim("D001", "1", "一件事")
                .claim("D001", "2", "另一件事");
        office.decided(
                other == null
                        ? new String[] {"D001-C01 D001 " + one}
                        : new String[] {"D001-C01 D001 " + one, "D001-C02 D001 " + other});
        BigDecimal bonus = facts(office, "D001").bonus();
        assertThat(bonus == null ? "none" : bonus.toPlainString()).isEqualTo(expected);
        // whoever claimed nothing has nothing to be decided
        assertThat(facts(office, "D002").bonus()).isEqualByComparingTo("0");
    }

    @Test
    void everyDecisionKnowsItsCell() {
        Office office = office().claim("D001", "1", "一件事").decided("D001-C01 D001 确认 创新奖", "D002-C09 D002 确认 特别创新奖");
        assertThat(facts(office, "D001").awards())
                .extracting(Award::claim, Award::points, Award::source)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        "D001-C01", new BigDecimal("5"), new Source("U2", ".xlsx", "年终评分", "C6")));
        // a decision without a claim in the system is a decision all the same
        assertThat(facts(office, "D002").bonus()).isEqualByComparingTo("10");
    }

    @Test
    void aNumberOfAnotherUnitCountsForNeither() {
        Office office = office().claim("D001", "1", "一件事").decided("D001-C01 D002 确认 创新奖");
        assertThat(facts(office, "D001").bonus()).isNull();
        assertThat(facts(office, "D002").bonus()).isNull();
        assertThat(facts(office, "D002").awards()).extracting(Award::verdict).containsExactly(Award.Verdict.CONFLICT);
    }

    @ParameterizedTest
    @CsvSource({
        // what the record says of D001, its evidence, the scope P33: whether it may be honoured
        "否, -, BOTH, true",
        "疑似, -, BOTH, undecided",
        "疑似, 照片3, BOTH, undecided",
        "查实, 照片3, BOTH, false",
        "查实, -, BOTH, undecided",
        "查实, 照片3, DEPARTMENTS, false",
        "查实, 照片3, EVERYTHING, false",
    })
    void onlyAVerifiedFalsificationWithEvidenceCostsThePlace(
            String falsity, String evidence, Counting.Scope scope, String expected) {
        Office office = new Office(scheme(new Counting(true, null, null, true, scope, true)))
                .inspected("3", "2020-07-08", "D001 B0101 " + falsity + " " + evidence);
        Boolean eligible = facts(office, "D001").eligible();
        assertThat(eligible == null ? "undecided" : eligible.toString()).isEqualTo(expected);
        assertThat(facts(office, "D002").eligible()).isTrue();
        assertThat(facts(office, "D001").findings()).extracting(Finding::record).containsExactly("2020-J03");
    }

    @Test
    void aCountyKeepsItsPlaceWhereOnlyTheDepartmentsHonourIsLost() {
        Office office = new Office(scheme(new Counting(true, null, null, true, Counting.Scope.DEPARTMENTS, true)))
                .inspected("1", "2020-07-08", "Q001 - 查实 照片3");
        assertThat(facts(office, "Q001").eligible()).isTrue();
        assertThat(facts(office, "Q001").findings())
                .extracting(Finding::falsity)
                .containsExactly(Finding.Falsity.VERIFIED);
    }

    @ParameterizedTest
    @CsvSource({
        // the year-end marking of 12 January calls D001's evidence so; an inspection afterwards: the outcome
        "属实, none, true",
        "材料不足, none, true",
        "不实, none, undecided",
        "不实, 2021-01-20 B0101 否, true",
        "不实, 2021-01-12 B0101 否, true",
        "不实, 2021-01-11 B0101 否, undecided", // before the visit
        "不实, 2021-01-20 B0102 否, undecided", // another indicator
        "不实, 2021-01-20 - 否, undecided",
        "不实, 2021-01-20 B0101 查实, false",
        "不实, 2021-01-20 B0101 疑似, undecided",
    })
    void untrueEvidenceIsASuspicionUntilTheGroupDecides(String verdict, String inspection, String expected) {
        Office office = office().accepted(
                        "year-end-marks",
                        "D001",
                        "2020",
                        "2021-01-12",
                        Office.verified("2021-01-12", "B0101", verdict));
        if (!inspection.equals("none")) {
            String[] parts = inspection.split(" ", -1);
            office.inspected("1", parts[0], "D001 " + parts[1] + " " + parts[2] + " 照片3");
        }
        Boolean eligible = facts(office, "D001").eligible();
        assertThat(eligible == null ? "undecided" : eligible.toString()).isEqualTo(expected);
        if (inspection.equals("none") && expected.equals("undecided")) {
            assertThat(facts(office, "D001").findings())
                    .extracting(
                            one -> one.falsity().label() + " " + one.source().cell())
                    .containsExactly("疑似，待考核小组认定 A7");
        }
    }

    @Test
    void aUnitThatTheRosterNoLongerHasIsNobody() {
        Office office = office().decided("D009-C01 D009 确认 创新奖").inspected("1", "2020-07-08", "D009 - 查实 照片");
        assertThat(office.results(NOW).of(2020).get().facts().units()).allSatisfy(unit -> {
            assertThat(unit.bonus()).isEqualByComparingTo("0");
            assertThat(unit.eligible()).isTrue();
        });
    }
}
