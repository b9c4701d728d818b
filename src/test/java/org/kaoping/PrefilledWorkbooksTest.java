package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.shelf.GoodFillings;

/** A new workbook starts with what the unit entered last, where the form's card says so; nothing of it is compared. */
class PrefilledWorkbooksTest {
    private Kaoping kaoping;
    private Office office;
    private Path folder;
    private String unit;
    private String other;

    @BeforeEach
    void start(@TempDir Path temporary) throws IOException, InterruptedException {
        assumeTrue(Clerks.haveOpenpyxl());
        folder = temporary;
        kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2020-12-20"));
        office = new Office(kaoping.address());
        List<String> ranked = StreamSupport.stream(office.json("api/units").spliterator(), false)
                .filter(one -> one.get("participation").textValue().equals("ranked"))
                .map(one -> one.get("code").textValue())
                .toList();
        unit = ranked.get(0);
        other = ranked.get(1);
    }

    @AfterEach
    void stop() {
        if (kaoping != null) {
            kaoping.close();
        }
    }

    private JsonNode send(Clerks.Job job, String day) throws Exception {
        byte[] filled = Clerks.openpyxl(List.of(job), folder.resolve("filled" + System.nanoTime()))
                .get(0);
        JsonNode receipt = office.upload(Map.of("报来.xlsx", filled), day).at("/receipts/0");
        assertThat(receipt.get("status").textValue()).as(receipt.toString()).isEqualTo("accepted");
        return receipt;
    }

    /** What stands in a single field of a workbook that is handed out now. */
    private String field(String form, String unit, String period, String name) throws Exception {
        return field(office.template(form, unit, period), form, unit, period, name);
    }

    private String field(byte[] workbook, String form, String unit, String period, String name) throws Exception {
        for (JsonNode field : office.json("api/forms/" + form + "?unit=" + unit + "&period=" + period)
                .get("fields")) {
            if (field.get("name").textValue().equals(name)) {
                return DraftForms.cell(
                        workbook,
                        field.get("sheet").textValue(),
                        field.get("cell").textValue());
            }
        }
        throw new AssertionError("no field " + name);
    }

    @Test
    void contactsOfTheLastMonthStandInTheNext() throws Exception {
        assertThat(field("monthly-report", unit, "2020-07", "reporter")).isEmpty();
        byte[] before = office.template("monthly-report", unit, "2020-07");
        JsonNode june = send(office.monthly(unit, "2020-06", "2020-06-21"), "2020-06-22");

        assertThat(field("monthly-report", unit, "2020-07", "reporter")).isEqualTo("经办人甲");
        assertThat(field("monthly-report", unit, "2020-07", "phone")).isEqualTo("0000-1234567");
        assertThat(field("monthly-report", unit, "2020-07", "reviewer")).isEqualTo("审核人乙");
        assertThat(field("monthly-report", unit, "2020-07", "reportDate")).isEmpty();
        assertThat(field("monthly-report", unit, "2020-05", "reporter"))
                .as("an earlier month")
                .isEmpty();
        assertThat(field("monthly-report", other, "2020-07", "reporter"))
                .as("another unit")
                .isEmpty();
        byte[] next = office.template("monthly-report", unit, "2020-07");
        assertThat(office.template("monthly-report", unit, "2020-07"))
                .as("the same again")
                .isEqualTo(next);
        byte[] zipped = member(
                office.get("api/templates/monthly-report.zip?period=2020-07").body(), unit + "_");
        assertThat(zipped).isEqualTo(next);

        // it may be changed, and nothing of it is compared
        JsonNode receipt = send(office.monthly(unit, "2020-07", "2020-07-21"), "2020-07-22");
        assertThat(StreamSupport.stream(receipt.get("problems").spliterator(), false)
                        .map(one -> one.get("code").textValue()))
                .doesNotContain("prefilled-changed");

        // what is void prefills nothing; an untouched workbook is not taken for a report
        JsonNode empty = office.upload(Map.of("没填.xlsx", next), "").at("/receipts/0");
        assertThat(empty.get("status").textValue()).isEqualTo("rejected");
        for (JsonNode one : List.of(june, receipt)) {
            assertThat(office.decide(one.get("id").textValue(), "{\"as\":\"void\",\"reason\":\"报错了单位\"}")
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(office.template("monthly-report", unit, "2020-07")).isEqualTo(before);
    }

    @Test
    void claimsThatNobodyDecidedStandInTheDecisions() throws Exception {
        JsonNode table =
                office.json("api/forms/innovation-decisions?period=2020").at("/tables/0");
        assertThat(claims(table)).containsExactly("", "");
        GoodFillings.Good good = GoodFillings.good("innovation-claim", "D006", "2020", "1");
        JsonNode receipt = claim(good);
        String name = good.values().text("name");
        assertThat(remark(table)).isEmpty();
        assertThat(claims(table)).containsExactly("D006-C01 " + name, "");
        assertThat(office.decide(receipt.get("id").textValue(), "{\"as\":\"void\",\"reason\":\"报错了单位\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(claims(table)).containsExactly("", "");
    }

    /** R12, P17: the group is told that a claim came after 25 December (which rolls to no other day in 2020). */
    @Test
    void aLateClaimSaysSo() throws Exception {
        kaoping.close();
        kaoping = new Kaoping(Office.settings(folder.resolve("later")), Office.from("2020-12-28"));
        office = new Office(kaoping.address());
        claim(GoodFillings.good("innovation-claim", "D006", "2020", "1"));
        JsonNode table =
                office.json("api/forms/innovation-decisions?period=2020").at("/tables/0");
        assertThat(remark(table)).isEqualTo("逾期申报：收到 2020-12-28，截止 2020-12-25");
    }

    private JsonNode claim(GoodFillings.Good good) throws Exception {
        byte[] template = office.get("api/templates/innovation-claim?period=2020&unit=D006&serial=1")
                .body();
        return send(
                new Clerks.Job(
                        template,
                        RoundTripTest.inputs(good.layout(), good.values()).values().stream()
                                .map(RoundTripTest::written)
                                .toList()),
                "");
    }

    /** 备注 in the first row of the decisions that are handed out now. */
    private String remark(JsonNode table) throws Exception {
        byte[] decisions =
                office.get("api/templates/innovation-decisions?period=2020").body();
        for (JsonNode column : table.get("columns")) {
            if (column.get("name").textValue().equals("remark")) {
                return DraftForms.cell(
                        decisions,
                        table.get("sheet").textValue(),
                        column.get("column").textValue() + table.get("firstRow").intValue());
            }
        }
        throw new AssertionError("no column 备注");
    }

    /** Number and name in the first two rows of the decisions that are handed out now. */
    private List<String> claims(JsonNode table) throws Exception {
        byte[] decisions =
                office.get("api/templates/innovation-decisions?period=2020").body();
        String sheet = table.get("sheet").textValue();
        int first = table.get("firstRow").intValue();
        return List.of(
                (DraftForms.cell(decisions, sheet, "A" + first) + " " + DraftForms.cell(decisions, sheet, "D" + first))
                        .strip(),
                (DraftForms.cell(decisions, sheet, "A" + (first + 1))
                                + " "
                                + DraftForms.cell(decisions, sheet, "D" + (first + 1)))
                        .strip());
    }

    @Test
    void theLedgerGoesOnWithItsRows() throws Exception {
        send(office.ledger(unit, "2020", 3), "");
        JsonNode table = office.json("api/forms/work-ledger?unit=" + unit + "&period=2020")
                .at("/tables/0");
        byte[] next = office.template("work-ledger", unit, "2020");
        String sheet = table.get("sheet").textValue();
        int first = table.get("firstRow").intValue();
        for (String column : List.of("task", "start", "state", "evidence")) {
            String letters = StreamSupport.stream(table.get("columns").spliterator(), false)
                    .filter(one -> one.get("name").textValue().equals(column))
                    .map(one -> one.get("column").textValue())
                    .findFirst()
                    .orElseThrow();
            for (int i = 0; i < 3; i++) {
                assertThat(DraftForms.cell(next, sheet, letters + (first + i)))
                        .as(column + " " + i)
                        .isNotEmpty();
            }
            assertThat(DraftForms.cell(next, sheet, letters + (first + 3))).isEmpty();
        }
        assertThat(field(next, "work-ledger", unit, "2020", "reporter")).isEqualTo("经办人丁");
        assertThat(field(next, "work-ledger", unit, "2020", "reportDate")).isEmpty();

        // a day later with one row more: the rows of before come back as the clerk's own
        JsonNode receipt = send(office.ledger(unit, "2020", 4), "");
        JsonNode kept = office.json("api/submissions?form=work-ledger&unit=" + unit);
        assertThat(kept.get(0).get("uploadId")).isEqualTo(receipt.get("id"));
        assertThat(kept.get(0).at("/tables/rows")).hasSize(4);
    }

    private static byte[] member(byte[] zip, String start) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().startsWith(start)) {
                    return in.readAllBytes();
                }
            }
        }
        throw new AssertionError("no member " + start);
    }
}
