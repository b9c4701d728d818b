package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The ledger's second sheet counts rows by item and says how many items the unit undertakes without one: over HTTP, with
 * openpyxl as the clerk's program, which leaves no results of formulas, so that what is told is what the server counted.
 * And its spare rows: hidden, so that an empty ledger is two pages, until something stands in them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerCountsTest {
    private static final String COUNTS = "分事项条数";
    private static final int FIRST = 6;
    private static final int LAST = 505;
    private static final int SHOWN = 35;

    private Kaoping kaoping;
    private Office office;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        assumeTrue(Clerks.haveOpenpyxl());
        folder = temporary;
        kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2020-12-20"));
        office = new Office(kaoping.address());
    }

    @AfterAll
    void stop() {
        if (kaoping != null) {
            kaoping.close();
        }
    }

    /** An item of the second sheet: its name, and whether the unit undertakes something of it. */
    private record Item(String name, boolean undertaken) {}

    private static List<Item> items(byte[] ledger) throws Exception {
        List<Item> items = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(ledger))) {
            XSSFSheet counts = book.getSheet(COUNTS);
            for (int row = 5; !counts.getRow(row).getCell(0).toString().equals("合计"); row++) {
                items.add(new Item(
                        counts.getRow(row).getCell(1).getStringCellValue(),
                        !counts.getRow(row).getCell(2).getStringCellValue().equals("不涉及")));
            }
        }
        return items;
    }

    /** The ledger with a row for each of those items. */
    private byte[] filled(Clerks.Job one, List<String> items) throws Exception {
        List<Clerks.Entry> entries = new ArrayList<>();
        for (Clerks.Entry entry : one.entries()) {
            String column = entry.cell().replaceAll("[0-9]+$", "");
            if (!entry.cell().equals(column + FIRST)) {
                entries.add(entry);
                continue;
            }
            for (int i = 0; i < items.size(); i++) {
                entries.add(new Clerks.Entry(
                        entry.sheet(),
                        column + (FIRST + i),
                        entry.type(),
                        column.equals("B") ? items.get(i) : entry.value()));
            }
        }
        return Clerks.openpyxl(
                        List.of(new Clerks.Job(one.template(), entries)), folder.resolve("f" + System.nanoTime()))
                .get(0);
    }

    private JsonNode send(byte[] ledger) throws Exception {
        JsonNode receipt =
                office.upload(Map.of("台账.xlsx", ledger), "2020-12-19").at("/receipts/0");
        assertThat(receipt.get("status").textValue()).as(receipt.toString()).isEqualTo("accepted");
        return receipt;
    }

    /** What is said at the second sheet's check. */
    private static Optional<String> told(JsonNode receipt) {
        return StreamSupport.stream(receipt.get("problems").spliterator(), false)
                .filter(problem -> problem.path("sheet").asText().equals(COUNTS)
                        && problem.path("cell").asText().equals("C3"))
                .peek(problem -> assertThat(problem.get("severity").textValue()).isEqualTo("warning"))
                .map(JsonNode::toString)
                .findFirst();
    }

    @ParameterizedTest
    @CsvSource({"D001", "D011", "D020", "Q0101"})
    void itemsWithoutARowAreCountedAmongThoseThatTheUnitUndertakes(String unit) throws Exception {
        Clerks.Job one = office.ledger(unit, "2020", 1);
        List<Item> items = items(one.template());
        List<String> own =
                items.stream().filter(Item::undertaken).map(Item::name).toList();
        List<String> foreign = items.stream()
                .filter(item -> !item.undertaken())
                .map(Item::name)
                .toList();
        assertThat(own).hasSizeGreaterThan(1);
        String first = own.get(0);

        // three rows of one item, as a unit sends that has only begun
        assertThat(told(send(filled(one, List.of(first, first, first)))))
                .hasValueSatisfying(text -> assertThat(text).contains("还有" + (own.size() - 1) + "个承担的事项没有台账"));
        assertThat(told(send(filled(one, own.subList(1, own.size())))))
                .hasValueSatisfying(text -> assertThat(text).contains("还有1个承担的事项没有台账"));
        assertThat(told(send(filled(one, own)))).isEmpty();
        if (!foreign.isEmpty()) {
            // a row of an item that the unit does not undertake is counted, and stands for no other
            assertThat(told(send(filled(one, List.of(foreign.get(0))))))
                    .hasValueSatisfying(text -> assertThat(text).contains("还有" + own.size() + "个承担的事项没有台账"));
        }
    }

    private static List<Integer> hidden(byte[] ledger) throws Exception {
        List<Integer> hidden = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(ledger))) {
            for (Row row : book.getSheet("工作台账")) {
                if (row.getZeroHeight()) {
                    hidden.add(row.getRowNum() + 1);
                }
            }
        }
        return hidden;
    }

    @Test
    void spareRowsAreHiddenUntilSomethingStandsInThem() throws Exception {
        Clerks.Job one = office.ledger("D005", "2020", 1);
        assertThat(hidden(one.template())).startsWith(SHOWN + 1).endsWith(LAST).hasSize(LAST - SHOWN);
        String item = items(one.template()).get(0).name();
        List<String> forty = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            forty.add(item);
        }
        // typed or pasted into rows that are still hidden they would not be printed: that is said, and nothing is asked
        JsonNode receipt = send(filled(one, forty));
        assertThat(receipt.get("problems").toString())
                .contains("spare-rows", "36")
                .doesNotContain("hidden-rows");
        // the next ledger brings them along, and shows them
        byte[] next = office.template("work-ledger", "D005", "2020");
        assertThat(hidden(next)).startsWith(FIRST + 40).endsWith(LAST).hasSize(LAST - FIRST - 39);
        assertThat(office.upload(Map.of("再报.xlsx", next), "2020-12-19").toString())
                .doesNotContain("hidden-rows", "spare-rows");
    }
}
