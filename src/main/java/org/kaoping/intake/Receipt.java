package org.kaoping.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoping.problem.Problem;
import org.kaoping.scheme.Deadlines;

/**
 * What became of an upload.
 *
 * @param id the upload's id
 * @param batch the request it came with
 * @param fileName the name it was sent under; a zip's member with the zip's name and a slash in front
 * @param status where it stands
 * @param form the form's id; null while unknown
 * @param unit the unit's code; null while unknown
 * @param period {@code 2020-05} or {@code 2020}; null while unknown
 * @param sha256 of the bytes, lower-case hex
 * @param size in bytes
 * @param receivedAt when the server had it durable
 * @param receivedOn the day the office got it, where the office said so; null: the day of receivedAt
 * @param duplicateOf the upload with the same bytes; null where none
 * @param problems all problems
 * @param attached what kind of attachment it is; null for everything that is examined
 */
public record Receipt(
        String id,
        String batch,
        String fileName,
        Status status,
        @Nullable String form,
        @Nullable String unit,
        @Nullable String period,
        String sha256,
        long size,
        Instant receivedAt,
        @Nullable LocalDate receivedOn,
        @Nullable String duplicateOf,
        List<Problem> problems,
        @Nullable Attached attached) {
    /**
     * What is known of an attachment.
     *
     * @param text whether it stands for the long cells of its unit's form (「已收正文」)
     */
    public record Attached(AttachmentKind kind, boolean text) {}

    /** Copies the problems. */
    public Receipt {
        problems = List.copyOf(problems);
    }

    /** The receipt of something that is examined. */
    public Receipt(
            String id,
            String batch,
            String fileName,
            Status status,
            @Nullable String form,
            @Nullable String unit,
            @Nullable String period,
            String sha256,
            long size,
            Instant receivedAt,
            @Nullable LocalDate receivedOn,
            @Nullable String duplicateOf,
            List<Problem> problems) {
        this(
                id,
                batch,
                fileName,
                status,
                form,
                unit,
                period,
                sha256,
                size,
                receivedAt,
                receivedOn,
                duplicateOf,
                problems,
                null);
    }

    /** The word on pages: of an attachment that is a form's text 「已收正文」. */
    public String statusLabel() {
        return status == Status.ATTACHMENT && attached != null && attached.text() ? "已收正文" : status.label();
    }

    /** The day that counts as the day of receipt, in Asia/Shanghai. */
    public LocalDate day() {
        return receivedOn != null ? receivedOn : Deadlines.day(receivedAt);
    }

    /** The same as a duplicate of that upload. */
    Receipt asDuplicateOf(String first) {
        return new Receipt(
                id,
                batch,
                fileName,
                status,
                form,
                unit,
                period,
                sha256,
                size,
                receivedAt,
                receivedOn,
                first,
                problems,
                attached);
    }

    /** The same, received on that day. */
    Receipt receivedOn(LocalDate day) {
        return new Receipt(
                id,
                batch,
                fileName,
                status,
                form,
                unit,
                period,
                sha256,
                size,
                receivedAt,
                day,
                duplicateOf,
                problems,
                attached);
    }
}
