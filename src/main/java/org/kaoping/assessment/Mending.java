package org.kaoping.assessment;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.intake.Refused;
import org.kaoping.intake.Submission;
import org.kaoping.intake.Submissions;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;

/**
 * A refused file keeps its first day (R6, P41): what came in time, was refused and is mended within the 补正期 counts from
 * the day on which it first came. The 补正期 ends so many working days after the deadline, or after the last refusal of a
 * file that came in time, whichever is later; a refusal of a file that came late starts none.
 */
final class Mending {
    private final Map<String, List<Refused>> refused;
    private final Scheme scheme;

    private Mending(Map<String, List<Refused>> refused, Scheme scheme) {
        this.refused = refused;
        this.scheme = scheme;
    }

    /**
     * Of a period.
     *
     * @param unit a unit's code; null for all
     */
    static Mending of(Handle handle, Submissions submissions, Scheme scheme, Period period, @Nullable String unit) {
        Map<String, List<Refused>> refused = new HashMap<>();
        for (Refused one : submissions.refused(handle, period.toString(), unit)) {
            refused.merge(
                    one.unit() + " " + one.form(),
                    List.of(one),
                    (some, more) -> java.util.stream.Stream.concat(some.stream(), more.stream())
                            .toList());
        }
        return new Mending(refused, scheme);
    }

    /**
     * The last day on which the unit's refused file may be mended; empty where none came in time, or nothing is ever
     * mended in time (P41 is 0).
     *
     * @param due the last day that is in time; empty where the form has none
     */
    Optional<LocalDate> until(String unit, String form, Optional<LocalDate> due) {
        int days = scheme.policy().reporting().mendDays();
        if (due.isEmpty() || days == 0) {
            return Optional.empty();
        }
        return inTime(unit, form, due.get()).stream()
                .map(Refused::refusedOn)
                .max(Comparator.naturalOrder())
                .map(day -> day.isAfter(due.get()) ? day : due.get())
                .map(day -> new Deadlines(scheme).workingDays().plusWorkingDays(day, days));
    }

    /** The day that counts for what is in force: the first one of a file that was mended in time, else its own. */
    LocalDate day(Submission inForce, Optional<LocalDate> due) {
        LocalDate own = inForce.countedOn();
        LocalDate until = until(inForce.unit(), inForce.form(), due).orElse(null);
        if (until == null || due.isEmpty() || !own.isAfter(due.get()) || own.isAfter(until)) {
            return own;
        }
        return inTime(inForce.unit(), inForce.form(), due.get()).stream()
                .map(Refused::day)
                .min(Comparator.naturalOrder())
                .orElse(own);
    }

    private List<Refused> inTime(String unit, String form, LocalDate due) {
        return refused.getOrDefault(unit + " " + form, List.of()).stream()
                .filter(one -> !one.day().isAfter(due))
                .toList();
    }
}
