package org.kaoping.web.api;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoping.intake.Intake;
import org.kaoping.problem.Checked;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.SchemeChange;
import org.kaoping.scheme.SchemeChanges;
import org.kaoping.shelf.HandOut;
import org.kaoping.shelf.NextScheme;
import org.kaoping.shelf.SchemeRevision;
import org.kaoping.shelf.Shelf;

/** The schemes of a year: versions, content, differences. */
public final class SchemesApi {
    /**
     * A change between two versions.
     *
     * @param matter setting, calendar, day-off, item, unit, indicator or undertaking
     * @param before null where there was no such thing
     * @param after null where there is none any more
     * @param text the whole change in words
     */
    record ChangeJson(
            String matter,
            String key,
            String what,
            @Nullable String before,
            @Nullable String after,
            String text) {
        static List<ChangeJson> of(List<SchemeChange> changes) {
            return changes.stream()
                    .map(one -> new ChangeJson(
                            one.matter().id(), one.key(), one.what(), one.before(), one.after(), one.words()))
                    .toList();
        }
    }

    /** A version: when it was put in force, by which upload, by whom and why, and what it changed. */
    record VersionJson(
            int version,
            boolean inForce,
            String acceptedAt,
            String upload,
            String who,
            String reason,
            String changed,
            List<ChangeJson> changes) {}

    /** The versions of a year, newest first. */
    record VersionsJson(int year, List<VersionJson> versions) {}

    /** The differences of two versions of a year. */
    record DifferencesJson(int year, int from, int to, String changed, List<ChangeJson> changes) {}

    private final Shelf shelf;
    private final Intake intake;

    /** Makes the handlers. */
    public SchemesApi(Shelf shelf, Intake intake) {
        this.shelf = shelf;
        this.intake = intake;
    }

    /** GET /api/schemes?year=. */
    public void versions(Context ctx) {
        int year = Query.year(ctx);
        List<SchemeRevision> revisions = new java.util.ArrayList<>(shelf.schemeRevisions(year));
        int newest = revisions.size();
        Collections.reverse(revisions);
        Answers.json(
                ctx,
                new VersionsJson(
                        year,
                        revisions.stream()
                                .map(one -> new VersionJson(
                                        one.version(),
                                        one.version() == newest,
                                        one.at().toString(),
                                        one.upload(),
                                        one.who(),
                                        one.why(),
                                        SchemeChanges.counted(one.changes()),
                                        ChangeJson.of(one.changes())))
                                .toList()));
    }

    /** GET /api/schemes/{year}/{version}. */
    public void version(Context ctx) {
        Answers.json(ctx, SchemeJson.of(find(ctx, ctx.pathParam("version"))));
    }

    /** GET /api/schemes/{year}/{version}/differences?to=: what that other version says differently; else the one in force. */
    public void differences(Context ctx) {
        Scheme from = find(ctx, ctx.pathParam("version"));
        String asked = Query.optional(ctx, "to");
        Scheme to = asked == null ? shelf.scheme(from.year()).orElse(from) : find(ctx, asked);
        List<SchemeChange> changes = SchemeChanges.between(from, to);
        Answers.json(
                ctx,
                new DifferencesJson(
                        from.year(),
                        from.version(),
                        to.version(),
                        SchemeChanges.counted(changes),
                        ChangeJson.of(changes)));
    }

    /** GET /api/schemes/{year}/{version}.xlsx: the workbook of a version. */
    public void workbook(Context ctx) {
        Scheme scheme = find(ctx, ctx.pathParam("version"));
        byte[] bytes = shelf.schemeWorkbook(scheme.year(), scheme.version()).orElseThrow();
        Answers.file(
                ctx,
                scheme.policy().city() + scheme.year() + "年度考评方案_第" + scheme.version() + "版.xlsx",
                Answers.XLSX,
                bytes);
    }

    /** GET /api/schemes/{year}/next.xlsx: the workbook of the year after, to be completed. */
    public void next(Context ctx) {
        int year = Query.year(ctx.pathParam("year"));
        Checked<HandOut.Workbook> made = intake.apart("next of " + year, () -> NextScheme.after(shelf, year));
        HandOut.Workbook workbook = made.value().orElseThrow(() -> Refusal.of(made.problems()));
        Answers.file(ctx, workbook.fileName(), Answers.XLSX, workbook.bytes());
    }

    private Scheme find(Context ctx, String version) {
        int year = Query.year(ctx.pathParam("year"));
        if (!version.matches("\\d{1,6}")) {
            throw Refusal.malformed("版本是“" + Query.cut(version) + "”", "请写成数字，如 1。");
        }
        return shelf.scheme(year, Integer.parseInt(version))
                .orElseThrow(() -> Refusal.notFound(
                        Period.ofYear(year).chinese() + "第 " + version + " 版方案",
                        "有哪些版本见 /api/schemes?year=" + year + "。"));
    }
}
