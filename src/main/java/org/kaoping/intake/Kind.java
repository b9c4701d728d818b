package org.kaoping.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;

/** What kind of file it is, by its first bytes; its name means nothing. */
enum Kind {
    /** A zip, which a workbook is too. */
    ZIP(null),
    RAR("RAR"),
    SEVEN_ZIP("7z"),
    GZIP("gz"),
    BZIP2("bz2"),
    XZ("xz"),
    TAR("tar"),
    /** Anything else: the examination tells. */
    OTHER(null);

    /** How many bytes are enough to tell. */
    static final int HEAD = 512;

    private final @Nullable String archiveName;

    Kind(@Nullable String archiveName) {
        this.archiveName = archiveName;
    }

    /** What to call an archive that is not opened here; null for everything else. */
    @Nullable
    String archiveName() {
        return archiveName;
    }

    /** The kind of a file that begins with these bytes. */
    static Kind of(byte[] head) {
        String text = new String(head, 0, Math.min(head.length, HEAD), ISO_8859_1);
        if (text.startsWith("PK\3\4") || text.startsWith("PK\5\6")) {
            return ZIP;
        }
        if (text.startsWith("Rar!\32\7")) {
            return RAR;
        }
        if (text.startsWith("7z\u00BC\u00AF'\u001C")) {
            return SEVEN_ZIP;
        }
        if (text.startsWith("\u001F\u008B\b")) {
            return GZIP;
        }
        if (text.matches("(?s)BZh[1-9]1AY&SY.*")) {
            return BZIP2;
        }
        if (text.startsWith("\u00FD7zXZ\0")) {
            return XZ;
        }
        return text.startsWith("ustar", 257) ? TAR : OTHER;
    }
}
