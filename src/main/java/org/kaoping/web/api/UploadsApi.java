package org.kaoping.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.kaoping.intake.Intake;
import org.kaoping.intake.ReasonText;
import org.kaoping.intake.Receipt;
import org.kaoping.problem.Checked;
import org.kaoping.shelf.HandOut;

/** Uploads, batches, receipts, originals and the office's decisions. */
public final class UploadsApi {
    /**
     * What an upload is answered with.
     *
     * @param batch the batch's number
     * @param done whether all are examined
     * @param counts by status
     * @param receipts one per file, in order
     */
    record BatchJson(String batch, boolean done, Map<String, Integer> counts, List<ReceiptJson> receipts) {
        static BatchJson of(Intake.Batch batch) {
            Map<String, Integer> counts = new LinkedHashMap<>();
            batch.receipts().forEach(receipt -> counts.merge(receipt.status().id(), 1, Integer::sum));
            return new BatchJson(
                    batch.batch(),
                    batch.done(),
                    counts,
                    batch.receipts().stream().map(ReceiptJson::of).toList());
        }
    }

    private static final int DECISION_BYTES = 64 * 1024;
    private static final int LONGEST_NAME = 50;
    private static final long WAIT_MILLIS = 10_000;
    private static final Set<String> DECISIONS =
            Set.of("replace", "another", "reassign", "text", "refuse", "use", "void", "amend");
    private static final Set<String> DECISION_FIELDS =
            Set.of("as", "unit", "period", "receivedOn", "reason", "form", "who");

    private final Intake intake;
    private final Reception reception;
    private final Executor workers;
    private final Path work;
    private final int maxFiles;
    private final Executor takers;

    /**
     * Makes the handlers.
     *
     * @param intake the front door
     * @param reception takes the bodies
     * @param takers the few threads that hand files to the conveyor, so that fifty uploads at once stay within the heap
     * @param workers the uploads' own pool, where a request waits for its examination
     * @param work where files lie until the conveyor has them
     * @param maxFiles the most files of one request
     */
    public UploadsApi(Intake intake, Reception reception, Executor takers, Executor workers, Path work, int maxFiles) {
        this.intake = intake;
        this.reception = reception;
        this.takers = takers;
        this.workers = workers;
        this.work = work;
        this.maxFiles = maxFiles;
    }

    /** POST /api/uploads: 200 when all are examined, 202 after ten seconds. */
    public void upload(Context ctx) {
        ctx.future(() -> {
            try {
                UploadParts parts = new UploadParts(ctx.contentType(), work, maxFiles);
                try {
                    return reception
                            .take(ctx, reception.bounds().requestBytes(), parts)
                            .thenApplyAsync(this::receive, takers)
                            .thenAcceptAsync(batch -> answer(ctx, batch), workers);
                } catch (Refusal refusal) {
                    parts.abandon();
                    throw refusal;
                }
            } catch (IOException e) {
                throw WorkFolder.failure(e);
            }
        });
    }

    /** Hands the files to the conveyor. */
    private Intake.Batch receive(UploadParts.Upload upload) {
        try (upload) {
            @Nullable
            LocalDate receivedOn = upload.receivedOn() == null ? null : Query.day("receivedOn", upload.receivedOn());
            Checked<Intake.Batch> batch = intake.receive(upload.files(), receivedOn);
            return batch.value().orElseThrow(() -> Refusal.of(batch.problems()));
        }
    }

    private void answer(Context ctx, Intake.Batch received) {
        Intake.Batch batch = intake.await(received.batch(), WAIT_MILLIS);
        ctx.status(batch.done() ? 200 : 202);
        if (!batch.done()) {
            ctx.header("Location", "/api/batches/" + batch.batch());
        }
        Answers.json(ctx, BatchJson.of(batch));
    }

    /** GET /api/batches/{batch}. */
    public void batch(Context ctx) {
        Answers.json(
                ctx,
                BatchJson.of(
                        intake.batch(ctx.pathParam("batch")).orElseThrow(() -> Refusal.notFound("这一批上传", "请核对编号。"))));
    }

    /** GET /api/uploads/{id}. */
    public void receipt(Context ctx) {
        Answers.json(ctx, ReceiptJson.of(find(ctx)));
    }

    /** GET /api/uploads/{id}/original. */
    public void original(Context ctx) {
        Receipt receipt = find(ctx);
        byte[] bytes = intake.original(receipt.id()).orElseThrow(() -> Refusal.notFound("原件", "请核对编号。"));
        String name = receipt.fileName().replaceAll("^.*[/\\\\]", "");
        Answers.file(ctx, name, Answers.uploadedType(name), bytes);
    }

    /** GET /api/uploads/{id}/carried: an earlier master's workbook moved into the new one; 409 where it is none. */
    public void carried(Context ctx) {
        Checked<HandOut.Workbook> carried =
                intake.carried(ctx.pathParam("id")).orElseThrow(() -> Refusal.notFound("这份上传", "请核对编号。"));
        HandOut.Workbook workbook = carried.value().orElseThrow(() -> Refusal.of(carried.problems()));
        Answers.file(ctx, workbook.fileName(), Answers.XLSX, workbook.bytes());
    }

    private Receipt find(Context ctx) {
        return intake.receipt(ctx.pathParam("id")).orElseThrow(() -> Refusal.notFound("这份上传", "请核对编号。"));
    }

    /** POST /api/uploads/{id}/decision. */
    public void decide(Context ctx) {
        String id = ctx.pathParam("id");
        String type = ctx.contentType();
        if (type == null || !type.toLowerCase(java.util.Locale.ROOT).startsWith("application/json")) {
            throw Refusal.malformed(415, "内容类型不是 application/json", "请用 JSON 写明 as 和 reason。");
        }
        ctx.future(() -> reception
                .small(ctx, DECISION_BYTES)
                .thenAcceptAsync(
                        body -> {
                            Checked<Receipt> decided = intake.decide(id, decision(Answers.object(body)));
                            Receipt receipt = decided.value().orElseThrow(() -> Refusal.of(decided.problems()));
                            Answers.json(ctx, ReceiptJson.of(receipt));
                        },
                        workers));
    }

    private static Intake.Decision decision(JsonNode body) {
        body.fieldNames().forEachRemaining(name -> {
            if (!DECISION_FIELDS.contains(name)) {
                throw Refusal.malformed(
                        "不认识的字段“" + Query.cut(name) + "”", "可用：as、unit、period、form、receivedOn、reason、who。");
            }
        });
        String as = text(body, "as");
        if (as == null || !DECISIONS.contains(as)) {
            throw Refusal.malformed(
                    "as 是“" + Query.cut(String.valueOf(as)) + "”",
                    "请写 replace、another、reassign、text、refuse、use、void 或 amend。");
        }
        String period = text(body, "period");
        if (period != null) {
            Query.period(period);
        }
        String receivedOn = text(body, "receivedOn");
        String reason = text(body, "reason");
        return new Intake.Decision(
                as,
                text(body, "unit"),
                period,
                receivedOn == null ? null : Query.day("receivedOn", receivedOn),
                reason == null ? "" : reason,
                text(body, "form"),
                who(body));
    }

    private static @Nullable String who(JsonNode body) {
        String who = text(body, "who");
        if (who != null && ReasonText.length(who) > LONGEST_NAME) {
            throw Refusal.malformed("who 太长", "请写确认人的姓名，不超过 " + LONGEST_NAME + " 个字。");
        }
        return who == null ? null : ReasonText.plain(who);
    }

    static @Nullable String text(JsonNode body, String name) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw Refusal.malformed(name + " 不是文字", "请用引号括起来。");
        }
        String text = value.textValue().strip();
        return text.isEmpty() ? null : text;
    }
}
