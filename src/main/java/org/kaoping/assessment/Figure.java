package org.kaoping.assessment;

import org.jspecify.annotations.Nullable;
import org.kaoping.scoring.Source;

/**
 * One thing that a result says of a unit.
 *
 * @param unit the unit's code
 * @param unitName its short name
 * @param name what it is, the same from result to result: {@code rank}, {@code score}, {@code mark:B0101} …
 * @param label what it is in words
 * @param value what it says; empty where it says nothing
 * @param source the cell it came from; null where it follows from others
 */
public record Figure(
        String unit,
        String unitName,
        String name,
        String label,
        String value,
        @Nullable Source source) {}
