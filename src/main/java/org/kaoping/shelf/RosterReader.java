package org.kaoping.shelf;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Values;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Participation;
import org.kaoping.scheme.Unit;

/** The roster of a scheme workbook (单位名册), with every mistake at its cell: codes, names, founding, closing, merging (O28). */
final class RosterReader {
    private static final String UNTIL = "until";
    private static final String INTO = "into";
    private static final String CLOSING = "停用日期";
    private static final String SUCCESSOR = "合并后单位代码";
    private static final int FIRST_YEAR = 2000;

    private final Values values;
    private final List<Problem> problems;
    private final int year;
    private final Map<Unit, Values.Row> rows = new LinkedHashMap<>();

    /**
     * @param problems gets what is wrong
     * @param year the scheme's year
     */
    RosterReader(Values values, List<Problem> problems, int year) {
        this.values = values;
        this.problems = problems;
        this.year = year;
    }

    /** Every unit of the sheet in the roster's order, also those that do not exist in the year. */
    List<Unit> read() {
        Set<String> codes = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Values.Row row : values.rows("unit")) {
            String code = SchemeCells.text(row, "code");
            if (!code.matches("[DQ]\\d{3,4}")) {
                problems.add(at(row, "code", "单位代码", ProblemCode.SCHEME_CODE_WRONG)
                        .found(code)
                        .with("advice", "部门为D加3位数字，县区为Q加4位数字。"));
                continue;
            }
            if (!codes.add(code)) {
                problems.add(at(row, "code", "单位代码", ProblemCode.SCHEME_CODE_DUPLICATE)
                        .found(code));
            }
            String shortName = SchemeCells.text(row, "short");
            if (!names.add(shortName)) {
                problems.add(at(row, "short", "简称", ProblemCode.SCHEME_CODE_DUPLICATE)
                        .found(shortName));
            }
            Cohort cohort = Cohort.ofLabel(SchemeCells.text(row, "cohort")).orElse(null);
            Participation mode =
                    Participation.ofLabel(SchemeCells.text(row, "mode")).orElse(null);
            if (cohort == null || mode == null) {
                String column = cohort == null ? "cohort" : "mode";
                problems.add(at(row, column, cohort == null ? "考评对象类别" : "参与方式", ProblemCode.SCHEME_VALUE_WRONG)
                        .found(SchemeCells.text(row, column))
                        .expected("下拉列表中的选项"));
                continue;
            }
            if (cohort == Cohort.DEPARTMENT
                    && mode.assessed()
                    && SchemeCells.text(row, "type").isEmpty()) {
                problems.add(
                        at(row, "type", "承担类型", ProblemCode.REQUIRED_MISSING).with("label", "承担类型"));
            }
            rows.put(unit(row, code, shortName, cohort, mode), row);
        }
        if (rows.isEmpty()) {
            problems.add(Problem.of(ProblemCode.REQUIRED_MISSING, Place.ofSheet("单位名册"))
                    .with("label", "单位名册"));
        }
        rows.forEach(this::lifetime);
        rows.forEach(this::merged);
        List<Unit> units = new ArrayList<>(rows.keySet());
        units.sort(Comparator.comparingInt(Unit::order));
        return units;
    }

    private static Unit unit(Values.Row row, String code, String shortName, Cohort cohort, Participation mode) {
        return new Unit(
                code,
                SchemeCells.text(row, "name"),
                shortName,
                cohort,
                SchemeCells.text(row, "kind"),
                mode,
                SchemeCells.text(row, "type"),
                SchemeCells.whole(row, "order"),
                SchemeCells.text(row, "contact"),
                SchemeCells.text(row, "phone"),
                SchemeCells.text(row, "leader"),
                SchemeCells.text(row, "former"),
                SchemeCells.day(row, "from"),
                SchemeCells.day(row, UNTIL),
                SchemeCells.text(row, "note"),
                SchemeCells.text(row, INTO));
    }

    private void lifetime(Unit unit, Values.Row row) {
        LocalDate from = unit.from();
        LocalDate until = unit.until();
        day(row, "from", "启用日期", from);
        day(row, UNTIL, CLOSING, until);
        if (from != null && until != null && until.isBefore(from)) {
            problems.add(at(row, UNTIL, CLOSING, ProblemCode.SCHEME_VALUE_WRONG)
                    .found(until.toString())
                    .expected("不早于启用日期 " + from));
        }
    }

    /** A day that nobody can mean; what the year is cannot be told where the settings name none. */
    private void day(Values.Row row, String column, String label, @Nullable LocalDate day) {
        if (day != null && year != 0 && (day.getYear() < FIRST_YEAR || day.getYear() > year + 1)) {
            problems.add(at(row, column, label, ProblemCode.SCHEME_VALUE_WRONG)
                    .found(day.toString())
                    .expected(FIRST_YEAR + "年至" + (year + 1) + "年之间的日期"));
        }
    }

    /**
     * The successor is another unit of the roster that goes on (O28). Of a merger of an earlier year only the code is
     * looked at: what became of that successor since is no mistake.
     */
    private void merged(Unit unit, Values.Row row) {
        if (unit.into().isEmpty()) {
            return;
        }
        LocalDate until = unit.until();
        Unit successor = rows.keySet().stream()
                .filter(other ->
                        !other.code().equals(unit.code()) && other.code().equals(unit.into()))
                .findFirst()
                .orElse(null);
        if (successor == null) {
            problems.add(at(row, INTO, SUCCESSOR, ProblemCode.SCHEME_UNKNOWN_REFERENCE)
                    .found(unit.into())
                    .expected("「单位名册」的其他单位"));
        } else if (until == null) {
            problems.add(at(row, UNTIL, CLOSING, ProblemCode.REQUIRED_MISSING).with("label", CLOSING));
        } else if (unit.existsIn(year)) {
            LocalDate closed = successor.until();
            LocalDate from = successor.from();
            if (closed != null && successor.closedIn(year)) {
                wrong(row, unit, "仍在用的单位；" + successor.shortName() + "已于 " + closed + " 停用");
            } else if (from != null && from.getYear() > year) {
                wrong(row, unit, year + "年内启用的单位；" + successor.shortName() + "到 " + from + " 才启用");
            }
        }
    }

    private void wrong(Values.Row row, Unit unit, String expected) {
        problems.add(at(row, INTO, SUCCESSOR, ProblemCode.SCHEME_VALUE_WRONG)
                .found(unit.into())
                .expected(expected));
    }

    private Problem at(Values.Row row, String column, String label, ProblemCode code) {
        return SchemeCells.at(values, row, column, label, code);
    }
}
