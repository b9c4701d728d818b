package org.kaoping.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.form.Annotator;
import org.kaoping.form.CellValue;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Limits;
import org.kaoping.form.book.Sheet;
import org.kaoping.problem.Problem;

/** Real workbooks refused, marked, sent again. */
class AnnotatedWorkbooksTest {
    @TempDir
    Path folder;

    private static byte[] marked(byte[] bytes, Receipt receipt) {
        return Annotator.annotate(bytes, receipt.fileName(), receipt.problems(), Limits.STANDARD)
                .get();
    }

    private static List<String> told(Receipt receipt) {
        return receipt.problems().stream()
                .map(problem -> problem.code().id() + " " + problem.place() + " " + problem.found())
                .toList();
    }

    private static Book open(byte[] bytes) {
        return Books.open(bytes, "x.xlsx", Limits.STANDARD).get();
    }

    private static Office.Draft bad(Office office) {
        return office.report("D002", 5)
                .field("phone", "电话")
                .field("reviewer", "")
                .rows("items", row -> row.put("evidenceCount", CellValue.of("三份")));
    }

    @Test
    void sentBackUnmendedItHasTheSameProblemsAndMendedNone() throws IOException {
        try (Office office = new Office(folder)) {
            office.scheme();
            byte[] bytes = bad(office).bytes();
            Receipt refused = office.send("月报.xlsx", bytes, null);
            assertThat(refused.status()).isEqualTo(Status.REJECTED);
            byte[] marked = marked(bytes, refused);
            Files.write(Files.createDirectories(Path.of("target/annotated")).resolve("monthly.xlsx"), marked);
            Book before = open(bytes);
            Book after = open(marked);
            assertThat(after.sheets().get(0).name()).isEqualTo("填报问题");
            assertThat(after.sheets().get(0).lastRow())
                    .isEqualTo(2 + refused.problems().size());
            assertThat(after.sheets().subList(1, after.sheets().size()).stream().map(Sheet::cells))
                    .isEqualTo(before.sheets().stream().map(Sheet::cells).toList());
            assertThat(after.names()).isEqualTo(before.names());

            Receipt again = office.send("月报（标注）.xlsx", marked, null);
            assertThat(told(again)).isEqualTo(told(refused));
            assertThat(again.unit()).isEqualTo("D002");

            byte[] unmarked = marked(marked, withoutProblems(again));
            assertThat(open(unmarked).sheets().stream().map(Sheet::cells))
                    .isEqualTo(before.sheets().stream().map(Sheet::cells).toList());
            assertThat(new String(unmarked, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("填报问题");
        }
    }

    private static Receipt withoutProblems(Receipt receipt) {
        return new Receipt(
                receipt.id(),
                receipt.batch(),
                receipt.fileName(),
                receipt.status(),
                receipt.form(),
                receipt.unit(),
                receipt.period(),
                receipt.sha256(),
                receipt.size(),
                receipt.receivedAt(),
                receipt.receivedOn(),
                receipt.duplicateOf(),
                List.<Problem>of());
    }

    @Test
    void everyShippedMasterTakesMarks() throws IOException {
        try (var masters = Files.list(Path.of("templates"))) {
            for (Path master :
                    masters.filter(path -> path.toString().endsWith(".xlsx")).toList()) {
                byte[] bytes = Files.readAllBytes(master);
                Sheet first = open(bytes).sheets().stream()
                        .filter(sheet -> sheet.visibility() == Sheet.Visibility.VISIBLE)
                        .findFirst()
                        .orElseThrow();
                List<Problem> problems = first.cells().keySet().stream()
                        .limit(30)
                        .map(at -> Problem.of(
                                        org.kaoping.problem.ProblemCode.NOT_A_NUMBER,
                                        org.kaoping.problem.Place.ofCell(first.name(), at.a1()))
                                .found("某"))
                        .toList();
                byte[] marked = Annotator.annotate(bytes, "m.xlsx", problems, Limits.STANDARD)
                        .get();
                Files.write(
                        Files.createDirectories(Path.of("target/annotated")).resolve("master-" + master.getFileName()),
                        marked);
                Book after = open(marked);
                assertThat(after.sheets().subList(1, after.sheets().size()))
                        .as(master.toString())
                        .isEqualTo(open(bytes).sheets());
            }
        }
    }

    @Test
    void whatIsNoXlsxIsToldSo() {
        byte[] ole = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0, 0};
        assertThat(Annotator.annotate(ole, "旧.xls", List.of(), Limits.STANDARD).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code().id()).isEqualTo("annotation-impossible");
                    assertThat(problem.found()).contains("不是 Excel 表格文件");
                });
        assertThat(Annotator.annotate(new byte[] {'P', 'K', 3, 4, 1, 1}, "坏.xlsx", List.of(), Limits.STANDARD)
                        .hasErrors())
                .isTrue();
    }
}
