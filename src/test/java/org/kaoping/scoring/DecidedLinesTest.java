package org.kaoping.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Participation;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.SchemeCases;
import org.kaoping.scheme.Unit;

/** R15, R16: what the group decides on those that stand on a line; R9: marks in conflict count for nothing. */
final class DecidedLinesTest {
    private static final Source CELL = new Source("U1", "汇总.xlsx", "拟表彰名单", "H6");

    /** Two places each; D002, D003 and D004 share the second rank, D006, D007 and D008 the sixth of eight. */
    private static Facts facts(List<MarkConflict> conflicts, List<LineDecision> decisions) {
        String[] marks = {"90", "80", "80", "80", "70", "60", "60", "60"};
        List<Unit> roster = new ArrayList<>();
        List<Facts.UnitFacts> units = new ArrayList<>();
        for (int i = 0; i < marks.length; i++) {
            Unit unit = SchemeCases.unit("D00" + (i + 1), Cohort.DEPARTMENT, Participation.RANKED);
            roster.add(unit);
            units.add(new Facts.UnitFacts(
                    unit,
                    List.of(new Facts.Mark("B0101", new BigDecimal("100"), true, new BigDecimal(marks[i]), CELL)),
                    1,
                    1,
                    BigDecimal.ZERO,
                    true));
        }
        Scheme scheme = SchemeCases.scheme(
                SchemeCases.policy(2, 2),
                roster,
                Map.of(Cohort.DEPARTMENT, List.of(SchemeCases.indicator("B0101", Cohort.DEPARTMENT, "100"))),
                Map.of());
        return new Facts(scheme, units, conflicts, decisions);
    }

    private static LineDecision decided(
            LineDecision.Line line, String unit, @Nullable Boolean listed, String approval, String... tied) {
        return new LineDecision(
                line, unit, listed, "会议", "考核小组", LocalDate.of(2021, 1, 28), approval, Set.of(tied), CELL);
    }

    private static List<String> outcomes(List<LineDecision> decisions) {
        return Rankings.of(facts(List.of(), decisions)).cohorts().get(0).rows().stream()
                .map(row -> row.unit().unit().code() + " " + row.outcome()
                        + row.remarks().stream()
                                .filter(text -> text.startsWith("考核小组"))
                                .collect(Collectors.joining(" ", " ", "")))
                .map(String::strip)
                .toList();
    }

    private static List<LineDecision> all(LineDecision.Line line, String listed, String... tied) {
        List<LineDecision> decisions = new ArrayList<>();
        for (String unit : tied) {
            decisions.add(decided(line, unit, unit.equals(listed), "", tied));
        }
        return decisions;
    }

    @Test
    void whoStandsOnALineWaitsAndTheGroupDecides() {
        assertThat(outcomes(List.of()))
                .containsExactly(
                        "D001 HONOUR",
                        "D002 HONOUR_TIE",
                        "D003 HONOUR_TIE",
                        "D004 HONOUR_TIE",
                        "D005 NONE",
                        "D006 CRITICISM_TIE",
                        "D007 CRITICISM_TIE",
                        "D008 CRITICISM_TIE");
        List<LineDecision> decisions = all(LineDecision.Line.HONOURS, "D003", "D002", "D003", "D004");
        decisions.addAll(all(LineDecision.Line.CRITICISM, "D008", "D006", "D007", "D008"));
        assertThat(outcomes(decisions))
                .containsExactly(
                        "D001 HONOUR",
                        "D002 NONE 考核小组决定不列入",
                        "D003 HONOUR 考核小组决定列入",
                        "D004 NONE 考核小组决定不列入",
                        "D005 NONE",
                        "D006 NONE 考核小组决定不列入",
                        "D007 NONE 考核小组决定不列入",
                        "D008 CRITICISM 考核小组决定列入");
    }

    @Test
    void aDecisionOnAnotherTieOrAnotherLineIsNone() {
        assertThat(outcomes(all(LineDecision.Line.HONOURS, "D003", "D002", "D003")))
                .contains("D002 HONOUR_TIE", "D003 HONOUR_TIE");
        assertThat(outcomes(all(LineDecision.Line.CRITICISM, "D003", "D002", "D003", "D004")))
                .contains("D002 HONOUR_TIE", "D003 HONOUR_TIE");
        assertThat(outcomes(all(LineDecision.Line.HONOURS, "D006", "D006", "D007", "D008")))
                .contains("D006 CRITICISM_TIE");
        assertThat(outcomes(List.of(decided(LineDecision.Line.HONOURS, "D001", false, "", "D001"))))
                .contains("D001 HONOUR");
    }

    @Test
    void anApprovalTurnsAnHonourIntoOneButNoOther() {
        List<LineDecision> decisions = new ArrayList<>();
        decisions.add(decided(LineDecision.Line.HONOURS, "D001", null, "示表1号"));
        decisions.add(decided(LineDecision.Line.HONOURS, "D002", null, "示表1号"));
        decisions.add(decided(LineDecision.Line.HONOURS, "D005", null, "示表1号"));
        assertThat(outcomes(decisions)).contains("D001 HONOURED", "D002 HONOUR_TIE", "D005 NONE");
        List<LineDecision> tied = List.of(
                decided(LineDecision.Line.HONOURS, "D002", true, "示表1号", "D002", "D003", "D004"),
                decided(LineDecision.Line.HONOURS, "D003", false, "", "D002", "D003", "D004"),
                decided(LineDecision.Line.HONOURS, "D004", false, "", "D002", "D003", "D004"));
        assertThat(outcomes(tied)).contains("D001 HONOUR", "D002 HONOURED 考核小组决定列入");
    }

    @Test
    void theListsTellWhoWaitsWhoIsDeclinedAndHowManyPlacesAreLeft() {
        Lists open = Lists.of(Rankings.of(facts(List.of(), List.of())));
        assertThat(codes(open.honours().get(0).pending())).containsExactly("D002", "D003", "D004");
        assertThat(open.honours().get(0).free()).isEqualTo(1);
        assertThat(open.criticism().get(0).free()).isEqualTo(2);
        assertThat(open.honours().get(0).declined()).isEmpty();
        List<LineDecision> decisions = all(LineDecision.Line.HONOURS, "D003", "D002", "D003", "D004");
        decisions.addAll(all(LineDecision.Line.CRITICISM, "D008", "D006", "D007", "D008"));
        Lists lists = Lists.of(Rankings.of(facts(List.of(), decisions)));
        assertThat(codes(lists.honours().get(0).rows())).containsExactly("D001", "D003");
        assertThat(codes(lists.honours().get(0).declined())).containsExactly("D002", "D004");
        assertThat(codes(lists.criticism().get(0).rows())).containsExactly("D008");
        assertThat(codes(lists.criticism().get(0).declined())).containsExactly("D006", "D007");
        assertThat(lists.honours().get(0).pending()).isEmpty();
        assertThat(lists.honours().get(0).free()).isZero();
        assertThat(Lists.of(Rankings.of(facts(List.of(), decisions).undecided()))
                        .honours()
                        .get(0)
                        .pending())
                .hasSize(3);
    }

    private static List<String> codes(List<Ranking.Row> rows) {
        return rows.stream().map(row -> row.unit().unit().code()).toList();
    }

    @Test
    void marksInConflictLeaveAUnitOutUntilTheyAreSettled() {
        MarkConflict open = new MarkConflict("D001", "B0101", "90", CELL, "80", CELL, null);
        MarkConflict settled = new MarkConflict(
                "D002",
                "B0101",
                "80",
                CELL,
                "70",
                CELL,
                new MarkConflict.Settled(MarkConflict.Way.COHORT, "某科长", "以签字稿为准"));
        assertThat(open.open()).isTrue();
        assertThat(settled.open()).isFalse();
        Ranking.CohortRanking departments =
                Rankings.of(facts(List.of(open, settled), List.of())).cohorts().get(0);
        assertThat(departments.rows()).hasSize(7);
        assertThat(departments.unranked())
                .extracting(one -> one.unit().unit().code() + " " + one.reason())
                .containsExactly("D001 CONFLICT");
        assertThat(MarkConflict.Way.COHORT.id() + MarkConflict.Way.UNIT.id()).isEqualTo("cohortunit");
    }
}
