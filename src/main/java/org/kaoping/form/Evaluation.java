package org.kaoping.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Content;
import org.kaoping.form.book.FormulaRun;
import org.kaoping.form.book.Formulas;
import org.kaoping.form.book.PreparedFormulas;

/**
 * The laid-out master with the values that were read in it, for its own formulas. It is opened only when a formula asks
 * for it. Free rows beyond the reserved ones are laid in by pages of as many rows as are reserved.
 */
final class Evaluation implements AutoCloseable {
    private final Layout layout;
    private final Filling filling;
    private final Values values;
    private final LocalDate today;
    private final Supplier<byte[]> laidOut;
    private final Supplier<PreparedFormulas> prepared;
    private final Map<String, Integer> pages = new HashMap<>();
    private final List<Settled> settled = new ArrayList<>();
    private @Nullable FormulaRun run;
    private @Nullable Formulas formulas;

    /** An option that was meant where something like it was written. */
    private record Settled(String sheet, CellRef at, CellValue option) {}

    /** Something that formulas look at. */
    private interface Cells {
        void set(String sheet, CellRef at, @Nullable Content content);
    }

    Evaluation(
            Layout layout,
            Filling filling,
            Values values,
            LocalDate today,
            Supplier<byte[]> laidOut,
            Supplier<PreparedFormulas> prepared) {
        this.layout = layout;
        this.filling = filling;
        this.values = values;
        this.today = today;
        this.laidOut = laidOut;
        this.prepared = prepared;
    }

    /** The row of the laid-out form where a row of a table is evaluated; its page must have been turned to. */
    static int row(Layout.Grown grown, int index) {
        return grown.firstRow() + index % capacity(grown);
    }

    /** How many rows of a table fit into the laid-out form at once. */
    static int capacity(Layout.Grown grown) {
        return Math.max(1, grown.lastRow() - grown.firstRow() + 1);
    }

    /** Lays in that page of a table's free rows. */
    void turn(Layout.Grown grown, int page) {
        if (pages.getOrDefault(grown.table().name(), 0) != page) {
            pages.put(grown.table().name(), page);
            settled.removeIf(one -> one.sheet().equals(grown.table().sheet())
                    && one.at().row() >= grown.firstRow()
                    && one.at().row() <= grown.lastRow());
            if (formulas != null) {
                free(formulas::set, grown, page);
            }
            if (run != null) {
                free(run::set, grown, page);
                run.changed();
            }
        }
    }

    /** From now on a cell holds that option, as the master writes it: lists that depend on it are found by its name. */
    void settle(String sheet, CellRef at, CellValue option) {
        settled.add(new Settled(sheet, at, option));
        if (formulas != null) {
            formulas.set(sheet, at, content(option));
        }
        if (run != null) {
            run.set(sheet, at, content(option));
            run.changed();
        }
    }

    /** Evaluates a formula written for one cell as if it stood in another; null is an empty cell. */
    @Nullable
    Content evaluate(String sheet, String formula, CellRef anchor, CellRef at) {
        FormulaRun.Answer answer = run().evaluate(sheet, formula, anchor, at);
        return answer.known() ? answer.content() : open().evaluate(sheet, formula, anchor, at);
    }

    /** Whether a formula refers to an empty cell; see {@link Formulas#refersToBlank}. */
    boolean refersToBlank(String sheet, String formula, CellRef anchor, CellRef at) {
        return run().refersToBlank(sheet, formula, anchor, at)
                .orElseGet(() -> open().refersToBlank(sheet, formula, anchor, at));
    }

    /** The options of a list; see {@link Formulas#range}. */
    Optional<List<@Nullable Content>> range(String sheet, String formula, CellRef anchor, CellRef at) {
        Optional<List<@Nullable Content>> options = run().range(sheet, formula, anchor, at);
        return options.isPresent() ? options : open().range(sheet, formula, anchor, at);
    }

    /** The result of a check cell: of the formula that stands there, else of the first row's. */
    @Nullable
    Content check(Table.Check check, CellRef at) {
        FormulaRun.Answer answer = run().value(check.sheet(), at);
        if (answer.known()) {
            return answer.content();
        }
        Formulas book = open();
        return book.formula(check.sheet(), at).isPresent()
                ? book.value(check.sheet(), at)
                : book.evaluate(check.sheet(), check.formula(), check.cell(), at);
    }

    /** What says most of it, fast. */
    private FormulaRun run() {
        if (run == null) {
            run = new FormulaRun(prepared.get());
            load(run::set);
        }
        return run;
    }

    /** What can say all of it, and takes its time. */
    private Formulas open() {
        if (formulas == null) {
            formulas = Formulas.open(laidOut.get(), today);
            load(formulas::set);
            for (Settled one : settled) {
                formulas.set(one.sheet(), one.at(), content(one.option()));
            }
        }
        return formulas;
    }

    private void load(Cells book) {
        for (Field field : layout.form().fields()) {
            CellValue handed = filling.fields().get(field.name());
            CellValue value = field.input() || handed == null ? values.value(field.name()) : handed;
            book.set(field.sheet(), layout.fields().getOrDefault(field.name(), field.cell()), content(field, value));
        }
        for (Layout.Grown grown : layout.tables().values()) {
            heads(book, grown);
            if (grown.table().given()) {
                given(book, grown);
            } else {
                free(book, grown, pages.getOrDefault(grown.table().name(), 0));
            }
        }
    }

    private void heads(Cells book, Layout.Grown grown) {
        for (Table.Cross cross : grown.table().cross()) {
            List<Map<String, CellValue>> entries = layout.lists().of(cross.list());
            for (Layout.GrownColumn column : grown.columns()) {
                if (!column.field().name().equals(cross.column()) || column.crossKey() == null) {
                    continue;
                }
                for (int i = 0; i < entries.size(); i++) {
                    if (!Layouts.key(entries.get(i), i).equals(column.crossKey())) {
                        continue;
                    }
                    for (Table.Head head : cross.heads()) {
                        int row = grown.headerRow()
                                + head.cell().row()
                                - grown.table().headerRow();
                        book.set(
                                grown.table().sheet(),
                                new CellRef(row, column.column()),
                                content(entries.get(i).get(head.attribute())));
                    }
                }
            }
        }
    }

    private void given(Cells book, Layout.Grown grown) {
        String table = grown.table().name();
        List<Map<String, CellValue>> handed = filling.lists().of(table);
        List<Map<String, CellValue>> entries = handed.isEmpty() ? layout.lists().of(table) : handed;
        for (int i = 0; i < Math.max(1, entries.size()); i++) {
            Map<String, CellValue> entry = i < entries.size() ? entries.get(i) : Map.of();
            Values.Row read = values.row(table, key(grown.table(), entry)).orElse(null);
            for (Layout.GrownColumn column : grown.columns()) {
                CellValue known = entry.get(column.name());
                CellValue here = read == null ? null : read.value(column.name());
                book.set(
                        grown.table().sheet(),
                        new CellRef(grown.firstRow() + i, column.column()),
                        content(column.field(), column.field().input() || known == null ? here : known));
            }
        }
    }

    /** The key of a given row. */
    static String key(Table table, Map<String, CellValue> entry) {
        CellValue key = entry.get(table.key() == null ? "no" : table.key());
        return key == null ? "" : key.shown();
    }

    private void free(Cells book, Layout.Grown grown, int page) {
        List<Values.Row> rows = values.rows(grown.table().name());
        int capacity = capacity(grown);
        for (int i = 0; i < capacity; i++) {
            int index = page * capacity + i;
            for (Layout.GrownColumn column : grown.columns()) {
                CellValue value = index < rows.size() ? rows.get(index).value(column.name()) : null;
                book.set(
                        grown.table().sheet(),
                        new CellRef(grown.firstRow() + i, column.column()),
                        content(column.field(), value));
            }
        }
    }

    /**
     * The same as the filler writes: what is handed out in a text cell is a text. And the same as stands in the clerk's
     * cell: 12 and a day in a cell that is not formatted as text are numbers to Excel, though they are read as text.
     */
    private @Nullable Content content(Field field, @Nullable CellValue value) {
        boolean texts = (field.type() == Field.Type.TEXT || field.type() == Field.Type.LIST) && !custom(field);
        if (value instanceof CellValue.Text text
                && field.input()
                && texts
                && !field.format().contains("@")) {
            return typed(text.value()).orElseGet(() -> content(value));
        }
        return value != null && !field.input() && field.format().equals("@")
                ? new Content.Text(FormTexts.inText(value))
                : content(value);
    }

    /** Under a formula of the master's own numbers were kept as numbers, and a text is one. */
    private static boolean custom(Field field) {
        return field.validation() != null && field.validation().rule() instanceof Rule.Custom;
    }

    private Optional<Content> typed(String text) {
        boolean begins = !text.isEmpty() && "-0123456789".indexOf(text.charAt(0)) >= 0;
        if (!begins) {
            return Optional.empty(); // neither a number nor a day is written so
        }
        return Normaliser.parse(text)
                .map(CellValue::of)
                .filter(number -> number.shown().equals(text))
                .or(() -> Days.day(text)
                        .map(day -> CellValue.of(day.day()))
                        .filter(day -> FormTexts.inText(day).equals(text)))
                .map(this::content);
    }

    /** A value as a formula sees it. */
    private @Nullable Content content(@Nullable CellValue value) {
        if (value == null) {
            return null;
        }
        if (value instanceof CellValue.Text text) {
            return text.value().isEmpty() ? null : new Content.Text(text.value());
        }
        java.math.BigDecimal number = Days.number(value, layout.form().master().date1904());
        return number == null ? null : new Content.Num(number, number.toString());
    }

    @Override
    public void close() {
        if (formulas != null) {
            formulas.close();
        }
    }
}
