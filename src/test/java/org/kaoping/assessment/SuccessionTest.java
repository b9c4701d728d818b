package org.kaoping.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Participation;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.SchemeCases;
import org.kaoping.scheme.Unit;
import org.kaoping.scoring.Facts;
import org.kaoping.scoring.Ranking;

/** Units merged in the year (O28, R6): the successor reports, and a month of both counts once. */
final class SuccessionTest {
    private static Unit unit(String code, String from, String until, String into) {
        return SchemeCases.unit(
                code,
                Cohort.DEPARTMENT,
                Participation.RANKED,
                from.isEmpty() ? null : LocalDate.parse(from),
                until.isEmpty() ? null : LocalDate.parse(until),
                into);
    }

    private static Scheme scheme(Unit... units) {
        return SchemeCases.scheme(SchemeCases.policy(1, 1), List.of(units), Map.of(), Map.of());
    }

    /** D001 goes on; D002 was merged into it on 31 August. */
    private static final Scheme ABSORBED = scheme(unit("D001", "", "", ""), unit("D002", "", "2020-08-31", "D001"));

    /** D001 and D002 became D003 on 1 September. */
    private static final Scheme ANEW = scheme(
            unit("D001", "", "2020-08-31", "D003"),
            unit("D002", "", "2020-08-31", "D003"),
            unit("D003", "2020-09-01", "", ""));

    private static String words(Office office, String unit, String month) {
        return office.tracking("2020-12-01T02:00:00Z").of(Period.parse(month).orElseThrow()).get().stream()
                .filter(row -> row.unit().equals(unit) && row.form().equals("monthly-report"))
                .map(Tracking.Row::words)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                // D001's June report, D002's; how June stands for D001 and for D002 (due on 28 June)
                "2020-06-20 | 2020-06-20 | 按时（纸质件未登记） | 按时（纸质件未登记）",
                "2020-06-20 | -          | 按时（纸质件未登记） | 未报",
                "2020-06-29 | 2020-06-20 | 按时（撤并单位的月份、纸质件未登记） | 按时（纸质件未登记）",
                "2020-06-29 | 2020-06-30 | 逾期（纸质件未登记） | 逾期（纸质件未登记）",
                "-          | 2020-06-29 | 逾期（撤并单位的月份、纸质件未登记） | 逾期（纸质件未登记）",
                "-          | 2020-06-20 | 按时（撤并单位的月份、纸质件未登记） | 按时（纸质件未登记）",
                "-          | -          | 未报 | 未报",
            },
            delimiter = '|')
    void aMonthOfBothCountsOnceByTheBetterReport(String own, String other, String expected, String merged) {
        Office office = new Office(ABSORBED);
        if (!own.equals("-")) {
            office.report("D001", "2020-06", own);
        }
        if (!other.equals("-")) {
            office.report("D002", "2020-06", other);
        }
        assertThat(words(office, "D001", "2020-06")).isEqualTo(expected);
        assertThat(words(office, "D002", "2020-06")).isEqualTo(merged);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                // D001's May report, D002's; how May stands for D003, which was founded later
                "2020-05-20 | 2020-05-21 | 按时（撤并单位的月份、纸质件未登记）",
                "2020-05-26 | 2020-05-21 | 按时（撤并单位的月份、纸质件未登记）",
                "2020-05-26 | -          | 逾期（撤并单位的月份、纸质件未登记）",
                "-          | -          | 未报（撤并单位的月份）",
            },
            delimiter = '|')
    void theMonthsOfBothAreThoseOfTheNewUnit(String one, String other, String expected) {
        Office office = new Office(ANEW);
        if (!one.equals("-")) {
            office.report("D001", "2020-05", one);
        }
        if (!other.equals("-")) {
            office.report("D002", "2020-05", other);
        }
        assertThat(words(office, "D003", "2020-05")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // month, D001 (closed), D003 (founded on 1 September; its first full month begins on 26 September)
        "2020-08, 未报, 未报（撤并单位的月份）", // due on 25 August, within the life of the old ones
        "2020-09, 不需报送, 不需报送", // covers 26 August to 25 September: nobody's full month
        "2020-10, 不需报送, 未报",
        "2020-12, 不需报送, 未到期",
    })
    void afterTheMergerTheSuccessorReports(String month, String closed, String successor) {
        Office office = new Office(ANEW);
        assertThat(words(office, "D001", month)).isEqualTo(closed);
        assertThat(words(office, "D003", month)).isEqualTo(successor);
    }

    @Test
    void onlyMonthlyReportsAreCarried() {
        Office office = new Office(ABSORBED)
                .accepted("work-ledger", "D002", "2020", "2020-08-20", Office.statuses())
                .report("D002", "2020-06", "2020-06-20");
        assertThat(office.tracking("2020-12-01T02:00:00Z")
                        .of(Period.ofYear(2020))
                        .get())
                .filteredOn(row -> row.form().equals("work-ledger"))
                .extracting(row -> row.unit() + " " + row.words())
                .containsExactly("D001 未到期", "D002 不需报送");
    }

    private static Facts.UnitFacts facts(Ranking ranking, String unit) {
        return ranking.facts().units().stream()
                .filter(one -> one.unit().code().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theRateCountsEachMonthOnce() {
        Office office = new Office(ANEW)
                .report("D001", "2020-05", "2020-05-20")
                .report("D002", "2020-05", "2020-05-20")
                .report("D001", "2020-06", "2020-07-20")
                .report("D002", "2020-07", "2020-07-20")
                .report("D003", "2020-10", "2020-10-20")
                .report("D003", "2020-11", "2020-11-26");
        Ranking ranking = office.results("2020-12-01T02:00:00Z").of(2020).get();
        // May, June (late), July, August (missing); October, November (late): six due, three on time
        assertThat(facts(ranking, "D003").due()).isEqualTo(6);
        assertThat(facts(ranking, "D003").onTime()).isEqualTo(3);
        assertThat(ranking.cohorts().get(0).unranked())
                .extracting(out -> out.unit().unit().code() + " " + out.words(ranking.facts()))
                .containsExactly(
                        "D001 年内停用或撤并（2020-08-31，并入D003局）", "D002 年内停用或撤并（2020-08-31，并入D003局）", "D003 未评定：没有年终评分");
    }

    @Test
    void whatIsMissingIsAskedOfTheOneThatOwedIt() {
        assertThat(new Office(ANEW)
                        .tracking("2020-12-01T02:00:00Z")
                        .of(new Period(2020, 5))
                        .get())
                .filteredOn(row -> row.state() == Tracking.State.MISSING)
                .extracting(row -> row.unit() + " " + row.carried())
                .containsExactly("D001 false", "D002 false", "D003 true");
    }
}
