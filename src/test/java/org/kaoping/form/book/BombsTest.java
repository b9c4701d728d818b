package org.kaoping.form.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.problem.Checked;
import org.kaoping.problem.ProblemCode;

/** Bombs at the real limits: what comes out is counted, however well it packs and whatever is declared. */
class BombsTest {
    private static final int MEGABYTE = 1 << 20;

    /** A workbook of three sheets; into each so many megabytes of blanks between its tags. */
    private static byte[] workbook(int one, int two, int three) {
        XlsxMaker maker =
                new XlsxMaker().sheet("一", "<row/>").sheet("二", "<row/>").sheet("三", "<row/>");
        int[] megabytes = {one, two, three};
        byte[] blanks = new byte[MEGABYTE];
        Arrays.fill(blanks, (byte) ' ');
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (Map.Entry<String, byte[]> part : maker.parts().entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                String text = new String(part.getValue(), StandardCharsets.UTF_8);
                int at = text.indexOf("<row/>");
                if (at >= 0) {
                    zip.write(text.substring(0, at).getBytes(StandardCharsets.UTF_8));
                    int sheet = part.getKey().charAt("xl/worksheets/sheet".length()) - '1';
                    for (int i = 0; i < megabytes[sheet]; i++) {
                        zip.write(blanks);
                    }
                    text = text.substring(at);
                }
                zip.write(text.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"99, 0, 0, true", "100, 0, 0, false", "0, 101, 0, false", "60, 60, 60, true", "70, 70, 70, false"})
    void whatComesOutIsCounted(int one, int two, int three, boolean read) {
        byte[] file = workbook(one, two, three);
        Checked<Book> book = Books.open(file, "a.xlsx", Limits.STANDARD);
        assertThat(book.value().isPresent()).isEqualTo(read);
        if (!read) {
            assertThat(book.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
                assertThat(problem.expected()).isNotBlank();
                assertThat(problem.holes().get("advice")).isNotBlank();
            });
        }
    }

    /** The directory says 1,000 bytes, 101 MB come out. */
    @Test
    void whatIsDeclaredIsNotBelieved() {
        byte[] file = workbook(101, 0, 0);
        byte[] name = "xl/worksheets/sheet1.xml".getBytes(StandardCharsets.US_ASCII);
        int record = file.length - 22;
        while (!(file[record] == 'P'
                && file[record + 1] == 'K'
                && file[record + 2] == 1
                && Arrays.equals(
                        file, record + 46, Math.min(file.length, record + 46 + name.length), name, 0, name.length))) {
            record--;
        }
        file[record + 24] = (byte) 0xE8;
        file[record + 25] = 3;
        file[record + 26] = 0;
        file[record + 27] = 0;
        Checked<Book> book = Books.open(file, "a.xlsx", Limits.STANDARD);
        assertThat(book.value()).isEmpty();
        assertThat(book.problems()).hasSize(1);
    }

    /** Millions of cells without an address in a small file. */
    @Test
    void cellsAreCountedWithoutTheirAddresses() {
        String row = "<row>" + "<c><v>1</v></c>".repeat(500) + "</row>";
        Checked<Book> book =
                Books.open(new XlsxMaker().sheet("一", row.repeat(401)).bytes(), "a.xlsx", Limits.STANDARD);
        assertThat(book.problems()).singleElement().extracting("code").isEqualTo(ProblemCode.LIMIT_EXCEEDED);
    }

    /** Deep trees in the parts that others read into trees. */
    @ParameterizedTest
    @CsvSource({"xl/styles.xml, styleSheet", "xl/workbook.xml, workbook", "xl/sharedStrings.xml, sst"})
    void depthIsBoundedInEveryPart(String part, String root) {
        String open = "<" + root + " xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>";
        String deep = open + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</" + root + ">";
        Checked<Book> book =
                Books.open(new XlsxMaker().sheet("一", "<row/>").part(part, deep).bytes(), "a.xlsx", Limits.STANDARD);
        assertThat(book.value()).isEmpty();
        assertThat(book.problems()).hasSize(1);
    }
}
