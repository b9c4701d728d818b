package org.kaoping.web.api;

import java.util.List;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * A request that is answered with a problem document (RFC 9457). The one exception of the house that carries a problem:
 * it only travels from a handler to {@link Answers}.
 */
public final class Refusal extends RuntimeException {
    private final int status;
    private final transient List<Problem> problems;

    /** Refuses with an HTTP status and the problems that are the reason; the first one is the document's own. */
    public Refusal(int status, List<Problem> problems) {
        super(problems.get(0).code().id(), null, false, false);
        this.status = status;
        this.problems = List.copyOf(problems);
    }

    /** Refuses for one problem. */
    public Refusal(int status, Problem problem) {
        this(status, List.of(problem));
    }

    /** 400: the request says something that can't be understood. */
    public static Refusal malformed(String found, String advice) {
        return malformed(400, found, advice);
    }

    /** The same with another status of the four hundreds. */
    public static Refusal malformed(int status, String found, String advice) {
        return new Refusal(
                status,
                Problem.of(ProblemCode.REQUEST_MALFORMED, Place.WORKBOOK)
                        .found(found)
                        .with("advice", advice));
    }

    /** 413: more than the limit. */
    public static Refusal tooLarge(String limit) {
        return new Refusal(
                413, Problem.of(ProblemCode.REQUEST_TOO_LARGE, Place.WORKBOOK).expected(limit));
    }

    /** 404: there is no such thing. */
    public static Refusal notFound(String what, String advice) {
        return new Refusal(
                404,
                Problem.of(ProblemCode.NOT_FOUND, Place.WORKBOOK).found(what).with("advice", advice));
    }

    /** 403: the request was started by another site, or by another name for this server. */
    public static Refusal foreign() {
        return new Refusal(403, Problem.of(ProblemCode.REQUEST_FOREIGN, Place.WORKBOOK));
    }

    /** 503: no room for one more upload at the moment. */
    public static Refusal busy() {
        return new Refusal(503, Problem.of(ProblemCode.SERVER_BUSY, Place.WORKBOOK));
    }

    /** The refusal for the problems of a room below, with the status that fits the first error. */
    public static Refusal of(List<Problem> problems) {
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        int status = switch (errors.get(0).code()) {
            case NOT_FOUND, ARCHIVE_YEAR_EMPTY, SCHEME_MISSING, NOT_REQUIRED, UNIT_UNKNOWN, PERIOD_NOT_OPEN -> 404;
            case DECISION_IMPOSSIBLE,
                    ANNOTATION_IMPOSSIBLE,
                    MASTER_NOT_PUBLISHABLE,
                    RESULT_PENDING,
                    RESULT_EMPTY,
                    RESULT_SAME,
                    WHAT_IF_OFF,
                    RESULT_MOVED -> 409;
            case SERVER_BUSY -> 503;
            case STORAGE_FAILED, ARCHIVE_NOT_WRITTEN -> 507;
            default -> 400;
        };
        return new Refusal(status, errors);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What is wrong; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
