package org.kaoping.form.book;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Changes the text of one part of an .xlsx, for what no library would write. */
public final class ZipEdit {
    private ZipEdit() {}

    /**
     * The same file with a text replaced in one part.
     *
     * @throws IllegalArgumentException when the part does not hold the text
     */
    public static byte[] replace(byte[] xlsx, String part, String from, String to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean done = false;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(xlsx));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] bytes = in.readAllBytes();
                if (entry.getName().equals(part)) {
                    String text = new String(bytes, StandardCharsets.UTF_8);
                    done = text.contains(from);
                    bytes = text.replace(from, to).getBytes(StandardCharsets.UTF_8);
                }
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(bytes);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!done) {
            throw new IllegalArgumentException(part + " does not hold " + from);
        }
        return out.toByteArray();
    }
}
