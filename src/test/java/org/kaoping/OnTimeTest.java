package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.form.CellValue;
import org.kaoping.store.Audit;

/**
 * What counts as on time (R6), day by day over HTTP with real workbooks: mended within the 补正期, excused by the office,
 * mailed and entered later. May of 2020 is due on Monday the 25th.
 */
class OnTimeTest {
    private final Calendar calendar = new Calendar("2020-05-22");
    private Kaoping kaoping;
    private Office office;

    @BeforeEach
    void start(@TempDir Path temporary) throws Exception {
        kaoping = new Kaoping(Office.settings(temporary.resolve("data")), calendar);
        office = new Office(kaoping.address());
    }

    @AfterEach
    void stop() {
        kaoping.close();
    }

    /** P41 came later: a scheme workbook of a master before it means three days, and says nothing else than the one in force. */
    @Test
    void aSchemeWorkbookFromBeforeTheSettingMeansThreeDays() throws Exception {
        byte[] earlier = Files.readAllBytes(Path.of("src/test/resources/schemes/before-p41.xlsx"));
        JsonNode receipt = office.upload(Map.of("方案.xlsx", earlier), "").at("/receipts/0");
        assertThat(receipt.get("status").textValue())
                .as(receipt.toPrettyString())
                .isEqualTo("accepted");
        assertThat(receipt.get("problems").toString()).doesNotContain("header-moved", "furniture-changed");
        assertThat(office.json("api/ranking?year=2020").get("scheme").intValue())
                .isEqualTo(1);
        List<List<String>> settings =
                rows(office.get("api/ranking.xlsx?year=2020").body(), "参数与口径");
        assertThat(rowOf(settings, "P41")).containsSubsequence("P41", "补正期（工作日）", "3");
    }

    /** A report of May; with another telephone number it is another file, with one that is a word it is refused. */
    private JsonNode report(String unit, String phone, String receivedOn) throws Exception {
        byte[] workbook = ClerkFilled.of(
                kaoping, "monthly-report", unit, "2020-05", "", Map.of("", Map.of("phone", CellValue.of(phone))));
        return office.upload(Map.of("报来.xlsx", workbook), receivedOn).at("/receipts/0");
    }

    private void accepted(String unit, String phone, String receivedOn) throws Exception {
        JsonNode receipt = report(unit, phone, receivedOn);
        assertThat(receipt.get("status").textValue())
                .as(receipt.toPrettyString())
                .isEqualTo("accepted");
    }

    private void refused(String unit, String phone, String receivedOn) throws Exception {
        JsonNode receipt = report(unit, phone, receivedOn);
        assertThat(receipt.get("status").textValue())
                .as(receipt.toPrettyString())
                .isEqualTo("rejected");
    }

    private JsonNode tracked(String unit) throws Exception {
        for (JsonNode row : office.json("api/tracking?period=2020-05").get("rows")) {
            if (row.get("unit").textValue().equals(unit)
                    && row.get("form").textValue().equals("monthly-report")) {
                return row;
            }
        }
        throw new AssertionError("not tracked: " + unit);
    }

    /** State and marks: {@code on-time mended paper-not-entered}. */
    private String standing(String unit) throws Exception {
        JsonNode row = tracked(unit);
        List<String> words = new ArrayList<>(List.of(row.get("state").textValue()));
        row.get("marks").forEach(mark -> words.add(mark.get("id").textValue()));
        return String.join(" ", words);
    }

    private HttpResponse<byte[]> excuse(String unit, String more) throws Exception {
        return office.send(
                "api/tracking/excused",
                "{\"unit\":\"" + unit + "\",\"form\":\"monthly-report\",\"period\":\"2020-05\"" + more + "}");
    }

    private static final String BY = ",\"reason\":\"当日全市停电\",\"who\":\"某科长\"";

    private static List<List<String>> rows(byte[] workbook, String sheet) throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            Sheet found = book.getSheet(sheet);
            DataFormatter formatter = new DataFormatter();
            formatter.setUseCachedValuesForFormulaCells(true);
            List<List<String>> rows = new ArrayList<>();
            for (Row row : found) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.getLastCellNum(); i++) {
                    cells.add(formatter.formatCellValue(row.getCell(i)));
                }
                rows.add(cells);
            }
            return rows;
        }
    }

    private static List<String> rowOf(List<List<String>> rows, String code) {
        return rows.stream().filter(row -> row.contains(code)).findFirst().orElseThrow();
    }

    @Test
    void whatIsMendedWithinThePeriodCountsFromTheFirstDay() throws Exception {
        refused("D001", "电话", "");
        refused("D002", "电话", "");
        refused("D003", "电话", "2020-05-18"); // came by e-mail four days ago
        calendar.turnTo("2020-05-26");
        refused("D004", "电话", "");
        assertThat(standing("D001")).isEqualTo("returned");
        assertThat(tracked("D001").get("mendUntil").textValue()).isEqualTo("2020-05-28");
        assertThat(tracked("D004").get("mendUntil").isNull()).isTrue();
        refused("D002", "号码", "");

        calendar.turnTo("2020-05-28");
        accepted("D001", "0000-1234567", "");
        accepted("D004", "0000-1234567", "");
        assertThat(standing("D001")).isEqualTo("on-time mended paper-not-entered");
        assertThat(tracked("D001").get("mendUntil").textValue()).isEqualTo("2020-05-28");
        assertThat(standing("D004")).isEqualTo("late paper-not-entered");
        accepted("D003", "0000-1234567", "");
        calendar.turnTo("2020-05-29");
        accepted("D002", "0000-1234567", "");
        assertThat(standing("D002")).isEqualTo("late paper-not-entered");

        // the first day stands wherever a day is told
        List<List<String>> collected = rows(
                office.get("api/consolidated/monthly-report.xlsx?period=2020-05")
                        .body(),
                "填报信息");
        assertThat(rowOf(collected, "D001")).contains("2020-05-22");
        assertThat(rowOf(collected, "D002")).contains("2020-05-29");
        assertThat(rowOf(collected, "D003")).contains("2020-05-18");
        byte[] marks = office.get("api/templates/monthly-marks?cohort=department&period=2020-05")
                .body();
        assertThat(rowOf(rows(marks, "月度评分表"), "D001")).contains("2020-05-22");

        // a correction later on keeps it, and says so
        calendar.turnTo("2020-06-02");
        JsonNode changed = report("D001", "0000-7654321", "");
        assertThat(changed.get("status").textValue()).isEqualTo("held");
        assertThat(office.decide(changed.get("id").textValue(), "{\"as\":\"replace\",\"reason\":\"号码改了\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(standing("D001")).isEqualTo("on-time corrected mended paper-not-entered");

        List<List<String>> months =
                rows(office.get("api/ranking.xlsx?year=2020").body(), "月度报送");
        assertThat(rowOf(months, "D001")).contains("按时（更正、补正、纸质件未登记）");
        assertThat(rowOf(months, "D002")).contains("逾期（纸质件未登记）");
    }

    @Test
    void aFileThatTheOfficeRefusesKeepsItsDayToo() throws Exception {
        accepted("D005", "0000-1234567", "");
        calendar.turnTo("2020-06-03");
        JsonNode receipt = office.json("api/submissions?form=monthly-report&period=2020-05&unit=D005")
                .get(0);
        office.decide(receipt.get("uploadId").textValue(), "{\"as\":\"refuse\",\"reason\":\"佐证缺页\"}");
        assertThat(standing("D005")).isEqualTo("returned");
        assertThat(tracked("D005").get("mendUntil").textValue()).isEqualTo("2020-06-08");
        calendar.turnTo("2020-06-08");
        accepted("D005", "0000-7654321", "2020-06-08");
        assertThat(standing("D005")).isEqualTo("on-time mended paper-not-entered");
    }

    @Test
    void whatTheOfficeExcusesCountsAndIsTakenBackByAnotherLine() throws Exception {
        calendar.turnTo("2020-05-27");
        accepted("D001", "0000-1234567", "");
        assertThat(standing("D001")).isEqualTo("late paper-not-entered");
        HttpResponse<byte[]> said = excuse("D001", BY);
        assertThat(said.statusCode())
                .as(new String(said.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(Office.tree(said).get("stateText").textValue()).isEqualTo("按时");
        excuse("D001", BY); // the same sent twice is one
        assertThat(standing("D001")).isEqualTo("on-time paper-not-entered excused");
        JsonNode mark = tracked("D001").get("marks").get(1);
        assertThat(mark.get("reason").textValue()).isEqualTo("当日全市停电");
        assertThat(mark.get("who").textValue()).isEqualTo("某科长");
        assertThat(mark.get("day").textValue()).isEqualTo("2020-05-27");

        // nothing came yet: it is still missing, and counts once it comes
        excuse("D002", BY);
        assertThat(standing("D002")).isEqualTo("missing excused");
        calendar.turnTo("2020-06-03");
        accepted("D002", "0000-1234567", "");
        assertThat(standing("D002")).isEqualTo("on-time paper-not-entered excused");

        List<String> row = rowOf(rows(office.get("api/ranking.xlsx?year=2020").body(), "月度报送"), "D001");
        // 应报 1, 按时 1, of these without paper 1
        assertThat(row).contains("按时（纸质件未登记、视为按时：当日全市停电）").containsSubsequence("1", "1", "1", "100.00%");
        String page = new String(
                office.get("parts/tracking?year=2020&form=monthly-report&month=5")
                        .body(),
                StandardCharsets.UTF_8);
        assertThat(page).contains("2020年05月：按时（纸质件未登记、视为按时：当日全市停电）");
        assertThat(history("D001")).contains("已视为按时", "<b>视为按时：</b>当日全市停电", "某科长，2020-05-27", "撤销视为按时");

        HttpResponse<byte[]> back =
                excuse("D001", ",\"excused\":false,\"reason\":\"查明未停电\",\"who\":\"某主任\",\"day\":\"2020-06-02\"");
        assertThat(Office.tree(back).get("state").textValue()).isEqualTo("late");
        assertThat(standing("D001")).isEqualTo("late paper-not-entered");
        JsonNode words = office.json("api/tracking/excused?unit=D001&form=monthly-report&period=2020-05");
        assertThat(StreamSupport.stream(words.spliterator(), false)
                        .map(word -> word.get("excused").booleanValue() + " "
                                + word.get("reason").textValue() + " "
                                + word.get("who").textValue() + " "
                                + word.get("day").textValue()))
                .containsExactly("true 当日全市停电 某科长 2020-05-27", "false 查明未停电 某主任 2020-06-02");
        assertThat(history("D001")).contains("<b>撤销：</b>查明未停电", "因故逾期的，可以视为按时").doesNotContain("已视为按时");
        List<Audit.Line> lines =
                kaoping.rooms().database().read(handle -> Audit.of(handle, "D001 monthly-report 2020-05"));
        assertThat(lines)
                .extracting(line -> line.what() + " " + line.detail())
                .containsExactly("excused 当日全市停电（某科长，2020-05-27）", "excuse-withdrawn 查明未停电（某主任，2020-06-02）");
        for (String change : List.of("UPDATE excused SET holds = 1", "DELETE FROM excused")) {
            assertThatThrownBy(() -> kaoping.rooms().database().write(handle -> handle.execute(change)))
                    .hasMessageContaining("only added to");
        }
    }

    private String history(String unit) throws Exception {
        String query = "unit=" + unit + "&form=monthly-report&period=2020-05";
        String page = new String(office.get("history?" + query).body(), StandardCharsets.UTF_8);
        assertThat(page).contains("hx-get=\"/parts/excused?" + query.replace("&", "&amp;") + "\"");
        return new String(office.get("parts/excused?" + query).body(), StandardCharsets.UTF_8);
    }

    /** Unit, form, period, what else is sent; status and what is said. */
    private static final String IMPOSSIBLE = """
            D001 | monthly-report | 2020-05 | "reason":"无","who":"某科长" | 400 | 请写明原因
            D001 | monthly-report | 2020-05 | "reason":"当日停电" | 400 | 没有写明谁认定的
            D001 | monthly-report | 2020-05 | "reason":"当日停电","who":"某科长","day":"2020-05-23" | 400 | 不能晚于今天
            D001 | monthly-report | 2020-05 | "reason":"当日停电","who":"某科长","day":"昨天" | 400 | 请写成 2020-05-25
            D001 | monthly-report | 2020-05 | "reason":"当日停电","who":"某科长","excused":"是" | 400 | true 或 false
            D001 | monthly-report | 2020-05 | "reason":"当日停电","who":"某科长","late":1 | 400 | 不认识的字段
            D001 | monthly-report | 2020-04 | "reason":"当日停电","who":"某科长" | 409 | 没有截止日
            D001 | monthly-report | 2019-05 | "reason":"当日停电","who":"某科长" | 404 | 没有 2019 年度的考评方案
            D999 | monthly-report | 2020-05 | "reason":"当日停电","who":"某科长" | 404 | D999
            D001 | year-end-marks | 2020 | "reason":"当日停电","who":"某科长" | 409 | 没有截止日
            D001 | work-ledger | 2020-05 | "reason":"当日停电","who":"某科长" | 409 | 不需报送
            D001 | monthly-report | 2020-05 | "reason":"当日停电","who":"某科长","excused":false | 409 | 没有视为按时
            """;

    @Test
    void whatCannotBeExcusedIsSaid() throws Exception {
        for (String line : IMPOSSIBLE.lines().toList()) {
            List<String> cells = List.of(line.split(" \\| ", -1));
            HttpResponse<byte[]> answer = office.send(
                    "api/tracking/excused",
                    "{\"unit\":\"" + cells.get(0) + "\",\"form\":\"" + cells.get(1) + "\",\"period\":\"" + cells.get(2)
                            + "\"," + cells.get(3) + "}");
            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .as(line)
                    .contains(cells.get(5));
            assertThat(answer.statusCode()).as(line).isEqualTo(Integer.parseInt(cells.get(4)));
        }
        assertThat(office.json("api/tracking/excused?unit=D001&form=monthly-report&period=2020-05"))
                .isEmpty();
    }

    @Test
    void aMailedFileCountsFromTheDayItWasReceived() throws Exception {
        calendar.turnTo("2020-06-01");
        accepted("D001", "0000-1234567", "2020-05-25");
        accepted("D002", "0000-1234567", "2020-05-26");
        accepted("D003", "0000-1234567", "");
        assertThat(List.of(standing("D001"), standing("D002"), standing("D003")))
                .containsExactly("on-time paper-not-entered", "late paper-not-entered", "late paper-not-entered");

        // entered afterwards it counts as well
        String id = tracked("D003").get("uploadId").textValue();
        HttpResponse<byte[]> amended =
                office.decide(id, "{\"as\":\"amend\",\"receivedOn\":\"2020-05-25\",\"reason\":\"邮件当日收到\"}");
        assertThat(amended.statusCode())
                .as(new String(amended.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(standing("D003")).isEqualTo("on-time paper-not-entered");
        List<List<String>> months =
                rows(office.get("api/ranking.xlsx?year=2020").body(), "月度报送");
        assertThat(rowOf(months, "D001")).contains("按时（纸质件未登记）", "100.00%");
        assertThat(rowOf(months, "D002")).contains("逾期（纸质件未登记）", "0.00%");
        assertThat(rowOf(
                        rows(
                                office.get("api/consolidated/monthly-report.xlsx?period=2020-05")
                                        .body(),
                                "填报信息"),
                        "D003"))
                .contains("2020-05-25");

        for (String day : List.of("2020-06-02", "2020-04-01")) {
            byte[] workbook = ClerkFilled.of(kaoping, "monthly-report", "D004", "2020-05", "", Map.of());
            HttpResponse<byte[]> answer = office.send(Map.of("报来.xlsx", workbook), day);
            assertThat(answer.statusCode()).as(day).isEqualTo(400);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("received-on-wrong");
        }
    }
}
