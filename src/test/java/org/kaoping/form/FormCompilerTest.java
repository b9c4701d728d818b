package org.kaoping.form;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.MasterBook;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.problem.Severity;

/** What a sound master compiles to. */
class FormCompilerTest {
    private static Checked<Form> compile(MasterDraft draft) {
        return FormCompiler.compile(MasterBook.open(draft.bytes()).get(), MasterDraft.vocabulary());
    }

    private static Form sound(MasterDraft draft) {
        Checked<Form> compiled = compile(draft);
        assertThat(compiled.problems()).isEmpty();
        return compiled.get();
    }

    @Test
    void aSoundMasterIsAForm() {
        Form form = sound(MasterDraft.sound());
        assertThat(form.card())
                .isEqualTo(new FormCard(
                        "report", "报送表", "报表", FormCard.Every.MONTH, FormCard.FilledBy.UNIT, false, List.of()));
        assertThat(form.fingerprint()).matches("[0-9a-f]{64}");
        assertThat(form.fields()).extracting(Field::name).containsExactly("unitName", "reporter", "periodStart");
        Field reporter = form.field("reporter").orElseThrow();
        assertThat(reporter.label()).isEqualTo("填报人");
        assertThat(reporter.required()).isTrue();
        assertThat(reporter.input()).isTrue();
        assertThat(reporter.type()).isEqualTo(Field.Type.TEXT);
        assertThat(requireNonNull(reporter.validation()))
                .isEqualTo(new Rule.Validation(
                        new Rule.Bounds(Rule.Quantity.LENGTH, Rule.Operator.BETWEEN, "2", "20"),
                        "表",
                        CellRef.of("D3"),
                        Severity.ERROR,
                        true,
                        "",
                        "填报人应为2至20个字"));
        assertThat(form.field("unitName").orElseThrow().input()).isFalse();
        assertThat(form.furniture().get("表"))
                .containsEntry(CellRef.of("A1"), "{city}{year}年度报送表")
                .containsEntry(CellRef.of("C5"), "开展情况*")
                .doesNotContainKeys(CellRef.of("B3"), CellRef.of("D3"), CellRef.of("A6"), CellRef.of("D7"));
        assertThat(form.furniture()).containsOnlyKeys("表", "字典");
    }

    @Test
    void aLockedColumnMakesGivenRowsWithAKeyAndChecks() {
        Table items = sound(MasterDraft.sound()).table("items").orElseThrow();
        assertThat(items.given()).isTrue();
        assertThat(items.key()).isEqualTo("code");
        assertThat(items.reserved()).isEqualTo(1);
        assertThat(items.headerRow()).isEqualTo(4);
        assertThat(items.row()).isEqualTo(5);
        assertThat(items.columns())
                .extracting(Field::name, Field::label, Field::type, Field::input)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("code", "代码", Field.Type.TEXT, false),
                        org.assertj.core.groups.Tuple.tuple("name", "事项", Field.Type.TEXT, false),
                        org.assertj.core.groups.Tuple.tuple("status", "开展情况", Field.Type.LIST, true),
                        org.assertj.core.groups.Tuple.tuple("count", "份数", Field.Type.INTEGER, true),
                        org.assertj.core.groups.Tuple.tuple("day", "日期", Field.Type.DATE, true));
        assertThat(items.checks())
                .containsExactly(new Table.Check(
                        "表",
                        CellRef.of("F6"),
                        "IF(C6=\"\",\"请选择开展情况\",IF(AND(C6=\"有进展\",SUM(D6)<1),\"请附佐证\",\"\"))",
                        Severity.ERROR));
        assertThat(sound(MasterDraft.sound()).table("kpItems").orElseThrow().key())
                .isEqualTo("no");
    }

    @Test
    void freeRowsAreAsManyAsTheRulesCover() {
        MasterDraft draft = MasterDraft.empty().text("A3", "工作事项*").text("B3", "完成日期");
        draft.blank("A4:B53", "General")
                .input("A4", "{rows.task}", "@")
                .input("B4", "{rows.end}", "yyyy-mm-dd")
                .rule("A4:A20 A21:A53", MasterDraft.length(2, 100), "2至100个字");
        Table rows = sound(draft.card()).table("rows").orElseThrow();
        assertThat(rows.given()).isFalse();
        assertThat(rows.key()).isNull();
        assertThat(rows.reserved()).isEqualTo(50);
        MasterDraft bare = MasterDraft.empty().text("A3", "工作事项*").blank("A4:A9", "@");
        assertThat(sound(bare.input("A4", "{rows.task}", "@").card())
                        .table("rows")
                        .orElseThrow()
                        .reserved())
                .isEqualTo(6);
    }

    @Test
    void headsOverAColumnMakeACrossTable() {
        MasterDraft draft = MasterDraft.empty().text("A4", "代码").merge("A4:A6").text("B4", "事项得分");
        draft.text("B5", "{items.name}").text("B6", "{items.full}", "0.00");
        draft.text("A7", "{units.code}").input("B7", "{units.mark}", "General");
        draft.rule("B7", MasterDraft.custom("IF(B7=\"/\",TRUE,IF(ISNUMBER(B7),AND(B7>=0,B7<=B$6),FALSE))"), "0至满分或“/”");
        draft.text("C4", "应得分").formula("C7", "SUMIF(B7:B7,\">=0\",B$6:B$6)");
        Form form = sound(draft.card());
        assertThat(form.tables()).extracting(Table::name).containsExactly("units");
        Table units = form.tables().get(0);
        assertThat(units.headerRow()).isEqualTo(5);
        assertThat(units.cross())
                .containsExactly(new Table.Cross(
                        "mark",
                        "items",
                        List.of(
                                new Table.Head("name", CellRef.of("B5"), false),
                                new Table.Head("full", CellRef.of("B6"), false))));
        Field mark = units.column("mark").orElseThrow();
        assertThat(mark.label()).isEqualTo("事项得分");
        assertThat(mark.type()).isEqualTo(Field.Type.TEXT);
    }

    @Test
    void unlockedHeadsNeedNoVocabulary() {
        MasterDraft draft = MasterDraft.empty().text("A6", "代码").input("B5", "{heads.code}", "@");
        draft.input("B6", "{heads.full}", "0.0").blank("A7:B9", "@");
        draft.input("A7", "{duty.code}", "@").input("B7", "{duty.cell}", "@");
        Table duty = sound(draft.card()).table("duty").orElseThrow();
        assertThat(duty.given()).isFalse();
        assertThat(duty.key()).isEqualTo("code");
        assertThat(duty.cross().get(0).heads()).extracting(Table.Head::input).containsExactly(true, true);
    }

    @Test
    void listsOneBelowAnotherAreTablesNotHeads() {
        MasterDraft draft = MasterDraft.sound().sheet("字典");
        draft.text("A6", "{units.no}").text("B6", "{units.name}");
        Form form = sound(draft);
        assertThat(form.tables()).extracting(Table::name).containsExactly("items", "kpItems", "units");
        assertThat(form.tables()).allMatch(table -> table.cross().isEmpty());
    }

    @Test
    void labelsComeFromTheLeftElseFromAbove() {
        MasterDraft draft = MasterDraft.empty().text("A1", "考评表").merge("A1:H1");
        draft.text("A3", "填报\n单位：").merge("A3:B4").input("C4", "{a}", "@");
        draft.text("E3", "日期＊").input("E4", "{b}", "@").text("F3", "起止日期*");
        draft.input("G3", "{c}", "@").input("H3", "{d}", "@");
        Form form = sound(draft.card());
        assertThat(form.fields())
                .extracting(Field::name, Field::label, Field::required)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("a", "填报单位", false),
                        org.assertj.core.groups.Tuple.tuple("b", "日期", true),
                        org.assertj.core.groups.Tuple.tuple("c", "起止日期", true),
                        org.assertj.core.groups.Tuple.tuple("d", "起止日期", true));
    }

    @Test
    void checksOutsideTablesHaveTheirLabelLeftOrAbove() {
        MasterDraft draft = MasterDraft.sound().text("A9", "填写提示").formula("B9", "IF(D7=0,\"本月为零报告\",\"\")");
        draft.text("E9", "填写检查").formula("E10", "IF(B3=\"\",\"没有单位\",\"\")");
        // the sum below the column 填写检查 has a label of its own and is no check
        draft.formula("F7", "COUNTA(F6:F6)");
        // nor is the status beside a check
        draft.text("A10", "填写检查").formula("B10", "IF(B3=\"\",\"没有单位\",\"\")");
        draft.formula("C10", "IF(B10=\"\",\"通过\",\"未通过\")").text("A12", "结论");
        draft.formula("C12", "IF(B10=\"\",\"通过\",\"未通过\")").text("B12", "");
        assertThat(sound(draft).checks())
                .containsExactly(
                        new Table.Check("表", CellRef.of("B9"), "IF(D7=0,\"本月为零报告\",\"\")", Severity.WARNING),
                        new Table.Check("表", CellRef.of("B10"), "IF(B3=\"\",\"没有单位\",\"\")", Severity.ERROR),
                        new Table.Check("表", CellRef.of("E10"), "IF(B3=\"\",\"没有单位\",\"\")", Severity.ERROR));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    @                       | TEXT
                    General                 | TEXT
                    0                       | DECIMAL
                    0.00                    | DECIMAL
                    #,##0                   | DECIMAL
                    0.00%                   | DECIMAL
                    0.00E+00                | DECIMAL
                    000000                  | DECIMAL
                    0.00;[Red]-0.00         | DECIMAL
                    "第"0"号"               | DECIMAL
                    yyyy-mm-dd              | DATE
                    yyyy\\-mm\\-dd          | DATE
                    yyyy"年"m"月"           | DATE
                    m"月"d"日"              | DATE
                    [$-804]yyyy/m/d aaaa    | DATE
                    yyyy-mm-dd hh:mm        | DATETIME
                    h:mm                    | TIME
                    [h]:mm:ss               | TIME
                    上午/下午h"时"mm"分"     | TIME
                    """)
    void withoutARuleTheNumberFormatSaysTheType(String format, Field.Type type) {
        MasterDraft draft = MasterDraft.empty().text("A3", "内容").input("B3", "{content}", format);
        assertThat(sound(draft.card()).field("content").orElseThrow().type()).isEqualTo(type);
        MasterDraft custom = MasterDraft.empty()
                .text("A3", "内容")
                .input("B3", "{content}", format)
                .rule("B3", MasterDraft.custom("LEN(B3)>0"), "不能空");
        assertThat(sound(custom.card()).field("content").orElseThrow().type()).isEqualTo(type);
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(
                        "typed list",
                        MasterDraft.typed("有进展", "无新增"),
                        new Rule.OneOf(List.of("有进展", "无新增")),
                        Field.Type.LIST),
                Arguments.of(
                        "list by name", MasterDraft.range("kp_list"), new Rule.OneOfRange("kp_list"), Field.Type.LIST),
                Arguments.of(
                        "list on another sheet",
                        MasterDraft.range("源!$A$1:$A$3"),
                        new Rule.OneOfRange("源!$A$1:$A$3"),
                        Field.Type.LIST),
                Arguments.of(
                        "list in a row",
                        MasterDraft.range("源!$A$1:$C$1"),
                        new Rule.OneOfRange("源!$A$1:$C$1"),
                        Field.Type.LIST),
                Arguments.of(
                        "dependent list",
                        MasterDraft.range("INDIRECT(SUBSTITUTE($B$3,\"（\",\"_\"))"),
                        new Rule.OneOfRange("INDIRECT(SUBSTITUTE($B$3,\"（\",\"_\"))"),
                        Field.Type.LIST),
                Arguments.of(
                        "whole number",
                        MasterDraft.whole("0", "999"),
                        new Rule.Bounds(Rule.Quantity.WHOLE, Rule.Operator.BETWEEN, "0", "999"),
                        Field.Type.INTEGER),
                Arguments.of(
                        "number up to a cell",
                        MasterDraft.decimal("0", "B4"),
                        new Rule.Bounds(Rule.Quantity.DECIMAL, Rule.Operator.BETWEEN, "0", "B4"),
                        Field.Type.DECIMAL),
                Arguments.of(
                        "day between formulas",
                        MasterDraft.day("DATE(2020,1,1)", "kp_from+60"),
                        new Rule.Bounds(Rule.Quantity.DATE, Rule.Operator.BETWEEN, "DATE(2020,1,1)", "kp_from+60"),
                        Field.Type.DATE),
                Arguments.of(
                        "length",
                        MasterDraft.length(2, 20),
                        new Rule.Bounds(Rule.Quantity.LENGTH, Rule.Operator.BETWEEN, "2", "20"),
                        Field.Type.TEXT),
                Arguments.of(
                        "formula", MasterDraft.custom("LEN(B3)<5"), new Rule.Custom("LEN(B3)<5"), Field.Type.TEXT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void validationsAreRules(
            String name, org.apache.poi.ss.usermodel.DataValidationConstraint constraint, Rule rule, Field.Type type) {
        MasterDraft draft = MasterDraft.empty()
                .text("A3", "内容")
                .input("B3", "{content}", "General")
                .number("B4", 5);
        draft.sheet("源", SheetVisibility.HIDDEN).text("A1", "甲").text("B1", "乙").text("C1", "丙");
        draft.text("A2", "丁").text("A3", "戊").name("kp_list", "源!$A$1:$A$3").name("kp_from", "源!$B$2");
        draft.number("B2", 43831).card().rule("B3", constraint, "请改正");
        Field field = sound(draft).field("content").orElseThrow();
        assertThat(requireNonNull(field.validation()).rule()).isEqualTo(rule);
        assertThat(field.type()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"0, ERROR", "1, WARNING", "2, NOTE"})
    void theErrorStyleIsTheSeverity(int style, Severity severity) {
        MasterDraft draft = MasterDraft.empty().text("A3", "内容").input("B3", "{content}", "@");
        draft.rule("B3:B9", MasterDraft.length(1, 9), validation -> {
            validation.setErrorStyle(style);
            validation.setEmptyCellAllowed(false);
            validation.createErrorBox("填写有误", "1至9个字");
            validation.createPromptBox("内容", "写一句话");
        });
        Rule.Validation rule = requireNonNull(
                sound(draft.card()).field("content").orElseThrow().validation());
        assertThat(rule.severity()).isEqualTo(severity);
        assertThat(rule.ignoreBlank()).isFalse();
        assertThat(rule.prompt()).isEqualTo("写一句话");
        assertThat(rule.errorText()).isEqualTo("1至9个字");
    }

    @Test
    void aRuleThatExcelDoesNotEnforceRefusesNothing() {
        MasterDraft draft = MasterDraft.empty().text("A3", "内容").input("B3", "{content}", "@");
        draft.rule("B3", MasterDraft.length(1, 9), (DataValidation validation) -> validation.setShowErrorBox(false));
        Checked<Form> compiled = compile(draft.card());
        assertThat(compiled.problems()).extracting(Problem::code).containsExactly(ProblemCode.RULE_NOT_ENFORCED);
        assertThat(requireNonNull(compiled.get().field("content").orElseThrow().validation())
                        .severity())
                .isEqualTo(Severity.NOTE);
    }

    @ParameterizedTest
    @CsvSource({"yes, true", "是, true", "no, false", "'', false"})
    void theCardIsRead(String many, boolean expected) {
        MasterDraft draft = MasterDraft.empty();
        draft.card("id", "a-1", "title", "表", "period", "any", "filledBy", "office", "many", many);
        draft.text("A6", "cohorts").text("B6", "市直部门、县区");
        assertThat(sound(draft).card())
                .isEqualTo(new FormCard(
                        "a-1",
                        "表",
                        "表",
                        FormCard.Every.ANY,
                        FormCard.FilledBy.OFFICE,
                        expected,
                        List.of("市直部门", "县区")));
    }

    @Test
    void aLockedNumberFormatIsTheTypeOfAPrefilledField() {
        MasterDraft draft = MasterDraft.empty().text("A3", "起").text("B3", "{periodStart}", "yyyy\"年\"m\"月\"d\"日\"");
        assertThat(sound(draft.card()).field("periodStart").orElseThrow().type())
                .isEqualTo(Field.Type.DATE);
    }

    @Test
    void anUnlockedPlaceholderMayHaveAnyName() {
        UnaryOperator<MasterDraft> field = draft -> draft.text("A3", "内容").input("B3", "{anything_1}", "@");
        assertThat(sound(field.apply(MasterDraft.empty()).card()).field("anything_1"))
                .isPresent();
        Checked<Form> bare = FormCompiler.compile(
                MasterBook.open(field.apply(MasterDraft.empty()).card().bytes()).get(),
                new Vocabulary(Set.of(), Map.of()));
        assertThat(bare.problems()).isEmpty();
    }
}
