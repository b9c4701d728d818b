package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two masters that no unit fills, the ranking's and the scheme's, published for a year through the front door. */
class PublishedOfficeMastersTest {
    private static byte[] master(String id) throws IOException {
        return Files.readAllBytes(Path.of("templates/" + id + ".xlsx"));
    }

    private static JsonNode post(Office office, String path, Map<String, String> fields, byte[] file) throws Exception {
        HttpResponse<byte[]> response = office.form(path, fields, Map.of("模板.xlsx", file));
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return Office.tree(response);
    }

    private static String title(byte[] ranking) throws IOException {
        return DraftForms.cell(ranking, "部门排名", "A1");
    }

    @Test
    void aRestyledRankingCountsForItsYearAndIsUndone(@TempDir Path folder) throws Exception {
        byte[] restyled = DraftForms.fill(master("ranking"), "部门排名", Map.of("A1", "改了样子的{year}年度部门排名"));
        try (Kaoping kaoping = new Kaoping(Office.settings(folder), Office.from("2020-12-20"))) {
            Office office = new Office(kaoping.address());
            String before = title(office.get("api/ranking.xlsx?year=2020").body());

            JsonNode judged = post(office, "api/masters/checks", Map.of("year", "2020"), restyled);
            assertThat(judged.get("usable").booleanValue())
                    .as(judged.toPrettyString())
                    .isTrue();
            // the verdict without publishing, on the page of checks and by command, is the same
            JsonNode checked = Office.tree(office.post("api/checks", Map.of("ranking.xlsx", restyled), ""))
                    .at("/checks/0");
            assertThat(checked.get("verdict").textValue())
                    .as(checked.toPrettyString())
                    .isEqualTo("accepted");

            post(office, "api/masters", Map.of("year", "2021", "reason", "明年换样子"), restyled);
            assertThat(title(office.get("api/ranking.xlsx?year=2020").body())).isEqualTo(before);
            post(office, "api/masters", Map.of("year", "2020", "reason", "今年也换"), restyled);
            assertThat(title(office.get("api/ranking.xlsx?year=2020").body())).isEqualTo("改了样子的2020年度部门排名");

            assertThat(office.send(
                                    "api/masters/ranking/restore",
                                    "{\"year\":\"2020\",\"fingerprint\":\"\",\"reason\":\"不好看\"}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(title(office.get("api/ranking.xlsx?year=2020").body())).isEqualTo(before);
        }
    }

    private static byte[] lowered(byte[] workbook) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new java.io.ByteArrayInputStream(workbook));
                java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream()) {
            book.getSheet("使用说明").getRow(0).getCell(0).setCellValue("改了样子的方案");
            book.write(out);
            return out.toByteArray();
        }
    }

    @Test
    void aSchemeIsReadByTheMasterOfTheYearThatItNames(@TempDir Path folder) throws Exception {
        byte[] restyled = lowered(master("scheme"));
        try (Kaoping kaoping = new Kaoping(Office.settings(folder), Office.from("2020-12-20"))) {
            Office office = new Office(kaoping.address());
            JsonNode judged = post(office, "api/masters/checks", Map.of("year", "2021"), restyled);
            assertThat(judged.get("usable").booleanValue())
                    .as(judged.toPrettyString())
                    .isTrue();
            post(office, "api/masters", Map.of("year", "2021", "reason", "明年换样子"), restyled);
            assertThat(office.get("api/templates/scheme?period=2021").body()).isEqualTo(restyled);

            // this year's is read by this year's master, as before
            byte[] scheme = office.get("api/templates/scheme?period=2020").body();
            JsonNode again = office.upload(Map.of("方案.xlsx", scheme), "").at("/receipts/0");
            assertThat(again.get("status").textValue())
                    .as(again.toPrettyString())
                    .isIn("accepted", "duplicate");
            post(office, "api/masters", Map.of("year", "2020", "reason", "今年也换"), restyled);
            JsonNode changed = office.upload(
                            Map.of("方案.xlsx", DraftForms.fill(scheme, "参数", Map.of("C9", "某协办单位"))), "")
                    .at("/receipts/0");
            assertThat(changed.get("status").textValue())
                    .as(changed.toPrettyString())
                    .isEqualTo("held");
            changed = Office.tree(
                    office.decide(changed.get("id").textValue(), "{\"as\":\"replace\",\"reason\":\"协办单位已定\"}"));
            assertThat(changed.get("status").textValue())
                    .as(changed.toPrettyString())
                    .isEqualTo("accepted");
        }
    }
}
