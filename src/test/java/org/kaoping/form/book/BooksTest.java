package org.kaoping.form.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.problem.Wording;

/** What kind of file is taken, and what the parts of a workbook must be. */
class BooksTest {
    private static final Limits LIMITS = Limits.STANDARD;
    private static final String ROWS = "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' s='1'><v>44151</v></c></row>";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static XlsxMaker maker() {
        return new XlsxMaker().string("<t>甲</t>").format("yyyy-mm-dd").sheet("月报", ROWS);
    }

    private static Problem problem(byte[] bytes, String fileName) {
        Checked<Book> book = Books.open(bytes, fileName, LIMITS);
        assertThat(book.value()).isEmpty();
        assertThat(book.problems()).hasSize(1);
        assertThat(Wording.message(book.problems().get(0))).doesNotContain("{", "null");
        return book.problems().get(0);
    }

    private static Problem problem(XlsxMaker maker) {
        return problem(maker.bytes(), "月报.xlsx");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] ole(String... names) {
        byte[] file = new byte[512 + 128 * names.length];
        byte[] magic = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        System.arraycopy(magic, 0, file, 0, magic.length);
        for (int i = 0; i < names.length; i++) {
            byte[] name = names[i].getBytes(StandardCharsets.UTF_16LE);
            int at = 512 + 128 * i;
            System.arraycopy(name, 0, file, at, name.length);
            file[at + 64] = (byte) (name.length + 2);
            file[at + 66] = 2;
        }
        return file;
    }

    private static byte[] withMainType(String type) {
        XlsxMaker maker = maker();
        String types = new String(maker.parts().get("[Content_Types].xml"), StandardCharsets.UTF_8);
        return maker.part(
                        "[Content_Types].xml",
                        types.replace(
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", type))
                .bytes();
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("a.xlsx", new byte[0], "empty-file", ""),
                Arguments.of("a.xlsx", new byte[64_000], "not-a-workbook", "空字节"),
                Arguments.of("a.xlsx", bytes("%PDF-1.7 x"), "not-a-workbook", "PDF"),
                Arguments.of(
                        "a.xls", bytes("  <html><table><tr><td>1</td></tr></table></html>"), "not-a-workbook", "HTML"),
                Arguments.of("a.xls", bytes("\uFEFF<table><tr><td>1</td></tr></table>"), "not-a-workbook", "HTML"),
                Arguments.of("a.csv", bytes("\uFEFF甲,乙\n1,2\n"), "not-a-workbook", "CSV"),
                Arguments.of("a.csv", "甲,乙\n".getBytes(Charset.forName("GBK")), "not-a-workbook", "CSV"),
                Arguments.of("a.csv", "\uFEFF甲,乙\n".getBytes(StandardCharsets.UTF_16LE), "not-a-workbook", "CSV"),
                Arguments.of("a.txt", bytes("甲乙丙"), "not-a-workbook", "文本文件"),
                Arguments.of("a.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 1, 2}, "not-a-workbook", "PNG"),
                Arguments.of("a.svg", bytes("<svg xmlns='http://www.w3.org/2000/svg'/>"), "not-a-workbook", "XML"),
                Arguments.of("a.xlsx", new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, "not-a-workbook", "二进制"),
                Arguments.of("~$月报.xlsx", new byte[] {5, 'a', 'd', 'm', 'i', 'n', 0}, "not-a-workbook", "锁定文件"),
                Arguments.of(
                        "a.xls",
                        bytes("<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>"),
                        "unsupported-format",
                        "2003"),
                Arguments.of("a.xlsx", new byte[] {'R', 'a', 'r', '!', 0x1A, 7, 1, 0}, "archive-unsupported", "RAR"),
                Arguments.of(
                        "a.7z",
                        new byte[] {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C},
                        "archive-unsupported",
                        "7z"),
                Arguments.of("a.xls", ole("Root Entry", "Workbook"), "legacy-workbook", ""),
                Arguments.of("a.xls", ole("Root Entry", "Book"), "legacy-workbook", ""),
                Arguments.of(
                        "a.xlsx", ole("Root Entry", "EncryptionInfo", "EncryptedPackage"), "workbook-encrypted", ""),
                Arguments.of("a.xlsx", ole("Root Entry", "WordDocument"), "not-a-workbook", "Word"),
                Arguments.of("a.xlsx", ole(), "not-a-workbook", "Office"),
                Arguments.of(
                        "a.xlsx",
                        withMainType(
                                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
                        "not-a-workbook",
                        "Word"),
                Arguments.of(
                        "a.xlsx",
                        withMainType(
                                "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"),
                        "not-a-workbook",
                        "PowerPoint"),
                Arguments.of(
                        "a.xlsx",
                        withMainType("application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
                        "unsupported-format",
                        "xlsb"),
                Arguments.of("a.zip", XlsxMaker.zip(Map.of("a.txt", bytes("a")), false), "not-a-workbook", "压缩包"),
                Arguments.of("a.zip", XlsxMaker.zip(Map.of(), false), "not-a-workbook", "空的压缩包"),
                Arguments.of(
                        "a.ods",
                        XlsxMaker.zip(
                                Map.of("mimetype", bytes("application/vnd.oasis.opendocument.spreadsheet")), true),
                        "unsupported-format",
                        "ODF"),
                Arguments.of("a.xlsx", half(), "workbook-damaged", "没有传完"));
    }

    private static byte[] half() {
        byte[] whole = maker().bytes();
        return Arrays.copyOf(whole, whole.length / 2);
    }

    @ParameterizedTest(name = "{0} {2} {3}")
    @MethodSource("files")
    void tellsByItsBytesWhatAFileIs(String fileName, byte[] bytes, String code, String found) {
        Problem problem = problem(bytes, fileName);
        assertThat(problem.code().id()).isEqualTo(code);
        assertThat(Wording.message(problem)).contains(found);
    }

    @Test
    void theNameOfTheFileMeansNothing() {
        assertThat(Books.open(maker().bytes(), "a.xls", LIMITS).get().sheets()).hasSize(1);
        byte[] macro = withMainType("application/vnd.ms-excel.sheet.macroEnabled.main+xml");
        assertThat(Books.open(macro, "a.xlsm", LIMITS).get().sheets()).hasSize(1);
    }

    @Test
    void aFileThatIsTooLargeIsNotOpened() {
        assertThat(Books.open(maker().bytes(), "a.xlsx", LIMITS.withBytes(100, 100, 100))
                        .problems()
                        .get(0)
                        .code())
                .isEqualTo(ProblemCode.LIMIT_EXCEEDED);
    }

    static Stream<Arguments> packages() {
        String rels = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>";
        String sheet = "<Relationship Id='rId1' Type='" + RELS + "/worksheet' Target='";
        return Stream.of(
                Arguments.of("no root relationships", maker().without("_rels/.rels"), "workbook-damaged"),
                Arguments.of("no workbook", maker().without("xl/workbook.xml"), "workbook-damaged"),
                Arguments.of("no sheet", maker().without("xl/worksheets/sheet1.xml"), "workbook-damaged"),
                Arguments.of("no relationships", maker().without("xl/_rels/workbook.xml.rels"), "workbook-damaged"),
                Arguments.of("strings missing", maker().without("xl/sharedStrings.xml"), "workbook-damaged"),
                Arguments.of("styles missing", maker().without("xl/styles.xml"), "styles-damaged"),
                Arguments.of(
                        "styles cut",
                        maker().part("xl/styles.xml", "<styleSheet xmlns='" + MAIN + "'><cellXfs>"),
                        "styles-damaged"),
                Arguments.of(
                        "styles empty",
                        maker().part("xl/styles.xml", "<styleSheet xmlns='" + MAIN + "'/>"),
                        "styles-damaged"),
                Arguments.of(
                        "a number format that is nowhere",
                        maker().part(
                                        "xl/styles.xml",
                                        "<styleSheet xmlns='" + MAIN
                                                + "'><cellXfs><xf numFmtId='0'/><xf numFmtId='200'/></cellXfs></styleSheet>"),
                        "styles-damaged"),
                Arguments.of(
                        "foreign sheet", maker().part("xl/worksheets/sheet1.xml", "<worksheet/>"), "workbook-damaged"),
                Arguments.of(
                        "two sets of cells",
                        maker().part(
                                        "xl/worksheets/sheet1.xml",
                                        "<worksheet xmlns='" + MAIN + "'><sheetData/><sheetData>" + ROWS
                                                + "</sheetData></worksheet>"),
                        "workbook-damaged"),
                Arguments.of(
                        "external sheet",
                        maker().part(
                                        "xl/_rels/workbook.xml.rels",
                                        rels + sheet + "file:///etc/passwd' TargetMode='External'/></Relationships>"),
                        "workbook-damaged"),
                Arguments.of(
                        "out of the file",
                        maker().part(
                                        "xl/_rels/workbook.xml.rels",
                                        rels + sheet + "../../../etc/passwd'/></Relationships>"),
                        "workbook-damaged"),
                Arguments.of(
                        "tricks with percent",
                        maker().part(
                                        "xl/_rels/workbook.xml.rels",
                                        rels + sheet + "worksheets/%2e%2e/worksheets/sheet1.xml'/></Relationships>"),
                        "workbook-damaged"),
                Arguments.of(
                        "an id twice",
                        maker().part(
                                        "xl/_rels/workbook.xml.rels",
                                        rels + sheet + "worksheets/sheet1.xml'/>" + sheet
                                                + "worksheets/sheet1.xml'/></Relationships>"),
                        "workbook-damaged"),
                Arguments.of("two sheets of one name", maker().sheet("月报", ROWS), "workbook-damaged"),
                Arguments.of(
                        "two sheets on one part",
                        maker().part(
                                        "xl/workbook.xml",
                                        "<workbook xmlns='" + MAIN + "' xmlns:r='" + RELS
                                                + "'><sheets><sheet name='a' r:id='rId1'/><sheet name='b' r:id='rId1'/></sheets></workbook>"),
                        "workbook-damaged"),
                Arguments.of(
                        "doctype",
                        maker().part("xl/sharedStrings.xml", "<!DOCTYPE sst><sst xmlns='" + MAIN + "'/>"),
                        "doctype-forbidden"),
                Arguments.of(
                        "doctype in styles",
                        maker().part("xl/styles.xml", "<!DOCTYPE a><styleSheet xmlns='" + MAIN + "'/>"),
                        "doctype-forbidden"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packages")
    void refusesPackagesThatContradictThemselves(String what, XlsxMaker maker, String code) {
        assertThat(problem(maker).code().id()).isEqualTo(code);
    }

    @Test
    void partsMayStandAnywhere() {
        XlsxMaker maker = maker();
        Map<String, byte[]> parts = new LinkedHashMap<>();
        maker.parts()
                .forEach((name, bytes) -> parts.put(
                        name.replace("xl/", "部件/").replace("sheet1.xml", "我的 表.xml"),
                        new String(bytes, StandardCharsets.UTF_8)
                                .replace("xl/workbook.xml", "/部件/workbook.xml")
                                .replace("//部件", "/部件")
                                .replace(
                                        "Target='worksheets/sheet1.xml'",
                                        "Target='/部件/worksheets/%E6%88%91%E7%9A%84%20%E8%A1%A8.xml'")
                                .getBytes(StandardCharsets.UTF_8)));
        Book book = Books.open(XlsxMaker.zip(parts, false), "a.xlsx", LIMITS).get();
        assertThat(book.sheets().get(0).cells()).hasSize(2);
    }

    @Test
    void strictOoxmlAndPrefixesAreReadAsTheyMean() {
        XlsxMaker maker = maker();
        Map<String, byte[]> parts = new LinkedHashMap<>();
        maker.parts()
                .forEach((name, bytes) -> parts.put(
                        name,
                        new String(bytes, StandardCharsets.UTF_8)
                                .replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
                                .replace(RELS, "http://purl.oclc.org/ooxml/officeDocument/relationships")
                                .getBytes(StandardCharsets.UTF_8)));
        Book book = Books.open(XlsxMaker.zip(parts, false), "a.xlsx", LIMITS).get();
        assertThat(book).isEqualTo(Books.open(maker.bytes(), "a.xlsx", LIMITS).get());
        String prefixed = "<x:worksheet xmlns:x='" + MAIN
                + "'><x:sheetData><x:row><x:c t='s'><x:v>0</x:v></x:c></x:row></x:sheetData>" + "</x:worksheet>";
        assertThat(Books.open(maker.part("xl/worksheets/sheet1.xml", prefixed).bytes(), "a.xlsx", LIMITS)
                        .get()
                        .sheets()
                        .get(0)
                        .cells())
                .hasSize(1);
    }

    @Test
    void aWorkbookWithoutStringsAndStylesIsRead() {
        XlsxMaker maker = new XlsxMaker()
                .sheet("月报", "<row><c t='inlineStr'><is><t>甲</t></is></c><c><v>1</v></c></row>")
                .without("xl/styles.xml")
                .without("xl/sharedStrings.xml");
        assertThat(Books.open(maker.bytes(), "a.xlsx", LIMITS)
                        .get()
                        .sheets()
                        .get(0)
                        .cells())
                .hasSize(2);
    }

    @Test
    void aWrongCrcOfAUsedPartRefusesAnUnusedOneDoesNotMatter() {
        byte[] good = maker().part("docProps/app.xml", "<unused>1234567</unused>")
                .stored()
                .bytes();
        assertThat(Books.open(flipped(good, "44151"), "a.xlsx", LIMITS).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.WORKBOOK_DAMAGED);
        assertThat(Books.open(flipped(good, "1234567"), "a.xlsx", LIMITS).get())
                .isEqualTo(Books.open(good, "a.xlsx", LIMITS).get());
    }

    private static byte[] flipped(byte[] zip, String text) {
        int at = new String(zip, StandardCharsets.ISO_8859_1).indexOf(text);
        assertThat(at).isPositive();
        byte[] other = zip.clone();
        other[at] ^= 1;
        return other;
    }

    @Test
    void sheetsAreBounded() {
        XlsxMaker maker = new XlsxMaker();
        for (int i = 0; i < 64; i++) {
            maker.sheet("表" + i, "");
        }
        assertThat(Books.open(maker.bytes(), "a.xlsx", LIMITS).get().sheets()).hasSize(64);
        assertThat(problem(maker.sheet("多", "")).code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
    }

    @Test
    void namesAndBytesOfParts() {
        byte[] file = maker().bytes();
        assertThat(Books.partNames(file, LIMITS).get()).contains("xl/workbook.xml", "[Content_Types].xml");
        assertThat(Books.part(file, "XL/workbook.xml", LIMITS).get())
                .hasValueSatisfying(bytes ->
                        assertThat(bytes).asString(StandardCharsets.UTF_8).contains("月报"));
        assertThat(Books.part(file, "xl/none.xml", LIMITS).get()).isEmpty();
        assertThat(Books.part(bytes("no zip"), "x", LIMITS).hasErrors()).isTrue();
    }

    @Test
    void noTruncationThrowsOrIsRead() {
        byte[] whole = maker().bytes();
        for (int length = 0; length < whole.length; length++) {
            assertThat(Books.open(Arrays.copyOf(whole, length), "a.xlsx", LIMITS)
                            .value())
                    .isEmpty();
        }
    }
}
