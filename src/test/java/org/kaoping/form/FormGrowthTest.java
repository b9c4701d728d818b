package org.kaoping.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Parts;

/** What stands around the cells of a grown master: rules, formats, names, print set-up, widths, drawings. */
class FormGrowthTest {
    private static final Lists SIXTEEN = new Lists(Map.of(
            "items", Handed.entries(16, "name"),
            "kpItems", Handed.entries(16, "name")));

    private static MasterDraft draft() {
        return MasterDraft.empty()
                .text("A1", "{year}年度报送表")
                .text("A6", "事项")
                .text("A7", "{items.name}")
                .input("B7", "{items.status}", "General")
                .input("C7", "{items.count}", "0")
                .text("A8", "合计")
                .formula("C8", "SUM(C7:C7)")
                .text("A9", "是否审核")
                .input("B9", "{checked}", "General");
    }

    private static Handed handed(MasterDraft draft) {
        return handed(draft.bytes());
    }

    private static Handed handed(byte[] master) {
        return Handed.of(master, Set.of(), Map.of(), Map.of("year", CellValue.of(2020)), SIXTEEN);
    }

    @Test
    void validationsCoverTheSameCellsAsInTheMaster() {
        MasterDraft draft = draft().rule("B7", MasterDraft.typed("有进展", "无新增"), "请选择")
                .rule("B9", MasterDraft.typed("是", "否"), "请选择")
                .rule("C7", MasterDraft.custom("AND(C7>=0,COUNTIF(C$7:C$7,C7)<3,C7<=$C$8)"), "数不对")
                .rule("A7:A9 C9", MasterDraft.length(1, 20), "太长")
                .rule("D7 D9", MasterDraft.custom("D7>C7"), "太小");
        assertThat(handed(draft).rules("表"))
                .containsExactly(
                        "B7:B22 \"有进展,无新增\"",
                        "B24 \"是,否\"",
                        "C7:C22 AND(C7>=0,COUNTIF(C$7:C$22,C7)<3,C7<=$C$23)",
                        "A7:A24 C24 1 20",
                        "D7:D22 D24 D7>C7");
    }

    @Test
    void oneRuleOverTwoPlacesIsSplitWhereItsFormulaWouldMeanSomethingElse() {
        // three rows below D5 is behind the list, three rows below D9 stays three rows below
        MasterDraft draft = draft().rule("D5 D9", MasterDraft.custom("D8<1"), "太大");
        assertThat(handed(draft).rules("表")).containsExactly("D5 D23<1", "D24 D27<1");
    }

    @Test
    void rulesOfTheExtensionListGrowToo() {
        String rules = "<extLst><ext xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\""
                + " uri=\"{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}\"><x14:dataValidations"
                + " xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\" count=\"2\">"
                + "<x14:dataValidation type=\"list\" allowBlank=\"1\"><x14:formula1><xm:f>字典!$B$4</xm:f></x14:formula1>"
                + "<xm:sqref>B7</xm:sqref></x14:dataValidation>"
                + "<x14:dataValidation type=\"custom\"><x14:formula1><xm:f>B9&lt;&gt;字典!$B$5</xm:f></x14:formula1>"
                + "<xm:sqref>B9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>";
        byte[] master = dictionary(draft()).bytes();
        String sheet = Parts.part(master, "xl/worksheets/sheet1.xml").replace("</worksheet>", rules);
        Handed handed = handed(Parts.with(master, "xl/worksheets/sheet1.xml", sheet));
        assertThat(handed.rules("表")).containsExactly("B7:B22 字典!$B$4:$B$19", "B24 B24<>字典!$B$20");
    }

    private static MasterDraft dictionary(MasterDraft draft) {
        return draft.sheet("字典", SheetVisibility.HIDDEN)
                .text("A1", "年")
                .text("B1", "{year}")
                .name("kp_year", "字典!$B$1")
                .text("A4", "{kpItems.no}")
                .text("B4", "{kpItems.name}")
                .text("A5", "{kpAspects.name}")
                .text("B5", "后面")
                .name("kp_items", "字典!$B$4:$B$4")
                .name("kp_one", "字典!$B$4")
                .name("kp_after", "字典!$B$5")
                .name("kp_total", "表!$C$8")
                .sheet("表");
    }

    @Test
    void namesGrowWithTheListTheyStandFor() {
        Handed handed = handed(dictionary(draft())
                .rule("B7", MasterDraft.range("kp_items"), "请选择")
                .formula("D9", "COUNTA(kp_items)&\"/\"&kp_year&\"/\"&COUNTA(字典!B4:B4)&\"/\"&INDEX(kp_items,16)"));
        assertThat(List.of("kp_year", "kp_items", "kp_one", "kp_after", "kp_total").stream()
                        .map(handed::name))
                .containsExactly("字典!$B$1", "字典!$B$4:$B$19", "字典!$B$4:$B$19", "字典!$B$20", "表!$C$23");
        assertThat(handed.at("D24")).isEqualTo("16/2020/16/name16");
        assertThat(handed.rules("表")).containsExactly("B7:B22 kp_items");
    }

    @Test
    void conditionalFormatsGrowAndMove() {
        MasterDraft draft = draft().with(sheet -> {
            var formats = sheet.getSheetConditionalFormatting();
            ConditionalFormattingRule grey = formats.createConditionalFormattingRule("$B7=\"不涉及\"");
            formats.addConditionalFormatting(new CellRangeAddress[] {CellRangeAddress.valueOf("A7:C7")}, grey);
            ConditionalFormattingRule red = formats.createConditionalFormattingRule("$C$8<0");
            formats.addConditionalFormatting(new CellRangeAddress[] {CellRangeAddress.valueOf("A5:H30")}, red);
            ConditionalFormattingRule blue = formats.createConditionalFormattingRule("B9=\"是\"");
            formats.addConditionalFormatting(new CellRangeAddress[] {CellRangeAddress.valueOf("B9")}, blue);
        });
        assertThat(handed(draft).conditions("表"))
                .containsExactly("A7:C22 $B7=\"不涉及\"", "A5:H45 $C$23<0", "B24 B24=\"是\"");
    }

    @Test
    void printSetUpFilterBreaksAndLinksFollow() {
        MasterDraft draft = draft().with(sheet -> {
            XSSFWorkbook book = sheet.getWorkbook();
            book.setPrintArea(0, "$A$1:$H$30");
            sheet.setRepeatingRows(CellRangeAddress.valueOf("1:6"));
            sheet.setAutoFilter(CellRangeAddress.valueOf("A6:C7"));
            sheet.setRowBreak(7);
            sheet.setRowBreak(3);
            sheet.createFreezePane(1, 6);
            sheet.getRow(6).setHeightInPoints(33);
            var link = book.getCreationHelper().createHyperlink(org.apache.poi.common.usermodel.HyperlinkType.DOCUMENT);
            link.setAddress("表!C8");
            sheet.getRow(8).getCell(0).setHyperlink(link);
        });
        Handed handed = handed(draft);
        assertThat(handed.sheet("表").print()).extracting("area", "titles").containsExactly("表!$A$1:$H$45", "表!$1:$6");
        XSSFSheet sheet = handed.poi().getSheetAt(0);
        assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A6:C22");
        assertThat(sheet.getRowBreaks()).containsExactlyInAnyOrder(3, 22);
        assertThat(List.of(sheet.getRow(6), sheet.getRow(13), sheet.getRow(21)).stream()
                        .map(row -> row.getHeightInPoints()))
                .containsOnly(33f);
        assertThat(sheet.getRow(22).getHeightInPoints()).isNotEqualTo(33f);
        assertThat(sheet.getHyperlink(23, 0).getLocation()).isEqualTo("表!C23");
        assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 6);
        assertThat(sheet.getCTWorksheet().getDimension().getRef()).isEqualTo("A1:C24");
    }

    @Test
    void protectionStaysAsTheMasterSetsIt() {
        MasterDraft draft = draft().with(sheet -> {
            sheet.enableLocking();
            sheet.lockInsertRows(false);
            sheet.lockFormatColumns(false);
            sheet.lockAutoFilter(false);
        });
        XSSFSheet sheet = handed(draft).poi().getSheetAt(0);
        assertThat(sheet.getProtect()).isTrue();
        assertThat(List.of(sheet.isInsertRowsLocked(), sheet.isFormatColumnsLocked(), sheet.isAutoFilterLocked()))
                .containsOnly(false);
        assertThat(sheet.isDeleteRowsLocked()).isTrue();
    }

    @Test
    void commentsAndPicturesMove() {
        MasterDraft draft = draft().with(sheet -> {
            XSSFWorkbook book = sheet.getWorkbook();
            var drawing = sheet.createDrawingPatriarch();
            for (int row : new int[] {0, 8}) {
                var comment = drawing.createCellComment(new XSSFClientAnchor(0, 0, 0, 0, 3, row, 5, row + 2));
                comment.setString("说明" + row);
                sheet.getRow(row).getCell(0).setCellComment(comment);
            }
            int picture = book.addPicture(new byte[] {1, 2, 3}, XSSFWorkbook.PICTURE_TYPE_PNG);
            var anchor = new XSSFClientAnchor(0, 0, 0, 0, 2, 9, 4, 12);
            anchor.setAnchorType(ClientAnchor.AnchorType.MOVE_DONT_RESIZE);
            drawing.createPicture(anchor, picture);
        });
        XSSFSheet sheet = handed(draft).poi().getSheetAt(0);
        assertThat(Objects.requireNonNull(sheet.getCellComment(CellRef(0)))
                        .getString()
                        .getString())
                .isEqualTo("说明0");
        assertThat(Objects.requireNonNull(sheet.getCellComment(CellRef(23)))
                        .getString()
                        .getString())
                .isEqualTo("说明8");
        var picture = (XSSFClientAnchor) Objects.requireNonNull(sheet.getDrawingPatriarch()).getShapes().stream()
                .filter(shape -> shape instanceof org.apache.poi.xssf.usermodel.XSSFPicture)
                .findFirst()
                .orElseThrow()
                .getAnchor();
        assertThat(List.of(picture.getRow1(), picture.getRow2())).containsExactly(24, 27);
        byte[] bytes = handed(draft).bytes();
        String vml = Parts.names(bytes).stream()
                .filter(name -> name.endsWith(".vml"))
                .map(name -> Parts.part(bytes, name))
                .findFirst()
                .orElseThrow();
        assertThat(vml).contains("<x:Row>0</x:Row>", "<x:Row>23</x:Row>").doesNotContain("<x:Row>8</x:Row>");
    }

    private static org.apache.poi.ss.util.CellAddress CellRef(int row) {
        return new org.apache.poi.ss.util.CellAddress(row, 0);
    }

    @Test
    void sharedFormulasAreWrittenOut() {
        byte[] master =
                draft().formula("E7", "1").formula("E8", "1").formula("E9", "1").bytes();
        String sheet = Parts.part(master, "xl/worksheets/sheet1.xml")
                .replaceFirst("<f>1</f>", "<f t=\"shared\" ref=\"E7:E9\" si=\"0\">LEN(A7)&amp;A\\$6</f>")
                .replace("<f>1</f>", "<f t=\"shared\" si=\"0\"/>");
        Handed handed = handed(Parts.with(master, "xl/worksheets/sheet1.xml", sheet));
        assertThat(List.of("E7", "E22", "E23", "E24").stream().map(handed::formula))
                .containsExactly("LEN(A7)&A$6", "LEN(A22)&A$6", "LEN(A23)&A$6", "LEN(A24)&A$6");
        assertThat(List.of("E7", "E22", "E24").stream().map(handed::at)).containsExactly("5事项", "6事项", "4事项");
        assertThat(Parts.part(handed.bytes(), "xl/worksheets/sheet1.xml")).doesNotContain("shared");
    }

    /** Columns B and D are repeated: four indicators and two months; D and F stand between and behind. */
    private static Handed cross(int units) {
        MasterDraft draft = MasterDraft.empty()
                .text("A1", "{year}年度汇总")
                .merge("A1:F1")
                .text("A3", "单位")
                .text("B3", "得分")
                .text("B4", "{inds.name}")
                .text("B5", "{inds.full}", "0")
                .merge("A3:A5")
                .text("A6", "{units.name}")
                .input("B6", "{units.mark}", "0.00")
                .formula("C6", "SUM(B6:B6)&\"/\"&SUMIF(B6:B6,\">=0\",B$5:B$5)")
                .text("D5", "{months.no}", "0")
                .input("D6", "{units.done}", "General")
                .formula("E6", "COUNTIF(D6:D6,\"按时\")")
                .text("A7", "平均")
                .formula("B7", "SUM(B6:B6)/COUNTA($A6:$A6)")
                .text("B8", "签字")
                .rule("B6", MasterDraft.custom("B6<=B$5"), "超过满分")
                .rule("D6", MasterDraft.typed("按时", "逾期"), "请选择")
                .with(sheet -> {
                    sheet.getWorkbook().setPrintArea(0, "$A$1:$F$8");
                    sheet.setColumnWidth(1, 9 * 256);
                    sheet.setColumnWidth(2, 20 * 256);
                    sheet.setColumnWidth(3, 5 * 256);
                });
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (int i = 1; i <= units; i++) {
            Map<String, CellValue> row = new LinkedHashMap<>();
            row.put("name", CellValue.of("单位" + i));
            for (int k = 1; k <= 4; k++) {
                row.put("mark[I" + k + "]", CellValue.of(i + k));
            }
            row.put("done[2]", CellValue.of("按时"));
            rows.add(row);
        }
        List<Map<String, CellValue>> indicators = new ArrayList<>();
        for (int k = 1; k <= 4; k++) {
            indicators.add(Map.of(
                    "code", CellValue.of("I" + k), "name", CellValue.of("指标" + k), "full", CellValue.of(k * 10L)));
        }
        Lists lists = new Lists(Map.of("units", rows, "inds", indicators, "months", Handed.entries(2)));
        return Handed.of(draft.bytes(), Set.of("inds", "months"), Map.of(), Map.of("year", CellValue.of(2020)), lists);
    }

    @Test
    void crossTablesGrowToTheRightAndDown() {
        Handed handed = cross(3);
        assertThat(List.of("B4", "E4", "B5", "E5", "G5", "H5").stream().map(handed::at))
                .containsExactly("指标1", "指标4", "10", "40", "1", "2");
        assertThat(List.of("B6", "E6", "E8", "F8", "G8", "H8", "I8").stream().map(handed::at))
                .containsExactly("2", "5", "7", "22/100", "", "按时", "1");
        assertThat(handed.formula("F8")).isEqualTo("SUM(B8:E8)&\"/\"&SUMIF(B8:E8,\">=0\",B$5:E$5)");
        assertThat(List.of("B9", "C9", "E9", "F9").stream().map(handed::formula))
                .containsExactly(
                        "SUM(B6:B8)/COUNTA($A6:$A8)", "SUM(C6:C8)/COUNTA($A6:$A8)", "SUM(E6:E8)/COUNTA($A6:$A8)", "");
        assertThat(handed.at("E9")).isEqualTo("6");
        // what stands above the heads or below the table is not repeated, only its style
        assertThat(List.of("B3", "C3", "B10", "C10").stream().map(handed::at)).containsExactly("得分", "", "签字", "");
        assertThat(handed.merges("表")).containsExactlyInAnyOrder("A1:J1", "A3:A5");
        assertThat(handed.rules("表")).containsExactly("B6:E8 B6<=B$5", "G6:H8 \"按时,逾期\"");
        assertThat(handed.sheet("表").print().area()).isEqualTo("表!$A$1:$J$10");
        XSSFSheet sheet = handed.poi().getSheetAt(0);
        assertThat(List.of(1, 2, 4, 5, 6, 7).stream().map(c -> sheet.getColumnWidth(c) / 256))
                .containsExactly(9, 9, 9, 20, 5, 5);
        assertThat(handed.style("表", "E8")).isEqualTo(handed.style("表", "B6"));
    }

    @Test
    void layoutAndWorkbookAgree() {
        for (int units : new int[] {0, 1, 7}) {
            Handed handed = cross(units);
            assertThat(handed.at("A" + (6 + Math.max(1, units)))).isEqualTo("平均");
        }
        Form form = TinyForm.of(
                MasterDraft.empty()
                        .text("B4", "{inds.name}")
                        .text("A5", "{units.name}")
                        .input("B5", "{units.mark}", "0")
                        .input("C5", "{units.note}", "General")
                        .text("C6", "{leader}")
                        .text("C2", "固定")
                        .bytes(),
                Set.of("inds"),
                Map.of());
        Layout layout = Layouts.of(
                form, new Lists(Map.of("units", Handed.entries(3, "name"), "inds", Handed.entries(2, "name"))));
        Layout.Grown units = Objects.requireNonNull(layout.tables().get("units"));
        assertThat(units.columns().stream().map(column -> column.name() + "@" + column.column()))
                .containsExactly("name@0", "mark[1]@1", "mark[2]@2", "note@3");
        assertThat(List.of(units.headerRow(), units.firstRow(), units.lastRow()))
                .containsExactly(3, 4, 6);
        assertThat(layout.fields()).containsEntry("leader", CellRef.of("D8"));
        assertThat(layout.furniture().get("表")).containsOnlyKeys(CellRef.of("D2"));
    }

    @Test
    void validationsInTheLayoutAreGrown() {
        Rule.Validation custom = validation(new Rule.Custom("C9<=SUM(C7:C7)"), "C9");
        Rule.Validation list = validation(new Rule.OneOfRange("字典!$B$4"), "B7");
        Form plain = TinyForm.of(dictionary(draft()).bytes(), Set.of(), Map.of());
        List<Field> fields = plain.fields().stream()
                .map(field -> field.name().equals("checked") ? with(field, custom) : field)
                .toList();
        List<Table> tables = plain.tables().stream()
                .map(table -> new Table(
                        table.name(),
                        table.sheet(),
                        table.headerRow(),
                        table.row(),
                        table.given(),
                        table.key(),
                        table.reserved(),
                        table.columns().stream()
                                .map(field -> field.name().equals("status") ? with(field, list) : field)
                                .toList(),
                        table.cross(),
                        table.checks()))
                .toList();
        Form form = new Form(
                plain.card(), plain.fingerprint(), fields, tables, List.of(), plain.furniture(), plain.master());
        Layout layout = Layouts.of(form, SIXTEEN);
        Rule.Validation checked = Objects.requireNonNull(layout.rules().get("checked"));
        assertThat(checked.rule()).isEqualTo(new Rule.Custom("C24<=SUM(C7:C22)"));
        assertThat(checked.anchor()).isEqualTo(CellRef.of("C24"));
        assertThat(Objects.requireNonNull(layout.tables().get("items")).columns().stream()
                        .map(column -> column.field().validation())
                        .filter(Objects::nonNull)
                        .map(rule -> Objects.requireNonNull(rule).rule()))
                .containsExactly(new Rule.OneOfRange("字典!$B$4:$B$19"));
    }

    private static Rule.Validation validation(Rule rule, String anchor) {
        return new Rule.Validation(rule, "表", CellRef.of(anchor), org.kaoping.problem.Severity.ERROR, true, "", "错");
    }

    private static Field with(Field field, Rule.Validation rule) {
        return new Field(
                field.name(),
                field.label(),
                field.input(),
                field.required(),
                field.type(),
                field.sheet(),
                field.cell(),
                field.format(),
                rule);
    }
}
