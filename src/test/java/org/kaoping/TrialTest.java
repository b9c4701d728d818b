package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.DataValidation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.form.MasterDraft;

/**
 * Rules on trial until 30 June, over HTTP: the office publishes them, units hand in, the day of receipt decides. All of it
 * happens in December.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrialTest {
    private static final String FORM = "satisfaction";

    private Kaoping kaoping;
    private Office office;
    private List<String> units;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2020-12-20"));
        office = new Office(kaoping.address());
        units = StreamSupport.stream(office.json("api/units").spliterator(), false)
                .map(unit -> unit.get("code").textValue())
                .toList();
        MasterDraft draft = DraftForms.satisfaction()
                .text("E2", "填写检查（试行至2020年6月30日）")
                .text("E3", "样本数*")
                .input("F3", "{sample}", "0")
                .rule("F3", MasterDraft.whole("30", "999"), validation -> {
                    validation.setErrorStyle(DataValidation.ErrorStyle.WARNING);
                    validation.createErrorBox("试行至2020-06-30", "样本数应为30至999");
                });
        HttpResponse<byte[]> published = office.form(
                "api/masters", Map.of("year", "2020", "reason", "新规则先试行"), Map.of("模板.xlsx", draft.bytes()));
        assertThat(published.statusCode())
                .as(new String(published.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
    }

    @AfterAll
    void stop() {
        kaoping.close();
    }

    /** What a unit fills in; 12 samples and, below 60, no telephone break one rule each. */
    private byte[] filled(String unit, String score, String sample) throws Exception {
        byte[] template = office.template(FORM, unit, "2020");
        Map<String, String> values = new LinkedHashMap<>();
        values.put("D2", "张三丰");
        values.put("B3", score);
        values.put("F3", sample);
        for (int row = 6; !DraftForms.cell(template, "表", "A" + row).isEmpty(); row++) {
            values.put("C" + row, "满意");
        }
        return DraftForms.fill(template, "表", values);
    }

    private JsonNode send(byte[] workbook, String day) throws Exception {
        return office.upload(Map.of("报来.xlsx", workbook), day).at("/receipts/0");
    }

    private static List<String> problems(JsonNode receipt) {
        return StreamSupport.stream(receipt.get("problems").spliterator(), false)
                .map(one ->
                        one.path("cell").asText() + " " + one.get("severity").textValue() + " "
                                + one.get("code").textValue())
                .toList();
    }

    @ParameterizedTest(name = "unit {0}: {1}, {2}, received {3}: {4}")
    @CsvSource({
        "0, 95, 12, 2020-06-30, accepted, 已接收，待核实, F3 warning out-of-range",
        "1, 95, 12, 2020-07-01, rejected, 退回修改, F3 error out-of-range",
        "2, 50, 100, 2020-06-30, accepted, 已接收，待核实, F2 warning sheet-check",
        "3, 50, 100, 2020-07-01, rejected, 退回修改, F2 error sheet-check",
        // no day is told: it came today, in December
        "4, 95, 12, '', rejected, 退回修改, F3 error out-of-range",
        "5, 95, 100, 2020-07-01, accepted, 已接收, ''",
    })
    void upToItsDayARuleWarnsAndAfterItRefuses(
            int unit, String score, String sample, String day, String status, String text, String problem)
            throws Exception {
        JsonNode receipt = send(filled(units.get(unit), score, sample), day);
        assertThat(receipt.get("status").textValue()).as(receipt.toString()).isEqualTo(status);
        assertThat(receipt.get("statusText").textValue()).isEqualTo(text);
        assertThat(problems(receipt)).isEqualTo(problem.isEmpty() ? List.of() : List.of(problem));
        assertThat(receipt.toString().contains("试行，自2020年7月1日起将退回")).isEqualTo(text.endsWith("待核实"));
    }

    @Test
    void theSameBytesOnALaterDayAreJudgedByThatDayAndReplaceNothing() throws Exception {
        byte[] workbook = filled(units.get(6), "95", "12");
        JsonNode first = send(workbook, "2020-06-30");
        assertThat(first.get("status").textValue()).as(first.toString()).isEqualTo("accepted");
        JsonNode again = send(workbook, "2020-07-01");
        assertThat(again.get("status").textValue()).as(again.toString()).isEqualTo("rejected");
        JsonNode inForce = office.json("api/submissions?form=" + FORM + "&period=2020&unit=" + units.get(6));
        assertThat(inForce).hasSize(1);
        assertThat(inForce.get(0).get("uploadId").textValue())
                .isEqualTo(first.get("id").textValue());
    }
}
