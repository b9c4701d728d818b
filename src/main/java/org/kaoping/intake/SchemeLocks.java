package org.kaoping.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.CellValue;
import org.kaoping.form.Values;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.SchemeChange;

/**
 * What a scheme that replaces another may no longer change (R6, R10): the dates of a month of which a report came, and what a
 * unit undertakes once its year-end marking began, unless the row's 改动说明 says so of that very indicator.
 */
final class SchemeLocks {
    private static final String MONTHLY_REPORT = "monthly-report";
    private static final String YEAR_END_MARKS = "year-end-marks";
    private static final String YEAR_END_MATRIX = "year-end-matrix";

    /** The calendar's columns by the names that changes give them. */
    private static final Map<String, String> DATES =
            Map.of("统计起", "from", "统计止", "to", "截止日", "due", "纸质补登截止", "paper");

    private final Handle handle;
    private final Scheme scheme;
    private final Values values;
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable Set<String> marked;

    private SchemeLocks(Handle handle, Scheme scheme, Values values) {
        this.handle = handle;
        this.scheme = scheme;
        this.values = values;
    }

    /**
     * What of the changes comes too late, each at its cell; empty where nothing does.
     *
     * @param scheme the one that is sent
     * @param values what its workbook says
     */
    static List<Problem> of(Handle handle, Scheme scheme, List<SchemeChange> changes, Values values) {
        SchemeLocks locks = new SchemeLocks(handle, scheme, values);
        for (SchemeChange change : changes) {
            switch (change.matter()) {
                case CALENDAR -> locks.month(change);
                case UNDERTAKING -> locks.undertaking(change);
                case SETTING, DAY_OFF, ITEM, UNIT, INDICATOR -> {
                    // free: each result names the version that it was made under
                }
            }
        }
        return List.copyOf(locks.problems);
    }

    private void month(SchemeChange change) {
        String period = "%d-%02d".formatted(scheme.year(), Integer.parseInt(change.key()));
        Optional<LocalDate> first = Submissions.firstDay(handle, MONTHLY_REPORT, period);
        if (first.isEmpty()) {
            return;
        }
        String label = change.what().replaceFirst("^\\d+月 ?", "");
        Place place = values.row("cal", change.key())
                .map(row -> place(row, DATES.getOrDefault(label, "due"), change.what()))
                .orElseGet(() -> Place.ofSheet(change.sheet()));
        problems.add(Problem.of(ProblemCode.SCHEME_MONTH_LOCKED, place)
                .found(shown(change.after()))
                .expected(shown(change.before()))
                .with("label", change.what())
                .with("day", first.get().toString()));
    }

    private void undertaking(SchemeChange change) {
        String unit = change.key().replaceFirst("/.*$", "");
        String indicator = change.key().replaceFirst("^.*/", "");
        if (!marked().contains(unit)) {
            return;
        }
        Cohort cohort = scheme.unit(unit).orElseThrow().cohort();
        Values.Row row = values.rows(cohort == Cohort.DEPARTMENT ? "dutyB" : "dutyX").stream()
                .filter(one -> text(one, "code").equals(unit))
                .findFirst()
                .orElse(null);
        if (row != null && text(row, "why").contains(indicator)) {
            return;
        }
        problems.add(Problem.of(
                        ProblemCode.SCHEME_DUTY_LOCKED,
                        row == null
                                ? Place.ofSheet(change.sheet())
                                : place(row, "cell[" + indicator + "]", change.what()))
                .found(shown(change.after()))
                .expected(shown(change.before()))
                .with("label", change.what())
                .with("code", indicator));
    }

    /** The units whose year-end marking is in force, one by one or on a sheet of their cohort. */
    private Set<String> marked() {
        Set<String> known = marked;
        if (known == null) {
            known = new HashSet<>();
            String year = String.valueOf(scheme.year());
            for (Submission one : new Submissions().inForce(handle, YEAR_END_MARKS, year, null)) {
                known.add(one.unit());
            }
            for (Submission sheet : new Submissions().inForce(handle, YEAR_END_MATRIX, year, null)) {
                for (Values.Row row : sheet.values().rows("units")) {
                    boolean begun = row.cells().entrySet().stream()
                            .anyMatch(cell -> cell.getKey().startsWith("mark[")
                                    && cell.getValue().value() instanceof CellValue.Decimal);
                    if (begun) {
                        known.add(row.key());
                    }
                }
            }
            marked = known;
        }
        return known;
    }

    private static Place place(Values.Row row, String column, String label) {
        Values.Entry entry = row.cells().get(column);
        return entry == null
                ? Place.ofField(row.sheet(), "第" + (row.row() + 1) + "行", label)
                : Place.ofField(entry.sheet(), entry.a1(), label);
    }

    private static String text(Values.Row row, String column) {
        CellValue value = row.value(column);
        return value == null ? "" : value.shown().strip();
    }

    private static String shown(@Nullable String text) {
        return text == null || text.isEmpty() ? "（空）" : text;
    }
}
