package org.kaoping.masters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a filled scheme workbook says.
 *
 * @param settings the values of the sheet 参数 by field name: texts, numbers, days
 * @param off 放假和调休
 * @param calendar the twelve months
 * @param units the roster, a cell each column
 * @param indicators per cohort letter (B, X) the rows of the indicator table, a cell each column
 * @param duties per cohort letter the rows: unit code, short name, then 承担 or 不涉及 per indicator
 */
record SchemeData(
        Map<String, Object> settings,
        List<Off> off,
        List<Month> calendar,
        List<List<Object>> units,
        Map<String, List<List<Object>>> indicators,
        Map<String, List<List<String>>> duties) {
    private static final String DEPARTMENT = "市（省）直部门";
    private static final String COUNTY = "县（市）区";

    /** A day that does not follow its weekday. */
    record Off(LocalDate day, boolean work, String note) {}

    /** A month of the calendar. */
    record Month(int no, LocalDate from, LocalDate to, LocalDate due, LocalDate paper, String note) {}

    /** The example of 2020 out of the shared tables. */
    static SchemeData example(Path shared) {
        Map<String, Object> settings = settings("朝阳市", "朝信办发〔2020〕4号", "市信用办", "朝阳市社会信用体系建设工作领导小组办公室");
        settings.put("P06", "市政府督察室");
        settings.put("P07", "市政府信息综合服务中心");
        List<List<Object>> units = new ArrayList<>();
        Map<String, List<List<String>>> duties = new LinkedHashMap<>();
        duties.put("B", new ArrayList<>());
        duties.put("X", new ArrayList<>());
        for (List<String> row : csv(shared.resolve("domain/roster.csv"))) {
            boolean county = row.get(3).equals(COUNTY);
            // The county rows keep the number of GB/T 2260 as their remark.
            String note = county ? "国家标准代码：" + row.get(10) : row.get(10).replaceAll("；若是，见开放问题O2", "");
            units.add(unit(
                    row.get(0),
                    row.get(1),
                    row.get(2),
                    row.get(3),
                    row.get(4),
                    row.get(5),
                    row.get(6),
                    Integer.parseInt(row.get(8)),
                    note));
            if (county) {
                duties.get("X").add(duty(row.get(0), row.get(2), java.util.Collections.nCopies(36, "承担")));
            }
        }
        for (List<String> row : csv(shared.resolve("domain/undertaking.csv"))) {
            duties.get("B").add(duty(row.get(0), row.get(1), row.subList(2, 38)));
        }
        List<Off> off = daysOff2020();
        return new SchemeData(settings, off, calendar2020(off), units, indicators(shared), duties);
    }

    /** An invented city with 24 departments and 6 counties, the same indicators and calendar. */
    static SchemeData demo(Path shared) {
        Map<String, Object> settings = settings("示例市", "示例办发〔2020〕1号", "示例市信用办", "示例市社会信用体系建设工作领导小组办公室");
        settings.put("P06", "示例市政府督察室");
        settings.put("P07", "示例市政府信息综合服务中心");
        Map<String, List<List<Object>>> indicators = indicators(shared);
        List<String> codes =
                indicators.get("B").stream().map(row -> (String) row.get(0)).toList();
        List<List<Object>> units = new ArrayList<>();
        Map<String, List<List<String>>> duties = new LinkedHashMap<>();
        duties.put("B", new ArrayList<>());
        duties.put("X", new ArrayList<>());
        String[] digits = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
        List<DutyType> types =
                DutyType.ALL.stream().filter(type -> !type.code().isEmpty()).toList();
        for (int i = 1; i <= 24; i++) {
            String no = i <= 10 ? digits[i - 1] : (i < 20 ? "十" : "二十") + (i % 10 == 0 ? "" : digits[i % 10 - 1]);
            DutyType type = i <= 10 ? types.get(i - 1) : types.get(i % 3 == 0 ? 3 : i % 3 == 1 ? 0 : 6);
            String mode = i == 22 ? "参评不排名" : i == 23 ? "另行考核" : i == 24 ? "只报送" : "参评排名";
            String code = "D%03d".formatted(i);
            String kind = switch (type.code()) {
                case "D", "DF" -> "党群";
                case "S" -> "司法";
                case "E" -> "有关单位";
                default -> "市直";
            };
            units.add(unit(code, "示例市第" + no + "局", "第" + no + "局", DEPARTMENT, kind, mode, type.name(), i * 10, ""));
            duties.get("B").add(duty(code, "第" + no + "局", type.duties(codes)));
        }
        String[] counties = {"甲县", "乙县", "丙区", "丁区", "戊市", "己县"};
        for (int i = 0; i < counties.length; i++) {
            String name = counties[i];
            String kind = name.endsWith("市") ? "县级市" : name.substring(1);
            String code = "Q%04d".formatted(101 + i);
            units.add(unit(code, "示例市" + name + "人民政府", name, COUNTY, kind, "参评排名", "全部", 250 + i * 10, ""));
            duties.get("X").add(duty(code, name, java.util.Collections.nCopies(36, "承担")));
        }
        List<Off> off = daysOff2020();
        return new SchemeData(settings, off, calendar2020(off), units, indicators, duties);
    }

    private static Map<String, Object> settings(String city, String docNo, String office, String officeFull) {
        Map<String, Object> values = new LinkedHashMap<>();
        SchemeSettings.ALL.forEach(setting -> values.put(setting.field(), setting.sample()));
        values.put("P01", city);
        values.put("P03", docNo);
        values.put("P05a", office);
        values.put("P05b", officeFull);
        values.put("exampleMark", "示例，非正式指标");
        return values;
    }

    private static List<Object> unit(
            String code,
            String name,
            String shortName,
            String cohort,
            String kind,
            String mode,
            String type,
            int order,
            String note) {
        return List.of(code, name, shortName, cohort, kind, mode, type, order, "", "", "", "", "", "", note);
    }

    private static List<String> duty(String code, String shortName, List<String> cells) {
        List<String> row = new ArrayList<>(List.of(code, shortName));
        row.addAll(cells);
        return row;
    }

    private static Map<String, List<List<Object>>> indicators(Path shared) {
        Map<String, List<List<Object>>> tables = new LinkedHashMap<>();
        tables.put("B", new ArrayList<>());
        tables.put("X", new ArrayList<>());
        for (List<String> row : csv(shared.resolve("domain/indicators.csv"))) {
            String code = row.get(1);
            boolean counted = code.equals("B0103") || code.equals("X0103");
            tables.get(code.substring(0, 1))
                    .add(List.of(
                            code,
                            row.get(2),
                            row.get(4),
                            row.get(5),
                            Double.parseDouble(row.get(6)),
                            row.get(7),
                            row.get(8),
                            row.get(9),
                            row.get(10),
                            counted ? "系统参考" : "人工",
                            row.get(11),
                            ""));
        }
        return tables;
    }

    /** The days of 2020 that the State Council moved (spring festival with its extension), and the new year after. */
    private static List<Off> daysOff2020() {
        List<Off> off = new ArrayList<>();
        free(off, "2020-01-01", "2020-01-01", "元旦");
        work(off, "2020-01-19", "春节调休上班");
        free(off, "2020-01-24", "2020-02-02", "春节（延长至2月2日）");
        free(off, "2020-04-04", "2020-04-06", "清明节");
        work(off, "2020-04-26", "劳动节调休上班");
        free(off, "2020-05-01", "2020-05-05", "劳动节");
        work(off, "2020-05-09", "劳动节调休上班");
        free(off, "2020-06-25", "2020-06-27", "端午节");
        work(off, "2020-06-28", "端午节调休上班");
        work(off, "2020-09-27", "国庆节、中秋节调休上班");
        free(off, "2020-10-01", "2020-10-08", "国庆节、中秋节");
        work(off, "2020-10-10", "国庆节、中秋节调休上班");
        free(off, "2021-01-01", "2021-01-03", "元旦（下年，计算纸质版补登期用）");
        return off;
    }

    private static void free(List<Off> off, String from, String to, String note) {
        LocalDate.parse(from)
                .datesUntil(LocalDate.parse(to).plusDays(1))
                .forEach(day -> off.add(new Off(day, false, note)));
    }

    private static void work(List<Off> off, String day, String note) {
        off.add(new Off(LocalDate.parse(day), true, note));
    }

    private static List<Month> calendar2020(List<Off> off) {
        Set<LocalDate> free = new HashSet<>();
        Set<LocalDate> work = new HashSet<>();
        off.forEach(day -> (day.work() ? work : free).add(day.day()));
        List<Month> months = new ArrayList<>();
        for (int no = 1; no <= 12; no++) {
            LocalDate day = LocalDate.of(2020, no, 25);
            LocalDate due = day;
            while (!working(due, free, work)) {
                due = due.plusDays(1);
            }
            LocalDate paper = due;
            for (int left = 10; left > 0; ) {
                paper = paper.plusDays(1);
                if (working(paper, free, work)) {
                    left--;
                }
            }
            // The first due month begins with the day of issue (O7).
            LocalDate from =
                    no == 5 ? LocalDate.of(2020, 5, 12) : day.minusMonths(1).plusDays(1);
            months.add(new Month(no, from, day, due, paper, note(no, due)));
        }
        return months;
    }

    private static String note(int month, LocalDate due) {
        String moved = due.getDayOfMonth() == 25
                ? ""
                : month + "月25日"
                        + switch (month) {
                            case 1 -> "在春节假期内";
                            case 4, 7 -> "为星期六";
                            case 6 -> "为端午节";
                            default -> "为星期日";
                        }
                        + "，顺延至" + due.getMonthValue() + "月" + due.getDayOfMonth() + "日"
                        + (month == 4 || month == 6 ? "（调休上班）" : "");
        if (month < 5) {
            return "方案印发前，不报" + (moved.isEmpty() ? "" : "；" + moved);
        }
        return month == 5 ? "首个报送月份，自方案印发之日起统计" : month == 12 ? "12月26日至31日的工作写入年度材料" : moved;
    }

    private static boolean working(LocalDate day, Set<LocalDate> free, Set<LocalDate> work) {
        return work.contains(day) || (!free.contains(day) && day.getDayOfWeek().getValue() <= 5);
    }

    /** The rows of a table below its head; its texts hold no quotes. */
    private static List<List<String>> csv(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .skip(1)
                    .map(line -> List.of(line.split(",", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shared tables, looked for beside the project and above; null where they are absent. */
    static @Nullable Path shared() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path shared = at.resolve("shared");
            if (Files.exists(shared.resolve("domain/indicators.csv"))) {
                return shared;
            }
        }
        return null;
    }
}
