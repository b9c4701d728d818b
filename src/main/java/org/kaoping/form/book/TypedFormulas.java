package org.kaoping.form.book;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.formula.FormulaParser;
import org.apache.poi.ss.formula.FormulaType;
import org.apache.poi.ss.formula.ptg.AbstractFunctionPtg;
import org.apache.poi.ss.formula.ptg.Area2DPtgBase;
import org.apache.poi.ss.formula.ptg.Area3DPxg;
import org.apache.poi.ss.formula.ptg.AreaPtgBase;
import org.apache.poi.ss.formula.ptg.AttrPtg;
import org.apache.poi.ss.formula.ptg.ParenthesisPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.Ref3DPxg;
import org.apache.poi.ss.formula.ptg.RefPtg;
import org.apache.poi.ss.formula.ptg.RefPtgBase;
import org.apache.poi.ss.formula.ptg.ScalarConstantPtg;
import org.apache.poi.ss.formula.ptg.ValueOperatorPtg;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFEvaluationWorkbook;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Works out the plain formulas that clerks type where a value is asked for ({@code =B4*0.9}, {@code =SUM(C4:C9)}), because
 * a stored result may be missing or may not be what the formula yields. A stranger's formula is only followed as far as it
 * is arithmetic over cells of the same workbook: no names, no other files, no functions that reach out, look the clock up
 * or make references, and within a budget of cells. All else has no result here. One thread at a time.
 */
public final class TypedFormulas {
    /** The most cells that all formulas of one workbook may look at, each time counted. */
    private static final int MOST_CELLS = 200_000;

    /** Formulas that lean on formulas that lean on formulas. */
    private static final int MOST_DEEP = 100;

    private static final Set<String> PLAIN = Set.of(
            "SUM",
            "PRODUCT",
            "AVERAGE",
            "MIN",
            "MAX",
            "COUNT",
            "COUNTA",
            "ROUND",
            "ROUNDUP",
            "ROUNDDOWN",
            "INT",
            "ABS",
            "MOD",
            "IF",
            "AND",
            "OR",
            "NOT",
            "DATE",
            "YEAR",
            "MONTH",
            "DAY",
            "LEN",
            "LEFT",
            "RIGHT",
            "MID");

    private final Book book;
    private @Nullable XSSFWorkbook shadow;
    private @Nullable XSSFFormulaEvaluator evaluator;

    /** The cells that were looked at, and whether they and all that they lean on could be followed. */
    private final Map<String, Boolean> copied = new HashMap<>();

    private int budget = MOST_CELLS;

    /** The formulas of that workbook. */
    public TypedFormulas(Book book) {
        this.book = book;
    }

    /** What the formula of a cell yields; Uncalculated where that can't be known. */
    public Content result(Sheet sheet, Cell cell) {
        try {
            XSSFWorkbook work = shadow();
            if (!copy(work, sheet, cell.at(), 0)) {
                return new Content.Uncalculated();
            }
            XSSFFormulaEvaluator known = evaluator == null ? new XSSFFormulaEvaluator(work) : evaluator;
            evaluator = known;
            return content(known.evaluate(cell(work, sheet.name(), cell.at())));
        } catch (RuntimeException | StackOverflowError e) {
            // whatever the parser or the evaluator stumbles over has no result
            return new Content.Uncalculated();
        }
    }

    /** Whether a stored result is what was worked out, as far as double arithmetic goes. */
    public static boolean agree(Content stored, Content worked) {
        if (stored instanceof Content.Num one && worked instanceof Content.Num other) {
            BigDecimal apart = one.value().subtract(other.value()).abs();
            BigDecimal size = one.value().abs().max(other.value().abs()).max(BigDecimal.ONE);
            return apart.compareTo(size.movePointLeft(12)) <= 0;
        }
        return stored.equals(worked);
    }

    private XSSFWorkbook shadow() {
        if (shadow == null) {
            shadow = new XSSFWorkbook();
            for (Sheet sheet : book.sheets()) {
                // the evaluator remembers how far a sheet reaches
                shadow.createSheet(sheet.name()).createRow(Math.max(0, sheet.lastRow()));
            }
        }
        return shadow;
    }

    /** Copies a cell and all that its formula leans on; false where that goes beyond what is followed. */
    private boolean copy(XSSFWorkbook work, Sheet sheet, CellRef at, int depth) {
        budget--;
        if (depth > MOST_DEEP || budget < 0) {
            return false;
        }
        Cell cell = sheet.cell(at);
        if (cell == null) {
            return true;
        }
        String key = sheet.name() + "!" + at;
        Boolean known = copied.putIfAbsent(key, false);
        if (known != null) {
            return known; // still false where formulas run in a circle
        }
        XSSFCell target = cell(work, sheet.name(), at);
        boolean followed =
                cell.formula() == null ? set(target, cell.content()) : formula(work, sheet, cell.formula(), at, depth);
        if (followed && cell.formula() != null) {
            target.setCellFormula(cell.formula());
        }
        copied.put(key, followed);
        return followed;
    }

    private boolean formula(XSSFWorkbook work, Sheet sheet, String formula, CellRef at, int depth) {
        if (formula.isEmpty()) {
            return false;
        }
        Ptg[] tokens = FormulaParser.parse(
                formula,
                XSSFEvaluationWorkbook.create(work),
                FormulaType.CELL,
                work.getSheetIndex(sheet.name()),
                at.row());
        for (Ptg token : tokens) {
            if (!plain(token) || !follow(work, sheet, token, depth)) {
                return false;
            }
        }
        return true;
    }

    private static boolean plain(Ptg token) {
        if (token instanceof AbstractFunctionPtg function) {
            return PLAIN.contains(function.getName().toUpperCase(Locale.ROOT));
        }
        if (token instanceof Ref3DPxg one) {
            return one.getExternalWorkbookNumber() < 0;
        }
        if (token instanceof Area3DPxg area) {
            return area.getExternalWorkbookNumber() < 0;
        }
        return token instanceof ScalarConstantPtg
                || token instanceof ValueOperatorPtg
                || token instanceof ParenthesisPtg
                || token instanceof AttrPtg
                || token instanceof RefPtg
                || token instanceof Area2DPtgBase;
    }

    private boolean follow(XSSFWorkbook work, Sheet sheet, Ptg token, int depth) {
        if (token instanceof RefPtgBase one) {
            Sheet there = token instanceof Ref3DPxg elsewhere ? sheet(elsewhere.getSheetName()) : sheet;
            return there != null && copy(work, there, new CellRef(one.getRow(), one.getColumn()), depth + 1);
        }
        if (!(token instanceof AreaPtgBase area)) {
            return true;
        }
        Sheet there = token instanceof Area3DPxg elsewhere ? sheet(elsewhere.getSheetName()) : sheet;
        long size = (area.getLastRow() - area.getFirstRow() + 1L) * (area.getLastColumn() - area.getFirstColumn() + 1L);
        if (there == null || size > budget) {
            return false;
        }
        for (int row = area.getFirstRow(); row <= area.getLastRow(); row++) {
            for (int column = area.getFirstColumn(); column <= area.getLastColumn(); column++) {
                if (!copy(work, there, new CellRef(row, column), depth + 1)) {
                    return false;
                }
            }
        }
        return true;
    }

    private @Nullable Sheet sheet(String name) {
        return book.sheets().stream()
                .filter(sheet -> sheet.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    private static XSSFCell cell(XSSFWorkbook work, String name, CellRef at) {
        XSSFSheet sheet = work.getSheet(name);
        XSSFRow row = sheet.getRow(at.row());
        row = row == null ? sheet.createRow(at.row()) : row;
        XSSFCell cell = row.getCell(at.column());
        return cell == null ? row.createCell(at.column()) : cell;
    }

    /** Sets a value; false for what has none. */
    private static boolean set(XSSFCell cell, Content content) {
        if (content instanceof Content.Num number) {
            cell.setCellValue(number.value().doubleValue());
        } else if (content instanceof Content.Text text) {
            cell.setCellValue(text.value());
        } else if (content instanceof Content.Bool flag) {
            cell.setCellValue(flag.value());
        } else if (content instanceof Content.Err error) {
            cell.setCellErrorValue(FormulaError.forString(error.code()));
        } else {
            return false;
        }
        return true;
    }

    private static Content content(CellValue value) {
        return switch (value.getCellType()) {
            case NUMERIC -> {
                BigDecimal shown = new BigDecimal(value.getNumberValue()).round(new MathContext(15));
                yield new Content.Num(shown, Double.toString(value.getNumberValue()));
            }
            case STRING -> new Content.Text(value.getStringValue());
            case BOOLEAN -> new Content.Bool(value.getBooleanValue());
            // circles and functions that are not there have codes below zero
            case ERROR ->
                value.getErrorValue() >= 0 && FormulaError.isValidCode(value.getErrorValue())
                        ? new Content.Err(
                                FormulaError.forInt(value.getErrorValue()).getString())
                        : new Content.Uncalculated();
            default -> new Content.Uncalculated();
        };
    }
}
