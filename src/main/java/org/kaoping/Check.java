package org.kaoping;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoping.intake.Intake;
import org.kaoping.intake.Receipt;
import org.kaoping.intake.Status;
import org.kaoping.intake.Verdict;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.kaoping.problem.Wording;
import org.kaoping.store.Database;
import org.kaoping.web.api.ChecksApi;
import org.kaoping.web.api.MasterContracts;
import org.kaoping.web.api.WorkFolder;

/**
 * {@code ./run.sh check}: the verdicts on masters and filled workbooks as text. Works on a copy: the database of the data
 * folder is copied as it stands, also while its server runs, and nothing is written there; where there is none, the
 * shipped scheme stands in.
 */
public final class Check {
    /** Every file would be accepted, every master can be used. */
    static final int CLEAN = 0;

    /** At least one file would be refused or held. */
    static final int PROBLEMS = 1;

    /** It was called wrongly. */
    static final int USAGE = 2;

    private Check() {}

    /**
     * Checks files.
     *
     * @param args files, and settings as {@code --name=value}
     */
    public static void main(String[] args) throws IOException {
        // before the first logger: what is said here is the verdicts
        if (System.getProperty("kaoping.log") == null) {
            System.setProperty("kaoping.log", "ERROR");
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(args, System.getenv(), Path.of(System.getProperty("kaoping.here", "")), out, err));
    }

    /**
     * The same without ending the process.
     *
     * @param here the folder that relative names of files start from
     * @return the exit code
     */
    static int run(String[] args, Map<String, String> environment, Path here, PrintStream out, PrintStream err)
            throws IOException {
        List<String> options = new ArrayList<>();
        List<Intake.Part> parts = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        for (String arg : args) {
            Path file = arg.startsWith("--") ? null : here.resolve(arg);
            if (file == null) {
                options.add(arg);
            } else if (Files.isRegularFile(file)) {
                parts.add(new Intake.Part(String.valueOf(file.getFileName()), file));
            } else {
                complaints.add("没有这个文件：" + arg);
            }
        }
        Settings.Read read = Settings.read(options.toArray(String[]::new), environment);
        if (read instanceof Settings.Wrong wrong) {
            complaints.addAll(wrong.complaints());
        }
        if (parts.isEmpty() && complaints.isEmpty()) {
            complaints.add("请写明要检查的文件");
        }
        if (!complaints.isEmpty() || !(read instanceof Settings.Good good)) {
            complaints.forEach(err::println);
            err.println("用法：./run.sh check 文件.xlsx […] [--data=DIR] [--templates=DIR]");
            return USAGE;
        }
        Path scratch = Files.createTempDirectory("kaoping-check");
        try {
            return check(good.settings(), parts, scratch, out, err);
        } finally {
            WorkFolder.delete(scratch);
        }
    }

    private static int check(Settings settings, List<Intake.Part> parts, Path scratch, PrintStream out, PrintStream err)
            throws IOException {
        Path known = settings.data().resolve("kaoping.db");
        @Nullable Path originals = null;
        if (Files.isRegularFile(known)) {
            Database.copy(known, scratch.resolve("kaoping.db"));
            originals = settings.data().resolve("originals");
        }
        try (BackOffice office = new BackOffice(settings, scratch, originals, Clock.system(settings.zone()))) {
            if (originals == null) {
                office.firstScheme(settings);
            }
            Checked<List<Verdict>> checked = office.intake()
                    .check(parts, null, scratch.resolve("kept"), MasterContracts.withPublishing(office.shelf()));
            checked.problems().forEach(problem -> err.println(Wording.message(problem)));
            List<Verdict> verdicts = checked.value().orElse(List.of());
            verdicts.forEach(verdict -> print(verdict, out));
            boolean clean = !verdicts.isEmpty()
                    && verdicts.stream().allMatch(verdict -> verdict.receipt().status() == Status.ACCEPTED);
            return clean ? CLEAN : PROBLEMS;
        }
    }

    private static void print(Verdict verdict, PrintStream out) {
        Receipt receipt = verdict.receipt();
        StringBuilder what = new StringBuilder();
        for (String part : new String[] {receipt.form(), receipt.unit(), receipt.period()}) {
            what.append(part == null || part.isEmpty() ? "" : " " + part);
        }
        out.println(receipt.fileName() + "：" + ChecksApi.words(verdict)
                + (what.isEmpty() ? "" : "（" + what.substring(1) + "）"));
        for (Problem problem : receipt.problems()) {
            String word = switch (problem.severity()) {
                case ERROR -> "需改正";
                case WARNING -> "请核实";
                case NOTE -> "说明";
            };
            out.println("  " + word + " " + Wording.message(problem));
        }
        Verdict.Understood understood = verdict.understood();
        if (understood != null) {
            out.println("  系统的理解：" + understood.summary());
            understood.words().lines().forEach(line -> out.println("    " + line));
        }
    }
}
