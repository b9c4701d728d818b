package org.kaoping.form.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * How high a row must be to show its wrapped texts whole. Neither Excel nor LibreOffice fits a row by itself once its
 * height is set or its text stands in merged cells. Widths are counted as Excel counts columns, in digits of the usual
 * font; a Chinese character is two of them, a little generously, since fonts differ from machine to machine.
 */
final class RowHeights {
    /** The most that a row can have, in points. */
    static final double MOST = 409;

    private static final double WIDE = 2.1;
    private static final double NARROW = 1.1;
    private static final double PADDING_ACROSS = 0.6;
    private static final double LINE = 1.4;
    private static final double PADDING_DOWN = 3;
    private static final double USUAL_WIDTH = 8.43;
    private static final double USUAL_HEIGHT = 14.25;

    private final Map<Integer, Double> widths = new HashMap<>();
    private final Map<CellRef, Area> merges = new HashMap<>();
    private final double otherWidth;
    private final double otherHeight;
    private final StyleSheet styles;

    /**
     * A wrapped text that wants height.
     *
     * @param hole the number of its cell's hole
     * @param columns how many digits of its own font fit into a line
     * @param line the height of a line in points
     * @param elsewhere the points that further rows of its merged area already give
     */
    record Demand(int hole, double columns, double line, double elsewhere) {
        /** The points that this row needs for the text. */
        double height(String text) {
            return Math.min(MOST, lines(text, columns) * line + PADDING_DOWN - elsewhere);
        }
    }

    /** Measures a grown sheet, its {@code cols} and merges already moved. */
    RowHeights(Element worksheet, List<Area> merged, StyleSheet styles) {
        this.styles = styles;
        merged.forEach(area -> merges.put(area.first(), area));
        Optional<Element> format = XmlDom.child(worksheet, "sheetFormatPr");
        this.otherWidth = format.map(f -> XmlDom.number(f, "defaultColWidth", USUAL_WIDTH))
                .orElse(USUAL_WIDTH);
        this.otherHeight = format.map(f -> XmlDom.number(f, "defaultRowHeight", USUAL_HEIGHT))
                .orElse(USUAL_HEIGHT);
        XmlDom.child(worksheet, "cols")
                .ifPresent(cols -> XmlDom.children(cols, "col").forEach(col -> {
                    int last = (int) Math.min(XmlDom.number(col, "max", 0), CellRef.MAX_COLUMNS);
                    boolean hidden = List.of("1", "true").contains(col.getAttribute("hidden"));
                    double width = hidden ? 0 : XmlDom.number(col, "width", otherWidth);
                    for (int c = (int) XmlDom.number(col, "min", 1) - 1; c < last && c < 1024; c++) {
                        widths.put(c, width);
                    }
                }));
    }

    /** The height of a row without one of its own. */
    double usual() {
        return otherHeight;
    }

    /** What a text in a cell asks for; empty where the style does not wrap. */
    Optional<Demand> demand(int hole, CellRef at, int style) {
        if (!styles.wraps(style)) {
            return Optional.empty();
        }
        Area area = merges.getOrDefault(at, new Area(at, at));
        double width = 0;
        for (int c = at.column(); c <= area.last().column(); c++) {
            width += widths.getOrDefault(c, otherWidth);
        }
        double size = styles.size(style);
        double columns = width * styles.usualSize() / size - PADDING_ACROSS;
        double elsewhere = (area.last().row() - at.row()) * otherHeight;
        return Optional.of(new Demand(hole, Math.max(WIDE, columns), size * LINE, elsewhere));
    }

    /** In how many lines a text breaks. */
    static int lines(String text, double columns) {
        int lines = 0;
        for (String paragraph : paragraphs(text)) {
            double used = 0;
            lines++;
            for (int i = 0; i < paragraph.length(); i++) {
                double width = isWide(paragraph.charAt(i)) ? WIDE : NARROW;
                if (used + width > columns && used > 0) {
                    lines++;
                    used = 0;
                }
                used += width;
            }
        }
        return lines;
    }

    private static List<String> paragraphs(String text) {
        List<String> found = new ArrayList<>();
        text.lines().forEach(found::add);
        return found;
    }

    private static boolean isWide(char c) {
        return c >= 0x1100
                && (c <= 0x115F
                        || (c >= 0x2014 && c <= 0x2026)
                        || (c >= 0x2160 && c <= 0x217F)
                        || (c >= 0x2460 && c <= 0x27BF)
                        || (c >= 0x2E80 && c <= 0xD7FF)
                        || (c >= 0xF900 && c <= 0xFAFF)
                        || (c >= 0xFE30 && c <= 0xFE4F)
                        || (c >= 0xFF00 && c <= 0xFF60)
                        || (c >= 0xFFE0 && c <= 0xFFE6));
    }
}
