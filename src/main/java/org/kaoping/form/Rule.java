package org.kaoping.form;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoping.problem.Severity;

/**
 * A data validation of the master, with Excel's own semantics. Formulas are without the leading equals sign and written
 * as for the cell {@link Validation#anchor()}.
 */
public sealed interface Rule {
    /** One of the options typed into the validation. */
    record OneOf(List<String> options) implements Rule {
        /** Copies the options. */
        public OneOf {
            options = List.copyOf(options);
        }
    }

    /** One of the values of a range, a name, or whatever range the formula yields. */
    record OneOfRange(String formula) implements Rule {}

    /**
     * A bound on a quantity.
     *
     * @param first the first bound, a formula
     * @param second the second bound; empty unless the operator is BETWEEN or NOT_BETWEEN
     */
    record Bounds(Quantity quantity, Operator operator, String first, String second) implements Rule {}

    /** Any formula; it accepts when it yields TRUE or a number other than 0, and refuses when it yields an error. */
    record Custom(String formula) implements Rule {}

    /** What a bound is about. */
    enum Quantity {
        /** A whole number. */
        WHOLE,
        /** Any number. */
        DECIMAL,
        /** A day (a serial, possibly with a time). */
        DATE,
        /** A time of day. */
        TIME,
        /** The length of the text in UTF-16 units, as LEN counts. */
        LENGTH
    }

    /** How a quantity compares with its bounds. */
    enum Operator {
        BETWEEN,
        NOT_BETWEEN,
        EQUAL,
        NOT_EQUAL,
        GREATER,
        LESS,
        GREATER_OR_EQUAL,
        LESS_OR_EQUAL
    }

    /**
     * A rule as it stands at a cell of the master.
     *
     * @param rule the rule
     * @param sheet the sheet that relative references mean
     * @param anchor the cell for which the formulas are written: the upper left of the validation's areas
     * @param severity from the error style: stop, warning, information
     * @param ignoreBlank whether an empty cell passes
     * @param prompt the input prompt; empty where none
     * @param errorText the office's own message; empty where none
     * @param trialUntil the last day on which the rule merely warns, after which it refuses; null where it is not on trial
     */
    record Validation(
            Rule rule,
            String sheet,
            org.kaoping.form.book.CellRef anchor,
            Severity severity,
            boolean ignoreBlank,
            String prompt,
            String errorText,
            @Nullable LocalDate trialUntil) {
        /** A rule that is not on trial. */
        public Validation(
                Rule rule,
                String sheet,
                org.kaoping.form.book.CellRef anchor,
                Severity severity,
                boolean ignoreBlank,
                String prompt,
                String errorText) {
            this(rule, sheet, anchor, severity, ignoreBlank, prompt, errorText, null);
        }
    }
}
