package org.kaoping.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kaoping.form.Values;

/** What differs between two workbooks of one unit, form and period. */
final class Changes {
    private static final int SHOWN = 12;

    private Changes() {}

    /** The cells that differ, in the order of the newer workbook; a value that is gone stands where the older had it. */
    static List<String> between(Values older, Values newer) {
        Map<String, Values.Entry> before = flat(older);
        Map<String, Values.Entry> after = flat(newer);
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        List<String> cells = new ArrayList<>();
        for (String name : names) {
            Values.Entry one = before.get(name);
            Values.Entry other = after.get(name);
            if (one == null || other == null || !same(one, other)) {
                Values.Entry shown = other == null ? one : other;
                if (shown != null) {
                    cells.add(shown.sheet() + "!" + shown.cell().a1());
                }
            }
        }
        return cells;
    }

    /** The same in words: 「没有改动」 or 「改动 3 处：月报!D7、月报!E9…」. */
    static String inWords(List<String> cells) {
        if (cells.isEmpty()) {
            return "内容没有改动";
        }
        String some = cells.stream().limit(SHOWN).collect(Collectors.joining("、"));
        return "改动 " + cells.size() + " 处：" + some + (cells.size() > SHOWN ? " 等" : "");
    }

    private static boolean same(Values.Entry one, Values.Entry other) {
        return one.value().getClass() == other.value().getClass()
                && one.value().shown().equals(other.value().shown());
    }

    private static Map<String, Values.Entry> flat(Values values) {
        Map<String, Values.Entry> all = new LinkedHashMap<>(values.fields());
        values.tables()
                .forEach((table, rows) -> rows.forEach(row -> row.cells()
                        .forEach((column, entry) -> all.put(table + "[" + row.key() + "]." + column, entry))));
        return all;
    }
}
