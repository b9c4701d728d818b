package org.kaoping.form.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.form.book.SheetGrowth.Band;

/**
 * References after growth. On 表 row 7 becomes 16 rows in columns A to F and 5 rows in columns H to J, row 12 becomes 3;
 * on 横 column C becomes 4 columns; on 字典 row 3 becomes 16.
 */
class FormulaGrowthTest {
    private static final Growth GROWTH = new Growth(Map.of(
            "表",
            new SheetGrowth(List.of(new Band(6, 0, 5, 16), new Band(6, 7, 9, 5), new Band(11, 0, 5, 3)), List.of()),
            "横",
            new SheetGrowth(List.of(), List.of(new Band(2, 3, 9, 4))),
            "字典",
            new SheetGrowth(List.of(new Band(2, 1, 1, 16)), List.of())));

    @ParameterizedTest(name = "{0} at {1} copy {2},{3} -> {4}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {
                // a total below the list, a title above it
                "SUM(H7:H7)|A20|0|0|SUM(H7:H11)",
                "SUM(C7:C7)|A20|0|0|SUM(C7:C22)",
                "SUM(C5:C7)|A1|0|0|SUM(C5:C22)",
                "SUM(C7:C9)|A1|0|0|SUM(C7:C24)",
                "SUM(C8:C9)|A1|0|0|SUM(C23:C24)",
                "COUNTIF(A$7:J$7,1)|A1|0|0|COUNTIF(A$7:J$22,1)",
                "C7|A20|0|0|C7",
                "C8+C13|A20|0|0|C23+C30",
                "SUM(C12:C12)|A20|0|0|SUM(C27:C29)",
                "SUM(7:7)|A20|0|0|SUM(7:22)",
                "SUM(B:D)|A20|0|0|SUM(B:D)",
                // the list's own row
                "ROUND(C7/B7*100,2)|D7|0|0|ROUND(C7/B7*100,2)",
                "ROUND(C7/B7*100,2)|D7|3|0|ROUND(C10/B10*100,2)",
                "SUM(C7:F7)|D7|2|0|SUM(C9:F9)",
                "1+COUNTIF(H$7:H$7,\">\"&H7)|I7|2|0|1+COUNTIF(H$7:H$11,\">\"&H9)",
                "SUM(B$7:B7)|D7|4|0|SUM(B$7:B11)",
                "B7*B$3+B$9|D7|4|0|B11*B$3+B$24",
                "A6+1|A7|2|0|A8+1",
                "字典!B3|D7|2|0|字典!B5",
                "SUM(字典!B3:C3)|D7|2|0|SUM(字典!B5:C5)",
                "MATCH(A7,字典!$B$3:$B$3,0)|D7|2|0|MATCH(A9,字典!$B$3:$B$18,0)",
                "C13|C12|2|0|C32",
                // what only looks like a reference
                "LOG10(C8)|A20|0|0|LOG10(C23)",
                "IF(A8=\"A8\",kp_A8,_A8)|A20|0|0|IF(A23=\"A8\",kp_A8,_A8)",
                "'某 表'!A8+[1]表!A8+C8|A20|0|0|'某 表'!A8+[1]表!A8+C23",
                "Table1[[#This Row],[A8]]+C8|A20|0|0|Table1[[#This Row],[A8]]+C23",
                "1.5E+8+C8*8|A20|0|0|1.5E+8+C23*8",
                "#REF!+C8|A20|0|0|#REF!+C23",
                "SUM(一月:三月!C8)|A20|0|0|SUM(一月:三月!C8)",
                "ABCD8+XFE8+C8|A20|0|0|ABCD8+XFE8+C23",
                "C8:INDEX(C:C,9)|A20|0|0|C23:INDEX(C:C,9)",
                "'it''s'!C8&'表'!C8|A20|0|0|'it''s'!C8&'表'!C23",
            })
    void rowsGrow(String formula, String cell, int down, int right, String expected) {
        assertThat(grow("表", formula, cell, down, right)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} at {1} copy {2},{3} -> {4}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SUMIF(C6:C6,\"承担\",C$5:C$5)|D6|0|0|SUMIF(C6:F6,\"承担\",C$5:F$5)",
                "D6&C6|E6|0|0|G6&C6",
                "SUM(C6:C9)|C10|0|2|SUM(E6:E9)",
                "C$5*2|C6|0|3|F$5*2",
                "SUM($C6:$C6)|C7|0|3|SUM($C6:$F6)",
                "SUM(C:C)|A1|0|0|SUM(C:F)",
                "SUM(B:C)|A1|0|0|SUM(B:F)",
                "SUM(C1:C1)|A1|0|0|SUM(C1:F1)",
                "表!C8&字典!B4|A1|0|0|表!C23&字典!B19",
            })
    void columnsGrow(String formula, String cell, int down, int right, String expected) {
        assertThat(grow("横", formula, cell, down, right)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "字典!$B$3|字典!$B$3:$B$18",
                "字典!$B$3:$B$3|字典!$B$3:$B$18",
                "字典!B3:B3|字典!B3:B18",
                "字典!$B$2|字典!$B$2",
                "字典!$C$3|字典!$C$3",
                "字典!$B$4|字典!$B$19",
                "表!$A$1:$H$20|表!$A$1:$H$37",
                "表!$1:$6|表!$1:$6",
                "横!$A:$C,横!$1:$5|横!$A:$F,横!$1:$5",
                "横!$C$5|横!$C$5:$F$5",
                "横!$C$2|横!$C$2",
            })
    void namesGrow(String formula, String expected) {
        assertThat(FormulaGrowth.growRange(formula, GROWTH, new FormulaGrowth.Home("表", null, 0, 0)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} by {1},{2} -> {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "A1+$A1+A$1+$A$1|2|3|D3+$A3+D$1+$A$1",
                "SUM(A:A,1:1)|2|3|SUM(D:D,3:3)",
                "A1|-1|0|#REF!",
            })
    void translates(String formula, int down, int right, String expected) {
        assertThat(FormulaShift.moved(formula, down, right)).isEqualTo(expected);
    }

    private static String grow(String sheet, String formula, String cell, int down, int right) {
        return FormulaGrowth.grow(formula, GROWTH, new FormulaGrowth.Home(sheet, CellRef.of(cell), down, right));
    }
}
