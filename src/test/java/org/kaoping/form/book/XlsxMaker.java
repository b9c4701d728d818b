package org.kaoping.form.book;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes small workbooks for tests from the XML of their sheets, byte by byte known: {@code new XlsxMaker().sheet("月报",
 * "<row r='1'><c r='A1'><v>1</v></c></row>").bytes()}. Quotes may be single. Any part can be replaced, left out or stored
 * without compression.
 */
public final class XlsxMaker {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE_RELS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private final List<String> sheetNames = new ArrayList<>();
    private final List<String> sheetStates = new ArrayList<>();
    private final List<String> sheetXml = new ArrayList<>();
    private final List<String> strings = new ArrayList<>();
    private final List<String> formats = new ArrayList<>();
    private final Map<String, byte[]> replaced = new LinkedHashMap<>();
    private final List<String> left = new ArrayList<>();
    private String workbookPr = "";
    private String names = "";
    private boolean stored;

    /** A visible sheet: the XML of its rows. */
    public XlsxMaker sheet(String name, String rows) {
        return sheet(name, "", rows, "");
    }

    /**
     * A sheet.
     *
     * @param name its name
     * @param state {@code hidden}, {@code veryHidden} or empty
     * @param rows the XML of its rows
     * @param after what stands behind the sheet data, such as {@code <mergeCells>}
     */
    public XlsxMaker sheet(String name, String state, String rows, String after) {
        sheetNames.add(name);
        sheetStates.add(state);
        sheetXml.add(DECLARATION + "<worksheet xmlns='" + MAIN + "' xmlns:r='" + RELS + "'><sheetData>" + rows
                + "</sheetData>" + after + "</worksheet>");
        return this;
    }

    /** Adds a shared string: the XML inside {@code <si>}. */
    public XlsxMaker string(String si) {
        strings.add("<si>" + si + "</si>");
        return this;
    }

    /** Adds a cell format with this number format code; the first one added is style 1 (style 0 is General). */
    public XlsxMaker format(String code) {
        formats.add(code);
        return this;
    }

    /** Serials count from 1904. */
    public XlsxMaker date1904() {
        workbookPr = "<workbookPr date1904='1'/>";
        return this;
    }

    /** Adds a defined name. */
    public XlsxMaker name(String name, String refersTo) {
        names += "<definedName name='" + name + "'>" + escape(refersTo) + "</definedName>";
        return this;
    }

    /** Replaces (or adds) a part. */
    public XlsxMaker part(String path, String xml) {
        return part(path, xml.getBytes(StandardCharsets.UTF_8));
    }

    /** Replaces (or adds) a part. */
    public XlsxMaker part(String path, byte[] bytes) {
        replaced.put(path, bytes.clone());
        return this;
    }

    /** Leaves out a part (not the references to it). */
    public XlsxMaker without(String path) {
        left.add(path);
        return this;
    }

    /** Stores the parts without compression, so that a test can find and change their bytes. */
    public XlsxMaker stored() {
        stored = true;
        return this;
    }

    /** The parts by their path. */
    public Map<String, byte[]> parts() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        put(parts, "[Content_Types].xml", contentTypes());
        put(
                parts,
                "_rels/.rels",
                "<Relationships xmlns='" + PACKAGE_RELS + "'><Relationship Id='rId1' Type='" + RELS
                        + "/officeDocument' Target='xl/workbook.xml'/></Relationships>");
        put(parts, "xl/workbook.xml", workbook());
        put(parts, "xl/_rels/workbook.xml.rels", workbookRels());
        put(parts, "xl/styles.xml", styles());
        put(
                parts,
                "xl/sharedStrings.xml",
                "<sst xmlns='" + MAIN + "' count='" + strings.size() + "' uniqueCount='" + strings.size() + "'>"
                        + String.join("", strings) + "</sst>");
        for (int i = 0; i < sheetXml.size(); i++) {
            parts.put("xl/worksheets/sheet" + (i + 1) + ".xml", sheetXml.get(i).getBytes(StandardCharsets.UTF_8));
        }
        parts.putAll(replaced);
        left.forEach(parts::remove);
        return parts;
    }

    /** The workbook. */
    public byte[] bytes() {
        return zip(parts(), stored);
    }

    /** A zip of these members. */
    public static byte[] zip(Map<String, byte[]> members, boolean stored) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                ZipEntry entry = new ZipEntry(member.getKey());
                entry.setTime(1_600_000_000_000L);
                if (stored) {
                    CRC32 crc = new CRC32();
                    crc.update(member.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(member.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(member.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void put(Map<String, byte[]> parts, String path, String xml) {
        parts.put(path, (DECLARATION + xml).getBytes(StandardCharsets.UTF_8));
    }

    private String contentTypes() {
        String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        StringBuilder xml = new StringBuilder("<Types xmlns='" + TYPES + "'>"
                + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                + "<Default Extension='xml' ContentType='application/xml'/>");
        override(xml, "/xl/workbook.xml", type + "sheet.main+xml");
        override(xml, "/xl/styles.xml", type + "styles+xml");
        override(xml, "/xl/sharedStrings.xml", type + "sharedStrings+xml");
        for (int i = 1; i <= sheetXml.size(); i++) {
            override(xml, "/xl/worksheets/sheet" + i + ".xml", type + "worksheet+xml");
        }
        return xml.append("</Types>").toString();
    }

    private static void override(StringBuilder xml, String part, String type) {
        xml.append("<Override PartName='")
                .append(part)
                .append("' ContentType='")
                .append(type)
                .append("'/>");
    }

    private String workbook() {
        StringBuilder xml =
                new StringBuilder("<workbook xmlns='" + MAIN + "' xmlns:r='" + RELS + "'>" + workbookPr + "<sheets>");
        for (int i = 0; i < sheetNames.size(); i++) {
            xml.append("<sheet name='")
                    .append(escape(sheetNames.get(i)))
                    .append("' sheetId='")
                    .append(i + 1)
                    .append("' r:id='rId")
                    .append(i + 1)
                    .append(sheetStates.get(i).isEmpty() ? "'/>" : "' state='" + sheetStates.get(i) + "'/>");
        }
        xml.append("</sheets>");
        return xml.append(names.isEmpty() ? "" : "<definedNames>" + names + "</definedNames>")
                .append("</workbook>")
                .toString();
    }

    private String workbookRels() {
        StringBuilder xml = new StringBuilder("<Relationships xmlns='" + PACKAGE_RELS + "'>");
        for (int i = 1; i <= sheetNames.size(); i++) {
            relationship(xml, "rId" + i, "worksheet", "worksheets/sheet" + i + ".xml");
        }
        relationship(xml, "rId901", "styles", "styles.xml");
        relationship(xml, "rId902", "sharedStrings", "sharedStrings.xml");
        return xml.append("</Relationships>").toString();
    }

    private static void relationship(StringBuilder xml, String id, String type, String target) {
        xml.append("<Relationship Id='")
                .append(id)
                .append("' Type='" + RELS + "/")
                .append(type)
                .append("' Target='")
                .append(target)
                .append("'/>");
    }

    private String styles() {
        StringBuilder own = new StringBuilder();
        StringBuilder xfs = new StringBuilder("<xf numFmtId='0' fontId='0' fillId='0' borderId='0' xfId='0'/>");
        for (int i = 0; i < formats.size(); i++) {
            own.append("<numFmt numFmtId='")
                    .append(164 + i)
                    .append("' formatCode='")
                    .append(escape(formats.get(i)))
                    .append("'/>");
            xfs.append("<xf numFmtId='")
                    .append(164 + i)
                    .append("' fontId='0' fillId='0' borderId='0' xfId='0' applyNumberFormat='1'/>");
        }
        return "<styleSheet xmlns='" + MAIN + "'>"
                + (formats.isEmpty() ? "" : "<numFmts count='" + formats.size() + "'>" + own + "</numFmts>")
                + "<fonts count='1'><font><sz val='11'/><name val='宋体'/></font></fonts>"
                + "<fills count='2'><fill><patternFill patternType='none'/></fill>"
                + "<fill><patternFill patternType='gray125'/></fill></fills>"
                + "<borders count='1'><border/></borders>"
                + "<cellStyleXfs count='1'><xf numFmtId='0' fontId='0' fillId='0' borderId='0'/></cellStyleXfs>"
                + "<cellXfs count='" + (formats.size() + 1) + "'>" + xfs + "</cellXfs></styleSheet>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("'", "&apos;")
                .replace("\"", "&quot;");
    }
}
