package org.kaoping.form.book;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Looks into the parts of a workbook. */
public final class Parts {
    private Parts() {}

    /** The names of the parts. */
    public static List<String> names(byte[] workbook) {
        return List.copyOf(PackedParts.unpack(workbook).keySet());
    }

    /** The bytes of a part. */
    public static byte[] bytes(byte[] workbook, String part) {
        byte[] found = PackedParts.unpack(workbook).get(part);
        if (found == null) {
            throw new AssertionError("no part " + part);
        }
        return found;
    }

    /** A part as text. */
    public static String part(byte[] workbook, String part) {
        return new String(bytes(workbook, part), StandardCharsets.UTF_8);
    }

    /** The workbook with a part replaced or added. */
    public static byte[] with(byte[] workbook, String part, String text) {
        var parts = PackedParts.unpack(workbook);
        parts.put(part, text.getBytes(StandardCharsets.UTF_8));
        return PackedParts.zip(parts.entrySet().stream()
                .map(entry -> PackedParts.pack(entry.getKey(), entry.getValue()))
                .toList());
    }
}
