package org.kaoping.form;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Content;
import org.kaoping.form.book.Formulas;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * One rule of the master on one value, with Excel's own semantics. Typed lists and constant bounds are decided here;
 * everything that is a formula is asked of the master's own workbook.
 */
final class RuleCheck {
    private static final MathContext DIGITS = new MathContext(15);
    private static final Pattern CONSTANT = Pattern.compile("-?\\d{1,20}(?:\\.\\d{1,20})?");

    /** Bounds that are numbers, by how the master writes them; empty for those that have to be evaluated. */
    private final Map<String, Optional<BigDecimal>> constants = new HashMap<>();

    private final Evaluation evaluation;
    private final boolean date1904;
    private final java.time.LocalDate day;

    RuleCheck(Evaluation evaluation, boolean date1904, java.time.LocalDate day) {
        this.day = day;
        this.evaluation = evaluation;
        this.date1904 = date1904;
    }

    /**
     * What a rule says to a value.
     *
     * @param problem what is wrong; null where nothing is
     * @param option the option that was meant, where the value matched it only in full or half width
     */
    record Verdict(@Nullable Problem problem, @Nullable String option) {
        static final Verdict FINE = new Verdict(null, null);
    }

    /** Whether a blank cell passes the rule where blanks are not ignored. */
    boolean acceptsBlank(Rule.Validation rule, CellRef at) {
        if (rule.rule() instanceof Rule.Custom custom) {
            return Formulas.asksTheClock(custom.formula())
                    || truth(evaluation.evaluate(rule.sheet(), custom.formula(), rule.anchor(), at));
        }
        if (rule.rule() instanceof Rule.Bounds bounds && bounds.quantity() == Rule.Quantity.LENGTH) {
            return bounds(rule, bounds, CellValue.of(""), at, Place.WORKBOOK).problem() == null;
        }
        return false;
    }

    /**
     * Checks a value.
     *
     * @param at the cell of the laid-out form that the value is evaluated in
     */
    Verdict check(Rule.Validation rule, CellValue value, CellRef at, Place place) {
        Verdict verdict = judge(rule, value, at, place);
        Problem problem = verdict.problem();
        return problem == null || problem.code() == ProblemCode.NORMALISED
                ? verdict
                : new Verdict(Trial.weighed(problem, rule.trialUntil(), day), verdict.option());
    }

    private Verdict judge(Rule.Validation rule, CellValue value, CellRef at, Place place) {
        if (rule.rule() instanceof Rule.OneOf list) {
            return typed(rule, list, value, place);
        }
        if (rule.rule() instanceof Rule.OneOfRange range) {
            return range(rule, range, value, at, place);
        }
        if (rule.rule() instanceof Rule.Bounds bounds) {
            return bounds(rule, bounds, value, at, place);
        }
        return custom(rule, ((Rule.Custom) rule.rule()).formula(), value, at, place);
    }

    private Verdict typed(Rule.Validation rule, Rule.OneOf list, CellValue value, Place place) {
        boolean known = list.options().stream()
                .map(FormTexts::strip)
                .anyMatch(option -> option.equals(value.shown()) || HandedOut.same(value, CellValue.of(option)));
        return known ? Verdict.FINE : broken(rule, ProblemCode.NOT_IN_LIST, value, RuleWords.of(list, "", ""), place);
    }

    private Verdict range(Rule.Validation rule, Rule.OneOfRange range, CellValue value, CellRef at, Place place) {
        if (Formulas.asksTheClock(range.formula())) {
            return Verdict.FINE;
        }
        if (open(rule, range.formula(), at)) {
            return Verdict.FINE;
        }
        Optional<List<@Nullable Content>> options = evaluation.range(rule.sheet(), range.formula(), rule.anchor(), at);
        if (options.isEmpty()) {
            return unevaluated(rule, value, place);
        }
        String folded = FormTexts.fold(value.shown());
        BigDecimal number = quantity(value);
        String similar = null;
        for (@Nullable Content option : options.get()) {
            if (option == null) {
                if (rule.ignoreBlank()) {
                    return Verdict.FINE; // Excel accepts anything where the source has a blank cell
                }
                continue;
            }
            if (option instanceof Content.Num one
                    && number != null
                    && asKept(one.value()).compareTo(number) == 0) {
                return Verdict.FINE;
            }
            String text = Normaliser.shown(option, "General", date1904);
            if (text.equalsIgnoreCase(value.shown())) {
                return Verdict.FINE;
            }
            if (FormTexts.fold(text).equals(folded)) {
                similar = text;
            }
        }
        if (similar != null) {
            Problem note = Problem.of(ProblemCode.NORMALISED, place)
                    .found(value.shown())
                    .expected(similar);
            return new Verdict(note, similar);
        }
        return broken(rule, ProblemCode.NOT_IN_LIST, value, RuleWords.of(range, "", ""), place);
    }

    /** An option as a number: a day or a time as its serial, {@code 50%} as 0.5; null for a text. */
    private @Nullable BigDecimal quantity(CellValue value) {
        BigDecimal number = Days.number(value, date1904);
        if (number == null) {
            String text = value.shown();
            number = Normaliser.parse(text)
                    .or(() -> Days.day(text).map(day -> serial(new CellValue.DateTime(day.at()))))
                    .or(() -> Days.time(text).map(Days::serial))
                    .orElse(null);
        }
        return number == null ? null : asKept(number);
    }

    private BigDecimal serial(CellValue moment) {
        BigDecimal number = Days.number(moment, date1904);
        return number == null ? BigDecimal.ZERO : number;
    }

    /** Excel keeps 15 digits of a number, and so compares 8:30 with a bound that a file writes with 17. */
    private static BigDecimal asKept(BigDecimal number) {
        return number.round(DIGITS);
    }

    /** With blanks ignored, Excel accepts anything while a cell that the formula refers to is empty. */
    private boolean open(Rule.Validation rule, String formula, CellRef at) {
        return rule.ignoreBlank() && evaluation.refersToBlank(rule.sheet(), formula, rule.anchor(), at);
    }

    private Verdict bounds(Rule.Validation rule, Rule.Bounds bounds, CellValue value, CellRef at, Place place) {
        if (Formulas.asksTheClock(bounds.first()) || Formulas.asksTheClock(bounds.second())) {
            return Verdict.FINE;
        }
        BigDecimal number = bounds.quantity() == Rule.Quantity.LENGTH
                ? BigDecimal.valueOf(value.shown().length())
                : Days.number(value, date1904);
        if (number == null) {
            ProblemCode code = switch (bounds.quantity()) {
                case DATE -> ProblemCode.NOT_A_DATE;
                case TIME -> ProblemCode.NOT_A_TIME;
                default -> ProblemCode.NOT_A_NUMBER;
            };
            return broken(rule, code, value, "", place);
        }
        number = asKept(number);
        if (bounds.quantity() == Rule.Quantity.WHOLE && !Normaliser.isWhole(number)) {
            return broken(rule, ProblemCode.NOT_WHOLE, value, "", place);
        }
        boolean two = bounds.operator() == Rule.Operator.BETWEEN || bounds.operator() == Rule.Operator.NOT_BETWEEN;
        Bound first = bound(rule, bounds.first(), at);
        Bound second = two ? bound(rule, bounds.second(), at) : first;
        if (first.open() || second.open()) {
            return Verdict.FINE; // with blanks ignored, Excel accepts anything against an empty bound
        }
        if (first.value() == null || second.value() == null) {
            return unevaluated(rule, value, place);
        }
        if (holds(bounds.operator(), number, first.value(), second.value())) {
            return Verdict.FINE;
        }
        String words = RuleWords.of(
                bounds,
                RuleWords.bound(bounds.quantity(), first.value(), date1904),
                RuleWords.bound(bounds.quantity(), second.value(), date1904));
        Verdict verdict = broken(rule, ProblemCode.OUT_OF_RANGE, value, words, place);
        boolean share = bounds.quantity() == Rule.Quantity.DECIMAL
                && two
                && second.value().compareTo(BigDecimal.ONE) == 0
                && number.compareTo(BigDecimal.ONE) > 0
                && number.compareTo(BigDecimal.valueOf(100)) <= 0;
        return share ? percent(verdict, number) : verdict;
    }

    /** 95 where a share is asked for: says what was understood and offers what was probably meant. */
    private static Verdict percent(Verdict verdict, BigDecimal number) {
        Problem problem = verdict.problem();
        if (problem == null) {
            return verdict;
        }
        String shown = CellValue.of(number).shown();
        String advice = problem.holes().getOrDefault("advice", "");
        return new Verdict(
                problem.found(shown + "（即 "
                                + CellValue.of(number.movePointRight(2)).shown() + "%）")
                        .with(
                                "advice",
                                advice + (advice.isEmpty() || advice.endsWith("。") ? "" : "。") + "如果是 " + shown
                                        + "%，请填 "
                                        + CellValue.of(number.movePointLeft(2)).shown() + " 或 " + shown
                                        + "%。"),
                null);
    }

    /** A bound: open where it refers to an empty cell and blanks are ignored; without value where it is no number. */
    private record Bound(@Nullable BigDecimal value, boolean open) {}

    private Bound bound(Rule.Validation rule, String formula, CellRef at) {
        Optional<BigDecimal> constant = constants.computeIfAbsent(
                formula,
                text -> CONSTANT.matcher(text).matches()
                        ? Optional.of(asKept(new BigDecimal(text)))
                        : Optional.empty());
        if (constant.isPresent()) {
            return new Bound(constant.get(), false);
        }
        if (open(rule, formula, at)) {
            return new Bound(null, true);
        }
        Content result = evaluation.evaluate(rule.sheet(), formula, rule.anchor(), at);
        if (result == null) {
            return rule.ignoreBlank() ? new Bound(null, true) : new Bound(BigDecimal.ZERO, false);
        }
        return new Bound(result instanceof Content.Num number ? number.value() : null, false);
    }

    private static boolean holds(Rule.Operator operator, BigDecimal value, BigDecimal first, BigDecimal second) {
        int low = value.compareTo(first);
        int high = value.compareTo(second);
        return switch (operator) {
            case BETWEEN -> low >= 0 && high <= 0;
            case NOT_BETWEEN -> low < 0 || high > 0;
            case EQUAL -> low == 0;
            case NOT_EQUAL -> low != 0;
            case GREATER -> low > 0;
            case LESS -> low < 0;
            case GREATER_OR_EQUAL -> low >= 0;
            case LESS_OR_EQUAL -> low <= 0;
        };
    }

    private Verdict custom(Rule.Validation rule, String formula, CellValue value, CellRef at, Place place) {
        if (Formulas.asksTheClock(formula)) {
            return Verdict.FINE;
        }
        if (open(rule, formula, at)) {
            return Verdict.FINE;
        }
        Content result = evaluation.evaluate(rule.sheet(), formula, rule.anchor(), at);
        if (truth(result) || (result == null && rule.ignoreBlank())) {
            return Verdict.FINE;
        }
        return result instanceof Content.Uncalculated
                ? unevaluated(rule, value, place)
                : broken(rule, ProblemCode.RULE_BROKEN, value, "", place);
    }

    private static boolean truth(@Nullable Content result) {
        return (result instanceof Content.Bool bool && bool.value())
                || (result instanceof Content.Num number && number.value().signum() != 0);
    }

    private static Verdict unevaluated(Rule.Validation rule, CellValue value, Place place) {
        return new Verdict(
                Problem.of(ProblemCode.RULE_NOT_EVALUATED, place)
                        .as(rule.severity())
                        .found(FormTexts.inText(value)),
                null);
    }

    private static Verdict broken(Rule.Validation rule, ProblemCode code, CellValue value, String words, Place place) {
        String usual = code == ProblemCode.NOT_IN_LIST ? "请从下拉列表中选择。" : "请改正。";
        Problem problem = Problem.of(code, place)
                .as(rule.severity())
                .found(FormTexts.inText(value))
                .with("advice", rule.errorText().isBlank() ? usual : rule.errorText());
        return new Verdict(words.isEmpty() ? problem : problem.expected(words), null);
    }
}
