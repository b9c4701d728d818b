package org.kaoping.web.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Form;
import org.kaoping.intake.Intake;
import org.kaoping.intake.Receipt;
import org.kaoping.intake.Verdict;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;

/** Checks files without recording anything: what an upload would get, or how a master is understood. */
public final class ChecksApi {
    /**
     * What a check is answered with.
     *
     * @param counts by verdict
     * @param checks one per file, in order
     */
    record ChecksJson(Map<String, Integer> counts, List<VerdictJson> checks) {
        static ChecksJson of(List<Verdict> verdicts) {
            Map<String, Integer> counts = new LinkedHashMap<>();
            verdicts.forEach(verdict -> counts.merge(verdict.receipt().status().id(), 1, Integer::sum));
            return new ChecksJson(counts, verdicts.stream().map(VerdictJson::of).toList());
        }
    }

    /**
     * A verdict as the API gives it; problems as in a receipt.
     *
     * @param fileName the name it was sent under
     * @param kind {@code workbook} or {@code master}
     * @param verdict accepted, rejected or held
     * @param verdictText the word on pages
     * @param form null while unknown
     * @param unit null while unknown, and of a master
     * @param period null while unknown, and of a master
     * @param master how a master was understood; null where it is none, or too wrong to be compiled
     * @param problems all problems
     */
    record VerdictJson(
            String fileName,
            String kind,
            String verdict,
            String verdictText,
            @Nullable String form,
            @Nullable String unit,
            @Nullable String period,
            Verdict.@Nullable Understood master,
            List<ReceiptJson.ProblemJson> problems) {
        static VerdictJson of(Verdict verdict) {
            Receipt receipt = verdict.receipt();
            return new VerdictJson(
                    receipt.fileName(),
                    verdict.master() ? "master" : "workbook",
                    receipt.status().id(),
                    words(verdict),
                    receipt.form(),
                    receipt.unit(),
                    receipt.period(),
                    verdict.understood(),
                    receipt.problems().stream().map(ReceiptJson.ProblemJson::of).toList());
        }
    }

    private final Intake intake;
    private final Function<Form, List<Problem>> contract;
    private final Reception reception;
    private final Executor checkers;
    private final Path work;
    private final int maxFiles;

    /**
     * Makes the handlers.
     *
     * @param contract what a compiled master lacks
     * @param reception takes the bodies
     * @param checkers the few threads that carry checks out, so that many at once stay within the heap
     * @param work where files lie meanwhile
     * @param maxFiles the most files of one request
     */
    public ChecksApi(
            Intake intake,
            Function<Form, List<Problem>> contract,
            Reception reception,
            Executor checkers,
            Path work,
            int maxFiles) {
        this.contract = contract;
        this.intake = intake;
        this.reception = reception;
        this.checkers = checkers;
        this.work = work;
        this.maxFiles = maxFiles;
    }

    /** POST /api/checks. */
    public void check(Context ctx) {
        check(ctx, (context, verdicts) -> Answers.json(context, ChecksJson.of(verdicts)));
    }

    /** Takes and checks the files of a request, and has the verdicts shown. */
    public void check(Context ctx, BiConsumer<Context, List<Verdict>> shown) {
        ctx.future(() -> {
            try {
                UploadParts parts = new UploadParts(ctx.contentType(), work, maxFiles);
                try {
                    return reception
                            .take(ctx, reception.bounds().requestBytes(), parts)
                            .thenAcceptAsync(upload -> shown.accept(ctx, verdicts(upload)), checkers);
                } catch (Refusal refusal) {
                    parts.abandon();
                    throw refusal;
                }
            } catch (IOException e) {
                throw WorkFolder.failure(e);
            }
        });
    }

    private List<Verdict> verdicts(UploadParts.Upload upload) {
        try (upload) {
            @Nullable
            LocalDate receivedOn = upload.receivedOn() == null ? null : Query.day("receivedOn", upload.receivedOn());
            Checked<List<Verdict>> checked =
                    intake.check(upload.files(), receivedOn, upload.folder().resolve("kept"), contract);
            return checked.value().orElseThrow(() -> Refusal.of(checked.problems()));
        }
    }

    /** The word for a verdict: the receipt's, or whether a master can be used. */
    public static String words(Verdict verdict) {
        if (!verdict.master()) {
            return ReceiptJson.statusText(verdict.receipt());
        }
        return verdict.receipt().problems().stream().anyMatch(problem -> problem.isError()) ? "模板需修改" : "模板可用";
    }
}
