package org.kaoping.form.book;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes the same bytes the same String, without making it twice: a sheet has few names and many elements. */
final class XmlNames {
    private static final int SLOTS = 512;

    private final byte[][] keys = new byte[SLOTS][];
    private final @Nullable String[] names = new String[SLOTS];
    private int used;

    /** Whether these bytes are that name. */
    boolean same(String name, byte[] bytes, int from, int to) {
        int i = 0;
        while (i < name.length() && from + i < to && name.charAt(i) == bytes[from + i]) {
            i++;
        }
        // where a character is not of ASCII, the bytes are no characters
        return (i == name.length() && from + i == to) || name.equals(of(bytes, from, to));
    }

    /** The name in these bytes. */
    String of(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        int slot = (hash ^ (hash >>> 9)) & (SLOTS - 1);
        while (true) {
            String name = names[slot];
            if (name == null) {
                break;
            }
            if (Arrays.equals(keys[slot], 0, keys[slot].length, bytes, from, to)) {
                return name;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        String name = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (used < SLOTS / 2) {
            keys[slot] = Arrays.copyOfRange(bytes, from, to);
            names[slot] = name;
            used++;
        }
        return name;
    }
}
