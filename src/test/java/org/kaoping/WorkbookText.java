package org.kaoping;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.ss.util.PaneInformation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook in words: what its sheets say and how they look and print, so that a change shows in review. */
final class WorkbookText {
    private final StringBuilder text = new StringBuilder();

    private WorkbookText() {}

    /**
     * The text.
     *
     * @param head the zero-based row of the column heads
     */
    static String of(byte[] workbook, int head) throws IOException {
        WorkbookText words = new WorkbookText();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            for (int i = 0; i < book.getNumberOfSheets(); i++) {
                words.sheet(book, i, head);
            }
        }
        return words.text.toString();
    }

    private void line(String words) {
        text.append(words.stripTrailing()).append('\n');
    }

    private void sheet(XSSFWorkbook book, int index, int head) {
        XSSFSheet sheet = book.getSheetAt(index);
        if (index > 0) {
            line("");
        }
        PrintSetup setup = sheet.getPrintSetup();
        PaneInformation pane = sheet.getPaneInformation();
        line("工作表「" + sheet.getSheetName() + "」" + (setup.getPaperSize() == 8 ? "A3" : "A4")
                + (setup.getLandscape() ? "横向" : "纵向") + "，" + setup.getFitWidth() + "页宽，区域 "
                + book.getPrintArea(index) + "，重复 "
                + (sheet.getRepeatingRows() == null
                        ? "无"
                        : sheet.getRepeatingRows().formatAsString())
                + "，冻结 "
                + (pane == null ? "无" : pane.getVerticalSplitPosition() + "列" + pane.getHorizontalSplitPosition() + "行")
                + "，筛选 "
                + (sheet.getCTWorksheet().isSetAutoFilter()
                        ? sheet.getCTWorksheet().getAutoFilter().getRef()
                        : "无"));
        Row heads = sheet.getRow(head);
        Row first = sheet.getRow(head + 1);
        for (Cell cell : heads) {
            int at = cell.getColumnIndex();
            Cell body = first == null ? null : first.getCell(at);
            line("　" + CellReference.convertNumToColString(at) + "列 " + shown(cell) + "：宽 "
                    + BigDecimal.valueOf(Math.round(sheet.getColumnWidth(at) / 25.6))
                            .movePointLeft(1)
                    + (body == null ? "" : "，格式 " + body.getCellStyle().getDataFormatString()));
        }
        for (Row row : sheet) {
            if (row.getRowNum() == head) {
                continue;
            }
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.getLastCellNum(); i++) {
                cells.add(shown(row.getCell(i)));
            }
            line((row.getRowNum() + 1) + " " + String.join(" | ", cells));
        }
    }

    /** What a cell holds: a number as it is kept, a text on one line. */
    private static String shown(Cell cell) {
        if (cell == null || cell.getCellType() == CellType.BLANK) {
            return "";
        }
        return cell.getCellType() == CellType.NUMERIC
                ? BigDecimal.valueOf(cell.getNumericCellValue())
                        .stripTrailingZeros()
                        .toPlainString()
                : cell.toString().replaceAll("\\R", "⏎");
    }
}
