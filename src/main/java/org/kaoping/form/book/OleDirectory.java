package org.kaoping.form.book;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * What an OLE file is, by the names in its directory. Chains of sectors are not followed (they may bite their tails) and
 * nothing is ever decrypted: directory records lie at every 128 bytes, and that is enough.
 */
final class OleDirectory {
    private static final int RECORD = 128;
    private static final int HEADER = 512;
    private static final int NAME_LENGTH = 64;
    private static final int KIND = 66;

    private OleDirectory() {}

    /** Why it can't be read. */
    static Problem problem(byte[] bytes) {
        Set<String> names = names(bytes);
        if (names.contains("EncryptedPackage")) {
            return Problem.of(ProblemCode.WORKBOOK_ENCRYPTED, Place.WORKBOOK);
        }
        if (names.contains("Workbook") || names.contains("WORKBOOK") || names.contains("Book")) {
            return Problem.of(ProblemCode.LEGACY_WORKBOOK, Place.WORKBOOK);
        }
        String kind = names.contains("WordDocument")
                ? "Word 文档（.doc）"
                : names.contains("PowerPoint Document") ? "PowerPoint 演示文稿（.ppt）" : "其他 Office 旧格式文件";
        return Problem.of(ProblemCode.NOT_A_WORKBOOK, Place.WORKBOOK).found(kind);
    }

    /** The names of its streams and storages. */
    static Set<String> names(byte[] bytes) {
        Set<String> names = new HashSet<>();
        for (int at = HEADER; at + RECORD <= bytes.length && names.size() < 1_000; at += RECORD) {
            int length = (bytes[at + NAME_LENGTH] & 0xFF) | (bytes[at + NAME_LENGTH + 1] & 0xFF) << 8;
            int kind = bytes[at + KIND];
            boolean record =
                    length >= 4 && length <= NAME_LENGTH && length % 2 == 0 && (kind == 1 || kind == 2 || kind == 5);
            if (record && bytes[at + length - 2] == 0 && bytes[at + length - 1] == 0) {
                names.add(new String(bytes, at, length - 2, StandardCharsets.UTF_16LE));
            }
        }
        return names;
    }
}
