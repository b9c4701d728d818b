package org.kaoping;

import java.util.Optional;
import org.kaoping.assessment.LineDecisions;
import org.kaoping.assessment.Result;
import org.kaoping.assessment.Results;
import org.kaoping.form.Form;
import org.kaoping.intake.OwnWorkbooks;
import org.kaoping.report.DecidedRanking;
import org.kaoping.report.RankingWorkbook;
import org.kaoping.shelf.Shelf;

/** The ranking workbook that comes back with the group's decisions (R15, R16). */
record DecidedRankings(Shelf shelf, Results results) implements OwnWorkbooks {
    @Override
    public boolean reads(String form) {
        return form.equals(RankingWorkbook.FORM);
    }

    @Override
    public Optional<Draft> draft(int year) {
        Result result = results.whole(year).valueOrNull();
        Form ranking = shelf.form(RankingWorkbook.FORM, year).orElse(null);
        if (result == null || ranking == null) {
            return Optional.empty();
        }
        Form form = DecidedRanking.form(ranking);
        return Optional.of(new Draft(
                form,
                DecidedRanking.filling(result, form),
                DecidedRanking.code(result),
                values -> LineDecisions.check(result.ranking().facts(), values)));
    }
}
