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
import java.util.TreeMap;
import org.kaoping.intake.Intake;
import org.kaoping.intake.Status;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Unit;

/** A batch of workbooks from the door into durable rows, on the wall clock, against writing and syncing the files alone. */
final class BatchBench {
    /** The month in which the samples' clock stands: reports of other months are held or refused. */
    private static final Period OPEN = new Period(2020, 12);

    private BatchBench() {}

    static void run(Samples samples, Benchmarks bench, Path folder) throws IOException {
        int many = bench.quick() ? 4 : 1_000;
        // a unit comes once in a batch; the next batch replaces its report with other figures
        List<List<byte[]>> batches = new ArrayList<>();
        for (int time = 0; many(batches) < many; time++) {
            batches.add(batch(samples, time, many - many(batches)));
        }
        bench.say("");
        bench.say("## " + many + " monthly reports, a unit once in a batch, into durable rows (wall clock)");
        bench.say("");
        bench.say("| way | ms | files a second |");
        bench.say("| --- | ---: | ---: |");
        Path raw = Files.createDirectories(folder.resolve("raw"));
        line(
                bench,
                "each file written and synced, nothing else",
                many,
                sync(raw, batches.stream().flatMap(List::stream).toList()));
        Map<Status, Long> outcomes = new TreeMap<>();
        long acknowledged = 0;
        long recorded = 0;
        int next = 0;
        for (List<byte[]> files : batches) {
            List<Intake.Part> sent = new ArrayList<>();
            for (int i = 0; i < files.size(); i++) {
                sent.add(new Intake.Part(next + ".xlsx", raw.resolve(next + ".xlsx")));
                next++;
            }
            long from = System.nanoTime();
            Intake.Batch batch = samples.intake.receive(sent, null).get();
            acknowledged += System.nanoTime() - from;
            Intake.Batch done = samples.intake.await(batch.batch(), 600_000);
            recorded += System.nanoTime() - from;
            done.receipts().forEach(receipt -> outcomes.merge(receipt.status(), 1L, Long::sum));
        }
        line(bench, "Kaoping: every file durable and acknowledged", many, acknowledged);
        line(bench, "Kaoping: every file read, checked, recorded", many, recorded);
        bench.say("");
        bench.say("Outcome: " + outcomes);
    }

    private static int many(List<List<byte[]>> batches) {
        return batches.stream().mapToInt(List::size).sum();
    }

    /** The reports of all units for the month that is open. */
    private static List<byte[]> batch(Samples samples, int time, int most) {
        List<byte[]> files = new ArrayList<>();
        for (Unit unit : samples.scheme.units()) {
            boolean owed = samples.handOut
                    .notOwed(samples.shelf.form("monthly-report").orElseThrow(), samples.scheme, unit, OPEN)
                    .isEmpty();
            if (owed && files.size() < most) {
                files.add(samples.monthly(unit.code(), OPEN.month(), time).bytes());
            }
        }
        return files;
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
