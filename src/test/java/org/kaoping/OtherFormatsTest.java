package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What clerks send instead of an .xlsx, kind by kind, over HTTP: what becomes of it, what the message says is to be done;
 * and after each a good workbook is taken as before.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherFormatsTest {
    private Kaoping kaoping;
    private Office office;
    private final List<String> units = new ArrayList<>();
    private int sent;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2020-12-20"));
        office = new Office(kaoping.address());
        office.json("api/units").forEach(unit -> units.add(unit.get("code").textValue()));
    }

    @AfterAll
    void stop() {
        kaoping.close();
    }

    private byte[] file(String kind) throws Exception {
        // each kind from another unit
        byte[] xlsx = GoodWorkbooks.filled(office.monthly(units.get(kind.length()), "2020-05", "2020-05-21"));
        return switch (kind) {
            case "xls", "xls as et", "xls as xlsx" -> GoodWorkbooks.xls(xlsx, false);
            case "xls of 1904" -> GoodWorkbooks.xls(xlsx, true);
            case "an xlsx as xls" -> xlsx;
            case "ods" ->
                Office.zip(zip(
                        "mimetype",
                        "application/vnd.oasis.opendocument.spreadsheet",
                        "content.xml",
                        "<office:document-content/>"));
            case "fods" ->
                text(
                        "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>");
            case "xlsb" -> xlsb(xlsx);
            case "encrypted xlsx" -> encrypted(xlsx);
            case "encrypted xls" -> encryptedXls(GoodWorkbooks.xls(xlsx, false));
            case "Excel 95" -> excel95();
            case "Excel 4" -> {
                byte[] old = new byte[600];
                System.arraycopy(new byte[] {9, 4, 6, 0, 0, 0, 16, 0, 0, 0, 10, 0, 0, 0}, 0, old, 0, 14);
                yield old;
            }
            case "damaged xls" -> {
                byte[] whole = GoodWorkbooks.xls(xlsx, false);
                yield Arrays.copyOf(whole, whole.length / 2);
            }
            case "html as xls" -> text("<html><body><table><tr><td>月报</td></tr></table></body></html>");
            case "mhtml as xls" ->
                text(
                        "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n");
            case "xml 2003 as xls" ->
                text("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>"
                        + "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>");
            case "csv as xlsx" -> text("序号,考评事项\n1,甲\n");
            case "csv of given rows" -> text("序号,考评方面,考评事项,开展情况,本月工作内容及成效,主要数据,佐证份数\n1,甲,乙,有进展,丙,1,2\n");
            case "empty" -> new byte[0];
            case "one byte" -> new byte[] {'1'};
            case "noise" -> {
                byte[] noise = new byte[5_000];
                new java.util.Random(7).nextBytes(noise);
                yield noise;
            }
            default -> throw new AssertionError(kind);
        };
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "xls|报表.xls|accepted||",
                "xls as et|报表.et|accepted||",
                "xls of 1904|报表.xls|accepted||",
                "xls as xlsx|报表.xlsx|accepted||",
                "an xlsx as xls|报表.xls|accepted||",
                "ods|报表.ods|rejected|unsupported-format|暂不支持这种格式（ODF 电子表格（.ods））。 请另存为 .xlsx 后再上传。",
                "fods|报表.fods|rejected|unsupported-format|暂不支持这种格式（ODF 电子表格（单个 XML））。 请另存为 .xlsx 后再上传。",
                "xlsb|报表.xlsb|rejected|unsupported-format|暂不支持这种格式（Excel 二进制工作簿（.xlsb））。 请另存为 .xlsx 后再上传。",
                "encrypted xlsx|报表.xlsx|rejected|workbook-encrypted|文件设有打开密码，无法读取。 请去掉密码，另存后再上传。",
                "encrypted xls|报表.xls|rejected|workbook-encrypted|文件设有打开密码，无法读取。 请去掉密码，另存后再上传。",
                "Excel 95|报表.xls|rejected|legacy-workbook|这是旧版（Excel 95 或更早） .xls 格式的表格。 请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。",
                "Excel 4|报表.xls|rejected|legacy-workbook|这是旧版（Excel 95 或更早） .xls 格式的表格。 请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。",
                "damaged xls|报表.xls|rejected|legacy-unreadable|请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。",
                "html as xls|报表.xls|rejected|not-a-workbook|这不是 Excel 表格文件（实际是网页文件（HTML））。 请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。",
                "mhtml as xls|报表.xls|rejected|not-a-workbook|实际是单个文件网页（MHTML）",
                "xml 2003 as xls|报表.xls|rejected|unsupported-format|暂不支持这种格式（XML 表格 2003）。 请另存为 .xlsx 后再上传。",
                "csv as xlsx|报表.xlsx|rejected|not-a-workbook|实际是文本文件（CSV）",
                "csv of given rows|报表.csv|rejected|csv-not-for-form|请用发放的模板填写，直接上传 .xlsx。",
                "empty|报表.xlsx|rejected|empty-file|文件是空的（0 字节）。 请打开原文件确认内容，保存后重新上传。",
                "one byte|报表.xlsx|rejected|not-a-workbook|实际是文本文件",
                "noise|报表.csv|rejected|not-a-workbook|实际是无法识别的二进制文件",
            })
    void isToldAndTheNextGoodOneIsTaken(String kind, String name, String status, String code, String message)
            throws Exception {
        JsonNode receipt = office.upload(Map.of(name, file(kind)), "2020-05-22")
                .get("receipts")
                .get(0);
        String told = receipt.toPrettyString();
        assertThat(receipt.get("status").textValue()).as(told).isEqualTo(status);
        if (status.equals("rejected")) {
            assertThat(receipt.get("problems")).as(told).hasSize(1);
            assertThat(receipt.at("/problems/0/code").textValue()).isEqualTo(code);
            assertThat(receipt.at("/problems/0/message").textValue()).contains(message);
        } else {
            // the day of the report is the clerk's, whichever year the file counts from
            JsonNode all = office.json("api/submissions?form=monthly-report&period=2020-05&unit="
                    + receipt.get("unit").textValue());
            assertThat(all.get(0).at("/fields/reportDate/value").asText())
                    .as(all.toPrettyString())
                    .isEqualTo("2020-05-21");
        }
        sent++;
        Clerks.Job next = office.monthly(units.get(20 + sent / 8), "2020-%02d".formatted(5 + sent % 8), "2020-12-19");
        JsonNode after = office.upload(Map.of("好表.xlsx", GoodWorkbooks.filled(next)), "")
                .get("receipts")
                .get(0);
        assertThat(after.get("problems").toString()).doesNotContain("legacy", "csv", "examination");
        assertThat(after.get("status").textValue()).as(after.toPrettyString()).isIn("accepted", "held");
    }

    private static Map<String, byte[]> zip(String... members) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            all.put(members[i], text(members[i + 1]));
        }
        return all;
    }

    private static byte[] xlsb(byte[] xlsx) throws IOException {
        Map<String, byte[]> parts = MacroWorkbooksTest.parts(xlsx);
        String types = new String(parts.getOrDefault("[Content_Types].xml", new byte[0]), StandardCharsets.UTF_8);
        parts.put(
                "[Content_Types].xml",
                text(types.replace(
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                        "application/vnd.ms-excel.sheet.binary.macroEnabled.main")));
        return Office.zip(parts);
    }

    private static byte[] encrypted(byte[] xlsx) throws Exception {
        try (POIFSFileSystem ole = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream body = encryptor.getDataStream(ole)) {
                body.write(xlsx);
            }
            ole.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static byte[] encryptedXls(byte[] xls) throws IOException {
        Biff8EncryptionKey.setCurrentUserPassword("secret");
        try (HSSFWorkbook book = new HSSFWorkbook(new ByteArrayInputStream(xls));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            book.write(out);
            return out.toByteArray();
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    /** An OLE file as Excel 95 wrote it: the stream is called Book. */
    private static byte[] excel95() throws IOException {
        byte[] stream = new byte[5_000];
        System.arraycopy(new byte[] {9, 8, 8, 0, 0, 5, 5, 0, 0, 0, 0, 0, 10, 0, 0, 0}, 0, stream, 0, 16);
        try (POIFSFileSystem ole = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ole.createDocument(new ByteArrayInputStream(stream), "Book");
            ole.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
