package org.kaoping.form;

import java.util.Locale;

/** What a number format code says about the number behind it. */
final class NumberFormats {
    private NumberFormats() {}

    /** Whether the format shows a day, a time or both. */
    static boolean isDate(String format) {
        String bare = bare(format);
        if (bare.contains("general") || bare.isEmpty() || bare.equals("@")) {
            return false;
        }
        // the exponent of 0.00E+00 is no era
        String letters = bare.replace("e+", "").replace("e-", "");
        return letters.chars().anyMatch(c -> "ymdhse".indexOf(c) >= 0) || letters.contains("aaa");
    }

    /** Whether the format shows a percentage. */
    static boolean isPercent(String format) {
        return bare(format).contains("%");
    }

    /** How many digits a format of zeros only, such as {@code 000000}, shows at least; 0 for any other format. */
    static int zeros(String format) {
        String bare = bare(format);
        return bare.length() > 1 && bare.chars().allMatch(c -> c == '0') ? bare.length() : 0;
    }

    /** The first section in lower case without quoted texts, escapes, colours and locales; {@code [h]} stays. */
    static String bare(String format) {
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == ';') {
                break;
            }
            if (c == '"') {
                int end = format.indexOf('"', i + 1);
                i = end < 0 ? format.length() : end;
            } else if (c == '\\' || c == '_' || c == '*') {
                i++;
            } else if (c == '[') {
                int end = format.indexOf(']', i);
                String inside = end < 0 ? "" : format.substring(i + 1, end).toLowerCase(Locale.ROOT);
                if (!inside.isEmpty() && inside.chars().allMatch(x -> x == 'h' || x == 'm' || x == 's')) {
                    kept.append(inside);
                }
                i = end < 0 ? format.length() : end;
            } else {
                kept.append(Character.toLowerCase(c));
            }
        }
        return kept.toString();
    }
}
