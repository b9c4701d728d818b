package org.kaoping.web.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.kaoping.assessment.VisitPaper;
import org.kaoping.assessment.VisitPapers;
import org.kaoping.form.Form;
import org.kaoping.problem.Checked;
import org.kaoping.report.VisitSheet;
import org.kaoping.shelf.Shelf;

/** 现场考评资料: what the group takes along to the units. */
public final class VisitsApi {
    private final Shelf shelf;
    private final VisitPapers papers;

    /** Makes the handlers. */
    public VisitsApi(Shelf shelf, VisitPapers papers) {
        this.shelf = shelf;
        this.papers = papers;
    }

    /** Adds the routes. */
    public void routes(RoutesConfig routes) {
        routes.get("/api/visits.zip", this::all);
        routes.get("/api/visits/{unit}.xlsx", this::one);
    }

    /** GET /api/visits/{unit}.xlsx?year=. */
    public void one(Context ctx) {
        int year = Query.year(ctx);
        String code = Query.cut(ctx.pathParam("unit"));
        VisitPaper paper = of(year, code).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("单位 " + code + " 的现场考评资料", "只有参评的单位有现场考评资料。"));
        Answers.file(ctx, VisitSheet.fileName(paper), Answers.XLSX, VisitSheet.write(paper, form(year)));
    }

    /** GET /api/visits.zip?year=: of all units that are assessed. */
    public void all(Context ctx) {
        int year = Query.year(ctx);
        Form form = form(year);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.setLevel(Deflater.NO_COMPRESSION); // workbooks are deflated already
            for (VisitPaper paper : of(year, null)) {
                zip.putNextEntry(new ZipEntry(VisitSheet.fileName(paper)));
                zip.write(VisitSheet.write(paper, form));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Answers.file(ctx, year + "年度现场考评资料.zip", "application/zip", bytes.toByteArray());
    }

    private List<VisitPaper> of(int year, @Nullable String unit) {
        Checked<List<VisitPaper>> checked = papers.of(year, unit);
        return checked.value().orElseThrow(() -> Refusal.of(checked.problems()));
    }

    private Form form(int year) {
        return shelf.form(VisitSheet.FORM, year)
                .orElseThrow(() -> Refusal.notFound("表样 " + VisitSheet.FORM, "请恢复随程序发放的模板。"));
    }
}
