package org.kaoping.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.CellValue;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.Lists;
import org.kaoping.form.Stamp;
import org.kaoping.form.Stamps;
import org.kaoping.form.book.Limits;
import org.kaoping.report.SystemForms;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.shelf.HandOut;
import org.kaoping.shelf.HandOutNames;
import org.kaoping.shelf.Shelf;

/** The real door: the shipped masters, and the shipped example scheme sent through it. */
final class Office implements AutoCloseable {
    final Door door;
    private @Nullable Shelf shelf;

    Office(Path folder) {
        this(folder, Path.of("templates"));
    }

    Office(Path folder, Path templates) {
        door = new Door(folder, (database, archive, clock) -> {
            shelf = new Shelf(database, archive, templates, HandOutNames.with(SystemForms.VOCABULARY), clock);
            return new Intake(database, archive, shelf, new HandOut(shelf), clock, Limits.STANDARD, OwnWorkbooks.NONE);
        });
    }

    Shelf shelf() {
        if (shelf == null) {
            throw new IllegalStateException();
        }
        return shelf;
    }

    /** The shipped example scheme. */
    static byte[] exampleScheme() {
        try {
            return Files.readAllBytes(Path.of("templates/examples/scheme-2020.xlsx"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the example scheme. */
    Receipt scheme() {
        return send("scheme-2020.xlsx", exampleScheme(), null);
    }

    Receipt send(String name, byte[] bytes, @Nullable String receivedOn) {
        return door.send(List.of(door.part(name, bytes)), receivedOn).get(0);
    }

    /** A monthly report as a diligent clerk fills it. */
    Draft report(String unit, int month) {
        Draft draft = new Draft("monthly-report", unit, new Period(2020, month));
        draft.rows("items", row -> {
            if (!row.containsKey("status")) {
                row.put("status", CellValue.of("有进展"));
                row.put("content", CellValue.of("召开科务会学习年度信用任务清单，明确责任人和时限"));
                row.put("evidenceCount", CellValue.of(1));
                row.put("evidence", CellValue.of(unit + "-01-01 会议纪要（复印件）"));
            }
        });
        return draft.reportDate(LocalDate.of(2020, month, 20));
    }

    /** A workbook that is being filled. */
    final class Draft {
        private final Form form;
        private final Filling handedOut;
        private final Map<String, CellValue> fields;
        private final Map<String, List<Map<String, CellValue>>> lists;
        private @Nullable Stamp stamp;
        private final String name;

        Draft(String formId, String unitCode, Period period) {
            form = shelf().form(formId).orElseThrow();
            Scheme scheme = shelf().scheme(period.year()).orElseThrow();
            Unit unit = scheme.unit(unitCode).orElseThrow();
            handedOut = new HandOut(shelf()).filling(form, scheme, unit, period);
            fields = new LinkedHashMap<>(handedOut.fields());
            lists = new LinkedHashMap<>(handedOut.lists().entries());
            stamp = handedOut.stamp();
            name = HandOut.fileName(form, unit, period);
            field("reporter", "经办人甲").field("phone", "0000-1234567").field("reviewer", "审核人乙");
        }

        /** Fills a field. */
        Draft field(String field, String text) {
            fields.put(field, CellValue.of(text));
            return this;
        }

        Draft reportDate(LocalDate day) {
            fields.put("reportDate", CellValue.of(day));
            return this;
        }

        /** Changes the rows of a table. */
        Draft rows(String table, java.util.function.Consumer<Map<String, CellValue>> change) {
            List<Map<String, CellValue>> rows = new ArrayList<>();
            for (Map<String, CellValue> given : lists.getOrDefault(table, List.of())) {
                Map<String, CellValue> row = new LinkedHashMap<>(given);
                change.accept(row);
                rows.add(row);
            }
            lists.put(table, rows);
            return this;
        }

        /** Without a stamp, as a self-made copy. */
        Draft unstamped() {
            stamp = null;
            return this;
        }

        /** With the seal of another installation. */
        Draft foreign() {
            if (stamp != null) {
                stamp = Stamps.seal(stamp, new byte[] {1, 2, 3});
            }
            return this;
        }

        /** Says something else where the system had prefilled, as a clerk who types over it. */
        Draft prefilled(String field, String text) {
            return field(field, text);
        }

        byte[] bytes() {
            return shelf().filler(form, handedOut.lists())
                    .fill(new Filling(fields, new Lists(lists), handedOut.locked(), stamp));
        }

        /** Sends it under the name it was handed out with. */
        Receipt send() {
            return Office.this.send(name, bytes(), null);
        }

        Receipt sendAs(String fileName) {
            return Office.this.send(fileName, bytes(), null);
        }

        Receipt sendOn(String day) {
            return Office.this.send(name, bytes(), day);
        }
    }

    @Override
    public void close() {
        door.close();
    }
}
