package org.kaoping.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R6: what is due when. */
final class DeadlinesTest {
    private final Scheme scheme = SchemeCases.scheme(SchemeCases.policy(10, 10), List.of(), Map.of(), Map.of());
    private final Deadlines deadlines = new Deadlines(scheme);
    private final WorkingDays days = deadlines.workingDays();

    @ParameterizedTest
    @CsvSource({
        "2020-05, 2020-05-25", // a Monday
        "2020-06, 2020-06-28", // 端午; a Sunday that is worked
        "2020-07, 2020-07-27", // a Saturday
        "2020-10, 2020-10-26", // a Sunday
        "2020-12, 2020-12-25",
        "2020, 2020-12-25",
        "2020-04, ", // before the calendar
        "2021-05, ", // another year
        "2021, ",
    })
    void due(String period, LocalDate due) {
        assertThat(deadlines.due(Period.parse(period).orElseThrow()).orElse(null))
                .isEqualTo(due);
    }

    /** P11, P12, P16 and P17: whether the day itself counts, whether it rolls, and which days the year has. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true  | true  | 12-25 | 12-25 | 2020-05-25 | 2020-12-25 | 2020-12-25
            false | true  | 12-25 | 12-25 | 2020-05-24 | 2020-12-24 | 2020-12-24
            true  | true  | 12-26 | 11-28 | 2020-05-25 | 2020-12-28 | 2020-11-30
            true  | false | 12-26 | 11-28 | 2020-05-25 | 2020-12-26 | 2020-11-28
            false | false | 12-26 | 11-28 | 2020-05-24 | 2020-12-25 | 2020-11-27
            """)
    void otherSettings(
            boolean counts,
            boolean rolls,
            String yearDue,
            String claimsDue,
            LocalDate may,
            LocalDate year,
            LocalDate claims) {
        Reporting reporting = new Reporting(
                25, counts, rolls, false, MonthDay.parse("--" + yearDue), MonthDay.parse("--" + claimsDue), 3);
        Deadlines other = new Deadlines(SchemeCases.scheme(
                SchemeCases.with(SchemeCases.policy(10, 10), reporting), List.of(), Map.of(), Map.of()));
        assertThat(other.due(new Period(2020, 5))).contains(may);
        assertThat(other.inTime(new Period(2020, 5), may)).isTrue();
        assertThat(other.inTime(new Period(2020, 5), may.plusDays(1))).isFalse();
        assertThat(other.due(Period.ofYear(2020))).contains(year);
        assertThat(other.claims()).isEqualTo(claims);
    }

    /** P37 counts days and rolls like every deadline (P12); P38 counts working days after the first day. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            30 | 5  | true  | 2020-05-29 | 2020-06-28 | 2020-06-05
            30 | 5  | false | 2020-05-29 | 2020-06-28 | 2020-06-05
            27 | 0  | true  | 2020-05-29 | 2020-06-28 | 2020-05-29
            27 | 0  | false | 2020-05-29 | 2020-06-25 | 2020-05-29
            1  | 30 | true  | 2020-05-29 | 2020-06-01 | 2020-07-13
            1  | 1  | false | 2020-06-24 | 2020-06-25 | 2020-06-28
            180| 1  | true  | 2020-05-29 | 2020-11-25 | 2020-06-01
            """)
    void whatFollowsTheResult(
            int measures, int notice, boolean rolls, LocalDate day, LocalDate handIn, LocalDate noticeEnds) {
        Reporting reporting = new Reporting(25, true, rolls, false, MonthDay.of(12, 25), MonthDay.of(12, 25), 3);
        Policy policy = SchemeCases.with(
                SchemeCases.with(SchemeCases.policy(10, 10), reporting), new FollowUp(measures, notice, 1));
        Deadlines other = new Deadlines(SchemeCases.scheme(policy, List.of(), Map.of(), Map.of()));
        assertThat(other.measures(day)).isEqualTo(handIn);
        assertThat(other.noticeEnds(day)).isEqualTo(noticeEnds);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-06, MONTH, UNIT, 2020-06-28",
        "2020, YEAR, UNIT, 2020-12-25",
        "2020, YEAR, GROUP, ", // the marking on site (R9)
        "2020-06, MONTH, OFFICE, ",
        "2020, ANY, UNIT, ", // what is filled on occasion
    })
    void dueOfAForm(String period, Duties.Rhythm rhythm, Duties.Filler filler, LocalDate due) {
        assertThat(deadlines
                        .due(Period.parse(period).orElseThrow(), rhythm, filler)
                        .orElse(null))
                .isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-05-25T15:59:59.999999999Z, false", // 23:59:59 in Shanghai
        "2020-05-25T16:00:00Z, true", // 24:00
        "2020-05-24T16:00:00Z, false", // the due day begins
        "2020-05-26T00:00:00Z, true",
    })
    void theDueDayIsInTimeUntilMidnightInShanghai(Instant now, boolean passed) {
        assertThat(deadlines.passed(new Period(2020, 5), now)).isEqualTo(passed);
        assertThat(deadlines.inTime(new Period(2020, 5), Deadlines.day(now))).isEqualTo(!passed);
    }

    @Test
    void whatHasNoDeadlineIsNeverLate() {
        assertThat(deadlines.passed(new Period(2021, 5), Instant.parse("2030-01-01T00:00:00Z")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2020-05-23, false", // Saturday
        "2020-05-25, true", // Monday
        "2020-06-25, false", // a Thursday off
        "2020-06-28, true", // a Sunday worked
        "2020-06-27, false", // the Saturday between
    })
    void workingDay(LocalDate day, boolean worked) {
        assertThat(days.isWorkingDay(day)).isEqualTo(worked);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-05-25, 2020-05-25",
        "2020-06-25, 2020-06-28",
        "2020-07-25, 2020-07-27",
        "2020-10-25, 2020-10-26",
        "2020-10-01, 2020-10-09",
    })
    void rollsForward(LocalDate day, LocalDate worked) {
        assertThat(days.rollForward(day)).isEqualTo(worked);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-05-25, 0, 2020-05-25",
        "2020-05-25, 1, 2020-05-26",
        "2020-05-25, 10, 2020-06-08",
        "2020-05-23, 1, 2020-05-25", // from a Saturday
        "2020-06-24, 1, 2020-06-28",
        "2020-06-24, 2, 2020-06-29",
        "2020-09-30, 1, 2020-10-09",
        "2020-09-30, 2, 2020-10-10",
    })
    void addsWorkingDays(LocalDate day, int count, LocalDate end) {
        assertThat(days.plusWorkingDays(day, count)).isEqualTo(end);
    }

    @Test
    void aTableWithoutWorkingDaysEnds() {
        Map<LocalDate, Boolean> off = new java.util.HashMap<>();
        LocalDate first = LocalDate.of(2020, 1, 1);
        first.datesUntil(first.plusYears(3)).forEach(day -> off.put(day, false));
        assertThat(new WorkingDays(off).rollForward(first)).isEqualTo(first);
    }

    @Test
    void theYearRollsOverAWeekend() {
        // 2021-12-25 is a Saturday
        Scheme next = new Scheme(
                2021,
                1,
                true,
                scheme.policy(),
                Map.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of());
        assertThat(new Deadlines(next).due(Period.ofYear(2021))).contains(LocalDate.of(2021, 12, 27));
    }
}
