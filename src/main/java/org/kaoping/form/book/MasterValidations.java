package org.kaoping.form.book;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads the data validations of a sheet part, from the classic list and from the extension list. */
final class MasterValidations {
    private MasterValidations() {}

    /** All of them, classic ones first. */
    static List<MasterValidation> of(Element worksheet) {
        List<MasterValidation> found = new ArrayList<>();
        for (Element list : MasterXml.children(worksheet, "dataValidations")) {
            MasterXml.descendants(list, "dataValidation").forEach(one -> found.add(read(one, false)));
        }
        Element extensions = MasterXml.child(worksheet, "extLst");
        if (extensions != null) {
            MasterXml.descendants(extensions, "dataValidation").forEach(one -> found.add(read(one, true)));
        }
        return found;
    }

    private static MasterValidation read(Element one, boolean extension) {
        Element areas = MasterXml.child(one, "sqref");
        return new MasterValidation(
                areas(extension && areas != null ? areas.getTextContent() : one.getAttribute("sqref")),
                word(one, "type", "none"),
                word(one, "operator", "between"),
                word(one, "errorStyle", "stop"),
                MasterXml.flag(one, "allowBlank", false),
                MasterXml.flag(one, "showInputMessage", false),
                MasterXml.flag(one, "showErrorMessage", false),
                text(one, "promptTitle"),
                text(one, "prompt"),
                text(one, "errorTitle"),
                text(one, "error"),
                formula(one, "formula1"),
                formula(one, "formula2"),
                options(one),
                extension);
    }

    private static String word(Element one, String attribute, String otherwise) {
        String value = one.getAttribute(attribute).strip();
        return value.isEmpty() ? otherwise : value;
    }

    private static String text(Element one, String attribute) {
        return MasterXml.unescape(one.getAttribute(attribute));
    }

    /** In the extension list the formula stands one level deeper, in xm:f; beside commas, in a fallback. */
    private static @Nullable String formula(Element one, String name) {
        List<Element> found = MasterXml.descendants(one, name);
        if (found.isEmpty()) {
            return null;
        }
        Element inner = MasterXml.child(found.get(0), "f");
        String text = (inner == null ? found.get(0) : inner).getTextContent().strip();
        return text.isEmpty() ? null : MasterXml.unescape(text);
    }

    /** Excel 2010 and later keep typed options that hold a comma as comma-separated values ({@code x12ac:list}). */
    private static @Nullable List<String> options(Element one) {
        List<Element> lists = MasterXml.descendants(one, "list");
        return lists.isEmpty() ? null : split(lists.get(0).getTextContent());
    }

    /** The options of comma-separated text; quoted ones may hold commas and doubled quotes. */
    private static List<String> split(String text) {
        List<String> options = new ArrayList<>();
        StringBuilder option = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                option.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                options.add(option.toString().strip());
                option.setLength(0);
            } else {
                option.append(c);
            }
        }
        options.add(option.toString().strip());
        return options;
    }

    /** The areas of an sqref; what is none is left out, so that an empty list tells a damaged one. */
    static List<Area> areas(String sqref) {
        List<Area> areas = new ArrayList<>();
        for (String text : sqref.strip().split("\\s+", -1)) {
            try {
                areas.add(Area.of(text));
            } catch (IllegalArgumentException e) {
                // whole columns or rows, or nonsense
                Area whole = whole(text);
                if (whole != null) {
                    areas.add(whole);
                }
            }
        }
        return areas;
    }

    private static @Nullable Area whole(String text) {
        String plain = text.replace("$", "");
        int colon = plain.indexOf(':');
        if (colon <= 0 || colon == plain.length() - 1) {
            return null;
        }
        String from = plain.substring(0, colon);
        String to = plain.substring(colon + 1);
        try {
            if (Character.isDigit(from.charAt(0))) {
                return Area.of("A" + from + ":XFD" + to);
            }
            return Area.of(from + "1:" + to + CellRef.MAX_ROWS);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
