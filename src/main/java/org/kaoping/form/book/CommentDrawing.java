package org.kaoping.form.book;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The old drawing (VML) that shows a sheet's comments: boxes are put in and taken out, all else stays as it is. */
final class CommentDrawing {
    private static final String OFFICE = "urn:schemas-microsoft-com:office:office";
    private static final String EXCEL = "urn:schemas-microsoft-com:office:excel";
    private static final String VML = "urn:schemas-microsoft-com:vml";
    private static final int WIDTH = 260;
    private static final int LINE = 17;

    private CommentDrawing() {}

    /** A drawing without boxes. */
    static byte[] empty() {
        return ("<xml xmlns:v=\"" + VML + "\" xmlns:o=\"" + OFFICE + "\" xmlns:x=\"" + EXCEL + "\">"
                        + "<o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"1\"/></o:shapelayout>"
                        + "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\""
                        + " path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/>"
                        + "<v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype></xml>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Puts boxes in and takes boxes out.
     *
     * @param part the drawing
     * @param comments the cells that must have a box, with what we say there
     * @param gone the cells whose box goes
     * @param sheet whose rows and columns the boxes lie over
     */
    static byte[] change(byte[] part, Map<CellRef, String> comments, Set<CellRef> gone, MarkedSheet sheet) {
        XmlEdits edits = new XmlEdits(part);
        Set<CellRef> drawn = new HashSet<>();
        XmlTags tags = new XmlTags(part);
        int shape = -1;
        int row = -1;
        int column = -1;
        int number = 1_025;
        int end = part.length;
        while (tags.next()) {
            if (tags.starts("shape")) {
                shape = tags.from();
                row = -1;
                column = -1;
                number = Math.max(number, 1 + idNumber(tags.attribute("id")));
            } else if (tags.starts("Row") && shape >= 0) {
                row = value(part, tags.to());
            } else if (tags.starts("Column") && shape >= 0) {
                column = value(part, tags.to());
            } else if (tags.isEnd() && tags.local().equals("shape") && shape >= 0) {
                if (row >= 0 && row < CellRef.MAX_ROWS && column >= 0 && column < CellRef.MAX_COLUMNS) {
                    CellRef at = new CellRef(row, column);
                    drawn.add(at);
                    if (gone.contains(at)) {
                        edits.delete(shape, tags.to());
                    }
                }
                shape = -1;
            } else if (tags.isEnd() && tags.local().equals("xml")) {
                end = tags.from();
            }
        }
        StringBuilder boxes = new StringBuilder();
        for (Map.Entry<CellRef, String> comment : comments.entrySet()) {
            if (!drawn.contains(comment.getKey()) || gone.contains(comment.getKey())) {
                box(boxes, comment.getKey(), comment.getValue(), number++, sheet);
            }
        }
        edits.insert(end, boxes.toString());
        return edits.apply();
    }

    private static int idNumber(@Nullable String id) {
        String digits = id != null && id.startsWith("_x0000_s") ? id.substring(8) : "";
        return digits.matches("\\d{1,8}") ? Integer.parseInt(digits) : 0;
    }

    private static int value(byte[] part, int from) {
        int to = from;
        while (to < part.length && part[to] != '<') {
            to++;
        }
        String text = new String(part, from, to - from, StandardCharsets.UTF_8).strip();
        return text.matches("\\d{1,8}") ? Integer.parseInt(text) : -1;
    }

    private static void box(StringBuilder out, CellRef at, String text, int number, MarkedSheet sheet) {
        int lines = 1;
        for (String line : text.split("\n", -1)) {
            lines += 1 + line.length() / 19;
        }
        int[] right = walk(at.column() + 1, 15, WIDTH, CellRef.MAX_COLUMNS, true, sheet);
        int[] bottom = walk(at.row(), 4, Math.min(600, 12 + LINE * lines), CellRef.MAX_ROWS, false, sheet);
        out.append("<v:shape xmlns:v=\"")
                .append(VML)
                .append("\" xmlns:o=\"")
                .append(OFFICE)
                .append("\" xmlns:x=\"");
        out.append(EXCEL).append("\" id=\"_x0000_s").append(number).append("\" type=\"#_x0000_t202\" style=\"");
        out.append("position:absolute;z-index:").append(number).append(";visibility:hidden\" fillcolor=\"#ffffe1\"");
        out.append(
                " o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/>");
        out.append("<v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\">");
        out.append("<div style=\"text-align:left\"></div></v:textbox><x:ClientData ObjectType=\"Note\">");
        out.append("<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>");
        out.append(Math.min(at.column() + 1, CellRef.MAX_COLUMNS - 1))
                .append(", 15, ")
                .append(at.row())
                .append(", 4, ");
        out.append(right[0]).append(", ").append(right[1]).append(", ");
        out.append(bottom[0]).append(", ").append(bottom[1]).append("</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>");
        out.append(at.row()).append("</x:Row><x:Column>").append(at.column());
        out.append("</x:Column></x:ClientData></v:shape>");
    }

    /** Where one comes out who goes so many pixels from a column (row) on. */
    private static int[] walk(int from, int inset, int pixels, int most, boolean across, MarkedSheet sheet) {
        int left = inset + pixels;
        int index = from;
        for (int steps = 0; index < most - 1 && steps < 400; steps++) {
            int size = (int) (across ? sheet.width(index) * 7 + 5 : sheet.height(index) * 4 / 3);
            size = across && sheet.width(index) == 0 ? 0 : size;
            if (left < size) {
                break;
            }
            left -= size;
            index++;
        }
        return new int[] {Math.min(index, most - 1), left};
    }
}
