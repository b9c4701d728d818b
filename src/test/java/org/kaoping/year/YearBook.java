package org.kaoping.year;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook as whoever opens it sees it, cell by cell. */
final class YearBook implements AutoCloseable {
    private final XSSFWorkbook book;

    YearBook(byte[] bytes) throws IOException {
        book = new XSSFWorkbook(new ByteArrayInputStream(bytes));
    }

    /** What a cell shows: a decimal of at most 15 digits, or a text. */
    static String shown(@org.jspecify.annotations.Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC -> ByTheRules.plain(new BigDecimal(cell.getNumericCellValue()).round(new MathContext(15)));
            case STRING -> cell.getStringCellValue();
            case BLANK -> "";
            default -> type + " " + cell;
        };
    }

    /** By address: {@code at("部门排名", "A", 6)}; empty where there is nothing. */
    String at(String sheet, String column, int row) {
        return at(sheet, CellReference.convertColStringToIndex(column), row);
    }

    String at(String sheet, int column, int row) {
        Row line = book.getSheet(sheet).getRow(row - 1);
        return line == null ? "" : shown(line.getCell(column));
    }

    /** By an address such as {@code J12}. */
    String at(String sheet, String address) {
        CellReference at = new CellReference(address);
        return at(sheet, at.getCol(), at.getRow() + 1);
    }

    /** The row in which a column holds that text, counted from 1. */
    Optional<Integer> row(String sheet, String column, String text) {
        int index = CellReference.convertColStringToIndex(column);
        for (Row row : book.getSheet(sheet)) {
            if (shown(row.getCell(index)).equals(text)) {
                return Optional.of(row.getRowNum() + 1);
            }
        }
        return Optional.empty();
    }

    /** The column in which a row holds that text, counted from 0. */
    int column(String sheet, int row, String text) {
        for (Cell cell : book.getSheet(sheet).getRow(row - 1)) {
            if (shown(cell).equals(text)) {
                return cell.getColumnIndex();
            }
        }
        throw new AssertionError("no " + text + " in row " + row + " of " + sheet);
    }

    int lastRow(String sheet) {
        return book.getSheet(sheet).getLastRowNum() + 1;
    }

    /** What every formula shows, by sheet and cell. */
    Map<String, String> formulas(YearBook other) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (Sheet sheet : other.book) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.FORMULA) {
                        shown.put(
                                sheet.getSheetName() + "!" + cell.getAddress(),
                                at(sheet.getSheetName(), cell.getColumnIndex(), cell.getRowIndex() + 1));
                    }
                }
            }
        }
        return shown;
    }

    /** The same with wrong numbers kept of every formula, so that only a real recalculation can agree. */
    static byte[] spoilt(byte[] workbook) throws IOException {
        try (XSSFWorkbook spoilt = new XSSFWorkbook(new ByteArrayInputStream(workbook));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (Sheet sheet : spoilt) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.FORMULA
                                && cell.getCachedFormulaResultType() == CellType.NUMERIC) {
                            ((XSSFCell) cell).getCTCell().setV("-12345");
                        }
                    }
                }
            }
            spoilt.write(out);
            return out.toByteArray();
        }
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
