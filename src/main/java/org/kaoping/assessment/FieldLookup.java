package org.kaoping.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Form;
import org.kaoping.intake.Submission;
import org.kaoping.intake.Submissions;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.shelf.HandOut;
import org.kaoping.shelf.Shelf;
import org.kaoping.store.Database;

/** Finds what stands behind a field of the matrix of hand-ins (R6, R7). */
public final class FieldLookup {
    private final Database database;
    private final Shelf shelf;
    private final Submissions submissions;
    private final Tracking tracking;

    /** Reads through these. */
    public FieldLookup(Database database, Shelf shelf, Submissions submissions, Tracking tracking) {
        this.database = database;
        this.shelf = shelf;
        this.submissions = submissions;
        this.tracking = tracking;
    }

    /** Of a unit's form of a period; empty where nothing of the kind is tracked. */
    public Optional<Behind> find(String unit, String form, Period period) {
        List<Tracking.Row> rows = tracking.of(period).value().orElse(List.of());
        Tracking.Row row = rows.stream()
                .filter(one -> one.unit().equals(unit) && one.form().equals(form))
                .findFirst()
                .orElse(null);
        Scheme scheme = shelf.scheme(period.year()).orElse(null);
        Form master = shelf.form(form, period.year()).orElse(null);
        if (row == null || scheme == null || master == null) {
            return Optional.empty();
        }
        LocalDate due = HandOut.deadline(master.card(), scheme, period).orElse(null);
        if (!form.equals(Contracts.MONTHLY_REPORT)) {
            return Optional.of(new Behind(row, due, false, false, null, null, null, null));
        }
        LocalDate close = new Deadlines(scheme).paperClose(period).orElse(null);
        boolean onPaper = scheme.policy().counting().paper();
        return Optional.of(database.read(handle -> {
            List<Submission> marks = submissions.inForce(handle, Contracts.MONTHLY_MARKS, period.toString(), null);
            Papers.Copies copies = Papers.of(handle, submissions, period).of(unit);
            return new Behind(
                    row,
                    due,
                    onPaper,
                    copies.entered(),
                    copies.file(),
                    copies.paper(),
                    close,
                    copies.entered() ? entered(marks, unit) : null);
        }));
    }

    private static Behind.@Nullable Entered entered(List<Submission> marks, String unit) {
        return marks.stream()
                .filter(one -> one.values().rows("units").stream()
                        .anyMatch(row -> row.key().equals(unit)))
                .reduce((first, last) -> last)
                .map(one -> new Behind.Entered(one.uploadId(), one.fileName()))
                .orElse(null);
    }
}
