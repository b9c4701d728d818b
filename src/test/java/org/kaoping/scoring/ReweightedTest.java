package org.kaoping.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Participation;
import org.kaoping.scheme.SchemeCases;
import org.kaoping.scheme.Unit;

/** Marks on other full marks keep their part of them (R9, R10; only for trying a scheme out). */
final class ReweightedTest {
    private static final Unit UNIT = SchemeCases.unit("D001", Cohort.DEPARTMENT, Participation.RANKED);
    private static final Source SOURCE = new Source("U1", "评分.xlsx", "年终评分表", "J7");

    private static Facts.UnitFacts reweighted(Facts.Mark mark, String indicator, String full) {
        Facts facts = new Facts(
                SchemeCases.scheme(SchemeCases.policy(1, 1), List.of(UNIT), Map.of(), Map.of()),
                List.of(new Facts.UnitFacts(
                        UNIT, List.of(mark), 8, 7, 1, new BigDecimal("5"), false, List.of(), List.of())));
        return Reweighted.of(
                        facts,
                        SchemeCases.scheme(
                                SchemeCases.policy(1, 1),
                                List.of(UNIT),
                                Map.of(
                                        Cohort.DEPARTMENT,
                                        List.of(SchemeCases.indicator(indicator, Cohort.DEPARTMENT, full))),
                                Map.of()))
                .units()
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({
        // full marks, mark (- none), full marks tried; the mark then
        "4, 3, 4, 3",
        "4, 3, 8, 6.00",
        "4, 3, 2, 1.50",
        "4, 3.00, 4.0, 3.00",
        "3, 1, 2, 0.67",
        "3, 2, 1, 0.67",
        "8, 1, 1, 0.13", // half up
        "4, 0, 8, 0.00",
        "4, -, 8, -",
        "0, 0, 8, 0", // nothing has no part
    })
    void aMarkKeepsItsPart(String full, String mark, String tried, String expected) {
        Facts.Mark before = new Facts.Mark(
                "B0101", new BigDecimal(full), true, mark.equals("-") ? null : new BigDecimal(mark), SOURCE);
        Facts.Mark after = reweighted(before, "B0101", tried).marks().get(0);
        assertThat(shown(after.mark())).isEqualTo(expected);
        assertThat(after.full()).isEqualByComparingTo(tried);
        assertThat(after.undertaken()).isTrue();
        assertThat(after.source()).isEqualTo(SOURCE);
    }

    private static String shown(@Nullable BigDecimal mark) {
        return mark == null ? "-" : mark.toString();
    }

    @Test
    void whatIsNotTriedStaysAsItIs() {
        Facts.Mark mark = new Facts.Mark("B0102", new BigDecimal("7"), false, null, null);
        Facts.UnitFacts unit = reweighted(mark, "B0101", "8");
        assertThat(unit.marks()).containsExactly(mark);
        assertThat(unit.due()).isEqualTo(8);
        assertThat(unit.onTime()).isEqualTo(7);
        assertThat(unit.unentered()).isEqualTo(1);
        assertThat(unit.bonus()).isEqualByComparingTo("5");
        assertThat(unit.eligible()).isFalse();
    }
}
