package org.kaoping.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.problem.Problem;

/** The tables {@code batch} and {@code upload}. */
final class Uploads {
    private Uploads() {}

    /**
     * A row.
     *
     * @param seq the order of receipt
     * @param receipt what the row says to the outside
     * @param admitted whether it may be examined at all
     * @param basis what it was examined by
     * @param notes the problems found at the door, also part of the receipt's
     * @param several what tells several of one unit, form and period apart
     * @param placed whether the office has said whose attachment it is
     */
    record Upload(
            long seq,
            Receipt receipt,
            boolean admitted,
            String basis,
            List<Problem> notes,
            Several.Mark several,
            boolean placed) {
        Upload {
            notes = List.copyOf(notes);
        }

        String id() {
            return receipt.id();
        }

        Upload withReceipt(Receipt other) {
            return new Upload(seq, other, admitted, basis, notes, several, placed);
        }
    }

    static void insertBatch(Handle handle, String batch, Instant now, int skipped) {
        handle.execute(
                "INSERT INTO batch (id, received_at, skipped) VALUES (?, ?, ?)", batch, now.toEpochMilli(), skipped);
    }

    static boolean batchExists(Handle handle, String batch) {
        return handle.createQuery("SELECT count(*) FROM batch WHERE id = :batch")
                        .bind("batch", batch)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    static void insert(Handle handle, Receipt receipt, boolean admitted, List<Problem> notes) {
        handle.createUpdate("""
                        INSERT INTO upload (id, batch, file_name, sha256, size, received_at, received_on, day, admitted,
                            status, basis, notes, problems, kind)
                        VALUES (:id, :batch, :fileName, :sha256, :size, :receivedAt, :receivedOn, :day, :admitted,
                            :status, '', :notes, :problems, :kind)""")
                .bind("id", receipt.id())
                .bind("batch", receipt.batch())
                .bind("fileName", receipt.fileName())
                .bind("sha256", receipt.sha256())
                .bind("size", receipt.size())
                .bind("receivedAt", receipt.receivedAt().toEpochMilli())
                .bind("receivedOn", text(receipt.receivedOn()))
                .bind("day", receipt.day().toString())
                .bind("admitted", admitted ? 1 : 0)
                .bind("status", receipt.status().id())
                .bind("notes", Documents.ofProblems(notes))
                .bind("problems", Documents.ofProblems(receipt.problems()))
                .bind(
                        "kind",
                        receipt.attached() == null
                                ? ""
                                : receipt.attached().kind().id())
                .execute();
    }

    static Optional<Upload> byId(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM upload WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> upload(row))
                .findOne();
    }

    static List<Upload> ofBatch(Handle handle, String batch) {
        return handle.createQuery("SELECT * FROM upload WHERE batch = :batch ORDER BY seq")
                .bind("batch", batch)
                .map((row, context) -> upload(row))
                .list();
    }

    static int waitingIn(Handle handle, String batch) {
        return handle.createQuery("SELECT count(*) FROM upload WHERE batch = :batch AND status = 'received'")
                .bind("batch", batch)
                .mapTo(Integer.class)
                .one();
    }

    /** What was acknowledged but not yet examined, in the order of receipt. */
    static List<Upload> waiting(Handle handle) {
        return handle.createQuery("SELECT * FROM upload WHERE status = 'received' ORDER BY seq")
                .map((row, context) -> upload(row))
                .list();
    }

    /**
     * The upload whose fate the same bytes share: the newest earlier one that was examined itself, not merely compared.
     */
    static Optional<Upload> firstWithSameBytes(Handle handle, Upload upload) {
        return handle.createQuery("""
                        SELECT * FROM upload
                        WHERE sha256 = :sha256 AND seq < :seq AND admitted = 1
                          AND status NOT IN ('received', 'duplicate')
                        ORDER BY seq DESC LIMIT 1""")
                .bind("sha256", upload.receipt().sha256())
                .bind("seq", upload.seq())
                .map((row, context) -> upload(row))
                .findOne();
    }

    /** The uploads that match, newest first; a null matches all. */
    static List<Receipt> find(
            Handle handle, @Nullable String form, @Nullable String period, @Nullable String unit, int limit) {
        return handle.createQuery("""
                        SELECT * FROM upload
                        WHERE (:form IS NULL OR form = :form) AND (:period IS NULL OR period = :period)
                          AND (:unit IS NULL OR unit = :unit)
                        ORDER BY seq DESC LIMIT :limit""")
                .bind("form", form)
                .bind("period", period)
                .bind("unit", unit)
                .bind("limit", limit)
                .map((row, context) -> upload(row).receipt())
                .list();
    }

    /** The newest upload of each form, unit and period that matches; a null matches all. */
    static List<Receipt> latest(Handle handle, @Nullable String form, @Nullable String period, @Nullable String unit) {
        return handle.createQuery("""
                        SELECT * FROM upload WHERE seq IN (
                            SELECT max(seq) FROM upload
                            WHERE form IS NOT NULL AND unit IS NOT NULL AND period IS NOT NULL AND kind = ''
                              AND (:form IS NULL OR form = :form) AND (:period IS NULL OR period = :period)
                              AND (:unit IS NULL OR unit = :unit)
                            GROUP BY form, period, unit)
                        ORDER BY form, period, unit""")
                .bind("form", form)
                .bind("period", period)
                .bind("unit", unit)
                .map((row, context) -> upload(row).receipt())
                .list();
    }

    static boolean refersTo(Handle handle, String sha256) {
        return handle.createQuery("SELECT count(*) FROM (SELECT 1 FROM upload WHERE sha256 = :sha256 LIMIT 1)")
                        .bind("sha256", sha256)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** Writes what became of an upload: status, identity, problems. */
    static void settle(Handle handle, Receipt receipt, String basis) {
        handle.createUpdate("""
                        UPDATE upload SET status = :status, form = :form, unit = :unit, period = :period,
                            duplicate_of = :duplicateOf, received_on = :receivedOn, day = :day, basis = :basis,
                            problems = :problems
                        WHERE id = :id""")
                .bind("status", receipt.status().id())
                .bind("form", receipt.form())
                .bind("unit", receipt.unit())
                .bind("period", receipt.period())
                .bind("duplicateOf", receipt.duplicateOf())
                .bind("receivedOn", text(receipt.receivedOn()))
                .bind("day", receipt.day().toString())
                .bind("basis", basis)
                .bind("problems", Documents.ofProblems(receipt.problems()))
                .bind("id", receipt.id())
                .execute();
    }

    /** Whether all files of a batch are examined, and attachments are among them. */
    static boolean attachmentsWait(Handle handle, String batch) {
        return handle.createQuery("""
                        SELECT EXISTS (SELECT 1 FROM upload WHERE batch = :batch AND kind <> '')
                          AND NOT EXISTS (SELECT 1 FROM upload WHERE batch = :batch AND status = 'received')""").bind("batch", batch).mapTo(Boolean.class).one();
    }

    /** The document that stands for the long cells of a unit's form; the oldest where there are several. */
    static Optional<Upload> textOf(Handle handle, String form, String unit, String period) {
        return handle.createQuery("""
                        SELECT * FROM upload
                        WHERE is_text = 1 AND status = 'attachment'
                          AND form = :form AND unit = :unit AND period = :period
                        ORDER BY seq LIMIT 1""")
                .bind("form", form)
                .bind("unit", unit)
                .bind("period", period)
                .map((row, context) -> upload(row))
                .findOne();
    }

    /** Whose attachment it is. */
    static void place(Handle handle, String id, Placing placing, boolean byOffice) {
        handle.execute(
                "UPDATE upload SET form = ?, unit = ?, period = ?, is_text = ?, placed = ? WHERE id = ?",
                placing.form(),
                placing.unit(),
                placing.period(),
                placing.text() ? 1 : 0,
                byOffice ? 1 : 0,
                id);
    }

    /** The examined uploads of a key, in the order of receipt. */
    static List<Upload> ofKey(Handle handle, String form, String unit, String period) {
        return handle.createQuery("""
                        SELECT * FROM upload
                        WHERE form = :form AND unit = :unit AND period = :period AND kind = ''
                        ORDER BY seq""")
                .bind("form", form)
                .bind("unit", unit)
                .bind("period", period)
                .map((row, context) -> upload(row))
                .list();
    }

    /** Lets an upload be examined once more, as if it had just come. */
    static void receiveAgain(Handle handle, String id) {
        handle.execute(
                "UPDATE upload SET status = 'received', duplicate_of = NULL, problems = notes, text_day = '' WHERE id = ?",
                id);
    }

    /** When the text came that an upload is complete with. */
    static void textDay(Handle handle, String id, LocalDate day) {
        handle.execute("UPDATE upload SET text_day = ? WHERE id = ?", day.toString(), id);
    }

    /** The attachments of a unit's form and period, and what came with its workbooks and belongs to the unit alone. */
    static List<Receipt> attachments(Handle handle, String form, String unit, String period) {
        return handle.createQuery("""
                        SELECT * FROM upload a
                        WHERE a.kind <> '' AND a.unit = :unit
                          AND ((a.form = :form AND a.period = :period)
                            OR (a.form IS NULL AND a.batch IN (
                                SELECT batch FROM upload
                                WHERE form = :form AND unit = :unit AND period = :period AND kind = '')))
                        ORDER BY a.seq DESC LIMIT 500""")
                .bind("form", form)
                .bind("unit", unit)
                .bind("period", period)
                .map((row, context) -> upload(row).receipt())
                .list();
    }

    /** The forms of a period for which a unit's text has come: unit and form with a blank between. */
    static List<String> texts(Handle handle, @Nullable String period) {
        return handle.createQuery("""
                        SELECT DISTINCT unit || ' ' || form FROM upload
                        WHERE is_text = 1 AND status = 'attachment' AND (:period IS NULL OR period = :period)""")
                .bind("period", period)
                .mapTo(String.class)
                .list();
    }

    /** Writes what tells it from others of its unit, form and period. */
    static void mark(Handle handle, String id, Several.Mark several) {
        handle.execute("UPDATE upload SET serial = ?, name = ? WHERE id = ?", several.serial(), several.name(), id);
    }

    static void status(Handle handle, String id, Status status) {
        handle.execute("UPDATE upload SET status = ? WHERE id = ?", status.id(), id);
    }

    static List<Receipt> receipts(List<Upload> uploads) {
        List<Receipt> receipts = new ArrayList<>();
        uploads.forEach(upload -> receipts.add(upload.receipt()));
        return receipts;
    }

    /** Keeps what the office decided, beside the audit log, so that it can be shown and counted. */
    static void addDecision(
            Handle handle, String upload, Instant now, Intake.Decision decision, Status before, Status after) {
        handle.createUpdate("""
                        INSERT INTO decision (upload, at, deed, unit, period, received_on, reason, status_before,
                            status_after, who)
                        VALUES (:upload, :at, :deed, :unit, :period, :receivedOn, :reason, :before, :after, :who)""")
                .bind("upload", upload)
                .bind("at", now.toEpochMilli())
                .bind("deed", decision.as())
                .bind("unit", decision.unit())
                .bind("period", decision.period())
                .bind("receivedOn", text(decision.receivedOn()))
                .bind("reason", decision.reason().strip())
                .bind("before", before.id())
                .bind("after", after.id())
                .bind("who", decision.who())
                .execute();
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    static Upload upload(ResultSet row) throws SQLException {
        @Nullable String receivedOn = row.getString("received_on");
        String kind = row.getString("kind");
        return new Upload(
                row.getLong("seq"),
                new Receipt(
                        row.getString("id"),
                        row.getString("batch"),
                        row.getString("file_name"),
                        Status.of(row.getString("status")),
                        row.getString("form"),
                        row.getString("unit"),
                        row.getString("period"),
                        row.getString("sha256"),
                        row.getLong("size"),
                        Instant.ofEpochMilli(row.getLong("received_at")),
                        receivedOn == null ? null : LocalDate.parse(receivedOn),
                        row.getString("duplicate_of"),
                        Documents.problems(row.getString("problems")),
                        kind.isEmpty()
                                ? null
                                : new Receipt.Attached(AttachmentKind.of(kind), row.getInt("is_text") == 1)),
                row.getInt("admitted") == 1,
                row.getString("basis"),
                Documents.problems(row.getString("notes")),
                new Several.Mark(row.getString("serial"), row.getString("name")),
                row.getInt("placed") == 1);
    }
}
