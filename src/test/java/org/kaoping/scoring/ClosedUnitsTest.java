package org.kaoping.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Participation;
import org.kaoping.scheme.SchemeCases;
import org.kaoping.scheme.Unit;

/** A unit that was closed in the year is not ranked (O28, R1), whatever marks it has. */
final class ClosedUnitsTest {
    @ParameterizedTest
    @CsvSource(
            value = {
                "RANKED         | -          | D002 | 1",
                "RANKED         | 2020-12-31 | D002 | 1",
                "RANKED         | 2021-03-31 | D002 | 1",
                "RANKED         | 2020-12-30 | D002 | 年内停用或撤并（2020-12-30，并入D002局）",
                "RANKED         | 2020-06-30 | -    | 年内停用或撤并（2020-06-30）",
                "RANKED         | 2020-06-30 | D009 | 年内停用或撤并（2020-06-30）",
                "UNRANKED       | 2020-06-30 | -    | 年内停用或撤并（2020-06-30）",
                "UNRANKED       | -          | -    | 参评不排名",
                "REPORTING_ONLY | -          | -    | 只报送",
            },
            delimiter = '|')
    void itStandsOutsideWithTheReason(Participation participation, String until, String into, String expected) {
        Unit closed = SchemeCases.unit(
                "D001",
                Cohort.DEPARTMENT,
                participation,
                null,
                until.equals("-") ? null : LocalDate.parse(until),
                into.equals("-") ? "" : into);
        Unit other = SchemeCases.unit("D002", Cohort.DEPARTMENT, Participation.RANKED);
        Facts facts = new Facts(
                SchemeCases.scheme(SchemeCases.policy(1, 1), List.of(closed, other), Map.of(), Map.of()),
                List.of(
                        new Facts.UnitFacts(closed, FactCases.marks("100", "90"), 8, 8, BigDecimal.ZERO, true),
                        new Facts.UnitFacts(other, FactCases.marks("100", "80"), 8, 8, BigDecimal.ZERO, true)));
        Ranking ranking = Rankings.of(facts);
        String found = ranking.cohorts().get(0).rows().stream()
                .filter(row -> row.unit().unit().equals(closed))
                .map(row -> String.valueOf(row.rank()))
                .findFirst()
                .orElseGet(() -> ranking.cohorts().get(0).unranked().get(0).words(facts));
        assertThat(found).isEqualTo(expected);
    }
}
