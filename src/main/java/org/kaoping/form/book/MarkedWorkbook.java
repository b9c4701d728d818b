package org.kaoping.form.book;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes the workbook's own part: a sheet of ours in front, the names of single sheets moved along. */
final class MarkedWorkbook {
    /** The new first sheet: its name, the id of the relationship to it, its table and its title rows. */
    record Front(String name, String relationship, String area, String titles) {}

    private MarkedWorkbook() {}

    /**
     * Changes the part.
     *
     * @param part in UTF-8
     * @param ours the index of the sheet of an earlier time, which goes; -1 where there is none
     * @param sheet the new first sheet; null where there is to be none
     * @param active the index of the sheet that is seen first, where there is no new one
     * @param namespace of relationship ids
     */
    static byte[] change(byte[] part, int ours, @Nullable Front sheet, int active, String namespace) {
        XmlEdits edits = new XmlEdits(part);
        XmlTags tags = new XmlTags(part);
        String prefix = "";
        int highest = 0;
        int sheets = -1;
        int index = -1;
        int dropFrom = -1;
        int namesAt = -1;
        boolean hasNames = false;
        while (tags.next()) {
            String local = tags.local();
            if (tags.depth() == 0 && !tags.isEnd()) {
                prefix = tags.prefix();
            } else if (tags.depth() == 1 && local.equals("sheets")) {
                if (tags.isEnd()) {
                    namesAt = tags.to();
                } else {
                    sheets = tags.to();
                }
            } else if (tags.depth() == 1 && (local.equals("functionGroups") || local.equals("externalReferences"))) {
                namesAt = tags.to();
            } else if (tags.depth() == 2 && tags.starts("sheet")) {
                index++;
                highest = Math.max(highest, tags.number("sheetId", 0));
                dropFrom = index == ours ? tags.from() : -1;
            } else if (tags.starts("workbookView")) {
                view(tags, edits, "activeTab", sheet == null ? active : 0);
                view(tags, edits, "firstSheet", 0);
            } else if (tags.depth() == 1 && local.equals("definedNames")) {
                hasNames |= !tags.isEmpty();
                if (tags.isEmpty() && sheet != null) {
                    edits.delete(tags.from(), tags.to());
                }
                if (tags.isEnd() && sheet != null) {
                    edits.insert(tags.from(), names(prefix, sheet));
                }
            } else if (tags.starts("definedName")) {

                int of = tags.number("localSheetId", -1);
                int[] span = tags.span("localSheetId");
                if (span != null && of == ours && of >= 0) {
                    dropFrom = tags.from();
                } else if (span != null) {
                    dropFrom = -1;
                    int now = of - (ours >= 0 && of > ours ? 1 : 0) + (sheet == null ? 0 : 1);
                    edits.replace(span[1], span[2], Integer.toString(now));
                } else {
                    dropFrom = -1;
                }
            }
            if (dropFrom >= 0 && (tags.ends("sheet") || tags.ends("definedName"))) {
                edits.delete(dropFrom, tags.to());
                dropFrom = -1;
            }
        }
        if (sheet != null) {
            edits.insert(
                    sheets,
                    "<" + prefix + "sheet name=\"" + sheet.name + "\" sheetId=\"" + (highest + 1) + "\" xmlns:r=\""
                            + namespace + "\" r:id=\"" + sheet.relationship + "\"/>");
            if (!hasNames) {
                edits.insert(
                        namesAt,
                        "<" + prefix + "definedNames>" + names(prefix, sheet) + "</" + prefix + "definedNames>");
            }
        }
        return edits.apply();
    }

    private static void view(XmlTags tags, XmlEdits edits, String attribute, int value) {
        int[] span = tags.span(attribute);
        if (span != null) {
            edits.replace(span[1], span[2], Integer.toString(value));
        } else if (value != 0) {
            edits.insert(tags.to() - (tags.isEmpty() ? 2 : 1), " " + attribute + "=\"" + value + "\"");
        }
    }

    private static String names(String prefix, Front front) {
        String sheet = ProblemSheet.quoted(front.name) + "!";
        List<String> out = new ArrayList<>();
        out.add("<" + prefix + "definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"0\" hidden=\"1\">" + sheet
                + front.area + "</" + prefix + "definedName>");
        out.add("<" + prefix + "definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">" + sheet + front.titles
                + "</" + prefix + "definedName>");
        return String.join("", out);
    }
}
