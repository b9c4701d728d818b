package org.kaoping.form.book;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moves the relative references of a formula, as Excel does when it is copied to another cell. */
public final class FormulaShift {
    /** A cell, a column range or a row range; what merely looks so inside a name or before a bracket is left out. */
    private static final Pattern REFERENCE = Pattern.compile("(?<![A-Za-z0-9_.$\\p{IsHan}])(?:"
            + "(\\$?)([A-Z]{1,3})(\\$?)([1-9][0-9]{0,6})"
            + "|(\\$?)([A-Z]{1,3}):(\\$?)([A-Z]{1,3})"
            + "|(\\$?)([1-9][0-9]{0,6}):(\\$?)([1-9][0-9]{0,6})"
            + ")(?![A-Za-z0-9_.(!\\p{IsHan}])");

    private FormulaShift() {}

    /**
     * The formula as it would stand so many rows down and columns to the right.
     *
     * @param formula without the leading equals sign
     * @param rows may be negative
     * @param columns may be negative
     * @return the moved formula; a reference that leaves the sheet becomes {@code #REF!}
     */
    public static String moved(String formula, int rows, int columns) {
        if (rows == 0 && columns == 0) {
            return formula;
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        while (from < formula.length()) {
            int quote = nextQuote(formula, from);
            out.append(references(formula.substring(from, quote), rows, columns));
            int end = quote < formula.length() ? endOfQuote(formula, quote) : quote;
            out.append(formula, quote, end);
            from = end;
        }
        return out.toString();
    }

    private static int nextQuote(String formula, int from) {
        for (int i = from; i < formula.length(); i++) {
            if (formula.charAt(i) == '"' || formula.charAt(i) == '\'') {
                return i;
            }
        }
        return formula.length();
    }

    /** Behind the closing quote; a doubled quote is part of the text. */
    private static int endOfQuote(String formula, int start) {
        char quote = formula.charAt(start);
        int i = start + 1;
        while (i < formula.length()) {
            if (formula.charAt(i) == quote) {
                if (i + 1 < formula.length() && formula.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return i + 1;
                }
            }
            i++;
        }
        return formula.length();
    }

    private static String references(String plain, int rows, int columns) {
        Matcher reference = REFERENCE.matcher(plain);
        StringBuilder out = new StringBuilder();
        while (reference.find()) {
            String moved;
            if (reference.group(2) != null) {
                moved = column(reference.group(1), reference.group(2), columns)
                        + row(reference.group(3), reference.group(4), rows);
            } else if (reference.group(6) != null) {
                moved = column(reference.group(5), reference.group(6), columns)
                        + ":"
                        + column(reference.group(7), reference.group(8), columns);
            } else {
                moved = row(reference.group(9), reference.group(10), rows)
                        + ":"
                        + row(reference.group(11), reference.group(12), rows);
            }
            reference.appendReplacement(out, Matcher.quoteReplacement(moved.contains("#") ? "#REF!" : moved));
        }
        return reference.appendTail(out).toString();
    }

    private static String column(String dollar, String letters, int by) {
        if (!dollar.isEmpty()) {
            return dollar + letters;
        }
        int moved = CellRef.of(letters + "1").column() + by;
        return moved < 0 || moved >= CellRef.MAX_COLUMNS ? "#" : CellRef.letters(moved);
    }

    private static String row(String dollar, String digits, int by) {
        if (!dollar.isEmpty()) {
            return dollar + digits;
        }
        int moved = Integer.parseInt(digits) + by;
        return moved < 1 || moved > CellRef.MAX_ROWS ? "#" : String.valueOf(moved);
    }
}
