package org.kaoping.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.MasterSheet;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * The placeholders of one table, before anything is known of their labels and rules.
 *
 * @param name its name
 * @param sheet its sheet
 * @param row the zero-based row of the placeholders
 * @param columns the placeholders, left to right
 * @param heads the heads of the columns that are repeated to the right, from top to bottom, by the column's name
 */
record TableShape(
        String name, MasterSheet sheet, int row, List<Placeholder> columns, Map<String, List<Placeholder>> heads) {
    /** Whether the scheme gives the rows: a column is locked. */
    boolean given() {
        return columns.stream().anyMatch(column -> !column.input());
    }

    /** The column that tells rows apart; null where there is none. */
    @Nullable
    String key() {
        for (String key : List.of("code", "no")) {
            if (columns.stream().anyMatch(column -> column.name().equals(key))) {
                return key;
            }
        }
        return null;
    }

    int firstColumn() {
        return columns.get(0).at().column();
    }

    int lastColumn() {
        return columns.get(columns.size() - 1).at().column();
    }

    /** Sorts the dotted placeholders into tables and heads of cross tables; doubled and strayed ones are problems. */
    static List<TableShape> of(List<Placeholder> placeholders, Findings findings) {
        Map<String, List<Placeholder>> tables = new LinkedHashMap<>();
        Map<Placeholder, Placeholder> bodies = new LinkedHashMap<>();
        placeholders.stream()
                .filter(one -> one.table() != null)
                .forEach(one -> tables.computeIfAbsent(
                                one.table() + "\n" + one.sheet().name(), t -> new ArrayList<>())
                        .add(one));
        tables.values().forEach(group -> bodies.putAll(bodies(group, placeholders)));
        Map<String, List<Placeholder>> columns = new LinkedHashMap<>();
        for (Placeholder one : placeholders) {
            if (one.table() != null && !bodies.containsKey(one)) {
                columns.computeIfAbsent(one.table(), t -> new ArrayList<>()).add(one);
            }
        }
        List<TableShape> shapes = new ArrayList<>();
        columns.forEach((name, all) -> shapes.add(shape(name, all, bodies, findings)));
        return shapes;
    }

    /**
     * The body column of each placeholder, where all placeholders of a list on a sheet stand over columns of another
     * table without a text in between: then they are heads. Lists one below another have a key or a label there.
     */
    private static Map<Placeholder, Placeholder> bodies(List<Placeholder> group, List<Placeholder> all) {
        Map<Placeholder, Placeholder> bodies = new LinkedHashMap<>();
        for (Placeholder head : group) {
            Optional<Placeholder> below = all.stream()
                    .filter(one -> one.sheet().equals(head.sheet())
                            && one.at().column() == head.at().column()
                            && one.at().row() > head.at().row()
                            && !(head.table() != null && head.table().equals(one.table())))
                    .min(Comparator.comparing(Placeholder::at));
            if (below.isEmpty() || !isBody(head, below.get())) {
                return Map.of();
            }
            bodies.put(head, below.get());
        }
        return bodies.values().stream().map(Placeholder::table).distinct().count() == 1 ? bodies : Map.of();
    }

    private static boolean isBody(Placeholder head, Placeholder body) {
        if (body.table() == null || body.name().equals("code") || body.name().equals("no")) {
            return false;
        }
        for (int row = head.at().row() + 1; row < body.at().row(); row++) {
            String between = head.sheet().text(new CellRef(row, head.at().column()));
            if (!between.isBlank() && !Placeholder.is(between)) {
                return false;
            }
        }
        return true;
    }

    private static TableShape shape(
            String name, List<Placeholder> all, Map<Placeholder, Placeholder> bodies, Findings findings) {
        Map<String, Placeholder> byName = new LinkedHashMap<>();
        for (Placeholder one : all) {
            Placeholder first = byName.putIfAbsent(one.name(), one);
            if (first != null) {
                doubled(first, one, findings);
            }
        }
        Placeholder first = byName.values().iterator().next();
        List<Placeholder> columns = new ArrayList<>();
        for (Placeholder one : byName.values()) {
            if (one.sheet().equals(first.sheet())
                    && one.at().row() == first.at().row()) {
                columns.add(one);
            } else {
                findings.add(
                        ProblemCode.TABLE_ACROSS_ROWS,
                        one.sheet().name(),
                        one.at(),
                        one.written() + "，" + first.written() + " 在 " + first.where());
            }
        }
        columns.sort(Comparator.comparingInt(one -> one.at().column()));
        Map<String, List<Placeholder>> heads = new LinkedHashMap<>();
        for (Placeholder column : columns) {
            List<Placeholder> over = new ArrayList<>();
            Map<String, Placeholder> attributes = new LinkedHashMap<>();
            bodies.forEach((head, body) -> {
                if (body.equals(column)) {
                    over.add(head);
                    Placeholder same = attributes.putIfAbsent(head.name(), head);
                    if (same != null) {
                        doubled(same, head, findings);
                    }
                }
            });
            lists(over, findings);
            if (!over.isEmpty()) {
                over.sort(Comparator.comparing(Placeholder::at));
                heads.put(column.name(), over);
            }
        }
        return new TableShape(name, first.sheet(), first.at().row(), List.copyOf(columns), heads);
    }

    /** Heads of two lists over one column would repeat it twice. */
    private static void lists(List<Placeholder> heads, Findings findings) {
        TreeSet<String> lists = new TreeSet<>();
        heads.forEach(head -> lists.add(String.valueOf(head.table())));
        if (lists.size() > 1) {
            Placeholder last = heads.get(heads.size() - 1);
            findings.add(
                    ProblemCode.TABLE_ACROSS_ROWS,
                    last.sheet().name(),
                    last.at(),
                    "一列的表头用了几个列表（" + String.join("、", lists) + "）");
        }
    }

    /** Tells that a placeholder stands at two places. */
    static void doubled(Placeholder first, Placeholder second, Findings findings) {
        findings.add(Problem.of(
                        ProblemCode.FIELD_DOUBLED,
                        Place.ofCell(second.sheet().name(), second.at().a1()))
                .found(second.written())
                .expected(first.where()));
    }
}
