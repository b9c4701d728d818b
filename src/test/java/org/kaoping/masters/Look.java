package org.kaoping.masters;

import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;

/**
 * How a cell looks, as a value: the kit makes one cell style per look.
 *
 * @param font the font's name
 * @param size its size in points
 * @param bold whether bold
 * @param italic whether italic
 * @param color the text's colour, six hex digits
 * @param fill the background, six hex digits; empty: none
 * @param border whether thin borders run around it
 * @param across the horizontal alignment
 * @param down the vertical alignment
 * @param wrap whether long text wraps
 * @param format the number format
 * @param locked whether the cell is locked while the sheet is protected
 * @param vertical whether the characters stand one below another
 */
public record Look(
        String font,
        double size,
        boolean bold,
        boolean italic,
        String color,
        String fill,
        boolean border,
        HorizontalAlignment across,
        VerticalAlignment down,
        boolean wrap,
        String format,
        boolean locked,
        boolean vertical) {
    /** The colour of inputs. */
    static final String YELLOW = "FFFDE7";
    /** The colour of what the system fills. */
    static final String GREY = "F2F2F2";

    private static final String SONG = "宋体";

    private static Look body(String fill, HorizontalAlignment across, boolean locked) {
        return new Look(
                SONG,
                10.5,
                false,
                false,
                "000000",
                fill,
                true,
                across,
                VerticalAlignment.CENTER,
                true,
                "General",
                locked,
                false);
    }

    /** The title in row 1. */
    static final Look TITLE = new Look(
            "方正小标宋简体",
            20,
            false,
            false,
            "000000",
            "",
            false,
            HorizontalAlignment.CENTER,
            VerticalAlignment.CENTER,
            false,
            "General",
            true,
            false);

    /** The line under the title. */
    static final Look SUBTITLE =
            body("", HorizontalAlignment.CENTER, true).withoutBorder().withSize(11);
    /** Small furniture without a border. */
    static final Look PLAIN = body("", HorizontalAlignment.LEFT, true).withoutBorder();
    /** The scheme's number and the mark of an example, in the red of official heads. */
    static final Look MARK = PLAIN.withColor("C00000").withSize(10);
    /** The form number at the top right. */
    static final Look NUMBER = PLAIN.withFont("黑体").across(HorizontalAlignment.RIGHT);
    /** A label in front of a field. */
    static final Look LABEL =
            body(GREY, HorizontalAlignment.CENTER, true).withFont("黑体").withSize(10);
    /** The head of a column. */
    static final Look HEAD =
            body("D9E1EC", HorizontalAlignment.CENTER, true).withFont("黑体").withSize(11);
    /** What the system fills, text. */
    static final Look FIXED = body(GREY, HorizontalAlignment.LEFT, true);
    /** What the system fills, centred. */
    static final Look FIXED_MID = body(GREY, HorizontalAlignment.CENTER, true);
    /** Free text to be filled in. */
    static final Look INPUT = body(YELLOW, HorizontalAlignment.LEFT, false).withFormat("@");
    /** Short text to be filled in: choices, names. */
    static final Look INPUT_MID =
            body(YELLOW, HorizontalAlignment.CENTER, false).withFormat("@");
    /** A number to be filled in. */
    static final Look INPUT_NUMBER =
            body(YELLOW, HorizontalAlignment.RIGHT, false).withFormat("General");
    /** A day to be filled in. */
    static final Look INPUT_DAY =
            body(YELLOW, HorizontalAlignment.CENTER, false).withFormat("yyyy\\-mm\\-dd");
    /** A computed cell. */
    static final Look COMPUTED = body("FFFFFF", HorizontalAlignment.RIGHT, true).withItalic();
    /** The checking column: red. */
    static final Look CHECK =
            body("FFFFFF", HorizontalAlignment.LEFT, true).withColor("C00000").withSize(10);
    /** Where a hand signs or a seal goes. */
    static final Look SIGN =
            body("", HorizontalAlignment.LEFT, false).withoutBorder().withFormat("@");

    Look withSize(double other) {
        return new Look(font, other, bold, italic, color, fill, border, across, down, wrap, format, locked, vertical);
    }

    Look withFont(String other) {
        return new Look(other, size, bold, italic, color, fill, border, across, down, wrap, format, locked, vertical);
    }

    Look withColor(String other) {
        return new Look(font, size, bold, italic, other, fill, border, across, down, wrap, format, locked, vertical);
    }

    Look withFill(String other) {
        return new Look(font, size, bold, italic, color, other, border, across, down, wrap, format, locked, vertical);
    }

    Look withItalic() {
        return new Look(font, size, bold, true, color, fill, border, across, down, wrap, format, locked, vertical);
    }

    Look withBold() {
        return new Look(font, size, true, italic, color, fill, border, across, down, wrap, format, locked, vertical);
    }

    Look withoutBorder() {
        return new Look(font, size, bold, italic, color, fill, false, across, down, wrap, format, locked, vertical);
    }

    Look withFormat(String other) {
        return new Look(font, size, bold, italic, color, fill, border, across, down, wrap, other, locked, vertical);
    }

    Look across(HorizontalAlignment other) {
        return new Look(font, size, bold, italic, color, fill, border, other, down, wrap, format, locked, vertical);
    }

    Look top() {
        return new Look(
                font,
                size,
                bold,
                italic,
                color,
                fill,
                border,
                across,
                VerticalAlignment.TOP,
                wrap,
                format,
                locked,
                vertical);
    }

    Look unlocked() {
        return new Look(font, size, bold, italic, color, fill, border, across, down, wrap, format, false, vertical);
    }

    Look nowrap() {
        return new Look(font, size, bold, italic, color, fill, border, across, down, false, format, locked, vertical);
    }

    Look standing() {
        return new Look(font, size, bold, italic, color, fill, border, across, down, wrap, format, locked, true);
    }
}
