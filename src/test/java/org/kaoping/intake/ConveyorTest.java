package org.kaoping.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.store.Audit;

class ConveyorTest {
    private static final String MAY = "unit=D001 period=2020-05 due=2020-05-25 ";

    @TempDir
    Path folder;

    private FakeExaminer examiner;
    private Door door;

    @BeforeEach
    void open() {
        examiner = new FakeExaminer();
        door = new Door(folder, examiner);
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aGoodFileIsAcceptedAndInForce() {
        Receipt receipt = door.send(MAY + "mark=60.50");
        assertThat(receipt.status()).isEqualTo(Status.ACCEPTED);
        assertThat(receipt.form()).isEqualTo("report");
        assertThat(receipt.unit()).isEqualTo("D001");
        assertThat(receipt.period()).isEqualTo("2020-05");
        assertThat(receipt.problems()).isEmpty();
        Submission submission = door.inForce().get(0);
        assertThat(submission.uploadId()).isEqualTo(receipt.id());
        assertThat(submission.countedOn()).isEqualTo("2020-05-20");
        assertThat(submission.doubtful()).isFalse();
        assertThat(submission.values().text("mark")).isEqualTo("60.5");
        assertThat(new String(door.intake.original(receipt.id()).orElseThrow(), UTF_8))
                .isEqualTo(MAY + "mark=60.50");
    }

    @Test
    void aWarningDoesNotRefuse() {
        Receipt receipt = door.send(MAY + "warn=furniture-changed");
        assertThat(receipt.status()).isEqualTo(Status.ACCEPTED);
        assertThat(door.inForce().get(0).doubtful()).isTrue();
    }

    @Test
    void aRefusedFileReplacesNothing() {
        Receipt good = door.send(MAY + "mark=1");
        Receipt bad = door.send(MAY + "mark=2 wrong=not-a-number");
        assertThat(bad.status()).isEqualTo(Status.REJECTED);
        assertThat(Door.codes(bad)).containsExactly("not-a-number");
        assertThat(door.inForce("D001")).containsExactly(good.id());
        assertThat(door.again(good).status()).isEqualTo(Status.ACCEPTED);
    }

    @Test
    void aNewerAcceptedOneReplacesTheOlderAndNamesTheChangedCells() {
        Receipt one = door.send(MAY + "mark=1 text=a");
        Receipt two = door.send(MAY + "mark=2 text=a");
        assertThat(two.status()).isEqualTo(Status.ACCEPTED);
        assertThat(two.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code().id()).isEqualTo("replaced");
            assertThat(problem.found()).contains("f0.xlsx").contains("改动 1 处：月报!B4");
        });
        assertThat(door.again(one).status()).isEqualTo(Status.SUPERSEDED);
        assertThat(door.inForce("D001")).containsExactly(two.id());
        assertThat(door.intake.original(one.id()).isPresent())
                .as("the old one stays readable")
                .isTrue();
    }

    @Test
    void theSameBytesAgainAreADuplicateWhateverTheirName() {
        String text = MAY + "warn=furniture-changed";
        Receipt one = door.send(text);
        Receipt two = door.send(List.of(door.part("另一个名字 (1).xlsx", FakeExaminer.text(text))), null)
                .get(0);
        assertThat(two.id()).isNotEqualTo(one.id());
        assertThat(two.status()).isEqualTo(Status.DUPLICATE);
        assertThat(two.duplicateOf()).isEqualTo(one.id());
        assertThat(two.unit()).isEqualTo("D001");
        assertThat(Door.codes(two)).containsExactly("duplicate-bytes", "furniture-changed");
        assertThat(door.inForce("D001")).containsExactly(one.id());
        assertThat(examiner.examined).hasValue(1);
    }

    @Test
    void otherBytesUnderTheSameNameAreNoDuplicate() {
        door.send(MAY + "mark=1");
        assertThat(door.send(MAY + "mark=2").status()).isEqualTo(Status.ACCEPTED);
    }

    @Test
    void theSameBytesTwiceInOneBatchAreOneAcceptedAndTheOthersDuplicates() {
        for (int i = 0; i < 10; i++) {
            String text = "unit=D00" + i + " period=2020-05 mark=1";
            List<Receipt> receipts = door.sendAll(null, text, text, text);
            assertThat(receipts.stream().map(Receipt::status))
                    .containsExactly(Status.ACCEPTED, Status.DUPLICATE, Status.DUPLICATE);
            assertThat(receipts.get(2).duplicateOf()).isEqualTo(receipts.get(0).id());
        }
    }

    @Test
    void theSameBytesAgainAfterAVoidAreExaminedAnew() {
        Receipt one = door.send(MAY + "mark=1");
        door.decide(one, "void").get();
        Receipt two = door.send(MAY + "mark=1");
        assertThat(two.status()).isEqualTo(Status.ACCEPTED);
        assertThat(two.duplicateOf()).isNull();
        assertThat(door.inForce("D001")).containsExactly(two.id());
    }

    @Test
    void theSameBytesAgainUnderAnotherMasterAreExaminedAnew() {
        Receipt one = door.send(MAY + "mark=1");
        examiner.basis = "2";
        Receipt two = door.send(MAY + "mark=1");
        assertThat(two.status()).isEqualTo(Status.ACCEPTED);
        assertThat(door.again(one).status()).isEqualTo(Status.SUPERSEDED);
        assertThat(examiner.examined).hasValue(2);
        assertThat(door.send(MAY + "mark=1").status()).isEqualTo(Status.DUPLICATE);
    }

    @Test
    void theSameBytesAsTheOneInForceAreNoDoubtfulReplacementAfterTheDeadline() {
        door.send(MAY + "mark=1");
        examiner.basis = "2";
        door.now("2020-06-20T02:00:00Z");
        assertThat(door.send(MAY + "mark=1").status()).isEqualTo(Status.ACCEPTED);
    }

    @Test
    void aFailedExaminationIsTriedAnewWhenTheSameBytesComeAgain() {
        assertThat(Door.codes(door.send(MAY + "throw"))).containsExactly("examination-failed");
        assertThat(Door.codes(door.send(MAY + "throw"))).containsExactly("examination-failed");
        assertThat(examiner.examined).hasValue(2);
    }

    @Test
    void mastersThatChangeDuringAnExaminationMakeItBeginAgain() {
        examiner.before = () -> {
            if (examiner.examined.get() == 1) {
                examiner.basis = "2";
            }
        };
        assertThat(door.send(MAY + "mark=1").status()).isEqualTo(Status.ACCEPTED);
        assertThat(examiner.examined).hasValue(2);
    }

    @Test
    void fiftySubmissionsAtOnceAreAllRecorded() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(50);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Receipt>> sent = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String text = "unit=D%03d period=2020-05 mark=%d".formatted(i, i);
                sent.add(clients.submit(() -> {
                    start.await();
                    return door.send(text);
                }));
            }
            start.countDown();
            for (Future<Receipt> one : sent) {
                assertThat(one.get().status()).isEqualTo(Status.ACCEPTED);
            }
        } finally {
            clients.shutdown();
        }
        assertThat(door.inForce())
                .hasSize(50)
                .allSatisfy(submission -> assertThat(submission.values().text("mark"))
                        .isEqualTo(String.valueOf(
                                Integer.parseInt(submission.unit().substring(1)))));
    }

    @Test
    void theSameFormTwiceWithinSecondsIsOneInForceAndOneInTheHistory() throws Exception {
        for (int round = 0; round < 10; round++) {
            String unit = "D%03d".formatted(round);
            ExecutorService clients = Executors.newFixedThreadPool(2);
            try {
                List<Future<Receipt>> sent = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    String text = "unit=" + unit + " period=2020-05 mark=" + i;
                    sent.add(clients.submit(() -> door.send(text)));
                }
                Receipt one = sent.get(0).get();
                Receipt two = sent.get(1).get();
                assertThat(Set.of(door.again(one).status(), door.again(two).status()))
                        .containsExactlyInAnyOrder(Status.ACCEPTED, Status.SUPERSEDED);
            } finally {
                clients.shutdown();
            }
            assertThat(door.inForce(unit)).hasSize(1);
        }
        List<Integer> versions =
                door.database.read(handle -> handle.createQuery("SELECT version FROM submission ORDER BY unit, version")
                        .mapTo(Integer.class)
                        .list());
        assertThat(versions).hasSize(20).startsWith(1, 2, 1, 2);
    }

    @Test
    void anOlderOneThatIsExaminedLaterOnlyEntersTheHistory() {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        examiner.before = () -> {
            if (examiner.examined.get() == 1) {
                begun.countDown();
                Waiting.on(slow);
            }
        };
        String older = door.intake
                .receive(List.of(door.part("a.xlsx", FakeExaminer.text(MAY + "mark=1"))), null)
                .get()
                .batch();
        Waiting.on(begun);
        Receipt newer = door.send(MAY + "mark=2");
        slow.countDown();
        Receipt late = door.intake.await(older, 60_000).receipts().get(0);
        assertThat(late.status()).isEqualTo(Status.SUPERSEDED);
        assertThat(door.inForce("D001")).containsExactly(newer.id());
    }

    @Test
    void codesThatLookLikeNumbersComeBackExactly() {
        List<String> codes =
                List.of("12211300000123E456", "152211300000E12345", "000000000000000007", "91211300MA0ABCDE1X", "1E5");
        StringBuilder text = new StringBuilder("unit=007 period=2020-05");
        codes.forEach(code -> text.append(" text").append(code).append('=').append(code));
        assertThat(door.send(text.toString()).unit()).isEqualTo("007");
        Submission kept = door.inForce().get(0);
        assertThat(kept.unit()).isEqualTo("007");
        codes.forEach(code -> assertThat(kept.values().text("text" + code)).isEqualTo(code));
        assertThat(door.inForce("007")).hasSize(1);
        assertThat(door.inForce("7")).isEmpty();
    }

    @ParameterizedTest(name = "{0} counts as {1}")
    @CsvSource({
        "2020-05-25T15:59:59.999Z, 2020-05-25",
        "2020-05-25T16:00:00.000Z, 2020-05-26",
        "2020-05-24T16:00:00.000Z, 2020-05-25"
    })
    void daysAreDaysInShanghai(String instant, String day) {
        door.now(instant);
        door.send(MAY + "mark=1");
        assertThat(door.inForce().get(0).countedOn()).isEqualTo(day);
    }

    @Test
    void aDayOfReceiptInTheFutureIsRefusedAndNothingIsRecorded() {
        List<Intake.Part> parts = List.of(door.part("a.xlsx", FakeExaminer.text(MAY)));
        Checks.failsWith(door.intake.receive(parts, LocalDate.of(2020, 5, 21)), "received-on-wrong", "2020-05-20");
        assertThat(door.intake.receipts(null, null, null, 10)).isEmpty();
        assertThat(door.intake.receive(parts, LocalDate.of(2020, 5, 20)).hasErrors())
                .isFalse();
    }

    @Test
    void aDayOfReceiptBeforeThePeriodIsRefused() {
        List<Intake.Part> parts = List.of(
                door.part("a.xlsx", FakeExaminer.text(MAY)),
                door.part("b.xlsx", FakeExaminer.text("unit=D002 period=2020-05 from=2020-04-26")));
        Checks.failsWith(door.intake.receive(parts, LocalDate.of(2020, 4, 25)), "received-on-wrong", "b.xlsx");
        assertThat(door.intake.receipts(null, null, null, 10)).isEmpty();
        assertThat(door.intake.receive(parts, LocalDate.of(2020, 4, 26)).hasErrors())
                .isFalse();
    }

    @Test
    void everyStepIsInTheAuditLog() {
        Receipt receipt = door.send(MAY + "mark=1");
        List<Audit.Line> lines = door.database.read(handle -> Audit.of(handle, receipt.id()));
        assertThat(lines.stream().map(Audit.Line::what)).containsExactly("received", "accepted");
    }

    @Test
    void receiptsAreFoundNewestFirst() {
        Receipt one = door.send(MAY + "mark=1");
        Receipt two = door.send("unit=D002 period=2020-05");
        assertThat(door.intake.receipts("report", "2020-05", null, 10).stream().map(Receipt::id))
                .containsExactly(two.id(), one.id());
        assertThat(door.intake.receipts(null, null, "D001", 10)).hasSize(1);
        assertThat(door.intake.receipts(null, null, null, 1)).hasSize(1);
        assertThat(door.intake.receipt("nothing").isPresent()).isFalse();
        assertThat(door.intake.batch("nothing").isPresent()).isFalse();
        assertThat(door.intake.batch(one.batch()).orElseThrow().done()).isTrue();
    }

    @Test
    void theLatestUploadOfEachUnitCountsWhateverItsStatus() {
        door.send(MAY + "mark=1");
        Receipt bad = door.send(MAY + "mark=2 wrong=not-a-number");
        Receipt other = door.send("unit=D002 period=2020-05");
        List<Receipt> latest = door.database.read(handle -> door.submissions.latest(handle, "report", "2020-05", null));
        assertThat(latest.stream().map(Receipt::id)).containsExactly(bad.id(), other.id());
    }
}
