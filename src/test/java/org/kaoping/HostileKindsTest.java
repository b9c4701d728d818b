package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.form.book.ZipEdit;

/** Old workbooks whose inner tables lie, csv that is no table, counts that nobody should believe; the next good file works. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileKindsTest {
    private static final int SECTOR = 512;
    private static final int BOUND_SHEET = 0x85;
    private static final int STRINGS = 0xFC;

    private Kaoping kaoping;
    private Office office;
    private byte[] good;
    private int times;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        kaoping = new Kaoping(Office.settings(folder), Office.from("2020-12-20"));
        office = new Office(kaoping.address());
        good = CrowdTest.filled(office.monthly("D001", "2020-05", "2020-05-20"));
    }

    @AfterAll
    void stop() {
        kaoping.close();
    }

    /** Where an entry of an old workbook's directory stands. */
    private static int entry(ByteBuffer file, String name) {
        byte[] called = name.getBytes(StandardCharsets.UTF_16LE);
        for (int at = SECTOR; at + 128 <= file.limit(); at += 128) {
            byte[] found = new byte[called.length];
            file.get(at, found);
            if (java.util.Arrays.equals(found, called) && file.getShort(at + 64) == called.length + 2) {
                return at;
            }
        }
        throw new AssertionError("no " + name);
    }

    /** Makes the chain of sectors that begins there bite its own tail. */
    private static void loop(ByteBuffer file, int sector) {
        int table = SECTOR * (file.getInt(76) + 1);
        file.putInt(table + 4 * sector, sector);
    }

    /** Where the first record of that kind begins in the stream of the workbook. */
    private static int record(ByteBuffer file, int kind) {
        int at = SECTOR * (file.getInt(entry(file, "Workbook") + 116) + 1);
        while (file.getShort(at) != kind) {
            at += 4 + Short.toUnsignedInt(file.getShort(at + 2));
        }
        return at;
    }

    private byte[] file(String kind) throws IOException {
        ByteBuffer xls = ByteBuffer.wrap(GoodWorkbooks.xls(good, false)).order(ByteOrder.LITTLE_ENDIAN);
        switch (kind) {
            case "xls: sectors in a circle" -> loop(xls, xls.getInt(entry(xls, "Workbook") + 116));
            case "xls: directory in a circle" -> loop(xls, xls.getInt(48));
            case "xls: two gigabytes claimed" -> xls.putInt(entry(xls, "Workbook") + 120, Integer.MAX_VALUE);
            case "xls: two thousand million strings claimed" -> {
                int strings = record(xls, STRINGS);
                xls.putInt(strings + 4, Integer.MAX_VALUE).putInt(strings + 8, Integer.MAX_VALUE);
            }
            case "xls: a sheet beyond the end" -> xls.putInt(record(xls, BOUND_SHEET) + 4, Integer.MAX_VALUE);
            case "xls: a sheet that begins in another place" -> xls.putInt(record(xls, BOUND_SHEET) + 4, 0);
            case "xls: a record longer than the file" -> xls.putShort(record(xls, BOUND_SHEET) + 2, (short) -1);
            case "csv: one endless line" -> {
                return "甲".repeat(1_500_000).getBytes(StandardCharsets.UTF_8);
            }
            case "csv: a million columns" -> {
                return ",".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
            }
            case "csv: zeros between the letters" -> {
                return "姓\0名,年\0龄\n甲\0,3\n".getBytes(StandardCharsets.UTF_8);
            }
            case "csv: another separator announced" -> {
                return "sep=;\r\n姓名;年龄\r\n甲;60,5\r\n".getBytes(StandardCharsets.UTF_8);
            }
            case "xlsx: two thousand million strings claimed" -> {
                return ZipEdit.replace(
                        good, "xl/sharedStrings.xml", " uniqueCount=\"", " uniqueCount=\"2147483647\" was=\"");
            }
            case "xlsx: a picture in front" -> {
                byte[] picture = "GIF89a/*".getBytes(StandardCharsets.US_ASCII);
                return ByteBuffer.allocate(picture.length + good.length)
                        .put(picture)
                        .put(good)
                        .array();
            }
            default -> throw new AssertionError(kind);
        }
        return xls.array();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "xls: sectors in a circle, rejected",
        "xls: directory in a circle, rejected",
        "xls: two gigabytes claimed, any",
        "xls: two thousand million strings claimed, any",
        "xls: a sheet beyond the end, any",
        "xls: a sheet that begins in another place, any",
        "xls: a record longer than the file, rejected",
        "csv: one endless line, rejected",
        "csv: a million columns, rejected",
        "csv: zeros between the letters, rejected",
        "csv: another separator announced, rejected",
        "xlsx: two thousand million strings claimed, accepted",
        "xlsx: a picture in front, any",
    })
    void isAnsweredAndTheNextGoodOneIsTaken(String kind, String status) throws Exception {
        String name = "报表." + kind.substring(0, kind.indexOf(':'));
        JsonNode receipt = office.upload(Map.of(name, file(kind)), "2020-05-21").at("/receipts/0");
        assertThat(receipt.get("status").textValue())
                .as(receipt.toPrettyString())
                .isIn(status.equals("any") ? new Object[] {"rejected", "accepted"} : new Object[] {status});
        for (JsonNode problem : receipt.get("problems")) {
            assertThat(problem.get("code").textValue())
                    .as(receipt.toPrettyString())
                    .doesNotStartWith("examination-")
                    .isNotEqualTo("legacy-reader-ended");
            assertThat(problem.get("message").textValue()).isNotBlank().doesNotMatch("(?s).*\\p{Cc}.*");
        }
        times++;
        byte[] next = ZipEdit.replace(good, "xl/sharedStrings.xml", "工作推进会", "第" + times + "次推进会");
        assertThat(office.upload(Map.of("好表.xlsx", next), "2020-05-21")
                        .at("/receipts/0/status")
                        .textValue())
                .isEqualTo("accepted");
    }
}
