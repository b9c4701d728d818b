package org.kaoping.store;

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The originals, by SHA-256. A file is written under a temporary name beside its final place, hashed on the way, synced,
 * renamed to its hash, made read-only, and the folder synced: only then is the hash given back, so that whatever refers
 * to it outlives a power cut. The same bytes are kept once.
 */
public final class Archive {
    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String TEMPORARY = "incoming-";
    private static final int BUFFER = 64 * 1024;

    /** How old a file must be before it is an orphan: a request that is just being recorded has a younger one. */
    private static final Duration ORPHAN_AGE = Duration.ofDays(1);

    /** One lock for each leading byte of a hash: a second writer of the same bytes waits for the first. */
    private final Object[] turns = Stream.generate(Object::new).limit(256).toArray();

    /** The folders whose own names this process has synced. */
    private final Set<Path> durableShelves = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final Disk disk;

    /**
     * An archive in that folder, which is made where it is missing.
     *
     * @param folder such as {@link DataFolder#originals()}
     */
    public Archive(Path folder) {
        this(folder, new Disk());
    }

    Archive(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the originals can't be made", e);
        }
    }

    /** Keeps bytes durably and gives their SHA-256 in lower-case hex; the same bytes are kept once. */
    public String put(byte[] bytes) {
        return put(new ByteArrayInputStream(bytes));
    }

    /**
     * Keeps a file's bytes durably; the file itself stays.
     *
     * @throws UncheckedIOException when it can't be read or kept; then nothing is kept
     */
    public String put(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return put(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the file was not kept", e);
        }
    }

    /**
     * Keeps the bytes of a stream durably.
     *
     * @throws UncheckedIOException when they can't be read or kept; then nothing is kept
     */
    public String put(InputStream in) {
        try {
            Path temporary = Files.createTempFile(folder, TEMPORARY, null);
            try {
                String hash = write(in, temporary);
                synchronized (turns[HexFormat.fromHexDigits(hash, 0, 2)]) {
                    keep(temporary, hash);
                }
                return hash;
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the file was not kept", e);
        }
    }

    /** Whether there are bytes of that SHA-256. */
    public boolean has(String sha256) {
        return HASH.matcher(sha256).matches() && Files.isRegularFile(place(sha256));
    }

    /**
     * The bytes of a SHA-256, checked against it.
     *
     * @throws IllegalArgumentException when there are none
     * @throws UncheckedIOException when they can't be read or are no longer what was kept
     */
    public byte[] get(String sha256) {
        if (!has(sha256)) {
            throw new IllegalArgumentException("no original " + sha256);
        }
        // Not through a channel: each thread would keep a buffer of the largest file it ever read, outside the heap.
        try (InputStream in = new FileInputStream(place(sha256).toFile())) {
            byte[] bytes = in.readAllBytes();
            if (!HexFormat.of().formatHex(digest().digest(bytes)).equals(sha256)) {
                throw new IOException("the original is no longer what was kept: " + sha256);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Tidies up at the start, before anything is taken in: temporary files go, originals that nobody knows and that are
     * older than a day are moved to {@code lost+found}.
     *
     * @param known whether anything refers to a SHA-256
     * @param now the time
     * @return the hashes that were moved
     */
    public List<String> sweep(Predicate<String> known, Instant now) {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            for (Path file : all) {
                if (name(file).startsWith(TEMPORARY)) {
                    Files.deleteIfExists(file);
                }
            }
            List<String> orphans = new ArrayList<>();
            for (Path file : all) {
                if (HASH.matcher(name(file)).matches() && !inLostAndFound(file) && !known.test(name(file))) {
                    Instant written = Files.getLastModifiedTime(file).toInstant();
                    if (written.isBefore(now.minus(ORPHAN_AGE))) {
                        putAside(file);
                        orphans.add(name(file));
                    }
                }
            }
            return List.copyOf(orphans);
        } catch (IOException e) {
            throw new UncheckedIOException("the originals can't be swept", e);
        }
    }

    private String write(InputStream in, Path temporary) throws IOException {
        MessageDigest digest = digest();
        try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                ByteBuffer rest = ByteBuffer.wrap(buffer, 0, read);
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
            }
            disk.sync(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void keep(Path temporary, String hash) throws IOException {
        Path place = place(hash);
        Path shelf = folder.resolve(hash.substring(0, 2));
        Files.createDirectories(shelf);
        if (!durableShelves.contains(shelf)) {
            // also when it stood already: whoever made it may have been killed before this
            disk.syncFolder(folder);
            durableShelves.add(shelf);
        }
        if (Files.isRegularFile(place)) {
            if (hash.equals(hashOf(place))) {
                // its first writer may have been killed between the rename and the sync
                disk.syncFolder(shelf);
                return;
            }
            LOG.error("the original {} had changed on the disk; it is put aside and replaced", hash);
            putAside(place);
        }
        readOnly(temporary);
        disk.rename(temporary, place);
        disk.syncFolder(shelf);
    }

    private void putAside(Path file) throws IOException {
        Path lost = Files.createDirectories(folder.resolve("lost+found"));
        disk.rename(file, lost.resolve(name(file)));
        LOG.warn("moved to lost+found: {}", name(file));
    }

    private static void readOnly(Path file) throws IOException {
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        }
    }

    private String hashOf(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private Path place(String hash) {
        return folder.resolve(hash.substring(0, 2)).resolve(hash);
    }

    private boolean inLostAndFound(Path file) {
        return file.startsWith(folder.resolve("lost+found"));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
