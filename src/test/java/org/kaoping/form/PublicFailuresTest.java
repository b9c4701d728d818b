package org.kaoping.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaoping.form.PlainForm.cell;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.kaoping.form.book.Limits;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;

/** What people reported in public about marked workbooks elsewhere, on a form of ours. */
class PublicFailuresTest {
    private static List<Problem> errors(byte[] workbook) {
        return PlainForm.judge(workbook).problems().stream()
                .filter(Problem::isError)
                .toList();
    }

    private static byte[] bad(java.util.function.Consumer<XSSFWorkbook> more) {
        return PlainForm.returned(book -> {
            // a blank row above the faulty ones, and a stray character far below
            cell(book, "A8").setCellValue("信用承诺");
            cell(book, "D8").setCellValue("没有日期");
            cell(book, "A9").setCellValue("信用承诺");
            cell(book, "B9").setCellValue(101);
            cell(book, "A60").setCellValue("。");
            more.accept(book);
        });
    }

    @Test
    void problemsBelowABlankRowCarryTheRealCells() {
        Checked<Values> judged = PlainForm.judge(bad(book -> {}));
        assertThat(PlainForm.problems(judged)).contains("not-a-date D8").contains("out-of-range B9");
        assertThat(PlainForm.value(judged, "A8")).isEqualTo("信用承诺");
    }

    @Test
    void aMarkedCopyWithMarksOfTheClerksOwnGivesTheSameProblems() {
        byte[] sent = bad(book -> {});
        byte[] marked = Annotator.annotate(sent, "自评表.xlsx", errors(sent), Limits.STANDARD)
                .get();
        assertThat(PlainForm.problems(PlainForm.judge(marked))).isEqualTo(PlainForm.problems(PlainForm.judge(sent)));
        byte[] painted = painted(marked);
        assertThat(PlainForm.problems(PlainForm.judge(painted))).isEqualTo(PlainForm.problems(PlainForm.judge(sent)));
    }

    /** Red cells, a column of remarks right of the form, and a list sheet of somebody's own. */
    private static byte[] painted(byte[] workbook) {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook));
                java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream()) {
            XSSFCellStyle red = book.createCellStyle();
            red.setFillForegroundColor(IndexedColors.RED.getIndex());
            red.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            cell(book, "N8").setCellStyle(red);
            cell(book, "N8").setCellValue("日期不对");
            cell(book, "N9").setCellValue("分数不对");
            XSSFSheet list = book.createSheet("问题清单");
            list.createRow(0).createCell(0).setCellValue("D8 日期不对");
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> kept(byte[] workbook) throws IOException {
        List<String> kept = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            kept.add("workbook lock " + book.isStructureLocked());
            book.getAllNames().stream()
                    .filter(name -> !name.getRefersToFormula().contains("填报问题"))
                    .forEach(name -> kept.add("name " + name.getNameName() + " " + name.getRefersToFormula()));
            for (String name : new String[] {"表", "字典", "_kaoping"}) {
                XSSFSheet sheet = book.getSheet(name);
                kept.add(name + " " + book.getSheetVisibility(book.getSheetIndex(sheet)) + " " + sheet.getProtect());
                sheet.getDataValidations()
                        .forEach(rule -> kept.add("rule "
                                + rule.getValidationConstraint().getFormula1() + " "
                                + rule.getRegions().getCellRangeAddresses()[0].formatAsString()));
                kept.add("extension " + sheet.getCTWorksheet().isSetExtLst());
                kept.add("titles " + sheet.getRepeatingRows());
                kept.add("pane " + (sheet.getPaneInformation() != null));
                kept.add("print " + book.getPrintArea(book.getSheetIndex(sheet)));
                sheet.getMergedRegions().forEach(area -> kept.add("merged " + area.formatAsString()));
            }
            var formats = book.getSheet("表").getSheetConditionalFormatting();
            for (int i = 0; i < formats.getNumConditionalFormattings(); i++) {
                String formula =
                        formats.getConditionalFormattingAt(i).getRule(0).getFormula1();
                if (formula.equals("$B6>100")) {
                    kept.add("format "
                            + formats.getConditionalFormattingAt(i)
                                    .getFormattingRanges()[0]
                                    .formatAsString());
                }
            }
        }
        return kept;
    }

    @Test
    void aMarkedCopyKeepsLocksRulesFormatsNamesTitlesPanesAndTheHiddenSheets() throws IOException {
        byte[] sent = bad(book -> {
            XSSFSheet sheet = book.getSheet("表");
            book.lockStructure();
            sheet.setRepeatingRows(CellRangeAddress.valueOf("1:5"));
            sheet.createFreezePane(0, 5);
            var formats = sheet.getSheetConditionalFormatting();
            formats.addConditionalFormatting(
                    new CellRangeAddress[] {CellRangeAddress.valueOf("A6:J15")},
                    formats.createConditionalFormattingRule("$B6>100"));
        });
        List<String> before = kept(sent);
        assertThat(before)
                .contains("workbook lock true", "extension true", "pane true", "format A6:J15")
                .anyMatch(line -> line.startsWith("_kaoping VERY_HIDDEN"))
                .anyMatch(line -> line.startsWith("name _营商环境"));
        byte[] marked = Annotator.annotate(sent, "自评表.xlsx", errors(sent), Limits.STANDARD)
                .get();
        assertThat(kept(marked)).isEqualTo(before);
    }
}
