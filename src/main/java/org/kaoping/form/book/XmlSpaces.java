package org.kaoping.form.book;

import org.jspecify.annotations.Nullable;

/** The namespaces in force, as prefixes come and go. Strict and transitional OOXML are one to us. */
final class XmlSpaces {
    /** The namespaces that we know. */
    enum Space {
        /** SpreadsheetML. */
        MAIN,
        /** Ids of relationships on elements, and the prefix of relationship types. */
        RELATIONSHIPS,
        /** Parts that hold relationships. */
        PACKAGE_RELATIONSHIPS,
        /** The list of content types. */
        CONTENT_TYPES,
        /** Choices between contents for programs of different age: {@code mc:AlternateContent}. */
        COMPATIBILITY,
        /** Any other, also none. */
        OTHER
    }

    /** More than any program binds at once; each name is looked up among them. */
    private static final int MOST = 256;

    private final String[] prefixes = new String[MOST];
    private final Space[] spaces = new Space[MOST];
    private final int[] depths = new int[MOST];
    private int count;

    /** Knows the prefix that is always bound. */
    XmlSpaces() {
        prefixes[0] = "xml";
        spaces[0] = Space.OTHER;
        count = 1;
    }

    /**
     * Binds a prefix (empty: the default) at a depth.
     *
     * @return false where too many are bound already
     */
    boolean bind(String prefix, String uri, int depth) {
        if (count == MOST) {
            return false;
        }
        prefixes[count] = prefix;
        spaces[count] = known(uri);
        depths[count++] = depth;
        return true;
    }

    /** Forgets what was bound at this depth or deeper. */
    void leave(int depth) {
        while (count > 0 && depths[count - 1] >= depth) {
            count--;
        }
    }

    /** The namespace of a prefix; null where it is not bound. */
    @Nullable
    Space of(String prefix) {
        for (int i = count - 1; i >= 0; i--) {
            if (prefixes[i].equals(prefix)) {
                return spaces[i];
            }
        }
        return prefix.isEmpty() ? Space.OTHER : null;
    }

    private static Space known(String uri) {
        return switch (uri) {
            case "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                    "http://purl.oclc.org/ooxml/spreadsheetml/main" -> Space.MAIN;
            case "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    "http://purl.oclc.org/ooxml/officeDocument/relationships" -> Space.RELATIONSHIPS;
            case "http://schemas.openxmlformats.org/package/2006/relationships" -> Space.PACKAGE_RELATIONSHIPS;
            case "http://schemas.openxmlformats.org/package/2006/content-types" -> Space.CONTENT_TYPES;
            case "http://schemas.openxmlformats.org/markup-compatibility/2006" -> Space.COMPATIBILITY;
            default -> Space.OTHER;
        };
    }
}
