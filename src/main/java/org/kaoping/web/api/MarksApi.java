package org.kaoping.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.kaoping.assessment.MarkDesk;
import org.kaoping.assessment.MarkSettlement;
import org.kaoping.assessment.Marking;
import org.kaoping.assessment.Result;
import org.kaoping.assessment.Signature;
import org.kaoping.problem.Checked;
import org.kaoping.scoring.Finding;
import org.kaoping.scoring.MarkConflict;
import org.kaoping.scoring.Source;

/** How the marks of a year came about: what was changed, what is in conflict, what is suspected, what was signed. */
public final class MarksApi {
    private static final int BODY_BYTES = 16 * 1024;

    /** A changed mark; {@code after} is empty, and {@code upload} null, where nothing is in force any more. */
    record ChangeJson(
            String form,
            String period,
            String unit,
            String code,
            String what,
            String text,
            String before,
            String after,
            @Nullable String upload,
            String who,
            String reason,
            String at,
            boolean afterSignature) {
        static ChangeJson of(Marking marking, Marking.Change one) {
            return new ChangeJson(
                    one.form(),
                    one.period(),
                    one.unit(),
                    one.code(),
                    one.what(),
                    one.label() + "：" + one.before() + " → " + (one.after().isEmpty() ? "（空）" : one.after()),
                    one.before(),
                    one.after(),
                    one.upload(),
                    one.who(),
                    one.reason(),
                    one.at().toString(),
                    marking.afterSignature(one));
        }
    }

    /** The changes of a year, the oldest first. */
    record ChangesJson(int year, List<ChangeJson> changes) {}

    /** A cell. */
    record SourceJson(String upload, String file, String sheet, String cell) {
        static SourceJson of(Source source) {
            return new SourceJson(source.upload(), source.fileName(), source.sheet(), source.cell());
        }
    }

    /** A mark that two workbooks give differently; {@code settled} is null while nobody said which counts. */
    record ConflictJson(
            String unit,
            String indicator,
            String byUnit,
            SourceJson byUnitSource,
            String byCohort,
            SourceJson byCohortSource,
            @Nullable String settled,
            @Nullable String who,
            @Nullable String reason) {
        static ConflictJson of(MarkConflict one) {
            MarkConflict.Settled settled = one.settled();
            return new ConflictJson(
                    one.unit(),
                    one.indicator(),
                    one.single(),
                    SourceJson.of(one.singleSource()),
                    one.sheet(),
                    SourceJson.of(one.sheetSource()),
                    settled == null ? null : settled.way().id(),
                    settled == null ? null : settled.who(),
                    settled == null ? null : settled.reason());
        }
    }

    /** A falsification that is suspected or verified. */
    record FalsityJson(String unit, String record, String indicator, String text, String falsity, SourceJson source) {}

    /** A confirmation on site. */
    record VisitJson(
            String unit,
            @Nullable String day,
            String opinion,
            String objection,
            String by,
            @Nullable String confirmed,
            List<String> duties) {}

    /** A signed paper; of no unit: of the result. */
    record SignatureJson(String unit, String day, String signer, String place, String who, String at) {
        static SignatureJson of(Signature one) {
            return new SignatureJson(
                    one.unit(),
                    one.day().toString(),
                    one.signer(),
                    one.place(),
                    one.who(),
                    one.at().toString());
        }
    }

    /** All of it but the changes. */
    record MarksJson(
            int year,
            List<ConflictJson> conflicts,
            List<FalsityJson> falsifications,
            List<VisitJson> visits,
            List<SignatureJson> signatures) {}

    /** The office's word on a unit in conflict. */
    record SettlementJson(int year, String unit, String way, String who, String reason, String at) {}

    private final MarkDesk desk;
    private final Reception reception;
    private final Executor workers;

    /** Makes the handlers. */
    public MarksApi(MarkDesk desk, Reception reception, Executor workers) {
        this.desk = desk;
        this.reception = reception;
        this.workers = workers;
    }

    /** Adds the routes. */
    public void routes(RoutesConfig routes) {
        routes.get("/api/marks", this::marks);
        routes.get("/api/marks/changes", this::changes);
        routes.post("/api/marks/settlements", this::settle);
        routes.post("/api/marks/signatures", this::sign);
    }

    private Result of(Context ctx) {
        Checked<Result> found = desk.of(Query.year(ctx));
        return found.value().orElseThrow(() -> Refusal.of(found.problems()));
    }

    /** GET /api/marks/changes?year=. */
    public void changes(Context ctx) {
        Marking marking = of(ctx).marking();
        Answers.json(
                ctx,
                new ChangesJson(
                        Query.year(ctx),
                        marking.changes().stream()
                                .map(one -> ChangeJson.of(marking, one))
                                .toList()));
    }

    /** GET /api/marks?year=. */
    public void marks(Context ctx) {
        Result result = of(ctx);
        Answers.json(
                ctx,
                new MarksJson(
                        Query.year(ctx),
                        result.ranking().facts().conflicts().stream()
                                .map(ConflictJson::of)
                                .toList(),
                        result.ranking().facts().units().stream()
                                .flatMap(unit -> unit.findings().stream()
                                        .filter(one -> one.falsity() != Finding.Falsity.NONE)
                                        .map(one -> new FalsityJson(
                                                unit.unit().code(),
                                                one.record(),
                                                one.indicator(),
                                                one.text(),
                                                one.falsity().label(),
                                                SourceJson.of(one.source()))))
                                .toList(),
                        result.marking().visits().stream().map(MarksApi::visit).toList(),
                        result.marking().signatures().stream()
                                .map(SignatureJson::of)
                                .toList()));
    }

    private static VisitJson visit(Marking.Visit one) {
        return new VisitJson(
                one.unit(),
                one.day() == null ? null : one.day().toString(),
                one.opinion(),
                one.objection(),
                one.by(),
                one.confirmed() == null ? null : one.confirmed().toString(),
                one.duties());
    }

    /** POST /api/marks/settlements: which of two workbooks counts for a unit. */
    public void settle(Context ctx) {
        body(ctx, Set.of("year", "unit", "way", "who", "reason"), body -> {
            String way = text(body, "way");
            MarkConflict.Way counts =
                    way.equals("unit") ? MarkConflict.Way.UNIT : way.equals("cohort") ? MarkConflict.Way.COHORT : null;
            if (counts == null) {
                throw Refusal.malformed("way 是“" + Query.cut(way) + "”", "请写 unit（逐单位评分表）或 cohort（评分汇总表）。");
            }
            Checked<MarkSettlement> settled =
                    desk.settle(year(body), text(body, "unit"), counts, text(body, "who"), text(body, "reason"));
            MarkSettlement one = settled.value().orElseThrow(() -> Refusal.of(settled.problems()));
            Answers.json(
                    ctx,
                    new SettlementJson(
                            one.year(),
                            one.unit(),
                            one.way().id(),
                            one.who(),
                            one.reason(),
                            one.at().toString()));
        });
    }

    /** POST /api/marks/signatures: a signed paper of a unit's marks, or (no unit) of the result. */
    public void sign(Context ctx) {
        body(ctx, Set.of("year", "unit", "day", "signer", "place", "who"), body -> {
            Checked<Signature> signed = desk.sign(
                    year(body),
                    text(body, "unit"),
                    Query.day("day", text(body, "day")),
                    text(body, "signer"),
                    text(body, "place"),
                    text(body, "who"));
            Answers.json(ctx, SignatureJson.of(signed.value().orElseThrow(() -> Refusal.of(signed.problems()))));
        });
    }

    /** What is done with a body. */
    @FunctionalInterface
    private interface Deed {
        void carryOut(JsonNode body);
    }

    private void body(Context ctx, Set<String> fields, Deed deed) {
        String type = ctx.contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw Refusal.malformed(415, "内容类型不是 application/json", "请用 JSON。");
        }
        ctx.future(() -> reception
                .small(ctx, BODY_BYTES)
                .thenAcceptAsync(
                        bytes -> {
                            JsonNode body = Answers.object(bytes);
                            body.fieldNames().forEachRemaining(name -> {
                                if (!fields.contains(name)) {
                                    throw Refusal.malformed(
                                            "不认识的字段“" + Query.cut(name) + "”",
                                            "可用：" + String.join("、", new java.util.TreeSet<>(fields)) + "。");
                                }
                            });
                            deed.carryOut(body);
                        },
                        workers));
    }

    private static String text(JsonNode body, String name) {
        String text = UploadsApi.text(body, name);
        return text == null ? "" : text;
    }

    private static int year(JsonNode body) {
        JsonNode year = body.get("year");
        if (year == null || !year.isInt()) {
            throw Refusal.malformed("没有写明年度", "请写 year，如 2020。");
        }
        return year.intValue();
    }
}
