package org.kaoping;

import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.kaoping.assessment.Announcing;
import org.kaoping.assessment.Collecting;
import org.kaoping.assessment.Edition;
import org.kaoping.assessment.Excusing;
import org.kaoping.assessment.FactFinder;
import org.kaoping.assessment.MarkDesk;
import org.kaoping.assessment.MarkRecords;
import org.kaoping.assessment.Movement;
import org.kaoping.assessment.Reminders;
import org.kaoping.assessment.Result;
import org.kaoping.assessment.Results;
import org.kaoping.assessment.Tracking;
import org.kaoping.assessment.WhatIf;
import org.kaoping.form.Form;
import org.kaoping.form.Stamp;
import org.kaoping.form.Stamps;
import org.kaoping.intake.Submissions;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.kaoping.problem.Wording;
import org.kaoping.report.Consolidation;
import org.kaoping.report.DecidedRanking;
import org.kaoping.report.RankingWorkbook;
import org.kaoping.scheme.Deadlines;
import org.kaoping.shelf.Shelf;
import org.kaoping.store.DataFolder;
import org.kaoping.store.Database;
import org.kaoping.web.Rooms;
import org.kaoping.web.Server;
import org.kaoping.web.api.ArchiveApi;
import org.kaoping.web.api.MasterContracts;
import org.kaoping.web.api.ResultsApi;
import org.kaoping.web.api.WorkFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running Kaoping: the rooms, made in order by their constructors, and the server over them. */
public final class Kaoping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Kaoping.class);

    private final BackOffice office;
    private final Server server;
    private final Rooms rooms;
    private final String address;

    /**
     * Starts it.
     *
     * @param settings where and how
     * @param clock what time it is
     * @throws DataFolder.InUse when another process has the data folder
     * @throws IllegalStateException when a master lost a field that counts
     * @throws IOException when the data folder can't be written
     */
    public Kaoping(Settings settings, Clock clock) throws IOException {
        this.office = new BackOffice(settings, settings.data(), null, clock);
        Shelf shelf = office.shelf();
        masters(shelf);
        office.resume();
        office.firstScheme(settings);
        Database database = office.database();
        Submissions submissions = new Submissions();
        Path requests = office.folder().work().resolve("requests");
        Tracking tracking = new Tracking(database, shelf, submissions, clock);
        Results results = office.results();
        FactFinder facts = new FactFinder(submissions, MarkRecords.with(shelf));
        this.rooms = new Rooms(
                database,
                shelf,
                office.handOut(),
                office.intake(),
                submissions,
                tracking,
                results,
                (result, edition) -> new ResultsApi.HandOutFile(
                        RankingWorkbook.fileName(result, edition), ranking(shelf, result, edition, List.of())),
                office.published(),
                (result, edition, moved) -> ranking(shelf, result, edition, moved),
                new Collecting(database, shelf, tracking, submissions, clock),
                collected -> new ResultsApi.HandOutFile(
                        Consolidation.fileName(collected),
                        Consolidation.write(collected, requests.resolve("consolidated"))),
                new MarkDesk(database, shelf, results, clock),
                new Excusing(database, shelf, tracking, clock),
                new Reminders(database, shelf, tracking, submissions, clock),
                new Announcing(database, shelf, submissions, results, clock),
                new WhatIf(database, shelf, tracking, facts, clock, settings.whatIf()),
                archiver(clock));
        List<String> hosts = new ArrayList<>(settings.hosts());
        hosts.add(settings.bind().contains(":") ? "[" + settings.bind() + "]" : settings.bind());
        this.server = new Server(
                new Server.Options(
                        settings.bind(),
                        settings.port(),
                        hosts,
                        (long) settings.requestMegabytes() << 20,
                        settings.requestFiles(),
                        settings.uploadPool(),
                        settings.minRate(),
                        Duration.ofSeconds(10),
                        requests),
                rooms,
                clock);
        this.address = "http://" + hosts.get(hosts.size() - 1) + ":" + server.port() + "/";
    }

    private static byte[] ranking(Shelf shelf, Result result, Edition edition, List<Movement> moved) {
        int year = result.ranking().facts().scheme().year();
        Form form = shelf.form(RankingWorkbook.FORM, year).orElseThrow();
        Stamp stamp = Stamps.seal(DecidedRanking.stamp(result, form), shelf.sealKey());
        return RankingWorkbook.write(result, form, edition, moved, stamp);
    }

    private ArchiveApi.Maker archiver(Clock clock) {
        Archiving archiving = new Archiving(office.folder().database(), office.originals(), office.shelf(), clock);
        return (year, scratch, target) ->
                archiving.write(year, scratch, target).then(written -> Checked.of(Deadlines.day(clock.instant())));
    }

    /** Says what is wrong with the masters; one that lost a field that counts must not go on collecting. */
    private static void masters(Shelf shelf) {
        shelf.refusedMasters()
                .forEach((file, problems) -> problems.stream()
                        .filter(Problem::isError)
                        .forEach(problem -> LOG.error("模板 {} 不能用：{}", file, Wording.message(problem))));
        List<String> lost = new ArrayList<>();
        for (Form form : shelf.forms()) {
            for (Problem problem : MasterContracts.check(form)) {
                lost.add("模板「" + form.card().title() + "」：" + Wording.message(problem));
            }
        }
        // one that was published once is not thrown out with the program that came after it: it is said
        shelf.everyForm().stream()
                .filter(form -> shelf.forms().stream().noneMatch(form::equals))
                .forEach(form -> MasterContracts.check(form)
                        .forEach(problem ->
                                LOG.error("已发布的模板「{}」：{}", form.card().title(), Wording.message(problem))));
        if (!lost.isEmpty()) {
            throw new IllegalStateException(String.join("\n", lost));
        }
    }

    /** The rooms behind the server. */
    public Rooms rooms() {
        return rooms;
    }

    /** The page's address. */
    public String address() {
        return address;
    }

    /** Ends gracefully: requests under way are answered, the database is closed, the folder is free again. */
    @Override
    public void close() {
        server.close();
        office.close();
    }

    /**
     * Starts the server and stays until it is told to end.
     *
     * @param args settings as {@code --name=value}; {@code --train} alone: walk the usual way once and end (run.sh makes
     *     its class archive of it)
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 1 && args[0].equals("--train")) {
            train();
            return;
        }
        Settings.Read read = Settings.read(args, System.getenv());
        if (read instanceof Settings.Help help) {
            System.out.print(help.text());
        } else if (read instanceof Settings.Wrong wrong) {
            wrong.complaints().forEach(System.err::println);
            System.err.print(Settings.help());
            System.exit(2);
        } else if (read instanceof Settings.Good good) {
            run(good.settings());
        }
    }

    private static void run(Settings settings) throws IOException, InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        try {
            Kaoping kaoping = new Kaoping(settings, Clock.system(settings.zone()));
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                LOG.info("正在停止…");
                                kaoping.close();
                                end.countDown();
                            },
                            "end"));
            LOG.info(
                    "考评系统已启动：{}（数据在 {}；按 Ctrl+C 停止）",
                    kaoping.address(),
                    settings.data().toAbsolutePath().normalize());
        } catch (DataFolder.InUse | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (JavalinBindException e) {
            System.err.println("端口 " + settings.port() + " 用不了（可能已被占用）。请停掉占用的程序，或用 --port=… 换一个。");
            System.exit(1);
        }
        end.await();
    }

    /** Starts on an empty folder, asks for the page and a template, and ends: what is loaded then is archived. */
    private static void train() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("kaoping-train");
        Settings.Read read = Settings.read(new String[] {"--port=0", "--data=" + data}, java.util.Map.of());
        if (read instanceof Settings.Good good) {
            try (Kaoping kaoping =
                    new Kaoping(good.settings(), Clock.system(good.settings().zone()))) {
                HttpClient client = HttpClient.newHttpClient();
                for (String path : List.of("", "parts/tracking?year=2020", "api/forms", "healthz")) {
                    client.send(
                            HttpRequest.newBuilder(URI.create(kaoping.address() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
                }
            }
        }
        WorkFolder.delete(data);
    }
}
