package org.kaoping.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Why what a warning names is right all the same: the table {@code reason}, which is only added to. */
final class Reasons {
    /**
     * A reason as it was given.
     *
     * @param upload the workbook it was given for
     * @param warning which warning, see {@link Warnings}
     * @param said the warning's sentence at that time
     * @param reason why
     * @param who who gave it
     * @param day when it was given
     * @param origin office or sheet
     * @param at when it was entered
     */
    record Given(
            String upload,
            String warning,
            String said,
            String reason,
            String who,
            LocalDate day,
            String origin,
            Instant at) {
        /** Whether it says the same of the same warning, whenever and for whichever workbook. */
        boolean repeats(Given other) {
            return warning.equals(other.warning)
                    && said.equals(other.said)
                    && reason.equals(other.reason)
                    && who.equals(other.who)
                    && day.equals(other.day);
        }
    }

    private Reasons() {}

    static void add(Handle handle, Given given) {
        handle.createUpdate("""
                        INSERT INTO reason (upload, warning, said, reason, who, day, origin, at)
                        VALUES (:upload, :warning, :said, :reason, :who, :day, :origin, :at)""")
                .bind("upload", given.upload())
                .bind("warning", given.warning())
                .bind("said", given.said())
                .bind("reason", given.reason())
                .bind("who", given.who())
                .bind("day", given.day().toString())
                .bind("origin", given.origin())
                .bind("at", given.at().toEpochMilli())
                .execute();
    }

    /** Whether an earlier workbook of that form, unit and period brought a reason for that warning. */
    static boolean known(Handle handle, Examination examination, Warnings.Named warning) {
        return handle.createQuery("""
                        SELECT COUNT(*) FROM reason r JOIN upload o ON o.id = r.upload
                        WHERE o.form = :form AND o.unit = :unit AND o.period = :period AND o.serial = '' AND o.name = ''
                          AND :serial = '' AND r.warning = :warning
                          AND (r.origin = 'office' OR o.status <> 'void')""")
                        .bind("form", examination.form())
                        .bind("unit", examination.unit())
                        .bind("period", examination.period())
                        .bind("serial", examination.serial())
                        .bind("warning", warning.id())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /**
     * All that may concern an upload, oldest first: what was given for itself, and where a unit sends one workbook of a form
     * and period, for the others of that form, unit and period too; but not what came in one that was voided since.
     */
    static List<Given> of(Handle handle, String upload) {
        return handle.createQuery("""
                        SELECT r.* FROM reason r
                        WHERE r.upload = :upload OR r.upload IN (
                            SELECT o.id FROM upload u JOIN upload o
                              ON o.form = u.form AND o.unit = u.unit AND o.period = u.period
                            WHERE u.id = :upload AND u.serial = '' AND o.serial = '' AND u.name = '' AND o.name = ''
                              AND (r.origin = 'office' OR o.status <> 'void'))
                        ORDER BY r.id""")
                .bind("upload", upload)
                .map((row, context) -> new Given(
                        row.getString("upload"),
                        row.getString("warning"),
                        row.getString("said"),
                        row.getString("reason"),
                        row.getString("who"),
                        LocalDate.parse(row.getString("day")),
                        row.getString("origin"),
                        Instant.ofEpochMilli(row.getLong("at"))))
                .list();
    }
}
