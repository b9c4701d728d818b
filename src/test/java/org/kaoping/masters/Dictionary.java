package org.kaoping.masters;

import java.util.List;

/** The hidden sheet 「字典」: the scheme's values and lists under the names that rules and formulas use. */
final class Dictionary {
    private static final Look DAY = Look.FIXED_MID.withFormat("yyyy\\-mm\\-dd");
    private final Kit kit;
    private final Page page;
    private int row = 2;

    Dictionary(Kit kit) {
        this.kit = kit;
        this.page = kit.page("字典");
        page.widths(22, 30, 24, 40);
        page.text("A1", "字典（系统填写，公式和下拉列表引用，请不要改动）", Look.PLAIN);
    }

    /** A single text or number under a name. */
    Dictionary value(String label, String field, String name) {
        return single(label, field, name, Look.FIXED_MID);
    }

    /** A single number under a name. */
    Dictionary number(String label, String field, String name) {
        return single(
                label,
                field,
                name,
                Look.FIXED_MID.withFormat(field.equals("year") || field.equals("month") ? "0" : "0.00"));
    }

    /** A single day under a name. */
    Dictionary day(String label, String field, String name) {
        return single(label, field, name, DAY);
    }

    private Dictionary single(String label, String field, String name, Look look) {
        page.text("A" + row, label, Look.LABEL).text("B" + row, "{" + field + "}", look);
        kit.name(name, "字典!$B$" + row);
        row++;
        return this;
    }

    /**
     * A list, one entry a row.
     *
     * @param table the list's name
     * @param columns its attributes, left to right
     * @param labels their heads
     * @param named the column that gets the name
     * @param name the name of that column
     */
    Dictionary list(String table, List<String> columns, List<String> labels, String named, String name) {
        row++;
        for (int i = 0; i < columns.size(); i++) {
            char column = (char) ('A' + i);
            page.text(column + String.valueOf(row), labels.get(i), Look.HEAD);
            page.text(
                    column + String.valueOf(row + 1),
                    "{" + table + "." + columns.get(i) + "}",
                    columns.get(i).equals("no") ? Look.FIXED_MID.withFormat("0") : Look.FIXED_MID);
            if (columns.get(i).equals(named)) {
                kit.name(name, "字典!$" + column + "$" + (row + 1) + ":$" + column + "$" + (row + 1));
            }
        }
        row += 2;
        return this;
    }

    void finish() {
        page.protect(false).hide();
    }
}
