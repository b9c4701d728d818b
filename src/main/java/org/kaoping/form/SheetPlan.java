package org.kaoping.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Growth;
import org.kaoping.form.book.MasterBook;
import org.kaoping.form.book.MasterCell;
import org.kaoping.form.book.SheetGrowth;

/**
 * What a returned sheet is expected to look like: the fixed texts of one sheet of a layout, filled as they were handed
 * out, outside the rows of its tables. Only sheets with inputs are looked for; the others carry nothing of a clerk.
 *
 * @param sheet the sheet's name in the form
 * @param texts the fixed texts by their cell in the layout
 * @param tables the tables with inputs on this sheet, from top to bottom
 * @param fields the single fields on this sheet
 * @param formulas the cells of formulas outside the rows of tables, where they stand in the layout
 * @param formulaColumns the columns of each table that hold formulas, checks too, by the table's name
 */
record SheetPlan(
        String sheet,
        SortedMap<CellRef, Fixed> texts,
        List<Layout.Grown> tables,
        List<Field> fields,
        List<CellRef> formulas,
        Map<String, Set<Integer>> formulaColumns) {
    /**
     * A fixed text.
     *
     * @param text the text as it should stand there; where placeholders are unknown, with them
     * @param folded for comparison; empty where the text is a pattern
     * @param pattern where placeholders are unknown
     */
    record Fixed(String text, String folded, @Nullable OpenText pattern) {
        /** The whole text. */
        static final int WHOLE = 8;

        /** How well another text (folded) fits: 8 the same, 4 the same with something added or cut, 0 another. */
        int fit(@Nullable String other) {
            if (other == null || other.isEmpty()) {
                return 0;
            }
            if (pattern != null) {
                return pattern.fits(other) ? WHOLE : 0;
            }
            if (other.equals(folded)) {
                return WHOLE;
            }
            boolean added = folded.length() >= 3 && other.startsWith(folded);
            boolean cut = other.length() >= 3 && other.length() * 2 >= folded.length() && folded.startsWith(other);
            return added || cut ? 4 : 0;
        }
    }

    /** The sheets of a layout that have inputs, as they were handed out (or as the master has them). */
    static List<SheetPlan> of(Layout layout, @Nullable Filling handedOut) {
        Map<String, List<Field>> fields = new TreeMap<>();
        layout.form()
                .fields()
                .forEach(field -> fields.computeIfAbsent(field.sheet(), s -> new ArrayList<>())
                        .add(field));
        Map<String, List<Layout.Grown>> tables = new TreeMap<>();
        layout.form().tables().forEach(table -> {
            Layout.Grown grown = layout.tables().get(table.name());
            if (grown != null && table.columns().stream().anyMatch(Field::input)) {
                tables.computeIfAbsent(table.sheet(), s -> new ArrayList<>()).add(grown);
            }
        });
        Growth all = Layouts.growth(layout.form(), layout.lists());
        List<String> order = new ArrayList<>(layout.furniture().keySet());
        fields.keySet().stream().filter(s -> !order.contains(s)).forEach(order::add);
        tables.keySet().stream().filter(s -> !order.contains(s)).forEach(order::add);
        List<SheetPlan> plans = new ArrayList<>();
        for (String sheet : order) {
            List<Field> here = fields.getOrDefault(sheet, List.of());
            List<Layout.Grown> rows = new ArrayList<>(tables.getOrDefault(sheet, List.of()));
            if (rows.isEmpty() && here.stream().noneMatch(Field::input)) {
                continue;
            }
            rows.sort(java.util.Comparator.comparingInt(Layout.Grown::firstRow));
            SheetGrowth growth = all.of(sheet);
            List<CellRef> formulas = formulas(layout.form().master(), sheet);
            Map<String, Set<Integer>> columns = new TreeMap<>();
            rows.forEach(grown -> columns.put(grown.table().name(), formulaColumns(grown, formulas, growth)));
            plans.add(new SheetPlan(
                    sheet,
                    texts(layout.furniture().getOrDefault(sheet, new TreeMap<>()), rows, handedOut),
                    rows,
                    here,
                    formulas.stream()
                            .filter(at -> rows.stream().noneMatch(grown -> inMaster(grown.table(), at)))
                            .flatMap(at -> growth.copies(at).stream().map(SheetGrowth.Copy::at))
                            .toList(),
                    columns));
        }
        return plans;
    }

    private static List<CellRef> formulas(MasterBook master, String sheet) {
        return master.sheet(sheet)
                .map(one -> one.cells().values().stream()
                        .filter(cell -> cell.formula() != null)
                        .map(MasterCell::at)
                        .toList())
                .orElse(List.of());
    }

    private static boolean inMaster(Table table, CellRef at) {
        return at.row() >= table.row() && at.row() < table.row() + Math.max(1, table.reserved());
    }

    private static Set<Integer> formulaColumns(Layout.Grown grown, List<CellRef> formulas, SheetGrowth growth) {
        Set<Integer> found = new TreeSet<>();
        formulas.stream()
                .filter(at -> at.row() == grown.table().row())
                .forEach(at ->
                        growth.copies(at).forEach(copy -> found.add(copy.at().column())));
        grown.checks().forEach(check -> found.add(check.cell().column()));
        grown.columns().forEach(column -> found.remove(column.column()));
        return found;
    }

    private static SortedMap<CellRef, Fixed> texts(
            SortedMap<CellRef, String> furniture, List<Layout.Grown> tables, @Nullable Filling handedOut) {
        SortedMap<CellRef, Fixed> texts = new TreeMap<>();
        furniture.forEach((at, text) -> {
            boolean inTable = tables.stream().anyMatch(t -> at.row() >= t.firstRow() && at.row() <= t.lastRow());
            boolean placeholderOnly =
                    FormTexts.PLACEHOLDER.matcher(FormTexts.strip(text)).matches();
            if (inTable || placeholderOnly) {
                return;
            }
            boolean open = FormTexts.PLACEHOLDER.matcher(text).find();
            String literal = FormTexts.fold(FormTexts.fill(text, Map.of()));
            String filled = handedOut == null ? text : FormTexts.fill(text, handedOut.fields());
            if (literal.isEmpty() || FormTexts.fold(filled).isEmpty()) {
                return; // nothing of its own to be known by
            }
            texts.put(
                    at,
                    handedOut == null && open
                            ? new Fixed(filled, "", OpenText.of(text))
                            : new Fixed(filled, FormTexts.fold(filled), null));
        });
        return texts;
    }

    /** The cell of the text that names a field: the nearest one left of it, else above it; null where there is none. */
    @Nullable
    CellRef label(CellRef field) {
        CellRef left = null;
        for (CellRef at : texts.subMap(new CellRef(field.row(), 0), field).keySet()) {
            left = at;
        }
        return left != null ? left : above(field.row() - 1, field.column());
    }

    /** The nearest text in a column from a row upwards; null where there is none. */
    @Nullable
    CellRef above(int row, int column) {
        for (int r = row; r >= Math.max(0, row - 4); r--) {
            CellRef at = new CellRef(r, column);
            if (texts.containsKey(at)) {
                return at;
            }
        }
        return null;
    }
}
