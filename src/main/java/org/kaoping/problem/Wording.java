package org.kaoping.problem;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words a problem in Chinese: where, which rule, what is wrong, what to do, in that order. */
public final class Wording {
    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");

    private Wording() {}

    /** The whole sentence of a problem, with its place in front. */
    public static String message(Problem problem) {
        return where(problem.place()) + sentence(problem);
    }

    /** The sentence without the place, so that one mistake repeated in many cells is one line. */
    public static String sentence(Problem problem) {
        String text = fault(problem);
        String todo = todo(problem);
        return todo.isEmpty() ? text : text + " " + todo;
    }

    /** What is wrong, without the place and without what to do. */
    public static String fault(Problem problem) {
        return fill(problem.code().sentence(), problem) + problem.holes().getOrDefault("trial", "");
    }

    /** What to do; empty where nothing is asked. */
    public static String todo(Problem problem) {
        return fill(problem.code().todo(), problem);
    }

    /** The place in words: 「月报」D7（开展情况）：; empty for the workbook as a whole. */
    public static String where(Place place) {
        StringBuilder text = new StringBuilder();
        if (place.sheet() != null) {
            text.append('「').append(place.sheet()).append('」');
        }
        if (place.cell() != null) {
            text.append(place.cell());
        }
        if (place.field() != null) {
            text.append('（').append(place.field()).append('）');
        }
        return text.isEmpty() ? "" : text.append('：').toString();
    }

    private static String fill(String sentence, Problem problem) {
        Matcher holes = HOLE.matcher(sentence);
        StringBuilder text = new StringBuilder();
        while (holes.find()) {
            holes.appendReplacement(text, Matcher.quoteReplacement(hole(holes.group(1), problem)));
        }
        return holes.appendTail(text).toString();
    }

    private static String hole(String name, Problem problem) {
        @Nullable
        String value = switch (name) {
            case "found" -> problem.found();
            case "expected" -> problem.expected();
            default -> problem.holes().get(name);
        };
        return value == null ? "" : value;
    }
}
