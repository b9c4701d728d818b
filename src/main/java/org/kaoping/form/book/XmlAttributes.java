package org.kaoping.form.book;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.XmlSpaces.Space;

/** The attributes of the element that just began; their values are decoded when asked for. */
final class XmlAttributes {
    private final XmlBuffer in;
    private final XmlNames names;
    private final XmlSpaces spaces;
    private final int most;
    private final String[] prefixes;
    private final String[] locals;
    private final int[] from;
    private final int[] to;
    private int count;

    XmlAttributes(XmlBuffer in, XmlNames names, XmlSpaces spaces, int most) {
        this.in = in;
        this.names = names;
        this.spaces = spaces;
        this.most = most;
        this.prefixes = new String[most];
        this.locals = new String[most];
        this.from = new int[most];
        this.to = new int[most];
    }

    /** Forgets them. */
    void clear() {
        count = 0;
    }

    /** Reads the attributes that lie in the window, and binds the prefixes that they declare at this depth. */
    void read(int start, int limit, int depth) {
        byte[] bytes = in.bytes;
        count = 0;
        int i = pass(start, limit);
        while (i < limit) {
            int nameFrom = i;
            int colon = -1;
            while (i < limit && bytes[i] != '=' && !XmlBuffer.isSpace(bytes[i])) {
                if (bytes[i] == ':') {
                    colon = i;
                }
                i++;
            }
            int nameTo = i;
            i = pass(i, limit);
            if (i == limit || bytes[i] != '=' || nameTo == nameFrom) {
                throw in.broken("属性不完整");
            }
            i = pass(i + 1, limit);
            if (i == limit || (bytes[i] != '"' && bytes[i] != '\'')) {
                throw in.broken("属性不完整");
            }
            byte quote = bytes[i++];
            int valueFrom = i;
            while (i < limit && bytes[i] != quote) {
                i++;
            }
            if (i == limit) {
                throw in.broken("属性不完整");
            }
            add(
                    colon < 0 ? "" : names.of(bytes, nameFrom, colon),
                    names.of(bytes, colon < 0 ? nameFrom : colon + 1, nameTo),
                    valueFrom,
                    i);
            bind(count - 1, depth);
            int next = pass(i + 1, limit);
            if (next == i + 1 && next < limit) {
                throw in.broken("属性之间没有空格");
            }
            i = next;
        }
    }

    private void add(String prefix, String local, int valueFrom, int valueTo) {
        if (count == most) {
            throw in.limit("一个标记的属性数", most);
        }
        for (int i = 0; i < count; i++) {
            if (locals[i].equals(local) && prefixes[i].equals(prefix)) {
                throw in.broken("属性 " + local + " 重复");
            }
        }
        prefixes[count] = prefix;
        locals[count] = local;
        from[count] = valueFrom;
        to[count++] = valueTo;
    }

    private void bind(int i, int depth) {
        boolean prefix = prefixes[i].equals("xmlns");
        boolean byDefault = prefixes[i].isEmpty() && locals[i].equals("xmlns");
        if ((prefix || byDefault) && !spaces.bind(prefix ? locals[i] : "", decoded(i), depth)) {
            throw in.broken("声明了太多前缀");
        }
    }

    /** The value of an attribute without prefix; null where there is none. */
    @Nullable
    String value(String local) {
        for (int i = 0; i < count; i++) {
            if (prefixes[i].isEmpty() && locals[i].equals(local)) {
                return decoded(i);
            }
        }
        return null;
    }

    /** The value of an attribute without prefix that has few different values; null where there is none. */
    @Nullable
    String word(String local) {
        for (int i = 0; i < count; i++) {
            if (prefixes[i].isEmpty() && locals[i].equals(local)) {
                return plain(i) ? names.of(in.bytes, from[i], to[i]) : decoded(i);
            }
        }
        return null;
    }

    /** The value of an attribute of a namespace; null where there is none. */
    @Nullable
    String value(Space wanted, String local) {
        for (int i = 0; i < count; i++) {
            if (!prefixes[i].isEmpty() && locals[i].equals(local) && spaces.of(prefixes[i]) == wanted) {
                return decoded(i);
            }
        }
        return null;
    }

    /** Whether a value is written as it is meant. */
    private boolean plain(int index) {
        boolean plain = true;
        for (int i = from[index]; i < to[index]; i++) {
            plain &= in.bytes[i] != '&' && (in.bytes[i] >= ' ' || in.bytes[i] < 0);
        }
        return plain;
    }

    private String decoded(int index) {
        byte[] bytes = in.bytes;
        if (plain(index)) {
            return in.text(from[index], to[index]);
        }
        ByteArrayOutputStream value = new ByteArrayOutputStream(to[index] - from[index]);
        for (int i = from[index]; i < to[index]; i++) {
            if (bytes[i] == '&') {
                int semicolon = i + 1;
                while (semicolon < to[index] && bytes[semicolon] != ';') {
                    semicolon++;
                }
                if (semicolon == to[index]) {
                    throw in.broken("含有未知的实体");
                }
                XmlText.append(in, value, i + 1, semicolon);
                i = semicolon;
            } else {
                // white space is a blank in an attribute, unless written as a reference
                value.write(bytes[i] >= 0 && bytes[i] < ' ' ? ' ' : bytes[i]);
            }
        }
        return value.toString(StandardCharsets.UTF_8);
    }

    private int pass(int start, int limit) {
        int i = start;
        while (i < limit && XmlBuffer.isSpace(in.bytes[i])) {
            i++;
        }
        return i;
    }
}
