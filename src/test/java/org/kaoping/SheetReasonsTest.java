package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a warning is none is typed into the marked workbook and sent back, over HTTP; openpyxl is the clerk's program. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SheetReasonsTest {
    /** Before the month: doubtful, and no sign of another month. */
    private static final String EARLY = "2020-01-05";

    private static final String WHY = "系统重装，补填时日期按原签字页";
    private static final String LIST = "填报问题";

    private final Map<String, String> names = new HashMap<>();
    private Kaoping kaoping;
    private Office office;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        assumeTrue(Clerks.haveOpenpyxl());
        folder = temporary;
        kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2020-12-20"));
        office = new Office(kaoping.address());
        office.json("api/units")
                .forEach(unit -> names.put(
                        unit.get("code").textValue(), unit.get("shortName").textValue()));
    }

    @AfterAll
    void stop() {
        if (kaoping != null) {
            kaoping.close();
        }
    }

    private byte[] saved(byte[] workbook, List<Clerks.Entry> entries) throws Exception {
        return Clerks.openpyxl(List.of(new Clerks.Job(workbook, entries)), folder.resolve("f" + System.nanoTime()))
                .get(0);
    }

    private JsonNode send(byte[] bytes, String day) throws Exception {
        return office.upload(Map.of("报来.xlsx", bytes), day).at("/receipts/0");
    }

    private static void accepted(JsonNode receipt) {
        assertThat(receipt.path("status").asText()).as(receipt.toString()).isEqualTo("accepted");
    }

    /** A report of May with a doubtful day, accepted on the 20th. */
    private JsonNode report(String unit) throws Exception {
        Clerks.Job job = office.monthly(unit, "2020-05", EARLY);
        JsonNode receipt = send(saved(job.template(), job.entries()), "2020-05-20");
        accepted(receipt);
        return receipt;
    }

    private static String id(JsonNode receipt) {
        return receipt.get("id").textValue();
    }

    private byte[] marked(JsonNode receipt) throws Exception {
        HttpResponse<byte[]> answer = office.get("api/uploads/" + id(receipt) + "/annotated");
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return answer.body();
    }

    private static Clerks.Entry reason(int row, String text) {
        return new Clerks.Entry(LIST, "I" + row, "text", text);
    }

    private static Clerks.Entry phone(String phone) {
        return new Clerks.Entry("月度报送表", "E4", "text", phone);
    }

    private JsonNode standing(JsonNode receipt) throws Exception {
        return office.json("api/uploads/" + id(receipt) + "/reasons");
    }

    private static List<String> codes(JsonNode receipt) {
        return StreamSupport.stream(receipt.get("problems").spliterator(), false)
                .map(problem -> problem.get("code").textValue())
                .toList();
    }

    private JsonNode tracked(String unit) throws Exception {
        for (JsonNode row : office.json("api/tracking?period=2020-05").get("rows")) {
            if (row.get("unit").textValue().equals(unit)
                    && row.get("form").textValue().equals("monthly-report")) {
                return row;
            }
        }
        throw new AssertionError("not tracked: " + unit);
    }

    @Test
    void aReasonTypedIntoTheListSettlesItsWarning() throws Exception {
        JsonNode first = report("D001");
        assertThat(standing(first).get("open").intValue()).isEqualTo(1);
        JsonNode second = send(saved(marked(first), List.of(reason(4, WHY))), "2020-05-21");
        accepted(second);
        assertThat(codes(second)).contains("reasons-taken").doesNotContain("reason-not-taken");
        JsonNode given = standing(second).at("/warnings/0/reasons/0");
        assertThat(standing(second).get("explained").intValue()).isEqualTo(1);
        assertThat(given.get("reason").textValue()).isEqualTo(WHY);
        assertThat(given.get("origin").textValue()).isEqualTo("sheet");
        assertThat(given.get("day").textValue()).isEqualTo("2020-05-21");
        assertThat(given.get("who").textValue()).isEqualTo(unitName("D001"));
        assertThat(tracked("D001").get("explainedWarnings").intValue()).isEqualTo(1);

        // the same again in an amended workbook is one; another one is added; the next list starts with the last
        JsonNode third = send(saved(marked(first), List.of(reason(4, WHY), phone("0000-7654321"))), "2020-05-22");
        accepted(third);
        assertThat(standing(third).at("/warnings/0/reasons")).hasSize(1);
        byte[] again = marked(third);
        assertThat(Office.text(again, reason(4, ""))).isEqualTo(WHY);
        JsonNode fourth = send(saved(again, List.of(reason(4, "另附签字页扫描件"))), "2020-05-22");
        assertThat(standing(fourth).at("/warnings/0/reasons")).hasSize(2);
    }

    private String unitName(String code) {
        return names.getOrDefault(code, code);
    }

    @Test
    void theListAsksOnlyForWarningsAndSentBackUnmendedNothingChanges() throws Exception {
        JsonNode first = report("D002");
        byte[] marked = marked(first);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(marked))) {
            XSSFSheet list = book.getSheetAt(0);
            assertThat(list.getRow(2).getCell(8).getStringCellValue()).isEqualTo("核实说明");
            XSSFCell input = list.getRow(3).getCell(8);
            assertThat(input.getCellStyle().getLocked()).isFalse();
            assertThat(input.getCellStyle().getWrapText()).isTrue();
            assertThat(list.isColumnHidden(9)).isTrue();
            assertThat(list.isColumnHidden(8)).isFalse();
            assertThat(list.getDataValidations()).singleElement().satisfies(validation -> {
                assertThat(validation.getRegions().getCellRangeAddress(0).formatAsString())
                        .isEqualTo("I4");
                assertThat(validation.getPromptBoxText()).contains("写明原因");
            });
        }
        JsonNode again = send(saved(marked, List.of()), "2020-05-21");
        assertThat(codes(again).stream().filter(code -> !code.equals("replaced")))
                .isEqualTo(codes(first));
        assertThat(standing(again).get("open").intValue()).isEqualTo(1);

        // errors alone are not asked about
        JsonNode refused = send(
                saved(office.monthly("D002", "2020-05", "2020-05-20").template(), List.of(phone("电话"))), "2020-05-21");
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(marked(refused)))) {
            assertThat(book.getSheetAt(0).getRow(2).getCell(8)).isNull();
        }
    }

    @Test
    void aRefusedWorkbookBringsItsReasonsAllTheSame() throws Exception {
        JsonNode first = report("D003");
        JsonNode refused = send(saved(marked(first), List.of(reason(4, WHY), phone("电话"))), "2020-05-21");
        assertThat(refused.get("status").textValue()).isEqualTo("rejected");
        assertThat(standing(first).get("explained").intValue()).isEqualTo(1);

        // the marked copy of a refused one asks with the same token
        byte[] marked = marked(refused);
        JsonNode mended = send(
                saved(marked, List.of(reason(row(marked, "K4"), "另附签字页扫描件"), phone("0000-1234567"))), "2020-05-22");
        accepted(mended);
        assertThat(standing(mended).at("/warnings/0/reasons")).hasSize(2);
    }

    @Test
    void receivedLateWithReasonsOnlyItIsNoChangeAfterTheDeadline() throws Exception {
        JsonNode first = report("D004");
        String onTime = tracked("D004").get("state").textValue();
        JsonNode late = send(saved(marked(first), List.of(reason(4, WHY))), "2020-06-03");
        accepted(late);
        assertThat(standing(late).get("explained").intValue()).isEqualTo(1);
        assertThat(standing(late).at("/warnings/0/reasons/0/day").textValue()).isEqualTo("2020-06-03");
        assertThat(tracked("D004").get("state").textValue()).isEqualTo(onTime);

        JsonNode changed =
                send(saved(marked(late), List.of(reason(4, "另附签字页扫描件"), phone("0000-7654321"))), "2020-06-04");
        assertThat(changed.get("status").textValue()).as(changed.toString()).isEqualTo("held");
        assertThat(codes(changed)).contains("replaces-after-deadline");
        assertThat(standing(late).at("/warnings/0/reasons")).hasSize(2);
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource({
        "D005, 无, 没有写明原因",
        "D006, 同上, 没有写明原因",
        "D007, 5050, 没有写明原因",
        "D008, LONG, 有 501 个字，最多 500 个字",
        "D009, '=\"补\"&\"盖章\"', 不是文字",
    })
    void whatIsNoReasonIsToldAndNotTaken(String unit, String typed, String told) throws Exception {
        JsonNode first = report(unit);
        String text = typed.equals("LONG") ? "补".repeat(499) + "盖章" : typed.equals("5050") ? "——。。" : typed;
        JsonNode second = send(saved(marked(first), List.of(reason(4, text))), "2020-05-21");
        accepted(second);
        assertThat(codes(second)).contains("reason-not-taken").doesNotContain("reasons-taken");
        assertThat(second.get("problems").toString()).contains(told);
        assertThat(standing(second).get("open").intValue()).isEqualTo(1);
        assertThat(standing(second).at("/warnings/0/reasons")).isEmpty();
    }

    /** Whether it is of its month is a doubt that its sender can answer: then nobody has to ask. */
    @Test
    void aDoubtfulMonthIsAcceptedWithItsReason() throws Exception {
        JsonNode held = report("D014", "04月报表.xlsx", List.of());
        assertThat(held.get("status").textValue()).as(held.toString()).isEqualTo("held");
        assertThat(codes(held)).contains("period-doubtful");
        byte[] marked = marked(held);
        int doubt = row(marked, "");

        JsonNode idle = send("04月报表.xlsx", saved(marked, List.of(reason(doubt, "无"))), "2020-05-21");
        assertThat(idle.get("status").textValue()).as(idle.toString()).isEqualTo("held");
        assertThat(codes(idle)).contains("reason-not-taken");

        byte[] answered = saved(marked, List.of(reason(doubt, "文件名沿用上月，内容是5月的")));
        JsonNode second = send("04月报表.xlsx", answered, "2020-05-22");
        accepted(second);
        assertThat(codes(second)).contains("period-doubtful", "reasons-taken");
        assertThat(standing(second).get("open").intValue()).isZero();
        assertThat(standing(second).get("explained").intValue()).isEqualTo(1);
        assertThat(tracked("D014").get("explainedWarnings").intValue()).isEqualTo(1);

        // what was said once is not asked again, though the doubt is worded otherwise the next time
        JsonNode third = report("D014", "03月报表.xlsx", List.of(phone("0000-7654321")));
        accepted(third);
        assertThat(standing(third).get("open").intValue()).isZero();
        // it is said of this month only
        JsonNode other = report("D015", "04月报表.xlsx", List.of());
        assertThat(other.get("status").textValue()).isEqualTo("held");
    }

    /** A report of May, in time, under that name. */
    private JsonNode report(String unit, String name, List<Clerks.Entry> more) throws Exception {
        Clerks.Job job = office.monthly(unit, "2020-05", "2020-05-20");
        List<Clerks.Entry> entries = new ArrayList<>(job.entries());
        entries.addAll(more);
        return send(name, saved(job.template(), entries), "2020-05-20");
    }

    private JsonNode send(String name, byte[] bytes, String day) throws Exception {
        return office.upload(Map.of(name, bytes), day).at("/receipts/0");
    }

    @Test
    void aFormulaIsReadByItsResult() throws Exception {
        JsonNode first = report("D010");
        byte[] typed = changed(marked(first), list -> {
            XSSFCell cell = list.getRow(3).getCell(8);
            cell.setCellFormula("\"补\"&\"盖章后报\"");
            cell.setCellValue("补盖章后报");
        });
        assertThat(standing(send(typed, "2020-05-21"))
                        .at("/warnings/0/reasons/0/reason")
                        .textValue())
                .isEqualTo("补盖章后报");
    }

    @Test
    void rowsThatWereSortedKeepTheirReasonsAndTokensThatWereMovedTakeNone() throws Exception {
        Clerks.Job job = office.monthly("D011", "2020-05", EARLY);
        // without its stamp it has a second warning
        JsonNode first = send(
                changed(
                        saved(job.template(), job.entries()),
                        list -> list.getWorkbook()
                                .removeSheetAt(list.getWorkbook().getSheetIndex("_kaoping"))),
                "2020-05-20");
        accepted(first);
        assertThat(standing(first).get("open").intValue())
                .as(standing(first).toString())
                .isEqualTo(2);
        byte[] marked = marked(first);
        int day = row(marked, "K4");
        int stamp = row(marked, "");
        byte[] typed = saved(marked, List.of(reason(day, "日期按签字页"), reason(stamp, "模板打不开，照样另做")));

        byte[] moved = swapped(typed, day, stamp, List.of("J"));
        JsonNode second = send(moved, "2020-05-21");
        accepted(second);
        assertThat(codes(second)).contains("reason-not-taken").doesNotContain("reasons-taken");
        assertThat(second.get("problems").toString()).contains("对不上");
        assertThat(standing(second).get("open").intValue()).isEqualTo(2);

        byte[] forged =
                saved(typed, List.of(cell("J", day, "out-of-range-0123456789abcdef~00000000"), cell("J", stamp, "")));
        assertThat(standing(send(forged, "2020-05-21")).get("open").intValue()).isEqualTo(2);

        byte[] sorted = swapped(typed, day, stamp, List.of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J"));
        JsonNode third = send(sorted, "2020-05-21");
        JsonNode warnings = standing(third).get("warnings");
        assertThat(standing(third).get("explained").intValue()).isEqualTo(2);
        for (JsonNode warning : warnings) {
            assertThat(warning.at("/reasons/0/reason").textValue())
                    .isEqualTo(warning.path("cell").asText().equals("K4") ? "日期按签字页" : "模板打不开，照样另做");
        }
    }

    @Test
    void theConsolidatedWorkbookAndTheTrackingTellThem() throws Exception {
        report("D012");
        JsonNode first = report("D013");
        send(saved(marked(first), List.of(reason(4, WHY))), "2020-05-21");
        byte[] bytes = office.get("api/consolidated/monthly-report.xlsx?period=2020-05")
                .body();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            int at = book.getSheetIndex("核实说明");
            assertThat(book.getSheetName(at - 1)).isEqualTo("填报信息");
            assertThat(book.getSheetName(at + 1)).isEqualTo("未报单位");
            List<String> rows = rows(book.getSheetAt(at));
            assertThat(rows)
                    .anySatisfy(row -> assertThat(row)
                            .startsWith("D012|" + unitName("D012") + "|2020年05月|报来.xlsx|月度报送表|K4|")
                            .contains("2020年1月5日")
                            .endsWith("|尚无说明|||"));
            assertThat(rows)
                    .anySatisfy(row -> assertThat(row)
                            .startsWith("D013|")
                            .endsWith("|" + WHY + "|" + unitName("D013") + "|2020-05-21|报送件填写"));
        }
        byte[] june = office.get("api/consolidated/monthly-report.xlsx?period=2020-06")
                .body();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(june))) {
            assertThat(book.getSheet("核实说明")).isNull();
        }

        String page = new String(
                office.get("parts/tracking?year=2020&form=monthly-report&month=5")
                        .body(),
                StandardCharsets.UTF_8);
        assertThat(page).contains("提示待核实", "提示已说明");
        assertThat(page.substring(page.indexOf(">" + unitName("D012") + "<")).replaceAll("(?s)</tr>.*", ""))
                .contains("<small class=\"doubtful\">待核实 1</small>");
        assertThat(page.substring(page.indexOf(">" + unitName("D013") + "<")).replaceAll("(?s)</tr>.*", ""))
                .contains("<small class=\"accepted\">已说明 1</small>");
    }

    /** The rows below the heads, without their numbers. */
    private static List<String> rows(XSSFSheet sheet) {
        List<String> rows = new ArrayList<>();
        DataFormatter shown = new DataFormatter();
        for (int row = 3; row <= sheet.getLastRowNum(); row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 1; column < sheet.getRow(2).getLastCellNum(); column++) {
                cells.add(shown.formatCellValue(sheet.getRow(row).getCell(column)));
            }
            rows.add(String.join("|", cells));
        }
        return rows;
    }

    /** The one-based row of the list that speaks of that cell. */
    private static int row(byte[] marked, String cell) throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(marked))) {
            XSSFSheet list = book.getSheet(LIST);
            for (int row = 3; row <= list.getLastRowNum(); row++) {
                if (list.getRow(row).getCell(3).getStringCellValue().equals(cell)) {
                    return row + 1;
                }
            }
        }
        throw new AssertionError("not listed: " + cell);
    }

    private interface Change {
        void on(XSSFSheet list);
    }

    private static byte[] changed(byte[] workbook, Change change) throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            change.on(book.getSheetAt(0));
            book.write(out);
            return out.toByteArray();
        }
    }

    private static Clerks.Entry cell(String column, int row, String text) {
        return new Clerks.Entry(LIST, column + row, "text", text);
    }

    /** The cells of two rows in those columns exchanged. */
    private byte[] swapped(byte[] marked, int one, int other, List<String> columns) throws Exception {
        List<Clerks.Entry> entries = new ArrayList<>();
        for (String column : columns) {
            entries.add(cell(column, one, Office.text(marked, cell(column, other, ""))));
            entries.add(cell(column, other, Office.text(marked, cell(column, one, ""))));
        }
        return saved(marked, entries);
    }
}
