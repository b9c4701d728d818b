package org.kaoping.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Content;
import org.kaoping.form.book.GrownBook;
import org.kaoping.form.book.Hole;
import org.kaoping.form.book.PreparedFormulas;

/**
 * Writes workbooks of one form with one set of lists. Preparing grows the master once (rows, columns, merges, validations,
 * formats, formulas, names, print areas …); filling then only puts values into cells. The same filling gives the same
 * bytes. Safe for several threads.
 */
public final class FormFiller {
    private final Layout layout;
    private final GrownBook book;
    /** By the numbers of the holes; null for furniture with placeholders. */
    private final List<@Nullable Slot> slots = new ArrayList<>();

    private final List<String> lockedFields;
    private byte @Nullable [] laidOut;
    private @Nullable PreparedFormulas formulas;

    /** What stands in a field's cell. */
    sealed interface Slot {
        /** A single value. */
        record Single(Field field) implements Slot {}

        /**
         * A value of a table's row.
         *
         * @param column the column's name in the row; of a cross table with the column's key
         * @param key the table's key column; null where it has none
         */
        record Row(
                String table,
                Field field,
                String column,
                int index,
                @Nullable String key) implements Slot {}

        /** A head of a cross table. */
        record Head(String list, String attribute, int index) implements Slot {}
    }

    private FormFiller(Layout layout, GrownBook book) {
        this.layout = layout;
        this.book = book;
        Map<String, Field> singles = new HashMap<>();
        layout.form().fields().forEach(field -> singles.put(at(field.sheet(), field.cell()), field));
        this.lockedFields = layout.form().fields().stream()
                .filter(field -> !field.input())
                .map(Field::name)
                .toList();
        Map<String, Slot.Row> columns = new HashMap<>();
        Map<String, Slot.Head> heads = new HashMap<>();
        Map<String, List<Map<String, CellValue>>> crossed = new HashMap<>();
        for (Table table : layout.form().tables()) {
            for (Field field : table.columns()) {
                columns.put(
                        at(field.sheet(), field.cell()),
                        new Slot.Row(table.name(), field, field.name(), 0, table.key()));
            }
            for (Table.Cross cross : table.cross()) {
                Field field = table.column(cross.column()).orElseThrow();
                crossed.put(at(field.sheet(), field.cell()), layout.lists().of(cross.list()));
                cross.heads()
                        .forEach(head -> heads.put(
                                at(table.sheet(), head.cell()), new Slot.Head(cross.list(), head.attribute(), 0)));
            }
        }
        for (Hole hole : book.holes()) {
            String master = at(hole.sheet(), hole.master());
            Field single = singles.get(master);
            Slot.Row row = columns.get(master);
            Slot.Head head = heads.get(master);
            if (single != null) {
                slots.add(new Slot.Single(single));
            } else if (row != null) {
                slots.add(row(row, crossed.get(master), hole));
            } else {
                slots.add(head == null ? null : new Slot.Head(head.list(), head.attribute(), hole.right()));
            }
        }
    }

    private static Slot row(Slot.Row row, @Nullable List<Map<String, CellValue>> entries, Hole hole) {
        if (entries == null) {
            return new Slot.Row(row.table(), row.field(), row.column(), hole.down(), row.key());
        }
        // an empty list leaves one column without a key; nothing can be written there
        String key = hole.right() < entries.size() ? Layouts.key(entries.get(hole.right()), hole.right()) : "";
        return new Slot.Row(row.table(), row.field(), row.column() + "[" + key + "]", hole.down(), row.key());
    }

    private static String at(String sheet, CellRef cell) {
        return sheet + "!" + cell.a1();
    }

    /**
     * Grows the layout's master.
     *
     * @throws IllegalArgumentException when the master is no workbook; it went through its compiler before
     */
    public static FormFiller prepare(Layout layout) {
        Form form = layout.form();
        List<GrownBook.Reserved> reserved = new ArrayList<>();
        for (Table table : form.tables()) {
            if (!table.given() && table.reserved() > 1) {
                table.columns()
                        .forEach(field ->
                                reserved.add(new GrownBook.Reserved(table.sheet(), field.cell(), table.reserved())));
            }
        }
        return new FormFiller(
                layout, new GrownBook(form.master().bytes(), Layouts.growth(form, layout.lists()), reserved));
    }

    /** The layout that this fills. */
    public Layout layout() {
        return layout;
    }

    /**
     * The workbook for one unit, with a cached result in every formula.
     *
     * @throws IllegalArgumentException when the filling does not fit the form: a locked field without a value (an empty
     *     text is one), a list of another length than the layout's, more rows than a free table reserves
     */
    public byte[] fill(Filling filling) {
        return fill(filling, Map.of());
    }

    /**
     * The workbook for one unit, with results of formulas that the caller computed exactly.
     *
     * @param cached the results by {@code sheet!A1} in the grown workbook
     * @throws IllegalArgumentException as {@link #fill(Filling)}, and when a result is for a cell without a formula
     */
    public byte[] fill(Filling filling, Map<String, CellValue> cached) {
        for (String name : lockedFields) {
            if (!filling.fields().containsKey(name)) {
                throw new IllegalArgumentException("no value for the locked field " + name);
            }
        }
        for (Table table : layout.form().tables()) {
            int rows = filling.lists().of(table.name()).size();
            if (table.given()) {
                sameLength(table.name(), rows);
            } else if (rows > table.reserved()) {
                throw new IllegalArgumentException(
                        "table " + table.name() + " has room for " + table.reserved() + " rows, not for " + rows);
            }
            table.cross()
                    .forEach(cross -> sameLength(
                            cross.list(), filling.lists().of(cross.list()).size()));
        }
        Map<String, Content> results = new LinkedHashMap<>();
        cached.forEach((cell, value) -> results.put(cell, WrittenForm.content(value, book.date1904())));
        return book.write(new WrittenForm(filling, slots, results, book.date1904()));
    }

    private void sameLength(String list, int length) {
        int laidOut = layout.lists().of(list).size();
        if (laidOut != length) {
            throw new IllegalArgumentException(
                    "list " + list + " has " + length + " entries, the layout has " + laidOut);
        }
    }

    /**
     * The workbook after growth with all fields empty, for evaluating its formulas over other values; only the heads of
     * cross tables stand, since they belong to the layout.
     */
    public synchronized byte[] laidOut() {
        if (laidOut == null) {
            laidOut = blank();
        }
        return laidOut.clone();
    }

    /** The formulas of {@link #laidOut()} and of all rules and checks, parsed once for all that comes back. */
    synchronized PreparedFormulas formulas() {
        if (formulas == null) {
            formulas = PreparedFormulas.of(laidOut(), sources(layout));
        }
        return formulas;
    }

    /** The formulas of a form's rules and checks. */
    static List<PreparedFormulas.Source> sources(Layout layout) {
        List<Rule.Validation> rules = new ArrayList<>(layout.rules().values());
        List<Table.Check> checks = new ArrayList<>(layout.checks());
        for (Layout.Grown grown : layout.tables().values()) {
            checks.addAll(grown.checks());
            for (Layout.GrownColumn column : grown.columns()) {
                if (column.field().validation() != null) {
                    rules.add(column.field().validation());
                }
            }
        }
        List<PreparedFormulas.Source> sources = new ArrayList<>();
        checks.forEach(check -> sources.add(new PreparedFormulas.Source(check.sheet(), check.formula(), check.cell())));
        for (Rule.Validation rule : rules) {
            List<String> formulasOfRule = rule.rule() instanceof Rule.Custom custom
                    ? List.of(custom.formula())
                    : rule.rule() instanceof Rule.OneOfRange range
                            ? List.of(range.formula())
                            : rule.rule() instanceof Rule.Bounds bounds
                                    ? List.of(bounds.first(), bounds.second())
                                    : List.of();
            formulasOfRule.stream()
                    .filter(formula -> !formula.isEmpty())
                    .forEach(formula -> sources.add(new PreparedFormulas.Source(rule.sheet(), formula, rule.anchor())));
        }
        return sources;
    }

    private byte[] blank() {
        Map<String, List<Map<String, CellValue>>> heads = new LinkedHashMap<>();
        layout.form()
                .tables()
                .forEach(table -> table.cross().forEach(cross -> {
                    if (layout.form().table(cross.list()).isEmpty()) {
                        heads.put(cross.list(), layout.lists().of(cross.list()));
                    }
                }));
        Filling empty = new Filling(Map.of(), new Lists(heads), java.util.Set.of(), null);
        return book.write(new WrittenForm(empty, slots, Map.of(), book.date1904()));
    }
}
