package org.kaoping.shelf;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.kaoping.form.Form;
import org.kaoping.scheme.Scheme;
import org.kaoping.store.Archive;

/** The published schemes: the table {@code scheme}; each is read again from its original, once. */
final class Schemes {
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

    /** Keeps an accepted scheme; gives it with its version, which is the one before where the content is the same. */
    Scheme publish(Handle handle, Scheme scheme, String sha256, String master, String upload, Instant at) {
        Optional<Scheme> before = newest(handle, scheme.year());
        boolean same = before.isPresent() && SchemeFile.sameContent(before.get(), scheme);
        int version = before.map(Scheme::version).orElse(0) + (same ? 0 : 1);
        handle.execute("""
                INSERT INTO scheme (year, version, sha256, master, upload, accepted_at) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (year, version) DO UPDATE SET
                    sha256 = excluded.sha256, master = excluded.master,
                    upload = excluded.upload, accepted_at = excluded.accepted_at
                """, scheme.year(), version, sha256, master, upload, at.toString());
        return scheme.withVersion(version);
    }
}
