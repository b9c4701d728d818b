package org.kaoping.web.api;

import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoping.assessment.Edition;
import org.kaoping.assessment.Excuse;
import org.kaoping.assessment.Fingerprint;
import org.kaoping.assessment.Result;
import org.kaoping.assessment.Results;
import org.kaoping.assessment.Tracking;
import org.kaoping.assessment.TrackingMark;
import org.kaoping.problem.Checked;
import org.kaoping.scheme.Period;
import org.kaoping.scoring.Ranking;

/** Who has handed in what, and the ranking, as JSON and as a workbook. */
public final class ResultsApi {
    /** Tracking of a period. */
    record TrackingJson(String period, List<StateJson> rows) {}

    /** What stands beside a state; reason, person and day of what the office decided. */
    record MarkJson(
            String id,
            String text,
            @Nullable String reason,
            @Nullable String who,
            @Nullable String day) {}

    /** A unit and form; {@code mendUntil} is the last day of the 补正期 of a refused or mended one. */
    record StateJson(
            String unit,
            String name,
            String form,
            String state,
            String stateText,
            @Nullable String uploadId,
            List<MarkJson> marks,
            int openWarnings,
            int explainedWarnings,
            @Nullable String mendUntil) {}

    /** The ranking; {@code scheme} is the version of the year's scheme. */
    record RankingJson(int year, int scheme, boolean example, List<CohortJson> cohorts) {}

    /** A cohort. */
    record CohortJson(String cohort, List<RowJson> rows, List<UnrankedJson> unranked) {}

    /** A ranked unit; decimals as texts, null while undecided. */
    record RowJson(
            int rank,
            String unit,
            String name,
            String y,
            String x,
            String score,
            @Nullable String bonus,
            String total,
            String grade,
            @Nullable String onTimeRate,
            @Nullable Boolean eligible,
            String outcome,
            List<String> remarks) {}

    /** A unit outside the ranking. */
    record UnrankedJson(
            String unit,
            String name,
            String reason,
            @Nullable String score) {}

    /** Makes the bytes of a result's workbook. */
    @FunctionalInterface
    public interface Workbook {
        /** The .xlsx of that result at that stage. */
        HandOutFile of(Result result, Edition edition);
    }

    /**
     * A workbook to download.
     *
     * @param fileName its name
     * @param bytes its bytes
     */
    public record HandOutFile(String fileName, byte[] bytes) {}

    private final Tracking tracking;
    private final Results results;
    private final Workbook workbook;

    /** Makes the handlers. */
    public ResultsApi(Tracking tracking, Results results, Workbook workbook) {
        this.tracking = tracking;
        this.results = results;
        this.workbook = workbook;
    }

    /** GET /api/tracking?period=. */
    public void tracking(Context ctx) {
        Period period = Query.period(ctx);
        Checked<List<Tracking.Row>> rows = tracking.of(period);
        List<Tracking.Row> found = rows.value().orElseThrow(() -> Refusal.of(rows.problems()));
        Answers.json(
                ctx,
                new TrackingJson(
                        period.toString(), found.stream().map(ResultsApi::state).toList()));
    }

    /** A row of the tracking. */
    static StateJson state(Tracking.Row row) {
        LocalDate until = row.mendUntil();
        return new StateJson(
                row.unit(),
                row.name(),
                row.form(),
                row.state().id(),
                row.state().label(),
                row.uploadId(),
                row.marks().stream().map(mark -> mark(mark, row.excuse())).toList(),
                row.warnings().open(),
                row.warnings().explained(),
                until == null ? null : until.toString());
    }

    private static MarkJson mark(TrackingMark mark, @Nullable Excuse excuse) {
        return mark == TrackingMark.EXCUSED && excuse != null
                ? new MarkJson(
                        mark.id(),
                        mark.label(),
                        excuse.reason(),
                        excuse.who(),
                        excuse.day().toString())
                : new MarkJson(mark.id(), mark.label(), null, null, null);
    }

    /** GET /api/ranking?year=. */
    public void ranking(Context ctx) {
        Checked<Ranking> found = results.of(Query.year(ctx));
        Ranking ranking = found.value().orElseThrow(() -> Refusal.of(found.problems()));
        Answers.json(
                ctx,
                new RankingJson(
                        ranking.facts().scheme().year(),
                        ranking.facts().scheme().version(),
                        ranking.facts().scheme().example(),
                        ranking.cohorts().stream()
                                .map(cohort -> cohort(ranking, cohort))
                                .toList()));
    }

    /** GET /api/ranking.xlsx?year=&stage=: a draft, or what is sent up for the decision (review). */
    public void workbook(Context ctx) {
        String stage = ctx.queryParam("stage");
        if (stage != null && !stage.equals("draft") && !stage.equals("review")) {
            throw Refusal.malformed("stage 是“" + Query.cut(stage) + "”", "请写 draft（测算稿）或 review（送审稿）。");
        }
        Checked<Result> checked = results.whole(Query.year(ctx));
        Result result = checked.value().orElseThrow(() -> Refusal.of(checked.problems()));
        String fingerprint = Fingerprint.of(result.ranking().facts());
        HandOutFile file =
                workbook.of(result, "review".equals(stage) ? Edition.review(fingerprint) : Edition.draft(fingerprint));
        Answers.file(ctx, file.fileName(), Answers.XLSX, file.bytes());
    }

    private static CohortJson cohort(Ranking ranking, Ranking.CohortRanking cohort) {
        return new CohortJson(
                cohort.cohort().id(),
                cohort.rows().stream().map(ResultsApi::row).toList(),
                cohort.unranked().stream()
                        .map(one -> new UnrankedJson(
                                one.unit().unit().code(),
                                one.unit().unit().shownName(),
                                one.words(ranking.facts()),
                                text(one.score())))
                        .toList());
    }

    private static RowJson row(Ranking.Row row) {
        return new RowJson(
                row.rank(),
                row.unit().unit().code(),
                row.unit().unit().shownName(),
                row.y().toPlainString(),
                row.x().toPlainString(),
                row.score().toPlainString(),
                text(row.bonus()),
                row.total().toPlainString(),
                row.grade().label(),
                text(row.onTimeRate()),
                row.eligible(),
                row.outcome().label(),
                row.remarks());
    }

    private static @Nullable String text(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }
}
