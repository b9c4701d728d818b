package org.kaoping.intake;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.kaoping.scheme.Period;

/**
 * What an examiner is given of an upload.
 *
 * @param bytes the very bytes
 * @param fileName as it was sent, with its folder or zip in front
 * @param receivedOn the day that counts as the day of receipt
 * @param saidSo whether the office said that it was received on that day
 * @param today the day on which it is examined
 * @param ruling what the office has already decided about it; null where it has not
 */
record Paper(
        byte[] bytes,
        String fileName,
        LocalDate receivedOn,
        boolean saidSo,
        LocalDate today,
        @Nullable Ruling ruling) {
    /**
     * The office's word on an upload: it is taken as what it says here, and no doubt is raised again.
     *
     * @param unit the unit it belongs to; null: as identified
     * @param period the period it is for; null: as identified
     */
    record Ruling(@Nullable String unit, @Nullable Period period) {}
}
