package org.kaoping.scoring;

import java.util.List;
import java.util.Set;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Policy;
import org.kaoping.scoring.Ranking.CohortRanking;
import org.kaoping.scoring.Ranking.Outcome;
import org.kaoping.scoring.Ranking.Row;

/**
 * The lists that a ranking proposes (R15, R16): nothing is decided by them.
 *
 * @param honours one per cohort, departments first
 * @param criticism one per cohort, departments first
 */
public record Lists(List<Proposed> honours, List<Proposed> criticism) {
    /** Copies the lists. */
    public Lists {
        honours = List.copyOf(honours);
        criticism = List.copyOf(criticism);
    }

    /**
     * A cohort's list.
     *
     * @param cohort the cohort
     * @param title the honour's full title with city and year, or 通报批评
     * @param places how many places the scheme has (P28, P29)
     * @param possible how many of them can be given: not more than units are there, and no criticism of the honoured
     * @param rows who stands on it, those that wait for the group's decision (待定) included, by rank
     * @param declined who stood on the line and is not listed by the group's decision, by rank
     */
    public record Proposed(Cohort cohort, String title, int places, int possible, List<Row> rows, List<Row> declined) {
        /** Copies the rows. */
        public Proposed {
            rows = List.copyOf(rows);
            declined = List.copyOf(declined);
        }

        /** Who waits for the group's decision. */
        public List<Row> pending() {
            return rows.stream()
                    .filter(row -> row.outcome() == Outcome.HONOUR_TIE || row.outcome() == Outcome.CRITICISM_TIE)
                    .toList();
        }

        /** How many places are left for those that wait. */
        public int free() {
            return Math.max(0, possible - (rows.size() - pending().size()));
        }
    }

    /** The lists of a ranking. */
    public static Lists of(Ranking ranking) {
        return new Lists(
                ranking.cohorts().stream().map(one -> honours(ranking, one)).toList(),
                ranking.cohorts().stream().map(one -> criticism(ranking, one)).toList());
    }

    /** How many can be criticised so that nobody is honoured and criticised: the list stops before the honoured. */
    public static int possibleCriticism(int places, int honours, int ranked) {
        return Math.min(places, Math.max(0, ranked - honours));
    }

    private static Proposed honours(Ranking ranking, CohortRanking one) {
        Policy policy = ranking.facts().scheme().policy();
        String title = policy.city() + ranking.facts().scheme().year() + "年度社会信用体系建设"
                + (one.cohort() == Cohort.DEPARTMENT ? "先进单位" : "示范县（区）");
        int places = policy.honours(one.cohort());
        // without moving up (P34) the place of a falsifier stays empty
        int eligible = (int) one.rows().stream()
                .filter(row -> policy.counting().movesUp() || row.rank() <= places)
                .filter(row -> !Boolean.FALSE.equals(row.eligible()))
                .count();
        return new Proposed(
                one.cohort(),
                title,
                places,
                Math.min(places, eligible),
                pick(one, Set.of(Outcome.HONOUR, Outcome.HONOURED, Outcome.HONOUR_TIE)),
                declined(one, LineDecision.Line.HONOURS));
    }

    private static Proposed criticism(Ranking ranking, CohortRanking one) {
        Policy policy = ranking.facts().scheme().policy();
        int places = policy.criticism(one.cohort());
        int possible = possibleCriticism(
                places, policy.honours(one.cohort()), one.rows().size());
        return new Proposed(
                one.cohort(),
                "通报批评",
                places,
                possible,
                pick(one, Set.of(Outcome.CRITICISM, Outcome.CRITICISM_TIE)),
                declined(one, LineDecision.Line.CRITICISM));
    }

    private static List<Row> pick(CohortRanking one, Set<Outcome> outcomes) {
        return one.rows().stream()
                .filter(row -> outcomes.contains(row.outcome()))
                .toList();
    }

    private static List<Row> declined(CohortRanking one, LineDecision.Line line) {
        return one.rows().stream()
                .filter(row -> row.decided() != null
                        && row.decided().line() == line
                        && Boolean.FALSE.equals(row.decided().listed()))
                .toList();
    }
}
