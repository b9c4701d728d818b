package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaoping.form.MasterDraft.length;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.form.MasterDraft;
import org.kaoping.web.Rooms;

/** Checking without recording: the verdict of an upload, or how a master is understood; and nothing is left of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckingTest {
    private static final List<String> TABLES =
            List.of("batch", "upload", "submission", "decision", "scheme", "master", "audit");

    private Path data;
    private Kaoping kaoping;
    private Office office;
    private byte[] good;
    private byte[] blank;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        data = folder.resolve("data");
        kaoping = new Kaoping(Office.settings(data), Office.from("2020-12-20"));
        office = new Office(kaoping.address());
        String unit = office.json("api/units").at("/0/code").textValue();
        good = CrowdTest.filled(office.monthly(unit, "2020-05", "2020-05-20"));
        blank = office.template("monthly-report", unit, "2020-05");
    }

    @AfterAll
    void stop() {
        kaoping.close();
    }

    /** How many rows and files there are, by table and folder. */
    private Map<String, Long> standing() throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        Rooms rooms = kaoping.rooms();
        for (String table : TABLES) {
            counts.put(
                    table,
                    rooms.database()
                            .read(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                                    .mapTo(Long.class)
                                    .one()));
        }
        for (String folder : List.of("originals", "work")) {
            try (Stream<Path> files = Files.walk(data.resolve(folder))) {
                counts.put(folder, files.filter(Files::isRegularFile).count());
            }
        }
        return counts;
    }

    private JsonNode check(Map<String, byte[]> files, String day) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = office.post("api/checks", files, day);
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return new ObjectMapper().readTree(response.body()).get("checks");
    }

    /** What a check and a receipt have in common. */
    private static ObjectNode common(JsonNode one, String verdict) {
        ObjectNode common = new ObjectMapper().createObjectNode();
        for (String name : List.of("fileName", "form", "unit", "period", "problems")) {
            common.set(name, one.get(name));
        }
        return common.put("verdict", one.get(verdict).textValue())
                .put("text", one.get(verdict + "Text").textValue());
    }

    @Test
    void theVerdictIsThatOfAnUploadAndNothingIsRecorded() throws Exception {
        Map<String, byte[]> inZip = new LinkedHashMap<>();
        inZip.put("里面/网页.xlsx", "<html>".getBytes(StandardCharsets.UTF_8));
        inZip.put("里面/~$锁.xlsx", new byte[] {1});
        Map<String, byte[]> files = new LinkedHashMap<>(HostileUploadsTest.spoilt(good));
        files.put("空白.xlsx", blank);
        files.put("包.zip", Office.zip(inZip));
        files.put("好.xlsx", good);
        Map<String, Long> before = standing();
        JsonNode checks = check(files, "2020-05-21");
        assertThat(standing()).isEqualTo(before);
        JsonNode receipts = office.upload(files, "2020-05-21").get("receipts");
        assertThat(standing()).isNotEqualTo(before);
        assertThat(checks).hasSize(receipts.size()).hasSize(files.size());
        for (int i = 0; i < receipts.size(); i++) {
            assertThat(checks.at("/" + i + "/kind").textValue()).isEqualTo("workbook");
            assertThat(common(checks.get(i), "verdict")).isEqualTo(common(receipts.get(i), "status"));
        }
        assertThat(checks.get(checks.size() - 1).get("verdict").textValue()).isEqualTo("accepted");
        assertThat(checks.at("/0/verdict").textValue()).isEqualTo("rejected");

        // what is in force is seen: the same again would replace itself, another one after the deadline is held
        JsonNode again = check(Map.of("好.xlsx", good), "2020-05-21").get(0);
        assertThat(again.get("verdict").textValue()).isEqualTo("accepted");
        assertThat(again.get("problems").toString()).contains("would-replace").doesNotContain("已替换");
        byte[] other = CrowdTest.filled(office.monthly(again.get("unit").textValue(), "2020-05", "2020-05-19"));
        JsonNode late = check(Map.of("更正.xlsx", other), "").get(0);
        assertThat(late.get("verdict").textValue()).as(late.toString()).isEqualTo("held");
        JsonNode two = check(Map.of("一.xlsx", good, "二.xlsx", other), "2020-05-21");
        assertThat(two).allMatch(one -> one.get("verdict").textValue().equals("held"));
    }

    @Test
    void aSchemeIsCheckedAndDoesNotComeIntoForce() throws Exception {
        byte[] scheme = Files.readAllBytes(Path.of("templates/examples/scheme-2020.xlsx"));
        Map<String, Long> before = standing();
        JsonNode check = check(Map.of("方案.xlsx", scheme), "").get(0);
        assertThat(check.get("verdict").textValue()).as(check.toString()).isEqualTo("held");
        assertThat(check.get("form").textValue()).isEqualTo("scheme");
        assertThat(standing()).isEqualTo(before);
        assertThat(office.json("api/ranking?year=2020").get("scheme").intValue())
                .isEqualTo(1);
    }

    @Test
    void aMasterIsToldAsItWasUnderstood() throws Exception {
        Map<String, Long> before = standing();
        JsonNode shipped = check(Map.of("月报.xlsx", Files.readAllBytes(Path.of("templates/monthly-report.xlsx"))), "")
                .get(0);
        assertThat(shipped.get("kind").textValue()).isEqualTo("master");
        assertThat(shipped.get("verdict").textValue()).isEqualTo("accepted");
        assertThat(shipped.get("verdictText").textValue()).isEqualTo("模板可用");
        assertThat(shipped.get("form").textValue()).isEqualTo("monthly-report");
        assertThat(shipped.at("/master/words").textValue())
                .isEqualTo(Files.readString(Path.of("templates/monthly-report.form.txt")));
        assertThat(shipped.at("/master/tables").intValue()).isEqualTo(1);
        assertThat(shipped.at("/master/fields").intValue()).isEqualTo(24);
        assertThat(shipped.at("/master/rules").intValue()).isEqualTo(13);
        assertThat(standing()).isEqualTo(before);
    }

    @Test
    void everyMistakeOfAMasterIsToldAtItsCell() throws Exception {
        byte[] wrong = MasterDraft.sound()
                .rule("D3", length(2, 20), "又一条")
                .text("A9", "重复*")
                .input("B9", "{reporter}", "@")
                .text("A10", "没有的")
                .text("B10", "{nobody}")
                .bytes();
        JsonNode check = check(Map.of("错.xlsx", wrong), "").get(0);
        assertThat(check.get("kind").textValue()).isEqualTo("master");
        assertThat(check.get("verdict").textValue()).isEqualTo("rejected");
        assertThat(check.get("verdictText").textValue()).isEqualTo("模板需修改");
        assertThat(check.get("master").isNull()).isTrue();
        Map<String, String> told = new TreeMap<>();
        check.get("problems")
                .forEach(problem -> told.put(
                        problem.get("code").textValue(), problem.path("cell").asText("")));
        assertThat(told)
                .as(check.get("problems").toString())
                .containsEntry("placeholder-unknown", "B10")
                .containsEntry("field-doubled", "B9")
                .containsEntry("rule-not-understood", "D3");
    }

    @Test
    void aMasterThatLacksAFieldThatCountsIsRefused() throws Exception {
        byte[] master = MasterDraft.empty()
                .text("A3", "考核地点*")
                .input("B3", "{place}", "@")
                .rule("B3", length(2, 20), "2至20个字")
                .card("id", "year-end-marks", "title", "评分表", "period", "year", "filledBy", "group")
                .bytes();
        JsonNode check = check(Map.of("评分.xlsx", master), "").get(0);
        assertThat(check.get("verdict").textValue()).isEqualTo("rejected");
        assertThat(check.at("/master/fields").intValue()).as(check.toString()).isEqualTo(1);
        assertThat(check.get("problems").toString())
                .contains("contract-field-missing", "{inds.mark}")
                .doesNotContain("{place}");
    }

    @Test
    void aRequestIsHeldToTheRulesOfUploads() throws Exception {
        assertThat(office.post("api/checks", Map.of(), "").statusCode()).isEqualTo(400);
        assertThat(office.post("api/checks", Map.of("好.xlsx", good), "2021-01-01")
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<byte[]> part =
                office.post("parts/checks", Map.of("网页.xlsx", "<html>".getBytes(StandardCharsets.UTF_8)), "");
        assertThat(new String(part.body(), StandardCharsets.UTF_8))
                .contains("退回修改", "未入库", "网页.xlsx")
                .doesNotContain("下载原件", "data-decide", "<html>");
        assertThat(new String(office.get("checks").body(), StandardCharsets.UTF_8))
                .contains("只检查，不入库");
    }

    /** The command line in a process of its own: exit code first, then what it said. */
    private String commandLine(Path log, String... args) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "org.kaoping.Check"));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() + "\n" + Files.readString(log);
    }

    @Test
    void theCommandLineSaysTheSameWhileTheServerRuns(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("log");
        Path file = Files.write(folder.resolve("好.xlsx"), good);
        Path bad = Files.write(folder.resolve("空白.xlsx"), blank);
        Map<String, Long> before = standing();
        assertThat(commandLine(log, "--data=" + data, file.toString(), "templates/monthly-report.xlsx"))
                .startsWith("0\n好.xlsx：已接收（monthly-report ")
                .contains("\nmonthly-report.xlsx：模板可用（monthly-report）\n")
                .contains("系统的理解：字段 24 个，表 1 张");
        assertThat(commandLine(log, "--data=" + data, bad.toString()))
                .startsWith("1\n空白.xlsx：退回修改")
                .contains("需改正 ");
        assertThat(standing()).isEqualTo(before);
        assertThat(commandLine(log, "--data=" + data, folder + "/没有.xlsx"))
                .startsWith("2\n没有这个文件")
                .contains("用法");
    }

    @Test
    void withoutADataFolderTheShippedSchemeStandsIn(@TempDir Path folder) throws Exception {
        Path none = folder.resolve("none");
        Path file = Files.write(folder.resolve("外来.xlsx"), good);
        assertThat(commandLine(folder.resolve("log"), "--data=" + none, file.toString()))
                .as("sealed by another installation")
                .contains("外来.xlsx：");
        assertThat(none).doesNotExist();
    }
}
