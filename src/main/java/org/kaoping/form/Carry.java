package org.kaoping.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * Carries what a workbook says over into a fresh hand-out of another master, by the fields' names: single fields by name,
 * columns of tables by table and column, in given rows by the row's key, in free ones by their order. Only inputs of the
 * new master get a value, so that nothing of it needs to be verified when it comes back. Whether a value keeps the new
 * master's rules is not asked: they are asked when it is sent.
 */
public final class Carry {
    /**
     * What came of it.
     *
     * @param filling the fresh hand-out with what could be moved
     * @param moved how many values were moved; those that stood there already are not counted
     * @param left what could not be moved, each at its cell in the earlier workbook
     */
    public record Carried(Filling filling, int moved, List<Problem> left) {
        /** Copies the list. */
        public Carried {
            left = List.copyOf(left);
        }
    }

    private final Form from;
    private final @Nullable Filling was;
    private final Form to;
    private final Filling fresh;
    private final Map<String, CellValue> fields;
    private final Map<String, List<Map<String, CellValue>>> lists = new LinkedHashMap<>();
    private final List<Problem> left = new ArrayList<>();
    private int moved;

    private Carry(Form from, @Nullable Filling was, Form to, Filling fresh) {
        this.from = from;
        this.was = was;
        this.to = to;
        this.fresh = fresh;
        this.fields = new LinkedHashMap<>(fresh.fields());
        fresh.lists().entries().forEach((name, rows) -> {
            List<Map<String, CellValue>> copy = new ArrayList<>();
            rows.forEach(row -> copy.add(new LinkedHashMap<>(row)));
            lists.put(name, copy);
        });
    }

    /**
     * Carries over all that a clerk entered.
     *
     * @param from the form that the values were read by
     * @param was what the earlier workbook was handed out with; what still stands as it was is not the clerk's. Null where
     *     that is not known
     * @param values what it says
     * @param to the form of the new workbook
     * @param fresh what the new workbook is handed out with
     */
    public static Carried all(Form from, @Nullable Filling was, Values values, Form to, Filling fresh) {
        return some(from, was, values, to, fresh, name -> true);
    }

    /**
     * Carries over some of it.
     *
     * @param wanted whether a single field or a table of that name is
     */
    public static Carried some(
            Form from, @Nullable Filling was, Values values, Form to, Filling fresh, Predicate<String> wanted) {
        Carry carry = new Carry(from, was, to, fresh);
        values.fields().forEach((name, entry) -> {
            if (wanted.test(name)) {
                carry.single(name, entry);
            }
        });
        values.tables().forEach((name, rows) -> {
            if (wanted.test(name)) {
                carry.table(name, rows);
            }
        });
        return new Carried(
                new Filling(carry.fields, new Lists(carry.lists), fresh.locked(), fresh.stamp(), fresh.told()),
                carry.moved,
                carry.left);
    }

    private void single(String name, Values.Entry entry) {
        Field old = from.field(name).orElse(null);
        if (old == null || untouched(old, was == null ? null : was.fields().get(name), entry.value())) {
            return;
        }
        Field field = to.field(name).orElse(null);
        move(old, entry, field, fresh.locked().contains(name), fields.get(name), value -> fields.put(name, value));
    }

    /** Locked cells are the server's, and an input that still holds what was handed out in it was not the clerk's. */
    private static boolean untouched(Field old, @Nullable CellValue handedOut, CellValue value) {
        return !old.input() || (handedOut != null && HandedOut.same(handedOut, value));
    }

    private interface Put {
        void value(CellValue value);
    }

    private void move(
            Field old, Values.Entry entry, @Nullable Field field, boolean locked, @Nullable CellValue there, Put put) {
        if (field == null) {
            leave(old, entry, "新模板没有这一格");
        } else if (there != null && HandedOut.same(there, entry.value())) {
            return;
        } else if (!field.input() || locked) {
            leave(old, entry, "新模板里这一格由系统填写" + (locked ? "（本格已锁定）" : ""));
        } else {
            Optional<CellValue> fit = fit(entry.value(), field.type());
            if (fit.isEmpty()) {
                leave(old, entry, "新模板里这一格要填" + word(field.type()));
            } else {
                put.value(fit.get());
                moved++;
            }
        }
    }

    private void leave(Field old, Values.Entry entry, String why) {
        left.add(Problem.of(ProblemCode.NOT_CARRIED, Place.ofField(entry.sheet(), entry.a1(), old.label()))
                .found(entry.value().shown())
                .with("advice", why));
    }

    private void table(String name, List<Values.Row> rows) {
        Table old = from.table(name).orElse(null);
        if (old == null) {
            return;
        }
        Table table = to.table(name).orElse(null);
        List<Map<String, CellValue>> target = table == null ? List.of() : target(table);
        List<Map<String, CellValue>> before =
                was == null ? List.of() : was.lists().of(name);
        Set<String> columns = table == null ? Set.of() : columns(table);
        int next = 0;
        for (int i = 0; i < rows.size(); i++) {
            Values.Row row = rows.get(i);
            Map<String, CellValue> handedOut = old.given() ? find(before, old, row.key()) : Map.of();
            Map<String, Values.Entry> entered = new LinkedHashMap<>();
            row.cells().forEach((column, entry) -> {
                Field field = old.column(plain(column)).orElse(null);
                if (field != null && !untouched(field, handedOut.get(column), entry.value())) {
                    entered.put(column, entry);
                }
            });
            if (entered.isEmpty()) {
                continue;
            }
            Map<String, CellValue> into = null;
            if (table != null && table.given()) {
                into = find(target, table, key(old, table, row));
                into = into.isEmpty() ? null : into;
            } else if (table != null && next < table.reserved()) {
                into = target.size() > next ? target.get(next) : add(target);
                into.clear();
                next++;
            }
            move(old, table, row, entered, into, columns);
        }
    }

    private List<Map<String, CellValue>> target(Table table) {
        return lists.computeIfAbsent(table.name(), name -> new ArrayList<>());
    }

    private static Map<String, CellValue> add(List<Map<String, CellValue>> rows) {
        Map<String, CellValue> row = new LinkedHashMap<>();
        rows.add(row);
        return row;
    }

    private void move(
            Table old,
            @Nullable Table table,
            Values.Row row,
            Map<String, Values.Entry> entered,
            @Nullable Map<String, CellValue> into,
            Set<String> columns) {
        entered.forEach((column, entry) -> {
            Field field = old.column(plain(column)).orElseThrow();
            if (table == null) {
                leave(field, entry, "新模板没有这张表");
            } else if (into == null) {
                leave(field, entry, table.given() ? "新模板没有“" + row.key() + "”这一行" : "新模板只有 " + table.reserved() + " 行");
            } else if (!columns.contains(column)) {
                leave(field, entry, "新模板没有这一列");
            } else {
                String plain = plain(column);
                String at = table.name() + "." + plain + "[" + row.key() + "]";
                String cross = column.substring(plain.length());
                boolean locked = fresh.locked().contains(at) || fresh.locked().contains(at + cross);
                move(
                        field,
                        entry,
                        table.column(plain).orElse(null),
                        locked,
                        into.get(column),
                        value -> into.put(column, value));
            }
        });
    }

    /** The names of a table's columns once it is laid out with the fresh lists. */
    private Set<String> columns(Table table) {
        Set<String> names = new LinkedHashSet<>();
        table.columns().forEach(column -> {
            List<Table.Cross> cross = table.cross().stream()
                    .filter(one -> one.column().equals(column.name()))
                    .toList();
            if (cross.isEmpty()) {
                names.add(column.name());
                return;
            }
            List<Map<String, CellValue>> heads = fresh.lists().of(cross.get(0).list());
            for (int i = 0; i < heads.size(); i++) {
                names.add(column.name() + "[" + Layouts.key(heads.get(i), i) + "]");
            }
        });
        return names;
    }

    private static String plain(String column) {
        int bracket = column.indexOf('[');
        return bracket < 0 ? column : column.substring(0, bracket);
    }

    /** The key of a row: its own where its rows were given, else what stands in the column that is the key now. */
    private static String key(Table old, Table table, Values.Row row) {
        if (old.given()) {
            return row.key();
        }
        CellValue value = table.key() == null ? null : row.value(table.key());
        return value == null ? "" : value.shown();
    }

    private static Map<String, CellValue> find(List<Map<String, CellValue>> rows, Table table, String key) {
        for (Map<String, CellValue> row : rows) {
            CellValue own = table.key() == null ? null : row.get(table.key());
            if (own != null && own.shown().equals(key)) {
                return row;
            }
        }
        return Map.of();
    }

    private static Optional<CellValue> fit(CellValue value, Field.Type type) {
        return switch (type) {
            case TEXT, LIST -> Optional.of(CellValue.of(FormTexts.inText(value)));
            case DECIMAL -> number(value);
            case INTEGER ->
                number(value)
                        .filter(one -> one instanceof CellValue.Decimal number
                                && number.value().stripTrailingZeros().scale() <= 0);
            case DATE -> day(value);
            case DATETIME ->
                value instanceof CellValue.DateTime || value instanceof CellValue.Date
                        ? Optional.of(value)
                        : Optional.empty();
            case TIME -> value instanceof CellValue.Time ? Optional.of(value) : Optional.empty();
        };
    }

    private static Optional<CellValue> number(CellValue value) {
        if (value instanceof CellValue.Decimal) {
            return Optional.of(value);
        }
        return value instanceof CellValue.Text text
                ? Normaliser.parse(text.value()).map(CellValue::of)
                : Optional.empty();
    }

    private static Optional<CellValue> day(CellValue value) {
        if (value instanceof CellValue.DateTime moment) {
            return Optional.of(CellValue.of(moment.value().toLocalDate()));
        }
        if (value instanceof CellValue.Text text) {
            return Days.day(text.value()).map(found -> CellValue.of(found.day()));
        }
        return value instanceof CellValue.Date ? Optional.of(value) : Optional.empty();
    }

    private static String word(Field.Type type) {
        return switch (type) {
            case TEXT, LIST -> "文字";
            case INTEGER -> "整数";
            case DECIMAL -> "数字";
            case DATE -> "日期";
            case DATETIME -> "日期和时间";
            case TIME -> "时间";
        };
    }
}
