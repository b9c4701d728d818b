package org.kaoping.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.spy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.InOrder;

class ArchiveTest {
    private static final byte[] ABC = "abc".getBytes(UTF_8);
    private static final String HASH = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final Instant NOW = Instant.parse("2020-05-25T08:00:00Z");

    @TempDir
    Path folder;

    private Path place() {
        return folder.resolve("ba").resolve(HASH);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void keepsBytesByTheirHashReadOnly() throws IOException {
        Archive archive = new Archive(folder);
        assertThat(archive.put(ABC)).isEqualTo(HASH);
        assertThat(archive.get(HASH)).isEqualTo(ABC);
        assertThat(archive.has(HASH)).isTrue();
        assertThat(files()).containsExactly("ba/" + HASH);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place())))
                .isEqualTo("r--r--r--");
    }

    @Test
    void theSameBytesAreKeptOnceUnderAnyName() throws IOException {
        Archive archive = new Archive(folder);
        Path one = Files.write(folder.resolveSibling("one.xlsx"), ABC);
        assertThat(archive.put(one)).isEqualTo(HASH);
        assertThat(archive.put(ABC)).isEqualTo(HASH);
        assertThat(files()).containsExactly("ba/" + HASH);
        assertThat(one).exists();
    }

    @Test
    void syncsBeforeItNamesAndSyncsTheFolderBeforeItAnswers() throws IOException {
        Disk disk = spy(new Disk());
        new Archive(folder, disk).put(ABC);
        InOrder order = inOrder(disk);
        order.verify(disk).sync(any());
        order.verify(disk).syncFolder(folder);
        order.verify(disk).rename(any(), any());
        order.verify(disk).syncFolder(folder.resolve("ba"));
        order.verifyNoMoreInteractions();
    }

    @Test
    void syncsTheFolderAgainWhenTheBytesAreThereAlready() throws IOException {
        new Archive(folder).put(ABC);
        Disk disk = spy(new Disk());
        new Archive(folder, disk).put(ABC);
        InOrder order = inOrder(disk);
        order.verify(disk).syncFolder(folder);
        order.verify(disk).syncFolder(folder.resolve("ba"));
    }

    @Test
    void aFailingSyncKeepsNothing() throws IOException {
        Disk disk = spy(new Disk());
        doThrow(new IOException("No space left on device")).when(disk).sync(any());
        Archive archive = new Archive(folder, disk);
        assertThatThrownBy(() -> archive.put(ABC))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("No space left on device");
        assertThat(files()).isEmpty();
    }

    @Test
    void aFailingFolderSyncIsNoSuccess() throws IOException {
        Disk disk = spy(new Disk());
        doThrow(new IOException("broken")).doCallRealMethod().when(disk).syncFolder(any());
        Archive archive = new Archive(folder, disk);
        assertThatThrownBy(() -> archive.put(ABC)).isInstanceOf(UncheckedIOException.class);
        assertThat(archive.put(ABC)).as("the next try").isEqualTo(HASH);
    }

    @Test
    void aStreamThatBreaksKeepsNothing() throws IOException {
        InputStream broken =
                new SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), new ByteArrayInputStream(ABC) {
                    @Override
                    public synchronized int read(byte[] bytes, int from, int length) {
                        throw new UncheckedIOException(new IOException("connection reset"));
                    }
                });
        assertThatThrownBy(() -> new Archive(folder).put(broken)).hasRootCauseMessage("connection reset");
        assertThat(files()).isEmpty();
    }

    @Test
    void aChangedOriginalIsNeverGivenOutAndIsMendedByTheNextGoodCopy() throws IOException {
        Archive archive = new Archive(folder);
        archive.put(ABC);
        Files.setPosixFilePermissions(place(), PosixFilePermissions.fromString("rw-r--r--"));
        Files.write(place(), "abd".getBytes(UTF_8));
        assertThatThrownBy(() -> archive.get(HASH)).isInstanceOf(UncheckedIOException.class);
        archive.put(ABC);
        assertThat(archive.get(HASH)).isEqualTo(ABC);
        assertThat(files()).containsExactly("ba/" + HASH, "lost+found/" + HASH);
    }

    @Test
    void manyWritersOfTheSameBytesAllSucceed() throws Exception {
        Archive archive = new Archive(folder);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> hashes = IntStream.range(0, 40)
                    .mapToObj(i -> threads.submit(() -> archive.put(ABC)))
                    .toList();
            for (Future<String> hash : hashes) {
                assertThat(hash.get()).isEqualTo(HASH);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(files()).containsExactly("ba/" + HASH);
    }

    @Test
    void knowsNothingElse() {
        Archive archive = new Archive(folder);
        for (String none : List.of(HASH, "", "../../etc/passwd", HASH.toUpperCase(java.util.Locale.ROOT))) {
            assertThat(archive.has(none)).isFalse();
            assertThatThrownBy(() -> archive.get(none)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void sweepsTemporaryFilesAndOldOrphans() throws IOException {
        Archive archive = new Archive(folder);
        String known = archive.put("known".getBytes(UTF_8));
        String old = archive.put("old".getBytes(UTF_8));
        String young = archive.put("young".getBytes(UTF_8));
        for (String hash : List.of(known, old)) {
            age(hash, Duration.ofHours(25));
        }
        age(young, Duration.ofHours(23));
        Files.write(folder.resolve("incoming-1.tmp"), ABC);

        assertThat(archive.sweep(Set.of(known)::contains, NOW)).containsExactly(old);
        assertThat(archive.has(known)).isTrue();
        assertThat(archive.has(young)).isTrue();
        assertThat(archive.has(old)).isFalse();
        assertThat(folder.resolve("lost+found").resolve(old)).exists();
        assertThat(folder.resolve("incoming-1.tmp")).doesNotExist();
        assertThat(archive.sweep(Set.of(known)::contains, NOW))
                .as("what is lost is lost once")
                .isEmpty();
    }

    private void age(String hash, Duration age) throws IOException {
        Files.setLastModifiedTime(folder.resolve(hash.substring(0, 2)).resolve(hash), FileTime.from(NOW.minus(age)));
    }
}
