package org.kaoping.shelf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The folder of the shipped masters; only its own {@code *.xlsx} count. */
final class TemplatesFolder {
    private TemplatesFolder() {}

    /** The masters' bytes by file name, in the order of the names; what Excel left behind ({@code ~$…}) is passed over. */
    static Map<String, byte[]> masters(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> masters = files.filter(
                            file -> file.getFileName().toString().endsWith(".xlsx"))
                    .filter(file -> !file.getFileName().toString().startsWith("~$"))
                    .sorted()
                    .toList();
            Map<String, byte[]> found = new LinkedHashMap<>();
            for (Path file : masters) {
                found.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the templates folder " + folder.toAbsolutePath(), e);
        }
    }
}
