package org.kaoping.masters;

/**
 * The rule of an input as a master says it: Excel's own data validation with the office's own words.
 *
 * @param kind what is bounded
 * @param first the first bound, the options separated by commas, or the formula
 * @param second the second bound; empty where none
 * @param prompt the hint that Excel shows while typing; empty: none
 * @param error the message when it is wrong
 * @param warning whether a wrong value is only warned of
 * @param blankToo whether the rule also judges an empty cell
 */
public record Ask(
        Kind kind, String first, String second, String prompt, String error, boolean warning, boolean blankToo) {
    /** What is bounded. */
    enum Kind {
        /** A typed list. */
        OPTIONS,
        /** A list by name or range. */
        RANGE,
        /** The length of a text. */
        LENGTH,
        /** A whole number. */
        WHOLE,
        /** A number. */
        DECIMAL,
        /** A day. */
        DAY,
        /** A formula. */
        CUSTOM
    }

    private static final String CHOOSE = "请从下拉列表中选择";

    static Ask options(String options, String prompt) {
        return new Ask(Kind.OPTIONS, options, "", prompt, CHOOSE, false, false);
    }

    static Ask range(String formula, String prompt) {
        return new Ask(Kind.RANGE, formula, "", prompt, CHOOSE, false, false);
    }

    static Ask length(int from, int to, String prompt, String error) {
        return new Ask(Kind.LENGTH, String.valueOf(from), String.valueOf(to), prompt, error, false, false);
    }

    static Ask whole(String from, String to, String prompt, String error) {
        return new Ask(Kind.WHOLE, from, to, prompt, error, false, false);
    }

    static Ask decimal(String from, String to, String prompt, String error) {
        return new Ask(Kind.DECIMAL, from, to, prompt, error, false, false);
    }

    static Ask day(String from, String to, String prompt, String error) {
        return new Ask(Kind.DAY, from, to, prompt, error, false, false);
    }

    static Ask custom(String formula, String prompt, String error) {
        return new Ask(Kind.CUSTOM, formula, "", prompt, error, false, false);
    }

    Ask error(String other) {
        return new Ask(kind, first, second, prompt, other, warning, blankToo);
    }

    Ask warn() {
        return new Ask(kind, first, second, prompt, error, true, blankToo);
    }

    Ask judgingBlanks() {
        return new Ask(kind, first, second, prompt, error, warning, true);
    }

    /** A telephone number at that cell: digits and hyphens, 7 to 13 characters. */
    static Ask phone(String cell) {
        String digits = "SUBSTITUTE(" + cell + ",\"-\",\"\")";
        return custom(
                "AND(LEN(" + cell + ")>=7,LEN(" + cell + ")<=13,IF(ISNUMBER(VALUE(" + digits + ")),EXACT(TEXT(VALUE("
                        + digits + "),REPT(\"0\",LEN(" + digits + "))), " + digits + "),FALSE))",
                "手机11位；座机写“区号-号码”，如 0421-1234567",
                "电话只能含数字和短横线，共7至13位");
    }

    /** The length of a cell's text without blanks and line breaks (POI's TRIM also strips breaks, Excel's does not). */
    static String len(String cell) {
        return "LEN(TRIM(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(" + cell + ",CHAR(10),\"\"),CHAR(13),\"\"),\"　\",\"\")))";
    }
}
