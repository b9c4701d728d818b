package org.kaoping.form.book;

/** Excel's own escapes in text: {@code _x000D_} for characters that XML can't hold, {@code _x005F_} for an underscore. */
final class Escapes {
    private static final int LENGTH = 7;

    private Escapes() {}

    /** The text with its escapes decoded, once. Halves of characters that have no other half become U+FFFD. */
    static String decode(String text) {
        int next = text.indexOf("_x");
        if (next < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (next >= 0) {
            int value = value(text, next);
            if (value >= 0) {
                out.append(text, at, next).append((char) value);
                at = next + LENGTH;
                next = text.indexOf("_x", at);
            } else {
                next = text.indexOf("_x", next + 1);
            }
        }
        out.append(text, at, text.length());
        return whole(out);
    }

    private static int value(String text, int at) {
        if (at + LENGTH > text.length() || text.charAt(at + LENGTH - 1) != '_') {
            return -1;
        }
        int value = 0;
        for (int i = at + 2; i < at + LENGTH - 1; i++) {
            int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private static String whole(StringBuilder out) {
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < out.length() && Character.isLowSurrogate(out.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                out.setCharAt(i, '\uFFFD');
            }
        }
        return out.toString();
    }
}
