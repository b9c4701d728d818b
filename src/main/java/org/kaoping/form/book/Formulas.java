package org.kaoping.form.book;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.poi.ss.formula.WorkbookEvaluator;
import org.apache.poi.ss.formula.eval.AreaEval;
import org.apache.poi.ss.formula.eval.RefEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the formulas of one of our own workbooks (a laid-out master), never of a stranger's: the values that were
 * read are set into it cell by cell. Set all values first, then evaluate; setting forgets what was evaluated. Whatever
 * goes wrong inside the evaluator is a result ({@link Content.Err}, {@link Content.Uncalculated}), never an exception.
 * Not for use by several threads at once.
 *
 * <p>The evaluator would read the machine's clock for TODAY() and NOW(); both are therefore rewritten to the day that
 * is handed in.
 */
public final class Formulas implements AutoCloseable {
    /** The most cells of a range that are looked at as options of a list; INDIRECT could name a whole sheet. */
    static final int MAX_OPTIONS = 20_000;

    private static final Pattern CLOCK = Pattern.compile("\\b(TODAY|NOW)\\s*\\(\\s*\\)", Pattern.CASE_INSENSITIVE);

    private final XSSFWorkbook workbook;
    private final String day;
    private XSSFFormulaEvaluator evaluator;
    private boolean changed;

    private Formulas(XSSFWorkbook workbook, LocalDate today) {
        this.workbook = workbook;
        this.day = "DATE(" + today.getYear() + "," + today.getMonthValue() + "," + today.getDayOfMonth() + ")";
        this.evaluator = new XSSFFormulaEvaluator(workbook);
    }

    /**
     * Opens a workbook of ours.
     *
     * @param xlsx the bytes of a laid-out master or of a hand-out
     * @param today the day that TODAY() and NOW() mean
     * @throws IllegalArgumentException when the bytes are no workbook, which for our own would be a bug
     */
    public static Formulas open(byte[] xlsx, LocalDate today) {
        try {
            Formulas formulas = new Formulas(new XSSFWorkbook(new ByteArrayInputStream(xlsx)), today);
            formulas.replaceClock();
            return formulas;
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("not a workbook of ours", e);
        }
    }

    /** Whether a formula asks for the clock; such checks are for typing only and are not repeated on return. */
    public static boolean asksTheClock(String formula) {
        return callsWithoutArguments(formula)
                && CLOCK.matcher(withoutQuoted(formula)).find();
    }

    /** Whether anything is called with empty brackets; asked of every rule for every value, so it must cost little. */
    private static boolean callsWithoutArguments(String formula) {
        for (int open = formula.indexOf('('); open >= 0; open = formula.indexOf('(', open + 1)) {
            int next = open + 1;
            while (next < formula.length() && Character.isWhitespace(formula.charAt(next))) {
                next++;
            }
            if (next < formula.length() && formula.charAt(next) == ')') {
                return true;
            }
        }
        return false;
    }

    private void replaceClock() {
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            for (Row row : workbook.getSheetAt(i)) {
                for (org.apache.poi.ss.usermodel.Cell cell : row) {
                    if (cell.getCellType() == CellType.FORMULA && asksTheClock(cell.getCellFormula())) {
                        cell.setCellFormula(CLOCK.matcher(cell.getCellFormula()).replaceAll(day));
                    }
                }
            }
        }
    }

    private static String withoutQuoted(String formula) {
        return formula.replaceAll("\"[^\"]*\"", "\"\"");
    }

    /** The sheets in order. */
    public List<String> sheets() {
        List<String> names = new ArrayList<>();
        workbook.sheetIterator().forEachRemaining(sheet -> names.add(sheet.getSheetName()));
        return names;
    }

    /**
     * Sets a value; a formula that stood there is gone. A sheet that does not exist is passed over.
     *
     * @param content text, number or truth value; null (and anything else) empties the cell
     */
    public void set(String sheet, CellRef at, @Nullable Content content) {
        XSSFSheet target = workbook.getSheet(sheet);
        if (target == null) {
            return;
        }
        XSSFRow row = target.getRow(at.row());
        if (row == null) {
            if (content == null) {
                return;
            }
            row = target.createRow(at.row());
        }
        XSSFCell cell = row.getCell(at.column());
        if (cell == null) {
            if (content == null) {
                return;
            }
            cell = row.createCell(at.column());
        }
        if (cell.getCellType() == CellType.FORMULA) {
            cell.removeFormula();
        }
        if (content instanceof Content.Text text) {
            String value = text.value();
            cell.setCellValue(value.length() > 32_767 ? value.substring(0, 32_767) : value);
        } else if (content instanceof Content.Num number) {
            cell.setCellValue(number.value().doubleValue());
        } else if (content instanceof Content.Bool bool) {
            cell.setCellValue(bool.value());
        } else {
            cell.setBlank();
        }
        changed = true;
    }

    /** Sets many values of one sheet. */
    public void set(String sheet, java.util.Map<CellRef, Content> contents) {
        contents.forEach((at, content) -> set(sheet, at, content));
    }

    /** The formula of a cell without the equals sign, if it has one. */
    public Optional<String> formula(String sheet, CellRef at) {
        XSSFCell cell = cell(sheet, at);
        return cell != null && cell.getCellType() == CellType.FORMULA
                ? Optional.of(cell.getCellFormula())
                : Optional.empty();
    }

    /** The value of a cell, its formula evaluated; null where it is empty. */
    public @Nullable Content value(String sheet, CellRef at) {
        XSSFCell cell = cell(sheet, at);
        if (cell == null) {
            return null;
        }
        try {
            org.apache.poi.ss.usermodel.CellValue value = evaluator().evaluate(cell);
            if (value == null) {
                return null;
            }
            return switch (value.getCellType()) {
                case NUMERIC -> Results.number(value.getNumberValue());
                case STRING -> new Content.Text(value.getStringValue());
                case BOOLEAN -> new Content.Bool(value.getBooleanValue());
                case ERROR -> new Content.Err(Results.errorText(value.getErrorValue()));
                default -> null;
            };
        } catch (RuntimeException | StackOverflowError e) {
            return new Content.Uncalculated();
        }
    }

    /**
     * Evaluates a formula as if it stood in a cell.
     *
     * @param formula without the equals sign, relative references written as for {@code anchor}
     * @param anchor the cell that the formula was written for
     * @param at the cell that it is evaluated for, at or below and right of the anchor
     * @return the single value; null for an empty cell; Uncalculated where the evaluator can't
     */
    public @Nullable Content evaluate(String sheet, String formula, CellRef anchor, CellRef at) {
        try {
            ValueEval result = raw(sheet, formula, anchor, at, false);
            return result == null ? new Content.Uncalculated() : Results.single(result, at);
        } catch (RuntimeException | StackOverflowError e) {
            return new Content.Uncalculated();
        }
    }

    /**
     * The cells of the range that a formula yields, in reading order, empty ones as null: the source of a drop-down list,
     * vertical, horizontal, by name, on another sheet or by INDIRECT.
     *
     * @return empty when it yields no range (an error, too many cells, or the evaluator can't)
     */
    public Optional<List<@Nullable Content>> range(String sheet, String formula, CellRef anchor, CellRef at) {
        try {
            Optional<String> named = indirectName(sheet, formula, anchor, at);
            ValueEval result = raw(sheet, named.orElse(formula), anchor, at, true);
            List<@Nullable Content> cells = new ArrayList<>();
            if (result instanceof AreaEval area) {
                long size = (long) area.getHeight() * area.getWidth();
                if (size > MAX_OPTIONS) {
                    return Optional.empty();
                }
                for (int row = 0; row < area.getHeight(); row++) {
                    for (int column = 0; column < area.getWidth(); column++) {
                        cells.add(Results.plain(area.getRelativeValue(row, column)));
                    }
                }
                return Optional.of(cells);
            }
            if (result instanceof RefEval one) {
                cells.add(Results.plain(one.getInnerValueEval(one.getFirstSheetIndex())));
                return Optional.of(cells);
            }
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    /** The name that INDIRECT(…) as a whole formula leads to; the evaluator knows only addresses there. */
    private Optional<String> indirectName(String sheet, String formula, CellRef anchor, CellRef at) {
        String bare = formula.strip();
        if (!bare.regionMatches(true, 0, "INDIRECT(", 0, 9) || !bare.endsWith(")")) {
            return Optional.empty();
        }
        Content target = evaluate(sheet, bare.substring(9, bare.length() - 1), anchor, at);
        return target instanceof Content.Text text && workbook.getName(text.value()) != null
                ? Optional.of(text.value())
                : Optional.empty();
    }

    /** Whether a formula refers to a single cell, other than its own, that is empty; parameters as above. */
    public boolean refersToBlank(String sheet, String formula, CellRef anchor, CellRef at) {
        try {
            return new BlankReferences(workbook).any(sheet, formula, anchor, at);
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** The evaluator keeps results and cells: after a change it starts anew. */
    private XSSFFormulaEvaluator evaluator() {
        if (changed) {
            evaluator = new XSSFFormulaEvaluator(workbook);
            changed = false;
        }
        return evaluator;
    }

    private @Nullable ValueEval raw(String sheet, String formula, CellRef anchor, CellRef at, boolean list) {
        if (workbook.getSheet(sheet) == null) {
            return null;
        }
        String timeless = asksTheClock(formula) ? CLOCK.matcher(formula).replaceAll(day) : formula;
        if (cell(sheet, at) == null) {
            // the evaluator wants the cell to exist; an IF would fail without
            XSSFSheet target = workbook.getSheet(sheet);
            XSSFRow row = target.getRow(at.row());
            (row == null ? target.createRow(at.row()) : row).createCell(at.column());
            changed = true;
        }
        WorkbookEvaluator engine = evaluator()._getWorkbookEvaluator();
        CellReference target = new CellReference(sheet, at.row(), at.column(), false, false);
        // moved by us: the evaluator would move single cells only, and leave areas where they were
        CellRangeAddress region = new CellRangeAddress(at.row(), at.row(), at.column(), at.column());
        String moved = FormulaShift.moved(timeless, at.row() - anchor.row(), at.column() - anchor.column());
        return list ? engine.evaluateList(moved, target, region) : engine.evaluate(moved, target, region);
    }

    private @Nullable XSSFCell cell(String sheet, CellRef at) {
        XSSFSheet source = workbook.getSheet(sheet);
        XSSFRow row = source == null ? null : source.getRow(at.row());
        return row == null ? null : row.getCell(at.column());
    }

    /** Forgets the workbook; nothing is written. */
    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
