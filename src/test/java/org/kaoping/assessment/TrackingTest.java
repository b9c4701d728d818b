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
import org.kaoping.scheme.Counting;
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

    private static final Scheme BY_FILE = SchemeCases.scheme(
            SchemeCases.policy(1, 1, 2, new Counting(false, null, null, true, Counting.Scope.BOTH, true)),
            List.of(SchemeCases.unit("D001", Cohort.DEPARTMENT, Participation.RANKED)),
            Map.of(),
            Map.of());

    /** State and marks of D001's June report, due on 28 June, its paper until 12 July. */
    private static String words(Office office, String now) {
        return office.tracking(now).of(new Period(2020, 6)).get().stream()
                .filter(row -> row.unit().equals("D001") && row.form().equals("monthly-report"))
                .map(Tracking.Row::words)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                // file; the office's monthly marks: file, paper; now: state and what stands beside it
                "2020-06-20 | none             | 2020-06-21 | 按时（纸质件未登记）",
                "2020-06-20 | none             | 2020-12-31 | 按时（纸质件未登记）", // nobody says that it did not come
                "2020-06-20 | - 2020-06-28     | 2020-07-01 | 按时",
                "2020-06-20 | - 2020-06-29     | 2020-07-01 | 逾期（纸质件逾期）",
                "2020-06-29 | - 2020-06-28     | 2020-07-01 | 逾期",
                "2020-06-20 | - -              | 2020-07-12 | 按时（纸质件未登记）", // the last day for the paper
                "2020-06-20 | - -              | 2020-07-13 | 缺纸质件",
                "2020-06-29 | - -              | 2020-07-13 | 逾期（缺纸质件）",
                "2020-06-29 | none             | 2020-07-13 | 逾期（纸质件未登记）",
                // the office's word on the file's day stands before the upload's
                "2020-06-29 | 2020-06-28 2020-06-28 | 2020-07-01 | 按时（代录）",
                "2020-06-20 | 2020-06-20 2020-06-28 | 2020-07-01 | 按时",
                "2020-06-20 | 2020-06-29 2020-06-28 | 2020-07-01 | 逾期（代录）",
                // no upload at all
                "none       | 2020-06-28 2020-06-28 | 2020-07-01 | 按时（代录）",
                "none       | - 2020-06-28          | 2020-06-28 | 未到期（缺电子版）",
                "none       | - 2020-06-28          | 2020-07-01 | 未报（缺电子版）",
                "none       | - -                   | 2020-07-13 | 未报",
            },
            delimiter = '|')
    void bothCopies(String file, String marks, String day, String expected) {
        Office office = new Office(SCHEME);
        if (!file.equals("none")) {
            office.report("D001", "2020-06", file);
        }
        if (!marks.equals("none")) {
            office.marked("2020-06", "D001 " + marks);
        }
        assertThat(words(office, day + "T02:00:00Z")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                // with P13 仅电子版 no paper is asked for; the office's word on the file's day stands
                "2020-06-20 | - -          | 按时",
                "2020-06-20 | - 2020-06-29 | 按时",
                "2020-06-29 | 2020-06-28 - | 按时（代录）",
                "none       | - 2020-06-28 | 未报",
            },
            delimiter = '|')
    void byTheFileAlone(String file, String marks, String expected) {
        Office office = new Office(BY_FILE).marked("2020-06", "D001 " + marks);
        if (!file.equals("none")) {
            office.report("D001", "2020-06", file);
        }
        assertThat(words(office, "2020-08-01T02:00:00Z")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "无新增, 不涉及, 按时（零报告）",
        "无新增, 无新增, 按时（零报告）",
        "有进展, 无新增, 按时",
    })
    void aNilReportIsToldAndCounts(String one, String other, String expected) {
        Office office = new Office(SCHEME)
                .marked("2020-06", "D001 - 2020-06-28")
                .accepted("monthly-report", "D001", "2020-06", "2020-06-28", Office.statuses(one, other));
        assertThat(words(office, AFTER)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // the correction came on, the first hand-in counts
        "2020-06-28, 2020-06-20, 按时",
        "2020-07-03, 2020-06-20, 按时（更正）",
        "2020-07-03, 2020-06-29, 逾期（更正）",
        "2020-07-03, 2020-07-03, 逾期",
    })
    void aCorrectionKeepsTheFirstDay(String came, String counts, String expected) {
        Office office = new Office(SCHEME)
                .marked("2020-06", "D001 - 2020-06-28")
                .accepted("monthly-report", "D001", "2020-06", "", came, counts, new Values(Map.of(), Map.of()));
        assertThat(words(office, "2020-08-01T02:00:00Z")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                // due on Sunday 28 June, which is worked; the 补正期 is three working days from there or from the refusal
                "2020-06-20 2020-06-20 | 2020-07-01 | 按时（补正）",
                "2020-06-20 2020-06-20 | 2020-07-02 | 逾期",
                "2020-06-28 2020-06-28 | 2020-07-01 | 按时（补正）",
                "2020-06-20 2020-07-01 | 2020-07-06 | 按时（补正）", // refused by the office after the deadline
                "2020-06-20 2020-07-01 | 2020-07-07 | 逾期",
                "2020-06-29 2020-06-29 | 2020-07-01 | 逾期", // the refused one was late itself
                "2020-06-20 2020-06-20 2020-06-30 2020-06-30 | 2020-07-03 | 逾期", // a late try starts no new 补正期
                "2020-06-20 2020-06-20 2020-06-30 2020-06-30 | 2020-07-01 | 按时（补正）",
                "2020-06-20 2020-06-20 | 2020-06-28 | 按时", // mended before the deadline: nothing to be said
            },
            delimiter = '|')
    void whatWasRefusedAndMendedInTimeKeepsItsFirstDay(String refused, String mended, String expected) {
        Office office = new Office(SCHEME).report("D001", "2020-06", mended).marked("2020-06", "D001 - 2020-06-28");
        String[] days = refused.split(" ", -1);
        for (int i = 0; i < days.length; i += 2) {
            office.refused("D001", days[i], days[i + 1]);
        }
        assertThat(words(office, "2020-08-01T02:00:00Z")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "2020-06-29 | - 2020-06-28 | 2020-07-13 | 按时（视为按时：当日全市停电）",
                "2020-06-20 | - -          | 2020-07-13 | 按时（缺纸质件、视为按时：当日全市停电）",
                "2020-06-20 | - 2020-06-29 | 2020-07-13 | 按时（纸质件逾期、视为按时：当日全市停电）",
                "2020-06-20 | - 2020-06-28 | 2020-07-13 | 按时（视为按时：当日全市停电）",
                "none       | - 2020-06-28 | 2020-07-13 | 按时（缺电子版、视为按时：当日全市停电）",
                "none       | - -          | 2020-07-13 | 未报（视为按时：当日全市停电）", // silence is 未报
                "none       | - -          | 2020-06-20 | 未到期（视为按时：当日全市停电）",
            },
            delimiter = '|')
    void whatTheOfficeExcusesCountsAsOnTimeOnceItCame(String file, String marks, String day, String expected) {
        Office office = new Office(SCHEME).marked("2020-06", "D001 " + marks).excused("D001", "当日全市停电");
        if (!file.equals("none")) {
            office.report("D001", "2020-06", file);
        }
        assertThat(words(office, day + "T02:00:00Z")).isEqualTo(expected);
    }

    @Test
    void aReasonDoesNotReadLikeAMark() {
        Office office = new Office(SCHEME)
                .report("D001", "2020-06", "2020-06-29")
                .marked("2020-06", "D001 - 2020-06-28")
                .excused("D001", "收发室漏登，致纸质件未登记");
        assertThat(words(office, AFTER)).isEqualTo("按时（视为按时：收发室漏登，致纸质件尚未登记）");
    }

    @Test
    void aReturnedFileIsNoHandInWhateverDayTheOfficeEntered() {
        Office office = new Office(SCHEME)
                .marked("2020-06", "D001 2020-06-20 2020-06-20")
                .newest("monthly-report", "D001", "2020-06", Status.REJECTED, true);
        assertThat(words(office, AFTER)).isEqualTo("退回修改");
    }

    @Test
    void yearlyFormsHaveNoPaper() {
        Office office = new Office(SCHEME)
                .accepted("work-ledger", "D001", "2020", "2020-12-25", new Values(Map.of(), Map.of()));
        assertThat(office.tracking("2021-02-01T00:00:00Z")
                        .of(Period.ofYear(2020))
                        .get())
                .filteredOn(
                        row -> row.form().equals("work-ledger") && row.unit().equals("D001"))
                .extracting(Tracking.Row::words)
                .containsExactly("按时");
    }

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
