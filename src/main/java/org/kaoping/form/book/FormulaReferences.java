package org.kaoping.form.book;

import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the references in a formula's text: past string literals, functions, names, other workbooks and table columns. */
final class FormulaReferences {
    private static final Pattern CELL = Pattern.compile("(\\$?)([A-Za-z]{1,3})(\\$?)([0-9]{1,7})");
    private static final Pattern COLUMN = Pattern.compile("(\\$?)([A-Za-z]{1,3})");
    private static final Pattern ROW = Pattern.compile("(\\$?)([0-9]{1,7})");

    private final String text;
    private final BiFunction<@Nullable String, Reference, Reference> change;
    private final StringBuilder out;
    private int at;

    private FormulaReferences(String text, BiFunction<@Nullable String, Reference, Reference> change) {
        this.text = text;
        this.change = change;
        this.out = new StringBuilder(text.length() + 16);
    }

    /**
     * The formula with each reference changed.
     *
     * @param change gets the sheet's name (null: none written) and the reference
     */
    static String rewrite(String formula, BiFunction<@Nullable String, Reference, Reference> change) {
        FormulaReferences run = new FormulaReferences(formula, change);
        run.all();
        return run.out.toString();
    }

    /** Whether the whole formula is one reference to one cell, possibly on another sheet. */
    static boolean isLoneCell(String formula) {
        int[] found = {0, 0};
        String rest = rewrite(formula, (sheet, r) -> {
            found[0]++;
            found[1] += r.single() ? 1 : 0;
            return r;
        });
        int bang = rest.lastIndexOf('!');
        return found[0] == 1
                && found[1] == 1
                && CELL.matcher(rest.substring(bang + 1)).matches();
    }

    private void all() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                copy(quotedEnd('"'));
            } else if (c == '\'') {
                int end = quotedEnd('\'');
                String sheet = text.substring(at + 1, Math.max(at + 1, end - 1)).replace("''", "'");
                copy(end);
                if (peek('!')) {
                    copy(at + 1);
                    boolean elsewhere = sheet.startsWith("[") || sheet.contains(":");
                    reference(sheet, elsewhere);
                }
            } else if (c == '[') {
                bracket();
            } else if (isWord(c)) {
                word();
            } else {
                copy(at + 1);
            }
        }
    }

    /** A word without a sheet before it: a sheet's name, a function, a name, a number or a reference. */
    private void word() {
        int end = wordEnd(at);
        if (end < text.length() && text.charAt(end) == '!') {
            String sheet = text.substring(at, end);
            copy(end + 1);
            reference(sheet, false);
            return;
        }
        if (end < text.length() && text.charAt(end) == ':') {
            int second = wordEnd(end + 1);
            if (second > end + 1 && second < text.length() && text.charAt(second) == '!') {
                copy(second + 1);
                reference(null, true);
                return;
            }
        }
        reference(null, false);
    }

    /** Table columns like {@code [金额]}, and other workbooks like {@code [1]Sheet1!A1}: left as they are. */
    private void bracket() {
        int depth = 0;
        int end = at;
        do {
            char c = text.charAt(end++);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
        } while (depth > 0 && end < text.length());
        copy(end);
        int word = wordEnd(at);
        if (word > at && word < text.length() && text.charAt(word) == '!') {
            copy(word + 1);
            reference(null, true);
        }
    }

    private void reference(@Nullable String sheet, boolean leave) {
        int start = at;
        int end = wordEnd(start);
        String first = text.substring(start, end);
        int colon = end;
        int secondEnd = colon < text.length() && text.charAt(colon) == ':' ? wordEnd(colon + 1) : -1;
        Reference found = null;
        int to = end;
        if (secondEnd > colon + 1 && !follows(secondEnd, '(') && !follows(secondEnd, '!')) {
            found = range(first, text.substring(colon + 1, secondEnd));
            to = secondEnd;
        }
        if (found == null && !follows(end, '(')) {
            found = cell(first);
            to = end;
        }
        if (found == null || leave) {
            copy(Math.max(found == null ? end : to, start));
            return;
        }
        out.append(change.apply(sheet, found).text());
        at = to;
    }

    private static @Nullable Reference cell(String word) {
        Matcher m = CELL.matcher(word);
        if (!m.matches()) {
            return null;
        }
        int column = column(m.group(2));
        int row = Integer.parseInt(m.group(4)) - 1;
        if (column >= CellRef.MAX_COLUMNS || row < 0 || row >= CellRef.MAX_ROWS) {
            return null;
        }
        boolean columnAbsolute = !m.group(1).isEmpty();
        boolean rowAbsolute = !m.group(3).isEmpty();
        return new Reference(
                Reference.Kind.CELL,
                row,
                rowAbsolute,
                column,
                columnAbsolute,
                row,
                rowAbsolute,
                column,
                columnAbsolute);
    }

    private static @Nullable Reference range(String one, String two) {
        Reference a = cell(one);
        Reference b = cell(two);
        if (a != null && b != null) {
            return new Reference(
                    Reference.Kind.RANGE,
                    a.row(),
                    a.rowAbsolute(),
                    a.column(),
                    a.columnAbsolute(),
                    b.row(),
                    b.rowAbsolute(),
                    b.column(),
                    b.columnAbsolute());
        }
        Matcher c1 = COLUMN.matcher(one);
        Matcher c2 = COLUMN.matcher(two);
        if (c1.matches() && c2.matches()) {
            return new Reference(
                    Reference.Kind.COLUMNS,
                    0,
                    true,
                    column(c1.group(2)),
                    !c1.group(1).isEmpty(),
                    0,
                    true,
                    column(c2.group(2)),
                    !c2.group(1).isEmpty());
        }
        Matcher r1 = ROW.matcher(one);
        Matcher r2 = ROW.matcher(two);
        if (r1.matches() && r2.matches()) {
            return new Reference(
                    Reference.Kind.ROWS,
                    Integer.parseInt(r1.group(2)) - 1,
                    !r1.group(1).isEmpty(),
                    0,
                    true,
                    Integer.parseInt(r2.group(2)) - 1,
                    !r2.group(1).isEmpty(),
                    0,
                    true);
        }
        return null;
    }

    private static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * 26 + (letters.charAt(i) & ~0x20) - 'A' + 1;
        }
        return column - 1;
    }

    private boolean follows(int index, char c) {
        return index < text.length() && text.charAt(index) == c;
    }

    private boolean peek(char c) {
        return follows(at, c);
    }

    private void copy(int end) {
        out.append(text, at, end);
        at = end;
    }

    private int quotedEnd(char quote) {
        int i = at + 1;
        while (i < text.length()) {
            if (text.charAt(i) == quote) {
                if (!follows(i + 1, quote)) {
                    return i + 1;
                }
                i++;
            }
            i++;
        }
        return text.length();
    }

    private int wordEnd(int from) {
        int i = from;
        while (i < text.length() && isWord(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '$' || c == '\\' || c == '?';
    }
}
