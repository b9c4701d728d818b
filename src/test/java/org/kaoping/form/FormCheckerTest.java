package org.kaoping.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaoping.form.SmallForm.Returned;
import org.kaoping.form.book.Content;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;

/** What is said of the values of a returned workbook, at which cell of the file; what the reader says comes first. */
class FormCheckerTest {
    private static final Layout LAYOUT = SmallForm.layout();
    private static final byte[] LAID_OUT =
            MasterDraft.empty().sheet("月报").sheet("台账").bytes();

    private static List<Problem> check(Returned returned) {
        Checked<Values> checked = FormReader.read(LAYOUT, returned.book(), SmallForm.HANDED_OUT)
                .then(values -> FormChecker.examine(
                        LAYOUT, SmallForm.HANDED_OUT, values, LocalDate.of(2020, 5, 25), () -> LAID_OUT));
        return checked.problems();
    }

    private static String words(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.code().id() + " " + problem.place().cell())
                .collect(Collectors.joining("; "));
    }

    private static Arguments of(String what, UnaryOperator<Returned> done, String problems) {
        return Arguments.of(what, done, problems);
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                of("filled in well", b -> b, ""),
                of("a required field empty", b -> b.clear("月报", "D3"), "required-missing D3"),
                of("a required field of blanks", b -> b.put("月报", "D3", "　 "), "normalised D3; required-missing D3"),
                of(
                        "a required field empty, rows inserted above",
                        b -> b.clear("月报", "D3").rows("月报", 2, 4),
                        "required-missing D7"),
                of("a required cell of a given row empty", b -> b.clear("月报", "C7"), "required-missing C7"),
                of("the same after sorting", b -> b.clear("月报", "C7").swap("月报", 7, 8), "required-missing C8"),
                of("not in the list", b -> b.put("月报", "C6", "有些"), "not-in-list C6"),
                of("the row's own check", b -> b.clear("月报", "D6"), "row-check E6"),
                of(
                        "the row's own check after sorting and inserting",
                        b -> b.clear("月报", "D6").swap("月报", 6, 8).rows("月报", 1, 3),
                        "row-check E11"),
                of(
                        "what could not be read is said once",
                        b -> b.content("月报", "C6", new Content.Err("#N/A")).content("月报", "D6", new Content.Bool(true)),
                        "cell-error C6; not-a-number D6"),
                of(
                        "a column whose head moved is not missed in each row",
                        b -> b.put("月报", "C5", "情况"),
                        "header-moved C5"),
                of("a decided cell changed", b -> b.put("月报", "C8", "有进展"), "prefilled-changed C8; row-check E8"),
                of("a decided cell emptied", b -> b.clear("月报", "C8"), "prefilled-changed C8"),
                of(
                        "a free row without its required cell",
                        b -> b.number("台账", "B6", "43960", "yyyy-mm-dd"),
                        "required-missing A6"),
                of(
                        "free rows beyond the reserved ones",
                        b -> b.rows("台账", 4, 30).put("台账", "A33", "最后一行").number("台账", "B34", "43960", "yyyy-mm-dd"),
                        "required-missing A34"),
                of("blank rows between free rows", b -> b.put("台账", "A9", "隔了几行的事"), ""),
                of("a sheet gone is not missed field by field", b -> b.drop("台账"), "sheet-missing null"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void whatIsSaid(String what, UnaryOperator<Returned> done, String problems) {
        assertThat(words(check(done.apply(Returned.filled())))).as(what).isEqualTo(problems);
    }

    @Test
    void theCheckSpeaksInTheMastersWords() {
        Problem check = check(Returned.filled().clear("月报", "D6")).get(0);
        assertThat(check.holes()).containsEntry("advice", "有进展的请填份数");
        assertThat(check.isError()).isTrue();
    }

    @Test
    void aMissingFieldIsNamed() {
        Problem missing = check(Returned.filled().clear("月报", "D3")).get(0);
        assertThat(missing.place().field()).isEqualTo("填报人");
        assertThat(missing.holes()).containsEntry("label", "填报人");
    }

    @Test
    void moreRowsThanAreCheckedAreRefused() {
        Returned many = Returned.filled().rows("台账", 3, FormChecker.MAX_ROWS + 1);
        for (int row = 3; row < FormChecker.MAX_ROWS + 5; row++) {
            many.put("台账", "A" + row, "第" + row + "件");
        }
        assertThat(words(check(many))).isEqualTo("rows-over-limit null");
    }
}
