package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.form.CellValue;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;

/** The office's monthly marks (R6a) are shown in the ranking workbook and weigh nothing in it. */
class MonthlyScoresTest {
    @Test
    void theScoresOfTheMonthsStandBesideTheHandIns(@TempDir Path temporary) throws Exception {
        Settings settings = Office.settings(temporary.resolve("data"));
        try (Kaoping kaoping = new Kaoping(settings, Office.from("2021-01-20"))) {
            Office office = new Office(kaoping.address());
            // items 01, 02, 03 … of the departments have 8, 9, 8 … full marks
            send(office, marks(kaoping, 5, "D001", Map.of("01", "8", "02", "4.5")));
            send(office, marks(kaoping, 6, "D001", Map.of()));
            JsonNode before = office.json("api/ranking?year=2020");
            assertThat(before.toString()).doesNotContain("月度得分");

            try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(
                    office.get("api/ranking.xlsx?year=2020").body()))) {
                Sheet sheet = book.getSheet("月度得分");
                assertThat(line(sheet, 3)).startsWith("", "", "", "", "5月", "6月", "7月");
                Scheme scheme = kaoping.rooms().shelf().scheme(2020).orElseThrow();
                // half a mark on each item that it undertakes, but 8 and 4.5 on two of them in May
                BigDecimal full = BigDecimal.ZERO;
                int items = 0;
                for (var item : scheme.items()) {
                    if (scheme.indicators(Cohort.DEPARTMENT).stream()
                            .anyMatch(one -> one.itemNo() == item.no() && scheme.undertakes("D001", one.code()))) {
                        items++;
                        full = full.add(scheme.indicators(Cohort.DEPARTMENT).stream()
                                .filter(one -> one.itemNo() == item.no())
                                .map(one -> one.full())
                                .reduce(BigDecimal.ZERO, BigDecimal::add));
                    }
                }
                BigDecimal june = new BigDecimal("0.5").multiply(BigDecimal.valueOf(items));
                BigDecimal may = june.add(new BigDecimal("11.5"));
                List<String> row = line(sheet, 4);
                assertThat(row.subList(0, 2)).containsExactly("1", "D001");
                assertThat(row.subList(4, 7)).containsExactly(score(may, full), score(june, full), "");
                assertThat(row.subList(row.size() - 2, row.size()))
                        .containsExactly(
                                "2",
                                new BigDecimal(score(may, full))
                                        .add(new BigDecimal(score(june, full)))
                                        .divide(BigDecimal.valueOf(2), 2, java.math.RoundingMode.HALF_UP)
                                        .toPlainString());
            }
        }
    }

    private static String score(BigDecimal got, BigDecimal full) {
        return got.multiply(BigDecimal.valueOf(100))
                .divide(full, 2, java.math.RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static List<String> line(Sheet sheet, int at) {
        DataFormatter formatter = new DataFormatter();
        formatter.setUseCachedValuesForFormulaCells(true);
        Row row = sheet.getRow(at);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < row.getLastCellNum(); i++) {
            texts.add(formatter.formatCellValue(row.getCell(i)));
        }
        return texts;
    }

    private static void send(Office office, byte[] workbook) throws Exception {
        JsonNode receipt = office.upload(Map.of("月评.xlsx", workbook), "").at("/receipts/0");
        assertThat(receipt.get("status").textValue()).as(receipt.toString()).isEqualTo("accepted");
    }

    /** The marks of a month as GoodFillings makes them, with some of a unit's otherwise. */
    private static byte[] marks(Kaoping kaoping, int month, String unit, Map<String, String> otherwise) {
        Map<String, CellValue> row = new LinkedHashMap<>();
        otherwise.forEach((item, mark) -> row.put("mark[" + item + "]", CellValue.of(new BigDecimal(mark))));
        Map<String, Map<String, CellValue>> changed = new LinkedHashMap<>();
        changed.put("", Map.of("markDate", CellValue.of(LocalDate.of(2020, month, 25))));
        Scheme scheme = kaoping.rooms().shelf().scheme(2020).orElseThrow();
        for (var one : scheme.units()) {
            Map<String, CellValue> own = new LinkedHashMap<>(one.code().equals(unit) ? row : Map.of());
            own.put("fileDate", CellValue.of(""));
            own.put("paperDate", CellValue.of(""));
            changed.put("units " + one.code(), own);
        }
        return ClerkFilled.of(kaoping, "monthly-marks", "department", new Period(2020, month).toString(), "", changed);
    }
}
