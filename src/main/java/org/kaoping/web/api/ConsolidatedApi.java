package org.kaoping.web.api;

import io.javalin.http.Context;
import org.kaoping.assessment.Collected;
import org.kaoping.assessment.Collecting;
import org.kaoping.problem.Checked;

/** What all units handed in on a form, in one workbook. */
public final class ConsolidatedApi {
    /** Makes the bytes of the workbook. */
    @FunctionalInterface
    public interface Workbook {
        /** The .xlsx of what was collected. */
        ResultsApi.HandOutFile of(Collected collected);
    }

    private final Collecting collecting;
    private final Workbook workbook;

    /** Makes the handler. */
    public ConsolidatedApi(Collecting collecting, Workbook workbook) {
        this.collecting = collecting;
        this.workbook = workbook;
    }

    /** GET /api/consolidated/{form}.xlsx?period=&amp;cohort=. */
    public void workbook(Context ctx) {
        Checked<Collected> found =
                collecting.of(Query.cut(ctx.pathParam("form")), Query.period(ctx), Query.cohort(ctx));
        ResultsApi.HandOutFile file = workbook.of(found.value().orElseThrow(() -> Refusal.of(found.problems())));
        Answers.file(ctx, file.fileName(), Answers.XLSX, file.bytes());
    }
}
