package org.kaoping.form.book;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Changes one sheet: takes out the frames of an earlier time, frames cells, shows their rows, and makes room for a
 * drawing of comments. A frame is a conditional format of ours, so that no cell and no style is touched and the frame is
 * known again, whatever program saved the file in between. It holds while the cell is as it was sent: who mends the cell
 * sees the frame go.
 */
final class MarkedSheet {
    /** What every formula of ours holds: always true, written by nobody else, and in ASCII, as some programs write other letters as references. */
    static final String SIGN = "LEN(\"kaoping-mark\")>0";

    /** The word in it. */
    static final String WORD = "kaoping-mark";

    private static final int AREAS_AT_ONCE = 400;
    private static final Set<String> BEFORE_FORMATS = Set.of(
            "sheetPr",
            "dimension",
            "sheetViews",
            "sheetFormatPr",
            "cols",
            "sheetData",
            "sheetCalcPr",
            "sheetProtection",
            "protectedRanges",
            "scenarios",
            "autoFilter",
            "sortState",
            "dataConsolidate",
            "customSheetViews",
            "mergeCells",
            "phoneticPr",
            "conditionalFormatting");
    private static final Set<String> AFTER_COMMENTS = Set.of(
            "legacyDrawingHF",
            "drawingHF",
            "picture",
            "oleObjects",
            "controls",
            "webPublishItems",
            "tableParts",
            "extLst");

    /** A frame: where, how heavy, and the condition under which it is seen; null for always. */
    record Frame(List<Area> areas, boolean error, @Nullable String condition) {}

    private final byte[] part;
    private final XmlEdits edits;
    private final Set<Integer> shown;
    private final boolean deselect;
    private final Set<Integer> ourRules = new HashSet<>();
    private final List<int[]> priorities = new ArrayList<>();
    private final NavigableMap<Integer, Double> heights = new TreeMap<>();
    private final NavigableMap<Integer, double[]> widths = new TreeMap<>();
    private double usualHeight = 15;
    private double usualWidth = 8.43;
    private int lowest = Integer.MAX_VALUE;
    private int formatsAt = -1;
    private int drawingAt = -1;
    private String prefix = "";
    private @Nullable String drawing;
    private int row;

    /**
     * Reads a sheet.
     *
     * @param part in UTF-8
     * @param shown the zero-based rows that must be seen
     * @param deselect whether another sheet becomes the one that is seen first
     */
    MarkedSheet(byte[] part, Set<Integer> shown, boolean deselect) {
        this.part = part;
        this.edits = new XmlEdits(part);
        this.shown = shown;
        this.deselect = deselect;
        XmlTags tags = new XmlTags(part);
        while (tags.next()) {
            if (tags.depth() == 0) {
                root(tags);
            } else if (tags.depth() == 1 && !tags.isEnd()) {
                section(tags);
            }
            inside(tags);
        }
    }

    private void root(XmlTags tags) {
        if (!tags.isEnd()) {
            prefix = tags.prefix();
        } else {
            formatsAt = formatsAt < 0 ? tags.from() : formatsAt;
            drawingAt = drawingAt < 0 ? tags.from() : drawingAt;
        }
    }

    private void section(XmlTags tags) {
        String name = tags.local();
        if (formatsAt < 0 && !BEFORE_FORMATS.contains(name)) {
            formatsAt = tags.from();
        }
        if (drawingAt < 0 && AFTER_COMMENTS.contains(name)) {
            drawingAt = tags.from();
        }
        switch (name) {
            case "legacyDrawing" -> drawing = tags.attribute("id");
            case "sheetFormatPr" -> {
                usualHeight = tags.decimal("defaultRowHeight", usualHeight);
                usualWidth = tags.decimal("defaultColWidth", usualWidth);
            }
            case "conditionalFormatting" -> formats(tags);
            default -> {}
        }
    }

    private void inside(XmlTags tags) {
        if (tags.isEnd()) {
            return;
        }
        switch (tags.local()) {
            case "row" -> row(tags);
            case "sheetView" -> {
                int[] selected = tags.span("tabSelected");
                if (deselect && selected != null && tags.flag("tabSelected")) {
                    edits.replace(selected[1], selected[2], "0");
                }
            }
            case "col" ->
                widths.put(tags.number("min", 1) - 1, new double[] {
                    tags.number("max", 1) - 1, tags.flag("hidden") ? 0 : tags.decimal("width", usualWidth)
                });
            case "cfRule" -> {
                int[] span = tags.span("priority");
                if (span != null && !ourRules.contains(tags.from())) {
                    int priority = tags.number("priority", 1);
                    priorities.add(new int[] {span[1], span[2], priority});
                    lowest = Math.min(lowest, priority);
                }
            }
            default -> {}
        }
    }

    private void row(XmlTags tags) {
        row = tags.number("r", row + 1);
        double height = tags.decimal("ht", usualHeight);
        boolean hidden = tags.flag("hidden");
        boolean show = shown.contains(row - 1);
        if (show && hidden) {
            take(tags, "hidden");
            hidden = false;
        }
        if (show && height == 0) {
            take(tags, "ht");
            take(tags, "customHeight");
            height = usualHeight;
        }
        if (hidden || height != usualHeight) {
            heights.put(row - 1, hidden ? 0 : height);
        }
    }

    private void take(XmlTags tags, String attribute) {
        int[] span = tags.span(attribute);
        if (span != null) {
            edits.delete(span[0], span[2] + 1);
        }
    }

    /** Takes out our rules, and their block where it held nothing else. */
    private void formats(XmlTags block) {
        if (block.isEmpty()) {
            return;
        }
        XmlTags tags = new XmlTags(part);
        tags.goTo(block);
        int from = block.from();
        int rule = -1;
        int rules = 0;
        List<int[]> ours = new ArrayList<>();
        while (tags.next()) {
            if (tags.starts("cfRule")) {
                rule = tags.from();
                rules++;
            }
            if (tags.ends("cfRule") && rule >= 0) {
                String text = new String(part, rule, tags.to() - rule, StandardCharsets.UTF_8);
                if (text.contains(WORD)) {
                    ours.add(new int[] {rule, tags.to()});
                    ourRules.add(rule);
                }
                rule = -1;
            }
            if (tags.isEnd() && tags.local().equals("conditionalFormatting")) {
                break;
            }
        }
        if (!ours.isEmpty() && ours.size() == rules) {
            edits.delete(from, tags.to());
        } else {
            ours.forEach(span -> edits.delete(span[0], span[1]));
        }
    }

    /** The id of the relationship to the drawing of comments; null where the sheet has none. */
    @Nullable
    String drawing() {
        return drawing;
    }

    /** Makes the sheet refer to a drawing of comments. */
    void drawing(String id, String namespace) {
        edits.insert(drawingAt, "<" + prefix + "legacyDrawing xmlns:r=\"" + namespace + "\" r:id=\"" + id + "\"/>");
    }

    /** Frames cells; our rules come before those that are there, whose order stays. */
    void frame(List<Frame> frames, int errorFormat, int warningFormat) {
        if (frames.isEmpty()) {
            return;
        }
        StringBuilder out = new StringBuilder();
        int priority = 0;
        for (Frame frame : frames) {
            for (int i = 0; i < frame.areas.size(); i += AREAS_AT_ONCE) {
                List<Area> some = frame.areas.subList(i, Math.min(frame.areas.size(), i + AREAS_AT_ONCE));
                out.append('<').append(prefix).append("conditionalFormatting sqref=\"");
                out.append(String.join(" ", some.stream().map(Area::a1).toList()));
                out.append("\"><").append(prefix).append("cfRule type=\"expression\" dxfId=\"");
                out.append(frame.error ? errorFormat : warningFormat);
                out.append("\" priority=\"")
                        .append(++priority)
                        .append("\"><")
                        .append(prefix)
                        .append("formula>");
                String formula = frame.condition == null ? SIGN : "AND(" + SIGN + "," + frame.condition + ")";
                out.append(XmlDom.escape(formula));
                out.append("</")
                        .append(prefix)
                        .append("formula></")
                        .append(prefix)
                        .append("cfRule></");
                out.append(prefix).append("conditionalFormatting>");
            }
        }
        edits.insert(formatsAt, out.toString());
        if (lowest <= priority) {
            int shift = priority - Math.max(lowest, 0) + 1;
            priorities.forEach(span -> edits.replace(span[0], span[1], Long.toString((long) span[2] + shift)));
        }
    }

    /** The height of a row in points. */
    double height(int index) {
        return heights.getOrDefault(index, usualHeight);
    }

    /** The width of a column in characters. */
    double width(int index) {
        Map.Entry<Integer, double[]> span = widths.floorEntry(index);
        return span == null || span.getValue()[0] < index ? usualWidth : span.getValue()[1];
    }

    /** Whether nothing changes. */
    boolean unchanged() {
        return edits.none();
    }

    /** The changed part. */
    byte[] bytes() {
        return edits.apply();
    }
}
