package org.kaoping.year;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The year worked out a second time, from the rules R0 to R18 as they are told and with their defaults, by plain means: not
 * a line of the program's own arithmetic is used here ({@code YearReplayTest} holds that).
 */
final class ByTheRules {
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final BigDecimal EXCELLENT = new BigDecimal("90");
    private static final BigDecimal GOOD = new BigDecimal("70");
    private static final BigDecimal PASS = new BigDecimal("50");
    private static final BigDecimal LOW_Y = new BigDecimal("40");

    /** How a unit's months stand: due, in time, of these without word of their paper copy (R6). */
    record Months(int due, int onTime, int unentered) {}

    /** A ranked unit, everything as it is printed. */
    record Line(
            String code,
            int rank,
            String y,
            String x,
            String score,
            String bonus,
            String total,
            String grade,
            String rate,
            String eligible,
            String outcome,
            String remarks) {}

    /** What the group knows: marks by unit and indicator, and whether the suspicion is settled. */
    record Known(Map<String, Map<String, BigDecimal>> marks, boolean settled) {}

    private final YearPlan plan;
    private final Map<String, Map<String, BigDecimal>> undertaken;
    private final Map<LocalDate, Boolean> daysOff;

    /**
     * @param undertaken full marks of what each unit undertakes, by indicator (the scheme workbook's matrix)
     * @param daysOff days that do not follow their weekday: true worked, false off
     */
    ByTheRules(YearPlan plan, Map<String, Map<String, BigDecimal>> undertaken, Map<LocalDate, Boolean> daysOff) {
        this.plan = plan;
        this.undertaken = Map.copyOf(undertaken);
        this.daysOff = Map.copyOf(daysOff);
    }

    // ---- R6: who owes a month, and how it stands

    private static boolean owes(YearPlan.Unit unit, YearPlan.Month month) {
        boolean founded = unit.from() == null || !unit.from().isAfter(month.from());
        return founded && (unit.until() == null || !unit.until().isBefore(month.due()));
    }

    private boolean worked(LocalDate day) {
        boolean week = day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
        return daysOff.getOrDefault(day, week);
    }

    /** The word for a unit's month by itself; null where it owes nothing. */
    @Nullable
    String state(YearPlan.Unit unit, YearPlan.Month month) {
        if (!owes(unit, month)) {
            return null;
        }
        YearPlan.HandIn one = plan.handIns(unit).get(month.month());
        boolean marked = YearPlan.marked(unit.county(), month.month());
        LocalDate day = one.accepted();
        if (day == null && one.keyed() == null) {
            return one.refused() != null ? "退回修改" : "未报";
        }
        if (one.refused() != null && !one.refused().isAfter(month.due())) {
            // mended within three working days after the deadline it keeps its first day
            LocalDate until = month.due();
            for (int left = 3; left > 0; ) {
                until = until.plusDays(1);
                left -= worked(until) ? 1 : 0;
            }
            day = day.isAfter(until) ? day : one.refused();
        }
        day = one.keyed() != null && marked ? one.keyed() : day;
        boolean late = day.isAfter(month.due());
        boolean paperLate = marked && one.paper() != null && one.paper().isAfter(month.due());
        boolean paperMissing = marked && one.paper() == null;
        if (one.excused()) {
            return "按时";
        }
        return late || paperLate ? "逾期" : paperMissing ? "缺纸质件" : "按时";
    }

    /** The word that counts for a unit's month: of those that were merged into it, the best (O28). */
    @Nullable
    String counted(YearPlan.Unit unit, YearPlan.Month month) {
        List<String> order = List.of("按时", "缺纸质件", "逾期", "退回修改", "未报");
        Set<String> words = new LinkedHashSet<>();
        String own = state(unit, month);
        if (own != null) {
            words.add(own);
        }
        for (YearPlan.Unit other : plan.units()) {
            String word = other.into().equals(unit.code()) ? state(other, month) : null;
            if (word != null) {
                words.add(word);
            }
        }
        return order.stream().filter(words::contains).findFirst().orElse(null);
    }

    Months months(YearPlan.Unit unit) {
        int due = 0;
        int onTime = 0;
        int unentered = 0;
        for (YearPlan.Month month : YearPlan.MONTHS) {
            String word = counted(unit, month);
            due += word == null ? 0 : 1;
            onTime += "按时".equals(word) ? 1 : 0;
            unentered += "按时".equals(word) && !YearPlan.marked(unit.county(), month.month()) ? 1 : 0;
        }
        return new Months(due, onTime, unentered);
    }

    /** R6a: what the receipts propose for the indicator of reporting on time. */
    BigDecimal proposed(YearPlan.Unit unit) {
        BigDecimal full = undertaken.getOrDefault(unit.code(), Map.of()).entrySet().stream()
                .filter(one -> one.getKey().endsWith("0103"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(BigDecimal.ZERO);
        Months months = months(unit);
        return full.multiply(BigDecimal.valueOf(months.onTime()))
                .divide(BigDecimal.valueOf(months.due()), 2, RoundingMode.HALF_UP);
    }

    /** R6a: the office's marks of the months, as a score by month; nothing where none was marked. */
    Map<Integer, String> monthlyScores(YearPlan.Unit unit) {
        Map<Integer, String> scores = new TreeMap<>();
        for (YearPlan.Month month : YearPlan.MONTHS) {
            if (!owes(unit, month) || !YearPlan.marked(unit.county(), month.month())) {
                continue;
            }
            BigDecimal got = BigDecimal.ZERO;
            BigDecimal full = BigDecimal.ZERO;
            for (Map.Entry<String, BigDecimal> item : items(unit).entrySet()) {
                got = got.add(YearPlan.monthlyMark(unit.code(), month.month(), item.getKey(), item.getValue()));
                full = full.add(item.getValue());
            }
            if (full.signum() > 0) {
                scores.put(month.month(), plain(got.multiply(HUNDRED).divide(full, 2, RoundingMode.HALF_UP)));
            }
        }
        return scores;
    }

    /** The full marks of the items that a unit has anything to do with, as its whole cohort has them. */
    private Map<String, BigDecimal> items(YearPlan.Unit unit) {
        Map<String, BigDecimal> fulls = new TreeMap<>();
        for (YearPlan.Unit other : plan.units()) {
            if (other.county() == unit.county()) {
                fulls.putAll(undertaken.getOrDefault(other.code(), Map.of()));
            }
        }
        Map<String, BigDecimal> items = new TreeMap<>();
        for (String code : undertaken.getOrDefault(unit.code(), Map.of()).keySet()) {
            items.put(code.substring(1, 3), BigDecimal.ZERO);
        }
        fulls.forEach((code, full) -> items.computeIfPresent(code.substring(1, 3), (item, sum) -> sum.add(full)));
        return items;
    }

    // ---- R10 to R16

    private record Scored(
            YearPlan.Unit unit, BigDecimal y, BigDecimal x, BigDecimal score, BigDecimal total, BigDecimal rate) {}

    private Scored scored(YearPlan.Unit unit, Map<String, BigDecimal> marks) {
        BigDecimal y = BigDecimal.ZERO;
        BigDecimal x = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> mark : marks.entrySet()) {
            y = y.add(undertaken.get(unit.code()).get(mark.getKey()));
            x = x.add(mark.getValue());
        }
        BigDecimal score = x.multiply(HUNDRED).divide(y, 2, RoundingMode.HALF_UP);
        Months months = months(unit);
        return new Scored(
                unit,
                y,
                x,
                score,
                score.add(BigDecimal.valueOf(YearPlan.bonus(unit.code()))),
                BigDecimal.valueOf(months.onTime()).divide(BigDecimal.valueOf(months.due()), 4, RoundingMode.HALF_UP));
    }

    /** Why a unit is not ranked; null where it is (R1, R10, O28). */
    @Nullable
    String outside(YearPlan.Unit unit, Known known) {
        if (unit.until() != null) {
            return "年内停用或撤并（" + unit.until() + "，并入" + plan.unit(unit.into()).shortName() + "）";
        }
        if (!unit.participation().equals("参评排名")) {
            return unit.participation();
        }
        Map<String, BigDecimal> marks = known.marks().get(unit.code());
        if (marks == null) {
            return "未评定：没有年终评分";
        }
        return marks.isEmpty() ? "未评定：没有承担的指标（应得分为0）" : null;
    }

    /** A cohort's ranking, by rank and then the roster's order. */
    List<Line> ranking(boolean counties, Known known) {
        int places = counties ? 3 : 10;
        List<Scored> field = new ArrayList<>();
        for (YearPlan.Unit unit : plan.units()) {
            if (unit.county() == counties && outside(unit, known) == null) {
                field.add(scored(unit, known.marks().get(unit.code())));
            }
        }
        Comparator<Scored> better = Comparator.comparing(Scored::total)
                .thenComparing(Scored::score)
                .thenComparing(Scored::rate)
                .reversed();
        field.sort(better.thenComparing(one -> one.unit().code()));
        int criticised = Math.min(places, Math.max(0, field.size() - places));
        Map<String, Integer> ranks = new LinkedHashMap<>();
        for (int i = 0; i < field.size(); i++) {
            boolean tied = i > 0 && better.compare(field.get(i - 1), field.get(i)) == 0;
            ranks.put(
                    field.get(i).unit().code(),
                    tied ? ranks.get(field.get(i - 1).unit().code()) : i + 1);
        }
        List<Line> lines = new ArrayList<>();
        for (Scored one : field) {
            lines.add(line(one, field, ranks, places, criticised, known));
        }
        return lines;
    }

    private Line line(
            Scored one, List<Scored> field, Map<String, Integer> ranks, int places, int criticised, Known known) {
        String code = one.unit().code();
        int rank = ranks.get(code);
        int alike = (int) ranks.values().stream().filter(other -> other == rank).count();
        boolean eligible = !code.equals(YearPlan.FALSIFIER);
        String outcome = "";
        // R13, R15: the selection runs over those that may be honoured
        int before = (int) field.stream()
                .filter(other -> !other.unit().code().equals(YearPlan.FALSIFIER))
                .filter(other -> ranks.get(other.unit().code()) < rank)
                .count();
        int abreast = (int) field.stream()
                .filter(other -> !other.unit().code().equals(YearPlan.FALSIFIER))
                .filter(other -> ranks.get(other.unit().code()) == rank)
                .count();
        if (eligible && before < places) {
            outcome = before + abreast > places ? "待定（表彰线并列）" : "拟表彰";
        }
        // R16: the last of all that are ranked
        int behind = (int) ranks.values().stream().filter(other -> other > rank).count();
        if (outcome.isEmpty() && behind < criticised) {
            outcome = behind + alike > criticised ? "待定（通报线并列）" : "拟通报批评";
        }
        boolean suspected = code.equals(YearPlan.SUSPECT) && !known.settled();
        return new Line(
                code,
                rank,
                plain(one.y()),
                plain(one.x()),
                plain(one.score()),
                String.valueOf(YearPlan.bonus(code)),
                plain(one.total()),
                grade(one.score()),
                plain(one.rate()),
                eligible ? suspected ? "待认定" : "是" : "否",
                outcome,
                String.join("；", remarks(one, alike, eligible, suspected)));
    }

    private List<String> remarks(Scored one, int alike, boolean eligible, boolean suspected) {
        List<String> remarks = new ArrayList<>();
        if (alike > 1) {
            remarks.add("并列");
        }
        if (!eligible) {
            remarks.add("取消评选资格");
        }
        if (suspected) {
            remarks.add("疑似弄虚作假，待认定");
        }
        if (!grade(one.total()).equals(grade(one.score()))) {
            remarks.add("加分影响等级（等级按考核得分）");
        }
        if (YearPlan.bonus(one.unit().code()) > 20) {
            remarks.add("加分超过20分");
        }
        int unentered = months(one.unit()).unentered();
        if (unentered > 0) {
            remarks.add(unentered + "个月纸质件未登记");
        }
        if (one.y().compareTo(LOW_Y) < 0) {
            remarks.add("承担分值偏低");
        }
        return remarks;
    }

    private static String grade(BigDecimal figure) {
        if (figure.compareTo(EXCELLENT) >= 0) {
            return "优秀";
        }
        return figure.compareTo(GOOD) >= 0 ? "良好" : figure.compareTo(PASS) >= 0 ? "合格" : "不合格";
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
