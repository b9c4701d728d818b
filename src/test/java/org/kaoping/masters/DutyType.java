package org.kaoping.masters;

import java.util.List;

/**
 * A type of duties (domain design 3.3): fills a unit's row of the undertaking matrix.
 *
 * @param code its short code; empty: 全部, for counties
 * @param name its name in the roster
 * @param count how many of the example's 36 indicators it undertakes
 * @param y the sum of their full marks
 * @param undertakes whether the prefixes name what is undertaken, else what is not
 * @param prefixes codes or beginnings of codes
 */
record DutyType(String code, String name, int count, double y, boolean undertakes, List<String> prefixes) {
    /** All types. */
    static final List<DutyType> ALL = List.of(
            new DutyType("J", "监管执法", 34, 96, false, List.of("B0402", "B0501")),
            new DutyType("JF", "监管执法＋赋码", 35, 97, false, List.of("B0501")),
            new DutyType("JR", "监管执法＋融资", 35, 99, false, List.of("B0402")),
            new DutyType("Z", "综合管理", 19, 47, true, general("B0401", "B0502")),
            new DutyType("ZF", "综合管理＋赋码", 20, 48, true, general("B04", "B0502")),
            new DutyType("ZR", "综合管理＋融资", 20, 50, true, general("B0401", "B05")),
            new DutyType("D", "党群组织", 11, 24, true, List.of("B01", "B06", "B09", "B15", "B16")),
            new DutyType("DF", "党群组织＋赋码", 12, 25, true, List.of("B01", "B0402", "B06", "B09", "B15", "B16")),
            new DutyType(
                    "S",
                    "司法",
                    21,
                    55,
                    true,
                    List.of(
                            "B01", "B03", "B0401", "B06", "B09", "B1201", "B1203", "B1204", "B13", "B14", "B15",
                            "B16")),
            new DutyType(
                    "E",
                    "公用企业",
                    17,
                    41,
                    true,
                    List.of("B01", "B03", "B0401", "B0502", "B07", "B08", "B09", "B14", "B15", "B16")),
            new DutyType("", "全部", 36, 100, false, List.of()));

    private static List<String> general(String code, String credit) {
        return List.of("B01", "B03", code, credit, "B06", "B08", "B09", "B1003", "B1204", "B15", "B16");
    }

    /** 承担 or 不涉及 for each indicator. */
    List<String> duties(List<String> indicators) {
        return indicators.stream()
                .map(indicator -> prefixes.stream().anyMatch(indicator::startsWith) == undertakes ? "承担" : "不涉及")
                .toList();
    }

    /** What the type undertakes, in words. */
    String words() {
        if (prefixes.isEmpty()) {
            return "承担全部指标";
        }
        return (undertakes ? "承担：" : "不涉及：") + String.join("、", prefixes) + (undertakes ? "（三位的表示该事项全部指标）" : "，其余承担");
    }
}
