package org.kaoping.form.book;

import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * Ends the reading of a file from deep inside its loops. Never leaves this room: the doors turn it into its problem.
 */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** Refuses because of a problem. */
    Refusal(Problem problem) {
        super(problem.code().id() + ": " + problem.found(), null, false, false);
        this.problem = problem;
    }

    /** The file contradicts itself or its format; {@code what} is a Chinese phrase. */
    static Refusal damaged(String what) {
        return damaged(Place.WORKBOOK, what);
    }

    /** The file contradicts itself or its format at a place; {@code what} is a Chinese phrase. */
    static Refusal damaged(Place place, String what) {
        return new Refusal(Problem.of(ProblemCode.WORKBOOK_DAMAGED, place).found(what));
    }

    /** The file passes a limit. */
    static Refusal limit(Place place, String limit, String found, long allowed, String advice) {
        return new Refusal(limitProblem(place, limit, found, allowed, advice));
    }

    /** A limit that is passed, as a problem. */
    static Problem limitProblem(Place place, String limit, String found, long allowed, String advice) {
        return Problem.of(ProblemCode.LIMIT_EXCEEDED, place)
                .found(found)
                .expected(Long.toString(allowed))
                .with("limit", limit)
                .with("advice", advice);
    }

    /** What is wrong. */
    Problem problem() {
        return problem;
    }
}
