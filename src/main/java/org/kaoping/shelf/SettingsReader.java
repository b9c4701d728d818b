package org.kaoping.shelf;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.CellValue;
import org.kaoping.form.Values;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Counting;
import org.kaoping.scheme.FollowUp;
import org.kaoping.scheme.Ordering;
import org.kaoping.scheme.Policy;
import org.kaoping.scheme.Reporting;
import org.kaoping.scheme.SettingNames;
import org.kaoping.scheme.Weighing;

/** Reads the settings P01 to P41 (domain design 5.1; P41 is ours). */
final class SettingsReader {
    /** What stands for a setting that workbooks of an earlier master have not. */
    private static final Map<String, Integer> ABSENT = Map.of("P41", 3);

    private final Values values;
    private final List<Problem> problems;

    SettingsReader(Values values, List<Problem> problems) {
        this.values = values;
        this.problems = problems;
    }

    /** Every setting as it was written, in order, with the contact that is printed on the filling notes. */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        new java.util.TreeMap<>(values.fields()).forEach((name, entry) -> {
            if (name.matches("P\\d\\d[a-c]?|contact|contactPhone")) {
                all.put(name, entry.value().shown());
            }
        });
        ABSENT.forEach((name, value) -> {
            if (values.text(name).isBlank()) {
                all.put(name, String.valueOf(value));
            }
        });
        return all;
    }

    int year() {
        return whole("P02", 2000, 2100);
    }

    /** Whether the workbook says of itself that it is an example, in its setting 示例标记. */
    boolean example() {
        return values.text("exampleMark").contains("示例");
    }

    Policy policy() {
        String zone = values.text("P40").strip();
        if (!zone.isEmpty() && !zone.equals("Asia/Shanghai")) {
            wrong("P40", "Asia/Shanghai"); // fixed: every day of the year is counted there
        }
        int first = whole("P08", 1, 12);
        int last = whole("P09", 1, 12);
        if (first > last) {
            wrong("P09", "不早于首个报送月份");
        }
        BigDecimal excellent = number("P20a");
        BigDecimal good = number("P20b");
        BigDecimal pass = number("P20c");
        if (excellent.compareTo(good) <= 0 || good.compareTo(pass) <= 0) {
            String wrong = excellent.compareTo(good) <= 0 ? "P20b" : "P20c";
            problems.add(Problem.of(ProblemCode.SCHEME_BOUNDS, place(wrong))
                    .found(values.text("P20a") + "、" + values.text("P20b") + "、" + values.text("P20c")));
        }
        return new Policy(
                required("P01"),
                values.text("P03"),
                values.value("P04") instanceof CellValue.Date date ? date.value() : null,
                required("P05a"),
                required("P05b"),
                values.text("P06"),
                values.text("P07"),
                first,
                last,
                whole("P14", 0, 60),
                number("P18"),
                whole("P19", 0, 4),
                excellent,
                good,
                pass,
                List.of(number("P23a"), number("P23b"), number("P23c")),
                whole("P28a", 0, 999),
                whole("P28b", 0, 999),
                whole("P29a", 0, 999),
                whole("P29b", 0, 999),
                number("P36"),
                new Counting(
                        option("P13", "电子版和纸质版", "仅电子版").equals("电子版和纸质版"),
                        cap("P24"),
                        cap("P25"),
                        option("P26", "累计", "就高一项").equals("累计"),
                        Counting.Scope.ofLabel(option(
                                        "P33",
                                        Counting.Scope.BOTH.label(),
                                        Counting.Scope.DEPARTMENTS.label(),
                                        Counting.Scope.EVERYTHING.label()))
                                .orElse(Counting.Scope.BOTH),
                        yes("P34")),
                ordering(),
                new Reporting(
                        whole("P10", 1, 28),
                        yes("P11"),
                        yes("P12"),
                        option("P15", "上月26日至本月25日", "自然月").equals("自然月"),
                        day("P16"),
                        day("P17"),
                        later("P41", 0, 30)),
                new Weighing(
                        share("P27"),
                        Weighing.NoCase.ofLabel(option(
                                        "P35",
                                        Weighing.NoCase.MARKED.label(),
                                        Weighing.NoCase.LEFT_OUT.label(),
                                        Weighing.NoCase.MEAN.label()))
                                .orElse(Weighing.NoCase.MARKED)),
                new FollowUp(whole("P37", 1, 180), whole("P38", 0, 30), whole("P39", 0, 20)));
    }

    private Ordering ordering() {
        return new Ordering(
                Ordering.Basis.ofLabel(option("P21", "考核得分", "综合得分")).orElse(Ordering.Basis.SCORE),
                Ordering.Basis.ofLabel(option("P22", "综合得分", "考核得分")).orElse(Ordering.Basis.TOTAL),
                cap("P30"),
                Ordering.Ties.ofLabel(option("P31", "考核得分再按时率", "只比考核得分", "不比")).orElse(Ordering.Ties.SCORE_THEN_RATE),
                Ordering.Line.ofLabel(option("P32", "待定", "全部列入", "全部不列")).orElse(Ordering.Line.DECIDE));
    }

    private boolean yes(String name) {
        return option(name, "是", "否").equals("是");
    }

    /** One of these words; the first stands where another was found, which is a problem. */
    private String option(String name, String... words) {
        String found = values.text(name).strip();
        if (!List.of(words).contains(found)) {
            wrong(name, String.join("、", words));
            return words[0];
        }
        return found;
    }

    /** A number above 0, or nothing. */
    private @Nullable BigDecimal cap(String name) {
        if (values.text(name).isBlank()) {
            return null;
        }
        BigDecimal cap = number(name);
        if (values.value(name) instanceof CellValue.Decimal && cap.signum() <= 0) {
            wrong(name, "大于0的数，或空着");
        }
        return cap;
    }

    /** A share from 0 to 50 per cent. */
    private BigDecimal share(String name) {
        BigDecimal share = number(name);
        if (share.signum() < 0 || share.compareTo(new BigDecimal("0.5")) > 0) {
            wrong(name, "0%至50%");
        }
        return share;
    }

    private MonthDay day(String name) {
        String text = values.text(name).strip();
        @Nullable MonthDay day = monthDay(text);
        if (day == null) {
            wrong(name, "“月-日”，如 12-25");
            return MonthDay.of(12, 25);
        }
        return day;
    }

    private static @Nullable MonthDay monthDay(String text) {
        if (!text.matches("\\d{1,2}-\\d{1,2}")) {
            return null;
        }
        int month = Integer.parseInt(text.substring(0, text.indexOf('-')));
        int day = Integer.parseInt(text.substring(text.indexOf('-') + 1));
        boolean valid = month >= 1
                && month <= 12
                && day >= 1
                && day <= LocalDate.of(2001, month, 1).lengthOfMonth();
        return valid ? MonthDay.of(month, day) : null;
    }

    private String required(String name) {
        String text = values.text(name).strip();
        if (text.isEmpty()) {
            problems.add(Problem.of(ProblemCode.REQUIRED_MISSING, place(name)).with("label", label(name)));
        }
        return text;
    }

    private BigDecimal number(String name) {
        if (values.value(name) instanceof CellValue.Decimal decimal) {
            return decimal.value();
        }
        wrong(name, "数字");
        return BigDecimal.ZERO;
    }

    private int whole(String name, int least, int most) {
        if (values.value(name) instanceof CellValue.Decimal decimal
                && decimal.value().stripTrailingZeros().scale() <= 0
                && decimal.value().compareTo(BigDecimal.valueOf(least)) >= 0
                && decimal.value().compareTo(BigDecimal.valueOf(most)) <= 0) {
            return decimal.value().intValueExact();
        }
        wrong(name, least + "至" + most + "的整数");
        return least;
    }

    /** A whole number that may be absent. */
    private int later(String name, int least, int most) {
        return values.text(name).isBlank() ? ABSENT.getOrDefault(name, least) : whole(name, least, most);
    }

    private void wrong(String name, String expected) {
        problems.add(Problem.of(ProblemCode.SCHEME_VALUE_WRONG, place(name))
                .found(values.text(name))
                .expected(expected));
    }

    /** The setting as the clerk sees it: number and name. */
    private static String label(String name) {
        return (name + " " + SettingNames.ALL.getOrDefault(name, "")).strip();
    }

    private Place place(String name) {
        Values.Entry entry = values.fields().get(name);
        return entry == null
                ? new Place("参数", null, label(name))
                : Place.ofField(entry.sheet(), entry.cell().a1(), label(name));
    }
}
