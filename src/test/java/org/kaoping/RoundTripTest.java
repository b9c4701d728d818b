package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kaoping.form.CellValue;
import org.kaoping.form.Field;
import org.kaoping.form.Layout;
import org.kaoping.form.Values;
import org.kaoping.shelf.GoodFillings;

/**
 * Every form that is handed out, over HTTP by unit, by cohort and by serial, filled by the programs that clerks have, sent
 * back in one batch, and asked for again: value by value what was written, each from its own cell.
 */
class RoundTripTest {
    /** A program that clerks fill with. */
    enum Program {
        OPENPYXL,
        EXCELJS,
        LIBREOFFICE,
        WPS
    }

    /** A form as it is asked for. */
    private record Handed(String form, String whose, String period) {
        String query() {
            String subject = whose.isEmpty() ? "" : whose.matches("[DQ]\\d+") ? "&unit=" + whose : "&cohort=" + whose;
            return "?period=" + period + subject + (many() ? "&serial=" + serial() : "");
        }

        boolean many() {
            return List.of("innovation-claim", "person-recommendation", "inspection-record")
                    .contains(form);
        }

        String serial() {
            return many() ? "3" : "";
        }
    }

    private static final List<Handed> ALL = List.of(
            new Handed("monthly-report", "D002", "2020-05"),
            new Handed("monthly-report", "Q0101", "2020-05"),
            new Handed("work-ledger", "D003", "2020"),
            new Handed("year-end-marks", "D002", "2020"),
            new Handed("self-assessment", "D004", "2020"),
            new Handed("work-summary", "D005", "2020"),
            new Handed("innovation-claim", "D006", "2020"),
            new Handed("person-recommendation", "D007", "2020"),
            new Handed("inspection-record", "", "2020"),
            new Handed("innovation-decisions", "", "2020"),
            new Handed("monthly-marks", "department", "2020-05"),
            new Handed("monthly-marks", "county", "2020-05"),
            new Handed("year-end-matrix", "department", "2020"),
            new Handed("year-end-matrix", "county", "2020"),
            new Handed("rectification-interview", "", "2020"));

    /** The inputs of a form with what is written into each, as {@code table key column} or by the field's name. */
    static Map<String, Values.Entry> inputs(Layout layout, Values values) {
        Map<String, Values.Entry> inputs = new TreeMap<>();
        Predicate<String> single = name ->
                layout.form().fields().stream().anyMatch(field -> field.name().equals(name) && field.input());
        values.fields().forEach((name, entry) -> {
            if (single.test(name)) {
                inputs.put(name, entry);
            }
        });
        layout.tables().forEach((name, grown) -> {
            List<Values.Row> rows = values.rows(name);
            for (int i = 0; i < rows.size(); i++) {
                Values.Row row = rows.get(i);
                String key = name + " " + i + " ";
                grown.columns().stream()
                        .filter(column -> column.field().input() && row.cells().containsKey(column.name()))
                        .forEach(column ->
                                inputs.put(key + column.name(), row.cells().get(column.name())));
            }
        });
        return inputs;
    }

    static Clerks.Entry written(Values.Entry entry) {
        CellValue value = entry.value();
        Field.Type type = value instanceof CellValue.Decimal
                ? Field.Type.DECIMAL
                : value instanceof CellValue.Date
                        ? Field.Type.DATE
                        : value instanceof CellValue.DateTime ? Field.Type.DATETIME : Field.Type.TEXT;
        return new Clerks.Entry(
                entry.sheet(), entry.cell().a1(), type.name().toLowerCase(java.util.Locale.ROOT), value.shown());
    }

    static List<byte[]> filled(Program program, List<Clerks.Job> jobs, Path folder)
            throws IOException, InterruptedException {
        return switch (program) {
            case OPENPYXL -> Clerks.openpyxl(jobs, folder);
            case EXCELJS -> Clerks.exceljs(jobs, folder);
            case LIBREOFFICE -> Clerks.libreOffice(jobs, folder);
            case WPS ->
                Clerks.openpyxl(jobs, folder).stream().map(WpsWorkbook::of).toList();
        };
    }

    static boolean installed(Program program) {
        return switch (program) {
            case OPENPYXL, WPS -> Clerks.haveOpenpyxl();
            case EXCELJS -> Clerks.haveExceljs();
            case LIBREOFFICE -> Clerks.haveOpenpyxl() && Clerks.soffice().isPresent();
        };
    }

    @ParameterizedTest
    @EnumSource(Program.class)
    void everyValueComesBackFromItsCell(Program program, @TempDir Path folder) throws Exception {
        assumeTrue(installed(program), program + " is not installed");
        try (Kaoping kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2021-01-20"))) {
            Office office = new Office(kaoping.address());
            List<Map<String, Values.Entry>> expected = new ArrayList<>();
            List<Clerks.Job> jobs = new ArrayList<>();
            for (Handed one : ALL) {
                HttpResponse<byte[]> template = office.get("api/templates/" + one.form() + one.query());
                assertThat(template.statusCode())
                        .as(one + new String(template.body(), StandardCharsets.UTF_8))
                        .isEqualTo(200);
                GoodFillings.Good good = GoodFillings.good(one.form(), one.whose(), one.period(), one.serial());
                Map<String, Values.Entry> inputs = inputs(good.layout(), good.values());
                assertThat(inputs).as(one.toString()).hasSizeGreaterThan(4);
                expected.add(inputs);
                jobs.add(new Clerks.Job(
                        template.body(),
                        inputs.values().stream().map(RoundTripTest::written).toList()));
            }
            List<byte[]> files = filled(program, jobs, folder.resolve("files"));
            Map<String, byte[]> monthly = new LinkedHashMap<>();
            Map<String, byte[]> yearly = new LinkedHashMap<>();
            for (int i = 0; i < files.size(); i++) {
                (ALL.get(i).period().length() > 4 ? monthly : yearly).put(i + ".xlsx", files.get(i));
            }
            Map<String, String> uploads = new LinkedHashMap<>();
            List<JsonNode> receipts = new ArrayList<>();
            office.upload(monthly, "2020-05-22").get("receipts").forEach(receipts::add);
            office.upload(yearly, "2021-01-19").get("receipts").forEach(receipts::add);
            assertThat(receipts).hasSameSizeAs(ALL);
            for (JsonNode receipt : receipts) {
                assertThat(receipt.get("status").textValue())
                        .as(receipt.toPrettyString())
                        .isEqualTo("accepted");
                for (JsonNode problem : receipt.get("problems")) {
                    assertThat(problem.get("code").textValue())
                            .as(receipt.toPrettyString())
                            .isNotEqualTo("normalised");
                }
                uploads.put(
                        receipt.get("fileName").textValue(), receipt.get("id").textValue());
            }
            for (int i = 0; i < ALL.size(); i++) {
                Handed one = ALL.get(i);
                assertThat(found(
                                office,
                                one,
                                uploads.getOrDefault(i + ".xlsx", ""),
                                expected.get(i).keySet()))
                        .as(program + " " + one)
                        .isEqualTo(shown(expected.get(i)));
            }
        }
    }

    private static Map<String, String> shown(Map<String, Values.Entry> entries) {
        Map<String, String> shown = new TreeMap<>();
        entries.forEach((name, entry) -> shown.put(
                name, entry.sheet() + "!" + entry.cell() + " " + entry.value().shown()));
        return shown;
    }

    /** The inputs of what that upload left in force. */
    private static Map<String, String> found(Office office, Handed one, String upload, java.util.Set<String> inputs)
            throws Exception {
        Map<String, String> found = new TreeMap<>();
        for (JsonNode submission : office.json("api/submissions?form=" + one.form() + "&period=" + one.period())) {
            if (!submission.get("uploadId").textValue().equals(upload)) {
                continue;
            }
            submission
                    .get("fields")
                    .properties()
                    .forEach(field -> put(found, inputs, field.getKey(), field.getValue()));
            submission.get("tables").properties().forEach(table -> {
                for (int i = 0; i < table.getValue().size(); i++) {
                    String key = table.getKey() + " " + i + " ";
                    table.getValue()
                            .get(i)
                            .properties()
                            .forEach(cell -> put(found, inputs, key + cell.getKey(), cell.getValue()));
                }
            });
        }
        return found;
    }

    private static void put(Map<String, String> found, java.util.Set<String> inputs, String name, JsonNode entry) {
        if (inputs.contains(name)) {
            found.put(
                    name,
                    entry.get("sheet").textValue() + "!" + entry.get("cell").textValue() + " "
                            + entry.get("value").textValue());
        }
    }
}
