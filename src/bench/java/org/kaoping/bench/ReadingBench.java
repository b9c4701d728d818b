package org.kaoping.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.zip.Inflater;
import org.kaoping.form.FormChecker;
import org.kaoping.form.FormReader;
import org.kaoping.form.Values;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Limits;

/** Reading and checking against inflating alone and against the mere reading of others. */
final class ReadingBench {
    private static final LocalDate TODAY = LocalDate.of(2020, 12, 20);

    private ReadingBench() {}

    static void run(Samples samples, Benchmarks bench) throws Exception {
        one("monthly report", samples.monthly("D002", 5), bench);
        one("ledger of " + Samples.LEDGER_ROWS + " rows", samples.ledger("D002"), bench);
    }

    private static void one(String what, Samples.Sample sample, Benchmarks bench) throws Exception {
        byte[] bytes = sample.bytes();
        List<int[]> parts = Peers.parts(bytes);
        Inflater inflater = new Inflater(true);
        byte[] buffer = new byte[1 << 16];
        long cells = open(bytes).sheets().stream()
                .mapToLong(sheet -> sheet.cells().size())
                .sum();
        long wrong = check(sample);
        if (wrong != 0) {
            throw new IllegalStateException("the sample should be right, it has problems: " + wrong);
        }
        List<Race.Result> results = bench.race(15)
                .way("inflating alone", () -> Peers.inflate(bytes, parts, inflater, buffer))
                .way("Kaoping: cells", () -> open(bytes).sheets().size())
                .way("Kaoping: cells, fields", () -> read(sample).fields().size())
                .way("Kaoping: cells, fields, checks", () -> check(sample))
                .way("fastexcel-reader: cells", () -> Peers.fastexcel(bytes))
                .way("EasyExcel: cells", () -> Peers.easyExcel(bytes))
                .way("POI: cells", () -> Peers.poi(bytes))
                .run();
        bench.table(
                String.format(
                        Locale.ROOT,
                        "Read and check a %s (%,d cells, %,d bytes, %,d inflated)",
                        what,
                        cells,
                        bytes.length,
                        Peers.inflate(bytes, parts, inflater, buffer)),
                results);
        bench.say("");
        bench.say(String.format(
                Locale.ROOT,
                "Memory: %,d bytes a cell allocated for reading and checking.",
                results.get(3).bytes() / cells));
        inflater.end();
    }

    private static Book open(byte[] bytes) {
        return Books.open(bytes, "x.xlsx", Limits.STANDARD).get();
    }

    private static Values read(Samples.Sample sample) {
        return FormReader.read(sample.filler().layout(), open(sample.bytes()), sample.handedOut())
                .get();
    }

    private static long check(Samples.Sample sample) {
        return FormChecker.examine(sample.filler(), sample.handedOut(), read(sample), TODAY)
                .problems()
                .size();
    }
}
