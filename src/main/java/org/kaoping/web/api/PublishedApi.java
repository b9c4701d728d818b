package org.kaoping.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.kaoping.assessment.Figure;
import org.kaoping.assessment.Movement;
import org.kaoping.assessment.PublishedResult;
import org.kaoping.assessment.PublishedResults;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Wording;
import org.kaoping.scoring.Source;

/** Published results (R14): what was published, with its figures and inputs, and how the year stands against it. */
public final class PublishedApi {
    private static final int BYTES = 16 * 1024;
    private static final Set<String> FIELDS = Set.of("year", "checkCode", "who", "reason");

    /** The published results of a year, and how it stands now. */
    record YearJson(
            int year,
            String checkCode,
            List<ResultJson> published,
            List<MovementJson> movedSince,
            List<String> obstacles) {}

    /** A published result. */
    record ResultJson(
            String number,
            int scheme,
            String checkCode,
            String fingerprint,
            String workbookSha256,
            String at,
            String who,
            String reason) {}

    /** A published result, whole. */
    record WholeJson(
            ResultJson result,
            @Nullable String before,
            List<MovementJson> moved,
            List<FigureJson> figures,
            List<PublishedResults.Input> inputs) {}

    /** A figure. */
    record FigureJson(
            String unit,
            String unitName,
            String name,
            String label,
            String value,
            @Nullable Source source) {}

    /** A figure that moved; why, who and when where a changed mark moved it. */
    record MovementJson(
            String unit,
            String unitName,
            String name,
            String label,
            String before,
            String after,
            @Nullable Source from,
            @Nullable Source source,
            @Nullable String reason,
            @Nullable String who,
            @Nullable String at) {}

    private final PublishedResults published;
    private final PublishedResults.Printer printer;
    private final Reception reception;
    private final Executor workers;

    /**
     * Makes the handlers.
     *
     * @param reception takes the bodies
     * @param workers where results are published
     */
    public PublishedApi(
            PublishedResults published, PublishedResults.Printer printer, Reception reception, Executor workers) {
        this.published = published;
        this.printer = printer;
        this.reception = reception;
        this.workers = workers;
    }

    /** GET /api/results?year=. */
    public void list(Context ctx) {
        int year = Query.year(ctx);
        Checked<PublishedResults.Standing> checked = published.standing(year);
        PublishedResults.Standing standing = checked.value().orElseThrow(() -> Refusal.of(checked.problems()));
        Answers.json(
                ctx,
                new YearJson(
                        year,
                        standing.checkCode(),
                        published.of(year).stream().map(PublishedApi::json).toList(),
                        standing.moved().stream().map(PublishedApi::json).toList(),
                        standing.obstacles().stream().map(Wording::message).toList()));
    }

    /** POST /api/results: year, checkCode, who, reason. */
    public void publish(Context ctx) {
        String type = ctx.contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw Refusal.malformed(415, "内容类型不是 application/json", "请用 JSON 写明 year、checkCode、who 和 reason。");
        }
        ctx.future(() -> reception.small(ctx, BYTES).thenAcceptAsync(body -> publish(ctx, body), workers));
    }

    private void publish(Context ctx, byte[] body) {
        Checked<PublishedResult> checked = published.publish(wish(Answers.object(body)), printer);
        Answers.json(ctx, json(checked.value().orElseThrow(() -> Refusal.of(checked.problems()))));
    }

    private static PublishedResults.Wish wish(JsonNode body) {
        body.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw Refusal.malformed("不认识的字段“" + Query.cut(name) + "”", "可用：year、checkCode、who、reason。");
            }
        });
        JsonNode year = body.get("year");
        if (year == null || !year.isIntegralNumber() || !year.canConvertToInt()) {
            throw Refusal.malformed("没有写明年度", "year 请写年度，如 2020。");
        }
        return new PublishedResults.Wish(
                year.intValue(), text(body, "checkCode"), text(body, "who"), text(body, "reason"));
    }

    private static String text(JsonNode body, String name) {
        String text = UploadsApi.text(body, name);
        return text == null ? "" : text;
    }

    /** GET /api/results/{number}. */
    public void result(Context ctx) {
        PublishedResults.Whole whole = find(ctx.pathParam("number"));
        Answers.json(
                ctx,
                new WholeJson(
                        json(whole.result()),
                        whole.before(),
                        whole.moved().stream().map(PublishedApi::json).toList(),
                        whole.figures().stream().map(PublishedApi::json).toList(),
                        whole.inputs()));
    }

    /** GET /api/results/{number}.xlsx: the very workbook that was published. */
    public void workbook(Context ctx) {
        PublishedResult result = find(ctx.pathParam("number")).result();
        Answers.file(
                ctx,
                result.year() + "年度考评结果汇总（正式，" + result.number() + "）.xlsx",
                Answers.XLSX,
                published.workbook(result));
    }

    private PublishedResults.Whole find(String number) {
        Checked<PublishedResults.Whole> checked = published.find(Query.cut(number));
        return checked.value().orElseThrow(() -> Refusal.of(checked.problems()));
    }

    private static ResultJson json(PublishedResult result) {
        return new ResultJson(
                result.number(),
                result.schemeVersion(),
                result.edition().checkCode(),
                result.fingerprint(),
                result.workbook(),
                result.at().toString(),
                result.who(),
                result.reason());
    }

    private static FigureJson json(Figure figure) {
        return new FigureJson(
                figure.unit(), figure.unitName(), figure.name(), figure.label(), figure.value(), figure.source());
    }

    private static MovementJson json(Movement moved) {
        Movement.Why why = moved.why();
        return new MovementJson(
                moved.unit(),
                moved.unitName(),
                moved.name(),
                moved.label(),
                moved.before(),
                moved.after(),
                moved.from(),
                moved.source(),
                why == null ? null : why.reason(),
                why == null ? null : why.who(),
                why == null ? null : why.at().toString());
    }
}
