package org.kaoping.form.book;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.kaoping.form.book.Sheet.Visibility;
import org.kaoping.form.book.XmlScanner.Event;
import org.kaoping.form.book.XmlSpaces.Space;
import org.kaoping.problem.Place;

/**
 * What the workbook's own part says.
 *
 * @param date1904 whether serials count from 1904
 * @param sheets in the order of the file
 * @param names the names of the workbook; those of a single sheet are left out
 */
record WorkbookPart(boolean date1904, List<Entry> sheets, Map<String, String> names) {
    /**
     * One sheet.
     *
     * @param name its name
     * @param visibility whether people see it
     * @param relationship the id of the relationship that leads to its part
     */
    record Entry(String name, Visibility visibility, String relationship) {}

    /**
     * Reads the part.
     *
     * @throws Refusal where it is damaged or passes a limit
     */
    static WorkbookPart read(XmlScanner in, Limits limits) {
        if (in.next() != Event.START || !in.is(Space.MAIN, "workbook")) {
            throw in.broken("不是工作簿");
        }
        boolean date1904 = false;
        List<Entry> sheets = new ArrayList<>();
        Map<String, String> names = new LinkedHashMap<>();
        while (in.next() == Event.START) {
            if (in.is(Space.MAIN, "workbookPr")) {
                date1904 |= in.flag("date1904");
                in.skip();
            } else if (in.is(Space.MAIN, "sheets")) {
                readSheets(in, sheets, limits);
            } else if (in.is(Space.MAIN, "definedNames")) {
                readNames(in, names, limits);
            } else {
                in.skip();
            }
        }
        in.toEnd();
        if (sheets.isEmpty()) {
            throw in.broken("没有工作表");
        }
        return new WorkbookPart(date1904, sheets, names);
    }

    private static void readSheets(XmlScanner in, List<Entry> sheets, Limits limits) {
        Set<String> seen = new HashSet<>();
        sheets.forEach(sheet -> seen.add(sheet.name().toLowerCase(Locale.ROOT)));
        while (in.next() == Event.START) {
            String name = in.attribute("name");
            String state = in.attribute("state");
            String id = in.attribute(Space.RELATIONSHIPS, "id");
            in.skip();
            if (name == null || id == null) {
                throw in.broken("里有不完整的工作表");
            }
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw in.broken("里有两个工作表都叫“" + name + "”");
            }
            if (sheets.size() == limits.sheets()) {
                throw Refusal.limit(
                        Place.WORKBOOK, "工作表数", "超过 " + limits.sheets(), limits.sheets(), "请删去多余的工作表，另存后再上传。");
            }
            sheets.add(new Entry(Escapes.decode(name), visibility(state == null ? "" : state), id));
        }
    }

    private static Visibility visibility(String state) {
        return switch (state) {
            case "hidden" -> Visibility.HIDDEN;
            case "veryHidden" -> Visibility.VERY_HIDDEN;
            default -> Visibility.VISIBLE;
        };
    }

    private static void readNames(XmlScanner in, Map<String, String> names, Limits limits) {
        int count = 0;
        while (in.next() == Event.START) {
            if (!in.is(Space.MAIN, "definedName")) {
                in.skip();
                continue;
            }
            if (++count > limits.names()) {
                throw Refusal.limit(
                        Place.WORKBOOK, "名称的个数", "超过 " + limits.names(), limits.names(), "请把内容（只粘贴数值）粘贴到新下载的模板里再上传。");
            }
            String name = in.attribute("name");
            boolean ofOneSheet = in.attribute("localSheetId") != null;
            String refersTo = in.text(limits.formulaCharacters() * 4);
            if (name != null && !ofOneSheet) {
                names.putIfAbsent(name, refersTo.strip());
            }
        }
    }
}
