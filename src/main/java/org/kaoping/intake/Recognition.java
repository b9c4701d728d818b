package org.kaoping.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.Limits;
import org.kaoping.form.book.ZipParts;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * What a file is beside workbooks and archives, by its bytes. The name decides one thing only: a file that calls itself a
 * workbook is meant as one and goes to its examination, whatever it is.
 *
 * @param attachment the kind of attachment; null where it is none
 * @param problem why it is not even kept as an attachment; null where nothing speaks against it
 */
record Recognition(
        @Nullable AttachmentKind attachment, @Nullable Problem problem) {
    /** How many bytes are enough, but for {@link #wantsAll}. */
    static final int HEAD = 64 * 1024;

    /** Neither an attachment nor refused: the examination tells. */
    static final Recognition NOTHING = new Recognition(null, null);

    private static final List<String> WORKBOOKS =
            List.of(".xlsx", ".xlsm", ".xlsb", ".xltx", ".xls", ".csv", ".et", ".ett", ".ods");
    private static final String OLE = "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1";

    private static Recognition attachment(AttachmentKind kind) {
        return new Recognition(kind, null);
    }

    private static Recognition refused(String what) {
        return new Recognition(
                null, Problem.of(ProblemCode.KIND_NOT_ACCEPTED, Place.WORKBOOK).found(what));
    }

    private static boolean callsItselfWorkbook(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return WORKBOOKS.stream().anyMatch(lower::endsWith);
    }

    /** Whether the head alone doesn't tell: the directory of an old Office file lies anywhere. */
    static boolean wantsAll(byte[] head) {
        return new String(head, 0, Math.min(head.length, 8), ISO_8859_1).equals(OLE);
    }

    /** Whether a zip is itself a document (a workbook, a Word file, an OpenDocument file), not an archive of files. */
    static boolean isDocument(ZipParts zip) {
        return zip.entries().stream()
                .anyMatch(entry -> entry.name().equals("[Content_Types].xml")
                        || entry.name().equals("mimetype"));
    }

    /** What a zip is. */
    static Recognition of(String name, ZipParts zip) {
        if (callsItselfWorkbook(name)) {
            return NOTHING;
        }
        Set<String> names = new HashSet<>();
        String mimeType = "";
        for (ZipParts.Entry entry : zip.entries()) {
            names.add(entry.name());
            if (entry.name().equals("mimetype") && entry.size() < 200) {
                mimeType = zip.read(entry)
                        .value()
                        .map(bytes -> new String(bytes, UTF_8).strip())
                        .orElse("");
            }
        }
        if (names.contains("OFD.xml")) {
            return attachment(AttachmentKind.OFD);
        }
        if (names.contains("[Content_Types].xml")) {
            boolean macros = names.contains("word/vbaProject.bin") || names.contains("ppt/vbaProject.bin");
            if (macros) {
                return refused("带宏的文档");
            }
            return names.contains("word/document.xml")
                    ? attachment(AttachmentKind.WORD)
                    : names.contains("ppt/presentation.xml") ? attachment(AttachmentKind.SLIDES) : NOTHING;
        }
        return switch (mimeType) {
            case "application/vnd.oasis.opendocument.text" -> attachment(AttachmentKind.WORD);
            case "application/vnd.oasis.opendocument.presentation" -> attachment(AttachmentKind.SLIDES);
            default -> NOTHING;
        };
    }

    /** What a file is that is no archive, by its bytes or, where {@link #wantsAll} says no, its head. */
    static Recognition of(String name, byte[] bytes, Limits limits) {
        if (callsItselfWorkbook(name)) {
            return NOTHING;
        }
        String head = new String(bytes, 0, Math.min(bytes.length, 4_096), ISO_8859_1);
        if (head.startsWith(OLE)) {
            return ofOle(bytes);
        }
        Recognition image = image(head, bytes, limits);
        if (!image.equals(NOTHING)) {
            return image;
        }
        if (head.startsWith("%PDF-")) {
            return attachment(AttachmentKind.PDF);
        }
        if (head.startsWith("{\\rtf")) {
            return attachment(AttachmentKind.WORD);
        }
        boolean media = (head.startsWith("ftyp", 4) && head.length() > 12)
                || head.startsWith("ID3")
                || (head.startsWith("RIFF") && (head.startsWith("AVI ", 8) || head.startsWith("WAVE", 8)));
        if (media) {
            return attachment(AttachmentKind.MEDIA);
        }
        return other(name, head);
    }

    private static Recognition other(String name, String head) {
        if (head.startsWith("MZ") || head.startsWith("\u007FELF") || head.startsWith("#!")) {
            return refused("程序文件");
        }
        if (head.startsWith("L\0\0\0\1\24\2\0")) {
            return refused("快捷方式");
        }
        if (head.toLowerCase(Locale.ROOT).contains("<svg")) {
            return refused("SVG 图形");
        }
        boolean text = name.toLowerCase(Locale.ROOT).endsWith(".txt")
                && !head.isBlank()
                && head.indexOf('\0') < 0
                && !head.stripLeading().startsWith("<");
        return text ? attachment(AttachmentKind.TEXT) : NOTHING;
    }

    private static Recognition image(String head, byte[] bytes, Limits limits) {
        long pixels;
        if (head.startsWith("\u0089PNG\r\n\u001A\n") && bytes.length > 24) {
            ByteBuffer ihdr = ByteBuffer.wrap(bytes);
            pixels = unsigned(ihdr.getInt(16)) * unsigned(ihdr.getInt(20));
        } else if (head.startsWith("\u00FF\u00D8\u00FF")) {
            pixels = ofJpeg(bytes);
        } else if ((head.startsWith("GIF87a") || head.startsWith("GIF89a")) && bytes.length > 10) {
            ByteBuffer screen = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            pixels = (long) Short.toUnsignedInt(screen.getShort(6)) * Short.toUnsignedInt(screen.getShort(8));
        } else if (head.startsWith("BM") && head.startsWith("\0\0\0\0", 6) && bytes.length > 26) {
            ByteBuffer info = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            pixels = unsigned(Math.abs(info.getInt(18))) * unsigned(Math.abs(info.getInt(22)));
        } else {
            boolean other = head.startsWith("II*\0")
                    || head.startsWith("MM\0*")
                    || (head.startsWith("RIFF") && head.startsWith("WEBP", 8))
                    || head.startsWith("ftypheic", 4)
                    || head.startsWith("ftypmif1", 4);
            return other ? attachment(AttachmentKind.IMAGE) : NOTHING;
        }
        if (pixels < 0 || pixels > limits.imagePixels()) {
            return new Recognition(
                    null,
                    Problem.of(ProblemCode.LIMIT_EXCEEDED, Place.WORKBOOK)
                            .found((pixels < 0 ? Long.MAX_VALUE : pixels) / 1_000_000 + " 百万像素")
                            .expected(limits.imagePixels() / 1_000_000 + " 百万像素")
                            .with("limit", "图片尺寸")
                            .with("advice", "请把图片缩小后重新上传。"));
        }
        return attachment(AttachmentKind.IMAGE);
    }

    private static long unsigned(int value) {
        return Integer.toUnsignedLong(value);
    }

    /** The pixels that the frame header declares; 0 where it lies beyond the bytes at hand. */
    private static long ofJpeg(byte[] bytes) {
        int at = 2;
        while (at + 9 < bytes.length && (bytes[at] & 0xFF) == 0xFF) {
            int marker = bytes[at + 1] & 0xFF;
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                int height = (bytes[at + 5] & 0xFF) << 8 | (bytes[at + 6] & 0xFF);
                int width = (bytes[at + 7] & 0xFF) << 8 | (bytes[at + 8] & 0xFF);
                return (long) height * width;
            }
            at += 2 + Math.max(2, (bytes[at + 2] & 0xFF) << 8 | (bytes[at + 3] & 0xFF));
        }
        return 0;
    }

    /** An old Office file, by the names of its streams; one that could be a workbook is examined as one. */
    private static Recognition ofOle(byte[] bytes) {
        String all = new String(bytes, ISO_8859_1);
        boolean workbook = has(all, "Workbook") || has(all, "WORKBOOK") || has(all, "Book");
        if (workbook || has(all, "EncryptedPackage")) {
            return NOTHING;
        }
        return has(all, "WordDocument")
                ? attachment(AttachmentKind.WORD)
                : has(all, "PowerPoint Document") ? attachment(AttachmentKind.SLIDES) : NOTHING;
    }

    private static boolean has(String bytes, String stream) {
        return bytes.contains(new String(stream.getBytes(UTF_16LE), ISO_8859_1) + "\0\0");
    }
}
