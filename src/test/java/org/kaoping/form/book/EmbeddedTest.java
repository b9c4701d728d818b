package org.kaoping.form.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Wording;

/** What could run inside embedded objects is never sent back; harmless objects stay where they are. */
class EmbeddedTest {
    private static final List<Mark> MARKS =
            List.of(new Mark(Mark.Weight.ERROR, "月报", "B2", "份数", "x", "这个数不对。", "请改成整数。"));

    /** An object that a clerk put into the sheet. */
    enum Thing {
        WORKBOOK(false),
        PDF(false),
        WORKBOOK_WITH_MACROS(true),
        WORKBOOK_WITH_A_MACRO_SHEET(true),
        NEW_WORKBOOK_WITH_MACROS(true),
        NEW_WORKBOOK(false),
        PROGRAM(true),
        CONTROL(true);

        final boolean runs;

        Thing(boolean runs) {
            this.runs = runs;
        }
    }

    private static byte[] xls(boolean macroSheet) throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            workbook.createSheet("月报").createRow(1).createCell(1).setCellValue("x");
            workbook.createSheet("乙");
            workbook.write(out);
            return macroSheet ? LegacyMarksTest.withMacroSheet(out.toByteArray()) : out.toByteArray();
        }
    }

    private static byte[] stream(byte[] xls) throws IOException {
        try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(xls));
                var in = file.createDocumentInputStream("Workbook")) {
            return in.readAllBytes();
        }
    }

    private static byte[] xlsx() {
        return new XlsxMaker()
                .sheet("月报", "<row r='2'><c r='B2' t='inlineStr'><is><t>x</t></is></c></row>")
                .bytes();
    }

    private static byte[] xlsm() {
        return new XlsxMaker()
                .sheet("月报", "")
                .part("xl/vbaProject.bin", "Sub Auto_Open()".getBytes(StandardCharsets.UTF_8))
                .bytes();
    }

    /** The label of a packed file, as the packager writes it, and its bytes. */
    private static byte[] packed(String name) {
        return ("\u0002\0" + name + "\0C:\\" + name + "\0\0\0\u0003\0MZ..").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void add(DirectoryEntry folder, String name, byte[] bytes) throws IOException {
        folder.createDocument(name, new ByteArrayInputStream(bytes));
    }

    /** The object's storage, as it lies in an .xls. */
    private static void put(Thing thing, DirectoryEntry root) throws IOException {
        DirectoryEntry object = root.createDirectory("MBD0018D4CE");
        add(object, "\u0001Ole", new byte[20]);
        switch (thing) {
            case WORKBOOK -> add(object, "Workbook", stream(xls(false)));
            case PDF -> add(object, "\u0001Ole10Native", packed("shuoming.pdf"));
            case PROGRAM -> add(object, "\u0001Ole10Native", packed("setup.exe"));
            case WORKBOOK_WITH_MACROS -> {
                add(object, "Workbook", stream(xls(false)));
                add(
                        object.createDirectory("_VBA_PROJECT_CUR").createDirectory("VBA"),
                        "Module1",
                        "Auto_Open".getBytes(StandardCharsets.UTF_8));
            }
            case WORKBOOK_WITH_A_MACRO_SHEET -> add(object, "Workbook", stream(xls(true)));
            case NEW_WORKBOOK_WITH_MACROS -> add(object, "Package", xlsm());
            case NEW_WORKBOOK -> add(object, "Package", xlsx());
            case CONTROL -> add(root, "Ctls", new byte[40]);
        }
    }

    private static byte[] legacyWith(Thing thing) throws IOException {
        try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(xls(false)));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            put(thing, file.getRoot());
            file.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    /** The object as a part of an .xlsx: the new kinds as they are, the others as an OLE file of their own. */
    private static byte[] with(Thing thing) throws IOException {
        byte[] object;
        String name = "oleObject1.bin";
        if (thing == Thing.NEW_WORKBOOK || thing == Thing.NEW_WORKBOOK_WITH_MACROS) {
            object = thing == Thing.NEW_WORKBOOK ? xlsx() : xlsm();
            name = "Microsoft_Excel1.xlsx";
        } else {
            try (POIFSFileSystem file = new POIFSFileSystem();
                    ByteArrayOutputStream out = new ByteArrayOutputStream()) {
                put(thing, file.getRoot());
                file.writeFilesystem(out);
                object = out.toByteArray();
            }
        }
        return new XlsxMaker()
                .sheet("月报", "<row r='2'><c r='B2' t='inlineStr'><is><t>x</t></is></c></row>")
                .part("xl/embeddings/" + name, object)
                .bytes();
    }

    private static void refused(Checked<byte[]> marked) {
        assertThat(marked.problems())
                .singleElement()
                .satisfies(problem -> assertThat(Wording.sentence(problem))
                        .contains("不能加标注：文件里嵌入的对象带有宏、程序或 ActiveX 控件", "请删去嵌入的对象，另存后再上传"));
    }

    @ParameterizedTest
    @EnumSource(Thing.class)
    void ofAnXls(Thing thing) throws IOException {
        byte[] sent = legacyWith(thing);
        assertThat(LegacyBook.read(sent, Limits.STANDARD).get().sheets()).hasSize(2);
        for (List<Mark> marks : List.of(MARKS, List.<Mark>of())) {
            Checked<byte[]> marked = LegacyMarks.mark(sent, marks);
            if (thing.runs) {
                refused(marked);
                continue;
            }
            try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(marked.get()))) {
                assertThat(file.getRoot().hasEntry("MBD0018D4CE")).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Thing.class,
            mode = EnumSource.Mode.EXCLUDE,
            // a sheet of macros inside the stream of an older workbook inside an .xlsx is not looked for
            names = "WORKBOOK_WITH_A_MACRO_SHEET")
    void ofAnXlsx(Thing thing) throws IOException {
        byte[] sent = with(thing);
        assertThat(Books.open(sent, "", Limits.STANDARD).get().sheets()).hasSize(1);
        Checked<byte[]> marked = MarkedBook.mark(sent, MARKS, Limits.STANDARD);
        if (thing.runs) {
            refused(marked);
        } else {
            ZipParts parts = ZipParts.open(marked.get(), Limits.STANDARD).get();
            assertThat(parts.entries()).anyMatch(entry -> entry.name().startsWith("xl/embeddings/"));
        }
    }

    @Test
    void anObjectThatIsNoneAtAllIsLeftInPeace() throws IOException {
        byte[] sent = new XlsxMaker()
                .sheet("月报", "<row r='2'><c r='B2' t='inlineStr'><is><t>x</t></is></c></row>")
                .part("xl/embeddings/a.bin", new byte[3])
                .part("xl/embeddings/b.bin", new byte[0])
                .bytes();
        assertThat(MarkedBook.mark(sent, MARKS, Limits.STANDARD).problems()).isEmpty();
    }
}
