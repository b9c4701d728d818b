package org.kaoping;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.kaoping.form.MasterDraft;

/** Masters that an office might draw for itself, and the clerk who fills what is handed out of them. */
public final class DraftForms {
    private DraftForms() {}

    /** 「满意度登记表」: wholly new, yearly, with single fields, a rule, a check, visits as free rows and the items as given ones. */
    public static MasterDraft satisfaction(String... card) {
        MasterDraft draft = MasterDraft.empty();
        draft.text("A1", "{city}{year}年度满意度登记表").merge("A1:F1");
        draft.text("A2", "填报单位").text("B2", "{unitName}").text("C2", "联系人*").input("D2", "{reporter}", "@");
        draft.rule("D2", MasterDraft.length(2, 20), "联系人应为2至20个字");
        draft.text("A3", "满意度*").input("B3", "{score}", "0").text("C3", "联系电话").input("D3", "{phone}", "@");
        draft.rule("B3", MasterDraft.whole("0", "100"), "满意度应为0至100的整数");
        draft.text("E2", "填写检查（不打印）").formula("F2", "IF(AND(B3<60,D3=\"\"),\"不满意的请留电话\",\"\")");
        draft.text("A5", "代码").text("B5", "事项").text("C5", "评价*");
        draft.text("A6", "{items.code}").text("B6", "{items.name}");
        draft.input("C6", "{items.view}", "General").rule("C6", MasterDraft.typed("满意", "一般", "不满意"), "请从下拉列表中选择");
        draft.text("A8", "走访日期").text("B8", "走访对象");
        draft.input("A9", "{visits.day}", "yyyy-mm-dd").input("B9", "{visits.whom}", "@");
        draft.blank("A10:A13", "yyyy-mm-dd").blank("B10:B13", "@");
        draft.rule("A9:A13", MasterDraft.custom("ISNUMBER(A9)"), "走访日期应为日期");
        draft.rule("B9:B13", MasterDraft.length(2, 30), "走访对象应为2至30个字");
        return draft.card(
                        card.length > 0
                                ? card
                                : new String[] {
                                    "id",
                                    "satisfaction",
                                    "title",
                                    "满意度登记表",
                                    "shortTitle",
                                    "满意度",
                                    "period",
                                    "year",
                                    "filledBy",
                                    "unit"
                                })
                .sheet("表");
    }

    /** Writes values into cells as a clerk does; a number where the text is one. */
    public static byte[] fill(byte[] workbook, String sheet, Map<String, String> values) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            XSSFSheet there = book.getSheet(sheet);
            values.forEach((at, value) -> {
                CellReference reference = new CellReference(at);
                Row row = there.getRow(reference.getRow());
                Cell cell = row.getCell(reference.getCol());
                if (value.matches("-?\\d+(\\.\\d+)?")) {
                    cell.setCellValue(Double.parseDouble(value));
                } else {
                    cell.setCellValue(value);
                }
            });
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        }
    }

    /** What stands in a cell. */
    public static String cell(byte[] workbook, String sheet, String at) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            CellReference reference = new CellReference(at);
            Row row = book.getSheet(sheet).getRow(reference.getRow());
            Cell cell = row == null ? null : row.getCell(reference.getCol());
            return cell == null ? "" : new org.apache.poi.ss.usermodel.DataFormatter().formatCellValue(cell);
        }
    }
}
