package org.kaoping.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaoping.problem.Checked;

/** Attachments: whose they are, and documents that stand for the long cells of a form. */
class CompanionsTest {
    @TempDir
    Path folder;

    private static final String SUMMARY = "form=summary unit=D001 period=2020 short text=figures";

    private Door door() {
        return new Door(folder, new FakeExaminer());
    }

    private static byte[] photo(int number) {
        byte[] bytes = "\u0089PNG\r\n\u001A\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1........".getBytes(ISO_8859_1);
        bytes[bytes.length - 1] = (byte) number;
        return bytes;
    }

    private static byte[] pdf(String content) {
        return ("%PDF-1.4 " + content).getBytes(UTF_8);
    }

    private static byte[] word(String content) {
        return ("{\\rtf1 " + content + "}").getBytes(UTF_8);
    }

    /** Receipts by the names they were sent under. */
    private record Got(Map<String, Receipt> receipts) {
        Receipt get(String name) {
            return Objects.requireNonNull(receipts.get(name), name);
        }
    }

    /** Sends them in one request; the receipts by name. */
    private static Got send(Door door, Map<String, byte[]> files) {
        List<Intake.Part> parts = new ArrayList<>();
        files.forEach((name, bytes) -> parts.add(door.part(name, bytes)));
        Map<String, Receipt> receipts = new TreeMap<>();
        door.send(parts, null).forEach(receipt -> receipts.put(receipt.fileName(), receipt));
        return new Got(receipts);
    }

    private static Map<String, byte[]> files(Object... namesAndBytes) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndBytes.length; i += 2) {
            Object bytes = namesAndBytes[i + 1];
            files.put(
                    (String) namesAndBytes[i], bytes instanceof String text ? FakeExaminer.text(text) : (byte[]) bytes);
        }
        return files;
    }

    /** Status, and whose it is. */
    private static String told(Receipt receipt) {
        return receipt.statusLabel() + " " + receipt.unit() + " " + receipt.form() + " " + receipt.period();
    }

    private static String told(Got got, String name) {
        return told(got.get(name));
    }

    private Checked<Receipt> decide(
            Door door,
            Receipt receipt,
            String as,
            @Nullable String unit,
            @Nullable String period,
            @Nullable String form) {
        return door.intake.decide(receipt.id(), new Intake.Decision(as, unit, period, null, "单位来电说明", form, null));
    }

    @Test
    void photosBelongToTheUnitOfTheWorkbookBesideThem() {
        try (Door door = door()) {
            Got got = send(
                    door,
                    files(
                            "a/报表.xlsx",
                            "unit=D001 period=2020-05",
                            "a/1.jpg",
                            photo(1),
                            "a/照片/2.jpg",
                            photo(2),
                            "b/x/报表.xlsx",
                            "unit=D002 period=2020-05",
                            "b/3.jpg",
                            photo(3),
                            "c/4.jpg",
                            photo(4),
                            "d/一.xlsx",
                            "unit=D003 period=2020-05",
                            "d/二.xlsx",
                            "unit=D004 period=2020-05",
                            "d/5.jpg",
                            photo(5),
                            "e/一.xlsx",
                            "unit=D003 period=2020-06",
                            "e/二.xlsx",
                            "unit=D003 period=2020-07",
                            "e/6.jpg",
                            photo(6),
                            "f/自制.xlsx",
                            "unit=D005 period=2020-05 warn=stamp-missing",
                            "f/7.jpg",
                            photo(7),
                            "g/退回.xlsx",
                            "unit=D006 period=2020-05 wrong=required-missing",
                            "g/8.jpg",
                            photo(8)));
            assertThat(told(got, "a/1.jpg")).isEqualTo("随附材料 D001 report 2020-05");
            assertThat(told(got, "a/照片/2.jpg")).as("in a folder of it").isEqualTo("随附材料 D001 report 2020-05");
            assertThat(told(got, "b/3.jpg")).as("around it").isEqualTo("随附材料 D002 report 2020-05");
            assertThat(told(got, "c/4.jpg")).as("beside other units' folders").isEqualTo("随附材料 null null null");
            assertThat(told(got, "d/5.jpg")).as("two units there").isEqualTo("随附材料 null null null");
            assertThat(told(got, "e/6.jpg")).as("two months of one unit").isEqualTo("随附材料 D003 null null");
            assertThat(told(got, "f/7.jpg")).as("no stamp").isEqualTo("随附材料 null null null");
            assertThat(told(got, "g/8.jpg")).as("refused, but stamped").isEqualTo("随附材料 D006 report 2020-05");
        }
    }

    @Test
    void aRequestOfPhotosAloneIsKeptAndTheOfficeNamesTheUnit() {
        try (Door door = door()) {
            Got got = send(door, files("1.jpg", photo(1), "2.jpg", photo(1)));
            assertThat(got.receipts().values())
                    .allSatisfy(receipt -> assertThat(told(receipt)).isEqualTo("随附材料 null null null"));
            Receipt first = got.get("1.jpg");
            assertThat(door.intake.original(first.id())).hasValue(photo(1));
            assertThat(told(decide(door, first, "reassign", "D001", null, null).get()))
                    .isEqualTo("随附材料 D001 null null");
            assertThat(decide(door, first, "void", null, null, null).get().status())
                    .isEqualTo(Status.VOID);
            assertThat(Door.codes(
                            decide(door, first, "reassign", "D001", null, null).problems()))
                    .containsExactly("decision-impossible");
            assertThat(told(decide(door, first, "use", null, null, null).get())).isEqualTo("随附材料 D001 null null");
            for (String as : List.of("replace", "refuse", "another", "amend", "text")) {
                assertThat(Door.codes(decide(door, first, as, "D001", "2020", "summary")
                                .problems()))
                        .as(as)
                        .containsExactly("decision-impossible");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void aDocumentBesideTheFiguresIsTheTextInWhateverOrder(int seed) {
        List<Object[]> all = new ArrayList<>(List.of(
                new Object[] {"甲/总结.xlsx", SUMMARY},
                new Object[] {"甲/月报.xlsx", "unit=D001 period=2020-05"},
                new Object[] {"甲/正文.docx", word("text")},
                new Object[] {"甲/扫描.pdf", pdf("scan")},
                new Object[] {"乙/总结.xlsx", SUMMARY.replace("D001", "D002")},
                new Object[] {"乙/扫描.pdf", pdf("of D002")},
                new Object[] {"丙/总结.xlsx", SUMMARY.replace("D001", "D003").replace(" short", "")},
                new Object[] {"丙/佐证.pdf", pdf("evidence")},
                new Object[] {"丁/总结.xlsx", SUMMARY.replace("D001", "D004")},
                new Object[] {"丁/一.docx", word("one")},
                new Object[] {"丁/二.docx", word("two")}));
        Collections.shuffle(all, new Random(seed));
        List<Object> flat = new ArrayList<>();
        all.forEach(one -> flat.addAll(List.of(one)));
        try (Door door = door()) {
            Got got = send(door, files(flat.toArray()));
            assertThat(told(got, "甲/总结.xlsx")).isEqualTo("已接收 D001 summary 2020");
            assertThat(Door.codes(got.get("甲/总结.xlsx"))).containsExactly("text-received");
            assertThat(told(got, "甲/正文.docx")).isEqualTo("已收正文 D001 summary 2020");
            assertThat(told(got, "甲/扫描.pdf")).isEqualTo("随附材料 D001 null null");
            assertThat(told(got, "乙/总结.xlsx")).isEqualTo("已接收 D002 summary 2020");
            assertThat(told(got, "乙/扫描.pdf")).isEqualTo("已收正文 D002 summary 2020");
            assertThat(told(got, "丙/佐证.pdf")).as("its text is in its cells").isEqualTo("随附材料 D003 summary 2020");
            assertThat(Door.codes(got.get("丙/总结.xlsx"))).isEmpty();
            assertThat(told(got, "丁/总结.xlsx")).as("which of two?").isEqualTo("退回修改 D004 summary 2020");
            assertThat(Door.codes(got.get("丁/总结.xlsx"))).containsExactly("required-missing", "text-awaited");
            assertThat(told(got, "丁/一.docx")).isEqualTo("随附材料 D004 summary 2020");
            assertThat(door.inForce("D004")).isEmpty();
            assertThat(door.inForce("D001")).hasSize(2);
        }
    }

    @Test
    void aTextThatComesLaterLetsTheWorkbookBeExaminedAgain() {
        try (Door door = door()) {
            Receipt book = send(door, files("总结.xlsx", SUMMARY)).get("总结.xlsx");
            assertThat(book.status()).isEqualTo(Status.REJECTED);
            door.now("2020-06-01T02:00:00Z");
            Receipt text = send(door, files("教育局总结.docx", word("text"))).get("教育局总结.docx");
            assertThat(told(text)).isEqualTo("随附材料 null null null");
            assertThat(told(decide(door, text, "text", "D001", "2020", "summary")
                            .get()))
                    .isEqualTo("已收正文 D001 summary 2020");
            door.intake.await(book.batch(), 20_000);
            assertThat(told(door.again(book))).isEqualTo("已接收 D001 summary 2020");
            assertThat(Door.codes(door.again(book))).containsExactly("text-received");
            assertThat(door.inForce().get(0).countedOn())
                    .as("complete only then")
                    .isEqualTo("2020-06-01");
            // and what hangs on it is taken back when it goes
            decide(door, text, "void", null, null, null);
            door.intake.await(book.batch(), 20_000);
            assertThat(Door.codes(door.again(book))).containsExactly("required-missing", "text-awaited");
            assertThat(door.inForce("D001")).isEmpty();
            decide(door, text, "use", null, null, null);
            assertThat(told(decide(door, text, "text", "D001", "2020", "summary")
                            .get()))
                    .isEqualTo("已收正文 D001 summary 2020");
            door.intake.await(book.batch(), 20_000);
            assertThat(door.inForce("D001")).containsExactly(book.id());
        }
    }

    @Test
    void theSameFolderSentOnceMoreWithTheTextIsEnough() {
        try (Door door = door()) {
            Receipt book = send(door, files("甲/总结.xlsx", SUMMARY)).get("甲/总结.xlsx");
            assertThat(book.status()).isEqualTo(Status.REJECTED);
            Got again = send(door, files("甲/总结.xlsx", SUMMARY, "甲/总结.docx", word("text")));
            assertThat(told(again, "甲/总结.docx")).isEqualTo("已收正文 D001 summary 2020");
            door.intake.await(book.batch(), 20_000);
            assertThat(told(door.again(book))).isEqualTo("已接收 D001 summary 2020");
            assertThat(told(door.again(again.get("甲/总结.xlsx")))).isEqualTo("重复 D001 summary 2020");
            assertThat(door.inForce("D001")).containsExactly(book.id());
        }
    }

    @Test
    void aTextThatIsThereFirstCompletesTheWorkbookAtOnce() {
        try (Door door = door()) {
            Receipt text = send(door, files("正文.pdf", pdf("text"))).get("正文.pdf");
            decide(door, text, "text", "D001", "2020", "summary");
            assertThat(told(send(door, files("总结.xlsx", SUMMARY)), "总结.xlsx")).isEqualTo("已接收 D001 summary 2020");
            Receipt other = send(door, files("错.xlsx", SUMMARY.replace("D001", "D002") + " wrong=not-a-date"))
                    .get("错.xlsx");
            assertThat(Door.codes(other)).containsExactly("not-a-date", "required-missing", "text-awaited");
            decide(door, send(door, files("二.pdf", pdf("two"))).get("二.pdf"), "text", "D002", "2020", "summary");
            door.intake.await(other.batch(), 20_000);
            assertThat(Door.codes(door.again(other)))
                    .as("the rest stands")
                    .containsExactly("not-a-date", "text-received");
            assertThat(door.again(other).status()).isEqualTo(Status.REJECTED);
        }
    }
}
