package org.kaoping.form.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.poi.ss.formula.EvaluationCell;
import org.apache.poi.ss.formula.WorkbookEvaluator;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFEvaluationWorkbook;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * The results of all formulas of a grown master for the values of one workbook after another. It keeps a bare model of
 * the workbook and tells the evaluator only what differs from the workbook before, so that what no unit's value touches
 * (500 blank rows of a ledger) is computed once. One thread at a time.
 */
final class Recalculation {
    private static final String CLOCK_SHEET = "_today";
    private static final Pattern CLOCK =
            Pattern.compile("(?<![\\p{L}\\p{N}_.])(TODAY|NOW)\\(\\s*\\)", Pattern.CASE_INSENSITIVE);

    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final XSSFFormulaEvaluator evaluator;
    private final List<Hole> holes;
    private final @Nullable Content[] last;
    private final List<Result> results = new ArrayList<>();
    private final XSSFCell clock;
    private @Nullable Content day;

    /** A formula's cell, and what came out of it the last time. */
    private static final class Result {
        private final @Nullable EvaluationCell cell;
        private @Nullable ValueEval value;
        private Content content = new Content.Uncalculated();

        /** Without a cell for a formula that the evaluator can't read. */
        Result(@Nullable EvaluationCell cell) {
            this.cell = cell;
        }

        Content of(WorkbookEvaluator evaluator) {
            if (cell == null) {
                return content;
            }
            try {
                // the evaluator keeps its result until a cell that the formula looks at was changed
                ValueEval now = evaluator.evaluate(cell);
                if (now != value) {
                    Content known = Results.plain(now);
                    content = known == null ? new Content.Uncalculated() : known;
                    value = now;
                }
            } catch (RuntimeException | StackOverflowError e) {
                content = new Content.Uncalculated();
                value = null;
            }
            return content;
        }
    }

    /**
     * Builds the model.
     *
     * @param sheets the names in order
     * @param names the defined names with what they refer to
     */
    Recalculation(List<String> sheets, Map<String, String> names, GrownCells cells) {
        sheets.forEach(workbook::createSheet);
        clock = workbook.createSheet(unused(sheets)).createRow(0).createCell(0);
        names.forEach(this::name);
        this.holes = cells.holes();
        this.last = new Content[holes.size()];
        for (GrownCells.Constant constant : cells.constants()) {
            set(cell(constant.sheet(), constant.at()), constant.content());
        }
        List<@Nullable XSSFCell> formulas = new ArrayList<>();
        cells.formulas().forEach(formula -> formulas.add(formula(formula)));
        for (Hole hole : holes) {
            // the evaluator remembers how far a sheet reaches
            XSSFSheet sheet = Objects.requireNonNull(workbook.getSheet(hole.sheet()));
            if (hole.at().row() > sheet.getLastRowNum()) {
                sheet.createRow(hole.at().row());
            }
        }
        this.evaluator = new XSSFFormulaEvaluator(workbook);
        // the evaluator's own cells: given a cell of the workbook it would parse the formula anew each time
        XSSFEvaluationWorkbook evaluated = XSSFEvaluationWorkbook.create(workbook);
        for (XSSFCell cell : formulas) {
            results.add(new Result(
                    cell == null
                            ? null
                            : evaluated
                                    .getSheet(workbook.getSheetIndex(cell.getSheet()))
                                    .getCell(cell.getRowIndex(), cell.getColumnIndex())));
        }
    }

    private static String unused(List<String> sheets) {
        String name = CLOCK_SHEET;
        while (sheets.contains(name)) {
            name = "_" + name;
        }
        return name;
    }

    private void name(String name, String refersTo) {
        try {
            Name added = workbook.createName();
            added.setNameName(name);
            added.setRefersToFormula(refersTo);
        } catch (RuntimeException e) {
            // a name that POI can't read leaves the formulas that use it without a cached result
            return;
        }
    }

    private @Nullable XSSFCell formula(GrownCells.Formula formula) {
        XSSFCell cell = cell(formula.sheet(), formula.at());
        try {
            String text = CLOCK.matcher(formula.text())
                    .replaceAll("'" + clock.getSheet().getSheetName() + "'!\\$A\\$1");
            if (formula.array()) {
                CellRangeAddress lone = new CellRangeAddress(
                        formula.at().row(),
                        formula.at().row(),
                        formula.at().column(),
                        formula.at().column());
                cell.getSheet().setArrayFormula(text, lone);
            } else {
                cell.setCellFormula(text);
            }
            return cell;
        } catch (RuntimeException e) {
            cell.setBlank();
            return null;
        }
    }

    private XSSFCell cell(String sheet, CellRef at) {
        XSSFSheet owner = Objects.requireNonNull(workbook.getSheet(sheet));
        XSSFRow row = owner.getRow(at.row());
        if (row == null) {
            row = owner.createRow(at.row());
        }
        XSSFCell cell = row.getCell(at.column());
        return cell == null ? row.createCell(at.column()) : cell;
    }

    private static void set(XSSFCell cell, @Nullable Content content) {
        if (content instanceof Content.Text text && !text.value().isEmpty()) {
            cell.setCellValue(text.value());
        } else if (content instanceof Content.Num number) {
            cell.setCellValue(number.value().doubleValue());
        } else if (content instanceof Content.Bool flag) {
            cell.setCellValue(flag.value());
        } else if (content instanceof Content.Err error) {
            cell.setCellErrorValue(FormulaError.forString(error.code()));
        } else {
            cell.setBlank();
        }
    }

    /**
     * The results, formula by formula.
     *
     * @param values the contents of the holes, by number
     * @param today the serial that TODAY() means
     * @return {@link Content.Uncalculated} where the evaluator failed
     */
    synchronized List<Content> results(@Nullable Content[] values, Content today) {
        if (!today.equals(day)) {
            set(clock, today);
            evaluator.notifyUpdateCell(clock);
            day = today;
        }
        for (int i = 0; i < values.length; i++) {
            if (!Objects.equals(values[i], last[i])) {
                XSSFCell cell = cell(holes.get(i).sheet(), holes.get(i).at());
                set(cell, values[i]);
                evaluator.notifyUpdateCell(cell);
                last[i] = values[i];
            }
        }
        List<Content> contents = new ArrayList<>(results.size());
        for (Result result : results) {
            contents.add(result.of(evaluator._getWorkbookEvaluator()));
        }
        return contents;
    }
}
