package org.kaoping.form;

import static org.kaoping.form.MasterDraft.custom;
import static org.kaoping.form.MasterDraft.day;
import static org.kaoping.form.MasterDraft.decimal;
import static org.kaoping.form.MasterDraft.length;
import static org.kaoping.form.MasterDraft.range;
import static org.kaoping.form.MasterDraft.whole;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Limits;
import org.kaoping.form.book.MasterBook;
import org.kaoping.form.book.ZipEdit;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType;

/**
 * A form with one column for each kind of rule, from its master to the problems of a returned file: compiled, handed out,
 * changed by a clerk, opened, read, checked. Ten free rows from row 6 on: 类别 (a horizontal list on a hidden sheet), 满分
 * (whole), 自评分 (at most two decimals and no more than 满分), 完成日期 (in 2026), 材料 (a list of the extension list), 联系电话 (11
 * characters), 比例 (0 to 1), 代码 (6 characters), 分类 (a list that depends on 类别), 备注 (anything).
 */
final class PlainForm {
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    static final byte[] MASTER = master();
    private static final Form FORM = FormCompiler.compile(
                    MasterBook.open(MASTER).get(), MasterDraft.vocabulary())
            .get();
    private static final FormFiller FILLER = FormFiller.prepare(Layouts.of(FORM, new Lists(Map.of())));
    private static final Filling FILLING = new Filling(
            Map.of(
                    "city", CellValue.of("示例市"),
                    "year", CellValue.of(2026),
                    "unitName", CellValue.of("示例市第一局")),
            new Lists(Map.of()),
            Set.of(),
            null);

    private PlainForm() {}

    private static byte[] master() {
        MasterDraft draft = MasterDraft.empty()
                .text("A1", "{city}{year}年度自评表")
                .text("A3", "填报单位")
                .text("B3", "{unitName}");
        String[] heads = {"类别", "满分", "自评分", "完成日期", "材料", "联系电话", "比例", "代码", "分类", "备注"};
        String[] names = {"kind", "full", "got", "done", "proof", "phone", "share", "code", "sort", "note"};
        String[] formats = {"@", "0", "0.00", "yyyy-mm-dd", "@", "@", "0%", "@", "@", "@"};
        for (int i = 0; i < heads.length; i++) {
            String column = String.valueOf((char) ('A' + i));
            draft.text(column + "5", heads[i]).blank(column + "6:" + column + "15", formats[i]);
            draft.input(column + "6", "{rows." + names[i] + "}", formats[i]);
        }
        draft.text("A17", "填表说明：一事一行").text("A18", "选项外的材料写在备注");
        draft.sheet("字典", SheetVisibility.HIDDEN)
                .text("A1", "营商环境")
                .text("B1", "信用承诺")
                .text("C1", "2026年（专项）")
                .text("A2", "市场准入")
                .text("B2", "承诺公示")
                .text("C2", "信用信息公示")
                .text("A3", "审批提速")
                .text("B3", "履约核查")
                .text("C3", "专项治理")
                .text("E1", "会议纪要")
                .text("E2", "现场照片")
                .name("_营商环境", "字典!$A$2:$A$3")
                .name("_信用承诺", "字典!$B$2:$B$3")
                .name("_2026年专项", "字典!$C$2:$C$3");
        draft.card()
                .rule("A6:A15", range("字典!$A$1:$C$1"), "请选类别")
                .rule("B6:B15", whole("0", "100"), "请填0至100的整数")
                .rule("C6:C15", custom("AND(C6=ROUND(C6,2),C6<=B6)"), "不超过满分，至多两位小数")
                .rule("D6:D15", day("DATE(2026,1,1)", "DATE(2026,12,31)"), "请填2026年的日期")
                .rule("F6:F15", length(11, 11), "请填11位号码")
                .rule("G6:G15", decimal("0", "1"), "请填0至100%")
                .rule("H6:H15", length(6, 6), "请填6位代码")
                .rule("I6:I15", range("INDIRECT(SUBSTITUTE(SUBSTITUTE(\"_\"&A6,\"（\",\"\"),\"）\",\"\"))"), "请选分类");
        return ZipEdit.replace(draft.bytes(), SHEET, "</worksheet>", """
                <extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">\
                <x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">\
                <x14:dataValidation type="list" allowBlank="1" showErrorMessage="1" error="请选材料">\
                <x14:formula1><xm:f>字典!$E$1:$E$2</xm:f></x14:formula1><xm:sqref>E6:E15</xm:sqref>\
                </x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>""");
    }

    /** The workbook as it is handed out. */
    static byte[] handedOut() {
        return FILLER.fill(FILLING);
    }

    /** The workbook after a clerk had it: row 6 is 信用承诺 with full marks 10, and whatever is done to it. */
    static byte[] returned(Consumer<XSSFWorkbook> done) {
        return changed(book -> {
            cell(book, "A6").setCellValue("信用承诺");
            cell(book, "B6").setCellValue(10);
            done.accept(book);
        });
    }

    /** The handed-out workbook after something was done to it. */
    static byte[] changed(Consumer<XSSFWorkbook> done) {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(handedOut()))) {
            done.accept(book);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes the XML of the form's sheet. */
    static byte[] sheet(byte[] workbook, String from, String to) {
        return ZipEdit.replace(workbook, SHEET, from, to);
    }

    /** A cell of the form's sheet, which may have been renamed or moved. */
    static XSSFCell cell(XSSFWorkbook book, String at) {
        XSSFSheet sheet = book.getSheet("表");
        CellAddress address = new CellAddress(at);
        return (XSSFCell) CellUtil.getCell(CellUtil.getRow(address.getRow(), sheet), address.getColumn());
    }

    /**
     * Puts something into a cell, to the very characters.
     *
     * @param content 「…」 a text, #… an error, TRUE or FALSE, =… a formula without result, else the characters of a number
     */
    static Consumer<XSSFWorkbook> put(String at, String format, String content) {
        return book -> {
            XSSFCell cell = cell(book, at);
            XSSFCellStyle style = book.createCellStyle();
            style.setDataFormat(book.createDataFormat().getFormat(format));
            cell.setCellStyle(style);
            if (content.startsWith("「")) {
                cell.setCellValue(content.substring(1, content.length() - 1)
                        .replace("〈NBSP〉", "\u00A0")
                        .replace("〈3000〉", "\u3000")
                        .replace("〈200B〉", "\u200B"));
            } else if (content.startsWith("=")) {
                cell.setCellFormula(content.substring(1));
                if (cell.getCTCell().isSetV()) {
                    cell.getCTCell().unsetV();
                }
            } else {
                cell.setBlank();
                boolean flag = content.equals("TRUE") || content.equals("FALSE");
                cell.getCTCell().setT(content.startsWith("#") ? STCellType.E : flag ? STCellType.B : STCellType.N);
                cell.getCTCell().setV(flag ? content.equals("TRUE") ? "1" : "0" : content);
            }
        };
    }

    /** All in one. */
    static Checked<Values> judge(byte[] workbook) {
        Checked<Book> opened = Books.open(workbook, "自评表.xlsx", Limits.STANDARD);
        return opened.then(book -> FormReader.read(FILLER.layout(), book, FILLING)
                .then(values -> FormChecker.examine(FILLER, FILLING, values, TODAY)));
    }

    /** What stands in a cell as it was read; － where nothing. */
    static String value(Checked<Values> judged, String at) {
        return judged.value().stream()
                .flatMap(values -> values.rows("rows").stream())
                .flatMap(row -> row.cells().values().stream())
                .filter(entry -> entry.cell().a1().equals(at))
                .map(entry -> entry.value().shown())
                .findFirst()
                .orElse("－");
    }

    /** The problems: code and cell, notes in brackets, warnings with an exclamation mark. */
    static String problems(Checked<Values> judged) {
        return judged.problems().stream().map(PlainForm::line).collect(Collectors.joining("; "));
    }

    private static String line(Problem problem) {
        String cell =
                problem.place().cell() == null ? "" : " " + problem.place().cell();
        String line = problem.code().id() + cell;
        return switch (problem.severity()) {
            case ERROR -> line;
            case WARNING -> "!" + line;
            case NOTE -> "(" + line + ")";
        };
    }

    /** The columns of a row that were read. */
    static List<String> row(Checked<Values> judged, int index) {
        return judged.get().rows("rows").get(index).cells().values().stream()
                .map(entry -> entry.cell().a1() + "=" + entry.value().shown())
                .toList();
    }
}
