package org.kaoping.scheme;

import java.time.LocalDate;
import java.time.MonthDay;

/**
 * When units report (R6, R7).
 *
 * @param monthlyDay P10, 1 to 28: the day of the month that reports are due on
 * @param dueDayCounts P11: whether a hand-in on the due day itself is in time
 * @param rolls P12: whether a deadline on a day off rolls to the next working day
 * @param naturalMonth P15: whether a report covers the calendar month; else the 26th to the 25th
 * @param yearDue P16: month and day of the yearly material
 * @param claimsDue P17: month and day until which innovations may be claimed
 * @param mendDays P41, 0 to 30: working days within which what was refused is mended in time; 0: never
 */
public record Reporting(
        int monthlyDay,
        boolean dueDayCounts,
        boolean rolls,
        boolean naturalMonth,
        MonthDay yearDue,
        MonthDay claimsDue,
        int mendDays) {
    /** The settings of the regulation's table. */
    public static final Reporting DEFAULT =
            new Reporting(25, true, true, false, MonthDay.of(12, 25), MonthDay.of(12, 25), 3);

    /**
     * The month of a calendar as these settings make it; the office may set it otherwise, with a remark.
     *
     * @param year the scheme's year
     * @param month 1 to 12
     * @param days the working days that deadlines roll over
     * @param paperDays P14: working days until a paper copy may no longer be entered
     */
    public MonthDue regular(int year, int month, WorkingDays days, int paperDays) {
        LocalDate first = LocalDate.of(year, month, 1);
        LocalDate from = naturalMonth ? first : first.minusMonths(1).withDayOfMonth(26);
        LocalDate to = naturalMonth ? first.plusMonths(1).minusDays(1) : first.withDayOfMonth(25);
        LocalDate day = first.withDayOfMonth(monthlyDay);
        if (naturalMonth && day.isBefore(to)) {
            day = to; // nobody reports of a month before it is over
        }
        LocalDate due = rolls ? days.rollForward(day) : day;
        return new MonthDue(month, from, to, due, days.plusWorkingDays(due, paperDays), "");
    }
}
