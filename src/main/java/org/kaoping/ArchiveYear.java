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
import org.kaoping.problem.Checked;
import org.kaoping.problem.Wording;
import org.kaoping.store.Archive;
import org.kaoping.store.Database;
import org.kaoping.web.api.WorkFolder;
import org.kaoping.yearfile.YearFile;

/** {@code ./run.sh archive 2020 FILE}: a year of the data folder in one file, while its server runs or not. */
public final class ArchiveYear {
    /** It is written. */
    static final int WRITTEN = 0;

    /** It is not written; nothing stands there. */
    static final int FAILED = 1;

    /** It was called wrongly. */
    static final int USAGE = 2;

    private ArchiveYear() {}

    /**
     * Writes an archive.
     *
     * @param args the year, the file, and settings as {@code --name=value}
     */
    public static void main(String[] args) throws IOException {
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
     * @param here the folder that a relative name of the file starts from
     * @return the exit code
     */
    static int run(String[] args, Map<String, String> environment, Path here, PrintStream out, PrintStream err)
            throws IOException {
        List<String> options = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (String arg : args) {
            (arg.startsWith("--") ? options : words).add(arg);
        }
        List<String> complaints = new ArrayList<>();
        Settings.Read read = Settings.read(options.toArray(String[]::new), environment);
        if (read instanceof Settings.Wrong wrong) {
            complaints.addAll(wrong.complaints());
        }
        if (words.size() != 2 || !words.get(0).matches("20\\d\\d|2100")) {
            complaints.add("请写明年度和归档文件，如：./run.sh archive 2020 2020年度考评归档.zip");
        }
        if (!complaints.isEmpty() || !(read instanceof Settings.Good good)) {
            complaints.forEach(err::println);
            err.println("用法：./run.sh archive 年度 文件.zip [--data=DIR]");
            return USAGE;
        }
        return write(good.settings(), Integer.parseInt(words.get(0)), here.resolve(words.get(1)), out, err);
    }

    private static int write(Settings settings, int year, Path target, PrintStream out, PrintStream err)
            throws IOException {
        Path known = settings.data().resolve("kaoping.db");
        if (!Files.isRegularFile(known)) {
            err.println("数据文件夹里没有数据库：" + settings.data().toAbsolutePath());
            return FAILED;
        }
        Path folder = target.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            err.println("文件夹不存在：" + folder);
            return FAILED;
        }
        // masters are compiled and remembered in a copy: the data folder may belong to a running server
        Path scratch = Files.createTempDirectory("kaoping-archive");
        try {
            Database.copy(known, scratch.resolve("kaoping.db"));
            Clock clock = Clock.system(settings.zone());
            try (BackOffice office =
                    new BackOffice(settings, scratch, settings.data().resolve("originals"), clock)) {
                Checked<YearFile.Written> written = new Archiving(
                                known, new Archive(settings.data().resolve("originals")), office.shelf(), clock)
                        .write(
                                year,
                                folder.resolve(".kaoping-archive-"
                                        + ProcessHandle.current().pid()),
                                target);
                return tell(year, written, target, out, err);
            }
        } finally {
            WorkFolder.delete(scratch);
        }
    }

    private static int tell(
            int year, Checked<YearFile.Written> checked, Path target, PrintStream out, PrintStream err) {
        YearFile.Written written = checked.valueOrNull();
        if (written == null) {
            checked.problems().forEach(problem -> err.println(Wording.message(problem)));
            return FAILED;
        }
        out.println(year + " 年度已归档：" + target.toAbsolutePath().normalize());
        out.println("  收到的文件 " + written.files() + " 份，已发布结果 " + written.results() + " 次");
        if (written.lost() > 0) {
            out.println("  注意：数据文件夹里有 " + written.lost() + " 份原件缺失或损坏，见归档目录。");
        }
        return WRITTEN;
    }
}
