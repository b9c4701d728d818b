package org.kaoping.form.book;

import org.apache.poi.ss.formula.EvaluationName;
import org.apache.poi.ss.formula.FormulaParser;
import org.apache.poi.ss.formula.FormulaType;
import org.apache.poi.ss.formula.ptg.NamePtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.Pxg;
import org.apache.poi.ss.formula.ptg.RefPtgBase;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFEvaluationWorkbook;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * The single cells that a formula refers to, by address or by name. Areas do not count: a rule such as
 * {@code COUNTIF(A$1:A$9,A1)=1} works in Excel although most of its area is empty.
 */
final class BlankReferences {
    private final XSSFWorkbook workbook;
    private final XSSFEvaluationWorkbook formulas;

    BlankReferences(XSSFWorkbook workbook) {
        this.workbook = workbook;
        this.formulas = XSSFEvaluationWorkbook.create(workbook);
    }

    /** Whether one of them, other than the formula's own cell, is empty; false for what can't be parsed. */
    boolean any(String sheet, String formula, CellRef anchor, CellRef at) {
        int index = workbook.getSheetIndex(sheet);
        if (index < 0) {
            return false;
        }
        for (Ptg token : FormulaParser.parse(formula, formulas, FormulaType.CELL, index, anchor.row())) {
            if (token instanceof RefPtgBase one) {
                int row = one.getRow() + (one.isRowRelative() ? at.row() - anchor.row() : 0);
                int column = one.getColumn() + (one.isColRelative() ? at.column() - anchor.column() : 0);
                if (empty(on(one, sheet), row, column) && !itself(one, sheet, row, column, at)) {
                    return true;
                }
            } else if (token instanceof NamePtg name && named(name) instanceof RefPtgBase one) {
                if (empty(on(one, sheet), one.getRow(), one.getColumn())) {
                    return true;
                }
            }
        }
        return false;
    }

    private @Nullable Ptg named(NamePtg token) {
        EvaluationName name = formulas.getName(token);
        Ptg[] definition = name == null || !name.hasFormula() ? new Ptg[0] : name.getNameDefinition();
        return definition.length == 1 ? definition[0] : null;
    }

    private static String on(RefPtgBase token, String sheet) {
        String named = token instanceof Pxg elsewhere ? elsewhere.getSheetName() : null;
        return named == null ? sheet : named;
    }

    private static boolean itself(RefPtgBase token, String sheet, int row, int column, CellRef at) {
        return on(token, sheet).equalsIgnoreCase(sheet) && row == at.row() && column == at.column();
    }

    private boolean empty(String sheet, int row, int column) {
        XSSFSheet source = workbook.getSheet(sheet);
        XSSFRow line = source == null || row < 0 ? null : source.getRow(row);
        XSSFCell cell = line == null || column < 0 ? null : line.getCell(column);
        return source != null && (cell == null || cell.getCellType() == CellType.BLANK);
    }
}
