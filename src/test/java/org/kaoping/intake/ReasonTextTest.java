package org.kaoping.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no reason, and what is one. */
class ReasonTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "　", "\n", "\u200B", "无", "无。", " 无 ", "“无”", "没有", "没有！", "-", "——", "/", "、", "同上", "同上。",
                "（同上）", "如上", "同 上", "略", "暂无", "不详", "N/A", "ｎ／ａ", "ＮＯ", "None", "无无无", "1111", "嗯", "原因：", "核实说明",
                "确实如此。", "…", "✓"
            })
    void idle(String text) {
        assertThat(ReasonText.saysWhy(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"本月无会议", "无新增项目，上月已全部办结", "同上月情况一致，项目未开工", "补报", "经电话核实，数字无误", "２０２０年新并入下属单位", "due to merger"})
    void aReason(String text) {
        assertThat(ReasonText.saysWhy(text)).isTrue();
    }
}
