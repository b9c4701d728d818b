package org.kaoping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The folder beside the project that holds other people's workbooks. Nothing of it is in the project. */
public final class Shared {
    private Shared() {}

    /** A file or folder in it; skips the test where there is none. */
    public static Path path(String name) {
        Path project = Path.of("").toAbsolutePath();
        for (Path above = project.getParent(); above != null; above = above.getParent()) {
            Path found = above.resolve("shared").resolve(name);
            if (Files.exists(found)) {
                return found;
            }
        }
        Assumptions.abort("no ../shared/" + name);
        throw new AssertionError("not reached");
    }

    /** The lines of a table with a head row, each by the names of its columns. */
    public static List<Map<String, String>> table(String name) {
        try {
            List<String> lines = Files.readAllLines(path(name));
            String[] head = lines.get(0).split("\t", -1);
            return lines.stream()
                    .skip(1)
                    .map(line -> {
                        String[] values = line.split("\t", -1);
                        Map<String, String> row = new HashMap<>();
                        for (int i = 0; i < head.length; i++) {
                            row.put(head[i], i < values.length ? values[i] : "");
                        }
                        return row;
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All bytes of a file in it. */
    public static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a folder in it that end so, sorted. */
    public static List<Path> files(String folder, String... endings) {
        try (var walk = Files.walk(path(folder))) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> Arrays.stream(endings)
                            .anyMatch(ending ->
                                    file.toString().toLowerCase(Locale.ROOT).endsWith(ending)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
