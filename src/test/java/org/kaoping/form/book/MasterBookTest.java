package org.kaoping.form.book;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.form.MasterDraft;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

class MasterBookTest {
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    @Test
    void tellsAllThatTheMasterSays() {
        MasterBook book = MasterBook.open(MasterDraft.sound().bytes()).get();
        assertThat(book.sheets()).extracting(MasterSheet::name).containsExactly("表", "字典", "_kaoping");
        assertThat(book.sheets())
                .extracting(MasterSheet::visibility)
                .containsExactly(Sheet.Visibility.VISIBLE, Sheet.Visibility.HIDDEN, Sheet.Visibility.VERY_HIDDEN);
        MasterSheet sheet = book.sheet("表").orElseThrow();
        assertThat(sheet.isProtected()).isTrue();
        assertThat(sheet.part()).isEqualTo(SHEET);
        assertThat(book.part(SHEET)).isNotEmpty();
        assertThat(sheet.text(CellRef.of("E1"))).isEqualTo("{city}{year}年度报送表");
        assertThat(sheet.locked(CellRef.of("B3"))).isTrue();
        assertThat(sheet.locked(CellRef.of("D3"))).isFalse();
        assertThat(sheet.locked(CellRef.of("Z99"))).isTrue();
        assertThat(sheet.look(CellRef.of("E6")).format()).isEqualTo("yyyy-mm-dd");
        assertThat(requireNonNull(sheet.cell(CellRef.of("D7"))).formula()).isEqualTo("SUM(D6:D6)");
        assertThat(sheet.merges()).extracting(Area::a1).containsExactly("A1:F1");
        assertThat(sheet.print().area()).isEqualTo("表!$A$1:$H$30");
        assertThat(book.name("KP_items", null))
                .get()
                .extracting(MasterBook.DefinedName::refersTo)
                .isEqualTo("字典!$B$4:$B$4");
        MasterValidation length = requireNonNull(sheet.validation(CellRef.of("D3")));
        assertThat(length.type()).isEqualTo("textLength");
        assertThat(length.first()).isEqualTo("2");
        assertThat(length.second()).isEqualTo("20");
        assertThat(length.ignoreBlank()).isTrue();
        assertThat(length.errorText()).isEqualTo("填报人应为2至20个字");
        assertThat(length.errorTitle()).isEqualTo("填写有误");
        assertThat(length.anchor()).isEqualTo(CellRef.of("D3"));
    }

    @Test
    void readsRulesOfTheExtensionList() {
        byte[] classic = MasterDraft.empty().blank("A4:A30", "General").bytes();
        byte[] master = ZipEdit.replace(classic, SHEET, "</worksheet>", """
                <extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">
                <x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">
                <x14:dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" error="请选择">
                <x14:formula1><xm:f>字典!$A$2:$A$6</xm:f></x14:formula1><xm:sqref>A4:A10 A20</xm:sqref>
                </x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>""");
        MasterValidation rule =
                MasterBook.open(master).get().sheets().get(0).validations().get(0);
        assertThat(rule.extension()).isTrue();
        assertThat(rule.type()).isEqualTo("list");
        assertThat(rule.errorStyle()).isEqualTo("warning");
        assertThat(rule.first()).isEqualTo("字典!$A$2:$A$6");
        assertThat(rule.sqref()).isEqualTo("A4:A10 A20");
        assertThat(rule.ignoreBlank()).isTrue();
        assertThat(rule.errorText()).isEqualTo("请选择");
    }

    @Test
    void readsTypedOptionsThatHoldACommaWhereExcelKeepsThem() {
        byte[] classic = MasterDraft.empty()
                .rule("A4", MasterDraft.typed("甲", "乙"), "请选择")
                .bytes();
        byte[] master = ZipEdit.replace(classic, SHEET, "<formula1>\"甲,乙\"</formula1>", """
                <mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">\
                <mc:Choice Requires="x12ac" xmlns:x12ac="http://schemas.microsoft.com/office/spreadsheetml/2011/1/ac">\
                <x12ac:list>"甲,一",乙,"丙""丁"</x12ac:list></mc:Choice>\
                <mc:Fallback><formula1>"甲,一,乙"</formula1></mc:Fallback></mc:AlternateContent>""");
        MasterValidation rule =
                MasterBook.open(master).get().sheets().get(0).validations().get(0);
        assertThat(rule.options()).containsExactly("甲,一", "乙", "丙\"丁");
    }

    @Test
    void writesSharedFormulasOut() {
        byte[] plain = MasterDraft.empty()
                .formula("C4", "IF(A4=\"A1\",SUM(A$1:$B4),字典!B4)")
                .formula("C5", "1")
                .sheet("字典")
                .bytes();
        byte[] first = ZipEdit.replace(plain, SHEET, "<f>IF(", "<f t=\"shared\" ref=\"C4:C5\" si=\"0\">IF(");
        byte[] master = ZipEdit.replace(first, SHEET, "<f>1</f>", "<f t=\"shared\" si=\"0\"/>");
        MasterSheet sheet = MasterBook.open(master).get().sheets().get(0);
        assertThat(requireNonNull(sheet.cell(CellRef.of("C5"))).formula())
                .isEqualTo("IF(A5=\"A1\",SUM(A$1:$B5),字典!B5)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    A1+$A$1+A$1+$A1         | 1  | 1 | B2+$A$1+B$1+$A2
                    LOG10(A1)+kp_g1         | 1  | 0 | LOG10(A2)+kp_g1
                    SUM(A:A,$B:B,1:2,3:$4)  | 1  | 1 | SUM(B:B,$B:C,2:3,4:$4)
                    'A1 表'!A1&"A1"         | 2  | 0 | 'A1 表'!A3&"A1"
                    A1                      | -1 | 0 | #REF!
                    月报!A1:B2              | 1  | 1 | 月报!B2:C3
                    """)
    void movesReferencesAsExcelDoes(String formula, int rows, int columns, String moved) {
        assertThat(FormulaShift.moved(formula, rows, columns)).isEqualTo(moved);
    }

    @Test
    void neverThrowsForWhatTheBytesHold() {
        byte[] sound = MasterDraft.sound().bytes();
        assertThat(codes(MasterBook.open(new byte[0]))).containsExactly(ProblemCode.EMPTY_FILE);
        assertThat(codes(MasterBook.open("<html>".getBytes(StandardCharsets.UTF_8))))
                .containsExactly(ProblemCode.NOT_A_WORKBOOK);
        assertThat(codes(MasterBook.open(java.util.Arrays.copyOf(sound, sound.length / 2))))
                .containsExactly(ProblemCode.WORKBOOK_DAMAGED);
        for (byte[] damaged : List.of(
                ZipEdit.replace(sound, SHEET, "r=\"A3\"", "r=\"A5\""),
                ZipEdit.replace(sound, SHEET, "r=\"B3\"", "r=\"A3\""),
                ZipEdit.replace(sound, SHEET, "<sheetData>", "<sheetData><broken>"),
                ZipEdit.replace(sound, SHEET, "<worksheet", "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet"),
                ZipEdit.replace(sound, SHEET, "t=\"s\"><v>0</v>", "t=\"s\"><v>9999</v>"),
                ZipEdit.replace(sound, SHEET, " s=\"1\"", " s=\"99\""),
                ZipEdit.replace(sound, "xl/workbook.xml", "r:id=\"rId", "r:id=\"none"))) {
            assertThat(codes(MasterBook.open(damaged))).containsExactly(ProblemCode.WORKBOOK_DAMAGED);
        }
    }

    @Test
    void keepsItsBytesToItself() {
        byte[] bytes = MasterDraft.sound().sheet("x", SheetVisibility.HIDDEN).bytes();
        MasterBook book = MasterBook.open(bytes).get();
        byte[] copy = book.bytes();
        copy[0] = 0;
        byte[] part = requireNonNull(book.part(SHEET));
        part[0] = 0;
        assertThat(book.bytes()).isEqualTo(bytes);
        assertThat(requireNonNull(book.part(SHEET))[0]).isNotZero();
        assertThat(book.part("no/such.xml")).isNull();
    }

    private static List<ProblemCode> codes(Checked<?> checked) {
        return checked.problems().stream().map(Problem::code).toList();
    }
}
