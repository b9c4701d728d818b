package org.kaoping.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Parts;

/** What a workbook looks like that the filler hands out: lists, formulas, texts, styles. */
class FormFillerTest {
    private static Lists lists(Object... namesAndEntries) {
        Map<String, List<Map<String, CellValue>>> lists = new LinkedHashMap<>();
        for (int i = 0; i < namesAndEntries.length; i += 2) {
            @SuppressWarnings("unchecked")
            List<Map<String, CellValue>> entries = (List<Map<String, CellValue>>) namesAndEntries[i + 1];
            lists.put((String) namesAndEntries[i], entries);
        }
        return new Lists(lists);
    }

    /** Row 5 is the list's; C:D and F:G of it are merged, and so is the line below. */
    private static MasterDraft merged() {
        return MasterDraft.empty()
                .text("A4", "序号")
                .text("B4", "事项")
                .text("C4", "说明")
                .text("A5", "{items.no}")
                .text("B5", "{items.name}")
                .input("C5", "{items.note}", "General")
                .merge("A1:G1")
                .merge("C4:D4")
                .merge("C5:D5")
                .merge("F5:G5")
                .merge("A6:C6")
                .merge("D6:G7")
                .text("A6", "签字");
    }

    @ParameterizedTest(name = "{0} rows")
    @CsvSource(
            delimiter = '|',
            value = {
                "0|A1:G1 C4:D4 C5:D5 F5:G5 A6:C6 D6:G7",
                "1|A1:G1 C4:D4 C5:D5 F5:G5 A6:C6 D6:G7",
                "3|A1:G1 C4:D4 C5:D5 C6:D6 C7:D7 F5:G5 F6:G6 F7:G7 A8:C8 D8:G9"
            })
    void mergesInsideTheRowAreRepeatedThoseBelowMoveOnce(int rows, String expected) {
        Handed handed = Handed.of(merged(), Map.of(), lists("items", Handed.entries(rows, "name")));
        assertThat(handed.merges("表")).containsExactlyInAnyOrder(expected.split(" ", -1));
        assertThat(handed.at("A" + (5 + Math.max(1, rows)))).isEqualTo("签字");
        try (var poi = handed.poi()) {
            assertThat(poi.getSheetAt(0).getNumMergedRegions()).isEqualTo(expected.split(" ", -1).length);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void twoListsOneBelowAnotherWithTotalAndSignature() {
        MasterDraft draft = MasterDraft.empty()
                .text("A3", "事项")
                .text("B3", "分数")
                .text("A4", "{items.name}")
                .text("B4", "{items.full}")
                .text("A5", "合计")
                .formula("B5", "SUM(B4:B4)")
                .text("A7", "检查发现")
                .text("A8", "{found.no}")
                .text("B8", "{found.text}")
                .text("A9", "负责人")
                .text("B9", "{leader}")
                .formula("C9", "B5&\"/\"&COUNTA(B8:B8)");
        List<Map<String, CellValue>> items = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            items.add(Map.of("name", CellValue.of("事项" + i), "full", CellValue.of(i * 10L)));
        }
        Handed handed = Handed.of(
                draft, Map.of("leader", CellValue.of("李某")), lists("items", items, "found", Handed.entries(2, "text")));
        assertThat(IntStream.rangeClosed(4, 13)
                        .mapToObj(
                                row -> handed.at("A" + row) + "|" + handed.at("B" + row) + "|" + handed.at("C" + row)))
                .containsExactly(
                        "事项1|10|",
                        "事项2|20|",
                        "事项3|30|",
                        "事项4|40|",
                        "合计|100|",
                        "||",
                        "检查发现||",
                        "1|text1|",
                        "2|text2|",
                        "负责人|李某|100/2");
        assertThat(handed.formula("B8")).isEqualTo("SUM(B4:B7)");
        assertThat(handed.formula("C13")).isEqualTo("B8&\"/\"&COUNTA(B11:B12)");
    }

    @Test
    void formulaColumnsAreRepeatedAndTotalsGrow() {
        MasterDraft draft = MasterDraft.empty()
                .text("A4", "{items.name}")
                .text("B4", "{items.full}")
                .input("C4", "{items.got}", "General")
                .formula("D4", "ROUND(C4/B4*100,2)")
                .formula("E4", "1+COUNTIF(D$4:D$4,\">\"&D4)")
                .formula("F4", "SUM(C$4:C4)")
                .text("A5", "合计")
                .formula("B5", "SUM(B4:B4)")
                .formula("C5", "SUM(C4:C4)")
                .formula("D5", "C5/B5");
        List<Map<String, CellValue>> items = List.of(
                Map.of(
                        "name",
                        CellValue.of("甲"),
                        "full",
                        CellValue.of(40),
                        "got",
                        CellValue.of(new BigDecimal("36.5"))),
                Map.of("name", CellValue.of("乙"), "full", CellValue.of(50), "got", CellValue.of(50)),
                Map.of("name", CellValue.of("丙"), "full", CellValue.of(10), "got", CellValue.of(0)));
        Handed handed = Handed.of(draft, Map.of(), lists("items", items));
        assertThat(List.of(handed.formula("D6"), handed.formula("E6"), handed.formula("F6"), handed.formula("B7")))
                .containsExactly("ROUND(C6/B6*100,2)", "1+COUNTIF(D$4:D$6,\">\"&D6)", "SUM(C$4:C6)", "SUM(B4:B6)");
        assertThat(IntStream.rangeClosed(4, 7)
                        .mapToObj(
                                row -> handed.at("D" + row) + "|" + handed.at("E" + row) + "|" + handed.at("F" + row)))
                .containsExactly("91.25|2|36.5", "100|1|86.5", "0|3|86.5", "0.865||");
    }

    @Test
    void cachedResultsAreFreshAndTheProgramIsAskedToRecalculate() {
        MasterDraft draft = MasterDraft.empty().with(sheet -> {
            var row = sheet.createRow(1);
            row.createCell(1).setCellValue("{full}");
            row.createCell(2).setCellValue("{got}");
            row.createCell(3).setCellFormula("ROUND(C2/B2*100,2)");
            row.getCell(3).setCellValue(0);
            row.createCell(4).setCellFormula("IF(C2>=B2,\"满分\",\"\")");
            row.createCell(5).setCellFormula("C2>50");
            row.createCell(6).setCellFormula("C2/0");
            row.createCell(7).setCellFormula("0.1+0.2");
        });
        Handed handed = Handed.of(draft, Map.of("full", CellValue.of(80), "got", CellValue.of(72)), lists());
        assertThat(List.of("D2", "E2", "F2", "G2", "H2").stream().map(handed::at))
                .containsExactly("90", "", "true", "#DIV/0!", "0.3");
        String workbook = Parts.part(handed.bytes(), "xl/workbook.xml");
        assertThat(workbook).contains("fullCalcOnLoad=\"1\"");
        assertThat(Parts.names(handed.bytes())).noneMatch(name -> name.contains("calcChain"));
    }

    @Test
    void eachCellKeepsItsStyleAndDaysAreSerials() {
        MasterDraft draft = MasterDraft.empty()
                .text("A2", "{unitName}", "@")
                .input("D2", "{score}", "0.00")
                .text("E2", "{deadline}", "yyyy\"年\"m\"月\"d\"日\"")
                .text("F2", "截止{deadline}")
                .text("G2", "{periodStart}", "General")
                .text("A4", "{items.no}", "@")
                .text("B4", "{items.day}", "yyyy-mm-dd");
        Form form = TinyForm.of(draft.bytes(), Set.of(), Map.of());
        LocalDate day = LocalDate.of(2020, 5, 25);
        Lists lists = lists(
                "items",
                List.of(
                        Map.of("no", CellValue.of("01"), "day", CellValue.of(day)),
                        Map.of("no", CellValue.of(2), "day", CellValue.of(day.plusDays(1)))));
        Handed handed = Handed.of(
                draft,
                Map.of(
                        "unitName", CellValue.of("示例局"),
                        "score", CellValue.of(new BigDecimal("9.50")),
                        "deadline", CellValue.of(day),
                        "periodStart", CellValue.of(day)),
                lists);
        var before = form.master().sheet("表").orElseThrow();
        for (String cell : List.of("A2", "D2", "E2", "F2", "G2", "A4", "B4")) {
            assertThat(handed.sheet("表").cell(CellRef.of(cell)))
                    .as(cell)
                    .extracting("style", "locked", "format")
                    .containsExactly(
                            java.util.Objects.requireNonNull(before.cell(CellRef.of(cell)))
                                    .style(),
                            before.locked(CellRef.of(cell)),
                            before.look(CellRef.of(cell)).format());
        }
        assertThat(handed.style("表", "B5")).isEqualTo(handed.style("表", "B4"));
        assertThat(List.of("A2", "D2", "E2", "F2", "G2", "A4", "A5", "B4", "B5").stream()
                        .map(handed::at))
                .containsExactly("示例局", "9.5", "43976", "截止2020年5月25日", "2020年5月25日", "01", "2", "43976", "43977");
    }

    @Test
    void whatTheFillingLacksIsNeverASilentBlank() {
        MasterDraft draft = MasterDraft.empty()
                .text("A2", "{unitName}")
                .text("B2", "{year}年（{exampleMark}）")
                .input("C2", "{note}", "General");
        Form form = TinyForm.of(draft.bytes(), Set.of(), Map.of());
        FormFiller filler = FormFiller.prepare(Layouts.of(form, lists()));
        assertThatThrownBy(() -> filler.fill(new Filling(Map.of(), lists(), Set.of(), null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unitName");
        Handed handed = new Handed(filler.fill(new Filling(
                Map.of("unitName", CellValue.of(""), "year", CellValue.of(2020)), lists(), Set.of(), null)));
        assertThat(List.of(handed.at("A2"), handed.at("B2"), handed.at("C2"))).containsExactly("", "2020年（）", "");
    }

    @Test
    void listsOfAnotherLengthThanLaidOutAreRefused() {
        Form form = TinyForm.of(merged().bytes(), Set.of(), Map.of());
        FormFiller filler = FormFiller.prepare(Layouts.of(form, lists("items", Handed.entries(3, "name"))));
        assertThatThrownBy(() ->
                        filler.fill(new Filling(Map.of(), lists("items", Handed.entries(4, "name")), Set.of(), null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("items");
    }

    @Test
    void listsSideBySideOfAnyLength() {
        MasterDraft draft = MasterDraft.empty()
                .text("A3", "{a.no}")
                .text("B3", "{a.name}")
                .text("D3", "{b.no}")
                .text("E3", "{b.name}")
                .formula("F3", "E3&\"!\"")
                .merge("G3:H3")
                .text("A4", "完")
                .formula("B4", "COUNTA(A3:A3)")
                .formula("E4", "COUNTA(D3:D3)&\"/\"&COUNTA(E3:F3)")
                .rule("E3", MasterDraft.length(1, 9), "太长");
        Handed handed =
                Handed.of(draft, Map.of(), lists("a", Handed.entries(150, "name"), "b", Handed.entries(20, "name")));
        assertThat(List.of("B3", "B152", "E22", "F22", "E23", "F23", "A153", "B153", "E153").stream()
                        .map(handed::at))
                .containsExactly("name1", "name150", "name20", "name20!", "", "", "完", "150", "20/40");
        assertThat(handed.formula("E153")).isEqualTo("COUNTA(D3:D22)&\"/\"&COUNTA(E3:F22)");
        assertThat(handed.rules("表")).containsExactly("E3:E22 1 9");
        List<Integer> rows = new ArrayList<>();
        java.util.regex.Matcher m = java.util.regex.Pattern.compile("<row r=\"(\\d+)\"")
                .matcher(Parts.part(handed.bytes(), "xl/worksheets/sheet1.xml"));
        while (m.find()) {
            rows.add(Integer.valueOf(m.group(1)));
        }
        assertThat(rows).doesNotHaveDuplicates().isSorted().hasSize(151);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"=1+1", "+86", "-5", "@某", "' 两边有空格 '", "a&b<c>\"d\"", "_x0041_", "𠮷野家", "'第一行\n第二行'", "007"})
    void textStaysThatVeryText(String text) {
        MasterDraft draft = MasterDraft.empty().text("A2", "{unitName}").text("B2", "单位：{unitName}");
        Handed handed = Handed.of(draft, Map.of("unitName", CellValue.of(text)), lists());
        assertThat(handed.at("A2")).isEqualTo(text);
        assertThat(handed.at("B2")).isEqualTo("单位：" + text);
        assertThat(handed.formula("A2")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "=1+1|true|true",
                "+86|true|true",
                "-5|true|true",
                "@某|true|true",
                "1+1|false|false",
                "某=某|false|false",
            })
    void textThatBeginsLikeAFormulaIsQuotedSoThatPressingEnterInItKeepsItText(
            String text, boolean quoted, boolean quotedWhereLocked) {
        MasterDraft draft = MasterDraft.empty()
                .text("A4", "{items.no}")
                .input("B4", "{items.status}", "@")
                .input("C4", "{items.note}", "@");
        Form form = TinyForm.of(draft.bytes(), Set.of(), Map.of());
        Lists lists = lists(
                "items",
                List.of(Map.of(
                        "no",
                        CellValue.of(1),
                        "code",
                        CellValue.of("01"),
                        "status",
                        CellValue.of(text),
                        "note",
                        CellValue.of(text))));
        Handed handed = new Handed(FormFiller.prepare(Layouts.of(form, lists))
                .fill(new Filling(Map.of(), lists, Set.of("items.status[1]"), null)));
        var row = handed.poi().getSheetAt(0).getRow(3);
        assertThat(row.getCell(2).getCellStyle().getQuotePrefixed()).isEqualTo(quoted);
        assertThat(row.getCell(1).getCellStyle().getQuotePrefixed()).isEqualTo(quotedWhereLocked);
        assertThat(row.getCell(1).getCellStyle().getLocked()).isTrue();
        assertThat(row.getCell(2).getCellStyle().getLocked()).isFalse();
        assertThat(row.getCell(2).getCellStyle().getDataFormatString()).isEqualTo("@");
    }

    @Test
    void charactersThatXmlCannotCarryDoNotDamageTheFile() {
        MasterDraft draft = MasterDraft.empty().text("A2", "{unitName}");
        Handed handed = Handed.of(draft, Map.of("unitName", CellValue.of("a\u0001b\uD800c\r\nd\uFFFE")), lists());
        assertThat(handed.at("A2")).isEqualTo("a\u0001b\uFFFDc\nd\uFFFE");
    }

    @Test
    void rowsAreHighEnoughForWrappedChinese() {
        MasterDraft draft = MasterDraft.empty()
                .text("A3", "{items.no}")
                .text("B3", "{items.name}")
                .with(sheet -> {
                    sheet.setColumnWidth(1, 30 * 256);
                    sheet.getRow(2).setHeightInPoints(24);
                    CellStyle wrapped = sheet.getWorkbook().createCellStyle();
                    wrapped.setWrapText(true);
                    sheet.getRow(2).getCell(1).setCellStyle(wrapped);
                });
        Handed handed = Handed.of(
                draft,
                Map.of(),
                lists(
                        "items",
                        List.of(
                                Map.of("name", CellValue.of("短")),
                                Map.of("name", CellValue.of("长".repeat(171))),
                                Map.of("name", CellValue.of("一\n二\n三\n四")))));
        XSSFSheet sheet = handed.poi().getSheetAt(0);
        assertThat(sheet.getRow(2).getHeightInPoints()).isEqualTo(24);
        // 171 characters of two digits in 30 digits make 12 lines at least, of 14.25 points at least
        assertThat(sheet.getRow(3).getHeightInPoints()).isBetween(12 * 14.25f, 15 * 18f);
        assertThat(sheet.getRow(4).getHeightInPoints()).isBetween(4 * 14.25f, 5 * 18f);
    }

    @Test
    void decidedCellsAreLockedAndGrey() {
        MasterDraft draft = MasterDraft.empty()
                .text("A4", "{items.no}")
                .input("B4", "{items.status}", "General")
                .input("C4", "{items.note}", "General");
        Form form = TinyForm.of(draft.bytes(), Set.of(), Map.of());
        Lists lists = lists(
                "items",
                List.of(
                        Map.of("no", CellValue.of(1), "code", CellValue.of("01")),
                        Map.of("no", CellValue.of(2), "code", CellValue.of("02"), "status", CellValue.of("不涉及"))));
        byte[] bytes = FormFiller.prepare(Layouts.of(form, lists))
                .fill(new Filling(Map.of(), lists, Set.of("items.status[2]"), null));
        Handed handed = new Handed(bytes);
        assertThat(List.of("B4", "B5", "C5").stream()
                        .map(cell -> handed.sheet("表").locked(CellRef.of(cell))))
                .containsExactly(false, true, false);
        var style = handed.poi().getSheetAt(0).getRow(4).getCell(1).getCellStyle();
        assertThat(style.getFillForegroundColorColor().getARGBHex()).isEqualTo("FFF2F2F2");
        assertThat(handed.at("B5")).isEqualTo("不涉及");
    }

    @Test
    void freeRowsCanBePrefilled() {
        MasterDraft draft = MasterDraft.empty()
                .text("A3", "日期")
                .input("A4", "{off.date}", "yyyy-mm-dd")
                .input("B4", "{off.note}", "@")
                .blank("A5:A8", "yyyy-mm-dd")
                .blank("B5:B8", "@")
                .text("A9", "完");
        Lists two = lists(
                "off",
                List.of(
                        Map.of("date", CellValue.of(LocalDate.of(2020, 6, 25)), "note", CellValue.of("端午")),
                        Map.of("note", CellValue.of("第二行"))));
        Handed handed = Handed.of(draft.bytes(), Set.of(), Map.of("off", 5), Map.of(), two);
        assertThat(List.of("A4", "B4", "A5", "B5", "B6", "A9").stream().map(handed::at))
                .containsExactly("44007", "端午", "", "第二行", "", "完");
        assertThatThrownBy(() -> Handed.of(
                        draft.bytes(), Set.of(), Map.of("off", 5), Map.of(), lists("off", Handed.entries(6, "note"))))
                .hasMessageContaining("off");
    }

    @Test
    void theSameFillingGivesTheSameBytesWhateverCameBefore() {
        MasterDraft draft =
                merged().text("B2", "{unitName}").formula("C2", "LEN(B2)&COUNTA(C5:C5)&TEXT(TODAY(),\"0\")");
        Form form = TinyForm.of(draft.bytes(), Set.of(), Map.of());
        Lists lists = lists("items", Handed.entries(3, "name"));
        Lists more = lists("items", Handed.entries(3, "name", "note"));
        Map<String, CellValue> one = Map.of("unitName", CellValue.of("甲"));
        Map<String, CellValue> other =
                Map.of("unitName", CellValue.of("乙丙"), "generatedAt", CellValue.of(LocalDate.of(2020, 5, 1)));
        FormFiller filler = FormFiller.prepare(Layouts.of(form, lists));
        byte[] first = filler.fill(new Filling(one, lists, Set.of(), null));
        byte[] second = filler.fill(new Filling(other, more, Set.of(), null));
        assertThat(filler.fill(new Filling(one, lists, Set.of(), null))).isEqualTo(first);
        assertThat(FormFiller.prepare(Layouts.of(form, lists)).fill(new Filling(other, more, Set.of(), null)))
                .isEqualTo(second);
        assertThat(new Handed(first).at("C2")).startsWith("10").isNotEqualTo("1043952");
        assertThat(new Handed(second).at("C2")).isEqualTo("2343952");
    }

    @Test
    void manyThreadsFillAtOnce() {
        MasterDraft draft = MasterDraft.empty().text("A2", "{unitName}").formula("B2", "LEN(A2)*2");
        FormFiller filler = FormFiller.prepare(Layouts.of(TinyForm.of(draft.bytes(), Set.of(), Map.of()), lists()));
        List<String> results = IntStream.rangeClosed(1, 60)
                .parallel()
                .mapToObj(i -> new Handed(filler.fill(
                                new Filling(Map.of("unitName", CellValue.of("字".repeat(i))), lists(), Set.of(), null)))
                        .at("B2"))
                .toList();
        assertThat(results)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 60)
                        .mapToObj(i -> String.valueOf(2 * i))
                        .toList());
    }

    @Test
    void richTextKeepsItsRuns() {
        MasterDraft draft = MasterDraft.empty().text("A2", "x").text("A3", "x").with(sheet -> {
            var bold = sheet.getWorkbook().createFont();
            bold.setBold(true);
            var whole = new org.apache.poi.xssf.usermodel.XSSFRichTextString("单位：");
            whole.append("{unitName}", bold);
            sheet.getRow(1).getCell(0).setCellValue(whole);
            var split = new org.apache.poi.xssf.usermodel.XSSFRichTextString("单位：{unit");
            split.append("Name}", bold);
            sheet.getRow(2).getCell(0).setCellValue(split);
        });
        Handed handed = Handed.of(draft, Map.of("unitName", CellValue.of("甲 局")), lists());
        assertThat(List.of(handed.at("A2"), handed.at("A3"))).containsExactly("单位：甲 局", "单位：甲 局");
        var text = handed.poi().getSheetAt(0).getRow(1).getCell(0).getRichStringCellValue();
        assertThat(text.numFormattingRuns()).isEqualTo(2);
        assertThat(text.getFontOfFormattingRun(1).getBold()).isTrue();
    }

    @Test
    void aMasterThatCountsFrom1904GetsItsOwnSerials() {
        byte[] master = MasterDraft.empty().input("A2", "{day}", "yyyy-mm-dd").bytes();
        String workbook = Parts.part(master, "xl/workbook.xml");
        master = Parts.with(
                master, "xl/workbook.xml", workbook.replaceFirst("<workbookPr[^>]*>", "<workbookPr date1904=\"1\"/>"));
        Handed handed =
                Handed.of(master, Set.of(), Map.of(), Map.of("day", CellValue.of(LocalDate.of(2020, 5, 25))), lists());
        assertThat(handed.book().date1904()).isTrue();
        assertThat(handed.at("A2")).isEqualTo("42514");
    }

    @Test
    void aFreeListBesideAGivenOneIsPushedApartNotTornApart() {
        MasterDraft draft = MasterDraft.empty()
                .text("A3", "{items.name}")
                .input("C3", "{off.note}", "@")
                .blank("C4:C5", "@")
                .text("A6", "完")
                .rule("C3:C5", MasterDraft.length(1, 9), "太长");
        Form form = TinyForm.of(draft.bytes(), Set.of(), Map.of("off", 3));
        Lists lists = lists("items", Handed.entries(4, "name"));
        Layout layout = Layouts.of(form, lists);
        assertThat(layout.tables().get("off")).extracting("firstRow", "lastRow").containsExactly(2, 7);
        Handed handed = Handed.of(draft.bytes(), Set.of(), Map.of("off", 3), Map.of(), lists);
        assertThat(List.of("A6", "A7", "A9").stream().map(handed::at)).containsExactly("name4", "", "完");
        assertThat(handed.rules("表")).containsExactly("C3:C8 1 9");
        assertThat(List.of("C3", "C6", "C8").stream()
                        .map(cell -> handed.sheet("表").locked(CellRef.of(cell))))
                .containsOnly(false);
    }

    @Test
    void exactResultsOfTheCallerWin() {
        MasterDraft draft = MasterDraft.empty().text("A2", "{a}").formula("B2", "A2/3");
        Form form = TinyForm.of(draft.bytes(), Set.of(), Map.of());
        FormFiller filler = FormFiller.prepare(Layouts.of(form, lists()));
        Filling filling = new Filling(Map.of("a", CellValue.of(1)), lists(), Set.of(), null);
        assertThat(new Handed(filler.fill(filling)).at("B2")).isEqualTo("0.333333333333333");
        assertThat(new Handed(filler.fill(filling, Map.of("表!B2", CellValue.of(new BigDecimal("0.33"))))).at("B2"))
                .isEqualTo("0.33");
        assertThatThrownBy(() -> filler.fill(filling, Map.of("表!B3", CellValue.of(1))))
                .hasMessageContaining("表!B3");
    }

    @Test
    void oldPlaceholdersAreGoneFromTheWholeFile() {
        Handed handed = Handed.of(
                merged().text("B2", "{unitName}")
                        .with(sheet -> sheet.getHeader().setCenter("{exampleMark}&P")),
                Map.of("unitName", CellValue.of("甲"), "exampleMark", CellValue.of("R&D 示例")),
                lists("items", Handed.entries(2, "name")));
        for (String part : Parts.names(handed.bytes())) {
            assertThat(new String(Parts.bytes(handed.bytes(), part), StandardCharsets.UTF_8))
                    .as(part)
                    .doesNotContain("{items.", "{unitName}", "{exampleMark}");
        }
        assertThat(handed.poi().getSheetAt(0).getHeader().getCenter()).isEqualTo("R&&D 示例&P");
    }

    @Test
    void laidOutIsTheGrownWorkbookWithEmptyFields() {
        Form form = TinyForm.of(merged().text("B2", "{unitName}").bytes(), Set.of(), Map.of());
        Layout layout = Layouts.of(form, lists("items", Handed.entries(3, "name")));
        Handed laidOut = new Handed(FormFiller.prepare(layout).laidOut());
        assertThat(List.of("B2", "A5", "B7", "A8").stream().map(laidOut::at)).containsExactly("", "", "", "签字");
        assertThat(layout.furniture().get("表")).containsEntry(CellRef.of("A8"), "签字");
        assertThat(layout.tables().get("items"))
                .extracting("firstRow", "lastRow")
                .containsExactly(4, 6);
    }
}
