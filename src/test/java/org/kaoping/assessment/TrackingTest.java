package org.kaoping.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.form.Values;
import org.kaoping.intake.Status;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Participation;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.SchemeCases;

/** Who has handed in what, at which moment (R6, R7). */
final class TrackingTest {
    private static final String BEFORE = "2020-06-28T15:59:59Z";
    private static final String AFTER = "2020-06-28T16:00:00Z";

    private static final Scheme SCHEME = SchemeCases.scheme(
            SchemeCases.policy(1, 1),
            List.of(
                    SchemeCases.unit("D001", Cohort.DEPARTMENT, Participation.RANKED),
                    SchemeCases.unit("D002", Cohort.DEPARTMENT, Participation.SEPARATE),
                    SchemeCases.unit("D003", Cohort.DEPARTMENT, Participation.RANKED, LocalDate.of(2020, 11, 1), null),
                    SchemeCases.unit("Q01", Cohort.COUNTY, Participation.RANKED)),
            Map.of(),
            Map.of());

    private static String june(Office office, String now, String unit) {
        List<Tracking.Row> rows = office.tracking(now).of(new Period(2020, 6)).get();
        return rows.stream()
                .filter(row -> row.unit().equals(unit) && row.form().equals("monthly-report"))
                .map(row -> row.state().id() + " " + row.uploadId())
                .reduce("", String::concat);
    }

    @ParameterizedTest
    @CsvSource({
        // handed in on, state; the June report of 2020 is due on Sunday the 28th, which is worked
        "2020-06-10, on-time U1",
        "2020-06-28, on-time U1",
        "2020-06-29, late U1",
    })
    void handedIn(String day, String state) {
        Office office = new Office(SCHEME).report("D001", "2020-06", day);
        assertThat(june(office, BEFORE, "D001")).isEqualTo(state);
        assertThat(june(office, AFTER, "D001")).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        // newest upload, with an error, before the deadline, after it
        "REJECTED, true, returned L1, returned L1",
        "HELD, false, held L1, held L1",
        "DUPLICATE, true, returned L1, returned L1",
        "DUPLICATE, false, held L1, held L1",
        "VOID, false, not-due null, missing null",
        "RECEIVED, false, not-due null, missing null",
    })
    void notInForce(Status status, boolean error, String before, String after) {
        Office office = new Office(SCHEME).newest("monthly-report", "D001", "2020-06", status, error);
        assertThat(june(office, BEFORE, "D001")).isEqualTo(before);
        assertThat(june(office, AFTER, "D001")).isEqualTo(after);
    }

    @Test
    void missingOnlyAfterTheDeadline() {
        assertThat(june(new Office(SCHEME), BEFORE, "D001")).isEqualTo("not-due null");
        assertThat(june(new Office(SCHEME), AFTER, "D001")).isEqualTo("missing null");
    }

    @Test
    void whatIsInForceStaysWhenALaterOneIsRefusedOrHeld() {
        Office office = new Office(SCHEME)
                .report("D001", "2020-06", "2020-06-10")
                .newest("monthly-report", "D001", "2020-06", Status.HELD, false);
        assertThat(june(office, AFTER, "D001")).isEqualTo("on-time U1");
    }

    @Test
    void aUnitFoundedLaterIsNotRequired() {
        assertThat(june(new Office(SCHEME), AFTER, "D003")).isEqualTo("not-required null");
    }

    @Test
    void aMonthShowsTheMonthlyFormsOfUnitsInTheRostersOrder() {
        List<Tracking.Row> rows =
                new Office(SCHEME).tracking(AFTER).of(new Period(2020, 5)).get();
        assertThat(rows)
                .extracting(row -> row.unit() + " " + row.name() + " " + row.form())
                .containsExactly(
                        "D001 D001局 monthly-report",
                        "D002 D002局 monthly-report",
                        "D003 D003局 monthly-report",
                        "Q01 Q01局 monthly-report");
    }

    @Test
    void aYearShowsTheYearlyFormsAndTheMarking() {
        Office office = new Office(SCHEME)
                .accepted("work-ledger", "D001", "2020", "2020-12-26", new Values(Map.of(), Map.of()))
                .accepted("year-end-marks", "D001", "2020", "2021-01-12", Office.marks());
        List<Tracking.Row> rows =
                office.tracking("2021-02-01T00:00:00Z").of(Period.ofYear(2020)).get();
        assertThat(rows)
                .extracting(
                        row -> row.unit() + " " + row.form() + " " + row.state().id())
                .containsExactly(
                        "D001 work-ledger late",
                        "D001 year-end-marks on-time", // the group's marking has no deadline
                        "D002 work-ledger missing",
                        "D002 year-end-marks not-required",
                        "D003 work-ledger missing",
                        "D003 year-end-marks not-due",
                        "Q01 work-ledger missing",
                        "Q01 year-end-marks not-due");
    }

    @Test
    void beforeTheFirstMonthNothingIsRequired() {
        assertThat(new Office(SCHEME).tracking(AFTER).of(new Period(2020, 4)).get())
                .extracting(row -> row.state().label())
                .containsOnly("不需报送");
    }

    @Test
    void aYearWithoutSchemeIsAProblem() {
        assertThat(new Office(SCHEME).tracking(AFTER).of(new Period(2021, 5)).problems())
                .extracting(Problem::code, Problem::expected)
                .containsExactly(org.assertj.core.api.Assertions.tuple(ProblemCode.SCHEME_MISSING, "2021"));
    }
}
