package org.kaoping.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What could be made out of something, with all that is wrong about it. A reader gives what it could read and what it
 * could not, and goes on.
 *
 * @param <T> the value
 * @param valueOrNull the value; null only where an error made it impossible
 * @param problems all problems, in the order of the workbook
 */
public record Checked<T>(@Nullable T valueOrNull, List<Problem> problems) {
    /** Copies the problems; a missing value without an error would be a bug. */
    public Checked {
        problems = List.copyOf(problems);
        if (valueOrNull == null && problems.stream().noneMatch(Problem::isError)) {
            throw new IllegalArgumentException("no value and no error");
        }
    }

    /** A value without problems. */
    public static <T> Checked<T> of(T value) {
        return new Checked<>(value, List.of());
    }

    /** A value with the problems that came up while making it. */
    public static <T> Checked<T> of(T value, List<Problem> problems) {
        return new Checked<>(value, problems);
    }

    /** No value, because of these problems; at least one is an error. */
    public static <T> Checked<T> failed(List<Problem> problems) {
        return new Checked<>(null, problems);
    }

    /** No value, because of this error. */
    public static <T> Checked<T> failed(Problem problem) {
        return new Checked<>(null, List.of(problem));
    }

    /** The value, if there is one. */
    public Optional<T> value() {
        return Optional.ofNullable(valueOrNull);
    }

    /**
     * The value where the caller knows that there is one.
     *
     * @throws IllegalStateException when there is none
     */
    public T get() {
        if (valueOrNull == null) {
            throw new IllegalStateException("no value: " + problems);
        }
        return valueOrNull;
    }

    /** Whether any problem is an error. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }

    /** Goes on with the value, keeping the problems of both steps. */
    public <U> Checked<U> then(Function<? super T, Checked<U>> next) {
        if (valueOrNull == null) {
            return new Checked<>(null, problems);
        }
        Checked<U> following = next.apply(valueOrNull);
        List<Problem> all = new ArrayList<>(problems);
        all.addAll(following.problems());
        return new Checked<>(following.valueOrNull(), all);
    }
}
