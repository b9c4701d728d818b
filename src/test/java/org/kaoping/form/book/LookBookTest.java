package org.kaoping.form.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sheets are named after people's words: long, equal after cutting, with signs that Excel forbids. */
class LookBookTest {
    @TempDir
    Path work;

    private static LookPage page(String name) {
        List<Content> row = new ArrayList<>();
        row.add(new Content.Text(name));
        return new LookPage(
                name, null, "题", "注", List.of(LookPage.Column.plain("单位全称", 20, "General")), List.of(row), 0, 1);
    }

    @ParameterizedTest
    @CsvSource({
        // widths, printed columns, print area, title, paper (9: A4, 8: A3)
        "20 20 20, 3, A$1:$C$4, A1:C1, 9",
        "20 20 20, 2, A$1:$B$4, A1:B1, 9",
        "20 20 20, 1, A$1:$A$4, '', 9",
        "80 80 80, 2, A$1:$B$4, A1:B1, 9",
        "80 80 80, 3, A$1:$C$4, A1:C1, 8",
    })
    void onlyTheColumnsForPaperArePrintedAcrossOnePage(String widths, int printed, String area, String title, int paper)
            throws IOException {
        List<LookPage.Column> columns = Arrays.stream(widths.split(" "))
                .map(width -> LookPage.Column.plain("头" + width, Double.parseDouble(width), "General"))
                .toList();
        List<Content> row = new ArrayList<>();
        columns.forEach(column -> row.add(new Content.Text("值")));
        LookPage page = new LookPage("表", null, "题", "注", columns, List.of(row), 0, printed);
        MasterBook master =
                MasterBook.open(new XlsxMaker().sheet("数据", "").bytes()).get();
        try (XSSFWorkbook book =
                new XSSFWorkbook(new ByteArrayInputStream(LookBook.write(master, List.of(page), work)))) {
            XSSFSheet sheet = book.getSheetAt(0);
            assertThat(book.getPrintArea(0)).endsWith("$" + area);
            assertThat(sheet.getMergedRegions().stream()
                            .map(one -> one.formatAsString())
                            .toList())
                    .isEqualTo(title.isEmpty() ? List.of() : List.of(title, title.replace("1", "2")));
            assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("3:3");
            assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
            assertThat((int) sheet.getPrintSetup().getPaperSize()).isEqualTo(paper);
            assertThat((int) sheet.getPrintSetup().getFitWidth()).isEqualTo(1);
            assertThat((int) sheet.getPrintSetup().getFitHeight()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        // columns of 30, frozen, pages side by side, columns of the title
        "8, 1, 1, 8",
        "10, 1, 1, 10",
        "11, 1, 2, 7",
        "15, 2, 3, 7",
        "15, 0, 2, 7",
    })
    void whatIsTooWideToReadGoesOnPagesSideBySide(int count, int frozen, int across, int titled) throws IOException {
        List<LookPage.Column> columns = IntStream.range(0, count)
                .mapToObj(i -> LookPage.Column.centred("头" + i, 30, "@"))
                .toList();
        List<Content> row = new ArrayList<>();
        columns.forEach(column -> row.add(new Content.Text("值")));
        LookPage page = new LookPage("表", null, "题", "注", columns, List.of(row), frozen, count);
        MasterBook master =
                MasterBook.open(new XlsxMaker().sheet("数据", "").bytes()).get();
        try (XSSFWorkbook book =
                new XSSFWorkbook(new ByteArrayInputStream(LookBook.write(master, List.of(page), work)))) {
            XSSFSheet sheet = book.getSheetAt(0);
            assertThat((int) sheet.getPrintSetup().getFitWidth()).isEqualTo(across);
            assertThat(sheet.getMergedRegion(0).getLastColumn() + 1).isEqualTo(titled);
            assertThat(sheet.getMergedRegion(0).getFirstColumn()).isEqualTo(across == 1 ? 0 : frozen);
            if (across > 1 && frozen > 0) {
                assertThat(sheet.getRepeatingColumns().getLastColumn() + 1).isEqualTo(frozen);
            } else {
                assertThat(sheet.getRepeatingColumns()).isNull();
            }
            assertThat(sheet.getRow(3).getCell(0).getCellStyle().getAlignment()).isEqualTo(HorizontalAlignment.CENTER);
        }
    }

    @Test
    void everySheetHasANameThatExcelTakesAndItsFullNameInside() {
        String thirtyOne = "示例市某某某某某某某某某某某某某某某某某某某某某某某某某某管理局";
        List<String> names =
                List.of(thirtyOne + "甲分局", thirtyOne + "乙分局", "2026年:甲/乙[丙]*单位?\\", "'引号'", "sheet", "SHEET", " ");
        MasterBook master =
                MasterBook.open(new XlsxMaker().sheet("数据", "").bytes()).get();
        byte[] bytes =
                LookBook.write(master, names.stream().map(LookBookTest::page).toList(), work);
        Book book = Books.open(bytes, "x.xlsx", Limits.STANDARD).get();
        List<String> written = book.sheets().stream().map(Sheet::name).toList();
        assertThat(written).hasSameSizeAs(names).doesNotHaveDuplicates();
        assertThat(written.stream().map(name -> name.toLowerCase(java.util.Locale.ROOT)))
                .doesNotHaveDuplicates();
        assertThat(written)
                .allSatisfy(name -> assertThat(name)
                        .hasSizeLessThanOrEqualTo(31)
                        .doesNotContainPattern("[:\\\\/?*\\[\\]]")
                        .doesNotStartWith("'")
                        .doesNotEndWith("'")
                        .isNotBlank());
        for (int i = 0; i < names.size(); i++) {
            String full = names.get(i);
            assertThat(book.sheets().get(i).cells().values().stream().map(Cell::content))
                    .contains(new Content.Text(full));
        }
    }
}
