package org.kaoping.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.kaoping.assessment.Movement;
import org.kaoping.assessment.WhatIf;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Wording;

/** 参数测算: what would be under other settings. A trial, never a result; each run is logged. */
public final class WhatIfApi {
    private static final int BYTES = 64 * 1024;
    private static final Set<String> FIELDS = Set.of("year", "who", "changes");
    private static final String ADVICE = "可用：year、who、changes（参数或 full:指标代码 → 值）。";

    /** What can be tried, and what was. */
    record YearJson(
            int year, boolean open, @Nullable String closed, List<WhatIf.Setting> settings, List<RunJson> runs) {}

    /** A run of the log. */
    record RunJson(String at, String who, int scheme, String checkCode, List<WhatIf.Change> changes, int unitsMoved) {}

    /** What would be; {@code mark} is what every print of it says. */
    record OutcomeJson(
            String mark, RunJson run, @Nullable String published, int sincePublished, List<MovedJson> moved) {}

    /** A figure that would be another. */
    record MovedJson(String unit, String unitName, String name, String label, String before, String after) {}

    private final WhatIf whatIf;
    private final Reception reception;
    private final Executor workers;

    /**
     * Makes the handlers.
     *
     * @param reception takes the bodies
     * @param workers where trials run
     */
    public WhatIfApi(WhatIf whatIf, Reception reception, Executor workers) {
        this.whatIf = whatIf;
        this.reception = reception;
        this.workers = workers;
    }

    /** GET /api/whatif?year=. */
    public void year(Context ctx) {
        int year = Query.year(ctx);
        List<String> closed = whatIf.closed(year).stream().map(Wording::message).toList();
        Answers.json(
                ctx,
                new YearJson(
                        year,
                        closed.isEmpty(),
                        closed.isEmpty() ? null : closed.get(0),
                        whatIf.settings(year),
                        whatIf.runs(year).stream().map(WhatIfApi::json).toList()));
    }

    /** POST /api/whatif: year, who, changes. */
    public void run(Context ctx) {
        run(ctx, WhatIfApi::answer);
    }

    /** The same with another way to answer. */
    public void run(Context ctx, BiConsumer<Context, WhatIf.Outcome> answer) {
        String type = ctx.contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw Refusal.malformed(415, "内容类型不是 application/json", "请用 JSON 写明 year、who 和 changes。");
        }
        ctx.future(() -> reception
                .small(ctx, BYTES)
                .thenAcceptAsync(body -> answer.accept(ctx, tried(Answers.object(body))), workers));
    }

    private WhatIf.Outcome tried(JsonNode body) {
        Checked<WhatIf.Outcome> outcome = whatIf.run(wish(body));
        return outcome.value().orElseThrow(() -> Refusal.of(outcome.problems()));
    }

    private static WhatIf.Wish wish(JsonNode body) {
        body.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw Refusal.malformed("不认识的字段“" + Query.cut(name) + "”", ADVICE);
            }
        });
        JsonNode year = body.get("year");
        if (year == null || !year.isIntegralNumber() || !year.canConvertToInt()) {
            throw Refusal.malformed("没有写明年度", "year 请写年度，如 2020。");
        }
        JsonNode changes = body.get("changes");
        if (changes == null || !changes.isObject()) {
            throw Refusal.malformed("没有写明改动", ADVICE);
        }
        Map<String, String> wished = new LinkedHashMap<>();
        changes.properties().forEach(one -> {
            if (!one.getValue().isTextual()) {
                throw Refusal.malformed("“" + Query.cut(one.getKey()) + "”的值不是文字", "各项的值写成文字，如 \"88\"。");
            }
            wished.put(one.getKey(), one.getValue().textValue());
        });
        String who = UploadsApi.text(body, "who");
        return new WhatIf.Wish(year.intValue(), who == null ? "" : who, wished);
    }

    private static void answer(Context ctx, WhatIf.Outcome outcome) {
        Answers.json(
                ctx,
                new OutcomeJson(
                        WhatIf.MARK,
                        json(outcome.run()),
                        outcome.published(),
                        outcome.sincePublished(),
                        outcome.moved().stream().map(WhatIfApi::json).toList()));
    }

    private static RunJson json(WhatIf.Run run) {
        return new RunJson(
                run.at().toString(), run.who(), run.schemeVersion(), run.checkCode(), run.changes(), run.unitsMoved());
    }

    private static MovedJson json(Movement moved) {
        return new MovedJson(
                moved.unit(), moved.unitName(), moved.name(), moved.label(), moved.before(), moved.after());
    }
}
