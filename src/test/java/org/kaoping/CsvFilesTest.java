package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ledger sent as csv, by everyone who saves one: the values of the .xlsx, or a problem that names the row. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CsvFilesTest {
    private static final String HEADS =
            "考评事项,指标代码,工作事项,具体做法及完成情况,开始日期,完成日期,完成状态,责任科室,责任人," + "主要成效（数据）,佐证名称及编号,佐证形式,备注\n";
    private static final String ABOVE = "填报人,经办人丁\n联系电话,0000-1234567\n审核人,审核人乙\n填报日期,2020-12-10\n";

    private Kaoping kaoping;
    private Office office;
    private String item = "";

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2020-12-20"));
        office = new Office(kaoping.address());
        item = Office.text(office.template("work-ledger", "D002", "2020"), new Clerks.Entry("分事项条数", "B6", "text", ""));
    }

    @AfterAll
    void stop() {
        kaoping.close();
    }

    /** The sheet as Excel saves it: every cell as shown, rows equally long, what needs it in quotes. */
    private static String saved(byte[] xlsx, String delimiter) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            DataFormatter formatter = new DataFormatter();
            formatter.setUseCachedValuesForFormulaCells(true);
            StringBuilder csv = new StringBuilder();
            XSSFSheet sheet = book.getSheet("工作台账");
            for (int i = 0; i <= sheet.getLastRowNum(); i++) {
                Row row = sheet.getRow(i);
                List<String> line = new ArrayList<>();
                for (int c = 0; c < 15; c++) {
                    Cell cell = row == null ? null : row.getCell(c);
                    String text = cell == null ? "" : formatter.formatCellValue(cell);
                    line.add(text.matches("(?s).*[\",;\t\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text);
                }
                csv.append(String.join(delimiter, line)).append("\r\n");
            }
            return csv.toString();
        }
    }

    private JsonNode receipt(String name, byte[] file) throws Exception {
        return office.upload(Map.of(name, file), "").get("receipts").get(0);
    }

    private JsonNode receipt(String name, String csv) throws Exception {
        return receipt(name, csv.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> codes(JsonNode receipt) {
        List<String> codes = new ArrayList<>();
        receipt.get("problems").forEach(problem -> codes.add(problem.get("code").textValue()));
        return codes;
    }

    private static String messages(JsonNode receipt) {
        List<String> messages = new ArrayList<>();
        receipt.get("problems")
                .forEach(problem -> messages.add(problem.get("message").textValue()));
        return String.join("\n", messages);
    }

    private JsonNode taken(String name, byte[] file) throws Exception {
        JsonNode receipt = receipt(name, file);
        assertThat(receipt.get("status").textValue())
                .as(receipt.toPrettyString())
                .isIn("accepted", "duplicate");
        String unit = receipt.get("unit").textValue();
        JsonNode all = office.json("api/submissions?form=work-ledger&period=2020&unit=" + unit);
        return all.get(all.size() - 1);
    }

    /** What was sent, without the cells it stood in. */
    private static String values(JsonNode submission) {
        JsonNode copy = submission.deepCopy();
        strip(copy.get("fields"));
        strip(copy.get("tables"));
        return copy.get("fields").toPrettyString() + copy.get("tables").toPrettyString();
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(List.of("sheet", "cell", "row"));
        }
        node.forEach(CsvFilesTest::strip);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"D002,UTF-8,comma", "D003,UTF-8 BOM,semicolon", "D004,GB18030,tab", "D005,UTF-16LE BOM,tab"})
    void aSavedSheetHasTheValuesOfTheWorkbook(String unit, String encoding, String delimiter) throws Exception {
        Clerks.Job job = office.ledger(unit, "2020", 3);
        List<Clerks.Entry> entries = new ArrayList<>(job.entries());
        entries.add(new Clerks.Entry("工作台账", "K6", "text", "=1+1"));
        entries.add(new Clerks.Entry("工作台账", "K7", "text", "他说“好”, \"5\" 件;\n第二行"));
        entries.add(new Clerks.Entry("工作台账", "N6", "text", "00123456789012345678"));
        byte[] xlsx = GoodWorkbooks.filled(new Clerks.Job(job.template(), entries));
        String sheet = values(taken("台账.xlsx", xlsx));
        String text =
                saved(xlsx, Map.of("comma", ",", "semicolon", ";", "tab", "\t").getOrDefault(delimiter, ""));
        byte[] csv = (encoding.endsWith("BOM") ? "\uFEFF" + text : text)
                .getBytes(Charset.forName(encoding.replace(" BOM", "")));
        JsonNode submission = taken(unit + " 台账.csv", csv);
        assertThat(values(submission)).isEqualTo(sheet).contains("=1+1", "00123456789012345678");
        assertThat(submission.toString()).contains("\"CSV\"", "\"D7\"");
    }

    @Test
    void aBareTableNeedsOnlyHeadsAndTheFieldsAboveThem() throws Exception {
        String row = item + ",,组织宣传活动,召开会议部署并逐项落实,2020/3/1,2020年4月11日,已完成,综合科,某某,,D006-01-1,复印件,\n";
        JsonNode receipt = receipt("D006_工作台账_2020.csv", ABOVE + HEADS + row);
        assertThat(receipt.get("status").textValue())
                .as(receipt.toPrettyString())
                .isEqualTo("accepted");
        assertThat(receipt.get("unit").textValue()).isEqualTo("D006");
        assertThat(receipt.get("period").textValue()).isEqualTo("2020");
        // the columns in another order, unit and year in columns of their own
        String[] heads = HEADS.strip().split(",", -1);
        String[] cells = row.strip().split(",", -1);
        StringBuilder other = new StringBuilder(ABOVE + "单位代码,年度");
        StringBuilder line = new StringBuilder("D006,2020");
        for (int i = heads.length - 1; i >= 0; i--) {
            other.append(',').append(heads[i]);
            line.append(',').append(cells[i]);
        }
        JsonNode again = receipt("台账.csv", other + "\n" + line + "\n");
        assertThat(again.get("status").textValue()).as(again.toPrettyString()).isEqualTo("accepted");
        assertThat(again.get("unit").textValue()).isEqualTo("D006");
    }

    @Test
    void whatNobodyCanTellWaitsForTheOffice() throws Exception {
        String row = item + ",,组织宣传活动,召开会议部署并逐项落实,2020-03-01,2020-04-11,已完成,综合科,某某,,D007-01-1,复印件,\n";
        JsonNode receipt = receipt("台账.csv", ABOVE + HEADS + row);
        assertThat(receipt.get("status").textValue()).isEqualTo("held");
        assertThat(codes(receipt)).contains("unit-uncertain", "period-uncertain");
        assertThat(office.decide(
                                receipt.get("id").textValue(),
                                "{\"as\":\"reassign\",\"unit\":\"D007\",\"period\":\"2020\",\"reason\":\"单位电话说明\"}")
                        .statusCode())
                .isEqualTo(200);
        JsonNode now = office.json("api/uploads/" + receipt.get("id").textValue());
        assertThat(now.get("status").textValue()).as(now.toPrettyString()).isEqualTo("accepted");
    }

    @Test
    void problemsNameTheCellOfTheCsv() throws Exception {
        String row = item + ",,组织宣传活动,召开会议部署并逐项落实,2020-13-01,2020-04-11,做完了,综合科,某某,,D006-01-1,复印件,\n";
        JsonNode receipt = receipt("D008 2020.csv", ABOVE + HEADS + row);
        assertThat(receipt.get("status").textValue()).isEqualTo("rejected");
        assertThat(messages(receipt)).contains("「CSV」E6（开始日期）：应填日期，实际是“2020-13-01”。", "「CSV」G6（完成状态）：“做完了”不在可选项里。");
        JsonNode empty = receipt("D008 2020.csv", HEADS + item + ",,,,,,,,,,,,\n");
        assertThat(messages(empty)).contains("CSV 里没有写“填报人”、“联系电话”、“审核人”、“填报日期”。", "「CSV」C2（工作事项）：必填项没有填写。");
    }

    @Test
    void rowsThatDoNotFitAreNamed() throws Exception {
        String good = item + ",,组织宣传活动,召开会议部署并逐项落实,2020-03-01,2020-04-11,已完成,综合科,某某,,D006-01-1,复印件,\n";
        JsonNode receipt = receipt(
                "D008 2020.csv",
                ABOVE + HEADS + good + item + ",,少了几列,召开会议\n" + good.strip() + "多,出来\n\n"
                        + good.replace(",综合科,", ",\"综合\n科\","));
        assertThat(messages(receipt)).contains("第 7 行有 4 格，列名一行有 13 格，对不上列。", "第 8 行有 14 格，列名一行有 13 格，对不上列。");
        assertThat(codes(receipt).stream().filter(code -> code.equals("csv-row-width")))
                .hasSize(2);
        JsonNode heads = receipt("D008 2020.csv", ABOVE + HEADS.replace("责任人,", "负责人,") + good);
        assertThat(messages(heads)).contains("I5“负责人”不认识", "缺少“责任人”");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quote|csv-unreadable|CSV 文件第 6 行读不出来：引号没有成对，或引号外还有文字。",
                "bytes|csv-unreadable|CSV 文件第 6 行读不出来：有既不是 UTF-8 也不是 GB18030 的字符。",
                "one byte|csv-unreadable|CSV 文件第 7 行读不出来：有不是 UTF-8 的字符。",
                "lost|csv-unreadable|CSV 文件第 6 行读不出来：有无法还原的字符（�），文件在保存时已经损坏。",
                "control|csv-unreadable|CSV 文件第 6 行读不出来：有不可显示的字符（第 A 列）。",
                "monthly|csv-not-for-form|请用发放的模板填写，直接上传 .xlsx。",
                "other|wrong-form|认不出这是哪一种表（标题是“姓名”）。",
                "empty|empty-file|文件是空的（0 字节）。",
                "one|wrong-form|认不出这是哪一种表（标题是“A”）。",
                "html|not-a-workbook|实际是网页文件（HTML）",
            })
    void whatCanNotBeReadIsToldClearly(String kind, String code, String message) throws Exception {
        byte[] file = switch (kind) {
            case "quote" -> bytes(ABOVE + HEADS + "\"没有关上,,,\n");
            case "bytes" -> (ABOVE + HEADS + "\u00FF\u00FF,\n").getBytes(StandardCharsets.ISO_8859_1);
            case "one byte" -> {
                byte[] text = bytes(ABOVE + HEADS + "甲,乙\n丙,~\n");
                text[text.length - 2] = (byte) 0xFF;
                yield text;
            }
            case "lost" -> bytes(ABOVE + HEADS + "锟\uFFFD,\n");
            case "control" -> bytes(ABOVE + HEADS + "甲\u0007,\n");
            case "monthly" -> bytes("序号,考评方面,考评事项,开展情况,本月工作内容及成效,主要数据,计量单位,佐证份数,佐证名称及编号,备注\n");
            case "other" -> bytes("姓名,年龄\n某某,3\n");
            case "empty" -> new byte[0];
            case "one" -> bytes("A");
            case "html" -> bytes("<html><table><tr><td>1,2</td></tr></table></html>");
            default -> throw new AssertionError(kind);
        };
        JsonNode receipt = receipt(kind + ".csv", file);
        assertThat(receipt.get("status").textValue()).isEqualTo("rejected");
        assertThat(codes(receipt)).containsExactly(code);
        assertThat(messages(receipt)).contains(message);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> annotated(JsonNode receipt) throws Exception {
        return office.get("api/uploads/" + receipt.get("id").textValue() + "/annotated");
    }

    /** It has no cells to be marked: what comes back is the form's workbook, filled in; sent back it tells the same. */
    @Test
    void aCsvComesBackInAWorkbookWithItsProblemsMarked() throws Exception {
        String good = item + ",,开展宣传,召开会议部署逐项落实,2020-03-01,2020-04-01,已完成,综合科,某某,,D009-01-01,复印件,\n";
        String bad = item + ",,开展检查,召开会议部署逐项落实,三月初,2020-04-01,办完了,综合科,某某,,D009-01-02,复印件,\n";
        JsonNode receipt = receipt("D009_2020.csv", ABOVE + HEADS + good + bad);
        assertThat(receipt.get("status").textValue())
                .as(receipt.toPrettyString())
                .isEqualTo("rejected");
        HttpResponse<byte[]> answer = annotated(receipt);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(answer.headers().firstValue("content-disposition").orElse(""))
                .contains("D009_2020_")
                .contains(".xlsx")
                .doesNotContain("csv");
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(answer.body()))) {
            DataFormatter formatter = new DataFormatter();
            assertThat(book.getSheetName(0)).isEqualTo("填报问题");
            StringBuilder list = new StringBuilder();
            book.getSheetAt(0)
                    .forEach(row -> row.forEach(
                            cell -> list.append(formatter.formatCellValue(cell)).append('|')));
            assertThat(list).contains("CSV 里没有可以标注的单元格", "F7", "H7");
            XSSFSheet sheet = book.getSheet("工作台账");
            assertThat(formatter.formatCellValue(sheet.getRow(3).getCell(2))).isEqualTo("经办人丁");
            assertThat(formatter.formatCellValue(sheet.getRow(5).getCell(3))).isEqualTo("开展宣传");
            assertThat(formatter.formatCellValue(sheet.getRow(5).getCell(5))).isEqualTo("2020-03-01");
            assertThat(formatter.formatCellValue(sheet.getRow(6).getCell(5))).isEqualTo("三月初");
            assertThat(formatter.formatCellValue(sheet.getRow(6).getCell(7))).isEqualTo("办完了");
            assertThat(sheet.getRow(6).getCell(5).getCellComment()).isNotNull();
        }
        JsonNode again = receipt("再报.xlsx", answer.body());
        assertThat(again.get("status").textValue()).isEqualTo("rejected");
        assertThat(again.get("unit").textValue()).isEqualTo("D009");
        List<String> cells = new ArrayList<>();
        again.get("problems").forEach(problem -> {
            if (problem.get("severity").textValue().equals("error")) {
                cells.add(problem.path("cell").asText());
            }
        });
        assertThat(cells).containsExactlyInAnyOrder("F7", "H7");
    }

    @Test
    void aCsvThatNobodyCanReadComesBackWithAWord() throws Exception {
        for (String csv : List.of("甲,乙\n1,2\n", HEADS.replace("考评事项", "别的"), ABOVE)) {
            HttpResponse<byte[]> answer = annotated(receipt("D008.csv", csv));
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("CSV", "请按网页上的回执修改");
        }
    }
}
