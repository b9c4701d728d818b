package org.kaoping.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The log of what was done: lines are added, never changed or taken away (the database itself refuses it). */
public final class Audit {
    /**
     * A line.
     *
     * @param at when
     * @param who a person, or the part of the system that did it
     * @param what the deed, in kebab-case: {@code recorded}, {@code decided-use} …
     * @param subject what it was done to: an upload's id, a scheme's year …
     * @param detail the reason and whatever else is worth knowing, in plain words
     */
    public record Line(Instant at, String who, String what, String subject, String detail) {}

    private Audit() {}

    /** Adds a line; it stands only if the handle's transaction is committed. */
    public static void log(Handle handle, Line line) {
        handle.createUpdate("""
                        INSERT INTO audit (at, who, what, subject, detail)
                        VALUES (:at, :who, :what, :subject, :detail)""")
                .bind("at", line.at().toEpochMilli())
                .bind("who", line.who())
                .bind("what", line.what())
                .bind("subject", line.subject())
                .bind("detail", line.detail())
                .execute();
    }

    /** The lines about one subject, oldest first. */
    public static List<Line> of(Handle handle, String subject) {
        return handle.createQuery(
                        "SELECT at, who, what, subject, detail FROM audit WHERE subject = :subject ORDER BY id")
                .bind("subject", subject)
                .map((row, context) -> new Line(
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("who"),
                        row.getString("what"),
                        row.getString("subject"),
                        row.getString("detail")))
                .list();
    }
}
