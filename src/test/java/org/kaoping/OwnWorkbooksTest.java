package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.form.CellValue;
import org.kaoping.shelf.GoodFillings;

/** What holds for every workbook that the server itself makes, and for making them over and over. */
class OwnWorkbooksTest {
    /** What Excel 2007 has of what our masters use; anything newer needs its prefix in the file. */
    static final Set<String> OF_2007 = Set.of(
            ("ABS AND AVERAGE AVERAGEIF CEILING CHAR CHOOSE COLUMN COLUMNS CONCATENATE COUNT COUNTA COUNTBLANK COUNTIF COUNTIFS"
                            + " DATE DAY EDATE EOMONTH EXACT FALSE FIND FLOOR HYPERLINK IF IFERROR INDEX INDIRECT INT ISBLANK"
                            + " ISERROR ISNA ISNUMBER ISTEXT LARGE LEFT LEN LOOKUP LOWER MATCH MAX MEDIAN MID MIN MOD MONTH N NA"
                            + " NOT NOW OFFSET OR PRODUCT RANK REPLACE REPT RIGHT ROUND ROUNDDOWN ROUNDUP ROW ROWS SEARCH SIGN"
                            + " SMALL SUBSTITUTE SUBTOTAL SUM SUMIF SUMIFS SUMPRODUCT TEXT TIME TODAY TRIM TRUE TRUNC UPPER"
                            + " VALUE VLOOKUP HLOOKUP WEEKDAY YEAR")
                    .split(" ", -1));

    private static final Pattern FUNCTION = Pattern.compile("([A-Za-z_][A-Za-z0-9_.]*)\\(");

    private static byte[] ok(HttpResponse<byte[]> response) {
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return response.body();
    }

    /** A monthly report of that unit, filled without any other program. */
    private static byte[] report(Office office, String unit) throws IOException, InterruptedException {
        byte[] template = office.template("monthly-report", unit, "2020-05");
        GoodFillings.Good good = GoodFillings.good("monthly-report", unit, "2020-05", "");
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(template));
                java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream()) {
            List<org.kaoping.form.Values.Entry> entries =
                    new ArrayList<>(good.values().fields().values());
            good.values()
                    .rows("items")
                    .forEach(row -> entries.addAll(row.cells().values()));
            for (org.kaoping.form.Values.Entry entry : entries) {
                Cell cell = book.getSheet(entry.sheet())
                        .getRow(entry.cell().row())
                        .getCell(entry.cell().column());
                if (cell.getCellStyle().getLocked()) {
                    continue;
                }
                if (entry.value() instanceof CellValue.Decimal number) {
                    cell.setCellValue(number.value().doubleValue());
                } else if (entry.value() instanceof CellValue.Date day) {
                    cell.setCellValue(day.value());
                } else {
                    cell.setCellValue(entry.value().shown());
                }
            }
            book.write(out);
            return out.toByteArray();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }

    private static Set<String> newer(byte[] workbook) throws IOException {
        Set<String> newer = new TreeSet<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            List<String> formulas = new ArrayList<>();
            book.getAllNames().forEach(name -> formulas.add(name.getRefersToFormula()));
            for (Sheet sheet : book) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.FORMULA) {
                            formulas.add(cell.getCellFormula());
                        }
                    }
                }
                sheet.getDataValidations().forEach(rule -> {
                    formulas.add(String.valueOf(rule.getValidationConstraint().getFormula1()));
                    formulas.add(String.valueOf(rule.getValidationConstraint().getFormula2()));
                });
            }
            for (String formula : formulas) {
                Matcher function = FUNCTION.matcher(formula.replaceAll("\"[^\"]*\"", "\"\""));
                while (function.find()) {
                    if (!OF_2007.contains(function.group(1))
                            && !function.group(1).startsWith("_xlfn.")) {
                        newer.add(function.group(1));
                    }
                }
            }
        }
        return newer;
    }

    @Test
    void theyUseWhatExcel2007HasAndAreMadeAlsoAfterTheTemporaryFoldersWereSwept(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        try (Kaoping kaoping = new Kaoping(Office.settings(data), Office.from("2020-12-20"))) {
            Office office = new Office(kaoping.address());
            JsonNode receipt = office.upload(Map.of("一.xlsx", report(office, "D001")), "2020-05-21")
                    .at("/receipts/0");
            assertThat(receipt.get("status").textValue())
                    .as(receipt.toPrettyString())
                    .isEqualTo("accepted");
            String consolidated = "api/consolidated/monthly-report.xlsx?period=2020-05";
            byte[] first = ok(office.get(consolidated));

            // what a tidy operating system does to /tmp, and somebody to the work folder
            delete(Path.of(System.getProperty("java.io.tmpdir"), "poifiles"));
            delete(data.resolve("work"));
            assertThat(newer(ok(office.get(consolidated)))).isEmpty();
            receipt = office.upload(Map.of("二.xlsx", report(office, "D002")), "2020-05-21")
                    .at("/receipts/0");
            assertThat(receipt.get("status").textValue())
                    .as(receipt.toPrettyString())
                    .isEqualTo("accepted");
            assertThat(ok(office.get(consolidated))).isNotEqualTo(first);
            assertThat(office.get("healthz").statusCode()).isEqualTo(200);

            Map<String, byte[]> made = new LinkedHashMap<>();
            made.put("ranking", ok(office.get("api/ranking.xlsx?year=2020")));
            made.put("monthly-report", office.template("monthly-report", "D001", "2020-05"));
            made.put("year-end-marks", office.template("year-end-marks", "D001", "2020"));
            made.put("work-ledger", office.template("work-ledger", "D001", "2020"));
            made.put("self-assessment", office.template("self-assessment", "D001", "2020"));
            made.put("matrix", ok(office.get("api/templates/year-end-matrix?period=2020&cohort=county")));
            for (Map.Entry<String, byte[]> one : made.entrySet()) {
                assertThat(newer(one.getValue())).as(one.getKey()).isEmpty();
            }
        }
    }

    @Test
    void noQueryAsksTheDatabaseForTheTime() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            for (Path file : files.filter(path -> path.toString().matches(".*\\.(java|sql)"))
                    .toList()) {
                assertThat(Files.readString(file).toLowerCase(java.util.Locale.ROOT))
                        .as(file.toString())
                        .doesNotContain("current_timestamp", "current_date", "datetime('now", "strftime(");
            }
        }
    }
}
