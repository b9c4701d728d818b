package org.kaoping.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.MasterBook;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.kaoping.problem.Severity;

/**
 * Every rule of a validation on one cell (C4), beside two other inputs (A4 and B4), as Excel decides. Empty expectation:
 * the value passes. The dictionary: kp_list 甲 乙 Abc ten 10 (down), kp_row 子 丑 寅 (across), kp_gap 甲 blank 丙,
 * kp_low 10, kp_from 2020-05-01, kp_empty blank, a name 营商 for 甲 乙.
 */
class RuleCheckTest {
    private static final LocalDate TODAY = LocalDate.of(2020, 5, 25);
    private static final byte[] BOOK = MasterDraft.empty()
            .text("A1", "题")
            .sheet("字典")
            .text("A1", "甲")
            .text("A2", "乙")
            .text("A3", "Abc")
            .number("A4", 10)
            .text("B1", "甲")
            .text("B3", "丙")
            .text("A6", "子")
            .text("B6", "丑")
            .text("C6", "寅")
            .number("D1", 10)
            .number("D2", 43952)
            .text("D3", "文字")
            .name("kp_list", "字典!$A$1:$A$4")
            .name("kp_row", "字典!$A$6:$C$6")
            .name("kp_gap", "字典!$B$1:$B$3")
            .name("kp_low", "字典!$D$1")
            .name("kp_from", "字典!$D$2")
            .name("kp_empty", "字典!$D$9")
            .name("kp_text", "字典!$D$3")
            .name("营商", "字典!$A$1:$A$2")
            .sheet("表")
            .bytes();
    private static final MasterBook MASTER = MasterBook.open(BOOK).get();

    private static Rule rule(String spec) {
        String[] parts = spec.split(" ", 4);
        return switch (parts[0]) {
            case "list" -> new Rule.OneOf(Arrays.asList(parts[1].split(",")));
            case "range" -> new Rule.OneOfRange(spec.substring(6));
            case "custom" -> new Rule.Custom(spec.substring(7));
            default ->
                new Rule.Bounds(
                        Rule.Quantity.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                        Rule.Operator.valueOf(parts[1].toUpperCase(Locale.ROOT)),
                        parts[2],
                        parts.length > 3 ? parts[3] : "");
        };
    }

    private static @Nullable CellValue value(@Nullable String given) {
        if (given == null) {
            return null;
        }
        if (given.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return CellValue.of(LocalDate.parse(given));
        }
        if (given.matches("\\d\\d:\\d\\d")) {
            return new CellValue.Time(LocalTime.parse(given));
        }
        return given.matches("-?\\d+(\\.\\d+)?")
                ? CellValue.of(new BigDecimal(given))
                : CellValue.of(given.replace("’", ""));
    }

    private static List<Problem> check(Rule.Validation rule, boolean required, Map<String, @Nullable CellValue> given) {
        Map<String, CellRef> cells = Map.of("a", CellRef.of("A4"), "b", CellRef.of("B4"), "c", CellRef.of("C4"));
        List<Field> fields = List.of("a", "b", "c").stream()
                .map(name -> new Field(
                        name,
                        "栏" + name,
                        true,
                        required && name.equals("c"),
                        Field.Type.TEXT,
                        "表",
                        cells.getOrDefault(name, CellRef.of("A1")),
                        "General",
                        null))
                .toList();
        FormCard card = new FormCard("t", "题", "题", FormCard.Every.MONTH, FormCard.FilledBy.UNIT, false, List.of());
        Form form = new Form(card, "", fields, List.of(), List.of(), Map.of(), MASTER);
        Layout layout = new Layout(form, new Lists(Map.of()), cells, Map.of(), Map.of(), List.of(), Map.of("c", rule));
        Map<String, Values.Entry> entries = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (value != null) {
                entries.put(name, new Values.Entry(value, "表", cells.getOrDefault(name, CellRef.of("A1"))));
            }
        });
        Checked<Values> checked = FormChecker.examine(
                layout,
                new Filling(Map.of(), new Lists(Map.of()), Set.of(), null),
                new Values(entries, Map.of()),
                TODAY,
                () -> BOOK);
        return checked.problems();
    }

    private static String codes(List<Problem> problems) {
        return problems.stream().map(problem -> problem.code().id()).collect(Collectors.joining(" "));
    }

    private static String check(String spec, boolean ignoreBlank, @Nullable String a, @Nullable String c) {
        Map<String, @Nullable CellValue> given = new LinkedHashMap<>();
        given.put("a", value(a));
        given.put("c", value(c));
        return codes(check(
                new Rule.Validation(rule(spec), "表", CellRef.of("C4"), Severity.ERROR, ignoreBlank, "", ""),
                false,
                given));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "whole between 1 5            | 1   |",
                "whole between 1 5            | 5   |",
                "whole between 1 5            | 0   | out-of-range",
                "whole between 1 5            | 6   | out-of-range",
                "whole between 1 5            | 2.5 | not-whole",
                "whole between 1 5            | 2.0 |",
                "whole between 1 5            | 二  | not-a-number",
                "whole not_between 1 5        | 0   |",
                "whole not_between 1 5        | 1   | out-of-range",
                "whole not_between 1 5        | 5   | out-of-range",
                "whole not_between 1 5        | 6   |",
                "decimal equal 0.1            | 0.1 |",
                "decimal equal 0.1            | 0.10000001 | out-of-range",
                "decimal not_equal 0.1        | 0.1 | out-of-range",
                "decimal not_equal 0.1        | 0.2 |",
                "decimal greater 0            | 0   | out-of-range",
                "decimal greater 0            | 0.01 |",
                "decimal less 0               | 0   | out-of-range",
                "decimal less 0               | -0.01 |",
                "decimal greater_or_equal 0   | 0   |",
                "decimal greater_or_equal 0   | -0.01 | out-of-range",
                "decimal less_or_equal 100    | 100 |",
                "decimal less_or_equal 100    | 100.01 | out-of-range",
                "decimal greater_or_equal kp_low | 10 |",
                "decimal greater_or_equal kp_low | 9.99 | out-of-range",
                "decimal greater_or_equal kp_low*2+1 | 21 |",
                "decimal greater_or_equal kp_low*2+1 | 20 | out-of-range",
                "decimal less kp_text         | 1   | rule-not-evaluated",
                "decimal less 1/0             | 1   | rule-not-evaluated",
                "date between 43952 43982     | 2020-05-01 |",
                "date between 43952 43982     | 2020-05-31 |",
                "date between 43952 43982     | 2020-04-30 | out-of-range",
                "date between 43952 43982     | 2020-06-01 | out-of-range",
                "date between kp_from kp_from+60 | 2020-06-30 |",
                "date between kp_from kp_from+60 | 2020-07-01 | out-of-range",
                "date between DATE(2020,1,1) DATE(2020,12,31) | 2020-12-31 |",
                "date between DATE(2020,1,1) DATE(2020,12,31) | 2021-01-01 | out-of-range",
                "date less_or_equal 43952     | 本月 | not-a-date",
                "date less_or_equal TODAY()   | 2099-01-01 |",
                "time between 0.375 0.75      | 09:00 |",
                "time between 0.375 0.75      | 18:00 |",
                "time between 0.375 0.75      | 08:59 | out-of-range",
                "time between 0.375 0.75      | 18:01 | out-of-range",
                "time greater 0.5             | 正午 | not-a-time",
                "length between 2 4           | 两字 |",
                "length between 2 4           | 一   | out-of-range",
                "length between 2 4           | 一二三四五 | out-of-range",
                "length equal 11              | ’13800001234 |",
                "length equal 11              | 13800001234 |",
                "length less_or_equal 4       | 𠮷𠮷  |",
                "length less_or_equal 3       | 𠮷𠮷  | out-of-range",
            })
    void bounds(String spec, String value, @Nullable String expected) {
        assertThat(check(spec.strip(), true, null, value)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list 甲,乙,10        | 甲  |",
                "list 甲,乙,10        | 丙  | not-in-list",
                "list 甲,乙,10        | 10  |",
                "list Abc             | abc | not-in-list",
                "range kp_list        | 乙  |",
                "range kp_list        | 丁  | not-in-list",
                "range kp_list        | ABC |",
                "range kp_list        | 10  |",
                "range kp_list        | 11  | not-in-list",
                "range kp_list        | Ａｂｃ | normalised",
                "range 字典!$A$1:$A$2 | 乙  |",
                "range 字典!$A$1:$A$2 | Abc | not-in-list",
                "range kp_row         | 寅  |",
                "range kp_row         | 卯  | not-in-list",
                "range kp_low         | 10  |",
                "range INDIRECT(\"字典!$A$1:$A$2\") | 乙 |",
                "range INDIRECT(\"字典!$A$1:$A$2\") | 丙 | not-in-list",
                "range OFFSET(字典!$A$1,0,0,2,1)    | 乙 |",
                "range OFFSET(字典!$A$1,0,0,2,1)    | Abc | not-in-list",
                "range kp_gap         | 随便 |",
                "range nowhere        | 甲  | rule-not-evaluated",
            })
    void lists(String spec, String value, @Nullable String expected) {
        assertThat(check(spec.strip(), true, null, value)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void aSourceWithABlankRefusesWhereBlanksAreNotIgnored() {
        assertThat(check("range kp_gap", false, null, "随便")).isEqualTo("not-in-list");
        assertThat(check("range kp_gap", false, null, "丙")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "range INDIRECT(A4)           | 营商 | 乙   |",
                "range INDIRECT(A4)           | 营商 | Abc  | not-in-list",
                "range INDIRECT(A4)           | 没有 | 乙   | rule-not-evaluated",
                "range INDIRECT(SUBSTITUTE(A4,\"（\",\"\")) | 营（商 | 甲 |",
                "decimal less_or_equal A4     | 5    | 5    |",
                "decimal less_or_equal A4     | 5    | 5.1  | out-of-range",
                "decimal less_or_equal A4     |      | 99   |",
                "decimal less_or_equal SUM(A4:A4) |  | 99   | out-of-range",
                "date between A4 A4+30        | 2020-05-01 | 2020-05-31 |",
                "date between A4 A4+30        | 2020-05-01 | 2020-06-01 | out-of-range",
                "custom C4=ROUND(C4,2)        |      | 9632.03 |",
                "custom C4=ROUND(C4,2)        |      | 8.125 | rule-broken",
                "custom C4=ROUND(C4,2)        |      | 24.1998124 | rule-broken",
                "custom AND(C4>=0,C4<=A4)     | 10   | 10   |",
                "custom AND(C4>=0,C4<=A4)     | 10   | 11   | rule-broken",
                "custom C4-A4                 | 10   | 11   |",
                "custom C4-A4                 | 11   | 11   | rule-broken",
                "custom 1/0                   |      | 1    | rule-broken",
                "custom ISNUMBER(VALUE(SUBSTITUTE(C4,\"-\",\"\"))) | | 010-123 |",
                "custom ISNUMBER(VALUE(SUBSTITUTE(C4,\"-\",\"\"))) | | 零一零 | rule-broken",
                "custom COUNTIF(A$4:C$4,C4)=1 | 甲   | 乙   |",
                "custom COUNTIF(A$4:C$4,C4)=1 | 甲   | 甲   | rule-broken",
                "custom C4<TODAY()            |      | 99999 |",
            })
    void rulesThatLookAtAnotherCell(String spec, @Nullable String a, String c, @Nullable String expected) {
        assertThat(check(spec.strip(), true, a, c)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list 甲,乙          | true  |",
                "list 甲,乙          | false | required-missing",
                "whole between 0 5   | true  |",
                "whole between 0 5   | false | required-missing",
                "length between 0 5  | false |",
                "length between 1 5  | false | required-missing",
                "length between 1 5  | true  |",
                "custom C4<>\"\"     | true  |",
                "custom C4<>\"\"     | false | required-missing",
                "custom IF(A4=\"不涉及\",C4=\"\",ISNUMBER(C4)) | false | required-missing",
            })
    void blankCells(String spec, boolean ignoreBlank, @Nullable String expected) {
        assertThat(check(spec.strip(), ignoreBlank, null, null)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void aFormulaThatAcceptsTheBlankOverrulesTheAsterisk() {
        Rule.Validation rule = new Rule.Validation(
                rule("custom IF(A4=\"不涉及\",C4=\"\",ISNUMBER(C4))"),
                "表",
                CellRef.of("C4"),
                Severity.ERROR,
                false,
                "",
                "");
        assertThat(codes(check(rule, true, Map.of("a", CellValue.of("不涉及"))))).isEmpty();
        assertThat(codes(check(rule, true, Map.of("a", CellValue.of("承担"))))).isEqualTo("required-missing");
    }

    @ParameterizedTest
    @EnumSource(Severity.class)
    void theErrorStyleIsTheSeverityAndTheOfficesWordsAreTheAdvice(Severity severity) {
        Rule.Validation rule = new Rule.Validation(
                rule("decimal between 0 100"), "表", CellRef.of("C4"), severity, true, "", "请填0至100的数");
        Problem problem = check(rule, false, Map.of("c", CellValue.of(101))).get(0);
        assertThat(problem.severity()).isEqualTo(severity);
        assertThat(problem.holes()).containsEntry("advice", "请填0至100的数");
        assertThat(problem.found()).isEqualTo("101");
        assertThat(problem.expected()).isEqualTo("0至100之间的数");
        assertThat(problem.place().cell()).isEqualTo("C4");
        assertThat(problem.place().field()).isEqualTo("栏c");
    }

    @Test
    void boundsThatAreFormulasAreShownAsValues() {
        Rule.Validation rule = new Rule.Validation(
                rule("date between kp_from kp_from+30"), "表", CellRef.of("C4"), Severity.ERROR, true, "", "");
        Problem problem = check(rule, false, Map.of("c", CellValue.of(LocalDate.of(2019, 5, 1))))
                .get(0);
        assertThat(problem.found()).isEqualTo("2019年5月1日");
        assertThat(problem.expected()).isEqualTo("日期在 2020年5月1日 与 2020年5月31日 之间");
    }

    @Test
    void ninetyFiveForAShareIsAnErrorThatOffersWhatWasMeant() {
        Rule.Validation rule = new Rule.Validation(
                rule("decimal between 0 1"), "表", CellRef.of("C4"), Severity.ERROR, true, "", "请填0至100%");
        Problem problem = check(rule, false, Map.of("c", CellValue.of(95))).get(0);
        assertThat(problem.found()).isEqualTo("95（即 9500%）");
        assertThat(problem.holes().get("advice")).isEqualTo("请填0至100%。如果是 95%，请填 0.95 或 95%。");
        assertThat(check(rule, false, Map.of("c", CellValue.of(new BigDecimal("0.95")))))
                .isEmpty();
    }

    @Test
    void aRuleOfManyCellsIsReadForEachCell() {
        // written for A4, so that C4 has to be compared with the cell right of it: D4, which is empty
        Rule.Validation rule =
                new Rule.Validation(new Rule.Custom("A4>B4"), "表", CellRef.of("A4"), Severity.ERROR, true, "", "");
        assertThat(check(rule, false, Map.of("b", CellValue.of(99), "c", CellValue.of(1))))
                .isEmpty();
    }
}
