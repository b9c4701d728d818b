package org.kaoping.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Values;
import org.kaoping.scheme.Deadlines;

/** What is in force, and its history: the table {@code submission}. */
public final class Submissions {
    /** What identifies a submission; several versions of it may lie in the history. */
    record Key(String form, String unit, String period, String serial) {}

    /**
     * How a workbook came.
     *
     * @param form the form's id
     * @param period {@code 2020-05} or {@code 2020}
     * @param receivedAt when the server had it
     * @param sha256 of its bytes
     */
    public record Arrived(String form, String period, Instant receivedAt, String sha256) {}

    /**
     * A version in the table.
     *
     * @param upload its upload's id
     * @param seq the order of receipt of its upload
     * @param name the person or matter, where a unit sends several; empty where the form names none
     * @param replaced the one that it displaced; null where none
     */
    record Version(
            String upload,
            long seq,
            Key key,
            String name,
            @Nullable String replaced) {}

    /** The submissions in force that match; a null matches all. Ordered by form, period, unit. */
    public List<Submission> inForce(
            Handle handle, @Nullable String form, @Nullable String period, @Nullable String unit) {
        return handle.createQuery("""
                        SELECT s.*, u.file_name, u.received_at, u.day, (
                            SELECT min(max(h.day, h.text_day)) FROM submission o JOIN upload h ON h.id = o.upload
                            WHERE o.form = s.form AND o.unit = s.unit AND o.period = s.period AND o.serial = s.serial
                              AND h.status IN ('accepted', 'superseded')) AS counted_on
                        FROM submission s JOIN upload u ON u.id = s.upload
                        WHERE s.in_force = 1
                          AND (:form IS NULL OR s.form = :form) AND (:period IS NULL OR s.period = :period)
                          AND (:unit IS NULL OR s.unit = :unit)
                        ORDER BY s.form, s.period, s.unit, s.serial""")
                .bind("form", form)
                .bind("period", period)
                .bind("unit", unit)
                .map((row, context) -> new Submission(
                        row.getString("upload"),
                        row.getString("file_name"),
                        row.getString("form"),
                        row.getString("unit"),
                        row.getString("period"),
                        row.getString("serial"),
                        row.getInt("scheme_version"),
                        Instant.ofEpochMilli(row.getLong("received_at")),
                        LocalDate.parse(row.getString("day")),
                        LocalDate.parse(row.getString("counted_on")),
                        row.getInt("doubtful") == 1,
                        Documents.values(row.getString("document"))))
                .list();
    }

    /** The workbooks in force of a year, its months included, by upload. */
    public Map<String, Arrived> arrived(Handle handle, int year) {
        Map<String, Arrived> arrived = new LinkedHashMap<>();
        handle.createQuery("""
                        SELECT u.id, s.form, s.period, u.received_at, u.sha256
                        FROM submission s JOIN upload u ON u.id = s.upload
                        WHERE s.in_force = 1 AND (s.period = :year OR s.period LIKE :year || '-%')""")
                .bind("year", String.valueOf(year))
                .map((row, context) -> Map.entry(
                        row.getString("id"),
                        new Arrived(
                                row.getString("form"),
                                row.getString("period"),
                                Instant.ofEpochMilli(row.getLong("received_at")),
                                row.getString("sha256"))))
                .forEach(entry -> arrived.put(entry.getKey(), entry.getValue()));
        return arrived;
    }

    /** When the first accepted workbook of those forms came in a year, those out of force too; empty where none did. */
    public static Optional<Instant> firstReceived(Handle handle, int year, List<String> forms) {
        return handle.createQuery("""
                        SELECT min(u.received_at) FROM submission s JOIN upload u ON u.id = s.upload
                        WHERE s.form IN (<forms>) AND substr(s.period, 1, 4) = :year""")
                .bindList("forms", forms)
                .bind("year", String.valueOf(year))
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    /** The newest upload of each unit, form and period that matches, whatever its status (a refused one too). */
    public List<Receipt> latest(Handle handle, @Nullable String form, @Nullable String period, @Nullable String unit) {
        return Uploads.latest(handle, form, period, unit);
    }

    /**
     * What came in that period and was refused, in the order of receipt; the same bytes sent again are refused with the
     * first ones. A workbook that was incomplete until its text came was refused until then.
     *
     * @param unit its code; null for all
     */
    public List<Refused> refused(Handle handle, String period, @Nullable String unit) {
        return handle.createQuery("""
                        SELECT u.form, u.unit, u.day, max(u.received_at, coalesce((
                            SELECT max(d.at) FROM decision d
                            WHERE d.upload = u.id AND d.status_after = 'rejected'), 0)) AS refused_at
                        FROM upload u LEFT JOIN upload f ON f.id = u.duplicate_of
                        WHERE u.kind = '' AND u.form IS NOT NULL AND u.unit IS NOT NULL AND u.period = :period
                          AND (:unit IS NULL OR u.unit = :unit)
                          AND (u.status = 'rejected' OR (u.status = 'duplicate' AND f.status = 'rejected')
                            OR (u.status IN ('accepted', 'superseded') AND u.text_day > u.day))
                        ORDER BY u.seq""")
                .bind("period", period)
                .bind("unit", unit)
                .map((row, context) -> new Refused(
                        row.getString("form"),
                        row.getString("unit"),
                        LocalDate.parse(row.getString("day")),
                        Deadlines.day(Instant.ofEpochMilli(row.getLong("refused_at")))))
                .list();
    }

    /** The units and forms ({@code D001 work-summary}) whose text has come as a document, of one period or of all. */
    public List<String> texts(Handle handle, @Nullable String period) {
        return Uploads.texts(handle, period);
    }

    /** How many warnings of that one in force are open and how many explained. */
    public Explained.Count warnings(Handle handle, Submission submission) {
        return Explained.Count.of(explained(handle, submission));
    }

    /** The warnings of that one in force with their reasons. */
    public List<Explained> explained(Handle handle, Submission submission) {
        return submission.doubtful()
                ? Uploads.byId(handle, submission.uploadId())
                        .map(upload -> Explaining.explained(handle, upload.receipt()))
                        .orElse(List.of())
                : List.of();
    }

    static Optional<Version> inForce(Handle handle, Key key) {
        return versions(handle.createQuery("""
                        SELECT s.*, u.seq FROM submission s JOIN upload u ON u.id = s.upload
                        WHERE s.form = :form AND s.unit = :unit AND s.period = :period AND s.serial = :serial
                          AND s.in_force = 1""")
                        .bind("form", key.form())
                        .bind("unit", key.unit())
                        .bind("period", key.period())
                        .bind("serial", key.serial()))
                .stream()
                .findFirst();
    }

    /** All in force that carry the serial of a key, whatever their names; the oldest place first. */
    static List<Version> family(Handle handle, Key key) {
        String serial = key.serial().replaceFirst("-\\d+$", "");
        return versions(handle.createQuery("""
                        SELECT s.*, u.seq FROM submission s JOIN upload u ON u.id = s.upload
                        WHERE s.form = :form AND s.unit = :unit AND s.period = :period AND s.in_force = 1
                          AND (s.serial = :serial OR substr(s.serial, 1, length(:serial) + 1) = :serial || '-')
                        ORDER BY length(s.serial), s.serial""")
                .bind("form", key.form())
                .bind("unit", key.unit())
                .bind("period", key.period())
                .bind("serial", serial));
    }

    /** How many of those forms are in force in a year, its months included. */
    static int inForce(Handle handle, int year, List<String> forms) {
        return handle.createQuery("""
                        SELECT count(*) FROM submission
                        WHERE in_force = 1 AND form IN (<forms>) AND substr(period, 1, 4) = :year""")
                .bindList("forms", forms)
                .bind("year", String.valueOf(year))
                .mapTo(Integer.class)
                .one();
    }

    /** The day on which the first accepted workbook of that form and period came; empty where none did. */
    static Optional<LocalDate> firstDay(Handle handle, String form, String period) {
        return handle.createQuery("""
                        SELECT min(u.day) FROM submission s JOIN upload u ON u.id = s.upload
                        WHERE s.form = :form AND s.period = :period AND u.status IN ('accepted', 'superseded')""")
                .bind("form", form)
                .bind("period", period)
                .mapTo(String.class)
                .findOne()
                .map(LocalDate::parse);
    }

    /** How many of that form, unit and period are in force in other places. */
    static int beside(Handle handle, Key key) {
        return handle.createQuery("""
                        SELECT count(*) FROM submission WHERE in_force = 1 AND form = :form AND unit = :unit
                          AND period = :period AND serial <> :serial""")
                .bind("form", key.form())
                .bind("unit", key.unit())
                .bind("period", key.period())
                .bind("serial", key.serial())
                .mapTo(Integer.class)
                .one();
    }

    /** Whether any version, in force or in the history, has that key. */
    static boolean used(Handle handle, Key key) {
        return handle.createQuery("""
                        SELECT count(*) FROM submission
                        WHERE form = :form AND unit = :unit AND period = :period AND serial = :serial""")
                        .bind("form", key.form())
                        .bind("unit", key.unit())
                        .bind("period", key.period())
                        .bind("serial", key.serial())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    static Optional<Version> ofUpload(Handle handle, String upload) {
        return versions(handle.createQuery("""
                        SELECT s.*, u.seq FROM submission s JOIN upload u ON u.id = s.upload
                        WHERE s.upload = :upload""").bind("upload", upload)).stream().findFirst();
    }

    /** What an upload says, whether it is still in force or not; empty where it never was. */
    public Optional<Values> said(Handle handle, String upload) {
        return handle.createQuery("SELECT document FROM submission WHERE upload = :upload")
                .bind("upload", upload)
                .mapTo(String.class)
                .findOne()
                .map(Documents::values);
    }

    static Values values(Handle handle, String upload) {
        return Documents.values(handle.createQuery("SELECT document FROM submission WHERE upload = :upload")
                .bind("upload", upload)
                .mapTo(String.class)
                .one());
    }

    /** What the newest one in force says, of the latest period between those (both included). */
    static Optional<Values> last(
            Handle handle, String form, String unit, String from, String to, @Nullable String serial) {
        return handle.createQuery("""
                        SELECT s.document FROM submission s JOIN upload u ON u.id = s.upload
                        WHERE s.form = :form AND s.unit = :unit AND s.in_force = 1
                          AND s.period >= :from AND s.period <= :to AND (:serial IS NULL OR s.serial = :serial)
                        ORDER BY s.period DESC, u.seq DESC LIMIT 1""")
                .bind("form", form)
                .bind("unit", unit)
                .bind("from", from)
                .bind("to", to)
                .bind("serial", serial)
                .mapTo(String.class)
                .findOne()
                .map(Documents::values);
    }

    /** Adds a version that is not yet in force; an upload that has one already gets its new content and key. */
    static void add(
            Handle handle, String upload, Key key, String name, int schemeVersion, boolean doubtful, Values values) {
        handle.execute("DELETE FROM submission WHERE upload = ?", upload);
        handle.createUpdate("""
                        INSERT INTO submission (upload, form, unit, period, serial, name, version, scheme_version,
                            doubtful, in_force, document)
                        VALUES (:upload, :form, :unit, :period, :serial, :name, (
                            SELECT coalesce(max(version), 0) + 1 FROM submission
                            WHERE form = :form AND unit = :unit AND period = :period AND serial = :serial),
                            :schemeVersion, :doubtful, 0, :document)""")
                .bind("upload", upload)
                .bind("form", key.form())
                .bind("unit", key.unit())
                .bind("period", key.period())
                .bind("serial", key.serial())
                .bind("name", name)
                .bind("schemeVersion", schemeVersion)
                .bind("doubtful", doubtful ? 1 : 0)
                .bind("document", Documents.ofValues(values))
                .execute();
    }

    /** Puts an upload's version in force in the place of another; the other keeps its row. */
    static void enforce(Handle handle, String upload, @Nullable String inPlaceOf) {
        if (inPlaceOf != null) {
            withdraw(handle, inPlaceOf);
        }
        handle.execute("UPDATE submission SET in_force = 1, replaced = ? WHERE upload = ?", inPlaceOf, upload);
    }

    /** Gives a version another place. */
    static void move(Handle handle, String upload, Key key) {
        handle.execute("UPDATE submission SET serial = ?, version = 1 WHERE upload = ?", key.serial(), upload);
    }

    static void withdraw(Handle handle, String upload) {
        handle.execute("UPDATE submission SET in_force = 0 WHERE upload = ?", upload);
    }

    private static List<Version> versions(Query query) {
        return query.map((row, context) -> new Version(
                        row.getString("upload"),
                        row.getLong("seq"),
                        new Key(
                                row.getString("form"),
                                row.getString("unit"),
                                row.getString("period"),
                                row.getString("serial")),
                        row.getString("name"),
                        row.getString("replaced")))
                .list();
    }
}
