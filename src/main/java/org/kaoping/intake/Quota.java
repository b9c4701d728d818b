package org.kaoping.intake;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;

/** How many outstanding persons a unit may recommend (R15, P39); one more is accepted with a warning. */
final class Quota {
    private static final String PERSONS = "person-recommendation";

    private Quota() {}

    /**
     * The warning that a recommendation is one too many beside those in force; empty where it is not.
     *
     * @param key its place; what stands there already is replaced by it
     */
    static Optional<Problem> exceeded(Handle handle, Publisher publisher, Submissions.Key key) {
        if (!key.form().equals(PERSONS)) {
            return Optional.empty();
        }
        int year = Period.parse(key.period()).orElseThrow().year();
        Scheme scheme = publisher.inForce(handle, year).orElse(null);
        if (scheme == null) {
            return Optional.empty();
        }
        int places = scheme.policy().followUp().persons();
        int persons = Submissions.beside(handle, key) + 1;
        return persons <= places
                ? Optional.empty()
                : Optional.of(Problem.of(ProblemCode.PERSONS_OVER_QUOTA, Place.WORKBOOK)
                        .found(String.valueOf(persons))
                        .expected(String.valueOf(places)));
    }
}
