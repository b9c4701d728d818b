package org.kaoping.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.problem.Checked;
import org.kaoping.store.Database;

/**
 * Sends what an earlier database knows to have come through the conveyor of another one again: the same files in the same
 * batches under the same numbers, examined anew; then what the office decided about them.
 */
public final class Rerun {
    /** How long a batch may take. */
    private static final long LONGEST_MILLIS = 600_000;

    private static final int PAUSE_MILLIS = 5;

    private final Database earlier;
    private final Database fresh;
    private final Intake intake;

    /**
     * Sends from one into the other.
     *
     * @param earlier where everything is known
     * @param fresh where nothing is known yet
     * @param intake the conveyor over the fresh one
     */
    public Rerun(Database earlier, Database fresh, Intake intake) {
        this.earlier = earlier;
        this.fresh = fresh;
        this.intake = intake;
    }

    /** A batch: when it came. */
    public record Came(String batch, Instant at) {}

    /** A decision of the office: when it was made. */
    public record Decided(long id, String upload, Instant at) {}

    /** The batches of the earlier database, in the order of receipt. */
    public List<Came> batches() {
        return earlier.read(handle -> handle.createQuery("""
                        SELECT b.id, b.received_at FROM batch b JOIN upload u ON u.batch = b.id
                        GROUP BY b.id ORDER BY min(u.seq)""")
                .map((row, context) -> new Came(row.getString(1), Instant.ofEpochMilli(row.getLong(2))))
                .list());
    }

    /** The decisions of the earlier database, in their order. */
    public List<Decided> decisions() {
        return earlier.read(handle -> handle.createQuery("SELECT id, upload, at FROM decision ORDER BY id")
                .map((row, context) ->
                        new Decided(row.getLong(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3))))
                .list());
    }

    /**
     * Sends a batch and waits until it is examined.
     *
     * @param bytes the SHA-256 under which the bytes of each upload lie in the fresh archive; uploads that are not among
     *     them are left out
     * @return how many files that were
     */
    public int send(Came came, Map<String, String> bytes) {
        List<Uploads.Upload> uploads = earlier.read(handle -> Uploads.ofBatch(handle, came.batch())).stream()
                .filter(upload -> bytes.containsKey(upload.id()))
                .toList();
        if (uploads.isEmpty()) {
            return 0;
        }
        fresh.write(handle -> {
            Uploads.insertBatch(handle, came.batch(), came.at(), 0);
            for (Uploads.Upload upload : uploads) {
                Receipt receipt = atTheDoor(upload, bytes.getOrDefault(upload.id(), ""));
                Uploads.insert(handle, receipt, upload.admitted(), upload.notes());
                Settlement.log(handle, came.at(), "received", receipt.id(), receipt.fileName());
            }
            return uploads.size();
        });
        intake.resume();
        settle();
        return uploads.size();
    }

    /** As it stood when it was received: nothing is known of it but its bytes. */
    private static Receipt atTheDoor(Uploads.Upload upload, String sha256) {
        Receipt receipt = upload.receipt();
        Receipt.Attached attached = receipt.attached();
        Status status = upload.admitted() ? Status.RECEIVED : attached != null ? Status.ATTACHMENT : Status.REJECTED;
        return new Receipt(
                receipt.id(),
                receipt.batch(),
                receipt.fileName(),
                status,
                null,
                null,
                null,
                sha256,
                receipt.size(),
                receipt.receivedAt(),
                receipt.receivedOn(),
                null,
                upload.notes(),
                attached == null ? null : new Receipt.Attached(attached.kind(), false));
    }

    /** Waits until nothing is left to be examined. */
    private void settle() {
        long end = System.nanoTime() + LONGEST_MILLIS * 1_000_000;
        while (!fresh.read(Uploads::waiting).isEmpty() && System.nanoTime() < end) {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Decides as the office decided then; a problem where that is no longer possible. */
    public Checked<Receipt> decide(Decided decided) {
        Intake.Decision decision = earlier.read(handle -> decision(handle, decided));
        Checked<Receipt> receipt = intake.decide(decided.upload(), decision);
        settle();
        return receipt;
    }

    private static Intake.Decision decision(Handle handle, Decided decided) {
        return handle.createQuery("""
                        SELECT d.deed, d.unit, d.period, d.received_on, d.reason, d.who, u.form
                        FROM decision d JOIN upload u ON u.id = d.upload WHERE d.id = ?""")
                .bind(0, decided.id())
                .map((row, context) -> new Intake.Decision(
                        row.getString("deed"),
                        row.getString("unit"),
                        row.getString("period"),
                        day(row.getString("received_on")),
                        row.getString("reason"),
                        row.getString("deed").equals("text") ? row.getString("form") : null,
                        row.getString("who")))
                .one();
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    /** Which uploads stand otherwise than before; by their numbers. */
    public List<String> otherwise(Set<String> uploads) {
        return uploads.stream()
                .sorted()
                .filter(id -> {
                    Status was = earlier.read(handle -> Uploads.byId(handle, id))
                            .map(upload -> upload.receipt().status())
                            .orElse(null);
                    return intake.receipt(id).map(Receipt::status).orElse(null) != was;
                })
                .toList();
    }
}
