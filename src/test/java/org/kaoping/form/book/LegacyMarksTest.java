package org.kaoping.form.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.poi.hssf.record.UnknownRecord;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFComment;
import org.apache.poi.hssf.usermodel.HSSFName;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.util.CellAddress;
import org.junit.jupiter.api.Test;
import org.kaoping.problem.Wording;

/** An .xls with an older comment, hidden rows and columns, and references that don't follow the order of its sheets. */
class LegacyMarksTest {
    /** The record that says that there is a VBA project. */
    private static final int VBA = 0xD3;

    private static final List<Mark> MARKS = List.of(
            new Mark(Mark.Weight.ERROR, "乙", "B3", "满分", "10", "这个数不对。", "请改成整数。"),
            new Mark(Mark.Weight.WARNING, "乙", "D4", "份数", "", "没有填写。", "请核对。"));

    private static byte[] sent() throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            HSSFSheet first = workbook.createSheet("甲");
            HSSFSheet second = workbook.createSheet("乙");
            HSSFSheet third = workbook.createSheet("丙");
            first.createRow(0).createCell(0).setCellValue(5);
            third.createRow(0).createCell(0).setCellValue(7);
            // the reference to the third sheet is the first of all
            second.createRow(0).createCell(0).setCellFormula("丙!A1*10");
            second.getRow(0).createCell(1).setCellFormula("甲!A1*10");
            HSSFName name = workbook.createName();
            name.setNameName("kp_x");
            name.setRefersToFormula("丙!$A$1");
            second.getRow(0).createCell(2).setCellFormula("kp_x+1");
            second.createRow(2).createCell(1).setCellValue(10);
            second.getRow(2).setZeroHeight(true);
            second.createRow(3).createCell(0).setCellValue("丁");
            second.setColumnHidden(3, true);
            HSSFComment comment = second.createDrawingPatriarch()
                    .createCellComment(new HSSFClientAnchor(0, 0, 0, 0, (short) 2, 2, (short) 4, 5));
            comment.setAddress(2, 1);
            comment.setString(new HSSFRichTextString("请填整数"));
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static HSSFWorkbook open(byte[] bytes) throws IOException {
        return new HSSFWorkbook(new ByteArrayInputStream(bytes));
    }

    private static String comment(HSSFWorkbook workbook, String cell) {
        HSSFComment comment = workbook.getSheet("乙").getCellComments().get(new CellAddress(cell));
        return Objects.requireNonNull(comment).getString().getString();
    }

    private static void writesItsReferences(HSSFWorkbook workbook) {
        HSSFSheet sheet = workbook.getSheet("乙");
        assertThat(sheet.getRow(0).getCell(0).getCellFormula()).isEqualTo("丙!A1*10");
        assertThat(sheet.getRow(0).getCell(1).getCellFormula()).isEqualTo("甲!A1*10");
        assertThat(workbook.getName("kp_x").getRefersToFormula()).isEqualTo("丙!$A$1");
    }

    private static void keepsItsReferences(HSSFWorkbook workbook) {
        writesItsReferences(workbook);
        HSSFSheet sheet = workbook.getSheet("乙");
        workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
        assertThat(sheet.getRow(0).getCell(0).getNumericCellValue()).isEqualTo(70);
        assertThat(sheet.getRow(0).getCell(1).getNumericCellValue()).isEqualTo(50);
        assertThat(sheet.getRow(0).getCell(2).getNumericCellValue()).isEqualTo(8);
    }

    @Test
    void whatStoodThereStaysUnderOursAndComesBack() throws IOException {
        byte[] marked = LegacyMarks.mark(sent(), MARKS).get();
        try (HSSFWorkbook workbook = open(marked)) {
            assertThat(workbook.getSheetName(0)).isEqualTo("填报问题");
            keepsItsReferences(workbook);
            assertThat(comment(workbook, "B3")).startsWith("【系统标注】\n错误：这个数不对。").endsWith("请填整数");
            assertThat(comment(workbook, "D4")).isEqualTo("【系统标注】\n提示：没有填写。 请核对。");
            assertThat(workbook.getSheet("乙").getRow(2).getZeroHeight()).isFalse();
            assertThat(workbook.getSheet("乙").isColumnHidden(3)).isFalse();
        }
        byte[] clean = LegacyMarks.mark(LegacyMarks.mark(marked, MARKS).get(), List.of())
                .get();
        try (HSSFWorkbook workbook = open(clean)) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(3);
            assertThat(workbook.getNumberOfNames()).isEqualTo(1);
            keepsItsReferences(workbook);
            assertThat(comment(workbook, "B3")).isEqualTo("请填整数");
            assertThat(workbook.getSheet("乙").getCellComments()).hasSize(1);
            assertThat(workbook.getSheet("乙").getSheetConditionalFormatting().getNumConditionalFormattings())
                    .isZero();
        }
    }

    /** Another workbook's sheets are numbered by themselves, whatever sheet of ours comes and goes. */
    @Test
    void referencesToOtherWorkbooksStay() throws IOException {
        byte[] sent;
        try (HSSFWorkbook workbook = open(sent());
                HSSFWorkbook other = new HSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            other.createSheet("一");
            other.createSheet("二");
            workbook.linkExternalWorkbook("别的.xls", other);
            workbook.getSheet("乙").getRow(3).createCell(4).setCellFormula("[别的.xls]一!A1+[别的.xls]二!B2");
            workbook.write(out);
            sent = out.toByteArray();
        }
        byte[] once = LegacyMarks.mark(sent, MARKS).get();
        byte[] twice = LegacyMarks.mark(once, MARKS).get();
        byte[] clean = LegacyMarks.mark(twice, List.of()).get();
        for (byte[] bytes : List.of(sent, once, twice, clean)) {
            try (HSSFWorkbook workbook = open(bytes)) {
                assertThat(workbook.getSheet("乙").getRow(3).getCell(4).getCellFormula())
                        .isEqualTo("[别的.xls]一!A1+[别的.xls]二!B2");
                // the other workbook is not at hand to be calculated with
                writesItsReferences(workbook);
            }
        }
    }

    /** A file that POI reads and can't change: its references have no word for the workbook itself. */
    @Test
    void whatCannotBeWrittenIsToldAndNotCalledUnreadable() throws IOException {
        byte[] sent = sent();
        for (int at = 0; at + 8 <= sent.length; at++) {
            // SUPBOOK, 4 bytes: a count of sheets and the sign for "this workbook", which becomes that for add-ins
            if (sent[at] == (byte) 0xAE && sent[at + 1] == 1 && sent[at + 2] == 4 && sent[at + 3] == 0) {
                sent[at + 6] = 1;
                sent[at + 7] = 0x3A;
            }
        }
        assertThat(LegacyMarks.mark(sent, MARKS).problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(Wording.sentence(problem)).contains("不能加标注", "请用 Excel 或 WPS 另存为 .xlsx，再重新上传"));
    }

    @Test
    void withNothingToMarkItComesBackAsItWas() throws IOException {
        byte[] sent = sent();
        assertThat(LegacyMarks.mark(sent, List.of()).get()).isEqualTo(sent);
        assertThat(LegacyMarks.mark(new byte[600], MARKS).hasErrors()).isTrue();
    }

    /** A VBA project as it lies in an .xls: a storage beside the workbook, and a record that says so. */
    static byte[] withMacros(byte[] xls) throws IOException {
        try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(xls));
                HSSFWorkbook workbook = new HSSFWorkbook(file, true);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            DirectoryEntry project = file.getRoot().createDirectory("_VBA_PROJECT_CUR");
            project.createDocument("PROJECT", new ByteArrayInputStream("Module=坏".getBytes(StandardCharsets.UTF_8)));
            project.createDirectory("VBA")
                    .createDocument("Module1", new ByteArrayInputStream("Auto_Open".getBytes(StandardCharsets.UTF_8)));
            workbook.getInternalWorkbook().getWorkbookRecordList().add(4, new UnknownRecord(VBA, new byte[0]));
            workbook.write(out);
            return out.toByteArray();
        }
    }

    @Test
    void aVbaProjectIsNotSentBack() throws IOException {
        byte[] sent = withMacros(sent());
        try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(sent))) {
            assertThat(file.getRoot().hasEntry("_VBA_PROJECT_CUR")).isTrue();
        }
        assertThat(Macros.any(sent, Limits.STANDARD)).isTrue();
        for (List<Mark> marks : List.of(MARKS, List.<Mark>of())) {
            byte[] marked = LegacyMarks.mark(sent, marks).get();
            assertThat(Macros.any(marked, Limits.STANDARD)).isFalse();
            assertThat(new String(marked, StandardCharsets.ISO_8859_1)).doesNotContain("Auto_Open", "Module=");
            try (HSSFWorkbook workbook = open(marked)) {
                assertThat(workbook.getInternalWorkbook().getRecords()).noneMatch(record -> record.getSid() == VBA);
                keepsItsReferences(workbook);
            }
        }
    }

    /** The third sheet is called one of macros: in its entry and at its beginning. */
    static byte[] withMacroSheet(byte[] xls) throws IOException {
        try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(xls));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            byte[] stream;
            try (var in = file.createDocumentInputStream("Workbook")) {
                stream = in.readAllBytes();
            }
            ByteBuffer all = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
            int last = 0;
            for (int at = 0; all.getShort(at) != 0x0A; at += 4 + Short.toUnsignedInt(all.getShort(at + 2))) {
                last = all.getShort(at) == 0x85 ? at : last;
            }
            stream[last + 9] = 1;
            all.putShort(all.getInt(last + 4) + 6, (short) 0x40);
            file.getRoot().getEntry("Workbook").delete();
            file.createDocument(new ByteArrayInputStream(stream), "Workbook");
            file.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    @Test
    void aFileWithAMacroSheetIsNotMarkedAndSaysWhy() throws IOException {
        byte[] sent = withMacroSheet(sent());
        assertThat(LegacyBook.read(sent, Limits.STANDARD).get().sheets()).hasSize(3);
        for (List<Mark> marks : List.of(MARKS, List.<Mark>of())) {
            assertThat(LegacyMarks.mark(sent, marks).problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(Wording.sentence(problem))
                            .contains("不能加标注：文件里有宏表（Excel 4.0 宏）", "请删去宏表，另存后再上传"));
        }
    }
}
