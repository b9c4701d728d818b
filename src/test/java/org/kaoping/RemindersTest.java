package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.form.CellValue;

/**
 * 催报 and the notice of who handed in when (R6, R7), over HTTP: in the roster's order, friendly before the deadline and firm
 * after it, never a score. May of 2020 is due on Monday the 25th.
 */
class RemindersTest {
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

    private void send(String unit, String phone, String status) throws Exception {
        byte[] workbook = ClerkFilled.of(
                kaoping, "monthly-report", unit, "2020-05", "", Map.of("", Map.of("phone", CellValue.of(phone))));
        JsonNode receipt = office.upload(Map.of("报来.xlsx", workbook), "").at("/receipts/0");
        assertThat(receipt.get("status").textValue())
                .as(receipt.toPrettyString())
                .isEqualTo(status);
    }

    private static List<String> lines(JsonNode group) {
        return StreamSupport.stream(group.get("waiting").spliterator(), false)
                .map(line ->
                        line.get("unit").textValue() + " " + line.get("need").textValue() + " "
                                + line.get("needText").textValue())
                .toList();
    }

    private List<String> roster(String cohort) {
        return kaoping.rooms().shelf().scheme(2020).orElseThrow().units().stream()
                .filter(unit -> unit.cohort().id().equals(cohort))
                .map(unit -> unit.code())
                .toList();
    }

    private static List<List<String>> rows(byte[] workbook, String sheet) throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            DataFormatter formatter = new DataFormatter();
            formatter.setUseCachedValuesForFormulaCells(true);
            List<List<String>> rows = new ArrayList<>();
            for (Row row : book.getSheet(sheet)) {
                List<String> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(formatter.formatCellValue(cell)));
                rows.add(cells);
            }
            return rows;
        }
    }

    @Test
    void beforeTheDeadlineTheyAreAskedAndAfterItUrged() throws Exception {
        send("D001", "0000-1234567", "accepted");
        send("D002", "电话", "rejected");
        JsonNode before = office.json("api/reminders?year=2020&month=5");
        assertThat(before.get("deadline").textValue()).isEqualTo("2020-05-25");
        assertThat(before.get("daysLeft").longValue()).isEqualTo(3);
        assertThat(before.get("passed").booleanValue()).isFalse();
        JsonNode departments = before.at("/groups/0");
        assertThat(departments.get("label").textValue()).isEqualTo("市（省）直部门");
        assertThat(lines(departments).subList(0, 3))
                .containsExactly("D001 paper 已收电子版，未登记纸质件", "D002 mend 退回修改，尚未重报（补正期至2020-05-28）", "D003 file 尚未报送");
        assertThat(departments.get("waiting"))
                .extracting(line -> line.get("unit").textValue())
                .isEqualTo(roster("department"));
        String notice = departments.get("notice").textValue();
        String name = kaoping.rooms()
                .shelf()
                .scheme(2020)
                .flatMap(scheme -> scheme.unit("D003"))
                .orElseThrow()
                .shortName();
        assertThat(notice)
                .startsWith("关于按时报送2020年05月")
                .contains("各市（省）直部门：", "请于2020年5月25日24时前报送", "还有3天", "谢谢", "补正期至5月28日", name)
                .contains(kaoping.rooms()
                        .shelf()
                        .scheme(2020)
                        .orElseThrow()
                        .policy()
                        .office())
                .doesNotContain("未报，", "立即", "得分", "名次");

        calendar.turnTo("2020-05-27");
        JsonNode after = office.json("api/reminders?year=2020&month=5");
        assertThat(after.get("passed").booleanValue()).isTrue();
        assertThat(lines(after.at("/groups/0")).get(2)).isEqualTo("D003 file 未报");
        assertThat(after.at("/groups/0/notice").textValue())
                .startsWith("关于催报2020年05月")
                .contains("已逾期2天", "仍未报送，已记为未报，请立即报送", name)
                .doesNotContain("谢谢", "得分", "名次");
        assertThat(after.at("/groups/1/label").textValue()).isEqualTo("县（市）区");
        assertThat(lines(after.at("/groups/1"))).hasSize(roster("county").size());
    }

    @Test
    void theWorkbookSaysTheSame() throws Exception {
        send("D001", "0000-1234567", "accepted");
        calendar.turnTo("2020-05-26");
        byte[] book = office.get("api/reminders.xlsx?year=2020&month=5").body();
        List<List<String>> list = rows(book, "催报清单");
        assertThat(list).anySatisfy(row -> assertThat(row).contains("D002", "未报", "2020-05-25", "逾期1天"));
        JsonNode json = office.json("api/reminders?year=2020&month=5");
        assertThat(rows(book, "催报通知"))
                .anySatisfy(row ->
                        assertThat(row).contains(json.at("/groups/0/notice").textValue()));
        String part = new String(office.get("parts/reminders?period=2020-05").body(), StandardCharsets.UTF_8);
        assertThat(part).contains("已过 1 天", "api/reminders.xlsx?year=2020&amp;month=5", "复制通知", "仍未报送");
    }

    /** Of the year's material each unit is named once, with what it lacks. */
    @Test
    void theYearsMaterialIsAskedForToo() throws Exception {
        calendar.turnTo("2020-12-20");
        JsonNode year = office.json("api/reminders?year=2020");
        assertThat(year.get("period").textValue()).isEqualTo("2020");
        assertThat(year.at("/groups/0/notice").textValue()).contains("2020年度材料（自评表、台账、总结）", "还有5天", "抓紧办理：第一局、第二局、");
        assertThat(year.at("/groups/0/waiting"))
                .extracting(line -> line.get("form").textValue())
                .contains("self-assessment", "work-ledger", "work-summary")
                .doesNotContain("year-end-marks", "innovation-claim");
        assertThat(office.get("api/reminders.xlsx?year=2020").statusCode()).isEqualTo(200);
    }

    /** 月度报送情况通报: the roster's order, days and states. */
    @Test
    void whoHandedInWhenIsToldInTheRostersOrder() throws Exception {
        send("D002", "0000-1234567", "accepted");
        calendar.turnTo("2020-05-26");
        send("D001", "0000-1234567", "accepted");
        send("D003", "电话", "rejected");
        byte[] book = office.get("api/monthly-status.xlsx?year=2020&month=5").body();
        List<List<String>> rows = rows(book, "报送情况通报");
        List<String> all = new ArrayList<>(roster("department"));
        all.addAll(roster("county"));
        assertThat(rows.stream()
                        .filter(row -> row.size() > 2 && row.get(2).matches("[DQ]\\d+"))
                        .map(row -> row.get(2)))
                .containsExactlyElementsOf(all);
        assertThat(rows)
                .anySatisfy(row -> assertThat(row).contains("D001", "2020-05-26", "逾期"))
                .anySatisfy(row -> assertThat(row).contains("D002", "2020-05-22", "按时", "纸质件未登记"))
                .anySatisfy(row -> assertThat(row).contains("D003", "", "退回修改"));
        assertThat(rows.toString())
                .contains("应报单位" + all.size() + "家：按时1家，逾期1家，缺纸质件0家，未报" + (all.size() - 3) + "家，退回修改1家")
                .doesNotContain("得分", "名次", "{");
    }

    @ParameterizedTest
    @CsvSource({
        "api/reminders?year=2020&month=13, 400",
        "api/reminders?year=2020&month=3, 404",
        "api/reminders?year=2019&month=5, 404",
        "api/reminders?month=5, 400",
        "api/reminders.xlsx?year=2020&month=x, 400",
        "api/monthly-status.xlsx?year=2020, 400",
        "api/monthly-status.xlsx?year=2020&month=2, 404"
    })
    void aWrongQuestionIsAnsweredPlainly(String path, int status) throws Exception {
        assertThat(office.get(path).statusCode()).isEqualTo(status);
    }
}
