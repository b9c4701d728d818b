package org.kaoping;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever arrives beside good workbooks, over HTTP: folders, zips in zips, photos, documents, persons of one serial. */
class ArrivalsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] PHOTO =
            "\u00FF\u00D8\u00FF\u00E0\0\4JF\u00FF\u00C0\0\21\10\14\0\20\0\3 photo".getBytes(ISO_8859_1);
    private static final byte[] RAR = "Rar!\32\7\1\0 and more".getBytes(ISO_8859_1);

    @TempDir
    Path folder;

    private Kaoping open() throws IOException {
        return new Kaoping(Office.settings(folder.resolve("data")), Office.from("2020-12-20"));
    }

    private static byte[] docx(String text) throws IOException {
        return Office.zip(
                Map.of("[Content_Types].xml", "<Types/>".getBytes(UTF_8), "word/document.xml", text.getBytes(UTF_8)));
    }

    /** The figures of a work summary; its long cells are left empty, or say 「见附件」. */
    private static byte[] summary(Office office, String unit, boolean says) throws IOException, InterruptedException {
        Map<String, String> values = new LinkedHashMap<>(Map.of(
                "reporter", "经办人甲",
                "phone", "0000-1234567",
                "reviewer", "审核人乙",
                "reportDate", "2020-12-18",
                "permit", "12"));
        if (says) {
            values.put("overview", "见附件");
        }
        return CrowdTest.filled(office.job("work-summary", unit, "2020", "", values));
    }

    private static byte[] person(Office office, String unit, String name) throws IOException, InterruptedException {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("sex", "女");
        values.put("birth", "1985-06-01");
        values.put("nation", "汉族");
        values.put("party", "群众");
        values.put("edu", "大学本科");
        values.put("post", "信用科科员");
        values.put("leader", "否");
        values.put("org", "某局信用科");
        values.put("years", "5");
        values.put("phone", "0000-1234567");
        values.put("deed", "在信用工作中任劳任怨，建立台账，逐项核对数据，办理修复。".repeat(14));
        values.put("public", "未公示");
        return CrowdTest.filled(office.job("person-recommendation", unit, "2020", "1", values));
    }

    private static JsonNode receipt(JsonNode batch, String name) {
        for (JsonNode receipt : batch.get("receipts")) {
            if (receipt.get("fileName").textValue().equals(name)) {
                return receipt;
            }
        }
        throw new AssertionError(name + " in " + batch);
    }

    private static String told(JsonNode batch, String name) {
        JsonNode receipt = receipt(batch, name);
        StringBuilder codes = new StringBuilder();
        receipt.get("problems")
                .forEach(problem -> codes.append(' ').append(problem.get("code").textValue()));
        return receipt.get("statusText").textValue() + " " + receipt.get("unit").asText() + codes;
    }

    private static byte[] gbk(Map<String, byte[]> members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, Charset.forName("GB18030"))) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void aFolderOfAUnitIsTakenWithAllThatLiesInIt() throws Exception {
        try (Kaoping kaoping = open()) {
            Office office = new Office(kaoping.address());
            String one = office.json("api/units").at("/0/code").textValue();
            String two = office.json("api/units").at("/1/code").textValue();
            Map<String, byte[]> inner = new LinkedHashMap<>();
            inner.put("总结.xlsx", summary(office, two, false));
            inner.put("盖章扫描件.pdf", "%PDF-1.4 scan".getBytes(UTF_8));
            Map<String, byte[]> members = new LinkedHashMap<>();
            members.put("甲局/年度总结.xlsx", summary(office, one, true));
            members.put("甲局/年度总结正文.docx", docx("text"));
            members.put("甲局/照片/现场.jpg", PHOTO);
            members.put("甲局/Thumbs.db", new byte[3]);
            members.put("甲局/__MACOSX/._x", new byte[3]);
            members.put("甲局/材料.rar", RAR);
            members.put("甲局/材料.xlsx", RAR);
            members.put("甲局/setup.exe", "MZ....".getBytes(UTF_8));
            members.put("乙局.zip", gbk(inner));
            members.put("深.zip", Office.zip(Map.of("更深.zip", Office.zip(Map.of("x.jpg", PHOTO)))));
            byte[] zip = gbk(members);
            JsonNode batch = office.upload(Map.of("材料.zip", zip), "");
            assertThat(told(batch, "材料.zip/甲局/年度总结.xlsx"))
                    .startsWith("已接收 " + one)
                    .contains("text-received");
            assertThat(told(batch, "材料.zip/甲局/年度总结正文.docx")).isEqualTo("已收正文 " + one);
            assertThat(told(batch, "材料.zip/甲局/照片/现场.jpg")).isEqualTo("随附材料 " + one);
            assertThat(told(batch, "材料.zip/甲局/材料.rar")).isEqualTo("退回修改 null archive-unsupported");
            assertThat(told(batch, "材料.zip/甲局/材料.xlsx")).as("by content").isEqualTo("退回修改 null archive-unsupported");
            assertThat(told(batch, "材料.zip/甲局/setup.exe")).isEqualTo("退回修改 null kind-not-accepted");
            assertThat(told(batch, "材料.zip/乙局.zip/总结.xlsx")).isEqualTo("已接收 " + two + " text-received");
            assertThat(told(batch, "材料.zip/乙局.zip/盖章扫描件.pdf")).isEqualTo("已收正文 " + two);
            assertThat(told(batch, "材料.zip/深.zip/更深.zip")).isEqualTo("退回修改 null archive-too-deep");
            assertThat(batch.toString()).contains("最多 2 层", "请解压后再上传，或改用 zip", "跳过了 2 个");
            assertThat(batch.get("receipts")).hasSize(9);

            JsonNode photo = receipt(batch, "材料.zip/甲局/照片/现场.jpg");
            assertThat(photo.get("attachment").textValue()).isEqualTo("image");
            HttpResponse<byte[]> original =
                    office.get("api/uploads/" + photo.get("id").textValue() + "/original");
            assertThat(original.body()).isEqualTo(PHOTO);
            assertThat(original.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
            assertThat(original.headers().firstValue("Content-Disposition").orElse(""))
                    .startsWith("attachment; filename=");
            assertThat(original.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            String page = new String(
                    office.get("history?unit=" + one + "&form=work-summary&period=2020")
                            .body(),
                    UTF_8);
            assertThat(page).contains("随附材料 2 件", "现场.jpg", "年度总结正文.docx", "已收正文");
        }
    }

    @Test
    void attachmentsAreThereAfterAKillAndFindTheirSender() throws Exception {
        Path data = folder.resolve("killed");
        Running first = Running.start(data, folder.resolve("first.log"));
        String unit = first.office().json("api/units").at("/0/code").textValue();
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("总结/总结.xlsx", summary(first.office(), unit, false));
        files.put("总结/正文.docx", docx("text"));
        files.put("总结/照片.jpg", PHOTO);
        HttpResponse<byte[]> answer = first.office().send(files, "2020-12-20");
        first.kill();
        assertThat(answer.statusCode()).isIn(200, 202);
        String number = JSON.readTree(answer.body()).get("batch").textValue();
        Running second = Running.start(data, folder.resolve("second.log"));
        try {
            JsonNode batch = second.office().json("api/batches/" + number);
            for (int i = 0; i < 300 && !batch.get("done").booleanValue(); i++) {
                Thread.sleep(100);
                batch = second.office().json("api/batches/" + number);
            }
            assertThat(told(batch, "总结/总结.xlsx")).isEqualTo("已接收 " + unit + " text-received");
            assertThat(told(batch, "总结/正文.docx")).isEqualTo("已收正文 " + unit);
            assertThat(told(batch, "总结/照片.jpg")).isEqualTo("随附材料 " + unit);
            String id = receipt(batch, "总结/照片.jpg").get("id").textValue();
            assertThat(second.office().get("api/uploads/" + id + "/original").body())
                    .isEqualTo(PHOTO);
        } finally {
            second.end();
        }
        assertThat(Files.exists(data)).isTrue();
    }

    @Test
    void oneTextComesLaterAndTheOfficeSaysWhoseItIs() throws Exception {
        try (Kaoping kaoping = open()) {
            Office office = new Office(kaoping.address());
            String unit = office.json("api/units").at("/0/code").textValue();
            JsonNode alone = office.upload(Map.of("总结.xlsx", summary(office, unit, false)), "");
            assertThat(told(alone, "总结.xlsx")).startsWith("退回修改 " + unit).endsWith("text-awaited");
            assertThat(alone.toString()).contains("把 Word 文档或盖章扫描件（PDF）与本表放在同一文件夹");
            JsonNode text = office.upload(Map.of("正文.docx", docx("text")), "");
            String id = text.at("/receipts/0/id").textValue();
            assertThat(told(text, "正文.docx")).isEqualTo("随附材料 null");
            assertThat(state(office, unit)).isEqualTo("returned");
            String body = "{\"as\":\"text\",\"unit\":\"%s\",\"form\":\"%s\",\"period\":\"%s\",\"reason\":\"单位来电说明\"}";
            assertThat(office.decide(id, body.formatted(unit, "work-ledger", "2020"))
                            .statusCode())
                    .as("a form without long cells")
                    .isEqualTo(409);
            assertThat(office.decide(id, body.formatted("D999", "work-summary", "2020"))
                            .statusCode())
                    .isBetween(400, 422);
            assertThat(office.decide(id, body.formatted(unit, "work-summary", "2020-05"))
                            .statusCode())
                    .isEqualTo(409);
            assertThat(office.decide(id, body.formatted(unit, "work-summary", "2020"))
                            .statusCode())
                    .isEqualTo(200);
            JsonNode batch = alone;
            for (int i = 0; i < 300 && !told(batch, "总结.xlsx").startsWith("已接收"); i++) {
                Thread.sleep(50);
                batch = office.json("api/batches/" + alone.get("batch").textValue());
            }
            assertThat(told(batch, "总结.xlsx")).isEqualTo("已接收 " + unit + " text-received");
            assertThat(state(office, unit)).isEqualTo("on-time");
            String other = office.json("api/units").at("/1/code").textValue();
            String second = office.upload(Map.of("另一份.docx", docx("other")), "")
                    .at("/receipts/0/id")
                    .textValue();
            office.decide(second, body.formatted(other, "work-summary", "2020"));
            assertThat(state(office, other)).as("the figures are not there").isEqualTo("text-only");
        }
    }

    private static String state(Office office, String unit) throws IOException, InterruptedException {
        for (JsonNode row : office.json("api/tracking?period=2020").get("rows")) {
            if (row.get("unit").textValue().equals(unit)
                    && row.get("form").textValue().equals("work-summary")) {
                return row.get("state").textValue();
            }
        }
        throw new AssertionError(unit);
    }

    @Test
    void oneWorkbookCopiedForTwoPersons() throws Exception {
        try (Kaoping kaoping = open()) {
            Office office = new Office(kaoping.address());
            String unit = office.json("api/units").at("/0/code").textValue();
            Map<String, byte[]> files = new LinkedHashMap<>();
            files.put("一.xlsx", person(office, unit, "王某甲"));
            files.put("二.xlsx", person(office, unit, "李某乙"));
            JsonNode batch = office.upload(files, "");
            assertThat(told(batch, "一.xlsx")).isEqualTo("待确认 " + unit + " another-name");
            assertThat(told(batch, "二.xlsx")).isEqualTo("待确认 " + unit + " another-name");
            assertThat(batch.toString()).contains("编号相同而“姓名”不同：这份是“李某乙”，另一份是“王某甲”");
            for (String name : files.keySet()) {
                String id = receipt(batch, name).get("id").textValue();
                assertThat(office.decide(id, "{\"as\":\"another\",\"reason\":\"确实是两个人\"}")
                                .statusCode())
                        .isEqualTo(200);
            }
            assertThat(office.json("api/submissions?form=person-recommendation"))
                    .hasSize(2);
            files.put("一.xlsx", person(office, unit, "王某甲 "));
            files.put("二.xlsx", person(office, unit, "李某乙　"));
            JsonNode mended = office.upload(files, "");
            assertThat(told(mended, "一.xlsx")).startsWith("已接收").contains("replaced");
            assertThat(told(mended, "二.xlsx")).startsWith("已接收").contains("replaced");
        }
    }
}
