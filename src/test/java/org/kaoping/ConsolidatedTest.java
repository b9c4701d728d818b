package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.report.Soffice;

/** The consolidated workbooks through the front door: every value of every row is the one of the cell that it names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsolidatedTest {
    private static final int HEAD = 2;

    private Kaoping kaoping;
    private Office office;
    private Path folder;
    private List<String> units;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException, InterruptedException {
        folder = temporary;
        kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2020-12-20"));
        office = new Office(kaoping.address());
        units = StreamSupport.stream(office.json("api/units").spliterator(), false)
                .filter(unit -> unit.get("participation").textValue().equals("ranked"))
                .map(unit -> unit.get("code").textValue())
                .toList();
        assumeTrue(Clerks.haveOpenpyxl());
        List<Clerks.Job> jobs = new ArrayList<>();
        for (int unit : new int[] {4, 0, 2}) {
            jobs.add(office.monthly(units.get(unit), "2020-05", "2020-05-21"));
        }
        jobs.add(office.monthly(units.get(0), "2020-06", "2020-06-21"));
        jobs.add(office.marks(units.get(1), "2020", "0.5"));
        jobs.add(office.marks(units.get(0), "2020", "1"));
        jobs.add(office.ledger(units.get(2), "2020", 3));
        jobs.add(office.ledger(units.get(0), "2020", 2));
        List<byte[]> filled = Clerks.openpyxl(jobs, folder.resolve("filled"));
        send(filled, 0, 3, "2020-05-22");
        send(filled, 3, 4, "2020-06-22");
        send(filled, 4, filled.size(), "");
    }

    private void send(List<byte[]> filled, int from, int to, String day) throws IOException, InterruptedException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = from; i < to; i++) {
            files.put("报来" + i + ".xlsx", filled.get(i));
        }
        for (JsonNode receipt : office.upload(files, day).get("receipts")) {
            assertThat(receipt.get("status").textValue()).as(receipt.toString()).isEqualTo("accepted");
        }
    }

    @AfterAll
    void stop() {
        kaoping.close();
    }

    private byte[] workbook(String query) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = office.get("api/consolidated/" + query);
        assertThat(response.statusCode()).as(query).isEqualTo(200);
        return response.body();
    }

    /** Rows of all sheets but the last are compared cell by cell with the files they came from. */
    @ParameterizedTest
    @CsvSource({
        "monthly-report.xlsx?period=2020-05, 2020-05, 月度报送表, 3, 0 2 4",
        "monthly-report.xlsx?period=2020, , 月度报送表, 4, 0 0 2 4",
        "year-end-marks.xlsx?period=2020, 2020, 年终评分表, 2, 0 1",
        "work-ledger.xlsx?period=2020, 2020, 工作台账, 2, 0 2",
    })
    void everyValueIsThatOfTheCellItNames(String query, String period, String sheet, int sent, String order)
            throws Exception {
        String form = query.substring(0, query.indexOf('.'));
        byte[] bytes = workbook(query);
        Map<String, JsonNode> bySource = new HashMap<>();
        JsonNode submissions =
                office.json("api/submissions?form=" + form + (period == null ? "" : "&period=" + period));
        assertThat(submissions).hasSize(sent);
        int expected = 0;
        for (JsonNode submission : submissions) {
            bySource.put(submission.get("uploadId").textValue(), submission);
            for (JsonNode row : submission.at("/tables").iterator().next()) {
                expected += row.isEmpty() ? 0 : 1;
            }
        }
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            assertThat(book.getSheetName(0)).isEqualTo(sheet);
            // a ledger of two rows leaves items without one: what is asked about has its sheet between these
            boolean asked = form.equals("work-ledger");
            assertThat(book.getSheetName(book.getNumberOfSheets() - (asked ? 3 : 2)))
                    .isEqualTo("填报信息");
            assertThat(book.getSheet("核实说明") != null).isEqualTo(asked);
            assertThat(book.getSheetName(book.getNumberOfSheets() - 1)).isEqualTo("未报单位");
            XSSFSheet table = book.getSheetAt(0);
            assertThat(table.getLastRowNum() - HEAD).isEqualTo(expected);
            List<String> inOrder = new ArrayList<>();
            int compared = 0;
            for (int at = HEAD + 1; at <= table.getLastRowNum(); at++) {
                Row row = table.getRow(at);
                String unit = text(row, column(table, "单位代码"));
                JsonNode submission = Objects.requireNonNull(bySource.get(text(row, column(table, "上传编号"))));
                assertThat(submission.get("unit").textValue()).isEqualTo(unit);
                String key =
                        units.indexOf(unit) + "/" + submission.get("period").textValue();
                if (inOrder.isEmpty() || !inOrder.get(inOrder.size() - 1).equals(key)) {
                    inOrder.add(key);
                }
                compared += compare(table, row, submission);
            }
            assertThat(inOrder.stream().map(one -> one.replaceFirst("/.*", ""))).containsExactly(order.split(" "));
            assertThat(compared).isGreaterThan(expected);
            fields(book.getSheet("填报信息"), bySource);
        }
    }

    /** The cells between the unit and the source against the original's row. */
    private int compare(XSSFSheet table, Row row, JsonNode submission) throws Exception {
        byte[] original = office.get("api/uploads/" + submission.get("uploadId").textValue() + "/original")
                .body();
        int compared = 0;
        try (XSSFWorkbook sent = new XSSFWorkbook(new ByteArrayInputStream(original))) {
            XSSFSheet from = sent.getSheet(text(row, column(table, "来源工作表")));
            int source = new CellAddress(text(row, column(table, "来源单元格"))).getRow();
            int head = from.getRow(source).getRowNum();
            Map<String, Integer> heads = new HashMap<>();
            while (heads.isEmpty()) {
                head--;
                for (Cell cell : from.getRow(head)) {
                    if (cell.getCellType() == CellType.STRING
                            && cell.getStringCellValue().startsWith(firstHead(table))) {
                        from.getRow(head).forEach(one -> heads.put(shown(one), one.getColumnIndex()));
                    }
                }
            }
            for (int i = firstColumn(table); i < column(table, "来源文件"); i++) {
                Integer there = heads.get(shown(table.getRow(HEAD).getCell(i)));
                assertThat(there).as(shown(table.getRow(HEAD).getCell(i))).isNotNull();
                String value = shown(row.getCell(i));
                assertThat(value)
                        .as(row.getRowNum() + " " + shown(table.getRow(HEAD).getCell(i)))
                        .isEqualTo(shown(from.getRow(source).getCell(Objects.requireNonNull(there))));
                compared += value.isEmpty() ? 0 : 1;
            }
        }
        return compared;
    }

    private static int firstColumn(XSSFSheet table) {
        return column(table, shown(table.getRow(HEAD).getCell(3)).equals("期间") ? "期间" : "单位") + 1;
    }

    private static String firstHead(XSSFSheet table) {
        return shown(table.getRow(HEAD).getCell(firstColumn(table)));
    }

    private static void fields(XSSFSheet sheet, Map<String, JsonNode> bySource) {
        assertThat(sheet.getLastRowNum() - HEAD).isEqualTo(bySource.size());
        for (int at = HEAD + 1; at <= sheet.getLastRowNum(); at++) {
            Row row = sheet.getRow(at);
            JsonNode submission = Objects.requireNonNull(bySource.get(text(row, column(sheet, "上传编号"))));
            List<String> values = new ArrayList<>();
            row.forEach(cell -> values.add(shown(cell)));
            String reporter = submission.at("/fields/reporter/value").asText("某负责人");
            assertThat(values).contains(reporter);
        }
    }

    private static int column(XSSFSheet sheet, String head) {
        for (Cell cell : sheet.getRow(HEAD)) {
            if (shown(cell).equals(head)) {
                return cell.getColumnIndex();
            }
        }
        throw new AssertionError("no column " + head);
    }

    private static String text(Row row, int column) {
        return shown(row.getCell(column));
    }

    private static String shown(Cell cell) {
        DataFormatter formatter = new DataFormatter();
        formatter.setUseCachedValuesForFormulaCells(true);
        return cell == null ? "" : formatter.formatCellValue(cell);
    }

    @Test
    void whoHasNotHandedInStandsOnTheLastSheet() throws Exception {
        List<String> expected = new ArrayList<>();
        office.json("api/tracking?period=2020-05").get("rows").forEach(row -> {
            if (row.get("form").textValue().equals("monthly-report")
                    && List.of("missing", "not-due", "returned", "held")
                            .contains(row.get("state").textValue())) {
                expected.add(
                        row.get("unit").textValue() + " " + row.get("stateText").textValue());
            }
        });
        assertThat(expected).isNotEmpty();
        try (XSSFWorkbook book =
                new XSSFWorkbook(new ByteArrayInputStream(workbook("monthly-report.xlsx?period=2020-05")))) {
            XSSFSheet sheet = book.getSheet("未报单位");
            List<String> found = new ArrayList<>();
            for (int at = HEAD + 1; at <= sheet.getLastRowNum(); at++) {
                found.add(text(sheet.getRow(at), 1) + " " + text(sheet.getRow(at), column(sheet, "报送情况")));
            }
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test
    void aCohortHasItsOwnUnitsOnly() throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook(
                new ByteArrayInputStream(workbook("monthly-report.xlsx?period=2020-05&cohort=county")))) {
            assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(HEAD);
            XSSFSheet missing = book.getSheet("未报单位");
            assertThat(missing.getLastRowNum()).isGreaterThan(HEAD);
            for (int at = HEAD + 1; at <= missing.getLastRowNum(); at++) {
                assertThat(text(missing.getRow(at), 1)).startsWith("Q");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "no-such.xlsx?period=2020-05, 404",
        "ranking.xlsx?period=2020, 404",
        "scheme.xlsx?period=2020, 404",
        "monthly-report.xlsx?period=2019-05, 404",
        "monthly-report.xlsx?period=2020-01, 404",
        "year-end-marks.xlsx?period=2020-05, 404",
        "monthly-report.xlsx?period=2020-13, 400",
        "monthly-report.xlsx, 400",
        "monthly-report.xlsx?period=2020-05&cohort=x, 400",
    })
    void whatThereIsNotIsAProblem(String query, int status) throws Exception {
        HttpResponse<byte[]> response = office.get("api/consolidated/" + query);
        assertThat(response.statusCode()).as(query).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "monthly-report.xlsx?period=2020-05, 来源文件",
        "year-end-marks.xlsx?period=2020, 来源文件",
        "work-ledger.xlsx?period=2020, 来源文件",
    })
    void whereARowCameFromIsOnTheScreenAndNotOnPaper(String query, String firstNotPrinted) throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook(query)))) {
            for (int i = 0; i < book.getNumberOfSheets() - 1; i++) {
                XSSFSheet sheet = book.getSheetAt(i);
                if (sheet.getSheetName().equals("核实说明")) {
                    continue; // of which the source is the matter itself
                }
                AreaReference area = new AreaReference(book.getPrintArea(i), SpreadsheetVersion.EXCEL2007);
                assertThat(area.getLastCell().getCol() + 1).isEqualTo(column(sheet, firstNotPrinted));
                assertThat(area.getLastCell().getRow()).isEqualTo(sheet.getLastRowNum());
            }
        }
    }

    @Test
    void libreOfficeOpensThem() throws Exception {
        assumeTrue(Clerks.soffice().isPresent());
        List<byte[]> books = List.of(
                workbook("monthly-report.xlsx?period=2020"),
                workbook("year-end-marks.xlsx?period=2020"),
                workbook("work-ledger.xlsx?period=2020"));
        List<byte[]> again =
                Soffice.recalculated(Clerks.soffice().get(), books, Files.createDirectories(folder.resolve("office")));
        for (int i = 0; i < books.size(); i++) {
            try (XSSFWorkbook ours = new XSSFWorkbook(new ByteArrayInputStream(books.get(i)));
                    XSSFWorkbook theirs = new XSSFWorkbook(new ByteArrayInputStream(again.get(i)))) {
                assertThat(theirs.getNumberOfSheets()).isEqualTo(ours.getNumberOfSheets());
                assertThat(theirs.getSheetAt(0).getLastRowNum())
                        .isEqualTo(ours.getSheetAt(0).getLastRowNum());
            }
        }
    }
}
