package org.kaoping.form.book;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * The members of a zip that lies in memory: an uploaded archive, or the parts of a workbook. Its directory is held
 * against its local records, every member's CRC and size are checked while it is inflated, and what is inflated counts
 * against the limits. Not safe for several threads at once.
 */
public final class ZipParts {
    private final byte[] bytes;
    private final List<ZipHead> heads;
    private final List<Entry> entries;
    private final long allowed;
    private final Budget budget;

    /**
     * One member.
     *
     * @param index its place in the directory, zero-based
     * @param name decoded (UTF-8, else GB18030), with forward slashes
     * @param folder whether it is a folder: it has no bytes
     * @param size inflated bytes, as the zip claims
     * @param problem why it can't be read (encrypted, unknown method, unsafe name, symbolic link); null where it can
     */
    public record Entry(
            int index,
            String name,
            boolean folder,
            long size,
            @Nullable Problem problem) {}

    /** What may still be inflated. */
    static final class Budget {
        private final long total;
        private long left;

        Budget(long total) {
            this.total = total;
            this.left = total;
        }

        boolean take(long count) {
            left -= count;
            return left >= 0;
        }

        long total() {
            return total;
        }
    }

    private ZipParts(byte[] bytes, List<ZipHead> heads, long allowed, Limits limits) {
        this.bytes = bytes;
        this.heads = heads;
        this.allowed = allowed;
        this.budget = new Budget(limits.totalBytes());
        this.entries = new ArrayList<>(heads.size());
        for (ZipHead head : heads) {
            entries.add(new Entry(entries.size(), head.name(), head.name().endsWith("/"), head.size(), fault(head)));
        }
    }

    /**
     * Opens an uploaded archive. What is wrong with a member is that member's problem alone; of two members of one name
     * both are given. A member may have at most {@link Limits#fileBytes()} bytes, all that are read together at most
     * {@link Limits#totalBytes()}. Never throws for any bytes.
     */
    public static Checked<ZipParts> open(byte[] bytes, Limits limits) {
        try {
            return Checked.of(new ZipParts(bytes, ZipDirectory.read(bytes, limits), limits.fileBytes(), limits));
        } catch (Refusal e) {
            return Checked.failed(asArchive(e.problem()));
        } catch (RuntimeException e) {
            return Checked.failed(Problem.of(ProblemCode.ARCHIVE_DAMAGED, Place.WORKBOOK)
                    .found(e.getClass().getSimpleName()));
        }
    }

    /**
     * Opens a workbook: any fault of any part, and two parts of one name, refuse it.
     *
     * @throws Refusal for whatever is wrong
     */
    static ZipParts ofWorkbook(byte[] bytes, Limits limits) {
        ZipParts parts = new ZipParts(bytes, ZipDirectory.read(bytes, limits), limits.partBytes(), limits);
        Set<String> seen = new HashSet<>();
        for (Entry entry : parts.entries) {
            Problem fault = entry.problem();
            if (fault != null) {
                throw new Refusal(
                        fault.code() == ProblemCode.ARCHIVE_ENCRYPTED
                                ? Problem.of(ProblemCode.WORKBOOK_ENCRYPTED, Place.WORKBOOK)
                                : fault.code() == ProblemCode.ARCHIVE_DAMAGED
                                        ? Problem.of(ProblemCode.WORKBOOK_DAMAGED, Place.WORKBOOK)
                                                .found(String.valueOf(fault.found()))
                                        : fault);
            }
            if (!seen.add(entry.name().toLowerCase(Locale.ROOT))) {
                throw new Refusal(
                        Problem.of(ProblemCode.DUPLICATE_ENTRY, Place.WORKBOOK).found(entry.name()));
            }
        }
        return parts;
    }

    /** The members in the order of the directory, folders too. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The part of that name, without regard to upper and lower case, as the format wants it; null where there is none. */
    @Nullable
    Entry entry(String name) {
        for (Entry entry : entries) {
            if (entry.name().equalsIgnoreCase(name)) {
                return entry;
            }
        }
        return null;
    }

    /** The bytes of a member, size and CRC checked. Never throws for any bytes. */
    public Checked<byte[]> read(Entry entry) {
        Problem fault = entry.problem();
        if (fault != null) {
            return Checked.failed(fault);
        }
        try {
            return Checked.of(all(entry));
        } catch (Refusal e) {
            return Checked.failed(asArchive(e.problem()));
        } catch (RuntimeException e) {
            return Checked.failed(Problem.of(ProblemCode.ARCHIVE_DAMAGED, Place.WORKBOOK)
                    .found(e.getClass().getSimpleName()));
        }
    }

    /**
     * The bytes of a part at once.
     *
     * @throws Refusal for whatever is wrong
     */
    byte[] all(Entry entry) {
        try (PartStream stream = stream(entry)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream((int) Math.min(entry.size(), 1 << 16));
            byte[] buffer = new byte[1 << 14];
            for (int got = stream.read(buffer, 0, buffer.length);
                    got >= 0;
                    got = stream.read(buffer, 0, buffer.length)) {
                out.write(buffer, 0, got);
            }
            return out.toByteArray();
        }
    }

    /** A part as it lies in the file, to be copied without inflating it; one that is stored gets deflated. */
    PackedParts.Part packed(Entry entry) {
        ZipHead head = heads.get(entry.index());
        return head.method() == 8
                ? new PackedParts.Part(
                        entry.name(), Arrays.copyOfRange(bytes, head.data(), head.end()), (int) head.crc(), (int)
                                head.size())
                : PackedParts.pack(entry.name(), all(entry));
    }

    /** The bytes of a part, one after another; CRC and size are checked at its end. */
    PartStream stream(Entry entry) {
        return new PartStream(bytes, heads.get(entry.index()), allowed, budget);
    }

    private static @Nullable Problem fault(ZipHead head) {
        if (head.encrypted()) {
            return Problem.of(ProblemCode.ARCHIVE_ENCRYPTED, Place.WORKBOOK);
        }
        if (head.method() != 0 && head.method() != 8) {
            return Problem.of(ProblemCode.ARCHIVE_DAMAGED, Place.WORKBOOK)
                    .found("“" + head.name() + "”用了不支持的压缩方法 " + head.method());
        }
        if (head.method() == 0 && head.size() != head.packed()) {
            return Problem.of(ProblemCode.ARCHIVE_DAMAGED, Place.WORKBOOK).found("“" + head.name() + "”的大小自相矛盾");
        }
        if (head.unsafe() || head.special()) {
            return Problem.of(ProblemCode.UNSAFE_NAME, Place.WORKBOOK).found(head.name());
        }
        return null;
    }

    private static Problem asArchive(Problem problem) {
        return problem.code() == ProblemCode.WORKBOOK_DAMAGED
                ? Problem.of(ProblemCode.ARCHIVE_DAMAGED, problem.place()).found(String.valueOf(problem.found()))
                : problem;
    }
}
