package org.kaoping.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaoping.assessment.Result;
import org.kaoping.form.Form;
import org.kaoping.form.FormCompiler;
import org.kaoping.form.FormReader;
import org.kaoping.form.Layouts;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Limits;
import org.kaoping.form.book.MasterBook;
import org.kaoping.problem.Checked;
import org.kaoping.scheme.Counting;
import org.kaoping.scheme.Ordering;
import org.kaoping.scheme.Participation;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.SchemeCases;
import org.kaoping.scheme.Weighing;
import org.kaoping.scoring.Ranking;
import org.kaoping.shelf.HandOutNames;
import org.kaoping.shelf.SchemeReader;

/** The ranking workbook from its real master: live formulas, our exact values cached, LibreOffice's own the same. */
final class RankingWorkbookTest {
    private static Form form;

    /** Results of every kind: a full year, decided bonuses and falsifiers, one unit, nothing at all, other decimals. */
    static Stream<Case> cases() throws IOException {
        ResultCases decided = judged(ResultCases.year(3));
        // every other value of the settings: highest only, both caps, departments' honour only, nobody moves up
        ResultCases capped = judged(ResultCases.year(
                3,
                SchemeCases.policy(
                        10,
                        10,
                        2,
                        new Counting(
                                false,
                                new BigDecimal("12"),
                                new BigDecimal("99.5"),
                                false,
                                Counting.Scope.DEPARTMENTS,
                                false))));
        // ranked and graded on the other figure, no comparison of ties, no tie listed, good scores spared
        ResultCases ordered = judged(ResultCases.year(
                3,
                SchemeCases.with(
                        SchemeCases.policy(10, 10),
                        new Ordering(
                                Ordering.Basis.TOTAL,
                                Ordering.Basis.SCORE,
                                new BigDecimal("45"),
                                Ordering.Ties.NONE,
                                Ordering.Line.NOBODY))));
        ResultCases listed = judged(ResultCases.year(
                5,
                SchemeCases.with(
                        SchemeCases.policy(10, 10),
                        new Ordering(
                                Ordering.Basis.SCORE,
                                Ordering.Basis.TOTAL,
                                null,
                                Ordering.Ties.SCORE,
                                Ordering.Line.ALL))));
        // P27 and P35: the months weigh, and duties without a case are left out or get the cohort's mean
        ResultCases monthly = ResultCases.year(
                        7,
                        SchemeCases.with(
                                SchemeCases.policy(10, 10),
                                new Weighing(new BigDecimal("0.2"), Weighing.NoCase.MARKED)))
                .weighed(7);
        ResultCases leftOut = judged(ResultCases.year(
                        8,
                        SchemeCases.with(
                                SchemeCases.policy(10, 10), new Weighing(BigDecimal.ZERO, Weighing.NoCase.LEFT_OUT))))
                .weighed(8);
        ResultCases mean = ResultCases.year(
                        9,
                        SchemeCases.with(
                                SchemeCases.policy(10, 10), new Weighing(new BigDecimal("0.5"), Weighing.NoCase.MEAN)))
                .weighed(9);
        ResultCases empty = new ResultCases(SchemeCases.policy(10, 10), "2020-05-20T02:00:00Z")
                .unit("D001", "第1局", Participation.RANKED, -1, new Random(1))
                .unit("Q001", "甲县", Participation.SEPARATE, -1, new Random(1));
        ResultCases nobody = new ResultCases(SchemeCases.policy(0, 0), "2020-05-20T02:00:00Z");
        ResultCases one = new ResultCases(SchemeCases.policy(3, 3), "2020-08-01T02:00:00Z")
                .unit("Q001", "甲县", Participation.RANKED, 77, new Random(1));
        ResultCases fine = new ResultCases(SchemeCases.policy(2, 2, 4), "2020-08-01T02:00:00Z");
        Random random = new Random(9);
        for (int i = 1; i <= 12; i++) {
            fine.unit("D%03d".formatted(i), "第" + i + "局", Participation.RANKED, random.nextInt(101), random);
        }
        return Stream.of(
                new Case("a full year", ResultCases.year(1).result()),
                new Case("another", ResultCases.year(2).result()),
                new Case("decided", decided.result()),
                new Case("decided otherwise", capped.result()),
                new Case("ordered otherwise", ordered.result()),
                new Case("ties listed", listed.result()),
                new Case("months weigh", monthly.result()),
                new Case("no case left out", leftOut.result()),
                new Case("no case by the mean", mean.result()),
                new Case("no marks", empty.result()),
                new Case("nobody", nobody.result()),
                new Case("one unit", one.result()),
                new Case("four decimals", fine.result()),
                new Case("lines decided", ResultCases.linesDecided()),
                new Case("the demo's city", ResultCases.year(demo(), 4)));
    }

    private static ResultCases judged(ResultCases cases) {
        return cases.decided("D001", "否", "创新奖")
                .decided("D002", "查实", "突出创新奖")
                .decided("D005", "", "创新奖", "创新奖")
                .decided("D010", "疑似", "突出创新奖", "创新奖", "不予确认", "待补充材料")
                .decided("D015", "查实")
                .decided("D016", "", "尚未评定")
                .decided("D017", "", "编号与单位不符", "不予确认")
                .decided("D020", "", "特别创新奖", "突出创新奖", "尚未评定")
                .decided("Q001", "查实", "创新奖");
    }

    /** The invented city's scheme, read as any uploaded one. */
    static Scheme demo() throws IOException {
        Form scheme = MasterBook.open(Files.readAllBytes(Path.of("templates/scheme.xlsx")))
                .then(book -> FormCompiler.compile(book, HandOutNames.VOCABULARY))
                .get();
        byte[] bytes = Files.readAllBytes(Path.of("src/main/resources/demo/scheme-demo.xlsx"));
        Book book = Books.open(bytes, "scheme-demo.xlsx", Limits.STANDARD).get();
        return FormReader.read(Layouts.of(scheme, FormReader.discover(scheme, book)), book, null)
                .then(SchemeReader::read)
                .get()
                .withVersion(1);
    }

    record Case(String name, Result result) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void compile() throws IOException {
        byte[] master = Files.readAllBytes(Path.of("templates/ranking.xlsx"));
        Checked<Form> compiled =
                MasterBook.open(master).then(book -> FormCompiler.compile(book, RankingWorkbook.VOCABULARY));
        assertThat(compiled.problems()).isEmpty();
        form = compiled.get();
    }

    private static XSSFWorkbook open(byte[] bytes) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(bytes));
    }

    /** What a cell shows: a decimal of 15 digits, or a text. */
    private static String shown(Cell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC ->
                new BigDecimal(cell.getNumericCellValue())
                        .round(new java.math.MathContext(15))
                        .stripTrailingZeros()
                        .toPlainString();
            case STRING -> cell.getStringCellValue();
            case BLANK -> "";
            default -> type + " " + cell;
        };
    }

    private static String at(XSSFWorkbook book, String sheet, String column, int row) {
        Cell cell = book.getSheet(sheet).getRow(row - 1).getCell(CellReference.convertColStringToIndex(column));
        return cell == null ? "" : shown(cell);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsCachedIsOurs(Case one) throws IOException {
        try (XSSFWorkbook book = open(RankingWorkbook.write(one.result(), form))) {
            for (Ranking.CohortRanking cohort : one.result().ranking().cohorts()) {
                String sheet = cohort.cohort().shortLabel() + "排名";
                int row = 6;
                for (Ranking.Row expected : cohort.rows()) {
                    List<String> cells = new ArrayList<>();
                    for (String column : List.of("A", "B", "D", "E", "F", "G", "H", "I", "J", "K", "N", "O")) {
                        cells.add(at(book, sheet, column, row));
                    }
                    BigDecimal rate = expected.onTimeRate();
                    BigDecimal bonus = expected.bonus();
                    Boolean eligible = expected.eligible();
                    assertThat(cells)
                            .as(one + " " + sheet + " " + row)
                            .containsExactly(
                                    String.valueOf(expected.rank()),
                                    expected.unit().unit().code(),
                                    plain(expected.y()),
                                    plain(expected.x()),
                                    plain(expected.score()),
                                    bonus == null ? "尚未评定" : plain(bonus),
                                    plain(expected.total()),
                                    expected.grade().label(),
                                    rate == null ? "" : plain(rate),
                                    eligible == null ? "待认定" : eligible ? "是" : "否",
                                    expected.outcome().label(),
                                    String.join("；", expected.remarks()));
                    row++;
                }
            }
            int out = 6;
            for (Ranking.CohortRanking cohort : one.result().ranking().cohorts()) {
                for (Ranking.Unranked expected : cohort.unranked()) {
                    BigDecimal score = expected.score();
                    assertThat(at(book, "未参与排名", "G", out)).isEqualTo(score == null ? "" : plain(score));
                    out++;
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void noFormulaEndsInAnError(Case one) throws IOException {
        try (XSSFWorkbook book = open(RankingWorkbook.write(one.result(), form))) {
            int formulas = 0;
            for (Sheet sheet : book) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.FORMULA) {
                            formulas++;
                            assertThat(cell.getCachedFormulaResultType())
                                    .as(sheet.getSheetName() + cell.getAddress())
                                    .isIn(CellType.NUMERIC, CellType.STRING);
                        }
                    }
                }
            }
            assertThat(formulas).isGreaterThan(60);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theListsAgreeWithTheRanking(Case one) throws IOException {
        try (XSSFWorkbook book = open(RankingWorkbook.write(one.result(), form))) {
            for (String sheet : List.of("拟表彰名单", "拟通报批评名单")) {
                assertThat(at(book, sheet, "A", 3)).as(sheet).endsWith("本表与排名表一致");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void libreOfficeAgreesCellByCell(Case one, @TempDir Path folder) throws Exception {
        Optional<Path> soffice = Soffice.program();
        assumeTrue(soffice.isPresent(), "soffice is not installed");
        byte[] ours = RankingWorkbook.write(one.result(), form);
        byte[] theirs = Soffice.recalculated(soffice.get(), spoilt(ours), folder);
        Map<String, String> expected = new LinkedHashMap<>();
        Map<String, String> found = new LinkedHashMap<>();
        try (XSSFWorkbook mine = open(ours);
                XSSFWorkbook other = open(theirs)) {
            for (Sheet sheet : mine) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.FORMULA) {
                            String at = sheet.getSheetName() + "!" + cell.getAddress();
                            expected.put(at, shown(cell));
                            Row same = other.getSheet(sheet.getSheetName()).getRow(cell.getRowIndex());
                            Cell there = same == null ? null : same.getCell(cell.getColumnIndex());
                            found.put(at, there == null ? "" : shown(there));
                        }
                    }
                }
            }
        }
        assertThat(found).isEqualTo(expected);
    }

    /** The same with wrong cached values in every number, so that only a real recalculation can agree. */
    private static byte[] spoilt(byte[] workbook) throws IOException {
        try (XSSFWorkbook book = open(workbook)) {
            for (Sheet sheet : book) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.FORMULA
                                && cell.getCachedFormulaResultType() == CellType.NUMERIC) {
                            ((org.apache.poi.xssf.usermodel.XSSFCell) cell)
                                    .getCTCell()
                                    .setV("-12345");
                        }
                    }
                }
            }
            java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        }
    }

    @Test
    void everyMarkIsANumberOrASlash() throws IOException {
        // a mark as text would be passed over by every sum without a word
        try (XSSFWorkbook book = open(RankingWorkbook.write(ResultCases.year(1).result(), form))) {
            int numbers = 0;
            for (int row = 7; row < 7 + 43; row++) {
                for (int column = 3; column < 3 + 36; column++) {
                    Cell cell = book.getSheet("部门得分明细").getRow(row).getCell(column);
                    if (cell.getCellType() == CellType.NUMERIC) {
                        numbers++;
                    } else {
                        assertThat(cell.getStringCellValue()).isEqualTo("/");
                    }
                }
            }
            assertThat(numbers).isGreaterThan(1000);
        }
    }

    @Test
    void everySheetCarriesTheWarning() throws IOException {
        try (XSSFWorkbook book = open(RankingWorkbook.write(ResultCases.year(1).result(), form))) {
            int visible = 0;
            for (Sheet sheet : book) {
                if (book.getSheetVisibility(book.getSheetIndex(sheet))
                        == org.apache.poi.ss.usermodel.SheetVisibility.VISIBLE) {
                    visible++;
                    assertThat(sheet.getHeader().getCenter())
                            .as(sheet.getSheetName())
                            .contains("测算稿，不作表彰和通报依据");
                    assertThat(sheet.getFooter().getLeft())
                            .as(sheet.getSheetName())
                            .matches("校验码 [0-9a-f]{12}　草稿");
                    assertThat(at(book, sheet.getSheetName(), "A", 2))
                            .startsWith("测算稿，不作表彰和通报依据　示例，非正式指标　生成时间：2021-01-31 10:00");
                    assertThat(sheet.getRepeatingRows())
                            .as(sheet.getSheetName())
                            .isNotNull();
                }
            }
            assertThat(visible).isEqualTo(21);
        }
    }

    /** 自评对照: each difference and each unit's sums, calculated here from the result. */
    @Test
    void ownMarksStandBesideTheGroups() throws IOException {
        Result result = ResultCases.year(1).result();
        Map<String, List<BigDecimal>> sums = new LinkedHashMap<>();
        try (XSSFWorkbook book = open(RankingWorkbook.write(result, form))) {
            Sheet sheet = book.getSheet("自评对照");
            int part = 6;
            while (!at(book, "自评对照", "A", part).startsWith("二、")) {
                part++;
            }
            int row = part + 2;
            for (org.kaoping.scoring.Facts.UnitFacts unit :
                    result.ranking().facts().units()) {
                var own = result.selfMarks().get(unit.unit().code());
                for (org.kaoping.scoring.Facts.Mark mark : unit.marks()) {
                    if (!mark.undertaken()) {
                        continue;
                    }
                    var self = own == null ? null : own.get(mark.indicator());
                    BigDecimal got = java.util.Objects.requireNonNull(mark.mark());
                    assertThat(List.of(
                                    at(book, "自评对照", "B", row),
                                    at(book, "自评对照", "D", row),
                                    at(book, "自评对照", "F", row),
                                    at(book, "自评对照", "G", row),
                                    at(book, "自评对照", "H", row),
                                    at(book, "自评对照", "I", row),
                                    at(book, "自评对照", "J", row)))
                            .containsExactly(
                                    unit.unit().code(),
                                    mark.indicator(),
                                    plain(mark.full()),
                                    self == null ? "" : plain(self.mark()),
                                    plain(got),
                                    self == null ? "" : plain(got.subtract(self.mark())),
                                    own == null ? "没有自评表" : self == null ? "自评表没有这项得分" : "");
                    List<BigDecimal> sum = sums.computeIfAbsent(
                            unit.unit().code(),
                            code -> new ArrayList<>(java.util.Collections.nCopies(4, BigDecimal.ZERO)));
                    sum.set(0, sum.get(0).add(mark.full()));
                    sum.set(2, sum.get(2).add(got));
                    if (self != null) {
                        sum.set(1, sum.get(1).add(self.mark()));
                        sum.set(3, sum.get(3).add(got).subtract(self.mark()));
                    }
                    row++;
                }
                if (unit.marks().isEmpty()
                        && !at(book, "自评对照", "B", row).equals(unit.unit().code())) {
                    continue;
                }
                while (unit.marks().isEmpty()
                        && at(book, "自评对照", "B", row).equals(unit.unit().code())) {
                    assertThat(at(book, "自评对照", "H", row) + at(book, "自评对照", "I", row))
                            .isEmpty();
                    row++;
                }
            }
            assertThat(at(book, "自评对照", "A", row)).startsWith("注：");
            int checked = 0;
            for (int i = 6; i < part; i++) {
                List<BigDecimal> sum = sums.get(at(book, "自评对照", "B", i));
                if (sum != null) {
                    boolean self = result.selfMarks().containsKey(at(book, "自评对照", "B", i));
                    assertThat(List.of(
                                    at(book, "自评对照", "F", i),
                                    at(book, "自评对照", "G", i),
                                    at(book, "自评对照", "H", i),
                                    at(book, "自评对照", "I", i)))
                            .containsExactly(
                                    plain(sum.get(0)),
                                    self ? plain(sum.get(1)) : "",
                                    plain(sum.get(2)),
                                    self ? plain(sum.get(3)) : "");
                    checked++;
                }
            }
            assertThat(checked).isEqualTo(sums.size()).isGreaterThan(40);
            assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
        }
    }

    @Test
    void theSameResultGivesTheSameBytes() {
        assertThat(RankingWorkbook.write(ResultCases.year(1).result(), form))
                .isEqualTo(RankingWorkbook.write(ResultCases.year(1).result(), form));
    }

    @Test
    void aChangedMarkChangesTheRankingByItself() throws IOException {
        // what a clerk does who checks a number: type another mark and look at the ranking sheet
        try (XSSFWorkbook book = open(RankingWorkbook.write(ResultCases.year(1).result(), form))) {
            Sheet detail = book.getSheet("部门得分明细");
            Cell mark = detail.getRow(7).getCell(3);
            double before = Double.parseDouble(at(book, "部门排名", "E", 6));
            mark.setCellValue(mark.getNumericCellValue() - 1);
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            assertThat(Double.parseDouble(at(book, "部门排名", "E", 6))).isEqualTo(before - 1);
        }
    }
}
