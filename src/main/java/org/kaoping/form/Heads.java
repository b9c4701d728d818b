package org.kaoping.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.Cell;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Content;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * Compares the fixed texts of a returned sheet with those of the form. A head or label that is not in its place makes
 * its column or field unreadable (an error at its place); any other changed text is a warning.
 */
final class Heads {
    /** So many changed texts are told per sheet; a clerk who changed more has another form. */
    private static final int MOST = 20;

    private final SheetFinder.Found found;
    private final boolean date1904;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<CellRef> spoken = new HashSet<>();
    private int moved;

    Heads(SheetFinder.Found found, boolean date1904) {
        this.found = found;
        this.date1904 = date1904;
    }

    /** What is wrong with heads, labels and other texts, once all tables and fields have been asked for. */
    List<Problem> finish() {
        if (moved > 0 && titleChanged().isPresent()) {
            return List.of(titleChanged().get());
        }
        List<Problem> all = new ArrayList<>(problems);
        found.plan().texts().forEach((at, fixed) -> {
            String here = text(at);
            if (!spoken.contains(at) && fixed.fit(here) < 8 && all.size() < problems.size() + MOST) {
                all.add(changed(at, fixed));
            }
        });
        for (CellRef at : found.plan().formulas()) {
            Cell cell = found.sheet().cell(file(at));
            if (moved == 0 && overwritten(cell)) {
                all.add(Problem.of(
                        ProblemCode.FORMULA_CHANGED, Place.ofCell(found.sheet().name(), file(at).a1())));
            }
        }
        return all;
    }

    /** Whether a value stands where the master has a formula. */
    static boolean overwritten(@Nullable Cell cell) {
        return cell != null
                && cell.formula() == null
                && !HandedOut.blank(cell)
                && !(cell.content() instanceof Content.Uncalculated);
    }

    /** The form's title is another one (another year's, say): together with moved heads that is another form. */
    private Optional<Problem> titleChanged() {
        if (found.plan().texts().isEmpty()) {
            return Optional.empty();
        }
        CellRef first = found.plan().texts().firstKey();
        SheetPlan.Fixed title = found.plan().texts().get(first);
        Cell cell = found.sheet().cell(file(first));
        if (title == null || cell == null || HandedOut.blank(cell) || title.fit(text(first)) > 0) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(
                        ProblemCode.OLD_FORM,
                        Place.ofCell(found.sheet().name(), cell.at().a1()))
                .found("“" + Normaliser.shown(cell.content(), cell.format(), date1904) + "”")
                .expected("“" + title.text() + "”"));
    }

    /**
     * Compares the heads of a table.
     *
     * @param entries the entries of each list that heads a cross column
     * @param later the columns, as {@code table.column}, that earlier masters did not have: an empty head is no fault
     * @return the names of the columns (of formulas too) whose heads are not in their place; null when the whole head row is gone
     */
    @Nullable
    Set<String> table(Layout.Grown grown, Lists entries, List<String> later) {
        Set<String> unreadable = new HashSet<>();
        int offset = 0;
        int compared = 0;
        List<Problem> moved = new ArrayList<>();
        for (Layout.GrownColumn column : grown.columns()) {
            if (column.crossKey() != null) {
                if (!cross(grown, column, entries, moved)) {
                    unreadable.add(column.name());
                }
                continue;
            }
            CellRef at = found.plan().above(grown.headerRow(), column.column());
            SheetPlan.Fixed fixed = at == null ? null : found.plan().texts().get(at);
            if (at == null || fixed == null) {
                continue;
            }
            spoken.add(at);
            if (later.contains(grown.table().name() + "." + column.name())
                    && HandedOut.blank(found.sheet().cell(file(at)))) {
                unreadable.add(column.name());
                continue;
            }
            compared++;
            if (fixed.fit(text(at)) == 8) {
                offset = 0;
                continue;
            }
            unreadable.add(column.name());
            int shift = shift(at, fixed);
            if (shift == 0 || shift != offset) {
                moved.add(moved(at, fixed, column.field().label()));
            }
            offset = shift;
        }
        for (int column : formulaColumns(grown)) {
            CellRef at = found.plan().above(grown.headerRow(), column);
            SheetPlan.Fixed fixed = at == null ? null : found.plan().texts().get(at);
            if (at != null && fixed != null && fixed.fit(text(at)) == 0) {
                unreadable.add(formula(column));
                if (shift(at, fixed) != 0) {
                    spoken.add(at); // moved along with the heads left of it
                }
            }
        }
        this.moved += moved.size();
        if (compared > 1 && grown.columns().stream().allMatch(column -> unreadable.contains(column.name()))) {
            problems.add(moved.get(0));
            return null;
        }
        problems.addAll(moved);
        return unreadable;
    }

    private Set<Integer> formulaColumns(Layout.Grown grown) {
        return found.plan().formulaColumns().getOrDefault(grown.table().name(), Set.of());
    }

    /** How a column of formulas is called among the columns whose heads are not in their place. */
    static String formula(int column) {
        return "=" + CellRef.letters(column);
    }

    /** How far right of its place the same head now stands; 0 where it is nowhere in the row. */
    private int shift(CellRef at, SheetPlan.Fixed fixed) {
        Map<Integer, String> row =
                found.texts().rows().getOrDefault(found.moved().row(at.row()), Map.of());
        return row.entrySet().stream()
                .filter(one -> fixed.fit(one.getValue()) == 8)
                .mapToInt(one -> one.getKey() - at.column())
                .findFirst()
                .orElse(0);
    }

    private boolean cross(Layout.Grown grown, Layout.GrownColumn column, Lists lists, List<Problem> moved) {
        for (Table.Cross cross : grown.table().cross()) {
            if (!cross.column().equals(column.field().name())) {
                continue;
            }
            Map<String, CellValue> entry = lists.of(cross.list()).stream()
                    .filter(one -> key(one).equals(column.crossKey()))
                    .findFirst()
                    .orElse(Map.of());
            for (Table.Head head : cross.heads()) {
                int row = grown.headerRow() + head.cell().row() - grown.table().headerRow();
                CellRef at = new CellRef(found.moved().row(row), column.column());
                Cell cell = found.sheet().cell(at);
                CellValue expected = entry.get(head.attribute());
                if (!HandedOut.same(expected, cell, date1904)) {
                    moved.add(Problem.of(
                                    ProblemCode.HEADER_MOVED,
                                    Place.ofField(
                                            found.sheet().name(),
                                            at.a1(),
                                            column.field().label()))
                            .expected(expected == null ? "（空）" : expected.shown())
                            .found(shown(cell)));
                    return false;
                }
            }
        }
        return true;
    }

    /** The key of a list's entry: its code, else its number. */
    static String key(Map<String, CellValue> entry) {
        CellValue key = entry.containsKey("code") ? entry.get("code") : entry.get("no");
        return key == null ? "" : key.shown();
    }

    /** Whether the label of a single field is nowhere on the sheet; then nothing is said of the texts of its row. */
    boolean absent(CellRef at) {
        CellRef label = found.plan().label(at);
        SheetPlan.Fixed fixed = label == null ? null : found.plan().texts().get(label);
        if (label == null || fixed == null || found.texts().has(fixed)) {
            return false;
        }
        found.plan().texts().keySet().stream()
                .filter(text -> text.row() == label.row())
                .forEach(spoken::add);
        return true;
    }

    /** The cell in the file where a single field stands; null where its label is not in its place. */
    @Nullable
    CellRef field(Field field, CellRef at) {
        CellRef label = found.plan().label(at);
        SheetPlan.Fixed fixed = label == null ? null : found.plan().texts().get(label);
        if (label == null || fixed == null) {
            return file(at);
        }
        boolean first = spoken.add(label);
        CellRef here = new CellRef(found.moved().row(label.row()) + at.row() - label.row(), at.column());
        String text = text(label);
        if (fixed.fit(text) > 0) {
            if (first && fixed.fit(text) < 8) {
                problems.add(changed(label, fixed));
            }
            return here;
        }
        boolean elsewhere = found.texts().has(fixed);
        boolean another = found.plan().texts().values().stream().anyMatch(other -> other.fit(text) == 8);
        if (elsewhere || another || !found.moved().rows().containsKey(label.row())) {
            if (first) {
                moved++;
                problems.add(moved(label, fixed, field.label()));
            }
            return null;
        }
        if (first) {
            problems.add(changed(label, fixed));
        }
        return here;
    }

    private Problem moved(CellRef at, SheetPlan.Fixed fixed, String label) {
        return Problem.of(ProblemCode.HEADER_MOVED, Place.ofField(found.sheet().name(), file(at).a1(), label))
                .expected(fixed.text())
                .found(shown(found.sheet().cell(file(at))));
    }

    private Problem changed(CellRef at, SheetPlan.Fixed fixed) {
        return Problem.of(
                        ProblemCode.FURNITURE_CHANGED,
                        Place.ofCell(found.sheet().name(), file(at).a1()))
                .expected(fixed.text())
                .found(shown(found.sheet().cell(file(at))));
    }

    private String shown(@Nullable Cell cell) {
        return cell == null || HandedOut.blank(cell)
                ? "（空）"
                : FormTexts.strip(Normaliser.shown(cell.content(), cell.format(), date1904));
    }

    private @Nullable String text(CellRef at) {
        return found.texts().at(file(at));
    }

    private CellRef file(CellRef at) {
        return new CellRef(Math.min(found.moved().row(at.row()), CellRef.MAX_ROWS - 1), at.column());
    }
}
