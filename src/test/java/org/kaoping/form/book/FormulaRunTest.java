package org.kaoping.form.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fast evaluation says, the whole evaluator says too: over blank cells, numbers, texts, truth values. */
class FormulaRunTest {
    private static final LocalDate TODAY = LocalDate.of(2020, 5, 25);
    private static final CellRef ANCHOR = CellRef.of("F2");

    private static byte[] workbook() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet("表");
            var list = workbook.createSheet("字典");
            for (int i = 0; i < 6; i++) {
                sheet.createRow(i).createCell(4).setCellFormula("A" + (i + 1) + "&B" + (i + 1));
                sheet.getRow(i).createCell(6).setCellFormula("IF(A" + (i + 1) + ">B" + (i + 1) + ",C" + (i + 1) + ")");
                list.createRow(i).createCell(0).setCellValue("选项" + i);
            }
            var name = workbook.createName();
            name.setNameName("kp_list");
            name.setRefersToFormula("字典!$A$1:$A$6");
            var one = workbook.createName();
            one.setNameName("kp_one");
            one.setRefersToFormula("表!$A$1");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static @Nullable Content value(SplittableRandom random) {
        return switch (random.nextInt(9)) {
            case 0, 1 -> null;
            case 2 -> new Content.Text("选项" + random.nextInt(8));
            case 3 ->
                new Content.Text(
                        List.of("", " ", "0412-123", "12", "TRUE", "a b", "　").get(random.nextInt(7)));
            case 4 -> new Content.Bool(random.nextBoolean());
            case 5 -> new Content.Num(new BigDecimal("43892.5"), "43892.5");
            default -> {
                BigDecimal number = BigDecimal.valueOf(random.nextInt(-30, 60), 1);
                yield new Content.Num(number, number.toPlainString());
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A2",
                "A2:C2",
                "A:A",
                "$A$1",
                "A2+B2*C2-D2/A3",
                "-A2%",
                "A2^2",
                "A2&B2&\"件\"",
                "A2=B2",
                "A2<>\"\"",
                "A2>=B2",
                "IF(A2,B2,C2)",
                "IF(A2>0,B2)",
                "IF(A2=\"\",,C2)",
                "IF(A2=\"\",\"空\",IF(B2>1,\"大\",IF(C2=\"\",\"小\",D2)))",
                "IF(1/A2>0,1,2)",
                "AND(A2,B2>1)",
                "OR(A2=\"\",ISNUMBER(B2))",
                "NOT(A2)",
                "LEN(TRIM(SUBSTITUTE(A2,\" \",\"\")))",
                "COUNTA(A2:D2)",
                "COUNT(A1:D6)",
                "COUNTIF(A1:A6,A2)",
                "COUNTIF($A$1:A2,\">0\")",
                "SUM(A1:C6)",
                "SUM(A2)",
                "SUMIF(A1:A6,\">0\",B1:B6)",
                "SUMPRODUCT(A1:A3,B1:B3)",
                "MAX(A1:B6)",
                "MIN(A2,0)",
                "AVERAGE(A1:B6)",
                "ROUND(A2,1)",
                "INT(A2)",
                "MOD(A2,3)",
                "IF(ISNUMBER(VALUE(SUBSTITUTE(A2,\"-\",\"\"))),EXACT(TEXT(A2,\"0\"),B2),FALSE)",
                "TEXT(A2,\"0.0\")",
                "VALUE(A2)",
                "DATE(2020,A2,1)",
                "YEAR(A2)",
                "MONTH(A2)+1",
                "ISBLANK(A2)",
                "ISERROR(1/A2)",
                "IFERROR(1/A2,\"错\")",
                "COUNTIFS(A1:A6,A2,B1:B6,B2)",
                "VLOOKUP(A2,A1:C6,2,FALSE)",
                "MATCH(A2,kp_list,0)",
                "COUNTIF(kp_list,A2)",
                "INDEX(kp_list,2)",
                "INDIRECT(\"A2\")",
                "OFFSET(A2,1,0)",
                "kp_one+1",
                "kp_list",
                "字典!A2",
                "E2",
                "E2&G2",
                "SUM(G1:G6)",
                "ROW()",
                "ROW(A2)",
                "COLUMN(A2)",
                "LEFT(A2,2)",
                "MID(A2,2,1)",
                "RANK(A2,A1:A6)",
                "REPT(\"x\",A2)",
                "CHAR(10)",
                "A2:A3*2",
                "SUM((A1:A3>1)*1)",
                "LARGE(A1:A6,1)",
                "CHOOSE(1,A2,B2)",
                "NA()",
                "#REF!",
                "TRUE",
                "1.5",
                "(A2+B2)*2"
            })
    void theSameResult(String formula) throws IOException {
        byte[] bytes = workbook();
        PreparedFormulas prepared =
                PreparedFormulas.of(bytes, List.of(new PreparedFormulas.Source("表", formula, ANCHOR)));
        SplittableRandom random = new SplittableRandom(formula.hashCode());
        for (int round = 0; round < 8; round++) {
            FormulaRun run = new FormulaRun(prepared);
            try (Formulas whole = Formulas.open(bytes, TODAY)) {
                List<String> told = new ArrayList<>();
                for (int i = 0; i < 28; i++) {
                    CellRef at = new CellRef(i / 4, i % 4);
                    Content value = value(random);
                    told.add(at + "=" + value);
                    run.set("表", at, value);
                    whole.set("表", at, value);
                }
                for (CellRef at : List.of(ANCHOR, CellRef.of("F4"))) {
                    FormulaRun.Answer answer = run.evaluate("表", formula, ANCHOR, at);
                    if (answer.known()) {
                        assertThat(answer.content())
                                .as(formula + " at " + at + " over " + told)
                                .isEqualTo(whole.evaluate("表", formula, ANCHOR, at));
                    }
                    Optional<List<@Nullable Content>> range = run.range("表", formula, ANCHOR, at);
                    if (range.isPresent()) {
                        assertThat(range).as(formula).isEqualTo(whole.range("表", formula, ANCHOR, at));
                    }
                }
                for (String cell : List.of("E2", "G3", "G6")) {
                    FormulaRun.Answer answer = run.value("表", CellRef.of(cell));
                    assertThat(answer.known()).isTrue();
                    assertThat(answer.content()).as(cell + told).isEqualTo(whole.value("表", CellRef.of(cell)));
                }
            }
        }
    }

    @Test
    void theCommonFormulasAreAnsweredFast() throws IOException {
        String formula = "IF(AND(A2=\"已完成\",LEN(TRIM(SUBSTITUTE(B2,CHAR(10),\"\")))=0),\"请填\",\"\")";
        FormulaRun run = new FormulaRun(
                PreparedFormulas.of(workbook(), List.of(new PreparedFormulas.Source("表", formula, ANCHOR))));
        run.set("表", CellRef.of("A3"), new Content.Text("已完成"));
        assertThat(run.evaluate("表", formula, ANCHOR, CellRef.of("F3")))
                .isEqualTo(new FormulaRun.Answer(true, new Content.Text("请填")));
        run.set("表", CellRef.of("B3"), new Content.Text("D002-01"));
        run.changed();
        assertThat(run.evaluate("表", formula, ANCHOR, CellRef.of("F3")).content())
                .isEqualTo(new Content.Text(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"monthly-report", "work-ledger", "year-end-marks", "self-assessment", "scheme"})
    void everyFormulaOfTheMasters(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of("templates/" + name + ".xlsx"));
        SplittableRandom random = new SplittableRandom(7);
        int known = 0;
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            List<CellRef> inputs = new ArrayList<>();
            List<CellRef> formulas = new ArrayList<>();
            var sheet = workbook.getSheetAt(0);
            for (var row : sheet) {
                for (var cell : row) {
                    if (row.getRowNum() < 40) {
                        CellRef at = new CellRef(row.getRowNum(), cell.getColumnIndex());
                        (cell.getCellType() == CellType.FORMULA ? formulas : inputs).add(at);
                    }
                }
            }
            PreparedFormulas prepared = PreparedFormulas.of(bytes, List.of());
            for (int round = 0; round < 3; round++) {
                FormulaRun run = new FormulaRun(prepared);
                try (Formulas whole = Formulas.open(bytes, TODAY)) {
                    for (CellRef at : inputs) {
                        Content value = value(random);
                        run.set(sheet.getSheetName(), at, value);
                        whole.set(sheet.getSheetName(), at, value);
                    }
                    for (CellRef at : formulas) {
                        FormulaRun.Answer answer = run.value(sheet.getSheetName(), at);
                        if (answer.known()) {
                            known++;
                            assertThat(answer.content())
                                    .as(sheet.getSheetName() + "!" + at)
                                    .isEqualTo(whole.value(sheet.getSheetName(), at));
                        }
                    }
                }
            }
            assertThat(formulas.isEmpty() || known > 0).isTrue();
        }
    }
}
