package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.report.Soffice;

/**
 * The main job, end to end, through the front door: a real server of the invented city, real templates, filled by the
 * programs that clerks have, the ranking workbook downloaded and recalculated. The steps build on each other.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FrontDoorTest {
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
    }

    @AfterAll
    void stop() {
        kaoping.close();
    }

    private static String what(JsonNode receipt) {
        return receipt.get("fileName").textValue() + " " + receipt.get("status").textValue() + " "
                + receipt.get("problems");
    }

    @Test
    @Order(1)
    void theFirstSchemeCameThroughTheFrontDoor() throws Exception {
        assertThat(units).hasSizeGreaterThan(8);
        JsonNode forms = office.json("api/forms");
        assertThat(StreamSupport.stream(forms.spliterator(), false)
                        .map(form -> form.get("id").textValue()))
                .contains("scheme", "monthly-report", "work-ledger", "year-end-marks", "ranking");
        assertThat(office.get("healthz").statusCode()).isEqualTo(200);
        JsonNode ranking = office.json("api/ranking?year=2020");
        assertThat(ranking.get("scheme").intValue()).isEqualTo(1);
        assertThat(ranking.at("/cohorts/0/rows")).isEmpty();
    }

    @Test
    @Order(1)
    void aYearlyFormSaysItsDeadlineInTheListAndTheNotice() throws Exception {
        Map<String, byte[]> members = new LinkedHashMap<>();
        HttpResponse<byte[]> response = office.get("api/templates/work-ledger.zip?period=2020&cohort=county");
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(response.body()), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                members.put(entry.getName(), zip.readAllBytes());
            }
        }
        assertThat(new String(members.get("通知.txt"), StandardCharsets.UTF_8)).contains("于 2020年12月25日24时前");
        try (XSSFWorkbook list = new XSSFWorkbook(new ByteArrayInputStream(members.get("发放清单.xlsx")))) {
            Sheet sheet = list.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(7).getStringCellValue()).isEqualTo("截止日");
            assertThat(sheet.getRow(1).getCell(7).getStringCellValue()).isEqualTo("2020-12-25");
        }
    }

    @Test
    @Order(2)
    void monthlyReportsFilledByThreeProgramsComeBackInOneBatch() throws Exception {
        assumeTrue(Clerks.haveOpenpyxl());
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(
                "甲 五月.xlsx",
                Clerks.openpyxl(List.of(office.monthly(units.get(0), "2020-05", "2020-05-21")), folder.resolve("a"))
                        .get(0));
        if (Clerks.haveExceljs()) {
            files.put(
                    "乙.xlsx",
                    Clerks.exceljs(List.of(office.monthly(units.get(1), "2020-05", "2020-05-21")), folder.resolve("b"))
                            .get(0));
        }
        if (Clerks.soffice().isPresent()) {
            files.put(
                    "丙.xlsx",
                    Clerks.libreOffice(
                                    List.of(office.monthly(units.get(2), "2020-05", "2020-05-21")), folder.resolve("c"))
                            .get(0));
        }
        JsonNode batch = office.upload(files, "2020-05-22");
        for (JsonNode receipt : batch.get("receipts")) {
            assertThat(receipt.get("status").textValue()).as(what(receipt)).isEqualTo("accepted");
            assertThat(receipt.get("problems"))
                    .as(what(receipt))
                    .allMatch(problem -> !problem.get("severity").textValue().equals("error"));
        }
        Map<String, String> states = states("2020-05");
        assertThat(states).containsEntry(units.get(0), "on-time").containsEntry(units.get(5), "missing");
        assertThat(states("2020-12")).containsEntry(units.get(5), "not-due");
        JsonNode submission = office.json("api/submissions?form=monthly-report&period=2020-05&unit=" + units.get(0))
                .get(0);
        assertThat(submission.at("/fields/reporter/value").textValue()).isEqualTo("经办人甲");
        assertThat(submission.at("/fields/reportDate/value").textValue()).isEqualTo("2020-05-21");
        String id = submission.get("uploadId").textValue();
        assertThat(office.get("api/uploads/" + id + "/original").body()).isEqualTo(files.get("甲 五月.xlsx"));
    }

    private Map<String, String> states(String period) throws IOException, InterruptedException {
        Map<String, String> states = new LinkedHashMap<>();
        office.json("api/tracking?period=" + period).get("rows").forEach(row -> {
            if (row.get("form").textValue().equals("monthly-report")) {
                states.put(row.get("unit").textValue(), row.get("state").textValue());
            }
        });
        return states;
    }

    @Test
    @Order(3)
    void aZipWithABadMemberAndTheSameBytesAgain() throws Exception {
        assumeTrue(Clerks.haveOpenpyxl());
        List<byte[]> filled = Clerks.openpyxl(
                List.of(
                        office.monthly(units.get(3), "2020-05", "2020-05-21"),
                        office.monthly(units.get(4), "2020-05", "2020-05-21")),
                folder.resolve("d"));
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("五月/丁.xlsx", filled.get(0));
        members.put("五月/~$丁.xlsx", new byte[] {1, 2, 3});
        members.put("五月/网页.xlsx", "<html><table></table></html>".getBytes(StandardCharsets.UTF_8));
        members.put("五月/戊.xlsx", filled.get(1));
        JsonNode batch = office.upload(Map.of("五月.zip", Office.zip(members)), "2020-05-25");
        assertThat(batch.get("counts").toString()).as(batch.toString()).isEqualTo("{\"accepted\":2,\"rejected\":1}");
        JsonNode again = office.upload(Map.of("丁（重发）.xlsx", filled.get(0)), "");
        JsonNode receipt = again.at("/receipts/0");
        assertThat(receipt.get("status").textValue()).as(what(receipt)).isEqualTo("duplicate");
        assertThat(receipt.get("duplicateOf").isTextual()).isTrue();
    }

    @Test
    @Order(4)
    void whatIsNoWorkbookGetsAReceiptThatSaysWhatToDo() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("空.xlsx", new byte[0]);
        files.put("网页.xlsx", "<html>".getBytes(StandardCharsets.UTF_8));
        files.put("文字.docx", "PK".getBytes(StandardCharsets.UTF_8));
        files.put("空白模板.xlsx", office.template("monthly-report", units.get(6), "2020-05"));
        files.put("../../../etc/逃.xlsx", "x".getBytes(StandardCharsets.UTF_8));
        JsonNode batch = office.upload(files, "");
        for (JsonNode receipt : batch.get("receipts")) {
            assertThat(receipt.get("status").textValue()).as(what(receipt)).isEqualTo("rejected");
            assertThat(receipt.get("problems")).as(what(receipt)).isNotEmpty();
            assertThat(receipt.at("/problems/0/message").textValue()).matches("(?s).*\\p{IsHan}.*");
        }
        try (Stream<Path> outside = Files.walk(folder)) {
            assertThat(outside.filter(path -> path.toString().contains("逃"))).isEmpty();
        }
    }

    @Test
    @Order(5)
    void theRankingIsRightAndItsWorkbookRecalculatesToTheSame() throws Exception {
        assumeTrue(Clerks.haveOpenpyxl());
        List<Clerks.Job> jobs = new ArrayList<>();
        List<String> less = List.of("0", "0.5", "1", "1.5", "0.5", "0.25");
        for (int i = 0; i < less.size(); i++) {
            jobs.add(office.marks(units.get(i), "2020", less.get(i)));
        }
        List<byte[]> filled = Clerks.openpyxl(jobs, folder.resolve("e"));
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < filled.size(); i++) {
            files.put("评分" + i + ".xlsx", filled.get(i));
        }
        JsonNode batch = office.upload(files, "");
        for (JsonNode receipt : batch.get("receipts")) {
            assertThat(receipt.get("status").textValue()).as(what(receipt)).isEqualTo("accepted");
        }
        JsonNode rows = office.json("api/ranking?year=2020").at("/cohorts/0/rows");
        assertThat(rows).hasSize(less.size());
        BigDecimal before = new BigDecimal("1000");
        for (JsonNode row : rows) {
            BigDecimal y = new BigDecimal(row.get("y").textValue());
            BigDecimal x = new BigDecimal(row.get("x").textValue());
            BigDecimal score = new BigDecimal(row.get("score").textValue());
            String lost = less.get(units.indexOf(row.get("unit").textValue()));
            assertThat(y.subtract(x)).as(row.toString()).isEqualByComparingTo(lost);
            assertThat(score)
                    .as(row.toString())
                    .isEqualByComparingTo(x.multiply(new BigDecimal(100)).divide(y, 2, RoundingMode.HALF_UP));
            assertThat(score).isLessThanOrEqualTo(before);
            assertThat(row.get("bonus").isNull()).isTrue();
            before = score;
        }
        byte[] workbook = office.get("api/ranking.xlsx?year=2020").body();
        assertThat(workbook).startsWith('P', 'K');
        if (Clerks.soffice().isPresent()) {
            byte[] recalculated = Soffice.recalculated(
                    Clerks.soffice().get(), workbook, Files.createDirectories(folder.resolve("r")));
            assertThat(formulas(workbook, workbook)).isNotEmpty().isEqualTo(formulas(recalculated, workbook));
        }
    }

    /** The values of a workbook's cells where {@code pattern} has formulas, by address. */
    private static Map<String, String> formulas(byte[] workbook, byte[] pattern) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook));
                XSSFWorkbook formulas = new XSSFWorkbook(new ByteArrayInputStream(pattern))) {
            for (Sheet sheet : formulas) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.FORMULA) {
                            Row same = book.getSheet(sheet.getSheetName()).getRow(row.getRowNum());
                            Cell value = same == null ? null : same.getCell(cell.getColumnIndex());
                            values.put(
                                    sheet.getSheetName() + "!"
                                            + new CellReference(row.getRowNum(), cell.getColumnIndex())
                                                    .formatAsString(),
                                    value == null ? "" : shown(value));
                        }
                    }
                }
            }
        }
        return values;
    }

    private static String shown(Cell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC ->
                new BigDecimal(Double.toString(cell.getNumericCellValue()))
                        .round(new java.math.MathContext(12))
                        .stripTrailingZeros()
                        .toPlainString();
            case STRING -> cell.getStringCellValue();
            case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
            case ERROR -> "error " + cell.getErrorCellValue();
            default -> "";
        };
    }

    @Test
    @Order(6)
    void aCorrectionAfterTheDeadlineIsHeldUntilTheOfficeDecides() throws Exception {
        assumeTrue(Clerks.haveOpenpyxl());
        List<Clerks.Entry> entries = new ArrayList<>(
                office.monthly(units.get(0), "2020-05", "2020-05-21").entries());
        entries.replaceAll(entry -> entry.value().equals("经办人甲")
                ? new Clerks.Entry(entry.sheet(), entry.cell(), entry.type(), "经办人丙")
                : entry);
        byte[] corrected = Clerks.openpyxl(
                        List.of(new Clerks.Job(office.template("monthly-report", units.get(0), "2020-05"), entries)),
                        folder.resolve("f"))
                .get(0);
        JsonNode receipt = office.upload(Map.of("更正.xlsx", corrected), "").at("/receipts/0");
        assertThat(receipt.get("status").textValue()).as(what(receipt)).isEqualTo("held");
        assertThat(reporter()).isEqualTo("经办人甲");
        String id = receipt.get("id").textValue();
        assertThat(office.decide(id, "{\"as\":\"replace\",\"reason\":\"\"}").statusCode())
                .isEqualTo(400);
        assertThat(office.decide(id, "{\"as\":\"replace\",\"reason\":\"单位来函更正填报人\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(reporter()).isEqualTo("经办人丙");
        assertThat(states("2020-05")).containsEntry(units.get(0), "on-time");
    }

    private String reporter() throws IOException, InterruptedException {
        return office.json("api/submissions?form=monthly-report&period=2020-05&unit=" + units.get(0))
                .at("/0/fields/reporter/value")
                .textValue();
    }
}
