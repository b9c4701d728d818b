package org.kaoping.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType;

/** Real files, from the master to the problems: what others were told in public that their systems got wrong. */
class ReturnedWorkbooksTest {
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "J6 | General | 1.10101199003078E+17 | － | long-number-lost J6",
                "J6 | @ | 110101199003078880 | － | long-number-lost J6",
                "J6 | @ | 「110101199003078881」 | 110101199003078881 |",
                "F6 | General | 13800001234 | 13800001234 | (normalised F6)",
                "F6 | @ | 13800001234 | 13800001234 | (normalised F6)",
                "F6 | 0 | 13800001234 | 13800001234 | (normalised F6)",
                "F6 | General | 51356317.21 | 51356317.21 | (normalised F6)",
                "F6 | @ | 「13800〈200B〉001234」 | 13800001234 | (normalised F6)",
                "F6 | @ | 「123」 | 123 | out-of-range F6",
                "H6 | 000000 | 7 | 000007 | !normalised H6",
                "H6 | General | 7 | － | leading-zeros-lost H6",
                "H6 | @ | 7 | － | leading-zeros-lost H6",
                "H6 | @ | 「000007」 | 000007 |",
                "J6 | @ | 「 」 | － | (normalised J6)",
                "C6 | General | 「 〈3000〉〈NBSP〉」 | － | (normalised C6)",
                "C6 | General | 「９．５」 | 9.5 | (normalised C6)",
                "C6 | General | 「〈NBSP〉8.5 」 | 8.5 | (normalised C6)",
                "C6 | General | 「7〈3000〉」 | 7 | (normalised C6)",
                "C6 | General | 「10分」 | － | not-a-number C6",
                "C6 | General | 「8,5」 | － | not-a-number C6",
                "C6 | General | #REF! | － | cell-error C6",
                "C6 | General | TRUE | － | not-a-number C6",
                "J6 | @ | 「#N/A」 | #N/A |",
                "J6 | @ | 「=HYPERLINK(1)」 | =HYPERLINK(1) |",
                "C6 | General | 4.5999999999999996 | 4.6 |",
                "C6 | General | 0.57999999999999996 | 0.58 |",
                "C6 | General | 9.1998124000000013 | 9.1998124 | rule-broken C6",
                "C6 | General | 8.125 | 8.125 | rule-broken C6",
                "C6 | General | 11 | 11 | rule-broken C6",
                "C6 | 0.00 | =B6*0.9 | 9 | (formula-calculated C6)",
                "C6 | 0.00 | =IF(B6>5,SUM(B6:B9)-1,0) | 9 | (formula-calculated C6)",
                "C6 | 0.00 | =B6/0 | － | cell-error C6",
                "C6 | 0.00 | =B6*2 | 20 | (formula-calculated C6); rule-broken C6",
                "C6 | 0.00 | =C6+1 | － | formula-not-calculated C6",
                "C6 | 0.00 | =TODAY()-46000 | － | formula-not-calculated C6",
                "C6 | 0.00 | =SUM(A1:XFD1048576) | － | formula-not-calculated C6",
                "C6 | 0.00 | =INDIRECT(\"B6\") | － | formula-not-calculated C6",
                "D6 | yyyy-mm-dd | =DATE(2026,11,5) | 2026-11-05 | (formula-calculated D6)",
                "B6 | 0 | 5.0 | 5 |",
                "B6 | 0 | 5.5 | 5.5 | not-whole B6",
                "B6 | 0 | 「5」 | 5 | (normalised B6)",
                "B6 | 0 | 4.9999999999999996 | 5 |",
                "B6 | 0 | 1E1 | 10 |",
                "B6 | 0 | -0 | 0 |",
                "B6 | 0 | 120 | 120 | out-of-range B6",
                "D6 | ~yyyy\"年\"m\"月\"d\"日\"~ | 46331 | 2026-11-05 |",
                "D6 | ~[$-804]yyyy\"年\"m\"月\"d\"日\";@~ | 46331 | 2026-11-05 |",
                "D6 | ~m\"月\"d\"日\"~ | 46331 | 2026-11-05 |",
                "D6 | aaaa | 46331 | 2026-11-05 |",
                "D6 | yyyy-mm-dd | 46331.99999999 | 2026-11-06 |",
                "D6 | yyyy-mm-dd | 46330.999502314816 | 2026-11-05 | (normalised D6)",
                "D6 | General | 「2026.11.5」 | 2026-11-05 | (normalised D6)",
                "D6 | General | 20261105 | 2026-11-05 | (normalised D6)",
                "D6 | General | 「11月5日」 | － | not-a-date D6",
                "D6 | General | 「2026-13-45」 | － | not-a-date D6",
                "D6 | yyyy-mm-dd | 45658 | 2025-01-01 | out-of-range D6",
                "G6 | 0% | 0.95 | 0.95 |",
                "G6 | 0% | 95 | 95 | out-of-range G6",
                "G6 | General | 95 | 95 | out-of-range G6",
                "G6 | General | 「95%」 | 0.95 | (normalised G6)",
                "G6 | General | 「９５％」 | 0.95 | (normalised G6)",
                "E6 | @ | 「现场照片」 | 现场照片 |",
                "E6 | @ | 「不在清单里的材料」 | 不在清单里的材料 | not-in-list E6",
                "I6 | @ | 「履约核查」 | 履约核查 |",
                "I6 | @ | 「市场准入」 | 市场准入 | not-in-list I6",
                "I6 | @ | 「」 | － |",
            })
    void oneCell(String at, String format, String content, String value, @Nullable String problems) {
        Checked<Values> judged = PlainForm.judge(PlainForm.returned(PlainForm.put(at, format, content)));
        assertThat(PlainForm.value(judged, at)).isEqualTo(value);
        assertThat(PlainForm.problems(judged)).isEqualTo(problems == null ? "" : problems);
    }

    /** A stored result is taken when the formula yields it, or told when that can't be known. */
    @ParameterizedTest(name = "{0} stored as {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "4+5 | 9 | 9 |",
                "B6*0.9 | 9.0000000000000002 | 9 |",
                "4+5 | 10 | － | formula-differs C6",
                "B6*0.9 | 8.9 | － | formula-differs C6",
                "B6-INDIRECT(\"B6\") | 3 | 3 | (formula-read C6)",
                "C6 | 9 | 9 | (formula-read C6)",
            })
    void aStoredResult(String formula, String stored, String value, @Nullable String problems) {
        Checked<Values> judged = PlainForm.judge(PlainForm.returned(book -> {
            var cell = PlainForm.cell(book, "C6").getCTCell();
            cell.addNewF().setStringValue(formula);
            cell.setV(stored);
        }));
        assertThat(PlainForm.value(judged, "C6")).isEqualTo(value);
        assertThat(PlainForm.problems(judged)).isEqualTo(problems == null ? "" : problems);
    }

    /** Formulas that reach out, run in circles or never end are not followed: what is stored is taken, and told. */
    @ParameterizedTest
    @MethodSource("formulasThatReachOut")
    void aFormulaThatReachesOutIsNeverFollowed(String formula) {
        Checked<Values> judged = PlainForm.judge(PlainForm.returned(book -> {
            var name = book.createName();
            name.setNameName("甲");
            var back = book.createName();
            back.setNameName("乙");
            back.setRefersToFormula("1");
            name.setRefersToFormula("乙");
            back.setRefersToFormula("甲");
            var cell = PlainForm.cell(book, "C6").getCTCell();
            cell.addNewF().setStringValue(formula);
            cell.setV("5");
        }));
        assertThat(PlainForm.value(judged, "C6")).isEqualTo("5");
        assertThat(PlainForm.problems(judged)).isEqualTo("(formula-read C6)");
    }

    static Stream<String> formulasThatReachOut() {
        return Stream.of(
                "cmd|'/C calc'!A0",
                "_xlfn.WEBSERVICE(\"http://127.0.0.1:9/\")",
                "HYPERLINK(\"http://127.0.0.1:9/\",5)",
                "[1]Sheet1!A1",
                "甲+0",
                "NOW()",
                "SUMPRODUCT((A:A=\"\")*(B:B=\"\")*ROW(C:C))",
                "SUM(A1:XFD1048576)",
                "5+".repeat(3_000) + "(");
    }

    @Test
    void whatIsUnderstoodAndWhatWasMeantIsSaid() {
        Problem share = PlainForm.judge(PlainForm.returned(PlainForm.put("G6", "0%", "95")))
                .problems()
                .get(0);
        assertThat(share.found()).contains("95", "9500%");
        assertThat(share.holes().get("advice")).contains("0.95", "95%");
        Problem unit = PlainForm.judge(PlainForm.returned(PlainForm.put("C6", "General", "「10分」")))
                .problems()
                .get(0);
        assertThat(unit.found()).isEqualTo("10分");
    }

    @ParameterizedTest
    @CsvSource({
        "营商环境, 审批提速, ''",
        "营商环境, 信用信息公示, not-in-list I7",
        "2026年（专项）, 信用信息公示, ''",
        "2026年（专项）, 市场准入, not-in-list I7",
        "2026年(专项), 专项治理, (normalised A7)",
        "别的, '', not-in-list A7",
    })
    void aListThatDependsOnAnother(String kind, String sort, String problems) {
        Checked<Values> judged = PlainForm.judge(PlainForm.returned(book -> {
            PlainForm.cell(book, "A7").setCellValue(kind);
            PlainForm.cell(book, "I7").setCellValue(sort);
        }));
        assertThat(PlainForm.problems(judged)).isEqualTo(problems);
    }

    private interface Deed {
        byte[] done();
    }

    private static Arguments deed(String what, Deed deed, String problems, String... row) {
        return Arguments.of(what, deed, problems, List.of(row));
    }

    private static XSSFSheet sheet(XSSFWorkbook book) {
        return book.getSheet("表");
    }

    static Stream<Arguments> deeds() {
        return Stream.of(
                deed("sent back untouched", PlainForm::handedOut, "empty-submission"),
                deed("only blanks", () -> PlainForm.changed(PlainForm.put("J6", "@", "「 」")), "empty-submission"),
                deed(
                        "rules gone: all cells pasted over",
                        () -> PlainForm.returned(book -> {
                            sheet(book).getCTWorksheet().unsetDataValidations();
                            PlainForm.put("B6", "General", "120").accept(book);
                            PlainForm.put("C6", "General", "150").accept(book);
                            PlainForm.put("D6", "yyyy-mm-dd", "45658").accept(book);
                            PlainForm.put("F6", "General", "「123」").accept(book);
                        }),
                        "out-of-range B6; rule-broken C6; out-of-range D6; out-of-range F6",
                        "A6=信用承诺",
                        "B6=120",
                        "C6=150",
                        "D6=2025-01-01",
                        "F6=123"),
                deed(
                        "a row inserted between the rows, protection taken off",
                        () -> PlainForm.returned(book -> {
                            PlainForm.cell(book, "A7").setCellValue("营商环境");
                            sheet(book).protectSheet(null);
                            sheet(book).shiftRows(6, sheet(book).getLastRowNum(), 1);
                            PlainForm.cell(book, "A7").setCellValue("营商环境");
                            PlainForm.put("D7", "yyyy-mm-dd", "45658").accept(book);
                            PlainForm.put("B8", "0", "5.5").accept(book);
                        }),
                        "out-of-range D7; not-whole B8",
                        "A6=信用承诺",
                        "B6=10"),
                deed(
                        "rows and a column hidden, a filter set",
                        () -> PlainForm.returned(book -> {
                            PlainForm.cell(book, "A8").setCellValue("营商环境");
                            sheet(book).getRow(7).setZeroHeight(true);
                            sheet(book).setColumnHidden(1, true);
                            sheet(book).setAutoFilter(CellRangeAddress.valueOf("A5:J15"));
                        }),
                        "!hidden-rows",
                        "A6=信用承诺",
                        "B6=10"),
                deed(
                        "the hidden sheet first, the form's sheet renamed",
                        () -> PlainForm.returned(book -> {
                            book.setSheetOrder("字典", 0);
                            book.setSheetName(book.getSheetIndex("表"), "台账 (2)");
                        }),
                        "(sheet-renamed)",
                        "A6=信用承诺",
                        "B6=10"),
                deed(
                        "the dictionary shown and a sheet of scribbles before all",
                        () -> PlainForm.returned(book -> {
                            book.setSheetVisibility(book.getSheetIndex("字典"), SheetVisibility.VISIBLE);
                            book.createSheet("草稿").createRow(0).createCell(0).setCellValue("类别");
                            book.setSheetOrder("草稿", 0);
                        }),
                        "",
                        "A6=信用承诺",
                        "B6=10"),
                deed(
                        "days counted from 1904",
                        () -> PlainForm.returned(book -> {
                            var properties = book.getCTWorkbook().isSetWorkbookPr()
                                    ? book.getCTWorkbook().getWorkbookPr()
                                    : book.getCTWorkbook().addNewWorkbookPr();
                            properties.setDate1904(true);
                            PlainForm.put("D6", "yyyy-mm-dd", "44869").accept(book);
                        }),
                        "",
                        "A6=信用承诺",
                        "B6=10",
                        "D6=2026-11-05"),
                deed(
                        "a picture pasted into the cell by WPS",
                        () -> PlainForm.returned(book -> {
                            var cell = PlainForm.cell(book, "J6").getCTCell();
                            cell.setT(STCellType.STR);
                            cell.addNewF().setStringValue("_xlfn.DISPIMG(\"ID_7F\",1)");
                            cell.setV("=DISPIMG(\"ID_7F\",1)");
                        }),
                        "(picture-in-cell J6)",
                        "A6=信用承诺",
                        "B6=10",
                        "J6=图片"),
                deed(
                        "a typed list of 390 characters, as other programs write it",
                        () -> PlainForm.sheet(
                                PlainForm.returned(book -> {}),
                                "</dataValidations>",
                                "<dataValidation type=\"list\" sqref=\"J6:J15\"><formula1>\"" + "很长的选项,".repeat(65)
                                        + "完\"</formula1></dataValidation></dataValidations>"),
                        "",
                        "A6=信用承诺",
                        "B6=10"),
                deed(
                        "bordered empty rows to the end of the sheet, a column formatted",
                        () -> PlainForm.sheet(
                                PlainForm.returned(book -> {}),
                                "</sheetData>",
                                "<row r=\"60000\"><c r=\"A60000\" s=\"1\"/></row>"
                                        + "<row r=\"1048576\"><c r=\"XFD1048576\" s=\"1\"/></row></sheetData>"),
                        "",
                        "A6=信用承诺",
                        "B6=10"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deeds")
    void whatWasDone(String what, Deed deed, String problems, List<String> row) {
        Checked<Values> judged = PlainForm.judge(deed.done());
        assertThat(PlainForm.problems(judged)).isEqualTo(problems);
        if (!row.isEmpty()) {
            assertThat(PlainForm.row(judged, 0)).isEqualTo(row);
        }
    }
}
