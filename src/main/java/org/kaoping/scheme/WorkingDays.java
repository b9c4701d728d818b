package org.kaoping.scheme;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;

/**
 * Working-day arithmetic with the scheme's sheet 放假和调休 (R6).
 *
 * @param daysOff the days that differ from their weekday, or confirm it: true a working day (上班), false a day off
 *     (放假); every other day is worked from Monday to Friday
 */
public record WorkingDays(Map<LocalDate, Boolean> daysOff) {
    /** Copies the days. */
    public WorkingDays {
        daysOff = Map.copyOf(daysOff);
    }

    /** Whether offices work on that day. */
    public boolean isWorkingDay(LocalDate day) {
        Boolean said = daysOff.get(day);
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return said != null ? said : !weekend;
    }

    /**
     * The day itself if it is worked, else the next one that is (R6: a deadline on a day off rolls forward). Looks at
     * most a year ahead, so that a table without working days ends too: then the day itself is given.
     */
    public LocalDate rollForward(LocalDate day) {
        LocalDate next = day;
        for (int i = 0; i < 366; i++) {
            if (isWorkingDay(next)) {
                return next;
            }
            next = next.plusDays(1);
        }
        return day;
    }

    /**
     * The n-th working day after the day; the day itself does not count, whether it is worked or not.
     *
     * @param count 0 or more; 0 gives the day itself
     */
    public LocalDate plusWorkingDays(LocalDate day, int count) {
        LocalDate next = day;
        for (int i = 0; i < count; i++) {
            next = rollForward(next.plusDays(1));
        }
        return next;
    }
}
