package org.kaoping.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.Area;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.FormulaInspection;
import org.kaoping.form.book.MasterBook;
import org.kaoping.form.book.MasterCell;
import org.kaoping.form.book.MasterSheet;
import org.kaoping.form.book.MasterValidation;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.problem.Severity;

/** Turns the data validations of a master into rules; every one is understood or reported. */
final class RuleCompiler {
    /** The longest typed list that Excel opens, in UTF-16 units. */
    static final int LONGEST_LIST = 255;

    private static final Map<String, Rule.Operator> OPERATORS = Map.of(
            "between", Rule.Operator.BETWEEN,
            "notBetween", Rule.Operator.NOT_BETWEEN,
            "equal", Rule.Operator.EQUAL,
            "notEqual", Rule.Operator.NOT_EQUAL,
            "greaterThan", Rule.Operator.GREATER,
            "lessThan", Rule.Operator.LESS,
            "greaterThanOrEqual", Rule.Operator.GREATER_OR_EQUAL,
            "lessThanOrEqual", Rule.Operator.LESS_OR_EQUAL);

    private static final Map<String, Rule.Quantity> QUANTITIES = Map.of(
            "whole", Rule.Quantity.WHOLE,
            "decimal", Rule.Quantity.DECIMAL,
            "date", Rule.Quantity.DATE,
            "time", Rule.Quantity.TIME,
            "textLength", Rule.Quantity.LENGTH);

    private static final Map<String, Severity> STYLES =
            Map.of("stop", Severity.ERROR, "warning", Severity.WARNING, "information", Severity.NOTE);

    private final MasterBook master;
    private final FormulaInspection inspection;
    private final MasterSheet sheet;
    private final MasterValidation validation;
    private final Place place;
    private final Consumer<Problem> problems;

    private RuleCompiler(
            MasterBook master,
            FormulaInspection inspection,
            MasterSheet sheet,
            MasterValidation validation,
            Place place,
            Consumer<Problem> problems) {
        this.master = master;
        this.inspection = inspection;
        this.sheet = sheet;
        this.validation = validation;
        this.place = place;
        this.problems = problems;
    }

    /**
     * Compiles one validation.
     *
     * @param place where its problems are told: a field that it covers, else its first cell
     * @return the rule; null where it asks for nothing or is not understood
     */
    static Rule.@Nullable Validation compile(
            MasterBook master,
            FormulaInspection inspection,
            MasterSheet sheet,
            MasterValidation validation,
            Place place,
            Consumer<Problem> problems) {
        return new RuleCompiler(master, inspection, sheet, validation, place, problems).compile();
    }

    private Rule.@Nullable Validation compile() {
        limit("输入提示的标题", validation.promptTitle(), 32);
        limit("输入提示", validation.prompt(), 255);
        limit("出错提示的标题", validation.errorTitle(), 32);
        limit("出错提示", validation.errorText(), 224);
        if (validation.areas().isEmpty()) {
            return notUnderstood("没有写明用在哪些单元格");
        }
        if (validation.type().equals("none")) {
            return null;
        }
        Severity severity = STYLES.get(validation.errorStyle());
        if (severity == null) {
            return notUnderstood("出错样式 " + validation.errorStyle());
        }
        Rule rule = rule();
        if (rule == null) {
            return null;
        }
        if (!validation.showError()) {
            // Excel lets everything pass then, and so does the server
            problems.accept(Problem.of(ProblemCode.RULE_NOT_ENFORCED, place));
            severity = Severity.NOTE;
        } else if (validation.errorText().isBlank()) {
            problems.accept(Problem.of(ProblemCode.RULE_WITHOUT_ERROR_TEXT, place));
        }
        return new Rule.Validation(
                rule,
                sheet.name(),
                validation.anchor(),
                severity,
                validation.ignoreBlank(),
                validation.prompt(),
                validation.errorText(),
                validation.showError() ? trial() : null);
    }

    private java.time.@Nullable LocalDate trial() {
        if (!Trial.signs(validation.errorTitle())) {
            return null;
        }
        java.time.LocalDate until = Trial.until(validation.errorTitle());
        if (until == null) {
            problems.accept(Problem.of(ProblemCode.TRIAL_WRONG, place).found(validation.errorTitle()));
        } else if (validation.errorStyle().equals("stop")) {
            problems.accept(Problem.of(ProblemCode.TRIAL_STOPS, place));
        }
        return until;
    }

    private @Nullable Rule rule() {
        if (validation.type().equals("list")) {
            return list();
        }
        if (validation.type().equals("custom")) {
            String formula = formula(validation.first());
            return formula == null ? missing("公式") : sound(formula) ? new Rule.Custom(formula) : null;
        }
        Rule.Quantity quantity = QUANTITIES.get(validation.type());
        if (quantity == null) {
            return wrong("类型 " + validation.type());
        }
        Rule.Operator operator = OPERATORS.get(validation.operator());
        if (operator == null) {
            return wrong("比较方式 " + validation.operator());
        }
        String first = formula(validation.first());
        if (first == null) {
            return missing("界限");
        }
        boolean two = operator == Rule.Operator.BETWEEN || operator == Rule.Operator.NOT_BETWEEN;
        String second = two ? formula(validation.second()) : "";
        if (second == null) {
            return missing("第二个界限");
        }
        if (!sound(first) || (two && !sound(second))) {
            return null;
        }
        BigDecimal low = number(first);
        BigDecimal high = two ? number(second) : null;
        if (low != null && high != null && low.compareTo(high) > 0) {
            return wrong("下限 " + first + " 大于上限 " + second);
        }
        return new Rule.Bounds(quantity, operator, first, second);
    }

    private static @Nullable String formula(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String plain = text.strip();
        plain = plain.startsWith("=") ? plain.substring(1).strip() : plain;
        return plain.isEmpty() ? null : plain;
    }

    private static @Nullable BigDecimal number(String formula) {
        try {
            return new BigDecimal(formula);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private @Nullable Rule list() {
        List<String> kept = validation.options();
        String source = formula(validation.first());
        if (kept == null && source == null) {
            return missing("来源");
        }
        if (kept != null || typed(String.valueOf(source))) {
            String text = kept == null ? unquoted(String.valueOf(source)) : String.join(",", kept);
            if (text.length() > LONGEST_LIST) {
                problems.accept(Problem.of(ProblemCode.LIST_TOO_LONG, place).found(String.valueOf(text.length())));
                return null;
            }
            return options(kept == null ? List.of(text.split(",", -1)) : kept);
        }
        return range(String.valueOf(source));
    }

    private static boolean typed(String source) {
        return source.length() > 1
                && source.startsWith("\"")
                && source.endsWith("\"")
                && source.substring(1, source.length() - 1).replace("\"\"", "").indexOf('"') < 0;
    }

    private static String unquoted(String source) {
        return source.substring(1, source.length() - 1).replace("\"\"", "\"");
    }

    private @Nullable Rule options(List<String> written) {
        List<String> options = new ArrayList<>();
        for (String option : written) {
            if (!option.isBlank()) {
                options.add(option.strip());
            }
        }
        if (options.isEmpty()) {
            return wrong("下拉选项是空的");
        }
        if (options.size() == 1 && options.get(0).matches("(?s).*[，、；;].*")) {
            // An option may hold such a mark itself; more often the author meant to part two options with it.
            problems.accept(Problem.of(ProblemCode.LIST_ONE_OPTION, place).found(options.get(0)));
        }
        return new Rule.OneOf(options);
    }

    private @Nullable Rule range(String source) {
        FormulaInspection.Source from = inspection.source(sheet.name(), validation.anchor(), source);
        for (FormulaInspection.Fault fault : from.faults()) {
            problems.accept(Problem.of(
                            fault.missing() ? ProblemCode.LIST_SOURCE_MISSING : ProblemCode.RULE_NOT_UNDERSTOOD, place)
                    .found(fault.missing() ? source : fault.text()));
        }
        if (!from.faults().isEmpty()) {
            return null;
        }
        Area area = from.area();
        if (area != null && from.sheet() != null) {
            if (area.first().row() != area.last().row()
                    && area.first().column() != area.last().column()) {
                return wrong("下拉列表的来源 " + source + " 不是一行或一列");
            }
            if (validation.ignoreBlank() && blank(from.sheet(), area)) {
                problems.accept(Problem.of(ProblemCode.LIST_BLANK, place).found(source));
            }
        }
        return new Rule.OneOfRange(source);
    }

    private boolean blank(String name, Area area) {
        MasterSheet from = master.sheet(name).orElse(null);
        if (from == null) {
            return false;
        }
        long cells = (area.last().row() - area.first().row() + 1L)
                * (area.last().column() - area.first().column() + 1L);
        long filled = 0;
        for (MasterCell cell :
                from.cells().subMap(area.first(), true, last(area), true).values()) {
            if (area.contains(cell.at()) && (cell.content() != null || cell.formula() != null)) {
                filled++;
            }
        }
        return filled < cells;
    }

    private static CellRef last(Area area) {
        return new CellRef(area.last().row(), CellRef.MAX_COLUMNS - 1);
    }

    private boolean sound(String formula) {
        List<FormulaInspection.Fault> faults = inspection.rule(sheet.name(), validation.anchor(), formula);
        faults.forEach(fault -> wrong(fault.text()));
        return faults.isEmpty();
    }

    private @Nullable Rule missing(String what) {
        return wrong("缺少" + what);
    }

    private @Nullable Rule wrong(String what) {
        problems.accept(Problem.of(ProblemCode.RULE_NOT_UNDERSTOOD, place).found(what));
        return null;
    }

    private Rule.@Nullable Validation notUnderstood(String what) {
        wrong(what);
        return null;
    }

    private void limit(String what, String text, int most) {
        if (text.length() > most) {
            problems.accept(Problem.of(ProblemCode.LIMIT_EXCEEDED, place)
                    .found(text.length() + " 个字")
                    .expected(most + " 个字（Excel 的上限）")
                    .with("limit", what)
                    .with("advice", "请缩短。"));
        }
    }
}
