package org.kaoping.form.book;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the tags of a part that is known to be sound and in UTF-8, and says where they stand, so that a part can be
 * changed at a few places and stay as it is everywhere else. Tells start tags, end tags and empty elements; passes over
 * comments, instructions and CDATA. Forgives what VML does (tags that are never closed).
 */
final class XmlTags {
    private final byte[] in;
    private int at;
    private int from;
    private int to;
    private int nameTo;
    private int level = -1;
    private int open;

    XmlTags(byte[] part) {
        this.in = part;
    }

    /** Goes to the next tag; false at the end. */
    boolean next() {
        while (true) {
            int start = find("<", at);
            if (start < 0) {
                return false;
            }
            if (stands("<!--", start)) {
                at = past("-->", start);
            } else if (stands("<![CDATA[", start)) {
                at = past("]]>", start);
            } else if (stands("<?", start)) {
                at = past("?>", start);
            } else if (stands("<!", start)) {
                at = past(">", start);
            } else {
                tag(start);
                return true;
            }
        }
    }

    private void tag(int start) {
        int i = start + 1;
        byte quote = 0;
        while (i < in.length && (quote != 0 || in[i] != '>')) {
            if (quote != 0) {
                quote = in[i] == quote ? 0 : quote;
            } else if (in[i] == '"' || in[i] == '\'') {
                quote = in[i];
            }
            i++;
        }
        from = start;
        to = Math.min(i + 1, in.length);
        at = to;
        int name = start + 1 + (isEnd() ? 1 : 0);
        while (name < to && !XmlBuffer.isSpace(in[name]) && in[name] != '>' && in[name] != '/') {
            name++;
        }
        nameTo = name;
        if (isEnd()) {
            open--;
            level = open;
        } else {
            level = open;
            open += isEmpty() ? 0 : 1;
        }
    }

    /** Goes where another walk over the same part stands. */
    void goTo(XmlTags other) {
        at = other.at;
        open = other.open;
    }

    /** Whether it is an end tag. */
    boolean isEnd() {
        return from + 1 < in.length && in[from + 1] == '/';
    }

    /** Whether it is an element without content. */
    boolean isEmpty() {
        return in[to - 2] == '/';
    }

    /** How deep the element lies; the root has 0. */
    int depth() {
        return level;
    }

    /** Where the tag begins. */
    int from() {
        return from;
    }

    /** Where the tag ends. */
    int to() {
        return to;
    }

    /** The name with its prefix. */
    String name() {
        return new String(in, from + (isEnd() ? 2 : 1), nameTo - from - (isEnd() ? 2 : 1), StandardCharsets.UTF_8);
    }

    /** The name without its prefix. */
    String local() {
        String name = name();
        return name.substring(name.indexOf(':') + 1);
    }

    /** The prefix with its colon; usually empty. */
    String prefix() {
        String name = name();
        return name.substring(0, name.indexOf(':') + 1);
    }

    /** Whether this is a start tag or an empty element of that local name. */
    boolean starts(String local) {
        return !isEnd() && local().equals(local);
    }

    /** Whether this is the end of an element of that local name, or an empty one. */
    boolean ends(String local) {
        return (isEnd() || isEmpty()) && local().equals(local);
    }

    /** An attribute by its local name, decoded; null where there is none. */
    @Nullable
    String attribute(String local) {
        int[] span = span(local);
        return span == null ? null : decoded(new String(in, span[1], span[2] - span[1], StandardCharsets.UTF_8));
    }

    /** An attribute that is a whole number; the other one where it is missing or none. */
    int number(String local, int otherwise) {
        double number = decimal(local, otherwise);
        return (int) number == number ? (int) number : otherwise;
    }

    /** An attribute that is a number; the other one where it is missing or none. */
    double decimal(String local, double otherwise) {
        String text = attribute(local);
        try {
            return text == null ? otherwise : Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** Whether an attribute says yes. */
    boolean flag(String local) {
        String text = attribute(local);
        return text != null && (text.strip().equals("1") || text.strip().equals("true"));
    }

    /** Where an attribute stands: from the blank before its name, its value's beginning and end; null where none. */
    int @Nullable [] span(String local) {
        int i = nameTo;
        while (i < to) {
            int blank = i;
            while (i < to && XmlBuffer.isSpace(in[i])) {
                i++;
            }
            int name = i;
            while (i < to && in[i] != '=' && in[i] != '>' && in[i] != '/') {
                i++;
            }
            if (i >= to || in[i] != '=') {
                return null;
            }
            String found = new String(in, name, i - name, StandardCharsets.UTF_8).strip();
            i++;
            while (i < to && XmlBuffer.isSpace(in[i])) {
                i++;
            }
            byte quote = in[i];
            int value = ++i;
            while (i < to && in[i] != quote) {
                i++;
            }
            if (found.substring(found.indexOf(':') + 1).equals(local) && !found.startsWith("xmlns")) {
                return new int[] {blank, value, i};
            }
            i++;
        }
        return null;
    }

    private static String decoded(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            int semicolon = text.charAt(i) == '&' ? text.indexOf(';', i) : -1;
            if (semicolon < 0) {
                out.append(text.charAt(i++));
                continue;
            }
            String entity = text.substring(i + 1, semicolon);
            switch (entity) {
                case "amp" -> out.append('&');
                case "lt" -> out.append('<');
                case "gt" -> out.append('>');
                case "quot" -> out.append('"');
                case "apos" -> out.append('\'');
                default ->
                    out.appendCodePoint(
                            entity.startsWith("#x")
                                    ? Integer.parseInt(entity.substring(2), 16)
                                    : Integer.parseInt(entity.substring(1)));
            }
            i = semicolon + 1;
        }
        return out.toString();
    }

    private boolean stands(String text, int position) {
        for (int i = 0; i < text.length(); i++) {
            if (position + i >= in.length || in[position + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int find(String text, int start) {
        for (int i = start; i < in.length; i++) {
            if (in[i] == text.charAt(0) && stands(text, i)) {
                return i;
            }
        }
        return -1;
    }

    private int past(String text, int start) {
        int found = find(text, start);
        return found < 0 ? in.length : found + text.length();
    }
}
