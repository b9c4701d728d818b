package org.kaoping.masters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Draws the masters: {@code DrawMasters [PROJECT [SHARED]]}; without SHARED the filled examples are left as they are. */
public final class DrawMasters {
    private DrawMasters() {}

    /** Draws every master into PROJECT/templates. */
    public static void main(String[] arguments) throws IOException {
        Path project = Path.of(arguments.length > 0 ? arguments[0] : ".");
        write(project, "templates/monthly-report.xlsx", MonthlyReport.draw());
        write(project, "templates/ranking.xlsx", RankingMaster.draw());
    }

    private static void write(Path project, String file, byte[] bytes) throws IOException {
        Path target = project.resolve(file);
        Files.createDirectories(target.getParent());
        Files.write(target, bytes);
    }
}
