package org.kaoping.year;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The invented year's scheme workbook in its three versions, as the office edits it in Excel: roster and undertakings. */
final class YearScheme {
    private static final Path SHIPPED = Path.of("src/main/resources/demo/scheme-demo.xlsx");
    private static final int INDICATORS = 36;

    private final YearPlan plan;

    YearScheme(YearPlan plan) {
        this.plan = plan;
    }

    /** The units of that version as it words them: 1 from May, 2 from 2 July (renamed, founded), 3 from 1 September (merged). */
    private List<YearPlan.Unit> roster(int version) {
        List<YearPlan.Unit> units = new ArrayList<>();
        for (YearPlan.Unit unit : plan.units()) {
            boolean there = version >= 3
                    || (!unit.code().equals("D047")
                            && (version == 2 || !unit.code().equals("D048")));
            if (there) {
                boolean old = version == 1 && !unit.former().isEmpty();
                units.add(new YearPlan.Unit(
                        unit.code(),
                        old ? unit.former() : unit.name(),
                        old ? "12号局" : unit.shortName(),
                        old ? "" : unit.former(),
                        unit.participation(),
                        unit.type(),
                        unit.from(),
                        version < 3 ? null : unit.until(),
                        version < 3 ? "" : unit.into()));
            }
        }
        return units;
    }

    /** The workbook. */
    byte[] version(int version) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(SHIPPED)));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Map<String, List<String>> duties = new LinkedHashMap<>();
            for (String side : List.of("部门", "县区")) {
                duties.putAll(duties(book, side));
            }
            List<YearPlan.Unit> roster = roster(version);
            Sheet units = book.getSheet("单位名册");
            List<String> duty = List.of("D", "Q");
            for (int i = 0; i < roster.size(); i++) {
                YearPlan.Unit unit = roster.get(i);
                Row row = units.getRow(4 + i);
                row.setZeroHeight(false);
                List<String> texts = List.of(
                        unit.code(),
                        unit.name(),
                        unit.shortName(),
                        unit.county() ? "县（市）区" : "市（省）直部门",
                        unit.county() ? "县" : "市直",
                        unit.participation(),
                        unit.type());
                for (int c = 0; c < texts.size(); c++) {
                    row.getCell(c).setCellValue(texts.get(c));
                }
                row.getCell(7).setCellValue((i + 1) * 10);
                text(row.getCell(11), unit.former());
                day(row.getCell(12), unit.from());
                day(row.getCell(13), unit.until());
                text(row.getCell(16), unit.into());
            }
            for (String side : List.of("部门", "县区")) {
                Sheet sheet = book.getSheet("承担情况_" + side);
                int at = 5;
                for (YearPlan.Unit unit : roster) {
                    if (unit.code().startsWith(duty.get(side.equals("部门") ? 0 : 1))) {
                        Row row = sheet.getRow(at++);
                        row.setZeroHeight(false);
                        row.getCell(0).setCellValue(unit.code());
                        row.getCell(1).setCellValue(unit.shortName());
                        List<String> cells = duties.get(unit.type());
                        for (int c = 0; c < INDICATORS; c++) {
                            row.getCell(2 + c).setCellValue(cells.get(c));
                        }
                    }
                }
            }
            book.write(out);
            return out.toByteArray();
        }
    }

    private static void text(Cell cell, String text) {
        if (text.isEmpty()) {
            cell.setBlank();
        } else {
            cell.setCellValue(text);
        }
    }

    private static void day(Cell cell, @org.jspecify.annotations.Nullable LocalDate day) {
        if (day == null) {
            cell.setBlank();
        } else {
            cell.setCellValue(day);
        }
    }

    /** The shipped city's undertakings, by duty type. */
    private static Map<String, List<String>> duties(XSSFWorkbook book, String side) {
        Map<String, String> types = new LinkedHashMap<>();
        for (Row row : book.getSheet("单位名册")) {
            if (row.getRowNum() >= 4 && row.getCell(0) != null && row.getCell(0).getCellType() == CellType.STRING) {
                types.put(row.getCell(0).getStringCellValue(), row.getCell(6).getStringCellValue());
            }
        }
        Map<String, List<String>> duties = new LinkedHashMap<>();
        for (Row row : book.getSheet("承担情况_" + side)) {
            String code = row.getRowNum() < 5 || row.getCell(0) == null
                    ? ""
                    : row.getCell(0).toString();
            if (types.containsKey(code)) {
                List<String> cells = new ArrayList<>();
                for (int c = 0; c < INDICATORS; c++) {
                    cells.add(row.getCell(2 + c).getStringCellValue());
                }
                duties.putIfAbsent(types.get(code), cells);
            }
        }
        return duties;
    }

    /** Full marks of what each unit undertakes, by indicator: as the sheets say it. */
    static Map<String, Map<String, BigDecimal>> undertaken(byte[] workbook) throws IOException {
        Map<String, Map<String, BigDecimal>> undertaken = new LinkedHashMap<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            for (String side : List.of("部门", "县区")) {
                Sheet sheet = book.getSheet("承担情况_" + side);
                for (Row row : sheet) {
                    String code = row.getRowNum() < 5 || row.getCell(0) == null
                            ? ""
                            : row.getCell(0).toString();
                    if (!code.isEmpty()) {
                        Map<String, BigDecimal> fulls = new LinkedHashMap<>();
                        for (int c = 2; c < 2 + INDICATORS; c++) {
                            if (row.getCell(c).getStringCellValue().equals("承担")) {
                                fulls.put(
                                        sheet.getRow(3).getCell(c).getStringCellValue(),
                                        BigDecimal.valueOf(
                                                sheet.getRow(4).getCell(c).getNumericCellValue()));
                            }
                        }
                        undertaken.put(code, fulls);
                    }
                }
            }
        }
        return undertaken;
    }

    /** The days that do not follow their weekday: true worked, false off. */
    static Map<LocalDate, Boolean> daysOff(byte[] workbook) throws IOException {
        Map<LocalDate, Boolean> days = new LinkedHashMap<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            for (Row row : book.getSheet("放假和调休")) {
                Cell day = row.getCell(0);
                if (row.getRowNum() >= 4 && day != null && day.getCellType() == CellType.NUMERIC) {
                    days.put(
                            day.getLocalDateTimeCellValue().toLocalDate(),
                            row.getCell(1).getStringCellValue().equals("上班"));
                }
            }
        }
        return days;
    }
}
