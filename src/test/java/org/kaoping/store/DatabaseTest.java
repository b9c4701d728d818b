package org.kaoping.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class DatabaseTest {
    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("kaoping.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private String pragma(String name, boolean writer) {
        return writer
                ? database.write(handle ->
                        handle.createQuery("PRAGMA " + name).mapTo(String.class).one())
                : database.read(handle ->
                        handle.createQuery("PRAGMA " + name).mapTo(String.class).one());
    }

    private void table() {
        database.write(handle -> handle.execute("CREATE TABLE note (text TEXT NOT NULL UNIQUE) STRICT"));
    }

    private int note(String text) {
        return database.write(handle -> handle.execute("INSERT INTO note (text) VALUES (?)", text));
    }

    private List<String> notes() {
        return database.read(handle -> handle.createQuery("SELECT text FROM note ORDER BY text")
                .mapTo(String.class)
                .list());
    }

    @Test
    void everyConnectionHasItsPragmas() {
        assertThat(pragma("journal_mode", true)).isEqualTo("wal");
        assertThat(pragma("synchronous", true)).as("FULL").isEqualTo("2");
        assertThat(pragma("foreign_keys", true)).isEqualTo("1");
        assertThat(pragma("busy_timeout", true)).isEqualTo("30000");
        assertThat(pragma("busy_timeout", false)).isEqualTo("30000");
        assertThat(pragma("query_only", false)).isIn("0", "1");
    }

    @Test
    void readersCannotWrite() {
        table();
        assertThatThrownBy(() -> database.read(handle -> handle.execute("INSERT INTO note (text) VALUES ('x')")))
                .hasMessageContaining("readonly");
    }

    @Test
    void fiftyWritersAtOnceAllGetTheirTurn() throws Exception {
        table();
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Integer>> written = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String text = "n" + i;
                Callable<Integer> task = () -> {
                    start.await();
                    notes();
                    return note(text);
                };
                written.add(threads.submit(task));
            }
            start.countDown();
            for (Future<Integer> one : written) {
                assertThat(one.get()).isEqualTo(1);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(notes()).hasSize(50);
    }

    @Test
    void aReadSeesOneSnapshotWhateverIsWrittenMeanwhile() throws Exception {
        table();
        note("before");
        List<Integer> seen = database.read(handle -> {
            int first = handle.createQuery("SELECT count(*) FROM note")
                    .mapTo(Integer.class)
                    .one();
            Thread other = new Thread(() -> note("meanwhile"));
            other.start();
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            int second = handle.createQuery("SELECT count(*) FROM note")
                    .mapTo(Integer.class)
                    .one();
            return List.of(first, second);
        });
        assertThat(seen).containsExactly(1, 1);
        assertThat(notes()).containsExactly("before", "meanwhile");
    }

    @Test
    void aFailedTransactionLeavesNothing() {
        table();
        assertThatThrownBy(() -> database.write(handle -> {
                    handle.execute("INSERT INTO note (text) VALUES ('half')");
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        assertThat(notes()).isEmpty();
        note("next");
        assertThat(notes()).containsExactly("next");
    }

    @Test
    void transactionsAreNotNestedButAReadJoins() {
        table();
        List<String> seen = database.write(handle -> {
            handle.execute("INSERT INTO note (text) VALUES ('mine')");
            return notes();
        });
        assertThat(seen).containsExactly("mine");
        assertThatThrownBy(() -> database.write(handle -> note("inner"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> database.read(handle -> note("inner"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void afterAnInputOutputErrorTheConnectionIsReplaced() {
        // a temporary table lives as long as its connection
        database.write(handle -> handle.execute("CREATE TEMP TABLE mark (x INTEGER)"));
        assertThat(temporaryTables()).isEqualTo(1);
        assertThatThrownBy(() -> database.write(handle -> {
                    throw new org.jdbi.v3.core.ConnectionException(
                            new SQLiteException("disk I/O error", SQLiteErrorCode.SQLITE_IOERR_FSYNC));
                }))
                .isInstanceOf(org.jdbi.v3.core.ConnectionException.class);
        assertThat(temporaryTables()).as("on another connection").isZero();
        assertThat(database.healthy()).isTrue();
    }

    @Test
    void afterAnyOtherErrorTheConnectionStays() {
        database.write(handle -> handle.execute("CREATE TEMP TABLE mark (x INTEGER)"));
        assertThatThrownBy(() -> database.write(handle -> handle.execute("no sql")))
                .isNotNull();
        assertThat(temporaryTables()).isEqualTo(1);
    }

    private int temporaryTables() {
        return database.write(
                handle -> handle.createQuery("SELECT count(*) FROM sqlite_temp_master WHERE name = 'mark'")
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void whatWasWrittenIsThereAfterReopening() {
        table();
        note("kept");
        database.close();
        database = Database.open(folder.resolve("kaoping.db"));
        assertThat(notes()).containsExactly("kept");
    }

    @Test
    void theAuditLogIsOnlyAddedTo() {
        Audit.Line line = new Audit.Line(Instant.ofEpochMilli(1_590_000_000_123L), "office", "decided", "u1", "来函更正");
        database.write(handle -> {
            Audit.log(handle, line);
            return 0;
        });
        List<Audit.Line> lines = database.read(handle -> Audit.of(handle, "u1"));
        assertThat(lines).containsExactly(line);
        assertThatThrownBy(() -> database.write(handle -> handle.execute("UPDATE audit SET who = 'nobody'")))
                .hasMessageContaining("only added to");
        assertThatThrownBy(() -> database.write(handle -> handle.execute("DELETE FROM audit")))
                .hasMessageContaining("only added to");
    }

    @Test
    void everyTableIsStrict() {
        List<String> loose = database.read(
                handle -> handle.createQuery("""
                        SELECT name FROM pragma_table_list
                        WHERE schema = 'main' AND type = 'table' AND strict = 0
                          AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'flyway_%'""").mapTo(String.class).list());
        assertThat(loose).isEmpty();
    }

    @Test
    void aRehearsalSeesItsWritesAndLeavesNothing() {
        database.write(handle -> handle.execute("CREATE TABLE trial (text TEXT) STRICT"));
        String count = "SELECT count(*) FROM trial";
        int seen = database.rehearse(handle -> {
            handle.execute("INSERT INTO trial VALUES ('one')");
            return handle.createQuery(count).mapTo(Integer.class).one();
        });
        assertThat(seen).isEqualTo(1);
        int left = database.read(
                handle -> handle.createQuery(count).mapTo(Integer.class).one());
        assertThat(left).isZero();
        // the writer goes on
        int written = database.write(handle -> handle.execute("INSERT INTO trial VALUES ('two')"));
        assertThat(written).isEqualTo(1);
        assertThatThrownBy(() -> database.read(handle -> database.rehearse(inner -> 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aDatabaseInUseIsCopiedAsItStands() {
        database.write(handle -> handle.execute("CREATE TABLE trial (text TEXT) STRICT"));
        database.write(handle -> handle.execute("INSERT INTO trial VALUES ('one')"));
        Path copy = folder.resolve("copy").resolve("kaoping.db");
        Database.copy(folder.resolve("kaoping.db"), copy);
        database.write(handle -> handle.execute("INSERT INTO trial VALUES ('two')"));
        try (Database other = Database.open(copy)) {
            List<String> texts = other.read(handle -> handle.createQuery("SELECT text FROM trial")
                    .mapTo(String.class)
                    .list());
            assertThat(texts).containsExactly("one");
        }
        assertThatThrownBy(() -> Database.copy(folder.resolve("none.db"), folder.resolve("other.db")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(folder.resolve("none.db")).doesNotExist();
    }
}
