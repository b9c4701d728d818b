package org.kaoping.form.book;

import java.math.BigDecimal;
import org.apache.poi.ss.formula.eval.AreaEval;
import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.NumericValueEval;
import org.apache.poi.ss.formula.eval.RefEval;
import org.apache.poi.ss.formula.eval.StringValueEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;

/** The evaluator's results as contents of cells. */
final class Results {
    private Results() {}

    /** The one value that a result comes to in a cell. */
    static @Nullable Content single(ValueEval eval, CellRef at) {
        if (eval instanceof RefEval one) {
            return plain(one.getInnerValueEval(one.getFirstSheetIndex()));
        }
        if (eval instanceof AreaEval area) {
            // implicit intersection, as Excel does where one value is wanted
            if (area.getHeight() == 1 && area.getWidth() == 1) {
                return plain(area.getRelativeValue(0, 0));
            }
            if (area.isColumn() && area.containsRow(at.row())) {
                return plain(area.getAbsoluteValue(at.row(), area.getFirstColumn()));
            }
            if (area.isRow() && area.containsColumn(at.column())) {
                return plain(area.getAbsoluteValue(area.getFirstRow(), at.column()));
            }
            return new Content.Err("#VALUE!");
        }
        return plain(eval);
    }

    /** A result of the evaluator as a content; null for an empty cell. */
    static @Nullable Content plain(@Nullable ValueEval eval) {
        if (eval == null || eval instanceof BlankEval) {
            return null;
        }
        if (eval instanceof BoolEval bool) {
            return new Content.Bool(bool.getBooleanValue());
        }
        if (eval instanceof NumericValueEval number) {
            return number(number.getNumberValue());
        }
        if (eval instanceof StringValueEval text) {
            return new Content.Text(text.getStringValue());
        }
        if (eval instanceof ErrorEval error) {
            return new Content.Err(errorText(error.getErrorCode()));
        }
        return new Content.Uncalculated();
    }

    /** An error's code as Excel shows it. */
    static String errorText(int code) {
        return FormulaError.isValidCode(code) ? FormulaError.forInt((byte) code).getString() : "#VALUE!";
    }

    /** A number with the 15 digits that Excel shows. */
    static Content number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return new Content.Err("#NUM!");
        }
        BigDecimal shown = new BigDecimal(value).round(new java.math.MathContext(15));
        BigDecimal shortest = shown.signum() == 0 ? BigDecimal.ZERO : shown.stripTrailingZeros();
        return new Content.Num(shortest, Double.toString(value));
    }
}
