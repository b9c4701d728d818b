package org.kaoping.scheme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When something is due under a scheme (R6, R7). The last day is in time until 24:00 Asia/Shanghai.
 *
 * @param scheme the year's scheme
 */
public record Deadlines(Scheme scheme) {
    /** The zone of all days (P40, fixed). */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** The day in Asia/Shanghai on which the instant lies. */
    public static LocalDate day(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    /** The scheme's working days. */
    public WorkingDays workingDays() {
        return new WorkingDays(scheme.daysOff());
    }

    /**
     * The last day that is in time: of a month the reporting calendar's (the office sets it there, days off already
     * considered), of the year P16, rolled to a working day (P12); the day before where the due day does not count (P11).
     * Empty outside the scheme's year and calendar.
     */
    public Optional<LocalDate> due(Period period) {
        if (period.year() != scheme.year()) {
            return Optional.empty();
        }
        if (period.isMonth()) {
            return scheme.month(period.month()).map(MonthDue::due).map(this::last);
        }
        return Optional.of(last(rolled(scheme.policy().reporting().yearDue())));
    }

    /** The last day on which an innovation may be claimed in time (R12, P17), rolled like the year's. */
    public LocalDate claims() {
        return last(rolled(scheme.policy().reporting().claimsDue()));
    }

    /**
     * The last day on which a criticised unit hands in its measures (R17, P37): that many days after the notice, rolled
     * like every deadline (P12).
     *
     * @param notice the day of the notice
     */
    public LocalDate measures(LocalDate notice) {
        return rolled(notice.plusDays(scheme.policy().followUp().measuresDays()));
    }

    /**
     * The last day of the public notice of those to be honoured (R15, P38): that many working days after its first day;
     * the first day itself where there is none.
     *
     * @param from the day on which it is put up
     */
    public LocalDate noticeEnds(LocalDate from) {
        return workingDays().plusWorkingDays(from, scheme.policy().followUp().noticeDays());
    }

    private LocalDate rolled(MonthDay due) {
        return rolled(due.atYear(scheme.year()));
    }

    private LocalDate rolled(LocalDate day) {
        return scheme.policy().reporting().rolls() ? workingDays().rollForward(day) : day;
    }

    private LocalDate last(LocalDate due) {
        return scheme.policy().reporting().dueDayCounts() ? due : due.minusDays(1);
    }

    /**
     * The last day that is in time for a form: only what units owe by rhythm has one. The group's marking (R9), the
     * office's own forms and what is filled on occasion have none.
     */
    public Optional<LocalDate> due(Period period, Duties.Rhythm rhythm, Duties.Filler filler) {
        boolean timed = filler == Duties.Filler.UNIT && rhythm != Duties.Rhythm.ANY;
        return timed ? due(period) : Optional.empty();
    }

    /** The last day on which a month's paper copy may still be entered; empty outside the calendar and for a year. */
    public Optional<LocalDate> paperClose(Period period) {
        return period.year() != scheme.year() || !period.isMonth()
                ? Optional.empty()
                : scheme.month(period.month()).map(MonthDue::paperClose);
    }

    /** Whether a hand-in of that day is in time; the due day itself is (R6). What has no deadline is never late. */
    public boolean inTime(Period period, LocalDate day) {
        return due(period).map(due -> !day.isAfter(due)).orElse(true);
    }

    /** Whether the deadline is over at that instant: from 00:00 of the day after the due day. */
    public boolean passed(Period period, Instant now) {
        return !inTime(period, day(now));
    }
}
