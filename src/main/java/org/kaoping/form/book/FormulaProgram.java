package org.kaoping.form.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.poi.ss.formula.EvaluationName;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ConcatEval;
import org.apache.poi.ss.formula.eval.FunctionEval;
import org.apache.poi.ss.formula.eval.MissingArgEval;
import org.apache.poi.ss.formula.eval.NotImplementedException;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.PercentEval;
import org.apache.poi.ss.formula.eval.RelationalOperationEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.TwoOperandNumericOperation;
import org.apache.poi.ss.formula.eval.UnaryMinusEval;
import org.apache.poi.ss.formula.eval.UnaryPlusEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.function.FunctionMetadata;
import org.apache.poi.ss.formula.function.FunctionMetadataRegistry;
import org.apache.poi.ss.formula.functions.ArrayMode;
import org.apache.poi.ss.formula.functions.Function;
import org.apache.poi.ss.formula.ptg.AbstractFunctionPtg;
import org.apache.poi.ss.formula.ptg.AddPtg;
import org.apache.poi.ss.formula.ptg.Area3DPxg;
import org.apache.poi.ss.formula.ptg.AreaPtg;
import org.apache.poi.ss.formula.ptg.AreaPtgBase;
import org.apache.poi.ss.formula.ptg.AttrPtg;
import org.apache.poi.ss.formula.ptg.BoolPtg;
import org.apache.poi.ss.formula.ptg.ConcatPtg;
import org.apache.poi.ss.formula.ptg.DividePtg;
import org.apache.poi.ss.formula.ptg.EqualPtg;
import org.apache.poi.ss.formula.ptg.FuncVarPtg;
import org.apache.poi.ss.formula.ptg.GreaterEqualPtg;
import org.apache.poi.ss.formula.ptg.GreaterThanPtg;
import org.apache.poi.ss.formula.ptg.IntPtg;
import org.apache.poi.ss.formula.ptg.LessEqualPtg;
import org.apache.poi.ss.formula.ptg.LessThanPtg;
import org.apache.poi.ss.formula.ptg.MissingArgPtg;
import org.apache.poi.ss.formula.ptg.MultiplyPtg;
import org.apache.poi.ss.formula.ptg.NamePtg;
import org.apache.poi.ss.formula.ptg.NotEqualPtg;
import org.apache.poi.ss.formula.ptg.NumberPtg;
import org.apache.poi.ss.formula.ptg.OperationPtg;
import org.apache.poi.ss.formula.ptg.ParenthesisPtg;
import org.apache.poi.ss.formula.ptg.PercentPtg;
import org.apache.poi.ss.formula.ptg.PowerPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.Pxg;
import org.apache.poi.ss.formula.ptg.Ref3DPxg;
import org.apache.poi.ss.formula.ptg.RefPtg;
import org.apache.poi.ss.formula.ptg.RefPtgBase;
import org.apache.poi.ss.formula.ptg.StringPtg;
import org.apache.poi.ss.formula.ptg.SubtractPtg;
import org.apache.poi.ss.formula.ptg.UnaryMinusPtg;
import org.apache.poi.ss.formula.ptg.UnaryPlusPtg;
import org.jspecify.annotations.Nullable;

/**
 * A formula as steps that need no workbook: operators and functions are the evaluator's own, references are places. Only
 * what can be repeated exactly has a program; everything else (INDIRECT, array arithmetic, the clock …) has none and is
 * asked of the whole evaluator.
 *
 * @param steps the steps in order
 * @param anchor the cell that relative references are written for
 */
record FormulaProgram(List<Step> steps, CellRef anchor) {
    /** Functions that look at more than their arguments, or are never twice the same. */
    private static final List<String> STRANGERS = List.of(
            "INDIRECT",
            "OFFSET",
            "SUBTOTAL",
            "CELL",
            "INFO",
            "TODAY",
            "NOW",
            "RAND",
            "RANDBETWEEN",
            "CHOOSE",
            "INDEX",
            "NA");

    private static final Map<Class<? extends OperationPtg>, Function> OPERATORS = new HashMap<>();

    static {
        OPERATORS.put(AddPtg.class, TwoOperandNumericOperation.AddEval);
        OPERATORS.put(SubtractPtg.class, TwoOperandNumericOperation.SubtractEval);
        OPERATORS.put(MultiplyPtg.class, TwoOperandNumericOperation.MultiplyEval);
        OPERATORS.put(DividePtg.class, TwoOperandNumericOperation.DivideEval);
        OPERATORS.put(PowerPtg.class, TwoOperandNumericOperation.PowerEval);
        OPERATORS.put(EqualPtg.class, RelationalOperationEval.EqualEval);
        OPERATORS.put(NotEqualPtg.class, RelationalOperationEval.NotEqualEval);
        OPERATORS.put(GreaterThanPtg.class, RelationalOperationEval.GreaterThanEval);
        OPERATORS.put(GreaterEqualPtg.class, RelationalOperationEval.GreaterEqualEval);
        OPERATORS.put(LessThanPtg.class, RelationalOperationEval.LessThanEval);
        OPERATORS.put(LessEqualPtg.class, RelationalOperationEval.LessEqualEval);
        OPERATORS.put(ConcatPtg.class, ConcatEval.instance);
        OPERATORS.put(PercentPtg.class, PercentEval.instance);
        OPERATORS.put(UnaryMinusPtg.class, UnaryMinusEval.instance);
        OPERATORS.put(UnaryPlusPtg.class, UnaryPlusEval.instance);
    }

    /** One step; jumps lead behind the step that they name. */
    sealed interface Step {
        /** A constant. */
        record Constant(ValueEval value) implements Step {}

        /**
         * A cell or an area.
         *
         * @param area whether it is written as an area, be it of one cell
         */
        record Place(int sheet, Reference reference, boolean area) implements Step {}

        /** An operator or function. */
        record Call(Function function, int operands) implements Step {}

        /**
         * The condition of an IF.
         *
         * @param otherwise where to go on when it is false
         * @param end where to go on when it is an error
         * @param lacksOther whether there is nothing for the false case
         */
        record Condition(int otherwise, int end, boolean lacksOther) implements Step {}

        /** The end of one case. */
        record Jump(int to) implements Step {}

        /** Nothing to do. */
        record Nothing() implements Step {}
    }

    /** A reference's corners, each fixed or relative to the anchor. */
    record Reference(
            int row,
            int column,
            int lastRow,
            int lastColumn,
            boolean rowRelative,
            boolean columnRelative,
            boolean lastRowRelative,
            boolean lastColumnRelative) {
        static Reference of(RefPtgBase cell, boolean fixed) {
            boolean down = !fixed && cell.isRowRelative();
            boolean right = !fixed && cell.isColRelative();
            return new Reference(
                    cell.getRow(), cell.getColumn(), cell.getRow(), cell.getColumn(), down, right, down, right);
        }

        static Reference of(AreaPtgBase area, boolean fixed) {
            return new Reference(
                    area.getFirstRow(),
                    area.getFirstColumn(),
                    area.getLastRow(),
                    area.getLastColumn(),
                    !fixed && area.isFirstRowRelative(),
                    !fixed && area.isFirstColRelative(),
                    !fixed && area.isLastRowRelative(),
                    !fixed && area.isLastColRelative());
        }

        boolean fixed() {
            return !rowRelative && !columnRelative && !lastRowRelative && !lastColumnRelative;
        }
    }

    /**
     * Whether it comes to the same wherever it is evaluated: it names single fixed cells only ({@code DATE(kp_year,1,1)}).
     * An area could be cut with the row of the cell, and a function without arguments could be ROW().
     */
    boolean sameEverywhere() {
        for (Step step : steps) {
            boolean moves = step instanceof Step.Place place
                    ? place.area() || !place.reference().fixed()
                    : step instanceof Step.Call call && call.operands() == 0;
            if (moves) {
                return false;
            }
        }
        return true;
    }

    /** The same formula, written for another cell. */
    FormulaProgram at(CellRef other) {
        return new FormulaProgram(steps, other);
    }

    /**
     * Makes the steps of a parsed formula.
     *
     * @param sheet the index of the sheet that it stands in
     * @param sheets the index of a sheet by its name; negative for one that is not there
     * @param names what a name means
     * @return null where it can't be repeated exactly
     */
    static @Nullable FormulaProgram of(
            Ptg[] tokens,
            CellRef anchor,
            int sheet,
            ToIntFunction<String> sheets,
            java.util.function.Function<NamePtg, @Nullable EvaluationName> names) {
        List<Step> steps = new ArrayList<>(tokens.length);
        for (int i = 0; i < tokens.length; i++) {
            Step step = step(tokens, i, sheet, sheets, names);
            if (step == null) {
                return null;
            }
            steps.add(step);
        }
        return new FormulaProgram(List.copyOf(steps), anchor);
    }

    private static @Nullable Step step(
            Ptg[] tokens,
            int i,
            int sheet,
            ToIntFunction<String> sheets,
            java.util.function.Function<NamePtg, @Nullable EvaluationName> names) {
        Ptg token = tokens[i];
        if (token instanceof AttrPtg attribute) {
            return attribute(attribute, tokens, i);
        }
        if (token instanceof NamePtg name) {
            EvaluationName known = names.apply(name);
            Ptg[] meaning = known == null || known.isFunctionName() || !known.hasFormula()
                    ? new Ptg[0]
                    : known.getNameDefinition();
            return meaning.length == 1 ? place(meaning[0], sheet, sheets, true) : null;
        }
        if (token instanceof OperationPtg operation) {
            Function function = function(operation);
            return function == null ? null : new Step.Call(function, operation.getNumberOfOperands());
        }
        if (token instanceof ParenthesisPtg) {
            return new Step.Nothing();
        }
        ValueEval constant = constant(token);
        return constant == null ? place(token, sheet, sheets, false) : new Step.Constant(constant);
    }

    private static @Nullable Step attribute(AttrPtg attribute, Ptg[] tokens, int i) {
        if (attribute.isSum()) {
            return new Step.Call(FunctionEval.getBasicFunction(FunctionMetadataRegistry.FUNCTION_INDEX_SUM), 1);
        }
        if (attribute.isSpace()) {
            return new Step.Nothing();
        }
        if (attribute.isSkip()) {
            int to = behind(tokens, i, attribute.getData() + 1);
            return to < 0 ? null : new Step.Jump(to);
        }
        if (!attribute.isOptimizedIf()) {
            return null;
        }
        int otherwise = behind(tokens, i, attribute.getData());
        if (otherwise < 0 || !(tokens[otherwise] instanceof AttrPtg skip) || !skip.isSkip()) {
            return null;
        }
        int end = behind(tokens, otherwise, skip.getData() + 1);
        boolean lacks = otherwise + 1 < tokens.length
                && tokens[otherwise + 1] instanceof FuncVarPtg next
                && next.getFunctionIndex() == FunctionMetadataRegistry.FUNCTION_INDEX_IF;
        return end < 0 ? null : new Step.Condition(otherwise, end, lacks);
    }

    /** The token that ends so many bytes behind another one; -1 where none does. */
    private static int behind(Ptg[] tokens, int from, int bytes) {
        int left = bytes;
        int i = from;
        while (left > 0 && ++i < tokens.length) {
            left -= tokens[i].getSize();
        }
        return left == 0 ? i : -1;
    }

    private static @Nullable Function function(OperationPtg operation) {
        Function operator = OPERATORS.get(operation.getClass());
        if (operator != null || !(operation instanceof AbstractFunctionPtg call)) {
            return operator;
        }
        FunctionMetadata known = FunctionMetadataRegistry.getFunctionByIndex(call.getFunctionIndex());
        if (known == null || STRANGERS.contains(known.getName()) || call.isExternalFunction()) {
            return null;
        }
        try {
            Function function = FunctionEval.getBasicFunction(call.getFunctionIndex());
            return function instanceof ArrayMode ? null : function;
        } catch (NotImplementedException e) {
            return null;
        }
    }

    private static @Nullable ValueEval constant(Ptg token) {
        if (token instanceof IntPtg number) {
            return new NumberEval(number.getValue());
        }
        if (token instanceof NumberPtg number) {
            return new NumberEval(number.getValue());
        }
        if (token instanceof StringPtg text) {
            return new StringEval(text.getValue());
        }
        if (token instanceof BoolPtg flag) {
            return BoolEval.valueOf(flag.getValue());
        }
        return token instanceof MissingArgPtg ? MissingArgEval.instance : null;
    }

    private static @Nullable Step place(Ptg token, int sheet, ToIntFunction<String> sheets, boolean fixed) {
        int own = sheet;
        if (token instanceof Pxg other) {
            own = other.getExternalWorkbookNumber() > 0 || other.getSheetName() == null
                    ? -1
                    : sheets.applyAsInt(other.getSheetName());
        }
        if (own < 0) {
            return null;
        }
        if (token.getClass() == RefPtg.class || token.getClass() == Ref3DPxg.class) {
            return new Step.Place(own, Reference.of((RefPtgBase) token, fixed), false);
        }
        return token.getClass() == AreaPtg.class || token.getClass() == Area3DPxg.class
                ? new Step.Place(own, Reference.of((AreaPtgBase) token, fixed), true)
                : null;
    }
}
