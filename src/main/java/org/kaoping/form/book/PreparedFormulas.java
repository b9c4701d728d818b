package org.kaoping.form.book;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.formula.FormulaParseException;
import org.apache.poi.ss.formula.FormulaParser;
import org.apache.poi.ss.formula.FormulaType;
import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFEvaluationWorkbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * What stands in one of our own workbooks (a laid-out master), its formulas parsed once, to be evaluated over the values
 * of many returned workbooks: see {@link FormulaRun}. Immutable, safe for several threads.
 */
public final class PreparedFormulas {
    /**
     * A formula that does not stand in a cell: a rule.
     *
     * @param sheet the sheet it was written for
     * @param formula without the equals sign
     * @param anchor the cell it was written for
     */
    public record Source(String sheet, String formula, CellRef anchor) {}

    /** A cell with a formula; without a program where it can't be evaluated here. */
    record FormulaCell(@Nullable FormulaProgram program) {}

    private final Map<String, Integer> sheets = new HashMap<>();
    private final List<@Nullable Object[][]> cells = new ArrayList<>();
    private final Map<Source, FormulaProgram> rules = new HashMap<>();

    private PreparedFormulas() {}

    /**
     * Prepares a workbook of ours.
     *
     * @param xlsx its bytes
     * @param rules the formulas beside those in cells that will be asked for
     * @throws IllegalArgumentException when the bytes are no workbook, which for our own would be a bug
     */
    public static PreparedFormulas of(byte[] xlsx, List<Source> rules) {
        PreparedFormulas prepared = new PreparedFormulas();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            prepared.read(workbook, rules);
            return prepared;
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("not a workbook of ours", e);
        }
    }

    private void read(XSSFWorkbook workbook, List<Source> wanted) {
        XSSFEvaluationWorkbook parsing = XSSFEvaluationWorkbook.create(workbook);
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            sheets.put(workbook.getSheetName(i), i);
        }
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            cells.add(sheet(workbook.getSheetAt(i), i, parsing));
        }
        for (Source source : wanted) {
            Integer sheet = sheets.get(source.sheet());
            FormulaProgram program = sheet == null || Formulas.asksTheClock(source.formula())
                    ? null
                    : program(source.formula(), source.anchor(), sheet, parsing);
            if (program != null) {
                rules.put(source, program);
            }
        }
    }

    private @Nullable Object[][] sheet(XSSFSheet sheet, int index, XSSFEvaluationWorkbook parsing) {
        @Nullable Object[][] all = new Object[Math.max(0, sheet.getLastRowNum() + 1)][];
        Map<Integer, Above> above = new HashMap<>();
        for (org.apache.poi.ss.usermodel.Row row : sheet) {
            int width = Math.max(0, row.getLastCellNum());
            @Nullable Object[] line = new Object[width];
            for (org.apache.poi.ss.usermodel.Cell cell : row) {
                line[cell.getColumnIndex()] = content((XSSFCell) cell, index, parsing, above);
            }
            all[row.getRowNum()] = line;
        }
        return all;
    }

    /** The formula of the cell above, which the one below mostly repeats. */
    private record Above(
            String formula, CellRef at, @Nullable FormulaProgram program) {}

    private @Nullable Object content(
            XSSFCell cell, int sheet, XSSFEvaluationWorkbook parsing, Map<Integer, Above> above) {
        return switch (cell.getCellType()) {
            case NUMERIC -> new NumberEval(cell.getNumericCellValue());
            case STRING -> new StringEval(cell.getStringCellValue());
            case BOOLEAN -> BoolEval.valueOf(cell.getBooleanCellValue());
            case ERROR -> ErrorEval.valueOf(cell.getErrorCellValue());
            case FORMULA -> {
                CellRef at = new CellRef(cell.getRowIndex(), cell.getColumnIndex());
                boolean array = cell.isPartOfArrayFormulaGroup();
                String formula = cell.getCellFormula();
                Above one = above.get(at.column());
                FormulaProgram program;
                if (array) {
                    program = null;
                } else if (one != null
                        && FormulaShift.moved(one.formula(), at.row() - one.at().row(), 0)
                                .equals(formula)) {
                    program = one.program();
                } else {
                    program = program(formula, at, sheet, parsing);
                    above.put(at.column(), new Above(formula, at, program));
                }
                yield new FormulaCell(program);
            }
            default -> null;
        };
    }

    private @Nullable FormulaProgram program(
            String formula, CellRef anchor, int sheet, XSSFEvaluationWorkbook parsing) {
        try {
            return FormulaProgram.of(
                    FormulaParser.parse(formula, parsing, FormulaType.CELL, sheet, anchor.row()),
                    anchor,
                    sheet,
                    name -> sheets.getOrDefault(name, -1),
                    parsing::getName);
        } catch (FormulaParseException e) {
            // whoever asks for it gets the evaluator's own answer
            return null;
        }
    }

    /** The index of a sheet; -1 where there is none. */
    int sheet(String name) {
        return sheets.getOrDefault(name, -1);
    }

    int sheets() {
        return cells.size();
    }

    /** The program of a rule; null where it has none. */
    @Nullable
    FormulaProgram program(Source source) {
        return rules.get(source);
    }

    /** The formula of a cell; null where there is none. */
    @Nullable
    FormulaCell formula(int sheet, int row, int column) {
        return at(sheet, row, column) instanceof FormulaCell formula ? formula : null;
    }

    /** The constant of a cell. */
    ValueEval constant(int sheet, int row, int column) {
        return at(sheet, row, column) instanceof ValueEval value ? value : BlankEval.instance;
    }

    private @Nullable Object at(int sheet, int row, int column) {
        @Nullable Object[][] rows = cells.get(sheet);
        @Nullable Object[] line = row < rows.length ? rows[row] : null;
        return line != null && column < line.length ? line[column] : null;
    }
}
