package org.kaoping.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Participation;
import org.kaoping.scheme.SchemeCases;
import org.kaoping.scheme.Unit;

/** What the group decides on those that stand on a line (R15, R16), approvals, and marks that contradict each other (R9). */
final class LineDecisionsTest {
    private static final Source SOURCE = new Source("U1", "汇总.xlsx", "拟表彰名单", "H6");

    private static LineDecision decision(String words) {
        String[] parts = words.split(":", -1);
        Boolean listed = parts[2].equals("?") ? null : (Boolean) parts[2].equals("in");
        return new LineDecision(
                parts[0].equals("H") ? LineDecision.Line.HONOURS : LineDecision.Line.CRITICISM,
                parts[1],
                listed,
                "会议纪要",
                "考核小组",
                LocalDate.of(2021, 1, 20),
                parts[3],
                parts[4].isEmpty() ? Set.of() : Set.of(parts[4].split("\\+", -1)),
                SOURCE);
    }

    /** D001 above, D002 and D003 alike on the line of the one or two honours, D004, then D005 and D006 alike, D007 last. */
    private static Facts facts(String decisions) {
        FactCases cases = new FactCases()
                .unit("D001", "100", "95", "0", 8, true)
                .unit("D002", "100", "90", "0", 8, true)
                .unit("D003", "100", "90", "0", 8, true)
                .unit("D004", "100", "80", "0", 8, true)
                .unit("D005", "100", "60", "0", 8, true)
                .unit("D006", "100", "60", "0", 8, true)
                .unit("D007", "100", "50", "0", 8, true);
        Facts facts = cases.under(SchemeCases.policy(2, 2));
        List<LineDecision> all = decisions.isEmpty()
                ? List.of()
                : Stream.of(decisions.split(" ", -1))
                        .map(LineDecisionsTest::decision)
                        .toList();
        return new Facts(facts.scheme(), facts.units(), List.of(), all);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                // decisions line:unit:in or out:approval:together with; what the ranking says of D001 to D007
                "'' | HONOUR HONOUR_TIE HONOUR_TIE NONE CRITICISM_TIE CRITICISM_TIE CRITICISM",
                "H:D002:in::D002+D003 | HONOUR HONOUR HONOUR_TIE NONE CRITICISM_TIE CRITICISM_TIE CRITICISM",
                "H:D002:in::D002+D003 H:D003:out::D002+D003 "
                        + "| HONOUR HONOUR NONE NONE CRITICISM_TIE CRITICISM_TIE CRITICISM",
                // others stand on the line now: the decision no longer counts
                "H:D002:in::D002+D004 | HONOUR HONOUR_TIE HONOUR_TIE NONE CRITICISM_TIE CRITICISM_TIE CRITICISM",
                "H:D002:in::D002 | HONOUR HONOUR_TIE HONOUR_TIE NONE CRITICISM_TIE CRITICISM_TIE CRITICISM",
                "C:D005:in::D005+D006 C:D006:out::D005+D006 "
                        + "| HONOUR HONOUR_TIE HONOUR_TIE NONE CRITICISM NONE CRITICISM",
                // a decision on the other line, on a unit that stands on none
                "C:D002:out::D002+D003 | HONOUR HONOUR_TIE HONOUR_TIE NONE CRITICISM_TIE CRITICISM_TIE CRITICISM",
                "H:D004:in::D002+D003 | HONOUR HONOUR_TIE HONOUR_TIE NONE CRITICISM_TIE CRITICISM_TIE CRITICISM",
                // an approval of one that is not proposed
                "H:D004:?:示批1号: | HONOUR HONOUR_TIE HONOUR_TIE NONE CRITICISM_TIE CRITICISM_TIE CRITICISM",
                "H:D007:?:示批1号: | HONOUR HONOUR_TIE HONOUR_TIE NONE CRITICISM_TIE CRITICISM_TIE CRITICISM",
                // nothing decided, only the number of the approval
                "H:D001:?:示批1号: | HONOURED HONOUR_TIE HONOUR_TIE NONE CRITICISM_TIE CRITICISM_TIE CRITICISM",
                "H:D001:?:: | HONOUR HONOUR_TIE HONOUR_TIE NONE CRITICISM_TIE CRITICISM_TIE CRITICISM",
                "C:D001:?:示批1号: | HONOUR HONOUR_TIE HONOUR_TIE NONE CRITICISM_TIE CRITICISM_TIE CRITICISM",
                "H:D002:in:示批1号:D002+D003 | HONOUR HONOURED HONOUR_TIE NONE CRITICISM_TIE CRITICISM_TIE CRITICISM",
                "H:D002:?:示批1号:D002+D003 | HONOUR HONOUR_TIE HONOUR_TIE NONE CRITICISM_TIE CRITICISM_TIE CRITICISM",
            },
            delimiter = '|')
    void whatIsDecidedCountsWhileJustTheseStandThere(String decisions, String outcomes) {
        assertThat(Rankings.of(facts(decisions)).cohorts().get(0).rows().stream()
                        .map(row -> row.outcome().name())
                        .reduce((one, other) -> one + " " + other)
                        .orElse(""))
                .isEqualTo(outcomes);
    }

    private static List<String> codes(List<Ranking.Row> rows) {
        return rows.stream().map(row -> row.unit().unit().code()).toList();
    }

    @Test
    void theListsTellWhoIsListedWaitsAndIsNot() {
        Lists before = Lists.of(Rankings.of(facts("")));
        assertThat(codes(before.honours().get(0).pending())).containsExactly("D002", "D003");
        assertThat(codes(before.honours().get(0).declined())).isEmpty();
        assertThat(before.honours().get(0).free()).isEqualTo(1);
        assertThat(codes(before.criticism().get(0).pending())).containsExactly("D005", "D006");
        assertThat(before.criticism().get(0).free()).isEqualTo(1);

        String decided = "H:D002:in:示批1号:D002+D003 H:D003:out::D002+D003 C:D005:out::D005+D006 C:D006:in::D005+D006";
        Lists after = Lists.of(Rankings.of(facts(decided)));
        assertThat(codes(after.honours().get(0).rows())).containsExactly("D001", "D002");
        assertThat(codes(after.honours().get(0).declined())).containsExactly("D003");
        assertThat(codes(after.honours().get(0).pending())).isEmpty();
        assertThat(after.honours().get(0).free()).isZero();
        assertThat(codes(after.criticism().get(0).rows())).containsExactly("D006", "D007");
        assertThat(codes(after.criticism().get(0).declined())).containsExactly("D005");
        // both of the two on the line, though one place was left: no place is free, and none is owed
        Lists both = Lists.of(Rankings.of(facts("H:D002:in::D002+D003 H:D003:in::D002+D003")));
        assertThat(both.honours().get(0).free()).isZero();
    }

    @Test
    void theRowSaysWhatWasDecided() {
        List<Ranking.Row> rows = Rankings.of(facts("H:D001:?:示批1号: H:D002:in::D002+D003 H:D003:out::D002+D003"))
                .cohorts()
                .get(0)
                .rows();
        assertThat(rows.subList(0, 4))
                .extracting(row -> row.unit().unit().code() + String.join("；", row.remarks()))
                .containsExactly("D001", "D002并列；考核小组决定列入", "D003并列；考核小组决定不列入", "D004");
        assertThat(rows.get(0).decided())
                .isNotNull()
                .extracting(LineDecision::words)
                .isEqualTo("");
        assertThat(rows.get(3).decided()).isNull();
    }

    @Test
    void aRowWithoutNumberAndDecisionDecidesNothing() {
        List<Ranking.Row> rows =
                Rankings.of(facts("H:D001:?::")).cohorts().get(0).rows();
        assertThat(rows.get(0).decided()).isNull();
    }

    @Test
    void whatTheListsFollowFromKnowsOfNoDecision() {
        Facts facts = facts("H:D002:in::D002+D003");
        assertThat(facts.undecided().decisions()).isEmpty();
        assertThat(facts.undecided().units()).isEqualTo(facts.units());
        assertThat(facts.undecided().scheme()).isEqualTo(facts.scheme());
    }

    @ParameterizedTest
    @CsvSource({
        // participation, whose conflict, settled; the reason why D001 is not ranked
        "RANKED, D001, false, CONFLICT",
        "RANKED, D001, true, RANKED",
        "RANKED, D002, false, RANKED",
        "UNRANKED, D001, false, CONFLICT",
        "UNRANKED, D001, true, UNRANKED",
        "SEPARATE, D001, false, SEPARATE",
    })
    void aConflictStandsInTheWayUntilItIsSettled(
            Participation participation, String whose, boolean settled, String expected) {
        MarkConflict conflict = new MarkConflict(
                whose,
                "B0101",
                "3",
                SOURCE,
                "2",
                SOURCE,
                settled ? new MarkConflict.Settled(MarkConflict.Way.UNIT, "某科长", "以签字稿为准") : null);
        assertThat(conflict.open()).isEqualTo(!settled);
        Unit unit = SchemeCases.unit("D001", Cohort.DEPARTMENT, participation);
        Facts facts = new Facts(
                SchemeCases.scheme(SchemeCases.policy(0, 0), List.of(unit), Map.of(), Map.of()),
                List.of(new Facts.UnitFacts(unit, FactCases.marks("100", "80"), 8, 8, BigDecimal.ZERO, true)),
                List.of(conflict),
                List.of());
        Ranking.CohortRanking ranking = Rankings.of(facts).cohorts().get(0);
        List<String> found = new ArrayList<>();
        ranking.rows().forEach(row -> found.add("RANKED"));
        ranking.unranked().forEach(out -> found.add(out.reason().name()));
        assertThat(found).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"承办单位 | 承办单位，由协办单位评分", "市信用办承办单位，另有说明 | 承办单位，由协办单位评分", "其他 | ''", "'' | ''"},
            delimiter = '|')
    void theDepartmentThatHousesTheOfficeIsMarkedByTheOthers(String note, String remark) {
        Unit unit = new Unit(
                "D001",
                "示例市一局",
                "一局",
                Cohort.DEPARTMENT,
                "",
                Participation.RANKED,
                "",
                1,
                "",
                "",
                "",
                "",
                null,
                null,
                note);
        Facts facts = new Facts(
                SchemeCases.scheme(SchemeCases.policy(0, 0), List.of(unit), Map.of(), Map.of()),
                List.of(new Facts.UnitFacts(unit, FactCases.marks("100", "80"), 8, 8, BigDecimal.ZERO, true)));
        assertThat(String.join(
                        "；", Rankings.of(facts).cohorts().get(0).rows().get(0).remarks()))
                .isEqualTo(remark);
    }

    @Test
    void theTwoWaysByName() {
        assertThat(Stream.of(MarkConflict.Way.values()).map(way -> way.id() + " " + way.label()))
                .containsExactly("unit 逐单位评分表", "cohort 评分汇总表");
        assertThat(decision("H:D001:in::").words()).isEqualTo("列入");
        assertThat(decision("H:D001:out::").words()).isEqualTo("不列入");
    }
}
