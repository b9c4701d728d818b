package org.kaoping.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which texts can be a master's text with something in its placeholders. */
class OpenTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "月报 | 月报 | true",
                "月报 | 月报表 | false",
                "{city}月报 | 示例市月报 | true",
                "{city}月报 | 月报 | true",
                "{city}月报 | 示例市月报表 | false",
                "{city}{year}年度月报 | 示例市2020年度月报 | true",
                "{city}{year}年度月报 | 年度月报 | true",
                "{city}{year}年度月报 | 示例市2020年月报 | false",
                "报送{from}至{to} | 报送1月至5月 | true",
                "报送{from}至{to} | 报送至 | true",
                "报送{from}至{to} | 报送1月到5月 | false",
                "{a}年{b}月 | 2020年度5月 | true",
                "{a}年{b}年 | 年年 | true",
                "{a}年{b}年 | 年 | false",
                "甲{a}甲 | 甲 | false",
                "甲{a}甲 | 甲甲 | true",
                "{a}甲{b}甲乙 | 甲甲乙 | true",
                "{a}甲乙{b}乙丙 | 甲乙丙 | false",
                "{a}（{b}） | 表(五月) | true",
            })
    void fits(String text, String found, boolean fits) {
        assertThat(OpenText.of(text).fits(FormTexts.fold(found))).isEqualTo(fits);
    }

    /** In a time that grows with the text: sharing it out among six placeholders would outlast us. */
    @Test
    void aLongTextIsReadOnce() {
        OpenText title = OpenText.of("{a}年{b}年{c}年{d}年{e}年{f}月报");
        assertThat(title.fits("年".repeat(32_767))).isFalse();
        assertThat(title.fits("年".repeat(32_765) + "月报")).isTrue();
    }
}
