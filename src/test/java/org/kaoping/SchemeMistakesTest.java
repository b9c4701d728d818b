package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.scheme.SettingNames;

/** A scheme workbook with one mistake, made with openpyxl and sent over HTTP: refused, and the mistake told at its cell. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemeMistakesTest {
    private Kaoping kaoping;
    private Office office;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        assumeTrue(Clerks.haveOpenpyxl());
        folder = temporary;
        kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2020-12-20"));
        office = new Office(kaoping.address());
    }

    @AfterAll
    void stop() {
        if (kaoping != null) {
            kaoping.close();
        }
    }

    private JsonNode sent(Clerks.Entry... entries) throws Exception {
        byte[] demo = Files.readAllBytes(Path.of("src/main/resources/demo/scheme-demo.xlsx"));
        byte[] changed = Clerks.openpyxl(
                        List.of(new Clerks.Job(demo, List.of(entries))), folder.resolve("f" + System.nanoTime()))
                .get(0);
        return office.upload(Map.of("方案.xlsx", changed), "").at("/receipts/0");
    }

    /** A cell; of the settings by their number, as its row follows from it. */
    private static String cell(String name) {
        int setting = new ArrayList<>(SettingNames.ALL.keySet()).indexOf(name);
        return setting < 0 ? name : "C" + (5 + setting);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            部门指标 | E5 | decimal | 2.5 | scheme-sum | 部门指标 | E5
            县区指标 | E9 | decimal | 20 | scheme-sum | 县区指标 | E5
            部门指标 | B7 | text | 别的方面 | not-in-list | 部门指标 | B7
            部门指标 | C7 | text | 别的事项 | not-in-list | 部门指标 | C7
            部门指标 | A6 | text | B0101 | rule-broken | 部门指标 | A6
            单位名册 | A6 | text | D001 | rule-broken | 单位名册 | A6
            参数 | P20b | decimal | 95 | scheme-bounds | 参数 | P20b
            参数 | P20c | decimal | 70 | scheme-bounds | 参数 | P20c
            单位名册 | G5 | text | - | required-missing | 单位名册 | G5
            报送日历 | D11 | text | - | required-missing | 报送日历 | D11
            报送日历 | B11 | text | - | required-missing | 报送日历 | B11
            事项 | B20 | text | - | required-missing | 事项 | B20
            承担情况_部门 | D6 | text | - | scheme-duty-missing | 承担情况_部门 | D6
            """)
    void eachIsToldAtItsCell(
            String sheet, String at, String type, String value, String code, String toldSheet, String toldAt)
            throws Exception {
        JsonNode receipt = sent(new Clerks.Entry(sheet, cell(at), type, value == null ? "" : value));
        assertThat(receipt.get("status").textValue())
                .as(receipt.toPrettyString())
                .isEqualTo("rejected");
        List<String> told = new ArrayList<>();
        receipt.get("problems")
                .forEach(problem -> told.add(problem.get("code").asText() + " "
                        + problem.get("sheet").asText() + "!"
                        + problem.get("cell").asText()));
        assertThat(told).contains(code + " " + toldSheet + "!" + cell(toldAt));
    }

    /** The indicators of the last item given to the one before. */
    @Test
    void anItemWithoutIndicatorIsNamedAtTheTable() throws Exception {
        byte[] demo = Files.readAllBytes(Path.of("src/main/resources/demo/scheme-demo.xlsx"));
        String other = Office.text(demo, new Clerks.Entry("事项", "B19", "text", ""));
        List<Clerks.Entry> entries = new ArrayList<>();
        for (int row = 5; row < 41; row++) {
            if (Office.text(demo, new Clerks.Entry("部门指标", "A" + row, "text", ""))
                    .startsWith("B16")) {
                entries.add(new Clerks.Entry("部门指标", "C" + row, "text", other));
            }
        }
        assertThat(entries).isNotEmpty();
        JsonNode receipt = sent(entries.toArray(Clerks.Entry[]::new));
        assertThat(receipt.get("status").textValue()).isEqualTo("rejected");
        assertThat(receipt.get("problems")).anySatisfy(problem -> {
            assertThat(problem.get("code").textValue()).isEqualTo("scheme-item-without-indicator");
            assertThat(problem.get("sheet").textValue()).isEqualTo("部门指标");
            assertThat(problem.get("cell").textValue()).isEqualTo("C5");
            assertThat(problem.get("message").textValue())
                    .contains(Office.text(demo, new Clerks.Entry("事项", "B20", "text", "")));
        });
    }

    @Test
    void anXlsIsNoScheme() throws Exception {
        byte[] demo = Files.readAllBytes(Path.of("src/main/resources/demo/scheme-demo.xlsx"));
        assumeTrue(Clerks.soffice().isPresent(), "no LibreOffice");
        byte[] old = asXls(demo);
        JsonNode receipt = office.upload(Map.of("方案.xls", old), "").at("/receipts/0");
        assertThat(receipt.get("status").textValue()).isEqualTo("rejected");
        assertThat(receipt.at("/problems"))
                .anyMatch(problem -> problem.get("code").asText().equals("legacy-workbook"));
        assertThat(office.json("api/ranking?year=2020").get("scheme").intValue())
                .isEqualTo(1);
    }

    private byte[] asXls(byte[] xlsx) throws IOException, InterruptedException {
        Path in = Files.write(folder.resolve("old.xlsx"), xlsx);
        Process process = new ProcessBuilder(
                        Clerks.soffice().orElseThrow().toString(),
                        "-env:UserInstallation=" + folder.resolve("lo").toUri(),
                        "--headless",
                        "--convert-to",
                        "xls",
                        "--outdir",
                        folder.resolve("xls").toString(),
                        in.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
        return Files.readAllBytes(folder.resolve("xls/old.xls"));
    }
}
