package org.kaoping.form.book;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/** Tells by its bytes what a file is; its name means nothing. */
final class Sniffer {
    private static final int HEAD = 4_096;
    private static final String CSV = "文本文件（CSV）";
    private static final String UNKNOWN = "无法识别的二进制文件";

    private Sniffer() {}

    /** Whether a file is a table as plain text: it calls itself .csv and is nothing else. */
    static boolean csv(byte[] bytes, String fileName) {
        if (!fileName.toLowerCase(Locale.ROOT).endsWith(".csv") || CsvBook.binary(bytes)) {
            return false;
        }
        try {
            checkZip(bytes, fileName);
            return false;
        } catch (Refusal e) {
            // bytes that are no character are told with their row
            return CSV.equals(e.problem().found()) || UNKNOWN.equals(e.problem().found());
        }
    }

    /**
     * Lets a zip pass.
     *
     * @throws Refusal that names what the file is, where it is none
     */
    static void checkZip(byte[] bytes, String fileName) {
        if (bytes.length == 0) {
            throw new Refusal(Problem.of(ProblemCode.EMPTY_FILE, Place.WORKBOOK));
        }
        if (begins(bytes, 'P', 'K', 3, 4) || begins(bytes, 'P', 'K', 5, 6)) {
            return;
        }
        if (begins(bytes, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)) {
            throw new Refusal(OleDirectory.problem(bytes));
        }
        if (begins(bytes, 'R', 'a', 'r', '!', 0x1A, 7)) {
            throw refusal(ProblemCode.ARCHIVE_UNSUPPORTED, "RAR");
        }
        if (begins(bytes, '7', 'z', 0xBC, 0xAF, 0x27, 0x1C)) {
            throw refusal(ProblemCode.ARCHIVE_UNSUPPORTED, "7z");
        }
        if (begins(bytes, 0x1F, 0x8B)) {
            throw refusal(ProblemCode.ARCHIVE_UNSUPPORTED, "gzip");
        }
        if (begins(bytes, 9, 0, 4, 0) || begins(bytes, 9, 2, 6, 0) || begins(bytes, 9, 4, 6, 0)) {
            throw new Refusal(Problem.of(ProblemCode.LEGACY_WORKBOOK, Place.WORKBOOK));
        }
        throw byContent(bytes, fileName);
    }

    private static Refusal byContent(byte[] bytes, String fileName) {
        String image = image(bytes);
        if (!image.isEmpty()) {
            return not(image);
        }
        if (begins(bytes, '%', 'P', 'D', 'F')) {
            return not("PDF 文档");
        }
        if (begins(bytes, 'M', 'Z')) {
            return not("程序文件");
        }
        if (fileName.substring(fileName.lastIndexOf('/') + 1).startsWith("~$")) {
            return not("Office 打开文件时产生的临时锁定文件");
        }
        if (isAll(bytes, 0)) {
            return not("全是空字节的损坏文件");
        }
        String text = text(bytes);
        if (text.isEmpty()) {
            return not(UNKNOWN);
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("mime-version:") || lower.contains("\nmime-version:")) {
            return not("单个文件网页（MHTML）");
        }
        if (lower.contains("<html") || lower.contains("<!doctype html") || lower.startsWith("<table")) {
            return not("网页文件（HTML）");
        }
        if (lower.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
            return refusal(ProblemCode.UNSUPPORTED_FORMAT, "XML 表格 2003");
        }
        if (lower.contains("urn:oasis:names:tc:opendocument")) {
            return refusal(ProblemCode.UNSUPPORTED_FORMAT, "ODF 电子表格（单个 XML）");
        }
        if (lower.startsWith("<?xml") || lower.startsWith("<svg")) {
            return not("XML 文件");
        }
        if (lower.startsWith("id;p")) {
            return not("SYLK 文件");
        }
        boolean table = fileName.toLowerCase(Locale.ROOT).endsWith(".csv") || text.indexOf(',') >= 0;
        return not(table ? CSV : "文本文件");
    }

    private static String image(byte[] bytes) {
        if (begins(bytes, 0x89, 'P', 'N', 'G')) {
            return "图片（PNG）";
        } else if (begins(bytes, 0xFF, 0xD8, 0xFF)) {
            return "图片（JPEG）";
        } else if (begins(bytes, 'G', 'I', 'F', '8')) {
            return "图片（GIF）";
        } else if (begins(bytes, 'I', 'I', '*', 0) || begins(bytes, 'M', 'M', 0, '*')) {
            return "图片（TIFF）";
        } else if (begins(bytes, 'R', 'I', 'F', 'F')) {
            return "图片或音视频（RIFF）";
        } else if (begins(bytes, 'B', 'M') && bytes.length > 30 && bytes[6] == 0 && bytes[7] == 0) {
            return "图片（BMP）";
        }
        return "";
    }

    private static boolean isAll(byte[] bytes, int value) {
        for (byte b : bytes) {
            if (b != value) {
                return false;
            }
        }
        return true;
    }

    /** The beginning as text, without mark and blanks; empty where it is none. */
    private static String text(byte[] bytes) {
        byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, HEAD));
        if (begins(bytes, 0xFF, 0xFE)) {
            return text(head, StandardCharsets.UTF_16LE);
        }
        if (begins(bytes, 0xFE, 0xFF)) {
            return text(head, StandardCharsets.UTF_16BE);
        }
        String utf8 = text(head, StandardCharsets.UTF_8);
        return utf8.isEmpty() ? text(head, Charset.forName("GB18030")) : utf8;
    }

    private static String text(byte[] head, Charset charset) {
        String text = new String(head, charset).replace("\uFEFF", "").strip();
        long odd = text.chars()
                .filter(c -> c == 0xFFFD || (c < ' ' && c != '\n' && c != '\r' && c != '\t'))
                .count();
        return odd * 20 > text.length() ? "" : text;
    }

    private static boolean begins(byte[] bytes, int... with) {
        if (bytes.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static Refusal not(String kind) {
        return refusal(ProblemCode.NOT_A_WORKBOOK, kind);
    }

    private static Refusal refusal(ProblemCode code, String kind) {
        return new Refusal(Problem.of(code, Place.WORKBOOK).found(kind));
    }
}
