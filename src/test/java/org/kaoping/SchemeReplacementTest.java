package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scheme for a year that has one waits for the office, which is told the differences; each version is kept. */
class SchemeReplacementTest {
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

    private byte[] changed(Clerks.Entry... entries) throws Exception {
        return Clerks.openpyxl(
                        List.of(new Clerks.Job(Files.readAllBytes(DEMO), List.of(entries))),
                        folder.resolve("f" + System.nanoTime()))
                .get(0);
    }

    /** The cell of a setting, by the number in column A of the sheet 参数. */
    private static Clerks.Entry setting(String no, String type, String value) {
        List<String> order = new ArrayList<>(org.kaoping.scheme.SettingNames.ALL.keySet());
        return new Clerks.Entry("参数", "C" + (5 + order.indexOf(no)), type, value);
    }

    private JsonNode send(byte[] scheme) throws Exception {
        return office.upload(Map.of("方案.xlsx", scheme), "").at("/receipts/0");
    }

    private JsonNode decide(JsonNode receipt, String as, String reason) throws Exception {
        return Office.tree(
                office.decide(receipt.get("id").textValue(), "{\"as\":\"" + as + "\",\"reason\":\"" + reason + "\"}"));
    }

    private static List<String> messages(JsonNode receipt, String code) {
        List<String> messages = new ArrayList<>();
        receipt.get("problems").forEach(problem -> {
            if (problem.get("code").textValue().equals(code)) {
                messages.add(problem.get("message").textValue());
            }
        });
        return messages;
    }

    private static void is(JsonNode receipt, String status) {
        assertThat(receipt.path("status").asText()).as(receipt.toPrettyString()).isEqualTo(status);
    }

    private JsonNode versions() throws Exception {
        return office.json("api/schemes?year=2020").get("versions");
    }

    private int inForce() throws Exception {
        return office.json("api/ranking?year=2020").get("scheme").intValue();
    }

    @Test
    void itWaitsAndTheOfficePutsItInForceWithAReason() throws Exception {
        JsonNode first = versions();
        assertThat(first).hasSize(1);
        assertThat(first.at("/0/changes")).isEmpty();

        JsonNode held = send(changed(
                setting("P20a", "decimal", "88"),
                new Clerks.Entry("单位名册", "F5", "text", "参评不排名"),
                new Clerks.Entry("承担情况_部门", "C6", "text", "不涉及")));
        is(held, "held");
        assertThat(messages(held, "scheme-replaces"))
                .singleElement()
                .asString()
                .contains("2020年度第 1 版方案在用", "3 处不同", "参数 1 处、单位名册 1 处、承担情况 1 处")
                .doesNotContain("评分表");
        assertThat(messages(held, "scheme-difference"))
                .hasSize(3)
                .anyMatch(text -> text.contains("P20a 优秀等级下限：90 → 88"))
                .anyMatch(text -> text.contains("D001 第一局 参与方式：参评排名 → 参评不排名"))
                .anyMatch(text -> text.contains("D001 第一局 B0101") && text.contains("承担 → 不涉及"));
        assertThat(inForce()).isEqualTo(1);
        String card = text(office.get("parts/batch/" + held.get("batch").textValue()));
        assertThat(card)
                .contains("P20a 优秀等级下限：90 → 88", "data-decide=\"replace\"", ">生效<", ">作废<")
                .doesNotContain("data-decide=\"reassign\"");

        HttpResponse<byte[]> idle = office.decide(held.get("id").textValue(), "{\"as\":\"replace\",\"reason\":\"无\"}");
        assertThat(idle.statusCode()).isEqualTo(400);
        is(decide(held, "replace", "会议决定调整优秀线"), "accepted");
        assertThat(inForce()).isEqualTo(2);

        JsonNode versions = versions();
        assertThat(versions).hasSize(2);
        assertThat(versions.at("/0/version").intValue()).isEqualTo(2);
        assertThat(versions.at("/0/inForce").booleanValue()).isTrue();
        assertThat(versions.at("/0/reason").textValue()).isEqualTo("会议决定调整优秀线");
        assertThat(versions.at("/0/upload")).isEqualTo(held.get("id"));
        assertThat(versions.at("/0/changes")).hasSize(3);
        assertThat(versions.at("/1/inForce").booleanValue()).isFalse();
        assertThat(office.json("api/schemes/2020/1").get("settings"))
                .anyMatch(one -> one.get("no").textValue().equals("P20a")
                        && one.get("value").textValue().equals("90"));
        assertThat(office.json("api/schemes/2020/2").get("settings"))
                .anyMatch(one -> one.get("no").textValue().equals("P20a")
                        && one.get("value").textValue().equals("88"));
        assertThat(office.json("api/schemes/2020/2/differences?to=1").get("changes"))
                .anyMatch(one -> one.get("text").textValue().contains("88 → 90"));
        assertThat(office.json("api/schemes/2020/1/differences").get("to").intValue())
                .isEqualTo(2);
        assertThat(office.get("api/schemes/2020/9").statusCode()).isEqualTo(404);
        assertThat(office.get("api/schemes/2020/x").statusCode()).isEqualTo(400);
        assertThat(office.json("api/schemes?year=2031").get("versions")).isEmpty();
    }

    @Test
    void aVoidOneLeavesEverythingAndContactsAloneNeedNoDecision() throws Exception {
        JsonNode held = send(changed(setting("P28a", "decimal", "2")));
        is(held, "held");
        is(decide(held, "void", "传错了"), "void");
        assertThat(inForce()).isEqualTo(1);

        is(send(changed(new Clerks.Entry("单位名册", "I5", "text", "某联络员"))), "accepted");
        assertThat(inForce()).isEqualTo(1);
        assertThat(versions()).hasSize(1);

        // the same file was wanted after all
        is(decide(held, "use", "确认用这一份"), "accepted");
        assertThat(inForce()).isEqualTo(2);
        assertThat(versions().at("/0/reason").textValue()).isEqualTo("确认用这一份");
    }

    @Test
    void whatStillWaitsIsComparedWithTheOneThatCameInForceMeanwhile() throws Exception {
        JsonNode one = send(changed(setting("P28a", "decimal", "2")));
        JsonNode other = send(changed(setting("P28a", "decimal", "4")));
        is(one, "held");
        is(other, "held");
        is(decide(one, "replace", "名额改为二"), "accepted");
        JsonNode now = office.json("api/uploads/" + other.get("id").textValue());
        for (int i = 0; i < 300 && now.get("status").textValue().equals("received"); i++) {
            Thread.sleep(100);
            now = office.json("api/uploads/" + other.get("id").textValue());
        }
        is(now, "held");
        assertThat(messages(now, "scheme-difference"))
                .singleElement()
                .asString()
                .contains("P28a 表彰名额：部门：2 → 4");
        is(decide(now, "replace", "再改为四"), "accepted");
        assertThat(versions()).hasSize(3);
        // the first of all again: its content becomes a new version
        JsonNode again = decide(one, "use", "还是二");
        is(again, "accepted");
        assertThat(inForce()).isEqualTo(4);
        assertThat(versions().at("/0/changes/0/text").textValue()).isEqualTo("P28a 表彰名额：部门：4 → 2");
    }

    @Test
    void theOfficeIsToldOfMarksAndTheResultNamesItsVersion() throws Exception {
        byte[] marks = Clerks.openpyxl(List.of(office.marks("D001", "2020", "1")), folder.resolve("m"))
                .get(0);
        is(office.upload(Map.of("评分.xlsx", marks), "").at("/receipts/0"), "accepted");
        JsonNode held = send(changed(setting("P20a", "decimal", "88")));
        is(held, "held");
        assertThat(messages(held, "scheme-replaces")).singleElement().asString().contains("年终评分表 1 份", "所依据的方案版本");
        is(decide(held, "replace", "会议决定"), "accepted");
        assertThat(inForce()).isEqualTo(2);
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
