package org.kaoping.web.api;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.kaoping.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the server can serve and write. */
public final class HealthApi {
    private static final Logger LOG = LoggerFactory.getLogger(HealthApi.class);

    private final Database database;
    private final Path work;

    /**
     * Makes the handler.
     *
     * @param database must answer
     * @param work must take a file
     */
    public HealthApi(Database database, Path work) {
        this.database = database;
        this.work = work;
    }

    /** GET /healthz: 200, or 503 where the database or the disk refuses. */
    public void health(Context ctx) {
        try {
            Path probe = Files.createTempFile(work, "health-", ".tmp");
            Files.delete(probe);
        } catch (IOException e) {
            LOG.error("no file can be written", e);
            throw Refusal.busy();
        }
        if (!database.healthy()) {
            throw Refusal.busy();
        }
        Answers.json(ctx, Map.of("status", "ok"));
    }
}
