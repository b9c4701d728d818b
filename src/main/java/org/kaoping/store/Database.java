package org.kaoping.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The SQLite file: a pool of readers and one writer. The writer's transactions are IMMEDIATE, so that none is refused
 * half way; the journal is WAL and every commit is synced (FULL), so that what was committed outlives a power cut.
 *
 * <p>Every room keeps its own tables and brings its own migrations ({@code db/migration/V<number>__<room>.sql}).
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** How long one waits for the writer's turn and for a lock of another process. */
    private static final int WAIT_MILLIS = 30_000;

    private static final int READERS = 4;

    /**
     * Results after which SQLite's connection can't be trusted any more: once it had an I/O error it goes on failing
     * until it is replaced.
     */
    private static final Set<Integer> DEADLY = Set.of(
            SQLiteErrorCode.SQLITE_IOERR.code,
            SQLiteErrorCode.SQLITE_CORRUPT.code,
            SQLiteErrorCode.SQLITE_CANTOPEN.code,
            SQLiteErrorCode.SQLITE_NOTADB.code);

    private final HikariDataSource writerPool;
    private final HikariDataSource readerPool;
    private final Jdbi writer;
    private final Jdbi reader;

    /** Of this database alone: two of them (in tests) must not join each other's transactions. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Open> open = new ThreadLocal<>();

    /** The transaction of a thread. */
    private record Open(Handle handle) {}

    private Database(HikariDataSource writerPool, HikariDataSource readerPool) {
        this.writerPool = writerPool;
        this.readerPool = readerPool;
        this.writer = Jdbi.create(writerPool);
        this.reader = Jdbi.create(readerPool);
    }

    /**
     * Opens the database, makes it where there is none, and brings its tables up to date.
     *
     * @param file the SQLite file; its folder is made, SQLite's native library is unpacked beside it
     */
    public static Database open(Path file) {
        prepareNative(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        HikariDataSource writing = pool(file, false);
        try {
            Flyway.configure(Database.class.getClassLoader())
                    .dataSource(writing)
                    .locations("classpath:db/migration")
                    // each room numbers its own migrations, so a room's second may come after another room's first
                    .outOfOrder(true)
                    .load()
                    .migrate();
            return new Database(writing, pool(file, true));
        } catch (RuntimeException e) {
            writing.close();
            throw e;
        }
    }

    /**
     * Runs one read transaction: everything in it sees one snapshot. Inside another transaction of the same thread it
     * joins that one (and sees its writes).
     */
    public <T> T read(Function<Handle, T> work) {
        Open outer = open.get();
        return outer != null ? work.apply(outer.handle()) : transaction(reader, readerPool, work, true);
    }

    /**
     * Runs one write transaction; waits for its turn. Nothing slow belongs in it.
     *
     * @throws IllegalStateException inside another transaction of the same thread: hand the handle on instead
     */
    public <T> T write(Function<Handle, T> work) {
        if (open.get() != null) {
            throw new IllegalStateException("a write transaction inside another transaction");
        }
        return transaction(writer, writerPool, work, true);
    }

    /**
     * Runs a write transaction and rolls it back: what would come of it, while nothing is written. Waits for its turn like
     * any other.
     *
     * @throws IllegalStateException inside another transaction of the same thread
     */
    public <T> T rehearse(Function<Handle, T> work) {
        if (open.get() != null) {
            throw new IllegalStateException("a rehearsal inside another transaction");
        }
        return transaction(writer, writerPool, work, false);
    }

    /**
     * Copies a database into a new file, as it stands at this moment, while its server may be running: read only, without
     * the lock of its data folder.
     *
     * @param from an existing database
     * @param to where nothing stands yet; its folder is made
     * @throws IllegalStateException when it can't be read
     */
    public static void copy(Path from, Path to) {
        Path folder = Objects.requireNonNull(to.toAbsolutePath().getParent());
        prepareNative(folder);
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(WAIT_MILLIS);
        config.setReadOnly(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + from.toAbsolutePath());
        try (Handle handle = Jdbi.create(source).open()) {
            handle.execute("VACUUM INTO ?", to.toAbsolutePath().toString());
        } catch (JdbiException e) {
            throw new IllegalStateException("the database can't be read: " + from, e);
        }
    }

    /** Whether it can be read and written just now; for the health check. */
    public boolean healthy() {
        try {
            write(handle -> handle.execute("UPDATE probe SET beat = beat + 1"));
            return read(handle -> handle.createQuery("SELECT beat FROM probe")
                            .mapTo(Long.class)
                            .one())
                    > 0;
        } catch (RuntimeException e) {
            LOG.error("the database can't be used", e);
            return false;
        }
    }

    @Override
    public void close() {
        readerPool.close();
        writerPool.close();
    }

    private <T> T transaction(Jdbi jdbi, HikariDataSource pool, Function<Handle, T> work, boolean keep) {
        try (Handle handle = jdbi.open()) {
            open.set(new Open(handle));
            try {
                handle.begin();
                T result = work.apply(handle);
                if (keep) {
                    handle.commit();
                } else {
                    handle.rollback();
                }
                return result;
            } catch (Throwable e) {
                abandon(handle, pool, e);
                throw e;
            } finally {
                open.remove();
            }
        }
    }

    private static void abandon(Handle handle, HikariDataSource pool, Throwable cause) {
        try {
            if (handle.isInTransaction()) {
                handle.rollback();
            }
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
        if (deadly(cause)) {
            LOG.error("the connection is replaced after an I/O error", cause);
            pool.evictConnection(handle.getConnection());
        }
    }

    private static boolean deadly(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            // extended codes (SQLITE_IOERR_FSYNC …) keep the kind in the lowest byte
            if (cause instanceof SQLiteException sqlite && DEADLY.contains(sqlite.getResultCode().code & 0xff)) {
                return true;
            }
            if (cause instanceof SQLException sql && DEADLY.contains(sql.getErrorCode() & 0xff)) {
                return true;
            }
        }
        return false;
    }

    private static HikariDataSource pool(Path file, boolean readOnly) {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setBusyTimeout(WAIT_MILLIS);
        sqlite.enforceForeignKeys(true);
        sqlite.setReadOnly(readOnly);
        if (!readOnly) {
            sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
            sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            sqlite.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        }
        SQLiteDataSource source = new SQLiteDataSource(sqlite);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());

        HikariConfig hikari = new HikariConfig();
        hikari.setDataSource(source);
        hikari.setPoolName(readOnly ? "readers" : "writer");
        hikari.setMaximumPoolSize(readOnly ? READERS : 1);
        hikari.setReadOnly(readOnly);
        hikari.setMaxLifetime(0);
        hikari.setConnectionTimeout(WAIT_MILLIS);
        return new HikariDataSource(hikari);
    }

    private static void prepareNative(Path folder) {
        try {
            Path natives = Files.createDirectories(folder.resolve("native"));
            if (System.getProperty("org.sqlite.tmpdir") == null) {
                System.setProperty("org.sqlite.tmpdir", natives.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the database can't be made", e);
        }
    }
}
