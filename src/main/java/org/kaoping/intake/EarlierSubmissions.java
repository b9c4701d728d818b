package org.kaoping.intake;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Values;
import org.kaoping.scheme.Period;
import org.kaoping.shelf.Earlier;
import org.kaoping.store.Database;

/** What units handed in before, out of the submissions in force. */
public final class EarlierSubmissions implements Earlier {
    private final Database database;

    /** Reads that database. */
    public EarlierSubmissions(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Values> last(
            String form, String subject, @Nullable Period from, Period to, @Nullable String serial) {
        return database.read(handle ->
                Submissions.last(handle, form, subject, from == null ? "" : from.toString(), to.toString(), serial));
    }
}
