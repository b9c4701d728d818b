package org.kaoping.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Limits;
import org.kaoping.form.book.MasterBook;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;

/**
 * Random forms (single fields, given rows, free rows, a cross table) with random rules and random values, from the master
 * to the verdict: what the rules accept survives filling, saving and reading unchanged and unremarked; what they refuse is
 * reported at its very cell, and nowhere else. The generator knows by itself which values are good; the seed stands in the
 * name of the case.
 */
class RandomFormsPropertyTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final List<String> OPTIONS = List.of("甲类", "乙类", "丙（一）", "10", "Abc");

    static LongStream seeds() {
        return LongStream.range(0, 120);
    }

    /** A rule with the values that it takes and does not take. */
    private record Ask(
            String format,
            Function<String, DataValidationConstraint> rule,
            Function<SplittableRandom, CellValue> good,
            Function<SplittableRandom, CellValue> bad) {}

    private static CellValue number(SplittableRandom random, int from, int to, int scale) {
        int unit = (int) Math.pow(10, scale);
        return CellValue.of(BigDecimal.valueOf(random.nextInt(from * unit, to * unit + 1), scale)
                .stripTrailingZeros());
    }

    private static CellValue text(SplittableRandom random, int length) {
        return CellValue.of(IntStream.range(0, length)
                .mapToObj(i -> String.valueOf("信息归集公示承诺一二三abcXYZ，。".charAt(random.nextInt(19))))
                .collect(Collectors.joining()));
    }

    private static <T> T one(SplittableRandom random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static Ask ask(SplittableRandom random) {
        int low = random.nextInt(-20, 20);
        int high = low + random.nextInt(1, 50);
        return switch (random.nextInt(8)) {
            case 0 ->
                new Ask(
                        "0",
                        at -> MasterDraft.whole(String.valueOf(low), String.valueOf(high)),
                        r -> number(r, low, high, 0),
                        r -> r.nextBoolean()
                                ? CellValue.of(high + r.nextInt(1, 9))
                                : CellValue.of(new BigDecimal(low + ".5")));
            case 1 ->
                new Ask(
                        "General",
                        at -> MasterDraft.decimal(String.valueOf(low), String.valueOf(high)),
                        r -> number(r, low, high, 3),
                        r -> r.nextBoolean() ? CellValue.of(low - r.nextInt(1, 9)) : CellValue.of("若干"));
            case 2 -> {
                int from = random.nextInt(1, 4);
                int to = from + random.nextInt(0, 20);
                yield new Ask(
                        "@",
                        at -> MasterDraft.length(from, to),
                        r -> text(r, r.nextInt(from, to + 1)),
                        r -> text(r, to + r.nextInt(1, 9)));
            }
            case 3 ->
                new Ask(
                        "@",
                        at -> MasterDraft.typed("是", "否", "不清楚"),
                        r -> CellValue.of(one(r, List.of("是", "否", "不清楚"))),
                        r -> CellValue.of(one(r, List.of("对", "是否", "yes"))));
            case 4 ->
                new Ask(
                        "@",
                        at -> MasterDraft.range("options"),
                        r -> CellValue.of(one(r, OPTIONS)),
                        r -> CellValue.of(one(r, List.of("丁类", "11", "甲"))));
            case 5 -> {
                int days = random.nextInt(0, 300);
                yield new Ask(
                        "yyyy-mm-dd",
                        at -> MasterDraft.day("DATE(2026,1,1)", "DATE(2026,1,1)+" + days),
                        r -> CellValue.of(FIRST.plusDays(r.nextInt(days + 1))),
                        r -> r.nextBoolean()
                                ? CellValue.of(FIRST.plusDays(days + r.nextInt(1, 99)))
                                : CellValue.of("年底前"));
            }
            case 6 ->
                new Ask(
                        "0.00",
                        at -> MasterDraft.custom(
                                "AND(ISNUMBER(" + at + ")," + at + "<=" + high + ",ROUND(" + at + ",2)=" + at + ")"),
                        r -> number(r, low, high, 2),
                        r -> r.nextBoolean() ? CellValue.of(high + 1L) : CellValue.of(new BigDecimal(low + ".125")));
            default ->
                new Ask(
                        "@",
                        at -> MasterDraft.custom("EXACT(LEFT(" + at + ",1),\"B\")"),
                        r -> CellValue.of("B" + r.nextInt(100)),
                        r -> CellValue.of("b" + r.nextInt(100)));
        };
    }

    private final Map<String, CellValue> good = new TreeMap<>();
    private final Set<String> bad = new TreeSet<>();

    /** A value for a cell: none, good or bad. */
    private CellValue value(SplittableRandom random, Ask ask, String sheet, CellRef at, boolean must) {
        int dice = random.nextInt(10);
        if (dice == 0 && !must) {
            return CellValue.of("");
        }
        if (dice <= 2 && !must) {
            bad.add(sheet + "!" + at);
            return ask.bad().apply(random);
        }
        CellValue value = ask.good().apply(random);
        good.put(sheet + "!" + at, value);
        return value;
    }

    private static List<Map<String, CellValue>> entries(String prefix, int count) {
        return IntStream.rangeClosed(1, count)
                .<Map<String, CellValue>>mapToObj(i -> new LinkedHashMap<>(Map.of(
                        "no", CellValue.of(i),
                        "code", CellValue.of(prefix + i),
                        "name", CellValue.of(prefix + "第" + i + "项"))))
                .toList();
    }

    private static List<Ask> asks(SplittableRandom random) {
        return IntStream.range(0, random.nextInt(1, 5))
                .mapToObj(i -> ask(random))
                .toList();
    }

    private static String column(int index) {
        return CellRef.letters(index);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsAcceptedSurvivesAndWhatIsRefusedIsToldAtItsCell(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Ask> single = asks(random);
        List<Ask> given = asks(random);
        List<Ask> free = asks(random);
        Ask cross = ask(random);
        int reserved = random.nextInt(2, 9);
        MasterDraft draft = MasterDraft.empty().text("A1", "随机表");
        for (int i = 0; i < single.size(); i++) {
            String at = "B" + (3 + i);
            draft.text("A" + (3 + i), "单格" + i)
                    .input(at, "{f" + i + "}", single.get(i).format());
            draft.rule(at, single.get(i).rule().apply(at), "请改正");
        }
        draft.text("A9", "代码").text("B9", "名称").text("A10", "{items.code}").text("B10", "{items.name}");
        for (int i = 0; i < given.size(); i++) {
            String at = column(2 + i) + "10";
            draft.text(column(2 + i) + "9", "给定" + i);
            draft.input(at, "{items.g" + i + "}", given.get(i).format());
            draft.rule(at, given.get(i).rule().apply(at), "请改正");
        }
        draft.text("A12", "填表人签字").sheet("台账").text("A1", "自由行");
        for (int i = 0; i < free.size(); i++) {
            String letters = column(i);
            draft.text(letters + "2", "自由" + i)
                    .blank(
                            letters + "3:" + letters + (2 + reserved),
                            free.get(i).format());
            draft.input(letters + "3", "{rows.r" + i + "}", free.get(i).format());
            draft.rule(
                    letters + "3:" + letters + (2 + reserved),
                    free.get(i).rule().apply(letters + "3"),
                    "请改正");
        }
        draft.sheet("交叉").text("A1", "交叉表").text("A3", "代码").text("B3", "名称").text("C3", "{items.name}");
        draft.text("A4", "{units.code}").text("B4", "{units.name}").input("C4", "{units.mark}", cross.format());
        draft.rule("C4", cross.rule().apply("C4"), "请改正").sheet("字典", SheetVisibility.HIDDEN);
        for (int i = 0; i < OPTIONS.size(); i++) {
            draft.text("A" + (i + 1), OPTIONS.get(i));
        }
        byte[] master =
                draft.name("options", "字典!$A$1:$A$" + OPTIONS.size()).card().bytes();
        Checked<Form> compiled =
                MasterBook.open(master).then(book -> FormCompiler.compile(book, MasterDraft.vocabulary()));
        assertThat(compiled.problems()).noneMatch(Problem::isError);
        List<Map<String, CellValue>> items = entries("X", random.nextInt(1, 7));
        List<Map<String, CellValue>> units = entries("U", random.nextInt(1, 6));
        Lists lists = new Lists(Map.of("items", items, "units", units));
        Layout layout = Layouts.of(compiled.get(), lists);
        FormFiller filler = FormFiller.prepare(layout);
        Map<String, CellValue> fields = new LinkedHashMap<>();
        for (int i = 0; i < single.size(); i++) {
            fields.put("f" + i, value(random, single.get(i), "表", new CellRef(2 + i, 1), i == 0));
        }
        for (int row = 0; row < items.size(); row++) {
            for (int i = 0; i < given.size(); i++) {
                items.get(row).put("g" + i, value(random, given.get(i), "表", new CellRef(9 + row, 2 + i), false));
            }
        }
        for (int row = 0; row < units.size(); row++) {
            for (int i = 0; i < items.size(); i++) {
                units.get(row)
                        .put("mark[X" + (i + 1) + "]", value(random, cross, "交叉", new CellRef(3 + row, 2 + i), false));
            }
        }
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (int row = random.nextInt(1, reserved + 1) - 1; row >= 0; row--) {
            rows.add(new LinkedHashMap<>());
        }
        for (int row = 0; row < rows.size(); row++) {
            for (int i = 0; i < free.size(); i++) {
                rows.get(row).put("r" + i, value(random, free.get(i), "台账", new CellRef(2 + row, i), i == 0));
            }
        }
        byte[] filled = filler.fill(
                new Filling(fields, new Lists(Map.of("items", items, "units", units, "rows", rows)), Set.of(), null));
        byte[] sent = random.nextBoolean() ? filled : saved(filled);

        Filling handedOut = new Filling(Map.of(), lists, Set.of(), null);
        Checked<Values> checked = Books.open(sent, "随机表.xlsx", Limits.STANDARD)
                .then(book -> FormReader.read(layout, book, handedOut))
                .then(values -> FormChecker.examine(filler, handedOut, values, TODAY));
        TreeSet<String> told = new TreeSet<>(checked.problems().stream()
                .map(one -> one.place().sheet() + "!" + one.place().cell())
                .toList());
        assertThat(told).as(checked.problems().toString()).isEqualTo(bad);
        assertThat(checked.problems()).allMatch(Problem::isError);
        Map<String, CellValue> found = new TreeMap<>();
        checked.get().fields().values().forEach(entry -> put(found, entry));
        checked.get()
                .tables()
                .values()
                .forEach(table -> table.forEach(row -> row.cells().values().forEach(entry -> put(found, entry))));
        good.forEach((at, value) -> assertThat(found).containsEntry(at, value));
    }

    private static void put(Map<String, CellValue> found, Values.Entry entry) {
        CellValue value = entry.value() instanceof CellValue.Decimal number
                ? CellValue.of(new BigDecimal(number.shown()).stripTrailingZeros())
                : entry.value();
        found.put(entry.sheet() + "!" + entry.cell(), value);
    }

    private static byte[] saved(byte[] workbook) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        }
    }
}
