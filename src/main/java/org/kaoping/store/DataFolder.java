package org.kaoping.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The one folder under which everything lies that the server writes, locked for this process: two servers on one folder
 * would both believe that they are the only writer.
 */
public final class DataFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /** The folder belongs to another running server; the message says so in plain Chinese. */
    public static final class InUse extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InUse(Path folder) {
            super("数据文件夹正被另一个考评服务使用：%s。请先停掉那一个，或用 --data=DIR 换一个文件夹。".formatted(folder));
        }
    }

    /**
     * Makes the folder where there is none and takes its lock, which the system gives back even after a kill.
     *
     * @throws InUse when another server has it
     */
    public static DataFolder open(Path folder) {
        try {
            Path made = Files.createDirectories(folder.toAbsolutePath().normalize());
            FileChannel channel =
                    FileChannel.open(made.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new InUse(made);
            }
            Files.createDirectories(made.resolve("work"));
            return new DataFolder(made, channel, lock);
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder can't be used: " + folder, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** The SQLite file. */
    public Path database() {
        return folder.resolve("kaoping.db");
    }

    /** Where the originals lie. */
    public Path originals() {
        return folder.resolve("originals");
    }

    /** Where files lie that may be thrown away at the next start: parts of requests, members of zips. */
    public Path work() {
        return folder.resolve("work");
    }

    /** The folder itself. */
    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
