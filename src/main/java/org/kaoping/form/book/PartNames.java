package org.kaoping.form.book;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Names of parts: where a relationship's target leads to. */
final class PartNames {
    private PartNames() {}

    /**
     * The part that a target means.
     *
     * @param source the part that holds the relationship; empty for the package itself
     * @param target relative to the source, or absolute
     * @return null where it leads out of the package
     */
    static @Nullable String resolve(String source, String target) {
        String plain = target.replace('\\', '/');
        int fragment = plain.indexOf('#');
        if (fragment >= 0) {
            plain = plain.substring(0, fragment);
        }
        if (plain.isEmpty() || plain.contains("://") || plain.contains("?")) {
            return null;
        }
        Deque<String> steps = new ArrayDeque<>();
        String base = plain.startsWith("/") ? "" : folder(source);
        for (String step : (base + plain).split("/", -1)) {
            if (step.equals("..")) {
                if (steps.pollLast() == null) {
                    return null;
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        return String.join("/", steps);
    }

    /** The name with its percent signs decoded; null where that would be a trick or no text. */
    static @Nullable String decoded(String name) {
        if (name.indexOf('%') < 0 || name.indexOf('+') >= 0) {
            return null;
        }
        try {
            String decoded = URLDecoder.decode(name, StandardCharsets.UTF_8);
            long slashes = name.chars().filter(c -> c == '/').count();
            boolean trick = decoded.contains("\\")
                    || decoded.contains("..")
                    || decoded.chars().filter(c -> c == '/').count() != slashes;
            return trick ? null : decoded;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The part that holds the relationships of a part; empty for the package itself. */
    static String relationships(String source) {
        String folder = folder(source);
        return folder + "_rels/" + source.substring(folder.length()) + ".rels";
    }

    private static String folder(String part) {
        return part.substring(0, part.lastIndexOf('/') + 1);
    }
}
