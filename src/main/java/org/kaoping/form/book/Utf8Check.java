package org.kaoping.form.book;

/**
 * Whether bytes are well-formed UTF-8 without characters that XML forbids, chunk after chunk. Because everything passes
 * here, all later decoding is safe.
 */
final class Utf8Check {
    private int missing;
    private int low = 0x80;
    private int high = 0xBF;

    /** Whether the bytes go on rightly. */
    boolean accepts(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            int b = bytes[i];
            if (missing == 0) {
                if (b >= 0x20) {
                    continue;
                }
                if (b >= 0 ? b != '\n' && b != '\r' && b != '\t' : !begins(b & 0xFF)) {
                    return false;
                }
            } else {
                int unsigned = b & 0xFF;
                if (unsigned < low || unsigned > high) {
                    return false;
                }
                low = 0x80;
                high = 0xBF;
                missing--;
            }
        }
        return true;
    }

    /** Whether no character is left unfinished. */
    boolean complete() {
        return missing == 0;
    }

    private boolean begins(int lead) {
        if (lead < 0xC2 || lead > 0xF4) {
            return false;
        }
        missing = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
        low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        return true;
    }
}
