package org.kaoping.form.book;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** The cell styles of a workbook in a master's look, made of the master's own ones. */
final class Looks {
    private static final double USUAL_WIDTH = 8.43;
    private static final double LEAST_WIDTH = 5;

    private static final byte[] HEAD_FILL = {(byte) 0xd9, (byte) 0xe1, (byte) 0xee};

    private final XSSFWorkbook workbook;
    private final MasterBook master;
    private final XSSFCellStyle plainHead;
    private final XSSFCellStyle plainBody;
    private final XSSFCellStyle note;
    private final Map<String, XSSFCellStyle> made = new HashMap<>();

    /** Takes plain heads and bodies from the first column that the master lends; without one, makes them. */
    Looks(XSSFWorkbook workbook, MasterBook master, List<LookPage> pages) {
        this.workbook = workbook;
        this.master = master;
        LookPage.Lender lender = pages.stream()
                .flatMap(page -> page.columns().stream())
                .map(LookPage.Column::lender)
                .filter(one -> one != null)
                .findFirst()
                .orElse(null);
        this.plainHead = workbook.createCellStyle();
        this.plainBody = workbook.createCellStyle();
        this.note = workbook.createCellStyle();
        if (lender == null) {
            XSSFFont bold = workbook.createFont();
            bold.setBold(true);
            plainHead.setFont(bold);
            plainHead.setAlignment(HorizontalAlignment.CENTER);
            plainHead.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            plainHead.setFillForegroundColor(new XSSFColor(HEAD_FILL, null));
            framed(plainHead);
            framed(plainBody);
        } else {
            plainHead.cloneStyleFrom(master(lender.sheet(), lender.head()));
            XSSFCellStyle body = master(lender.sheet(), lender.body());
            plainBody.cloneStyleFrom(body);
            note.setFont(body.getFont());
        }
        plainHead.setWrapText(true);
        plainHead.setVerticalAlignment(VerticalAlignment.CENTER);
        plain(plainBody);
        note.setVerticalAlignment(VerticalAlignment.CENTER);
        note.setAlignment(HorizontalAlignment.LEFT);
    }

    private static void framed(XSSFCellStyle style) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
    }

    private static void plain(XSSFCellStyle style) {
        style.setFillPattern(FillPatternType.NO_FILL);
        style.setAlignment(HorizontalAlignment.LEFT);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setWrapText(true);
        style.setShrinkToFit(false);
        style.setDataFormat((short) 0);
    }

    private XSSFCellStyle master(String sheet, CellRef at) {
        MasterCell cell =
                master.sheet(sheet).map(one -> one.cell(one.upperLeft(at))).orElse(null);
        int style = cell == null ? 0 : cell.style();
        return workbook.getCellStyleAt(style);
    }

    /** How wide a column is, in characters. */
    double width(LookPage.Column column) {
        LookPage.Lender lender = column.lender();
        if (lender == null) {
            return column.width();
        }
        double width = master.sheet(lender.sheet()).stream()
                .flatMap(sheet -> sheet.columnStyles().stream())
                .filter(one -> one.first() <= lender.body().column()
                        && one.last() >= lender.body().column())
                .map(MasterSheet.ColumnLook::width)
                .filter(one -> one != null && !one.isBlank())
                .findFirst()
                .map(Double::parseDouble)
                .orElse(USUAL_WIDTH);
        return Math.max(Math.max(LEAST_WIDTH, column.width()), width);
    }

    /** The style of a column's head. */
    CellStyle head(LookPage.Column column) {
        LookPage.Lender lender = column.lender();
        if (lender == null) {
            return plainHead;
        }
        return made.computeIfAbsent(
                "head " + lender.sheet() + "!" + lender.head().a1(), key -> {
                    XSSFCellStyle style = workbook.createCellStyle();
                    style.cloneStyleFrom(master(lender.sheet(), lender.head()));
                    style.setWrapText(true);
                    return style;
                });
    }

    /** The style of a column's cells: of the master, without the colour that says where to write. */
    CellStyle body(LookPage.Column column) {
        LookPage.Lender lender = column.lender();
        if (lender == null) {
            return made.computeIfAbsent("plain " + column.centred() + " " + column.format(), key -> {
                XSSFCellStyle style = workbook.createCellStyle();
                style.cloneStyleFrom(plainBody);
                style.setDataFormat(workbook.createDataFormat().getFormat(column.format()));
                if (column.centred()) {
                    style.setAlignment(HorizontalAlignment.CENTER);
                }
                return style;
            });
        }
        return made.computeIfAbsent(
                "body " + lender.sheet() + "!" + lender.body().a1(), key -> {
                    XSSFCellStyle style = workbook.createCellStyle();
                    style.cloneStyleFrom(master(lender.sheet(), lender.body()));
                    style.setFillPattern(FillPatternType.NO_FILL);
                    style.setWrapText(true);
                    style.setShrinkToFit(false);
                    if (style.getAlignment() == HorizontalAlignment.RIGHT) {
                        // a number that touches the text of the next column is read as part of it
                        style.setIndention((short) 1);
                    }
                    return style;
                });
    }

    /** The style of the title: of the text with the largest letters in the upper rows of the master's sheet. */
    CellStyle title(LookPage page) {
        String like = page.like();
        return made.computeIfAbsent("title " + like, key -> {
            XSSFCellStyle style = workbook.createCellStyle();
            XSSFCellStyle largest = like == null ? null : largest(like);
            if (largest == null) {
                XSSFFont font = workbook.createFont();
                font.setFontName(note.getFont().getFontName());
                font.setBold(true);
                font.setFontHeightInPoints((short) 16);
                style.setFont(font);
            } else {
                style.cloneStyleFrom(largest);
            }
            style.setAlignment(HorizontalAlignment.CENTER);
            style.setVerticalAlignment(VerticalAlignment.CENTER);
            return style;
        });
    }

    private @Nullable XSSFCellStyle largest(String sheet) {
        XSSFCellStyle largest = null;
        MasterSheet found = master.sheet(sheet).orElse(null);
        if (found == null) {
            return null;
        }
        for (MasterCell cell : found.cells().values()) {
            if (!cell.text().isBlank()) {
                XSSFCellStyle style = workbook.getCellStyleAt(cell.style());
                if (largest == null
                        || style.getFont().getFontHeight() > largest.getFont().getFontHeight()) {
                    largest = style;
                }
            }
        }
        return largest;
    }

    /** The style of the line below the title. */
    CellStyle note() {
        return note;
    }

    /** The size of the font that column widths are counted in, in points. */
    double usualSize() {
        return workbook.getFontAt(0).getFontHeightInPoints();
    }

    /** The size of a style's letters, in points. */
    static double size(Workbook workbook, CellStyle style) {
        return workbook.getFontAt(style.getFontIndex()).getFontHeightInPoints();
    }
}
