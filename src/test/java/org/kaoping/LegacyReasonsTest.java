package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Why a warning is none, typed into a marked .xls and sent back, over HTTP; and what of an .xls with macros comes back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LegacyReasonsTest {
    private static final String WHY = "系统重装，补填时日期按原签字页";

    private Kaoping kaoping;
    private Office office;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2020-12-20"));
        office = new Office(kaoping.address());
    }

    @AfterAll
    void stop() {
        kaoping.close();
    }

    /** A report of May as .xls with a day that is doubtful. */
    private byte[] report(String unit) throws Exception {
        return GoodWorkbooks.xls(GoodWorkbooks.filled(office.monthly(unit, "2020-05", "2020-01-05")), false);
    }

    private JsonNode send(byte[] bytes, String day) throws Exception {
        return office.upload(Map.of("报来.xls", bytes), day).at("/receipts/0");
    }

    private JsonNode accepted(byte[] bytes, String day) throws Exception {
        JsonNode receipt = send(bytes, day);
        assertThat(receipt.path("status").asText()).as(receipt.toPrettyString()).isEqualTo("accepted");
        return receipt;
    }

    private HttpResponse<byte[]> ask(JsonNode receipt) throws Exception {
        return office.get("api/uploads/" + receipt.get("id").textValue() + "/annotated");
    }

    private byte[] marked(JsonNode receipt) throws Exception {
        HttpResponse<byte[]> answer = ask(receipt);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return answer.body();
    }

    private JsonNode standing(JsonNode receipt) throws Exception {
        return office.json("api/uploads/" + receipt.get("id").textValue() + "/reasons");
    }

    private static List<String> codes(JsonNode receipt) {
        return StreamSupport.stream(receipt.get("problems").spliterator(), false)
                .map(problem -> problem.get("code").textValue())
                .toList();
    }

    private static HSSFWorkbook open(byte[] bytes) throws Exception {
        return new HSSFWorkbook(new ByteArrayInputStream(bytes));
    }

    /** The row of the list that asks about that cell. */
    private static HSSFRow row(HSSFWorkbook workbook, String cell) {
        HSSFSheet list = Objects.requireNonNull(workbook.getSheet("填报问题"));
        for (int row = 3; row <= list.getLastRowNum(); row++) {
            if (list.getRow(row).getCell(3).getStringCellValue().equals(cell)) {
                return list.getRow(row);
            }
        }
        throw new AssertionError("not listed: " + cell);
    }

    private static byte[] typed(byte[] marked, String text) throws Exception {
        try (HSSFWorkbook workbook = open(marked);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            row(workbook, "K4").getCell(8).setCellValue(text);
            workbook.write(out);
            return out.toByteArray();
        }
    }

    @Test
    void aReasonTypedIntoTheListSettlesItsWarning() throws Exception {
        JsonNode first = accepted(report("D001"), "2020-05-20");
        assertThat(standing(first).get("open").intValue()).isEqualTo(1);
        byte[] marked = marked(first);
        Files.write(Files.createDirectories(Path.of("target/annotated")).resolve("核实.xls"), typed(marked, WHY));
        try (HSSFWorkbook workbook = open(marked)) {
            HSSFSheet list = workbook.getSheetAt(0);
            assertThat(list.getRow(2).getCell(8).getStringCellValue()).isEqualTo("核实说明");
            assertThat(list.getRow(1).getCell(0).getStringCellValue()).contains("写明原因");
            assertThat(list.isColumnHidden(8)).isFalse();
            assertThat(list.isColumnHidden(9)).isTrue();
            HSSFRow asked = row(workbook, "K4");
            HSSFCell input = asked.getCell(8);
            assertThat(input.getStringCellValue()).isEmpty();
            assertThat(input.getCellStyle().getLocked()).isFalse();
            assertThat(input.getCellStyle().getWrapText()).isTrue();
            assertThat(input.getCellStyle().getDataFormatString()).isEqualTo("@");
            assertThat(asked.getCell(9).getStringCellValue()).contains("~");
            assertThat(list.getDataValidations()).singleElement().satisfies(rule -> {
                assertThat(rule.getRegions().getCellRangeAddress(0).isInRange(input))
                        .isTrue();
                assertThat(rule.getPromptBoxText()).contains("写明原因");
                assertThat(rule.getErrorBoxText()).contains("最多 500 个字");
            });
        }

        // unmended it changes nothing, and what is no reason is told
        JsonNode second = accepted(marked, "2020-05-21");
        assertThat(codes(second).stream().filter(code -> !code.equals("replaced")))
                .isEqualTo(codes(first));
        JsonNode idle = accepted(typed(marked, "无"), "2020-05-21");
        assertThat(codes(idle)).contains("reason-not-taken").doesNotContain("reasons-taken");
        assertThat(standing(idle).get("open").intValue()).isEqualTo(1);

        JsonNode third = accepted(typed(marked, WHY), "2020-05-21");
        assertThat(codes(third)).contains("reasons-taken").doesNotContain("reason-not-taken");
        JsonNode given = standing(third).at("/warnings/0/reasons/0");
        assertThat(given.get("reason").textValue()).isEqualTo(WHY);
        assertThat(given.get("origin").textValue()).isEqualTo("sheet");
        assertThat(standing(third).get("explained").intValue()).isEqualTo(1);

        // the next list starts with it
        try (HSSFWorkbook workbook = open(marked(third))) {
            assertThat(row(workbook, "K4").getCell(8).getStringCellValue()).isEqualTo(WHY);
        }
    }

    @Test
    void savedByLibreOfficeItIsTakenToo() throws Exception {
        assumeTrue(Clerks.soffice().isPresent(), "no LibreOffice");
        JsonNode first = accepted(report("D002"), "2020-05-20");
        byte[] typed = typed(marked(first), WHY);
        byte[] saved = LegacyMarkedTest.converted(folder, typed, "xls", "xls:MS Excel 97");
        JsonNode second = accepted(saved, "2020-05-21");
        assertThat(codes(second)).contains("reasons-taken");
        assertThat(standing(second).at("/warnings/0/reasons/0/reason").textValue())
                .isEqualTo(WHY);
        // and as .xlsx
        byte[] modern = LegacyMarkedTest.converted(folder, typed(marked(first), "另附签字页扫描件"), "xls", "xlsx");
        JsonNode third = office.upload(Map.of("报来.xlsx", modern), "2020-05-22").at("/receipts/0");
        assertThat(standing(third).at("/warnings/0/reasons")).hasSize(2);
    }

    @Test
    void macrosOfAnXlsAreToldAndNotSentBack() throws Exception {
        byte[] sent;
        try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(report("D003")));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            file.getRoot()
                    .createDirectory("_VBA_PROJECT_CUR")
                    .createDirectory("VBA")
                    .createDocument(
                            "Module1", new ByteArrayInputStream("Sub Auto_Open".getBytes(StandardCharsets.UTF_8)));
            file.writeFilesystem(out);
            sent = out.toByteArray();
        }
        JsonNode receipt = accepted(sent, "2020-05-20");
        assertThat(codes(receipt)).contains("macros-ignored");
        byte[] marked = marked(receipt);
        assertThat(new String(marked, StandardCharsets.ISO_8859_1)).doesNotContain("Auto_Open");
        try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(marked))) {
            assertThat(file.getRoot().getEntryNames()).contains("Workbook").doesNotContain("_VBA_PROJECT_CUR");
        }
        assertThat(codes(accepted(marked, "2020-05-21"))).doesNotContain("macros-ignored");
    }
}
