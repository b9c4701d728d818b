package org.kaoping.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.kaoping.assessment.FieldLookup;
import org.kaoping.assessment.SelfMarks;
import org.kaoping.web.api.AnnotatedApi;
import org.kaoping.web.api.Answers;
import org.kaoping.web.api.ArchiveApi;
import org.kaoping.web.api.ChecksApi;
import org.kaoping.web.api.ConsolidatedApi;
import org.kaoping.web.api.ExcusedApi;
import org.kaoping.web.api.FormsApi;
import org.kaoping.web.api.Guard;
import org.kaoping.web.api.HealthApi;
import org.kaoping.web.api.MarksApi;
import org.kaoping.web.api.MasterContracts;
import org.kaoping.web.api.MastersApi;
import org.kaoping.web.api.OutputsApi;
import org.kaoping.web.api.PublishedApi;
import org.kaoping.web.api.ReasonsApi;
import org.kaoping.web.api.Reception;
import org.kaoping.web.api.Refusal;
import org.kaoping.web.api.ResultsApi;
import org.kaoping.web.api.SchemesApi;
import org.kaoping.web.api.SubmissionsApi;
import org.kaoping.web.api.TemplatesApi;
import org.kaoping.web.api.UploadsApi;
import org.kaoping.web.api.VisitsApi;
import org.kaoping.web.api.WhatIfApi;
import org.kaoping.web.api.WorkFolder;
import org.kaoping.web.page.Assets;
import org.kaoping.web.page.DeskPages;
import org.kaoping.web.page.MarkPages;
import org.kaoping.web.page.MasterPages;
import org.kaoping.web.page.OutputPages;
import org.kaoping.web.page.Pages;
import org.kaoping.web.page.PublishedPages;
import org.kaoping.web.page.ReasonPages;
import org.kaoping.web.page.ResultPages;
import org.kaoping.web.page.SchemePages;
import org.kaoping.web.page.TrackingPages;
import org.kaoping.web.page.WhatIfPages;
import org.kaoping.web.page.YearMarks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: one table of routes, and what holds for all of them. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("http");

    /**
     * Where and how the server listens.
     *
     * @param bind the address
     * @param port 0 for any free one
     * @param hosts host names beside the loopback names that it is called by
     * @param requestBytes the most that one request may have
     * @param maxFiles the most files of one request
     * @param uploadThreads the uploads' own threads
     * @param minBytesPerSecond the slowest upload
     * @param grace how long an upload may be slower
     * @param work where files lie until the conveyor has them
     */
    public record Options(
            String bind,
            int port,
            List<String> hosts,
            long requestBytes,
            int maxFiles,
            int uploadThreads,
            long minBytesPerSecond,
            Duration grace,
            Path work) {
        /** Copies the hosts. */
        public Options {
            hosts = List.copyOf(hosts);
        }
    }

    private static final int TAKERS = 4;

    /** How many checks without recording are carried out at once. */
    private static final int CHECKERS = 2;

    private final ExecutorService takers;
    private final ExecutorService checkers;
    private final ExecutorService workers;
    private final Reception reception;
    private final Pages pages;
    private final Javalin javalin;

    /**
     * Starts listening.
     *
     * @throws IOException when the work folder can't be made
     */
    public Server(Options options, Rooms rooms, Clock clock) throws IOException {
        WorkFolder.sweep(options.work());
        this.takers = pool(TAKERS, "taker-");
        this.checkers = pool(CHECKERS, "checker-");
        this.workers = pool(options.uploadThreads(), "upload-");
        this.reception = new Reception(
                new Reception.Bounds(
                        options.requestBytes(),
                        1000,
                        options.requestBytes() * 20,
                        options.minBytesPerSecond(),
                        options.grace()),
                workers);
        this.pages =
                new Pages(rooms.shelf(), rooms.intake(), rooms.tracking(), rooms.results(), clock, options.maxFiles());
        this.javalin = Javalin.create(config -> {
            general(config, options);
            config.routes.before(new Guard(options.hosts())::check);
            routes(config.routes, options, rooms);
            config.routes.exception(HttpResponseException.class, (e, ctx) -> thrown(ctx, refusal(e)));
            config.routes.exception(Exception.class, (e, ctx) -> thrown(ctx, e));
        });
        javalin.start();
    }

    private static ExecutorService pool(int threads, String name) {
        AtomicInteger number = new AtomicInteger();
        return Executors.newFixedThreadPool(threads, work -> new Thread(work, name + number.incrementAndGet()));
    }

    private static void general(JavalinConfig config, Options options) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.host = options.bind();
        config.jetty.port = options.port();
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new PlainErrors());
            server.setStopTimeout(15_000);
        });
        config.http.defaultContentType = "text/plain; charset=utf-8";
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = 64 * 1024;
        config.requestLogger.http((ctx, millis) -> {
            if (!ctx.req().getMethod().equals("GET") || ctx.statusCode() >= 500) {
                LOG.info("{} {} {} {} ms", ctx.method(), ctx.endpoint().path, ctx.statusCode(), millis.longValue());
            }
        });
    }

    private void routes(RoutesConfig routes, Options options, Rooms rooms) {
        FormsApi forms = new FormsApi(rooms.shelf(), rooms.handOut());
        TemplatesApi templates = new TemplatesApi(rooms.shelf(), rooms.handOut(), rooms.intake());
        UploadsApi uploads =
                new UploadsApi(rooms.intake(), reception, takers, workers, options.work(), options.maxFiles());
        ChecksApi checks = new ChecksApi(
                rooms.intake(),
                MasterContracts.withPublishing(rooms.shelf()),
                reception,
                checkers,
                options.work(),
                options.maxFiles());
        ReasonsApi reasons = new ReasonsApi(rooms.intake(), reception, workers);
        ReasonPages reasonPages = new ReasonPages(pages, rooms.intake());
        PublishedPages publishedPages = new PublishedPages(pages, rooms.published());
        MastersApi masters = new MastersApi(rooms.shelf(), rooms.intake(), reception, checkers, options.work());
        MasterPages masterPages = new MasterPages(pages, rooms.shelf());
        SchemePages schemePages = new SchemePages(pages, rooms.shelf());
        AnnotatedApi annotated = new AnnotatedApi(rooms.intake(), rooms.shelf());
        SubmissionsApi submissions = new SubmissionsApi(rooms.database(), rooms.submissions());
        ResultsApi results = new ResultsApi(rooms.tracking(), rooms.results(), rooms.workbook());
        PublishedApi published = new PublishedApi(rooms.published(), rooms.printer(), reception, workers);
        ExcusedApi excused = new ExcusedApi(rooms.excusing(), reception, workers);
        TrackingPages trackingPages = new TrackingPages(pages, rooms.excusing());
        ConsolidatedApi consolidated = new ConsolidatedApi(rooms.collecting(), rooms.consolidated());
        SchemesApi schemes = new SchemesApi(rooms.shelf(), rooms.intake());
        HealthApi health = new HealthApi(rooms.database(), options.work());
        WhatIfApi whatIf = new WhatIfApi(rooms.whatIf(), reception, workers);
        WhatIfPages whatIfPages = new WhatIfPages(pages, rooms.shelf(), rooms.whatIf());
        ArchiveApi archive = new ArchiveApi(rooms.archiver(), workers, options.work());
        Assets assets = new Assets();
        new OutputsApi(rooms.shelf(), rooms.reminders(), rooms.announcing()).routes(routes);
        new MarksApi(rooms.marks(), reception, workers).routes(routes);
        new VisitsApi(rooms.shelf(), rooms.marks().papers()).routes(routes);
        new MarkPages(pages, rooms.marks()).routes(routes);
        new OutputPages(pages, rooms.reminders(), rooms.announcing()).routes(routes);
        FieldLookup lookup = new FieldLookup(rooms.database(), rooms.shelf(), rooms.submissions(), rooms.tracking());
        new DeskPages(pages, rooms.shelf(), rooms.intake(), rooms.tracking(), rooms.excusing(), lookup).routes(routes);
        SelfMarks selfMarks = new SelfMarks(rooms.database(), rooms.submissions());
        new YearMarks(pages, rooms.shelf(), rooms.results(), selfMarks).routes(routes);
        new ResultPages(pages, rooms.shelf(), rooms.results(), rooms.published()).routes(routes);

        routes.get("/api/forms", forms::forms);
        routes.get("/api/forms/{form}", forms::form);
        routes.get("/api/units", forms::units);
        routes.get("/api/templates/{form}.zip", templates::all);
        routes.get("/api/templates/{form}", templates::one);
        routes.post("/api/uploads", uploads::upload);
        routes.get("/api/uploads/{id}", uploads::receipt);
        routes.get("/api/uploads/{id}/original", uploads::original);
        routes.get("/api/uploads/{id}/carried", uploads::carried);
        routes.get("/api/uploads/{id}/annotated", annotated::one);
        routes.get("/api/batches/{batch}/annotated.zip", annotated::batch);
        routes.post("/api/uploads/{id}/decision", uploads::decide);
        routes.get("/api/uploads/{id}/reasons", reasons::list);
        routes.post("/api/uploads/{id}/reasons", reasons::add);
        routes.get("/api/batches/{batch}", uploads::batch);
        routes.post("/api/checks", checks::check);
        routes.get("/api/masters", masters::list);
        routes.get("/api/masters/{form}/{fingerprint}", masters::master);
        routes.post("/api/masters", masters::publish);
        routes.post("/api/masters/checks", masters::check);
        routes.post("/api/masters/samples", masters::sample);
        routes.post("/api/masters/{form}/restore", masters::restore);
        routes.get("/api/schemes", schemes::versions);
        routes.get("/api/schemes/{year}/next.xlsx", schemes::next);
        routes.get("/api/schemes/{year}/{version}.xlsx", schemes::workbook);
        routes.get("/api/schemes/{year}/{version}", schemes::version);
        routes.get("/api/schemes/{year}/{version}/differences", schemes::differences);
        routes.get("/api/submissions", submissions::list);
        routes.get("/api/tracking", results::tracking);
        routes.get("/api/tracking/excused", excused::list);
        routes.post("/api/tracking/excused", excused::enter);
        routes.get("/api/ranking", results::ranking);
        routes.get("/api/ranking.xlsx", results::workbook);
        routes.get("/api/results", published::list);
        routes.post("/api/results", published::publish);
        routes.get("/api/results/{number}.xlsx", published::workbook);
        routes.get("/api/results/{number}", published::result);
        routes.get("/api/consolidated/{form}.xlsx", consolidated::workbook);
        routes.get("/api/whatif", whatIf::year);
        routes.post("/api/whatif", whatIf::run);
        routes.get("/api/archive/{year}.zip", archive::archive);
        routes.get("/healthz", health::health);

        routes.get("/", pages::home);
        routes.get("/batches/{batch}", pages::batch);
        routes.get("/parts/batch/{batch}", pages::batchPart);
        routes.get("/parts/reasons/{id}", reasonPages::part);
        routes.get("/parts/recent", pages::recentPart);
        routes.get("/parts/tracking", pages::trackingPart);
        routes.get("/parts/ranking", pages::rankingPart);
        routes.get("/parts/published", publishedPages::part);
        routes.get("/parts/excused", trackingPages::excused);
        routes.get("/checks", pages::checks);
        routes.post("/parts/checks", ctx -> checks.check(ctx, pages::verdicts));
        routes.get("/masters", masterPages::page);
        routes.post("/parts/masters/checks", ctx -> masters.check(ctx, masterPages::judged));
        routes.get("/schemes", schemePages::page);
        routes.get("/history", pages::history);
        routes.get("/whatif", whatIfPages::page);
        routes.post("/parts/whatif", ctx -> whatIf.run(ctx, whatIfPages::outcome));
        routes.get("/assets/{name}", assets::serve);
    }

    private static Refusal refusal(HttpResponseException e) {
        return switch (e.getStatus()) {
            case 404 -> Refusal.notFound("这个地址", "请回到首页。");
            case 413 -> Refusal.tooLarge("64 KB");
            default -> Refusal.malformed(e.getStatus(), "方法或内容不被支持", "请按接口说明发送请求。");
        };
    }

    private void thrown(Context ctx, Exception thrown) {
        Refusal refusal = Answers.refusalIn(thrown);
        String accept = ctx.header("Accept");
        boolean person = !ctx.path().startsWith("/api/") && accept != null && accept.contains("text/html");
        if (refusal != null && person) {
            pages.refused(ctx, refusal);
        } else {
            Answers.thrown(ctx, thrown);
        }
    }

    /** The port that it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Ends gracefully: no new requests, those under way are finished. */
    @Override
    public void close() {
        javalin.stop();
        reception.close();
        takers.shutdown();
        checkers.shutdown();
        workers.shutdown();
    }
}
