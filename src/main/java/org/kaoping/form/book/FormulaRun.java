package org.kaoping.form.book;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.formula.TwoDEval;
import org.apache.poi.ss.formula.eval.AreaEval;
import org.apache.poi.ss.formula.eval.AreaEvalBase;
import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.EvaluationException;
import org.apache.poi.ss.formula.eval.MissingArgEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.OperandResolver;
import org.apache.poi.ss.formula.eval.RefEvalBase;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.functions.IfFunc;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates prepared formulas over the values of one workbook. It answers only where it is certain to say what the whole
 * evaluator would; where it is not it says so, and the caller asks that one. Not for use by several threads at once.
 */
public final class FormulaRun {
    private static final int MOST_DEEP = 64;
    private static final int MOST_CELLS = 100_000;

    private final PreparedFormulas prepared;
    private final ValueGrid values;
    private final ValueGrid results;
    private final IdentityHashMap<FormulaProgram, List<@Nullable Content>> fixedRanges = new IdentityHashMap<>();
    private final IdentityHashMap<FormulaProgram, Answer> fixedAnswers = new IdentityHashMap<>();
    private int depth;

    /** It can't be said here. */
    private static final class Beyond extends RuntimeException {
        private static final long serialVersionUID = 1;

        Beyond() {
            super(null, null, false, false);
        }
    }

    /**
     * What came out.
     *
     * @param known whether it could be said
     * @param content the result; null for an empty cell
     */
    public record Answer(boolean known, @Nullable Content content) {
        static final Answer UNKNOWN = new Answer(false, null);
    }

    /** A run without values; what stands in the workbook itself is there. */
    public FormulaRun(PreparedFormulas prepared) {
        this.prepared = prepared;
        this.values = new ValueGrid(prepared.sheets());
        this.results = new ValueGrid(prepared.sheets());
    }

    /** Sets a value as {@link Formulas#set} does; a formula that stood there is gone. */
    public void set(String sheet, CellRef at, @Nullable Content content) {
        int index = prepared.sheet(sheet);
        if (index < 0) {
            return;
        }
        ValueEval value = BlankEval.instance;
        if (content instanceof Content.Text text) {
            String whole = text.value();
            value = new StringEval(whole.length() > 32_767 ? whole.substring(0, 32_767) : whole);
        } else if (content instanceof Content.Num number) {
            value = new NumberEval(number.value().doubleValue());
        } else if (content instanceof Content.Bool flag) {
            value = BoolEval.valueOf(flag.value());
        }
        values.put(index, at.row(), at.column(), value);
    }

    /** Forgets all results; to be called after values were changed. */
    public void changed() {
        results.clear();
        fixedRanges.clear();
        fixedAnswers.clear();
    }

    /** The result of a rule's formula as {@link Formulas#evaluate} gives it. */
    public Answer evaluate(String sheet, String formula, CellRef anchor, CellRef at) {
        FormulaProgram program = prepared.program(new PreparedFormulas.Source(sheet, formula, anchor));
        if (program == null || !program.sameEverywhere()) {
            return program == null ? Answer.UNKNOWN : answer(program, at, false);
        }
        return fixedAnswers.computeIfAbsent(program, one -> answer(one, at, false));
    }

    /** The result of the formula that stands in a cell as {@link Formulas#value} gives it; unknown where none does. */
    public Answer value(String sheet, CellRef at) {
        int index = prepared.sheet(sheet);
        PreparedFormulas.FormulaCell formula = index < 0 ? null : prepared.formula(index, at.row(), at.column());
        return formula == null || formula.program() == null || values.get(index, at.row(), at.column()) != null
                ? Answer.UNKNOWN
                : answer(formula.program(), at, true);
    }

    private Answer answer(FormulaProgram program, CellRef at, boolean cell) {
        try {
            depth = 0;
            ValueEval result = run(program, at.row(), at.column());
            return new Answer(true, Results.single(cell ? shown(result, at.row(), at.column()) : result, at));
        } catch (RuntimeException e) {
            // Beyond, or a function that gives up: the whole evaluator shall say
            return Answer.UNKNOWN;
        }
    }

    /** The cells of a list's source as {@link Formulas#range} gives them; empty where it can't be said. */
    public Optional<List<@Nullable Content>> range(String sheet, String formula, CellRef anchor, CellRef at) {
        FormulaProgram program = prepared.program(new PreparedFormulas.Source(sheet, formula, anchor));
        if (program == null
                || program.steps().size() != 1
                || !(program.steps().get(0) instanceof FormulaProgram.Step.Place place)) {
            return Optional.empty();
        }
        boolean fixed = place.reference().fixed();
        List<@Nullable Content> known = fixed ? fixedRanges.get(program) : null;
        if (known != null) {
            return Optional.of(known);
        }
        try {
            depth = 0;
            ValueEval result = place(place, program, at.row(), at.column());
            List<@Nullable Content> cells = new ArrayList<>();
            if (result instanceof Range range) {
                for (int row = 0; row < range.getHeight(); row++) {
                    for (int column = 0; column < range.getWidth(); column++) {
                        cells.add(Results.plain(range.getRelativeValue(row, column)));
                    }
                }
            } else if (result instanceof One one) {
                cells.add(Results.plain(one.getInnerValueEval(place.sheet())));
            }
            if (cells.size() > Formulas.MAX_OPTIONS) {
                return Optional.empty();
            }
            if (fixed) {
                fixedRanges.put(program, cells);
            }
            return Optional.of(cells);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Whether a rule's formula refers to an empty cell, as {@link Formulas#refersToBlank} says; empty where unknown. */
    public Optional<Boolean> refersToBlank(String sheet, String formula, CellRef anchor, CellRef at) {
        FormulaProgram program = prepared.program(new PreparedFormulas.Source(sheet, formula, anchor));
        if (program == null) {
            return Optional.empty();
        }
        int own = prepared.sheet(sheet);
        for (FormulaProgram.Step step : program.steps()) {
            if (step instanceof FormulaProgram.Step.Place place && !place.area()) {
                FormulaProgram.Reference to = place.reference();
                int row = to.row() + (to.rowRelative() ? at.row() - anchor.row() : 0);
                int column = to.column() + (to.columnRelative() ? at.column() - anchor.column() : 0);
                boolean itself = place.sheet() == own && row == at.row() && column == at.column();
                if (!itself && empty(place.sheet(), row, column)) {
                    return Optional.of(true);
                }
            }
        }
        return Optional.of(false);
    }

    private boolean empty(int sheet, int row, int column) {
        if (row < 0 || column < 0) {
            return true;
        }
        ValueEval set = values.get(sheet, row, column);
        return set != null
                ? set == BlankEval.instance
                : prepared.formula(sheet, row, column) == null
                        && prepared.constant(sheet, row, column) == BlankEval.instance;
    }

    private ValueEval run(FormulaProgram program, int row, int column) {
        List<FormulaProgram.Step> steps = program.steps();
        ValueEval[] stack = new ValueEval[steps.size() + 2];
        int top = 0;
        for (int i = 0; i < steps.size(); i++) {
            FormulaProgram.Step step = steps.get(i);
            if (step instanceof FormulaProgram.Step.Constant constant) {
                stack[top++] = constant.value();
            } else if (step instanceof FormulaProgram.Step.Place place) {
                stack[top++] = place(place, program, row, column);
            } else if (step instanceof FormulaProgram.Step.Call call) {
                top -= call.operands();
                ValueEval[] arguments = Arrays.copyOfRange(stack, top, top + call.operands());
                stack[top++] = call.function().evaluate(arguments, row, column);
            } else if (step instanceof FormulaProgram.Step.Jump jump) {
                if (stack[top - 1] == MissingArgEval.instance) {
                    stack[top - 1] = BlankEval.instance;
                }
                i = jump.to();
            } else if (step instanceof FormulaProgram.Step.Condition condition) {
                ValueEval asked = stack[--top];
                try {
                    if (!IfFunc.evaluateFirstArg(asked, row, column)) {
                        i = condition.otherwise();
                        if (condition.lacksOther()) {
                            stack[top++] = asked;
                            stack[top++] = BoolEval.FALSE;
                        }
                    }
                } catch (EvaluationException e) {
                    stack[top++] = e.getErrorEval();
                    i = condition.end();
                }
            }
        }
        if (top != 1) {
            throw new Beyond();
        }
        return stack[0];
    }

    /** What a formula's cell shows of its result: one value, and never none. */
    private static ValueEval shown(ValueEval result, int row, int column) {
        try {
            ValueEval single = OperandResolver.getSingleValue(result, row, column);
            return single == BlankEval.instance ? NumberEval.ZERO : single;
        } catch (EvaluationException e) {
            return e.getErrorEval();
        }
    }

    private ValueEval place(FormulaProgram.Step.Place place, FormulaProgram program, int row, int column) {
        FormulaProgram.Reference to = place.reference();
        int down = row - program.anchor().row();
        int right = column - program.anchor().column();
        int firstRow = to.row() + (to.rowRelative() ? down : 0);
        int firstColumn = to.column() + (to.columnRelative() ? right : 0);
        int lastRow = to.lastRow() + (to.lastRowRelative() ? down : 0);
        int lastColumn = to.lastColumn() + (to.lastColumnRelative() ? right : 0);
        boolean inside = firstRow >= 0
                && firstColumn >= 0
                && lastRow >= firstRow
                && lastColumn >= firstColumn
                && lastRow < CellRef.MAX_ROWS
                && lastColumn < CellRef.MAX_COLUMNS
                && (long) (lastRow - firstRow + 1) * (lastColumn - firstColumn + 1) <= MOST_CELLS;
        if (!inside) {
            throw new Beyond();
        }
        return place.area()
                ? new Range(place.sheet(), firstRow, firstColumn, lastRow, lastColumn)
                : new One(place.sheet(), firstRow, firstColumn);
    }

    private ValueEval cell(int sheet, int row, int column) {
        ValueEval set = values.get(sheet, row, column);
        if (set != null) {
            return set;
        }
        PreparedFormulas.FormulaCell formula = prepared.formula(sheet, row, column);
        if (formula == null) {
            return prepared.constant(sheet, row, column);
        }
        ValueEval known = results.get(sheet, row, column);
        if (known == null) {
            if (formula.program() == null || depth >= MOST_DEEP) {
                throw new Beyond();
            }
            depth++;
            known = shown(run(formula.program(), row, column), row, column);
            depth--;
            results.put(sheet, row, column, known);
        }
        return known;
    }

    /** A cell that is referred to. */
    private final class One extends RefEvalBase {
        private final int sheet;

        One(int sheet, int row, int column) {
            super(sheet, row, column);
            this.sheet = sheet;
        }

        @Override
        public ValueEval getInnerValueEval(int of) {
            return cell(sheet, getRow(), getColumn());
        }

        @Override
        public AreaEval offset(int firstRow, int lastRow, int firstColumn, int lastColumn) {
            throw new Beyond();
        }
    }

    /** An area that is referred to. */
    private final class Range extends AreaEvalBase {
        private final int sheet;

        Range(int sheet, int firstRow, int firstColumn, int lastRow, int lastColumn) {
            super(new OneSheet(sheet), firstRow, firstColumn, lastRow, lastColumn);
            this.sheet = sheet;
        }

        @Override
        public ValueEval getRelativeValue(int row, int column) {
            return cell(sheet, getFirstRow() + row, getFirstColumn() + column);
        }

        @Override
        public ValueEval getRelativeValue(int of, int row, int column) {
            return getRelativeValue(row, column);
        }

        @Override
        public AreaEval offset(int firstRow, int lastRow, int firstColumn, int lastColumn) {
            throw new Beyond();
        }

        @Override
        public TwoDEval getRow(int index) {
            return new Range(sheet, getFirstRow() + index, getFirstColumn(), getFirstRow() + index, getLastColumn());
        }

        @Override
        public TwoDEval getColumn(int index) {
            return new Range(sheet, getFirstRow(), getFirstColumn() + index, getLastRow(), getFirstColumn() + index);
        }
    }
}
