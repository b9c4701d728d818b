package org.kaoping.bench;

import com.alibaba.excel.EasyExcel;
import com.alibaba.excel.ExcelWriter;
import com.alibaba.excel.context.AnalysisContext;
import com.alibaba.excel.enums.ReadDefaultReturnEnum;
import com.alibaba.excel.event.AnalysisEventListener;
import com.alibaba.excel.metadata.data.ReadCellData;
import com.alibaba.excel.support.ExcelTypeEnum;
import com.alibaba.excel.write.metadata.WriteSheet;
import com.alibaba.excel.write.metadata.fill.FillConfig;
import com.alibaba.excel.write.metadata.fill.FillWrapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.kaoping.form.CellValue;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.Table;

/** The same work as others do it: mere reading of every cell, mere filling of the same master with the same values. */
final class Peers {
    private Peers() {}

    /** The parts of a workbook: where each one's packed bytes lie. */
    static List<int[]> parts(byte[] xlsx) {
        List<int[]> parts = new ArrayList<>();
        int end = xlsx.length - 22;
        int at = four(xlsx, end + 16);
        for (int i = 0; i < two(xlsx, end + 10); i++) {
            int local = four(xlsx, at + 42);
            parts.add(new int[] {local + 30 + two(xlsx, local + 26) + two(xlsx, local + 28), four(xlsx, at + 20)});
            at += 46 + two(xlsx, at + 28) + two(xlsx, at + 30) + two(xlsx, at + 32);
        }
        return parts;
    }

    private static int two(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
    }

    private static int four(byte[] bytes, int at) {
        return two(bytes, at) | two(bytes, at + 2) << 16;
    }

    /** Inflates all parts and throws them away: nobody can read a workbook for less. */
    static long inflate(byte[] xlsx, List<int[]> parts, Inflater inflater, byte[] buffer) throws DataFormatException {
        long total = 0;
        for (int[] part : parts) {
            inflater.reset();
            inflater.setInput(xlsx, part[0], part[1]);
            while (!inflater.finished()) {
                total += inflater.inflate(buffer);
            }
        }
        return total;
    }

    static long fastexcel(byte[] xlsx) throws IOException {
        long sum = 0;
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            for (org.dhatim.fastexcel.reader.Sheet sheet : book.getSheets().toList()) {
                try (Stream<org.dhatim.fastexcel.reader.Row> rows = sheet.openStream()) {
                    for (var row : (Iterable<org.dhatim.fastexcel.reader.Row>) rows::iterator) {
                        for (org.dhatim.fastexcel.reader.Cell cell : row) {
                            sum += cell == null || cell.getRawValue() == null
                                    ? 0
                                    : cell.getRawValue().length();
                        }
                    }
                }
            }
        }
        return sum;
    }

    static long easyExcel(byte[] xlsx) {
        long[] sum = new long[1];
        EasyExcel.read(new ByteArrayInputStream(xlsx), new AnalysisEventListener<Map<Integer, ReadCellData<?>>>() {
                    @Override
                    public void invoke(Map<Integer, ReadCellData<?>> row, AnalysisContext context) {
                        row.values()
                                .forEach(cell -> sum[0] += cell == null || cell.getStringValue() == null
                                        ? 1
                                        : cell.getStringValue().length());
                    }

                    @Override
                    public void doAfterAllAnalysed(AnalysisContext context) {
                        sum[0]++;
                    }
                })
                .excelType(ExcelTypeEnum.XLSX)
                .mandatoryUseInputStream(true)
                .headRowNumber(0)
                .autoTrim(false)
                .readDefaultReturn(ReadDefaultReturnEnum.READ_CELL_DATA)
                .doReadAll();
        return sum[0];
    }

    static long poi(byte[] xlsx) throws IOException {
        long sum = 0;
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            for (Sheet sheet : book) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        sum += switch (cell.getCellType()) {
                            case STRING -> cell.getStringCellValue().length();
                            case NUMERIC -> (long) cell.getNumericCellValue();
                            default -> 1;
                        };
                    }
                }
            }
        }
        return sum;
    }

    /**
     * EasyExcel fills a master: its placeholders are ours. It grows neither validations nor formulas and caches no
     * results, so it does less.
     */
    static byte[] easyExcelFill(Form form, Filling filling, boolean inMemory) {
        Map<String, Object> singles = new HashMap<>();
        filling.fields().forEach((name, value) -> singles.put(name, plain(value)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ExcelWriter writer = EasyExcel.write(bytes)
                .withTemplate(new ByteArrayInputStream(form.master().bytes()))
                .inMemory(inMemory)
                .build()) {
            FillConfig grow = FillConfig.builder().forceNewRow(true).build();
            for (int i = 0; i < form.master().sheets().size(); i++) {
                String sheet = form.master().sheets().get(i).name();
                WriteSheet write = EasyExcel.writerSheet(i).build();
                for (Table table : form.tables()) {
                    if (table.sheet().equals(sheet) && table.given()) {
                        List<Map<String, Object>> rows = new ArrayList<>();
                        filling.lists().of(table.name()).forEach(entry -> {
                            Map<String, Object> row = new HashMap<>();
                            entry.forEach((name, value) -> row.put(name, plain(value)));
                            rows.add(row);
                        });
                        writer.fill(new FillWrapper(table.name(), rows), grow, write);
                    }
                }
                writer.fill(singles, write);
            }
        }
        return bytes.toByteArray();
    }

    private static Object plain(CellValue value) {
        return value instanceof CellValue.Decimal number ? number.value() : value.shown();
    }
}
