package org.kaoping.form.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.junit.jupiter.api.Test;
import org.kaoping.Shared;
import org.kaoping.problem.Checked;

/** Real workbooks from many programs: two readers agree on every cell of every honest one, and none makes us throw. */
class ReadersAgreeTest {
    /** POI needs seconds for these; a third reader looks at them instead. */
    private static final int SLOW = 700;

    private static final Limits GENEROUS = Limits.STANDARD.withCells(CellRef.MAX_ROWS, CellRef.MAX_COLUMNS, 2_000_000);

    /** Broken on purpose, or by their program, though POI opens them: texts that are no numbers, rows written twice … */
    private static final Set<String> REFUSED_RIGHTLY = Set.of(
            "apache-poi/54764.xlsx",
            "apache-poi/duplicate-filename.xlsx",
            "apache-poi/poc-shared-strings.xlsx",
            "apache-poi/xlsx-corrupted.xlsx",
            "dhatim-fastexcel/missing-sheet-entry.xlsx",
            "dhatim-fastexcel/parseError.xlsx",
            "excel-streaming-reader/corrupt.xlsx",
            "exceldatareader/Test_git_issue_324.xlsx",
            "excelize/BadWorkbook.xlsx",
            "miniexcel/TestIssue773_Template_output.xlsx",
            "tealeg-xlsx/badfile_noWorksheets.xlsx");

    @Test
    void everyCellOfEveryHonestWorkbook() {
        double ratio = ZipSecureFile.getMinInflateRatio();
        ZipSecureFile.setMinInflateRatio(0);
        List<String> wrong = new ArrayList<>();
        List<String> alone = new ArrayList<>();
        long cells = 0;
        try {
            for (Map<String, String> row : Shared.table("corpus/inventory.tsv")) {
                String path = row.getOrDefault("path", "");
                boolean strict = row.getOrDefault("poi_551_outcome", "").contains("Strict OOXML");
                boolean ours = row.getOrDefault("container", "").equals("zip")
                        && row.getOrDefault("format", "").matches("xlsx|xlsm")
                        && (strict || row.getOrDefault("poi_551_outcome", "").equals("OK"))
                        && Files.exists(Shared.path("corpus").resolve(path));
                if (!ours || row.getOrDefault("class", "").equals("fuzz")) {
                    continue;
                }
                byte[] bytes = Shared.bytes("corpus/" + path);
                Checked<Book> book = Books.open(bytes, path, GENEROUS);
                String name = path.substring("files/".length());
                if (book.valueOrNull() == null) {
                    if (!REFUSED_RIGHTLY.contains(name)) {
                        wrong.add(name + " refused: " + book.problems());
                    }
                    continue;
                }
                boolean slow = Integer.parseInt(row.getOrDefault("poi_551_ms", "0")) > SLOW;
                List<String> differences =
                        otherOpinion(strict ? transitional(bytes) : bytes, book.get(), slow, alone, name);
                cells += Long.parseLong(differences.get(0));
                differences.stream().skip(1).map(one -> name + " " + one).forEach(wrong::add);
            }
        } finally {
            ZipSecureFile.setMinInflateRatio(ratio);
        }
        assertThat(wrong).isEmpty();
        assertThat(cells).isGreaterThan(1_000_000);
        assertThat(alone).as("what no other reader opens").isEmpty();
    }

    /** The opinion of POI or, where POI is slow, of fastexcel first; where one fails the other's; else nobody's. */
    private static List<String> otherOpinion(byte[] bytes, Book book, boolean slow, List<String> alone, String name) {
        String reasons = name;
        for (boolean fast : new boolean[] {slow, !slow}) {
            try {
                return fast ? FastExcelOpinion.differences(bytes, book) : PoiOpinion.differences(bytes, book);
            } catch (Exception e) {
                reasons += " | " + e.getMessage();
            }
        }
        alone.add(reasons);
        return List.of("0");
    }

    /** No other reader here knows Strict OOXML: the same workbook under the names that they know. */
    private static byte[] transitional(byte[] bytes) {
        ZipParts parts = ZipParts.open(bytes, Limits.STANDARD).get();
        Map<String, byte[]> renamed = new LinkedHashMap<>();
        for (ZipParts.Entry entry : parts.entries()) {
            byte[] part = parts.read(entry).get();
            boolean xml = entry.name().matches(".*\\.(xml|rels)");
            renamed.put(entry.name(), xml ? transitional(new String(part, StandardCharsets.UTF_8)) : part);
        }
        return XlsxMaker.zip(renamed, false);
    }

    private static byte[] transitional(String xml) {
        String office = "http://schemas.openxmlformats.org/";
        return xml.replace("http://purl.oclc.org/ooxml/spreadsheetml/main", office + "spreadsheetml/2006/main")
                .replaceAll("http://purl.oclc.org/ooxml/(officeDocument|drawingml)/", office + "$1/2006/")
                .replace("conformance=\"strict\"", "")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void noFileMakesUsThrowAndARefusalIsOneError() throws IOException {
        Set<String> codes = new HashSet<>();
        for (Path file : Shared.files("corpus/files", "")) {
            byte[] bytes = Files.readAllBytes(file);
            Checked<Book> book = Books.open(bytes, String.valueOf(file.getFileName()), Limits.STANDARD);
            if (book.valueOrNull() == null) {
                assertThat(book.problems()).as(file.toString()).hasSize(1);
                codes.add(book.problems().get(0).code().id());
            }
        }
        assertThat(codes)
                .contains("legacy-workbook", "workbook-encrypted", "not-a-workbook", "unsupported-format")
                .doesNotContain("examination-failed");
    }
}
