package org.kaoping.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several of one unit, form and period: the serial and the name together tell them apart. */
class SeveralTest {
    @TempDir
    Path folder;

    private static String person(String serial, String name, String more) {
        return "form=person unit=D001 period=2020 serial=" + serial + " name=" + name + " text=" + more;
    }

    private Door door() {
        return new Door(folder, new FakeExaminer());
    }

    /** The names in force with their places. */
    private static List<String> inForce(Door door) {
        return door.database.read(handle -> handle.createQuery(
                        "SELECT serial || ' ' || name FROM submission WHERE in_force = 1 ORDER BY serial")
                .mapTo(String.class)
                .list());
    }

    @Test
    void theSameSerialAndNameIsANewerVersionHoweverItIsWritten() {
        try (Door door = door()) {
            door.send(person("1", "人员甲", "a"));
            Receipt again = door.send(person("1", "人　员甲", "b"));
            assertThat(Door.codes(again)).containsExactly("replaced");
            assertThat(inForce(door)).containsExactly("1 人　员甲");
        }
    }

    @Test
    void anotherNameOfTheSameSerialWaitsAndReplacesNothing() {
        try (Door door = door()) {
            Receipt first = door.send(person("1", "人员甲", "a"));
            Receipt second = door.send(person("1", "人员乙", "b"));
            assertThat(second.status()).isEqualTo(Status.HELD);
            assertThat(Door.codes(second)).containsExactly("another-name");
            assertThat(door.again(first).status()).isEqualTo(Status.ACCEPTED);
            assertThat(inForce(door)).containsExactly("1 人员甲");
        }
    }

    @Test
    void theOfficeCountsItAsAnotherOneOrAsAMendedNameOrVoidsIt() {
        try (Door door = door()) {
            door.send(person("1", "人员甲", "a"));
            Receipt other = door.send(person("1", "人员乙", "b"));
            assertThat(door.decide(other, "another").get().status()).isEqualTo(Status.ACCEPTED);
            assertThat(inForce(door)).containsExactly("1 人员甲", "1-2 人员乙");
            assertThat(Door.codes(door.send(person("1", "人员乙", "c"))))
                    .as("known by now")
                    .containsExactly("replaced");
            assertThat(inForce(door)).containsExactly("1 人员甲", "1-2 人员乙");

            Receipt third = door.send(person("1", "人员丙", "d"));
            assertThat(Door.codes(door.decide(third, "replace").problems())).containsExactly("decision-impossible");
            assertThat(door.decide(third, "void").get().status()).isEqualTo(Status.VOID);
            assertThat(inForce(door)).containsExactly("1 人员甲", "1-2 人员乙");

            door.send(person("7", "赵七", "e"));
            Receipt mended = door.send(person("7", "人员戊", "f"));
            assertThat(door.decide(mended, "replace").get().status()).isEqualTo(Status.ACCEPTED);
            assertThat(inForce(door)).containsExactly("1 人员甲", "1-2 人员乙", "7 人员戊");
        }
    }

    @Test
    void whoWasVoidedAndComesBackDisplacesNobody() {
        try (Door door = door()) {
            Receipt first = door.send(person("1", "人员甲", "a"));
            door.decide(first, "void");
            assertThat(door.send(person("1", "人员乙", "b")).status()).isEqualTo(Status.ACCEPTED);
            assertThat(door.decide(door.again(first), "use").get().status()).isEqualTo(Status.ACCEPTED);
            assertThat(inForce(door)).containsExactly("1 人员乙", "1-2 人员甲");
        }
    }

    @Test
    void aTakenDecisionIsRefusedWhenItNoLongerFits() {
        try (Door door = door()) {
            door.send(person("1", "人员甲", "a"));
            Receipt one = door.send(person("1", "人员乙", "b"));
            Receipt two = door.send(person("1", "人员乙", "c"));
            assertThat(door.decide(one, "another").get().status()).isEqualTo(Status.ACCEPTED);
            assertThat(Door.codes(door.decide(two, "another").problems())).containsExactly("decision-impossible");
            assertThat(door.decide(two, "replace").get().status()).isEqualTo(Status.ACCEPTED);
            assertThat(inForce(door)).containsExactly("1 人员甲", "1-2 人员乙");
            assertThat(Door.codes(door.decide(door.send("form=other unit=D001 period=2020"), "another")
                            .problems()))
                    .containsExactly("decision-impossible");
        }
    }

    /** One workbook copied for two persons, a corrected one, another serial, one without a stamp: in any order. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void theOrderInABatchMakesNoDifference(int seed) {
        List<String> files = new ArrayList<>(List.of(
                person("1", "人员甲", "a"),
                person("1", "人员乙", "b"),
                person("2", "人员丙", "c"),
                person("2", "人员丙", "d"),
                person("3", "人员丁", "e"),
                person("4", "老人", "new"),
                person("4", "新人", "f"),
                person("", "无章", "g")));
        Collections.shuffle(files, new Random(seed));
        try (Door door = door()) {
            assertThat(door.send(person("4", "老人", "old")).status()).isEqualTo(Status.ACCEPTED);
            TreeMap<String, String> end = new TreeMap<>();
            List<Receipt> receipts = door.sendAll(null, files.toArray(new String[0]));
            for (int i = 0; i < files.size(); i++) {
                Receipt now = door.again(receipts.get(i));
                end.put(
                        files.get(i).replaceAll(".*serial=", ""),
                        now.status().id() + " "
                                + Door.codes(now).stream().sorted().toList());
            }
            assertThat(end)
                    .containsEntry("1 name=人员甲 text=a", "held [another-name]")
                    .containsEntry("1 name=人员乙 text=b", "held [another-name]")
                    .containsEntry("2 name=人员丙 text=c", "held [two-in-batch]")
                    .containsEntry("2 name=人员丙 text=d", "held [two-in-batch]")
                    .containsEntry("3 name=人员丁 text=e", "accepted []")
                    .containsEntry("4 name=老人 text=new", "accepted [replaced]")
                    .containsEntry("4 name=新人 text=f", "held [another-name]")
                    .containsEntry(" name=无章 text=g", "accepted []");
            assertThat(inForce(door)).containsExactly(" 无章", "3 人员丁", "4 老人");
            Receipt zhang = receipt(receipts, files, "人员甲", door);
            Receipt li = receipt(receipts, files, "人员乙", door);
            assertThat(door.decide(zhang, "another").get().status()).isEqualTo(Status.ACCEPTED);
            assertThat(door.decide(li, "another").get().status()).isEqualTo(Status.ACCEPTED);
            assertThat(inForce(door)).containsExactly(" 无章", "1 人员甲", "1-2 人员乙", "3 人员丁", "4 老人");
        }
    }

    private static Receipt receipt(List<Receipt> receipts, List<String> files, String name, Door door) {
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i).contains("name=" + name)) {
                return door.again(receipts.get(i));
            }
        }
        throw new AssertionError(name);
    }

    /** The first of two requests is examined slowly, the second overtakes it: the first one keeps the place. */
    @Test
    void anotherNameThatWasQuickerGivesThePlaceBack() throws Exception {
        java.util.concurrent.CountDownLatch gate = new java.util.concurrent.CountDownLatch(1);
        FakeExaminer examiner = new FakeExaminer();
        java.util.concurrent.atomic.AtomicBoolean first = new java.util.concurrent.atomic.AtomicBoolean(true);
        examiner.before = () -> {
            if (first.getAndSet(false)) {
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        org.junit.jupiter.api.Assumptions.assumeTrue(
                Bench.places(org.kaoping.form.book.Limits.STANDARD) > 1, "two at a time");
        try (Door door = new Door(folder, examiner)) {
            Intake.Batch slow = door.intake
                    .receive(List.of(door.part("一.xlsx", FakeExaminer.text(person("1", "人员甲", "a")))), null)
                    .get();
            while (examiner.examined.get() == 0) {
                Thread.sleep(5);
            }
            Receipt quick = door.send(person("1", "人员乙", "b"));
            assertThat(quick.status()).isEqualTo(Status.ACCEPTED);
            gate.countDown();
            @Nullable
            Receipt one = door.intake.await(slow.batch(), 20_000).receipts().get(0);
            assertThat(one.status()).isEqualTo(Status.ACCEPTED);
            assertThat(door.again(quick).status()).isEqualTo(Status.HELD);
            assertThat(inForce(door)).containsExactly("1 人员甲");
        }
    }
}
