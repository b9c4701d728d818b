package org.kaoping.form.book;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Joins the text of an element out of its pieces. */
final class XmlText {
    private static final int LONGEST_ENTITY = 12;

    private final XmlBuffer in;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();

    XmlText(XmlBuffer in) {
        this.in = in;
    }

    /** The text up to the end tag of the element, which is not passed; comments left out, CDATA joined in. */
    String upToEnd(int longest) {
        gathered.reset();
        while (true) {
            int from = in.at;
            int i = from;
            byte b = 0;
            while (i < in.end && (b = in.bytes[i]) != '<' && b != '&' && b != '\r') {
                i++;
            }
            if (i + 1 < in.end && b == '<' && in.bytes[i + 1] == '/' && gathered.size() == 0) {
                // the usual case: the whole text lies in the window as it is
                check(i - from, longest);
                in.at = i;
                return in.text(from, i);
            }
            gathered.write(in.bytes, from, i - from);
            in.at = i;
            check(gathered.size(), longest);
            if (i == in.end) {
                if (!in.more()) {
                    throw in.broken("不完整");
                }
            } else if (b == '&') {
                reference();
            } else if (b == '\r') {
                lineEnd();
            } else if (in.startsWith("</")) {
                return gathered.toString(StandardCharsets.UTF_8);
            } else if (in.startsWith("<![CDATA[")) {
                in.at += "<![CDATA[".length();
                cdata(longest);
            } else if (in.startsWith("<!") || in.startsWith("<?")) {
                in.passMarkup(true);
            } else {
                throw in.broken("文字里夹有别的标记");
            }
        }
    }

    private void check(int size, int longest) {
        if (size > longest) {
            throw in.limit("一段文字的字节数", longest);
        }
    }

    /** Every end of a line is a line feed, as XML wants it. */
    private void lineEnd() {
        in.at++;
        gathered.write('\n');
        if (in.startsWith("\n")) {
            in.at++;
        }
    }

    private void cdata(int longest) {
        while (!in.startsWith("]]>")) {
            if (in.at == in.end) {
                throw in.broken("不完整");
            }
            if (in.bytes[in.at] == '\r') {
                lineEnd();
            } else {
                gathered.write(in.bytes[in.at++]);
            }
            check(gathered.size(), longest);
        }
        in.at += "]]>".length();
    }

    private void reference() {
        int length = 1;
        while (true) {
            if (in.at + length >= in.end && !in.more()) {
                throw in.broken("不完整");
            }
            if (in.bytes[in.at + length] == ';') {
                break;
            }
            if (++length > LONGEST_ENTITY) {
                throw in.broken("含有未知的实体");
            }
        }
        append(in, gathered, in.at + 1, in.at + length);
        in.at += length + 1;
    }

    /** Adds the character of the reference between ampersand and semicolon. */
    static void append(XmlBuffer in, ByteArrayOutputStream to, int from, int end) {
        int point = XmlEntities.codePoint(in.bytes, from, end);
        if (point < 0) {
            throw in.broken("含有未知的实体或不允许的字符");
        }
        byte[] utf8 = Character.toString(point).getBytes(StandardCharsets.UTF_8);
        to.write(utf8, 0, utf8.length);
    }
}
