package org.kaoping.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFDataValidationHelper;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Draws small masters for tests: one call per cell, rule or name; locked unless said otherwise. */
public final class MasterDraft {
    private final XSSFWorkbook book = new XSSFWorkbook();
    private final Map<String, CellStyle> styles = new HashMap<>();
    private XSSFSheet sheet;

    private MasterDraft() {
        sheet = book.createSheet("表");
    }

    /** An empty master with one protected sheet 「表」 and a print area. */
    public static MasterDraft empty() {
        MasterDraft draft = new MasterDraft();
        draft.sheet.protectSheet("");
        draft.book.setPrintArea(0, "$A$1:$H$30");
        return draft;
    }

    /** A sound small monthly form: single fields, a given table with rules, a check, a dictionary, a card. */
    public static MasterDraft sound() {
        MasterDraft draft = empty();
        draft.text("A1", "{city}{year}年度报送表").merge("A1:F1");
        draft.text("A3", "填报单位").text("B3", "{unitName}").text("C3", "填报人*").input("D3", "{reporter}", "@");
        draft.rule("D3", length(2, 20), "填报人应为2至20个字");
        draft.text("A5", "代码").text("B5", "事项").text("C5", "开展情况*").text("D5", "份数");
        draft.text("E5", "日期").text("F5", "填写检查（不打印）");
        draft.text("A6", "{items.code}").text("B6", "{items.name}");
        draft.input("C6", "{items.status}", "General").rule("C6", typed("有进展", "无新增", "不涉及"), "请从下拉列表中选择");
        draft.input("D6", "{items.count}", "0").rule("D6", whole("0", "999"), "请填0至999的整数");
        draft.input("E6", "{items.day}", "yyyy-mm-dd").rule("E6", custom("AND(ISNUMBER(E6),E6>=kp_from)"), "日期不在本期");
        draft.formula("F6", "IF(C6=\"\",\"请选择开展情况\",IF(AND(C6=\"有进展\",SUM(D6)<1),\"请附佐证\",\"\"))");
        draft.text("A7", "合计").formula("D7", "SUM(D6:D6)");
        draft.sheet("字典", SheetVisibility.HIDDEN).text("A1", "起").text("B1", "{periodStart}");
        draft.name("kp_from", "字典!$B$1").text("A3", "序号").text("B3", "名称");
        draft.text("A4", "{kpItems.no}").text("B4", "{kpItems.name}").name("kp_items", "字典!$B$4:$B$4");
        return draft.card().sheet("表");
    }

    /** The names that the drafts' hand-out can write. */
    public static Vocabulary vocabulary() {
        return new Vocabulary(
                java.util.Set.of("city", "year", "month", "unitName", "unitCode", "periodStart", "periodEnd"),
                Map.of(
                        "items", java.util.Set.of("no", "code", "name", "full"),
                        "units", java.util.Set.of("no", "code", "name"),
                        "kpItems", java.util.Set.of("no", "name")));
    }

    /** Adds the card of a monthly form that units fill. */
    public MasterDraft card() {
        return card("id", "report", "title", "报送表", "shortTitle", "报表", "period", "month", "filledBy", "unit")
                .sheet("表");
    }

    /** Adds a card with these keys and values, and stays on it. */
    public MasterDraft card(String... keysAndValues) {
        sheet("_kaoping", SheetVisibility.VERY_HIDDEN);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            text("A" + (i / 2 + 1), keysAndValues[i]).text("B" + (i / 2 + 1), keysAndValues[i + 1]);
        }
        return this;
    }

    /** Goes on with that sheet; makes it where it is new. */
    public MasterDraft sheet(String name) {
        XSSFSheet there = book.getSheet(name);
        sheet = there == null ? book.createSheet(name) : there;
        if (there == null) {
            sheet.protectSheet("");
        }
        return this;
    }

    /** Goes on with that sheet, seen by nobody. */
    public MasterDraft sheet(String name, SheetVisibility visibility) {
        sheet(name);
        book.setSheetVisibility(book.getSheetIndex(name), visibility);
        return this;
    }

    /** A locked text. */
    public MasterDraft text(String at, String text) {
        cell(at, true, "General").setCellValue(text);
        return this;
    }

    /** A locked text in a number format. */
    public MasterDraft text(String at, String text, String format) {
        cell(at, true, format).setCellValue(text);
        return this;
    }

    /** An unlocked text, usually a placeholder. */
    public MasterDraft input(String at, String text, String format) {
        cell(at, false, format).setCellValue(text);
        return this;
    }

    /** Unlocked cells without text. */
    public MasterDraft blank(String area, String format) {
        CellRangeAddress range = CellRangeAddress.valueOf(area);
        range.forEach(address -> cell(address.formatAsString(), false, format));
        return this;
    }

    /** A locked formula. */
    public MasterDraft formula(String at, String formula) {
        cell(at, true, "General").setCellFormula(formula);
        return this;
    }

    /** An unlocked formula. */
    public MasterDraft openFormula(String at, String formula) {
        cell(at, false, "General").setCellFormula(formula);
        return this;
    }

    /** A locked array formula. */
    public MasterDraft array(String at, String formula) {
        cell(at, true, "General");
        sheet.setArrayFormula(formula, CellRangeAddress.valueOf(at));
        return this;
    }

    /** A number. */
    public MasterDraft number(String at, double value) {
        cell(at, true, "General").setCellValue(value);
        return this;
    }

    /** Takes a cell away. */
    public MasterDraft without(String at) {
        CellReference reference = new CellReference(at);
        Row row = sheet.getRow(reference.getRow());
        row.removeCell(row.getCell(reference.getCol()));
        return this;
    }

    /** Merges an area. */
    public MasterDraft merge(String area) {
        sheet.addMergedRegion(CellRangeAddress.valueOf(area));
        return this;
    }

    /** Defines a name. */
    public MasterDraft name(String name, String refersTo) {
        var defined = book.createName();
        defined.setNameName(name);
        defined.setRefersToFormula(refersTo);
        return this;
    }

    /** Takes the print area away. */
    public MasterDraft withoutPrintArea() {
        book.removePrintArea(0);
        return this;
    }

    /** Takes a sheet away. */
    public MasterDraft withoutSheet(String name) {
        book.removeSheetAt(book.getSheetIndex(name));
        return this;
    }

    /** A data validation with error text, ignoring blanks. */
    public MasterDraft rule(String area, DataValidationConstraint constraint, String errorText) {
        return rule(area, constraint, validation -> validation.createErrorBox("填写有误", errorText));
    }

    /** A data validation as it is configured; the error alert is on. */
    public MasterDraft rule(String area, DataValidationConstraint constraint, Consumer<DataValidation> more) {
        CellRangeAddressList areas = new CellRangeAddressList();
        for (String one : area.split(" ", -1)) {
            areas.addCellRangeAddress(CellRangeAddress.valueOf(one));
        }
        DataValidation validation = new XSSFDataValidationHelper(sheet).createValidation(constraint, areas);
        validation.setShowErrorBox(true);
        validation.setEmptyCellAllowed(true);
        more.accept(validation);
        sheet.addValidationData(validation);
        return this;
    }

    /** A typed list as long as one likes; POI itself refuses to write more than 255 characters. */
    public MasterDraft longList(String area, String options) {
        rule(area, typed("甲"), "请选择");
        var all = sheet.getCTWorksheet().getDataValidations();
        all.getDataValidationArray(all.sizeOfDataValidationArray() - 1).setFormula1("\"" + options + "\"");
        return this;
    }

    /** Typed options. */
    public static DataValidationConstraint typed(String... options) {
        return helper().createExplicitListConstraint(options);
    }

    /** Options of a range, a name, a formula. */
    public static DataValidationConstraint range(String formula) {
        return helper().createFormulaListConstraint(formula);
    }

    /** A whole number between two bounds. */
    public static DataValidationConstraint whole(String from, String to) {
        return helper().createIntegerConstraint(DataValidationConstraint.OperatorType.BETWEEN, from, to);
    }

    /** A number between two bounds. */
    public static DataValidationConstraint decimal(String from, String to) {
        return helper().createDecimalConstraint(DataValidationConstraint.OperatorType.BETWEEN, from, to);
    }

    /** A text length between two bounds. */
    public static DataValidationConstraint length(int from, int to) {
        return helper().createTextLengthConstraint(
                        DataValidationConstraint.OperatorType.BETWEEN, String.valueOf(from), String.valueOf(to));
    }

    /** A day between two bounds, formulas. */
    public static DataValidationConstraint day(String from, String to) {
        return helper().createDateConstraint(DataValidationConstraint.OperatorType.BETWEEN, "=" + from, "=" + to, null);
    }

    /** Any formula. */
    public static DataValidationConstraint custom(String formula) {
        return helper().createCustomConstraint(formula);
    }

    private static XSSFDataValidationHelper helper() {
        return new XSSFDataValidationHelper(new XSSFWorkbook().createSheet());
    }

    /** Whatever POI can do and this class can't. */
    public MasterDraft with(Consumer<XSSFSheet> more) {
        more.accept(sheet);
        return this;
    }

    /** The bytes of the .xlsx. */
    public byte[] bytes() {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Cell cell(String at, boolean locked, String format) {
        CellReference reference = new CellReference(at);
        Row row = sheet.getRow(reference.getRow());
        if (row == null) {
            row = sheet.createRow(reference.getRow());
        }
        Cell cell = row.createCell(reference.getCol());
        cell.setCellStyle(styles.computeIfAbsent(locked + format, key -> {
            CellStyle style = book.createCellStyle();
            style.setLocked(locked);
            style.setDataFormat(book.createDataFormat().getFormat(format));
            return style;
        }));
        return cell;
    }
}
