package org.kaoping.masters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed masters are what the program draws, until the office edits one; their formulas say what they should. */
class MastersTest {
    /** Blanks a placeholder and leaves anything else as it is. */
    private static final String KEEP = "\u0000";

    private static final Map<String, Supplier<byte[]>> DRAWN = Map.ofEntries(
            Map.entry("innovation-claim", InnovationClaim::draw),
            Map.entry("innovation-decisions", InnovationDecisions::draw),
            Map.entry("inspection-record", InspectionRecord::draw),
            Map.entry("monthly-marks", MonthlyMarks::draw),
            Map.entry("monthly-report", MonthlyReport::draw),
            Map.entry("person-recommendation", PersonRecommendation::draw),
            Map.entry("ranking", RankingMaster::draw),
            Map.entry("archive-catalogue", CatalogueMaster::draw),
            Map.entry("reminder-list", ReminderMasters::reminder),
            Map.entry("site-visit", VisitMaster::draw),
            Map.entry("score-feedback", FeedbackMaster::draw),
            Map.entry("monthly-status", ReminderMasters::status),
            Map.entry("rectification-interview", RectificationInterview::draw),
            Map.entry("scheme", () -> SchemeWorkbook.draw(null)),
            Map.entry("self-assessment", SelfAssessment::draw),
            Map.entry("work-ledger", WorkLedger::draw),
            Map.entry("work-summary", WorkSummary::draw),
            Map.entry("year-end-marks", YearEndMarks::draw),
            Map.entry("year-end-matrix", YearEndMatrix::draw));

    static Set<String> drawn() {
        return new TreeSet<>(DRAWN.keySet());
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void committedAsDrawn(String name) throws IOException {
        Supplier<byte[]> draw = DRAWN.get(name);
        assertThat(draw).isNotNull();
        same("templates/" + name + ".xlsx", draw.get());
    }

    @Test
    void exampleAsDrawn() throws IOException {
        Path shared = SchemeData.shared();
        assumeTrue(shared != null, "the shared tables are absent");
        same("templates/examples/scheme-2020.xlsx", SchemeWorkbook.draw(SchemeData.example(shared)));
        same("src/main/resources/demo/scheme-demo.xlsx", SchemeWorkbook.draw(SchemeData.demo(shared)));
    }

    private static void same(String file, byte[] drawn) throws IOException {
        byte[] committed = Files.readAllBytes(Path.of(file));
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(committed))) {
            String program = book.getProperties().getExtendedProperties().getApplication();
            assumeTrue("Apache POI".equals(program), file + " was edited by the office with " + program);
        }
        assertThat(Summary.of(committed)).isEqualTo(Summary.of(drawn));
    }

    @ParameterizedTest
    @CsvSource({
        "templates/examples/scheme-2020.xlsx, 48, 8, 46, 朝阳市2020年度社会信用体系建设工作考评方案",
        "src/main/resources/demo/scheme-demo.xlsx, 24, 6, 21, 示例市2020年度社会信用体系建设工作考评方案"
    })
    void filledSchemesPassTheirOwnChecks(String file, int departments, int counties, int ranked, String title)
            throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(Path.of(file))))) {
            assertThat(text(book, "使用说明", "A1")).isEqualTo(title);
            assertThat(text(book, "校验", "C3")).isEqualTo("全部通过");
            assertThat(count(book, "单位名册", "D", "市（省）直部门")).isEqualTo(departments);
            assertThat(count(book, "单位名册", "D", "县（市）区")).isEqualTo(counties);
            assertThat(count(book, "承担情况_部门", "A", null)).isEqualTo(departments);
            assertThat(count(book, "承担情况_县区", "A", null)).isEqualTo(counties);
            XSSFSheet units = book.getSheet("单位名册");
            int inRanking = 0;
            for (Row row : units) {
                Cell cohort = row.getCell(3);
                Cell mode = row.getCell(5);
                if (cohort != null
                        && mode != null
                        && cohort.toString().equals("市（省）直部门")
                        && mode.toString().equals("参评排名")) {
                    inRanking++;
                }
            }
            assertThat(inRanking).isEqualTo(ranked);
            for (int i = 0; i < book.getNumberOfSheets(); i++) {
                if (!book.isSheetHidden(i)) {
                    assertThat(book.getSheetAt(i).getHeader().getCenter()).isEqualTo("示例，非正式指标");
                }
            }
        }
    }

    /** The due days of 2020: days off move three of the months that count. */
    @ParameterizedTest
    @CsvSource({
        "5, 2020-05-12, 2020-05-25, 2020-05-25, 2020-06-08",
        "6, 2020-05-26, 2020-06-25, 2020-06-28, 2020-07-10",
        "7, 2020-06-26, 2020-07-25, 2020-07-27, 2020-08-10",
        "10, 2020-09-26, 2020-10-25, 2020-10-26, 2020-11-09",
        "12, 2020-11-26, 2020-12-25, 2020-12-25, 2021-01-11"
    })
    void calendarOf2020(int month, String from, String to, String due, String paper) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(
                new ByteArrayInputStream(Files.readAllBytes(Path.of("templates/examples/scheme-2020.xlsx"))))) {
            Row row = book.getSheet("报送日历").getRow(3 + month);
            assertThat(row.getCell(0).getNumericCellValue()).isEqualTo(month);
            String[] days = new String[4];
            int[] columns = {1, 2, 3, 5};
            for (int i = 0; i < 4; i++) {
                days[i] = row.getCell(columns[i])
                        .getLocalDateTimeCellValue()
                        .toLocalDate()
                        .toString();
            }
            assertThat(days).containsExactly(from, to, due, paper);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-|-|-|-|-|-|请选择开展情况",
                "无新增|-|-|-|-|-|''",
                "不涉及|-|-|-|-|-|''",
                "有进展|归集入库一批|-|-|1|01-1|有进展的请写明内容（不少于10字）",
                "有进展|本月归集入库一百二十八条|-|-|-|-|有进展的请附佐证并填份数",
                "有进展|本月归集入库一百二十八条|-|-|1|-|请填写佐证名称",
                "有进展|本月归集入库一百二十八条|-|-|1|　|请填写佐证名称",
                "无新增|-|-|-|2|01-1|未选有进展却填了佐证份数",
                "有进展|本月归集入库一百二十八条|128|-|1|01-1|请填写计量单位",
                "有进展|本月归集入库一百二十八条|128|条|1|01-1|''"
            })
    void monthlyCheck(
            String status, String content, Double quantity, String measure, Double count, String evidence, String says)
            throws IOException {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("D7", status);
        cells.put("E7", content);
        cells.put("F7", quantity);
        cells.put("G7", measure);
        cells.put("H7", count);
        cells.put("I7", evidence);
        assertThat(evaluate(MonthlyReport.draw(), "月度报送表", cells, "L7")).isEqualTo(says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-|承担|4|-|-|-|-|请选择是否承担",
                "承担|承担|4|-|-|-|-|请评分",
                "承担|承担|4|4|-|属实|-|''",
                "承担|承担|4|3.5|-|属实|-|扣分的请写明原因",
                "承担|承担|4|3.5|缺一份台账|-|-|请填佐证核验结论",
                "承担|承担|4|3.5|缺一份台账|不实|-|佐证不实，请核对得分",
                "承担|承担|4|0|佐证不实|不实|-|''",
                "不涉及|不涉及|4|-|-|-|-|''",
                "不涉及|不涉及|4|1|-|-|-|不涉及的指标不应填分",
                "不涉及|承担|4|-|-|-|-|是否承担与名册不同，请在备注写明原因",
                "不涉及|承担|4|-|-|-|职责已划出|''"
            })
    void yearEndCheck(
            String duty,
            String planned,
            Double full,
            Double mark,
            String why,
            String verified,
            String remark,
            String says)
            throws IOException {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("G7", duty);
        cells.put("O7", planned);
        cells.put("F7", full);
        cells.put("J7", mark);
        cells.put("K7", why);
        cells.put("L7", verified);
        cells.put("M7", remark);
        assertThat(evaluate(YearEndMarks.draw(), "年终评分表", cells, "N7")).isEqualTo(says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-|-|-|-|-|-|''",
                "信用信息公示|-|-|-|-|-|带*的列没有填全",
                "信用信息公示|公开目录|更新了目录内容|进行中|-|-|''",
                "信用信息公示|公开目录|更新了目录内容|已完成|-|-|已完成的请填完成日期",
                "信用信息公示|公开目录|更新了目录内容|已完成|43952|-|已完成的请填佐证名称及编号",
                "信用信息公示|公开目录|更新了目录内容|已完成|43952|D001-02-01|请选择佐证形式"
            })
    void ledgerCheck(String item, String task, String done, String state, Double end, String evidence, String says)
            throws IOException {
        Map<String, Object> cells = new LinkedHashMap<>();
        for (String blank : java.util.List.of("C7", "F7", "K7", "M7", "N7")) {
            cells.put(blank, null);
        }
        cells.put("B7", item);
        cells.put("D7", task);
        cells.put("E7", done);
        cells.put("H7", state);
        cells.put("I7", item == null || task == null ? null : "综合科");
        cells.put("J7", item == null || task == null ? null : "某某");
        cells.put("G7", end);
        cells.put("L7", evidence);
        assertThat(evaluate(WorkLedger.draw(), "工作台账", cells, "O7")).isEqualTo(says);
    }

    /** What each of the other forms says of a row or a cell: the cells that are set, and the words. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    self-assessment         | 自评表         | M7  | H7=承担                                                       | 请填自评得分
                    self-assessment         | 自评表         | M7  | H7=承担;I7=#2                                                 | 请写自评说明
                    self-assessment         | 自评表         | M7  | H7=承担;I7=#2;J7=全部完成;B7=B0201                              | 得分的指标请填佐证编号
                    self-assessment         | 自评表         | M7  | H7=承担;I7=#2;J7=全部完成;B7=B0103                              | ''
                    self-assessment         | 自评表         | M7  | H7=承担;I7=#0;J7=没有开展;B7=B0201                              | ''
                    self-assessment         | 自评表         | M7  | H7=不涉及;I7=#1                                               | 不涉及的指标不应填分
                    self-assessment         | 自评表         | M7  | H7=不涉及                                                     | ''
                    innovation-claim        | 创新加分申报表 | H9  | B9=否                                                         | 基本考核内容以内的不能申报
                    innovation-claim        | 创新加分申报表 | H10 | E9=是                                                         | 以前年度已加分的不能申报
                    innovation-claim        | 创新加分申报表 | H8  | B8=#44000;E8=#43950                                           | 成果取得日期早于实施起始日期
                    innovation-claim        | 创新加分申报表 | H13 | B7=市信用办推广;B13=某机关;E13=文1;B14=                            | 请填机关、文号和级别
                    innovation-claim        | 创新加分申报表 | H13 | B7=市信用办推广;B13=某机关;E13=文1;B14=市                         | ''
                    innovation-claim        | 创新加分申报表 | H14 | B7=省级以上表彰;B14=市                                          | 省级以上表彰的级别应为省或国家
                    person-recommendation   | 先进个人推荐表 | I10 | B10=二百九十字                                                 | 主要事迹还差295字
                    person-recommendation   | 先进个人推荐表 | I12 | B12=已公示无异议;E12=;G12=                                             | 请填公示起止日期
                    person-recommendation   | 先进个人推荐表 | I12 | B12=未公示                                                    | ''
                    person-recommendation   | 先进个人推荐表 | I12 | B12=公示期内;E12=#44000;G12=#43990                             | 公示止日早于起日
                    inspection-record       | 检查记录       | N9  | B9=某局                                                       | 带*的列没有填全
                    inspection-record       | 检查记录       | N9  | B9=某局;C9=信用信息公示;E9=存在问题;F9=缺一份;H9=否                  | 存在问题的请填程度、整改要求和期限
                    inspection-record       | 检查记录       | N9  | B9=某局;C9=信用信息公示;E9=工作亮点;F9=台账齐;H9=查实                | 查实弄虚作假的请填佐证编号
                    inspection-record       | 检查记录       | N9  | B9=某局;C9=信用信息公示;E9=工作亮点;F9=台账齐;H9=否                  | ''
                    innovation-decisions    | 评定汇总表     | M7  | A7=D001-C01                                                   | 请填申报编号、单位、事项、类别和申请档次
                    innovation-decisions    | 评定汇总表     | M7  | A7=D001-C01;C7=某局;D7=快办;E7=其他;F7=创新奖                     | 未评定
                    innovation-decisions    | 评定汇总表     | M7  | A7=D001-C01;C7=某局;D7=快办;E7=其他;F7=创新奖;G7=确认              | 请选择档次
                    innovation-decisions    | 评定汇总表     | M7  | A7=D001-C01;C7=某局;D7=快办;E7=其他;F7=创新奖;G7=不予确认;H7=创新奖   | 未确认的不应有档次
                    innovation-decisions    | 评定汇总表     | M7  | A7=D001-C01;C7=某局;D7=快办;E7=其他;F7=创新奖;G7=不予确认           | 请填评定理由和日期
                    innovation-decisions    | 评定汇总表     | M7  | A7=D1;A8=D1;C7=某局;D7=快办;E7=其他;F7=创新奖                     | 申报编号重复
                    monthly-marks           | 月度评分表     | N7  | H7=                                                          | 还有1项未评分
                    monthly-marks           | 月度评分表     | N7  | H7=/                                                         | ''
                    monthly-marks           | 月度评分表     | N3  | C3=某某;E3=某某                                                  | 复核人不得与评分人相同
                    monthly-marks           | 月度评分表     | G7  | D7=;E7=;F7=                                                  | 未报
                    monthly-marks           | 月度评分表     | G7  | D7=;E7=;F7=#43970                                            | 缺电子版
                    monthly-marks           | 月度评分表     | G7  | D7=#43970;E7=;F7=#43970                                      | 逾期
                    monthly-marks           | 月度评分表     | K7  | H6=#5;H7=/                                                   | 未评定
                    year-end-matrix         | 年终评分汇总表 | J7  | D7=;K7=#0                                                     | 还有1项未评分
                    year-end-matrix         | 年终评分汇总表 | J7  | D7=#3;K7=#0                                                   | ''
                    year-end-matrix         | 年终评分汇总表 | J7  | D7=/;K7=#1                                                    | ''
                    year-end-matrix         | 年终评分汇总表 | J7  | D7=/;K7=#0                                                    | “/”与名册不同，请在备注写明指标代码和原因
                    year-end-matrix         | 年终评分汇总表 | J7  | D7=/;K7=#0;I7=没有这项职能                                       | ''
                    rectification-interview | 整改台账       | P7  | B7=某局                                                       | 带*的列没有填全
                    rectification-interview | 整改台账       | P7  | B7=某局;C7=其他;D7=文1;E7=缺件;F7=#44000;J7=#44010;K7=整改中;G7=#44001 | 请填整改措施摘要
                    rectification-interview | 整改台账       | P7  | B7=某局;C7=其他;D7=文1;E7=缺件;F7=#44000;J7=#44010;K7=已完成         | 请填完成日期
                    rectification-interview | 整改台账       | P7  | B7=某局;C7=其他;D7=文1;E7=缺件;F7=#44000;J7=#44010;K7=已销号;L7=#44005 | 销号前请填验收意见
                    rectification-interview | 整改台账       | N7  | J7=#44010;K7=已完成;L7=#44011                                   | 逾期完成
                    rectification-interview | 整改台账       | N7  | J7=#44010;K7=已销号;L7=#44010                                   | 按期
                    rectification-interview | 约谈记录       | O7  | B7=某局                                                       | 带*的列没有填全
                    rectification-interview | 约谈记录       | P7  | B7=某局                                                       | 请填报告领导小组日期
                    """)
    void otherChecks(String form, String sheet, String asked, String set, String says) throws IOException {
        Map<String, Object> cells = new LinkedHashMap<>();
        int row = Integer.parseInt(asked.replaceAll("\\D", ""));
        if (row == 7) {
            // the placeholders of the first row are no values
            for (char column = 'A'; column <= 'O'; column++) {
                cells.put(column + "7", KEEP);
            }
        }
        for (String one : set.split(";", -1)) {
            String[] parts = one.strip().split("=", 2);
            cells.put(
                    parts[0],
                    parts[1].isEmpty()
                            ? null
                            : parts[1].startsWith("#") ? Double.valueOf(parts[1].substring(1)) : parts[1]);
        }
        assertThat(evaluate(java.util.Objects.requireNonNull(DRAWN.get(form)).get(), sheet, cells, asked))
                .isEqualTo(says);
    }

    @ParameterizedTest
    @CsvSource({
        "13800000000, true", "0421-1234567, true", "1234567, true", "123456, false", "'1,234,567', false",
        "12:34:56, false", "1.5E+100, false", "+8613800000, false", "电话1234567, false", "'1234 5678', false"
    })
    void phone(String typed, boolean accepted) throws IOException {
        assertThat(custom(Ask.phone("A1").first(), typed)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({
        "12-25, true",
        "02-28, true",
        "02-29, false",
        "13-01, false",
        "00-10, false",
        "6-30, false",
        "12/25, false",
        "1e-01, false",
        "12-32, false"
    })
    void monthAndDay(String typed, boolean accepted) throws IOException {
        Ask ask = SchemeSettings.ALL.stream()
                .filter(setting -> setting.field().equals("P16"))
                .findFirst()
                .orElseThrow()
                .ask();
        assertThat(custom(ask.first().replace("@", "A1"), typed)).isEqualTo(accepted);
    }

    private static boolean custom(String formula, String typed) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = book.createSheet();
            sheet.createRow(0).createCell(0).setCellValue(typed);
            Cell cell = sheet.getRow(0).createCell(5);
            cell.setCellFormula(formula);
            var value = book.getCreationHelper().createFormulaEvaluator().evaluate(cell);
            return value.getCellType() == CellType.BOOLEAN && value.getBooleanValue();
        }
    }

    private static String evaluate(byte[] master, String sheetName, Map<String, Object> cells, String asked)
            throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(master))) {
            XSSFSheet sheet = book.getSheet(sheetName);
            cells.forEach((address, value) -> {
                Cell cell = cell(sheet, address);
                if (KEEP.equals(value)) {
                    if (cell != null
                            && cell.getCellType() == CellType.STRING
                            && cell.getStringCellValue().startsWith("{")) {
                        cell.setBlank();
                    }
                    return;
                }
                if (value instanceof Double number) {
                    cell.setCellValue(number);
                } else if (value instanceof String text) {
                    cell.setCellValue(text);
                } else {
                    cell.setBlank();
                }
            });
            return book.getCreationHelper()
                    .createFormulaEvaluator()
                    .evaluate(cell(sheet, asked))
                    .getStringValue();
        }
    }

    private static Cell cell(XSSFSheet sheet, String address) {
        CellReference at = new CellReference(address);
        return sheet.getRow(at.getRow()).getCell(at.getCol());
    }

    private static String text(XSSFWorkbook book, String sheet, String address) {
        return cell(book.getSheet(sheet), address).getStringCellValue();
    }

    /** Cells below the head of a column that hold the text; any text of a code's shape where it is null. */
    private static int count(XSSFWorkbook book, String sheet, String column, String text) {
        int count = 0;
        for (Row row : book.getSheet(sheet)) {
            Cell cell = row.getCell(CellReference.convertColStringToIndex(column));
            if (cell != null && cell.getCellType() == CellType.STRING) {
                String found = cell.getStringCellValue();
                count += text == null ? found.matches("[DQ]\\d{3,4}") ? 1 : 0 : found.equals(text) ? 1 : 0;
            }
        }
        return count;
    }
}
