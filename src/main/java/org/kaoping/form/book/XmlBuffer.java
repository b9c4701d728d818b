package org.kaoping.form.book;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * A window over the UTF-8 bytes of a part that slides forward, so that a part of 100 MB needs no 100 MB. The scanner
 * moves {@link #at}; what lies before it is forgotten when the window moves.
 */
final class XmlBuffer {
    private static final int START_SIZE = 1 << 15;
    /** The longest tag, comment delimiter or entity that must lie in the window as a whole. */
    private static final int LARGEST = 1 << 20;

    private final InputStream in;
    private final String part;
    private final Utf8Check check = new Utf8Check();
    private boolean ended;

    /** The bytes; valid from {@link #at} to {@link #end}. */
    byte[] bytes = new byte[START_SIZE];

    /** The next byte to look at. */
    int at;

    /** One behind the last byte that is there. */
    int end;

    XmlBuffer(InputStream in, String part) {
        this.in = in;
        this.part = part;
    }

    /**
     * Brings more bytes, keeping those from {@link #at} on, which becomes 0.
     *
     * @return false at the end of the part
     */
    boolean more() {
        if (ended) {
            return false;
        }
        int kept = end - at;
        if (kept == bytes.length) {
            if (kept >= LARGEST) {
                throw limit("一个标记的字节数", LARGEST);
            }
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        if (at > 0) {
            System.arraycopy(bytes, at, bytes, 0, kept);
            at = 0;
            end = kept;
        }
        int got;
        try {
            got = in.read(bytes, end, bytes.length - end);
        } catch (IOException e) {
            throw Refusal.damaged("部件 " + part + " 无法读取");
        }
        if (got < 0) {
            ended = true;
            if (!check.complete()) {
                throw badEncoding();
            }
            return false;
        }
        if (!check.accepts(bytes, end, end + got)) {
            throw badEncoding();
        }
        end += got;
        return true;
    }

    private Refusal badEncoding() {
        return Refusal.damaged("部件 " + part + " 含有无效的字符编码");
    }

    /** Whether the next bytes are these; they are not passed. */
    boolean startsWith(String ascii) {
        while (end - at < ascii.length()) {
            if (!more()) {
                return false;
            }
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[at + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Passes everything up to and including a delimiter.
     *
     * @return false where it never comes
     */
    boolean passThrough(String delimiter) {
        byte first = (byte) delimiter.charAt(0);
        while (true) {
            while (at < end && bytes[at] != first) {
                at++;
            }
            if (at == end && !more()) {
                return false;
            }
            if (at < end && bytes[at] == first) {
                if (startsWith(delimiter)) {
                    at += delimiter.length();
                    return true;
                }
                at++;
            }
        }
    }

    /** Passes a comment, a processing instruction or (inside the root) CDATA; all else is a DOCTYPE or its like. */
    void passMarkup(boolean inside) {
        if (startsWith("<?")) {
            pass("?>");
        } else if (startsWith("<!--")) {
            at += "<!--".length();
            pass("-->");
        } else if (inside && startsWith("<![CDATA[")) {
            pass("]]>");
        } else {
            throw new Refusal(
                    Problem.of(ProblemCode.DOCTYPE_FORBIDDEN, Place.WORKBOOK).found(part));
        }
    }

    private void pass(String delimiter) {
        if (!passThrough(delimiter)) {
            throw broken("不完整");
        }
    }

    /** Brings the whole tag at {@link #at} into the window; the place of its closing bracket. */
    int wholeTag() {
        int i = at + 1;
        byte quote = 0;
        while (true) {
            if (i == end) {
                int seen = i - at;
                if (!more()) {
                    throw broken("不完整");
                }
                i = at + seen;
            }
            byte b = bytes[i];
            if (b == '<') {
                throw broken("标记不完整");
            }
            if (quote != 0) {
                if (b == quote) {
                    quote = 0;
                }
            } else if (b == '>') {
                return i;
            } else if (b == '"' || b == '\'') {
                quote = b;
            }
            i++;
        }
    }

    /** Whether it is white space of XML. */
    static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\t' || b == '\r';
    }

    /** The part is not what it should be; {@code what} is a Chinese phrase. */
    Refusal broken(String what) {
        return Refusal.damaged("部件 " + part + " " + what);
    }

    /** A limit on this part is passed. */
    Refusal limit(String what, long allowed) {
        return Refusal.limit(
                Place.WORKBOOK,
                "部件 " + part + " 里" + what,
                "超过 " + allowed,
                allowed,
                "请用 Excel 或 WPS 另存为新的 .xlsx 后再上传。");
    }

    /** The bytes as text. */
    String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
