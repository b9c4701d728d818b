package org.kaoping.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Changes parts of a workbook as another program would. */
final class Zips {
    private Zips() {}

    /** The same zip with those parts changed. */
    static byte[] changed(byte[] zip, Map<String, UnaryOperator<String>> changes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                UnaryOperator<String> change = changes.getOrDefault(entry.getName(), UnaryOperator.identity());
                byte[] part = in.readAllBytes();
                out.write(
                        changes.containsKey(entry.getName())
                                ? change.apply(new String(part, UTF_8)).getBytes(UTF_8)
                                : part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
