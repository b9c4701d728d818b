package org.kaoping.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table {@code mark_signature}, which is only added to. */
final class SignatureTable {
    private SignatureTable() {}

    /** The signed papers of a year, the oldest first. */
    static List<Signature> of(Handle handle, int year) {
        return handle.createQuery("SELECT * FROM mark_signature WHERE year = :year ORDER BY id")
                .bind("year", year)
                .map((row, context) -> new Signature(
                        row.getInt("year"),
                        row.getString("unit"),
                        LocalDate.parse(row.getString("day")),
                        row.getString("signer"),
                        row.getString("place"),
                        row.getString("who"),
                        Instant.ofEpochMilli(row.getLong("at"))))
                .list();
    }

    static void add(Handle handle, Signature one) {
        handle.createUpdate("""
                        INSERT INTO mark_signature (year, unit, day, signer, place, who, at)
                        VALUES (:year, :unit, :day, :signer, :place, :who, :at)""")
                .bind("year", one.year())
                .bind("unit", one.unit())
                .bind("day", one.day().toString())
                .bind("signer", one.signer())
                .bind("place", one.place())
                .bind("who", one.who())
                .bind("at", one.at().toEpochMilli())
                .execute();
    }
}
