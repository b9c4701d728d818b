package org.kaoping.form.book;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Number format codes: the built-in ones by their number, and whether a code shows a date or a time. */
public final class NumberFormats {
    /** The format of a cell that has none. */
    public static final String GENERAL = "General";

    private static final String DATE = "yyyy/m/d";
    private static final String LONG_DATE = "yyyy\"年\"m\"月\"d\"日\"";
    private static final String YEAR_MONTH = "yyyy\"年\"m\"月\"";
    private static final String MONTH_DAY = "m\"月\"d\"日\"";

    private static final Map<Integer, String> BUILT_IN = builtIn();

    private NumberFormats() {}

    /** The code of a built-in format, in its Chinese reading; null for a number that is not built in. */
    static @Nullable String builtIn(int id) {
        return BUILT_IN.get(id);
    }

    /**
     * Whether a number in this format is shown as a date, a time or both. Literals, colours, conditions and locales do
     * not count; {@code [h]:mm} is a time. Only the first section (for positive numbers) is looked at.
     */
    public static boolean isDate(String code) {
        return marks(code) != 0;
    }

    /** Whether a number in this format is shown with a day, month or year. */
    public static boolean hasDay(String code) {
        return (marks(code) & 1) != 0;
    }

    /** Whether a number in this format is shown with hours, minutes or seconds. */
    public static boolean hasTime(String code) {
        return (marks(code) & 2) != 0;
    }

    /** 1 for a day, 2 for a time, 3 for both. */
    private static int marks(String code) {
        if (code.equals(GENERAL) || code.equals("@")) {
            return 0;
        }
        boolean day = false;
        boolean time = false;
        boolean months = false;
        for (int i = 0; i < code.length(); i++) {
            char c = Character.toLowerCase(code.charAt(i));
            if (c == ';') {
                break;
            } else if (c == '"') {
                int close = code.indexOf('"', i + 1);
                i = close < 0 ? code.length() : close;
            } else if (c == '\\' || c == '_' || c == '*') {
                i++;
            } else if (c == '[') {
                int close = code.indexOf(']', i);
                if (close < 0) {
                    break;
                }
                time |= isElapsed(code.substring(i + 1, close));
                i = close;
            } else if (code.regionMatches(true, i, "am/pm", 0, 5)) {
                time = true;
                i += 4;
            } else if (c == 'y'
                    || c == 'd'
                    || c == 'b'
                    || (c == 'e' && !isExponent(code, i))
                    || (c == 'a' && isWeekday(code, i))) {
                day = true;
            } else if (c == 'h' || c == 's') {
                time = true;
            } else if (c == 'm') {
                months = true;
            } else if (c == 'g' && code.regionMatches(true, i, GENERAL, 0, GENERAL.length())) {
                i += GENERAL.length() - 1;
            }
        }
        // a lone m is a month; beside hours or seconds it may be minutes, which changes nothing
        return (day || (months && !time) ? 1 : 0) | (time ? 2 : 0);
    }

    private static boolean isExponent(String code, int at) {
        return at > 0
                && at + 1 < code.length()
                && (code.charAt(at + 1) == '+' || code.charAt(at + 1) == '-')
                && "0#?.".indexOf(code.charAt(at - 1)) >= 0;
    }

    private static boolean isWeekday(String code, int at) {
        return code.regionMatches(true, at, "aaa", 0, 3);
    }

    private static boolean isElapsed(String inside) {
        String lower = inside.toLowerCase(Locale.ROOT);
        return !lower.isEmpty()
                && (lower.chars().allMatch(c -> c == 'h')
                        || lower.chars().allMatch(c -> c == 'm')
                        || lower.chars().allMatch(c -> c == 's'));
    }

    private static Map<Integer, String> builtIn() {
        Map<Integer, String> codes = new HashMap<>();
        String[] numbers = {
            GENERAL,
            "0",
            "0.00",
            "#,##0",
            "#,##0.00",
            "\"¥\"#,##0;\"¥\"-#,##0",
            "\"¥\"#,##0;[Red]\"¥\"-#,##0",
            "\"¥\"#,##0.00;\"¥\"-#,##0.00",
            "\"¥\"#,##0.00;[Red]\"¥\"-#,##0.00",
            "0%",
            "0.00%",
            "0.00E+00",
            "# ?/?",
            "# ??/??"
        };
        for (int i = 0; i < numbers.length; i++) {
            codes.put(i, numbers[i]);
        }
        codes.put(14, DATE);
        codes.put(15, "d-mmm-yy");
        codes.put(16, "d-mmm");
        codes.put(17, "mmm-yy");
        codes.put(18, "h:mm AM/PM");
        codes.put(19, "h:mm:ss AM/PM");
        codes.put(20, "h:mm");
        codes.put(21, "h:mm:ss");
        codes.put(22, "yyyy/m/d h:mm");
        for (int i = 23; i <= 26; i++) {
            codes.put(i, GENERAL);
        }
        codes.put(27, YEAR_MONTH);
        codes.put(28, MONTH_DAY);
        codes.put(29, MONTH_DAY);
        codes.put(30, "m-d-yy");
        codes.put(31, LONG_DATE);
        codes.put(32, "h\"时\"mm\"分\"");
        codes.put(33, "h\"时\"mm\"分\"ss\"秒\"");
        codes.put(34, "上午/下午h\"时\"mm\"分\"");
        codes.put(35, "上午/下午h\"时\"mm\"分\"ss\"秒\"");
        codes.put(36, YEAR_MONTH);
        codes.put(37, "#,##0;-#,##0");
        codes.put(38, "#,##0;[Red]-#,##0");
        codes.put(39, "#,##0.00;-#,##0.00");
        codes.put(40, "#,##0.00;[Red]-#,##0.00");
        codes.put(41, "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ");
        codes.put(42, "_ \"¥\"* #,##0_ ;_ \"¥\"* -#,##0_ ;_ \"¥\"* \"-\"_ ;_ @_ ");
        codes.put(43, "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ");
        codes.put(44, "_ \"¥\"* #,##0.00_ ;_ \"¥\"* -#,##0.00_ ;_ \"¥\"* \"-\"??_ ;_ @_ ");
        codes.put(45, "mm:ss");
        codes.put(46, "[h]:mm:ss");
        codes.put(47, "mm:ss.0");
        codes.put(48, "##0.0E+0");
        codes.put(49, "@");
        codes.put(50, YEAR_MONTH);
        codes.put(51, MONTH_DAY);
        codes.put(52, YEAR_MONTH);
        codes.put(53, MONTH_DAY);
        codes.put(54, MONTH_DAY);
        codes.put(55, "上午/下午h\"时\"mm\"分\"");
        codes.put(56, "上午/下午h\"时\"mm\"分\"ss\"秒\"");
        codes.put(57, YEAR_MONTH);
        codes.put(58, MONTH_DAY);
        return Map.copyOf(codes);
    }
}
