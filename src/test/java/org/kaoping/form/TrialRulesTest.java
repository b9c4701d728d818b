package org.kaoping.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Limits;
import org.kaoping.form.book.MasterBook;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.kaoping.problem.Wording;

/** Rules on trial, from the master to the verdict: they warn up to their day and refuse after it. */
class TrialRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2020, 12, 31);

    private static MasterDraft draft(String errorTitle, int style, String head) {
        return MasterDraft.empty()
                .text("A3", "份数")
                .input("B3", "{count}", "0")
                .rule("B3", MasterDraft.whole("0", "999"), validation -> {
                    validation.setErrorStyle(style);
                    validation.createErrorBox(errorTitle, "请填0至999的整数");
                })
                .text("A4", "说明")
                .input("B4", "{note}", "@")
                .text("A5", head)
                .formula("B5", "IF(B4=\"\",\"请写说明\",\"\")")
                .card()
                .sheet("表");
    }

    private static Checked<Form> compiled(MasterDraft draft) {
        return MasterBook.open(draft.bytes()).then(book -> FormCompiler.compile(book, MasterDraft.vocabulary()));
    }

    /** The verdict over a workbook with 5000 in 份数 and nothing in 说明. */
    private static List<Problem> verdict(MasterDraft draft, LocalDate received) throws Exception {
        FormFiller filler = FormFiller.prepare(Layouts.of(compiled(draft).get(), new Lists(Map.of())));
        Filling given = new Filling(Map.of(), new Lists(Map.of()), Set.of(), null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(filler.fill(given)))) {
            XSSFSheet sheet = book.getSheetAt(0);
            sheet.getRow(2).getCell(1).setCellValue(5000);
            book.write(out);
        }
        return Books.open(out.toByteArray(), "表.xlsx", Limits.STANDARD)
                .then(book -> FormReader.read(filler.layout(), book, given))
                .then(values -> FormChecker.examine(filler, given, values, TODAY, received))
                .problems();
    }

    private static String line(Problem problem) {
        return problem.place().cell() + " " + problem.severity().id() + " "
                + problem.code().id();
    }

    @ParameterizedTest
    @CsvSource({
        // the day of receipt decides, not the day of the examination, which is later in all rows
        "2020-06-29, warning",
        "2020-06-30, warning",
        "2020-07-01, error",
    })
    void aValidationAndACheckWarnUpToTheirDay(LocalDate received, String severity) throws Exception {
        List<Problem> problems =
                verdict(draft("试行至2020-06-30", DataValidation.ErrorStyle.WARNING, "填写检查（试行至2020年6月30日）"), received);
        assertThat(problems)
                .extracting(TrialRulesTest::line)
                .containsExactly("B3 " + severity + " out-of-range", "B5 " + severity + " sheet-check");
        assertThat(problems)
                .allSatisfy(problem -> assertThat(Wording.fault(problem).contains("试行，自2020年7月1日起将退回"))
                        .isEqualTo(severity.equals("warning")));
    }

    @Test
    void withoutTheSignNothingIsOnTrial() throws Exception {
        MasterDraft plain = draft("试行办法第三条", DataValidation.ErrorStyle.STOP, "填写检查");
        assertThat(verdict(plain, LocalDate.of(2020, 6, 29)))
                .extracting(TrialRulesTest::line)
                .containsExactly("B3 error out-of-range", "B5 error sheet-check");
    }

    static Stream<Arguments> mistakes() {
        int warning = DataValidation.ErrorStyle.WARNING;
        int stop = DataValidation.ErrorStyle.STOP;
        return Stream.of(
                Arguments.of("试行至2020-06-30", warning, "填写检查（试行至2020-06-30）", List.of()),
                Arguments.of("试行至2020-06-31", warning, "填写检查", List.of("B3 error trial-wrong")),
                Arguments.of("填写有误（试行）", warning, "填写检查", List.of("B3 error trial-wrong")),
                Arguments.of("试行至2020-06-30", stop, "填写检查", List.of("B3 warning trial-stops")),
                Arguments.of("填写有误", stop, "填写检查（试行）", List.of("B5 error trial-wrong")),
                Arguments.of("填写有误", stop, "填写提示（试行至2020-06-30）", List.of("B5 error trial-wrong")));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aSignThatCanNotBeReadIsToldAtItsCell(String title, int style, String head, List<String> expected) {
        assertThat(compiled(draft(title, style, head)).problems())
                .filteredOn(problem -> problem.code().id().startsWith("trial"))
                .extracting(TrialRulesTest::line)
                .containsExactlyElementsOf(expected);
    }

    @Test
    void theWordsOfTheFormSayIt() {
        Form form = compiled(draft("试行至2020-06-30", DataValidation.ErrorStyle.WARNING, "填写检查（试行至2020-06-30）"))
                .get();
        assertThat(FormText.of(form)).contains("不符时提醒（试行至2020年6月30日，之后退回）").contains("有文字时提醒（试行至2020年6月30日，之后退回）");
    }
}
