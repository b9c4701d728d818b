package org.kaoping.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.assessment.Announced;
import org.kaoping.assessment.Edition;
import org.kaoping.assessment.Figure;
import org.kaoping.assessment.Figures;
import org.kaoping.assessment.Result;
import org.kaoping.form.Form;
import org.kaoping.form.FormCompiler;
import org.kaoping.form.book.MasterBook;
import org.kaoping.problem.Checked;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.SchemeCases;
import org.kaoping.scheme.Weighing;
import org.kaoping.scoring.Facts;
import org.kaoping.scoring.Ranking;

/** 考评得分反馈表 where the months weigh (P27) and duties had no case (P35): what it adds up is what the ranking says. */
final class FeedbackSheetTest {
    private static Form form;

    @BeforeAll
    static void compile() throws IOException {
        byte[] master = Files.readAllBytes(Path.of("templates/score-feedback.xlsx"));
        Checked<Form> compiled = MasterBook.open(master).then(book -> FormCompiler.compile(book, FeedbackSheet.NAMES));
        assertThat(compiled.problems()).isEmpty();
        form = compiled.get();
    }

    private static Announced announced(Result result) {
        Scheme scheme = result.ranking().facts().scheme();
        Map<String, Map<String, Figure>> byUnit = new LinkedHashMap<>();
        for (Figure figure : Figures.of(result.ranking())) {
            byUnit.computeIfAbsent(figure.unit(), code -> new LinkedHashMap<>()).put(figure.name(), figure);
        }
        List<Announced.One> units = new ArrayList<>();
        byUnit.forEach(
                (code, figures) -> units.add(new Announced.One(scheme.unit(code).orElseThrow(), figures)));
        return new Announced(scheme, Edition.draft("0123456789abcdef"), null, result.at(), units, List.of());
    }

    private static String at(XSSFSheet sheet, String address) {
        CellAddress at = new CellAddress(address);
        Row row = sheet.getRow(at.getRow());
        Cell cell = row == null ? null : row.getCell(at.getColumn());
        if (cell == null) {
            return "";
        }
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC ->
                new BigDecimal(cell.getNumericCellValue())
                        .round(new MathContext(12))
                        .stripTrailingZeros()
                        .toPlainString();
            case STRING -> cell.getStringCellValue();
            case BLANK -> "";
            default -> type.name();
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** The share of the months, what counts without a case; what the sheet says of one with months, one without, a case. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0    | MARKED   | 月度得分不计入               |                | 未发生，由考核小组评分
            0.2  | MARKED   | ×80%＋平均月度得分×20%        | 月度得分（占20%） | 未发生，由考核小组评分
            0    | LEFT_OUT | 承担但当年未发生的按“不涉及”    |                | 未发生，按不涉及，不计入应得分和实得分
            0    | MEAN     | 承担但当年未发生的按“同类平均”   |                | 未发生，按同类单位该项平均得分计
            0.5  | MEAN     | ×50%＋平均月度得分×50%        | 月度得分（占50%） | 未发生，按同类单位该项平均得分计
            """)
    void addsUpToTheRanking(
            BigDecimal share, Weighing.NoCase noCase, String rule, String months, String why, @TempDir Path folder)
            throws Exception {
        Result result = ResultCases.year(7, SchemeCases.with(SchemeCases.policy(10, 10), new Weighing(share, noCase)))
                .weighed(7)
                .result();
        Announced announced = announced(result);
        List<Ranking.Row> rows = result.ranking().cohorts().stream()
                .flatMap(cohort -> cohort.rows().stream())
                .toList();
        List<byte[]> books = new ArrayList<>();
        for (Ranking.Row row : rows) {
            Announced.One one = announced.units().stream()
                    .filter(unit -> unit.unit().code().equals(row.unit().unit().code()))
                    .findFirst()
                    .orElseThrow();
            books.add(FeedbackSheet.write(announced, one, form));
        }
        List<String> said = new ArrayList<>();
        compare(rows, books, said);
        assertThat(said).anyMatch(line -> line.contains(rule));
        assertThat(said).anyMatch(line -> line.contains(why));
        if (months == null) {
            assertThat(said).noneMatch(line -> line.startsWith("月度 "));
        } else {
            assertThat(said).anyMatch(line -> line.startsWith("月度 " + months) && line.contains("5月"));
            assertThat(said).anyMatch(line -> line.startsWith("月度 " + months) && line.endsWith("没有月度评分，按年终得分计"));
        }
        Path soffice = Soffice.program().orElse(null);
        if (soffice != null) {
            // every third: of each kind some
            List<Ranking.Row> some = new ArrayList<>();
            List<byte[]> theirs = new ArrayList<>();
            for (int i = 0; i < rows.size(); i += 3) {
                some.add(rows.get(i));
                theirs.add(books.get(i));
            }
            compare(some, Soffice.recalculated(soffice, theirs, folder), new ArrayList<>());
        }
    }

    private static void compare(List<Ranking.Row> rows, List<byte[]> books, List<String> said) throws IOException {
        for (int i = 0; i < rows.size(); i++) {
            Ranking.Row row = rows.get(i);
            BigDecimal bonus = row.bonus();
            try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(books.get(i)))) {
                XSSFSheet sheet = book.getSheet("考评得分反馈表");
                List<String> sums = new ArrayList<>();
                for (String cell : List.of("A5", "C5", "D5", "E5", "G5", "I5", "K5")) {
                    sums.add(at(sheet, cell));
                }
                assertThat(sums)
                        .as(row.unit().unit().code())
                        .containsExactly(
                                plain(row.y()),
                                plain(row.x()),
                                plain(row.score()),
                                bonus == null ? "尚未评定" : plain(bonus),
                                plain(row.total()),
                                row.grade().label(),
                                "与考评结果一致");
                int last = lines(sheet, row, said);
                for (Row note : sheet) {
                    if (note.getRowNum() >= last && note.getCell(0) != null) {
                        said.add(at(sheet, "A" + (note.getRowNum() + 1)));
                    }
                }
            }
        }
    }

    /** Each line's effect; 100 and all effects are the score. */
    private static int lines(XSSFSheet sheet, Ranking.Row expected, List<String> said) {
        BigDecimal sum = BigDecimal.valueOf(100);
        int row = 8;
        int noCases = 0;
        for (; !at(sheet, "B" + row).isEmpty() && !at(sheet, "A" + row).equals("合计"); row++) {
            String effect = at(sheet, "M" + row);
            if (!effect.isEmpty()) {
                sum = sum.add(new BigDecimal(effect));
            }
            noCases += at(sheet, "F" + row).equals("未发生") ? 1 : 0;
            said.add(at(sheet, "B" + row) + " " + at(sheet, "C" + row) + " " + at(sheet, "J" + row));
        }
        assertThat(row).isGreaterThan(30);
        assertThat(noCases).isEqualTo((int)
                expected.unit().marks().stream().filter(Facts.Mark::noCase).count());
        assertThat(sum.setScale(6, RoundingMode.HALF_UP).setScale(2, RoundingMode.HALF_UP))
                .as("effects of " + expected.unit().unit().code())
                .isEqualByComparingTo(expected.score());
        return row;
    }
}
