package org.kaoping.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.FormFiller;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Unit;

/** Handing out: prefilled workbooks of many units in one zip, against what EasyExcel's fill of one costs. */
final class FillingBench {
    private FillingBench() {}

    static void run(Samples samples, Benchmarks bench) throws Exception {
        one("monthly reports", "monthly-report", new Period(2020, 5), samples, bench);
        one("ledgers", "work-ledger", Period.ofYear(2020), samples, bench);
    }

    private static void one(String what, String id, Period period, Samples samples, Benchmarks bench) throws Exception {
        Form form = samples.shelf.form(id).orElseThrow();
        List<Filling> fillings = new ArrayList<>();
        for (Unit unit : samples.scheme.units()) {
            if (samples.handOut.notOwed(form, samples.scheme, unit, period).isEmpty()) {
                fillings.add(samples.handedOut(id, unit.code(), period));
            }
        }
        int[] next = new int[4];
        int many = bench.quick() ? 3 : 1_000;
        List<Race.Result> each = bench.race(7)
                .way("EasyExcel: fill", () -> Peers.easyExcelFill(form, in(fillings, next, 0), false).length)
                .way("EasyExcel: fill in memory", () -> Peers.easyExcelFill(form, in(fillings, next, 1), true).length)
                .way("Kaoping: fill", () -> {
                    Filling filling = in(fillings, next, 2);
                    return samples.shelf.filler(form, filling.lists()).fill(filling).length;
                })
                .run();
        bench.table("Hand out " + what + ", each workbook", each);
        double zipped = Race.once(() -> zip(form, fillings, many, samples));
        bench.say("");
        bench.say(String.format(
                Locale.ROOT,
                "%,d of them prefilled and zipped: %,.0f ms, %.1f %% of EasyExcel's fill alone.",
                many,
                zipped / 1_000,
                100 * zipped / (many * each.get(0).micros())));
    }

    private static Filling in(List<Filling> fillings, int[] next, int who) {
        return fillings.get(next[who]++ % fillings.size());
    }

    private static long zip(Form form, List<Filling> fillings, int many, Samples samples) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.setLevel(Deflater.NO_COMPRESSION); // workbooks are deflated already
            for (int i = 0; i < many; i++) {
                Filling filling = fillings.get(i % fillings.size());
                FormFiller filler = samples.shelf.filler(form, filling.lists());
                zip.putNextEntry(new ZipEntry("表_" + i + ".xlsx"));
                zip.write(filler.fill(filling));
                zip.closeEntry();
            }
        }
        return bytes.size();
    }
}
