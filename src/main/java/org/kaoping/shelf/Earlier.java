package org.kaoping.shelf;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Values;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;

/** What was handed in before, as far as a new workbook may start with it. */
@FunctionalInterface
public interface Earlier {
    /** Nothing was. */
    Earlier NOTHING = (form, subject, from, to, serial) -> Optional.empty();

    /**
     * What the newest submission in force says; one that was replaced or is void never counts.
     *
     * @param subject the unit's code, the cohort's id, or nothing, as in a stamp
     * @param from the first period that counts; null: any before
     * @param to the last one
     * @param serial which one of several; null: any
     */
    Optional<Values> last(String form, String subject, @Nullable Period from, Period to, @Nullable String serial);

    /**
     * What is known today and helps whoever fills a form.
     *
     * @param subject about whom the form is
     */
    default List<Told> told(String form, Scheme scheme, Subject subject, Period period) {
        return List.of();
    }
}
