package org.kaoping.form.book;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.ExternSheetRecord;
import org.apache.poi.hssf.record.NameRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.usermodel.HSSFConditionalFormatting;
import org.apache.poi.hssf.usermodel.HSSFConditionalFormattingRule;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFSheetConditionalFormatting;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.EntryUtils;
import org.apache.poi.poifs.filesystem.FilteringDirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.BorderFormatting;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.util.CellRangeAddress;
import org.kaoping.form.book.Mark.Weight;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * Marks an .xls as {@link MarkedBook} marks an .xlsx: frames are conditional formats, so that no cell and no style is
 * touched, and older marks are taken out first. Runs in {@link LegacyChild}, never in the server. Macros are not kept.
 */
final class LegacyMarks {
    private static final String STREAM = "Workbook";
    /** The record that says that there are macros. */
    private static final int MACROS_RECORD = 0xD3;

    /** Where the record of a sheet says what it is, behind four bytes of head, four of its place and its visibility. */
    private static final int KIND_OF_SHEET = 9;

    private static final int MACRO_SHEET = 1;

    private static final String UNUSUAL = "这份 .xls 的写法不常见，标注写不进去；请用 Excel 或 WPS 另存为 .xlsx，再重新上传";

    private static final int AREAS_AT_ONCE = 400;
    private static final int USUAL_WIDTH = 8 * 256;

    private final HSSFWorkbook workbook;
    private final Book book;
    private final List<Mark> marks;
    private int commentsLeft = MarkedBook.MOST_COMMENTS;

    /** The first and last sheet of each reference, before a sheet was taken out. */
    private List<int[]> references = List.of();

    private LegacyMarks(HSSFWorkbook workbook, Book book, List<Mark> marks) {
        this.workbook = workbook;
        this.book = book;
        this.marks = marks;
    }

    /**
     * Marks a workbook. With no marks it merely loses those of an earlier time; had it none, it comes back as it is.
     *
     * @return the marked .xls, or the error that says why it can't be read
     */
    static Checked<byte[]> mark(byte[] bytes, List<Mark> marks) {
        Book book = null;
        try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(bytes));
                HSSFWorkbook workbook = new HSSFWorkbook(file, true)) {
            book = LegacyBook.of(workbook, Limits.STANDARD);
            if (hasMacroSheet(workbook)) {
                return impossible("文件里有宏表（Excel 4.0 宏），发回的文件不能带宏；请删去宏表，另存后再上传");
            }
            if (Embedded.runs(file.getRoot())) {
                return Embedded.refused();
            }
            boolean macros = file.getRoot().hasEntry(Embedded.PROJECT);
            LegacyMarks run = new LegacyMarks(workbook, book, marks);
            if (!run.change() && !macros) {
                return Checked.of(bytes);
            }
            byte[] written = run.written(macros);
            return run.keeps(written) ? Checked.of(written) : impossible(UNUSUAL);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // POI throws whatever the bytes provoke, and can't change all that it can read
            return book != null && LegacyBook.told(e).isEmpty()
                    ? impossible(UNUSUAL)
                    : Checked.failed(LegacyBook.told(e)
                            .orElseGet(() -> Problem.of(ProblemCode.LEGACY_UNREADABLE, Place.WORKBOOK)));
        }
    }

    private static Checked<byte[]> impossible(String why) {
        return Checked.failed(
                Problem.of(ProblemCode.ANNOTATION_IMPOSSIBLE, Place.WORKBOOK).found(why));
    }

    /** Whether what was written can be read, and has the cells of what was sent. */
    private boolean keeps(byte[] written) {
        Book now = LegacyBook.read(written, Limits.STANDARD).valueOrNull();
        return now != null && cells(now).equals(cells(book));
    }

    private static List<Map<CellRef, Cell>> cells(Book book) {
        int ours = MarkedBook.ours(book);
        List<Map<CellRef, Cell>> cells = new ArrayList<>();
        for (int i = 0; i < book.sheets().size(); i++) {
            if (i != ours) {
                cells.add(book.sheets().get(i).cells());
            }
        }
        return cells;
    }

    /** Whether there are sheets of macros, which no library takes apart and we never send. */
    private static boolean hasMacroSheet(HSSFWorkbook workbook) {
        return workbook.getInternalWorkbook().getRecords().stream()
                .filter(record -> record.getSid() == BoundSheetRecord.sid)
                .anyMatch(record -> record.serialize()[KIND_OF_SHEET] == MACRO_SHEET);
    }

    private boolean change() {
        int ours = MarkedBook.ours(book);
        boolean touched = ours >= 0;
        for (int i = 0; i < book.sheets().size(); i++) {
            if (i != ours) {
                touched |= sheet(workbook.getSheetAt(i), book.sheets().get(i));
            }
        }
        List<NameRecord> kept = ours < 0 ? List.of() : LegacyProblemSheet.names(workbook, ours);
        if (ours >= 0) {
            references = references();
            workbook.removeSheetAt(ours);
        }
        if (!marks.isEmpty()) {
            LegacyProblemSheet.write(workbook, marks, kept);
            select(workbook.getNumberOfSheets() - 1);
            return true;
        }
        if (ours >= 0) {
            LegacyProblemSheet.forget(workbook, kept);
            select(firstSeen());
        }
        return touched;
    }

    private List<int[]> references() {
        List<int[]> references = new ArrayList<>();
        for (Record record : workbook.getInternalWorkbook().getRecords()) {
            if (record instanceof ExternSheetRecord sheets) {
                for (int i = 0; i < sheets.getNumOfRefs(); i++) {
                    references.add(
                            new int[] {sheets.getFirstSheetIndexFromRefIndex(i), sheets.getLastSheetIndexFromRefIndex(i)
                            });
                }
            }
        }
        return references;
    }

    private int firstSeen() {
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            if (!workbook.isSheetHidden(i) && !workbook.isSheetVeryHidden(i)) {
                return i;
            }
        }
        return 0;
    }

    private void select(int index) {
        workbook.setActiveSheet(index);
        workbook.setSelectedTab(index);
        workbook.setFirstVisibleTab(0);
    }

    /** Changes one sheet; false where it has nothing of ours before and after. */
    private boolean sheet(HSSFSheet sheet, Sheet read) {
        boolean touched = unframe(sheet);
        LegacyComments comments = new LegacyComments(sheet);
        touched |= comments.stripped();
        Map<CellRef, List<Mark>> messages = new LinkedHashMap<>();
        Frames frames = new Frames(read, false);
        Set<Integer> rows = new TreeSet<>();
        Set<Integer> columns = new TreeSet<>();
        for (Mark mark : marks) {
            Area area = read.name().equals(mark.sheet()) ? MarkedBook.area(mark.cell()) : null;
            if (area == null || mark.weight() == Weight.NOTE || !fits(area)) {
                continue;
            }
            messages.computeIfAbsent(area.first(), at -> new ArrayList<>()).add(mark);
            frames.add(area, mark.weight() == Weight.ERROR);
            for (int row = area.first().row(); row <= area.last().row(); row++) {
                rows.add(row);
            }
            for (int column = area.first().column(); column <= area.last().column(); column++) {
                columns.add(column);
            }
        }
        if (messages.isEmpty()) {
            return touched;
        }
        rows.forEach(row -> show(sheet.getRow(row)));
        columns.forEach(column -> show(sheet, column));
        frames.all().forEach(frame -> frame(sheet, frame));
        messages.forEach((at, some) -> {
            if (commentsLeft-- > 0 && !comments.add(at, MarkedBook.text(some))) {
                commentsLeft = 0;
            }
        });
        return true;
    }

    /** Whether an .xls has such cells. */
    private static boolean fits(Area area) {
        return area.last().row() < 65_536 && area.last().column() < 256;
    }

    private static void show(@org.jspecify.annotations.Nullable HSSFRow row) {
        if (row != null && row.getZeroHeight()) {
            row.setZeroHeight(false);
        }
        if (row != null && row.getHeight() == 0) {
            row.setHeight((short) -1);
        }
    }

    private static void show(HSSFSheet sheet, int column) {
        if (sheet.isColumnHidden(column)) {
            sheet.setColumnHidden(column, false);
        }
        if (sheet.getColumnWidth(column) == 0) {
            sheet.setColumnWidth(column, USUAL_WIDTH);
        }
    }

    /** Takes our frames out. */
    private static boolean unframe(HSSFSheet sheet) {
        HSSFSheetConditionalFormatting formats = sheet.getSheetConditionalFormatting();
        boolean found = false;
        for (int i = formats.getNumConditionalFormattings() - 1; i >= 0; i--) {
            HSSFConditionalFormatting format = formats.getConditionalFormattingAt(i);
            List<HSSFConditionalFormattingRule> theirs = new ArrayList<>();
            for (int rule = 0; rule < format.getNumberOfRules(); rule++) {
                if (!isOurs(format.getRule(rule))) {
                    theirs.add(format.getRule(rule));
                }
            }
            if (theirs.size() == format.getNumberOfRules()) {
                continue;
            }
            found = true;
            formats.removeConditionalFormatting(i);
            if (!theirs.isEmpty()) {
                formats.addConditionalFormatting(
                        format.getFormattingRanges(), theirs.toArray(HSSFConditionalFormattingRule[]::new));
            }
        }
        return found;
    }

    private static boolean isOurs(HSSFConditionalFormattingRule rule) {
        try {
            String formula = rule.getFormula1();
            return formula != null && formula.contains(MarkedSheet.WORD);
        } catch (RuntimeException e) {
            // a rule that POI has no words for is none of ours
            return false;
        }
    }

    private void frame(HSSFSheet sheet, MarkedSheet.Frame frame) {
        HSSFSheetConditionalFormatting formats = sheet.getSheetConditionalFormatting();
        HSSFConditionalFormattingRule rule = formats.createConditionalFormattingRule(
                frame.condition() == null
                        ? MarkedSheet.SIGN
                        : "AND(" + MarkedSheet.SIGN + "," + frame.condition() + ")");
        short line = frame.error() ? colour(0xC0, 0, 0) : colour(0xBF, 0x8F, 0);
        PatternFormatting ground = rule.createPatternFormatting();
        ground.setFillBackgroundColor(frame.error() ? colour(0xFF, 0xC7, 0xCE) : colour(0xFF, 0xEB, 0x9C));
        ground.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
        BorderFormatting border = rule.createBorderFormatting();
        border.setBorderLeft(BorderStyle.THIN);
        border.setBorderRight(BorderStyle.THIN);
        border.setBorderTop(BorderStyle.THIN);
        border.setBorderBottom(BorderStyle.THIN);
        border.setLeftBorderColor(line);
        border.setRightBorderColor(line);
        border.setTopBorderColor(line);
        border.setBottomBorderColor(line);
        for (int i = 0; i < frame.areas().size(); i += AREAS_AT_ONCE) {
            CellRangeAddress[] some =
                    frame.areas().subList(i, Math.min(frame.areas().size(), i + AREAS_AT_ONCE)).stream()
                            .map(area -> new CellRangeAddress(
                                    area.first().row(),
                                    area.last().row(),
                                    area.first().column(),
                                    area.last().column()))
                            .toArray(CellRangeAddress[]::new);
            formats.addConditionalFormatting(some, rule);
        }
    }

    private short colour(int red, int green, int blue) {
        return LegacyStyles.colour(workbook, red, green, blue);
    }

    private byte[] written(boolean macros) throws IOException {
        if (macros) {
            for (Record record : List.copyOf(workbook.getInternalWorkbook().getRecords())) {
                if (record.getSid() == MACROS_RECORD) {
                    workbook.getInternalWorkbook().getWorkbookRecordList().remove(record);
                }
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        workbook.write(out);
        try (POIFSFileSystem made = new POIFSFileSystem(new ByteArrayInputStream(out.toByteArray()));
                POIFSFileSystem sent = new POIFSFileSystem()) {
            DirectoryNode root = made.getRoot();
            byte[] stream;
            try (var in = root.createDocumentInputStream(STREAM)) {
                stream = in.readAllBytes();
            }
            byte[] arranged = BiffStream.arrange(stream, !marks.isEmpty(), references);
            FilteringDirectoryNode rest = new FilteringDirectoryNode(root, List.of(STREAM, Embedded.PROJECT));
            EntryUtils.copyNodes(rest, sent.getRoot());
            sent.getRoot().setStorageClsid(root.getStorageClsid());
            sent.createDocument(new ByteArrayInputStream(arranged), STREAM);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            sent.writeFilesystem(bytes);
            return bytes.toByteArray();
        }
    }
}
