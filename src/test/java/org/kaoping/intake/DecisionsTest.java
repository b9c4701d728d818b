package org.kaoping.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaoping.problem.Checked;
import org.kaoping.store.Audit;

/** What is held, and what the office decides. */
class DecisionsTest {
    private static final String MAY = "unit=D001 period=2020-05 due=2020-05-25 ";

    @TempDir
    Path folder;

    private Door door;

    @BeforeEach
    void open() {
        door = new Door(folder, new FakeExaminer());
    }

    @AfterEach
    void close() {
        door.close();
    }

    private Status now(Receipt receipt) {
        return door.again(receipt).status();
    }

    @ParameterizedTest
    @ValueSource(strings = {"period-doubtful", "unit-uncertain", "period-uncertain"})
    void aDoubtfulFileIsHeldAndReplacesNothing(String doubt) {
        Receipt good = door.send(MAY + "mark=1");
        Receipt held = door.send(MAY + "mark=2 doubt=" + doubt);
        assertThat(held.status()).isEqualTo(Status.HELD);
        assertThat(Door.codes(held)).containsExactly(doubt);
        assertThat(door.inForce("D001")).containsExactly(good.id());
    }

    @Test
    void anErrorRefusesEvenWhatIsDoubtful() {
        assertThat(door.send(MAY + "doubt=period-doubtful wrong=not-a-number").status())
                .isEqualTo(Status.REJECTED);
    }

    @ParameterizedTest(name = "received {0}: {1}")
    @CsvSource({"2020-05-25, ACCEPTED", "2020-05-26, HELD"})
    void aReplacementAfterTheDeadlineIsHeld(String day, Status status) {
        door.now("2020-05-30T02:00:00Z");
        Receipt first = door.sendOn("2020-05-20", MAY + "mark=1");
        Receipt second = door.sendOn(day, MAY + "mark=2");
        assertThat(second.status()).isEqualTo(status);
        assertThat(now(first)).isEqualTo(status == Status.HELD ? Status.ACCEPTED : Status.SUPERSEDED);
    }

    @Test
    void aFirstHandInAfterTheDeadlineIsMerelyLate() {
        door.now("2020-06-03T02:00:00Z");
        assertThat(door.send(MAY + "mark=1").status()).isEqualTo(Status.ACCEPTED);
        assertThat(door.inForce().get(0).countedOn()).isEqualTo("2020-06-03");
    }

    @Test
    void aCorrectionAfterTheDeadlineKeepsTheFirstDay() {
        door.sendOn("2020-05-20", MAY + "mark=1");
        door.now("2020-06-03T02:00:00Z");
        Receipt second = door.send(MAY + "mark=2");
        Receipt decided = door.decide(second, "replace").get();
        assertThat(decided.status()).isEqualTo(Status.ACCEPTED);
        assertThat(Door.codes(decided)).containsExactly("decided-by-office", "replaced");
        assertThat(door.inForce("D001")).containsExactly(second.id());
        assertThat(door.inForce().get(0).countedOn()).isEqualTo("2020-05-20");
    }

    @Test
    void twoDifferentWorkbooksInOneBatchAreBothHeld() {
        List<Receipt> sent = door.sendAll(null, MAY + "mark=1", MAY + "mark=2", "unit=D002 period=2020-05");
        List<Receipt> receipts = sent.stream().map(door::again).toList();
        assertThat(receipts.stream().map(Receipt::status)).containsExactly(Status.HELD, Status.HELD, Status.ACCEPTED);
        assertThat(Door.codes(receipts.get(0))).containsExactly("two-in-batch");
        assertThat(Door.codes(receipts.get(1))).containsExactly("two-in-batch");
        assertThat(receipts.get(0).problems().get(0).found()).contains("f1.xlsx");
        assertThat(door.inForce("D001")).isEmpty();
    }

    @Test
    void whatTheFirstOfTwoHadReplacedIsInForceAgain() {
        Receipt before = door.send(MAY + "mark=0");
        List<Receipt> sent = door.sendAll(null, MAY + "mark=1", MAY + "mark=2", MAY + "mark=3");
        assertThat(sent.stream().map(this::now)).containsOnly(Status.HELD);
        assertThat(now(before)).isEqualTo(Status.ACCEPTED);
        assertThat(door.inForce("D001")).containsExactly(before.id());
        Receipt chosen = door.decide(sent.get(1), "use").get();
        assertThat(chosen.status()).isEqualTo(Status.ACCEPTED);
        assertThat(door.inForce("D001")).containsExactly(chosen.id());
        assertThat(now(before)).isEqualTo(Status.SUPERSEDED);
        assertThat(now(sent.get(0))).isEqualTo(Status.HELD);
        assertThat(door.decide(sent.get(0), "refuse").get().status()).isEqualTo(Status.REJECTED);
    }

    @Test
    void theSameBytesTwiceInABatchAreNotTwoWorkbooks() {
        List<Receipt> sent = door.sendAll(null, MAY + "mark=1", MAY + "mark=1");
        assertThat(sent.stream().map(this::now)).containsExactly(Status.ACCEPTED, Status.DUPLICATE);
    }

    @Test
    void anUncertainOneNeedsItsUnitAndMonthNamed() {
        Receipt held = door.send("period=2020-05 mark=1 doubt=unit-uncertain");
        assertThat(held.unit()).isNull();
        Checks.failsWith(door.decide(held, "replace"), "decision-impossible", "单位");
        Checks.failsWith(door.reassign(held, null, null), "request-malformed", "unit");
        Checks.failsWith(door.reassign(held, "Z999", "2020-05"), "unit-unknown", "Z999");
        assertThat(now(held)).isEqualTo(Status.HELD);
        Receipt decided = door.reassign(held, "D007", null).get();
        assertThat(decided.status()).isEqualTo(Status.ACCEPTED);
        assertThat(decided.unit()).isEqualTo("D007");
        assertThat(door.inForce("D007")).containsExactly(held.id());
    }

    @Test
    void aFileCountsForAnotherMonthWhenTheOfficeSaysSo() {
        Receipt held = door.send(MAY + "mark=1 doubt=period-doubtful");
        Receipt decided = door.reassign(held, null, "2020-06").get();
        assertThat(decided.status()).isEqualTo(Status.ACCEPTED);
        assertThat(decided.period()).isEqualTo("2020-06");
        assertThat(Door.codes(decided)).containsExactly("decided-by-office");
        assertThat(decided.problems().get(0).found()).contains("2020年06月");
    }

    @Test
    void anAcceptedOneThatIsMovedLeavesItsPlaceToWhatItHadReplaced() {
        Receipt one = door.send(MAY + "mark=1");
        Receipt two = door.send(MAY + "mark=2");
        door.reassign(two, null, "2020-06").get();
        assertThat(now(one)).isEqualTo(Status.ACCEPTED);
        assertThat(door.inForce().stream().map(Submission::period)).containsExactly("2020-05", "2020-06");
    }

    @Test
    void anUnknownUnitCanBeNamed() {
        Receipt refused = door.send("unit=Z1 period=2020-05 mark=1");
        assertThat(refused.status()).isEqualTo(Status.REJECTED);
        assertThat(door.reassign(refused, "D001", null).get().status()).isEqualTo(Status.ACCEPTED);
        Receipt wrong = door.send(MAY + "wrong=not-a-number");
        Checks.failsWith(door.reassign(wrong, "D002", null), "decision-impossible", "退回修改");
    }

    @Test
    void aHeldFileWithErrorsUnderTheNamedUnitIsRefused() {
        Receipt held = door.send(MAY + "doubt=unit-uncertain");
        assertThat(door.decide(held, "refuse").get().status()).isEqualTo(Status.REJECTED);
        assertThat(Door.codes(door.again(held))).containsExactly("decided-by-office");
        assertThat(door.again(held).problems()).as("refused means an error").anyMatch(problem -> problem.isError());
        assertThat(door.inForce("D001")).isEmpty();
    }

    @Test
    void anOlderOneCanBeUsedAgain() {
        Receipt one = door.send(MAY + "mark=1");
        Receipt two = door.send(MAY + "mark=2");
        assertThat(door.decide(one, "use").get().status()).isEqualTo(Status.ACCEPTED);
        assertThat(now(two)).isEqualTo(Status.SUPERSEDED);
        assertThat(door.inForce("D001")).containsExactly(one.id());
        Checks.failsWith(door.decide(one, "use"), "decision-impossible", "已接收");
    }

    @Test
    void aVoidOneIsOutOfForceAndCanComeBack() {
        Receipt one = door.send(MAY + "mark=1");
        Receipt two = door.send(MAY + "mark=2");
        assertThat(door.decide(two, "void").get().status()).isEqualTo(Status.VOID);
        assertThat(door.inForce("D001"))
                .as("nothing is put in its place unasked")
                .isEmpty();
        assertThat(now(one)).isEqualTo(Status.SUPERSEDED);
        Checks.failsWith(door.decide(two, "void"), "decision-impossible", "作废");
        door.decide(two, "use").get();
        assertThat(door.inForce("D001")).containsExactly(two.id());
        door.decide(one, "void").get();
        assertThat(door.inForce("D001")).containsExactly(two.id());
    }

    @Test
    void aVoidHandInDoesNotCountAsTheFirst() {
        door.now("2020-05-25T02:00:00Z");
        Receipt one = door.sendOn("2020-05-20", MAY + "mark=1");
        door.sendOn("2020-05-24", MAY + "mark=2");
        assertThat(door.inForce().get(0).countedOn()).isEqualTo("2020-05-20");
        door.decide(one, "void").get();
        assertThat(door.inForce().get(0).countedOn()).isEqualTo("2020-05-24");
    }

    @Test
    void theDayOfReceiptCanBeChanged() {
        door.now("2020-05-30T02:00:00Z");
        Receipt one = door.send(MAY + "mark=1 from=2020-04-26");
        assertThat(door.inForce().get(0).countedOn()).isEqualTo("2020-05-30");
        Receipt amended = door.amend(one, "2020-05-25").get();
        assertThat(amended.receivedOn()).isEqualTo("2020-05-25");
        assertThat(amended.status()).isEqualTo(Status.ACCEPTED);
        assertThat(Door.codes(amended)).containsExactly("decided-by-office");
        assertThat(door.inForce().get(0).countedOn()).isEqualTo("2020-05-25");
        Checks.failsWith(door.amend(one, "2020-05-31"), "received-on-wrong", "2020-05-30");
        Checks.failsWith(door.amend(one, "2020-04-25"), "received-on-wrong", "2020-04-26");
        assertThat(door.again(one).receivedOn()).isEqualTo("2020-05-25");
    }

    @Test
    void aReplacementThatCameInTimeAfterAllIsTaken() {
        door.now("2020-05-30T02:00:00Z");
        door.sendOn("2020-05-20", MAY + "mark=1");
        Receipt held = door.send(MAY + "mark=2");
        assertThat(held.status()).isEqualTo(Status.HELD);
        Receipt amended = door.amend(held, "2020-05-25").get();
        assertThat(amended.status()).isEqualTo(Status.ACCEPTED);
        assertThat(door.inForce("D001")).containsExactly(held.id());
    }

    @Test
    void whatDoesNotFitIsRefusedAndChangesNothing() {
        Receipt accepted = door.send(MAY + "mark=1");
        Receipt same = door.send(MAY + "mark=1");
        Receipt refused = door.send(MAY + "wrong=not-a-number");
        Checks.failsWith(door.decide(accepted, "replace"), "decision-impossible", "已接收");
        for (String deed : List.of("replace", "refuse", "use", "void")) {
            Checks.failsWith(door.decide(same, deed), "decision-impossible", "内容相同");
            Checks.failsWith(door.decide(refused, deed), "decision-impossible", "重新上传");
        }
        Checks.failsWith(door.amend(same, "2020-05-20"), "decision-impossible", "重复");
        Checks.failsWith(door.decide(accepted, "delete"), "request-malformed", "delete");
        Checks.failsWith(
                door.intake.decide("nothing", new Intake.Decision("void", null, null, null, "来函说明", null, null)),
                "not-found",
                "nothing");
        Checks.failsWith(
                door.intake.decide(accepted.id(), new Intake.Decision("amend", null, null, null, "来函说明", null, null)),
                "request-malformed",
                "receivedOn");
        assertThat(door.inForce("D001")).containsExactly(accepted.id());
        List<Integer> decisions = door.database.read(handle -> handle.createQuery("SELECT count(*) FROM decision")
                .mapTo(Integer.class)
                .list());
        assertThat(decisions).containsExactly(0);
    }

    @ParameterizedTest(name = "“{0}” is a reason: {1}")
    @CsvSource({
        "'', false",
        "'  ', false",
        "无, false",
        "' 无。', false",
        "无原因, false",
        "没有, false",
        "'----', false",
        "'/', false",
        "'。。', false",
        "none, false",
        "N/A, false",
        "111, false",
        "啊啊啊, false",
        "好, false",
        "更正, true",
        "单位5月26日来函更正, true",
        "by letter of 26 May, true"
    })
    void aReasonMustSaySomething(String reason, boolean good) {
        assertThat(ReasonText.saysWhy(reason)).isEqualTo(good);
        Receipt receipt = door.send(MAY + "mark=1");
        Checked<Receipt> decided =
                door.intake.decide(receipt.id(), new Intake.Decision("void", null, null, null, reason, null, null));
        if (good) {
            assertThat(decided.get().status()).isEqualTo(Status.VOID);
        } else {
            Checks.failsWith(decided, "reason-missing", "请写明原因");
            assertThat(now(receipt)).isEqualTo(Status.ACCEPTED);
        }
    }

    @Test
    void everyDecisionIsLoggedWithItsReason() {
        Receipt receipt = door.send(MAY + "mark=1");
        door.decide(receipt, "void").get();
        List<Audit.Line> lines = door.database.read(handle -> Audit.of(handle, receipt.id()));
        Audit.Line last = lines.get(lines.size() - 1);
        assertThat(last.who()).isEqualTo("office");
        assertThat(last.what()).isEqualTo("decided-void");
        assertThat(last.detail()).contains("单位来函说明").contains("已接收 → 作废");
        List<String> kept = door.database.read(handle -> handle.createQuery(
                        "SELECT deed || ' ' || status_before || ' ' || status_after || ' ' || reason FROM decision")
                .mapTo(String.class)
                .list());
        assertThat(kept).containsExactly("void accepted void 单位来函说明");
    }
}
