package org.kaoping.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What the office counts as handed in on time: the table {@code excused}, which is only added to. */
final class Excuses {
    /** Every word on a period, the oldest first. */
    List<Excuse> all(Handle handle, String period) {
        return handle.createQuery("SELECT * FROM excused WHERE period = :period ORDER BY id")
                .bind("period", period)
                .map((row, context) -> new Excuse(
                        row.getString("unit"),
                        row.getString("form"),
                        row.getString("period"),
                        row.getInt("holds") == 1,
                        row.getString("reason"),
                        row.getString("who"),
                        LocalDate.parse(row.getString("day")),
                        Instant.ofEpochMilli(row.getLong("at"))))
                .list();
    }

    /** Those that hold, by unit and form with a blank between. */
    Map<String, Excuse> holding(Handle handle, String period) {
        Map<String, Excuse> newest = new HashMap<>();
        all(handle, period).forEach(one -> newest.put(one.unit() + " " + one.form(), one));
        newest.values().removeIf(one -> !one.holds());
        return newest;
    }

    void add(Handle handle, Excuse excuse) {
        handle.createUpdate("""
                        INSERT INTO excused (unit, form, period, holds, reason, who, day, at)
                        VALUES (:unit, :form, :period, :holds, :reason, :who, :day, :at)""")
                .bind("unit", excuse.unit())
                .bind("form", excuse.form())
                .bind("period", excuse.period())
                .bind("holds", excuse.holds() ? 1 : 0)
                .bind("reason", excuse.reason())
                .bind("who", excuse.who())
                .bind("day", excuse.day().toString())
                .bind("at", excuse.at().toEpochMilli())
                .execute();
    }
}
