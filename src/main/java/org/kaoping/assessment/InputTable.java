package org.kaoping.assessment;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table {@code result_input}: the workbooks in force when a result was published. Rows are only added. */
final class InputTable {
    private InputTable() {}

    /** Everything in force of the year, its months included. */
    static void add(Handle handle, String result, int year) {
        handle.createUpdate("""
                        INSERT INTO result_input (result, upload, sha256, file_name, form, unit, period, serial)
                        SELECT :result, u.id, u.sha256, u.file_name, s.form, s.unit, s.period, s.serial
                        FROM submission s JOIN upload u ON u.id = s.upload
                        WHERE s.in_force = 1 AND (s.period = :year OR s.period LIKE :year || '-%')""")
                .bind("result", result)
                .bind("year", String.valueOf(year))
                .execute();
    }

    static List<PublishedResults.Input> of(Handle handle, String result) {
        return handle.createQuery("""
                        SELECT * FROM result_input WHERE result = :result ORDER BY form, period, unit, serial""")
                .bind("result", result)
                .map((row, context) -> new PublishedResults.Input(
                        row.getString("upload"),
                        row.getString("sha256"),
                        row.getString("file_name"),
                        row.getString("form"),
                        row.getString("unit"),
                        row.getString("period"),
                        row.getString("serial")))
                .list();
    }
}
