package org.kaoping.web.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The work folder of uploads: what happens when the disk will not, and how leavings are swept. */
public final class WorkFolder {
    private static final Logger LOG = LoggerFactory.getLogger(WorkFolder.class);

    private WorkFolder() {}

    /** 507 for a disk that refused; the cause goes to the log. */
    static Refusal failure(IOException e) {
        LOG.error("upload not written", e);
        return new Refusal(
                507,
                Problem.of(ProblemCode.STORAGE_FAILED, Place.WORKBOOK)
                        .found(e.getClass().getSimpleName()));
    }

    /** Deletes a folder with everything in it; what can't be deleted stays for the sweep at the next start. */
    public static void delete(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            LOG.warn("left behind: {} ({})", folder, e.getClass().getSimpleName());
        }
    }

    /** Empties the work folder; called once at the start, when nobody uses it. */
    public static void sweep(Path work) throws IOException {
        delete(work);
        Files.createDirectories(work);
    }
}
