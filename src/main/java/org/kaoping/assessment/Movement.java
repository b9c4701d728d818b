package org.kaoping.assessment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
 */
public record Movement(
        String unit,
        String unitName,
        String name,
        String label,
        String before,
        String after,
        @Nullable Source from,
        @Nullable Source source) {
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
