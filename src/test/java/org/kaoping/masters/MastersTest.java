package org.kaoping.masters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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
import org.junit.jupiter.params.provider.ValueSource;

/** The committed masters are what the program draws, until the office edits one; their formulas say what they should. */
class MastersTest {
    private static final Map<String, Supplier<byte[]>> DRAWN = Map.of(
            "templates/monthly-report.xlsx", MonthlyReport::draw,
            "templates/work-ledger.xlsx", WorkLedger::draw,
            "templates/year-end-marks.xlsx", YearEndMarks::draw,
            "templates/ranking.xlsx", RankingMaster::draw,
            "templates/scheme.xlsx", () -> SchemeWorkbook.draw(null));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "templates/monthly-report.xlsx",
                "templates/work-ledger.xlsx",
                "templates/year-end-marks.xlsx",
                "templates/ranking.xlsx",
                "templates/scheme.xlsx"
            })
    void committedAsDrawn(String file) throws IOException {
        same(file, DRAWN.get(file).get());
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
