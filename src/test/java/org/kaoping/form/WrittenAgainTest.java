package org.kaoping.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A filler copies what a workbook has in common with the one before it. However many it wrote, the next workbook must be
 * the one that a new filler would have written, byte for byte.
 */
class WrittenAgainTest {
    /** So many rows make several stretches of one sheet. */
    private static final int ROWS = 500;

    private static MasterDraft master() {
        return MasterDraft.empty()
                .text("A1", "{unitName}报送表")
                .text("A2", "单位")
                .text("B2", "{unitName}")
                .text("C2", "填报人")
                .input("D2", "{reporter}", "@")
                .text("A4", "序号")
                .text("B4", "事项")
                .text("C4", "情况")
                .text("A5", "{items.no}")
                .text("B5", "{items.name}")
                .input("C5", "{items.note}", "General")
                .formula("D5", "IF(C5=\"\",$D$2,LEN(C5)&TODAY())")
                .text("A6", "共")
                .formula("B6", "COUNTA(C5:C5)")
                .with(sheet -> {
                    sheet.getHeader().setCenter("{unitName}");
                    sheet.getRow(4).getCell(2).getCellStyle().setWrapText(true);
                })
                .card();
    }

    /** A unit's workbook: most rows are like all others', some are locked, long, or begin like a formula. */
    private static Filling filling(Random random) {
        Map<String, CellValue> fields = new LinkedHashMap<>();
        fields.put("unitName", CellValue.of("单位" + random.nextInt(3)));
        fields.put("reporter", CellValue.of("经办人" + random.nextInt(2)));
        fields.put("generatedAt", CellValue.of(java.time.LocalDate.of(2020, 5, 1 + random.nextInt(2))));
        List<Map<String, CellValue>> rows = new ArrayList<>(Handed.entries(ROWS, "name"));
        int changed = random.nextInt(3);
        for (int i = 0; i < changed; i++) {
            int at = random.nextInt(ROWS);
            Map<String, CellValue> row = new LinkedHashMap<>(rows.get(at));
            row.put(
                    "note",
                    CellValue.of(List.of("=1+1", "一行很长的说明。".repeat(20), "6").get(random.nextInt(3))));
            rows.set(at, row);
        }
        Set<String> locked = random.nextBoolean() ? Set.of("items.note[7]") : Set.of();
        return new Filling(fields, new Lists(Map.of("items", rows)), locked, null);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theNextWorkbookIsAsIfItWereTheFirst(long seed) {
        Random random = new Random(seed);
        Form form = TinyForm.of(master().bytes(), Set.of(), Map.of());
        Layout layout = Layouts.of(form, filling(random).lists());
        FormFiller busy = FormFiller.prepare(layout);
        for (int i = 0; i < 8; i++) {
            Filling filling = filling(random);
            byte[] next = busy.fill(filling);
            byte[] first = FormFiller.prepare(layout).fill(filling);
            assertThat(next).as("workbook %d of seed %d", i, seed).isEqualTo(first);
        }
        assertThat(new Handed(busy.fill(filling(random))).at("A" + (ROWS + 4))).isEqualTo("" + ROWS);
    }
}
