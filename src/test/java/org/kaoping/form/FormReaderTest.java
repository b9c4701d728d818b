package org.kaoping.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaoping.form.SmallForm.Returned;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Content;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;

/** What a returned workbook is read as after a clerk did something to it. */
class FormReaderTest {
    private static final Layout LAYOUT = SmallForm.layout();

    private static Checked<Values> read(Book book) {
        return FormReader.read(LAYOUT, book, SmallForm.HANDED_OUT);
    }

    /** All values with their cells, in one line. */
    private static String values(Values values) {
        String fields = values.fields().entrySet().stream()
                .filter(one -> !one.getKey().equals("unitName"))
                .map(one -> one.getKey() + "=" + one.getValue().value().shown() + "@"
                        + one.getValue().cell())
                .collect(Collectors.joining(" "));
        String rows = Stream.of("items", "rows")
                .flatMap(table -> values.rows(table).stream())
                .map(row -> row.key()
                        + row.cells().entrySet().stream()
                                .filter(one -> !List.of("code", "name").contains(one.getKey()))
                                .map(one -> " " + one.getValue().value().shown() + "@"
                                        + one.getValue().cell())
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("; "));
        return fields + " | " + rows;
    }

    private static String problems(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.code().id()
                        + (problem.place().cell() == null
                                ? ""
                                : " " + problem.place().cell())
                        + (problem.found() == null ? "" : " " + problem.found()))
                .collect(Collectors.joining("; "));
    }

    private static final String ALL =
            "reporter=人员甲@D3 day=2020-05-25@B4 | " + "01 有进展@C6 2@D6; 02 无新增@C7; 03 不涉及@C8; 1 归集数据@A3 2020-05-01@B3";

    private record Case(String what, UnaryOperator<Returned> done, String values, String problems) {}

    private static Arguments of(String what, UnaryOperator<Returned> done, String values, String problems) {
        return Arguments.of(what, new Case(what, done, values, problems));
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                of("filled in as it is", b -> b, ALL, ""),
                of(
                        "blanks around and full width",
                        b -> b.put("月报", "D3", " 人员甲　", "C6", "有 进展"),
                        ALL,
                        "normalised D3  人员甲　; normalised C6 有 进展"),
                of(
                        "rows of the given table in another order",
                        b -> b.swap("月报", 6, 8),
                        "reporter=人员甲@D3 day=2020-05-25@B4 | "
                                + "03 不涉及@C6; 02 无新增@C7; 01 有进展@C8 2@D8; 1 归集数据@A3 2020-05-01@B3",
                        ""),
                of(
                        "a row inserted above everything",
                        b -> b.rows("月报", 1, 1),
                        "reporter=人员甲@D4 day=2020-05-25@B5 | "
                                + "01 有进展@C7 2@D7; 02 无新增@C8; 03 不涉及@C9; 1 归集数据@A3 2020-05-01@B3",
                        ""),
                of(
                        "empty rows inserted among the given rows",
                        b -> b.rows("月报", 7, 2),
                        "reporter=人员甲@D3 day=2020-05-25@B4 | "
                                + "01 有进展@C6 2@D6; 02 无新增@C9; 03 不涉及@C10; 1 归集数据@A3 2020-05-01@B3",
                        ""),
                of(
                        "a row inserted between title and head",
                        b -> b.rows("月报", 4, 3),
                        "reporter=人员甲@D3 day=2020-05-25@B7 | "
                                + "01 有进展@C9 2@D9; 02 无新增@C10; 03 不涉及@C11; 1 归集数据@A3 2020-05-01@B3",
                        ""),
                of(
                        "rows inserted among the free rows, more than are reserved",
                        b -> b.rows("台账", 3, 20).put("台账", "A4", "先办的事"),
                        "reporter=人员甲@D3 day=2020-05-25@B4 | 01 有进展@C6 2@D6; 02 无新增@C7; 03 不涉及@C8; "
                                + "1 先办的事@A4; 2 归集数据@A23 2020-05-01@B23",
                        ""),
                of(
                        "free rows of blanks only are no rows",
                        b -> b.put("台账", "A5", "  ", "B6", "\u00A0", "A7", ""),
                        ALL,
                        ""),
                of("a note typed below the table's end is no row", b -> b.put("台账", "A14", "附：联系人人员乙"), ALL, ""),
                of(
                        "hidden rows are data",
                        b -> b.hide("月报", 6).hide("月报", 8).hide("台账", 3),
                        ALL,
                        "hidden-rows 3; hidden-rows 6、8"),
                of("a hidden row without values", b -> b.hide("台账", 7), ALL, ""),
                of(
                        "sheets renamed",
                        b -> b.rename("月报", "月报 (2)").rename("台账", "Sheet2"),
                        ALL,
                        "sheet-renamed 月报 (2); sheet-renamed Sheet2"),
                of("sheets added", b -> b.put("草稿", "A1", "随便").put("数据", "A1", "代码"), ALL, ""),
                of("the title rewritten", b -> b.put("月报", "A1", "我单位五月报表"), ALL, "furniture-changed A1 我单位五月报表"),
                of("the title with other blanks and widths", b -> b.put("月报", "A1", "示例市 ２０２０ 年度报送表 "), ALL, ""),
                of(
                        "the signature line filled in",
                        b -> b.put("月报", "A9", "单位负责人（签字）：人员丙"),
                        ALL,
                        "furniture-changed A9 单位负责人（签字）：人员丙"),
                of("the signature line gone", b -> b.clear("月报", "A9"), ALL, "furniture-changed A9 （空）"),
                of("the unit's name overwritten", b -> b.put("月报", "B3", "示例市第二局"), ALL, "prefilled-changed B3 示例市第二局"),
                of("the unit's name in full width blanks", b -> b.put("月报", "B3", "示例市 第一局"), ALL, ""),
                of("a given name overwritten", b -> b.put("月报", "B7", "别的事项"), ALL, "prefilled-changed B7 别的事项"),
                of("a code that became a number", b -> b.number("月报", "A6", "1", "General"), ALL, ""),
                of(
                        "a given row deleted",
                        b -> b.rows("月报", 7, -1),
                        "reporter=人员甲@D3 day=2020-05-25@B4 | 01 有进展@C6 2@D6; 03 不涉及@C7; 1 归集数据@A3 2020-05-01@B3",
                        "row-missing"),
                of(
                        "a row added to the given ones",
                        b -> b.rows("月报", 9, 1).put("月报", "A9", "04", "B9", "自己加的", "C9", "有进展"),
                        ALL,
                        "row-unknown A9 04"),
                of("a row without code", b -> b.rows("月报", 9, 1).put("月报", "C9", "有进展"), ALL, "row-unknown C9 第9行：有进展"),
                of(
                        "a given row twice",
                        b -> b.rows("月报", 9, 1).put("月报", "A9", "02", "B9", "信用承诺", "C9", "有进展"),
                        ALL,
                        "row-duplicate A9 02"),
                of("a check overwritten", b -> b.put("月报", "E7", "没问题"), ALL, "formula-changed E7"),
                of(
                        "an error in a cell",
                        b -> b.content("月报", "D6", new Content.Err("#REF!")),
                        ALL.replace(" 2@D6", ""),
                        "cell-error D6 #REF!"),
                of(
                        "a sentence where a day is asked for",
                        b -> b.put("月报", "B4", "五月底"),
                        ALL.replace(" day=2020-05-25@B4", ""),
                        "not-a-date B4 五月底"),
                of("a head renamed", b -> b.put("月报", "D5", "数量"), ALL.replace(" 2@D6", ""), "header-moved D5 数量"),
                of(
                        "two heads exchanged",
                        b -> b.put("月报", "C5", "份数", "D5", "开展情况*"),
                        "reporter=人员甲@D3 day=2020-05-25@B4 | 01; 02; 03; 1 归集数据@A3 2020-05-01@B3",
                        "header-moved C5 份数; header-moved D5 开展情况*"),
                of(
                        "a column inserted: one problem, not one for each head to the right",
                        b -> b.columns("月报", "C", 1),
                        "day=2020-05-25@B4 | 01; 02; 03; 1 归集数据@A3 2020-05-01@B3",
                        "header-moved C3 （空）; header-moved C5 （空）"),
                of(
                        "a label moved",
                        b -> b.clear("月报", "C3").put("月报", "E3", "填报人*"),
                        ALL.replace("reporter=人员甲@D3 ", ""),
                        "header-moved C3 （空）"),
                of(
                        "the head row deleted",
                        b -> b.rows("台账", 2, -1),
                        "reporter=人员甲@D3 day=2020-05-25@B4 | 01 有进展@C6 2@D6; 02 无新增@C7; 03 不涉及@C8",
                        "header-moved A2 归集数据"),
                of(
                        "a sheet deleted",
                        b -> b.drop("台账"),
                        "reporter=人员甲@D3 day=2020-05-25@B4 | 01 有进展@C6 2@D6; 02 无新增@C7; 03 不涉及@C8",
                        "sheet-missing"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void whatClerksDo(String what, Case one) {
        Checked<Values> read = read(one.done().apply(Returned.filled()).book());
        assertThat(values(read.get())).as(what).isEqualTo(one.values());
        assertThat(problems(read.problems())).as(what).isEqualTo(one.problems());
    }

    @Test
    void anUntouchedTemplateIsEmptyAndNothingElse() {
        assertThat(problems(read(Returned.untouched().book()).problems())).isEqualTo("empty-submission");
        assertThat(problems(read(Returned.untouched()
                                .put("台账", "A5", " ")
                                .put("月报", "A9", "签字")
                                .book())
                        .problems()))
                .isEqualTo("empty-submission");
    }

    @Test
    void anotherFormIsOneProblem() {
        Book other = new Returned()
                .put("Sheet1", "A1", "食堂采购单", "A2", "品名", "B2", "数量")
                .book();
        assertThat(problems(read(other).problems())).isEqualTo("wrong-form 食堂采购单");
        assertThat(problems(read(new Returned().book()).problems())).isEqualTo("wrong-form 没有文字");
        Book named =
                new Returned().put("月报", "A1", "食堂采购单").put("台账", "A1", "进货").book();
        assertThat(problems(read(named).problems())).isEqualTo("wrong-form 食堂采购单");
    }

    @Test
    void anotherYearsFormWithOtherHeadsIsOneProblem() {
        Book old = Returned.filled()
                .put("月报", "A1", "示例市2019年度工作情况表", "C5", "完成情况")
                .clear("月报", "D5")
                .book();
        List<Problem> problems = read(old).problems();
        assertThat(problems(problems)).isEqualTo("old-form A1 “示例市2019年度工作情况表”");
        assertThat(problems.get(0).expected()).isEqualTo("“示例市2020年度报送表”");
    }

    @Test
    void daysOfOldMacFilesAreFourYearsLater() {
        Book book = Returned.filled()
                .number("月报", "B4", "42514", "yyyy-mm-dd")
                .number("台账", "B3", "42490", "yyyy-mm-dd")
                .book(true);
        assertThat(values(read(book).get())).isEqualTo(ALL);
    }

    @Test
    void withoutAHandOutPrefilledCellsAreReadAsTheyStand() {
        Book book =
                Returned.filled().put("月报", "A1", "别的市2021年度报送表", "B3", "别的单位").book();
        Checked<Values> read = FormReader.read(LAYOUT, book, null);
        assertThat(problems(read.problems())).isEmpty();
        assertThat(read.get().text("unitName")).isEqualTo("别的单位");
        assertThat(values(read.get())).isEqualTo(ALL);
    }

    @Test
    void theRowsOfAWorkbookAreFoundInItself() {
        Book book = Returned.filled().rows("月报", 2, 1).put("月报", "A9", "09").book();
        Lists lists = FormReader.discover(SmallForm.form(), book);
        assertThat(lists.of("items"))
                .extracting(item -> item.getOrDefault("code", CellValue.of("")).shown())
                .containsExactly("01", "02", "09");
        assertThat(FormReader.discover(SmallForm.form(), new Returned().book()).entries())
                .isEmpty();
    }

    @Test
    void anEmptyFieldIsPlacedWhereItBelongsInTheFile() {
        Values values = read(Returned.filled()
                        .clear("月报", "B4")
                        .rows("月报", 2, 5)
                        .book())
                .get();
        Values.Moved moved = values.sheets().get("月报");
        assertThat(moved).isNotNull();
        assertThat(moved == null ? -1 : moved.row(3)).isEqualTo(8);
    }
}
