package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.assessment.Collecting;
import org.kaoping.form.CellValue;

/**
 * The consolidated workbook of every form, of a small city's submissions, as an approved text, so that a change of what
 * stands in it or how it prints shows in review ({@code -Dkaoping.write=true} writes the texts anew; the workbooks
 * themselves are left in {@code target/consolidated} to be looked at).
 */
class ConsolidatedTextsTest {
    private static final Path APPROVED = Path.of("src/test/resources/consolidated");
    private static final Path MADE = Path.of("target/consolidated");
    private static final int HEAD = 2;

    /** Who sends what: form, whose, period, serial. */
    private static final List<String> SENT = List.of(
            "monthly-report Q0101 2020-05 -",
            "monthly-report D002 2020-05 -",
            "work-ledger D003 2020 -",
            "self-assessment D004 2020 -",
            "work-summary D005 2020 -",
            "innovation-claim D006 2020 1",
            "innovation-claim D006 2020 2",
            "person-recommendation D007 2020 1",
            "year-end-marks D002 2020 -",
            "inspection-record - 2020 1",
            "innovation-decisions - 2020 -",
            "monthly-marks county 2020-05 -",
            "monthly-marks department 2020-05 -",
            "year-end-matrix department 2020 -",
            "year-end-matrix county 2020 -",
            "rectification-interview - 2020 -");

    @Test
    void everyFormsWorkbookIsAsApproved(@TempDir Path temporary) throws Exception {
        Settings settings = Office.settings(temporary.resolve("data"));
        try (Kaoping kaoping = new Kaoping(settings, Office.from("2021-01-20"))) {
            Office office = new Office(kaoping.address());
            Map<String, String> uploads = send(kaoping, office);
            Files.createDirectories(MADE);
            List<String> changed = new ArrayList<>();
            for (var form : kaoping.rooms().shelf().forms(2020)) {
                if (!Collecting.collects(form.card())) {
                    continue;
                }
                String id = form.card().id();
                String period = SENT.stream()
                        .filter(one -> one.startsWith(id + " "))
                        .map(one -> one.contains(" 2020-05 ") ? "2020-05" : "2020")
                        .findFirst()
                        .orElseThrow();
                byte[] workbook = office.get("api/consolidated/" + id + ".xlsx?period=" + period)
                        .body();
                Files.write(MADE.resolve(id + ".xlsx"), workbook);
                String text = WorkbookText.of(workbook, HEAD);
                for (Map.Entry<String, String> upload : uploads.entrySet()) {
                    text = text.replace(upload.getKey(), upload.getValue());
                }
                Path approved = APPROVED.resolve(id + ".txt");
                if (Boolean.getBoolean("kaoping.write")) {
                    Files.createDirectories(APPROVED);
                    Files.writeString(approved, text);
                }
                if (!Files.exists(approved) || !Files.readString(approved).equals(text)) {
                    Files.writeString(MADE.resolve(id + ".txt"), text);
                    changed.add(approved + " != " + MADE.resolve(id + ".txt"));
                }
            }
            assertThat(changed).isEmpty();
        }
    }

    /** Sends all of it; gives for each upload's number one that stays the same. */
    private static Map<String, String> send(Kaoping kaoping, Office office) throws Exception {
        Map<String, String> uploads = new LinkedHashMap<>();
        for (String one : SENT) {
            String[] parts = one.replace(" -", " ").split(" ", -1);
            Map<String, CellValue> another = parts[3].equals("2")
                    ? Map.of("name", CellValue.of("信用承诺跨区互认"), "before", CellValue.of("否"))
                    : Map.of();
            byte[] workbook = ClerkFilled.of(kaoping, parts[0], parts[1], parts[2], parts[3], Map.of("", another));
            String name = String.join("_", one.split(" ")).replace("_-", "") + ".xlsx";
            JsonNode receipt = office.upload(
                            Map.of(name, workbook), parts[2].length() > 4 ? "2020-05-22" : "2020-12-20")
                    .at("/receipts/0");
            assertThat(receipt.get("status").textValue()).as(receipt.toString()).isEqualTo("accepted");
            uploads.put(receipt.get("id").textValue(), "第" + (uploads.size() + 1) + "份");
        }
        return uploads;
    }
}
