package org.kaoping.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
    /** A plain name for old programs, the true one for all others: blanks as %20, a plus as %2B, no way out of the quotes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a.xlsx | a.xlsx | a.xlsx",
                "示例单位甲（一）+2026 年.xlsx | _________2026 _.xlsx"
                        + " | %E7%A4%BA%E4%BE%8B%E5%8D%95%E4%BD%8D%E7%94%B2%EF%BC%88%E4%B8%80%EF%BC%89%2B2026%20%E5%B9%B4.xlsx",
                "a\"; x=\"b.xlsx | a__ x__b.xlsx | a%22%3B%20x%3D%22b.xlsx",
                "../a\\b.xlsx | .._a_b.xlsx | .._a_b.xlsx",
                "100%~*.xlsx | 100___.xlsx | 100%25~%2A.xlsx",
            })
    void aFileComesUnderItsName(String name, String plain, String encoded) {
        assertThat(Answers.disposition(name))
                .isEqualTo("attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded);
    }
}
