package org.kaoping.assessment;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.kaoping.scoring.MarkConflict;

/** The table {@code mark_settlement}, which is only added to. */
final class SettlementTable {
    private SettlementTable() {}

    /** The words of a year, the oldest first. */
    static List<MarkSettlement> of(Handle handle, int year) {
        return handle.createQuery("SELECT * FROM mark_settlement WHERE year = :year ORDER BY id")
                .bind("year", year)
                .map((row, context) -> new MarkSettlement(
                        row.getInt("year"),
                        row.getString("unit"),
                        row.getString("way").equals(MarkConflict.Way.UNIT.id())
                                ? MarkConflict.Way.UNIT
                                : MarkConflict.Way.COHORT,
                        row.getString("upload_unit"),
                        row.getString("upload_cohort"),
                        row.getString("who"),
                        row.getString("reason"),
                        Instant.ofEpochMilli(row.getLong("at"))))
                .list();
    }

    static void add(Handle handle, MarkSettlement one) {
        handle.createUpdate("""
                        INSERT INTO mark_settlement (year, unit, way, upload_unit, upload_cohort, who, reason, at)
                        VALUES (:year, :unit, :way, :uploadUnit, :uploadCohort, :who, :reason, :at)""")
                .bind("year", one.year())
                .bind("unit", one.unit())
                .bind("way", one.way().id())
                .bind("uploadUnit", one.uploadUnit())
                .bind("uploadCohort", one.uploadCohort())
                .bind("who", one.who())
                .bind("reason", one.reason())
                .bind("at", one.at().toEpochMilli())
                .execute();
    }
}
