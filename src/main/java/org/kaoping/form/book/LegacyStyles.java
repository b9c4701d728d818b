package org.kaoping.form.book;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.record.PaletteRecord;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;

/**
 * The styles of the list of an .xls: those of an earlier time are taken again; where the format has no room for more,
 * the list does with what there is, down to the plain style. The colours are the nearest of the workbook's palette.
 */
final class LegacyStyles {
    /** What Excel 97 to 2003 can hold. */
    static final int MOST_STYLES = 4_000;

    private static final int MOST_FONTS = 500;

    /** The number format 「文本」. */
    private static final short TEXT = 49;

    private final HSSFWorkbook workbook;
    private final List<HSSFCellStyle> styles = new ArrayList<>();

    /** One style. */
    private record Wanted(
            HSSFFont font, int fill, boolean border, boolean centred, boolean top, boolean wrap, boolean input) {
        Wanted(HSSFFont font, int fill, boolean border, boolean centred, boolean top, boolean wrap) {
            this(font, fill, border, centred, top, wrap, false);
        }
    }

    LegacyStyles(HSSFWorkbook workbook) {
        this.workbook = workbook;
        int grey = colour(0xBF, 0xBF, 0xBF);
        int dark = colour(0x66, 0x66, 0x99);
        HSSFFont plain = font(11, false, 0, 0, 0, false);
        // in the order in which they are worth the last free places; the order of use is below
        HSSFCellStyle text = style(new Wanted(plain, -1, true, false, true, true), grey);
        HSSFCellStyle head =
                style(new Wanted(font(11, true, 255, 255, 255, false), dark, true, true, false, false), grey);
        HSSFCellStyle advice = style(new Wanted(plain, -1, false, false, false, true), grey);
        HSSFCellStyle middle = style(new Wanted(plain, -1, true, true, true, false), grey);
        HSSFCellStyle link = style(new Wanted(font(11, false, 5, 99, 193, true), -1, true, true, true, false), grey);
        HSSFCellStyle error = style(new Wanted(font(11, true, 0xC0, 0, 0, false), -1, true, true, true, false), grey);
        HSSFCellStyle warning =
                style(new Wanted(font(11, true, 0x9C, 0x57, 0, false), -1, true, true, true, false), grey);
        HSSFCellStyle title = style(new Wanted(font(16, true, 0, 0, 0, false), -1, false, false, false, false), grey);
        HSSFCellStyle input = style(new Wanted(plain, colour(0xFF, 0xFF, 0xE5), true, false, true, true, true), grey);
        styles.addAll(List.of(title, advice, head, text, middle, error, warning, link, input));
    }

    /** A style by its place: title, advice, head, text, middle, error, warning, link, input. */
    HSSFCellStyle get(int index) {
        return styles.get(index);
    }

    /** The nearest colour of the palette. */
    private int colour(int red, int green, int blue) {
        return colour(workbook, red, green, blue);
    }

    /** The nearest colour of a workbook's palette. POI would add a palette where there is none, or miss the one there is. */
    static short colour(HSSFWorkbook workbook, int red, int green, int blue) {
        PaletteRecord palette = workbook.getInternalWorkbook().getRecords().stream()
                .filter(PaletteRecord.class::isInstance)
                .map(PaletteRecord.class::cast)
                .findFirst()
                .orElseGet(PaletteRecord::new);
        short nearest = PaletteRecord.FIRST_COLOR_INDEX;
        int least = Integer.MAX_VALUE;
        for (short i = PaletteRecord.FIRST_COLOR_INDEX; palette.getColor(i) != null; i++) {
            byte[] one = palette.getColor(i);
            int far = Math.abs(red - (one[0] & 0xFF))
                    + Math.abs(green - (one[1] & 0xFF))
                    + Math.abs(blue - (one[2] & 0xFF));
            if (far < least) {
                least = far;
                nearest = i;
            }
        }
        return nearest;
    }

    private HSSFFont font(int size, boolean bold, int red, int green, int blue, boolean underlined) {
        boolean black = red + green + blue == 0;
        return font(workbook, size, bold, black ? Font.COLOR_NORMAL : (short) colour(red, green, blue), underlined);
    }

    /** A font in 宋体; one that is there where it can be had. */
    static HSSFFont font(HSSFWorkbook workbook, int size, boolean bold, short colour, boolean underlined) {
        byte under = underlined ? Font.U_SINGLE : Font.U_NONE;
        HSSFFont found = workbook.findFont(bold, colour, (short) (size * 20), "宋体", false, false, Font.SS_NONE, under);
        if (found != null) {
            return found;
        }
        if (workbook.getNumberOfFonts() >= MOST_FONTS) {
            return workbook.getFontAt(0);
        }
        HSSFFont font = workbook.createFont();
        font.setBold(bold);
        font.setColor(colour);
        font.setFontHeightInPoints((short) size);
        font.setFontName("宋体");
        font.setUnderline(under);
        return font;
    }

    private HSSFCellStyle style(Wanted wanted, int grey) {
        for (int i = 0; i < workbook.getNumCellStyles(); i++) {
            HSSFCellStyle style = workbook.getCellStyleAt(i);
            if (fits(style, wanted, grey)) {
                return style;
            }
        }
        if (workbook.getNumCellStyles() >= MOST_STYLES) {
            return workbook.getCellStyleAt(0);
        }
        HSSFCellStyle style = workbook.createCellStyle();
        style.setFont(wanted.font());
        style.setAlignment(horizontal(wanted));
        style.setVerticalAlignment(vertical(wanted));
        style.setWrapText(wanted.wrap());
        style.setLocked(!wanted.input());
        style.setDataFormat(wanted.input() ? TEXT : 0);
        if (wanted.fill() >= 0) {
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            style.setFillForegroundColor((short) wanted.fill());
        }
        if (wanted.border()) {
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
            style.setTopBorderColor((short) grey);
            style.setBottomBorderColor((short) grey);
            style.setLeftBorderColor((short) grey);
            style.setRightBorderColor((short) grey);
        }
        return style;
    }

    private static HorizontalAlignment horizontal(Wanted wanted) {
        return wanted.centred() ? HorizontalAlignment.CENTER : HorizontalAlignment.GENERAL;
    }

    private static VerticalAlignment vertical(Wanted wanted) {
        return wanted.top() ? VerticalAlignment.TOP : VerticalAlignment.CENTER;
    }

    private static boolean fits(HSSFCellStyle style, Wanted wanted, int grey) {
        boolean bordered = style.getBorderTop() == BorderStyle.THIN
                && style.getBorderBottom() == BorderStyle.THIN
                && style.getBorderLeft() == BorderStyle.THIN
                && style.getBorderRight() == BorderStyle.THIN
                && style.getTopBorderColor() == grey;
        boolean filled = wanted.fill() >= 0
                ? style.getFillPattern() == FillPatternType.SOLID_FOREGROUND
                        && style.getFillForegroundColor() == wanted.fill()
                : style.getFillPattern() == FillPatternType.NO_FILL;
        return style.getFontIndex() == wanted.font().getIndex()
                && style.getDataFormat() == (wanted.input() ? TEXT : 0)
                && style.getAlignment() == horizontal(wanted)
                && style.getVerticalAlignment() == vertical(wanted)
                && style.getWrapText() == wanted.wrap()
                && filled
                && (wanted.border() ? bordered : style.getBorderTop() == BorderStyle.NONE)
                && style.getLocked() != wanted.input();
    }
}
