package org.kaoping.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DataValidation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaoping.form.book.MasterBook;
import org.kaoping.form.book.ZipEdit;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;

/** Every mistake of a master is a problem at its cell: one row each, drawn into a master that is sound but for it. */
class MasterMistakesTest {
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private static List<String> problems(byte[] master) {
        Checked<Form> compiled = FormCompiler.compile(MasterBook.open(master).get(), MasterDraft.vocabulary());
        assertThat(compiled.value().isPresent())
                .as("a form comes out only without errors")
                .isNotEqualTo(compiled.hasErrors());
        return compiled.problems().stream().map(MasterMistakesTest::line).toList();
    }

    private static String line(Problem problem) {
        return problem.place().sheet() + " " + problem.place().cell() + " "
                + problem.severity().id() + " " + problem.code().id();
    }

    private static Arguments mistake(String what, Consumer<MasterDraft> change, String... expected) {
        return Arguments.of(what, change, List.of(expected));
    }

    private static Consumer<DataValidation> box(String error) {
        return validation -> validation.createErrorBox("填写有误", error);
    }

    static Stream<Arguments> placeholders() {
        return Stream.of(
                mistake("nothing", draft -> draft.text("A9", "注：")),
                mistake(
                        "unknown single field",
                        draft -> draft.text("A9", "期限").text("B9", "{dueDay}"),
                        "表 B9 error placeholder-unknown"),
                mistake(
                        "dotted name that is no list",
                        draft -> draft.text("A8", "单位").text("A9", "{unit.name}"),
                        "表 A9 error placeholder-unknown",
                        "表 A9 error table-key-missing"),
                mistake(
                        "attribute that the list has not",
                        draft -> draft.text("B6", "{items.nmae}"),
                        "表 B6 error placeholder-unknown"),
                mistake(
                        "unknown name inside a text",
                        draft -> draft.text("D9", "{periodStart}（{missing}）"),
                        "表 D9 error placeholder-unknown"),
                mistake(
                        "list inside a text",
                        draft -> draft.text("D9", "第一项：{items.name}"),
                        "表 D9 error placeholder-unknown"),
                mistake("brace not closed", draft -> draft.text("D9", "{year年度"), "表 D9 error placeholder-malformed"),
                mistake("brace not opened", draft -> draft.text("D9", "year}年度"), "表 D9 error placeholder-malformed"),
                mistake("Chinese name", draft -> draft.text("D9", "{年度}"), "表 D9 error placeholder-malformed"),
                mistake(
                        "blank inside the braces",
                        draft -> draft.text("D9", "{ year }"),
                        "表 D9 error placeholder-malformed"),
                mistake(
                        "blank around the braces",
                        draft -> draft.text("A9", "年度").input("B9", "{content} ", "@"),
                        "表 B9 error placeholder-malformed"),
                mistake("two dots", draft -> draft.text("D9", "{items.code.x}"), "表 D9 error placeholder-malformed"),
                mistake("full-width braces", draft -> draft.text("D9", "｛year｝年度"), "表 D9 error placeholder-malformed"),
                mistake(
                        "field twice",
                        draft -> draft.text("A9", "报送人").input("B9", "{reporter}", "@"),
                        "表 B9 error field-doubled"),
                mistake(
                        "field twice on two sheets",
                        draft -> draft.sheet("字典").text("A9", "单位").text("B9", "{unitName}"),
                        "字典 B9 error field-doubled"),
                mistake(
                        "column twice",
                        draft -> draft.text("G5", "又一列").input("G6", "{items.status}", "@"),
                        "表 G6 error field-doubled"),
                mistake(
                        "input without label",
                        draft -> draft.without("C3"),
                        // what stands further left is the prefilled unit: the label that both would share
                        new String[0]),
                mistake(
                        "input without any label",
                        draft -> draft.without("A1").input("H12", "{lonely}", "@"),
                        "表 H12 error field-without-label"),
                mistake("column without head", draft -> draft.without("D5"), "表 D6 error field-without-label"),
                mistake(
                        "prefilled column without head",
                        draft -> draft.without("B5"),
                        "表 B6 warning field-without-label"));
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                mistake(
                        "list of 256 characters",
                        draft -> draft.text("A9", "选")
                                .input("B9", "{choice}", "@")
                                .longList("B9", "长".repeat(127) + "," + "选".repeat(128)),
                        "表 B9 error list-too-long"),
                mistake(
                        "list of 255 characters",
                        draft -> draft.text("A9", "选")
                                .input("B9", "{choice}", "@")
                                .longList("B9", "长".repeat(127) + "," + "选".repeat(127))),
                mistake(
                        "thirty options of a real list",
                        draft -> draft.text("A9", "选")
                                .input("B9", "{choice}", "@")
                                .longList("B9:B30", "第几项考评工作,".repeat(40) + "完"),
                        "表 B9 error list-too-long"),
                mistake(
                        "options parted with Chinese commas",
                        draft -> draft.text("A9", "选")
                                .input("B9", "{choice}", "@")
                                .rule("B9", MasterDraft.range("\"甲，乙，丙\""), "请选"),
                        "表 B9 warning list-one-option"),
                mistake(
                        "list from a sheet that is not there",
                        draft -> draft.text("A9", "选")
                                .input("B9", "{choice}", "@")
                                .rule("B9", MasterDraft.range("没有!$A$1:$A$3"), "请选"),
                        "表 B9 error list-source-missing"),
                mistake(
                        "list from a name that is not there",
                        draft -> draft.text("A9", "选")
                                .input("B9", "{choice}", "@")
                                .rule("B9", MasterDraft.range("kp_none"), "请选"),
                        "表 B9 error list-source-missing"),
                mistake(
                        "list whose source was deleted",
                        draft -> draft.text("A9", "选")
                                .input("B9", "{choice}", "@")
                                .rule("B9", MasterDraft.range("字典!#REF!"), "请选"),
                        "表 B9 error list-source-missing"),
                mistake(
                        "list from an area of two columns",
                        draft -> draft.text("A9", "选")
                                .input("B9", "{choice}", "@")
                                .rule("B9", MasterDraft.range("字典!$A$3:$B$4"), "请选"),
                        "表 B9 error rule-not-understood"),
                mistake(
                        "list with a blank cell while blanks are ignored",
                        draft -> draft.text("A9", "选")
                                .input("B9", "{choice}", "@")
                                .rule("B9", MasterDraft.range("字典!$A$3:$A$5"), "请选"),
                        "表 B9 warning list-blank"),
                mistake(
                        "list with a blank cell",
                        draft -> draft.text("A9", "选")
                                .input("B9", "{choice}", "@")
                                .rule("B9", MasterDraft.range("字典!$A$3:$A$5"), validation -> {
                                    validation.setEmptyCellAllowed(false);
                                    validation.createErrorBox("填写有误", "请选");
                                })),
                mistake(
                        "rule without error text",
                        draft -> draft.text("A9", "数")
                                .input("B9", "{count}", "0")
                                .rule("B9", MasterDraft.whole("0", "9"), validation -> {}),
                        "表 B9 warning rule-without-error-text"),
                mistake(
                        "bounds the wrong way round",
                        draft -> draft.text("A9", "数")
                                .input("B9", "{count}", "0")
                                .rule("B9", MasterDraft.whole("9", "0"), "0至9"),
                        "表 B9 error rule-not-understood"),
                mistake(
                        "two rules on one cell",
                        draft -> draft.rule("D3:D4", MasterDraft.length(0, 9), "不超过9字"),
                        "表 D3 error rule-not-understood"),
                mistake(
                        "formula that can't be calculated",
                        draft -> draft.text("A9", "数")
                                .input("B9", "{count}", "0")
                                .rule("B9", MasterDraft.custom("N(B9)>0"), "大于0"),
                        "表 B9 error rule-not-understood"),
                mistake(
                        "formula over many cells",
                        draft -> draft.text("A9", "数")
                                .input("B9", "{count}", "0")
                                .rule("B9", MasterDraft.custom("SUMPRODUCT((C6:C9=\"有进展\")*1)>0"), "有进展才填"),
                        "表 B9 error rule-not-understood"),
                mistake(
                        "bound that does not parse",
                        draft -> draft.text("A9", "数")
                                .input("B9", "{count}", "0")
                                .rule("B9", MasterDraft.decimal("0", "kp_none"), "不对"),
                        "表 B9 error rule-not-understood"),
                mistake(
                        "rule on no field",
                        draft -> draft.rule("H9", MasterDraft.custom("N(H9)>0"), "大于0"),
                        "表 H9 error rule-not-understood"),
                mistake(
                        "rule over a part of the free rows",
                        draft -> draft.text("A11", "事")
                                .text("B11", "日")
                                .blank("A12:B21", "@")
                                .input("A12", "{rows.task}", "@")
                                .input("B12", "{rows.day}", "yyyy-mm-dd")
                                .rule("A12:A21", MasterDraft.length(2, 99), "2至99字")
                                .rule("B12:B20", MasterDraft.day("1", "50000"), "日期"),
                        "表 B12 error rule-incomplete"),
                mistake(
                        "free rows that are locked",
                        draft -> draft.text("A11", "事")
                                .input("A12", "{rows.task}", "@")
                                .rule("A12:A21", MasterDraft.length(2, 99), "2至99字"),
                        "表 A12 warning table-rows-locked"),
                mistake(
                        "error text of 225 characters",
                        draft -> draft.text("A9", "数")
                                .input("B9", "{count}", "0")
                                .rule("B9", MasterDraft.whole("0", "9"), box("长".repeat(225))),
                        "表 B9 error limit-exceeded"),
                mistake(
                        "error text of 224 characters",
                        draft -> draft.text("A9", "数")
                                .input("B9", "{count}", "0")
                                .rule("B9", MasterDraft.whole("0", "9"), box("长".repeat(224)))));
    }

    static Stream<Arguments> formulas() {
        return Stream.of(
                mistake("N", draft -> draft.formula("G7", "N(D7)+1"), "表 G7 error formula-not-supported"),
                mistake(
                        "functions that the evaluator has not",
                        draft -> draft.formula("G7", "LENB(A3)").formula("G8", "DATEDIF(D7,D8,\"d\")"),
                        "表 G7 error formula-not-supported",
                        "表 G8 error formula-not-supported"),
                mistake(
                        "functions newer than Excel 2007",
                        draft -> draft.formula("G7", "_xlfn.RANK.EQ(D7,D6:D7)").formula("G8", "_xlfn.UNIQUE(D6:D7)"),
                        "表 G7 error formula-not-supported",
                        "表 G8 error formula-not-supported"),
                mistake(
                        "range in arithmetic",
                        draft -> draft.formula("G7", "D6:D6*2"),
                        "表 G7 error formula-not-supported"),
                mistake(
                        "range compared",
                        draft -> draft.formula("G7", "SUMPRODUCT(--(D6:D9>1))"),
                        "表 G7 error formula-not-supported"),
                mistake("range alone", draft -> draft.formula("G7", "D6:D9"), "表 G7 error formula-not-supported"),
                mistake(
                        "name of many cells as criterion",
                        draft -> draft.formula("G7", "COUNTIF(B6:B9,kp_items)"),
                        "表 G7 error formula-not-supported"),
                mistake(
                        "range as criterion",
                        draft -> draft.formula("G7", "SUMIF(B6:B9,A6:A9,D6:D9)"),
                        "表 G7 error formula-not-supported"),
                mistake(
                        "range where one value is meant",
                        draft -> draft.formula("G7", "LEN(B6:B9)"),
                        "表 G7 error formula-not-supported"),
                mistake(
                        "weekday in words",
                        draft -> draft.formula("G7", "TEXT(E6,\"aaaa\")"),
                        "表 G7 error formula-not-supported"),
                mistake(
                        "Chinese numerals",
                        draft -> draft.formula("G7", "TEXT(D6,\"[DBNum1]0\")"),
                        "表 G7 error formula-not-supported"),
                mistake(
                        "what the evaluator can do",
                        draft -> draft.formula(
                                "G7",
                                "IF(COUNTIFS(B6:B9,B6,D6:D9,\">\"&D6)>0,INDEX(kp_items,1),IFERROR(VLOOKUP(A6,A6:D9,4,FALSE),\"\"))")),
                mistake("an array formula may", draft -> draft.array("G7", "SUM((D6:D9>1)*D6:D9)")),
                mistake(
                        "a sheet that is not there",
                        draft -> draft.formula("G7", "SUM(D6)")
                                .with(sheet -> sheet.getRow(6).getCell(6).setCellFormula("SUM(D6,没有了!A1)")),
                        "表 G7 error formula-not-supported"),
                mistake(
                        "the same formula filled down is told once",
                        draft -> draft.formula("G7", "N(D7)")
                                .formula("G8", "N(D8)")
                                .formula("G9", "N(D9)"),
                        "表 G7 error formula-not-supported"),
                mistake(
                        "arguments that make the evaluator give up",
                        draft -> draft.formula("G7", "INDEX(A6:B7,1,2,3)"),
                        "表 G7 error formula-not-supported"),
                mistake(
                        "a check that asks for the day",
                        draft -> draft.formula("F6", "IF(E6>TODAY(),\"日期还没有到\",\"\")"),
                        "表 F6 error formula-not-supported"),
                mistake("a status may ask for the day", draft -> draft.formula("G7", "IF(E6>TODAY(),\"未到\",\"\")")),
                mistake(
                        "an unlocked formula",
                        draft -> draft.openFormula("G7", "D6+1"),
                        "表 G7 error input-holds-formula"));
    }

    static Stream<Arguments> shapes() {
        return Stream.of(
                mistake("cells merged across the row", draft -> draft.merge("B6:B7"), "表 B6:B7 error table-merged"),
                mistake("cells merged within the row", draft -> draft.merge("G6:H6")),
                mistake(
                        "a column in another row",
                        draft -> draft.text("H7", "备注").input("H8", "{items.remark}", "@"),
                        "表 H8 error table-across-rows"),
                mistake("given rows without key", draft -> draft.without("A6"), "表 B6 error table-key-missing"),
                mistake(
                        "a field in the rows of a free table",
                        draft -> draft.text("A11", "事")
                                .blank("A12:B21", "@")
                                .text("B11", "因")
                                .input("A12", "{rows.task}", "@")
                                .input("B12", "{rows.why}", "@")
                                .text("A15", "合计")
                                .rule("A12:B21", MasterDraft.length(2, 99), "2至99字")
                                .input("B15", "{total}", "@"),
                        "表 A12 warning table-rows-locked",
                        "表 B15 error table-overlap"),
                mistake("no print area", MasterDraft::withoutPrintArea, "表 null warning print-area-missing"),
                mistake(
                        "no protection",
                        draft -> draft.with(sheet -> sheet.protectSheet(null)),
                        "表 null warning sheet-unprotected"),
                mistake("no card", draft -> draft.withoutSheet("_kaoping"), "null null error card-missing"),
                mistake("card without id", draft -> draft.card("id", ""), "_kaoping B1 error card-wrong"),
                mistake(
                        "card with capital letters",
                        draft -> draft.card("id", "Monthly Report"),
                        "_kaoping B1 error card-wrong"),
                mistake(
                        "card with an unknown period",
                        draft -> draft.card().sheet("_kaoping").text("B4", "weekly"),
                        "_kaoping B4 error card-wrong"),
                mistake(
                        "card with an unknown filler",
                        draft -> draft.card().sheet("_kaoping").text("B5", "city"),
                        "_kaoping B5 error card-wrong"),
                mistake(
                        "card with an unknown key",
                        draft -> draft.sheet("_kaoping").text("A7", "color").text("B7", "red"),
                        "_kaoping A7 error card-wrong"),
                mistake(
                        "name of one workbook where there is only one",
                        draft -> draft.sheet("_kaoping").text("A7", "name").text("B7", "reporter"),
                        "_kaoping B7 error card-wrong"),
                mistake(
                        "name that is no field",
                        draft -> draft.sheet("_kaoping")
                                .text("A7", "many")
                                .text("B7", "yes")
                                .text("A8", "name")
                                .text("B8", "person"),
                        "_kaoping B8 error card-wrong"),
                mistake(
                        "name that is prefilled",
                        draft -> draft.sheet("_kaoping")
                                .text("A7", "many")
                                .text("B7", "yes")
                                .text("A8", "name")
                                .text("B8", "unitName"),
                        "_kaoping B8 error card-wrong"),
                mistake(
                        "long cells of which one is no field and one is prefilled",
                        draft -> draft.sheet("_kaoping").text("A7", "textCells").text("B7", "reporter,essay,unitName"),
                        "_kaoping B7 error card-wrong",
                        "_kaoping B7 error card-wrong"),
                mistake(
                        "to be carried on: a prefilled field, given rows, nothing",
                        draft -> draft.sheet("_kaoping")
                                .text("A7", "prefill")
                                .text("B7", "reporter,unitName,items,nothing"),
                        "_kaoping B7 error card-wrong",
                        "_kaoping B7 error card-wrong",
                        "_kaoping B7 error card-wrong"),
                mistake(
                        "card with a key twice",
                        draft -> draft.sheet("_kaoping").text("A7", "id").text("B7", "other"),
                        "_kaoping A7 error card-wrong"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"placeholders", "rules", "formulas", "shapes"})
    void isToldAtItsCell(String what, Consumer<MasterDraft> change, List<String> expected) {
        MasterDraft draft = MasterDraft.sound();
        change.accept(draft);
        assertThat(problems(draft.bytes())).containsExactlyElementsOf(expected);
    }

    @Test
    void severalMistakesComeInTheOrderOfTheWorkbook() {
        MasterDraft draft =
                MasterDraft.sound().text("D9", "{missing}").text("C9", "{year").formula("G7", "N(D7)");
        draft.withoutPrintArea().sheet("字典").text("B9", "{unitName}").text("A9", "单位");
        assertThat(problems(draft.bytes()))
                .containsExactly(
                        "表 null warning print-area-missing",
                        "表 G7 error formula-not-supported",
                        "表 C9 error placeholder-malformed",
                        "表 D9 error placeholder-unknown",
                        "字典 B9 error field-doubled");
    }

    @Test
    void rulesOfTheExtensionListAreUnderstoodToo() {
        byte[] plain =
                MasterDraft.sound().text("A9", "选").input("B9", "{choice}", "@").bytes();
        for (List<String> one : Arrays.asList(
                List.of("list", "字典!$A$3:$A$4", ""),
                List.of("list", "没有!$A$3:$A$4", "表 B9 error list-source-missing"),
                List.of("colour", "1", "表 B9 error rule-not-understood"),
                List.of("custom", "N(B9)>1", "表 B9 error rule-not-understood"))) {
            byte[] master = ZipEdit.replace(plain, SHEET, "</worksheet>", """
                    <extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">\
                    <x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">\
                    <x14:dataValidation type="%s" allowBlank="0" showErrorMessage="1" error="请选择">\
                    <x14:formula1><xm:f>%s</xm:f></x14:formula1><xm:sqref>B9:B12</xm:sqref>\
                    </x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>""".formatted(one.get(0), one.get(1)));
            assertThat(problems(master)).isEqualTo(one.get(2).isEmpty() ? List.of() : List.of(one.get(2)));
        }
    }

    @Test
    void whatExcelWritesOfALongListNeverHidesTheOtherRules() {
        MasterDraft draft = MasterDraft.sound();
        draft.text("A9", "选").input("B9", "{choice}", "@");
        draft.longList("B9", "很长的选项,".repeat(60) + "完");
        draft.text("C9", "数").input("D9", "{count}", "0").rule("D9", MasterDraft.custom("N(D9)>1"), "不对");
        assertThat(problems(draft.bytes()))
                .containsExactly("表 B9 error list-too-long", "表 D9 error rule-not-understood");
    }

    @Test
    void unknownWordsOfARuleAreNotGuessed() {
        byte[] sound = MasterDraft.sound().bytes();
        assertThat(problems(ZipEdit.replace(sound, SHEET, "type=\"textLength\"", "type=\"textWidth\"")))
                .containsExactly("表 D3 error rule-not-understood");
        assertThat(problems(ZipEdit.replace(sound, SHEET, "operator=\"between\"", "operator=\"almost\"")))
                .containsExactly("表 D3 error rule-not-understood", "表 D6 error rule-not-understood");
        assertThat(problems(ZipEdit.replace(sound, SHEET, "<formula2>20</formula2>", "")))
                .containsExactly("表 D3 error rule-not-understood");
        assertThat(problems(ZipEdit.replace(sound, SHEET, "sqref=\"D3\"", "sqref=\"??\"")))
                .containsExactly("表 null error rule-not-understood");
    }
}
