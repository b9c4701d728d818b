package org.kaoping.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.CellValue;
import org.kaoping.form.Values;

/** What two workbooks of marks say differently of what counts: marks, duties, verdicts on evidence, days of receipt, decisions. */
final class MarkDifferences {
    /**
     * A form of marks.
     *
     * @param table its table
     * @param key the column that names the row; empty: the row's own key
     * @param ofUnit whether the row's key is the unit; else the workbook's unit is meant
     * @param columns what counts, with its word; a cross column's entry is named by its own key
     */
    private record Shape(String table, String key, boolean ofUnit, Map<String, String> columns) {}

    private static final Map<String, Shape> SHAPES = Map.of(
            "year-end-marks",
            new Shape("inds", "", false, Map.of("mark", "得分", "duty", "是否承担", "verified", "佐证核验")),
            "year-end-matrix",
            new Shape("units", "", true, Map.of("mark", "得分")),
            "monthly-marks",
            new Shape("units", "", true, Map.of("mark", "得分", "fileDate", "电子版收到日期", "paperDate", "纸质版收到日期")),
            "innovation-decisions",
            new Shape("claims", "no", false, Map.of("unit", "申报单位", "result", "评定结果", "tier", "评定档次")));

    /**
     * A difference.
     *
     * @param unit the unit; empty where the workbook is about none
     * @param code the indicator, item or claim
     * @param what the column
     * @param label in words
     * @param before what was there; empty where nothing was
     * @param after what is there; empty where nothing is
     * @param at where it stands in the later workbook; null where it no longer stands there
     */
    record Difference(
            String unit,
            String code,
            String what,
            String label,
            String before,
            String after,
            Values.@Nullable Entry at) {
        /** Whether something that was in force is no longer what it was. */
        boolean changes() {
            return !before.isEmpty();
        }

        /** 「D001 B0101 得分：8 → 7」. */
        String words() {
            return label + "：" + shown(before) + " → " + shown(after);
        }

        private static String shown(String text) {
            return text.isEmpty() ? "（空）" : text;
        }
    }

    private MarkDifferences() {}

    /** Whether a form holds marks whose change waits for the office. */
    static boolean marks(@Nullable String form) {
        return form != null && SHAPES.containsKey(form);
    }

    /** What differs, in the order of the later workbook, then what it no longer has; nothing for other forms. */
    static List<Difference> between(String form, String unit, Values older, Values newer) {
        Shape shape = SHAPES.get(form);
        if (shape == null) {
            return List.of();
        }
        Map<String, Difference> before = flat(shape, unit, older);
        Map<String, Difference> after = flat(shape, unit, newer);
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String name : names) {
            Difference old = before.get(name);
            Difference now = after.get(name);
            Difference either = now == null ? old : now;
            String was = old == null ? "" : old.after();
            String is = now == null ? "" : now.after();
            if (either != null && !was.equals(is)) {
                differences.add(new Difference(
                        either.unit(),
                        either.code(),
                        either.what(),
                        either.label(),
                        was,
                        is,
                        now == null ? null : now.at()));
            }
        }
        return differences;
    }

    private static Map<String, Difference> flat(Shape shape, String unit, Values values) {
        Map<String, Difference> all = new LinkedHashMap<>();
        for (Values.Row row : values.rows(shape.table())) {
            CellValue named = shape.key().isEmpty() ? null : row.value(shape.key());
            String key = named == null ? row.key() : named.shown();
            String whose = shape.ofUnit() ? row.key() : unit;
            row.cells().forEach((column, entry) -> {
                int bracket = column.indexOf('[');
                String plain = bracket < 0 ? column : column.substring(0, bracket);
                String word = shape.columns().get(plain);
                if (word != null) {
                    String code = bracket < 0 ? key : column.substring(bracket + 1, column.length() - 1);
                    String label = (shape.ofUnit() && bracket >= 0 ? key + " " : "") + code + " " + word;
                    all.put(
                            key + " " + column,
                            new Difference(
                                    whose, code, plain, label, "", entry.value().shown(), entry));
                }
            });
        }
        return all;
    }
}
