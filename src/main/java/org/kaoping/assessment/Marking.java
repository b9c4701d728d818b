package org.kaoping.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.SchemeChange;
import org.kaoping.scoring.Source;

/**
 * How the marks of a year came about (R9): it explains them and counts for nothing.
 *
 * @param changes marks that were in force and were changed, the oldest first
 * @param visits the confirmations on site, in the roster's order
 * @param revisions versions of the scheme that came after the first year-end mark
 * @param signatures signed papers, the oldest first
 */
public record Marking(List<Change> changes, List<Visit> visits, List<Revision> revisions, List<Signature> signatures) {
    /** Nothing is known. */
    public static final Marking NONE = new Marking(List.of(), List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Marking {
        changes = List.copyOf(changes);
        visits = List.copyOf(visits);
        revisions = List.copyOf(revisions);
        signatures = List.copyOf(signatures);
    }

    /**
     * A mark that was in force and was changed.
     *
     * @param form the form's id
     * @param period {@code 2020-05} or {@code 2020}
     * @param unit the unit's code; empty where it is about none
     * @param code the indicator, item or claim
     * @param what the column: {@code mark}, {@code duty} …
     * @param label what it is in words
     * @param before what was in force
     * @param after what is in force now; empty where nothing is
     * @param upload the upload that says so now; null where the marks were taken out of force
     * @param who who confirmed it
     * @param reason why
     * @param at when
     */
    public record Change(
            String form,
            String period,
            String unit,
            String code,
            String what,
            String label,
            String before,
            String after,
            @Nullable String upload,
            String who,
            String reason,
            Instant at) {}

    /**
     * A version of the scheme.
     *
     * @param version its number
     * @param at when it came in force
     * @param who by whom
     * @param why the office's reason
     * @param changes what it changed
     */
    public record Revision(int version, Instant at, String who, String why, List<SchemeChange> changes) {
        /** Copies the changes. */
        public Revision {
            changes = List.copyOf(changes);
        }
    }

    /**
     * A unit's confirmation on site.
     *
     * @param unit the unit's code
     * @param name its short name
     * @param day the day of the visit; null where it is not known
     * @param place where
     * @param opinion 无异议 or 有异议
     * @param objection what the unit objects to; empty where nothing
     * @param by who confirmed it for the unit
     * @param confirmed when; null where it is not known
     * @param assessors the members of the group
     * @param duties what the visit changed of the undertaking, each with its reason
     * @param source the cell of the opinion
     */
    public record Visit(
            String unit,
            String name,
            @Nullable LocalDate day,
            String place,
            String opinion,
            String objection,
            String by,
            @Nullable LocalDate confirmed,
            String assessors,
            List<String> duties,
            @Nullable Source source) {
        /** Copies the duties. */
        public Visit {
            duties = List.copyOf(duties);
        }

        /** Whether the unit objects; that does not stand in the way of the marks. */
        public boolean objects() {
            return opinion.equals("有异议");
        }
    }

    /** The newest signed paper of a unit's marks, or (no unit) of the result; null where there is none. */
    public @Nullable Signature signature(String unit) {
        return signatures.stream()
                .filter(one -> one.unit().equals(unit))
                .reduce((first, last) -> last)
                .orElse(null);
    }

    /** Why the mark of a unit on an indicator is what an upload says; null where nothing was changed by it. */
    public @Nullable Change change(String unit, String indicator, String upload) {
        return changes.stream()
                .filter(one -> one.unit().equals(unit) && one.code().equals(indicator))
                .filter(one -> upload.equals(one.upload()) && one.form().startsWith("year-end"))
                .reduce((first, last) -> last)
                .orElse(null);
    }

    /** Whether a year-end mark was changed after its unit's marks, or the result, had been signed. */
    public boolean afterSignature(Change change) {
        LocalDate day = Deadlines.day(change.at());
        return change.form().startsWith("year-end")
                && signatures.stream()
                        .filter(one -> one.unit().isEmpty() || one.unit().equals(change.unit()))
                        .anyMatch(one -> day.isAfter(one.day()));
    }
}
