package org.kaoping.masters;

import java.time.LocalDate;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormattingRule;
import org.apache.poi.xssf.usermodel.XSSFDataValidationHelper;
import org.apache.poi.xssf.usermodel.XSSFFontFormatting;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/** One sheet being drawn. Cells are named as in Excel; ranges are filled, bordered and merged as a whole. */
public final class Page {
    private static final double MM = 1 / 25.4;
    private final Kit kit;
    private final XSSFSheet sheet;
    private String matter = "";

    Page(Kit kit, XSSFSheet sheet) {
        this.kit = kit;
        this.sheet = sheet;
        sheet.setDisplayGridlines(false);
        sheet.setDefaultRowHeightInPoints(18);
    }

    XSSFSheet sheet() {
        return sheet;
    }

    /** Keeps what the sheet is about, for its title. */
    Page matter(String about) {
        matter = about;
        return this;
    }

    String matter() {
        return matter;
    }

    /** Sets the widths of the columns from A on, in characters (a Chinese one counts two). */
    public Page widths(double... widths) {
        for (int i = 0; i < widths.length; i++) {
            sheet.setColumnWidth(i, (int) Math.round((widths[i] + 0.71) * 256));
        }
        return this;
    }

    /** Hides a column. */
    public Page hideColumn(String column) {
        sheet.setColumnHidden(CellReference.convertColStringToIndex(column), true);
        return this;
    }

    /** A row's height in points (one-based row), kept as it is. */
    public Page height(int row, double points) {
        row(row - 1).setHeightInPoints((float) points);
        return this;
    }

    /** A row's height in points that Excel may enlarge when longer text is typed. */
    public Page elastic(int row, double points) {
        height(row, points);
        ((org.apache.poi.xssf.usermodel.XSSFRow) row(row - 1)).getCTRow().unsetCustomHeight();
        return this;
    }

    /** Hides spare rows of a free table (one-based): they print only once somebody shows or the server fills them. */
    public Page spare(int first, int last) {
        for (int row = first; row <= last; row++) {
            row(row - 1).setZeroHeight(true);
        }
        return this;
    }

    /** A row's height, at least that many points, such that its own texts show whole; Excel may enlarge it later. */
    public Page fit(int row, double least) {
        double points = least;
        for (Cell cell : row(row - 1)) {
            if (cell.getCellType() == CellType.STRING) {
                double size = ((XSSFCellStyle) cell.getCellStyle()).getFont().getFontHeightInPoints();
                double width = sheet.getColumnWidth(cell.getColumnIndex()) / 256.0 - 1.2;
                points = Math.max(points, lines(cell.getStringCellValue(), width * 10.5 / size) * size * 1.38 + 6);
            }
        }
        return elastic(row, points);
    }

    private Row row(int index) {
        Row row = sheet.getRow(index);
        return row == null ? sheet.createRow(index) : row;
    }

    private Cell cell(int row, int column) {
        Cell cell = row(row).getCell(column);
        return cell == null ? row(row).createCell(column) : cell;
    }

    /** The one cell, or the upper left cell of a range that is styled and merged. */
    private Cell area(String where, Look look) {
        CellRangeAddress range = CellRangeAddress.valueOf(where);
        for (int r = range.getFirstRow(); r <= range.getLastRow(); r++) {
            for (int c = range.getFirstColumn(); c <= range.getLastColumn(); c++) {
                cell(r, c).setCellStyle(kit.style(look));
            }
        }
        if (range.getNumberOfCells() > 1) {
            sheet.addMergedRegion(range);
        }
        return cell(range.getFirstRow(), range.getFirstColumn());
    }

    /** Writes a text; an empty one leaves the cell blank. */
    public Page text(String where, String text, Look look) {
        Cell cell = area(where, look);
        if (!text.isEmpty()) {
            cell.setCellValue(text);
        }
        return this;
    }

    /** Writes a number. */
    public Page number(String where, double number, Look look) {
        area(where, look).setCellValue(number);
        return this;
    }

    /** Writes a day. */
    public Page day(String where, LocalDate day, Look look) {
        area(where, look).setCellValue(day);
        return this;
    }

    /** Writes a formula, without the equals sign. */
    public Page formula(String where, String formula, Look look) {
        area(where, look).setCellFormula(formula);
        return this;
    }

    /** A single input with its rule. */
    public Page input(String where, String field, Look look, String label, Ask ask) {
        text(where, field.isEmpty() ? "" : "{" + field + "}", look);
        return rule(where.split(":", 2)[0], label, ask);
    }

    /** Puts a rule on cells; its formulas are written for the upper left one. */
    public Page rule(String where, String label, Ask ask) {
        XSSFDataValidationHelper helper = new XSSFDataValidationHelper(sheet);
        DataValidationConstraint constraint = switch (ask.kind()) {
            case OPTIONS -> helper.createExplicitListConstraint(ask.first().split(",", -1));
            case RANGE -> helper.createFormulaListConstraint(ask.first());
            case LENGTH -> helper.createTextLengthConstraint(OperatorType.BETWEEN, ask.first(), ask.second());
            case WHOLE -> helper.createIntegerConstraint(OperatorType.BETWEEN, ask.first(), ask.second());
            case DECIMAL -> helper.createDecimalConstraint(OperatorType.BETWEEN, ask.first(), ask.second());
            case DAY -> helper.createDateConstraint(OperatorType.BETWEEN, ask.first(), ask.second(), null);
            case CUSTOM -> helper.createCustomConstraint(ask.first());
        };
        CellRangeAddress range = CellRangeAddress.valueOf(where);
        DataValidation rule = helper.createValidation(
                constraint,
                new CellRangeAddressList(
                        range.getFirstRow(), range.getLastRow(), range.getFirstColumn(), range.getLastColumn()));
        rule.setEmptyCellAllowed(!ask.blankToo());
        rule.setErrorStyle(ask.warning() ? DataValidation.ErrorStyle.WARNING : DataValidation.ErrorStyle.STOP);
        rule.setShowErrorBox(true);
        limit(ask.error(), 224);
        rule.createErrorBox("填写有误", ask.error());
        if (!ask.prompt().isEmpty()) {
            limit(label, 32);
            limit(ask.prompt(), 255);
            rule.setShowPromptBox(true);
            rule.createPromptBox(label, ask.prompt());
        }
        sheet.addValidationData(rule);
        return this;
    }

    private static void limit(String text, int most) {
        if (text.length() > most) {
            throw new IllegalArgumentException("longer than " + most + ": " + text);
        }
    }

    /** Hides rows (one-based); none where the last lies before the first. */
    public Page hideRows(int first, int last) {
        for (int i = first; i <= last; i++) {
            row(i - 1).setZeroHeight(true);
        }
        return this;
    }

    /** Writes whatever value: a text, number or day; null leaves the cell blank. */
    public Page value(String where, @Nullable Object value, Look look) {
        Cell cell = area(where, look);
        if (value instanceof LocalDate day) {
            cell.setCellValue(day);
        } else if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (value instanceof String text && !text.isEmpty()) {
            cell.setCellValue(text);
        }
        return this;
    }

    /** The letters of a zero-based column. */
    static String column(int index) {
        return CellReference.convertNumToColString(index);
    }

    /** Where the formula holds, the text gets that colour and the cell that background (empty: unchanged). */
    public Page when(String range, String formula, String color, String fill) {
        var formats = sheet.getSheetConditionalFormatting();
        XSSFConditionalFormattingRule rule = formats.createConditionalFormattingRule(formula);
        if (!color.isEmpty()) {
            XSSFFontFormatting font = rule.createFontFormatting();
            font.setFontColor(Kit.color(color));
        }
        if (!fill.isEmpty()) {
            PatternFormatting pattern = rule.createPatternFormatting();
            pattern.setFillBackgroundColor(Kit.color(fill));
            pattern.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
        }
        formats.addConditionalFormatting(
                new CellRangeAddress[] {CellRangeAddress.valueOf(range)}, new ConditionalFormattingRule[] {rule});
        return this;
    }

    /** Freezes the rows above that one and the columns left of that one. */
    public Page freeze(int columns, int rows) {
        sheet.createFreezePane(columns, rows);
        return this;
    }

    /** Puts filter arrows on a head row and what is below. */
    public Page filter(String range) {
        sheet.setAutoFilter(CellRangeAddress.valueOf(range));
        return this;
    }

    /**
     * How it prints: one page wide, head rows repeated, page numbers at the foot, 25 mm on the binding side.
     *
     * @param a3 whether on A3, else on A4
     * @param landscape whether lying
     * @param area what is printed
     * @param lastHead the last (one-based) row of those repeated from row 1; 0: none
     */
    public Page print(boolean a3, boolean landscape, String area, int lastHead) {
        PrintSetup setup = sheet.getPrintSetup();
        setup.setPaperSize(a3 ? PrintSetup.A3_PAPERSIZE : PrintSetup.A4_PAPERSIZE);
        setup.setLandscape(landscape);
        sheet.setFitToPage(true);
        setup.setFitWidth((short) 1);
        setup.setFitHeight((short) 0);
        sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.LEFT, 25 * MM);
        sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.RIGHT, 18 * MM);
        sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.TOP, 18 * MM);
        sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.BOTTOM, 18 * MM);
        sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.HEADER, 8 * MM);
        sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.FOOTER, 8 * MM);
        sheet.setHorizontallyCenter(true);
        sheet.getFooter().setCenter("第&P页 共&N页");
        CellRangeAddress range = CellRangeAddress.valueOf(area);
        kit.book()
                .setPrintArea(
                        kit.book().getSheetIndex(sheet),
                        range.getFirstColumn(),
                        range.getLastColumn(),
                        range.getFirstRow(),
                        range.getLastRow());
        if (lastHead > 0) {
            sheet.setRepeatingRows(new CellRangeAddress(0, lastHead - 1, -1, -1));
        }
        return this;
    }

    /** Repeats columns on every printed page. */
    public Page repeatColumns(int last) {
        sheet.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, last - 1));
        return this;
    }

    /** A text in the middle of every printed page's head. */
    public Page header(String text) {
        sheet.getHeader().setCenter(text);
        return this;
    }

    /** Protects the sheet without a password; filter, sort, heights and widths stay free, inserting rows if asked for. */
    public Page protect(boolean mayInsert) {
        sheet.enableLocking();
        sheet.lockAutoFilter(false);
        sheet.lockSort(false);
        sheet.lockFormatRows(false);
        sheet.lockFormatColumns(false);
        sheet.lockInsertRows(!mayInsert);
        sheet.lockObjects(true);
        sheet.lockScenarios(true);
        return this;
    }

    /** Hides the sheet. */
    public Page hide() {
        kit.book().setSheetVisibility(kit.book().getSheetIndex(sheet), SheetVisibility.HIDDEN);
        return this;
    }

    /** Notes, a line each, on merged rows of that width in characters; heights fit the text. */
    public int notes(int row, String lastColumn, double width, Look look, String... lines) {
        int at = row;
        for (String line : lines) {
            text("A" + at + ":" + lastColumn + at, line, look);
            height(at, lines(line, width) * (look.size() * 1.5) + 4);
            at++;
        }
        return at;
    }

    /** How many lines a text takes in a width: Chinese counts two. */
    static int lines(String text, double width) {
        int total = 0;
        for (String part : text.split("\n", -1)) {
            int length = part.codePoints().map(c -> c > 0x7f ? 2 : 1).sum();
            total += Math.max(1, (int) Math.ceil(length / width));
        }
        return total;
    }
}
