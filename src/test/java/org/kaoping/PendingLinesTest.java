package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.form.CellValue;

/** R15, R16: who stands on a line is decided in the ranking workbook itself, which comes back like any other file. */
final class PendingLinesTest {
    private static final String HONOURS = "拟表彰名单";

    private Kaoping kaoping;
    private Office office;

    /** Three places for honours: one unit is first, three share the second rank, two are last. */
    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2021-01-10"));
        office = new Office(kaoping.address());
        mark("0.5");
    }

    @AfterEach
    void stop() {
        kaoping.close();
    }

    private void mark(String last) throws Exception {
        Map<String, String> marks = new LinkedHashMap<>();
        marks.put("Q0101", "1");
        marks.put("Q0102", "0.75");
        marks.put("Q0103", "0.75");
        marks.put("Q0104", "0.75");
        marks.put("Q0105", "0.6");
        marks.put("Q0106", last);
        Map<String, Map<String, CellValue>> rows = new LinkedHashMap<>();
        marks.forEach(
                (unit, mark) -> rows.put("units " + unit, Map.of("mark[X0101]", CellValue.of(new BigDecimal(mark)))));
        JsonNode receipt = office.confirmed(
                office.upload(
                                Map.of(
                                        "汇总" + last + ".xlsx",
                                        ClerkFilled.of(kaoping, "year-end-matrix", "county", "2020", "", rows)),
                                "")
                        .at("/receipts/0"),
                "按签字稿更正");
        assertThat(receipt.path("status").asText()).as(receipt.toPrettyString()).isEqualTo("accepted");
    }

    private byte[] book() throws Exception {
        return office.get("api/ranking.xlsx?year=2020").body();
    }

    /** Writes into the row of a unit: column letter and text; a text that is a date becomes one. */
    private static byte[] written(byte[] bytes, String sheet, Map<String, Map<String, String>> units) throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (Row row : book.getSheet(sheet)) {
                Cell code = row.getCell(2);
                Map<String, String> cells =
                        code == null || code.getCellType() != org.apache.poi.ss.usermodel.CellType.STRING
                                ? null
                                : units.get(code.getStringCellValue());
                if (cells != null) {
                    cells.forEach((column, text) -> {
                        Cell cell = row.getCell(column.charAt(0) - 'A');
                        // else POI leaves the inline text beside the new one
                        cell.setBlank();
                        if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
                            cell.setCellValue(LocalDate.parse(text));
                        } else {
                            cell.setCellValue(text);
                        }
                    });
                }
            }
            book.write(out);
            return out.toByteArray();
        }
    }

    private static Map<String, String> decided(String word) {
        return Map.of("H", word, "I", "1月28日会议，按台账质量排定", "J", "考核小组", "K", "2021-01-28");
    }

    private static Map<String, Map<String, String>> twoOfThree() {
        Map<String, Map<String, String>> units = new TreeMap<>();
        units.put("Q0102", decided("列入"));
        units.put("Q0103", decided("不列入"));
        units.put("Q0104", decided("列入"));
        return units;
    }

    private JsonNode send(byte[] workbook) throws Exception {
        return office.upload(Map.of("考评结果汇总.xlsx", workbook), "").at("/receipts/0");
    }

    private static void is(JsonNode receipt, String status) {
        assertThat(receipt.path("status").asText()).as(receipt.toPrettyString()).isEqualTo(status);
    }

    private Map<String, String> outcomes() throws Exception {
        Map<String, String> outcomes = new TreeMap<>();
        office.json("api/ranking?year=2020").at("/cohorts/1/rows").forEach(row -> {
            outcomes.put(row.get("unit").textValue(), row.get("outcome").textValue());
        });
        return outcomes;
    }

    private static String row(byte[] bytes, String sheet, String unit) throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            DataFormatter formatter = new DataFormatter();
            formatter.setUseCachedValuesForFormulaCells(true);
            Sheet found = book.getSheet(sheet);
            for (Row row : found) {
                StringBuilder text = new StringBuilder();
                row.forEach(cell -> text.append(formatter.formatCellValue(cell)).append('|'));
                if (text.indexOf("|" + unit + "|") >= 0) {
                    return text.toString();
                }
            }
            return "";
        }
    }

    @Test
    void theGroupDecidesInTheWorkbookAndTheListsFollow() throws Exception {
        assertThat(outcomes())
                .containsEntry("Q0101", "拟表彰")
                .containsEntry("Q0102", "待定（表彰线并列）")
                .containsEntry("Q0104", "待定（表彰线并列）");
        JsonNode receipt = send(written(book(), HONOURS, twoOfThree()));
        is(receipt, "accepted");
        assertThat(receipt.get("form").textValue()).isEqualTo("ranking");
        assertThat(outcomes())
                .containsEntry("Q0101", "拟表彰")
                .containsEntry("Q0102", "拟表彰")
                .containsEntry("Q0103", "")
                .containsEntry("Q0104", "拟表彰");
        assertThat(office.json("api/results?year=2020").get("obstacles").toString())
                .doesNotContain("待定");
        byte[] next = book();
        assertThat(row(next, HONOURS, "Q0103")).contains("不列入|1月28日会议，按台账质量排定|考核小组");
        assertThat(row(next, HONOURS, "Q0102")).contains("拟表彰|列入");
        assertThat(row(next, "县区排名", "Q0103")).contains("考核小组决定不列入").doesNotContain("待定");
        assertThat(row(next, "计算依据", "Q0103")).isNotEmpty();

        // the approval turns 拟表彰 into 表彰, of one that was never pending too
        is(
                send(written(
                        next, HONOURS, Map.of("Q0101", Map.of("L", "示表〔2021〕1号"), "Q0102", Map.of("L", "示表〔2021〕1号")))),
                "accepted");
        assertThat(outcomes())
                .containsEntry("Q0101", "表彰")
                .containsEntry("Q0102", "表彰")
                .containsEntry("Q0104", "拟表彰");
        assertThat(row(book(), "县区排名", "Q0101")).contains("|表彰|");
    }

    @Test
    void aNewerOneRevokesAndEverythingElseInTheWorkbookIsPassedOver() throws Exception {
        byte[] book = book();
        is(send(written(book, HONOURS, twoOfThree())), "accepted");
        Map<String, Map<String, String>> other = twoOfThree();
        other.put("Q0102", decided("不列入"));
        other.put("Q0103", decided("列入"));
        other.put("Q0101", Map.of("F", "12345", "D", "另一个名字"));
        JsonNode last = send(written(book, HONOURS, other));
        is(last, "accepted");
        assertThat(outcomes())
                .containsEntry("Q0101", "拟表彰")
                .containsEntry("Q0102", "")
                .containsEntry("Q0103", "拟表彰");
        office.decide(last.get("id").textValue(), "{\"as\":\"void\",\"reason\":\"会议重开\"}");
        assertThat(outcomes()).containsEntry("Q0102", "待定（表彰线并列）");
    }

    @Test
    void onlyWhoIsPendingIsDecidedAllTogetherAndWithinThePlaces() throws Exception {
        byte[] book = book();
        Map<String, Map<String, String>> all = twoOfThree();
        all.put("Q0103", decided("列入"));
        refused(written(book, HONOURS, all), "decision-over-places", "列入 3 家", "只剩 2 家");
        Map<String, Map<String, String>> some = twoOfThree();
        some.remove("Q0103");
        refused(written(book, HONOURS, some), "decision-incomplete", "Q0103");
        Map<String, Map<String, String>> sure = twoOfThree();
        sure.put("Q0101", decided("列入"));
        refused(written(book, HONOURS, sure), "decision-not-pending", "Q0101");
        Map<String, Map<String, String>> bare = twoOfThree();
        bare.put("Q0104", Map.of("H", "列入"));
        refused(written(book, HONOURS, bare), "row-check", "请填全");
        Map<String, Map<String, String>> idle = twoOfThree();
        idle.put("Q0104", Map.of("H", "列入", "I", "同上", "J", "考核小组", "K", "2021-01-28"));
        refused(written(book, HONOURS, idle), "reason-missing");
        Map<String, Map<String, String>> approved = twoOfThree();
        approved.put("Q0103", new TreeMap<>(decided("不列入")));
        approved.get("Q0103").put("L", "示表〔2021〕1号");
        refused(written(book, HONOURS, approved), "approval-without-honour", "Q0103");
        assertThat(outcomes()).containsEntry("Q0102", "待定（表彰线并列）");
        // fewer than the places may be listed
        Map<String, Map<String, String>> one = twoOfThree();
        one.put("Q0104", decided("不列入"));
        is(send(written(book, HONOURS, one)), "accepted");
    }

    private void refused(byte[] workbook, String... told) throws Exception {
        JsonNode receipt = send(workbook);
        is(receipt, "rejected");
        assertThat(receipt.get("problems").toString()).contains(told);
    }

    @Test
    void aWorkbookOfAnotherRankingIsOutOfDateAndADecisionFallsWithItsTie() throws Exception {
        byte[] old = book();
        mark("0.4");
        JsonNode receipt = send(written(old, HONOURS, twoOfThree()));
        is(receipt, "rejected");
        assertThat(receipt.get("problems").toString()).contains("ranking-moved", "请重新下载");
        is(send(written(book(), HONOURS, twoOfThree())), "accepted");
        // the tie stays as it was: so does the decision
        mark("0.45");
        assertThat(outcomes()).containsEntry("Q0103", "").containsEntry("Q0102", "拟表彰");
        // the last one joins the tie: what was decided on three is not decided on four
        mark("0.75");
        assertThat(outcomes().values()).filteredOn("待定（表彰线并列）"::equals).hasSize(4);
    }

    @Test
    void itIsReadAsLibreOfficeSavesIt(@TempDir Path folder) throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(Clerks.soffice().isPresent());
        byte[] saved = org.kaoping.report.Soffice.recalculated(
                Clerks.soffice().orElseThrow(), written(book(), HONOURS, twoOfThree()), folder);
        is(send(saved), "accepted");
        assertThat(outcomes()).containsEntry("Q0103", "").containsEntry("Q0102", "拟表彰");
    }
}
