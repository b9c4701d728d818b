package org.kaoping.scheme;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Small invented schemes for tests. */
public final class SchemeCases {
    private SchemeCases() {}

    /** The default settings with those numbers of honours and criticisms in both cohorts. */
    public static Policy policy(int honours, int criticism) {
        return policy(honours, criticism, 2);
    }

    /** The same with that many decimals. */
    public static Policy policy(int honours, int criticism, int scale) {
        return policy(honours, criticism, scale, Counting.DEFAULT);
    }

    /** The same with other ways of counting. */
    public static Policy policy(int honours, int criticism, int scale, Counting counting) {
        return new Policy(
                "示例市",
                "示信办发〔2020〕1号",
                LocalDate.of(2020, 5, 12),
                "市信用办",
                "示例市社会信用体系建设工作领导小组办公室",
                "市政府督察室",
                "市政府信息综合服务中心",
                5,
                12,
                10,
                new BigDecimal("100"),
                scale,
                new BigDecimal("90"),
                new BigDecimal("70"),
                new BigDecimal("50"),
                List.of(new BigDecimal("5"), new BigDecimal("10"), new BigDecimal("20")),
                honours,
                honours,
                criticism,
                criticism,
                new BigDecimal("40"),
                counting,
                Ordering.DEFAULT,
                Reporting.DEFAULT,
                Weighing.DEFAULT,
                FollowUp.DEFAULT);
    }

    /** Those settings with another way of ordering. */
    public static Policy with(Policy policy, Ordering ordering) {
        return with(policy, ordering, policy.reporting(), policy.weighing(), policy.followUp());
    }

    /** Those settings with other deadlines. */
    public static Policy with(Policy policy, Reporting reporting) {
        return with(policy, policy.ordering(), reporting, policy.weighing(), policy.followUp());
    }

    /** Those settings with another way of weighing. */
    public static Policy with(Policy policy, Weighing weighing) {
        return with(policy, policy.ordering(), policy.reporting(), weighing, policy.followUp());
    }

    /** Those settings with other days and places after the result. */
    public static Policy with(Policy policy, FollowUp followUp) {
        return with(policy, policy.ordering(), policy.reporting(), policy.weighing(), followUp);
    }

    private static Policy with(
            Policy policy, Ordering ordering, Reporting reporting, Weighing weighing, FollowUp followUp) {
        return new Policy(
                policy.city(),
                policy.docNo(),
                policy.issued(),
                policy.office(),
                policy.officeFull(),
                policy.partner1(),
                policy.partner2(),
                policy.firstMonth(),
                policy.lastMonth(),
                policy.paperDays(),
                policy.full(),
                policy.scale(),
                policy.excellent(),
                policy.good(),
                policy.pass(),
                policy.tiers(),
                policy.honoursDepartments(),
                policy.honoursCounties(),
                policy.criticismDepartments(),
                policy.criticismCounties(),
                policy.lowY(),
                policy.counting(),
                ordering,
                reporting,
                weighing,
                followUp);
    }

    /** The calendar of 2020, from May to December; June, July and October roll over days off. */
    public static List<MonthDue> calendar() {
        List<MonthDue> months = new ArrayList<>();
        Map<Integer, LocalDate> rolled =
                Map.of(6, LocalDate.of(2020, 6, 28), 7, LocalDate.of(2020, 7, 27), 10, LocalDate.of(2020, 10, 26));
        for (int month = 5; month <= 12; month++) {
            LocalDate due = rolled.getOrDefault(month, LocalDate.of(2020, month, 25));
            months.add(new MonthDue(
                    month,
                    LocalDate.of(2020, month - 1, 26),
                    LocalDate.of(2020, month, 25),
                    due,
                    due.plusDays(14),
                    ""));
        }
        return months;
    }

    /** The days of 2020 that differ from their weekday around the deadlines. */
    public static Map<LocalDate, Boolean> daysOff() {
        return Map.of(
                LocalDate.of(2020, 6, 25), false,
                LocalDate.of(2020, 6, 26), false,
                LocalDate.of(2020, 6, 28), true,
                LocalDate.of(2020, 10, 1), false,
                LocalDate.of(2020, 10, 2), false,
                LocalDate.of(2020, 10, 5), false,
                LocalDate.of(2020, 10, 6), false,
                LocalDate.of(2020, 10, 7), false,
                LocalDate.of(2020, 10, 8), false,
                LocalDate.of(2020, 10, 10), true);
    }

    /** A scheme of those units and indicators, in which everybody undertakes everything but those. */
    public static Scheme scheme(
            Policy policy,
            List<Unit> units,
            Map<Cohort, List<Indicator>> indicators,
            Map<String, Set<String>> notUndertaken) {
        return new Scheme(
                2020,
                1,
                true,
                policy,
                Map.of(),
                calendar(),
                daysOff(),
                List.of(new Item(1, "信用制度落实", "信用制度和基础建设", "")),
                units,
                indicators,
                notUndertaken);
    }

    /** A unit whose order is the number in its code. */
    public static Unit unit(String code, Cohort cohort, Participation participation) {
        return unit(code, cohort, participation, null, null);
    }

    /** The same with its first and last day. */
    public static Unit unit(
            String code,
            Cohort cohort,
            Participation participation,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        return unit(code, cohort, participation, from, until, "");
    }

    /** The same, merged into another. */
    public static Unit unit(
            String code,
            Cohort cohort,
            Participation participation,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String into) {
        return new Unit(
                code,
                "示例市" + code + "局",
                code + "局",
                cohort,
                "",
                participation,
                "",
                Integer.parseInt(code.substring(1)),
                "",
                "",
                "",
                "",
                from,
                until,
                "",
                into);
    }

    /** An indicator of item 1. */
    public static Indicator indicator(String code, Cohort cohort, String full) {
        return indicator(code, cohort, 1, full);
    }

    /** An indicator. */
    public static Indicator indicator(String code, Cohort cohort, int item, String full) {
        return new Indicator(
                code,
                cohort,
                "信用制度和基础建设",
                item,
                "指标" + code,
                new BigDecimal(full),
                "有无",
                "有得分",
                "文件",
                "查阅资料",
                false,
                "",
                "");
    }
}
