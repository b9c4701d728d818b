package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.form.MasterDraft;

/** A workbook filled on an earlier master or under an earlier scheme is not lost: its content moves into the new one. */
class CarriedWorkbooksTest {
    private static final String FORM = "satisfaction";

    /** The master after a year: the phone is gone, the score is a number with a new name beside it, fewer visits. */
    private static byte[] later() {
        MasterDraft draft = MasterDraft.empty();
        draft.text("A1", "{city}{year}年度满意度登记表").merge("A1:F1");
        draft.text("A2", "填报单位").text("B2", "{unitName}").text("A3", "联系人*").input("B3", "{reporter}", "@");
        draft.rule("B3", MasterDraft.length(2, 20), "联系人应为2至20个字");
        draft.text("C3", "满意度*").input("D3", "{score}", "0");
        draft.rule("D3", MasterDraft.whole("0", "100"), "满意度应为0至100的整数");
        draft.text("E3", "调查方式*").input("F3", "{way}", "General");
        draft.rule("F3", MasterDraft.typed("电话", "走访"), "请从下拉列表中选择");
        draft.text("A5", "事项").text("B5", "评价*").text("C5", "代码");
        draft.text("A6", "{items.name}").text("C6", "{items.code}");
        draft.input("B6", "{items.view}", "General").rule("B6", MasterDraft.typed("满意", "一般", "不满意"), "请从下拉列表中选择");
        draft.text("A8", "走访对象").text("B8", "走访日期");
        draft.input("A9", "{visits.whom}", "@").input("B9", "{visits.day}", "yyyy-mm-dd");
        draft.blank("A10:A10", "@").blank("B10:B10", "yyyy-mm-dd");
        draft.rule("A9:A10", MasterDraft.length(2, 30), "走访对象应为2至30个字");
        return draft.card("id", FORM, "title", "满意度登记表", "shortTitle", "满意度", "period", "year", "filledBy", "unit")
                .bytes();
    }

    private static void publish(Office office, byte[] master) throws Exception {
        HttpResponse<byte[]> response =
                office.form("api/masters", Map.of("year", "2020", "reason", "测试用的发布"), Map.of("模板.xlsx", master));
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
    }

    private static int row(byte[] workbook, String column, String text) throws IOException {
        for (int row = 1; row < 100; row++) {
            if (DraftForms.cell(workbook, "表", column + row).equals(text)) {
                return row;
            }
        }
        throw new AssertionError("no " + text);
    }

    private static Map<String, String> filled(byte[] template) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("D2", "联系人甲");
        values.put("B3", "95");
        values.put("D3", "0421-1234567");
        int row = 6;
        for (; !DraftForms.cell(template, "表", "A" + row).isEmpty(); row++) {
            values.put("C" + row, row == 6 ? "不满意" : "满意");
        }
        int visits = row(template, "A", "走访日期");
        for (int i = 1; i <= 3; i++) {
            values.put("B" + (visits + i), "第" + i + "户居民");
        }
        return values;
    }

    private static JsonNode send(Office office, byte[] workbook) throws Exception {
        return office.upload(Map.of("报来.xlsx", workbook), "").at("/receipts/0");
    }

    private static List<JsonNode> coded(JsonNode receipt, String code) {
        return StreamSupport.stream(receipt.get("problems").spliterator(), false)
                .filter(one -> one.get("code").textValue().equals(code))
                .toList();
    }

    @Test
    void whatWasFilledOnAnEarlierMasterMovesIntoTheNewOne(@TempDir Path folder) throws Exception {
        try (Kaoping kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2020-12-20"))) {
            Office office = new Office(kaoping.address());
            String unit = office.json("api/units").get(0).get("code").textValue();
            publish(office, DraftForms.satisfaction().bytes());
            byte[] template = office.template(FORM, unit, "2020");
            byte[] old = DraftForms.fill(template, "表", filled(template));

            // another look, the same fields: taken as it is, under its own master
            publish(office, DraftForms.satisfaction().text("A2", "单位名称").bytes());
            JsonNode restyled = send(office, old);
            assertThat(restyled.get("status").textValue())
                    .as(restyled.toString())
                    .isEqualTo("accepted");
            assertThat(coded(restyled, "earlier-version")).hasSize(1);

            publish(office, later());
            byte[] changed = DraftForms.fill(old, "表", Map.of("B3", "88"));
            JsonNode receipt = send(office, changed);
            assertThat(receipt.get("status").textValue()).isEqualTo("rejected");
            JsonNode carried = coded(receipt, "carried-over").get(0);
            assertThat(carried.get("message").textValue()).contains("该表是用旧模板填的（以前的表样），已把能移的内容移入新模板", "请下载移好的表，核对后再上传");
            int visits = row(template, "A", "走访日期");
            assertThat(coded(receipt, "not-carried"))
                    .extracting(one -> one.get("cell").textValue() + " "
                            + one.get("message").textValue())
                    .hasSize(2)
                    .anyMatch(one -> one.startsWith("D3 ") && one.contains("0421-1234567") && one.contains("新模板没有这一格"))
                    .anyMatch(one -> one.startsWith("B" + (visits + 3) + " ")
                            && one.contains("第3户居民")
                            && one.contains("新模板只有 2 行"));
            // nothing came into force by it
            assertThat(office.json("api/submissions?form=" + FORM).get(0).get("uploadId"))
                    .isEqualTo(restyled.get("id"));

            String id = receipt.get("id").textValue();
            HttpResponse<byte[]> moved = office.get("api/uploads/" + id + "/carried");
            assertThat(moved.statusCode()).isEqualTo(200);
            byte[] book = moved.body();
            assertThat(DraftForms.cell(book, "表", "B3")).isEqualTo("联系人甲");
            assertThat(DraftForms.cell(book, "表", "D3")).isEqualTo("88");
            assertThat(DraftForms.cell(book, "表", "F3")).isEmpty();
            assertThat(DraftForms.cell(book, "表", "B6")).isEqualTo("不满意");
            assertThat(DraftForms.cell(book, "表", "B7")).isEqualTo("满意");
            int whom = row(book, "A", "走访对象");
            assertThat(DraftForms.cell(book, "表", "A" + (whom + 1))).isEqualTo("第1户居民");
            assertThat(DraftForms.cell(book, "表", "A" + (whom + 2))).isEqualTo("第2户居民");
            assertThat(listed(book)).contains("0421-1234567", "第3户居民", "新模板没有这一格");
            assertThat(moved.body())
                    .isEqualTo(office.get("api/uploads/" + id + "/carried").body());

            // one cell of the new master is left to be filled
            JsonNode first = send(office, book);
            assertThat(coded(first, "required-missing")).hasSize(1);
            assertThat(first.get("problems")).hasSize(1);
            JsonNode last = send(office, DraftForms.fill(book, "表", Map.of("F3", "走访")));
            assertThat(last.get("status").textValue()).as(last.toString()).isEqualTo("accepted");
            assertThat(coded(last, "earlier-version")).isEmpty();

            // what is of the present master has nothing to be moved
            assertThat(office.get("api/uploads/" + last.get("id").textValue() + "/carried")
                            .statusCode())
                    .isEqualTo(409);
            assertThat(office.get("api/uploads/none/carried").statusCode()).isEqualTo(404);
        }
    }

    private static String listed(byte[] workbook) throws IOException {
        StringBuilder text = new StringBuilder();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            book.getSheet("填报问题")
                    .forEach(row -> row.forEach(cell -> text.append(cell).append('\n')));
        }
        return text.toString();
    }

    @Test
    void aChangedSchemeMovesTheRowsThatAreStillThere(@TempDir Path folder) throws Exception {
        assumeTrue(Clerks.haveOpenpyxl());
        try (Kaoping kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2020-12-20"))) {
            Office office = new Office(kaoping.address());
            String unit = StreamSupport.stream(office.json("api/units").spliterator(), false)
                    .filter(one -> one.get("participation").textValue().equals("ranked"))
                    .map(one -> one.get("code").textValue())
                    .findFirst()
                    .orElseThrow();
            byte[] marks = Clerks.openpyxl(List.of(office.marks(unit, "2020", "0.5")), folder.resolve("filled"))
                    .get(0);
            byte[] scheme = office.get("api/templates/scheme?period=2020").body();
            JsonNode sent = send(office, renamed(scheme));
            assertThat(sent.get("status").textValue()).as(sent.toString()).isEqualTo("held");
            assertThat(office.decide(sent.get("id").textValue(), "{\"as\":\"use\",\"reason\":\"指标名称修订\"}")
                            .statusCode())
                    .isEqualTo(200);

            JsonNode receipt = send(office, marks);
            assertThat(receipt.get("status").textValue()).isEqualTo("rejected");
            assertThat(coded(receipt, "carried-over")).hasSize(1);
            assertThat(coded(receipt, "carried-over").get(0).get("message").textValue())
                    .contains("第1版方案", "没有遗漏");
            HttpResponse<byte[]> moved =
                    office.get("api/uploads/" + receipt.get("id").textValue() + "/carried");
            assertThat(moved.statusCode()).isEqualTo(200);
            JsonNode accepted = send(office, moved.body());
            assertThat(accepted.get("status").textValue())
                    .as(accepted.toString())
                    .isEqualTo("accepted");
            assertThat(accepted.get("unit").textValue()).isEqualTo(unit);
        }
    }

    /** The scheme with another name for its first indicator. */
    private static byte[] renamed(byte[] scheme) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(scheme))) {
            book.getSheet("部门指标").forEach(row -> {
                var code = row.getCell(0);
                if (code != null
                        && code.getCellType() == CellType.STRING
                        && code.getStringCellValue().equals("B0101")) {
                    row.getCell(3).setCellValue(row.getCell(3).getStringCellValue() + "（修订）");
                }
            });
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        }
    }
}
