package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.report.Soffice;
import org.kaoping.scheme.SettingNames;

/** Next year's scheme is this year's workbook rolled over: the office completes it, and this year stays as it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NextSchemeTest {
    private static final String UNITS = "单位名册";
    private Kaoping kaoping;
    private Office office;
    private Path folder;
    private byte[] next;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        assumeTrue(Clerks.haveOpenpyxl());
        folder = temporary;
        kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2020-12-20"));
        office = new Office(kaoping.address());
        // a year as it ends: contacts known, a unit closed, a remark in the calendar
        byte[] demo = Files.readAllBytes(Path.of("src/main/resources/demo/scheme-demo.xlsx"));
        byte[] ended = filled(
                demo,
                List.of(
                        new Clerks.Entry(UNITS, "I5", "text", "某联络员"),
                        new Clerks.Entry(UNITS, "J5", "text", "0000-1234567"),
                        new Clerks.Entry(UNITS, "L6", "text", "示例市旧二局"),
                        new Clerks.Entry(UNITS, "N7", "date", "2020-10-31")));
        JsonNode held = office.upload(Map.of("方案.xlsx", ended), "").at("/receipts/0");
        Office.tree(office.decide(held.get("id").textValue(), "{\"as\":\"replace\",\"reason\":\"第三局十月撤并\"}"));
        HttpResponse<byte[]> response = office.get("api/schemes/2020/next.xlsx");
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        next = response.body();
    }

    @AfterAll
    void stop() {
        if (kaoping != null) {
            kaoping.close();
        }
    }

    private byte[] filled(byte[] workbook, List<Clerks.Entry> entries) throws Exception {
        return Clerks.openpyxl(List.of(new Clerks.Job(workbook, entries)), folder.resolve("f" + System.nanoTime()))
                .get(0);
    }

    private static String text(byte[] book, String sheet, String cell) throws java.io.IOException {
        return Office.text(book, new Clerks.Entry(sheet, cell, "text", ""));
    }

    private static String cell(String setting) {
        return "C" + (5 + new ArrayList<>(SettingNames.ALL.keySet()).indexOf(setting));
    }

    private static Map<String, String> errors(JsonNode receipt) {
        Map<String, String> errors = new LinkedHashMap<>();
        receipt.get("problems").forEach(problem -> {
            if (problem.get("severity").textValue().equals("error")) {
                errors.put(
                        problem.get("sheet").asText() + "!"
                                + problem.get("cell").asText(),
                        problem.get("code").textValue());
            }
        });
        return errors;
    }

    @Test
    void onlyWhatTheOfficeAloneKnowsIsMissing() throws Exception {
        JsonNode receipt = office.upload(Map.of("下年.xlsx", next), "").at("/receipts/0");
        assertThat(receipt.get("status").textValue()).isEqualTo("rejected");
        assertThat(errors(receipt))
                .isEqualTo(Map.of("参数!" + cell("P03"), "required-missing", "参数!" + cell("P04"), "required-missing"));
    }

    @Test
    void itIsTheSameWorkbookWithTheNextYearsDays() throws Exception {
        Optional<Path> soffice = Clerks.soffice();
        assumeTrue(soffice.isPresent(), "no LibreOffice");
        byte[] book = Soffice.recalculated(soffice.get(), next, folder.resolve("lo"));
        assertThat(text(book, "参数", "A1")).contains("示例市2021年度");
        assertThat(text(book, "参数", cell("P02"))).isEqualTo("2021");
        assertThat(text(book, "参数", cell("P08"))).isEqualTo("1");
        // January covers from 26 December; 25 April 2021 is a Sunday
        assertThat(text(book, "报送日历", "B5")).isEqualTo("2020-12-26");
        assertThat(text(book, "报送日历", "C5")).isEqualTo("2021-01-25");
        assertThat(text(book, "报送日历", "D5")).isEqualTo("2021-01-25");
        assertThat(text(book, "报送日历", "D8")).isEqualTo("2021-04-26");
        assertThat(text(book, "报送日历", "E8")).isEqualTo("一");
        assertThat(text(book, "报送日历", "G8")).isEmpty();
        assertThat(text(book, "放假和调休", "A5")).isEmpty();
        // who the units are stays, whom one calls there does not
        assertThat(text(book, UNITS, "A7")).isEqualTo("D003");
        assertThat(text(book, UNITS, "N7")).isEqualTo("2020-10-31");
        assertThat(text(book, UNITS, "L6")).isEqualTo("示例市旧二局");
        assertThat(text(book, UNITS, "I5")).isEmpty();
        assertThat(text(book, UNITS, "J5")).isEmpty();
        assertThat(text(book, "承担情况_部门", "A8")).isEqualTo("D003");
    }

    @Test
    void completedItIsTheNextYearsSchemeAndThisYearStays() throws Exception {
        JsonNode before = office.json("api/ranking?year=2020");
        byte[] completed = filled(
                next,
                List.of(
                        new Clerks.Entry("参数", cell("P03"), "text", "示例办发〔2021〕1号"),
                        new Clerks.Entry("参数", cell("P04"), "date", "2021-01-04")));
        JsonNode receipt = office.upload(Map.of("2021.xlsx", completed), "").at("/receipts/0");
        assertThat(receipt.get("status").textValue())
                .as(receipt.toPrettyString())
                .isEqualTo("accepted");
        assertThat(receipt.get("problems")).isEmpty();
        JsonNode versions = office.json("api/schemes?year=2021").get("versions");
        assertThat(versions).hasSize(1);
        assertThat(versions.at("/0/changes")).isEmpty();
        assertThat(office.json("api/schemes/2021/1").get("calendar")).hasSize(12);

        // a unit's workbook of the new year's first month; the closed unit has none; the old year goes on
        assertThat(office.template("monthly-report", "D001", "2021-01")).isNotEmpty();
        assertThat(office.get("api/templates/monthly-report?unit=D003&period=2021-01")
                        .statusCode())
                .isEqualTo(404);
        assertThat(office.template("monthly-report", "D001", "2020-12")).isNotEmpty();
        assertThat(office.json("api/ranking?year=2020")).isEqualTo(before);
        assertThat(office.json("api/ranking?year=2021").get("scheme").intValue())
                .isEqualTo(1);
        for (String page :
                List.of("?year=2021", "schemes?year=2021", "schemes?year=2020", "parts/tracking?year=2021")) {
            assertThat(office.get(page).statusCode()).as(page).isEqualTo(200);
        }
        // where the days off move a deadline the reader asks
        byte[] holidays = filled(
                completed,
                List.of(
                        new Clerks.Entry("放假和调休", "A5", "date", "2021-01-25"),
                        new Clerks.Entry("放假和调休", "B5", "text", "放假")));
        JsonNode asked = office.upload(Map.of("2021.xlsx", holidays), "").at("/receipts/0");
        assertThat(asked.get("status").textValue()).isEqualTo("held");
        assertThat(asked.get("problems")).anySatisfy(problem -> {
            assertThat(problem.get("code").textValue()).isEqualTo("scheme-calendar-differs");
            assertThat(problem.get("cell").textValue()).isEqualTo("D5");
        });
    }

    @Test
    void thePageOffersItAndTellsTheVersions() throws Exception {
        String page = new String(office.get("schemes?year=2020").body(), StandardCharsets.UTF_8);
        assertThat(page).contains("/api/schemes/2020/next.xlsx", "第 2 版", "第三局十月撤并", "停用日期：（空） → 2020-10-31");
        assertThat(office.get("api/schemes/2020/1.xlsx").statusCode()).isEqualTo(200);
        assertThat(office.get("api/schemes/2033/next.xlsx").statusCode()).isEqualTo(404);
        assertThat(new String(office.get("schemes?year=2033").body(), StandardCharsets.UTF_8))
                .contains("还没有 2033 年度的考评方案")
                .doesNotContain("next.xlsx");
    }
}
