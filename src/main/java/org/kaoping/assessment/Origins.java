package org.kaoping.assessment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The workbooks in force of a year, by upload: where its figures come from. */
final class Origins {
    private Origins() {}

    static Map<String, Origin> of(Handle handle, int year) {
        Map<String, Origin> origins = new LinkedHashMap<>();
        handle.createQuery("""
                        SELECT u.id, s.form, s.period, u.received_at, u.sha256
                        FROM submission s JOIN upload u ON u.id = s.upload
                        WHERE s.in_force = 1 AND (s.period = :year OR s.period LIKE :year || '-%')""")
                .bind("year", String.valueOf(year))
                .map((row, context) -> Map.entry(
                        row.getString("id"),
                        new Origin(
                                row.getString("form"),
                                row.getString("period"),
                                Instant.ofEpochMilli(row.getLong("received_at")),
                                row.getString("sha256"))))
                .forEach(entry -> origins.put(entry.getKey(), entry.getValue()));
        return origins;
    }
}
