package org.kaoping.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Wording;
import org.kaoping.scheme.Scheme;

/** What the roster says of units renamed, merged and founded (O28); each mistake at its cell. */
class RosterReaderTest {
    private static @Nullable LocalDate day(String text) {
        return text.equals("-") ? null : LocalDate.parse(text);
    }

    /** The first department's life and successor, and the second one's life. */
    private static Checked<Scheme> read(
            String from, String until, String into, String successorFrom, String successorUntil) {
        SchemeValues values = new SchemeValues()
                .cell("unit", "D001", "from", day(from))
                .cell("unit", "D001", "until", day(until))
                .cell("unit", "D001", "into", into.equals("-") ? null : into)
                .cell("unit", "D002", "from", day(successorFrom))
                .cell("unit", "D002", "until", day(successorUntil));
        return SchemeReader.read(values.values());
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                // from, until, merged into; the successor's from, until; which units are in the scheme of 2020
                "-          | -          | -    | -          | -          | D001 D002 Q0001",
                "-          | 2020-08-31 | D002 | -          | -          | D001 D002 Q0001",
                "-          | 2020-08-31 | Q0001 | -         | -          | D001 D002 Q0001",
                "-          | 2020-08-31 | D002 | 2020-09-01 | -          | D001 D002 Q0001",
                "-          | 2020-08-31 | D002 | -          | 2020-12-31 | D001 D002 Q0001", // it went on all year
                "-          | 2020-08-31 | D002 | 2020-12-31 | -          | D001 D002 Q0001",
                "2020-03-01 | 2020-03-01 | -    | -          | -          | D001 D002 Q0001",
                "-          | 2019-12-31 | -    | -          | -          | D002 Q0001",
                "-          | 2020-01-01 | -    | -          | -          | D001 D002 Q0001",
                "2021-01-01 | -          | -    | -          | -          | D002 Q0001",
                // merged in an earlier year; its successor went the same way since
                "-          | 2018-06-30 | D002 | -          | 2020-06-30 | D002 Q0001",
                "2000-01-01 | -          | -    | -          | 2021-12-31 | D001 D002 Q0001",
            },
            delimiter = '|')
    void whoIsInTheYear(String from, String until, String into, String first, String last, String units) {
        Checked<Scheme> checked = read(from, until, into, first, last);
        assertThat(checked.problems()).isEmpty();
        assertThat(checked.get().units().stream()
                        .map(unit -> unit.code())
                        .reduce((a, b) -> a + " " + b)
                        .orElse(""))
                .isEqualTo(units);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "-          | 2020-08-31 | D009 | -          | -          | 合并后单位代码 | “D009”在「单位名册」的其他单位里找不到",
                "-          | 2020-08-31 | D001 | -          | -          | 合并后单位代码 | “D001”在「单位名册」的其他单位里找不到",
                "-          | -          | D002 | -          | -          | 停用日期 | 停用日期",
                "-          | 2020-08-31 | D002 | -          | 2020-10-31 | 合并后单位代码 | 第二局已于 2020-10-31 停用",
                "-          | 2020-08-31 | D002 | -          | 2019-10-31 | 合并后单位代码 | 第二局已于 2019-10-31 停用",
                "-          | 2020-08-31 | D002 | 2021-01-01 | -          | 合并后单位代码 | 第二局到 2021-01-01 才启用",
                "2020-03-02 | 2020-03-01 | -    | -          | -          | 停用日期 | 不早于启用日期 2020-03-02",
                "1999-12-31 | -          | -    | -          | -          | 启用日期 | 2000年至2021年之间",
                "-          | 2022-01-01 | -    | -          | -          | 停用日期 | 2000年至2021年之间",
                "-          | 1999-12-31 | -    | -          | -          | 停用日期 | 2000年至2021年之间",
            },
            delimiter = '|')
    void eachMistakeAtItsCell(
            String from, String until, String into, String first, String last, String field, String message) {
        assertThat(read(from, until, into, first, last).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.place().sheet()).isEqualTo("单位名册");
                    assertThat(problem.place().field()).isEqualTo(field);
                    assertThat(Wording.message(problem)).contains(message);
                });
    }

    @Test
    void aRenamedUnitKeepsItsCodeAndShowsBothNames() {
        Scheme scheme = SchemeReader.read(new SchemeValues()
                        .cell("unit", "D001", "former", "示例市旧一局")
                        .values())
                .get();
        assertThat(scheme.unit("D001").orElseThrow().shownName()).isEqualTo("第一局（原示例市旧一局）");
        assertThat(scheme.unit("D002").orElseThrow().shownName()).isEqualTo("第二局");
    }

    @Test
    void theRowOfAClosedUnitInTheUndertakingsIsNoMistake() {
        // what it undertook stays readable: its row is kept, as the roster's is
        Checked<Scheme> checked = read("-", "2019-06-30", "-", "-", "-");
        assertThat(checked.problems()).isEmpty();
        assertThat(checked.get().unit("D001")).isEmpty();
    }
}
