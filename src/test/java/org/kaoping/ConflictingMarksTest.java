package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.form.CellValue;

/** R9: year-end marks come by unit or by a cohort's sheet; where both say something else, neither counts until it is settled. */
final class ConflictingMarksTest {
    private Kaoping kaoping;
    private Office office;
    private int sent;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2021-01-10"));
        office = new Office(kaoping.address());
    }

    @AfterEach
    void stop() {
        kaoping.close();
    }

    private JsonNode send(String form, String whose, Map<String, Map<String, CellValue>> otherwise) throws Exception {
        JsonNode receipt = office.confirmed(
                office.upload(
                                Map.of(
                                        form + ++sent + ".xlsx",
                                        ClerkFilled.of(kaoping, form, whose, "2020", "", otherwise)),
                                "")
                        .at("/receipts/0"),
                "按签字稿更正");
        assertThat(receipt.path("status").asText()).as(receipt.toPrettyString()).isEqualTo("accepted");
        return receipt;
    }

    /** The counties' sheet: a quarter everywhere, as the units' workbooks say, but that much for Q0102 on X0101. */
    private JsonNode sheet(String mark) throws Exception {
        Map<String, Map<String, CellValue>> rows = new LinkedHashMap<>();
        kaoping.rooms().shelf().scheme(2020).orElseThrow().units().forEach(unit -> {
            Map<String, CellValue> row = new LinkedHashMap<>();
            kaoping.rooms()
                    .shelf()
                    .scheme(2020)
                    .orElseThrow()
                    .indicators(unit.cohort())
                    .forEach(one -> row.put("mark[" + one.code() + "]", CellValue.of(new BigDecimal("0.25"))));
            if (unit.code().equals("Q0102")) {
                row.put("mark[X0101]", mark.equals("/") ? CellValue.of(mark) : CellValue.of(new BigDecimal(mark)));
                row.put("remark", CellValue.of("X0101 没有这项职能"));
            }
            rows.put("units " + unit.code(), row);
        });
        return send("year-end-matrix", "county", rows);
    }

    private JsonNode unit(String mark) throws Exception {
        return send(
                "year-end-marks",
                "Q0102",
                Map.of(
                        "inds X0101",
                        Map.of(
                                "mark",
                                CellValue.of(new BigDecimal(mark)),
                                "why",
                                CellValue.of("缺印发文件"),
                                "remark",
                                CellValue.of("第" + (sent + 1) + "份"))));
    }

    private List<String> ranked() throws Exception {
        List<String> units = new ArrayList<>();
        office.json("api/ranking?year=2020")
                .at("/cohorts/1/rows")
                .forEach(row -> units.add(
                        row.get("unit").textValue() + " " + row.get("x").textValue()));
        return units;
    }

    private List<String> obstacles() throws Exception {
        List<String> texts = new ArrayList<>();
        office.json("api/results?year=2020").get("obstacles").forEach(one -> texts.add(one.toString()));
        return texts;
    }

    private String conflicts() throws Exception {
        return office.json("api/marks?year=2020").get("conflicts").toString();
    }

    @Test
    void theSheetAloneMarksAllItsUnits() throws Exception {
        sheet("0.25");
        assertThat(ranked()).hasSize(6).allMatch(text -> text.endsWith(" 9") || text.endsWith(".00"));
        assertThat(conflicts()).isEqualTo("[]");
    }

    @Test
    void whatBothSayAlikeIsNoConflictAndWhatTheySayOtherwiseCountsForNeither() throws Exception {
        sheet("0.25");
        unit("0.25");
        assertThat(conflicts()).isEqualTo("[]");
        assertThat(ranked()).hasSize(6);

        unit("0.5");
        JsonNode conflict = office.json("api/marks?year=2020").at("/conflicts/0");
        assertThat(conflict.get("unit").textValue()).isEqualTo("Q0102");
        assertThat(conflict.get("indicator").textValue()).isEqualTo("X0101");
        assertThat(conflict.get("byUnit").textValue()).isEqualTo("0.5");
        assertThat(conflict.get("byCohort").textValue()).isEqualTo("0.25");
        for (String way : List.of("byUnit", "byCohort")) {
            JsonNode source = conflict.get(way + "Source");
            byte[] original = office.get("api/uploads/" + source.get("upload").textValue() + "/original")
                    .body();
            assertThat(new BigDecimal(DraftForms.cell(
                            original,
                            source.get("sheet").textValue(),
                            source.get("cell").textValue())))
                    .isEqualByComparingTo(conflict.get(way).textValue());
        }
        assertThat(ranked()).hasSize(5).noneMatch(text -> text.startsWith("Q0102"));
        assertThat(office.json("api/ranking?year=2020")
                        .at("/cohorts/1/unranked")
                        .toString())
                .contains("Q0102", "两种评分表的得分不一致");
        assertThat(obstacles()).anyMatch(text -> text.contains("得分不一致") && text.contains("乙县"));
        byte[] book = office.get("api/ranking.xlsx?year=2020").body();
        assertThat(DraftForms.cell(book, "评分不一致", "B6")).isEqualTo("Q0102");
        assertThat(DraftForms.cell(book, "评分不一致", "E6")).isEqualTo("0.5");
        assertThat(DraftForms.cell(book, "评分不一致", "I6")).isEqualTo("0.25");
        assertThat(DraftForms.cell(book, "评分不一致", "M6")).isEqualTo("未处理，不计分");

        // a newer one that agrees settles it
        unit("0.25");
        assertThat(conflicts()).isEqualTo("[]");
        assertThat(ranked()).hasSize(6);
    }

    @Test
    void theOfficeSettlesItWithAReasonWhileTheseTwoAreInForce() throws Exception {
        sheet("0.25");
        unit("0.5");
        assertThat(settle("{\"year\":2020,\"unit\":\"Q0102\",\"way\":\"unit\",\"who\":\"某科长\",\"reason\":\"略\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(settle("{\"year\":2020,\"unit\":\"Q0102\",\"way\":\"unit\",\"who\":\"\",\"reason\":\"以签字稿为准\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(settle("{\"year\":2020,\"unit\":\"Q0103\",\"way\":\"unit\",\"who\":\"某科长\",\"reason\":\"以签字稿为准\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(settle("{\"year\":2020,\"unit\":\"Q0102\",\"way\":\"both\",\"who\":\"某科长\",\"reason\":\"以签字稿为准\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(ranked()).hasSize(5);
        HttpResponse<byte[]> done =
                settle("{\"year\":2020,\"unit\":\"Q0102\",\"way\":\"unit\",\"who\":\"某科长\",\"reason\":\"以签字稿为准\"}");
        assertThat(done.statusCode())
                .as(new String(done.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(ranked()).hasSize(6);
        assertThat(conflicts()).contains("\"settled\":\"unit\"", "以签字稿为准", "某科长");
        assertThat(obstacles()).noneMatch(text -> text.contains("得分不一致"));

        // another workbook is another conflict
        unit("0.75");
        assertThat(ranked()).hasSize(5);
        assertThat(conflicts()).contains("\"settled\":null", "0.75");
        settle("{\"year\":2020,\"unit\":\"Q0102\",\"way\":\"cohort\",\"who\":\"某科长\",\"reason\":\"以汇总表签字稿为准\"}");
        assertThat(ranked()).hasSize(6);
    }

    @Test
    void oneThatIsVoidedNoLongerContradicts() throws Exception {
        JsonNode sheet = sheet("/");
        unit("0.5");
        assertThat(ranked()).noneMatch(text -> text.startsWith("Q0102"));
        assertThat(conflicts()).contains("\"byCohort\":\"/\"");
        office.decide(sheet.get("id").textValue(), "{\"as\":\"void\",\"who\":\"某科长\",\"reason\":\"改为逐单位评分\"}");
        assertThat(conflicts()).isEqualTo("[]");
        assertThat(ranked()).singleElement().asString().startsWith("Q0102");
    }

    @Test
    void aSlashThatTheRosterDoesNotKnowNeedsItsReason() throws Exception {
        byte[] file = ClerkFilled.of(
                kaoping,
                "year-end-matrix",
                "county",
                "2020",
                "",
                Map.of("units Q0102", Map.of("mark[X0101]", CellValue.of("/"))));
        JsonNode receipt = office.upload(Map.of("汇总.xlsx", file), "").at("/receipts/0");
        assertThat(receipt.get("status").textValue()).isEqualTo("rejected");
        assertThat(receipt.toString()).contains("请在备注写明指标代码和原因");
    }

    private HttpResponse<byte[]> settle(String body) throws Exception {
        return office.send("api/marks/settlements", body);
    }
}
