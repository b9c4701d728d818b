package org.kaoping.intake;

import java.time.LocalDate;
import java.util.List;
import org.kaoping.form.Values;
import org.kaoping.scheme.Deadlines;
import org.kaoping.store.Database;

/** Puts accepted workbooks straight into the real tables, for tests of the rooms that read what is in force. */
public final class Handed {
    private final Database database;
    private int count;

    /** Into that database. */
    public Handed(Database database) {
        this.database = database;
        database.write(handle -> {
            Uploads.insertBatch(
                    handle, "B1", LocalDate.EPOCH.atStartOfDay(Deadlines.ZONE).toInstant(), 0);
            return true;
        });
    }

    /** An accepted workbook received on that day, in force. */
    public Handed accepted(String form, String unit, String period, String day, Values values) {
        count++;
        String id = "U" + count;
        Receipt receipt = new Receipt(
                id,
                "B1",
                unit + ".xlsx",
                Status.ACCEPTED,
                form,
                unit,
                period,
                "%064x".formatted(count),
                1,
                LocalDate.parse(day).atTime(10, 0).atZone(Deadlines.ZONE).toInstant(),
                null,
                null,
                List.of());
        database.write(handle -> {
            Uploads.insert(handle, receipt, true, List.of());
            handle.execute("UPDATE upload SET form = ?, unit = ?, period = ? WHERE id = ?", form, unit, period, id);
            Submissions.add(handle, id, new Submissions.Key(form, unit, period, ""), "", 1, false, values);
            Submissions.enforce(handle, id, null);
            return true;
        });
        return this;
    }
}
