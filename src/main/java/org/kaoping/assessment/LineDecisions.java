package org.kaoping.assessment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.CellValue;
import org.kaoping.form.Values;
import org.kaoping.intake.ReasonText;
import org.kaoping.intake.Submission;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.scoring.Facts;
import org.kaoping.scoring.LineDecision;
import org.kaoping.scoring.Lists;
import org.kaoping.scoring.Ranking;
import org.kaoping.scoring.Rankings;
import org.kaoping.scoring.Source;

/** What the group decides in the ranking workbook on those that stand on a line, and the approvals of honours (R15, R16). */
public final class LineDecisions {
    private static final Map<LineDecision.Line, String> TABLES =
            Map.of(LineDecision.Line.HONOURS, "honours", LineDecision.Line.CRITICISM, "criticism");
    private static final String DECISION = "decision";
    private static final String LISTED = "列入";
    private static final String APPROVAL = "approval";

    private LineDecisions() {}

    /** Out of the ranking workbooks in force. */
    static List<LineDecision> of(Scheme scheme, List<Submission> submissions) {
        List<LineDecision> decisions = new ArrayList<>();
        for (Submission one : submissions) {
            for (LineDecision.Line line : LineDecision.Line.values()) {
                List<Values.Row> rows = one.values().rows(TABLES.getOrDefault(line, ""));
                for (Values.Row row : rows) {
                    Unit unit = scheme.unit(row.key()).orElse(null);
                    Values.Entry at = at(row);
                    if (unit != null && at != null) {
                        String said = text(row, DECISION);
                        decisions.add(new LineDecision(
                                line,
                                unit.code(),
                                said.isEmpty() ? null : said.equals(LISTED),
                                text(row, "reason"),
                                text(row, "by"),
                                Papers.day(row.value("date")),
                                text(row, APPROVAL),
                                decided(scheme, rows, unit.cohort()),
                                new Source(one.uploadId(), one.fileName(), at.sheet(), at.a1())));
                    }
                }
            }
        }
        return decisions;
    }

    private static Values.@Nullable Entry at(Values.Row row) {
        Values.Entry decision = row.cells().get(DECISION);
        return decision == null ? row.cells().get(APPROVAL) : decision;
    }

    private static Set<String> decided(Scheme scheme, List<Values.Row> rows, Cohort cohort) {
        return rows.stream()
                .filter(row -> !text(row, DECISION).isEmpty())
                .map(Values.Row::key)
                .filter(code -> scheme.unit(code)
                        .filter(unit -> unit.cohort() == cohort)
                        .isPresent())
                .collect(Collectors.toSet());
    }

    /**
     * What speaks against a workbook's decisions: all that stand on a line are decided together, nobody else is, and no
     * more are listed than places are left; an approval belongs to a unit that is honoured.
     *
     * @param facts the year as it stands
     */
    public static List<Problem> check(Facts facts, Values values) {
        Ranking ranking = Rankings.of(facts.undecided());
        Lists lists = Lists.of(ranking);
        List<Problem> problems = new ArrayList<>();
        for (LineDecision.Line line : LineDecision.Line.values()) {
            List<Lists.Proposed> proposed = line == LineDecision.Line.HONOURS ? lists.honours() : lists.criticism();
            List<Values.Row> rows = values.rows(TABLES.getOrDefault(line, ""));
            proposed.forEach(list -> check(
                    problems,
                    list,
                    rows.stream()
                            .filter(row -> facts.scheme()
                                    .unit(row.key())
                                    .filter(unit -> unit.cohort() == list.cohort())
                                    .isPresent())
                            .toList()));
        }
        return problems;
    }

    private static void check(List<Problem> problems, Lists.Proposed list, List<Values.Row> rows) {
        Set<String> pending =
                list.pending().stream().map(row -> row.unit().unit().code()).collect(Collectors.toSet());
        Set<String> honoured =
                list.rows().stream().map(row -> row.unit().unit().code()).collect(Collectors.toSet());
        List<Values.Row> decided =
                rows.stream().filter(row -> !text(row, DECISION).isEmpty()).toList();
        Set<String> known = new HashSet<>();
        for (Values.Row row : decided) {
            known.add(row.key());
            if (!pending.contains(row.key())) {
                problems.add(Problem.of(ProblemCode.DECISION_NOT_PENDING, place(row, DECISION))
                        .found(row.key()));
            }
            if (!ReasonText.saysWhy(text(row, "reason"))) {
                problems.add(Problem.of(ProblemCode.REASON_MISSING, place(row, DECISION)));
            }
        }
        for (Values.Row row : rows) {
            boolean listed = honoured.contains(row.key())
                    && (!pending.contains(row.key()) || text(row, DECISION).equals(LISTED));
            if (!text(row, APPROVAL).isEmpty() && !listed) {
                problems.add(Problem.of(ProblemCode.APPROVAL_WITHOUT_HONOUR, place(row, APPROVAL))
                        .found(row.key()));
            }
            if (!decided.isEmpty() && pending.contains(row.key()) && !known.contains(row.key())) {
                problems.add(Problem.of(ProblemCode.DECISION_INCOMPLETE, place(row, "code"))
                        .found(row.key()));
            }
        }
        List<Values.Row> listed = decided.stream()
                .filter(row -> text(row, DECISION).equals(LISTED))
                .toList();
        if (listed.size() > list.free()) {
            problems.add(Problem.of(ProblemCode.DECISION_OVER_PLACES, place(listed.get(0), DECISION))
                    .found(String.valueOf(listed.size()))
                    .expected(String.valueOf(list.free())));
        }
    }

    private static Place place(Values.Row row, String column) {
        Values.Entry entry = row.cells().get(column);
        return entry == null ? Place.ofSheet(row.sheet()) : Place.ofCell(entry.sheet(), entry.a1());
    }

    private static String text(Values.Row row, String column) {
        CellValue value = row.value(column);
        return value == null ? "" : value.shown();
    }
}
