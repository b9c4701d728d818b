package org.kaoping.yearfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaoping.Kaoping;
import org.kaoping.Replay;
import org.kaoping.Settings;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Wording;
import org.kaoping.scheme.Deadlines;
import org.kaoping.store.Archive;
import org.kaoping.store.Database;

/** An archive is whole or not there: what happens when the disk is full, and what its zip is like. */
class YearFileTest {
    @TempDir
    Path folder;

    private Kaoping kaoping;
    private Database database;
    private YearFile.Source source;

    @BeforeEach
    void open() throws IOException {
        Path data = folder.resolve("data");
        Settings.Read read = Settings.read(
                new String[] {"--port=0", "--data=" + data, "--first-scheme=src/main/resources/demo/scheme-demo.xlsx"},
                Map.of());
        Clock clock = Clock.fixed(Instant.parse("2021-02-01T02:00:00Z"), Deadlines.ZONE);
        kaoping = new Kaoping(((Settings.Good) read).settings(), clock);
        Path snapshot = Files.createDirectories(folder.resolve("copy")).resolve("kaoping.db");
        Database.copy(data.resolve("kaoping.db"), snapshot);
        Path other = Files.createDirectories(folder.resolve("read")).resolve("kaoping.db");
        Files.copy(snapshot, other);
        database = Database.open(other);
        source = new YearFile.Source(
                snapshot,
                database,
                new Archive(data.resolve("originals")),
                kaoping.rooms().shelf(),
                kaoping.rooms().results(),
                kaoping.rooms().published(),
                clock);
    }

    @AfterEach
    void close() {
        database.close();
        kaoping.close();
    }

    /** A disk that is full after so many bytes. */
    private static YearFile.Opener full(long after) {
        return file -> new FilterOutputStream(Files.newOutputStream(file)) {
            private long left = after;

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                left -= length;
                if (left < 0) {
                    throw new IOException("No space left on device");
                }
                out.write(bytes, from, length);
            }
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 100_000, 300_000})
    void aFullDiskLeavesNoHalfFileAndSaysSo(long bytes) throws IOException {
        Path place = Files.createDirectories(folder.resolve("place"));
        Checked<YearFile.Written> written = YearFile.write(2020, source, place.resolve("2020.zip"), full(bytes));
        assertThat(written.valueOrNull()).isNull();
        assertThat(Wording.message(written.problems().get(0))).contains("磁盘空间不足", "没有留下半个文件");
        try (Stream<Path> left = Files.list(place)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aYearWithoutResultIsArchivedWithItsDraftTheSameEachTime() throws IOException {
        Path one = folder.resolve("one.zip");
        Path two = folder.resolve("two.zip");
        assertThat(YearFile.write(2020, source, one).get().files()).isEqualTo(1);
        assertThat(YearFile.write(2020, source, two).valueOrNull()).isNotNull();
        assertThat(Files.readAllBytes(one)).isEqualTo(Files.readAllBytes(two));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, java.nio.charset.StandardCharsets.UTF_8);
        assertThat(Replay.run(new String[] {one.toString()}, folder, out, out)).isZero();
        assertThat(said.toString(java.nio.charset.StandardCharsets.UTF_8)).contains("结论：清单一致；归档里没有已发布的结果");
        try (ZipFile zip = new ZipFile(one.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(zip.entries());
            assertThat(entries)
                    .extracting(ZipEntry::getName)
                    .contains("考评结果/测算稿/考评结果汇总.xlsx", "考评结果/测算稿/考评结果（打印页）.html");
            assertThat(entries)
                    .allSatisfy(entry -> assertThat(entry.getTimeLocal()).isNotNull());
            byte[] page =
                    zip.getInputStream(zip.getEntry("考评结果/测算稿/考评结果（打印页）.html")).readAllBytes();
            assertThat(new String(page, java.nio.charset.StandardCharsets.UTF_8))
                    .contains("测算稿，不作表彰和通报依据");
        }
    }

    /** More files than the old format of zips can count are written and read. */
    @Test
    void moreThan65535FilesAreCounted() throws IOException {
        Path many = folder.resolve("many.zip");
        int count = 66_000;
        try (OutputStream out = Files.newOutputStream(many);
                Packer packer = new Packer(new java.io.BufferedOutputStream(out))) {
            LocalDateTime time = LocalDateTime.of(2021, 1, 1, 0, 0);
            for (int i = 0; i < count; i++) {
                packer.add("a/" + i, new byte[0], time);
            }
            packer.finish(time);
        }
        try (ZipFile zip = new ZipFile(many.toFile())) {
            assertThat(zip.size()).isEqualTo(count + 1);
        }
    }

    @Test
    void aLineOfTheListIsThatOfSha256sum() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Packer packer = new Packer(bytes)) {
            assertThat(packer.add("b.txt", "abc".getBytes(java.nio.charset.StandardCharsets.UTF_8), LocalDateTime.MIN))
                    .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
            packer.finish(LocalDateTime.of(2021, 1, 1, 0, 0));
        }
        Path file = Files.write(folder.resolve("sums.zip"), bytes.toByteArray());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(new String(
                            zip.getInputStream(zip.getEntry("SHA256SUMS")).readAllBytes(),
                            java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b.txt\n");
        }
    }
}
