package org.kaoping.intake;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Every file of a year, as it is filed at the year's end: also refused, replaced and voided ones. */
public final class FiledUploads {
    private FiledUploads() {}

    /**
     * The files of a year in the order of receipt: those of the year and of its months; those that nobody could tell a
     * period of where they came with one of these, or in the time in which the year's files came.
     */
    public static List<Receipt> of(Handle handle, int year) {
        return handle.createQuery("""
                        WITH own AS (SELECT * FROM upload WHERE substr(period, 1, 4) = :year)
                        SELECT * FROM upload
                        WHERE substr(period, 1, 4) = :year
                          OR (period IS NULL AND (batch IN (SELECT batch FROM own)
                            OR (day >= :year || '-01-01'
                              AND day <= max(:year || '-12-31', coalesce((SELECT max(day) FROM own), '')))))
                        ORDER BY seq""")
                .bind("year", String.valueOf(year))
                .map((row, context) -> Uploads.upload(row).receipt())
                .list();
    }

    /** Which of them are in force, by upload. */
    public static Set<String> inForce(Handle handle, int year) {
        return handle
                .createQuery("SELECT upload FROM submission WHERE in_force = 1 AND substr(period, 1, 4) = :year")
                .bind("year", String.valueOf(year))
                .mapTo(String.class)
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
