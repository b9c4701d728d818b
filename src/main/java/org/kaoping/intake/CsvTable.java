package org.kaoping.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.CellValue;
import org.kaoping.form.Field;
import org.kaoping.form.Form;
import org.kaoping.form.FormCard;
import org.kaoping.form.FormTexts;
import org.kaoping.form.Table;
import org.kaoping.form.Values;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Cell;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Content;
import org.kaoping.form.book.Sheet;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * A csv understood as a table of a form: known by its column heads, in whatever row and order they stand. Above them may
 * stand what a saved sheet has there: the title, and names of single fields with what they hold to their right.
 *
 * @param form the form
 * @param table its table
 * @param grid what the file holds
 * @param head the zero-based row of the column heads
 * @param columns the zero-based column of each column of the table that is there, by name
 */
record CsvTable(Form form, Table table, Sheet grid, int head, Map<String, Integer> columns) {
    /** A row is the head when it has this share of a table's column heads. */
    private static final double LIKE = 0.6;

    /** Column heads are looked for no lower. */
    private static final int HEAD_ROWS = 50;

    /** Columns and names beside those of the form that tell whose and of when the rows are. */
    private static final Map<String, String> TELLING = Map.ofEntries(
            Map.entry("单位代码", "unitCode"),
            Map.entry("单位", "unitName"),
            Map.entry("单位名称", "unitName"),
            Map.entry("填报单位", "unitName"),
            Map.entry("报送单位", "unitName"),
            Map.entry("年度", "year"),
            Map.entry("年份", "year"),
            Map.entry("考评年度", "year"),
            Map.entry("月份", "month"),
            Map.entry("所属月份", "month"));

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(20\\d{2})(?:年度?)?(?!\\d)");
    private static final Pattern MONTH = Pattern.compile("(?<!\\d)(0?[1-9]|1[0-2])(?:月份?)?(?!\\d)");

    CsvTable {
        columns = Map.copyOf(columns);
    }

    /** The table whose column heads the file has; empty where it has none's. */
    static Optional<CsvTable> find(Sheet grid, List<Form> forms) {
        CsvTable best = null;
        for (Form form : forms) {
            for (Table table : form.tables()) {
                if (form.card().filledBy() != FormCard.FilledBy.SYSTEM
                        && table.columns().stream().anyMatch(Field::input)) {
                    CsvTable here = of(form, table, grid);
                    if (here != null
                            && (best == null
                                    || here.columns.size() > best.columns.size()
                                    // a year's own master before those of other years
                                    || (here.columns.size() == best.columns.size() && here.fit() > best.fit()))) {
                        best = here;
                    }
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private double fit() {
        return (double) columns.size() / table.columns().size();
    }

    private static @Nullable CsvTable of(Form form, Table table, Sheet grid) {
        Map<String, String> names = new HashMap<>();
        table.columns().forEach(column -> names.put(FormTexts.fold(column.label()), column.name()));
        CsvTable best = null;
        for (int row = 0; row <= Math.min(HEAD_ROWS, grid.lastRow()); row++) {
            Map<String, Integer> columns = new LinkedHashMap<>();
            row(grid, row).forEach((at, cell) -> {
                String name = names.get(label(cell));
                if (name != null) {
                    columns.putIfAbsent(name, at.column());
                }
            });
            boolean like = columns.size() >= 2 && columns.size() >= LIKE * names.size();
            if (like && (best == null || columns.size() > best.columns.size())) {
                best = new CsvTable(form, table, grid, row, columns);
            }
        }
        return best;
    }

    /** The same file under another master of the form; empty where that has no such table or heads. */
    Optional<CsvTable> under(Form other) {
        return find(grid, List.of(other));
    }

    /** Whether the table is all that has to be filled in, but for single fields on its own sheet. */
    boolean whole() {
        long tables = form.tables().stream()
                .filter(one -> one.columns().stream().anyMatch(Field::input))
                .count();
        return tables == 1
                && !table.given()
                && table.cross().isEmpty()
                && form.card().textCells().isEmpty()
                && form.fields().stream()
                        .filter(Field::input)
                        .allMatch(field -> field.sheet().equals(table.sheet()));
    }

    /** A row's cells, blank ones too. */
    static NavigableMap<CellRef, Cell> row(Sheet grid, int row) {
        return grid.cells().subMap(new CellRef(row, 0), true, new CellRef(row, CellRef.MAX_COLUMNS - 1), true);
    }

    static String text(Cell cell) {
        return cell.content() instanceof Content.Text text
                ? text.value()
                : cell.content().toString();
    }

    /** As labels are kept: without the mark of a required field, without a colon. */
    private static String label(Cell cell) {
        return FormTexts.bare(FormTexts.fold(text(cell)));
    }

    /** The column heads that are missing, stand there twice or belong to no column. */
    List<Problem> heads() {
        Set<String> known = new LinkedHashSet<>(TELLING.keySet());
        table.columns().forEach(column -> known.add(FormTexts.fold(column.label())));
        form.furniture().getOrDefault(table.sheet(), new TreeMap<>()).forEach((at, text) -> {
            if (at.row() == table.headerRow()) {
                known.add(FormTexts.bare(FormTexts.fold(text)));
            }
        });
        List<String> wrong = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        row(grid, head).values().forEach(cell -> {
            String label = label(cell);
            if (label.isEmpty()) {
                return;
            }
            if (!known.contains(label)) {
                wrong.add(cell.at().a1() + "“" + cut(text(cell)) + "”不认识");
            } else if (!seen.add(label)) {
                wrong.add(cell.at().a1() + "“" + cut(text(cell)) + "”重复");
            }
        });
        for (Field column : table.columns()) {
            if (column.input() && column.required() && !columns.containsKey(column.name())) {
                wrong.add("缺少“" + column.label() + "”");
            }
        }
        return wrong.isEmpty()
                ? List.of()
                : List.of(Problem.of(ProblemCode.CSV_COLUMNS_WRONG, Place.ofCell(grid.name(), "A" + (head + 1)))
                        .expected(form.card().title())
                        .found(String.join("，", wrong)));
    }

    private static String cut(String text) {
        return text.length() > 30 ? text.substring(0, 30) + "…" : text;
    }

    /** Rows that are longer or shorter than the row of the heads. */
    List<Problem> widths() {
        int width = row(grid, head).lastKey().column() + 1;
        List<Problem> problems = new ArrayList<>();
        for (int row : rowsBelow()) {
            NavigableMap<CellRef, Cell> cells = row(grid, row);
            int here = cells.lastKey().column() + 1;
            boolean more = cells.tailMap(new CellRef(row, width), true).values().stream()
                    .anyMatch(cell -> !text(cell).isBlank());
            if (here < width || more) {
                problems.add(Problem.of(ProblemCode.CSV_ROW_WIDTH, Place.ofCell(grid.name(), "A" + (row + 1)))
                        .found(Integer.toString(here))
                        .expected(Integer.toString(width))
                        .with("row", Integer.toString(row + 1)));
            }
        }
        return problems;
    }

    private Set<Integer> rowsBelow() {
        Set<Integer> rows = new TreeSet<>();
        grid.cells().tailMap(new CellRef(head + 1, 0), true).keySet().forEach(at -> rows.add(at.row()));
        return rows;
    }

    /** The rows of the table: below the heads, with something in one of its columns. */
    List<Integer> rows() {
        List<Integer> rows = new ArrayList<>();
        for (int row : rowsBelow()) {
            boolean filled = columns.entrySet().stream().anyMatch(column -> {
                Cell cell = grid.cell(new CellRef(row, column.getValue()));
                boolean input = table.column(column.getKey()).map(Field::input).orElse(false);
                return input && cell != null && !text(cell).isBlank();
            });
            if (filled) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** The cells above the heads that hold single fields, by their names; of the form's own and of {@link #TELLING}. */
    Map<String, CellRef> fields() {
        Map<String, String> names = new HashMap<>(TELLING);
        form.fields().stream()
                .filter(field -> field.sheet().equals(table.sheet()))
                .forEach(field -> names.put(FormTexts.fold(field.label()), field.name()));
        Map<String, CellRef> fields = new LinkedHashMap<>();
        for (int row = 0; row < head; row++) {
            String waiting = null;
            for (Cell cell : row(grid, row).values()) {
                String name = names.get(label(cell));
                if (name != null) {
                    waiting = name;
                } else if (waiting != null && !text(cell).isBlank()) {
                    fields.putIfAbsent(waiting, cell.at());
                    waiting = null;
                }
            }
        }
        return fields;
    }

    /** What stands above the heads but for what the clerk filled in: title, unit, year. */
    Book above() {
        Set<CellRef> filled = new LinkedHashSet<>();
        fields().forEach((name, at) -> {
            if (form.field(name).map(Field::input).orElse(false)) {
                filled.add(at);
            }
        });
        TreeMap<CellRef, Cell> cells = new TreeMap<>(grid.cells().headMap(new CellRef(head, 0), false));
        cells.keySet().removeAll(filled);
        return new Book(
                List.of(new Sheet(grid.name(), Sheet.Visibility.VISIBLE, cells, new TreeSet<>(), List.of())),
                false,
                Map.of());
    }

    /**
     * What the file says of unit and period: in single fields, in a column of its own that is the same in all rows, of
     * the period also in its name.
     */
    Values told(String fileName) {
        Map<String, Values.Entry> told = new LinkedHashMap<>();
        fields().forEach((name, at) -> tell(told, name, at));
        row(grid, head).values().forEach(cell -> {
            String name = TELLING.get(label(cell));
            if (name != null
                    && table.columns().stream()
                            .noneMatch(one -> FormTexts.fold(one.label()).equals(label(cell)))) {
                Map<String, CellRef> held = new LinkedHashMap<>();
                for (int row : rows()) {
                    CellRef at = new CellRef(row, cell.at().column());
                    Cell here = grid.cell(at);
                    if (here != null && !text(here).isBlank()) {
                        held.putIfAbsent(FormTexts.fold(text(here)), at);
                    }
                }
                if (held.size() == 1) {
                    tell(told, name, held.values().iterator().next());
                }
            }
        });
        String baseName = FormTexts.fold(Hints.baseName(fileName).replaceAll("\\s+", "_"));
        boolean dated = above().sheets().get(0).cells().values().stream()
                .anyMatch(cell -> !Hints.years(FormTexts.fold(text(cell))).isEmpty());
        if (!told.containsKey("year") && !dated) {
            only(YEAR, baseName).ifPresent(year -> told.put("year", entry(year, new CellRef(0, 0))));
        }
        Set<Integer> months = Hints.months(baseName);
        if (!told.containsKey("month") && months.size() == 1) {
            told.put("month", entry(months.iterator().next().toString(), new CellRef(0, 0)));
        }
        return new Values(told, Map.of());
    }

    private void tell(Map<String, Values.Entry> told, String name, CellRef at) {
        Cell cell = grid.cell(at);
        String text = cell == null ? "" : FormTexts.fold(text(cell));
        switch (name) {
            case "year" -> only(YEAR, text).ifPresent(year -> told.putIfAbsent(name, entry(year, at)));
            case "month" -> only(MONTH, text).ifPresent(month -> told.putIfAbsent(name, entry(month, at)));
            default -> told.putIfAbsent(name, entry(cell == null ? "" : text(cell), at));
        }
    }

    private Values.Entry entry(String text, CellRef at) {
        return new Values.Entry(CellValue.of(text), grid.name(), at);
    }

    /** The one number of that kind in a text; empty where it has none or several. */
    private static Optional<String> only(Pattern pattern, String text) {
        List<String> all = pattern.matcher(text)
                .results()
                .map(one -> one.group(1))
                .distinct()
                .toList();
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }
}
