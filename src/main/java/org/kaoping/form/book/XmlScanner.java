package org.kaoping.form.book;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.XmlSpaces.Space;

/**
 * A pull scanner over the bytes of one XML part: well-formedness, namespaces, the five entities and character
 * references; no DOCTYPE in any encoding, bounded depth, attributes and texts. Not a general parser: it knows just what
 * OOXML parts may contain, and is twice as fast as inflating.
 */
final class XmlScanner {
    /** What came. */
    enum Event {
        /** An element begins; its name and attributes can be asked. */
        START,
        /** An element ends. */
        END,
        /** The part ends. */
        DONE
    }

    private final String part;
    private final Limits limits;
    private final XmlBuffer in;
    private final XmlNames names = new XmlNames();
    private final XmlSpaces spaces = new XmlSpaces();

    /** The elements that are open: their names as written, and what these mean. */
    private final String[] open;

    private final String[] locals;
    private final Space[] namespaces;
    private int depth;
    private boolean pendingEnd;
    private boolean rootSeen;
    private String local = "";
    private Space space = Space.OTHER;

    private final XmlAttributes attributes;
    private final XmlText text;

    /**
     * Scans a part.
     *
     * @param stream its inflated bytes in any encoding
     * @param part its name, for messages
     */
    XmlScanner(InputStream stream, String part, Limits limits) {
        this.part = part;
        this.limits = limits;
        try {
            this.in = new XmlBuffer(XmlEncoding.utf8(stream, part), part);
        } catch (IOException e) {
            throw Refusal.damaged("部件 " + part + " 无法读取");
        }
        open = new String[limits.xmlDepth() + 1];
        locals = new String[limits.xmlDepth() + 1];
        namespaces = new Space[limits.xmlDepth() + 1];
        attributes = new XmlAttributes(in, names, spaces, limits.xmlAttributes());
        text = new XmlText(in);
    }

    /** The next beginning or end of an element; text between them is passed over. */
    Event next() {
        if (pendingEnd) {
            pendingEnd = false;
            leave();
            return Event.END;
        }
        while (true) {
            if (!skipText()) {
                if (depth > 0 || !rootSeen) {
                    throw broken("不完整");
                }
                return Event.DONE;
            }
            if (in.end - in.at < 2 && !in.more()) {
                throw broken("不完整");
            }
            byte second = in.bytes[in.at + 1];
            if (second == '/') {
                endTag();
                return Event.END;
            }
            if (second == '!' || second == '?') {
                in.passMarkup(depth > 0);
            } else {
                startTag();
                return Event.START;
            }
        }
    }

    /** Whether the element that just began or ended is this one of the namespace. */
    boolean is(Space wanted, String name) {
        return space == wanted && local.equals(name);
    }

    /** The local name of the element that just began or ended. */
    String local() {
        return local;
    }

    /** The namespace of the element that just began or ended. */
    Space space() {
        return space;
    }

    /** How many elements are open; 1 inside the root. */
    int depth() {
        return depth;
    }

    /** The value of an attribute without prefix, decoded; null where there is none. Ask before going on. */
    @Nullable
    String attribute(String name) {
        return attributes.value(name);
    }

    /** The same as {@link #attribute(String)} for an attribute that has few different values: each is made once. */
    @Nullable
    String word(String name) {
        return attributes.word(name);
    }

    /** The value of an attribute of a namespace, decoded; null where there is none. Ask before going on. */
    @Nullable
    String attribute(Space wanted, String name) {
        return attributes.value(wanted, name);
    }

    /** The same as {@link #attribute(String)} for {@code xsd:boolean}. */
    boolean flag(String name) {
        String value = attribute(name);
        return value != null && (value.equals("1") || value.equalsIgnoreCase("true") || value.equals("on"));
    }

    /** Passes the rest of the element that just began, its end too. */
    void skip() {
        int outside = depth - 1;
        while (depth > outside) {
            next();
        }
    }

    /**
     * Passes an element that is not wanted.
     *
     * @throws Refusal where it holds alternatives: programs would take different ones, so there is no single content
     */
    void skipPlain() {
        if (space == Space.COMPATIBILITY) {
            throw broken("的内容因软件而异");
        }
        skip();
    }

    /** Reads what is left of the part, so that all of it is checked, its CRC too. */
    void toEnd() {
        while (next() != Event.DONE) {
            // nothing behind is wanted
        }
    }

    /**
     * The whole text of the element that just began, comments left out, CDATA joined in; passes its end.
     *
     * @param longest bytes that it may have
     * @throws Refusal where it holds another element, or is longer
     */
    String text(int longest) {
        if (pendingEnd) {
            next();
            return "";
        }
        String whole = text.upToEnd(longest);
        endTag();
        return whole;
    }

    private boolean skipText() {
        while (true) {
            byte[] bytes = in.bytes;
            int i = in.at;
            int end = in.end;
            if (depth > 0) {
                while (i < end && bytes[i] != '<') {
                    i++;
                }
            } else {
                while (i < end && bytes[i] != '<') {
                    if (bytes[i] > ' ' || bytes[i] < 0) {
                        throw broken("开头或结尾有多余的内容");
                    }
                    i++;
                }
            }
            in.at = i;
            if (i < end) {
                return true;
            }
            if (!in.more()) {
                return false;
            }
        }
    }

    private void endTag() {
        int close = in.wholeTag();
        int to = close;
        while (to > in.at + 2 && XmlBuffer.isSpace(in.bytes[to - 1])) {
            to--;
        }
        if (depth == 0 || !names.same(open[depth - 1], in.bytes, in.at + 2, to)) {
            throw broken("标记不配对");
        }
        in.at = close + 1;
        leave();
    }

    private void leave() {
        depth--;
        local = locals[depth];
        space = namespaces[depth];
        spaces.leave(depth + 1);
        attributes.clear();
    }

    private Space resolve(String prefix) {
        Space found = spaces.of(prefix);
        if (found == null) {
            throw broken("前缀 " + prefix + " 没有声明");
        }
        return found;
    }

    private void startTag() {
        if (depth == 0 && rootSeen) {
            throw broken("有两个根元素");
        }
        rootSeen = true;
        int close = in.wholeTag();
        byte[] bytes = in.bytes;
        boolean empty = bytes[close - 1] == '/';
        int limit = empty ? close - 1 : close;
        int i = in.at + 1;
        while (i < limit && !XmlBuffer.isSpace(bytes[i])) {
            i++;
        }
        String name = names.of(bytes, in.at + 1, i);
        if (depth >= limits.xmlDepth()) {
            throw in.limit("的嵌套层数", limits.xmlDepth());
        }
        attributes.read(i, limit, depth + 1);
        int colon = name.indexOf(':');
        if (name.isEmpty() || colon == 0 || colon == name.length() - 1) {
            throw broken("标记不完整");
        }
        local = colon < 0 ? name : name.substring(colon + 1);
        space = resolve(colon < 0 ? "" : name.substring(0, colon));
        open[depth] = name;
        locals[depth] = local;
        namespaces[depth++] = space;
        in.at = close + 1;
        pendingEnd = empty;
    }

    /** The part is not what it should be; {@code what} is a Chinese phrase. */
    Refusal broken(String what) {
        return in.broken(what);
    }

    @Override
    public String toString() {
        return part + ": " + String.join("/", Arrays.copyOf(open, depth));
    }
}
