package org.kaoping.form.book;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.XmlScanner.Event;
import org.kaoping.form.book.XmlSpaces.Space;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/** An OOXML package: finds the workbook in it by its relationships and content types, never by habit. */
final class OoxmlPackage {
    private static final String TYPES = "[Content_Types].xml";

    private final ZipParts parts;
    private final Limits limits;

    private OoxmlPackage(ZipParts parts, Limits limits) {
        this.parts = parts;
        this.limits = limits;
    }

    /**
     * Opens the package.
     *
     * @throws Refusal where it is damaged
     */
    static OoxmlPackage open(byte[] bytes, Limits limits) {
        return new OoxmlPackage(ZipParts.ofWorkbook(bytes, limits), limits);
    }

    /**
     * The name of the workbook's part.
     *
     * @throws Refusal where the package holds something else
     */
    String workbook() {
        if (parts.entry(TYPES) == null) {
            throw notAWorkbook(withoutTypes());
        }
        String main = relationships("").only("officeDocument");
        if (main == null) {
            throw Refusal.damaged("找不到工作簿部件");
        }
        String type = contentType(main);
        if (type == null || entry(main) == null) {
            throw Refusal.damaged("找不到工作簿部件 " + main);
        }
        if (type.contains("sheet.binary")) {
            throw new Refusal(
                    Problem.of(ProblemCode.UNSUPPORTED_FORMAT, Place.WORKBOOK).found("Excel 二进制工作簿（.xlsb）"));
        }
        String other = otherKind(type);
        if (other != null) {
            throw notAWorkbook(other);
        }
        return main;
    }

    /** What the package holds. */
    ZipParts parts() {
        return parts;
    }

    private String withoutTypes() {
        ZipParts.Entry mime = parts.entry("mimetype");
        if (mime != null && mime.size() < 200) {
            String text = new String(parts.all(mime), StandardCharsets.US_ASCII);
            if (text.startsWith("application/vnd.oasis.opendocument.spreadsheet")) {
                throw new Refusal(Problem.of(ProblemCode.UNSUPPORTED_FORMAT, Place.WORKBOOK)
                        .found("ODF 电子表格（.ods）"));
            }
            if (text.startsWith("application/vnd.oasis.opendocument")) {
                throw new Refusal(Problem.of(ProblemCode.UNSUPPORTED_FORMAT, Place.WORKBOOK)
                        .found("ODF 文档"));
            }
        }
        boolean numbers = parts.entries().stream().anyMatch(one -> one.name().endsWith(".iwa"));
        return numbers ? "苹果 Numbers 表格" : parts.entries().isEmpty() ? "空的压缩包" : "压缩包";
    }

    private static @Nullable String otherKind(String type) {
        if (type.contains("wordprocessingml") || type.contains("ms-word")) {
            return "Word 文档";
        } else if (type.contains("presentationml") || type.contains("ms-powerpoint")) {
            return "PowerPoint 演示文稿";
        }
        boolean spreadsheet = type.contains("spreadsheetml") || type.contains("ms-excel");
        return spreadsheet && type.contains("main+xml") ? null : "其他 Office 文件（" + type + "）";
    }

    private static Refusal notAWorkbook(String kind) {
        return new Refusal(
                Problem.of(ProblemCode.NOT_A_WORKBOOK, Place.WORKBOOK).found(kind));
    }

    private @Nullable String contentType(String part) {
        XmlScanner in = scanner(TYPES);
        if (in.next() != Event.START || !in.is(Space.CONTENT_TYPES, "Types")) {
            throw in.broken("不是内容类型表");
        }
        String byName = null;
        String byEnding = null;
        String ending = part.substring(part.lastIndexOf('.') + 1);
        while (in.next() == Event.START) {
            String type = in.attribute("ContentType");
            String name = in.attribute("PartName");
            if (in.local().equals("Override") && name != null && ("/" + part).equalsIgnoreCase(name)) {
                if (byName != null && !byName.equals(type)) {
                    throw in.broken("自相矛盾");
                }
                byName = type;
            } else if (in.local().equals("Default") && ending.equalsIgnoreCase(in.attribute("Extension"))) {
                byEnding = type;
            }
            in.skip();
        }
        in.toEnd();
        return byName == null ? byEnding : byName;
    }

    /** What a part (empty: the package) refers to. */
    Relationships relationships(String source) {
        String name = PartNames.relationships(source);
        return parts.entry(name) == null ? Relationships.none(source) : Relationships.read(scanner(name), source);
    }

    /** Whether there is such a part. */
    boolean has(String name) {
        return entry(name) != null;
    }

    /**
     * A scanner over a part.
     *
     * @throws Refusal where there is none
     */
    XmlScanner scanner(String name) {
        ZipParts.Entry entry = entry(name);
        if (entry == null) {
            throw Refusal.damaged("缺少部件 " + name);
        }
        return new XmlScanner(parts.stream(entry), entry.name(), limits);
    }

    private ZipParts.@Nullable Entry entry(String name) {
        ZipParts.Entry entry = parts.entry(name);
        String decoded = entry == null ? PartNames.decoded(name) : null;
        return decoded == null ? entry : parts.entry(decoded);
    }
}
