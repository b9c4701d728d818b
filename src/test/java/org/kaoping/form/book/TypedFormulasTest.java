package org.kaoping.form.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What formulas typed by strangers yield: plain arithmetic over their own cells, and nothing else. */
class TypedFormulasTest {
    private static final Book BOOK = book();
    private static final TypedFormulas FORMULAS = new TypedFormulas(BOOK);

    private static String formula(String cell, String formula) {
        return "<c r='" + cell + "'><f>"
                + formula.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;") + "</f></c>";
    }

    private static Book book() {
        StringBuilder rows = new StringBuilder("<row>" + formula("A1", "INDIRECT(\"B1\")") + "<c r='B1'><v>1</v></c>"
                + "<c r='C1' t='e'><v>#DIV/0!</v></c><c r='D1' t='inlineStr'><is><t>甲</t></is></c></row>");
        String[] formulas = {
            "A1+1",
            "A2*2",
            "A5",
            "A4",
            "SUM(B1:B3)/4",
            "C1+1",
            "D1&\"乙\"",
            "'另 表'!B2+1",
            "IF(B1<2,\"少\",\"多\")",
            "B1=1",
            "SUM(A1:A3)",
            "没有的表!A1",
            "ROUND(2.675,2)",
            "1+",
            "RAND()",
            "名称+1",
        };
        for (int i = 0; i < 499; i++) {
            String cells = i < formulas.length ? formula("A" + (i + 2), formulas[i]) : "";
            rows.append("<row>")
                    .append(cells)
                    .append(formula("B" + (i + 2), "B" + (i + 1) + "+1"))
                    .append("</row>");
        }
        return Books.open(
                        new XlsxMaker()
                                .sheet("表", rows.toString())
                                .sheet("另 表", "<row r='2'><c r='B2'><v>41</v></c></row>")
                                .name("名称", "表!$B$1")
                                .bytes(),
                        "a.xlsx",
                        Limits.STANDARD)
                .get();
    }

    @ParameterizedTest
    @CsvSource({
        "A1, ?",
        "A2, ?",
        "A3, ?",
        "A4, ?",
        "A5, ?",
        "A6, 1.5",
        "A7, #DIV/0!",
        "A8, 甲乙",
        "A9, 42",
        "A10, 少",
        "A11, TRUE",
        "A12, ?",
        "A13, ?",
        "A14, 2.68",
        "A15, ?",
        "A16, ?",
        "A17, ?",
        "B2, 2",
        "B50, 50",
        "B500, ?",
    })
    void results(String at, String expected) {
        Sheet sheet = BOOK.sheets().get(0);
        Content content = FORMULAS.result(sheet, Objects.requireNonNull(sheet.cell(at)));
        if (content instanceof Content.Num number) {
            assertThat(number.value()).isEqualByComparingTo(new BigDecimal(expected));
        } else {
            String shown = content instanceof Content.Text text
                    ? text.value()
                    : content instanceof Content.Err error
                            ? error.code()
                            : content instanceof Content.Bool flag && flag.value() ? "TRUE" : "?";
            assertThat(shown).isEqualTo(expected);
        }
    }

    /** One after another down the column, each leans on what is known. */
    @Test
    void aLongChain() {
        Sheet sheet = BOOK.sheets().get(0);
        TypedFormulas formulas = new TypedFormulas(BOOK);
        Content last = new Content.Uncalculated();
        for (int row = 2; row <= 500; row++) {
            last = formulas.result(sheet, Objects.requireNonNull(sheet.cell("B" + row)));
        }
        assertThat(last)
                .isInstanceOfSatisfying(
                        Content.Num.class, one -> assertThat(one.value()).isEqualByComparingTo("500"));
    }

    @ParameterizedTest
    @CsvSource({
        "9, 9, true",
        "9, 9.0000000000001, true",
        "9, 9.1, false",
        "1000000000000, 1000000000010, false",
        "0, 0.000001, false"
    })
    void agreement(BigDecimal stored, BigDecimal worked, boolean expected) {
        assertThat(TypedFormulas.agree(new Content.Num(stored, ""), new Content.Num(worked, "")))
                .isEqualTo(expected);
    }
}
