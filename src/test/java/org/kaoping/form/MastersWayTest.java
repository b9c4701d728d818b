package org.kaoping.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Limits;
import org.kaoping.form.book.MasterBook;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.kaoping.problem.Wording;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.shelf.Fillings;
import org.kaoping.shelf.HandOutNames;
import org.kaoping.shelf.SchemeReader;

/** The shipped masters: handed out for the invented city, filled in by POI as a clerk would, read and checked. */
class MastersWayTest {
    private static final LocalDate TODAY = LocalDate.of(2020, 5, 25);
    private static final Scheme SCHEME = scheme(Path.of("src/main/resources/demo/scheme-demo.xlsx"));
    private static final Unit UNIT = SCHEME.units().get(0);
    private static final Hand MONTH = new Hand("monthly-report", new Period(2020, 5));
    private static final Hand LEDGER = new Hand("work-ledger", new Period(2020, 0));
    private static final Hand MARKS = new Hand("year-end-marks", new Period(2020, 0));

    private static Form form(String id) {
        Checked<Form> form = MasterBook.open(bytes(Path.of("templates", id + ".xlsx")))
                .then(master -> FormCompiler.compile(master, HandOutNames.VOCABULARY));
        assertThat(form.problems()).filteredOn(Problem::isError).isEmpty();
        return form.get();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Book book(byte[] bytes) {
        Checked<Book> book = Books.open(bytes, "表.xlsx", Limits.STANDARD);
        assertThat(book.problems()).filteredOn(Problem::isError).isEmpty();
        return book.get();
    }

    private static Scheme scheme(Path file) {
        Form form = form("scheme");
        Book book = book(bytes(file));
        Checked<Values> read = FormReader.read(Layouts.of(form, FormReader.discover(form, book)), book, null);
        return read.then(SchemeReader::read).get();
    }

    private static String problems(List<Problem> problems) {
        return problems.stream()
                .map(problem ->
                        problem.severity().id().charAt(0) + ":" + problem.code().id() + " "
                                + Objects.requireNonNullElse(problem.place().cell(), ""))
                .collect(Collectors.joining("; "));
    }

    /** One form as it was handed out, and what comes back. */
    private static final class Hand {
        final Filling filling;
        final FormFiller filler;
        final byte[] bytes;

        Hand(String id, Period period) {
            Form form = form(id);
            filling = Fillings.of(form, SCHEME, UNIT, period);
            filler = FormFiller.prepare(Layouts.of(form, filling.lists()));
            bytes = filler.fill(filling);
        }

        Layout layout() {
            return filler.layout();
        }

        Layout.Grown table(String name) {
            return Objects.requireNonNull(layout().tables().get(name));
        }

        String cell(String table, int row, String column) {
            Layout.Grown grown = table(table);
            return grown.columns().stream()
                    .filter(one -> one.name().equals(column))
                    .map(one -> new CellRef(grown.firstRow() + row, one.column()).a1())
                    .findFirst()
                    .orElseThrow();
        }

        String cell(String field) {
            return Objects.requireNonNull(layout().fields().get(field)).a1();
        }

        String sheet(String table) {
            return table(table).table().sheet();
        }

        /** Reads and checks; the values with all problems. */
        Checked<Values> back(byte[] file) {
            return FormReader.read(layout(), book(file), filling)
                    .then(values -> FormChecker.examine(filler, filling, values, TODAY));
        }

        Checked<Values> back(Consumer<Edit> edit) {
            Edit edited = new Edit(bytes);
            edit.accept(edited);
            return back(edited.bytes());
        }
    }

    /** What a clerk does to a workbook. */
    private static final class Edit {
        final XSSFWorkbook book;

        Edit(byte[] bytes) {
            try {
                book = new XSSFWorkbook(new ByteArrayInputStream(bytes));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        XSSFSheet sheet(String name) {
            return Objects.requireNonNull(book.getSheet(name));
        }

        Edit put(String sheet, String at, Object value) {
            CellRef ref = CellRef.of(at);
            Row row = sheet(sheet).getRow(ref.row());
            Row there = row == null ? sheet(sheet).createRow(ref.row()) : row;
            Cell cell = there.getCell(ref.column(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
            if (value instanceof Number number) {
                cell.setCellValue(number.doubleValue());
            } else if (value instanceof LocalDate day) {
                cell.setCellValue(day);
            } else {
                cell.setCellValue(value.toString());
            }
            return this;
        }

        byte[] bytes() {
            try {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                book.write(out);
                return out.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void fillMonth(Edit edit) {
        String sheet = MONTH.sheet("items");
        edit.put(sheet, MONTH.cell("reporter"), "经办人甲").put(sheet, MONTH.cell("phone"), "0471-1234567");
        edit.put(sheet, MONTH.cell("reviewer"), "审核人乙").put(sheet, MONTH.cell("reportDate"), TODAY);
        int rows = MONTH.filling.lists().of("items").size();
        for (int i = 0; i < rows; i++) {
            String code = Objects.requireNonNull(
                            MONTH.filling.lists().of("items").get(i).get("no"))
                    .shown();
            boolean locked = MONTH.filling.locked().stream().anyMatch(id -> id.endsWith("[" + code + "]"));
            if (!locked) {
                edit.put(sheet, MONTH.cell("items", i, "status"), "无新增");
            }
        }
    }

    @Test
    void aHandOutThatNobodyTouchedIsEmptyAndNothingElse() {
        for (Hand hand : List.of(MONTH, LEDGER, MARKS)) {
            assertThat(problems(hand.back(hand.bytes).problems())).isEqualTo("e:empty-submission ");
        }
    }

    @Test
    void aMonthWithoutNewsIsAcceptedWithAHint() {
        Checked<Values> back = MONTH.back(MastersWayTest::fillMonth);
        assertThat(back.problems()).filteredOn(Problem::isError).isEmpty();
        assertThat(back.get().rows("items")).hasSameSizeAs(MONTH.filling.lists().of("items"));
        assertThat(back.get().text("unitName")).isEqualTo(UNIT.name());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status        | 有些进展     | not-in-list",
                "content       | 有           | row-check",
                "quantity      | 很多         | not-a-number",
                "quantity      | -1           | out-of-range",
                "evidenceCount | 2.5          | not-whole",
                "evidenceCount | 1000         | out-of-range",
            })
    void aWrongCellIsToldAtTheCell(String column, String value, String code) {
        String sheet = MONTH.sheet("items");
        int free = freeRow();
        Checked<Values> back = MONTH.back(edit -> {
            fillMonth(edit);
            edit.put(sheet, MONTH.cell("items", free, "status"), "有进展");
            edit.put(sheet, MONTH.cell("items", free, "content"), "归集公共信用信息一千二百条");
            edit.put(sheet, MONTH.cell("items", free, "evidenceCount"), 1);
            edit.put(sheet, MONTH.cell("items", free, "evidence"), "佐证一");
            edit.put(
                    sheet,
                    MONTH.cell("items", free, column),
                    value.matches("-?[0-9.]+") ? Double.valueOf(value) : value);
        });
        assertThat(back.problems())
                .filteredOn(Problem::isError)
                .extracting(one -> one.code().id())
                .contains(code)
                .doesNotContain("required-missing");
        assertThat(back.problems())
                .filteredOn(one -> one.code().id().equals(code))
                .allSatisfy(one -> {
                    assertThat(one.place().cell())
                            .startsWith(code.equals("row-check") ? "" : MONTH.cell("items", free, column));
                    assertThat(Wording.message(one)).doesNotContain("{").doesNotContain("null");
                });
    }

    /** The first row that is not locked as 不涉及. */
    private static int freeRow() {
        List<Map<String, CellValue>> items = MONTH.filling.lists().of("items");
        for (int i = 0; i < items.size(); i++) {
            String code = Objects.requireNonNull(items.get(i).get("no")).shown();
            if (MONTH.filling.locked().stream().noneMatch(id -> id.endsWith("[" + code + "]"))) {
                return i;
            }
        }
        throw new AssertionError("the invented unit undertakes nothing");
    }

    @Test
    void missingFieldsAreToldWhereTheyBelong() {
        Checked<Values> back = MONTH.back(edit -> {
            fillMonth(edit);
            edit.sheet(MONTH.sheet("items")).shiftRows(2, 60, 2);
            CellRef reporter = CellRef.of(MONTH.cell("reporter"));
            edit.put(MONTH.sheet("items"), new CellRef(reporter.row() + 2, reporter.column()).a1(), "");
        });
        CellRef reporter = CellRef.of(MONTH.cell("reporter"));
        assertThat(back.problems())
                .filteredOn(one -> one.code().id().equals("required-missing"))
                .extracting(one -> one.place().cell())
                .containsExactly(new CellRef(reporter.row() + 2, reporter.column()).a1());
    }

    @Test
    void aLedgerRowIsCheckedWhereverItStands() {
        String sheet = LEDGER.sheet("rows");
        String item = SCHEME.items().get(0).name();
        Checked<Values> back = LEDGER.back(edit -> {
            edit.put(sheet, LEDGER.cell("reporter"), "经办人甲").put(sheet, LEDGER.cell("phone"), "0471-1234567");
            edit.put(sheet, LEDGER.cell("reviewer"), "审核人乙").put(sheet, LEDGER.cell("reportDate"), TODAY);
            ledgerRow(edit, 0, item);
            ledgerRow(edit, 7, "不在清单里的事项");
        });
        assertThat(back.get().rows("rows")).hasSize(2);
        assertThat(back.problems())
                .filteredOn(Problem::isError)
                .extracting(one -> one.code().id() + " " + one.place().cell())
                .containsExactly("not-in-list " + LEDGER.cell("rows", 7, "item"));
    }

    private static void ledgerRow(Edit edit, int row, String item) {
        String sheet = LEDGER.sheet("rows");
        edit.put(sheet, LEDGER.cell("rows", row, "item"), item);
        edit.put(sheet, LEDGER.cell("rows", row, "task"), "归集公共信用信息");
        edit.put(sheet, LEDGER.cell("rows", row, "done"), "已经归集一千二百条");
        edit.put(sheet, LEDGER.cell("rows", row, "state"), "进行中");
        edit.put(sheet, LEDGER.cell("rows", row, "section"), "信用科");
        edit.put(sheet, LEDGER.cell("rows", row, "person"), "经办人甲");
    }

    @Test
    void ledgerRowsBeyondTheReservedOnesAreCheckedToo() {
        String sheet = LEDGER.sheet("rows");
        String item = SCHEME.items().get(0).name();
        int reserved = LEDGER.table("rows").lastRow() - LEDGER.table("rows").firstRow() + 1;
        Checked<Values> back = LEDGER.back(edit -> {
            int end = LEDGER.table("rows").lastRow() + 1;
            if (edit.sheet(sheet).getLastRowNum() >= end) {
                edit.sheet(sheet).shiftRows(end, edit.sheet(sheet).getLastRowNum(), 20);
            }
            for (int i = 0; i < reserved + 5; i++) {
                ledgerRow(edit, i, i == reserved + 2 ? "不在清单里的事项" : item);
            }
        });
        assertThat(back.get().rows("rows")).hasSize(reserved + 5);
        assertThat(back.problems())
                .filteredOn(one -> one.code().id().equals("not-in-list"))
                .extracting(one -> one.place().cell())
                .containsExactly(LEDGER.cell("rows", reserved + 2, "item"));
    }

    @Test
    void formulasThatWereWrittenOverAreTold() {
        String sheet = LEDGER.sheet("rows");
        CellRef first = CellRef.of(LEDGER.cell("rows", 0, "item"));
        String number = new CellRef(first.row(), 0).a1();
        Checked<Values> back = LEDGER.back(edit -> {
            ledgerRow(edit, 0, SCHEME.items().get(0).name());
            edit.sheet(sheet).getRow(first.row()).getCell(0).setBlank();
            edit.put(sheet, number, 1);
        });
        assertThat(back.problems())
                .filteredOn(one -> one.code().id().equals("formula-changed"))
                .extracting(one -> one.place().cell())
                .containsExactly(number);
    }

    @Test
    void marksAreCheckedByTheMastersOwnFormula() {
        List<String> found = new ArrayList<>();
        String sheet = MARKS.sheet("inds");
        List<Map<String, CellValue>> inds = MARKS.filling.lists().of("inds");
        Checked<Values> back = MARKS.back(edit -> {
            for (int i = 0; i < inds.size(); i++) {
                boolean undertaken =
                        Objects.requireNonNull(inds.get(i).get("duty")).shown().equals("承担");
                if (undertaken) {
                    edit.put(sheet, MARKS.cell("inds", i, "mark"), 9_999);
                    found.add(MARKS.cell("inds", i, "mark"));
                }
            }
        });
        assertThat(found).isNotEmpty();
        assertThat(back.problems())
                .filteredOn(one -> one.code().id().equals("rule-broken"))
                .extracting(one -> one.place().cell())
                .containsExactlyElementsOf(found);
        assertThat(back.problems())
                .filteredOn(one -> one.code().id().equals("required-missing"))
                .extracting(one -> one.place().field())
                .doesNotContain("得分");
    }

    @Test
    void theExampleSchemeAndTheInventedOnePassTheirOwnChecks() {
        Form form = form("scheme");
        for (String file : List.of("templates/examples/scheme-2020.xlsx", "src/main/resources/demo/scheme-demo.xlsx")) {
            Book book = book(bytes(Path.of(file)));
            Layout layout = Layouts.of(form, FormReader.discover(form, book));
            Checked<Values> read = FormReader.read(layout, book, null);
            assertThat(problems(read.problems())).as(file).isEmpty();
            Filling nothing = new Filling(Map.of(), new Lists(Map.of()), java.util.Set.of(), null);
            assertThat(problems(FormChecker.check(layout, nothing, read.get(), TODAY)))
                    .as(file)
                    .isEmpty();
        }
    }
}
