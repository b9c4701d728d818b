package org.kaoping.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Ordering.Basis;
import org.kaoping.scheme.Ordering.Line;
import org.kaoping.scheme.Ordering.Ties;
import org.kaoping.scheme.Participation;
import org.kaoping.scheme.Policy;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Weighing.NoCase;

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
        assertThat(scheme.indicators(Cohort.COUNTY))
                .extracting("code")
                .startsWith("X0101", "X0201")
                .hasSize(16);
        assertThat(scheme.undertakes("D001", "B0101")).isTrue();
        assertThat(scheme.undertakes("D001", "B0201")).isFalse();
        assertThat(scheme.calendar()).hasSize(8);
        assertThat(scheme.daysOff()).containsEntry(LocalDate.of(2020, 6, 28), true);
    }

    @Test
    void aSettingIsNamedAsTheClerkSeesIt() {
        assertThat(SchemeReader.read(new SchemeValues().field("P21", "总分").values())
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.place().field()).isEqualTo("P21 等级依据"));
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
                mistake("an item without a name", v -> v.cell("items", "9", "name", null), "required-missing", "事项"),
                mistake("fifteen items", v -> v.without("items", "16"), "required-missing", "事项"),
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
                mistake("grade on something else", v -> v.field("P21", "总分"), "scheme-value-wrong", "参数"),
                mistake("no unit has 21 persons", v -> v.field("P39", 21), "scheme-value-wrong", "参数"),
                mistake("measures at once", v -> v.field("P37", 0), "scheme-value-wrong", "参数"),
                mistake("half a day's notice", v -> v.field("P38", new BigDecimal("0.5")), "scheme-value-wrong", "参数"),
                mistake("another zone", v -> v.field("P40", "Asia/Tokyo"), "scheme-value-wrong", "参数"),
                mistake("months above half", v -> v.field("P27", new BigDecimal("0.51")), "scheme-value-wrong", "参数"),
                mistake("months below nothing", v -> v.field("P27", -1), "scheme-value-wrong", "参数"),
                mistake("no case, no marks", v -> v.field("P35", "不得分"), "scheme-value-wrong", "参数"),
                mistake("no month has 31 due days", v -> v.field("P10", 31), "scheme-value-wrong", "参数"),
                mistake("claims without a day", v -> v.field("P17", "年底"), "scheme-value-wrong", "参数"),
                mistake("a line drawn otherwise", v -> v.field("P32", "抽签"), "scheme-value-wrong", "参数"),
                mistake("a negative cap", v -> v.field("P24", -1), "scheme-value-wrong", "参数"),
                mistake("a cap that is a word", v -> v.field("P25", "无"), "scheme-value-wrong", "参数"),
                mistake("another scope", v -> v.field("P33", "示范县（区）"), "scheme-value-wrong", "参数"),
                mistake("the year is text", v -> v.field("P02", "二〇二〇"), "scheme-value-wrong", "参数"),
                mistake("no city", v -> v.field("P01", null), "required-missing", "参数"),
                mistake("yearly deadline is no day", v -> v.field("P16", "13-40"), "scheme-value-wrong", "参数"));
    }

    static List<Arguments> settings() {
        return List.of(
                setting("P11", "是", "否", policy -> policy.reporting().dueDayCounts(), true, false),
                setting("P12", "是", "否", policy -> policy.reporting().rolls(), true, false),
                setting(
                        "P15",
                        "上月26日至本月25日",
                        "自然月",
                        policy -> policy.reporting().naturalMonth(),
                        false,
                        true),
                setting(
                        "P17",
                        "12-25",
                        "11-30",
                        policy -> policy.reporting().claimsDue(),
                        MonthDay.of(12, 25),
                        MonthDay.of(11, 30)),
                setting("P10", 25, 20, policy -> policy.reporting().monthlyDay(), 25, 20),
                setting("P21", "考核得分", "综合得分", policy -> policy.ordering().grade(), Basis.SCORE, Basis.TOTAL),
                setting("P22", "综合得分", "考核得分", policy -> policy.ordering().rank(), Basis.TOTAL, Basis.SCORE),
                setting("P30", null, 60, policy -> policy.ordering().spared(), null, new BigDecimal("60")),
                setting("P31", "只比考核得分", "不比", policy -> policy.ordering().ties(), Ties.SCORE, Ties.NONE),
                setting("P32", "全部列入", "全部不列", policy -> policy.ordering().line(), Line.ALL, Line.NOBODY),
                setting(
                        "P27",
                        0,
                        new BigDecimal("0.5"),
                        policy -> policy.weighing().monthly(),
                        BigDecimal.ZERO,
                        new BigDecimal("0.5")),
                setting("P35", "不涉及", "同类平均", policy -> policy.weighing().noCase(), NoCase.LEFT_OUT, NoCase.MEAN),
                setting("P35", "机制健全得满分", "不涉及", policy -> policy.weighing().noCase(), NoCase.MARKED, NoCase.LEFT_OUT),
                setting("P37", 1, 180, policy -> policy.followUp().measuresDays(), 1, 180),
                setting("P38", 0, 30, policy -> policy.followUp().noticeDays(), 0, 30),
                setting("P39", 0, 20, policy -> policy.followUp().persons(), 0, 20),
                setting("P41", null, 0, policy -> policy.reporting().mendDays(), 3, 0),
                setting("P41", 3, 5, policy -> policy.reporting().mendDays(), 3, 5));
    }

    private static Arguments setting(
            String no,
            @Nullable Object one,
            @Nullable Object two,
            Function<Policy, @Nullable Object> read,
            @Nullable Object first,
            @Nullable Object second) {
        return Arguments.of(no, one, two, read, first, second);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void bothValuesOfASettingAreRead(
            String no,
            @Nullable Object one,
            @Nullable Object two,
            Function<Policy, @Nullable Object> read,
            @Nullable Object first,
            @Nullable Object second) {
        assertThat(read.apply(policy(no, one))).isEqualTo(first);
        assertThat(read.apply(policy(no, two))).isEqualTo(second);
    }

    private static Policy policy(String no, @Nullable Object value) {
        return SchemeReader.read(new SchemeValues().field(no, value).values())
                .get()
                .policy();
    }

    /** P10, P12 and P15 say what the calendar should be; where it differs, the remark says why, or the reader asks. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            P10 | 25 | 5 | due  | 2020-05-25 |              |
            P10 | 25 | 5 | due  | 2020-05-26 |              | 2020-05-25
            P10 | 25 | 5 | due  | 2020-05-26 | 市里统一延后 |
            P10 | 26 | 5 | due  | 2020-05-26 |              |
            P12 | 是 | 7 | due  | 2020-07-27 |              |
            P12 | 否 | 7 | due  | 2020-07-25 |              |
            P12 | 否 | 7 | due  | 2020-07-27 |              | 2020-07-25
            P12 | 是 | 8 | from | 2020-07-27 |              | 2020-07-26
            P12 | 是 | 5 | from | 2020-05-12 |              |
            P12 | 是 | 9 | to   | 2020-09-24 |              | 2020-09-25
            """)
    void theCalendarIsHeldAgainstTheSettings(
            String no,
            String value,
            String month,
            String column,
            LocalDate day,
            @Nullable String note,
            @Nullable LocalDate expected) {
        Object setting = no.equals("P10") ? Integer.valueOf(value) : value;
        SchemeValues values = new SchemeValues()
                .field(no, setting)
                .cell("cal", month, column, day)
                .cell("cal", month, "note", note);
        assertThat(SchemeReader.read(values.values()).problems())
                .filteredOn(problem -> problem.code() == ProblemCode.SCHEME_CALENDAR_DIFFERS)
                .filteredOn(problem -> day.toString().equals(problem.found()))
                .extracting(Problem::expected)
                .isEqualTo(expected == null ? List.of() : List.of(expected.toString()));
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
