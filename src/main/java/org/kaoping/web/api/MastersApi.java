package org.kaoping.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Form;
import org.kaoping.form.Stamps;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Limits;
import org.kaoping.intake.Intake;
import org.kaoping.intake.Verdict;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.shelf.HandOut;
import org.kaoping.shelf.Publishing;
import org.kaoping.shelf.Shelf;

/** The office's own masters: told in words, tried, published for a year, put back (模板校验). */
public final class MastersApi {
    private static final int JSON_BYTES = 16 * 1024;
    private static final int ASKED_FILES = 2;
    private static final Set<String> FIELDS = Set.of("year", "reason", "unit", "period");

    /**
     * How an uploaded master was understood.
     *
     * @param usable whether it can be published for that year
     * @param problems what is wrong with it, at its cells
     * @param test what the test file would get; null where there is none
     */
    record JudgedJson(
            boolean usable,
            int year,
            @Nullable String form,
            @Nullable String title,
            Verdict.@Nullable Understood master,
            List<ReceiptJson.ProblemJson> problems,
            ChecksApi.@Nullable VerdictJson test) {
        static JudgedJson of(Judged judged) {
            Form form = judged.form();
            return new JudgedJson(
                    judged.usable(),
                    judged.year(),
                    form == null ? null : form.card().id(),
                    form == null ? null : form.card().title(),
                    form == null ? null : Verdict.Understood.of(form),
                    judged.problems().stream().map(ReceiptJson.ProblemJson::of).toList(),
                    judged.test() == null ? null : ChecksApi.VerdictJson.of(judged.test()));
        }
    }

    /** That a master was published. */
    record PublishedJson(int year, String form, String title, String fingerprint) {}

    /**
     * A master that was looked at.
     *
     * @param form null where it is too wrong to be compiled
     * @param test what a test file would get; null where there is none
     */
    public record Judged(
            String fileName,
            int year,
            @Nullable Form form,
            List<Problem> problems,
            @Nullable Verdict test) {
        /** Copies the problems. */
        public Judged {
            problems = List.copyOf(problems);
        }

        /** Whether it can be published. */
        public boolean usable() {
            return form != null && problems.stream().noneMatch(Problem::isError);
        }
    }

    private final Shelf shelf;
    private final Publishing publishing;
    private final Intake intake;
    private final Reception reception;
    private final Executor workers;
    private final Path work;

    /**
     * Makes the handlers.
     *
     * @param reception takes the bodies
     * @param workers the few threads that look at masters
     * @param work where files lie meanwhile
     */
    public MastersApi(Shelf shelf, Intake intake, Reception reception, Executor workers, Path work) {
        this.shelf = shelf;
        this.publishing = new Publishing(shelf);
        this.intake = intake;
        this.reception = reception;
        this.workers = workers;
        this.work = work;
    }

    /** GET /api/masters?year=. */
    public void list(Context ctx) {
        Answers.json(ctx, MastersJson.of(shelf, Query.year(ctx)));
    }

    /** GET /api/masters/{form}/{fingerprint}: the master itself. */
    public void master(Context ctx) {
        Form form = shelf.form(ctx.pathParam("form"), ctx.pathParam("fingerprint"))
                .orElseThrow(() -> Refusal.notFound("这个模板", "可用的模板见「模板」页。"));
        String name = "模板_" + form.card().title() + "_" + form.fingerprint().substring(0, 8) + ".xlsx";
        Answers.file(ctx, name, Answers.XLSX, form.master().bytes());
    }

    /** POST /api/masters/checks: the first file is the master, a second one is tried on it; nothing is recorded. */
    public void check(Context ctx) {
        check(ctx, (context, judged) -> Answers.json(context, JudgedJson.of(judged)));
    }

    /** Takes and judges a master, and has the verdict shown. */
    public void check(Context ctx, BiConsumer<Context, Judged> shown) {
        take(ctx, upload -> {
            if (upload.files().size() > ASKED_FILES) {
                throw Refusal.malformed("有 " + upload.files().size() + " 个文件", "第一个放模板，第二个放试填的表格，不要更多。");
            }
            int year = year(upload.field("year"));
            Judged judged = judge(upload.files().get(0), year);
            if (judged.form() != null && upload.files().size() > 1) {
                Checked<List<Verdict>> tried = intake.tryOut(
                        shelf.trying(judged.form()),
                        List.of(upload.files().get(1)),
                        upload.folder().resolve("kept"));
                Verdict test = tried.value()
                        .orElseThrow(() -> Refusal.of(tried.problems()))
                        .get(0);
                judged = new Judged(judged.fileName(), year, judged.form(), judged.problems(), test);
            }
            shown.accept(ctx, judged);
        });
    }

    /** POST /api/masters/samples: a workbook made of an unpublished master for a unit, to be filled and tried. */
    public void sample(Context ctx) {
        take(ctx, upload -> {
            String asked = upload.field("period");
            var period = Query.period(asked == null ? "" : asked);
            Form form = usable(judge(upload.files().get(0), period.year()));
            String unit = upload.field("unit");
            Checked<HandOut.Workbook> made =
                    new HandOut(shelf.trying(form)).one(form.card().id(), unit == null ? "" : unit, period);
            HandOut.Workbook workbook = made.value().orElseThrow(() -> Refusal.of(made.problems()));
            Answers.file(ctx, "试填_" + workbook.fileName(), Answers.XLSX, workbook.bytes());
        });
    }

    /** POST /api/masters: publishes a master for a year, with a reason. */
    public void publish(Context ctx) {
        take(ctx, upload -> {
            if (upload.files().size() > 1) {
                throw Refusal.malformed("有 " + upload.files().size() + " 个文件", "一次只发布一个模板。");
            }
            int year = year(upload.field("year"));
            String reason = reason(upload.field("reason"));
            Checked<Form> done = publishing.publish(usable(judge(upload.files().get(0), year)), year, reason);
            answer(ctx, done, year);
        });
    }

    /** POST /api/masters/{form}/restore: an earlier master again, or (fingerprint empty) the templates folder's. */
    public void restore(Context ctx) {
        String id = ctx.pathParam("form");
        String type = ctx.contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw Refusal.malformed(415, "内容类型不是 application/json", "请用 JSON 写明 year、fingerprint 和 reason。");
        }
        ctx.future(() -> reception
                .small(ctx, JSON_BYTES)
                .thenAcceptAsync(
                        body -> {
                            JsonNode asked = Answers.object(body);
                            asked.fieldNames().forEachRemaining(name -> {
                                if (!Set.of("year", "fingerprint", "reason").contains(name)) {
                                    throw Refusal.malformed(
                                            "不认识的字段“" + Query.cut(name) + "”", "可用：year、fingerprint、reason。");
                                }
                            });
                            int year = year(asked.path("year").asText());
                            String reason = reason(asked.path("reason").asText());
                            String fingerprint = asked.path("fingerprint").asText("");
                            // the contract may have grown since it was in force
                            shelf.form(id, fingerprint).map(MasterContracts::check).stream()
                                    .filter(lost -> !lost.isEmpty())
                                    .forEach(lost -> {
                                        throw Refusal.of(lost);
                                    });
                            answer(ctx, publishing.again(id, fingerprint, year, reason), year);
                        },
                        workers));
    }

    private static void answer(Context ctx, Checked<Form> done, int year) {
        Form form = done.value().orElseThrow(() -> Refusal.of(done.problems()));
        Answers.json(ctx, new PublishedJson(year, form.card().id(), form.card().title(), form.fingerprint()));
    }

    private interface Taken {
        void of(UploadParts.Upload upload) throws IOException;
    }

    private void take(Context ctx, Taken work) {
        ctx.future(() -> {
            try {
                UploadParts parts = new UploadParts(ctx.contentType(), this.work, ASKED_FILES + 1, FIELDS);
                try {
                    return reception
                            .take(ctx, reception.bounds().requestBytes(), parts)
                            .thenAcceptAsync(upload -> carryOut(work, upload), workers);
                } catch (Refusal refusal) {
                    parts.abandon();
                    throw refusal;
                }
            } catch (IOException e) {
                throw WorkFolder.failure(e);
            }
        });
    }

    private static void carryOut(Taken work, UploadParts.Upload upload) {
        try (upload) {
            work.of(upload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Judged judge(Intake.Part part, int year) throws IOException {
        Limits limits = Limits.STANDARD;
        if (Files.size(part.file()) > limits.fileBytes()) {
            throw Refusal.tooLarge((limits.fileBytes() >> 20) + " MB");
        }
        byte[] bytes = Files.readAllBytes(part.file());
        Checked<Form> judged = intake.apart(part.fileName(), () -> judge(bytes, part.fileName(), year, limits));
        return new Judged(part.fileName(), year, judged.valueOrNull(), judged.problems(), null);
    }

    private Checked<Form> judge(byte[] bytes, String fileName, int year, Limits limits) {
        // read strictly first: what the compiler gets is then a workbook without tricks
        Checked<org.kaoping.form.book.Book> book = Books.open(bytes, fileName, limits);
        if (book.valueOrNull() == null) {
            return Checked.failed(book.problems());
        }
        if (Stamps.find(book.valueOrNull()).isPresent()) {
            return Checked.failed(Problem.of(ProblemCode.MASTER_NOT_PUBLISHABLE, Place.WORKBOOK)
                    .found("这是发给单位填写的表，不是模板")
                    .with("advice", "请在「模板」页下载模板，改好后再上传。"));
        }
        return shelf.compile(bytes).then(form -> {
            List<Problem> problems = new ArrayList<>(MasterContracts.check(form));
            problems.addAll(publishing.obstacles(form, year));
            return Checked.of(form, problems);
        });
    }

    private static Form usable(Judged judged) {
        Form form = judged.form();
        if (form == null || !judged.usable()) {
            throw Refusal.of(judged.problems());
        }
        return form;
    }

    private static int year(@Nullable String text) {
        return Query.year(text == null ? "" : text);
    }

    private static String reason(@Nullable String text) {
        if (text == null || !Intake.isReason(text)) {
            throw Refusal.of(List.of(Problem.of(ProblemCode.REASON_MISSING, Place.WORKBOOK)));
        }
        return text.strip();
    }
}
