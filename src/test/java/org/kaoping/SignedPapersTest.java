package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.form.CellValue;

/** R9: what was signed is registered, and what is changed afterwards says so; objections and changed duties are on record. */
final class SignedPapersTest {
    private Kaoping kaoping;
    private Office office;
    private Path folder;
    private int sent;

    @BeforeEach
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2021-01-20"));
        office = new Office(kaoping.address());
    }

    @AfterEach
    void stop() {
        kaoping.close();
    }

    private void mark(String mark, Map<String, Map<String, CellValue>> more) throws Exception {
        Map<String, Map<String, CellValue>> all = new LinkedHashMap<>(more);
        Map<String, CellValue> row = new LinkedHashMap<>(more.getOrDefault("inds B0101", Map.of()));
        row.put("mark", CellValue.of(new BigDecimal(mark)));
        row.put("why", CellValue.of("缺印发文件"));
        all.put("inds B0101", row);
        byte[] file = ClerkFilled.of(kaoping, "year-end-marks", "D001", "2020", "", all);
        JsonNode receipt = office.confirmed(
                office.upload(Map.of("评分" + ++sent + ".xlsx", file), "").at("/receipts/0"), "复核发现录入有误");
        assertThat(receipt.path("status").asText()).as(receipt.toPrettyString()).isEqualTo("accepted");
    }

    private HttpResponse<byte[]> sign(String unit, String day) throws Exception {
        return office.send(
                "api/marks/signatures",
                "{\"year\":2020,\"unit\":\"" + unit + "\",\"day\":\"" + day
                        + "\",\"signer\":\"某负责人\",\"place\":\"档案室2号柜\",\"who\":\"某科员\"}");
    }

    private String book(String sheet, String cell) throws Exception {
        return DraftForms.cell(office.get("api/ranking.xlsx?year=2020").body(), sheet, cell);
    }

    @Test
    void aChangeAfterTheSignatureSaysSo() throws Exception {
        mark("1", Map.of());
        mark("0.5", Map.of());
        assertThat(book("变动说明", "G10")).isEqualTo("复核发现录入有误");
        // signed on the day of the change: not after it
        assertThat(sign("D001", "2021-01-20").statusCode()).isEqualTo(200);
        assertThat(book("变动说明", "G10")).isEqualTo("复核发现录入有误");
        assertThat(sign("D001", "2021-01-12").statusCode()).isEqualTo(200);
        assertThat(book("变动说明", "D10")).isEqualTo("B0101 得分");
        assertThat(book("变动说明", "E10")).isEqualTo("1");
        assertThat(book("变动说明", "F10")).isEqualTo("0.5");
        assertThat(book("变动说明", "G10")).isEqualTo("签字后改动：复核发现录入有误");
        assertThat(book("变动说明", "H10")).startsWith("某科长，2021-01-20");
        assertThat(book("现场确认", "L6")).isEqualTo("2021-01-12 某负责人，存于档案室2号柜");
        assertThat(office.json("api/marks/changes?year=2020").toString()).contains("\"afterSignature\":true");
        assertThat(new String(office.get("parts/marks?year=2020").body(), StandardCharsets.UTF_8))
                .contains("签字后改动 1 处", "存于档案室2号柜");
    }

    @ParameterizedTest
    @CsvSource({"D001, 2021-02-01, 400", "D999, 2021-01-12, 404", "D023, 2021-01-12, 404", "'', 2021-01-12, 200"})
    void aPaperThatCantBeSoIsRefused(String unit, String day, int status) throws Exception {
        HttpResponse<byte[]> answer = sign(unit, day);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isIn(status, status == 404 ? 400 : status);
    }

    @Test
    void anObjectionIsShownAndBlocksNothingAndAChangedDutyHasItsReason() throws Exception {
        Map<String, Map<String, CellValue>> more = new LinkedHashMap<>();
        more.put("", Map.of("confirm", CellValue.of("有异议"), "confirmNote", CellValue.of("B0101 已于会后补交文件")));
        Map<String, CellValue> duty = new LinkedHashMap<>();
        duty.put("duty", CellValue.of("不涉及"));
        duty.put("mark", CellValue.of(""));
        duty.put("why", CellValue.of(""));
        duty.put("verified", CellValue.of(""));
        duty.put("remark", CellValue.of("机构改革后没有这项职能"));
        more.put("inds B0102", duty);
        mark("1", more);
        assertThat(book("现场确认", "F6")).isEqualTo("有异议");
        assertThat(book("现场确认", "G6")).isEqualTo("B0101 已于会后补交文件");
        assertThat(book("现场确认", "K6")).isEqualTo("B0102 承担→不涉及（机构改革后没有这项职能）");
        assertThat(office.json("api/ranking?year=2020").at("/cohorts/0/rows")).hasSize(1);
        assertThat(new String(office.get("parts/marks?year=2020").body(), StandardCharsets.UTF_8))
                .contains("单位异议（1 家）", "已于会后补交文件");
    }

    @Test
    void whatChangesInTheSchemeAfterTheFirstMarkIsListed() throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(Clerks.haveOpenpyxl());
        mark("1", Map.of());
        List<String> order = new java.util.ArrayList<>(org.kaoping.scheme.SettingNames.ALL.keySet());
        byte[] scheme = Clerks.openpyxl(
                        List.of(new Clerks.Job(
                                Files.readAllBytes(Path.of("src/main/resources/demo/scheme-demo.xlsx")),
                                List.of(
                                        new Clerks.Entry("参数", "C" + (5 + order.indexOf("P20a")), "decimal", "88"),
                                        new Clerks.Entry("单位名册", "O5", "text", "承办单位")))),
                        folder.resolve("scheme"))
                .get(0);
        JsonNode held = office.upload(Map.of("方案.xlsx", scheme), "").at("/receipts/0");
        assertThat(held.get("status").textValue()).isEqualTo("held");
        assertThat(office.decide(held.get("id").textValue(), "{\"as\":\"replace\",\"reason\":\"会议决定调整优秀线\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(book("变动说明", "B14")).isEqualTo("第2版");
        assertThat(book("变动说明", "C14")).isEqualTo("参数");
        assertThat(book("变动说明", "D14")).contains("P20a");
        assertThat(book("变动说明", "E14")).isEqualTo("90");
        assertThat(book("变动说明", "F14")).isEqualTo("88");
        assertThat(book("变动说明", "G14")).isEqualTo("会议决定调整优秀线");
        // the roster's remark says who houses the office
        assertThat(office.json("api/ranking?year=2020")
                        .at("/cohorts/0/rows/0/remarks")
                        .toString())
                .contains("承办单位，由协办单位评分");
        byte[] template = office.template("year-end-marks", "D001", "2020");
        assertThat(DraftForms.cell(template, "年终评分表", "F2"))
                .contains("（承办单位，由协办单位评分）")
                .doesNotContain("示例市信用办");
        assertThat(DraftForms.cell(office.template("year-end-marks", "D002", "2020"), "年终评分表", "F2"))
                .startsWith("示例市信用办、");
    }
}
