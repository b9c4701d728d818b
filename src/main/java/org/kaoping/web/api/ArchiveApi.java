package org.kaoping.web.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.kaoping.problem.Checked;

/** A year in one file to download. One is made at a time; it lies in the work folder until it is sent. */
public final class ArchiveApi {
    private final Semaphore turn = new Semaphore(1);
    private final Maker maker;
    private final Executor workers;
    private final Path work;

    /** Makes the archive of a year. */
    @FunctionalInterface
    public interface Maker {
        /**
         * Writes it.
         *
         * @param scratch a folder that may be made for the work, and is taken away
         * @param target where nothing stands yet
         * @return the day it is of; a problem where it can't be written
         */
        Checked<LocalDate> make(int year, Path scratch, Path target);
    }

    /**
     * Makes the handler.
     *
     * @param workers where archives are written
     * @param work the folder that they lie in until they are sent
     */
    public ArchiveApi(Maker maker, Executor workers, Path work) {
        this.maker = maker;
        this.workers = workers;
        this.work = work;
    }

    /** GET /api/archive/{year}.zip. */
    public void archive(Context ctx) {
        int year = Query.year(ctx.pathParam("year"));
        if (!turn.tryAcquire()) {
            throw Refusal.busy();
        }
        ctx.future(() -> CompletableFuture.runAsync(() -> answer(ctx, year), workers)
                .whenComplete((done, failure) -> turn.release()));
    }

    private void answer(Context ctx, int year) {
        String name = "archive-" + UUID.randomUUID();
        Path target = work.resolve(name + ".zip");
        Checked<LocalDate> made = maker.make(year, work.resolve(name), target);
        LocalDate day = made.value().orElseThrow(() -> Refusal.of(made.problems()));
        try {
            long size = Files.size(target);
            // the name goes with the stream: nothing is left behind, however the sending ends
            InputStream in = Files.newInputStream(target, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
            ctx.res().setCharacterEncoding((String) null);
            ctx.contentType("application/zip")
                    .header("Content-Disposition", Answers.disposition(year + "年度考评归档_" + day + ".zip"))
                    .header("Content-Length", String.valueOf(size))
                    .header("Cache-Control", "no-store")
                    .result(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
