package org.kaoping.form.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.hssf.record.NameRecord;
import org.apache.poi.hssf.usermodel.DVConstraint;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFDataValidation;
import org.apache.poi.hssf.usermodel.HSSFHyperlink;
import org.apache.poi.hssf.usermodel.HSSFName;
import org.apache.poi.hssf.usermodel.HSSFPrintSetup;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.formula.ptg.Area3DPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;

/** The list of all marks in an .xls, as {@link ProblemSheet} has it in an .xlsx; made as the last sheet. */
final class LegacyProblemSheet {
    /** Rows that an .xls has room for. */
    private static final int MOST_ROWS = 60_000;

    private static final int MOST_CHARACTERS = 32_000;

    private LegacyProblemSheet() {}

    /** The names that belong to a sheet: our filter and titles, and what LibreOffice makes of them. */
    static List<NameRecord> names(HSSFWorkbook workbook, int sheet) {
        List<NameRecord> names = new ArrayList<>();
        for (int i = 0; i < workbook.getNumberOfNames(); i++) {
            if (workbook.getNameRecord(i).getSheetNumber() == sheet + 1) {
                names.add(workbook.getNameRecord(i));
            }
        }
        return names;
    }

    /**
     * Takes out the names of a sheet that is gone. Formulas mean names by their number: one that has others behind it
     * stays, hidden and under a name that nobody else has; filter and titles wait for our next sheet.
     */
    static void forget(HSSFWorkbook workbook, List<NameRecord> kept) {
        List<? extends HSSFName> names = workbook.getAllNames();
        for (int i = names.size() - 1; i >= 0; i--) {
            NameRecord name = workbook.getNameRecord(i);
            if (!waits(name) && !kept.contains(name)) {
                break;
            }
            workbook.removeName(names.get(i));
        }
        for (int i = 0; i < workbook.getNumberOfNames(); i++) {
            NameRecord name = workbook.getNameRecord(i);
            if (kept.contains(name) && !name.isBuiltInName()) {
                name.setNameText("kaoping.unused." + i);
                name.setHidden(true);
            }
        }
    }

    private static boolean waits(NameRecord name) {
        return name.isBuiltInName()
                && name.getSheetNumber() == 0
                && (name.getBuiltInName() == NameRecord.BUILTIN_FILTER_DB
                        || name.getBuiltInName() == NameRecord.BUILTIN_PRINT_TITLE);
    }

    private static void take(HSSFWorkbook workbook, byte kind, int sheet) {
        if (workbook.getInternalWorkbook().getSpecificBuiltinRecord(kind, sheet + 1) != null) {
            return;
        }
        for (int i = 0; i < workbook.getNumberOfNames(); i++) {
            NameRecord name = workbook.getNameRecord(i);
            if (waits(name) && name.getBuiltInName() == kind) {
                name.setSheetNumber(sheet + 1);
                return;
            }
        }
    }

    /**
     * Writes it behind the others.
     *
     * @param kept the names of the sheet of an earlier time, which it takes over
     */
    static void write(HSSFWorkbook workbook, List<Mark> all, List<NameRecord> kept) {
        List<Mark> marks = all.subList(0, Math.min(all.size(), MOST_ROWS));
        Set<String> seen = new TreeSet<>();
        Set<String> taken = new TreeSet<>();
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            taken.add(workbook.getSheetName(i).toLowerCase(Locale.ROOT));
            if (workbook.getSheetVisibility(i) == SheetVisibility.VISIBLE) {
                seen.add(workbook.getSheetName(i));
            }
        }
        String name = ProblemSheet.NAME;
        for (int number = 2; taken.contains(name); number++) {
            name = ProblemSheet.NAME + " (" + number + ")";
        }
        HSSFSheet sheet = workbook.createSheet(name);
        LegacyStyles styles = new LegacyStyles(workbook);
        for (int i = 0; i < ProblemSheet.WIDTHS.length; i++) {
            sheet.setColumnWidth(i, ProblemSheet.WIDTHS[i] * 256);
        }
        boolean asks = ProblemSheet.asks(marks);
        cell(row(sheet, 0, 30), 0, styles.get(0), ProblemSheet.TITLE);
        cell(row(sheet, 1, 36), 0, styles.get(1), ProblemSheet.advice(all));
        sheet.addMergedRegion(
                new CellRangeAddress(1, 1, 0, asks ? ProblemSheet.REASON_COLUMN : ProblemSheet.HEADS.size() - 1));
        HSSFRow head = row(sheet, ProblemSheet.HEAD - 1, 22);
        for (int i = 0; i < ProblemSheet.HEADS.size(); i++) {
            cell(head, i, styles.get(2), ProblemSheet.HEADS.get(i));
        }
        if (asks) {
            cell(head, ProblemSheet.REASON_COLUMN, styles.get(2), ProblemSheet.REASON);
            cell(head, ProblemSheet.TOKEN_COLUMN, styles.get(2), ProblemSheet.TOKEN);
            inputs(sheet, marks);
        }
        for (int i = 0; i < marks.size(); i++) {
            HSSFRow row = row(sheet, styles, marks.get(i), i, seen);
            if (asks) {
                Mark.Ask ask = marks.get(i).ask();
                cell(row, ProblemSheet.REASON_COLUMN, styles.get(ask == null ? 3 : 8), ask == null ? "" : ask.given());
                cell(
                        row,
                        ProblemSheet.TOKEN_COLUMN,
                        styles.get(3),
                        ask == null ? "" : ListedReason.token(marks.get(i), ask));
            }
        }
        view(sheet, marks, kept);
    }

    /** The column for reasons, its prompt and limit, and the hidden column behind it. */
    private static void inputs(HSSFSheet sheet, List<Mark> marks) {
        sheet.setColumnWidth(ProblemSheet.REASON_COLUMN, ProblemSheet.REASON_WIDTH * 256);
        sheet.setColumnWidth(ProblemSheet.TOKEN_COLUMN, ProblemSheet.TOKEN_WIDTH * 256);
        sheet.setColumnHidden(ProblemSheet.TOKEN_COLUMN, true);
        CellRangeAddressList areas = new CellRangeAddressList();
        ProblemSheet.inputs(marks)
                .forEach(area -> areas.addCellRangeAddress(
                        area.first().row(),
                        area.first().column(),
                        area.last().row(),
                        area.last().column()));
        HSSFDataValidation rule = new HSSFDataValidation(
                areas,
                DVConstraint.createNumericConstraint(
                        DataValidationConstraint.ValidationType.TEXT_LENGTH,
                        DataValidationConstraint.OperatorType.LESS_OR_EQUAL,
                        String.valueOf(ProblemSheet.LONGEST),
                        null));
        rule.setEmptyCellAllowed(true);
        rule.createErrorBox(ProblemSheet.TOO_LONG, ProblemSheet.SHORTER);
        rule.createPromptBox(ProblemSheet.REASON, ProblemSheet.PROMPT);
        rule.setShowErrorBox(true);
        rule.setShowPromptBox(true);
        sheet.addValidationData(rule);
    }

    private static HSSFRow row(HSSFSheet sheet, LegacyStyles styles, Mark mark, int index, Set<String> seen) {
        HSSFRow row = row(sheet, ProblemSheet.HEAD + index, ProblemSheet.height(mark));
        String place = mark.cell() == null ? "" : mark.cell();
        String of = mark.sheet() == null ? "" : mark.sheet();
        boolean link = !place.isEmpty() && seen.contains(of);
        HSSFCell number = row.createCell(0);
        number.setCellValue(index + 1);
        number.setCellStyle(styles.get(4));
        int weight = switch (mark.weight()) {
            case ERROR -> 5;
            case WARNING -> 6;
            case NOTE -> 4;
        };
        cell(row, 1, styles.get(weight), mark.weight().label());
        cell(row, 2, styles.get(3), of);
        HSSFCell address = cell(row, 3, styles.get(link ? 7 : 4), place);
        cell(row, 4, styles.get(3), mark.field());
        cell(row, 5, styles.get(3), mark.found());
        cell(row, 6, styles.get(3), mark.fault());
        cell(row, 7, styles.get(3), mark.todo());
        if (link) {
            HSSFHyperlink to = sheet.getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
            to.setAddress(ProblemSheet.quoted(of) + "!" + place);
            address.setHyperlink(to);
        }
        return row;
    }

    private static void view(HSSFSheet sheet, List<Mark> marks, List<NameRecord> kept) {
        HSSFWorkbook workbook = sheet.getWorkbook();
        int index = workbook.getSheetIndex(sheet);
        int last = ProblemSheet.lastRow(marks) - 1;
        int lastColumn = ProblemSheet.asks(marks) ? ProblemSheet.TOKEN_COLUMN : ProblemSheet.HEADS.size() - 1;
        kept.forEach(name -> name.setSheetNumber(index + 1));
        take(workbook, NameRecord.BUILTIN_FILTER_DB, index);
        take(workbook, NameRecord.BUILTIN_PRINT_TITLE, index);
        sheet.setAutoFilter(new CellRangeAddress(ProblemSheet.HEAD - 1, last, 0, lastColumn));
        // POI takes the number of the sheet for the number of the reference to it
        Area3DPtg area = new Area3DPtg(
                ProblemSheet.HEAD - 1,
                last,
                0,
                lastColumn,
                false,
                false,
                false,
                false,
                workbook.getInternalWorkbook().checkExternSheet(index));
        workbook.getInternalWorkbook()
                .getSpecificBuiltinRecord(NameRecord.BUILTIN_FILTER_DB, index + 1)
                .setNameDefinition(new Ptg[] {area});
        kept.stream()
                .filter(name -> !name.isBuiltInName())
                .forEach(name -> name.setNameDefinition(new Ptg[] {area.copy()}));
        sheet.setRepeatingRows(new CellRangeAddress(ProblemSheet.HEAD - 1, ProblemSheet.HEAD - 1, -1, -1));
        sheet.createFreezePane(0, ProblemSheet.HEAD);
        sheet.setDisplayGridlines(false);
        sheet.setFitToPage(true);
        sheet.setAutobreaks(true);
        sheet.setHorizontallyCenter(true);
        sheet.setMargin(PageMargin.LEFT, 0.4);
        sheet.setMargin(PageMargin.RIGHT, 0.4);
        sheet.setMargin(PageMargin.TOP, 0.5);
        sheet.setMargin(PageMargin.BOTTOM, 0.6);
        sheet.setMargin(PageMargin.HEADER, 0.3);
        sheet.setMargin(PageMargin.FOOTER, 0.3);
        sheet.getFooter().setCenter("第 &P 页，共 &N 页");
        HSSFPrintSetup print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(true);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
    }

    private static HSSFRow row(HSSFSheet sheet, int index, int height) {
        HSSFRow row = sheet.createRow(index);
        row.setHeightInPoints(height);
        return row;
    }

    private static HSSFCell cell(HSSFRow row, int column, HSSFCellStyle style, String text) {
        HSSFCell cell = row.createCell(column);
        cell.setCellValue(text.substring(0, Math.min(text.length(), MOST_CHARACTERS)));
        cell.setCellStyle(style);
        return cell;
    }
}
