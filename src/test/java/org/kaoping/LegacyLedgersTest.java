package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full ledger sent as .xls has the values and problems of the .xlsx, from whichever day its dates count. */
class LegacyLedgersTest {
    private static final int ROWS = 500;

    /** The first row of a ledger in all rows, each a little different. */
    private static byte[] ledger(Office office, String unit) throws Exception {
        Clerks.Job one = office.ledger(unit, "2020", 1);
        List<Clerks.Entry> entries = new ArrayList<>();
        for (Clerks.Entry entry : one.entries()) {
            if (!entry.cell().matches("[A-Z]6")) {
                entries.add(entry);
                continue;
            }
            for (int i = 0; i < ROWS; i++) {
                String value = entry.value();
                if (entry.type().equals("date")) {
                    value = java.time.LocalDate.parse(value).plusDays(i % 200).toString();
                } else if (entry.cell().matches("[DEL]6")) {
                    value = value + " 00" + i;
                }
                entries.add(new Clerks.Entry(
                        entry.sheet(), entry.cell().charAt(0) + String.valueOf(6 + i), entry.type(), value));
            }
        }
        byte[] filled = GoodWorkbooks.filled(new Clerks.Job(one.template(), entries));
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(filled));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            // as the clerk did before typing there
            book.getSheet("工作台账").forEach(row -> row.setZeroHeight(false));
            // a formula whose program saved no result
            book.getSheet("工作台账").getRow(8).getCell(10).setCellFormula("20+1");
            book.write(out);
            return out.toByteArray();
        }
    }

    private static JsonNode sent(Office office, String name, byte[] file) throws IOException, InterruptedException {
        JsonNode receipt = office.upload(Map.of(name, file), "").get("receipts").get(0);
        assertThat(receipt.get("status").textValue())
                .as(receipt.toPrettyString())
                .isEqualTo("accepted");
        return receipt;
    }

    private static String values(Office office, String unit) throws IOException, InterruptedException {
        JsonNode all = office.json("api/submissions?form=work-ledger&period=2020&unit=" + unit);
        assertThat(all).hasSize(1);
        return all.get(0).get("fields").toPrettyString()
                + all.get(0).get("tables").toPrettyString();
    }

    private static List<String> problems(JsonNode receipt) {
        List<String> told = new ArrayList<>();
        receipt.get("problems").forEach(problem -> {
            // a later file replaces the earlier one, which is told with its number
            if (!problem.get("code").textValue().equals("replaced")) {
                told.add(problem.get("message").textValue());
            }
        });
        return told;
    }

    @Test
    void fiveHundredRows(@TempDir Path folder) throws Exception {
        try (Kaoping kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2020-12-20"))) {
            Office office = new Office(kaoping.address());
            byte[] xlsx = ledger(office, "D002");
            JsonNode ours = sent(office, "台账.xlsx", xlsx);
            String values = values(office, "D002");
            assertThat(values).contains(" 00499").contains("\"21\"");
            assertThat(problems(ours)).anyMatch(told -> told.contains("公式（=20+1）没有保存结果，已算得“21”"));
            for (boolean from1904 : new boolean[] {false, true}) {
                JsonNode old = sent(office, "台账.xls", GoodWorkbooks.xls(xlsx, from1904));
                assertThat(values(office, "D002")).isEqualTo(values);
                assertThat(problems(old)).isEqualTo(problems(ours));
            }
        }
    }
}
