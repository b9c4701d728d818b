package org.kaoping.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An official document as .docx, which a clerk edits in Word or WPS: A4, text 156 by 225 mm, the fonts of official documents
 * with others named where they are missing, page numbers at the outer edge. The same text gives the same bytes.
 */
final class WordPage {
    private static final String W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    /** The width of the text in half points, a little less. */
    private static final int TEXT_WIDTH = 860;

    private static final String TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    /** How a paragraph looks. */
    enum Look {
        /** The issuing office, red. */
        OFFICE("方正小标宋简体", 44, "C00000", "<w:jc w:val=\"center\"/>", 800),
        /** The same on a draft, black. */
        OFFICE_DRAFT("方正小标宋简体", 44, "000000", "<w:jc w:val=\"center\"/>", 800),
        /** The document's number, a red line below. */
        NUMBER(
                "仿宋_GB2312",
                32,
                "000000",
                "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"6\" w:color=\"C00000\"/></w:pBdr>"
                        + "<w:jc w:val=\"center\"/>",
                0),
        /** The line that says how far a draft is. */
        STATUS("黑体", 28, "C00000", "<w:jc w:val=\"center\"/>", 0),
        /** The title. */
        TITLE("方正小标宋简体", 44, "000000", "<w:jc w:val=\"center\"/>", 640),
        /** To whom. */
        ADDRESS("仿宋_GB2312", 32, "000000", "", 0),
        /** Text. */
        BODY("仿宋_GB2312", 32, "000000", "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>", 0),
        /** 一、 */
        FIRST("黑体", 32, "000000", "<w:keepNext/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>", 0),
        /** （一） */
        SECOND("楷体_GB2312", 32, "000000", "<w:keepNext/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>", 0),
        /** The head of a table. */
        CAPTION("黑体", 28, "000000", "<w:keepNext/><w:jc w:val=\"center\"/>", 0),
        /** Notes in small print. */
        NOTE("仿宋_GB2312", 24, "000000", "<w:ind w:firstLineChars=\"200\" w:firstLine=\"480\"/>", 0),
        /** Who signs, and when. */
        SIGN("仿宋_GB2312", 32, "000000", "<w:ind w:rightChars=\"400\" w:right=\"1280\"/><w:jc w:val=\"right\"/>", 0),
        /** The last lines: copies and issue. */
        COLOPHON(
                "仿宋_GB2312",
                28,
                "000000",
                "<w:pBdr><w:top w:val=\"single\" w:sz=\"8\" w:space=\"2\" w:color=\"000000\"/>"
                        + "<w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"2\" w:color=\"000000\"/></w:pBdr>",
                0);

        private final String font;
        private final int size;
        private final String color;
        private final String paragraph;
        private final int line;

        Look(String font, int size, String color, String paragraph, int line) {
            this.font = font;
            this.size = size;
            this.color = color;
            this.paragraph = paragraph;
            this.line = line;
        }
    }

    /**
     * A column of a table.
     *
     * @param head its head
     * @param width its width in millimetres
     */
    record Column(String head, int width) {}

    private final StringBuilder body = new StringBuilder();
    private final String foot;

    /** An empty document; the line stands small beside each page number. */
    WordPage(String foot) {
        this.foot = foot;
    }

    /** Adds a paragraph. */
    WordPage add(Look look, String text) {
        String spacing = look == Look.NOTE || look == Look.CAPTION ? "360" : "560";
        String line = look.line == 0 ? spacing : String.valueOf(look.line);
        // the schema wants keepNext, pBdr, spacing, ind and jc in this order
        String first = part(look.paragraph, "<w:keepNext/>") + border(look.paragraph);
        String last = look.paragraph.replace("<w:keepNext/>", "").replace(border(look.paragraph), "");
        body.append("<w:p><w:pPr>")
                .append(first)
                .append("<w:spacing w:line=\"" + line + "\" w:lineRule=\"exact\"/>")
                .append(last)
                .append("</w:pPr>")
                .append(run(look.font, fitting(look, text), look.color, text))
                .append("</w:p>");
        return this;
    }

    /** The issuing office stands in one line. */
    private static int fitting(Look look, String text) {
        boolean one = look == Look.OFFICE || look == Look.OFFICE_DRAFT;
        return one ? Math.max(24, Math.min(look.size, TEXT_WIDTH / Math.max(1, text.length()))) : look.size;
    }

    private static String part(String from, String what) {
        return from.contains(what) ? what : "";
    }

    private static String border(String paragraph) {
        int end = paragraph.indexOf("</w:pBdr>");
        return end < 0 ? "" : paragraph.substring(0, end + "</w:pBdr>".length());
    }

    /** Adds an empty line. */
    WordPage gap() {
        return add(Look.BODY, "");
    }

    /** Adds a table whose head is repeated on every page. */
    WordPage table(List<Column> columns, List<List<String>> rows) {
        StringBuilder table = new StringBuilder(
                "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/>" + "<w:jc w:val=\"center\"/><w:tblBorders>");
        for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
            table.append("<w:" + side + " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
        }
        table.append("</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
        columns.forEach(column -> table.append("<w:gridCol w:w=\"" + twips(column.width()) + "\"/>"));
        table.append("</w:tblGrid>");
        row(table, columns, columns.stream().map(Column::head).toList(), true);
        rows.forEach(row -> row(table, columns, row, false));
        body.append(table).append("</w:tbl>");
        return this;
    }

    private static void row(StringBuilder table, List<Column> columns, List<String> cells, boolean head) {
        table.append("<w:tr><w:trPr><w:cantSplit/>")
                .append(head ? "<w:tblHeader/>" : "")
                .append("</w:trPr>");
        for (int i = 0; i < columns.size(); i++) {
            table.append("<w:tc><w:tcPr><w:tcW w:w=\"" + twips(columns.get(i).width()) + "\" w:type=\"dxa\"/>"
                            + "<w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:spacing w:line=\"320\""
                            + " w:lineRule=\"atLeast\"/><w:jc w:val=\"center\"/></w:pPr>")
                    .append(run(head ? "黑体" : "仿宋_GB2312", 22, "000000", cells.get(i)))
                    .append("</w:p></w:tc>");
        }
        table.append("</w:tr>");
    }

    private static long twips(int millimetres) {
        return Math.round(millimetres * 1440 / 25.4);
    }

    private static String run(String font, int size, String color, String text) {
        return "<w:r><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"" + font
                + "\" w:cs=\"Times New Roman\"/><w:color w:val=\"" + color + "\"/><w:sz w:val=\"" + size
                + "\"/><w:szCs w:val=\"" + size + "\"/></w:rPr><w:t xml:space=\"preserve\">" + escaped(text)
                + "</w:t></w:r>";
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "")
                .replaceAll("[\\r\\n\\t]+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    /** The .docx. */
    byte[] bytes() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", types());
        parts.put(
                "_rels/.rels",
                relations("<Relationship Id=\"r1\" Type=\"" + OFFICE
                        + "/officeDocument\" Target=\"word/document.xml\"/>"));
        parts.put("word/document.xml", document());
        parts.put(
                "word/_rels/document.xml.rels",
                relations("<Relationship Id=\"f1\" Type=\"" + OFFICE + "/footer\" Target=\"footer1.xml\"/>"
                        + "<Relationship Id=\"f2\" Type=\"" + OFFICE + "/footer\" Target=\"footer2.xml\"/>"
                        + "<Relationship Id=\"s1\" Type=\"" + OFFICE + "/settings\" Target=\"settings.xml\"/>"
                        + "<Relationship Id=\"t1\" Type=\"" + OFFICE + "/fontTable\" Target=\"fontTable.xml\"/>"));
        parts.put("word/footer1.xml", footer("right"));
        parts.put("word/footer2.xml", footer("left"));
        parts.put("word/settings.xml", HEAD + "<w:settings " + W + "><w:evenAndOddHeaders/></w:settings>");
        parts.put("word/fontTable.xml", fonts());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(LocalDateTime.of(2020, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String types() {
        return HEAD + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" + type("document", "document.main")
                + type("footer1", "footer") + type("footer2", "footer") + type("settings", "settings")
                + type("fontTable", "fontTable") + "</Types>";
    }

    private static String type(String part, String kind) {
        return "<Override PartName=\"/word/" + part + ".xml\" ContentType=\"" + TYPE + kind + "+xml\"/>";
    }

    private static String relations(String inside) {
        return HEAD + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + inside
                + "</Relationships>";
    }

    private String document() {
        return HEAD + "<w:document " + W + " xmlns:r=\"" + OFFICE + "\"><w:body>" + body
                + "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"f1\"/><w:footerReference w:type=\"even\" r:id=\"f2\"/>"
                + "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\""
                + " w:left=\"1588\" w:header=\"851\" w:footer=\"1400\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>";
    }

    private String footer(String side) {
        String number = run("宋体", 28, "000000", "— ")
                + "<w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:fldChar w:fldCharType=\"begin\"/></w:r>"
                + "<w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
                + "<w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:fldChar w:fldCharType=\"separate\"/></w:r>"
                + run("宋体", 28, "000000", "1")
                + "<w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr><w:fldChar w:fldCharType=\"end\"/></w:r>"
                + run("宋体", 28, "000000", " —");
        String small = run("宋体", 18, "7F7F7F", foot);
        return HEAD + "<w:ftr " + W + "><w:p><w:pPr><w:jc w:val=\"" + side + "\"/></w:pPr>"
                + (side.equals("right")
                        ? small + run("宋体", 18, "7F7F7F", "　　") + number
                        : number + run("宋体", 18, "7F7F7F", "　　") + small)
                + "</w:p></w:ftr>";
    }

    /** What to take where a font of official documents is missing. */
    private static String fonts() {
        return HEAD + "<w:fonts " + W + ">" + font("方正小标宋简体", "华文中宋") + font("仿宋_GB2312", "仿宋")
                + font("楷体_GB2312", "楷体") + "</w:fonts>";
    }

    private static String font(String name, String other) {
        return "<w:font w:name=\"" + name + "\"><w:altName w:val=\"" + other + "\"/><w:charset w:val=\"86\"/></w:font>";
    }
}
