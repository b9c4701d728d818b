package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.form.book.XlsxMaker;
import org.kaoping.form.book.ZipEdit;

/** A good workbook, spoilt in every way, through the front door: refused with a reason, nothing recorded; then the good one. */
class HostileUploadsTest {
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private static Map<String, byte[]> members(byte[] zip) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                members.put(entry.getName(), in.readAllBytes());
            }
        }
        return members;
    }

    private static byte[] with(byte[] good, String name, byte[] bytes) throws IOException {
        Map<String, byte[]> members = members(good);
        members.put(name, bytes);
        return XlsxMaker.zip(members, false);
    }

    private static byte[] before(byte[] good, String end, String more) {
        return ZipEdit.replace(good, SHEET, end, more + end);
    }

    /** The bytes with every occurrence of a name replaced by another of the same length. */
    private static byte[] renamed(byte[] bytes, String from, String to) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** One digit of a cell is another one: only the checksum tells. */
    private static byte[] flipped(byte[] good) throws IOException {
        byte[] stored = XlsxMaker.zip(members(good), true);
        String text = new String(stored, StandardCharsets.ISO_8859_1);
        int digit = text.indexOf("<v>", text.indexOf("<sheetData>")) + 3;
        stored[digit] ^= 1;
        return stored;
    }

    /** A good workbook spoilt in sixteen ways, by file name. */
    static Map<String, byte[]> spoilt(byte[] good) throws IOException {
        Map<String, byte[]> spoilt = new LinkedHashMap<>();
        spoilt.put("空.xlsx", new byte[0]);
        spoilt.put("空字节.xlsx", new byte[65_536]);
        spoilt.put("网页.xls", "<html><table><tr><td>1</td></tr></table></html>".getBytes(StandardCharsets.UTF_8));
        spoilt.put("一半.xlsx", Arrays.copyOf(good, good.length / 2));
        spoilt.put("翻位.xlsx", flipped(good));
        spoilt.put(
                "重复部件.xlsx", renamed(with(good, "xl/worksheets/sheetX.xml", new byte[0]), "sheetX.xml", "sheet1.xml"));
        spoilt.put("越界路径.xlsx", with(good, "../../../../tmp/kaoping-pwned", new byte[1]));
        spoilt.put("绝对路径.xlsx", with(good, "/tmp/kaoping-pwned", new byte[1]));
        spoilt.put(
                "外部实体.xlsx",
                ZipEdit.replace(
                        good,
                        SHEET,
                        "<worksheet ",
                        "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet "));
        spoilt.put("重复行.xlsx", before(good, "</sheetData>", "<row r=\"1\"><c r=\"A1\"><v>100</v></c></row>"));
        spoilt.put("太宽.xlsx", before(good, "</sheetData>", "<row r=\"9999\"><c r=\"XFD9999\"><v>1</v></c></row>"));
        spoilt.put("太深.xlsx", before(good, "</sheetData>", "<a>".repeat(50_000) + "</a>".repeat(50_000)));
        spoilt.put(
                "太多属性.xlsx",
                before(
                        good,
                        "</sheetData>",
                        "<row "
                                + Stream.iterate(0, i -> i + 1)
                                        .limit(5_000)
                                        .map(i -> "a" + i + "=\"\"")
                                        .reduce("", (one, other) -> one + " " + other)
                                + "/>"));
        spoilt.put("字符串越界.xlsx", before(good, "</sheetData>", "<row r=\"9999\"><c t=\"s\"><v>99999</v></c></row>"));
        spoilt.put(
                "坏样式.xlsx",
                with(
                        good,
                        "xl/styles.xml",
                        Arrays.copyOf(Objects.requireNonNull(members(good).get("xl/styles.xml")), 200)));
        // texts that fit the title of a form in a thousand million ways, but for their end
        XlsxMaker maker = new XlsxMaker();
        for (int i = 0; i < 3; i++) {
            String text = "年度信用月报".repeat(5_000) + i;
            maker.sheet("表" + i, "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + text + "</t></is></c></row>");
        }
        spoilt.put("很长的文字.xlsx", maker.bytes());
        return spoilt;
    }

    @Test
    void everySpoiltWorkbookIsRefusedAndTheGoodOneIsTaken(@TempDir Path folder) throws Exception {
        try (Kaoping kaoping = new Kaoping(Office.settings(folder), Office.from("2020-12-20"))) {
            Office office = new Office(kaoping.address());
            String unit = office.json("api/units").at("/0/code").textValue();
            byte[] good = CrowdTest.filled(office.monthly(unit, "2020-05", "2020-05-20"));
            JsonNode batch = office.upload(spoilt(good), "2020-05-21");
            assertThat(batch.get("receipts")).hasSize(16).allSatisfy(receipt -> {
                assertThat(receipt.get("status").textValue())
                        .as(receipt.toString())
                        .isEqualTo("rejected");
                assertThat(receipt.get("problems"))
                        .as(receipt.toString())
                        .anyMatch(problem -> problem.get("severity").textValue().equals("error"))
                        .noneMatch(problem -> problem.get("code").textValue().startsWith("examination-"));
            });
            assertThat(office.json("api/submissions?form=monthly-report")).isEmpty();
            JsonNode taken = office.upload(Map.of("好.xlsx", good), "2020-05-21");
            assertThat(taken.at("/receipts/0/status").textValue())
                    .as(taken.toString())
                    .isEqualTo("accepted");
            assertThat(office.json("api/submissions?form=monthly-report")).hasSize(1);
        }
        assertThat(Files.exists(Path.of("/tmp/kaoping-pwned"))).isFalse();
    }
}
