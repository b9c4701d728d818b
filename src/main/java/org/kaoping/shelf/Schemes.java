package org.kaoping.shelf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Form;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.SchemeChanges;
import org.kaoping.store.Archive;

/** The published schemes: the table {@code scheme}; each is read again from its original, once. */
final class Schemes {
    /** Who puts schemes in force, until there are logins. */
    private static final String OFFICE = "office";

    private final Archive archive;
    private final Function<String, Form> masters;
    private final Map<String, Scheme> read = new ConcurrentHashMap<>();

    /**
     * Reads schemes out of that archive.
     *
     * @param masters the form of a master by its fingerprint
     */
    Schemes(Archive archive, Function<String, Form> masters) {
        this.archive = archive;
        this.masters = masters;
    }

    static List<Integer> years(Handle handle) {
        return handle.createQuery("SELECT DISTINCT year FROM scheme ORDER BY year")
                .mapTo(Integer.class)
                .list();
    }

    Optional<Scheme> newest(Handle handle, int year) {
        return find(
                year,
                handle.createQuery(
                                "SELECT version, sha256, master FROM scheme WHERE year = ? ORDER BY version DESC LIMIT 1")
                        .bind(0, year));
    }

    Optional<Scheme> version(Handle handle, int year, int version) {
        return find(
                year,
                handle.createQuery("SELECT version, sha256, master FROM scheme WHERE year = ? AND version = ?")
                        .bind(0, year)
                        .bind(1, version));
    }

    private Optional<Scheme> find(int year, Query query) {
        record Row(int version, String sha256, String master) {}
        return query.map((rs, context) -> new Row(rs.getInt(1), rs.getString(2), rs.getString(3)))
                .findOne()
                .map(one -> read.computeIfAbsent(
                        year + "/" + one.version() + "/" + one.sha256(),
                        name -> SchemeFile.read(archive.get(one.sha256()), masters.apply(one.master()))
                                .get()
                                .withVersion(one.version())));
    }

    /** The versions of a year, oldest first, each with what it changed. */
    List<SchemeRevision> revisions(Handle handle, int year) {
        record Row(int version, String since, String upload, String sha256, String reason) {}
        List<Row> rows = handle.createQuery("""
                        SELECT version, since, first_upload, sha256, reason FROM scheme WHERE year = ? ORDER BY version""")
                .bind(0, year)
                .map((rs, context) -> new Row(
                        rs.getInt("version"),
                        rs.getString("since"),
                        rs.getString("first_upload"),
                        rs.getString("sha256"),
                        rs.getString("reason")))
                .list();
        List<SchemeRevision> revisions = new ArrayList<>();
        @Nullable Scheme before = null;
        for (Row row : rows) {
            Scheme scheme = version(handle, year, row.version()).orElseThrow();
            revisions.add(new SchemeRevision(
                    year,
                    row.version(),
                    Instant.parse(row.since()),
                    row.upload(),
                    row.sha256(),
                    OFFICE,
                    row.reason(),
                    before == null ? List.of() : SchemeChanges.between(before, scheme)));
            before = scheme;
        }
        return revisions;
    }

    /** The workbook of a version, and the master that it is read by. */
    Optional<Original> original(Handle handle, int year, int version) {
        return handle.createQuery("SELECT sha256, master FROM scheme WHERE year = ? AND version = ?")
                .bind(0, year)
                .bind(1, version)
                .map((rs, context) -> new Original(archive.get(rs.getString(1)), masters.apply(rs.getString(2))))
                .findOne();
    }

    /** A scheme as it came. */
    record Original(byte[] bytes, Form master) {}

    /**
     * Keeps an accepted scheme; gives it with its version, which is the one before where the content is the same.
     *
     * @param reason why the office put it in force; empty for the first one of a year
     */
    Scheme publish(
            Handle handle, Scheme scheme, String sha256, String master, String upload, String reason, Instant at) {
        Optional<Scheme> before = newest(handle, scheme.year());
        boolean same = before.isPresent()
                && SchemeChanges.between(before.get(), scheme).isEmpty();
        int version = before.map(Scheme::version).orElse(0) + (same ? 0 : 1);
        handle.execute(
                """
                INSERT INTO scheme (year, version, sha256, master, upload, accepted_at, since, first_upload, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (year, version) DO UPDATE SET
                    sha256 = excluded.sha256, master = excluded.master,
                    upload = excluded.upload, accepted_at = excluded.accepted_at
                """, scheme.year(), version, sha256, master, upload, at.toString(), at.toString(), upload, reason);
        return scheme.withVersion(version);
    }
}
