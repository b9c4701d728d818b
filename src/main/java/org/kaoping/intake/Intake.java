package org.kaoping.intake;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoping.problem.Checked;

/** The front door of the conveyor. */
public final class Intake implements AutoCloseable {
    /**
     * A file of a request, already on disk in the work folder.
     *
     * @param fileName as the browser named it; may carry a folder
     * @param file the bytes
     */
    public record Part(String fileName, Path file) {}

    /**
     * What is known of a batch.
     *
     * @param batch its number
     * @param done whether every upload has left {@link Status#RECEIVED}
     * @param receipts one per file (zips are opened), in order
     */
    public record Batch(String batch, boolean done, List<Receipt> receipts) {
        /** Copies the receipts. */
        public Batch {
            receipts = List.copyOf(receipts);
        }
    }

    /**
     * What the office decides about an upload.
     *
     * @param as replace, reassign, refuse, use, void or amend
     * @param unit for reassign
     * @param period for reassign
     * @param receivedOn for amend
     * @param reason why; never empty or idle
     */
    public record Decision(
            String as,
            @Nullable String unit,
            @Nullable String period,
            @Nullable LocalDate receivedOn,
            String reason) {}

    /** Makes the files durable, starts their examination and gives the batch; problems with receivedOn are the caller's 400. */
    public Checked<Batch> receive(List<Part> parts, @Nullable LocalDate receivedOn) {
        throw new UnsupportedOperationException();
    }

    /** Waits at most so long for the batch to be done. */
    public Batch await(String batch, long millis) {
        throw new UnsupportedOperationException();
    }

    /** The batch as it stands. */
    public Optional<Batch> batch(String batch) {
        throw new UnsupportedOperationException();
    }

    /** The receipt of an upload. */
    public Optional<Receipt> receipt(String id) {
        throw new UnsupportedOperationException();
    }

    /** The uploads that match, newest first; a null matches all. */
    public List<Receipt> receipts(@Nullable String form, @Nullable String period, @Nullable String unit, int limit) {
        throw new UnsupportedOperationException();
    }

    /** The very bytes of an upload. */
    public Optional<byte[]> original(String id) {
        throw new UnsupportedOperationException();
    }

    /** Carries out a decision of the office and logs it. */
    public Checked<Receipt> decide(String id, Decision decision) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
