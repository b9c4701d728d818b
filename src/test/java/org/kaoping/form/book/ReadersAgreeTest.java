package org.kaoping.form.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
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
    void everyCellOfEveryHonestWorkbook() throws Exception {
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
                boolean slow = strict || Integer.parseInt(row.getOrDefault("poi_551_ms", "0")) > SLOW;
                List<String> differences = otherOpinion(bytes, book.get(), slow, alone, name);
                cells += Long.parseLong(differences.get(0));
                differences.stream().skip(1).map(one -> name + " " + one).forEach(wrong::add);
            }
        } finally {
            ZipSecureFile.setMinInflateRatio(ratio);
        }
        assertThat(wrong).isEmpty();
        assertThat(cells).isGreaterThan(1_000_000);
        assertThat(alone).as("what no other reader opens").hasSizeLessThan(10);
    }

    /** POI's opinion; where POI is slow or fails at a cell, fastexcel's; where both fail, nobody's. */
    private static List<String> otherOpinion(byte[] bytes, Book book, boolean slow, List<String> alone, String name)
            throws Exception {
        if (!slow) {
            try {
                return PoiOpinion.differences(bytes, book);
            } catch (RuntimeException | InvalidFormatException e) {
                alone.add(name + " POI: " + e.getMessage());
            }
        }
        try {
            List<String> differences = FastExcelOpinion.differences(bytes, book);
            alone.removeIf(one -> one.startsWith(name));
            return differences;
        } catch (RuntimeException e) {
            alone.add(name + " fastexcel: " + e.getMessage());
            return List.of("0");
        }
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
