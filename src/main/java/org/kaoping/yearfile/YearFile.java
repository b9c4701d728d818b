package org.kaoping.yearfile;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.kaoping.assessment.PublishedResults;
import org.kaoping.assessment.Results;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Scheme;
import org.kaoping.shelf.Shelf;
import org.kaoping.store.Archive;
import org.kaoping.store.Database;

/**
 * A year in one file: the originals under plain names, the results and schemes as workbooks and print pages, the database,
 * the masters, and the hashes of all of it. It can be read and checked without this program; {@link OpenedArchive} reads
 * it for {@code ./run.sh replay}.
 */
public final class YearFile {
    private static final int BUFFER = 1 << 16;

    private YearFile() {}

    /**
     * Where a year is read from: all of one moment.
     *
     * @param snapshot a copy of the database, closed: it is put into the archive as it is
     * @param database another copy of it, open
     * @param originals the originals
     * @param shelf schemes and masters
     * @param results results over that copy
     * @param published published results over that copy
     * @param clock what time it is
     */
    public record Source(
            Path snapshot,
            Database database,
            Archive originals,
            Shelf shelf,
            Results results,
            PublishedResults published,
            Clock clock) {}

    /**
     * What was written.
     *
     * @param files how many originals
     * @param results how many published results
     * @param lost how many originals are lost or damaged in the data folder
     */
    public record Written(int files, int results, int lost) {}

    /** Opens what is written to; apart, so that a test can let the disk be full. */
    @FunctionalInterface
    interface Opener {
        OutputStream open(Path file) throws IOException;
    }

    /**
     * Writes the archive of a year: beside its place under another name first, so that there is never half a file.
     *
     * @param target where nothing stands yet
     * @return a problem where there is nothing of that year, where something stands there, or where the disk refuses
     */
    public static Checked<Written> write(int year, Source source, Path target) {
        return write(year, source, target, file -> Files.newOutputStream(file, StandardOpenOption.WRITE));
    }

    static Checked<Written> write(int year, Source source, Path target, Opener opener) {
        Path place = target.toAbsolutePath().normalize();
        Path folder = place.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return Checked.failed(failed("文件夹不存在：" + folder));
        }
        if (Files.exists(place)) {
            return Checked.failed(failed("文件已存在：" + place + "，没有覆盖"));
        }
        Optional<Scheme> scheme = source.shelf().scheme(year);
        YearParts parts = new YearParts(year, scheme.orElse(null), source);
        if (parts.empty()) {
            return Checked.failed(
                    Problem.of(ProblemCode.ARCHIVE_YEAR_EMPTY, Place.WORKBOOK).found(String.valueOf(year)));
        }
        Path temporary = null;
        try {
            temporary = Files.createTempFile(folder, ".kaoping-", ".partial");
            Written written;
            try (OutputStream out = new BufferedOutputStream(opener.open(temporary), BUFFER);
                    Packer packer = new Packer(out)) {
                written = parts.into(packer);
            }
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            if (Files.exists(place)) {
                throw new FileAlreadyExistsException(place.toString());
            }
            Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
            return Checked.of(written);
        } catch (IOException | UncheckedIOException e) {
            return Checked.failed(failed(words(e)));
        } finally {
            delete(temporary);
        }
    }

    private static void delete(@org.jspecify.annotations.Nullable Path temporary) {
        try {
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            // the name says that it is half a file
            temporary.toFile().deleteOnExit();
        }
    }

    /** What the disk refused, in plain words. */
    public static String words(Exception e) {
        Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
        String said = String.valueOf(cause.getMessage());
        if (said.contains("No space left") || said.contains("磁盘空间不足") || said.contains("not enough space")) {
            return "磁盘空间不足";
        }
        return cause instanceof FileAlreadyExistsException
                ? "文件已存在：" + said
                : cause.getClass().getSimpleName() + "：" + said;
    }

    private static Problem failed(String what) {
        return Problem.of(ProblemCode.ARCHIVE_NOT_WRITTEN, Place.WORKBOOK).found(what);
    }

    /** The name to save it under. */
    public static String fileName(int year, Instant at) {
        return year + "年度考评归档_" + org.kaoping.scheme.Deadlines.day(at) + ".zip";
    }

    /** The bytes of the snapshot. */
    static InputStream snapshot(Source source) throws IOException {
        return Files.newInputStream(source.snapshot());
    }
}
