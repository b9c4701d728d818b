package org.kaoping.intake;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of files as strangers send them: shown, never used as a path. */
final class FileNames {
    private static final int LONGEST = 240;
    private static final Set<String> JUNK = Set.of("thumbs.db", ".ds_store", "desktop.ini", "ehthumbs.db");

    private FileNames() {}

    /** What operating systems and office programs leave lying about: lock files, previews, resource forks. */
    static boolean junk(String name) {
        List<String> steps = List.of(name.replace('\\', '/').split("/"));
        String last = steps.isEmpty() ? "" : steps.get(steps.size() - 1);
        return last.startsWith("~$")
                || last.startsWith("._")
                || JUNK.contains(last.toLowerCase(Locale.ROOT))
                || steps.contains("__MACOSX");
    }

    /**
     * A name that can be shown: forward slashes, no control or direction characters, no drive, no root; of a name that
     * climbs out of its folder only the last step; of an overlong one its end.
     */
    static String shown(String name) {
        StringBuilder kept = new StringBuilder(name.length());
        name.replace('\\', '/').codePoints().filter(FileNames::printable).forEach(kept::appendCodePoint);
        String text = kept.toString().strip();
        boolean climbs = List.of(text.split("/")).contains("..") || text.startsWith("/") || text.matches("[A-Za-z]:.*");
        if (climbs) {
            text = text.substring(text.lastIndexOf('/') + 1).replaceFirst("^[A-Za-z]:", "");
        }
        if (text.length() > LONGEST) {
            text = "…" + text.substring(text.length() - LONGEST);
        }
        return text.isBlank() || text.equals("..") || text.equals(".") ? "未命名" : text;
    }

    private static boolean printable(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
