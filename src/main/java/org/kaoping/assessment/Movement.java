package org.kaoping.assessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoping.intake.MarkChange;
import org.kaoping.scheme.Period;
import org.kaoping.scoring.Source;

/**
 * A figure that differs between two results of a year.
 *
 * @param unit the unit's code
 * @param unitName its short name
 * @param name what it is: {@code rank}, {@code mark:B0101} …
 * @param label what it is in words
 * @param before what the earlier result said; empty where it said nothing
 * @param after what the later one says; empty where it says nothing
 * @param from the cell that the earlier one took it from; null where it followed from others
 * @param source the cell that the later one takes it from; null where it follows from others
 * @param why who changed the mark that was in force, and why; null where no mark was changed for it
 */
public record Movement(
        String unit,
        String unitName,
        String name,
        String label,
        String before,
        String after,
        @Nullable Source from,
        @Nullable Source source,
        @Nullable Why why) {
    private static final Set<String> YEAR_END = Set.of(Contracts.YEAR_END_MARKS, Contracts.YEAR_END_MATRIX);
    private static final Set<String> MARK_COLUMNS = Set.of(Contracts.MARK, Contracts.DUTY);

    /**
     * Who changed a mark that was in force, and why (R9, R12).
     *
     * @param reason why
     * @param who who confirmed it
     * @param at when
     */
    public record Why(String reason, String who, Instant at) {}

    /** A movement of which nobody told why. */
    public Movement(
            String unit,
            String unitName,
            String name,
            String label,
            String before,
            String after,
            @Nullable Source from,
            @Nullable Source source) {
        this(unit, unitName, name, label, before, after, from, source, null);
    }

    /**
     * The same with why, where one of these changes is of this very mark. That of the upload that says it now comes first;
     * where a later upload repeats the mark, or nothing says it any more, the last one of the time between the two results.
     *
     * @param changes of the year, the oldest first
     * @param since when the earlier result was published
     * @param until when the later one was
     */
    Movement because(List<MarkChange> changes, Instant since, Instant until) {
        List<MarkChange> own = changes.stream().filter(this::comesFrom).toList();
        return own.stream()
                .filter(one -> source != null && source.upload().equals(one.uploadAfter()))
                .reduce((first, last) -> last)
                .or(() -> own.stream()
                        .filter(one -> !one.at().isBefore(since) && !one.at().isAfter(until))
                        .reduce((first, last) -> last))
                .map(one -> new Movement(
                        unit,
                        unitName,
                        name,
                        label,
                        before,
                        after,
                        from,
                        source,
                        new Why(one.reason(), one.who(), one.at())))
                .orElse(this);
    }

    /** Marks by unit and indicator, decisions by claim, months by unit and month; a verdict on evidence moves no figure. */
    private boolean comesFrom(MarkChange one) {
        String thing = name.substring(name.indexOf(':') + 1);
        boolean own = one.unit().equals(unit);
        if (name.startsWith("mark:")) {
            return own
                    && one.code().equals(thing)
                    && YEAR_END.contains(one.form())
                    && MARK_COLUMNS.contains(one.what());
        }
        if (name.startsWith("award:")) {
            return one.form().equals(Contracts.INNOVATION_DECISIONS)
                    && one.code().equals(thing);
        }
        return name.startsWith("month:")
                && own
                && one.form().equals(Contracts.MONTHLY_MARKS)
                && one.what().equals(Contracts.MARK)
                && Period.parse(one.period())
                        .filter(month -> String.valueOf(month.month()).equals(thing))
                        .isPresent();
    }

    /** What differs, in the order of the later result, then what it no longer says. */
    public static List<Movement> between(List<Figure> earlier, List<Figure> later) {
        Map<String, Figure> before = new LinkedHashMap<>();
        earlier.forEach(figure -> before.put(key(figure), figure));
        List<Movement> moved = new ArrayList<>();
        for (Figure figure : later) {
            Figure old = before.remove(key(figure));
            String said = old == null ? "" : old.value();
            if (!said.equals(figure.value())) {
                moved.add(new Movement(
                        figure.unit(),
                        figure.unitName(),
                        figure.name(),
                        figure.label(),
                        said,
                        figure.value(),
                        old == null ? null : old.source(),
                        figure.source()));
            }
        }
        before.values().stream()
                .filter(gone -> !gone.value().isEmpty())
                .forEach(gone -> moved.add(new Movement(
                        gone.unit(),
                        gone.unitName(),
                        gone.name(),
                        gone.label(),
                        gone.value(),
                        "",
                        gone.source(),
                        null)));
        return List.copyOf(moved);
    }

    private static String key(Figure figure) {
        return figure.unit() + " " + figure.name();
    }
}
