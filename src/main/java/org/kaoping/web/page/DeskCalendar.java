package org.kaoping.web.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoping.assessment.Contracts;
import org.kaoping.assessment.Tracking;
import org.kaoping.form.FormCard;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.MonthDue;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.WorkingDays;
import org.kaoping.shelf.HandOut;

/** The deadlines of a year in their order, what moved them, and which is next (R6, R7). */
final class DeskCalendar {
    private final Scheme scheme;
    private final List<FormCard> cards;
    private final Map<Period, List<Tracking.Row>> rows;
    private final LocalDate today;

    /**
     * Of a year.
     *
     * @param cards the forms of the year
     * @param rows who has handed in, by period
     */
    DeskCalendar(Scheme scheme, List<FormCard> cards, Map<Period, List<Tracking.Row>> rows, LocalDate today) {
        this.scheme = scheme;
        this.cards = cards;
        this.rows = rows;
        this.today = today;
    }

    /** A deadline. */
    private record Point(LocalDate due, DeskViews.Due line, int open) {}

    /** The lines, by their day. */
    List<DeskViews.Due> lines() {
        List<Point> points = points();
        Optional<LocalDate> next = next(points).map(Point::due);
        return points.stream()
                .map(point -> state(
                        point.line(),
                        point.due().isBefore(today)
                                ? "past"
                                : next.filter(point.due()::equals).isPresent() ? "next" : "ahead"))
                .toList();
    }

    /** What is due next, in words. */
    String nextWords() {
        return next(points())
                .map(point -> {
                    long days = ChronoUnit.DAYS.between(today, point.due());
                    String left = days == 0 ? "就是今天" : "还有" + days + "天";
                    return "下一个截止日：" + point.line().what() + "，" + point.line().due() + "，" + left
                            + (point.open() == 0 ? "，都已报送。" : "，还有" + point.open() + "份没有收到。");
                })
                .orElse("本年度的截止日都已过。");
    }

    private Optional<Point> next(List<Point> points) {
        return points.stream().filter(point -> !point.due().isBefore(today)).findFirst();
    }

    private List<Point> points() {
        List<Point> points = new ArrayList<>();
        scheme.calendar().forEach(month -> month(month).ifPresent(points::add));
        Period year = Period.ofYear(scheme.year());
        // what everybody owes, and what only those hand in that claim something
        for (FormCard.Every every : List.of(FormCard.Every.YEAR, FormCard.Every.ANY)) {
            SortedMap<LocalDate, List<FormCard>> yearly = new TreeMap<>();
            cards.stream()
                    .filter(card -> card.filledBy() == FormCard.FilledBy.UNIT && card.period() == every)
                    .forEach(card -> HandOut.deadline(card, scheme, year)
                            .ifPresent(due -> yearly.computeIfAbsent(due, day -> new ArrayList<>())
                                    .add(card)));
            yearly.forEach((due, forms) -> points.add(year(year, due, forms)));
        }
        points.sort(java.util.Comparator.comparing(Point::due));
        return points;
    }

    private Optional<Point> month(MonthDue month) {
        Period period = new Period(scheme.year(), month.month());
        List<Tracking.Row> reports = rows.getOrDefault(period, List.of()).stream()
                .filter(row -> row.form().equals(Contracts.MONTHLY_REPORT))
                .toList();
        return new Deadlines(scheme)
                .due(period)
                .map(due -> new Point(
                        due,
                        new DeskViews.Due(
                                month.month() + "月月报",
                                dayOfYear(month.from()) + "至" + dayOfYear(month.to()),
                                day(due),
                                moved(month),
                                scheme.policy().counting().paper() ? day(month.paperClose()) : "",
                                "",
                                counts(reports),
                                "/?year=%d&month=%d&form=%s#tracking"
                                        .formatted(scheme.year(), month.month(), Contracts.MONTHLY_REPORT)),
                        open(reports)));
    }

    private Point year(Period year, LocalDate due, List<FormCard> forms) {
        List<Tracking.Row> owed = rows.getOrDefault(year, List.of()).stream()
                .filter(row -> forms.stream().anyMatch(card -> card.id().equals(row.form())))
                .toList();
        String names = forms.stream().map(FormCard::shortTitle).collect(Collectors.joining("、"));
        return new Point(
                due,
                new DeskViews.Due(
                        names,
                        "",
                        day(due),
                        "",
                        "",
                        "",
                        counts(owed),
                        "/?year=%d&form=%s#tracking"
                                .formatted(scheme.year(), forms.get(0).id())),
                open(owed));
    }

    /** Why a month's day is not the regular one. */
    private String moved(MonthDue month) {
        LocalDate regular = LocalDate.of(scheme.year(), month.month(), 1)
                .withDayOfMonth(scheme.policy().reporting().monthlyDay());
        WorkingDays days = new Deadlines(scheme).workingDays();
        List<String> why = new ArrayList<>();
        if (!month.due().equals(regular) && month.note().isBlank()) {
            String was = regular.getDayOfMonth() + "日（周" + weekday(regular) + "）";
            why.add(days.isWorkingDay(regular) ? "原为" + was : was + "不上班，顺延");
        }
        if (!scheme.policy().reporting().dueDayCounts()) {
            why.add("截止日当天不算按时");
        }
        if (!month.note().isBlank()) {
            why.add(month.note());
        }
        return String.join("；", why);
    }

    private static int open(List<Tracking.Row> rows) {
        return (int) rows.stream().filter(row -> open(row.state())).count();
    }

    private static boolean open(Tracking.State state) {
        return switch (state) {
            case NOT_DUE, MISSING, RETURNED, HELD, TEXT_ONLY -> true;
            case ON_TIME, LATE, PAPER_MISSING, NOT_REQUIRED -> false;
        };
    }

    /** How many stand where; states that nobody has are left out. */
    private static List<Views.Count> counts(List<Tracking.Row> rows) {
        Map<Tracking.State, Integer> counts = new EnumMap<>(Tracking.State.class);
        rows.stream()
                .filter(row -> row.state() != Tracking.State.NOT_REQUIRED)
                .forEach(row -> counts.merge(row.state(), 1, Integer::sum));
        return Arrays.stream(Tracking.State.values())
                .filter(counts::containsKey)
                .map(state -> new Views.Count(state.id(), state.label(), counts.getOrDefault(state, 0)))
                .toList();
    }

    private static DeskViews.Due state(DeskViews.Due due, String state) {
        return new DeskViews.Due(
                due.what(), due.covers(), due.due(), due.moved(), due.paper(), state, due.counts(), due.link());
    }

    private static String dayOfYear(LocalDate day) {
        return day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** A day with its weekday. */
    static String day(@Nullable LocalDate day) {
        return day == null ? "" : day + "（周" + weekday(day) + "）";
    }

    private static char weekday(LocalDate day) {
        return "一二三四五六日".charAt(day.getDayOfWeek().getValue() - 1);
    }
}
