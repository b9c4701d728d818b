package org.kaoping.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.intake.MarkHistory;
import org.kaoping.intake.Submissions;
import org.kaoping.scheme.Scheme;
import org.kaoping.shelf.Shelf;

/** What is on record about marks beside the workbooks themselves: what was changed, settled and signed. */
public final class MarkRecords {
    /** Nothing is on record. */
    static final MarkRecords NONE = new MarkRecords(null);

    private static final List<String> YEAR_END = List.of(Contracts.YEAR_END_MARKS, Contracts.YEAR_END_MATRIX);

    private final @Nullable Shelf shelf;

    private MarkRecords(@Nullable Shelf shelf) {
        this.shelf = shelf;
    }

    /** What is on record, with the schemes of that shelf. */
    public static MarkRecords with(Shelf shelf) {
        return new MarkRecords(shelf);
    }

    List<MarkSettlement> settlements(Handle handle, int year) {
        return shelf == null ? List.of() : SettlementTable.of(handle, year);
    }

    List<Marking.Change> changes(Handle handle, int year) {
        return shelf == null
                ? List.of()
                : MarkHistory.of(handle, year).stream()
                        .map(one -> new Marking.Change(
                                one.form(),
                                one.period(),
                                one.unit(),
                                one.code(),
                                one.what(),
                                one.label(),
                                one.before(),
                                one.after(),
                                one.uploadAfter(),
                                one.who(),
                                one.reason(),
                                one.at()))
                        .toList();
    }

    List<Signature> signatures(Handle handle, int year) {
        return shelf == null ? List.of() : SignatureTable.of(handle, year);
    }

    /** The version of a year's scheme; empty where it is not known. */
    Optional<Scheme> scheme(int year, int version) {
        return shelf == null ? Optional.empty() : shelf.scheme(year, version);
    }

    /** The versions of a year's scheme that came after the first year-end mark, the oldest first. */
    List<Marking.Revision> revisionsSinceTheFirstMark(Handle handle, int year) {
        if (shelf == null) {
            return List.of();
        }
        Instant first = Submissions.firstReceived(handle, year, YEAR_END).orElse(null);
        return first == null
                ? List.of()
                : shelf.schemeRevisions(year).stream()
                        .filter(one -> one.at().isAfter(first))
                        .map(one -> new Marking.Revision(one.version(), one.at(), one.who(), one.why(), one.changes()))
                        .toList();
    }
}
