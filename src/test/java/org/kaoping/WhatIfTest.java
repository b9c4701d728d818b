package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.demo.Demo;

/** 参数测算 over the invented city's year: whom a setting moves, that nothing else moves, and what is refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WhatIfTest {
    private Kaoping kaoping;
    private Office office;

    @BeforeAll
    void play(@TempDir Path folder) throws IOException, InterruptedException {
        Settings.Read read = Settings.read(
                new String[] {
                    "--port=0",
                    "--what-if=always",
                    "--data=" + folder.resolve("data"),
                    "--first-scheme=src/main/resources/demo/scheme-demo.xlsx"
                },
                Map.of());
        Settings settings = ((Settings.Good) read).settings();
        kaoping = new Kaoping(settings, Clock.system(settings.zone()));
        office = new Office(kaoping.address());
        Demo.play(kaoping, line -> {});
    }

    @AfterAll
    void stop() {
        kaoping.close();
    }

    private HttpResponse<byte[]> send(String changes) throws IOException, InterruptedException {
        return office.send("api/whatif", "{\"year\":2020,\"who\":\"起草人\",\"changes\":{" + changes + "}}");
    }

    private JsonNode tried(String changes) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = send(changes);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        JsonNode outcome = Office.tree(answer);
        assertThat(outcome.get("mark").textValue()).isEqualTo("测算，不作考评结果");
        return outcome;
    }

    /** The units of which that figure would be another, with what it would be. */
    private static Map<String, String> moved(JsonNode outcome, String name) {
        Map<String, String> moved = new TreeMap<>();
        outcome.get("moved").forEach(one -> {
            if (one.get("name").textValue().equals(name)) {
                moved.put(one.get("unit").textValue(), one.get("after").textValue());
            }
        });
        return moved;
    }

    private static Set<String> kinds(JsonNode outcome) {
        Set<String> kinds = new TreeSet<>();
        outcome.get("moved").forEach(one -> kinds.add(one.get("name").textValue()));
        return kinds;
    }

    private Set<String> units(String cohort, Predicate<JsonNode> which) throws IOException, InterruptedException {
        Set<String> units = new TreeSet<>();
        office.json("api/ranking?year=2020").get("cohorts").forEach(one -> {
            if (cohort.isEmpty() || one.get("cohort").textValue().equals(cohort)) {
                StreamSupport.stream(one.get("rows").spliterator(), false)
                        .filter(which)
                        .forEach(row -> units.add(row.get("unit").textValue()));
            }
        });
        return units;
    }

    private static boolean between(JsonNode row, String name, String least, String below) {
        JsonNode value = row.get(name);
        return !value.isNull()
                && new BigDecimal(value.textValue()).compareTo(new BigDecimal(least)) >= 0
                && new BigDecimal(value.textValue()).compareTo(new BigDecimal(below)) < 0;
    }

    /** What a setting may move, and that it moves somebody. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "P13":"仅电子版"                        | rate rank outcome
            "P18":"100"                             | nothing
            "P19":"0"                               | score total rank grade outcome
            "P20a":"95"                             | grade
            "P20b":"75"                             | grade
            "P20c":"66"                             | grade
            "P21":"综合得分"                        | grade
            "P22":"考核得分"                        | rank outcome
            "P23a":"9"                              | bonus total rank outcome
            "P24":"1"                               | bonus total rank outcome
            "P25":"95"                              | total rank outcome
            "P28a":"3"                              | outcome
            "P28b":"1"                              | outcome
            "P29a":"9"                              | outcome
            "P29b":"0"                              | outcome
            "P30":"50"                              | outcome
            "full:B0101":"+1","full:B0102":"-1"     | score total rank grade outcome
            """)
    void aSettingMovesWhatItShould(String changes, String kinds) throws Exception {
        String wanted = changes;
        if (changes.contains("full:")) {
            wanted = "\"full:B0101\":\"" + full("B0101", 1) + "\",\"full:B0102\":\"" + full("B0102", -1) + "\"";
        }
        if (kinds.equals("nothing")) {
            assertThat(send(wanted).statusCode()).as("it is so already").isEqualTo(400);
            return;
        }
        JsonNode outcome = tried(wanted);
        assertThat(kinds(outcome)).isNotEmpty().isSubsetOf(Set.of(kinds.split(" ", -1)));
        assertThat(kinds(outcome)).contains(kinds.split(" ", -1)[0]);
    }

    private String full(String code, int more) throws Exception {
        return kaoping
                .rooms()
                .shelf()
                .scheme(2020)
                .orElseThrow()
                .indicators(org.kaoping.scheme.Cohort.DEPARTMENT)
                .stream()
                .filter(one -> one.code().equals(code))
                .map(one -> one.full().add(BigDecimal.valueOf(more)).toPlainString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aHigherBoundMovesThoseBelowItAndNobodyElse() throws Exception {
        Map<String, String> grades = moved(tried("\"P20a\":\"95\""), "grade");
        assertThat(grades.keySet()).isEqualTo(units("", row -> between(row, "score", "90", "95")));
        assertThat(grades.values()).containsOnly("良好");
    }

    @Test
    void aCapOfTheBonusCutsThoseAboveIt() throws Exception {
        Map<String, String> bonus = moved(tried("\"P24\":\"1\""), "bonus");
        assertThat(bonus.keySet()).isEqualTo(units("", row -> between(row, "bonus", "1.01", "1000")));
        assertThat(bonus.values()).containsOnly("1");
    }

    @Test
    void fewerHonoursTakeThemFromTheLastOnes() throws Exception {
        Map<String, String> lists = moved(tried("\"P28a\":\"3\""), "outcome");
        assertThat(lists.values()).containsOnly("");
        assertThat(units("department", row -> row.get("outcome").textValue().equals("拟表彰")))
                .containsAll(lists.keySet());
        assertThat(units(
                        "department",
                        row -> row.get("outcome").textValue().equals("拟表彰")
                                && !lists.containsKey(row.get("unit").textValue())))
                .hasSize(3);
    }

    @Test
    void fullMarksOfOneCohortMoveThatCohortAlone() throws Exception {
        JsonNode outcome =
                tried("\"full:B0101\":\"" + full("B0101", 1) + "\",\"full:B0102\":\"" + full("B0102", -1) + "\"");
        assertThat(moved(outcome, "score").keySet()).isNotEmpty().allMatch(unit -> unit.startsWith("D"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "P20a":"九十"                           | 400 | 等级界限：优秀
            "P20a":"60"                             | 400 | scheme-bounds
            "P21":"随便"                            | 400 | 等级依据
            "P24":"-3"                              | 400 | 单个单位加分上限
            "P19":"9"                               | 400 | 得分小数位
            "P28a":"1.5"                            | 400 | 表彰名额：部门
            "full:B0101":"0"                        | 400 | scheme-
            "full:B0101":"50"                       | 400 | scheme-sum
            "full:B9999":"3"                        | 400 | what-if-setting
            "P10":"20"                              | 400 | what-if-setting
            "P01":"别的市"                          | 400 | what-if-setting
            "P20a":95                               | 400 | request-malformed
            ''                                      | 400 | what-if-nothing
            """)
    void whatNoSchemeMaySayIsRefused(String changes, int status, String said) throws Exception {
        int before = runs();
        HttpResponse<byte[]> answer = send(changes);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains(said);
        assertThat(runs()).as("no run").isEqualTo(before);
    }

    private int runs() throws Exception {
        return office.json("api/whatif?year=2020").get("runs").size();
    }

    @Test
    void eachRunIsLoggedAndTheYearStaysAsItIs() throws Exception {
        JsonNode ranking = office.json("api/ranking?year=2020");
        String code = office.json("api/results?year=2020").get("checkCode").textValue();
        int versions = kaoping.rooms().shelf().schemeRevisions(2020).size();
        JsonNode outcome = tried("\"P20a\":\"94\",\"P22\":\"考核得分\"");
        JsonNode newest = office.json("api/whatif?year=2020").at("/runs/0");
        assertThat(newest).isEqualTo(outcome.get("run"));
        assertThat(newest.get("who").textValue()).isEqualTo("起草人");
        assertThat(newest.get("checkCode").textValue()).isEqualTo(code);
        assertThat(newest.at("/changes/0/label").textValue()).isEqualTo("P20a 优秀等级下限");
        assertThat(newest.at("/changes/0/before").textValue()).isEqualTo("90");
        assertThat(newest.at("/changes/0/after").textValue()).isEqualTo("94");
        assertThat(office.json("api/ranking?year=2020")).isEqualTo(ranking);
        assertThat(office.json("api/results?year=2020").get("checkCode").textValue())
                .isEqualTo(code);
        assertThat(kaoping.rooms().shelf().schemeRevisions(2020)).hasSize(versions);
        assertThat(new String(office.get("whatif?year=2020").body(), StandardCharsets.UTF_8))
                .contains("测算，不作考评结果", "起草人", "P20a 优秀等级下限：90 → 94");
    }

    @Test
    void whileTheYearRunsItIsClosed(@TempDir Path folder) throws Exception {
        try (Kaoping running = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2020-10-10"))) {
            Office desk = new Office(running.address());
            HttpResponse<byte[]> answer =
                    desk.send("api/whatif", "{\"year\":2020,\"who\":\"起草人\",\"changes\":{\"P20a\":\"95\"}}");
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("what-if-off", "还没有发布结果");
            assertThat(new String(desk.get("whatif?year=2020").body(), StandardCharsets.UTF_8))
                    .contains("还没有发布结果")
                    .doesNotContain("whatif-form");
            assertThat(desk.json("api/whatif?year=2020").get("open").booleanValue())
                    .isFalse();
            assertThat(desk.json("api/whatif?year=2020").get("runs")).isEmpty();
        }
    }
}
