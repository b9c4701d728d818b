package org.kaoping.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.MasterBook;
import org.kaoping.form.book.MasterCell;
import org.kaoping.form.book.MasterSheet;
import org.kaoping.problem.ProblemCode;

/**
 * A cell of a master whose whole text is one placeholder.
 *
 * @param sheet its sheet
 * @param at its cell
 * @param table what stands before the dot; null for a single field
 * @param name the name, of a table's column without the table
 * @param input whether the cell is unlocked
 */
record Placeholder(MasterSheet sheet, CellRef at, @Nullable String table, String name, boolean input) {
    private static final Pattern WIDE = Pattern.compile("｛\\s*[A-Za-z][A-Za-z0-9_.]*\\s*｝");

    /** The placeholder as it is written. */
    String written() {
        return table == null ? "{" + name + "}" : "{" + table + "." + name + "}";
    }

    /** Where it stands, with the sheet. */
    String where() {
        return "「" + sheet.name() + "」" + at.a1();
    }

    /** Whether a text is exactly one placeholder. */
    static boolean is(String text) {
        return FormTexts.PLACEHOLDER.matcher(text).matches();
    }

    /**
     * All placeholders of a master, sheet by sheet. Braces that mean nothing and names inside texts that no hand-out can
     * write are found wrong on the way.
     */
    static List<Placeholder> scan(MasterBook master, Vocabulary vocabulary, Findings findings) {
        List<Placeholder> found = new ArrayList<>();
        for (MasterSheet sheet : master.sheets()) {
            if (sheet.name().equals(CardReader.SHEET)) {
                continue;
            }
            for (MasterCell cell : sheet.cells().values()) {
                String text = cell.text();
                Matcher whole = FormTexts.PLACEHOLDER.matcher(text);
                if (whole.matches()) {
                    String name = whole.group(1);
                    int dot = name.indexOf('.');
                    found.add(new Placeholder(
                            sheet,
                            cell.at(),
                            dot < 0 ? null : name.substring(0, dot),
                            name.substring(dot + 1),
                            !cell.locked()));
                } else if (!text.isEmpty()) {
                    inText(sheet, cell.at(), text, vocabulary, findings);
                }
            }
        }
        return found;
    }

    private static void inText(MasterSheet sheet, CellRef at, String text, Vocabulary vocabulary, Findings findings) {
        Matcher wide = WIDE.matcher(text);
        if (wide.find()) {
            findings.add(ProblemCode.PLACEHOLDER_MALFORMED, sheet.name(), at, wide.group() + "（括号是全角的）");
        }
        if (is(text.strip())) {
            findings.add(ProblemCode.PLACEHOLDER_MALFORMED, sheet.name(), at, "“" + text + "”（前后有空白）");
            return;
        }
        Matcher holes = FormTexts.PLACEHOLDER.matcher(text);
        while (holes.find()) {
            if (!vocabulary.fields().contains(holes.group(1))) {
                findings.add(ProblemCode.PLACEHOLDER_UNKNOWN, sheet.name(), at, holes.group());
            }
        }
        String rest = FormTexts.PLACEHOLDER.matcher(text).replaceAll("");
        int brace = Math.max(rest.indexOf('{'), 0);
        if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            int end = rest.indexOf('}', brace);
            findings.add(
                    ProblemCode.PLACEHOLDER_MALFORMED,
                    sheet.name(),
                    at,
                    rest.indexOf('{') < 0 ? text : rest.substring(brace, end < 0 ? rest.length() : end + 1));
        }
    }

    /** The furniture: locked texts, and texts with placeholders in them, by sheet; fields themselves are none. */
    static Map<String, SortedMap<CellRef, String>> furniture(MasterBook master) {
        Map<String, SortedMap<CellRef, String>> furniture = new java.util.LinkedHashMap<>();
        for (MasterSheet sheet : master.sheets()) {
            if (sheet.name().equals(CardReader.SHEET)) {
                continue;
            }
            SortedMap<CellRef, String> texts = new TreeMap<>();
            for (MasterCell cell : sheet.cells().values()) {
                String text = cell.text();
                boolean fixed =
                        cell.locked() || FormTexts.PLACEHOLDER.matcher(text).find();
                if (!text.isBlank() && !is(text) && fixed) {
                    texts.put(cell.at(), text);
                }
            }
            furniture.put(sheet.name(), texts);
        }
        return furniture;
    }
}
