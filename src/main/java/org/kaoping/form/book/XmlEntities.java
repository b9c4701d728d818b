package org.kaoping.form.book;

import java.nio.charset.StandardCharsets;

/** The five entities of XML and character references. */
final class XmlEntities {
    private XmlEntities() {}

    /**
     * The character of a reference.
     *
     * @param from behind the ampersand
     * @param to at the semicolon
     * @return its code point; -1 for an unknown entity or a character that XML forbids
     */
    static int codePoint(byte[] bytes, int from, int to) {
        if (to - from < 2 || to - from > 11) {
            return -1;
        }
        if (bytes[from] == '#') {
            boolean hex = bytes[from + 1] == 'x';
            return number(bytes, from + (hex ? 2 : 1), to, hex ? 16 : 10);
        }
        return switch (new String(bytes, from, to - from, StandardCharsets.ISO_8859_1)) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            default -> -1;
        };
    }

    private static int number(byte[] bytes, int from, int to, int base) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit((char) bytes[i], base);
            if (bytes[i] < 0 || digit < 0) {
                return -1;
            }
            value = value * base + digit;
            if (value > Character.MAX_CODE_POINT) {
                return -1;
            }
        }
        boolean allowed = value >= 0x20
                ? (value < 0xD800 || value > 0xDFFF) && value != 0xFFFE && value != 0xFFFF
                : value == '\t' || value == '\n' || value == '\r';
        return allowed && to > from ? value : -1;
    }
}
