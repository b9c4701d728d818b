package org.kaoping.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Content;
import org.kaoping.form.book.FormulaShift;
import org.kaoping.form.book.Formulas;
import org.kaoping.form.book.MasterCell;
import org.kaoping.form.book.MasterSheet;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * Tries every formula of a compiled form on two samples, blank inputs and filled ones: some arguments make the evaluator
 * give up although it has the function. What merely yields an error value is no mistake, the samples are invented.
 */
final class FormulaTrial {
    /** Any day will do: what asks for the day only has to be calculable. */
    private static final LocalDate SOME_DAY = LocalDate.of(2020, 3, 2);

    private static final BigDecimal SOME_SERIAL = BigDecimal.valueOf(43_892);

    private final Form form;
    private final Findings findings;
    private final List<Field> fields;

    private FormulaTrial(Form form, Findings findings) {
        this.form = form;
        this.findings = findings;
        this.fields = new ArrayList<>(form.fields());
        form.tables().forEach(table -> fields.addAll(table.columns()));
    }

    /** Tries the formulas; what can't be calculated is found wrong at its cell. */
    static void run(Form form, Findings findings) {
        try (Formulas formulas = Formulas.open(form.master().bytes(), SOME_DAY)) {
            new FormulaTrial(form, findings).run(formulas);
        } catch (IllegalArgumentException e) {
            findings.add(
                    Problem.of(ProblemCode.WORKBOOK_DAMAGED, Place.WORKBOOK).found("公式的计算部件打不开这个文件"));
        }
    }

    private void run(Formulas formulas) {
        fields.forEach(field -> formulas.set(field.sheet(), field.cell(), null));
        List<String> told = new ArrayList<>();
        attempt(formulas, told);
        fields.forEach(field -> formulas.set(field.sheet(), field.cell(), sample(field)));
        attempt(formulas, told);
        open(formulas);
    }

    /** Excel stops checking while a cell is empty that a rule refers to and blanks are ignored: the author should know. */
    private void open(Formulas formulas) {
        fields.stream()
                .filter(field -> field.input() && !field.required())
                .forEach(field -> formulas.set(field.sheet(), field.cell(), null));
        for (Field field : fields) {
            Rule.Validation rule = field.validation();
            if (rule != null
                    && rule.ignoreBlank()
                    && parts(rule).stream()
                            .anyMatch(
                                    part -> formulas.refersToBlank(rule.sheet(), part, rule.anchor(), field.cell()))) {
                findings.add(ProblemCode.RULE_OPEN, field, "");
            }
        }
    }

    private void attempt(Formulas formulas, List<String> told) {
        Predicate<String> first = place -> !told.contains(place) && told.add(place);
        for (MasterSheet sheet : form.master().sheets()) {
            MasterCell[] above = new MasterCell[CellRef.MAX_COLUMNS];
            for (MasterCell cell : sheet.cells().values()) {
                String formula = cell.formula();
                if (formula == null || repeats(above[cell.at().column()], cell)) {
                    continue;
                }
                above[cell.at().column()] = cell;
                if (formulas.value(sheet.name(), cell.at()) instanceof Content.Uncalculated
                        && first.test(sheet.name() + cell.at())) {
                    findings.add(ProblemCode.FORMULA_NOT_SUPPORTED, sheet.name(), cell.at(), "试算不出结果");
                }
            }
        }
        for (Field field : fields) {
            if (field.validation() != null && !calculable(formulas, field.validation(), field.cell())) {
                if (first.test("rule " + field.sheet() + field.cell())) {
                    findings.add(ProblemCode.RULE_NOT_UNDERSTOOD, field, "试算不出结果");
                }
            }
        }
    }

    private static boolean repeats(@org.jspecify.annotations.Nullable MasterCell before, MasterCell cell) {
        return before != null
                && before.formula() != null
                && FormulaShift.moved(
                                before.formula(), cell.at().row() - before.at().row(), 0)
                        .equals(cell.formula());
    }

    /** The source of a list may well be empty on a sample; a value has to come out of everything else. */
    private static boolean calculable(Formulas formulas, Rule.Validation rule, CellRef at) {
        return parts(rule).stream()
                .noneMatch(part ->
                        formulas.evaluate(rule.sheet(), part, rule.anchor(), at) instanceof Content.Uncalculated);
    }

    private static List<String> parts(Rule.Validation rule) {
        if (rule.rule() instanceof Rule.Custom custom) {
            return List.of(custom.formula());
        }
        if (rule.rule() instanceof Rule.Bounds bounds) {
            return bounds.second().isEmpty() ? List.of(bounds.first()) : List.of(bounds.first(), bounds.second());
        }
        return List.of();
    }

    private static Content sample(Field field) {
        if (field.validation() != null && field.validation().rule() instanceof Rule.OneOf list) {
            return new Content.Text(list.options().get(0));
        }
        return switch (field.type()) {
            case TEXT, LIST -> new Content.Text("示例文字0123");
            case INTEGER, DECIMAL -> new Content.Num(BigDecimal.ONE, "1");
            case DATE, DATETIME -> new Content.Num(SOME_SERIAL, SOME_SERIAL.toPlainString());
            case TIME -> new Content.Num(new BigDecimal("0.5"), "0.5");
        };
    }
}
