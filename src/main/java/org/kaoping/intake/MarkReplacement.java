package org.kaoping.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Values;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * A workbook of marks beside the one in force: where it changes what was marked, the office confirms every changed mark
 * with a reason and its name before it counts. What is marked for the first time changes nothing.
 *
 * @param key what both are about
 * @param inForce the upload that is in force; null where none is
 * @param differences what the later one says differently
 */
record MarkReplacement(Submissions.Key key, @Nullable String inForce, List<MarkDifferences.Difference> differences) {
    /** A receipt tells no more differences than these. */
    private static final int TOLD = 200;

    /** Copies the differences. */
    MarkReplacement {
        differences = List.copyOf(differences);
    }

    /** @param values what the later one says; null: nothing, it is taken out of force */
    static MarkReplacement of(Handle handle, Submissions.Key key, @Nullable String inForce, @Nullable Values values) {
        if (inForce == null || !MarkDifferences.marks(key.form())) {
            return new MarkReplacement(key, inForce, List.of());
        }
        Values later = values == null ? new Values(java.util.Map.of(), java.util.Map.of()) : values;
        return new MarkReplacement(
                key,
                inForce,
                MarkDifferences.between(key.form(), key.unit(), Submissions.values(handle, inForce), later));
    }

    /** Whether a mark that was in force would no longer be what it is. */
    boolean changes() {
        return differences.stream().anyMatch(MarkDifferences.Difference::changes);
    }

    /** Whether the office must be asked: something changes, and these very changes were not told on the receipt before. */
    boolean mustBeAsked(Receipt before) {
        return changes()
                && !(before.status() == Status.HELD && told(before.problems()).equals(told(asks())));
    }

    /** Whether an upload waits for the confirmation of changed marks. */
    static boolean waits(Receipt receipt) {
        return receipt.status() == Status.HELD && Settlement.has(receipt, ProblemCode.MARKS_CHANGE);
    }

    private static List<String> told(List<Problem> problems) {
        return problems.stream()
                .filter(one -> one.code() == ProblemCode.MARK_DIFFERENCE || one.code() == ProblemCode.MARKS_CHANGE)
                .map(one -> one.found() + " " + one.expected())
                .toList();
    }

    /** What the office is asked, with every changed mark at its cell. */
    List<Problem> asks() {
        List<Problem> problems = new ArrayList<>();
        problems.add(Problem.of(ProblemCode.MARKS_CHANGE, Place.WORKBOOK)
                .found(String.valueOf(differences.stream()
                        .filter(MarkDifferences.Difference::changes)
                        .count())));
        problems.addAll(told());
        return problems;
    }

    /** The differences, one note each. */
    List<Problem> told() {
        List<Problem> notes = new ArrayList<>();
        differences.stream().limit(TOLD).forEach(one -> {
            Values.Entry at = one.at();
            notes.add(Problem.of(
                            ProblemCode.MARK_DIFFERENCE,
                            at == null ? Place.WORKBOOK : Place.ofCell(at.sheet(), at.a1()))
                    .expected(one.words()));
        });
        if (differences.size() > TOLD) {
            notes.add(Problem.of(ProblemCode.MARK_DIFFERENCE, Place.WORKBOOK)
                    .expected("另有 " + (differences.size() - TOLD) + " 处"));
        }
        return notes;
    }

    /** Puts on record that they are in force now: who confirmed it and why. */
    void record(Handle handle, @Nullable String later, String who, String reason, Instant now) {
        String before = inForce;
        if (before == null) {
            return;
        }
        MarkHistory.add(
                handle,
                differences.stream()
                        .filter(MarkDifferences.Difference::changes)
                        .map(one -> new MarkChange(
                                key.form(),
                                key.period(),
                                one.unit(),
                                one.code(),
                                one.what(),
                                one.label(),
                                one.before(),
                                one.after(),
                                before,
                                later,
                                who.isEmpty() ? "市信用办（未具名）" : who,
                                reason,
                                now))
                        .toList());
    }

    /** The same, with the word of the office out of its note among the problems. */
    void record(Handle handle, String later, List<Problem> problems, Instant now) {
        record(handle, later, said(problems, "who"), said(problems, "advice"), now);
    }

    private static String said(List<Problem> problems, String hole) {
        return problems.stream()
                .filter(problem -> problem.code() == ProblemCode.DECIDED_BY_OFFICE)
                .map(problem -> problem.holes().getOrDefault(hole, ""))
                .reduce("", (first, last) -> last);
    }

    /** That a confirmation needs the name of who confirms; null where it has one, or none is needed. */
    static @Nullable Problem nameless(Receipt receipt, @Nullable String who) {
        if (!waits(receipt) || (who != null && ReasonText.saysWhy(who))) {
            return null;
        }
        return Problem.of(ProblemCode.REQUEST_MALFORMED, Place.WORKBOOK)
                .found("没有写明确认人")
                .with("advice", "改动已在用的评分，请写明确认人（who）的姓名。");
    }
}
