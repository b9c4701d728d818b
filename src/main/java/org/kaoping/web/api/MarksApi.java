package org.kaoping.web.api;

import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoping.intake.MarkChange;
import org.kaoping.intake.MarkHistory;
import org.kaoping.store.Database;

/** What became of marks that were in force. */
public final class MarksApi {
    /** A changed mark; {@code after} is empty, and {@code uploadAfter} null, where nothing is in force any more. */
    record ChangeJson(
            String form,
            String period,
            String unit,
            String code,
            String what,
            String text,
            String before,
            String after,
            String uploadBefore,
            @Nullable String uploadAfter,
            String who,
            String reason,
            String at) {
        static ChangeJson of(MarkChange one) {
            return new ChangeJson(
                    one.form(),
                    one.period(),
                    one.unit(),
                    one.code(),
                    one.what(),
                    one.words(),
                    one.before(),
                    one.after(),
                    one.uploadBefore(),
                    one.uploadAfter(),
                    one.who(),
                    one.reason(),
                    one.at().toString());
        }
    }

    /** The changes of a year, the oldest first. */
    record ChangesJson(int year, List<ChangeJson> changes) {}

    private final Database database;

    /** Makes the handlers. */
    public MarksApi(Database database) {
        this.database = database;
    }

    /** GET /api/marks/changes?year=. */
    public void changes(Context ctx) {
        int year = Query.year(ctx);
        Answers.json(
                ctx,
                new ChangesJson(
                        year,
                        database.read(handle -> MarkHistory.of(handle, year)).stream()
                                .map(ChangeJson::of)
                                .toList()));
    }
}
