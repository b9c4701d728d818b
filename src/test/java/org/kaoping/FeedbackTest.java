package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.demo.Demo;
import org.kaoping.form.CellValue;
import org.kaoping.report.Soffice;

/** 考评得分反馈表: of each unit, adding up to its row of the ranking to the cent; of a published result as it was published. */
class FeedbackTest {
    private final Calendar calendar = new Calendar("2021-02-01");
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

    private static Map<String, byte[]> unzip(byte[] zip) throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static String at(XSSFSheet sheet, String address) {
        CellAddress at = new CellAddress(address);
        Row row = sheet.getRow(at.getRow());
        Cell cell = row == null ? null : row.getCell(at.getColumn());
        if (cell == null) {
            return "";
        }
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC ->
                new BigDecimal(cell.getNumericCellValue())
                        .round(new MathContext(12))
                        .stripTrailingZeros()
                        .toPlainString();
            case STRING -> cell.getStringCellValue();
            default -> "";
        };
    }

    private static String texts(XSSFWorkbook book) {
        StringBuilder all = new StringBuilder();
        book.forEach(sheet ->
                sheet.forEach(row -> row.forEach(cell -> all.append(cell).append('\n'))));
        return all.toString();
    }

    /** Y, X, score, bonus, total, grade. */
    private static List<String> sums(XSSFSheet sheet, String columns, int row) {
        List<String> sums = new ArrayList<>();
        for (String column : columns.split("", -1)) {
            if (!column.isEmpty()) {
                sums.add(at(sheet, column + row));
            }
        }
        return sums;
    }

    private static XSSFWorkbook open(byte[] bytes) throws Exception {
        return new XSSFWorkbook(new ByteArrayInputStream(bytes));
    }

    /** The whole invented city, by our own cached values and by LibreOffice's. */
    @Test
    void eachAddsUpToItsRowOfTheRanking(@TempDir Path folder) throws Exception {
        Demo.play(kaoping, line -> {});
        byte[] ranking = office.get("api/ranking.xlsx?year=2020").body();
        Map<String, byte[]> all = unzip(office.get("api/feedback.zip?year=2020").body());
        compare(ranking, all);
        Path soffice = Soffice.program().orElse(null);
        assumeTrue(soffice != null);
        List<byte[]> books = new ArrayList<>(all.values());
        books.add(ranking);
        List<byte[]> again = Soffice.recalculated(soffice, books, folder);
        Map<String, byte[]> recalculated = new LinkedHashMap<>();
        int i = 0;
        for (String name : all.keySet()) {
            recalculated.put(name, again.get(i++));
        }
        compare(again.get(i), recalculated);
    }

    private static void compare(byte[] ranking, Map<String, byte[]> all) throws Exception {
        int ranked = 0;
        boolean bonus = false;
        try (XSSFWorkbook result = open(ranking)) {
            for (String name : List.of("部门排名", "县区排名")) {
                XSSFSheet sheet = result.getSheet(name);
                for (int row = 6; at(sheet, "B" + row).matches("[DQ]\\d+"); row++) {
                    String code = at(sheet, "B" + row);
                    String file = all.keySet().stream()
                            .filter(one -> one.startsWith(code + "_"))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("no feedback of " + code));
                    try (XSSFWorkbook own = open(java.util.Objects.requireNonNull(all.get(file)))) {
                        XSSFSheet feedback = own.getSheet("考评得分反馈表");
                        assertThat(sums(feedback, "ACDEGI", 5)).as(file).isEqualTo(sums(sheet, "DEFGHI", row));
                        assertThat(at(feedback, "J5")).startsWith("第" + at(sheet, "A" + row) + "名");
                        assertThat(at(feedback, "K5")).isEqualTo("与考评结果一致");
                        effects(feedback, at(sheet, "F" + row));
                        bonus |= new BigDecimal(at(feedback, "E5").replaceAll("[^0-9.]", "0")).signum() > 0;
                    }
                    ranked++;
                }
            }
        }
        assertThat(ranked).isGreaterThan(20);
        assertThat(bonus).as("somebody has a bonus").isTrue();
        assertThat(all).hasSizeGreaterThanOrEqualTo(ranked);
    }

    /** 100 and all effects is the score. */
    private static void effects(XSSFSheet feedback, String score) {
        double sum = 100;
        int row = 8;
        for (; at(feedback, "B" + row).matches("[BX]\\d{4}"); row++) {
            Cell effect = feedback.getRow(row - 1).getCell(12);
            if (at(feedback, "F" + row).equals("承担")) {
                sum += effect.getNumericCellValue();
            } else {
                assertThat(at(feedback, "M" + row)).isEmpty();
            }
        }
        assertThat(row).isGreaterThan(20);
        assertThat(new BigDecimal(sum)
                        .setScale(6, java.math.RoundingMode.HALF_UP)
                        .setScale(2, java.math.RoundingMode.HALF_UP))
                .isEqualByComparingTo(score);
    }

    private JsonNode mark(String unit, String mark, String why) throws Exception {
        Map<String, CellValue> otherwise = new LinkedHashMap<>();
        otherwise.put("mark", CellValue.of(new BigDecimal(mark)));
        otherwise.put("why", CellValue.of(why));
        byte[] workbook = ClerkFilled.of(kaoping, "year-end-marks", unit, "2020", "", Map.of("inds B0101", otherwise));
        return office.upload(Map.of(unit + ".xlsx", workbook), "").at("/receipts/0");
    }

    private XSSFWorkbook feedback(String unit) throws Exception {
        HttpResponse<byte[]> answer = office.get("api/feedback/" + unit + ".xlsx?year=2020");
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return open(answer.body());
    }

    /** A draft says so; what was published stays, reason and all, until something else is published. */
    @Test
    void whatWasPublishedStaysAsItWas() throws Exception {
        assertThat(mark("D001", "1", "台账缺两个月").get("status").textValue()).isEqualTo("accepted");
        assertThat(mark("D002", "0.5", "没有公示").get("status").textValue()).isEqualTo("accepted");
        try (XSSFWorkbook book = feedback("D001")) {
            XSSFSheet sheet = book.getSheet("考评得分反馈表");
            assertThat(sheet.getFooter().getLeft()).contains("草稿");
            assertThat(at(sheet, "A2")).contains("测算稿");
            assertThat(at(sheet, "J8")).isEqualTo("台账缺两个月");
            assertThat(at(sheet, "H8")).isEqualTo("1");
            assertThat(texts(book)).doesNotContain("第二局", "没有公示");
        }
        String code = office.json("api/results?year=2020").get("checkCode").textValue();
        assertThat(office.send(
                                "api/results",
                                "{\"year\":2020,\"checkCode\":\"" + code + "\",\"who\":\"某科长\",\"reason\":\"会议通过\"}")
                        .statusCode())
                .isEqualTo(200);
        JsonNode changed = mark("D001", "0.5", "台账缺三个月");
        if (changed.get("status").textValue().equals("held")) {
            HttpResponse<byte[]> decided = office.decide(
                    changed.get("id").textValue(), "{\"as\":\"replace\",\"reason\":\"复核后更正\",\"who\":\"某科长\"}");
            assertThat(decided.statusCode())
                    .as(new String(decided.body(), StandardCharsets.UTF_8))
                    .isEqualTo(200);
        }
        try (XSSFWorkbook book = feedback("D001")) {
            XSSFSheet sheet = book.getSheet("考评得分反馈表");
            assertThat(sheet.getFooter().getLeft()).isEqualTo("结果编号 2020-01　校验码 " + code + "　正式");
            assertThat(at(sheet, "J8")).isEqualTo("台账缺两个月");
            assertThat(at(sheet, "H8")).isEqualTo("1");
            assertThat(at(sheet, "K5")).isEqualTo("与考评结果一致");
        }
    }

    @Test
    void whoIsNotMarkedHasNone() throws Exception {
        assertThat(office.get("api/feedback/D001.xlsx?year=2020").statusCode()).isEqualTo(404);
        assertThat(office.get("api/feedback.zip?year=2020").statusCode()).isEqualTo(404);
        assertThat(office.get("api/feedback/D001.xlsx?year=2019").statusCode()).isEqualTo(404);
        assertThat(office.get("api/feedback/D001.xlsx").statusCode()).isEqualTo(400);
        assertThat(mark("D001", "1", "台账缺两个月").get("status").textValue()).isEqualTo("accepted");
        assertThat(office.get("api/feedback/D001.xlsx?year=2020").statusCode()).isEqualTo(200);
        assertThat(office.get("api/feedback/D002.xlsx?year=2020").statusCode()).isEqualTo(404);
    }
}
