package org.kaoping.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong (or worth a note): a value, never an exception, and without prose of its own. Its sentence is
 * made by {@link Wording} from the catalogue {@link ProblemCode}.
 *
 * @param code the kind, stable over versions
 * @param severity how much it weighs here; usually the code's own
 * @param place where it stands
 * @param found what stands there, as the clerk sees it; null where that says nothing
 * @param expected what should stand there; null where that says nothing
 * @param holes what fills the named holes of the code's sentence beside {@code found} and {@code expected}
 */
public record Problem(
        ProblemCode code,
        Severity severity,
        Place place,
        @Nullable String found,
        @Nullable String expected,
        Map<String, String> holes) {
    /** Copies the holes. */
    public Problem {
        holes = Map.copyOf(holes);
    }

    /** A problem of the code's own severity, with nothing filled in. */
    public static Problem of(ProblemCode code, Place place) {
        return new Problem(code, code.severity(), place, null, null, Map.of());
    }

    /** The same with what was found, cut to 200 characters so that a receipt stays small. */
    public Problem found(String text) {
        String cut = text.length() > 200 ? text.substring(0, 200) + "…" : text;
        return new Problem(code, severity, place, cut, expected, holes);
    }

    /** The same with what was expected. */
    public Problem expected(String text) {
        return new Problem(code, severity, place, found, text, holes);
    }

    /** The same with another severity, such as the one that a validation's error style asks for. */
    public Problem as(Severity other) {
        return new Problem(code, other, place, found, expected, holes);
    }

    /** The same with one more hole filled. */
    public Problem with(String hole, String text) {
        Map<String, String> more = new LinkedHashMap<>(holes);
        more.put(hole, text);
        return new Problem(code, severity, place, found, expected, more);
    }

    /** Whether it refuses the workbook. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
