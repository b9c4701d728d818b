package org.kaoping.shelf;

import java.time.Instant;
import java.util.List;
import org.kaoping.scheme.SchemeChange;

/**
 * A version of a year's scheme, and what it changed.
 *
 * @param year the scheme's year
 * @param version 1 for the first
 * @param at when it was put in force
 * @param upload the upload that brought it
 * @param sha256 of its workbook; a later one with other contacts or remarks takes its place
 * @param who by whom
 * @param why the office's reason; empty for the first one of a year, which needs none
 * @param changes against the version before; empty for the first
 */
public record SchemeRevision(
        int year,
        int version,
        Instant at,
        String upload,
        String sha256,
        String who,
        String why,
        List<SchemeChange> changes) {
    /** Copies the changes. */
    public SchemeRevision {
        changes = List.copyOf(changes);
    }
}
