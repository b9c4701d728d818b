package org.kaoping.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Content;
import org.kaoping.form.book.Formulas;
import org.kaoping.form.book.PreparedFormulas;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.problem.Severity;

/**
 * Checks the values that were read against everything that the master says: required marks, its own validations
 * whatever the file still carries, the cells that were locked, 「填写检查」 and 「填写提示」 in each row and outside tables.
 */
public final class FormChecker {
    /** The most rows of a table that are checked; more are refused. */
    public static final int MAX_ROWS = 5_000;
    /** The most problems that are kept of one workbook. */
    public static final int MAX_PROBLEMS = 2_000;

    private final Layout layout;
    private final Filling filling;
    private final Values values;
    private final Evaluation evaluation;
    private final LocalDate received;
    private final RuleCheck rules;
    private final List<Problem> problems = new ArrayList<>();
    private final Settled settled = new Settled();

    private FormChecker(Layout layout, Filling filling, Values values, Evaluation evaluation, LocalDate received) {
        this.received = received;
        this.layout = layout;
        this.filling = filling;
        this.values = values;
        this.evaluation = evaluation;
        this.rules = new RuleCheck(evaluation, layout.form().master().date1904(), received);
    }

    /**
     * Checks values.
     *
     * @param layout the form as it was handed out
     * @param filling what was handed out; of a workbook without hand-out (a scheme) empty
     * @param values what {@link FormReader} read
     * @param today the day that TODAY() means in the master's formulas
     * @return all problems, at most {@value #MAX_PROBLEMS} and one more
     */
    public static List<Problem> check(Layout layout, Filling filling, Values values, LocalDate today) {
        return examine(
                        layout,
                        filling,
                        values,
                        today,
                        () -> FormFiller.prepare(layout).laidOut())
                .problems();
    }

    /**
     * Checks values, with the filler that was prepared for the form anyway.
     *
     * @param filler the filler of the form's layout
     * @return the values, options of lists in the master's own spelling, with all problems as of {@link #check}
     */
    public static Checked<Values> examine(FormFiller filler, Filling filling, Values values, LocalDate today) {
        return examine(filler, filling, values, today, today);
    }

    /** The same where the workbook was received on another day: by that day a rule is on trial or no longer. */
    public static Checked<Values> examine(
            FormFiller filler, Filling filling, Values values, LocalDate today, LocalDate received) {
        return examine(filler.layout(), filling, values, today, received, filler::laidOut, filler::formulas);
    }

    /**
     * Checks values.
     *
     * @param layout the form as it was handed out
     * @param filling what was handed out; of a workbook without hand-out (a scheme) empty
     * @param values what {@link FormReader} read
     * @param today the day that TODAY() means in the master's formulas
     * @param laidOut the bytes of the laid-out master, asked for only when a formula has to be evaluated
     * @return the values, options of lists in the master's own spelling, with all problems, at most
     *     {@value #MAX_PROBLEMS}
     */
    static Checked<Values> examine(
            Layout layout, Filling filling, Values values, LocalDate today, Supplier<byte[]> laidOut) {
        return examine(
                layout,
                filling,
                values,
                today,
                today,
                laidOut,
                () -> PreparedFormulas.of(laidOut.get(), FormFiller.sources(layout)));
    }

    private static Checked<Values> examine(
            Layout layout,
            Filling filling,
            Values values,
            LocalDate today,
            LocalDate received,
            Supplier<byte[]> laidOut,
            Supplier<PreparedFormulas> prepared) {
        try (Evaluation evaluation = new Evaluation(layout, filling, values, today, laidOut, prepared)) {
            FormChecker checker = new FormChecker(layout, filling, values, evaluation, received);
            checker.run();
            return Checked.of(checker.settled.in(values), cut(checker.problems));
        }
    }

    /** The first problems, errors before the others where they are too many, and one that says how many there are. */
    public static List<Problem> cut(List<Problem> problems) {
        if (problems.size() <= MAX_PROBLEMS) {
            return problems;
        }
        List<Problem> kept = new ArrayList<>(problems);
        kept.sort(Comparator.comparing(Problem::severity));
        kept.subList(MAX_PROBLEMS, kept.size()).clear();
        kept.add(Problem.of(ProblemCode.MORE_PROBLEMS, Place.WORKBOOK)
                .found(Integer.toString(problems.size()))
                .expected(Integer.toString(MAX_PROBLEMS)));
        return kept;
    }

    private void run() {
        for (Field field : layout.form().fields()) {
            if (field.input() && present(field.sheet())) {
                CellRef stands = layout.fields().getOrDefault(field.name(), field.cell());
                Values.Entry entry = values.fields().get(field.name());
                Values.Moved moved = values.sheets().get(field.sheet());
                if (moved != null && unread(field.sheet(), new CellRef(moved.row(stands.row()), stands.column()))) {
                    continue;
                }
                cell(field, layout.rules().get(field.name()), entry, stands, place(values, field, entry, stands));
            }
        }
        for (Layout.Grown grown : layout.tables().values()) {
            table(grown);
        }
        for (Table.Check check : layout.checks()) {
            if ((present(check.sheet()) || bare(check.sheet())) && whole(check.sheet())) {
                Values.Moved moved = values.sheets().get(check.sheet());
                CellRef at = check.cell();
                Place place = moved == null
                        ? Place.ofCell(check.sheet(), at.a1())
                        : Place.ofCell(moved.sheet(), new CellRef(moved.row(at.row()), at.column()).a1());
                crossCheck(check, at, error(check) ? ProblemCode.SHEET_CHECK : ProblemCode.SHEET_HINT, place);
            }
        }
    }

    /** Where a single field stands in the file, also when it is empty. */
    static Place place(Values values, Field field, Values.@Nullable Entry entry, CellRef stands) {
        if (entry != null) {
            return Place.ofField(entry.sheet(), entry.cell().a1(), field.label());
        }
        Values.Moved moved = values.sheets().get(field.sheet());
        return moved == null
                ? Place.ofField(field.sheet(), stands.a1(), field.label())
                : Place.ofField(
                        moved.sheet(), new CellRef(moved.row(stands.row()), stands.column()).a1(), field.label());
    }

    /** Whether the sheet was found; values that were kept do not say and count as found. */
    private boolean present(String sheet) {
        return values.sheets().isEmpty() || values.sheets().containsKey(sheet);
    }

    /** Whether the form has no input on a sheet: it only computes (校验, 条数), and is not looked for in the file. */
    private boolean bare(String sheet) {
        return layout.form().fields().stream()
                        .noneMatch(field -> field.input() && field.sheet().equals(sheet))
                && layout.form().tables().stream()
                        .filter(table -> table.sheet().equals(sheet))
                        .allMatch(table -> table.columns().stream().noneMatch(Field::input));
    }

    /** Whether all of a sheet was read and fits into the laid-out form at once: else its totals can't be right. */
    private boolean whole(String sheet) {
        Values.Moved moved = values.sheets().get(sheet);
        boolean fits = layout.tables().values().stream()
                .filter(grown -> !grown.table().given() && grown.table().sheet().equals(sheet))
                .allMatch(grown -> values.rows(grown.table().name()).size() <= Evaluation.capacity(grown));
        return fits && (moved == null || moved.unread().isEmpty());
    }

    /** Whether an input holds something that could not be read: that has been said and is not said again. */
    private boolean unread(String sheet, CellRef file) {
        Values.Moved moved = values.sheets().get(sheet);
        return moved != null && moved.unread().contains(file);
    }

    private void table(Layout.Grown grown) {
        Table table = grown.table();
        List<Values.Row> rows = values.rows(table.name());
        Map<String, Integer> places = new HashMap<>();
        Map<String, Map<String, CellValue>> handed = new HashMap<>();
        if (table.given()) {
            List<Map<String, CellValue>> entries = filling.lists().of(table.name());
            List<Map<String, CellValue>> known =
                    entries.isEmpty() ? layout.lists().of(table.name()) : entries;
            for (int i = 0; i < known.size(); i++) {
                places.put(Evaluation.key(table, known.get(i)), i);
                handed.put(Evaluation.key(table, known.get(i)), known.get(i));
            }
        } else if (rows.size() > MAX_ROWS) {
            problems.add(Problem.of(
                            ProblemCode.ROWS_OVER_LIMIT,
                            Place.ofSheet(rows.get(0).sheet()))
                    .found(Integer.toString(rows.size()))
                    .expected(Integer.toString(MAX_ROWS)));
        }
        for (int i = 0; i < Math.min(MAX_ROWS, rows.size()); i++) {
            Values.Row row = rows.get(i);
            Integer index = table.given() ? places.get(row.key()) : Integer.valueOf(i);
            if (index == null) {
                continue;
            }
            if (!table.given()) {
                evaluation.turn(grown, index / Evaluation.capacity(grown));
            }
            int laid = table.given() ? grown.firstRow() + index : Evaluation.row(grown, index);
            row(grown, row, laid, handed.getOrDefault(row.key(), Map.of()));
        }
    }

    private void row(Layout.Grown grown, Values.Row row, int laid, Map<String, CellValue> handed) {
        boolean whole = true;
        for (Layout.GrownColumn column : grown.columns()) {
            Field field = column.field();
            if (!field.input()) {
                continue;
            }
            if (unread(grown.table().sheet(), new CellRef(row.row(), column.column()))) {
                whole = false;
                continue;
            }
            Values.Entry entry = row.cells().get(column.name());
            Place place = Place.ofField(row.sheet(), new CellRef(row.row(), column.column()).a1(), field.label());
            if (isLocked(grown.table(), column, row)) {
                locked(handed.get(column.name()), entry, place);
            } else {
                cell(field, field.validation(), entry, new CellRef(laid, column.column()), place);
            }
        }
        for (Table.Check check : whole ? grown.checks() : List.<Table.Check>of()) {
            CellRef at = new CellRef(laid, check.cell().column());
            Place place = Place.ofCell(
                    row.sheet(), new CellRef(row.row(), check.cell().column()).a1());
            crossCheck(check, at, error(check) ? ProblemCode.ROW_CHECK : ProblemCode.ROW_HINT, place);
        }
    }

    private boolean isLocked(Table table, Layout.GrownColumn column, Values.Row row) {
        return !filling.locked().isEmpty()
                && filling.locked().contains(table.name() + "." + column.name() + "[" + row.key() + "]");
    }

    private static boolean error(Table.Check check) {
        return check.severity() == Severity.ERROR;
    }

    private void locked(@Nullable CellValue expected, Values.@Nullable Entry entry, Place place) {
        CellValue found = entry == null ? null : entry.value();
        if (!HandedOut.same(expected, found)) {
            problems.add(Problem.of(ProblemCode.PREFILLED_CHANGED, place)
                    .expected(expected == null ? "（空）" : FormTexts.inText(expected))
                    .found(found == null ? "（空）" : FormTexts.inText(found)));
        }
    }

    private void cell(
            Field field, Rule.@Nullable Validation rule, Values.@Nullable Entry entry, CellRef at, Place place) {
        if (entry == null) {
            if (missing(field, rule, at)) {
                boolean always = field.required() || rule == null;
                Problem problem = Problem.of(ProblemCode.REQUIRED_MISSING, place)
                        .as(always || rule == null ? Severity.ERROR : rule.severity())
                        .with("label", field.label());
                problems.add(always || rule == null ? problem : Trial.weighed(problem, rule.trialUntil(), received));
            }
            return;
        }
        if (rule == null) {
            return;
        }
        RuleCheck.Verdict verdict = rules.check(rule, entry.value(), at, place);
        if (verdict.problem() != null) {
            problems.add(verdict.problem());
        }
        if (verdict.option() != null) {
            CellValue option = CellValue.of(verdict.option());
            settled.put(entry, option);
            evaluation.settle(field.sheet(), at, option);
        }
    }

    /**
     * Whether an empty input is wrong: it is required, or its rule does not ignore blanks and refuses this one. A formula
     * of the master's own that does not ignore blanks decides also where the label says required (得分* of an indicator
     * that is 不涉及).
     */
    private boolean missing(Field field, Rule.@Nullable Validation rule, CellRef at) {
        if (rule == null || rule.ignoreBlank()) {
            return field.required();
        }
        return rule.rule() instanceof Rule.Custom
                ? !rules.acceptsBlank(rule, at)
                : field.required() || !rules.acceptsBlank(rule, at);
    }

    /** A 「填写检查」 speaks when its text is not empty; 通过 is how a check over a sheet says that all is well. */
    private void crossCheck(Table.Check check, CellRef at, ProblemCode code, Place place) {
        if (Formulas.asksTheClock(check.formula())) {
            return;
        }
        Content result = evaluation.check(check, at);
        if (result instanceof Content.Text text) {
            String says = FormTexts.strip(text.value());
            if (!says.isEmpty() && !says.equals("通过")) {
                String bare = says.endsWith("。") ? says.substring(0, says.length() - 1) : says;
                Problem problem = Problem.of(code, place).as(check.severity()).with("advice", bare);
                problems.add(Trial.weighed(problem, check.trialUntil(), received));
            }
        } else if (result instanceof Content.Err || result instanceof Content.Uncalculated) {
            Problem problem = Problem.of(ProblemCode.RULE_NOT_EVALUATED, place).as(check.severity());
            problems.add(Trial.weighed(problem, check.trialUntil(), received));
        }
    }
}
