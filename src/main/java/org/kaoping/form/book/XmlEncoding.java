package org.kaoping.form.book;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of an XML part into UTF-8 before anything looks at them, so that no rule (no DOCTYPE!) can be passed
 * by in another encoding.
 */
final class XmlEncoding {
    private static final int LONGEST_DECLARATION = 256;
    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

    private XmlEncoding() {}

    /**
     * The part in UTF-8, without byte order mark.
     *
     * @throws Refusal for an encoding that is unknown or contradicts the bytes
     */
    static InputStream utf8(InputStream part, String name) throws IOException {
        byte[] head = new byte[LONGEST_DECLARATION];
        int got = part.readNBytes(head, 0, head.length);
        PushbackInputStream whole = new PushbackInputStream(part, LONGEST_DECLARATION);
        whole.unread(head, 0, got);
        if (startsWith(head, got, 0xEF, 0xBB, 0xBF)) {
            whole.skipNBytes(3);
            checkDeclared(declared(head, 3, got), name);
            return whole;
        }
        if (startsWith(head, got, 0xFE, 0xFF) || startsWith(head, got, 0xFF, 0xFE)) {
            whole.skipNBytes(2);
            boolean big = head[0] == (byte) 0xFE;
            return recoded(whole, big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, name);
        }
        if (startsWith(head, got, 0, '<', 0)) {
            return recoded(whole, StandardCharsets.UTF_16BE, name);
        }
        if (startsWith(head, got, '<', 0)) {
            return recoded(whole, StandardCharsets.UTF_16LE, name);
        }
        String declared = declared(head, 0, got);
        if (declared == null) {
            return whole;
        }
        return switch (declared.toUpperCase(Locale.ROOT)) {
            case "UTF-8", "UTF8" -> whole;
            case "US-ASCII", "ASCII" -> recoded(whole, StandardCharsets.US_ASCII, name);
            case "ISO-8859-1" -> recoded(whole, StandardCharsets.ISO_8859_1, name);
            case "GB2312", "GBK", "GB18030" -> recoded(whole, Charset.forName("GB18030"), name);
            case "WINDOWS-1252" -> recoded(whole, Charset.forName("windows-1252"), name);
            default -> throw unknown(name, declared);
        };
    }

    private static void checkDeclared(@Nullable String declared, String name) {
        if (declared != null
                && !declared.toUpperCase(Locale.ROOT).replace("-", "").equals("UTF8")) {
            throw unknown(name, declared);
        }
    }

    private static Refusal unknown(String name, String declared) {
        return Refusal.damaged("部件 " + name + " 的编码（" + declared + "）不支持或自相矛盾");
    }

    private static boolean startsWith(byte[] head, int got, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= got || (head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String declared(byte[] head, int from, int got) {
        Matcher matcher = DECLARED.matcher(new String(head, from, got - from, StandardCharsets.ISO_8859_1));
        return matcher.find() ? matcher.group(1) : null;
    }

    private static InputStream recoded(InputStream from, Charset charset, String name) {
        Reader reader = new InputStreamReader(
                from,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        return new Recoded(reader, name);
    }

    /** Characters as UTF-8 bytes. */
    private static final class Recoded extends InputStream {
        private final Reader reader;
        private final String name;
        private final char[] chars = new char[4096];
        /** A high surrogate whose low one is yet to come; 0 for none. */
        private char high;

        private byte[] ready = new byte[0];
        private int at;

        Recoded(Reader reader, String name) {
            this.reader = reader;
            this.name = name;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] to, int from, int count) throws IOException {
            Objects.checkFromIndexSize(from, count, to.length);
            while (at == ready.length) {
                if (!more()) {
                    return -1;
                }
            }
            int got = Math.min(count, ready.length - at);
            System.arraycopy(ready, at, to, from, got);
            at += got;
            return got;
        }

        private boolean more() throws IOException {
            int kept = 0;
            if (high != 0) {
                chars[0] = high;
                kept = 1;
            }
            int got;
            try {
                got = reader.read(chars, kept, chars.length - kept);
            } catch (java.nio.charset.CharacterCodingException e) {
                throw Refusal.damaged("部件 " + name + " 含有无效的字符编码");
            }
            if (got < 0) {
                if (high != 0) {
                    throw Refusal.damaged("部件 " + name + " 含有无效的字符编码");
                }
                return false;
            }
            int count = kept + got;
            high = 0;
            if (count > 0 && Character.isHighSurrogate(chars[count - 1])) {
                high = chars[count - 1];
                count--;
            }
            ready = new String(Arrays.copyOf(chars, count)).getBytes(StandardCharsets.UTF_8);
            at = 0;
            return true;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
