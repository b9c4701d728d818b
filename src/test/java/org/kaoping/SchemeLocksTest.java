package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.form.CellValue;

/** What a year has begun with stays: the dates of a month that reports came for, undertakings once marking began (R6, R10). */
class SchemeLocksTest {
    private static final Path DEMO = Path.of("src/main/resources/demo/scheme-demo.xlsx");

    @TempDir
    Path folder;

    private Kaoping kaoping;
    private Office office;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Clerks.haveOpenpyxl());
        kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2020-12-20"));
        office = new Office(kaoping.address());
    }

    @AfterEach
    void stop() {
        if (kaoping != null) {
            kaoping.close();
        }
    }

    private JsonNode scheme(Clerks.Entry... entries) throws Exception {
        byte[] changed = Clerks.openpyxl(
                        List.of(new Clerks.Job(Files.readAllBytes(DEMO), List.of(entries))),
                        folder.resolve("f" + System.nanoTime()))
                .get(0);
        return office.upload(Map.of("方案.xlsx", changed), "").at("/receipts/0");
    }

    private JsonNode send(String form, String unit, String period, String serial, Map<String, CellValue> fields)
            throws Exception {
        byte[] workbook = ClerkFilled.of(kaoping, form, unit, period, serial, Map.of("", fields));
        String day = period.equals("2020-06") ? "2020-06-20" : "";
        return office.upload(Map.of("报来" + serial + ".xlsx", workbook), day).at("/receipts/0");
    }

    private static String status(JsonNode receipt) {
        return receipt.get("status").textValue();
    }

    private static List<String> told(JsonNode receipt, String code) {
        List<String> told = new ArrayList<>();
        receipt.get("problems").forEach(problem -> {
            if (problem.get("code").textValue().equals(code)) {
                told.add(problem.path("sheet").asText() + "!"
                        + problem.path("cell").asText() + " "
                        + problem.get("message").textValue());
            }
        });
        return told;
    }

    @Test
    void theDatesOfAMonthAreLockedByItsFirstReport() throws Exception {
        // June's due day is in D10: nobody has reported yet, so the office may move it
        Clerks.Entry june = new Clerks.Entry("报送日历", "D10", "date", "2020-06-29");
        Clerks.Entry why = new Clerks.Entry("报送日历", "G10", "text", "市里统一延后");
        JsonNode free = scheme(june, why);
        assertThat(status(free)).as(free.toPrettyString()).isEqualTo("held");

        JsonNode report = send(
                "monthly-report", "D001", "2020-06", "", Map.of("reportDate", CellValue.of(LocalDate.of(2020, 6, 20))));
        assertThat(status(report)).as(report.toPrettyString()).isEqualTo("accepted");
        JsonNode locked = scheme(june, why, new Clerks.Entry("单位名册", "I5", "text", "某联络员"));
        assertThat(status(locked)).isEqualTo("rejected");
        assertThat(told(locked, "scheme-month-locked"))
                .singleElement()
                .asString()
                .startsWith("报送日历!D10 ")
                .contains("2020-06-20 已收到这个月的第一份月报", "2020-06-28", "2020-06-29", "视为按时");
        // what waited for the office before the report came is late, too
        JsonNode decided =
                Office.tree(office.decide(free.get("id").textValue(), "{\"as\":\"replace\",\"reason\":\"市里统一延后\"}"));
        assertThat(status(decided)).as(decided.toPrettyString()).isEqualTo("rejected");
        assertThat(office.json("api/schemes?year=2020").get("versions")).hasSize(1);

        JsonNode july = scheme(
                new Clerks.Entry("报送日历", "D11", "date", "2020-07-28"),
                new Clerks.Entry("报送日历", "G11", "text", "市里统一延后"));
        assertThat(status(july)).as("another month is free").isEqualTo("held");
    }

    @Test
    void whatAUnitUndertakesIsLockedByItsYearEndMarks() throws Exception {
        byte[] marks = Clerks.openpyxl(List.of(office.marks("D001", "2020", "1")), folder.resolve("m"))
                .get(0);
        assertThat(status(office.upload(Map.of("评分.xlsx", marks), "").at("/receipts/0")))
                .isEqualTo("accepted");
        JsonNode locked = scheme(new Clerks.Entry("承担情况_部门", "C6", "text", "不涉及"));
        assertThat(status(locked)).isEqualTo("rejected");
        assertThat(told(locked, "scheme-duty-locked"))
                .singleElement()
                .asString()
                .startsWith("承担情况_部门!C6 ")
                .contains("年终评分已经开始", "D001 第一局 B0101", "改动说明");
        JsonNode other = scheme(new Clerks.Entry("承担情况_部门", "C7", "text", "不涉及"));
        assertThat(status(other)).as("a unit that is not marked yet").isEqualTo("held");

        // an explicit new version: the row's 改动说明 names the indicator
        JsonNode explained = scheme(
                new Clerks.Entry("承担情况_部门", "C6", "text", "不涉及"),
                new Clerks.Entry("承担情况_部门", "AN6", "text", "B0101 职能划转，考核小组会议决定"));
        assertThat(status(explained)).as(explained.toPrettyString()).isEqualTo("held");
        assertThat(told(explained, "scheme-replaces"))
                .singleElement()
                .asString()
                .contains("年终评分表 1 份");
    }

    /** P39: the example's quota is one person; the second is accepted with a warning, a replacement of the first is not. */
    @Test
    void onePersonMoreThanTheQuota() throws Exception {
        JsonNode first = send("person-recommendation", "D001", "2020", "1", Map.of("name", CellValue.of("人员甲")));
        assertThat(told(first, "persons-over-quota")).as(first.toPrettyString()).isEmpty();
        JsonNode second = send("person-recommendation", "D001", "2020", "2", Map.of("name", CellValue.of("人员乙")));
        assertThat(status(second)).as(second.toPrettyString()).isEqualTo("accepted");
        assertThat(told(second, "persons-over-quota"))
                .singleElement()
                .asString()
                .contains("有 2 人，超过每单位 1 人的名额");
        JsonNode other = send("person-recommendation", "D002", "2020", "1", Map.of("name", CellValue.of("人员丙")));
        assertThat(told(other, "persons-over-quota")).isEmpty();

        // with a quota of two it is none too many
        List<String> order = new ArrayList<>(org.kaoping.scheme.SettingNames.ALL.keySet());
        JsonNode two = scheme(new Clerks.Entry("参数", "C" + (5 + order.indexOf("P39")), "decimal", "2"));
        assertThat(status(two)).as(two.toPrettyString()).isEqualTo("held");
        office.decide(two.get("id").textValue(), "{\"as\":\"replace\",\"reason\":\"会议决定增加名额\"}");
        JsonNode again = send("person-recommendation", "D002", "2020", "2", Map.of("name", CellValue.of("人员丁")));
        assertThat(told(again, "persons-over-quota")).as(again.toPrettyString()).isEmpty();
    }
}
