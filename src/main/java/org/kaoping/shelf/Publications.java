package org.kaoping.shelf;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.kaoping.form.Form;
import org.kaoping.store.Audit;

/** Which master the office published for a year: the table {@code publication}. Lines are only added. */
public final class Publications {
    /** What stands as fingerprint where a form is again what the templates folder says. */
    static final String WITHDRAWN = "";

    /** Who publishes, until there are logins. */
    private static final String OFFICE = "office";

    private Publications() {}

    /**
     * A publication.
     *
     * @param year the year it counts for
     * @param form the form's id
     * @param fingerprint of the master; empty: back to the templates folder
     * @param title the form's title by that master
     * @param at when
     * @param who by whom
     * @param reason why
     */
    public record Publication(
            int year, String form, String fingerprint, String title, Instant at, String who, String reason) {}

    static void add(Handle handle, Form form, String fingerprint, int year, Instant at, String reason) {
        handle.createUpdate("""
                        INSERT INTO publication (year, form, fingerprint, title, at, who, reason)
                        VALUES (:year, :form, :fingerprint, :title, :at, :who, :reason)""")
                .bind("year", year)
                .bind("form", form.card().id())
                .bind("fingerprint", fingerprint)
                .bind("title", form.card().title())
                .bind("at", at.toEpochMilli())
                .bind("who", OFFICE)
                .bind("reason", reason)
                .execute();
        boolean back = fingerprint.equals(WITHDRAWN);
        Audit.log(
                handle,
                new Audit.Line(
                        at,
                        OFFICE,
                        back ? "master-withdrawn" : "master-published",
                        form.card().id(),
                        year + "年度「" + form.card().title() + "」" + (back ? "恢复为模板文件夹里的" : fingerprint) + "：" + reason));
    }

    /** The fingerprints that count: by year and form; empty ones are left out. */
    static Map<Integer, Map<String, String>> inForce(Handle handle) {
        Map<Integer, Map<String, String>> found = new TreeMap<>();
        all(handle).forEach(one -> {
            Map<String, String> year = found.computeIfAbsent(one.year(), any -> new LinkedHashMap<>());
            if (one.fingerprint().equals(WITHDRAWN)) {
                year.remove(one.form());
            } else {
                year.put(one.form(), one.fingerprint());
            }
        });
        return found;
    }

    /** All of them, oldest first. */
    public static List<Publication> all(Handle handle) {
        return handle.createQuery("SELECT * FROM publication ORDER BY seq")
                .map((row, context) -> new Publication(
                        row.getInt("year"),
                        row.getString("form"),
                        row.getString("fingerprint"),
                        row.getString("title"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("who"),
                        row.getString("reason")))
                .list();
    }
}
