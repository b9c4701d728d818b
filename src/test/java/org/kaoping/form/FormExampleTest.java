package org.kaoping.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaoping.form.MasterDraft.decimal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Limits;
import org.kaoping.form.book.MasterBook;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;

/** The example of the package's documentation, run: a sailing club, so that nothing leans on an assessment. */
class FormExampleTest {
    private static byte[] master() {
        return MasterDraft.empty()
                .text("A1", "Courses of the year")
                .text("A3", "Club")
                .text("B3", "{club}")
                .text("A5", "Code")
                .text("B5", "Course")
                .text("C5", "Members*")
                .text("A6", "{courses.code}")
                .text("B6", "{courses.name}")
                .input("C6", "{courses.members}", "0")
                .rule("C6", decimal("0", "500"), "0 to 500")
                .card(
                        "id",
                        "courses",
                        "title",
                        "Courses",
                        "shortTitle",
                        "Courses",
                        "period",
                        "year",
                        "filledBy",
                        "unit")
                .bytes();
    }

    private static byte[] filled(byte[] workbook) {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            XSSFSheet sheet = book.getSheetAt(0);
            sheet.getRow(5).getCell(2).setCellValue(12);
            sheet.getRow(6).getCell(2).setCellValue(501);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theExampleOfTheDocumentationRuns() {
        byte[] master = master();
        UnaryOperator<byte[]> clerk = FormExampleTest::filled;
        LocalDate today = LocalDate.of(2026, 12, 1);
        List<String> report = new ArrayList<>();
        // example
        // the names that a hand-out can write: single ones, and those of each list
        Vocabulary vocabulary = new Vocabulary(Set.of("club"), Map.of("courses", Set.of("code", "name")));
        Form form = MasterBook.open(master)
                .then(book -> FormCompiler.compile(book, vocabulary))
                .get();

        // one list, laid out once; one workbook for each club
        Lists lists = new Lists(Map.of(
                "courses",
                List.of(
                        Map.of("code", CellValue.of("A1"), "name", CellValue.of("Sailing")),
                        Map.of("code", CellValue.of("A2"), "name", CellValue.of("Rowing")))));
        FormFiller filler = FormFiller.prepare(Layouts.of(form, lists));
        Filling filling = new Filling(Map.of("club", CellValue.of("Blue Water")), lists, Set.of(), null);
        byte[] workbook = filler.fill(filling);

        // somebody fills it in and sends it back
        byte[] returned = clerk.apply(workbook);
        Checked<Values> checked = Books.open(returned, "returned.xlsx", Limits.STANDARD)
                .then(book -> FormReader.read(filler.layout(), book, filling))
                .then(values -> FormChecker.examine(filler, filling, values, today));
        for (Problem problem : checked.problems()) {
            report.add(problem.place().cell() + " " + problem.code().id());
        }
        // end of the example
        assertThat(report).containsExactly("C7 out-of-range");
        assertThat(checked.get().rows("courses").get(0).value("members")).isEqualTo(CellValue.of(12));
    }

    /** The code between the marks, without layout. */
    static String example(Path test) throws IOException {
        String text = Files.readString(test);
        return bare(text.substring(text.indexOf("// example\n") + 11, text.indexOf("// end of the example")));
    }

    /** The code of the snippet, without layout. */
    static String documented(Path packageInfo) throws IOException {
        String text = Files.readString(packageInfo);
        String snippet = text.substring(text.indexOf("{@snippet :") + 11);
        return bare(snippet.substring(0, snippet.lastIndexOf("\n * }\n")).replaceAll("(?m)^ \\*", ""));
    }

    private static String bare(String code) {
        return code.replaceAll("\\s+", "");
    }

    @Test
    void theDocumentationSaysWhatRunsHere() throws IOException {
        assertThat(documented(Path.of("src/main/java/org/kaoping/form/package-info.java")))
                .isEqualTo(example(Path.of("src/test/java/org/kaoping/form/FormExampleTest.java")));
        assertThat(documented(Path.of("src/main/java/org/kaoping/form/book/package-info.java")))
                .isEqualTo(example(Path.of("src/test/java/org/kaoping/form/book/BookExampleTest.java")));
    }

    @Test
    void nothingInTheEngineKnowsAnAssessment() throws IOException {
        Set<String> ids;
        try (Stream<Path> masters = Files.list(Path.of("templates"))) {
            ids = masters.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".xlsx"))
                    .map(name -> name.substring(0, name.length() - 5))
                    .filter(name -> name.contains("-"))
                    .collect(Collectors.toSet());
        }
        assertThat(ids).hasSizeGreaterThan(8);
        Pattern known = Pattern.compile("考评|考核|评分|信用|指标|排名|得分|\\b[DQ]\\d{3,4}\\b|kp_[a-z]|" + String.join("|", ids));
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/kaoping/form"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String code = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/|(?m)//.*$", "");
                assertThat(known.matcher(code).results().map(found -> found.group()))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }
}
