package org.kaoping.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Participation;
import org.kaoping.scheme.Scheme;

/** The contract of the scheme workbook: what it says becomes a scheme; each mistake is told at its cell. */
class SchemeReaderTest {
    @Test
    void aRightWorkbookBecomesAScheme() {
        Checked<Scheme> checked = SchemeReader.read(new SchemeValues().values());
        assertThat(checked.problems()).isEmpty();
        Scheme scheme = checked.get();
        assertThat(scheme.year()).isEqualTo(2020);
        assertThat(scheme.policy().city()).isEqualTo("示例市");
        assertThat(scheme.policy().full()).isEqualByComparingTo(new BigDecimal("100"));
        assertThat(scheme.units()).extracting("code").containsExactly("D001", "D002", "Q0001");
        assertThat(scheme.unit("D002").orElseThrow().participation()).isEqualTo(Participation.REPORTING_ONLY);
        assertThat(scheme.indicators(Cohort.COUNTY)).extracting("code").containsExactly("X0101", "X0201");
        assertThat(scheme.undertakes("D001", "B0101")).isTrue();
        assertThat(scheme.undertakes("D001", "B0201")).isFalse();
        assertThat(scheme.calendar()).hasSize(8);
        assertThat(scheme.daysOff()).containsEntry(LocalDate.of(2020, 6, 28), true);
    }

    @Test
    void aSettingIsNamedAsTheClerkSeesIt() {
        assertThat(SchemeReader.read(new SchemeValues().field("P21", "综合得分").values())
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.holes().get("label")).isEqualTo("P21 等级依据"));
    }

    @Test
    void withoutAPaperDayItIsCountedInWorkingDaysFromTheDeadline() {
        Scheme scheme = SchemeReader.read(new SchemeValues().values()).get();
        // 2020-06-25 plus ten working days: 25 to 27 June are off or a weekend, Sunday 28 June is worked.
        assertThat(scheme.month(6).orElseThrow().paperClose()).isEqualTo(LocalDate.of(2020, 7, 8));
    }

    static List<Arguments> mistakes() {
        return List.of(
                mistake("sum is 99", v -> v.cell("indB", "B0201", "full", new BigDecimal("39")), "scheme-sum", "部门指标"),
                mistake(
                        "an item lost its indicator",
                        v -> v.without("indX", "X0201"),
                        "scheme-item-without-indicator",
                        "县区指标"),
                mistake("a code twice", v -> v.cell("indB", "B0201", "code", "B0101"), "scheme-code-duplicate", "部门指标"),
                mistake(
                        "a code of another cohort",
                        v -> v.cell("indB", "B0201", "code", "X0201"),
                        "scheme-code-wrong",
                        "部门指标"),
                mistake(
                        "code and item differ",
                        v -> v.cell("indB", "B0201", "item", "信用制度落实"),
                        "scheme-code-wrong",
                        "部门指标"),
                mistake(
                        "unknown item",
                        v -> v.cell("indB", "B0201", "item", "别的事项"),
                        "scheme-unknown-reference",
                        "部门指标"),
                mistake(
                        "unknown aspect",
                        v -> v.cell("indB", "B0201", "aspect", "别的方面"),
                        "scheme-unknown-reference",
                        "部门指标"),
                mistake("no full marks", v -> v.cell("indB", "B0201", "full", null), "scheme-value-wrong", "部门指标"),
                mistake("bounds overlap", v -> v.field("P20b", 90), "scheme-bounds", "参数"),
                mistake("a unit twice", v -> v.cell("unit", "D002", "code", "D001"), "scheme-code-duplicate", "单位名册"),
                mistake(
                        "a short name twice",
                        v -> v.cell("unit", "D002", "short", "第一局"),
                        "scheme-code-duplicate",
                        "单位名册"),
                mistake(
                        "unit without duty type",
                        v -> v.cell("unit", "D001", "type", null),
                        "required-missing",
                        "单位名册"),
                mistake("unknown cohort", v -> v.cell("unit", "D001", "cohort", "别的类"), "scheme-value-wrong", "单位名册"),
                mistake("calendar hole", v -> v.cell("cal", "7", "due", null), "scheme-calendar-hole", "报送日历"),
                mistake("calendar row gone", v -> v.without("cal", "7"), "scheme-calendar-hole", "报送日历"),
                mistake(
                        "due in another month",
                        v -> v.cell("cal", "7", "due", LocalDate.of(2020, 8, 20)),
                        "scheme-value-wrong",
                        "报送日历"),
                mistake(
                        "duty cell empty",
                        v -> v.cell("dutyB", "D001", "cell[B0101]", null),
                        "scheme-duty-missing",
                        "承担情况_部门"),
                mistake("duty row gone", v -> v.without("dutyX", "Q0001"), "scheme-duty-missing", "承担情况_县区"),
                mistake(
                        "duty of a stranger",
                        v -> v.row("dutyB", "D009", "承担情况_部门", "code", "D009"),
                        "scheme-unknown-reference",
                        "承担情况_部门"),
                mistake(
                        "duty for no indicator",
                        v -> v.cell("dutyB", "D001", "cell[B9999]", "承担"),
                        "scheme-unknown-reference",
                        "承担情况_部门"),
                mistake(
                        "a day twice",
                        v -> v.row("off", "3", "放假和调休", "date", LocalDate.of(2020, 6, 28), "kind", "放假"),
                        "scheme-code-duplicate",
                        "放假和调休"),
                mistake("grade on total", v -> v.field("P21", "综合得分"), "setting-not-yet-carried-out", "参数"),
                mistake("a negative cap", v -> v.field("P24", -1), "scheme-value-wrong", "参数"),
                mistake("a cap that is a word", v -> v.field("P25", "无"), "scheme-value-wrong", "参数"),
                mistake("another scope", v -> v.field("P33", "示范县（区）"), "scheme-value-wrong", "参数"),
                mistake("the year is text", v -> v.field("P02", "二〇二〇"), "scheme-value-wrong", "参数"),
                mistake("no city", v -> v.field("P01", null), "required-missing", "参数"),
                mistake("yearly deadline is no day", v -> v.field("P16", "13-40"), "scheme-value-wrong", "参数"));
    }

    private static Arguments mistake(String what, UnaryOperator<SchemeValues> change, String code, String sheet) {
        return Arguments.of(what, change, code, sheet);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void eachMistakeIsToldAtItsPlace(String what, UnaryOperator<SchemeValues> change, String code, String sheet) {
        Checked<Scheme> checked =
                SchemeReader.read(change.apply(new SchemeValues()).values());
        assertThat(checked.valueOrNull()).isNull();
        assertThat(checked.problems()).filteredOn(Problem::isError).anySatisfy(problem -> {
            assertThat(problem.code().id()).isEqualTo(code);
            assertThat(problem.place().sheet()).isEqualTo(sheet);
        });
    }
}
