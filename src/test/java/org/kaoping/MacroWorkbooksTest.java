package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.report.Soffice;

/** A workbook that a clerk saved with macros in it is read like any other; what we send back holds none. */
class MacroWorkbooksTest {
    private static final String OFFICE = "http://schemas.microsoft.com/office/2006/relationships/";
    private static final String OPEN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    static Map<String, byte[]> parts(byte[] workbook) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private static void edit(Map<String, byte[]> parts, String name, String before, String insert) {
        String text = new String(parts.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
        assertThat(text).contains(before);
        int at = text.lastIndexOf(before);
        parts.put(name, (text.substring(0, at) + insert + text.substring(at)).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target + "\"/>";
    }

    /** Everything that can run, hooked in where Excel hooks it in. */
    static byte[] withMacros(byte[] xlsx) throws IOException {
        Map<String, byte[]> parts = parts(xlsx);
        parts.put("xl/vbaProject.bin", bytes("Attribute VB_Name = \"ThisWorkbook\" Sub Auto_Open()"));
        parts.put(
                "xl/_rels/vbaProject.bin.rels",
                bytes("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                        + "relationships\">"
                        + relation("rId1", OFFICE + "vbaProjectSignature", "vbaProjectSignature.bin")
                        + "</Relationships>"));
        parts.put("xl/vbaProjectSignature.bin", bytes("signature"));
        parts.put(
                "customUI/customUI.xml",
                bytes("<customUI xmlns=\"http://schemas.microsoft.com/office/2006/01/customui\""
                        + " onLoad=\"Auto_Open\"/>"));
        parts.put(
                "xl/activeX/activeX1.xml",
                bytes("<ax:ocx xmlns:ax=\"http://schemas.microsoft.com/office/2006/activeX\"/>"));
        parts.put("xl/activeX/activeX1.bin", bytes("control"));
        parts.put(
                "xl/activeX/_rels/activeX1.xml.rels",
                bytes("<Relationships xmlns=\"http://schemas.openxmlformats.org/"
                        + "package/2006/relationships\">"
                        + relation("rId1", OFFICE + "activeXControlBinary", "activeX1.bin")
                        + "</Relationships>"));
        parts.put(
                "xl/macrosheets/sheet1.xml",
                bytes("<xm:macrosheet xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\""
                        + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\">"
                        + "<f>EXEC(\"calc\")</f></c></row></sheetData></xm:macrosheet>"));
        String types = new String(parts.getOrDefault("[Content_Types].xml", new byte[0]), StandardCharsets.UTF_8)
                .replace(
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                        "application/vnd.ms-excel.sheet.macroEnabled.main+xml");
        parts.put("[Content_Types].xml", bytes(types));
        edit(
                parts,
                "[Content_Types].xml",
                "</Types>",
                "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>"
                        + "<Override PartName=\"/xl/activeX/activeX1.xml\" ContentType=\"application/vnd.ms-office.activeX+xml\"/>"
                        + "<Override PartName=\"/xl/macrosheets/sheet1.xml\" ContentType=\"application/vnd.ms-excel.macrosheet+xml\"/>");
        edit(
                parts,
                "_rels/.rels",
                "</Relationships>",
                relation("rIdUi", OFFICE + "ui/extensibility", "customUI/customUI.xml"));
        edit(
                parts,
                "xl/_rels/workbook.xml.rels",
                "</Relationships>",
                relation("rIdVba", OFFICE + "vbaProject", "vbaProject.bin")
                        + relation("rIdXlm", OFFICE + "xlMacrosheet", "macrosheets/sheet1.xml"));
        edit(
                parts,
                "xl/workbook.xml",
                "</sheets>",
                "<sheet xmlns:q=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" name=\"宏1\""
                        + " sheetId=\"77\" state=\"veryHidden\" q:id=\"rIdXlm\"/>");
        edit(
                parts,
                "xl/workbook.xml",
                "</definedNames>",
                "<definedName name=\"Auto_Open\" xlm=\"1\" hidden=\"1\">宏1!$A$1</definedName>");
        String sheetRels = "xl/worksheets/_rels/sheet1.xml.rels";
        parts.putIfAbsent(
                sheetRels,
                bytes("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                        + "relationships\"></Relationships>"));
        edit(parts, sheetRels, "</Relationships>", relation("rIdCtl", OPEN + "control", "../activeX/activeX1.xml"));
        edit(
                parts,
                "xl/worksheets/sheet1.xml",
                "</worksheet>",
                "<controls><control xmlns:q=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
                        + " shapeId=\"1025\" q:id=\"rIdCtl\" name=\"CommandButton1\"/></controls>");
        return Office.zip(parts);
    }

    @Test
    void macrosAreNeitherRunNorKept(@TempDir Path folder) throws Exception {
        try (Kaoping kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2020-05-22"))) {
            Office office = new Office(kaoping.address());
            Clerks.Job job = office.monthly("D002", "2020-05", "2020-05-21");
            byte[] good = withMacros(GoodWorkbooks.filled(job));
            JsonNode receipt = office.upload(Map.of("五月.xlsm", good), "2020-05-22")
                    .get("receipts")
                    .get(0);
            assertThat(receipt.get("status").textValue())
                    .as(receipt.toPrettyString())
                    .isEqualTo("accepted");
            assertThat(receipt.get("problems").toString()).contains("macros-ignored", "宏没有运行");
            noMacros(marked(office, receipt), folder.resolve("good.xlsx"));

            Clerks.Job bad = new Clerks.Job(
                    job.template(), job.entries().subList(0, job.entries().size() - 4));
            JsonNode refused = office.upload(Map.of("五月.xlsm", withMacros(GoodWorkbooks.filled(bad))), "2020-05-22")
                    .get("receipts")
                    .get(0);
            assertThat(refused.get("status").textValue()).isEqualTo("rejected");
            HttpResponse<byte[]> response =
                    office.get("api/uploads/" + refused.get("id").textValue() + "/annotated");
            assertThat(response.headers().firstValue("content-disposition").orElse(""))
                    .contains(".xlsx")
                    .doesNotContain("xlsm");
            noMacros(response.body(), folder.resolve("bad.xlsx"));
            // sent back unmended it has the same problems
            JsonNode again = office.upload(Map.of("五月_标注.xlsx", response.body()), "2020-05-22")
                    .get("receipts")
                    .get(0);
            assertThat(again.get("status").textValue()).isEqualTo("rejected");
            assertThat(again.get("problems").toString()).doesNotContain("macros-ignored", "damaged");
            assertThat(new String(
                            office.get("api/consolidated/monthly-report.xlsx?period=2020-05")
                                    .body(),
                            StandardCharsets.ISO_8859_1))
                    .doesNotContain("vbaProject", "activeX");
            if (Clerks.soffice().isPresent()) {
                List<byte[]> saved = Soffice.recalculated(
                        Clerks.soffice().orElseThrow(), List.of(response.body()), folder.resolve("lo"));
                try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(saved.get(0)))) {
                    assertThat(book.getSheetAt(0).getSheetName()).startsWith("填报问题");
                }
            }
        }
    }

    private static byte[] marked(Office office, JsonNode receipt) throws Exception {
        HttpResponse<byte[]> response =
                office.get("api/uploads/" + receipt.get("id").textValue() + "/annotated");
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    /** No part, kind or reference of anything that could run; POI, and openpyxl where there is one, open it. */
    private static void noMacros(byte[] workbook, Path file) throws Exception {
        Map<String, byte[]> parts = parts(workbook);
        assertThat(parts.keySet()).noneMatch(name -> name.matches("(?i).*(vba|activex|customui|macro).*"));
        parts.forEach((name, part) -> assertThat(new String(part, StandardCharsets.UTF_8))
                .as(name)
                .doesNotContainIgnoringCase("vbaProject")
                .doesNotContainIgnoringCase("macroEnabled")
                .doesNotContainIgnoringCase("activeX")
                .doesNotContainIgnoringCase("customUI")
                .doesNotContain("Auto_Open", "rIdCtl", "EXEC(", "macrosheet"));
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            assertThat(book.isMacroEnabled()).isFalse();
            assertThat(book.getSheet("宏1").getPhysicalNumberOfRows()).isZero();
        }
        Files.write(file, workbook);
        if (Clerks.haveOpenpyxl()) {
            Process python = new ProcessBuilder(
                            "/usr/bin/python3",
                            "-c",
                            "import sys, openpyxl; openpyxl.load_workbook(sys.argv[1])",
                            file.toString())
                    .inheritIO()
                    .start();
            assertThat(python.waitFor()).isZero();
        }
    }

    @Test
    void aMasterWithMacrosIsRefused(@TempDir Path folder) throws Exception {
        Path master = Path.of("templates/work-ledger.xlsx");
        assumeTrue(Files.exists(master));
        try (Kaoping kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2020-05-22"))) {
            Office office = new Office(kaoping.address());
            HttpResponse<byte[]> response =
                    office.post("api/checks", Map.of("台账.xlsm", withMacros(Files.readAllBytes(master))), "");
            assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains("master-has-macros", "不含宏的 .xlsx");
        }
    }
}
