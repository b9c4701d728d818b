package org.kaoping.form;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.Cell;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Content;
import org.kaoping.form.book.Sheet;

/** The texts of a returned sheet, folded once for all comparisons. Formulas and numbers are no texts. */
final class SheetTexts {
    /** Longer texts are no heads, labels or notes of a form. */
    private static final int LONGEST = 4_000;

    private final NavigableMap<Integer, Map<Integer, String>> rows = new TreeMap<>();
    private final Set<String> all = new HashSet<>();

    SheetTexts(Sheet sheet) {
        int row = -1;
        Map<Integer, String> line = new HashMap<>();
        for (Cell cell : sheet.cells().values()) {
            if (cell.content() instanceof Content.Text text
                    && text.value().length() <= LONGEST
                    && cell.formula() == null) {
                String folded = FormTexts.fold(text.value());
                if (!folded.isEmpty()) {
                    if (cell.at().row() != row) {
                        row = cell.at().row();
                        line = new HashMap<>();
                        rows.put(row, line);
                    }
                    line.put(cell.at().column(), folded);
                    all.add(folded);
                }
            }
        }
    }

    /** The rows that hold texts, each with its texts by column. */
    NavigableMap<Integer, Map<Integer, String>> rows() {
        return rows;
    }

    /** The folded text of a cell; null where there is none. */
    @Nullable
    String at(int row, int column) {
        Map<Integer, String> texts = rows.get(row);
        return texts == null ? null : texts.get(column);
    }

    /** The folded text of a cell; null where there is none. */
    @Nullable
    String at(CellRef cell) {
        return at(cell.row(), cell.column());
    }

    /** Whether a fixed text stands somewhere on the sheet. */
    boolean has(SheetPlan.Fixed fixed) {
        return fixed.pattern() == null
                ? all.contains(fixed.folded())
                : all.stream().anyMatch(text -> fixed.fit(text) == SheetPlan.Fixed.WHOLE);
    }

    /** Which part of a plan's texts stands on this sheet, 0 to 1, wherever. */
    double likeness(SheetPlan plan) {
        long found = plan.texts().values().stream().filter(this::has).count();
        return plan.texts().isEmpty() ? 0 : (double) found / plan.texts().size();
    }
}
