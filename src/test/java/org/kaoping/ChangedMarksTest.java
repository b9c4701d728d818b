package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.form.CellValue;

/** Marks in force are changed only after the office has seen every change and confirmed it by name, with a reason (R9, R12). */
final class ChangedMarksTest {
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

    private JsonNode send(String form, String whose, String period, Map<String, Map<String, CellValue>> otherwise)
            throws Exception {
        byte[] file = ClerkFilled.of(kaoping, form, whose, period, "", otherwise);
        return office.upload(Map.of(form + ++sent + ".xlsx", file), "").at("/receipts/0");
    }

    /** Year-end marks of D001 that are full but for that mark on B0101; {@code note} stands in its remark. */
    private JsonNode marked(String mark, String note) throws Exception {
        Map<String, CellValue> row = new LinkedHashMap<>();
        row.put("mark", CellValue.of(new BigDecimal(mark)));
        row.put("why", CellValue.of("缺少印发文件"));
        row.put("remark", CellValue.of(note));
        return send("year-end-marks", "D001", "2020", Map.of("inds B0101", row));
    }

    private static void is(JsonNode receipt, String status) {
        assertThat(receipt.path("status").asText()).as(receipt.toPrettyString()).isEqualTo(status);
    }

    private static List<String> told(JsonNode receipt) {
        List<String> told = new ArrayList<>();
        receipt.get("problems").forEach(problem -> {
            if (problem.get("code").textValue().equals("mark-difference")) {
                told.add(problem.get("cell").textValue() + " "
                        + problem.get("expected").textValue());
            }
        });
        return told;
    }

    private HttpResponse<byte[]> decide(JsonNode receipt, String body) throws Exception {
        return office.decide(receipt.get("id").textValue(), body);
    }

    private String lost() throws Exception {
        JsonNode row = StreamSupport.stream(
                        office.json("api/ranking?year=2020")
                                .at("/cohorts/0/rows")
                                .spliterator(),
                        false)
                .filter(one -> one.get("unit").textValue().equals("D001"))
                .findFirst()
                .orElseThrow();
        return new BigDecimal(row.get("y").textValue())
                .subtract(new BigDecimal(row.get("x").textValue()))
                .stripTrailingZeros()
                .toPlainString();
    }

    private List<String> changes() throws Exception {
        return StreamSupport.stream(
                        office.json("api/marks/changes?year=2020")
                                .get("changes")
                                .spliterator(),
                        false)
                .map(one -> one.get("unit").textValue() + " " + one.get("text").textValue() + "；"
                        + one.get("who").textValue() + "："
                        + one.get("reason").textValue())
                .toList();
    }

    @Test
    void aChangedMarkWaitsUntilItIsConfirmedByNameWithAReason() throws Exception {
        is(marked("1", ""), "accepted");
        String before = lost();
        JsonNode held = marked("0.5", "");
        is(held, "held");
        assertThat(told(held)).singleElement().asString().matches("J\\d+ B0101 得分：1 → 0\\.5");
        assertThat(lost()).isEqualTo(before);
        assertThat(changes()).isEmpty();
        String card = new String(
                office.get("parts/batch/" + held.get("batch").textValue()).body(), StandardCharsets.UTF_8);
        assertThat(card).contains("B0101 得分：1 → 0.5", ">确认替换<", "data-kind=\"who\"", ">退回<");

        assertThat(decide(held, "{\"as\":\"replace\",\"who\":\"某科长\",\"reason\":\"无\"}")
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<byte[]> nameless = decide(held, "{\"as\":\"replace\",\"reason\":\"按签字稿更正\"}");
        assertThat(nameless.statusCode()).isEqualTo(400);
        assertThat(new String(nameless.body(), StandardCharsets.UTF_8)).contains("确认人");
        assertThat(lost()).isEqualTo(before);

        is(office.confirmed(held, "按签字稿更正"), "accepted");
        assertThat(new BigDecimal(lost()).subtract(new BigDecimal(before))).isEqualByComparingTo("0.5");
        assertThat(changes()).containsExactly("D001 B0101 得分：1 → 0.5；某科长：按签字稿更正");
    }

    @Test
    void whatLeavesTheMarksAsTheyAreDoesNotWait() throws Exception {
        is(marked("1", ""), "accepted");
        JsonNode again = marked("1", "备查");
        is(again, "accepted");
        assertThat(again.toString()).contains("replaced");
        assertThat(changes()).isEmpty();
    }

    @Test
    void whatWasConfirmedIsWhatWasSeen() throws Exception {
        is(marked("1", ""), "accepted");
        JsonNode one = marked("0.5", "");
        JsonNode other = marked("0.8", "");
        is(one, "held");
        is(other, "held");
        is(office.confirmed(one, "按签字稿更正"), "accepted");
        // the other one was seen beside marks that are no longer in force: it is shown anew
        JsonNode anew = office.confirmed(other, "再次更正");
        is(anew, "held");
        assertThat(told(anew)).singleElement().asString().contains("B0101 得分：0.5 → 0.8");
        is(office.confirmed(anew, "再次更正"), "accepted");
        assertThat(changes()).containsExactly("D001 B0101 得分：1 → 0.5；某科长：按签字稿更正", "D001 B0101 得分：0.5 → 0.8；某科长：再次更正");
    }

    @Test
    void anEarlierOneIsTakenAgainInTheSameWayAndAVoidOneIsOnRecord() throws Exception {
        JsonNode first = marked("1", "");
        is(office.confirmed(marked("0.5", ""), "按签字稿更正"), "accepted");
        JsonNode again = Office.tree(decide(first, "{\"as\":\"use\",\"reason\":\"签字稿看错了\"}"));
        is(again, "held");
        assertThat(told(again)).singleElement().asString().contains("B0101 得分：0.5 → 1");
        is(office.confirmed(again, "签字稿看错了"), "accepted");
        is(Office.tree(decide(first, "{\"as\":\"void\",\"who\":\"某科长\",\"reason\":\"重新考评\"}")), "void");
        assertThat(changes()).hasSizeGreaterThan(20).contains("D001 B0101 得分：1 → （空）；某科长：重新考评");
        assertThat(office.json("api/ranking?year=2020").at("/cohorts/0/rows")).isEmpty();
    }

    @Test
    void aDutyOrAVerdictOnEvidenceIsAMarkToo() throws Exception {
        is(marked("1", ""), "accepted");
        JsonNode held = send(
                "year-end-marks",
                "D001",
                "2020",
                Map.of(
                        "inds B0101",
                        Map.of(
                                "mark", CellValue.of(BigDecimal.ONE),
                                "why", CellValue.of("缺少印发文件"),
                                "verified", CellValue.of("材料不足"))));
        is(held, "held");
        assertThat(told(held)).singleElement().asString().contains("B0101 佐证核验：属实 → 材料不足");
    }

    @Test
    void aMonthIsMarkedStepByStepButNotMarkedOtherwise() throws Exception {
        Map<String, CellValue> empty = new LinkedHashMap<>();
        empty.put("fileDate", CellValue.of(""));
        empty.put("paperDate", CellValue.of(""));
        Map<String, CellValue> day = new LinkedHashMap<>(empty);
        day.put("paperDate", CellValue.of(LocalDate.parse("2020-05-24")));
        Map<String, CellValue> mark = new LinkedHashMap<>(day);
        mark.put("mark[02]", CellValue.of(new BigDecimal("0.25")));
        is(send("monthly-marks", "department", "2020-05", Map.of("units D001", empty)), "accepted");
        // a paper copy that comes in is no change of what was marked
        is(send("monthly-marks", "department", "2020-05", Map.of("units D001", day)), "accepted");
        JsonNode held = send("monthly-marks", "department", "2020-05", Map.of("units D001", mark));
        is(held, "held");
        assertThat(told(held)).singleElement().asString().contains("D001 02 得分：0.5 → 0.25");
        is(office.confirmed(held, "按月度复核意见更正"), "accepted");
        assertThat(changes()).containsExactly("D001 D001 02 得分：0.5 → 0.25；某科长：按月度复核意见更正");
    }

    @Test
    void aDecisionOnAClaimThatChangesWaitsAndANewOneDoesNot() throws Exception {
        is(send("innovation-decisions", "", "2020", Map.of()), "accepted");
        JsonNode held =
                send("innovation-decisions", "", "2020", Map.of("claims ", Map.of("reason", CellValue.of("材料齐全，属实"))));
        is(held, "accepted");
        JsonNode other = send(
                "innovation-decisions",
                "",
                "2020",
                Map.of("claims ", Map.of("result", CellValue.of("待补充材料"), "tier", CellValue.of(""))));
        is(other, "held");
        assertThat(told(other).toString()).contains("D001-C01 评定结果：确认 → 待补充材料");
    }
}
