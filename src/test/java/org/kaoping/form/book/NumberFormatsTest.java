package org.kaoping.form.book;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFormatsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "yyyy-mm-dd | day",
                "yyyy\"年\"m\"月\"d\"日\" | day",
                "[$-804]yyyy\"年\"m\"月\"d\"日\";@ | day",
                "m\"月\"d\"日\" | day",
                "yyyy/m/d h:mm | both",
                "h:mm AM/PM | time",
                "AM/PM | time",
                "上午/下午h\"时\"mm\"分\" | time",
                "[h]:mm | time",
                "[mm]:ss | time",
                "mm:ss.0 | time",
                "aaaa | day",
                "[$-411]ggge\"年\" | day",
                "mmm | day",
                "General | none",
                "General\\ \"d\" | none",
                "G/通用格式 | none",
                "@ | none",
                "0.00 | none",
                "0.00E+00 | none",
                "##0.0e+0 | none",
                "\"day\" 0 | none",
                "\"100\" | none",
                "\\d0 | none",
                "[Red]0 | none",
                "[DBNum1]0 | none",
                "0_d | none",
                "0;yyyy | none",
                "#,##0\"元\" | none",
                "0\"unclosed d | none",
                "0[unclosed d | none"
            })
    void whatAFormatShows(String code, String shows) {
        assertThat(NumberFormats.hasDay(code)).isEqualTo(shows.equals("day") || shows.equals("both"));
        assertThat(NumberFormats.hasTime(code)).isEqualTo(shows.equals("time") || shows.equals("both"));
        assertThat(NumberFormats.isDate(code)).isEqualTo(!shows.equals("none"));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53,
                54, 55, 56, 57, 58
            })
    void builtInDatesAndTimes(int id) {
        String code = NumberFormats.builtIn(id);
        assertThat(code).isNotNull();
        assertThat(NumberFormats.isDate(String.valueOf(code))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 13, 37, 40, 41, 42, 43, 44, 48, 49})
    void builtInNumbers(int id) {
        String code = NumberFormats.builtIn(id);
        assertThat(code).isNotNull();
        assertThat(NumberFormats.isDate(String.valueOf(code))).isFalse();
    }
}
