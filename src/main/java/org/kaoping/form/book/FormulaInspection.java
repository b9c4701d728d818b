package org.kaoping.form.book;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.formula.FormulaParseException;
import org.apache.poi.ss.formula.FormulaParser;
import org.apache.poi.ss.formula.FormulaType;
import org.apache.poi.ss.formula.ptg.AbstractFunctionPtg;
import org.apache.poi.ss.formula.ptg.AreaPtgBase;
import org.apache.poi.ss.formula.ptg.ArrayPtg;
import org.apache.poi.ss.formula.ptg.AttrPtg;
import org.apache.poi.ss.formula.ptg.ControlPtg;
import org.apache.poi.ss.formula.ptg.ErrPtg;
import org.apache.poi.ss.formula.ptg.IntPtg;
import org.apache.poi.ss.formula.ptg.IntersectionPtg;
import org.apache.poi.ss.formula.ptg.MemAreaPtg;
import org.apache.poi.ss.formula.ptg.MemFuncPtg;
import org.apache.poi.ss.formula.ptg.NamePtg;
import org.apache.poi.ss.formula.ptg.NameXPxg;
import org.apache.poi.ss.formula.ptg.OperationPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.Pxg;
import org.apache.poi.ss.formula.ptg.RangePtg;
import org.apache.poi.ss.formula.ptg.RefPtgBase;
import org.apache.poi.ss.formula.ptg.StringPtg;
import org.apache.poi.ss.formula.ptg.UnionPtg;
import org.apache.poi.xssf.usermodel.XSSFEvaluationWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the formulas of a master without calculating them, for what the server's evaluator can't do or does wrongly in
 * silence: unknown functions, and several cells where one value is meant (outside array formulas the evaluator takes the
 * cell of the formula's own row, which no sample shows). What is missing is told too: sheets, names, {@code #REF!}.
 */
public final class FormulaInspection {
    private static final Pattern NO_SUCH_NAME = Pattern.compile("named range '([^']*)' does not exist");

    /** Formats that Excel writes in Chinese (weekdays, numerals) and the evaluator leaves as letters. */
    private static final Pattern CHINESE_FORMAT = Pattern.compile("a{3,}|\\[DBNum", Pattern.CASE_INSENSITIVE);

    /** Names may stand for names; deeper than this they go in circles. */
    private static final int MOST_NAMES_DEEP = 8;

    private final MasterBook book;
    private final BiPredicate<String, CellRef> grows;
    private final XSSFEvaluationWorkbook workbook;
    private final Set<String> sheets = new HashSet<>();

    /**
     * One thing that is wrong with a formula.
     *
     * @param missing whether something does not exist; else it can't be calculated
     * @param text what, in Chinese, short
     */
    public record Fault(boolean missing, String text) {}

    /**
     * Where the options of a list come from.
     *
     * @param faults what is wrong with the formula
     * @param sheet the sheet of the range; null where only the evaluator can tell
     * @param area the range; null where only the evaluator can tell
     */
    public record Source(
            List<Fault> faults,
            @Nullable String sheet,
            @Nullable Area area) {
        /** Copies the faults. */
        public Source {
            faults = List.copyOf(faults);
        }
    }

    /** Something on the stack: one value or several cells, with its words. */
    private record Node(boolean many, String text, Ptg ptg) {}

    /**
     * Prepares the inspection of one master.
     *
     * @param book the master
     * @param grows whether a cell of a sheet stands in a row that is repeated: a name for it alone means many cells later
     */
    public FormulaInspection(MasterBook book, BiPredicate<String, CellRef> grows) {
        this.book = book;
        this.grows = grows;
        // only sheets and names: enough for the parser, and nothing of the file that POI would stumble over
        XSSFWorkbook shadow = new XSSFWorkbook();
        for (MasterSheet sheet : book.sheets()) {
            sheets.add(sheet.name().toLowerCase(Locale.ROOT));
            try {
                shadow.createSheet(sheet.name());
            } catch (IllegalArgumentException e) {
                sheets.remove(sheet.name().toLowerCase(Locale.ROOT));
            }
        }
        for (MasterBook.DefinedName name : book.names()) {
            try {
                var known = shadow.createName();
                known.setNameName(name.name());
                known.setRefersToFormula("1");
                if (name.sheet() != null) {
                    known.setSheetIndex(shadow.getSheetIndex(name.sheet()));
                }
            } catch (IllegalArgumentException e) {
                // a name that POI refuses is unknown to formulas, which then say so
            }
        }
        this.workbook = XSSFEvaluationWorkbook.create(shadow);
    }

    /**
     * What is wrong with the formula of a cell.
     *
     * @param array whether it is an array formula, which may hold many values anywhere
     */
    public List<Fault> cell(String sheet, CellRef at, String formula, boolean array) {
        return value(sheet, at, formula, array);
    }

    /** What is wrong with a formula of a rule, which has to yield one value. */
    public List<Fault> rule(String sheet, CellRef anchor, String formula) {
        return value(sheet, anchor, formula, false);
    }

    private List<Fault> value(String sheet, CellRef at, String formula, boolean array) {
        List<Fault> faults = new ArrayList<>();
        Node result = walk(sheet, at, formula, array, faults, 0);
        if (result != null && result.many() && !array) {
            faults.add(new Fault(false, "结果是多个单元格（" + result.text() + "）"));
        }
        return List.copyOf(faults);
    }

    /** What is wrong with the source of a list, and the range where it can be told without calculating. */
    public Source source(String sheet, CellRef anchor, String formula) {
        List<Fault> faults = new ArrayList<>();
        Node result = walk(sheet, anchor, formula, false, faults, 0);
        if (result == null || !faults.isEmpty()) {
            return new Source(faults, null, null);
        }
        return resolve(sheet, anchor, result.ptg(), 0);
    }

    private Source resolve(String sheet, CellRef anchor, Ptg ptg, int depth) {
        String at = ptg instanceof Pxg external ? external.getSheetName() : sheet;
        if (ptg instanceof AreaPtgBase area) {
            return new Source(
                    List.of(),
                    at,
                    new Area(
                            new CellRef(area.getFirstRow(), area.getFirstColumn()),
                            new CellRef(area.getLastRow(), area.getLastColumn())));
        }
        if (ptg instanceof RefPtgBase cell) {
            CellRef one = new CellRef(cell.getRow(), cell.getColumn());
            return new Source(List.of(), at, new Area(one, one));
        }
        if (ptg instanceof NamePtg name && depth < MOST_NAMES_DEEP) {
            MasterBook.DefinedName defined = defined(name, sheet);
            if (defined != null) {
                Node inner = walk(sheet, anchor, defined.refersTo(), false, new ArrayList<>(), depth + 1);
                if (inner != null) {
                    return resolve(sheet, anchor, inner.ptg(), depth + 1);
                }
            }
        }
        return new Source(List.of(), null, null);
    }

    private MasterBook.@Nullable DefinedName defined(NamePtg name, String sheet) {
        return book.name(workbook.getNameText(name), sheet).orElse(null);
    }

    /** Walks the formula in the evaluator's own order; null where it does not parse. */
    private @Nullable Node walk(
            String sheet, CellRef at, String formula, boolean array, List<Fault> faults, int depth) {
        Ptg[] tokens;
        try {
            int index = book.sheets().stream().map(MasterSheet::name).toList().indexOf(sheet);
            tokens = FormulaParser.parse(formula, workbook, FormulaType.CELL, Math.max(0, index), at.row());
        } catch (FormulaParseException e) {
            Matcher name = NO_SUCH_NAME.matcher(String.valueOf(e.getMessage()));
            faults.add(
                    name.find()
                            ? new Fault(true, "名称 " + name.group(1) + " 不存在")
                            : new Fault(false, "写法读不懂（" + formula + "）"));
            return null;
        } catch (RuntimeException e) {
            faults.add(new Fault(false, "写法读不懂（" + formula + "）"));
            return null;
        }
        Deque<Node> stack = new ArrayDeque<>();
        for (Ptg token : tokens) {
            boolean only = token instanceof ControlPtg || token instanceof MemFuncPtg || token instanceof MemAreaPtg;
            if (token instanceof AttrPtg sum && sum.isSum()) {
                // the parser's short form of SUM with one argument, which may be many cells
                pop(stack);
                stack.push(new Node(false, "SUM(…)", token));
            } else if (token instanceof OperationPtg operation) {
                operation(operation, stack, array, faults);
            } else if (!only) {
                stack.push(operand(token, sheet, at, faults, depth));
            }
        }
        return stack.peek();
    }

    private Node operand(Ptg token, String sheet, CellRef at, List<Fault> faults, int depth) {
        if (token instanceof Pxg external) {
            if (external.getExternalWorkbookNumber() > 0) {
                faults.add(new Fault(true, "引用了别的工作簿（" + token.toFormulaString() + "）"));
                return new Node(false, token.toFormulaString(), token);
            }
            String name = external.getSheetName();
            if (name != null && !sheets.contains(name.toLowerCase(Locale.ROOT))) {
                faults.add(new Fault(true, "工作表「" + name + "」不存在"));
            }
        }
        if (token instanceof NameXPxg function) {
            // the name of a function that is no part of the file format of 2003
            return new Node(false, function.getNameName(), token);
        }
        if (token instanceof NamePtg name) {
            return named(name, sheet, at, faults, depth);
        }
        if (token instanceof ErrPtg || token.getClass().getSimpleName().contains("Err")) {
            String text = token.toFormulaString();
            if (text.contains("#REF!")) {
                faults.add(new Fault(true, "#REF!"));
            }
            return new Node(false, text, token);
        }
        if (token instanceof AreaPtgBase) {
            return new Node(true, token.toFormulaString(), token);
        }
        if (token instanceof ArrayPtg) {
            return new Node(true, "{…}", token);
        }
        return new Node(false, token instanceof StringPtg text ? text.getValue() : token.toFormulaString(), token);
    }

    private Node named(NamePtg name, String sheet, CellRef at, List<Fault> faults, int depth) {
        MasterBook.DefinedName defined = defined(name, sheet);
        String text = workbook.getNameText(name);
        if (defined == null || depth >= MOST_NAMES_DEEP) {
            faults.add(new Fault(true, "名称 " + text + " 不存在"));
            return new Node(false, text, name);
        }
        List<Fault> inside = new ArrayList<>();
        Node inner = walk(sheet, at, defined.refersTo(), false, inside, depth + 1);
        inside.forEach(fault -> faults.add(new Fault(fault.missing(), "名称 " + text + "：" + fault.text())));
        boolean many = inner != null && inner.many();
        if (inner != null && inner.ptg() instanceof RefPtgBase cell) {
            String on = inner.ptg() instanceof Pxg external ? external.getSheetName() : sheet;
            many = grows.test(on, new CellRef(cell.getRow(), cell.getColumn()));
        }
        return new Node(many, text, name);
    }

    private void operation(OperationPtg operation, Deque<Node> stack, boolean array, List<Fault> faults) {
        if (operation instanceof AbstractFunctionPtg function) {
            function(function, stack, array, faults);
            return;
        }
        int count = operation.getNumberOfOperands();
        List<Node> operands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            operands.add(0, pop(stack));
        }
        if (operation instanceof UnionPtg || operation instanceof RangePtg || operation instanceof IntersectionPtg) {
            stack.push(new Node(true, "多个区域", operation));
            return;
        }
        boolean many = operands.stream().anyMatch(Node::many);
        if (many && !array) {
            operands.stream()
                    .filter(Node::many)
                    .forEach(node -> faults.add(new Fault(false, "多个单元格（" + node.text() + "）直接参与运算")));
        }
        stack.push(new Node(many && array, "运算结果", operation));
    }

    private void function(AbstractFunctionPtg function, Deque<Node> stack, boolean array, List<Fault> faults) {
        List<Node> arguments = new ArrayList<>();
        for (int i = 0; i < function.getNumberOfOperands(); i++) {
            arguments.add(0, pop(stack));
        }
        String written = function.getName();
        if (written.equals("#external#") && !arguments.isEmpty()) {
            written = arguments.remove(0).text();
        }
        String name = FormulaFunctions.plain(written);
        if (!FormulaFunctions.calculable(name)) {
            faults.add(new Fault(false, "函数 " + name));
            stack.push(new Node(false, name + "(…)", function));
            return;
        }
        if (FormulaFunctions.unmarked(written)) {
            faults.add(new Fault(false, "函数 " + name + "（Excel 2007 没有，写法也缺少 _xlfn.）"));
        }
        if (book.date1904() && FormulaFunctions.calendar(name)) {
            faults.add(new Fault(false, "函数 " + name + "（工作簿用的是 1904 日期系统，请改为 1900）"));
        }
        boolean passesMany = false;
        for (int i = 0; i < arguments.size(); i++) {
            Node argument = arguments.get(i);
            FormulaFunctions.Takes takes = FormulaFunctions.takes(name, i);
            if (argument.many() && takes == FormulaFunctions.Takes.ONE && !array) {
                faults.add(new Fault(false, name + " 的第 " + (i + 1) + " 个参数是多个单元格（" + argument.text() + "）"));
            }
            passesMany |= argument.many() && takes == FormulaFunctions.Takes.PASSES_ON;
        }
        if (name.equals("TEXT")
                && arguments.size() == 2
                && arguments.get(1).ptg() instanceof StringPtg format
                && CHINESE_FORMAT.matcher(format.getValue()).find()) {
            faults.add(new Fault(false, "TEXT 的格式“" + format.getValue() + "”"));
        }
        boolean whole = name.equals("INDEX")
                && arguments.size() > 1
                && arguments.get(1).ptg() instanceof IntPtg row
                && row.getValue() == 0;
        boolean sized = name.equals("OFFSET") && arguments.size() > 3;
        stack.push(new Node(passesMany || whole || sized || FormulaFunctions.yieldsMany(name), name + "(…)", function));
    }

    private static Node pop(Deque<Node> stack) {
        Node node = stack.poll();
        return node == null ? new Node(false, "", new StringPtg("")) : node;
    }
}
