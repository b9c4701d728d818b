package org.kaoping.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Counting;
import org.kaoping.scheme.Participation;
import org.kaoping.scheme.SchemeCases;

/** How many places can be given (R13, R15), and the order of those that share a rank. */
final class PlacesTest {
    /** Units from the best down, each able to be honoured (y), not (n), or undecided (?). */
    private static FactCases units(String eligible) {
        FactCases cases = new FactCases();
        for (int i = 0; i < eligible.length(); i++) {
            Boolean may = eligible.charAt(i) == '?' ? null : (Boolean) (eligible.charAt(i) == 'y');
            cases.unit("D%03d".formatted(i + 1), "100", String.valueOf(90 - i), "0", 8, may);
        }
        return cases;
    }

    @ParameterizedTest
    @CsvSource({
        // units from the best down, places, the next moves up (P34); places that can be given, and who gets them
        "yyyy, 2, true, 2, D001 D002",
        "nyyy, 2, true, 2, D002 D003",
        "nyyy, 2, false, 1, D002",
        "ynyy, 2, false, 1, D001",
        "yyny, 2, false, 2, D001 D002",
        "nnyy, 2, false, 0, ''",
        "nny, 3, true, 1, D003",
        "nny, 3, false, 1, D003",
        "?ny, 3, true, 2, D001 D003", // undecided keeps its place until the group says otherwise
        "y, 3, true, 1, D001",
    })
    void thePlacesOfThoseThatMayBeHonoured(String eligible, int places, boolean movesUp, int possible, String listed) {
        Counting counting = new Counting(true, null, null, true, Counting.Scope.BOTH, movesUp);
        Lists.Proposed honours = Lists.of(
                        Rankings.of(units(eligible).under(SchemeCases.policy(places, 0, 2, counting))))
                .honours()
                .get(0);
        assertThat(honours.places()).isEqualTo(places);
        assertThat(honours.possible()).isEqualTo(possible);
        assertThat(String.join(
                        " ",
                        honours.rows().stream()
                                .map(row -> row.unit().unit().code())
                                .toList()))
                .isEqualTo(listed);
    }

    private static List<String> order(String... codes) {
        List<Facts.UnitFacts> units = new ArrayList<>();
        for (String code : codes) {
            units.add(new Facts.UnitFacts(
                    SchemeCases.unit(code, Cohort.DEPARTMENT, Participation.RANKED),
                    FactCases.marks("100", "80"),
                    0,
                    0,
                    BigDecimal.ZERO,
                    true));
        }
        Facts facts = new Facts(
                SchemeCases.scheme(
                        SchemeCases.policy(0, 0),
                        units.stream().map(Facts.UnitFacts::unit).toList(),
                        Map.of(),
                        Map.of()),
                units);
        return Rankings.of(facts).cohorts().get(0).rows().stream()
                .map(row -> row.rank() + " " + row.unit().unit().code() + " " + row.onTimeRate())
                .toList();
    }

    @Test
    void whoSharesARankStandsInTheRostersOrder() {
        // nothing was due yet: no rate, which counts as none in a tie
        assertThat(order("D10", "D9")).containsExactly("1 D9 null", "1 D10 null");
        // by the roster's own order first, by the code where that is the same
        assertThat(order("D01", "D001")).containsExactly("1 D001 null", "1 D01 null");
        assertThat(order("D002", "D01", "D001")).containsExactly("1 D001 null", "1 D01 null", "1 D002 null");
    }

    @Test
    void whereNothingWasDueTheRateIsNone() {
        Facts.UnitFacts late = facts("D001", 0, 0);
        Facts.UnitFacts none = facts("D002", 8, 0);
        Facts.UnitFacts some = facts("D003", 8, 1);
        List<Facts.UnitFacts> units = List.of(late, none, some);
        assertThat(Rankings.of(new Facts(
                                SchemeCases.scheme(
                                        SchemeCases.policy(0, 0),
                                        units.stream()
                                                .map(Facts.UnitFacts::unit)
                                                .toList(),
                                        Map.of(),
                                        Map.of()),
                                units))
                        .cohorts()
                        .get(0)
                        .rows())
                .extracting(row -> row.rank() + " " + row.unit().unit().code())
                .containsExactly("1 D003", "2 D001", "2 D002");
    }

    private static Facts.UnitFacts facts(String code, int due, int onTime) {
        return new Facts.UnitFacts(
                SchemeCases.unit(code, Cohort.DEPARTMENT, Participation.RANKED),
                FactCases.marks("100", "80"),
                due,
                onTime,
                BigDecimal.ZERO,
                true);
    }

    @ParameterizedTest
    @CsvSource({
        // score, bonus (- undecided), cap (- none), total
        "90.00, 5, -, 95.00",
        "90.00, -, -, 90.00",
        "90.00, 15, 100, 100.00",
        "90.00, 10, 100, 100.00",
        "90.00, 5, 100, 95.00",
        "90.00, -, 80.5, 80.50",
    })
    void totals(BigDecimal score, String bonus, String cap, BigDecimal total) {
        assertThat(Score.total(score, number(bonus), number(cap), 2)).isEqualTo(total);
    }

    private static @Nullable BigDecimal number(String text) {
        return text.equals("-") ? null : new BigDecimal(text);
    }

    @Test
    void aMissingMarkAddsNothing() {
        List<Facts.Mark> marks = new ArrayList<>(FactCases.marks("40", null));
        marks.addAll(FactCases.marks("20", "15.5"));
        assertThat(Score.x(marks)).isEqualByComparingTo("15.5");
        assertThat(Score.complete(marks)).isFalse();
    }
}
