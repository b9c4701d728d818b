package org.kaoping.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code run.sh bench}: prints tables of quotients. Arguments: names of parts ({@code read}, {@code fill},
 * {@code batch}), none for all; {@code quick} runs each way just often enough to see that it works.
 */
public final class Benchmarks {
    private final boolean quick;
    private final java.util.function.Consumer<String> out;

    private Benchmarks(boolean quick, java.util.function.Consumer<String> out) {
        this.quick = quick;
        this.out = out;
    }

    /** Prints the tables. */
    public static void main(String[] args) throws Exception {
        run(Set.of(args), System.out::println);
    }

    /**
     * Runs the parts.
     *
     * @param asked as on the command line
     * @param out takes the lines of the report
     */
    static void run(Set<String> asked, java.util.function.Consumer<String> out) throws Exception {
        Benchmarks bench = new Benchmarks(asked.contains("quick"), out);
        boolean all = Stream.of("read", "fill", "batch").noneMatch(asked::contains);
        out.accept(environment());
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "bench-");
        try (Samples samples = new Samples(folder)) {
            if (all || asked.contains("read")) {
                ReadingBench.run(samples, bench);
            }
            if (all || asked.contains("fill")) {
                FillingBench.run(samples, bench);
            }
            if (all || asked.contains("batch")) {
                BatchBench.run(samples, bench, folder);
            }
        } finally {
            sweep(folder);
        }
    }

    private static String environment() throws IOException {
        Path file = Path.of("/proc/loadavg");
        String load = Files.exists(file) ? Files.readString(file) : "? ";
        return "Java %s, %s, %d 核, 堆 %d MB, 开始时负载 %s"
                .formatted(
                        System.getProperty("java.version"),
                        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.getRuntime().maxMemory() >> 20,
                        load.substring(0, load.indexOf(' ')));
    }

    private static void sweep(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(all::add);
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }

    /** Whether it is only to be seen that all of it works. */
    boolean quick() {
        return quick;
    }

    /** A race of as many rounds as were asked for. */
    Race race(int rounds) {
        return quick ? new Race(1, 0) : new Race(rounds, 10);
    }

    /** Writes a line. */
    void say(String line) {
        out.accept(line);
    }

    /** Writes a race as a table. */
    void table(String title, List<Race.Result> results) {
        say("");
        say("## " + title);
        say("");
        say("| way | µs | quotient | quartiles | allocated KB |");
        say("| --- | ---: | ---: | --- | ---: |");
        for (Race.Result one : results) {
            say(String.format(
                    Locale.ROOT,
                    "| %s | %,.0f | %s | %s to %s | %,d |",
                    one.name(),
                    one.micros(),
                    times(one.ratio()),
                    times(one.low()),
                    times(one.high()),
                    one.bytes() >> 10));
        }
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, ratio < 0.1 ? "%.4f" : ratio < 10 ? "%.2f" : "%.1f", ratio);
    }
}
