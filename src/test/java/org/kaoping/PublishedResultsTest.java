package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
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

/**
 * R14: a result is a draft until it is published; what is published stays as it was; a correction is a new number that says
 * what moved.
 */
final class PublishedResultsTest {
    private Kaoping kaoping;
    private Office office;
    private Path folder;

    @BeforeEach
    void start(@TempDir Path temporary) throws IOException, InterruptedException {
        assumeTrue(Clerks.haveOpenpyxl());
        folder = temporary;
        open();
    }

    private void open() throws IOException {
        kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2021-01-10"));
        office = new Office(kaoping.address());
    }

    @AfterEach
    void stop() {
        if (kaoping != null) {
            kaoping.close();
        }
    }

    private String mark(String unit, String less, boolean correction) throws Exception {
        byte[] filled = Clerks.openpyxl(
                        List.of(office.marks(unit, "2020", less)), folder.resolve("filled" + System.nanoTime()))
                .get(0);
        JsonNode receipt = office.confirmed(
                office.upload(Map.of(unit + "评分.xlsx", filled), "").at("/receipts/0"), "录入有误，按签字稿更正");
        assertThat(receipt.get("status").textValue()).as(receipt.toString()).isEqualTo("accepted");
        assertThat(receipt.toString().contains("replaced")).isEqualTo(correction);
        return receipt.get("id").textValue();
    }

    private HttpResponse<byte[]> publish(String checkCode, String reason) throws Exception {
        return office.send(
                "api/results",
                "{\"year\":2020,\"checkCode\":\"" + checkCode + "\",\"who\":\"市信用办\",\"reason\":\"" + reason + "\"}");
    }

    private JsonNode year() throws Exception {
        return office.json("api/results?year=2020");
    }

    private String code() throws Exception {
        return year().get("checkCode").textValue();
    }

    private static List<String> moved(JsonNode moves) {
        return StreamSupport.stream(moves.spliterator(), false)
                .filter(one -> !one.get("name").textValue().startsWith("mark:")
                        && !one.get("name").textValue().equals("x"))
                .map(one -> one.get("unit").textValue() + " " + one.get("name").textValue() + " "
                        + one.get("before").textValue() + " > "
                        + one.get("after").textValue())
                .toList();
    }

    @Test
    void whatIsPublishedStaysAndACorrectionSaysWhatMoved() throws Exception {
        mark("D001", "1", false);
        mark("D002", "2", false);
        assertThat(year().get("published")).isEmpty();
        HttpResponse<byte[]> first = publish(code(), "考核小组会议通过");
        assertThat(first.statusCode())
                .as(new String(first.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        JsonNode one = Office.tree(first);
        assertThat(one.get("number").textValue()).isEqualTo("2020-01");
        byte[] book = office.get("api/results/2020-01.xlsx").body();
        JsonNode whole = office.json("api/results/2020-01");
        assertThat(whole.get("moved")).isEmpty();
        assertThat(whole.get("inputs")).as("the scheme and both markings").hasSize(3);
        assertThat(figure(whole, "D001", "rank")).isEqualTo("1");

        // nothing moved: no new number
        HttpResponse<byte[]> again = publish(code(), "再发一次");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(new String(again.body(), StandardCharsets.UTF_8)).contains("result-same", "2020-01");

        String correction = mark("D001", "4", true);
        assertThat(moved(year().get("movedSince")))
                .contains("D001 rank 1 > 2", "D002 rank 2 > 1")
                .anySatisfy(text -> assertThat(text).startsWith("D001 score "));
        // the published one is what it was, to the byte, also after a restart
        assertThat(office.get("api/results/2020-01.xlsx").body()).isEqualTo(book);
        kaoping.close();
        open();
        assertThat(office.get("api/results/2020-01.xlsx").body()).isEqualTo(book);
        assertThat(office.json("api/results/2020-01")).isEqualTo(whole);

        assertThat(publish(code(), "D001 评分表录错一项，已更正").statusCode()).isEqualTo(200);
        JsonNode second = office.json("api/results/2020-02");
        assertThat(second.get("before").textValue()).isEqualTo("2020-01");
        assertThat(second.at("/result/reason").textValue()).contains("录错");
        assertThat(moved(second.get("moved"))).contains("D001 rank 1 > 2", "D002 rank 2 > 1");
        JsonNode mark = StreamSupport.stream(second.get("moved").spliterator(), false)
                .filter(move -> move.get("name").textValue().startsWith("mark:"))
                .findFirst()
                .orElseThrow();
        assertThat(mark.at("/source/upload").textValue()).isEqualTo(correction);
        assertThat(mark.at("/from/upload").textValue()).isNotEqualTo(correction).isNotEmpty();
        // who changed it and why: the words of the confirmation; what follows from others has none of its own
        assertThat(mark.get("reason").textValue()).isEqualTo("录入有误，按签字稿更正");
        assertThat(mark.get("who").textValue()).isEqualTo("某科长");
        assertThat(java.time.Instant.parse(mark.get("at").textValue()))
                .isAfter(one.get("at").textValue());
        assertThat(StreamSupport.stream(second.get("moved").spliterator(), false)
                        .filter(move -> !move.path("reason").asText().isEmpty()
                                && !move.path("reason").isNull()))
                .isNotEmpty()
                .allMatch(move -> move.get("name").textValue().startsWith("mark:")
                        && move.get("unit").textValue().equals("D001"));
        assertThat(sheet(office.get("api/results/2020-02.xlsx").body(), "变动说明"))
                .anySatisfy(row -> assertThat(row).contains("D001", "名次", "1", "2"));
    }

    private static String figure(JsonNode whole, String unit, String name) {
        return StreamSupport.stream(whole.get("figures").spliterator(), false)
                .filter(one -> one.get("unit").textValue().equals(unit)
                        && one.get("name").textValue().equals(name))
                .map(one -> one.get("value").textValue())
                .findFirst()
                .orElseThrow();
    }

    private static List<List<String>> sheet(byte[] bytes, String name) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            DataFormatter formatter = new DataFormatter();
            formatter.setUseCachedValuesForFormulaCells(true);
            List<List<String>> rows = new ArrayList<>();
            for (Row row : book.getSheet(name)) {
                List<String> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(formatter.formatCellValue(cell)));
                rows.add(cells);
            }
            return rows;
        }
    }

    @Test
    void everyPageSaysWhatItIs() throws Exception {
        mark("D001", "1", false);
        String code = code();
        assertThat(foot(office.get("api/ranking.xlsx?year=2020").body())).isEqualTo("校验码 " + code + "　草稿");
        assertThat(foot(office.get("api/ranking.xlsx?year=2020&stage=review").body()))
                .isEqualTo("校验码 " + code + "　送审稿");
        assertThat(publish(code, "考核小组会议通过").statusCode()).isEqualTo(200);
        byte[] published = office.get("api/results/2020-01.xlsx").body();
        assertThat(foot(published)).isEqualTo("结果编号 2020-01　校验码 " + code + "　正式");
        assertThat(office.get("api/ranking.xlsx?year=2020&stage=final").statusCode())
                .isEqualTo(400);
    }

    private static String foot(byte[] bytes) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            return book.getSheet("部门排名").getFooter().getLeft();
        }
    }

    /** Each number of the sheet 计算依据 stands in the original that it names, at that very cell. */
    @Test
    void eachNumberIsFoundInItsOriginal() throws Exception {
        mark("D001", "1.5", false);
        List<List<String>> basis =
                sheet(office.get("api/ranking.xlsx?year=2020").body(), "计算依据");
        List<List<String>> rows = basis.stream()
                .filter(row -> row.size() > 11 && row.get(1).equals("D001"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(20);
        for (List<String> row : rows) {
            byte[] original =
                    office.get("api/uploads/" + row.get(10) + "/original").body();
            assertThat(new java.math.BigDecimal(DraftForms.cell(original, row.get(7), row.get(8))))
                    .as(row.toString())
                    .isEqualByComparingTo(row.get(4));
            assertThat(java.util.HexFormat.of()
                            .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                                    .digest(original)))
                    .isEqualTo(row.get(11));
        }
    }

    /** Each own mark of the sheet 自评对照 stands in the unit's self-assessment at that very cell; the group's is the ranking's. */
    @Test
    void ownMarksAreThoseOfTheSelfAssessment() throws Exception {
        JsonNode receipt = office.upload(
                        Map.of("自评.xlsx", ClerkFilled.of(kaoping, "self-assessment", "D001", "2020", "", Map.of())), "")
                .at("/receipts/0");
        assertThat(receipt.get("status").textValue()).as(receipt.toString()).isEqualTo("accepted");
        mark("D001", "1.5", false);
        mark("D002", "1", false);
        byte[] book = office.get("api/ranking.xlsx?year=2020").body();
        byte[] original = office.get("api/uploads/" + receipt.get("id").textValue() + "/original")
                .body();
        List<List<String>> basis = sheet(book, "计算依据");
        List<List<String>> rows = sheet(book, "自评对照").stream()
                .filter(row -> row.size() > 13 && row.get(3).startsWith("B"))
                .toList();
        List<List<String>> own =
                rows.stream().filter(row -> row.get(1).equals("D001")).toList();
        assertThat(own).hasSizeGreaterThan(10);
        for (List<String> row : own) {
            assertThat(row.get(11)).isEqualTo(receipt.get("id").textValue());
            java.math.BigDecimal self = new java.math.BigDecimal(row.get(6));
            java.math.BigDecimal mark = new java.math.BigDecimal(row.get(7));
            assertThat(new java.math.BigDecimal(DraftForms.cell(original, row.get(12), row.get(13))))
                    .as(row.toString())
                    .isEqualByComparingTo(self);
            assertThat(basis.stream()
                            .filter(one -> one.size() > 11
                                    && one.get(1).equals("D001")
                                    && one.get(3).startsWith(row.get(3) + " "))
                            .map(one -> new java.math.BigDecimal(one.get(4))))
                    .singleElement()
                    .satisfies(one -> assertThat(one).isEqualByComparingTo(mark));
            assertThat(new java.math.BigDecimal(row.get(8))).isEqualByComparingTo(mark.subtract(self));
        }
        assertThat(rows.stream().filter(row -> row.get(1).equals("D002")))
                .isNotEmpty()
                .allMatch(row -> row.get(6).isEmpty()
                        && !row.get(7).isEmpty()
                        && row.get(8).isEmpty()
                        && row.get(9).equals("没有自评表"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"year":2020,"checkCode":"x","who":"市信用办","reason":"会议通过"} | 409 | result-empty
            {"year":2019,"checkCode":"x","who":"市信用办","reason":"会议通过"} | 404 | scheme-missing
            {"year":2020,"checkCode":"x","who":"","reason":"会议通过"}       | 400 | 发布人
            {"year":2020,"checkCode":"x","who":"市信用办","reason":" "}      | 400 | reason-missing
            {"year":"2020","who":"市信用办","reason":"会议通过"}             | 400 | 年度
            {"year":2020,"number":"2020-07","who":"市信用办"}               | 400 | number
            [] | 400 | request-malformed
            """)
    void aWishThatCantBeGrantedIsToldWhy(String body, int status, String said) throws Exception {
        HttpResponse<byte[]> answer = office.send("api/results", body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains(said);
    }

    @Test
    void whatWasNotLookedAtIsNotPublished() throws Exception {
        mark("D001", "1", false);
        String seen = code();
        mark("D002", "1", false);
        HttpResponse<byte[]> answer = publish(seen, "考核小组会议通过");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("result-moved", seen);
        assertThat(year().get("published")).isEmpty();
        assertThat(office.get("api/results/2020-01").statusCode()).isEqualTo(404);
        assertThat(office.get("api/results/2020-01.xlsx").statusCode()).isEqualTo(404);
    }
}
