package org.kaoping.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kaoping.form.CellValue;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.FormFiller;
import org.kaoping.form.Lists;
import org.kaoping.form.book.Limits;
import org.kaoping.intake.Intake;
import org.kaoping.intake.OwnWorkbooks;
import org.kaoping.report.SystemForms;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.shelf.HandOut;
import org.kaoping.shelf.HandOutNames;
import org.kaoping.shelf.Shelf;
import org.kaoping.store.Archive;
import org.kaoping.store.Database;

/** An installation with the shipped masters and the example scheme, and workbooks filled by invented clerks. */
final class Samples implements AutoCloseable {
    /** The rows of the ledger. */
    static final int LEDGER_ROWS = 500;

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2020-12-20T02:00:00Z"), ZoneOffset.UTC);
    private static final Path EXAMPLE = Path.of("templates/examples/scheme-2020.xlsx");

    private final Database database;
    final Shelf shelf;
    final HandOut handOut;
    final Intake intake;
    final Scheme scheme;

    /** A workbook as it comes back. */
    record Sample(FormFiller filler, Filling handedOut, byte[] bytes) {}

    /** Opens the installation in an empty folder. */
    Samples(Path folder) throws IOException {
        database = Database.open(folder.resolve("kaoping.db"));
        Archive archive = new Archive(folder.resolve("originals"));
        shelf = new Shelf(database, archive, Path.of("templates"), HandOutNames.with(SystemForms.VOCABULARY), CLOCK);
        handOut = new HandOut(shelf);
        intake = new Intake(database, archive, shelf, handOut, CLOCK, Limits.STANDARD, OwnWorkbooks.NONE);
        Path copy = Files.copy(EXAMPLE, folder.resolve("scheme.xlsx"));
        intake.await(
                intake.receive(List.of(new Intake.Part("scheme.xlsx", copy)), null)
                        .get()
                        .batch(),
                60_000);
        scheme = shelf.scheme(2020).orElseThrow();
    }

    /** What is written into a form for a unit. */
    Filling handedOut(String form, String unit, Period period) {
        Unit one = scheme.unit(unit).orElseThrow();
        return handOut.filling(shelf.form(form).orElseThrow(), scheme, one, period);
    }

    /** A monthly report with a line in every row of the unit's. */
    Sample monthly(String unit, int month) {
        return monthly(unit, month, 0);
    }

    /** The same, with other figures each time it is sent. */
    Sample monthly(String unit, int month, int time) {
        Filling handedOut = handedOut("monthly-report", unit, new Period(2020, month));
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (Map<String, CellValue> given : handedOut.lists().of("items")) {
            Map<String, CellValue> row = new LinkedHashMap<>(given);
            if (!row.containsKey("status")) {
                row.put("status", CellValue.of("有进展"));
                row.put("content", CellValue.of("召开科务会学习年度信用任务清单，明确" + (rows.size() + 1) + "项任务的责任人和时限"));
                row.put("quantity", CellValue.of(6 + rows.size() + time));
                row.put("measure", CellValue.of("项"));
                row.put("evidenceCount", CellValue.of(1));
                row.put("evidence", CellValue.of("%s-%02d-%02d".formatted(unit, rows.size() + 1, month)));
            }
            rows.add(row);
        }
        return sample("monthly-report", handedOut, "items", rows, LocalDate.of(2020, month, 20));
    }

    /** A ledger with all of its rows filled. */
    Sample ledger(String unit) {
        Filling handedOut = handedOut("work-ledger", unit, Period.ofYear(2020));
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (int i = 0; i < LEDGER_ROWS; i++) {
            Map<String, CellValue> row = new LinkedHashMap<>();
            String item = scheme.items().get(i % scheme.items().size()).name();
            LocalDate start = LocalDate.of(2020, 1, 2).plusDays(i / 2);
            row.put("item", CellValue.of(item));
            row.put("task", CellValue.of("推进" + item + "第" + (i + 1) + "批工作"));
            row.put("done", CellValue.of("公示行政许可" + (i + 40) + "条、行政处罚" + i % 7 + "条，均在7个工作日内"));
            row.put("start", CellValue.of(start));
            row.put("end", CellValue.of(start.plusDays(i % 30)));
            row.put("state", CellValue.of(i % 9 == 0 ? "进行中" : "已完成"));
            row.put("section", CellValue.of("综合科"));
            row.put("person", CellValue.of("经办人" + (char) ('甲' + i % 3)));
            row.put("result", CellValue.of("入库" + (1000 + i) + "条"));
            row.put("evidence", CellValue.of("%s-%02d-%03d".formatted(unit, i % 16 + 1, i + 1)));
            row.put("form", CellValue.of("复印件"));
            rows.add(row);
        }
        return sample("work-ledger", handedOut, "rows", rows, LocalDate.of(2020, 12, 20));
    }

    private Sample sample(
            String formId, Filling handedOut, String table, List<Map<String, CellValue>> rows, LocalDate day) {
        Form form = shelf.form(formId).orElseThrow();
        Map<String, CellValue> fields = new LinkedHashMap<>(handedOut.fields());
        fields.put("reporter", CellValue.of("经办人甲"));
        fields.put("phone", CellValue.of("0000-1234567"));
        fields.put("reviewer", CellValue.of("审核人乙"));
        fields.put("reportDate", CellValue.of(day));
        Map<String, List<Map<String, CellValue>>> lists =
                new LinkedHashMap<>(handedOut.lists().entries());
        lists.put(table, rows);
        FormFiller filler = shelf.filler(form, handedOut.lists());
        Filling filled = new Filling(fields, new Lists(lists), handedOut.locked(), handedOut.stamp());
        return new Sample(filler, handedOut, filler.fill(filled));
    }

    @Override
    public void close() {
        intake.close();
        database.close();
    }
}
