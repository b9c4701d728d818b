package org.kaoping.shelf;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kaoping.form.CellValue;
import org.kaoping.form.Values;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Indicator;
import org.kaoping.scheme.Item;
import org.kaoping.scheme.MonthDue;
import org.kaoping.scheme.Policy;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;

/**
 * Makes a scheme out of what a scheme workbook says, with every mistake at its cell: the contract of the form {@code
 * scheme} (domain design 4.13 and 5).
 */
public final class SchemeReader {
    /** The items of R4. */
    private static final int ITEMS = 16;

    private final Values values;
    private final List<Problem> problems = new ArrayList<>();

    private SchemeReader(Values values) {
        this.values = values;
    }

    /**
     * Reads a scheme.
     *
     * @param values what the workbook says; already checked against the master's own rules
     * @return the scheme, version 0; no value where an error makes it unusable
     */
    public static Checked<Scheme> read(Values values) {
        return new SchemeReader(values).read();
    }

    /** The year that a scheme workbook names; empty where it names none. */
    public static Optional<Integer> year(Values values) {
        int year = new SettingsReader(values, new ArrayList<>()).year();
        return year == 0 ? Optional.empty() : Optional.of(year);
    }

    private Checked<Scheme> read() {
        SettingsReader settings = new SettingsReader(values, problems);
        Policy policy = settings.policy();
        int year = settings.year();
        List<Item> items = items();
        Map<Cohort, List<Indicator>> indicators = new LinkedHashMap<>();
        indicators.put(Cohort.DEPARTMENT, indicators("indB", Cohort.DEPARTMENT, 'B', items, policy.full()));
        indicators.put(Cohort.COUNTY, indicators("indX", Cohort.COUNTY, 'X', items, policy.full()));
        List<Unit> roster = new RosterReader(values, problems, year).read();
        Map<LocalDate, Boolean> daysOff = daysOff();
        Map<String, Set<String>> duty = new HashMap<>();
        duty("dutyB", Cohort.DEPARTMENT, roster, indicators, duty);
        duty("dutyX", Cohort.COUNTY, roster, indicators, duty);
        List<MonthDue> calendar = new CalendarReader(values, problems, policy, year, daysOff).read();
        if (problems.stream().anyMatch(Problem::isError)) {
            return Checked.failed(problems);
        }
        // who does not exist in the year has no part in anything of it (O28); the workbook keeps the row
        List<Unit> units = roster.stream().filter(unit -> unit.existsIn(year)).toList();
        return Checked.of(
                new Scheme(
                        year,
                        0,
                        settings.example(),
                        policy,
                        settings.all(),
                        calendar,
                        daysOff,
                        items,
                        units,
                        indicators,
                        duty),
                problems);
    }

    private List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (Values.Row row : values.rows("items")) {
            int no = SchemeCells.whole(row, "no");
            String name = SchemeCells.text(row, "name");
            if (no >= 1 && no <= 99 && !name.isEmpty()) {
                items.add(new Item(no, name, SchemeCells.text(row, "aspect"), SchemeCells.text(row, "hint")));
            }
        }
        Set<Integer> numbers = new HashSet<>(items.stream().map(Item::no).toList());
        for (int no = 1; no <= ITEMS; no++) {
            if (!numbers.contains(no)) {
                Place place = values.row("items", String.valueOf(no))
                        .map(row -> SchemeCells.place(values, row, "name", "事项" + row.key()))
                        .orElseGet(() -> Place.ofSheet("事项"));
                problems.add(Problem.of(ProblemCode.REQUIRED_MISSING, place).with("label", "事项" + no));
            }
        }
        return items;
    }

    private List<Indicator> indicators(String table, Cohort cohort, char letter, List<Item> items, BigDecimal wanted) {
        Set<String> aspects = new HashSet<>(items.stream().map(Item::aspect).toList());
        Map<String, Integer> numbers = new HashMap<>();
        items.forEach(item -> numbers.put(item.name(), item.no()));
        List<Indicator> list = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Values.Row row : values.rows(table)) {
            String code = SchemeCells.text(row, "code");
            if (!code.matches("[" + letter + "]\\d{4}")) {
                problems.add(at(row, "code", "指标代码", ProblemCode.SCHEME_CODE_WRONG)
                        .found(code)
                        .with("advice", "应为字母" + letter + "加4位数字。"));
                continue;
            }
            if (!seen.add(code)) {
                problems.add(at(row, "code", "指标代码", ProblemCode.SCHEME_CODE_DUPLICATE)
                        .found(code));
            }
            String itemName = SchemeCells.text(row, "item");
            int itemNo = numbers.getOrDefault(itemName, 0);
            if (itemNo == 0) {
                problems.add(at(row, "item", "考评事项", ProblemCode.SCHEME_UNKNOWN_REFERENCE)
                        .found(itemName)
                        .expected("「事项」工作表"));
            } else if (itemNo != Integer.parseInt(code.substring(1, 3))) {
                problems.add(at(row, "code", "指标代码", ProblemCode.SCHEME_CODE_WRONG)
                        .found(code)
                        .with("advice", "代码中的事项号应与考评事项“" + itemName + "”一致。"));
            }
            String aspect = SchemeCells.text(row, "aspect");
            if (!aspects.contains(aspect)) {
                problems.add(at(row, "aspect", "考评方面", ProblemCode.SCHEME_UNKNOWN_REFERENCE)
                        .found(aspect)
                        .expected("四个考评方面"));
            }
            BigDecimal full = SchemeCells.number(row, "full");
            if (full == null || full.signum() <= 0) {
                problems.add(at(row, "full", "满分", ProblemCode.SCHEME_VALUE_WRONG)
                        .found(SchemeCells.text(row, "full"))
                        .expected("大于0的数"));
                continue;
            }
            sum = sum.add(full);
            list.add(new Indicator(
                    code,
                    cohort,
                    aspect,
                    itemNo,
                    SchemeCells.text(row, "name"),
                    full,
                    SchemeCells.text(row, "method"),
                    SchemeCells.text(row, "rule"),
                    SchemeCells.text(row, "evidence"),
                    SchemeCells.text(row, "source"),
                    SchemeCells.text(row, "auto").equals("系统参考"),
                    SchemeCells.text(row, "skip"),
                    SchemeCells.text(row, "note")));
        }
        if (sum.compareTo(wanted) != 0) {
            problems.add(Problem.of(ProblemCode.SCHEME_SUM, first(table, "full", "满分", cohort))
                    .found(CellValue.of(sum).shown())
                    .expected(CellValue.of(wanted).shown()));
        }
        for (Item item : items) {
            if (list.stream().noneMatch(indicator -> indicator.itemNo() == item.no())) {
                problems.add(Problem.of(ProblemCode.SCHEME_ITEM_WITHOUT_INDICATOR, first(table, "item", "考评事项", cohort))
                        .expected(item.name()));
            }
        }
        return list;
    }

    private Map<LocalDate, Boolean> daysOff() {
        Map<LocalDate, Boolean> days = new LinkedHashMap<>();
        for (Values.Row row : values.rows("off")) {
            LocalDate date = SchemeCells.day(row, "date");
            if (date == null) {
                continue;
            }
            if (days.put(date, SchemeCells.text(row, "kind").equals("上班")) != null) {
                problems.add(
                        at(row, "date", "日期", ProblemCode.SCHEME_CODE_DUPLICATE).found(date.toString()));
            }
        }
        return days;
    }

    private void duty(
            String table,
            Cohort cohort,
            List<Unit> roster,
            Map<Cohort, List<Indicator>> indicators,
            Map<String, Set<String>> duty) {
        List<Indicator> mine = indicators.getOrDefault(cohort, List.of());
        Set<String> known = new HashSet<>(mine.stream().map(Indicator::code).toList());
        Set<String> seen = new HashSet<>();
        Set<String> strangers = new HashSet<>();
        for (Values.Row row : values.rows(table)) {
            String code = SchemeCells.text(row, "code");
            Unit unit = roster.stream()
                    .filter(one -> one.code().equals(code) && one.cohort() == cohort)
                    .findFirst()
                    .orElse(null);
            if (unit == null) {
                problems.add(at(row, "code", "单位代码", ProblemCode.SCHEME_UNKNOWN_REFERENCE)
                        .found(code)
                        .expected("「单位名册」的" + cohort.label()));
                continue;
            }
            if (!seen.add(code)) {
                problems.add(at(row, "code", "单位代码", ProblemCode.SCHEME_CODE_DUPLICATE)
                        .found(code));
            }
            Set<String> not = new HashSet<>();
            for (Indicator indicator : mine) {
                String cell = SchemeCells.text(row, "cell[" + indicator.code() + "]");
                if (cell.equals("不涉及")) {
                    not.add(indicator.code());
                } else if (!cell.equals("承担") && unit.participation().assessed()) {
                    problems.add(
                            at(row, "cell[" + indicator.code() + "]", indicator.code(), ProblemCode.SCHEME_DUTY_MISSING)
                                    .expected(unit.shortName() + " " + indicator.code()));
                }
            }
            row.cells().keySet().stream()
                    .filter(name -> name.startsWith("cell["))
                    .map(name -> name.substring(5, name.length() - 1))
                    .filter(head -> !known.contains(head))
                    .forEach(strangers::add);
            duty.put(code, not);
        }
        for (String stranger : new java.util.TreeSet<>(strangers)) {
            Place place = values.rows(table).stream()
                    .findFirst()
                    .map(row -> SchemeCells.place(values, row, "cell[" + stranger + "]", stranger))
                    .orElseGet(() -> sheetOf(table, "承担情况_" + cohort.shortLabel()));
            problems.add(Problem.of(ProblemCode.SCHEME_UNKNOWN_REFERENCE, place)
                    .found(stranger)
                    .expected("「" + cohort.shortLabel() + "指标」"));
        }
        for (Unit unit : roster) {
            if (unit.cohort() == cohort && unit.participation().assessed() && !seen.contains(unit.code())) {
                problems.add(Problem.of(ProblemCode.SCHEME_DUTY_MISSING, sheetOf(table, "承担情况_" + cohort.shortLabel()))
                        .expected(unit.code() + " " + unit.shortName()));
            }
        }
    }

    /** The first cell of a column of a table of indicators: where what is wrong with the whole of it is told. */
    private Place first(String table, String column, String label, Cohort cohort) {
        List<Values.Row> rows = values.rows(table);
        return rows.isEmpty()
                ? Place.ofSheet(cohort.shortLabel() + "指标")
                : SchemeCells.place(values, rows.get(0), column, label);
    }

    private Place sheetOf(String table, String otherwise) {
        List<Values.Row> rows = values.rows(table);
        return Place.ofSheet(rows.isEmpty() ? otherwise : rows.get(0).sheet());
    }

    private Problem at(Values.Row row, String column, String label, ProblemCode code) {
        return SchemeCells.at(values, row, column, label, code);
    }
}
