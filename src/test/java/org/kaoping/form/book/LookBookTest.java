package org.kaoping.form.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sheets are named after people's words: long, equal after cutting, with signs that Excel forbids. */
class LookBookTest {
    private static LookPage page(String name) {
        List<Content> row = new ArrayList<>();
        row.add(new Content.Text(name));
        return new LookPage(
                name, null, "题", "注", List.of(LookPage.Column.plain("单位全称", 20, "General")), List.of(row), 0);
    }

    @Test
    void everySheetHasANameThatExcelTakesAndItsFullNameInside() {
        String thirtyOne = "示例市某某某某某某某某某某某某某某某某某某某某某某某某某某管理局";
        List<String> names =
                List.of(thirtyOne + "甲分局", thirtyOne + "乙分局", "2026年:甲/乙[丙]*单位?\\", "'引号'", "sheet", "SHEET", " ");
        MasterBook master =
                MasterBook.open(new XlsxMaker().sheet("数据", "").bytes()).get();
        byte[] bytes =
                LookBook.write(master, names.stream().map(LookBookTest::page).toList());
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
