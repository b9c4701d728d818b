package org.kaoping.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.scheme.Duties.Filler;
import org.kaoping.scheme.Duties.Rhythm;

/** Who owes what (R1, R6, formulas.md): the whole table. */
final class DutiesTest {
    private static final Scheme SCHEME = SchemeCases.scheme(SchemeCases.policy(10, 10), List.of(), Map.of(), Map.of());

    @ParameterizedTest
    @CsvSource({
        // participation, rhythm, filler, period, obstacle ("" = owed)
        "RANKED, MONTH, UNIT, 2020-05, ''",
        "UNRANKED, MONTH, UNIT, 2020-05, ''",
        "SEPARATE, MONTH, UNIT, 2020-05, ''",
        "REPORTING_ONLY, MONTH, UNIT, 2020-12, ''",
        "RANKED, MONTH, UNIT, 2020-04, BEFORE_FIRST_MONTH",
        "RANKED, MONTH, UNIT, 2021-05, OTHER_YEAR",
        "RANKED, MONTH, UNIT, 2020, OTHER_RHYTHM",
        "RANKED, YEAR, UNIT, 2020-05, OTHER_RHYTHM",
        "RANKED, YEAR, UNIT, 2020, ''",
        "SEPARATE, YEAR, UNIT, 2020, ''",
        "REPORTING_ONLY, YEAR, UNIT, 2020, ''",
        "RANKED, YEAR, GROUP, 2020, ''",
        "UNRANKED, YEAR, GROUP, 2020, ''",
        "SEPARATE, YEAR, GROUP, 2020, NOT_ASSESSED",
        "REPORTING_ONLY, YEAR, GROUP, 2020, NOT_ASSESSED",
        "RANKED, YEAR, SYSTEM, 2020, GENERATED",
    })
    void byParticipation(Participation participation, Rhythm rhythm, Filler filler, String period, String obstacle) {
        Unit unit = SchemeCases.unit("D001", Cohort.DEPARTMENT, participation);
        Period when = Period.parse(period).orElseThrow();
        assertThat(Duties.obstacle(SCHEME, unit, rhythm, filler, List.of(), when)
                        .map(Enum::name)
                        .orElse(""))
                .isEqualTo(obstacle);
        assertThat(Duties.owes(SCHEME, unit, rhythm, filler, List.of(), when)).isEqualTo(obstacle.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        // first day, last day, period, obstacle; a report of July covers 06-26 to 07-25, due 07-27
        "2020-06-26, , 2020-07, ''",
        "2020-06-27, , 2020-07, NOT_YET_FOUNDED",
        "2020-06-27, , 2020-08, ''",
        ", 2020-07-27, 2020-07, ''",
        ", 2020-07-26, 2020-07, CLOSED",
        ", 2020-07-26, 2020-06, ''",
        "2020-12-25, , 2020, ''",
        "2020-12-26, , 2020, NOT_YET_FOUNDED",
        ", 2020-12-24, 2020, CLOSED",
        ", 2020-12-25, 2020, ''",
    })
    void byLifetime(LocalDate from, LocalDate until, String period, String obstacle) {
        Unit unit = SchemeCases.unit("D001", Cohort.DEPARTMENT, Participation.RANKED, from, until);
        Period when = Period.parse(period).orElseThrow();
        Rhythm rhythm = when.isMonth() ? Rhythm.MONTH : Rhythm.YEAR;
        assertThat(Duties.obstacle(SCHEME, unit, rhythm, Filler.UNIT, List.of(), when)
                        .map(Enum::name)
                        .orElse(""))
                .isEqualTo(obstacle);
    }

    @ParameterizedTest
    @CsvSource({
        // first day, last day, obstacle to the group's marking of the year (due 12-25)
        ", , ''",
        ", 2020-12-31, ''", // it was there the whole year
        ", 2020-12-30, CLOSED", // merged in the year: the successor is marked
        ", 2020-12-24, CLOSED",
        ", 2021-01-15, ''",
        "2020-12-25, , ''",
        "2020-12-26, , NOT_YET_FOUNDED",
    })
    void theGroupMarksNobodyThatWasClosedInTheYear(LocalDate from, LocalDate until, String obstacle) {
        Unit unit = SchemeCases.unit("D001", Cohort.DEPARTMENT, Participation.RANKED, from, until);
        assertThat(Duties.obstacle(SCHEME, unit, Rhythm.YEAR, Filler.GROUP, List.of(), Period.ofYear(2020))
                        .map(Enum::name)
                        .orElse(""))
                .isEqualTo(obstacle);
    }

    @ParameterizedTest
    @CsvSource({
        // first day, last day, exists in 2020, closed in 2020
        ", , true, false",
        ", 2019-12-31, false, true",
        ", 2020-01-01, true, true",
        ", 2020-12-30, true, true",
        ", 2020-12-31, true, false",
        ", 2021-06-30, true, false",
        "2020-12-31, , true, false",
        "2021-01-01, , false, false",
        "2019-03-01, 2020-08-31, true, true",
    })
    void aUnitsYears(LocalDate from, LocalDate until, boolean exists, boolean closed) {
        Unit unit = SchemeCases.unit("D001", Cohort.DEPARTMENT, Participation.RANKED, from, until);
        assertThat(unit.existsIn(2020)).isEqualTo(exists);
        assertThat(unit.closedIn(2020)).isEqualTo(closed);
    }

    @Test
    void anOccasionalFormMayBeHandedInButIsNeverOwed() {
        Unit unit = SchemeCases.unit("D001", Cohort.DEPARTMENT, Participation.RANKED);
        assertThat(Duties.obstacle(SCHEME, unit, Rhythm.ANY, Filler.UNIT, List.of(), Period.ofYear(2020)))
                .isEmpty();
        assertThat(Duties.owes(SCHEME, unit, Rhythm.ANY, Filler.UNIT, List.of(), Period.ofYear(2020)))
                .isFalse();
    }

    @Test
    void aFormOfOneCohortIsNotTheOthers() {
        Unit county = SchemeCases.unit("Q01", Cohort.COUNTY, Participation.RANKED);
        Period may = new Period(2020, 5);
        assertThat(Duties.obstacle(SCHEME, county, Rhythm.MONTH, Filler.UNIT, List.of("市（省）直部门"), may))
                .contains(Duties.Why.OTHER_COHORT);
        assertThat(Duties.owes(SCHEME, county, Rhythm.MONTH, Filler.UNIT, List.of("县（市）区"), may))
                .isTrue();
    }

    @Test
    void theNamesAreThoseOfTheFormCard() {
        assertThat(Rhythm.values()).extracting(Enum::name).containsExactly("MONTH", "YEAR", "ANY");
        assertThat(Filler.values()).extracting(Enum::name).containsExactly("UNIT", "OFFICE", "GROUP", "SYSTEM");
    }
}
