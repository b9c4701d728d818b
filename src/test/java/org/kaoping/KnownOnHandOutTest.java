package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.form.CellValue;

/**
 * What the office knows stands in the workbooks that it marks: own marks, findings and the proposed mark in the year-end
 * marks, the files' days in the monthly ones. It helps, and counts for nothing by itself.
 */
class KnownOnHandOutTest {
    private static final String UNIT = "D001";

    private Kaoping kaoping;
    private Office office;

    @BeforeEach
    void start(@TempDir Path temporary) throws IOException {
        Settings settings = Office.settings(temporary.resolve("data"));
        kaoping = new Kaoping(settings, Office.from("2021-01-20"));
        office = new Office(kaoping.address());
    }

    @AfterEach
    void stop() {
        kaoping.close();
    }

    /** A workbook as a diligent clerk fills it, and then some cells otherwise. */
    private byte[] filled(String id, String whose, String time, Map<String, Map<String, CellValue>> otherwise) {
        return ClerkFilled.of(kaoping, id, whose, time, id.equals("inspection-record") ? "1" : "", otherwise);
    }

    private JsonNode send(byte[] workbook, String day) throws Exception {
        JsonNode receipt = office.upload(Map.of("报来.xlsx", workbook), day).at("/receipts/0");
        assertThat(receipt.get("status").textValue()).as(receipt.toString()).isEqualTo("accepted");
        return receipt;
    }

    /** What a column says in the rows of a table, by the text in another column; only what is not blank. */
    private static Map<String, String> column(byte[] workbook, String sheet, int first, String key, String column)
            throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        int last;
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            last = book.getSheet(sheet).getLastRowNum() + 1;
        }
        for (int row = first; row <= last; row++) {
            String name = DraftForms.cell(workbook, sheet, key + row);
            String text = DraftForms.cell(workbook, sheet, column + row);
            if (name.matches("[A-Z0-9]{1,6}") && !text.isEmpty()) {
                found.put(name, text);
            }
        }
        return found;
    }

    @Test
    void ownMarksAndFindingsStandInTheYearEndMarks() throws Exception {
        byte[] before = office.template("year-end-marks", UNIT, "2020");
        assertThat(column(before, "年终评分表", 7, "B", "H")).isEmpty();
        assertThat(DraftForms.cell(before, "年终评分表", "F45")).isEqualTo("发出本表时，没有有效的自评表");

        send(
                filled(
                        "self-assessment",
                        UNIT,
                        "2020",
                        Map.of("inds B0202", Map.of("self", CellValue.of(new BigDecimal("3.75"))))),
                "2020-12-20");
        send(
                filled(
                        "inspection-record",
                        "",
                        "2020",
                        Map.of("rows ", Map.of("item", CellValue.of("信用信息公示"), "indicator", CellValue.of("B0202")))),
                "2020-07-10");

        byte[] marks = office.template("year-end-marks", UNIT, "2020");
        assertThat(column(marks, "年终评分表", 7, "B", "H"))
                .containsEntry("B0202", "3.75")
                .containsEntry("B0101", "0.25")
                .doesNotContainKey("B0402");
        assertThat(DraftForms.cell(marks, "年终评分表", "F45")).startsWith("自评表2020-12-20收到，自评得分合计");
        assertThat(column(marks, "年终评分表", 7, "B", "I")).containsOnlyKeys("B0202");
        assertThat(DraftForms.cell(marks, "检查发现", "B5")).isEqualTo("信用信息公示");
        assertThat(DraftForms.cell(marks, "检查发现", "C5"))
                .isEqualTo(column(marks, "年终评分表", 7, "B", "I").get("B0202"));
        assertThat(DraftForms.cell(marks, "检查发现", "D5"))
                .contains("2020-J01（", " B0202 存在问题：抽查案卷十份，缺一份；程度：一般；整改要求：十日内补齐（2020-07-20前）");
        assertThat(DraftForms.cell(marks, "检查发现", "D4")).isEmpty();
        byte[] other = office.template("year-end-marks", "D002", "2020");
        assertThat(column(other, "年终评分表", 7, "B", "H")).isEmpty();

        // sent back with those cells filled, emptied or written over it is the same marking
        byte[] filled = filled("year-end-marks", UNIT, "2020", Map.of("inds B0202", Map.of("self", CellValue.of(1))));
        JsonNode receipt = send(filled, "2021-01-12");
        assertThat(receipt.get("problems")).isEmpty();
        JsonNode untouched = office.upload(Map.of("没填.xlsx", marks), "").at("/receipts/0");
        assertThat(untouched.get("status").textValue()).isEqualTo("rejected");
        assertThat(untouched.toString()).doesNotContain("prefilled-changed");
    }

    @Test
    void whatTheReceiptsDecideIsProposed() throws Exception {
        send(filled("monthly-report", UNIT, "2020-05", Map.of()), "2020-05-22");
        send(
                filled("monthly-report", UNIT, "2020-06", Map.of("", Map.of("reportDate", day("2020-06-22")))),
                "2020-06-22");
        byte[] marks = office.template("year-end-marks", UNIT, "2020");
        assertThat(column(marks, "年终评分表", 7, "B", "J"))
                .as("3 of 3 marks by 2 of 8 months")
                .containsExactly(Map.entry("B0103", "0.75"));
        assertThat(column(marks, "年终评分表", 7, "B", "K"))
                .containsExactly(Map.entry("B0103", "系统统计：应报8个月，按时2个月（其中2个月纸质件尚未登记）"));
        byte[] self = office.template("self-assessment", UNIT, "2020");
        assertThat(column(self, "自评表", 7, "B", "I")).containsExactly(Map.entry("B0103", "0.75"));
        assertThat(column(self, "自评表", 7, "B", "J")).containsOnlyKeys("B0103");
    }

    @Test
    void theFilesDaysStandInTheMonthlyMarks() throws Exception {
        send(filled("monthly-report", UNIT, "2020-05", Map.of()), "2020-05-22");
        byte[] marks = office.get("api/templates/monthly-marks?period=2020-05&cohort=department")
                .body();
        assertThat(column(marks, "月度评分表", 7, "B", "D")).containsExactly(Map.entry(UNIT, "2020-05-22"));
        assertThat(column(marks, "月度评分表", 7, "B", "E")).isEmpty();
        assertThat(column(marks, "月度评分表", 7, "B", "F"))
                .as("a paper copy comes on its own day")
                .isEmpty();

        // the day that the system tells is no entry of the office's, whatever is written over it
        Map<String, CellValue> untold = new LinkedHashMap<>();
        untold.put("uploaded", day("2020-06-30"));
        untold.put("fileDate", CellValue.of(""));
        untold.put("paperDate", CellValue.of(""));
        JsonNode receipt =
                send(filled("monthly-marks", "department", "2020-05", Map.of("units " + UNIT, untold)), "2020-06-01");
        assertThat(receipt.get("problems")).isEmpty();
        JsonNode row = office.json("api/tracking?period=2020-05").at("/rows/0");
        assertThat(row.get("unit").textValue()).isEqualTo(UNIT);
        assertThat(row.toString()).doesNotContain("代录");
    }

    private static CellValue day(String day) {
        return CellValue.of(LocalDate.parse(day));
    }
}
