package org.kaoping.intake;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.Limits;
import org.kaoping.form.book.ZipParts;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.store.Archive;

/**
 * The door: looks at size and kind, opens zips, passes over what operating systems leave lying about, and puts every
 * file's bytes into the archive. A bad member of a zip is that member's problem alone.
 */
final class Admission {
    private final Archive archive;
    private final Limits limits;

    /** One zip lies in memory at a time, so that many uploads at once stay within the heap. */
    private final Semaphore zips;

    Admission(Archive archive, Limits limits) {
        this(archive, limits, new Semaphore(1));
    }

    private Admission(Archive archive, Limits limits, Semaphore zips) {
        this.archive = archive;
        this.limits = limits;
        this.zips = zips;
    }

    /** The same door before another archive; zips of both take turns. */
    Admission into(Archive other) {
        return new Admission(other, limits, zips);
    }

    /**
     * A file whose bytes are kept.
     *
     * @param fileName to be shown; a zip's member with the zip's name and a slash in front
     * @param sha256 of its bytes; of the zip where it could not be taken out of it
     * @param size of those bytes
     * @param refused whether it is refused at the door and never examined
     * @param attachment what kind of attachment it is: kept and never examined; null for everything else
     * @param problems what was found; with an error exactly when it is refused
     */
    record Admitted(
            String fileName,
            String sha256,
            long size,
            boolean refused,
            @Nullable AttachmentKind attachment,
            List<Problem> problems) {
        Admitted {
            problems = List.copyOf(problems);
        }

        /** Where it stands when it is recorded. */
        Status status() {
            return refused ? Status.REJECTED : attachment != null ? Status.ATTACHMENT : Status.RECEIVED;
        }
    }

    /**
     * What came of one request.
     *
     * @param files in order
     * @param skipped how many junk files were passed over
     */
    record Taken(List<Admitted> files, int skipped) {
        Taken {
            files = List.copyOf(files);
        }
    }

    /**
     * Takes the files of a request in.
     *
     * @throws UncheckedIOException when they can't be kept
     */
    Taken take(List<Intake.Part> parts) {
        List<Admitted> files = new ArrayList<>();
        List<Intake.Part> junk = new ArrayList<>();
        int skipped = 0;
        Sum whole = new Sum(limits.requestBytes() + limits.totalBytes());
        for (Intake.Part part : parts) {
            if (FileNames.junk(part.fileName())) {
                junk.add(part);
            } else {
                skipped += take(part, files, whole);
            }
        }
        if (files.isEmpty() && !junk.isEmpty()) {
            // nothing but junk: say so instead of answering nothing
            Intake.Part only = junk.get(0);
            String hash = archive.put(only.file());
            files.add(refused(
                    FileNames.shown(only.fileName()),
                    hash,
                    size(only.file()),
                    Problem.of(ProblemCode.NOT_A_WORKBOOK, Place.WORKBOOK).found("系统或办公软件的临时文件")));
        }
        skipped += junk.size();
        if (skipped > 0) {
            noteOnFirst(files, skipped);
        }
        return new Taken(files, skipped);
    }

    private static void noteOnFirst(List<Admitted> files, int skipped) {
        Admitted first = files.get(0);
        List<Problem> problems = new ArrayList<>(first.problems());
        problems.add(Problem.of(ProblemCode.JUNK_SKIPPED, Place.WORKBOOK).found(String.valueOf(skipped)));
        files.set(
                0,
                new Admitted(
                        first.fileName(), first.sha256(), first.size(), first.refused(), first.attachment(), problems));
    }

    /** Takes one part; gives how many junk members it had. */
    private int take(Intake.Part part, List<Admitted> files, Sum whole) {
        String name = FileNames.shown(part.fileName());
        long size = size(part.file());
        if (size > limits.fileBytes()) {
            files.add(refused(
                    name,
                    archive.put(part.file()),
                    size,
                    tooLarge("文件大小", megabytes(size), megabytes(limits.fileBytes()))));
            return 0;
        }
        byte[] head = head(part.file());
        boolean zip = Kind.of(head) == Kind.ZIP;
        if (!zip && !Recognition.wantsAll(head)) {
            files.add(plain(name, head, archive.put(part.file()), size));
            return 0;
        }
        zips.acquireUninterruptibly();
        try {
            byte[] bytes = bytes(part.file());
            if (!zip) {
                files.add(plain(name, bytes, archive.put(bytes), size));
                return 0;
            }
            return new Opening(files, whole).open(name, bytes, 1);
        } finally {
            zips.release();
        }
    }

    /** What may still come out of the zips of one request. */
    private static final class Sum {
        private final long most;
        private long left;

        Sum(long most) {
            this.most = most;
            this.left = most;
        }
    }

    /** A file that is no zip: examined, kept as an attachment or refused by its bytes. */
    private Admitted plain(String name, byte[] bytes, String hash, long size) {
        Kind kind = Kind.of(bytes);
        if (kind.archiveName() != null) {
            return refused(
                    name,
                    hash,
                    size,
                    Problem.of(ProblemCode.ARCHIVE_UNSUPPORTED, Place.WORKBOOK).found(kind.archiveName()));
        }
        Recognition seen = Recognition.of(name, bytes, limits);
        if (seen.problem() != null) {
            return refused(name, hash, size, seen.problem());
        }
        return new Admitted(name, hash, size, false, seen.attachment(), List.of());
    }

    /** The opening of one part; what it yields counts together, however deep it lies. */
    private final class Opening {
        private final List<Admitted> files;
        private final Sum whole;
        private long bytesLeft = limits.totalBytes();
        private int entriesLeft = limits.entries();
        private boolean full;

        Opening(List<Admitted> files, Sum whole) {
            this.files = files;
            this.whole = whole;
        }

        /** Opens a zip, or keeps a workbook, which is a zip too; gives the number of junk members. */
        int open(String name, byte[] bytes, int depth) {
            Checked<ZipParts> opened = ZipParts.open(bytes, limits);
            ZipParts zip = opened.valueOrNull();
            boolean calledZip = name.toLowerCase(Locale.ROOT).endsWith(".zip");
            Recognition seen = zip == null ? Recognition.NOTHING : Recognition.of(name, zip);
            if (seen.problem() != null) {
                files.add(refused(name, archive.put(bytes), bytes.length, seen.problem()));
                return 0;
            }
            if (seen.attachment() != null || (zip == null ? !calledZip : Recognition.isDocument(zip))) {
                // a damaged workbook is told as such by its examination
                files.add(new Admitted(name, archive.put(bytes), bytes.length, false, seen.attachment(), List.of()));
                return 0;
            }
            String hash = archive.put(bytes);
            if (zip == null) {
                files.add(new Admitted(name, hash, bytes.length, true, null, opened.problems()));
                return 0;
            }
            if (depth > limits.zipDepth()) {
                files.add(refused(
                        name,
                        hash,
                        bytes.length,
                        Problem.of(ProblemCode.ARCHIVE_TOO_DEEP, Place.WORKBOOK)
                                .expected(String.valueOf(limits.zipDepth()))));
                return 0;
            }
            int before = files.size();
            int junk = members(name, hash, bytes.length, zip, depth);
            if (files.size() == before) {
                files.add(refused(name, hash, bytes.length, Problem.of(ProblemCode.ARCHIVE_EMPTY, Place.WORKBOOK)));
            }
            return junk;
        }

        private int members(String zipName, String zipHash, long zipSize, ZipParts zip, int depth) {
            int junk = 0;
            for (ZipParts.Entry entry : zip.entries()) {
                if (full) {
                    break;
                }
                if (entry.folder() || FileNames.junk(entry.name())) {
                    junk += entry.folder() ? 0 : 1;
                    continue;
                }
                String name = zipName + "/" + FileNames.shown(entry.name());
                entriesLeft--;
                if (entriesLeft < 0) {
                    stop(
                            zipName,
                            zipHash,
                            zipSize,
                            tooLarge("压缩包内的文件数", "超过 " + limits.entries() + " 个", limits.entries() + " 个"));
                    break;
                }
                Checked<byte[]> read = zip.read(entry);
                byte[] bytes = read.valueOrNull();
                if (bytes == null) {
                    files.add(new Admitted(name, zipHash, zipSize, true, null, read.problems()));
                    continue;
                }
                bytesLeft -= bytes.length;
                if (bytesLeft < 0) {
                    String most = megabytes(limits.totalBytes());
                    stop(zipName, zipHash, zipSize, tooLarge("压缩包解开后的大小", "超过 " + most, most));
                    break;
                }
                whole.left -= bytes.length;
                if (whole.left < 0) {
                    String most = megabytes(whole.most);
                    stop(zipName, zipHash, zipSize, tooLarge("一次上传的压缩包解开后的总大小", "超过 " + most, most));
                    break;
                }
                junk += member(name, bytes, depth);
            }
            return junk;
        }

        private int member(String name, byte[] bytes, int depth) {
            Kind kind = Kind.of(bytes);
            if (kind == Kind.ZIP) {
                return open(name, bytes, depth + 1);
            }
            files.add(plain(name, bytes, archive.put(bytes), bytes.length));
            return 0;
        }

        private void stop(String name, String hash, long size, Problem problem) {
            full = true;
            files.add(refused(name, hash, size, problem));
        }
    }

    private static Admitted refused(String name, String hash, long size, Problem problem) {
        return new Admitted(name, hash, size, true, null, List.of(problem));
    }

    private static Problem tooLarge(String limit, String found, String expected) {
        return Problem.of(ProblemCode.LIMIT_EXCEEDED, Place.WORKBOOK)
                .found(found)
                .expected(expected)
                .with("limit", limit)
                .with("advice", "请分成几份上传，或去掉无关的内容。");
    }

    private static String megabytes(long bytes) {
        long tenths = (bytes * 10 + 1024 * 1024 - 1) / (1024 * 1024);
        return tenths % 10 == 0 ? tenths / 10 + " MB" : tenths / 10 + "." + tenths % 10 + " MB";
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] head(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Recognition.HEAD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not through a channel: each thread would keep a buffer of the largest file it ever read, outside the heap. */
    private static byte[] bytes(Path file) {
        try (InputStream in = new FileInputStream(file.toFile())) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
