package org.kaoping.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

class ProblemLinesTest {
    private static Problem number(String cell, String found) {
        return Problem.of(ProblemCode.NOT_A_NUMBER, Place.ofField("月报", cell, "数量"))
                .found(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "D7 | D7",
                "D7 D8 D9 | D7:D9",
                "D9 D7 D8 | D7:D9",
                "D7 E7 F7 | D7:F7",
                "D7 D8 E7 E8 | D7:E8",
                "D7 D9 | D7、D9",
                "Z9 AA9 | Z9:AA9",
                "B4:C6 D7 | D7、B4:C6",
                "A1 A3 A5 A7 A9 A11 A13 A15 | A1、A3、A5、A7、A9、A11 等 8 处"
            })
    void cellsAreSaidAsTheFewestRanges(String cells, String said) {
        assertThat(ProblemLines.ranges(Arrays.asList(cells.split(" ", -1)))).isEqualTo(said);
    }

    @Test
    void oneMistakeTwoHundredTimesIsOneLine() {
        List<Views.Line> lines = ProblemLines.of(
                IntStream.range(7, 207).mapToObj(row -> number("D" + row, "3人")).toList());
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).count()).isEqualTo(200);
        assertThat(lines.get(0).place()).isEqualTo("「月报」D7:D206（数量）");
        assertThat(lines.get(0).sentence()).contains("实际是“3人”");
    }

    @Test
    void differentValuesOfOneMistakeAreSaidForTheFirstFew() {
        List<Views.Line> lines =
                ProblemLines.of(List.of(number("D7", "一"), number("D8", "二"), number("D9", "三"), number("D10", "四")));
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).sentence()).startsWith("应填数字，实际是“一”“二”“三”等“…”。");
    }

    @Test
    void errorsComeFirstThenInTheOrderOfReading() {
        Problem note = Problem.of(ProblemCode.NORMALISED, Place.ofField("月报", "A1", "日期"));
        Problem other = Problem.of(ProblemCode.REQUIRED_MISSING, Place.ofField("月报", "C4", "填报人"))
                .with("label", "填报人");
        assertThat(ProblemLines.of(List.of(note, number("D7", "x"), other)))
                .extracting(Views.Line::tone)
                .containsExactly("error", "error", "note");
        assertThat(ProblemLines.of(List.of(note, number("D7", "x"), other))
                        .get(0)
                        .place())
                .contains("C4");
    }
}
