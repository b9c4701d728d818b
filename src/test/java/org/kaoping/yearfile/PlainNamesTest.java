package org.kaoping.yearfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that every file system takes, and that still say what people called their files. */
class PlainNamesTest {
    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("月报 五月.xlsx", "月报 五月.xlsx"),
                Arguments.of("a/b\\c:d*e?f\"g<h>i|j", "a_b_c_d_e_f_g_h_i_j"),
                Arguments.of("..", "无"),
                Arguments.of("...x", "x"),
                Arguments.of("结尾有点. . ", "结尾有点"),
                Arguments.of(" 两头有空 ", "两头有空"),
                Arguments.of("CON", "_CON"),
                Arguments.of("con.xlsx", "_con.xlsx"),
                Arguments.of("console.xlsx", "console.xlsx"),
                Arguments.of("LPT1.txt", "_LPT1.txt"),
                Arguments.of("表" + (char) 0x202E + "xslx.exe", "表xslx.exe"),
                Arguments.of("有" + (char) 0 + "零" + (char) 10 + "行", "有零行"),
                Arguments.of("", "无"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void areMadeFit(String name, String fit) {
        assertThat(PlainNames.clean(name, "无")).isEqualTo(fit);
    }

    @Test
    void areShortenedBeforeTheirExtension() {
        String fit = PlainNames.clean("很长的名字".repeat(60) + ".xlsx", "无");
        assertThat(fit).startsWith("很长的名字").endsWith("….xlsx");
        assertThat(fit.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(150);
    }

    @Test
    void doublesAreNumberedWhateverTheirCase() {
        PlainNames names = new PlainNames();
        assertThat(names.path("原件/甲", "a.xlsx")).isEqualTo("原件/甲/a.xlsx");
        assertThat(names.path("原件/甲", "A.xlsx")).isEqualTo("原件/甲/A（2）.xlsx");
        assertThat(names.path("原件/甲", "a.xlsx")).isEqualTo("原件/甲/a（3）.xlsx");
        assertThat(names.path("原件/乙", "a.xlsx")).isEqualTo("原件/乙/a.xlsx");
        assertThat(names.path("原件/乙", "没有扩展名")).isEqualTo("原件/乙/没有扩展名");
    }
}
