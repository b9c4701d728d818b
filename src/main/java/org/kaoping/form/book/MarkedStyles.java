package org.kaoping.form.book;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds our styles behind those of a workbook; no style that is there changes its number. */
final class MarkedStyles {
    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final List<String> ORDER = List.of(
            "numFmts",
            "fonts",
            "fills",
            "borders",
            "cellStyleXfs",
            "cellXfs",
            "cellStyles",
            "dxfs",
            "tableStyles",
            "colors",
            "extLst");

    /** An empty part, for a workbook without styles. */
    static final String EMPTY = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<styleSheet xmlns=\""
            + MAIN + "\"></styleSheet>";

    /** Where a section stands and how many styles it holds. */
    private static final class Section {
        int from;
        int end;
        int children;
        boolean empty;
        int @Nullable [] count;
        String name = "";
    }

    private final byte[] part;
    private final XmlEdits edits;
    private final Map<String, Section> sections = new TreeMap<>();
    private String prefix = "";
    private int rootEnd;
    private @Nullable Section open;

    private final int error;
    private final int warning;
    private final int first;

    /** Adds them to {@code styles.xml} in UTF-8. */
    MarkedStyles(byte[] part) {
        this.part = part;
        this.edits = new XmlEdits(part);
        scan();
        int fonts = add(
                "fonts",
                List.of("<font/>"),
                List.of(
                        font(11, "", "<color rgb=\"FF000000\"/>"),
                        font(16, "<b/>", "<color rgb=\"FF000000\"/>"),
                        font(11, "<b/>", "<color rgb=\"FFFFFFFF\"/>"),
                        font(11, "<b/>", "<color rgb=\"FFC00000\"/>"),
                        font(11, "<b/>", "<color rgb=\"FF9C5700\"/>"),
                        font(11, "<u/>", "<color rgb=\"FF0563C1\"/>")));
        int fills = add(
                "fills",
                List.of(
                        "<fill><patternFill patternType=\"none\"/></fill>",
                        "<fill><patternFill patternType=\"gray125\"/></fill>"),
                List.of(
                        "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF44546A\"/><bgColor indexed=\"64\"/>"
                                + "</patternFill></fill>",
                        "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFFFFE5\"/><bgColor indexed=\"64\"/>"
                                + "</patternFill></fill>"));
        int borders =
                add("borders", List.of("<border/>"), List.of("<border>" + sides("FFBFBFBF") + "<diagonal/></border>"));
        String top = "<alignment vertical=\"top\" wrapText=\"1\"/>";
        String middle = "<alignment horizontal=\"center\" vertical=\"top\"/>";
        this.first = add(
                "cellXfs",
                List.of("<xf/>"),
                List.of(
                        xf(fonts + 1, 0, 0, "<alignment vertical=\"center\"/>"),
                        xf(fonts, 0, 0, "<alignment vertical=\"center\" wrapText=\"1\"/>"),
                        xf(fonts + 2, fills, borders, "<alignment horizontal=\"center\" vertical=\"center\"/>"),
                        xf(fonts, 0, borders, top),
                        xf(fonts, 0, borders, middle),
                        xf(fonts + 3, 0, borders, middle),
                        xf(fonts + 4, 0, borders, middle),
                        xf(fonts + 5, 0, borders, middle),
                        xf(fonts, fills + 1, borders, top)
                                .replace(
                                        "numFmtId=\"0\"",
                                        "numFmtId=\"49\" applyNumberFormat=\"1\" applyProtection=\"1\"")
                                .replace("</xf>", "<protection locked=\"0\"/></xf>")));
        int frames = add("dxfs", List.of(), List.of(frame("FFC00000", "FFFFC7CE"), frame("FFBF8F00", "FFFFEB9C")));
        this.error = frames;
        this.warning = frames + 1;
    }

    private static String font(int size, String before, String colour) {
        return "<font>" + before + "<sz val=\"" + size + "\"/>" + colour + "<name val=\"宋体\"/></font>";
    }

    private static String sides(String colour) {
        StringBuilder out = new StringBuilder();
        for (String side : List.of("left", "right", "top", "bottom")) {
            out.append('<').append(side).append(" style=\"thin\"><color rgb=\"").append(colour);
            out.append("\"/></").append(side).append('>');
        }
        return out.toString();
    }

    private static String xf(int font, int fill, int border, String alignment) {
        return "<xf numFmtId=\"0\" fontId=\"" + font + "\" fillId=\"" + fill + "\" borderId=\"" + border
                + "\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\">" + alignment + "</xf>";
    }

    private static String frame(String line, String ground) {
        return "<dxf><fill><patternFill patternType=\"solid\"><fgColor rgb=\"" + ground + "\"/><bgColor rgb=\"" + ground
                + "\"/></patternFill></fill><border>" + sides(line) + "</border></dxf>";
    }

    private void scan() {
        XmlTags tags = new XmlTags(part);
        while (tags.next()) {
            if (tags.depth() == 0) {
                prefix = tags.prefix();
                rootEnd = tags.from();
            } else if (tags.depth() == 1) {
                section(tags);
            } else if (tags.depth() == 2 && !tags.isEnd() && open != null) {
                open.children++;
            }
        }
    }

    private void section(XmlTags tags) {
        if (!tags.isEnd()) {
            Section section = new Section();
            section.from = tags.from();
            section.end = tags.to();
            section.empty = tags.isEmpty();
            section.count = tags.span("count");
            section.name = tags.name();
            sections.putIfAbsent(tags.local(), section);
            open = section;
        } else if (open != null) {
            open.end = tags.from();
        }
    }

    /** Adds styles to a section; gives the number of the first. */
    private int add(String name, List<String> needed, List<String> styles) {
        Section section = sections.get(name);
        String more = prefixed(String.join("", styles));
        if (section == null || section.children == 0) {
            String all = "<" + prefix + name + " count=\"" + (needed.size() + styles.size()) + "\">"
                    + prefixed(String.join("", needed)) + more + "</" + prefix + name + ">";
            if (section == null) {
                edits.insert(place(name), all);
            } else {
                int end = section.empty ? section.end : section.end + section.name.length() + 3;
                edits.replace(section.from, end, all);
            }
            return needed.size();
        }
        edits.insert(section.end, more);
        if (section.count != null) {
            edits.replace(section.count[1], section.count[2], Integer.toString(section.children + styles.size()));
        }
        return section.children;
    }

    private String prefixed(String xml) {
        return prefix.isEmpty() ? xml : xml.replace("<", "<" + prefix).replace("<" + prefix + "/", "</" + prefix);
    }

    private int place(String name) {
        for (String later : ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size())) {
            Section section = sections.get(later);
            if (section != null) {
                return section.from;
            }
        }
        return rootEnd;
    }

    /** The number of the frame for errors. */
    int error() {
        return error;
    }

    /** The number of the frame for warnings. */
    int warning() {
        return warning;
    }

    /** The number of the first of the styles of the list: title, advice, head, text, middle, error, warning, link, input. */
    int first() {
        return first;
    }

    /** The changed part. */
    byte[] bytes() {
        return edits.apply();
    }
}
