package org.kaoping;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.kaoping.assessment.Recomputed;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Wording;
import org.kaoping.web.api.WorkFolder;
import org.kaoping.yearfile.OpenedArchive;

/**
 * {@code ./run.sh replay FILE}: checks the hashes of a year's archive, then computes its published results again from the
 * originals, by the masters and schemes of the archive. Needs no data folder and opens no port.
 */
public final class Replay {
    /** All hashes and all figures are equal. */
    static final int EQUAL = 0;

    /** Something differs, or it is no archive. */
    static final int DIFFERENT = 1;

    /** It was called wrongly. */
    static final int USAGE = 2;

    /** The most differences that are told one by one. */
    private static final int MOST_TOLD = 200;

    private final PrintStream out;

    private Replay(PrintStream out) {
        this.out = out;
    }

    /**
     * Replays an archive.
     *
     * @param args the file
     */
    public static void main(String[] args) throws IOException {
        if (System.getProperty("kaoping.log") == null) {
            System.setProperty("kaoping.log", "ERROR");
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(args, Path.of(System.getProperty("kaoping.here", "")), out, err));
    }

    /**
     * The same without ending the process.
     *
     * @param here the folder that a relative name of the file starts from
     * @return the exit code: 0 equal, 1 something differs or it is no archive, 2 called wrongly
     */
    public static int run(String[] args, Path here, PrintStream out, PrintStream err) throws IOException {
        if (args.length != 1 || Arrays.stream(args).anyMatch(arg -> arg.startsWith("--"))) {
            err.println("用法：./run.sh replay 归档文件.zip");
            return USAGE;
        }
        Checked<OpenedArchive> opened = OpenedArchive.open(here.resolve(args[0]));
        OpenedArchive archive = opened.valueOrNull();
        if (archive == null) {
            opened.problems().forEach(problem -> err.println(Wording.message(problem)));
            return DIFFERENT;
        }
        Path scratch = Files.createTempDirectory("kaoping-replay");
        try (archive) {
            return new Replay(out).replay(archive, scratch, err);
        } finally {
            WorkFolder.delete(scratch);
        }
    }

    private int replay(OpenedArchive archive, Path scratch, PrintStream err) {
        out.println("归档：" + archive.about());
        Checked<List<String>> compared = archive.differences();
        List<String> differences = compared.valueOrNull();
        if (differences == null) {
            compared.problems().forEach(problem -> err.println(Wording.message(problem)));
            return DIFFERENT;
        }
        if (!differences.isEmpty()) {
            out.println("清单核对：" + archive.files() + " 份文件，有 " + differences.size() + " 处不同，没有重算");
            tell(differences);
            return DIFFERENT;
        }
        out.println("清单核对：" + archive.files() + " 份文件，全部与 SHA256SUMS 一致");
        Checked<Replaying.Told> replayed = Replaying.of(archive, scratch);
        Replaying.Told told = replayed.valueOrNull();
        if (told == null) {
            replayed.problems().forEach(problem -> err.println(Wording.message(problem)));
            return DIFFERENT;
        }
        return tell(told);
    }

    private void tell(List<String> lines) {
        lines.stream().limit(MOST_TOLD).forEach(line -> out.println("  " + line));
        if (lines.size() > MOST_TOLD) {
            out.println("  另有 " + (lines.size() - MOST_TOLD) + " 处");
        }
    }

    private int tell(Replaying.Told told) {
        out.println("重算：按收到的先后重新处理原件 " + told.files() + " 份；经办的处理 " + told.decisions() + " 次、登记 " + told.entries()
                + " 条、模板发布 " + told.publications() + " 次，取自归档里的数据库");
        boolean equal = told.faults().isEmpty();
        if (!equal) {
            out.println("重算时发现：");
            tell(told.faults());
        }
        for (Recomputed one : told.results()) {
            equal &= one.different().isEmpty();
            String number = "结果 " + one.result().number();
            out.println(
                    one.different().isEmpty()
                            ? number + "：" + one.figures() + " 项全部相同"
                            : number + "：" + one.figures() + " 项中有 "
                                    + one.different().size() + " 项不同");
            tell(one.different().stream()
                    .map(two -> two.unitName() + "（" + two.unit() + "）" + two.label() + "：发布的是“" + two.published()
                            + "”，重算得“" + two.recomputed() + "”")
                    .toList());
            if (one.different().isEmpty() && !one.sameCode()) {
                out.println("  （校验码不同：程序版本不同时会这样，各项数字仍全部相同）");
            }
        }
        if (told.otherwise() > 0) {
            out.println("说明：有 " + told.otherwise() + " 份文件的处理情况与归档时不同。");
        }
        told.notes().stream().limit(MOST_TOLD).forEach(note -> out.println("说明：" + note));
        String nothing = told.results().isEmpty() ? "归档里没有已发布的结果，没有可以比较的。" : "";
        out.println("结论：" + (equal ? nothing.isEmpty() ? "一致。" : "清单一致；" + nothing : "不一致。" + nothing));
        return equal ? EQUAL : DIFFERENT;
    }
}
