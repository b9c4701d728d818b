package org.kaoping.intake;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.kaoping.scheme.Period;

/** Every change of marks that were in force: the table {@code mark_change}, which is only added to. */
public final class MarkHistory {
    private MarkHistory() {}

    /** The changes of a year, the oldest first. */
    public static List<MarkChange> of(Handle handle, int year) {
        return handle.createQuery("SELECT * FROM mark_change WHERE year = :year ORDER BY id")
                .bind("year", year)
                .map((row, context) -> new MarkChange(
                        row.getString("form"),
                        row.getString("period"),
                        row.getString("unit"),
                        row.getString("code"),
                        row.getString("what"),
                        row.getString("label"),
                        row.getString("before"),
                        row.getString("after"),
                        row.getString("upload_before"),
                        row.getString("upload_after"),
                        row.getString("who"),
                        row.getString("reason"),
                        Instant.ofEpochMilli(row.getLong("at"))))
                .list();
    }

    static void add(Handle handle, List<MarkChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO mark_change (year, form, period, unit, code, what, label, before, after, upload_before,
                    upload_after, who, reason, at)
                VALUES (:year, :form, :period, :unit, :code, :what, :label, :before, :after, :uploadBefore,
                    :uploadAfter, :who, :reason, :at)""");
        for (MarkChange one : changes) {
            batch.bind("year", Period.parse(one.period()).orElseThrow().year())
                    .bind("form", one.form())
                    .bind("period", one.period())
                    .bind("unit", one.unit())
                    .bind("code", one.code())
                    .bind("what", one.what())
                    .bind("label", one.label())
                    .bind("before", one.before())
                    .bind("after", one.after())
                    .bind("uploadBefore", one.uploadBefore())
                    .bind("uploadAfter", one.uploadAfter())
                    .bind("who", one.who())
                    .bind("reason", one.reason())
                    .bind("at", one.at().toEpochMilli())
                    .add();
        }
        batch.execute();
    }
}
