package org.kaoping.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Limits;
import org.kaoping.form.book.MasterBook;
import org.kaoping.form.book.ZipEdit;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.kaoping.problem.Severity;
import org.kaoping.problem.Wording;
import org.kaoping.report.Soffice;

/**
 * The table {@code src/test/resources/rules/excel.txt}: what Excel accepts under each rule, value by value, and how that is
 * known. Each line is a master of its own, compiled, handed out, filled, opened, read and checked; LibreOffice looks at
 * the very same files.
 */
class ExcelRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2021, 1, 20);
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final LocalDateTime BASE_1900 = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final LocalDateTime BASE_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);

    /** A line of the table. */
    record Case(
            int line, String rule, boolean ignoreBlank, String a4, String c4, String excel, String ours, String lo) {
        @Override
        public String toString() {
            return line + " " + rule + (ignoreBlank ? " +" : " -") + " A4=" + a4 + " C4=" + c4;
        }

        boolean date1904() {
            return rule.startsWith("1904 ");
        }
    }

    static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream in = ExcelRulesTest.class.getResourceAsStream("/rules/excel.txt")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).startsWith("#") || lines.get(i).isBlank()) {
                    continue;
                }
                String[] cells = lines.get(i).split("\\|", -1);
                assertThat(cells).as("line " + (i + 1)).hasSize(8);
                List<String> one = Arrays.stream(cells).map(String::strip).toList();
                assertThat(one.get(7)).as("how it is known, line " + (i + 1)).matches("[EMVCPXF]");
                cases.add(new Case(
                        i + 1,
                        one.get(0),
                        one.get(1).equals("+"),
                        one.get(2),
                        one.get(3),
                        one.get(4),
                        one.get(5),
                        one.get(6)));
            }
        }
        return cases;
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The validation as Excel would write it. */
    private static String validation(Case one) {
        String rule = one.rule();
        boolean extension = rule.startsWith("x14 ");
        String area = "C4";
        if (rule.startsWith("area ")) {
            area = rule.substring(5)
                    .replaceFirst("(?s)((?:[A-Z]+\\d+:[A-Z]+\\d+ )+).*", "$1")
                    .strip();
            rule = rule.substring(6 + area.length());
        }
        rule = rule.replaceFirst("^(x14|1904) ", "");
        String type = rule.replaceFirst("(?s) .*", "");
        String rest = rule.equals(type) ? "" : rule.substring(type.length() + 1);
        String first = rest;
        String second = "";
        String operator = "";
        if (!Set.of("none", "list", "custom").contains(type)) {
            String[] parts = rest.split(" ", 3);
            String[] words = parts[0].split("_", -1);
            operator = words[0]
                    + Arrays.stream(words).skip(1).map(ExcelRulesTest::capital).collect(Collectors.joining());
            operator = operator.replaceFirst("^(greater|less)($|Or)", "$1Than$2");
            first = parts.length > 1 ? parts[1] : "";
            second = parts.length > 2 ? parts[2] : "";
        }
        String prefix = extension ? "x14:" : "";
        String open = extension ? "<xm:f>" : "";
        String close = extension ? "</xm:f>" : "";
        String body = first.isEmpty()
                ? ""
                : "<" + prefix + "formula1>" + open + xml(first) + close + "</" + prefix + "formula1>";
        body += second.isEmpty()
                ? ""
                : "<" + prefix + "formula2>" + open + xml(second) + close + "</" + prefix + "formula2>";
        String attributes = " type=\"" + type.replace("length", "textLength") + "\""
                + (operator.isEmpty() ? "" : " operator=\"" + operator + "\"")
                + (one.ignoreBlank() ? " allowBlank=\"1\"" : "") + " showErrorMessage=\"1\" error=\"请改正\"";
        return extension
                ? "<extLst><ext uri=\"{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}\""
                        + " xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\">"
                        + "<x14:dataValidations count=\"1\" xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\">"
                        + "<x14:dataValidation" + attributes + ">" + body + "<xm:sqref>" + area
                        + "</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
                : "<dataValidations count=\"1\"><dataValidation" + attributes + " sqref=\"" + area + "\">" + body
                        + "</dataValidation></dataValidations>";
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1);
    }

    private static byte[] master(Case one) {
        MasterDraft draft = MasterDraft.empty()
                .text("A1", "规则表")
                .text("A3", "甲栏")
                .text("B3", "乙栏")
                .text("C3", "丙栏")
                .input("A4", "{a}", "General")
                .input("B4", "{b}", "General")
                .input("C4", "{c}", "General")
                .text("A9", "说明")
                .with(sheet -> {
                    if (one.date1904()) {
                        sheet.getWorkbook().getCTWorkbook().getWorkbookPr().setDate1904(true);
                    }
                })
                .sheet("字典", SheetVisibility.HIDDEN)
                .text("A1", "甲")
                .text("A2", "乙")
                .text("A3", "Abc")
                .number("A4", 10)
                .text("B1", "甲")
                .text("B3", "丙")
                .text("A6", "子")
                .text("B6", "丑")
                .text("C6", "寅")
                .number("D1", 10)
                .number("D2", 43952)
                .text("D3", "文字")
                .number("E1", 43952)
                .number("E2", 0.5)
                .with(sheet -> sheet.getRow(2).createCell(4).setCellValue(true))
                .name("kp_list", "字典!$A$1:$A$4")
                .name("kp_row", "字典!$A$6:$C$6")
                .name("kp_gap", "字典!$B$1:$B$3")
                .name("kp_low", "字典!$D$1")
                .name("kp_from", "字典!$D$2")
                .name("kp_empty", "字典!$D$9")
                .name("kp_text", "字典!$D$3")
                .name("营商", "字典!$A$1:$A$2")
                .card();
        String rule = validation(one);
        boolean extension = rule.startsWith("<extLst>");
        String before = extension ? "</worksheet>" : "<pageMargins";
        return ZipEdit.replace(draft.bytes(), SHEET, before, rule + before);
    }

    /** The workbook as it was handed out and filled. */
    private static byte[] filled(FormFiller filler, Case one) {
        byte[] handedOut = filler.fill(new Filling(Map.of(), new Lists(Map.of()), Set.of(), null));
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(handedOut))) {
            put(book, "A4", one.a4(), one.date1904());
            put(book, "B4", "'填", one.date1904());
            put(book, "C4", one.c4(), one.date1904());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(XSSFWorkbook book, String at, String value, boolean date1904) {
        CellAddress address = new CellAddress(at);
        XSSFCell cell =
                (XSSFCell) CellUtil.getCell(CellUtil.getRow(address.getRow(), book.getSheet("表")), address.getColumn());
        LocalDateTime base = date1904 ? BASE_1904 : BASE_1900;
        if (value.isEmpty()) {
            cell.setBlank();
        } else if (value.startsWith("'")) {
            cell.setCellValue(value.substring(1));
        } else if (value.startsWith("#")) {
            cell.setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.forString(value));
        } else if (value.equals("TRUE")) {
            cell.setCellValue(true);
        } else if (value.matches("\\d{4}-\\d\\d-\\d\\d")) {
            number(book, cell, days(base, LocalDate.parse(value).atStartOfDay()), "yyyy-mm-dd");
        } else if (value.matches("\\d{4}-\\d\\d-\\d\\dT.*")) {
            number(book, cell, days(base, LocalDateTime.parse(value)), "yyyy-mm-dd hh:mm");
        } else if (value.matches("\\d\\d:\\d\\d")) {
            number(
                    book,
                    cell,
                    days(base, base.plusSeconds(java.time.LocalTime.parse(value).toSecondOfDay())),
                    "hh:mm");
        } else if (value.endsWith("%")) {
            number(
                    book,
                    cell,
                    new BigDecimal(value.substring(0, value.length() - 1))
                            .movePointLeft(2)
                            .doubleValue(),
                    "0%");
        } else if (value.matches("-?\\d+(\\.\\d+)?(E\\d+)?")) {
            cell.setCellValue(Double.parseDouble(value));
        } else {
            cell.setCellValue(value);
        }
    }

    private static double days(LocalDateTime base, LocalDateTime moment) {
        return java.time.Duration.between(base, moment).toSeconds() / 86_400.0;
    }

    private static void number(XSSFWorkbook book, XSSFCell cell, double value, String format) {
        XSSFCellStyle style = book.createCellStyle();
        style.setLocked(false);
        style.setDataFormat(book.createDataFormat().getFormat(format));
        cell.setCellStyle(style);
        cell.setCellValue(value);
    }

    private static FormFiller filler(Case one) {
        Form form = MasterBook.open(master(one))
                .then(book -> FormCompiler.compile(book, MasterDraft.vocabulary()))
                .get();
        return FormFiller.prepare(Layouts.of(form, new Lists(Map.of())));
    }

    private static List<Problem> judge(FormFiller filler, byte[] workbook) {
        Filling given = new Filling(Map.of(), new Lists(Map.of()), Set.of(), null);
        Checked<Values> judged = Books.open(workbook, "规则表.xlsx", Limits.STANDARD)
                .then(book -> FormReader.read(filler.layout(), book, given))
                .then(values -> FormChecker.examine(filler, given, values, TODAY));
        return judged.problems().stream()
                .filter(problem -> "C4".equals(problem.place().cell()))
                .toList();
    }

    private static String words(List<Problem> problems) {
        return problems.stream()
                .map(one -> one.severity() == Severity.NOTE
                        ? "(" + one.code().id() + ")"
                        : one.code().id())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oursSaysWhatTheTableSays(Case one) {
        FormFiller filler = filler(one);
        List<Problem> problems = judge(filler, filled(filler, one));
        String expected = Arrays.stream(one.ours().replace("*", "").split(" ", -1))
                .sorted()
                .collect(Collectors.joining(" "));
        assertThat(words(problems)).isEqualTo(expected);
        if (!one.excel().equals("?")) {
            boolean accepted = problems.stream().noneMatch(Problem::isError);
            assertThat(accepted == one.excel().equals("yes"))
                    .as("the same as Excel, unless the table says otherwise")
                    .isEqualTo(!one.ours().startsWith("*"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1904 date less_or_equal DATE(2020,12,31) | rule-not-understood | 1904",
                "1904 custom YEAR(C4)=2020                | rule-not-understood | 1904",
                "custom SUMPRODUCT((A4:B4>1)*1)>0         | rule-not-understood | 多个单元格",
                "custom A4:B4                             | rule-not-understood | 多个单元格",
                "custom LENB(C4)<5                        | rule-not-understood | LENB",
                "custom RANK.EQ(C4,A4:C4)=1               | rule-not-understood | RANK.EQ",
                "custom [1]别处!A1>0                      | rule-not-understood | 别的工作簿",
                "custom C4<=nowhere                       | rule-not-understood | nowhere",
                "custom C4<=#REF!                         | rule-not-understood | #REF!",
                "custom C4<=                              | rule-not-understood | 读不懂",
                "custom                                   | rule-not-understood | 缺少公式",
                "list                                     | rule-not-understood | 缺少来源",
                "list 字典!$A$1:$C$6                      | rule-not-understood | 不是一行或一列",
                "list nowhere                             | list-source-missing | nowhere",
                "list 没有的表!$A$1:$A$3                  | list-source-missing | 没有的表",
                "list INDIRECT(A4&LENB(B4))               | rule-not-understood | LENB",
                "list \",,\"                              | rule-not-understood | 空的",
                "whole between 5 1                        | rule-not-understood | 大于上限",
                "decimal between 1                        | rule-not-understood | 第二个界限",
                "whole near 5                             | rule-not-understood | near",
                "colour equal 5                           | rule-not-understood | colour",
            })
    void whatTheServerCannotDoIsRefusedAtItsCell(String rule, String code, String found) {
        Case one = new Case(0, rule.strip(), true, "", "", "", "", "");
        Checked<Form> form =
                MasterBook.open(master(one)).then(book -> FormCompiler.compile(book, MasterDraft.vocabulary()));
        assertThat(form.value()).isEmpty();
        assertThat(form.problems()).anySatisfy(problem -> {
            assertThat(problem.isError()).isTrue();
            assertThat(problem.code().id()).isEqualTo(code);
            assertThat(problem.place().cell()).isEqualTo("C4");
            assertThat(Wording.message(problem)).contains(found);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "custom C4<=A4, true, rule-open",
        "custom C4<=A4, false, ''",
        "custom C4<=SUM(A4:B4), true, ''",
        "decimal less_or_equal A4*2, true, rule-open",
        "decimal less_or_equal kp_low, true, ''",
        "list 字典!$B$1:$B$3, true, list-blank",
        "list kp_gap, true, list-blank",
        "list kp_gap, false, ''"
    })
    void theAuthorIsWarnedWhereExcelWouldStopChecking(String rule, boolean ignoreBlank, String code) {
        Case one = new Case(0, rule, ignoreBlank, "", "", "", "", "");
        Checked<Form> form =
                MasterBook.open(master(one)).then(book -> FormCompiler.compile(book, MasterDraft.vocabulary()));
        assertThat(form.value()).isPresent();
        assertThat(words(form.problems())).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"42490, ''", "42520, ''", "42489, out-of-range", "42521, out-of-range"})
    void aFileThatCountsFrom1904IsReadByItsOwnDays(double serial, String expected) {
        Case one = new Case(0, "date between 43952 43982", true, "", "2020-05-01", "", "", "");
        FormFiller filler = filler(one);
        byte[] sent = filled(filler, one);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(sent))) {
            book.getCTWorkbook().getWorkbookPr().setDate1904(true);
            book.getSheet("表").getRow(3).getCell(2).setCellValue(serial);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            assertThat(words(judge(filler, out.toByteArray()))).isEqualTo(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void libreOfficeIsTheSecondJudge(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(Soffice.program().isPresent()
                && !run(folder, List.of("/usr/bin/python3", "-c", "import uno; print(1)"))
                        .isEmpty());
        List<Case> cases = cases();
        List<String> command = new ArrayList<>(List.of(
                "/usr/bin/python3",
                Path.of("src/test/resources/rules/judge.py").toAbsolutePath().toString(),
                folder.resolve("profile").toString(),
                "表",
                "C4"));
        for (Case one : cases) {
            Path file = folder.resolve(one.line() + ".xlsx");
            Files.write(file, filled(filler(one), one));
            command.add(file.toString());
        }
        List<String> verdicts = run(folder, command);
        assertThat(verdicts).hasSize(cases.size());
        List<String> astonishing = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            Case one = cases.get(i);
            String verdict = verdicts.get(i);
            boolean same = (verdict.equals("valid") && one.excel().equals("yes"))
                    || (verdict.equals("invalid") && one.excel().equals("no"));
            if (same != one.lo().equals("=") && !one.excel().equals("?")) {
                astonishing.add(one + ": LibreOffice says " + verdict);
            }
        }
        assertThat(astonishing).isEmpty();
    }

    /** The lines that a program prints; none where it fails. */
    private static List<String> run(Path folder, List<String> command) throws InterruptedException {
        Path out = folder.resolve("lines.txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(folder.resolve("errors.txt").toFile())
                    .start();
            if (!process.waitFor(300, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return List.of();
            }
            return process.exitValue() == 0 ? Files.readAllLines(out) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
