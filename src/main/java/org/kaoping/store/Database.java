package org.kaoping.store;

import java.nio.file.Path;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The SQLite file: a pool of readers and one writer. */
public final class Database implements AutoCloseable {
    /** Opens (and migrates) the database. */
    public static Database open(Path file) {
        throw new UnsupportedOperationException(file.toString());
    }

    /** Runs one read transaction: everything in it sees one snapshot. */
    public <T> T read(Function<Handle, T> work) {
        throw new UnsupportedOperationException();
    }

    /** Runs one write transaction; waits for its turn. */
    public <T> T write(Function<Handle, T> work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
