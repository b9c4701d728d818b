package org.kaoping.form.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Honest files that look odd: they are read. */
class HonestOdditiesTest {
    /** An honest file of 6,000 equal formats packs a hundred times: sums decide, not ratios. */
    @Test
    void repetitiveStylesAreNoBomb() {
        XlsxMaker maker = new XlsxMaker().format("yyyy-mm-dd").sheet("月报", "<row><c s='1'><v>46327</v></c></row>");
        String styles = new String(maker.parts().get("xl/styles.xml"), StandardCharsets.UTF_8);
        String one = "<xf numFmtId='0' fontId='0' fillId='0' borderId='0'/>";
        byte[] file = ZipEdit.replace(
                maker.bytes(),
                "xl/styles.xml",
                "<cellStyleXfs count='1'>" + one,
                "<cellStyleXfs count='6000'>" + one.repeat(6_000));
        assertThat(styles.length() + one.length() * 5_999L).isGreaterThan(file.length * 50L);
        var book = Books.open(file, "a.xlsx", Limits.STANDARD);
        assertThat(book.problems()).isEmpty();
        assertThat(book.get().sheets().get(0).cells().values())
                .singleElement()
                .extracting("format")
                .isEqualTo("yyyy-mm-dd");
    }

    /** Some programs write neither a table of strings nor styles. */
    @Test
    void inlineStringsWithoutStylesAreEnough() {
        byte[] bare = new XlsxMaker()
                .sheet("月报", "<row><c t='inlineStr'><is><t>甲</t></is></c><c><v>60</v></c></row>")
                .without("xl/styles.xml")
                .without("xl/sharedStrings.xml")
                .part("xl/_rels/workbook.xml.rels", """
                        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship \
                        Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" \
                        Target="worksheets/sheet1.xml"/></Relationships>""")
                .bytes();
        var book = Books.open(bare, "a.xlsx", Limits.STANDARD);
        assertThat(book.problems()).isEmpty();
        assertThat(book.get().sheets().get(0).cells().values())
                .extracting("format")
                .containsExactly("General", "General");
    }

    /** What office programs write beside the sheets is not looked at: WPS's properties, a broken comment drawing. */
    @Test
    void oddPartsBesideTheSheetsNeverStopAnUpload() {
        byte[] odd = new XlsxMaker()
                .sheet("月报", "<row><c><v>1</v></c></row>")
                .part("docProps/core.xml", "<cp:coreProperties xmlns:cp='x'><dcterms:created>?</cp:coreProperties>")
                .part("xl/drawings/vmlDrawing1.vml", "<xml>\u0001<br></xml>")
                .part("xl/cellimages.xml", "<etc:cellImages xmlns:etc='http://www.wps.cn/officeDocument/2017/etc'/>")
                .bytes();
        assertThat(Books.open(odd, "a.xlsx", Limits.STANDARD).problems()).isEmpty();
        assertThat(Books.partNames(odd, Limits.STANDARD).get()).contains("xl/cellimages.xml");
    }
}
