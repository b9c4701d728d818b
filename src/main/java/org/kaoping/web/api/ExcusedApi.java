package org.kaoping.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executor;
import org.kaoping.assessment.Excusing;
import org.kaoping.assessment.Tracking;
import org.kaoping.problem.Checked;

/** What the office counts as handed in on time (视为按时). */
public final class ExcusedApi {
    private static final int BYTES = 16 * 1024;
    private static final Set<String> FIELDS = Set.of("unit", "form", "period", "excused", "reason", "who", "day");
    private static final String ADVICE = "可用：unit、form、period、excused、reason、who、day。";

    /** A word of the office; {@code excused} is false where it takes an earlier one back. */
    record WordJson(boolean excused, String reason, String who, String day) {}

    private final Excusing excusing;
    private final Reception reception;
    private final Executor workers;

    /**
     * Makes the handlers.
     *
     * @param reception takes the bodies
     * @param workers where the words are written
     */
    public ExcusedApi(Excusing excusing, Reception reception, Executor workers) {
        this.excusing = excusing;
        this.reception = reception;
        this.workers = workers;
    }

    /** GET /api/tracking/excused?unit=&amp;form=&amp;period=: every word, the oldest first. */
    public void list(Context ctx) {
        List<WordJson> words =
                excusing.of(Query.required(ctx, "unit"), Query.required(ctx, "form"), Query.period(ctx)).stream()
                        .map(one -> new WordJson(
                                one.holds(), one.reason(), one.who(), one.day().toString()))
                        .toList();
        Answers.json(ctx, words);
    }

    /** POST /api/tracking/excused: unit, form, period, reason, who; day (today where absent), excused (false: taken back). */
    public void enter(Context ctx) {
        String type = ctx.contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw Refusal.malformed(415, "内容类型不是 application/json", "请用 JSON 写明 unit、form、period、reason 和 who。");
        }
        ctx.future(() -> reception
                .small(ctx, BYTES)
                .thenAcceptAsync(body -> answer(ctx, excusing.enter(word(Answers.object(body)))), workers));
    }

    private static void answer(Context ctx, Checked<Tracking.Row> row) {
        Answers.json(ctx, ResultsApi.state(row.value().orElseThrow(() -> Refusal.of(row.problems()))));
    }

    private static Excusing.Word word(JsonNode body) {
        body.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw Refusal.malformed("不认识的字段“" + Query.cut(name) + "”", ADVICE);
            }
        });
        JsonNode excused = body.get("excused");
        if (excused != null && !excused.isBoolean()) {
            throw Refusal.malformed("excused 不是 true 或 false", "视为按时写 true，撤销写 false。");
        }
        String day = UploadsApi.text(body, "day");
        return new Excusing.Word(
                needed(body, "unit"),
                needed(body, "form"),
                Query.period(needed(body, "period")),
                excused == null || excused.booleanValue(),
                orEmpty(body, "reason"),
                orEmpty(body, "who"),
                day == null ? null : Query.day("day", day));
    }

    private static String needed(JsonNode body, String name) {
        String text = UploadsApi.text(body, name);
        if (text == null) {
            throw Refusal.malformed("没有写明 " + name, ADVICE);
        }
        return text;
    }

    private static String orEmpty(JsonNode body, String name) {
        String text = UploadsApi.text(body, name);
        return text == null ? "" : text;
    }
}
