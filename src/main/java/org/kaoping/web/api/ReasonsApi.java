package org.kaoping.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.kaoping.intake.Explained;
import org.kaoping.intake.Explanation;
import org.kaoping.intake.Intake;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Wording;

/** The warnings of an accepted workbook and why what they name is right all the same. */
public final class ReasonsApi {
    private static final int BYTES = 16 * 1024;
    private static final Set<String> FIELDS = Set.of("warning", "reason", "who", "day");

    /** How an upload stands: how many warnings are open, how many explained, and all of them. */
    record StandingJson(String upload, int open, int explained, List<WarningJson> warnings) {}

    /** A warning. */
    record WarningJson(
            String id,
            String code,
            @Nullable String sheet,
            @Nullable String cell,
            @Nullable String field,
            String message,
            boolean explained,
            List<ReasonJson> reasons) {}

    /** A reason; {@code counts} is false where it was given for an earlier value, whose sentence is {@code said}. */
    record ReasonJson(String reason, String who, String day, String origin, String said, boolean counts) {}

    private final Intake intake;
    private final Reception reception;
    private final Executor workers;

    /**
     * Makes the handlers.
     *
     * @param reception takes the bodies
     * @param workers where the reasons are written
     */
    public ReasonsApi(Intake intake, Reception reception, Executor workers) {
        this.intake = intake;
        this.reception = reception;
        this.workers = workers;
    }

    /** GET /api/uploads/{id}/reasons: 409 where the upload is not accepted. */
    public void list(Context ctx) {
        answer(ctx, intake.warnings(ctx.pathParam("id")));
    }

    /** POST /api/uploads/{id}/reasons: warning, reason, who, day (today where absent). */
    public void add(Context ctx) {
        String id = ctx.pathParam("id");
        String type = ctx.contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw Refusal.malformed(415, "内容类型不是 application/json", "请用 JSON 写明 warning、reason 和 who。");
        }
        ctx.future(() -> reception
                .small(ctx, BYTES)
                .thenAcceptAsync(body -> answer(ctx, intake.explain(id, explanation(Answers.object(body)))), workers));
    }

    private static Explanation explanation(JsonNode body) {
        body.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw Refusal.malformed("不认识的字段“" + Query.cut(name) + "”", "可用：warning、reason、who、day。");
            }
        });
        String warning = UploadsApi.text(body, "warning");
        if (warning == null) {
            throw Refusal.malformed("没有写明是哪一条提示", "请写 warning。");
        }
        String reason = UploadsApi.text(body, "reason");
        String who = UploadsApi.text(body, "who");
        String day = UploadsApi.text(body, "day");
        return new Explanation(
                warning,
                reason == null ? "" : reason,
                who == null ? "" : who,
                day == null ? null : Query.day("day", day));
    }

    private static void answer(Context ctx, Checked<List<Explained>> checked) {
        List<Explained> warnings = checked.value().orElseThrow(() -> Refusal.of(checked.problems()));
        int explained = (int) warnings.stream().filter(Explained::settled).count();
        Answers.json(
                ctx,
                new StandingJson(
                        ctx.pathParam("id"),
                        warnings.size() - explained,
                        explained,
                        warnings.stream().map(ReasonsApi::json).toList()));
    }

    private static WarningJson json(Explained warning) {
        Place place = warning.problem().place();
        return new WarningJson(
                warning.id(),
                warning.problem().code().id(),
                place.sheet(),
                place.cell(),
                place.field(),
                Wording.message(warning.problem()),
                warning.settled(),
                warning.reasons().stream()
                        .map(one -> new ReasonJson(
                                one.reason(),
                                one.who(),
                                one.day().toString(),
                                one.fromSheet() ? "sheet" : "office",
                                one.said(),
                                one.counts()))
                        .toList());
    }
}
