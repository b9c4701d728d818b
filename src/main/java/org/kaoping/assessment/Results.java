package org.kaoping.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jdbi.v3.core.Handle;
import org.kaoping.form.Form;
import org.kaoping.form.FormCard;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scoring.Ranking;
import org.kaoping.scoring.Rankings;
import org.kaoping.shelf.Shelf;
import org.kaoping.store.Database;

/** The result of a year. */
public final class Results {
    private final Database database;
    private final Shelf shelf;
    private final Tracking tracking;
    private final FactFinder facts;
    private final Clock clock;

    /** Reads through these. */
    public Results(Database database, Shelf shelf, Tracking tracking, FactFinder facts, Clock clock) {
        this.database = database;
        this.shelf = shelf;
        this.tracking = tracking;
        this.facts = facts;
        this.clock = clock;
    }

    /** The ranking of a year as it stands now; a problem where there is no scheme. */
    public Checked<Ranking> of(int year) {
        return whole(year).then(result -> Checked.of(result.ranking()));
    }

    /** The ranking of a year with who has handed in what, in one read transaction; a problem where there is no scheme. */
    public Checked<Result> whole(int year) {
        Scheme scheme = shelf.scheme(year).orElse(null);
        if (scheme == null) {
            return Checked.failed(schemeMissing(year));
        }
        Instant now = clock.instant();
        List<FormCard> cards = shelf.forms(year).stream().map(Form::card).toList();
        return Checked.of(database.read(handle -> {
            SortedMap<Period, List<Tracking.Row>> rows = tracking.year(handle, scheme, now);
            Ranking ranking = Rankings.of(facts.find(handle, scheme, rows, now));
            return new Result(
                    ranking,
                    rows,
                    cards,
                    FactFinder.scores(ranking.facts()),
                    facts.origins(handle, year),
                    facts.marking(handle, scheme),
                    facts.persons(handle, ranking.facts()),
                    facts.selfMarks(handle, year),
                    now);
        }));
    }

    /**
     * The fingerprint of everything that the ranking of a year is made of, within a transaction.
     *
     * @throws IllegalStateException when there is no scheme of that year
     */
    String fingerprint(Handle handle, int year) {
        Scheme scheme = shelf.scheme(handle, year).orElseThrow(() -> new IllegalStateException("no scheme " + year));
        Instant now = clock.instant();
        return Fingerprint.of(facts.find(handle, scheme, tracking.year(handle, scheme, now), now));
    }

    /** That there is no scheme of that year. */
    static Problem schemeMissing(int year) {
        return Problem.of(ProblemCode.SCHEME_MISSING, Place.WORKBOOK).expected(String.valueOf(year));
    }
}
