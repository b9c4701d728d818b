package org.kaoping.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.MasterBook;
import org.kaoping.problem.Severity;

class FormTextTest {
    private static Rule.Validation validation(Rule rule, String errorText) {
        return new Rule.Validation(rule, "表", CellRef.of("B3"), Severity.ERROR, true, "", errorText);
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(new Rule.OneOf(List.of("有进展", "无新增", "不涉及")), "请选", "从下拉选项中选择：有进展、无新增、不涉及"),
                Arguments.of(new Rule.OneOfRange("kp_items"), "请选", "从下拉列表中选择"),
                Arguments.of(new Rule.Custom("LEN(B3)>2"), "电话只能含数字", "电话只能含数字"),
                Arguments.of(new Rule.Custom("LEN(B3)>2"), "", "须满足公式 LEN(B3)>2"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleIsSaidInWords(Rule rule, String errorText, String words) {
        assertThat(FormText.rule(validation(rule, errorText))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    WHOLE   | BETWEEN          | 0     | 999   | 0至999之间的整数
                    WHOLE   | NOT_BETWEEN      | 0     | 9     | 不在0至9之间的整数
                    WHOLE   | EQUAL            | 7     | ''    | 等于7的整数
                    DECIMAL | BETWEEN          | 0     | 99.50 | 0至99.5之间的数
                    DECIMAL | GREATER          | 0     | ''    | 大于0的数
                    DECIMAL | LESS_OR_EQUAL    | B4    | ''    | 不大于B4的数
                    LENGTH  | BETWEEN          | 2     | 20    | 文字长度2至20
                    LENGTH  | BETWEEN          | 0     | 500   | 文字长度不超过500
                    LENGTH  | EQUAL            | 11    | ''    | 文字长度为11
                    LENGTH  | GREATER_OR_EQUAL | 5     | ''    | 文字长度不少于5
                    DATE    | BETWEEN          | 43831 | 44196 | 日期在 2020年1月1日 与 2020年12月31日 之间
                    DATE    | GREATER          | 43831 | ''    | 日期晚于 2020年1月1日
                    DATE    | LESS_OR_EQUAL    | DATE(2020,5,1) | '' | 日期不晚于 2020年5月1日
                    DATE    | GREATER_OR_EQUAL | F4    | ''    | 日期不早于 F4
                    TIME    | BETWEEN          | 0.375 | 0.75  | 时间在 09:00 与 18:00 之间
                    """)
    void aBoundIsSaidInWords(
            Rule.Quantity quantity, Rule.Operator operator, String first, String second, String words) {
        assertThat(FormText.rule(validation(new Rule.Bounds(quantity, operator, first, second), "")))
                .isEqualTo(words);
    }

    private static Form form(MasterDraft draft) {
        return FormCompiler.compile(MasterBook.open(draft.bytes()).get(), MasterDraft.vocabulary())
                .get();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    kp_from        | kp_from+60            | 日期在 “起” 与 “起”后60天 之间
                    D3             | D3-1                  | 日期在 “开始日期” 与 “开始日期”前1天 之间
                    DATE(kp_year,1,1) | DATE(kp_year+1,3,31) | 日期在 考评年度的1月1日 与 考评年度下一年的3月31日 之间
                    TODAY()        | MAX(D3,kp_from)       | 日期在 TODAY() 与 MAX(D3,kp_from) 之间
                    """)
    void namesAndCellsAreCalledByTheirLabels(String from, String to, String words) {
        MasterDraft draft = MasterDraft.empty().text("A3", "完成日期").input("B3", "{end}", "yyyy-mm-dd");
        draft.text("C3", "开始日期").input("D3", "{start}", "yyyy-mm-dd");
        draft.sheet("字典").text("A1", "起").text("B1", "{periodStart}").name("kp_from", "字典!$B$1");
        draft.text("A2", "考评年度").text("B2", "{year}").name("kp_year", "字典!$B$2");
        draft.card().rule("B3", MasterDraft.day(from, to), "日期不对");
        Form form = form(draft);
        assertThat(FormText.rule(form, form.field("end").orElseThrow())).isEqualTo(words);
        assertThat(FormText.rule(form, form.field("start").orElseThrow())).isEmpty();
    }

    @Test
    void aFormIsToldLineByLine() {
        MasterDraft draft = MasterDraft.sound().text("A9", "填写提示").formula("B9", "IF(D7=0,\"零报告\",\"\")");
        assertThat(FormText.of(form(draft))).isEqualTo("""
                        表样：报送表（report），简称报表
                        填报：各单位填，每月一份，不分类别

                        单个字段
                        「表」B3 填报单位 {unitName}：系统填写，文本，格式 General
                        「表」D3 填报人 {reporter}：必填，文本，格式 @；规则：文字长度2至20；不符时退回；出错：填报人应为2至20个字
                        「字典」B1 起 {periodStart}：系统填写，文本，格式 General

                        表 items：「表」表头第5行，数据从第6行，固定行，按 code 对应
                        A列 代码 {items.code}：系统填写，文本，格式 General
                        B列 事项 {items.name}：系统填写，文本，格式 General
                        C列 开展情况 {items.status}：必填，列表，格式 General；规则：从下拉选项中选择：有进展、无新增、不涉及；不符时退回；出错：请从下拉列表中选择
                        D列 份数 {items.count}：选填，整数，格式 0；规则：0至999之间的整数；不符时退回；出错：请填0至999的整数
                        E列 日期 {items.day}：选填，日期，格式 yyyy-mm-dd；规则：日期不在本期（公式 AND(ISNUMBER(E6),E6>=kp_from)）；不符时退回
                        「表」F6 填写检查，有文字时退回：=IF(C6="","请选择开展情况",IF(AND(C6="有进展",SUM(D6)<1),"请附佐证",""))

                        表 kpItems：「字典」表头第3行，数据从第4行，固定行，按 no 对应
                        A列 序号 {kpItems.no}：系统填写，文本，格式 General
                        B列 名称 {kpItems.name}：系统填写，文本，格式 General

                        表外的检查
                        「表」B9 填写检查，有文字时提醒：=IF(D7=0,"零报告","")

                        名称
                        kp_from = 字典!$B$1
                        kp_items = 字典!$B$4:$B$4

                        工作表「表」，保护，打印 默认纸张纵向，区域 表!$A$1:$H$30
                        A1 {city}{year}年度报送表
                        A3 填报单位
                        C3 填报人*
                        A5 代码
                        B5 事项
                        C5 开展情况*
                        D5 份数
                        E5 日期
                        F5 填写检查（不打印）
                        F6 =IF(C6="","请选择开展情况",IF(AND(C6="有进展",SUM(D6)<1),"请附佐证",""))
                        A7 合计
                        D7 =SUM(D6:D6)
                        A9 填写提示
                        B9 =IF(D7=0,"零报告","")
                        合并 A1:F1

                        工作表「字典」，隐藏，保护，打印 默认纸张纵向，没有打印区域
                        A1 起
                        A3 序号
                        B3 名称
                        """);
    }
}
