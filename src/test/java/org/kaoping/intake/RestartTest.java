package org.kaoping.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.form.book.Limits;
import org.kaoping.problem.Checked;
import org.kaoping.store.Archive;
import org.kaoping.store.Database;

/** What was acknowledged can't be lost: not by a kill, not by a full disk. */
class RestartTest {
    @TempDir
    Path folder;

    /** A server that acknowledges and never comes to examine. */
    static final class Stuck {
        public static void main(String[] args) {
            FakeExaminer never = new FakeExaminer();
            never.before = () -> Waiting.on(new CountDownLatch(1));
            Door door = new Door(Path.of(args[0]), never);
            List<Intake.Part> parts = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String text = "unit=D%03d period=2020-05 mark=%d".formatted(i, i);
                parts.add(door.part(i + ".xlsx", FakeExaminer.text(text)));
            }
            parts.add(door.part("again.xlsx", FakeExaminer.text("unit=D000 period=2020-05 mark=0")));
            System.out.println("batch " + door.intake.receive(parts, null).get().batch());
            Waiting.on(new CountDownLatch(1));
        }
    }

    @Test
    void aKillBetweenAcknowledgementAndExaminationLosesNothing() throws Exception {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Stuck.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String batch;
        try (BufferedReader said = server.inputReader()) {
            batch = said.lines()
                    .filter(line -> line.startsWith("batch "))
                    .map(line -> line.substring(6))
                    .findFirst()
                    .orElseThrow();
        } finally {
            server.destroyForcibly().waitFor();
        }
        assertThat(batch).hasSize(20);
        try (Door door = new Door(folder, new FakeExaminer())) {
            assertThat(door.intake.batch(batch).orElseThrow().done()).isFalse();
            assertThat(door.intake.resume()).isEqualTo(21);
            List<Receipt> receipts = door.intake.await(batch, 60_000).receipts();
            assertThat(receipts.subList(0, 20))
                    .allSatisfy(receipt -> assertThat(receipt.status()).isEqualTo(Status.ACCEPTED));
            assertThat(receipts.get(20).status()).isEqualTo(Status.DUPLICATE);
            assertThat(receipts.get(20).duplicateOf()).isEqualTo(receipts.get(0).id());
            assertThat(door.inForce()).hasSize(20);
            assertThat(door.intake.resume()).as("nothing is left").isZero();
        }
    }

    @Test
    void aDiskThatIsFullAcknowledgesNothing() {
        Archive full = spy(new Archive(folder.resolve("full")));
        doThrow(new UncheckedIOException(new IOException("No space left on device")))
                .when(full)
                .put(any(Path.class));
        try (Door door = new Door(
                folder,
                (database, archive, clock) -> new Intake(
                        database,
                        full,
                        new FakeExaminer(),
                        (h, brought, sha, upload, reason) -> 1,
                        clock,
                        Limits.STANDARD))) {
            Checked<Intake.Batch> batch =
                    door.intake.receive(List.of(door.part("a.xlsx", FakeExaminer.text("unit=D001"))), null);
            Checks.failsWith(batch, "storage-failed", "没有保存成功");
            assertThat(door.intake.receipts(null, null, null, 10)).isEmpty();
        }
    }

    @Test
    void aDatabaseThatFailsForAWhileIsTriedAgain() {
        try (Door door = new Door(folder, new FakeExaminer(), new Failing(2), Limits.STANDARD)) {
            Receipt receipt = door.send("form=scheme unit= period=2020 brings");
            assertThat(receipt.status()).isEqualTo(Status.ACCEPTED);
        }
    }

    /** A publisher under which the database fails that often. */
    private static final class Failing implements Publisher {
        private int left;

        Failing(int left) {
            this.left = left;
        }

        @Override
        public int publish(
                org.jdbi.v3.core.Handle handle,
                Examination.Brought brought,
                String sha256,
                String upload,
                String reason) {
            if (left-- > 0) {
                throw new org.jdbi.v3.core.ConnectionException(new java.sql.SQLException("disk I/O error"));
            }
            return 1;
        }
    }

    @Test
    void oneThatCannotBeSettledDoesNotTakeTheOthersWithIt() {
        Publisher broken = (handle, brought, sha256, upload, reason) -> {
            handle.execute("INSERT INTO batch (id, received_at, skipped) VALUES ('half', 0, 0)");
            throw new IllegalStateException("a bug");
        };
        try (Door door = new Door(folder, new FakeExaminer(), broken, Limits.STANDARD)) {
            List<Receipt> receipts =
                    door.sendAll(null, "unit=D001 period=2020-05", "form=scheme unit= period=2020 brings");
            assertThat(receipts.get(0).status()).isEqualTo(Status.ACCEPTED);
            assertThat(Door.codes(receipts.get(1))).containsExactly("examination-failed");
            assertThat(door.intake.batch("half").isPresent())
                    .as("nothing half recorded")
                    .isFalse();
        }
    }

    @Test
    void anExaminationThatOverrunsIsAReceipt() {
        FakeExaminer slow = new FakeExaminer();
        CountDownLatch never = new CountDownLatch(1);
        slow.before = () -> Waiting.on(never);
        Limits limits = Limits.STANDARD.withExaminationTime(Duration.ofMillis(20));
        try (Door door = new Door(folder, slow, (handle, brought, sha256, upload, reason) -> 1, limits)) {
            Receipt late = door.send("unit=D001 period=2020-05");
            assertThat(late.status()).isEqualTo(Status.REJECTED);
            assertThat(Door.codes(late)).containsExactly("examination-timeout");
            slow.before = () -> {};
            assertThat(door.send("unit=D001 period=2020-05").status())
                    .as("sent again")
                    .isEqualTo(Status.ACCEPTED);
        } finally {
            never.countDown();
        }
    }

    @Test
    void whatRefersToAnOriginalIsKnown() {
        try (Door door = new Door(folder, new FakeExaminer())) {
            Receipt receipt = door.send("unit=D001 period=2020-05");
            assertThat(door.intake.refersTo(receipt.sha256())).isTrue();
            assertThat(door.intake.refersTo("0".repeat(64))).isFalse();
            String orphan = door.archive.put(new byte[] {1});
            assertThat(door.archive.sweep(
                            door.intake::refersTo, Clock.systemUTC().instant().plus(Duration.ofDays(2))))
                    .containsExactly(orphan);
        }
    }

    @Test
    void theTablesSurviveWhatTheyHold() {
        try (Database database = Database.open(folder.resolve("kaoping.db"))) {
            List<String> refused = new ArrayList<>();
            for (String sql : List.of(
                    "INSERT INTO submission VALUES ('none', 'f', 'u', 'p', '', 1, 1, 0, 1, NULL, '{}', '')",
                    "INSERT INTO upload (id, batch, file_name, sha256, size, received_at, day, admitted, status, basis,"
                            + " notes, problems) VALUES ('x', 'none', 'f', 's', 1, 1, 'd', 1, 'received', '', '', '')")) {
                try {
                    database.write(handle -> handle.execute(sql));
                } catch (RuntimeException e) {
                    refused.add(String.valueOf(e.getMessage()).contains("FOREIGN KEY") ? "foreign key" : e.toString());
                }
            }
            assertThat(refused).containsExactly("foreign key", "foreign key");
        }
    }
}
