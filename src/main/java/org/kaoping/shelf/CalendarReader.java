package org.kaoping.shelf;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Values;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.MonthDue;
import org.kaoping.scheme.Policy;
import org.kaoping.scheme.WorkingDays;

/** Reads the reporting calendar (R6; domain design 5.2). */
final class CalendarReader {
    private final Values values;
    private final List<Problem> problems;
    private final Policy policy;
    private final int year;
    private final Map<LocalDate, Boolean> daysOff;

    CalendarReader(Values values, List<Problem> problems, Policy policy, int year, Map<LocalDate, Boolean> daysOff) {
        this.values = values;
        this.problems = problems;
        this.policy = policy;
        this.year = year;
        this.daysOff = daysOff;
    }

    List<MonthDue> read() {
        List<MonthDue> months = new ArrayList<>();
        for (int month = policy.firstMonth(); month <= policy.lastMonth(); month++) {
            MonthDue due = month(month);
            if (due != null) {
                months.add(due);
            }
        }
        return months;
    }

    /**
     * Whether the month is as the settings P10, P12 and P15 make it; what differs needs a remark. The first month may begin
     * with the scheme's issue and the last may run to the year's end (O7).
     */
    private void asSet(Values.Row row, int month, LocalDate from, LocalDate to, LocalDate due) {
        if (!SchemeCells.text(row, "note").isBlank()) {
            return;
        }
        MonthDue regular = policy.reporting().regular(year, month, new WorkingDays(daysOff), policy.paperDays());
        boolean issued = month == policy.firstMonth() && from.equals(policy.issued());
        boolean closing = month == policy.lastMonth() && to.equals(LocalDate.of(year, 12, 31));
        differs(row, "from", "统计起", from, issued ? from : regular.from());
        differs(row, "to", "统计止", to, closing ? to : regular.to());
        differs(row, "due", "截止日", due, regular.due());
    }

    private void differs(Values.Row row, String column, String label, LocalDate found, LocalDate expected) {
        if (!found.equals(expected)) {
            problems.add(SchemeCells.at(values, row, column, label, ProblemCode.SCHEME_CALENDAR_DIFFERS)
                    .found(found.toString())
                    .expected(expected.toString()));
        }
    }

    private @Nullable MonthDue month(int month) {
        Values.Row row = values.row("cal", String.valueOf(month)).orElse(null);
        LocalDate from = row == null ? null : SchemeCells.day(row, "from");
        LocalDate to = row == null ? null : SchemeCells.day(row, "to");
        LocalDate due = row == null ? null : SchemeCells.day(row, "due");
        if (row == null || from == null || to == null || due == null) {
            String missing = from == null ? "from" : to == null ? "to" : "due";
            Place place = row == null ? Place.ofSheet("报送日历") : SchemeCells.place(values, row, missing, month + "月");
            problems.add(Problem.of(ProblemCode.SCHEME_CALENDAR_HOLE, place).expected(String.valueOf(month)));
            return null;
        }
        boolean inMonth = due.getYear() == year && due.getMonthValue() == month;
        LocalDate monthEnd = LocalDate.of(year, month, 1).plusMonths(1).minusDays(1);
        if (!inMonth && (due.isBefore(LocalDate.of(year, month, 1)) || due.isAfter(monthEnd.plusDays(10)))) {
            problems.add(SchemeCells.at(values, row, "due", "截止日", ProblemCode.SCHEME_VALUE_WRONG)
                    .found(due.toString())
                    .expected("当月之内，或月末之后10天以内"));
        }
        if (to.isBefore(from) || due.isBefore(to)) {
            problems.add(SchemeCells.at(values, row, "to", "统计止", ProblemCode.SCHEME_VALUE_WRONG)
                    .found(to.toString())
                    .expected("统计起 ≤ 统计止 ≤ 截止日"));
        }
        asSet(row, month, from, to, due);
        LocalDate paper = SchemeCells.day(row, "paper");
        return new MonthDue(
                month,
                from,
                to,
                due,
                paper == null ? new WorkingDays(daysOff).plusWorkingDays(due, policy.paperDays()) : paper,
                SchemeCells.text(row, "note"));
    }
}
