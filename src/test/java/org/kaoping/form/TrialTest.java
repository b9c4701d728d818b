package org.kaoping.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.problem.Wording;

/** Rules on trial: which texts say so, and what a broken one weighs on which day. */
class TrialTest {
    @ParameterizedTest
    @CsvSource({
        "试行至2020-06-30, 2020-06-30",
        "填写检查（试行至2020年6月30日）, 2020-06-30",
        "份数（试行至 2020/6/3）, 2020-06-03",
        "试行至2020.06.30, 2020-06-30",
        "试行至2020-06-31, ",
        "试行至2020-13-01, ",
        "试行至6月30日, ",
        "试行2020-06-30, ",
        "试行至2020-06-301, ",
        "试行, ",
    })
    void theSign(String text, LocalDate until) {
        assertThat(Trial.signs(text)).isTrue();
        assertThat(Trial.until(text)).isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource({"2020-06-29, warning, true", "2020-06-30, warning, true", "2020-07-01, error, false"})
    void theDay(LocalDate day, String severity, boolean told) {
        Problem problem = Trial.weighed(
                Problem.of(ProblemCode.NOT_A_NUMBER, Place.WORKBOOK).found("三"), LocalDate.of(2020, 6, 30), day);
        assertThat(problem.severity().id()).isEqualTo(severity);
        assertThat(Wording.fault(problem)).isEqualTo("应填数字，实际是“三”。" + (told ? "（试行，自2020年7月1日起将退回。）" : ""));
    }
}
