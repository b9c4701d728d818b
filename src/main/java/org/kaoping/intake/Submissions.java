package org.kaoping.intake;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What is in force. */
public final class Submissions {
    /** The submissions in force that match; a null matches all. Ordered by form, period, unit. */
    public List<Submission> inForce(
            Handle handle, @Nullable String form, @Nullable String period, @Nullable String unit) {
        throw new UnsupportedOperationException();
    }

    /** The newest upload of each unit, form and period that matches, whatever its status (a refused one too). */
    public List<Receipt> latest(Handle handle, @Nullable String form, @Nullable String period, @Nullable String unit) {
        throw new UnsupportedOperationException();
    }
}
