package org.kaoping.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.kaoping.Kaoping;
import org.kaoping.Settings;
import org.kaoping.scheme.Scheme;
import org.kaoping.shelf.HandOut;
import org.kaoping.store.DataFolder;
import org.kaoping.web.Rooms;

/**
 * {@code run.sh demo}: an invented city's whole year, sent day by day through the real front door of a real server. No
 * real body gets an invented mark: units, persons and figures are invented.
 */
public final class Demo {
    private static final String SCHEME = "/demo/scheme-demo.xlsx";

    private Demo() {}

    /**
     * Starts the server on a folder of its own ({@code uploads/demo} unless {@code --data} says otherwise), plays the year
     * where the folder is empty, and stays until it is told to end.
     *
     * @param args settings as for the server
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(Arrays.asList(args));
        if (all.stream().noneMatch(arg -> arg.startsWith("--data="))) {
            all.add("--data=uploads/demo");
        }
        Path folder = Files.createTempDirectory("kaoping-demo");
        Path scheme = folder.resolve("scheme-demo.xlsx");
        try (InputStream shipped = Demo.class.getResourceAsStream(SCHEME)) {
            if (shipped == null) {
                throw new IllegalStateException("not in the jar: " + SCHEME);
            }
            Files.write(scheme, shipped.readAllBytes());
        }
        all.add("--first-scheme=" + scheme);
        Settings.Read read = Settings.read(all.toArray(new String[0]), System.getenv());
        if (!(read instanceof Settings.Good good)) {
            System.err.println(
                    read instanceof Settings.Wrong wrong ? String.join("\n", wrong.complaints()) : Settings.help());
            System.exit(2);
            return;
        }
        try {
            run(good.settings());
        } catch (DataFolder.InUse e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } finally {
            Files.deleteIfExists(scheme);
            Files.deleteIfExists(folder);
        }
    }

    private static void run(Settings settings) throws IOException, InterruptedException {
        try (Kaoping kaoping = new Kaoping(settings, Clock.system(settings.zone()))) {
            Runtime.getRuntime().addShutdownHook(new Thread(kaoping::close, "end"));
            play(kaoping, System.out::println);
            new CountDownLatch(1).await();
        }
    }

    /**
     * Plays the year where nothing was sent yet, and says where to look.
     *
     * @param kaoping a running server whose first scheme is the invented city's
     * @param say takes a line for the person who looks on
     */
    public static void play(Kaoping kaoping, java.util.function.Consumer<String> say)
            throws IOException, InterruptedException {
        Rooms rooms = kaoping.rooms();
        int year = rooms.shelf().years().get(0);
        Scheme scheme = rooms.shelf().scheme(year).orElseThrow();
        boolean fresh = rooms.intake().receipts("monthly-report", null, null, 1).isEmpty();
        if (fresh) {
            say.accept("正在演示「%s」%d年度：%d家单位，逐日报送……"
                    .formatted(scheme.policy().city(), year, scheme.units().size()));
            FilledWorkbooks workbooks = new FilledWorkbooks(rooms.shelf(), rooms.handOut(), scheme);
            FrontDoor door = new FrontDoor(kaoping.address());
            int sent = 0;
            for (Map.Entry<LocalDate, List<Story.Event>> day :
                    Story.of(scheme).days().entrySet()) {
                List<HandOut.Workbook> files = new ArrayList<>();
                day.getValue().forEach(event -> files.add(workbooks.of(event)));
                HttpResponse<String> answer = door.send(files, day.getKey());
                if (answer.statusCode() >= 300) {
                    throw new IllegalStateException(
                            "the front door answered " + answer.statusCode() + ": " + answer.body());
                }
                sent += files.size();
                say.accept("  %s 收到 %d 份，累计 %d 份".formatted(day.getKey(), files.size(), sent));
            }
        } else {
            say.accept("数据文件夹里已有演示数据，直接打开。");
        }
        say.accept("");
        say.accept("演示就绪，请用浏览器打开：" + kaoping.address());
        say.accept("考评结果汇总工作簿：" + kaoping.address() + "api/ranking.xlsx?year=" + year);
        say.accept("单位、人员、数据均为虚构。按 Ctrl+C 停止。");
    }
}
