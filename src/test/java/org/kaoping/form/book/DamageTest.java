package org.kaoping.form.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaoping.problem.Checked;
import org.kaoping.problem.ProblemCode;

/** Random damage from a fixed seed: never an exception, and never another value without an error. */
class DamageTest {
    private static final long SEED = 20_200_522L;

    private static XlsxMaker genuine() {
        StringBuilder rows = new StringBuilder();
        for (int row = 1; row <= 30; row++) {
            rows.append("<row r='")
                    .append(row)
                    .append("'><c r='A")
                    .append(row)
                    .append("' t='s'><v>")
                    .append(row % 3);
            rows.append("</v></c><c r='B").append(row).append("' s='1'><v>").append(44_000 + row);
            rows.append("</v></c><c r='C")
                    .append(row)
                    .append("'><f>B")
                    .append(row)
                    .append("*0.9</f><v>")
                    .append(row);
            rows.append(".25</v></c><c r='D")
                    .append(row)
                    .append("' t='inlineStr'><is><t>说明&amp;_x000D_</t></is></c></row>");
        }
        return new XlsxMaker()
                .string("<t>信用信息归集</t>")
                .string("<r><t>双公示</t></r><r><t>（月）</t></r>")
                .string("<t xml:space='preserve'> 承诺 </t>")
                .format("yyyy-mm-dd")
                .sheet("月报", "", rows.toString(), "<mergeCells count='1'><mergeCell ref='A40:D40'/></mergeCells>")
                .sheet("_kaoping", "veryHidden", "<row r='1'><c r='A1' t='inlineStr'><is><t>id</t></is></c></row>", "")
                .name("kp_year", "月报!$B$1");
    }

    private static void readsTheSameOrRefuses(byte[] bytes, Book original, String what) {
        Checked<Book> book = Books.open(bytes, "月报.xlsx", Limits.STANDARD);
        if (book.valueOrNull() == null) {
            assertThat(book.problems()).as(what).hasSize(1);
            assertThat(book.problems().get(0).code()).as(what).isNotEqualTo(ProblemCode.EXAMINATION_FAILED);
        } else {
            assertThat(book.get()).as(what).isEqualTo(original);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneFlippedBitNeverChangesAValue(boolean stored) {
        byte[] file = (stored ? genuine().stored() : genuine()).bytes();
        Book original = Books.open(file, "月报.xlsx", Limits.STANDARD).get();
        assertThat(original.sheets().get(0).cells()).hasSize(120);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 4_000; i++) {
            int at = random.nextInt(file.length);
            int bit = 1 << random.nextInt(8);
            file[at] ^= (byte) bit;
            readsTheSameOrRefuses(file, original, "byte " + at + " bit " + bit);
            file[at] ^= (byte) bit;
        }
    }

    @Test
    void coarseDamageNeverChangesAValue() {
        byte[] file = genuine().bytes();
        Book original = Books.open(file, "月报.xlsx", Limits.STANDARD).get();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = damaged(file, random);
            if (!Arrays.equals(damaged, file)) {
                readsTheSameOrRefuses(damaged, original, "round " + i);
            }
        }
    }

    /** The parts are damaged before they are packed, so no CRC tells: whatever is read then, nothing throws. */
    @Test
    void damagedPartsNeverThrow() {
        Map<String, byte[]> parts = genuine().parts();
        List<String> names = new ArrayList<>(parts.keySet());
        SplittableRandom random = new SplittableRandom(SEED);
        int refused = 0;
        for (int i = 0; i < 4_000; i++) {
            Map<String, byte[]> some = new LinkedHashMap<>(parts);
            String name = names.get(random.nextInt(names.size()));
            some.computeIfPresent(name, (key, part) -> damaged(part, random));
            Checked<Book> book = Books.open(XlsxMaker.zip(some, true), "月报.xlsx", Limits.STANDARD);
            if (book.valueOrNull() == null) {
                refused++;
                assertThat(book.problems().get(0).code())
                        .as(name + " round " + i)
                        .isNotEqualTo(ProblemCode.EXAMINATION_FAILED);
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }

    private static byte[] damaged(byte[] file, SplittableRandom random) {
        int from = random.nextInt(file.length);
        int length = 1 + random.nextInt(Math.min(40, file.length - from));
        switch (random.nextInt(6)) {
            case 0 -> {
                return Arrays.copyOf(file, from);
            }
            case 1 -> {
                byte[] without = new byte[file.length - length];
                System.arraycopy(file, 0, without, 0, from);
                System.arraycopy(file, from + length, without, from, without.length - from);
                return without;
            }
            case 2 -> {
                byte[] twice = new byte[file.length + length];
                System.arraycopy(file, 0, twice, 0, from + length);
                System.arraycopy(file, from, twice, from + length, file.length - from);
                return twice;
            }
            case 3 -> {
                byte[] zeros = file.clone();
                Arrays.fill(zeros, from, from + length, (byte) 0);
                return zeros;
            }
            case 4 -> {
                byte[] noise = file.clone();
                for (int i = from; i < from + length; i++) {
                    noise[i] = (byte) random.nextInt(256);
                }
                return noise;
            }
            default -> {
                byte[] marks = file.clone();
                byte[] special = {'<', '>', '"', '\'', '/', '=', '&', ';', ':', '!', '-', '0', '9'};
                marks[from] = special[random.nextInt(special.length)];
                return marks;
            }
        }
    }
}
