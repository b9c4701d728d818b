package org.kaoping.masters;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** What a workbook says, in lines: cells with their looks, rules, names, merges, conditional formats, print set-up. */
final class Summary {
    private Summary() {}

    static List<String> of(byte[] bytes) {
        List<String> lines = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            for (Name name : book.getAllNames()) {
                lines.add(
                        "name " + name.getSheetIndex() + " " + name.getNameName() + " = " + name.getRefersToFormula());
            }
            for (int i = 0; i < book.getNumberOfSheets(); i++) {
                sheet(book.getSheetAt(i), book.getSheetVisibility(i) + " ", lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private static void sheet(XSSFSheet sheet, String visible, List<String> lines) {
        String at = sheet.getSheetName();
        lines.add(at + " " + visible + sheet.getPaneInformation() + " header "
                + sheet.getHeader().getCenter() + " footer " + sheet.getFooter().getCenter() + " protected "
                + sheet.getProtect() + " repeat " + sheet.getRepeatingRows());
        sheet.getMergedRegions().forEach(merge -> lines.add(at + " merge " + merge.formatAsString()));
        for (Row row : sheet) {
            lines.add(at + " row " + row.getRowNum() + " " + row.getHeightInPoints() + " " + row.getZeroHeight());
            for (Cell cell : row) {
                lines.add(at + " " + cell.getAddress() + " " + value(cell) + " "
                        + look((XSSFCellStyle) cell.getCellStyle()));
            }
        }
        for (DataValidation rule : sheet.getDataValidations()) {
            var what = rule.getValidationConstraint();
            StringBuilder where = new StringBuilder();
            for (var range : rule.getRegions().getCellRangeAddresses()) {
                where.append(range.formatAsString());
            }
            lines.add(at + " rule " + where + " " + what.getValidationType() + " " + what.getOperator() + " "
                    + what.getFormula1() + " " + what.getFormula2() + " " + rule.getErrorStyle() + " "
                    + rule.getEmptyCellAllowed() + " " + rule.getPromptBoxText() + " " + rule.getErrorBoxText());
        }
        var formats = sheet.getSheetConditionalFormatting();
        for (int i = 0; i < formats.getNumConditionalFormattings(); i++) {
            var format = formats.getConditionalFormattingAt(i);
            lines.add(at + " when " + format.getFormattingRanges()[0].formatAsString() + " "
                    + format.getRule(0).getFormula1());
        }
    }

    private static String value(Cell cell) {
        return switch (cell.getCellType()) {
            case FORMULA -> "=" + cell.getCellFormula();
            case NUMERIC -> String.valueOf(cell.getNumericCellValue());
            case STRING -> cell.getStringCellValue();
            default -> cell.getCellType().name();
        };
    }

    private static String look(XSSFCellStyle style) {
        var fill = style.getFillForegroundColorColor();
        return style.getFont().getFontName() + " " + style.getFont().getFontHeightInPoints() + " "
                + (fill == null ? "" : fill.getARGBHex()) + " " + style.getAlignment() + " "
                + style.getDataFormatString()
                + (style.getLocked() ? " locked" : " open");
    }
}
