package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.form.CellValue;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.Lists;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.shelf.Subject;

/**
 * The notice of a result (R14 to R17) and what follows it: the public version says no more than art. 10 needs, dereliction
 * stays with the office, and a criticised unit's measures, interview and report are followed. Twelve departments are marked,
 * so that ten are honoured and two criticised.
 */
class NoticeTest {
    private static final String DERELICTION = "隐瞒不报造成不良影响的情形";
    private final Calendar calendar = new Calendar("2021-02-01");
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

    private Scheme scheme() {
        return kaoping.rooms().shelf().scheme(2020).orElseThrow();
    }

    private Unit unit(String code) {
        return scheme().unit(code).orElseThrow();
    }

    private void send(String form, String whose, String serial, Map<String, Map<String, CellValue>> otherwise)
            throws Exception {
        accepted(ClerkFilled.of(kaoping, form, whose, "2020", serial, otherwise));
    }

    private void accepted(byte[] workbook) throws Exception {
        JsonNode receipt = office.upload(Map.of("报来.xlsx", workbook), "").at("/receipts/0");
        assertThat(receipt.get("status").textValue())
                .as(receipt.toPrettyString())
                .isEqualTo("accepted");
    }

    /** D001 to D010 lose a few hundredths of a mark, D011 and D012 one and a half and more. */
    private void twelve() throws Exception {
        for (int i = 1; i <= 12; i++) {
            mark("D%03d".formatted(i), new BigDecimal(i <= 10 ? i : 40 * i - 290).movePointLeft(2));
        }
    }

    /** Full marks on everything, less that on the first indicator. */
    private void mark(String unit, BigDecimal less) throws Exception {
        Map<String, Map<String, CellValue>> marks = new LinkedHashMap<>();
        scheme().indicators(unit(unit).cohort()).stream()
                .filter(indicator -> scheme().undertakes(unit, indicator.code()))
                .forEach(indicator -> marks.put(
                        "inds " + indicator.code(),
                        Map.of(
                                "mark",
                                CellValue.of(
                                        indicator.code().equals("B0101")
                                                ? indicator.full().subtract(less)
                                                : indicator.full()),
                                "why",
                                CellValue.of("台账缺月份"))));
        send("year-end-marks", unit, "", marks);
    }

    private void publish() throws Exception {
        String code = office.json("api/results?year=2020").get("checkCode").textValue();
        HttpResponse<byte[]> answer = office.send(
                "api/results", "{\"year\":2020,\"checkCode\":\"" + code + "\",\"who\":\"某科长\",\"reason\":\"会议通过\"}");
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
    }

    private static Map<String, String> parts(byte[] zip) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    /** The paragraphs of a document. */
    private String notice(String path) throws Exception {
        HttpResponse<byte[]> answer = office.get(path);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        String document = parts(answer.body()).getOrDefault("word/document.xml", "");
        return document.replace("</w:p>", "\n").replaceAll("<[^>]*>", "");
    }

    private static List<List<String>> rows(byte[] workbook, String sheet) throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            DataFormatter formatter = new DataFormatter();
            formatter.setUseCachedValuesForFormulaCells(true);
            List<List<String>> rows = new ArrayList<>();
            for (Row row : book.getSheet(sheet)) {
                List<String> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(formatter.formatCellValue(cell)));
                rows.add(cells);
            }
            return rows;
        }
    }

    private void persons() throws Exception {
        send("person-recommendation", "D001", "1", Map.of("", Map.of("name", CellValue.of("张甲"))));
        send("person-recommendation", "D001", "2", Map.of("", Map.of("name", CellValue.of("李乙"))));
        send("person-recommendation", "D003", "1", Map.of("", Map.of("name", CellValue.of("王丙"))));
    }

    @Test
    void thePublicVersionSaysWhatTheArticleNeedsAndNoMore() throws Exception {
        twelve();
        persons();
        send("inspection-record", "", "1", Map.of());
        send("rectification-interview", "", "", Map.of());
        String draft = notice("api/notice.docx?year=2020");
        assertThat(draft).contains("（征求意见稿）", "自通报之日起30日内").doesNotContain("2021年3月3日");
        publish();
        String open = notice("api/results/2020-01/notice.docx?version=public");
        assertThat(open)
                .contains(
                        scheme().policy().officeFull() + "文件",
                        "关于2020年度社会信用体系建设工作",
                        "考评结果的通报",
                        "各县（市）区人民政府",
                        scheme().policy().docNo(),
                        "市（省）直部门有12家",
                        "一、考评结果",
                        "优秀12家",
                        "二、拟表彰名单",
                        "示例市2020年度社会信用体系建设先进单位",
                        "公示期5个工作日（至2021年2月8日）",
                        "三、通报批评名单",
                        unit("D011").name() + "、" + unit("D012").name(),
                        "四、主要问题",
                        "五、整改要求",
                        "在2021年3月3日前",
                        "考核得分＝实得分X÷应得分Y×100",
                        "抄送：省信用办",
                        "张甲",
                        "王丙")
                .doesNotContain("李乙", "征求意见稿", "倒数", "0000-", "待核实", DERELICTION, "内部");
        // the criticised: by name alone, in the roster's order, nowhere with rank or score
        JsonNode ranking = office.json("api/ranking?year=2020").at("/cohorts/0/rows");
        assertThat(open).doesNotContain("\n" + unit("D012").shortName() + "\n");
        assertThat(open).doesNotContain("\n" + ranking.get(11).get("score").textValue() + "\n");
        assertThat(open).contains("\n" + ranking.get(0).get("score").textValue() + "\n");
        for (JsonNode one : office.json("api/results/2020-01").get("figures")) {
            if (one.get("name").textValue().startsWith("finding")) {
                assertThat(open).doesNotContain(one.get("value").textValue());
            }
        }
        String within = notice("api/results/2020-01/notice.docx?version=internal");
        assertThat(within)
                .contains("内部材料", "应得分Y", "按时率", "检查发现", "\n" + unit("D012").shortName() + "\n")
                .doesNotContain(DERELICTION, "0000-", "倒数");
        // R14: and the report upwards, to the leading group and the supervision office
        String report = notice("api/results/2020-01/notice.docx?version=report");
        assertThat(report)
                .contains(
                        "考评结果的报告",
                        scheme().policy().officeFull().replace("办公室", "") + "、"
                                + scheme().policy().partner1() + "：",
                        "现将结果报告如下。",
                        "以上报告，请审阅。",
                        "应得分Y",
                        "\n" + unit("D012").shortName() + "\n")
                .doesNotContain("各县（市）区人民政府", "抄送", "结果的通报", DERELICTION, "0000-", "倒数");
        assertThat(office.get("api/results/2020-01/notice.docx?version=secret").statusCode())
                .isEqualTo(400);
        assertThat(office.get("api/results/2020-09/notice.docx").statusCode()).isEqualTo(404);
    }

    /** R15: proposed persons stand in the ranking workbook, those beyond the quota marked. */
    @Test
    void personsBeyondTheQuotaAreMarked() throws Exception {
        twelve();
        persons();
        List<List<String>> rows = rows(office.get("api/ranking.xlsx?year=2020").body(), "先进个人");
        assertThat(rows)
                .anySatisfy(row -> assertThat(row).contains("D001", "张甲").doesNotContain("超出名额（每单位1名）"))
                .anySatisfy(
                        row -> assertThat(row).contains("D001", "李乙").anyMatch(text -> text.contains("超出名额（每单位1名）")))
                .anySatisfy(row -> assertThat(row).contains("D003", "王丙"));
        assertThat(rows.toString()).doesNotContain("0000-");
    }

    /** R17: what was passed up for dereliction leaves the office in nothing that it sends or adds up. */
    @Test
    void derelictionStaysWithTheOffice() throws Exception {
        mark("D001", BigDecimal.ONE);
        send("rectification-interview", "", "", Map.of());
        List<String> outputs = List.of(
                "api/consolidated/rectification-interview.xlsx?period=2020",
                "api/ranking.xlsx?year=2020",
                "api/notice.docx?year=2020&version=public",
                "api/notice.docx?year=2020&version=internal",
                "api/notice.docx?year=2020&version=report",
                "api/feedback/D001.xlsx?year=2020",
                "api/reminders.xlsx?year=2020&month=5",
                "api/monthly-status.xlsx?year=2020&month=5",
                "api/templates/year-end-marks?unit=D001&period=2020",
                "api/templates/self-assessment?unit=D001&period=2020");
        for (String path : outputs) {
            HttpResponse<byte[]> answer = office.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(String.join("\n", parts(answer.body()).values()))
                    .as(path)
                    .doesNotContain(DERELICTION);
            assertThat(parts(answer.body()).getOrDefault("xl/workbook.xml", ""))
                    .as(path)
                    .doesNotContain("问责移送");
            // and own marks beside the group's stand in the office's workbook alone
            assertThat(parts(answer.body()).getOrDefault("xl/workbook.xml", "").contains("自评对照"))
                    .as(path)
                    .isEqualTo(path.startsWith("api/ranking.xlsx"));
        }
        assertThat(String.join("\n", parts(office.get(outputs.get(0)).body()).values()))
                .as("the rest of the ledger is there")
                .contains("案卷缺件");
        for (String page : List.of("", "parts/ranking?year=2020", "parts/outgoing?year=2020")) {
            assertThat(new String(office.get(page).body(), StandardCharsets.UTF_8))
                    .doesNotContain(DERELICTION);
        }
    }

    private byte[] ledger(Map<String, CellValue> fix, List<Map<String, CellValue>> talks) {
        Form form = kaoping.rooms().shelf().form("rectification-interview").orElseThrow();
        Filling given = kaoping.rooms()
                .handOut()
                .today(form, scheme(), Subject.of(form.card(), scheme(), "").orElseThrow(), Period.ofYear(2020), "");
        Map<String, List<Map<String, CellValue>>> lists =
                new LinkedHashMap<>(given.lists().entries());
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Map<String, CellValue> row : lists.getOrDefault("fix", List.of())) {
            Map<String, CellValue> copy = new LinkedHashMap<>(row);
            if (rows.isEmpty()) {
                copy.putAll(fix);
            }
            rows.add(copy);
        }
        lists.put("fix", rows);
        lists.put("talk", talks);
        return kaoping.rooms()
                .shelf()
                .filler(form, given.lists())
                .fill(new Filling(given.fields(), new Lists(lists), given.locked(), given.stamp()));
    }

    @Test
    void theCriticisedAreFollowed() throws Exception {
        twelve();
        assertThat(office.json("api/rectifications?year=2020").get("units")).isEmpty();
        publish();
        JsonNode units = office.json("api/rectifications?year=2020").get("units");
        assertThat(units).extracting(one -> one.get("unit").textValue()).containsExactly("D011", "D012");
        assertThat(units.get(0).get("due").textValue()).isEqualTo("2021-03-03");
        assertThat(units.get(0).get("late").booleanValue()).isFalse();
        // a new ledger names them, with the day
        byte[] template =
                office.get("api/templates/rectification-interview?period=2020").body();
        assertThat(rows(template, "整改台账"))
                .anySatisfy(row ->
                        assertThat(row).contains(unit("D011").name(), "考评通报", "2021-02-01", "2021-03-03", "未提交措施"));

        calendar.turnTo("2021-03-05");
        Map<String, CellValue> came = new LinkedHashMap<>();
        came.put("planDate", CellValue.of(LocalDate.of(2021, 3, 2)));
        came.put("plan", CellValue.of("补齐台账，专人负责"));
        came.put("state", CellValue.of("整改中"));
        Map<String, CellValue> talk = new LinkedHashMap<>();
        talk.put("unit", CellValue.of(unit("D011").name()));
        talk.put("who", CellValue.of("人员丁"));
        talk.put("post", CellValue.of("副局长"));
        talk.put("time", new CellValue.DateTime(LocalDateTime.of(2021, 2, 20, 9, 30)));
        talk.put("place", CellValue.of("会议室"));
        talk.put("by", CellValue.of("主任戊"));
        talk.put("recorder", CellValue.of("科员己"));
        talk.put("why", CellValue.of("考评靠后"));
        talk.put("points", CellValue.of("指出问题并提出具体整改要求"));
        talk.put("answer", CellValue.of("立即整改到位"));
        talk.put("reported", CellValue.of(LocalDate.of(2021, 2, 25)));
        accepted(ledger(came, List.of(talk)));
        JsonNode after = office.json("api/rectifications?year=2020").get("units");
        assertThat(after.get(0).get("measures").textValue()).isEqualTo("2021-03-02");
        assertThat(after.get(0).get("late").booleanValue()).isFalse();
        assertThat(after.get(0).get("talked").textValue()).isEqualTo("2021-02-20");
        assertThat(after.get(0).get("reported").textValue()).isEqualTo("2021-02-25");
        assertThat(after.get(1).get("measures").isNull()).isTrue();
        assertThat(after.get(1).get("late").booleanValue()).isTrue();
        assertThat(new String(office.get("parts/outgoing?year=2020").body(), StandardCharsets.UTF_8))
                .contains(unit("D012").shortName(), "逾期未交", "未约谈", "2021-02-25", "notice.docx?version=public");
    }
}
