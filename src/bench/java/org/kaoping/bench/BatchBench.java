package org.kaoping.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.kaoping.intake.Intake;
import org.kaoping.intake.Receipt;
import org.kaoping.intake.Status;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Unit;

/** A batch of workbooks from the door into durable rows, on the wall clock, against writing and syncing the files alone. */
final class BatchBench {
    private BatchBench() {}

    static void run(Samples samples, Benchmarks bench, Path folder) throws IOException {
        List<byte[]> files = new ArrayList<>();
        int many = bench.quick() ? 4 : 1_000;
        List<Unit> units = samples.scheme.units();
        for (int i = 0; files.size() < many; i++) {
            Unit unit = units.get(i % units.size());
            int month = 1 + i / units.size() % 12;
            Period period = new Period(2020, month);
            if (samples.handOut
                    .notOwed(samples.shelf.form("monthly-report").orElseThrow(), samples.scheme, unit, period)
                    .isEmpty()) {
                files.add(samples.monthly(unit.code(), month).bytes());
            }
        }
        bench.say("");
        bench.say("## A batch of " + many + " monthly reports into durable rows (wall clock)");
        bench.say("");
        bench.say("| way | ms | files a second |");
        bench.say("| --- | ---: | ---: |");
        Path raw = Files.createDirectories(folder.resolve("raw"));
        line(bench, "each file written and synced, nothing else", many, sync(raw, files));
        List<Intake.Part> sent = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            sent.add(new Intake.Part(i + ".xlsx", raw.resolve(i + ".xlsx")));
        }
        long from = System.nanoTime();
        Intake.Batch batch = samples.intake.receive(sent, null).get();
        line(bench, "Kaoping: every file durable and acknowledged", many, System.nanoTime() - from);
        Intake.Batch done = samples.intake.await(batch.batch(), 600_000);
        line(bench, "Kaoping: every file read, checked, recorded", many, System.nanoTime() - from);
        Map<Status, Long> outcomes =
                done.receipts().stream().collect(Collectors.groupingBy(Receipt::status, Collectors.counting()));
        bench.say("");
        bench.say("Outcome: " + outcomes);
    }

    private static void line(Benchmarks bench, String name, int many, long nanos) {
        bench.say(String.format(
                Locale.ROOT, "| %s | %,d | %,.0f |", name, nanos / 1_000_000, many * 1e9 / Math.max(1, nanos)));
    }

    private static long sync(Path folder, List<byte[]> files) throws IOException {
        long from = System.nanoTime();
        for (int i = 0; i < files.size(); i++) {
            try (FileChannel channel = FileChannel.open(
                    folder.resolve(i + ".xlsx"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(files.get(i)));
                channel.force(true);
            }
        }
        return System.nanoTime() - from;
    }
}
