package org.kaoping;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A workbook as WPS would have saved it, with what real ones were seen to hold: its version numbers under Excel's name, its
 * name space in every sheet, core properties of somebody else with a date that is none, its own custom property, folders
 * among the entries, a styled empty row far below, and a picture inside a cell.
 */
final class WpsWorkbook {
    /** The smallest picture there is. */
    private static final byte[] DOT =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private static final String PICTURE = "ID_0123456789ABCDEF0123456789ABCDEF";
    private static final String ETC = "http://www.wps.cn/officeDocument/2017/etCustomData";

    private WpsWorkbook() {}

    /** The same values, saved by WPS; the picture stands in column KA of the first sheet's last row. */
    static byte[] of(byte[] xlsx) {
        Map<String, byte[]> parts = parts(xlsx);
        edit(
                parts,
                "xl/workbook.xml",
                text -> text.replaceFirst("<fileVersion[^>]*/>", "")
                        .replaceFirst(
                                "(<workbook[^>]*>)",
                                "$1<fileVersion appName=\"xl\" lastEdited=\"3\" lowestEdited=\"5\" rupBuild=\"9302\"/>"));
        boolean first = true;
        for (String name : parts.keySet().stream()
                .filter(name -> name.matches("xl/worksheets/[^/]*\\.xml"))
                .sorted()
                .toList()) {
            boolean pictured = first && name.equals("xl/worksheets/sheet1.xml");
            edit(parts, name, text -> sheet(text, pictured));
            first = false;
        }
        parts.put("docProps/core.xml", bytes("""
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
                xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>别的单位</dc:creator>\
                <cp:lastModifiedBy>某某</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">二〇二〇年五月</dcterms:created>\
                <dcterms:created xsi:type="dcterms:W3CDTF"></dcterms:created></cp:coreProperties>"""));
        parts.put("docProps/custom.xml", bytes("""
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" \
                xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property \
                fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"><vt:lpwstr>2052-11.1.0.9145\
                </vt:lpwstr></property></Properties>"""));
        parts.put("xl/media/image1.gif", DOT);
        parts.put("xl/cellimages.xml", bytes("""
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <etc:cellImages xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" \
                xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
                xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:etc="%s"><etc:cellImage><xdr:pic>\
                <xdr:nvPicPr><xdr:cNvPr id="2" name="%s" descr="照片"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill>\
                <a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr/></xdr:pic>\
                </etc:cellImage></etc:cellImages>""".formatted(ETC, PICTURE)));
        parts.put("xl/_rels/cellimages.xml.rels", bytes("""
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
                Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/image1.gif"/>\
                </Relationships>"""));
        edit(
                parts,
                "xl/_rels/workbook.xml.rels",
                text -> text.replace(
                        "</Relationships>",
                        "<Relationship Id=\"rIdWps\" Type=\"http://www.wps.cn/officeDocument/2020/cellImage\""
                                + " Target=\"cellimages.xml\"/></Relationships>"));
        edit(
                parts,
                "[Content_Types].xml",
                text -> text.replace(
                        "</Types>",
                        "<Default Extension=\"gif\" ContentType=\"image/gif\"/><Override PartName=\"/xl/cellimages.xml\""
                                + " ContentType=\"application/vnd.wps-officedocument.cellimage+xml\"/></Types>"));
        return zip(parts);
    }

    private static String sheet(String text, boolean pictured) {
        String marked = text.replaceFirst("<worksheet ", "<worksheet xmlns:etc=\"" + ETC + "\" ");
        String cell = pictured
                ? "<c r=\"KA1000\" t=\"str\"><f>_xlfn.DISPIMG(\"" + PICTURE + "\",1)</f><v>=DISPIMG(\"" + PICTURE
                        + "\",1)</v></c>"
                : "";
        return marked.replace(
                "</sheetData>",
                "<row r=\"1000\" spans=\"1:1\">" + cell
                        + "</row><row r=\"2003\" spans=\"1:1\"><c r=\"A2003\" s=\"1\"/></row></sheetData>");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void edit(Map<String, byte[]> parts, String name, java.util.function.UnaryOperator<String> change) {
        byte[] bytes = parts.get(name);
        if (bytes == null) {
            throw new IllegalArgumentException("no part " + name);
        }
        String before = new String(bytes, StandardCharsets.UTF_8);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new IllegalArgumentException("nothing changed in " + name);
        }
        parts.put(name, bytes(after));
    }

    private static Map<String, byte[]> parts(byte[] xlsx) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(xlsx))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    private static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String folder : new String[] {"_rels/", "docProps/", "xl/", "xl/worksheets/"}) {
                zip.putNextEntry(new ZipEntry(folder));
                zip.closeEntry();
            }
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
