package org.kaoping.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Content;
import org.kaoping.form.book.LegacyChild;
import org.kaoping.form.book.Limits;
import org.kaoping.form.book.Sheet;
import org.kaoping.problem.Checked;
import org.kaoping.problem.ProblemCode;

/** The child that reads .xls: what it tells of a workbook, and that whatever happens to it the next file is read. */
class LegacyReaderTest {
    private static byte[] xls() throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            HSSFSheet sheet = workbook.createSheet("甲");
            sheet.createRow(0).createCell(0).setCellValue(0.1 + 0.2);
            sheet.getRow(0).createCell(1).setCellValue("文字");
            sheet.createRow(1).createCell(0).setCellValue(true);
            sheet.getRow(1).createCell(1).setCellFormula("A1*2");
            sheet.getRow(1).setZeroHeight(true);
            workbook.createSheet("乙");
            workbook.setSheetVisibility(1, org.apache.poi.ss.usermodel.SheetVisibility.VERY_HIDDEN);
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static void readsWell(LegacyReader reader) throws IOException {
        Book book = reader.read(xls(), Limits.STANDARD).get();
        Sheet sheet = book.sheets().get(0);
        assertThat(sheet.cells().values().stream().map(cell -> {
                    Object shown = cell.content() instanceof Content.Num number ? number.value() : cell.content();
                    return cell.at() + " " + shown + " " + cell.formula();
                }))
                .containsExactly("A1 0.3 null", "B1 Text[value=文字] null", "A2 Bool[value=true] null", "B2 0.6 A1*2");
        assertThat(sheet.hiddenRows()).containsExactly(1);
        assertThat(book.sheets().get(1).visibility()).isEqualTo(Sheet.Visibility.VERY_HIDDEN);
    }

    @Test
    void readsByTheUsualChild() throws IOException {
        try (LegacyReader reader = new LegacyReader()) {
            readsWell(reader);
            assertThat(reader.read(new byte[600], Limits.STANDARD)
                            .problems()
                            .get(0)
                            .code())
                    .isEqualTo(ProblemCode.LEGACY_UNREADABLE);
            readsWell(reader);
        }
    }

    @ParameterizedTest
    @CsvSource({"loop,超过时限（5 秒）", "end,意外退出", "nonsense,意外退出"})
    void afterEachTheNextIsRead(String file, String found) throws IOException {
        try (LegacyReader reader = new LegacyReader(StubbornChild.class.getName(), Duration.ofSeconds(5), 64)) {
            Checked<Book> read = reader.read(file.getBytes(StandardCharsets.ISO_8859_1), Limits.STANDARD);
            assertThat(read.problems()).hasSize(1);
            assertThat(read.problems().get(0).code()).isEqualTo(ProblemCode.LEGACY_READER_ENDED);
            assertThat(read.problems().get(0).found()).isEqualTo(found);
            readsWell(reader);
        }
    }

    /** As many rows as an .xls has: some ten times what the small heap holds. */
    private static byte[] large() throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            HSSFSheet sheet = workbook.createSheet("甲");
            for (int row = 0; row < 40_000; row++) {
                sheet.createRow(row).createCell(0).setCellValue(row);
                sheet.getRow(row).createCell(1).setCellValue("文字" + row);
            }
            workbook.write(out);
            return out.toByteArray();
        }
    }

    @Test
    void afterAFileThatOverrunsTheHeapTheNextIsRead() throws IOException {
        try (LegacyReader reader = new LegacyReader(LegacyChild.class.getName(), Duration.ofSeconds(60), 16)) {
            byte[] large = large();
            for (int i = 0; i < 2; i++) {
                Checked<Book> read = reader.read(large, Limits.STANDARD);
                assertThat(read.problems()).hasSize(1);
                assertThat(read.problems().get(0).code()).isEqualTo(ProblemCode.LEGACY_READER_ENDED);
                assertThat(read.problems().get(0).found()).isEqualTo("超过内存上限（16 MB）");
                readsWell(reader);
            }
        }
    }

    @Test
    void aChildThatDiedWhileItWaitedCostsNothing() throws IOException {
        try (LegacyReader reader = new LegacyReader(StubbornChild.class.getName(), Duration.ofSeconds(20), 64)) {
            // reads this one, and ends as soon as it is asked again
            assertThat(reader.read("last".getBytes(StandardCharsets.ISO_8859_1), Limits.STANDARD)
                            .problems())
                    .hasSize(0);
            readsWell(reader);
        }
    }

    @Test
    void theSameBytesAreReadOnce() throws IOException {
        try (LegacyReader reader = new LegacyReader()) {
            byte[] file = xls();
            Book first = reader.read(file, Limits.STANDARD).get();
            assertThat(reader.read(file.clone(), Limits.STANDARD).get()).isSameAs(first);
        }
    }
}
