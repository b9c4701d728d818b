package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.form.CellValue;
import org.kaoping.scheme.Scheme;

/** R8, R9: what the group takes along to a unit stands in one workbook that needs no network. */
final class SiteVisitTest {
    private static final String HOSTILE = "=HYPERLINK(\"http://elsewhere.example\",\"召开会议\")";

    private Kaoping kaoping;
    private Office office;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2021-01-10"));
        office = new Office(kaoping.address());
    }

    @AfterEach
    void stop() {
        kaoping.close();
    }

    private void send(String form, String whose, String period, String serial, Map<String, Map<String, CellValue>> more)
            throws Exception {
        byte[] file = ClerkFilled.of(kaoping, form, whose, period, serial, more);
        assertThat(office.upload(Map.of(form + ".xlsx", file), form.equals("monthly-report") ? "2020-05-22" : "")
                        .at("/receipts/0/status")
                        .textValue())
                .isEqualTo("accepted");
    }

    private static List<String> rows(byte[] bytes) throws Exception {
        List<String> rows = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            DataFormatter formatter = new DataFormatter();
            for (Row row : book.getSheetAt(0)) {
                StringBuilder text = new StringBuilder();
                for (int i = 1; i < 9; i++) {
                    text.append(formatter.formatCellValue(row.getCell(i))).append('|');
                }
                rows.add(text.toString());
            }
        }
        return rows;
    }

    @Test
    void allThatIsKnownStandsByItem() throws Exception {
        send("monthly-report", "D001", "2020-05", "", Map.of());
        send("self-assessment", "D001", "2020", "", Map.of());
        Map<String, CellValue> ledger = new LinkedHashMap<>();
        ledger.put("done", CellValue.of(HOSTILE));
        send("work-ledger", "D001", "2020", "", Map.of("rows ", ledger));
        send("inspection-record", "", "2020", "1", Map.of());
        Scheme scheme = kaoping.rooms().shelf().scheme(2020).orElseThrow();
        byte[] bytes = office.get("api/visits/D001.xlsx?year=2020").body();
        List<String> rows = rows(bytes);
        assertThat(rows).anySatisfy(row -> assertThat(row).contains("示例市第一局", "D001"));
        assertThat(rows.stream().filter(row -> row.startsWith("事项|"))).hasSize(16);
        assertThat(rows.stream().filter(row -> row.startsWith("指标|")))
                .hasSameSizeAs(scheme.indicators(org.kaoping.scheme.Cohort.DEPARTMENT));
        assertThat(rows)
                .anySatisfy(row ->
                        assertThat(row).startsWith("指标|B0101|").contains("自评说明：按计分方法自评", "|承担|0.25|D002-01-01|"));
        assertThat(rows).anyMatch(row -> row.startsWith("指标|") && row.contains("|不涉及||"));
        assertThat(rows)
                .anySatisfy(row -> assertThat(row).startsWith("月报||5月|召开工作推进会").contains("01-1 会议纪要"));
        assertThat(rows).anySatisfy(row -> assertThat(row).startsWith("台账|").contains(HOSTILE, "01-1"));
        assertThat(rows).anySatisfy(row -> assertThat(row).startsWith("检查发现|").contains("抽查案卷十份，缺一份"));
        // what begins like a formula is text, and stays text when it is edited
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            for (Row row : book.getSheetAt(0)) {
                for (Cell cell : row) {
                    assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                    if (cell.getCellType() == CellType.STRING
                            && cell.getStringCellValue().startsWith("=")) {
                        assertThat(((XSSFCell) cell).getCellStyle().getQuotePrefixed())
                                .isTrue();
                    }
                }
            }
            assertThat(book.getSheetAt(0).getPrintSetup().getPaperSize()).isEqualTo((short) 9);
        }
    }

    @Test
    void everyAssessedUnitHasOneUnderItsPlainName() throws Exception {
        Scheme scheme = kaoping.rooms().shelf().scheme(2020).orElseThrow();
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(
                new ByteArrayInputStream(office.get("api/visits.zip?year=2020").body()), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                assertThat(rows(zip.readAllBytes())).hasSizeGreaterThan(50);
            }
        }
        assertThat(names)
                .containsExactlyElementsOf(scheme.units().stream()
                        .filter(unit -> unit.participation().assessed())
                        .map(unit -> unit.code() + "_" + unit.shortName() + "_现场考评资料.xlsx")
                        .toList());
        for (String path : List.of("D023.xlsx?year=2020", "D999.xlsx?year=2020", "D001.xlsx?year=2031")) {
            assertThat(office.get("api/visits/" + path).statusCode()).isEqualTo(404);
        }
        assertThat(new String(office.get("parts/marks?year=2020").body(), StandardCharsets.UTF_8))
                .contains("/api/visits.zip?year=2020", "签字稿");
    }
}
