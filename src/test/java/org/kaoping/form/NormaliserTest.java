package org.kaoping.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Content;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.Severity;

/**
 * What a cell is read as, row by row: a number is written bare, a text in quotes 「…」, {@code #…} is an error value,
 * TRUE/FALSE truth values. The result is the value, then the codes of the problems; － is a blank cell, 无 no value.
 */
class NormaliserTest {
    static Field field(Field.Type type, String format, @Nullable Rule rule) {
        Rule.Validation validation =
                rule == null ? null : new Rule.Validation(rule, "表", CellRef.of("C4"), Severity.ERROR, true, "", "");
        return new Field("f", "栏目", true, false, type, "表", CellRef.of("C4"), format, validation);
    }

    static Content content(String given) {
        if (given.startsWith("「")) {
            return new Content.Text(given.substring(1, given.length() - 1)
                    .replace("〈NBSP〉", "\u00A0")
                    .replace("〈3000〉", "\u3000")
                    .replace("〈TAB〉", "\t")
                    .replace("〈200B〉", "\u200B")
                    .replace("〈LF〉", "\n"));
        }
        if (given.startsWith("#")) {
            return new Content.Err(given);
        }
        return switch (given) {
            case "TRUE", "FALSE" -> new Content.Bool(given.equals("TRUE"));
            case "未计算" -> new Content.Uncalculated();
            case "图片" -> new Content.Picture("ID_1");
            default -> new Content.Num(new BigDecimal(given).round(new MathContext(15)), given);
        };
    }

    private static String read(Field field, String given, String format, boolean date1904) {
        Checked<Optional<CellValue>> read =
                Normaliser.read(field, content(given), format, date1904, Place.ofField("表", "C4", "栏目"));
        String value =
                read.value().map(one -> one.map(CellValue::shown).orElse("－")).orElse("无");
        String problems = read.problems().stream()
                .map(problem -> problem.code().id() + (problem.severity() == Severity.WARNING ? "!" : ""))
                .collect(Collectors.joining(" "));
        return problems.isEmpty() ? value : value + " " + problems;
    }

    @ParameterizedTest
    @CsvSource({
        "9.5, 9.5",
        "5.0, 5",
        "1E1, 10",
        "-0, 0",
        "4.5999999999999996, 4.6",
        "9632.0300000000007, 9632.03",
        "「９．５」, 9.5 normalised",
        "「〈NBSP〉8.5 」, 8.5 normalised",
        "「7〈3000〉」, 7 normalised",
        "「６」, 6 normalised",
        "「1〈200B〉2」, 12 normalised",
        "「10分」, 无 not-a-number",
        "'「1,234.5」', 1234.5 normalised",
        "「95%」, 0.95 normalised",
        "「９５％」, 0.95 normalised",
        "「-3」, -3 normalised",
        "「1E3」, 无 not-a-number",
        "「。」, 无 not-a-number",
        "「.」, 无 not-a-number",
        "「 」, － normalised",
        "「〈3000〉〈NBSP〉〈TAB〉〈200B〉〈LF〉」, － normalised",
        "「」, －",
        "#DIV/0!, 无 cell-error",
        "「#N/A」, 无 not-a-number",
        "TRUE, 无 not-a-number",
        "未计算, 无 formula-not-calculated",
        "图片, 无 not-a-number",
    })
    void numbers(String given, String expected) {
        assertThat(read(field(Field.Type.DECIMAL, "0.00", null), given, "General", false))
                .isEqualTo(expected);
    }

    @Test
    void aCommaForThePointIsNoNumber() {
        assertThat(read(field(Field.Type.DECIMAL, "0.00", null), "「8,5」", "General", false))
                .isEqualTo("无 not-a-number");
    }

    @ParameterizedTest
    @CsvSource({"5.0, 5", "「5」, 5 normalised", "4.9999999999999996, 5", "1E1, 10", "-0, 0", "5.5, 无 not-whole"})
    void wholeNumbers(String given, String expected) {
        assertThat(read(field(Field.Type.INTEGER, "0", null), given, "General", false))
                .isEqualTo(expected);
    }

    @Test
    void aWholeRuleOfTheMasterKeepsTheValueForTheChecker() {
        Rule rule = new Rule.Bounds(Rule.Quantity.WHOLE, Rule.Operator.BETWEEN, "0", "99");
        assertThat(read(field(Field.Type.INTEGER, "0", rule), "5.5", "General", false))
                .isEqualTo("5.5");
    }

    @Test
    void aDayInANumberFieldIsNoNumber() {
        assertThat(read(field(Field.Type.DECIMAL, "0.00", null), "43952", "yyyy/m/d", false))
                .isEqualTo("无 not-a-number");
    }

    @ParameterizedTest
    @CsvSource({
        "46331, General, 2026-11-05",
        "46331, 'yyyy\"年\"m\"月\"d\"日\"', 2026-11-05",
        "46331, '[$-804]yyyy\"年\"m\"月\"d\"日\"', 2026-11-05",
        "46331, 'yyyy\"年\"m\"月\"', 2026-11-05",
        "46331, aaaa, 2026-11-05",
        "46330.999502314816, yyyy-mm-dd, 2026-11-05 normalised",
        "46331.000497685185, yyyy-mm-dd, 2026-11-05 normalised",
        "46331.99999999, yyyy-mm-dd, 2026-11-06",
        "46331.5, yyyy-mm-dd, 2026-11-05 normalised",
        "20261105, General, 2026-11-05 normalised",
        "「2026.11.5」, General, 2026-11-05 normalised",
        "「2026/11/5」, General, 2026-11-05 normalised",
        "「2026-11-05」, @, 2026-11-05 normalised",
        "「2026年11月5日」, General, 2026-11-05 normalised",
        "「２０２６年１１月５日」, General, 2026-11-05 normalised",
        "「2026 年 11 月 5 日」, General, 2026-11-05 normalised",
        "「20261105」, General, 2026-11-05 normalised",
        "「2026-11-05 00:00:00」, General, 2026-11-05 normalised",
        "「2026-11-05T00:00:00」, General, 2026-11-05 normalised",
        "「11月5日」, General, 无 not-a-date",
        "「2026年11月」, General, 无 not-a-date",
        "「26.11.5」, General, 无 not-a-date",
        "「2026-13-45」, General, 无 not-a-date",
        "「2026-02-30」, General, 无 not-a-date",
        "「2026-11/5」, General, 无 not-a-date",
        "「本月」, General, 无 not-a-date",
        "2026, General, 无 not-a-date",
        "2026.5, General, 无 not-a-date",
        "20261345, General, 无 not-a-date",
        "-1, yyyy-mm-dd, 无 not-a-date",
        "60, yyyy-mm-dd, 无 not-a-date",
        "61, yyyy-mm-dd, 1900-03-01",
        "59, yyyy-mm-dd, 1900-02-28",
        "2958465, yyyy-mm-dd, 9999-12-31",
        "TRUE, General, 无 not-a-date",
        "「 」, General, － normalised",
    })
    void days(String given, String format, String expected) {
        assertThat(read(field(Field.Type.DATE, "yyyy-mm-dd", null), given, format, false))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"44869, 2026-11-05", "44868.9996, 2026-11-05 normalised", "「2026.11.5」, 2026-11-05 normalised"})
    void daysThatCountFrom1904(String given, String expected) {
        assertThat(read(field(Field.Type.DATE, "yyyy-mm-dd", null), given, "yyyy-mm-dd", true))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "46331.5, 2026-11-05 12:00",
        "「2026年11月5日 9:30」, 2026-11-05 09:30 normalised",
        "「2026-11-05」, 2026-11-05 00:00 normalised",
        "「9:30」, 无 not-a-date"
    })
    void momentsOfADay(String given, String expected) {
        assertThat(read(field(Field.Type.DATETIME, "yyyy-mm-dd hh:mm", null), given, "yyyy-mm-dd hh:mm", false))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 12:00",
        "0.395833333333333, 09:30",
        "「9:30」, 09:30 normalised",
        "「９：３０」, 09:30 normalised",
        "「9时30分」, 09:30 normalised",
        "「25:00」, 无 not-a-time",
        "「930」, 无 not-a-time",
        "1.5, 无 not-a-time",
    })
    void times(String given, String expected) {
        assertThat(read(field(Field.Type.TIME, "h:mm", null), given, "h:mm", false))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "「市信用办」, General, 市信用办",
        "「 市信用办〈LF〉」, General, 市信用办 normalised",
        "「138〈200B〉00001234」, @, 13800001234 normalised",
        "「#N/A」, General, #N/A",
        "「000007」, General, 000007",
        "「=1+1」, General, =1+1",
        "13800001234, General, 13800001234 normalised",
        "13800001234, 0, 13800001234 normalised",
        "13800001234, @, 13800001234 normalised",
        "51356317.21, General, 51356317.21 normalised",
        "999999999999999, General, 999999999999999 normalised",
        "1000000000000000, General, 无 long-number-lost",
        "1.10101199003078E+17, General, 无 long-number-lost",
        "110101199003078880, General, 无 long-number-lost",
        "7, 000000, 000007 normalised!",
        "7, General, 7 normalised",
        "44190, m月d日, 2020年12月25日 normalised!",
        "0.95, 0%, 95% normalised",
        "TRUE, General, 无 not-text",
        "#REF!, General, 无 cell-error",
        "未计算, General, 无 formula-not-calculated",
        "图片, General, 图片 picture-in-cell",
    })
    void texts(String given, String format, String expected) {
        assertThat(read(field(Field.Type.TEXT, "@", null), given, format, false))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"General", "@", "0"})
    void aCodeOfFixedLengthThatIsTooShortHasLostItsZeros(String format) {
        Rule rule = new Rule.Bounds(Rule.Quantity.LENGTH, Rule.Operator.EQUAL, "6", "");
        assertThat(read(field(Field.Type.TEXT, "@", rule), "7", format, false)).isEqualTo("无 leading-zeros-lost");
        assertThat(read(field(Field.Type.TEXT, "@", rule), "100007", format, false))
                .isEqualTo("100007 normalised");
    }

    @ParameterizedTest
    @CsvSource({
        "「有进展」, 有进展",
        "「有进展 」, 有进展 normalised",
        "「有 进展」, 有进展 normalised",
        "「市(省)直」, 市（省）直 normalised",
        "「５」, 5 normalised",
        "5, 5",
        "「有些进展」, 有些进展",
    })
    void options(String given, String expected) {
        Rule rule = new Rule.OneOf(java.util.List.of("有进展", "无新增", "市（省）直", "5"));
        assertThat(read(field(Field.Type.LIST, "@", rule), given, "General", false))
                .isEqualTo(expected);
    }

    @Test
    void aNoteSaysWhereBeforeAndAfter() {
        Problem note = Normaliser.read(
                        field(Field.Type.DECIMAL, "0.00", null),
                        content("「９．５」"),
                        "General",
                        false,
                        Place.ofField("表", "C4", "栏目"))
                .problems()
                .get(0);
        assertThat(note.place()).isEqualTo(Place.ofField("表", "C4", "栏目"));
        assertThat(note.found()).isEqualTo("９．５");
        assertThat(note.expected()).isEqualTo("9.5");
        assertThat(note.severity()).isEqualTo(Severity.NOTE);
    }

    @ParameterizedTest
    @CsvSource({
        "yyyy-mm-dd, true",
        "m月d日, true",
        "[h]:mm, true",
        "aaaa, true",
        "General, false",
        "0.00E+00, false",
        "'#,##0.00', false",
        "'0.00\"days\"', false",
        "'[Red]0', false",
        "@, false",
        "G/通用格式, false",
    })
    void whichFormatsShowADay(String format, boolean expected) {
        assertThat(NumberFormats.isDate(format)).isEqualTo(expected);
    }
}
