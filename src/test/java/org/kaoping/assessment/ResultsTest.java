package org.kaoping.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.form.CellValue;
import org.kaoping.form.Values;
import org.kaoping.intake.Handed;
import org.kaoping.intake.Status;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Indicator;
import org.kaoping.scheme.Participation;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.SchemeCases;
import org.kaoping.scoring.Facts;
import org.kaoping.scoring.Ranking;
import org.kaoping.scoring.Source;
import org.kaoping.store.Database;

/** From what is in force to the ranking, every number with its cell. */
final class ResultsTest {
    private static final String NOW = "2020-08-01T00:00:00Z";

    private static final List<Indicator> TABLE = List.of(
            SchemeCases.indicator("B0101", Cohort.DEPARTMENT, "40"),
            SchemeCases.indicator("B0102", Cohort.DEPARTMENT, "30"),
            SchemeCases.indicator("B0103", Cohort.DEPARTMENT, "30"));

    private static final Scheme SCHEME = SchemeCases.scheme(
            SchemeCases.policy(1, 1),
            List.of(
                    SchemeCases.unit("D001", Cohort.DEPARTMENT, Participation.RANKED),
                    SchemeCases.unit("D002", Cohort.DEPARTMENT, Participation.RANKED),
                    SchemeCases.unit("D003", Cohort.DEPARTMENT, Participation.RANKED),
                    SchemeCases.unit("D004", Cohort.DEPARTMENT, Participation.SEPARATE)),
            Map.of(Cohort.DEPARTMENT, TABLE),
            Map.of("D001", Set.of("B0103"), "D002", Set.of("B0103")));

    private static Office office() {
        return new Office(SCHEME)
                .accepted(
                        "year-end-marks",
                        "D001",
                        "2020",
                        "2021-01-10",
                        Office.marks("B0101 承担 40 35.99", "B0102 不涉及 30 ", "B0103 承担 30 30"));
    }

    private static Facts.UnitFacts facts(Office office, String unit) {
        return office.results(NOW).of(2020).get().facts().units().stream()
                .filter(one -> one.unit().code().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theAcceptedFormDecidesWhatIsUndertaken() {
        assertThat(facts(office(), "D001").marks())
                .extracting(mark -> mark.indicator() + " " + mark.full() + " " + mark.undertaken() + " " + mark.mark())
                .containsExactly("B0101 40 true 35.99", "B0102 30 false null", "B0103 30 true 30");
    }

    @Test
    void everyMarkKnowsItsCell() {
        assertThat(facts(office(), "D001").marks().get(0).source())
                .isEqualTo(new Source("U1", "D001.xlsx", "年终评分", "J7"));
    }

    @Test
    void aUnitWithoutMarksIsNotAssessed() {
        assertThat(facts(office(), "D002").marks()).isEmpty();
        Ranking.CohortRanking departments =
                office().results(NOW).of(2020).get().cohorts().get(0);
        assertThat(departments.rows())
                .extracting(row -> row.unit().unit().code())
                .containsExactly("D001");
        assertThat(departments.unranked())
                .extracting(one -> one.unit().unit().code() + " " + one.reason().label())
                .containsExactly("D002 未评定：没有年终评分", "D003 未评定：没有年终评分", "D004 另行考核");
    }

    @Test
    void aMarkOnOtherFullMarksIsNone() {
        Office office = office().accepted(
                        "year-end-marks",
                        "D002",
                        "2020",
                        "2021-01-10",
                        Office.marks("B0101 承担 50 45", "B0102 承担 30 20", "B0103 承担 30 20"));
        assertThat(facts(office, "D002").marks().get(0).mark()).isNull();
        assertThat(office.results(NOW)
                        .of(2020)
                        .get()
                        .cohorts()
                        .get(0)
                        .unranked()
                        .get(0)
                        .reason())
                .isEqualTo(Ranking.Reason.INCOMPLETE);
    }

    @Test
    void aMarkThatIsNoNumberIsNone() {
        Values marks = Office.marks("B0101 承担 40 40", "B0102 承担 30 30", "B0103 不涉及 30 ");
        List<Values.Row> rows = new ArrayList<>(marks.rows("inds"));
        Map<String, Values.Entry> cells = new LinkedHashMap<>(rows.get(1).cells());
        cells.computeIfPresent("mark", (name, mark) -> new Values.Entry(CellValue.of("30"), mark.sheet(), mark.cell()));
        rows.set(1, new Values.Row("B0102", "年终评分", 7, cells));
        Office office = office().accepted(
                        "year-end-marks", "D002", "2020", "2021-01-10", new Values(Map.of(), Map.of("inds", rows)));
        assertThat(office.results(NOW)
                        .of(2020)
                        .get()
                        .cohorts()
                        .get(0)
                        .unranked()
                        .get(0)
                        .reason())
                .isEqualTo(Ranking.Reason.INCOMPLETE);
    }

    @Test
    void anIndicatorThatTheFormLacksIsUndertakenAsTheSchemeSays() {
        Office office =
                office().accepted("year-end-marks", "D002", "2020", "2021-01-10", Office.marks("B0101 承担 40 40"));
        assertThat(facts(office, "D002").marks())
                .extracting(mark -> mark.indicator() + " " + mark.undertaken() + " " + mark.mark())
                .containsExactly("B0101 true 40", "B0102 true null", "B0103 false null");
    }

    @Test
    void onlyMonthsWhoseDeadlineIsOverCount() {
        // on 1 August 2020 May, June and July are over
        Office office = office().report("D001", "2020-05", "2020-05-25")
                .report("D001", "2020-06", "2020-06-29") // late by a day
                .report("D001", "2020-07", "2020-07-27")
                .report("D001", "2020-08", "2020-08-01") // not due yet
                .newest("monthly-report", "D002", "2020-05", Status.REJECTED, true);
        assertThat(facts(office, "D001"))
                .extracting(Facts.UnitFacts::due, Facts.UnitFacts::onTime)
                .containsExactly(3, 2);
        assertThat(facts(office, "D002"))
                .extracting(Facts.UnitFacts::due, Facts.UnitFacts::onTime)
                .containsExactly(3, 0);
        assertThat(office.results(NOW)
                        .of(2020)
                        .get()
                        .cohorts()
                        .get(0)
                        .rows()
                        .get(0)
                        .onTimeRate())
                .isEqualTo(new java.math.BigDecimal("0.6667"));
    }

    @Test
    void theRateCountsBothCopiesAndSaysWhatIsNotEntered() {
        Office office = office().report("D001", "2020-05", "2020-05-25")
                .marked("2020-05", "D001 - 2020-05-25")
                .report("D001", "2020-06", "2020-06-28")
                .marked("2020-06", "D001 - 2020-06-29")
                .report("D001", "2020-07", "2020-07-27");
        // May on time, June's paper a day late, July's paper not entered by anybody
        assertThat(facts(office, "D001"))
                .extracting(Facts.UnitFacts::due, Facts.UnitFacts::onTime, Facts.UnitFacts::unentered)
                .containsExactly(3, 2, 1);
        Ranking.Row row =
                office.results(NOW).of(2020).get().cohorts().get(0).rows().get(0);
        assertThat(row.onTimeRate()).isEqualTo(new java.math.BigDecimal("0.6667"));
        assertThat(row.remarks()).contains("1个月纸质件未登记");
    }

    @Test
    void nothingIsDueYet() {
        Ranking ranking = office().results("2020-05-25T15:59:00Z").of(2020).get();
        assertThat(ranking.cohorts().get(0).rows().get(0).onTimeRate()).isNull();
    }

    @Test
    void whatNobodyDecidedIsNull() {
        assertThat(facts(office(), "D001").bonus()).isNull();
        // R13: a unit loses its place when it is found falsifying, not before
        assertThat(facts(office(), "D001").eligible()).isTrue();
    }

    @Test
    void theWholeHasEveryMonthAndTheYear() {
        Result result = office().results(NOW).whole(2020).get();
        assertThat(result.tracking().keySet())
                .extracting(Period::toString)
                .containsExactly(
                        "2020", "2020-05", "2020-06", "2020-07", "2020-08", "2020-09", "2020-10", "2020-11", "2020-12");
        assertThat(result.at()).isEqualTo(java.time.Instant.parse(NOW));
    }

    @Test
    void overTheRealTables(@TempDir Path folder) {
        try (Database database = Database.open(folder.resolve("kaoping.db"))) {
            new Handed(database)
                    .accepted(
                            "year-end-marks",
                            "D001",
                            "2020",
                            "2020-07-30",
                            Office.marks("B0101 承担 40 35.99", "B0102 不涉及 30 ", "B0103 承担 30 30"))
                    .accepted("monthly-report", "D001", "2020-05", "2020-05-25", new Values(Map.of(), Map.of()))
                    .accepted("monthly-report", "D001", "2020-06", "2020-06-29", new Values(Map.of(), Map.of()));
            Result result =
                    new Office(SCHEME).results(database, NOW).whole(2020).get();
            Ranking.Row row = result.ranking().cohorts().get(0).rows().get(0);
            assertThat(List.of(
                            row.x().toString(), row.y().toString(), row.score().toString()))
                    .containsExactly("65.99", "70", "94.27");
            assertThat(row.unit().marks().get(0).source()).isEqualTo(new Source("U1", "D001.xlsx", "年终评分", "J7"));
            // of May, June and July one was in time, one a day late, one is missing
            assertThat(row.onTimeRate()).isEqualTo(new java.math.BigDecimal("0.3333"));
            assertThat(result.tracking().get(new Period(2020, 6)))
                    .extracting(Tracking.Row::state)
                    .startsWith(Tracking.State.LATE, Tracking.State.MISSING);
        }
    }

    @Test
    void aYearWithoutSchemeIsAProblem() {
        assertThat(office().results(NOW).of(2021).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.SCHEME_MISSING);
    }
}
