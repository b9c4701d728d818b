package org.kaoping.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Ordering;
import org.kaoping.scheme.Policy;
import org.kaoping.scheme.Unit;
import org.kaoping.scheme.Weighing;
import org.kaoping.scoring.Ranking.CohortRanking;
import org.kaoping.scoring.Ranking.Outcome;
import org.kaoping.scoring.Ranking.Reason;
import org.kaoping.scoring.Ranking.Row;
import org.kaoping.scoring.Ranking.Unranked;

/** Facts into a ranking: R10 to R13, R15, R16 with the defaults of the regulation. Pure. */
public final class Rankings {
    /** More bonus than this for one unit gets a remark (O15). */
    private static final BigDecimal LARGE_BONUS = BigDecimal.valueOf(20);

    private static final Comparator<Facts.UnitFacts> ROSTER = Comparator.<Facts.UnitFacts>comparingInt(
                    facts -> facts.unit().order())
            .thenComparing(facts -> facts.unit().code());

    private Rankings() {}

    /** A unit on its way to a row. */
    private record Scored(
            Facts.UnitFacts unit,
            BigDecimal y,
            BigDecimal x,
            BigDecimal score,
            BigDecimal total,
            @Nullable BigDecimal rate) {
        /** What is ranked (P22), then what P31 names: score, on-time rate (none counts as 0), or nothing. */
        boolean before(Scored other, Ordering ordering) {
            int ranked =
                    ordering.rank().of(score, total).compareTo(ordering.rank().of(other.score, other.total));
            if (ranked != 0 || ordering.ties() == Ordering.Ties.NONE) {
                return ranked > 0;
            }
            int byScore = score.compareTo(other.score);
            if (byScore != 0 || ordering.ties() == Ordering.Ties.SCORE) {
                return byScore > 0;
            }
            return rateOrZero().compareTo(other.rateOrZero()) > 0;
        }

        private BigDecimal rateOrZero() {
            return rate == null ? BigDecimal.ZERO : rate;
        }

        boolean eligible() {
            return !Boolean.FALSE.equals(unit.eligible());
        }
    }

    /** The ranking; the order of the facts does not matter. */
    public static Ranking of(Facts facts) {
        return new Ranking(
                facts,
                Arrays.stream(Cohort.values())
                        .map(cohort -> cohort(facts, cohort))
                        .toList());
    }

    private static CohortRanking cohort(Facts facts, Cohort cohort) {
        Policy policy = facts.scheme().policy();
        List<Scored> ranked = new ArrayList<>();
        List<Unranked> unranked = new ArrayList<>();
        for (Facts.UnitFacts unit :
                NoCases.settled(facts, cohort).stream().sorted(ROSTER).toList()) {
            Reason reason = reason(facts, unit);
            if (reason == null) {
                ranked.add(scored(unit, policy));
            } else {
                boolean hasScore = reason == Reason.UNRANKED && missing(unit.marks()) == null;
                unranked.add(new Unranked(
                        unit, reason, hasScore ? scored(unit, policy).score() : null));
            }
        }
        int[] ranks = new int[ranked.size()];
        for (int i = 0; i < ranks.length; i++) {
            Scored me = ranked.get(i);
            ranks[i] = 1
                    + (int) ranked.stream()
                            .filter(other -> other.before(me, policy.ordering()))
                            .count();
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ranks.length; i++) {
            rows.add(row(ranked, ranks, i, policy, cohort));
        }
        // stable: units of one rank stay in the roster's order
        rows.sort(Comparator.comparingInt(Row::rank));
        return new CohortRanking(cohort, decided(rows, facts.decisions()), unranked);
    }

    /** What the group decided on those that stand on a line (R15, R16), while just these stand there; approvals of honours. */
    private static List<Row> decided(List<Row> rows, List<LineDecision> decisions) {
        if (decisions.isEmpty()) {
            return rows;
        }
        Set<String> honours = on(rows, Outcome.HONOUR_TIE);
        Set<String> criticism = on(rows, Outcome.CRITICISM_TIE);
        return rows.stream()
                .map(row -> {
                    String unit = row.unit().unit().code();
                    LineDecision decision = row.outcome() == Outcome.HONOUR_TIE
                            ? LineDecision.on(decisions, LineDecision.Line.HONOURS, unit, honours)
                            : row.outcome() == Outcome.CRITICISM_TIE
                                    ? LineDecision.on(decisions, LineDecision.Line.CRITICISM, unit, criticism)
                                    : row.outcome() == Outcome.HONOUR ? LineDecision.approval(decisions, unit) : null;
                    return decision == null ? row : row.decided(decision, then(row.outcome(), decision));
                })
                .toList();
    }

    private static Outcome then(Outcome before, LineDecision decision) {
        if (Boolean.FALSE.equals(decision.listed())) {
            return Outcome.NONE;
        }
        if (before == Outcome.CRITICISM_TIE) {
            return Outcome.CRITICISM;
        }
        return decision.approval().isEmpty() ? Outcome.HONOUR : Outcome.HONOURED;
    }

    private static Set<String> on(List<Row> rows, Outcome line) {
        return rows.stream()
                .filter(row -> row.outcome() == line)
                .map(row -> row.unit().unit().code())
                .collect(Collectors.toSet());
    }

    private static @Nullable Reason reason(Facts facts, Facts.UnitFacts unit) {
        if (unit.unit().closedIn(facts.scheme().year())) {
            return Reason.CLOSED;
        }
        if (facts.inConflict(unit.unit().code()) && unit.unit().participation().assessed()) {
            return Reason.CONFLICT;
        }
        return switch (unit.unit().participation()) {
            case UNRANKED -> Reason.UNRANKED;
            case SEPARATE -> Reason.SEPARATE;
            case REPORTING_ONLY -> Reason.REPORTING_ONLY;
            case RANKED -> missing(unit.marks());
        };
    }

    private static @Nullable Reason missing(List<Facts.Mark> marks) {
        if (marks.isEmpty()) {
            return Reason.NOT_ASSESSED;
        }
        if (!Score.complete(marks)) {
            return Reason.INCOMPLETE;
        }
        return Score.y(marks).signum() == 0 ? Reason.NO_DUTY : null;
    }

    private static Scored scored(Facts.UnitFacts unit, Policy policy) {
        BigDecimal y = Score.y(unit.marks());
        BigDecimal x = Score.x(unit.marks());
        BigDecimal score = Score.of(x, y, unit.monthly(), policy);
        BigDecimal total = Score.total(score, unit.bonus(), policy.counting().totalCap(), policy.scale());
        return new Scored(unit, y, x, score, total, Score.onTimeRate(unit.onTime(), unit.due()));
    }

    private static Row row(List<Scored> ranked, int[] ranks, int index, Policy policy, Cohort cohort) {
        Scored me = ranked.get(index);
        return new Row(
                ranks[index],
                me.unit(),
                me.y(),
                me.x(),
                me.score(),
                me.unit().bonus(),
                me.total(),
                Grade.of(policy.ordering().grade().of(me.score(), me.total()), policy),
                me.rate(),
                me.unit().eligible(),
                outcome(ranked, ranks, index, policy, cohort),
                remarks(me, shared(ranks, index), policy));
    }

    /**
     * Honours by the order among those that are eligible, so that the next moves up (R13, R15), or, where P34 says no, by
     * rank, so that the falsifier's place stays empty; criticism from the end among all that are ranked, stopping before
     * the honoured (R16), sparing those whose score reaches P30. A tie across a line goes by P32.
     */
    private static Outcome outcome(List<Scored> ranked, int[] ranks, int index, Policy policy, Cohort cohort) {
        int rank = ranks[index];
        int honours = policy.honours(cohort);
        Ordering.Line line = policy.ordering().line();
        if (ranked.get(index).eligible()) {
            int place = 1;
            int same = 0;
            for (int i = 0; i < ranks.length; i++) {
                boolean inLine = ranked.get(i).eligible();
                place += ranks[i] < rank && (inLine || !policy.counting().movesUp()) ? 1 : 0;
                if (inLine) {
                    same += ranks[i] == rank ? 1 : 0;
                }
            }
            boolean tied = place + same - 1 > honours;
            if (place <= honours && !(tied && line == Ordering.Line.NOBODY)) {
                return tied && line == Ordering.Line.DECIDE ? Outcome.HONOUR_TIE : Outcome.HONOUR;
            }
        }
        int limit = Lists.possibleCriticism(policy.criticism(cohort), honours, ranks.length);
        int fromEnd =
                1 + (int) Arrays.stream(ranks).filter(other -> other > rank).count();
        boolean tied = fromEnd + shared(ranks, index) - 1 > limit;
        BigDecimal spared = policy.ordering().spared();
        boolean exempt = spared != null && ranked.get(index).score().compareTo(spared) >= 0;
        if (fromEnd > limit || exempt || (tied && line == Ordering.Line.NOBODY)) {
            return Outcome.NONE;
        }
        return tied && line == Ordering.Line.DECIDE ? Outcome.CRITICISM_TIE : Outcome.CRITICISM;
    }

    private static int shared(int[] ranks, int index) {
        return (int) Arrays.stream(ranks).filter(other -> other == ranks[index]).count();
    }

    private static List<String> remarks(Scored me, int shared, Policy policy) {
        List<String> remarks = new ArrayList<>();
        if (shared > 1) {
            remarks.add("并列");
        }
        if (!me.eligible()) {
            remarks.add("取消评选资格");
        } else if (me.unit().eligible() == null && Decisions.suspected(me.unit().findings())) {
            remarks.add("疑似弄虚作假，待认定");
        }
        if (Grade.of(me.total(), policy) != Grade.of(me.score(), policy)) {
            remarks.add("加分影响等级（等级按" + policy.ordering().grade().label() + "）");
        }
        BigDecimal bonus = me.unit().bonus();
        if (bonus != null && bonus.compareTo(LARGE_BONUS) > 0) {
            remarks.add("加分超过20分");
        }
        int open = bonus == null ? 0 : Decisions.open(me.unit().awards());
        if (open > 0) {
            remarks.add("另有" + open + "项加分尚未评定");
        }
        if (me.unit().unentered() > 0) {
            remarks.add(me.unit().unentered() + "个月纸质件未登记");
        }
        if (policy.weighing().monthlyCounts() && me.unit().monthly() == null) {
            remarks.add("没有月度评分，按年终得分计");
        }
        long noCase = me.unit().marks().stream().filter(Facts.Mark::noCase).count();
        if (noCase > 0 && policy.weighing().noCase() != Weighing.NoCase.MARKED) {
            remarks.add("未发生" + noCase + "项按" + policy.weighing().noCase().label());
        }
        if (me.y().compareTo(policy.lowY()) < 0) {
            remarks.add("承担分值偏低");
        }
        if (me.unit().unit().organiser()) {
            remarks.add(Unit.ORGANISER);
        }
        return remarks;
    }
}
