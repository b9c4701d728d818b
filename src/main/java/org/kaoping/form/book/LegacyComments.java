package org.kaoping.form.book;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFComment;
import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.SpreadsheetVersion;

/** The comments of one sheet of an .xls; ours are known and taken out as {@link MarkedComments} does it. */
final class LegacyComments {
    private static final int WIDTH = 240;
    private static final int MOST_HEIGHT = 450;
    private static final int LINE = 12;
    private static final int LINE_LENGTH = 19;

    private final HSSFSheet sheet;
    private final Map<CellRef, HSSFComment> present = new HashMap<>();
    private boolean stripped;

    /** Reads them, and takes out what we wrote at an earlier time. */
    LegacyComments(HSSFSheet sheet) {
        this.sheet = sheet;
        if (sheet.getDrawingPatriarch() == null) {
            return;
        }
        sheet.getCellComments()
                .forEach((at, comment) -> present.put(new CellRef(at.getRow(), at.getColumn()), comment));
        present.values().removeIf(this::strip);
    }

    /** Takes our lines out of a comment; true where nothing else was in it, and the comment is gone. */
    private boolean strip(HSSFComment comment) {
        HSSFRichTextString text = comment.getString();
        String all = text == null ? "" : text.getString();
        if (!all.startsWith(MarkedComments.HEAD)) {
            return false;
        }
        stripped = true;
        int older = all.indexOf(MarkedComments.OLDER);
        if (older < 0) {
            sheet.getDrawingPatriarch().removeShape(comment);
            return true;
        }
        int from = older + MarkedComments.OLDER.length();
        from += from < all.length() && all.charAt(from) == '\n' ? 1 : 0;
        HSSFRichTextString rest = new HSSFRichTextString(all.substring(from));
        copyFonts(text, from, rest, 0);
        comment.setString(rest);
        return false;
    }

    /** Gives the characters of a text from a place on the fonts that they had in another. */
    private static void copyFonts(HSSFRichTextString of, int from, HSSFRichTextString to, int at) {
        for (int i = 0; i < of.numFormattingRuns(); i++) {
            int start = Math.max(of.getIndexOfFormattingRun(i), from);
            int end = i + 1 < of.numFormattingRuns() ? of.getIndexOfFormattingRun(i + 1) : of.length();
            if (start < Math.min(end, of.length())) {
                to.applyFont(start - from + at, Math.min(end, of.length()) - from + at, of.getFontOfFormattingRun(i));
            }
        }
    }

    /** Whether something of ours was taken out. */
    boolean stripped() {
        return stripped;
    }

    /** Writes above whatever stands at a cell; false where the file has no number left for another comment. */
    boolean add(CellRef at, String message) {
        HSSFWorkbook workbook = sheet.getWorkbook();
        HSSFComment comment = present.get(at);
        HSSFRichTextString older = comment == null ? null : comment.getString();
        String head = MarkedComments.HEAD + "\n";
        String lines = head + message + (older == null ? "" : "\n" + MarkedComments.OLDER + "\n");
        HSSFRichTextString text = new HSSFRichTextString(lines + (older == null ? "" : older.getString()));
        HSSFFont plain = LegacyStyles.font(workbook, 9, false, org.apache.poi.ss.usermodel.Font.COLOR_NORMAL, false);
        HSSFFont bold = LegacyStyles.font(workbook, 9, true, org.apache.poi.ss.usermodel.Font.COLOR_NORMAL, false);
        text.applyFont(0, head.length(), bold);
        text.applyFont(head.length(), lines.length(), plain);
        if (older != null) {
            copyFonts(older, 0, text, lines.length());
        }
        if (comment == null) {
            try {
                comment = sheet.createDrawingPatriarch().createCellComment(box(at, message));
            } catch (IllegalArgumentException e) {
                return false;
            }
            comment.setAddress(at.row(), at.column());
            comment.setAuthor(MarkedComments.AUTHOR);
            comment.setVisible(false);
            present.put(at, comment);
        }
        comment.setString(text);
        return true;
    }

    private HSSFClientAnchor box(CellRef at, String message) {
        int lines = 2;
        for (String line : message.split("\n", -1)) {
            lines += 1 + line.length() / LINE_LENGTH;
        }
        int lastColumn = SpreadsheetVersion.EXCEL97.getLastColumnIndex();
        int lastRow = SpreadsheetVersion.EXCEL97.getLastRowIndex();
        int left = Math.min(at.column() + 1, lastColumn - 4);
        int right = left;
        for (double width = 0; right < lastColumn && width < WIDTH; right++) {
            width += sheet.isColumnHidden(right) ? 0 : sheet.getColumnWidthInPixels(right);
        }
        int height = Math.min(MOST_HEIGHT, LINE + LINE * lines);
        int top = Math.min(at.row(), lastRow - 10);
        int bottom = top;
        for (double down = 0; bottom < lastRow && down < height; bottom++) {
            HSSFRow row = sheet.getRow(bottom);
            down += row == null
                    ? sheet.getDefaultRowHeightInPoints()
                    : row.getZeroHeight() ? 0 : row.getHeightInPoints();
        }
        return new HSSFClientAnchor(0, 0, 0, 0, (short) left, top, (short) right, bottom);
    }
}
