package org.kaoping.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaoping.form.SmallForm.Returned;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Cell;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Content;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.problem.Wording;

/** What holds whatever a clerk does; the seed stands in the name of the case. */
class FormReaderPropertyTest {
    private static final Layout LAYOUT = SmallForm.layout();
    private static final List<String> SHEETS = List.of("月报", "台账");

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    /** The values without their cells; given rows by key, free rows in order. */
    private static String meaning(Values values) {
        Map<String, String> lines = new TreeMap<>();
        values.fields().forEach((name, entry) -> lines.put(name, entry.value().shown()));
        values.tables()
                .forEach((table, rows) -> rows.forEach(row -> lines.put(
                        table + " " + row.key(),
                        row.cells().entrySet().stream()
                                .map(one -> one.getKey() + "="
                                        + one.getValue().value().shown())
                                .collect(Collectors.joining(" ")))));
        return lines.toString();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rowsInsertedSortedAndHiddenChangeNothing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Returned book = Returned.filled();
        int firstItem = 6;
        int ledgerHead = 2;
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            switch (random.nextInt(5)) {
                case 0 -> {
                    int at = random.nextInt(1, firstItem + 1);
                    int count = random.nextInt(1, 4);
                    book.rows("月报", at, count);
                    firstItem += count;
                }
                case 1 -> {
                    int at = random.nextInt(1, ledgerHead + 9);
                    int count = random.nextInt(1, 30);
                    book.rows("台账", at, count);
                    ledgerHead += at <= ledgerHead ? count : 0;
                }
                case 2 -> book.swap("月报", firstItem + random.nextInt(3), firstItem + random.nextInt(3));
                case 3 -> book.hide(SHEETS.get(random.nextInt(2)), random.nextInt(1, 20));
                default -> book.put("别的表" + i, "A1", "随手记", "B" + random.nextInt(1, 30), "代码");
            }
        }
        Checked<Values> read = FormReader.read(LAYOUT, book.book(), SmallForm.HANDED_OUT);
        Checked<Values> plain = FormReader.read(LAYOUT, Returned.filled().book(), SmallForm.HANDED_OUT);
        assertThat(meaning(read.get())).isEqualTo(meaning(plain.get()));
        assertThat(read.problems()).allMatch(problem -> problem.code() == ProblemCode.HIDDEN_ROWS);
    }

    private static Content anything(SplittableRandom random) {
        return switch (random.nextInt(9)) {
            case 0 -> new Content.Err("#VALUE!");
            case 1 -> new Content.Uncalculated();
            case 2 -> new Content.Bool(random.nextBoolean());
            case 3 -> new Content.Picture("ID_9");
            case 4 -> new Content.Num(new java.math.BigDecimal("1E300"), "1E300");
            case 5 -> new Content.Num(new java.math.BigDecimal(random.nextInt(-9, 99_999)), "x");
            case 6 -> new Content.Text("事项");
            case 7 -> new Content.Text("\u3000\u200B");
            default -> new Content.Text("{x}，$1\\" + random.nextInt());
        };
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverIsDoneAValueIsThatOfItsCellAndNothingThrows(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Returned done = Returned.filled();
        for (int i = random.nextInt(1, 12); i > 0; i--) {
            String sheet = SHEETS.get(random.nextInt(2));
            String cell = new CellRef(random.nextInt(15), random.nextInt(6)).a1();
            switch (random.nextInt(7)) {
                case 0 -> done.rows(sheet, random.nextInt(1, 15), random.nextInt(1, 3));
                case 1 -> done.rows(sheet, random.nextInt(1, 15), -1);
                case 2 -> done.columns(sheet, "ABCDE".substring(i % 5, i % 5 + 1), 1);
                case 3 -> done.swap(sheet, random.nextInt(1, 15), random.nextInt(1, 15));
                case 4 -> done.clear(sheet, cell);
                default -> done.content(sheet, cell, anything(random));
            }
        }
        Book book = done.book();
        Checked<Values> read = FormReader.read(LAYOUT, book, SmallForm.HANDED_OUT);
        assertThat(read.problems())
                .allSatisfy(problem -> assertThat(Wording.message(problem)).isNotBlank());
        if (read.value().isEmpty()) {
            assertThat(read.problems()).anyMatch(Problem::isError);
            return;
        }
        Values values = read.get();
        values.fields().values().forEach(entry -> stands(book, entry));
        values.tables()
                .values()
                .forEach(rows -> rows.forEach(row -> row.cells().values().forEach(entry -> {
                    stands(book, entry);
                    assertThat(entry.cell().row()).isEqualTo(row.row());
                })));
        FormChecker.examine(
                LAYOUT,
                SmallForm.HANDED_OUT,
                values,
                java.time.LocalDate.of(2020, 5, 25),
                () -> MasterDraft.empty().bytes());
    }

    /** The value is what the cell of the file says. */
    private static void stands(Book book, Values.Entry entry) {
        Cell cell = book.sheet(entry.sheet()).orElseThrow().cell(entry.cell());
        assertThat(cell).isNotNull();
        if (cell != null
                && cell.content() instanceof Content.Text text
                && entry.value() instanceof CellValue.Text value) {
            assertThat(FormTexts.fold(text.value())).isEqualTo(FormTexts.fold(value.value()));
        }
    }
}
