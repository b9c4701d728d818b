package org.kaoping.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What of a scheme is a change, and how it is said. */
class SchemeChangesTest {
    /** A scheme whose parts can be exchanged one by one. */
    private record Parts(
            Map<String, String> settings,
            boolean example,
            List<MonthDue> calendar,
            Map<LocalDate, Boolean> off,
            List<Item> items,
            List<Unit> units,
            List<Indicator> indicators,
            Map<String, Set<String>> not) {
        Scheme scheme() {
            return new Scheme(
                    2020,
                    1,
                    example,
                    SchemeCases.policy(3, 3),
                    settings,
                    calendar,
                    off,
                    items,
                    units,
                    Map.of(Cohort.DEPARTMENT, indicators),
                    not);
        }
    }

    private static Parts parts() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("P20a", "90");
        settings.put("P24", "");
        settings.put("contact", "某人");
        return new Parts(
                settings,
                true,
                new ArrayList<>(SchemeCases.calendar()),
                new HashMap<>(SchemeCases.daysOff()),
                new ArrayList<>(List.of(new Item(1, "信用制度落实", "信用制度和基础建设", ""), new Item(2, "合同执行情况", "营商环境", ""))),
                new ArrayList<>(List.of(
                        SchemeCases.unit("D001", Cohort.DEPARTMENT, Participation.RANKED),
                        SchemeCases.unit("D002", Cohort.DEPARTMENT, Participation.RANKED))),
                new ArrayList<>(List.of(
                        SchemeCases.indicator("B0101", Cohort.DEPARTMENT, "60"),
                        SchemeCases.indicator("B0102", Cohort.DEPARTMENT, "40"))),
                new HashMap<>(Map.of("D001", Set.of("B0102"))));
    }

    private static Unit unit(
            String code,
            String name,
            Participation participation,
            String type,
            String contact,
            String note,
            LocalDate... fromUntil) {
        return new Unit(
                code,
                "示例市" + name,
                name,
                Cohort.DEPARTMENT,
                "",
                participation,
                type,
                Integer.parseInt(code.substring(1)),
                contact,
                contact,
                contact,
                "",
                fromUntil.length > 0 ? fromUntil[0] : null,
                fromUntil.length > 1 ? fromUntil[1] : null,
                note);
    }

    private static Indicator indicator(String code, String full, String rule, String note) {
        return new Indicator(
                code,
                Cohort.DEPARTMENT,
                "信用制度和基础建设",
                1,
                "指标" + code,
                new BigDecimal(full),
                "有无",
                rule,
                "文件",
                "查阅资料",
                false,
                "",
                note);
    }

    private static Arguments row(UnaryOperator<Parts> change, String... words) {
        return Arguments.of(change, List.of(words));
    }

    static Stream<Arguments> changes() {
        LocalDate day = LocalDate.of(2020, 7, 1);
        return Stream.of(
                row(parts -> parts),
                // settings
                row(parts -> put(parts, parts.settings(), "P20a", "85"), "P20a 优秀等级下限：90 → 85"),
                row(parts -> put(parts, parts.settings(), "P24", "20"), "P24 单个单位加分上限：（空） → 20"),
                row(parts -> put(parts, parts.settings(), "contact", "另一人")),
                row(
                        parts -> new Parts(
                                parts.settings(),
                                false,
                                parts.calendar(),
                                parts.off(),
                                parts.items(),
                                parts.units(),
                                parts.indicators(),
                                parts.not()),
                        "示例标记：示例 → （空）"),
                // the calendar and its days
                row(
                        parts -> set(
                                parts,
                                parts.calendar(),
                                0,
                                new MonthDue(
                                        5,
                                        LocalDate.of(2020, 4, 26),
                                        LocalDate.of(2020, 5, 25),
                                        LocalDate.of(2020, 5, 26),
                                        LocalDate.of(2020, 6, 8),
                                        "")),
                        "5月 截止日：2020-05-25 → 2020-05-26"),
                row(parts -> set(
                        parts,
                        parts.calendar(),
                        0,
                        new MonthDue(
                                5,
                                LocalDate.of(2020, 4, 26),
                                LocalDate.of(2020, 5, 25),
                                LocalDate.of(2020, 5, 25),
                                LocalDate.of(2020, 6, 8),
                                "另一备注"))),
                row(parts -> without(parts, parts.calendar(), 7), "去掉12月（2020-11-26 至 2020-12-25，截止 2020-12-25）"),
                row(parts -> put(parts, parts.off(), day, false), "增加2020-07-01（放假）"),
                row(parts -> put(parts, parts.off(), LocalDate.of(2020, 6, 28), false), "2020-06-28：上班 → 放假"),
                // items
                row(
                        parts -> set(parts, parts.items(), 1, new Item(2, "合同履行", "营商环境", "")),
                        "事项2 合同执行情况 名称：合同执行情况 → 合同履行"),
                // units
                row(
                        parts -> add(parts, parts.units(), unit("D003", "第三局", Participation.UNRANKED, "", "", "")),
                        "增加D003 第三局（市（省）直部门，参评不排名）"),
                row(parts -> without(parts, parts.units(), 1), "去掉D002 D002局（市（省）直部门，参评排名）"),
                row(
                        parts -> set(
                                parts,
                                parts.units(),
                                1,
                                unit("D002", "D002局", Participation.REPORTING_ONLY, "", "", "")),
                        "D002 D002局 参与方式：参评排名 → 只报送"),
                row(
                        parts -> set(parts, parts.units(), 1, unit("D002", "新二局", Participation.RANKED, "监管", "", "")),
                        "D002 D002局 全称：示例市D002局 → 示例市新二局",
                        "D002 D002局 简称：D002局 → 新二局",
                        "D002 D002局 承担类型：（空） → 监管"),
                row(
                        parts -> set(
                                parts,
                                parts.units(),
                                1,
                                unit("D002", "D002局", Participation.RANKED, "", "", "", day, day.plusDays(60))),
                        "D002 D002局 启用日期：（空） → 2020-07-01",
                        "D002 D002局 停用日期：（空） → 2020-08-30"),
                row(parts ->
                        set(parts, parts.units(), 1, unit("D002", "D002局", Participation.RANKED, "", "联络员", "备注"))),
                // indicators
                row(
                        parts -> set(parts, parts.indicators(), 0, indicator("B0101", "55.5", "有得分", "")),
                        "B0101 指标B0101 满分：60 → 55.5"),
                row(parts -> set(parts, parts.indicators(), 0, indicator("B0101", "60.00", "有得分", "备注"))),
                row(
                        parts -> set(parts, parts.indicators(), 0, indicator("B0101", "60", "无不得分", "")),
                        "B0101 指标B0101 计分方法：有得分 → 无不得分"),
                row(
                        parts -> set(parts, parts.indicators(), 1, indicator("B0103", "40", "有得分", "")),
                        "增加B0103 指标B0103（满分 40）",
                        "去掉B0102 指标B0102（满分 40）"),
                row(
                        parts -> {
                            List<Indicator> turned = new ArrayList<>(parts.indicators());
                            java.util.Collections.reverse(turned);
                            return set(
                                    set(parts, parts.indicators(), 0, turned.get(0)),
                                    parts.indicators(),
                                    1,
                                    turned.get(1));
                        },
                        "考评指标的先后（第 1 个起）：B0101 → B0102"),
                // undertakings
                row(
                        parts -> put(parts, parts.not(), "D001", Set.of("B0101")),
                        "D001 D001局 B0101 指标B0101：承担 → 不涉及",
                        "D001 D001局 B0102 指标B0102：不涉及 → 承担"),
                row(parts -> put(parts, parts.not(), "D002", Set.of())));
    }

    private static <K, V> Parts put(Parts parts, Map<K, V> map, K key, V value) {
        map.put(key, value);
        return parts;
    }

    private static <V> Parts set(Parts parts, List<V> list, int index, V value) {
        list.set(index, value);
        return parts;
    }

    private static <V> Parts add(Parts parts, List<V> list, V value) {
        list.add(value);
        return parts;
    }

    private static <V> Parts without(Parts parts, List<V> list, int index) {
        list.remove(index);
        return parts;
    }

    @ParameterizedTest
    @MethodSource("changes")
    void eachChangeIsSaidAndNothingElse(UnaryOperator<Parts> change, List<String> words) {
        Scheme before = parts().scheme();
        Scheme after = change.apply(parts()).scheme();
        assertThat(SchemeChanges.between(before, after))
                .extracting(SchemeChange::words)
                .containsExactlyElementsOf(words);
    }

    @Test
    void theyAreCountedByMatterInTheOrderOfTheSheets() {
        Parts other = parts();
        other.settings().put("P20a", "85");
        other.not().put("D001", Set.of("B0101"));
        List<SchemeChange> changes = SchemeChanges.between(parts().scheme(), other.scheme());
        assertThat(SchemeChanges.counted(changes)).isEqualTo("参数 1 处、承担情况 2 处");
        assertThat(changes).extracting(SchemeChange::key).containsExactly("P20a", "D001/B0101", "D001/B0102");
        assertThat(changes).extracting(SchemeChange::sheet).containsExactly("参数", "承担情况_部门", "承担情况_部门");
    }
}
