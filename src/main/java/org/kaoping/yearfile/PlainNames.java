package org.kaoping.yearfile;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names that every file system takes, each once: what people called their files, as far as that can be kept. */
final class PlainNames {
    /** The most bytes of a name in UTF-8; most file systems take 255, a zip on Windows less. */
    private static final int LONGEST = 150;

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]");
    private static final Pattern BARRED = Pattern.compile("[\\\\/:*?\"<>|]");
    private static final Pattern RESERVED =
            Pattern.compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|com[0-9]|lpt[0-9])(\\..*)?");

    private final Set<String> taken = new HashSet<>();

    /**
     * A name made fit.
     *
     * @param otherwise what stands for a name of which nothing is left
     */
    static String clean(String name, String otherwise) {
        String fit =
                UNSEEN.matcher(Normalizer.normalize(name, Normalizer.Form.NFC)).replaceAll("");
        fit = BARRED.matcher(fit).replaceAll("_").strip().replaceAll("^\\.+|[. ]+$", "");
        if (fit.isEmpty()) {
            return otherwise;
        }
        return shortened(RESERVED.matcher(fit).matches() ? "_" + fit : fit);
    }

    private static String shortened(String name) {
        if (bytes(name) <= LONGEST) {
            return name;
        }
        String extension = extension(name);
        if (bytes(extension) > 20) {
            extension = "";
        }
        String stem = name.substring(0, name.length() - extension.length());
        while (bytes(stem) + bytes(extension) + 3 > LONGEST) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem.strip() + "…" + extension;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot);
    }

    /** The path of a file in a folder, numbered where the folder has that name already (upper and lower case are one). */
    String path(String folder, String name) {
        String extension = extension(name);
        String stem = name.substring(0, name.length() - extension.length());
        String path = folder + "/" + name;
        for (int number = 2; !taken.add(path.toLowerCase(Locale.ROOT)); number++) {
            path = folder + "/" + stem + "（" + number + "）" + extension;
        }
        return path;
    }
}
