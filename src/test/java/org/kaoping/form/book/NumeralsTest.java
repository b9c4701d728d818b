package org.kaoping.form.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralsTest {
    @ParameterizedTest
    @CsvSource({
        "60, 60",
        "-0, 0",
        "+5, 5",
        "100, 100",
        "1E2, 100",
        "1.50, 1.5",
        ".5, 0.5",
        "5., 5",
        "0.30000000000000004, 0.3",
        "2.6749999999999998, 2.675",
        "9007199254740993, 9007199254740990",
        "1.10101199003078E+17, 110101199003078000",
        "110101199003078880, 110101199003079000",
        "0.1000000000000000055511151231257827, 0.1",
        "46330.999502314816, 46330.9995023148",
        "1E-320, 0",
        "4.9E-324, 0",
        "1E-99999999999, 0",
        "0E999999999, 0",
        "1E-7, 0.0000001"
    })
    void numbersAsExcelShowsThem(String raw, String shown) {
        assertThat(Numerals.decimal(raw, 308)).isNotNull().hasToString(asBigDecimal(shown));
    }

    /** BigDecimal writes very small numbers with an exponent. */
    private static String asBigDecimal(String plain) {
        return new BigDecimal(plain).toString();
    }

    @Test
    void theGreatestNumberIsReadTheNextIsNot() {
        assertThat(Numerals.decimal("9.99E308", 308)).isEqualByComparingTo("9.99E308");
        assertThat(Numerals.decimal("-9.99E308", 308)).isEqualByComparingTo("-9.99E308");
        assertThat(Numerals.decimal("1E309", 308)).isNull();
        assertThat(Numerals.decimal("99999E305", 308)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "E5",
                "1E",
                "1E+",
                "1e5x",
                "NaN",
                "INF",
                "Infinity",
                "0x3C",
                "60f",
                "60d",
                "60L",
                "1_000",
                "1,5",
                "１",
                "--1",
                "1.2.3",
                "1 2",
                "1E1E1",
                "1E400",
                "1E999999999",
                "1E99999999999999999999"
            })
    void whatIsNoNumberIsNone(String raw) {
        assertThat(Numerals.decimal(raw, 308)).isNull();
    }

    @Test
    void endlessDigitsAreNoNumber() {
        assertThat(Numerals.decimal("1".repeat(401), 308)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "22, 22", "999999999, 999999999", "-1, -1", "2147483648, -1", "x, -1", "'', -1", "1.0, -1"})
    void indexes(String text, int index) {
        assertThat(Numerals.index(text)).isEqualTo(index);
    }
}
