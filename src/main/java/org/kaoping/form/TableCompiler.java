package org.kaoping.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.Area;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Formulas;
import org.kaoping.form.book.MasterCell;
import org.kaoping.form.book.MasterSheet;
import org.kaoping.form.book.MasterValidation;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.problem.Severity;

/** Makes tables and cross-checks out of their placeholders, fields and formulas. */
final class TableCompiler {
    /** A rule over a whole column of Excel is no promise of a million rows; more than this is never read. */
    private static final int MOST_ROWS = 20_000;

    private static final String ERRORS = "填写检查";
    private static final String WARNINGS = "填写提示";

    private final Findings findings;
    private final List<TableShape> shapes;
    private final Map<Placeholder, Field> fields;
    private final Map<String, Integer> reserved = new LinkedHashMap<>();

    /**
     * Prepares the tables.
     *
     * @param fields the field of each placeholder that is one
     */
    TableCompiler(List<TableShape> shapes, Map<Placeholder, Field> fields, Findings findings) {
        this.shapes = shapes;
        this.fields = fields;
        this.findings = findings;
        shapes.forEach(shape -> reserved.put(shape.name(), shape.given() ? 1 : free(shape)));
    }

    /** The tables, in the order of the workbook. */
    List<Table> tables(Map<Placeholder, Labels.Label> labels) {
        List<Table> tables = new ArrayList<>();
        for (TableShape shape : shapes) {
            String key = shape.key();
            if (shape.given() && key == null) {
                Placeholder first = shape.columns().get(0);
                findings.add(ProblemCode.TABLE_KEY_MISSING, shape.sheet().name(), first.at(), shape.name());
            }
            merged(shape);
            overlaps(shape);
            List<Table.Cross> cross = new ArrayList<>();
            shape.heads()
                    .forEach((column, heads) -> cross.add(new Table.Cross(
                            column,
                            String.valueOf(heads.get(0).table()),
                            heads.stream()
                                    .map(head -> new Table.Head(head.name(), head.at(), head.input()))
                                    .toList())));
            tables.add(new Table(
                    shape.name(),
                    shape.sheet().name(),
                    headerRow(shape, labels),
                    shape.row(),
                    shape.given(),
                    key,
                    rows(shape),
                    shape.columns().stream().map(this::field).toList(),
                    cross,
                    checks(shape)));
        }
        return tables;
    }

    private Field field(Placeholder column) {
        Field field = fields.get(column);
        if (field == null) {
            throw new IllegalStateException("no field for " + column.written());
        }
        return field;
    }

    private int rows(TableShape shape) {
        return reserved.getOrDefault(shape.name(), 1);
    }

    /** The lowest row that holds a label or a head. */
    private static int headerRow(TableShape shape, Map<Placeholder, Labels.Label> labels) {
        int lowest = -1;
        for (Placeholder column : shape.columns()) {
            Labels.Label label = labels.get(column);
            lowest = label == null
                    ? lowest
                    : Math.max(lowest, label.area().last().row());
            for (Placeholder head : shape.heads().getOrDefault(column.name(), List.of())) {
                lowest = Math.max(lowest, head.at().row());
            }
        }
        return lowest >= 0 && lowest < shape.row() ? lowest : Math.max(0, shape.row() - 1);
    }

    /** How many rows a free table reserves: as many as its rules cover, else as many as are unlocked. */
    private int free(TableShape shape) {
        Map<Placeholder, Integer> covered = new LinkedHashMap<>();
        for (Placeholder column : shape.columns()) {
            if (shape.sheet().validation(column.at()) != null) {
                covered.put(column, covered(shape.sheet(), column.at()));
            }
        }
        int unlocked = unlocked(shape);
        int rows = covered.values().stream().max(Integer::compare).orElse(unlocked);
        covered.forEach((column, count) -> {
            if (count < rows) {
                findings.add(Problem.of(ProblemCode.RULE_INCOMPLETE, Findings.place(field(column)))
                        .found(String.valueOf(shape.row() + count))
                        .expected(String.valueOf(rows)));
            }
        });
        if (unlocked < rows) {
            findings.add(Problem.of(
                            ProblemCode.TABLE_ROWS_LOCKED,
                            Place.ofCell(
                                    shape.sheet().name(),
                                    shape.columns().get(0).at().a1()))
                    .found(String.valueOf(shape.row() + unlocked + 1))
                    .expected(String.valueOf(rows)));
        }
        return rows;
    }

    /** Rows from a cell downwards that the same rule covers, also where an edit in Excel has split it. */
    private static int covered(MasterSheet sheet, CellRef from) {
        MasterValidation first = sheet.validation(from);
        int row = from.row();
        while (first != null && row - from.row() < MOST_ROWS && row < CellRef.MAX_ROWS) {
            CellRef at = new CellRef(row, from.column());
            MasterValidation here = sheet.validation(at);
            if (here == null || !like(first, here)) {
                break;
            }
            int last = row;
            for (Area area : here.areas()) {
                last = area.contains(at) ? Math.max(last, area.last().row()) : last;
            }
            row = last + 1;
        }
        return Math.min(row - from.row(), MOST_ROWS);
    }

    private static boolean like(MasterValidation one, MasterValidation other) {
        return one.equals(other)
                || (one.type().equals(other.type())
                        && one.operator().equals(other.operator())
                        && one.errorStyle().equals(other.errorStyle())
                        && one.errorText().equals(other.errorText()));
    }

    private static int unlocked(TableShape shape) {
        int rows = 0;
        while (rows < MOST_ROWS && shape.row() + rows < CellRef.MAX_ROWS) {
            for (Placeholder column : shape.columns()) {
                if (shape.sheet()
                        .locked(new CellRef(shape.row() + rows, column.at().column()))) {
                    return Math.max(1, rows);
                }
            }
            rows++;
        }
        return rows;
    }

    /** Rows that are repeated, sorted and read one by one can't share cells. */
    private void merged(TableShape shape) {
        int last = shape.row() + rows(shape) - 1;
        for (Area area : shape.sheet().merges()) {
            boolean tall = area.last().row() > area.first().row();
            boolean inRows = area.first().row() <= last && area.last().row() >= shape.row();
            boolean inColumns =
                    area.first().column() <= shape.lastColumn() && area.last().column() >= shape.firstColumn();
            if (tall && inRows && inColumns) {
                findings.add(Problem.of(
                                ProblemCode.TABLE_MERGED,
                                Place.ofCell(shape.sheet().name(), area.a1()))
                        .found(area.a1()));
            }
        }
    }

    /** Another field or table inside the reserved rows would be read as one of them. */
    private void overlaps(TableShape shape) {
        int last = shape.row() + rows(shape) - 1;
        for (Placeholder other : fields.keySet()) {
            if (!shape.columns().contains(other)
                    && other.sheet().equals(shape.sheet())
                    && other.at().row() >= shape.row()
                    && other.at().row() <= last
                    && other.at().column() >= shape.firstColumn()
                    && other.at().column() <= shape.lastColumn()) {
                findings.add(Problem.of(
                                ProblemCode.TABLE_OVERLAP,
                                Place.ofCell(shape.sheet().name(), other.at().a1()))
                        .found(shape.name())
                        .expected(other.written()));
            }
        }
    }

    /** The cross-checks in the placeholder row; of tables side by side each takes the columns up to the next. */
    private List<Table.Check> checks(TableShape shape) {
        List<Table.Check> checks = new ArrayList<>();
        for (MasterCell cell : shape.sheet().cells().values()) {
            if (cell.at().row() == shape.row()
                    && cell.formula() != null
                    && cell.locked()
                    && owner(shape, cell.at()).equals(shape)) {
                Labels.ofColumn(shape.sheet(), cell.at(), shape.firstColumn(), shape.lastColumn())
                        .ifPresent(label -> check(shape.sheet(), cell, label).ifPresent(checks::add));
            }
        }
        return checks;
    }

    private TableShape owner(TableShape shape, CellRef at) {
        TableShape owner = shape;
        int nearest = -1;
        for (TableShape one : shapes) {
            if (one.sheet().equals(shape.sheet())
                    && one.row() == shape.row()
                    && one.firstColumn() <= at.column()
                    && one.firstColumn() > nearest) {
                owner = one;
                nearest = one.firstColumn();
            }
        }
        return owner;
    }

    /** The cross-checks outside tables: locked formulas labelled as such. */
    List<Table.Check> checks(MasterSheet sheet) {
        List<Table.Check> checks = new ArrayList<>();
        for (MasterCell cell : sheet.cells().values()) {
            if (cell.formula() != null && cell.locked() && !inTable(sheet, cell.at())) {
                Labels.ofCheck(sheet, cell.at())
                        .ifPresent(label -> check(sheet, cell, label).ifPresent(checks::add));
            }
        }
        return checks;
    }

    private boolean inTable(MasterSheet sheet, CellRef at) {
        return shapes.stream()
                .anyMatch(shape ->
                        shape.sheet().equals(sheet) && at.row() >= shape.row() && at.row() < shape.row() + rows(shape));
    }

    private Optional<Table.Check> check(MasterSheet sheet, MasterCell cell, Labels.Label label) {
        Severity severity = severity(label.text());
        if (severity == null || cell.formula() == null) {
            return Optional.empty();
        }
        if (Formulas.asksTheClock(cell.formula())) {
            // a check that changes overnight would refuse tomorrow what it accepts today
            findings.add(ProblemCode.FORMULA_NOT_SUPPORTED, sheet.name(), cell.at(), label.text() + "里用了 TODAY 或 NOW");
        }
        java.time.LocalDate until = null;
        if (Trial.signs(label.text())) {
            until = severity == Severity.ERROR ? Trial.until(label.text()) : null;
            if (until == null) {
                findings.add(ProblemCode.TRIAL_WRONG, sheet.name(), cell.at(), label.text());
            }
        }
        return Optional.of(new Table.Check(sheet.name(), cell.at(), cell.formula(), severity, until));
    }

    private static @Nullable Severity severity(String head) {
        for (String word : List.of(ERRORS, WARNINGS)) {
            if (head.startsWith(word) && head.substring(word.length()).matches("|[（(].*")) {
                return word.equals(ERRORS) ? Severity.ERROR : Severity.WARNING;
            }
        }
        return null;
    }
}
