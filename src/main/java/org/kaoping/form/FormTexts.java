package org.kaoping.form;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts of a form: how placeholders inside them are filled, and when two texts mean the same. The filler and the reader
 * share it, so that what was handed out is compared with exactly what was written.
 */
public final class FormTexts {
    /** A placeholder of a single value inside a text. */
    static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_]*(?:\\.[A-Za-z][A-Za-z0-9_]*)?)}");

    private FormTexts() {}

    /**
     * Fills the placeholders inside a text; a name without a value becomes empty. Days are written as 2020年5月25日.
     *
     * @param text a text of a master, such as {@code {city}{year}年度…}
     * @param values the single values by name
     */
    public static String fill(String text, Map<String, CellValue> values) {
        Matcher holes = PLACEHOLDER.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (holes.find()) {
            holes.appendReplacement(filled, Matcher.quoteReplacement(inText(values.get(holes.group(1)))));
        }
        return holes.appendTail(filled).toString();
    }

    /** A value as it stands inside a text: days as 2020年5月25日, everything else as {@link CellValue#shown()}. */
    public static String inText(@Nullable CellValue value) {
        if (value == null) {
            return "";
        }
        if (value instanceof CellValue.Date day) {
            return day(day.value());
        }
        if (value instanceof CellValue.DateTime moment) {
            return day(moment.value().toLocalDate()) + " " + moment.value().toLocalTime();
        }
        return value.shown();
    }

    /** A day in words: 2020年5月25日. */
    public static String day(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** The text without blanks around it and without invisible characters anywhere; line ends as {@code \n}. */
    static String strip(String text) {
        String seen = visible(text);
        int from = 0;
        int to = seen.length();
        while (from < to && white(seen.charAt(from))) {
            from++;
        }
        while (to > from && white(seen.charAt(to - 1))) {
            to--;
        }
        String bare = seen.substring(from, to);
        return bare.indexOf('\r') < 0 ? bare : bare.replace("\r\n", "\n");
    }

    /** All invisible characters are of the basic plane, so halves of others are never taken for them. */
    private static String visible(String text) {
        int first = 0;
        while (first < text.length() && !invisible(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length()).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            if (!invisible(text.charAt(i))) {
                kept.append(text.charAt(i));
            }
        }
        return kept.toString();
    }

    /** What two texts are compared by where white space and full or half width must not matter. */
    public static String fold(String text) {
        String wide = plain(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
        int first = 0;
        while (first < wide.length() && !passedOver(wide.charAt(first))) {
            first++;
        }
        if (first == wide.length()) {
            return wide;
        }
        StringBuilder kept = new StringBuilder(wide.length()).append(wide, 0, first);
        for (int i = first; i < wide.length(); i++) {
            if (!passedOver(wide.charAt(i))) {
                kept.append(wide.charAt(i));
            }
        }
        return kept.toString();
    }

    private static boolean passedOver(char c) {
        return invisible(c) || white(c);
    }

    /** Letters, digits and signs of ASCII and the common Chinese characters: nearly all there is. */
    private static boolean common(char c) {
        return (c > ' ' && c < 0x7F) || (c >= 0x4E00 && c <= 0x9FA5);
    }

    /** Whether normalising leaves a text as it is: ASCII and the common Chinese characters. */
    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && (c < 0x4E00 || c > 0x9FA5)) {
                return false;
            }
        }
        return true;
    }

    /** A folded text as labels are kept: without the mark of a required field, without a colon at its end. */
    public static String bare(String folded) {
        int end = folded.length();
        while (end > 0 && (folded.charAt(end - 1) == '*' || folded.charAt(end - 1) == ':')) {
            end--;
        }
        return folded.substring(0, end);
    }

    private static boolean white(char c) {
        return !common(c) && (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085');
    }

    /** Zero-width characters and direction marks, which come along when numbers are pasted from phones and chats. */
    private static boolean invisible(char c) {
        if (common(c)) {
            return false;
        }
        return c == 0x200B
                || c == 0x2060
                || c == 0xFEFF
                || c == 0x00AD
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
