package org.kaoping.form.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kaoping.form.book.Mark.Weight;

/** Workbooks come back marked; what no mark needs comes back byte for byte. */
class MarkedBookTest {
    private static final String ROWS = "<row r='1'><c r='A1' t='inlineStr'><is><t>名称</t></is></c></row>"
            + "<row r='2' hidden='1'><c r='A2'><v>5</v></c><c r='C2' t='inlineStr'><is><t>坏</t></is></c></row>"
            + "<row r='3' hidden='1'><c r='A3'><v>7</v></c></row>";

    private static Mark error(String sheet, @org.jspecify.annotations.Nullable String cell) {
        return new Mark(Weight.ERROR, sheet, cell, "字段", "坏", "应填数字，实际是“坏”。", "请只填数字。");
    }

    private static byte[] mark(byte[] bytes, Mark... marks) {
        return MarkedBook.mark(bytes, List.of(marks), Limits.STANDARD).get();
    }

    private static String part(byte[] bytes, String name) {
        byte[] part = PackedParts.unpack(bytes).get(name);
        return part == null ? "" : new String(part, StandardCharsets.UTF_8);
    }

    private static Book open(byte[] bytes) {
        return Books.open(bytes, "x.xlsx", Limits.STANDARD).get();
    }

    private static XlsxMaker twoSheets() {
        return new XlsxMaker()
                .sheet("数据", ROWS)
                .sheet("其他", "<row r='1'><c r='A1'><v>1</v></c></row>")
                .name("kp_year", "其他!$A$1");
    }

    @Test
    void cellsFramesCommentsAndListStandAndAllElseIsAsItWas() {
        byte[] before = twoSheets().bytes();
        byte[] after = mark(before, error("数据", "C2"), error("数据", "D9"), error("其他", null));
        Book book = open(after);
        assertThat(book.sheets().stream().map(Sheet::name)).containsExactly("填报问题", "数据", "其他");
        assertThat(book.sheets().subList(1, 3).stream().map(Sheet::cells))
                .isEqualTo(open(before).sheets().stream().map(Sheet::cells).toList());
        assertThat(book.names()).isEqualTo(open(before).names());
        assertThat(book.sheet("数据").orElseThrow().hiddenRows()).containsExactly(2);
        assertThat(part(after, "xl/worksheets/sheet1.xml"))
                .contains("sqref=\"C2\"", "EXACT($C$2,\"坏\")", "sqref=\"D9\"", "LEN(TRIM(D9))=0", "<legacyDrawing");
        assertThat(part(after, "xl/comments1.xml")).contains("ref=\"C2\"", "ref=\"D9\"", "应填数字");
        assertThat(part(after, "xl/drawings/vmlDrawing1.vml")).contains("<x:Row>8</x:Row><x:Column>3</x:Column>");
        Map<String, byte[]> parts = PackedParts.unpack(before);
        for (String same : List.of("xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "_rels/.rels")) {
            assertThat(PackedParts.unpack(after).get(same)).as(same).isEqualTo(parts.get(same));
        }
    }

    @Test
    void namesOfSingleSheetsMoveAndTheListIsSeenFirst() {
        byte[] before = twoSheets()
                .part(
                        "xl/workbook.xml",
                        "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
                                + " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>"
                                + "<bookViews><workbookView activeTab='1' firstSheet='1'/></bookViews><sheets>"
                                + "<sheet name='数据' sheetId='7' r:id='rId1'/><sheet name='其他' sheetId='9' r:id='rId2'/>"
                                + "</sheets><definedNames><definedName name='_xlnm.Print_Area' localSheetId='1'>其他!$A$1"
                                + "</definedName><definedName name='k'>其他!$A$1</definedName></definedNames></workbook>")
                .bytes();
        String workbook = part(mark(before, error("数据", "C2")), "xl/workbook.xml");
        assertThat(workbook)
                .contains("activeTab='0' firstSheet='0'", "name=\"填报问题\" sheetId=\"10\"")
                .contains("name='_xlnm.Print_Area' localSheetId='2'", "name=\"_xlnm.Print_Titles\" localSheetId=\"0\"");
        String again = part(mark(mark(before, error("数据", "C2"))), "xl/workbook.xml");
        assertThat(again).contains("localSheetId='1'").doesNotContain("填报问题");
    }

    @Test
    void markedAgainTheMarksAreTheNewOnesOnly() {
        byte[] before = twoSheets().bytes();
        byte[] once = mark(before, error("数据", "C2"));
        byte[] twice = mark(once, error("数据", "A3"));
        assertThat(open(twice).sheets().stream().map(Sheet::name)).containsExactly("填报问题", "数据", "其他");
        assertThat(part(twice, "xl/worksheets/sheet1.xml"))
                .contains("sqref=\"A3\"")
                .doesNotContain("sqref=\"C2\"");
        assertThat(part(twice, "xl/comments1.xml")).contains("ref=\"A3\"").doesNotContain("ref=\"C2\"");
        byte[] none = mark(twice);
        assertThat(open(none).sheets().stream().map(Sheet::name)).containsExactly("数据", "其他");
        assertThat(part(none, "xl/worksheets/sheet1.xml")).doesNotContain("conditionalFormatting");
        assertThat(part(none, "xl/comments1.xml")).doesNotContain("<comment ");
        assertThat(part(none, "xl/drawings/vmlDrawing1.vml")).doesNotContain("ClientData");
    }

    @Test
    void withoutMarksAndWithoutOldOnesNothingChanges() {
        byte[] before = twoSheets().bytes();
        assertThat(mark(before)).isEqualTo(before);
    }

    private static XlsxMaker commented() {
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        return twoSheets()
                .part(
                        "xl/worksheets/_rels/sheet1.xml.rels",
                        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                                + "<Relationship Id='rId1' Type='" + rels + "/comments' Target='../comments7.xml'/>"
                                + "</Relationships>")
                .part(
                        "xl/comments7.xml",
                        "<comments xmlns='" + main + "'><authors><author>人员甲</author><author>tc={1}</author></authors>"
                                + "<commentList><comment ref='C2' authorId='0'><text><t>老批注</t></text></comment>"
                                + "<comment ref='A3' authorId='1'><text><t>[Threaded]</t></text></comment></commentList>"
                                + "</comments>");
    }

    @Test
    void anOlderCommentStaysBelowOursAndComesBack() {
        byte[] after = mark(commented().bytes(), error("数据", "C2"), error("数据", "A3"));
        String comments = part(after, "xl/comments7.xml");
        assertThat(comments.indexOf("应填数字")).isPositive().isLessThan(comments.indexOf("老批注"));
        assertThat(comments).contains("[Threaded]").contains("人员甲");
        assertThat(comments.split("【系统标注】", -1)).hasSize(2);
        String stripped = part(mark(after), "xl/comments7.xml");
        assertThat(stripped).contains("老批注", "[Threaded]").doesNotContain("系统标注", "以下为原有批注");
    }

    @Test
    void ruleOrderOfOtherFormatsStays() {
        byte[] before = new XlsxMaker()
                .sheet(
                        "数据",
                        "",
                        ROWS,
                        "<conditionalFormatting sqref='A1'><cfRule type='expression' priority='1'><formula>A1=1</formula>"
                                + "</cfRule></conditionalFormatting><pageMargins left='1' right='1' top='1' bottom='1'"
                                + " header='1' footer='1'/>")
                .bytes();
        String sheet = part(mark(before, error("数据", "C2"), error("数据", "A2")), "xl/worksheets/sheet1.xml");
        assertThat(sheet).contains("priority='3'><formula>A1=1", "priority=\"1\"", "priority=\"2\"");
        assertThat(sheet.indexOf("sqref=\"C2\"")).isLessThan(sheet.indexOf("<pageMargins"));
        assertThat(sheet.indexOf("<pageMargins")).isLessThan(sheet.indexOf("<legacyDrawing"));
    }

    @Test
    void twelveThousandBadCellsStayBounded() {
        StringBuilder rows = new StringBuilder();
        List<Mark> marks = new ArrayList<>();
        for (int row = 1; row <= 12_000; row++) {
            rows.append("<row r='%d'><c r='B%d' t='inlineStr'><is><t>坏%d</t></is></c></row>".formatted(row, row, row));
            marks.add(error("数据", "B" + row));
        }
        byte[] before = new XlsxMaker().sheet("数据", rows.toString()).bytes();
        byte[] after = MarkedBook.mark(before, marks, Limits.STANDARD).get();
        assertThat(open(after).sheet("填报问题").orElseThrow().lastRow()).isEqualTo(12_002);
        assertThat(part(after, "xl/comments1.xml").split("<comment ", -1)).hasSize(MarkedBook.MOST_COMMENTS + 1);
        String sheet = part(after, "xl/worksheets/sheet1.xml");
        assertThat(sheet.split("<cfRule", -1)).hasSizeBetween(2_001, 2_010);
        assertThat(sheet).contains("sqref=\"B2001:B12000\"");
    }

    @Test
    void aSheetOfTheirOwnOfThatNameStays() {
        byte[] before = new XlsxMaker().sheet("数据", ROWS).sheet("填报问题", "").bytes();
        assertThat(open(mark(before, error("数据", "C2"))).sheets().stream().map(Sheet::name))
                .containsExactly("填报问题 (2)", "数据", "填报问题");
    }

    @Test
    void whatIsNoWorkbookIsAProblem() {
        assertThat(MarkedBook.mark("nonsense".getBytes(StandardCharsets.UTF_8), List.of(), Limits.STANDARD)
                        .problems())
                .hasSize(1);
        byte[] broken = commented().part("xl/comments7.xml", "<comments").bytes();
        assertThat(MarkedBook.mark(broken, List.of(error("数据", "C2")), Limits.STANDARD)
                        .problems())
                .hasSize(1);
    }
}
