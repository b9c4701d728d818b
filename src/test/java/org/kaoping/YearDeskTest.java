package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.form.CellValue;

/** The year's desk over HTTP with real workbooks: what a field of the matrix says, and what stands behind it (R6). */
class YearDeskTest {
    private final Calendar calendar = new Calendar("2020-05-22");
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

    private String page(String path) throws Exception {
        return new String(office.get(path).body(), StandardCharsets.UTF_8);
    }

    private void upload(byte[] workbook) throws Exception {
        JsonNode receipt = office.upload(Map.of("报来.xlsx", workbook), "").at("/receipts/0");
        assertThat(receipt.get("status").textValue())
                .as(receipt.toPrettyString())
                .isEqualTo("accepted");
    }

    private String behind(String unit) throws Exception {
        return page("parts/behind?unit=" + unit + "&form=monthly-report&period=2020-05")
                .replaceAll("<[^>]+>", " ")
                .replaceAll("\\s+", " ");
    }

    @Test
    void theCalendarTellsWhatRollsAndWhatIsNext() throws Exception {
        String desk = page("year/2020");
        assertThat(desk)
                .contains("下一个截止日：5月月报，2020-05-25（周一），还有3天，还有30份没有收到。")
                .contains("2020-06-28（周日）", "2020-07-27（周一）", "自评表、台账、总结");
        calendar.turnTo("2020-06-28");
        assertThat(page("year/2020")).contains("下一个截止日：6月月报，2020-06-28（周日），就是今天");
        calendar.turnTo("2020-12-26");
        assertThat(page("year/2020")).contains("本年度的截止日都已过。");
    }

    /** Nobody has to decide whether the self-mark, the visit and the unit's word belong together: they stand in one line. */
    @Test
    void marksObjectionsAndClaimsStandOnOnePage() throws Exception {
        calendar.turnTo("2020-12-20");
        assertThat(marks()).contains("还有28个单位没有评完。", "还没有收到创新加分申报");
        upload(ClerkFilled.of(
                kaoping,
                "year-end-marks",
                "D001",
                "2020",
                "",
                Map.of(
                        "",
                        Map.of(
                                "confirm", CellValue.of("有异议"),
                                "confirmNote", CellValue.of("B0101 材料已补齐，请复核"),
                                "confirmBy", CellValue.of("负责人丙")))));
        upload(ClerkFilled.of(kaoping, "innovation-claim", "D002", "2020", "1", Map.of()));
        assertThat(marks())
                .contains("已评 1", "有异议 1", "有异议（负责人丙）", "B0101 材料已补齐，请复核", "2020-12-10")
                .contains("个单位没有评完，1项加分待评定。", "D002-C01 第二局", "尚未评定", "待评定 1 项");
        assertThat(page("year/2020/marks")).contains("href=\"/api/templates/innovation-decisions?period=2020\"");
        assertThat(office.get("api/templates/innovation-decisions?period=2020").statusCode())
                .isEqualTo(200);
    }

    private String marks() throws Exception {
        return page("year/2020/marks").replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void aFieldOpensOnFileDaysPaperAndTheOfficesWord() throws Exception {
        assertThat(behind("D001")).contains("未到期", "截止日 2020-05-25（周一）", "还没有登记，补登截止2020-06-08（周一）", "还没有收到");
        upload(ClerkFilled.of(kaoping, "monthly-report", "D001", "2020-05", "", Map.of()));
        calendar.turnTo("2020-06-02");
        upload(ClerkFilled.of(
                kaoping,
                "monthly-marks",
                "department",
                "2020-05",
                "",
                Map.of(
                        "units D001",
                                Map.of(
                                        "paperDate",
                                        CellValue.of(LocalDate.of(2020, 5, 28)),
                                        "fileDate",
                                        CellValue.of("")),
                        "units D002",
                                Map.of(
                                        "paperDate",
                                        CellValue.of(LocalDate.of(2020, 5, 25)),
                                        "fileDate",
                                        CellValue.of(LocalDate.of(2020, 5, 25))))));
        assertThat(behind("D001"))
                .contains("逾期（纸质件逾期）", "纸质件 2020-05-28（周四）收到", "登记在 报来.xlsx", "5月22日 10:00上传， 在用")
                .contains("下载原件", "往来记录和处理");
        assertThat(behind("D002")).contains("按时（代录）", "电子版代录 2020-05-25（周一）收到");
        assertThat(office.send(
                                "api/tracking/excused",
                                "{\"unit\":\"D001\",\"form\":\"monthly-report\",\"period\":\"2020-05\",\"excused\":true,"
                                        + "\"reason\":\"当日全市停电\",\"who\":\"某科长\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(behind("D001")).contains("视为按时 当日全市停电（某科长，2020-06-02）");
        assertThat(page("year/2020")).contains("title=\"第一局 2020年05月 月报：按时（纸质件逾期、视为按时：当日全市停电）\">按时<small>迟视</small>");
        assertThat(office.get("parts/behind?unit=D999&form=monthly-report&period=2020-05")
                        .statusCode())
                .isEqualTo(404);
    }
}
