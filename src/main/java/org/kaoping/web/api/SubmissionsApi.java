package org.kaoping.web.api;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Values;
import org.kaoping.intake.Submission;
import org.kaoping.intake.Submissions;
import org.kaoping.store.Database;

/** What is in force. */
public final class SubmissionsApi {
    /** A submission; rows of tables are fields by column. */
    record SubmissionJson(
            String unit,
            String form,
            String period,
            String uploadId,
            boolean doubtful,
            String countedOn,
            Map<String, EntryJson> fields,
            Map<String, List<Map<String, EntryJson>>> tables) {}

    /** A value as text (numbers plain, days yyyy-mm-dd) with its cell. */
    record EntryJson(String value, String sheet, String cell) {}

    private final Database database;
    private final Submissions submissions;

    /** Makes the handler. */
    public SubmissionsApi(Database database, Submissions submissions) {
        this.database = database;
        this.submissions = submissions;
    }

    /** GET /api/submissions?form=&amp;period=&amp;unit=. */
    public void list(Context ctx) {
        String form = Query.optional(ctx, "form");
        String unit = Query.optional(ctx, "unit");
        @Nullable String period = Query.optional(ctx, "period");
        String asked = period == null ? null : Query.period(period).toString();
        List<Submission> found = database.read(handle -> submissions.inForce(handle, form, asked, unit));
        Answers.json(ctx, found.stream().map(SubmissionsApi::json).toList());
    }

    private static SubmissionJson json(Submission one) {
        Map<String, List<Map<String, EntryJson>>> tables = new LinkedHashMap<>();
        one.values()
                .tables()
                .forEach((name, rows) -> tables.put(
                        name, rows.stream().map(row -> entries(row.cells())).toList()));
        return new SubmissionJson(
                one.unit(),
                one.form(),
                one.period(),
                one.uploadId(),
                one.doubtful(),
                one.countedOn().toString(),
                entries(one.values().fields()),
                tables);
    }

    private static Map<String, EntryJson> entries(Map<String, Values.Entry> entries) {
        Map<String, EntryJson> json = new LinkedHashMap<>();
        entries.forEach((name, entry) -> json.put(
                name,
                new EntryJson(entry.value().shown(), entry.sheet(), entry.cell().a1())));
        return json;
    }
}
