package org.kaoping;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFName;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks filled without any program beside this one. */
final class GoodWorkbooks {
    private GoodWorkbooks() {}

    /** The template with its entries, as a clerk types them. */
    static byte[] filled(Clerks.Job job) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(job.template()));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (Clerks.Entry entry : job.entries()) {
                CellAddress at = new CellAddress(entry.cell());
                Cell cell = book.getSheet(entry.sheet()).getRow(at.getRow()).getCell(at.getColumn());
                switch (entry.type()) {
                    case "date" -> cell.setCellValue(LocalDate.parse(entry.value()));
                    case "integer", "decimal" -> cell.setCellValue(Double.parseDouble(entry.value()));
                    default -> cell.setCellValue(entry.value());
                }
            }
            book.write(out);
            return out.toByteArray();
        }
    }

    /**
     * The same as an .xls: values, formulas with their results, formats of days, names, hidden sheets.
     *
     * @param from1904 whether its days count from 1904
     */
    static byte[] xls(byte[] xlsx, boolean from1904) throws IOException {
        try (XSSFWorkbook from = new XSSFWorkbook(new ByteArrayInputStream(xlsx));
                HSSFWorkbook to = new HSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            if (from1904) {
                ((DateWindow1904Record) to.getInternalWorkbook().findFirstRecordBySid(DateWindow1904Record.sid))
                        .setWindowing((short) 1);
            }
            for (int i = 0; i < from.getNumberOfSheets(); i++) {
                to.createSheet(from.getSheetName(i));
                to.setSheetVisibility(i, from.getSheetVisibility(i));
            }
            from.getAllNames().stream().filter(name -> name.getSheetIndex() < 0).forEach(name -> {
                HSSFName copy = to.createName();
                copy.setNameName(name.getNameName());
                copy.setRefersToFormula(name.getRefersToFormula());
            });
            Map<String, HSSFCellStyle> styles = new HashMap<>();
            for (int i = 0; i < from.getNumberOfSheets(); i++) {
                for (Row row : from.getSheetAt(i)) {
                    HSSFRow line = to.getSheetAt(i).createRow(row.getRowNum());
                    for (Cell cell : row) {
                        String format = cell.getCellStyle().getDataFormatString();
                        HSSFCell copy = line.createCell(cell.getColumnIndex());
                        copy.setCellStyle(styles.computeIfAbsent(format, code -> {
                            HSSFCellStyle style = to.createCellStyle();
                            style.setDataFormat(to.createDataFormat().getFormat(code));
                            return style;
                        }));
                        boolean day = DateUtil.isADateFormat(-1, format);
                        copy(cell, copy, from1904 && day ? 1462 : 0);
                    }
                }
            }
            to.write(out);
            return out.toByteArray();
        }
    }

    private static void copy(Cell from, HSSFCell to, int less) {
        CellType type = from.getCellType();
        if (type == CellType.FORMULA) {
            to.setCellFormula(from.getCellFormula());
            type = from.getCachedFormulaResultType();
        }
        switch (type) {
            case NUMERIC -> to.setCellValue(from.getNumericCellValue() - less);
            case STRING -> to.setCellValue(from.getStringCellValue());
            case BOOLEAN -> to.setCellValue(from.getBooleanCellValue());
            default -> {}
        }
    }
}
