package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.form.book.ZipEdit;

/** A returned workbook through the front door and back, part by part: all that is not ours is as it was sent. */
class MarkedWorkbooksTest {
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    /** A rule and two formats as newer Excel keeps them beside the old list, with references to another sheet. */
    private static final String EXTENSION =
            "<extLst><ext xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\""
                    + " uri=\"{78C0D931-6437-407d-A8EE-F0AAD7539E65}\"><x14:conditionalFormattings><x14:conditionalFormatting"
                    + " xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\"><x14:cfRule type=\"expression\" priority=\"9\""
                    + " id=\"{11111111-1111-1111-1111-111111111111}\"><xm:f>D7=字典!$B$2</xm:f><x14:dxf><font><b/></font></x14:dxf>"
                    + "</x14:cfRule><xm:sqref>D7:D9</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>"
                    + "<ext xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\""
                    + " uri=\"{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}\"><x14:dataValidations"
                    + " xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\" count=\"1\"><x14:dataValidation type=\"list\""
                    + " allowBlank=\"1\" showErrorMessage=\"1\" error=\"请选择\"><x14:formula1><xm:f>字典!$B$2:$B$3</xm:f></x14:formula1>"
                    + "<xm:sqref>L7:L9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>";

    /** What OOXML says of a sheet outside its cells; ours may be among the formats and is taken out before. */
    private static final List<String> KEPT = List.of(
            "sheetPr",
            "sheetViews",
            "cols",
            "sheetProtection",
            "autoFilter",
            "mergeCells",
            "conditionalFormatting",
            "dataValidations",
            "printOptions",
            "pageMargins",
            "pageSetup",
            "headerFooter",
            "extLst");

    static Map<String, String> parts(byte[] workbook) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }

    private static List<String> elements(String xml, String name) {
        List<String> found = new ArrayList<>();
        Matcher element = Pattern.compile("(?s)<" + name + "(?: [^>]*)?(?:/>|>.*?</" + name + ">)")
                .matcher(xml);
        while (element.find()) {
            found.add(element.group());
        }
        return found;
    }

    /** Formats without their rank, which ours go before; and which sheet is seen first, which is ours. */
    private static List<String> unranked(List<String> elements) {
        return elements.stream()
                .map(one -> one.replaceAll(" (priority|tabSelected)=\"\\w+\"", ""))
                .toList();
    }

    @Test
    void everythingButTheMarksIsAsItWasSent(@TempDir Path folder) throws Exception {
        try (Kaoping kaoping = new Kaoping(Office.settings(folder), Office.from("2020-12-20"))) {
            Office office = new Office(kaoping.address());
            Clerks.Job job = office.monthly("D001", "2020-05", "2020-05-20");
            List<Clerks.Entry> entries = new ArrayList<>(job.entries());
            entries.replaceAll(entry ->
                    entry.value().equals("2") ? new Clerks.Entry(entry.sheet(), entry.cell(), "text", "两份") : entry);
            byte[] sent = ZipEdit.replace(
                    CrowdTest.filled(new Clerks.Job(job.template(), entries)),
                    SHEET,
                    "</worksheet>",
                    EXTENSION + "</worksheet>");
            JsonNode receipt =
                    office.upload(Map.of("五月.xlsx", sent), "2020-05-21").at("/receipts/0");
            assertThat(receipt.get("status").textValue())
                    .as(receipt.toPrettyString())
                    .isEqualTo("rejected");
            byte[] marked = office.get("api/uploads/" + receipt.get("id").textValue() + "/annotated")
                    .body();

            Map<String, String> before = parts(sent);
            Map<String, String> after = parts(marked);
            Set<String> changed = new TreeSet<>();
            before.forEach((name, text) -> {
                if (!text.equals(after.get(name))) {
                    changed.add(name);
                }
            });
            assertThat(changed)
                    .isSubsetOf(
                            "[Content_Types].xml",
                            "xl/_rels/workbook.xml.rels",
                            "xl/styles.xml",
                            "xl/workbook.xml",
                            "docProps/app.xml",
                            SHEET);
            String was = before.getOrDefault(SHEET, "");
            String now = after.getOrDefault(SHEET, "");
            assertThat(elements(was, "extLst")).hasSize(1);
            for (String name : KEPT) {
                List<String> kept = unranked(elements(now, name));
                List<String> old = unranked(elements(was, name));
                assertThat(old).as(name).isNotEmpty();
                if (name.equals("conditionalFormatting")) {
                    assertThat(kept.size()).isGreaterThan(old.size());
                    assertThat(kept).as(name).containsSubsequence(old);
                } else {
                    assertThat(kept).as(name).isEqualTo(old);
                }
            }
            // each cell, in its place, with its style and its value
            assertThat(elements(now, "c")).isEqualTo(elements(was, "c"));
            // our own sheet stands before theirs, so that each of their names moves by one
            List<String> names = elements(before.getOrDefault("xl/workbook.xml", ""), "definedName");
            assertThat(names).hasSizeGreaterThan(8);
            assertThat(elements(after.getOrDefault("xl/workbook.xml", ""), "definedName").stream()
                            .map(MarkedWorkbooksTest::movedBack))
                    .containsAll(names);
            assertThat(elements(after.getOrDefault("xl/workbook.xml", ""), "workbookProtection"))
                    .isEqualTo(elements(before.getOrDefault("xl/workbook.xml", ""), "workbookProtection"))
                    .isNotEmpty();
            assertThat(elements(after.getOrDefault("xl/workbook.xml", ""), "sheet"))
                    .containsAll(elements(before.getOrDefault("xl/workbook.xml", ""), "sheet"));
            // the formats that were there are still the look that they name
            List<String> dxfs = elements(before.getOrDefault("xl/styles.xml", ""), "dxf");
            assertThat(elements(after.getOrDefault("xl/styles.xml", ""), "dxf").subList(0, dxfs.size()))
                    .isEqualTo(dxfs);

            // every formula of the marked workbook, ours in the formats too, is one of Excel 2007
            assertThat(newer(marked)).isEmpty();
            assertThat(elements(now, "formula")).anyMatch(one -> one.contains("EXACT("));
        }
    }

    private static String movedBack(String name) {
        Matcher local = Pattern.compile("localSheetId=\"(\\d+)\"").matcher(name);
        return local.find()
                ? local.replaceFirst("localSheetId=\"" + (Integer.parseInt(local.group(1)) - 1) + "\"")
                : name;
    }

    /** Functions of a workbook that Excel 2007 has not: in cells, formats, rules, names, the extension list. */
    static Set<String> newer(byte[] workbook) throws IOException {
        Set<String> newer = new TreeSet<>();
        for (Map.Entry<String, String> part : parts(workbook).entrySet()) {
            if (!part.getKey().endsWith(".xml")) {
                continue;
            }
            for (String element : List.of("f", "formula", "formula1", "formula2", "xm:f", "definedName")) {
                for (String one : elements(part.getValue(), element)) {
                    String formula = one.replaceAll("<[^>]*>", "")
                            .replace("&quot;", "\"")
                            .replaceAll("\"[^\"]*\"", "");
                    Matcher function =
                            Pattern.compile("([A-Za-z_][A-Za-z0-9_.]*)\\(").matcher(formula);
                    while (function.find()) {
                        String name = function.group(1);
                        if (!OwnWorkbooksTest.OF_2007.contains(name) && !name.startsWith("_xlfn.")) {
                            newer.add(name + " in " + part.getKey());
                        }
                    }
                }
            }
        }
        return newer;
    }

    @Test
    void everyHandedOutAndConsolidatedWorkbookHasTheFunctionsOfExcel2007Throughout(@TempDir Path folder)
            throws Exception {
        try (Kaoping kaoping = new Kaoping(Office.settings(folder), Office.from("2020-12-20"))) {
            Office office = new Office(kaoping.address());
            for (String path : Arrays.asList(
                    "api/templates/scheme?period=2020",
                    "api/templates/monthly-report?unit=D001&period=2020-05",
                    "api/templates/work-ledger?unit=D001&period=2020",
                    "api/templates/self-assessment?unit=D001&period=2020",
                    "api/templates/work-summary?unit=D001&period=2020",
                    "api/templates/innovation-claim?unit=D001&period=2020&serial=1",
                    "api/templates/person-recommendation?unit=D001&period=2020&serial=1",
                    "api/templates/year-end-marks?unit=D001&period=2020",
                    "api/templates/inspection-record?period=2020&serial=1",
                    "api/templates/innovation-decisions?period=2020",
                    "api/templates/rectification-interview?period=2020",
                    "api/templates/monthly-marks?cohort=department&period=2020-05",
                    "api/templates/year-end-matrix?cohort=county&period=2020",
                    "api/ranking.xlsx?year=2020",
                    "api/consolidated/monthly-report.xlsx?period=2020-05")) {
                var response = office.get(path);
                assertThat(response.statusCode()).as(path).isEqualTo(200);
                assertThat(newer(response.body())).as(path).isEmpty();
            }
        }
    }
}
