package org.kaoping.web.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoping.assessment.Results;
import org.kaoping.assessment.Tracking;
import org.kaoping.form.FormCard;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.kaoping.problem.Wording;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.MonthDue;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.scoring.Ranking;
import org.kaoping.shelf.HandOut;

/** The two boards of the page: who has handed in, and the ranking. */
final class Boards {
    private static final String UNDECIDED = "尚未评定";

    private final Tracking tracking;
    private final Results results;

    Boards(Tracking tracking, Results results) {
        this.tracking = tracking;
        this.results = results;
    }

    /** The matrix of a form: the months of the year, or the one year. */
    Views.Matrix matrix(Scheme scheme, FormCard card, Period chosen) {
        List<Period> periods = card.period() == FormCard.Every.MONTH
                ? scheme.calendar().stream()
                        .map(MonthDue::month)
                        .map(month -> new Period(scheme.year(), month))
                        .toList()
                : List.of(Period.ofYear(scheme.year()));
        Map<Period, Map<String, Tracking.Row>> states = new LinkedHashMap<>();
        for (Period period : periods) {
            Checked<List<Tracking.Row>> rows = tracking.of(period);
            if (rows.valueOrNull() == null) {
                return new Views.Matrix("", List.of(), List.of(), List.of(), "", words(rows.problems()));
            }
            Map<String, Tracking.Row> byUnit = new LinkedHashMap<>();
            rows.valueOrNull().stream()
                    .filter(row -> row.form().equals(card.id()))
                    .forEach(row -> byUnit.put(row.unit(), row));
            states.put(period, byUnit);
        }
        Map<String, Tracking.Row> now = states.getOrDefault(chosen, Map.of());
        List<Views.Choice> heads = periods.stream()
                .map(period -> new Views.Choice(
                        period.toString(),
                        period.isMonth() ? period.month() + "月" : period.chinese(),
                        period.equals(chosen)))
                .toList();
        List<Views.MatrixGroup> groups = Arrays.stream(Cohort.values())
                .map(cohort -> new Views.MatrixGroup(
                        cohort.label(),
                        scheme.units().stream()
                                .filter(unit -> unit.cohort() == cohort)
                                .filter(unit ->
                                        states.values().stream().anyMatch(byUnit -> byUnit.containsKey(unit.code())))
                                .map(unit -> row(unit, card, states))
                                .toList()))
                .filter(group -> !group.rows().isEmpty())
                .toList();
        String problem = groups.isEmpty() ? "「" + card.title() + "」没有需要跟踪的单位。" : "";
        String caption = scheme.year() + "年 " + card.title() + " 报送情况";
        List<Views.Count> counts = new ArrayList<>(counts(now));
        counts.addAll(notes(
                "提示",
                now.values().stream().mapToInt(row -> row.warnings().open()).sum(),
                now.values().stream()
                        .mapToInt(row -> row.warnings().explained())
                        .sum()));
        return new Views.Matrix(caption, counts, heads, groups, missing(scheme, card, chosen, now), problem);
    }

    private static Views.MatrixRow row(Unit unit, FormCard card, Map<Period, Map<String, Tracking.Row>> states) {
        List<Views.Cell> cells = new ArrayList<>();
        states.forEach((period, byUnit) -> {
            Tracking.@Nullable Row row = byUnit.get(unit.code());
            Tracking.State state = row == null ? Tracking.State.NOT_REQUIRED : row.state();
            String title =
                    unit.shortName() + " " + period.chinese() + "：" + (row == null ? state.label() : row.words());
            if (row != null && !row.warnings().words().isEmpty()) {
                title += "，" + row.warnings().words();
            }
            boolean empty = state == Tracking.State.NOT_REQUIRED;
            cells.add(new Views.Cell(
                    state.id(),
                    state.label(),
                    row == null
                            ? List.of()
                            : notes("", row.warnings().open(), row.warnings().explained()),
                    title,
                    empty ? null : Cards.historyLink(unit.code(), card.id(), period.toString())));
        });
        return new Views.MatrixRow(unit.code(), unit.shownName(), cells);
    }

    /** Warnings are seen in the field itself, not only when a mouse rests on it. */
    private static List<Views.Count> notes(String what, int open, int explained) {
        List<Views.Count> notes = new ArrayList<>();
        if (open > 0) {
            notes.add(new Views.Count("doubtful", what + "待核实", open));
        }
        if (explained > 0) {
            notes.add(new Views.Count("accepted", what + "已说明", explained));
        }
        return notes;
    }

    private static List<Views.Count> counts(Map<String, Tracking.Row> rows) {
        Map<Tracking.State, Integer> counts = new EnumMap<>(Tracking.State.class);
        rows.values().forEach(row -> counts.merge(row.state(), 1, Integer::sum));
        return Arrays.stream(Tracking.State.values())
                .filter(state -> (state != Tracking.State.TEXT_ONLY && state != Tracking.State.PAPER_MISSING)
                        || counts.containsKey(state))
                .map(state -> new Views.Count(state.id(), state.label(), counts.getOrDefault(state, 0)))
                .toList();
    }

    /** A reminder for a group chat: who has not handed in, and who has to mend. */
    private static String missing(Scheme scheme, FormCard card, Period period, Map<String, Tracking.Row> rows) {
        List<String> parts = new ArrayList<>();
        for (Tracking.State state : List.of(
                Tracking.State.MISSING,
                Tracking.State.NOT_DUE,
                Tracking.State.TEXT_ONLY,
                Tracking.State.PAPER_MISSING,
                Tracking.State.RETURNED)) {
            List<String> names = rows.values().stream()
                    .filter(row -> row.state() == state && !row.carried())
                    .map(Tracking.Row::name)
                    .toList();
            if (!names.isEmpty()) {
                String word = switch (state) {
                    case NOT_DUE -> "尚未报送";
                    case TEXT_ONLY -> "只报了正文、未报表格";
                    default -> state.label();
                };
                parts.add(word + "（" + names.size() + " 个）：" + String.join("、", names));
            }
        }
        if (parts.isEmpty()) {
            return "";
        }
        Optional<String> due = HandOut.deadline(card, scheme, period)
                .map(day -> "，截止日 " + day.getMonthValue() + "月" + day.getDayOfMonth() + "日");
        return "【催报】" + period.chinese() + " " + card.title() + due.orElse("") + "\n" + String.join("\n", parts);
    }

    /** The look at the ranking. */
    Views.Rank rank(int year) {
        Checked<Ranking> checked = results.of(year);
        if (checked.valueOrNull() == null) {
            return new Views.Rank(year, words(checked.problems()), List.of());
        }
        return rank(year, checked.valueOrNull());
    }

    /** The look at a ranking. */
    static Views.Rank rank(int year, Ranking ranking) {
        return new Views.Rank(
                year,
                "",
                ranking.cohorts().stream()
                        .map(cohort -> new Views.RankGroup(
                                cohort.cohort().label(),
                                cohort.rows().stream().map(Boards::row).toList(),
                                cohort.unranked().stream()
                                        .map(one -> new Views.OutsideRow(
                                                one.unit().unit().shownName(),
                                                one.words(ranking.facts()),
                                                plain(one.score(), "")))
                                        .toList()))
                        .toList());
    }

    private static Views.RankRow row(Ranking.Row row) {
        BigDecimal rate = row.onTimeRate();
        return new Views.RankRow(
                row.rank(),
                row.unit().unit().shownName(),
                row.y().toPlainString(),
                row.x().toPlainString(),
                row.score().toPlainString(),
                plain(row.bonus(), UNDECIDED),
                row.total().toPlainString(),
                row.grade().label(),
                rate == null ? "—" : rate.movePointRight(2).toPlainString() + "%",
                row.outcome().label(),
                String.join("，", row.remarks()));
    }

    private static String plain(@Nullable BigDecimal value, String otherwise) {
        return value == null ? otherwise : value.toPlainString();
    }

    private static String words(List<Problem> problems) {
        return problems.isEmpty() ? "" : Wording.message(problems.get(0));
    }
}
