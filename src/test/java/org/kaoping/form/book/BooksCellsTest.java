package org.kaoping.form.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaoping.form.book.Sheet.Visibility;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/** What the cells of a sheet mean, and what of them is refused. */
class BooksCellsTest {
    private static final Limits LIMITS = Limits.STANDARD;

    private static XlsxMaker maker(String rows) {
        return new XlsxMaker()
                .string("<t>文字</t>")
                .string(
                        "<r><rPr><b/></rPr><t>粗</t></r><r><t xml:space='preserve'> 细</t></r><rPh sb='0' eb='1'><t>xi</t></rPh>")
                .string("<t/>")
                .format("yyyy\"年\"m\"月\"d\"日\"")
                .format("000000")
                .sheet("月报", rows);
    }

    private static Checked<Book> open(XlsxMaker maker) {
        return Books.open(maker.bytes(), "月报.xlsx", LIMITS);
    }

    private static Sheet sheet(String rows) {
        Checked<Book> book = open(maker(rows));
        assertThat(book.problems()).isEmpty();
        return book.get().sheets().get(0);
    }

    private static Problem problem(XlsxMaker maker) {
        Checked<Book> book = open(maker);
        assertThat(book.value()).isEmpty();
        assertThat(book.problems()).hasSize(1);
        return book.problems().get(0);
    }

    private static Content.Num num(String value, String raw) {
        return new Content.Num(new BigDecimal(value), raw);
    }

    static Stream<Arguments> contents() {
        return Stream.of(
                Arguments.of("<c r='A1'><v>60</v></c>", num("60", "60")),
                Arguments.of("<c r='A1' t='n'><v> 60\n</v></c>", num("60", "60")),
                Arguments.of(
                        "<c r='A1'><v>1.10101199003078E+17</v></c>", num("110101199003078000", "1.10101199003078E+17")),
                Arguments.of("<c r='A1'><v>1<!-- c -->0<![CDATA[0]]></v></c>", num("100", "100")),
                Arguments.of("<c r='A1' t='s'><v>0</v></c>", new Content.Text("文字")),
                Arguments.of("<c r='A1' t='s'><v> 1 </v></c>", new Content.Text("粗 细")),
                Arguments.of("<c r='A1' t='str'><v> 空 格 </v></c>", new Content.Text(" 空 格 ")),
                // what POI leaves when it writes over an inline text; LibreOffice and openpyxl read the value, too
                Arguments.of("<c r='A1' t='n'><is><t>60</t></is><v>70</v></c>", num("70", "70")),
                Arguments.of("<c r='A1' t='s'><v>0</v><is><t>旧</t></is></c>", new Content.Text("文字")),
                Arguments.of("<c r='A1' t='inlineStr'><is><t>内_x000D_嵌</t></is></c>", new Content.Text("内\r嵌")),
                Arguments.of("<c r='A1' t='inlineStr'><is><t>_x005F_x000D_</t></is></c>", new Content.Text("_x000D_")),
                Arguments.of(
                        "<c r='A1' t='inlineStr'><is><t>_xD83D__xDE00__xD83D_</t></is></c>",
                        new Content.Text("😀\uFFFD")),
                Arguments.of(
                        "<c r='A1' t='inlineStr'><is><t>_x00_ _x00G0_ _x0041</t></is></c>",
                        new Content.Text("_x00_ _x00G0_ _x0041")),
                Arguments.of("<c r='A1' t='b'><v>1</v></c>", new Content.Bool(true)),
                Arguments.of("<c r='A1' t='b'><v>false</v></c>", new Content.Bool(false)),
                Arguments.of("<c r='A1' t='e'><v>#REF!</v></c>", new Content.Err("#REF!")),
                Arguments.of("<c r='A1' t='inlineStr'><is><t>#N/A</t></is></c>", new Content.Text("#N/A")),
                Arguments.of("<c r='A1'><f>1+1</f></c>", new Content.Uncalculated()),
                Arguments.of("<c r='A1'><f>1+1</f><v></v></c>", new Content.Uncalculated()),
                Arguments.of("<c r='A1'><f>1+1</f><v>2</v></c>", num("2", "2")),
                Arguments.of("<c r='A1' t='str'><f>\"\"</f><v></v></c>", new Content.Text("")),
                Arguments.of("<c r='A1' t='str'><f>\"\"</f></c>", new Content.Uncalculated()),
                Arguments.of("<c r='A1' t='e'><f>1/0</f><v>#DIV/0!</v></c>", new Content.Err("#DIV/0!")),
                Arguments.of(
                        "<c r='A1' t='str'><f>_xlfn.DISPIMG(\"ID_7F\",1)</f><v>=DISPIMG(\"ID_7F\",1)</v></c>",
                        new Content.Picture("ID_7F")),
                Arguments.of("<c r='A1' t='str'><v>=DISPIMG(\"ID_7F\",1)</v></c>", new Content.Picture("ID_7F")),
                Arguments.of("<c r='A1' t='d'><v>2020-11-16</v></c>", num("44151", "44151")),
                Arguments.of("<c r='A1' t='d'><v>2020-11-16T06:00:00</v></c>", num("44151.25", "44151.25")),
                Arguments.of("<c r='A1' t='d'><v>2020-11-16T06:00:00.000Z</v></c>", num("44151.25", "44151.25")),
                Arguments.of("<c r='A1' t='d'><v>1900-01-01</v></c>", num("1", "1")),
                Arguments.of("<c r='A1' t='d'><v>1900-02-28</v></c>", num("59", "59")),
                Arguments.of("<c r='A1' t='d'><v>1900-03-01</v></c>", num("61", "61")),
                Arguments.of("<c r='A1' t='d'><v>T12:00:00</v></c>", num("0.5", "0.5")),
                Arguments.of("<c r='A1' t='d'><v>1600-01-01</v></c>", new Content.Text("1600-01-01")),
                Arguments.of("<c r='A1' t='d'><v>2020-13-45</v></c>", new Content.Text("2020-13-45")));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void reads(String cell, Content content) {
        assertThat(sheet("<row r='1'>" + cell + "</row>").cells().values())
                .extracting(Cell::content)
                .containsExactly(content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c r='A1'/>",
                "<c r='A1' s='1'/>",
                "<c r='A1'><v/></c>",
                "<c r='A1'><v>  </v></c>",
                "<c r='A1' t='s'/>",
                "<c r='A1' t='s'><v>2</v></c>",
                "<c r='A1' t='inlineStr'><is/></c>",
                "<c r='A1' t='str'><v></v></c>",
                "<c r='A1' s='99'/>",
                "<c r='A1'><f/></c>"
            })
    void anEmptyCellIsNotKept(String cell) {
        assertThat(sheet("<row r='1'>" + cell + "</row>").cells()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<c r='A1' t='s'><v>3</v></c> | workbook-damaged",
                "<c r='A1' t='s'><v>-1</v></c> | workbook-damaged",
                "<c r='A1' t='s'><v>2147483648</v></c> | workbook-damaged",
                "<c r='A1' t='s'><v>x</v></c> | workbook-damaged",
                "<c r='A1'><v>abc</v></c> | workbook-damaged",
                "<c r='A1'><v>NaN</v></c> | workbook-damaged",
                "<c r='A1'><v>1E999999999</v></c> | workbook-damaged",
                "<c r='A1' t='b'><v>60</v></c> | workbook-damaged",
                "<c r='A1' t='zz'><v>60</v></c> | workbook-damaged",
                "<c r='A1'><v>60</v><v>70</v></c> | workbook-damaged",
                "<c r='A1' t='inlineStr'><v>60</v><is><t>70</t></is></c> | workbook-damaged",
                "<c r='A1'><is><t>70</t></is></c> | workbook-damaged",
                "<c r='A1'><v><x>60</x></v></c> | workbook-damaged",
                "<c r='A2'><v>60</v></c> | workbook-damaged",
                "<c r='1A'><v>60</v></c> | workbook-damaged",
                "<c r='XFE1'><v>60</v></c> | workbook-damaged",
                "<c r='A1'><v>60</v></c><c r='A1'><v>70</v></c> | duplicate-cell",
                "<c r='A1'><v>60</v></c><c r='a1'/> | duplicate-cell",
                "<c r='B1'><v>60</v></c><c r='A1'/><c><v>1</v></c> | duplicate-cell",
                "<c r='A1' s='3'><v>44151</v></c> | styles-damaged",
                "<c r='A1' s='-1'><v>44151</v></c> | styles-damaged",
                "<c r='SS1'><v>1</v></c> | limit-exceeded",
                "<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'/> | workbook-damaged"
            })
    void refuses(String cells, String code) {
        assertThat(problem(maker("<row r='1'>" + cells + "</row>")).code().id()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<row r='5'><c r='D5'><v>60</v></c></row><row r='5'><c r='D5'><v>100</v></c></row> | duplicate-cell",
                "<row r='2'/><row r='1'/><row/> | duplicate-cell",
                "<row r='0'/> | workbook-damaged",
                "<row r='1048577'/> | workbook-damaged",
                "<row r='x'/> | workbook-damaged"
            })
    void refusesRows(String rows, String code) {
        assertThat(problem(maker(rows)).code().id()).isEqualTo(code);
    }

    @Test
    void aProblemNamesSheetAndCell() {
        Problem problem = problem(maker("<row r='7'><c r='D7' t='s'><v>9999</v></c></row>"));
        assertThat(problem.place().sheet()).isEqualTo("月报");
        assertThat(problem.place().cell()).isEqualTo("D7");
    }

    @Test
    void addressesMayBeMissing() {
        Sheet sheet =
                sheet("<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r='5'><c r='B5'><v>4</v></c><c><v>5</v></c>"
                        + "</row><row><c><v>6</v></c></row>");
        assertThat(sheet.cells().keySet()).extracting(CellRef::a1).containsExactly("A1", "C1", "B5", "C5", "A6");
    }

    @Test
    void rowsMayStandInAnyOrder() {
        Sheet sheet = sheet(
                "<row r='3'><c r='A3'><v>3</v></c></row><row r='1'><c r='B1'><v>2</v></c><c r='A1'><v>1</v></c></row>");
        assertThat(sheet.cells().keySet()).extracting(CellRef::a1).containsExactly("A1", "B1", "A3");
    }

    @Test
    void sharedFormulasFollowTheirMaster() {
        Sheet sheet =
                sheet("<row r='1'><c r='C1'><f t='shared' si='0' ref='C1:C2'>A1*B$1+SUM(A:A)</f><v>1</v></c></row>"
                        + "<row r='2'><c r='C2'><f t='shared' si='0'/><v>2</v></c></row>"
                        + "<row r='3'><c r='C3'><f t='shared' si='7'/><v>3</v></c></row>"
                        + "<row r='4'><c r='C4'><v>4</v></c></row>");
        assertThat(sheet.cells().values())
                .extracting(Cell::formula)
                .containsExactly("A1*B$1+SUM(A:A)", "A2*B$1+SUM(A:A)", "", null);
    }

    @Test
    void formatsAreTheStyles() {
        Sheet sheet =
                sheet("<row r='1'><c r='A1'><v>1</v></c><c r='B1' s='1'><v>44151</v></c><c r='C1' s='2'><v>7</v></c>"
                        + "<c r='D1' t='d'><v>2020-11-16</v></c><c r='E1' t='d'><v>2020-11-16T08:00:00</v></c>"
                        + "<c r='F1' s='1' t='d'><v>2020-11-16</v></c></row>");
        assertThat(sheet.cells().values())
                .extracting(Cell::format)
                .containsExactly(
                        "General",
                        "yyyy\"年\"m\"月\"d\"日\"",
                        "000000",
                        "yyyy-mm-dd",
                        "yyyy-mm-dd hh:mm:ss",
                        "yyyy\"年\"m\"月\"d\"日\"");
    }

    @Test
    void hiddenRowsCountWhenTheyHoldSomething() {
        Sheet sheet = sheet(
                "<row r='1' hidden='1'><c r='A1'><v>1</v></c></row><row r='2' hidden='true'><c r='A2' s='1'/></row>"
                        + "<row r='3' ht='0' customHeight='1'><c r='A3'><v>1</v></c></row><row r='4' hidden='0'><c r='A4'><v>1</v></c></row>"
                        + "<row r='5' ht='0.75'><c r='A5'><v>1</v></c></row>");
        assertThat(sheet.hiddenRows()).containsExactly(0, 2);
    }

    @Test
    void sheetsKeepTheirOrderVisibilityAndMerges() {
        Book book = open(new XlsxMaker()
                        .sheet("字典", "hidden", "", "")
                        .sheet("_kaoping", "veryHidden", "", "")
                        .sheet(
                                "月报",
                                "",
                                "",
                                "<mergeCells><mergeCell ref='A1:B2'/><mergeCell ref='C3:C9'/></mergeCells>")
                        .name("kp_year", "字典!$B$2"))
                .get();
        assertThat(book.sheets()).extracting(Sheet::name).containsExactly("字典", "_kaoping", "月报");
        assertThat(book.sheets())
                .extracting(Sheet::visibility)
                .containsExactly(Visibility.HIDDEN, Visibility.VERY_HIDDEN, Visibility.VISIBLE);
        assertThat(book.sheets().get(2).merges()).containsExactly(Area.of("A1:B2"), Area.of("C3:C9"));
        assertThat(book.names()).containsEntry("kp_year", "字典!$B$2");
        assertThat(book.date1904()).isFalse();
    }

    @Test
    void the1904SystemIsToldAndIsoDatesFollowIt() {
        Book book = open(new XlsxMaker()
                        .date1904()
                        .sheet("月报", "<row r='1'><c r='A1' t='d'><v>1904-01-02</v></c></row>"))
                .get();
        assertThat(book.date1904()).isTrue();
        assertThat(book.sheets().get(0).cells().values())
                .extracting(Cell::content)
                .containsExactly(num("1", "1"));
    }

    @Test
    void emptyStyledCellsAndTheDimensionAreFree() {
        StringBuilder rows = new StringBuilder();
        for (int row = 1; row <= 60_000; row++) {
            rows.append("<row r='").append(row).append("'><c r='A").append(row).append("' s='1'/><c s='1'/></row>");
        }
        rows.append("<row r='1048576'><c r='XFD1048576' s='1'/></row>");
        XlsxMaker maker = new XlsxMaker().format("0").sheet("月报", rows.toString());
        String xml = new String(maker.parts().get("xl/worksheets/sheet1.xml"), StandardCharsets.UTF_8);
        maker.part(
                "xl/worksheets/sheet1.xml", xml.replace("<sheetData>", "<dimension ref='A1:XFD1048576'/><sheetData>"));
        assertThat(open(maker).get().sheets().get(0).cells()).isEmpty();
    }

    @Test
    void limitsAreNamedWithFoundAndExpected() {
        Limits small = LIMITS.withCells(2, 3, 4);
        List<String> rows = List.of(
                "<row><c><v>1</v></c></row><row><c><v>1</v></c></row><row><c><v>1</v></c></row>",
                "<row><c r='D1'><v>1</v></c></row>",
                "<row><c><v>1</v></c><c><v>1</v></c><c><v>1</v></c></row><row><c><v>1</v></c><c><v>1</v></c></row>");
        for (String one : rows) {
            Problem problem =
                    Books.open(maker(one).bytes(), "a.xlsx", small).problems().get(0);
            assertThat(problem.code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
            assertThat(problem.holes()).containsKeys("limit", "advice");
            assertThat(problem.found()).isNotBlank();
            assertThat(problem.expected()).isIn("2", "3", "4");
        }
    }

    @Test
    void textsAndFormulasAreBounded() {
        assertThat(problem(maker("<row><c t='inlineStr'><is><t>" + "字".repeat(32_768) + "</t></is></c></row>"))
                        .code())
                .isEqualTo(ProblemCode.LIMIT_EXCEEDED);
        assertThat(sheet("<row><c t='inlineStr'><is><t>" + "字".repeat(32_767) + "</t></is></c></row>")
                        .cells())
                .hasSize(1);
        assertThat(problem(maker("<row><c><f>" + "1".repeat(8_193) + "</f></c></row>"))
                        .code())
                .isEqualTo(ProblemCode.LIMIT_EXCEEDED);
        StringBuilder followers =
                new StringBuilder("<row><c><f t='shared' si='0'>" + "1".repeat(8_192) + "</f></c></row>");
        followers.append("<row><c><f t='shared' si='0'/></c></row>".repeat(3_000));
        assertThat(problem(maker(followers.toString())).code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
    }

    @Test
    void mergesAreBounded() {
        String merges = "<mergeCells>" + "<mergeCell ref='A1:XFD1048576'/>".repeat(100_001) + "</mergeCells>";
        assertThat(problem(new XlsxMaker().sheet("月报", "", "", merges)).code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
    }
}
