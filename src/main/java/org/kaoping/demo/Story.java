package org.kaoping.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.MonthDue;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.shelf.Subject;

/**
 * What the units and the office of the invented city do in the year: pure, and the same each time.
 *
 * @param days by day of receipt, what arrives then
 */
record Story(Map<LocalDate, List<Event>> days) {
    /** How a workbook is filled. */
    enum Manner {
        /** As it should be. */
        GOOD,
        /** A nil report: nothing new in any item. */
        NIL,
        /** With mistakes; it is refused. */
        WRONG
    }

    /**
     * A workbook that arrives.
     *
     * @param form the form's id
     * @param subject who sends it, or whom it is about
     * @param period the period
     * @param serial which one of several, from "1"; empty where there is but one
     * @param filled the day that stands on it
     * @param manner how it is filled
     */
    record Event(String form, Subject subject, Period period, String serial, LocalDate filled, Manner manner) {
        /** The code of who it is about: a unit's or nobody's. */
        String code() {
            return subject.code();
        }
    }

    /** Copies everything. */
    Story {
        Map<LocalDate, List<Event>> copy = new TreeMap<>();
        days.forEach((day, events) -> copy.put(day, List.copyOf(events)));
        days = Collections.unmodifiableMap(copy);
    }

    /** Tells the year of a scheme: most are in time, some late, missing, wrong, or wrong and then corrected. */
    static Story of(Scheme scheme) {
        Map<LocalDate, List<Event>> days = new TreeMap<>();
        SplittableRandom random = new SplittableRandom(scheme.year());
        for (Unit unit : scheme.units()) {
            int care = random.nextInt(100);
            for (MonthDue month : scheme.calendar()) {
                monthly(days, scheme, unit, month, care, random.split());
            }
            yearly(days, scheme, unit, care, random.split());
        }
        office(days, scheme);
        return new Story(days);
    }

    /** What the office and the group fill: the months' marks, two inspections, the decisions on the claims. */
    private static void office(Map<LocalDate, List<Event>> days, Scheme scheme) {
        for (MonthDue month : scheme.calendar()) {
            for (Cohort cohort : Cohort.values()) {
                Period period = new Period(scheme.year(), month.month());
                put(days, month.paperClose(), "monthly-marks", Subject.of(cohort), period, "");
            }
        }
        Period year = Period.ofYear(scheme.year());
        put(days, LocalDate.of(scheme.year(), 7, 8), "inspection-record", Subject.NONE, year, "1");
        put(days, LocalDate.of(scheme.year(), 11, 18), "inspection-record", Subject.NONE, year, "2");
        put(days, LocalDate.of(scheme.year() + 1, 1, 22), "innovation-decisions", Subject.NONE, year, "");
    }

    private static void monthly(
            Map<LocalDate, List<Event>> days,
            Scheme scheme,
            Unit unit,
            MonthDue month,
            int care,
            SplittableRandom random) {
        Period period = new Period(scheme.year(), month.month());
        LocalDate early = month.due().minusDays(random.nextInt(4));
        LocalDate due = early.isBefore(month.from()) ? month.due() : early;
        int luck = random.nextInt(100);
        if (luck < 4 && care < 50) {
            return;
        }
        if (luck < 10 && care < 70) {
            add(days, month.due().plusDays(1 + random.nextInt(3)), period, unit, Manner.GOOD);
        } else if (luck < 18) {
            add(days, month.due().minusDays(1), period, unit, Manner.WRONG);
            add(days, month.due(), period, unit, Manner.GOOD);
        } else if (luck < 21) {
            add(days, due, period, unit, Manner.WRONG);
        } else {
            add(days, due, period, unit, luck > 90 ? Manner.NIL : Manner.GOOD);
        }
    }

    private static void yearly(
            Map<LocalDate, List<Event>> days, Scheme scheme, Unit unit, int care, SplittableRandom random) {
        Period year = Period.ofYear(scheme.year());
        if (care >= 5) {
            LocalDate ledger = new Deadlines(scheme).due(year).orElseThrow().minusDays(random.nextInt(6));
            add(days, ledger, "work-ledger", unit, year, Manner.GOOD);
            add(days, ledger, "self-assessment", unit, year, Manner.GOOD);
        }
        if (care >= 9) {
            // the summary is written last: a careless unit sends it on the days after the deadline
            LocalDate due = new Deadlines(scheme).due(year).orElseThrow();
            LocalDate summary = care < 15 ? due.plusDays(1 + care % 3) : due.minusDays(care % 4);
            add(days, summary, "work-summary", unit, year, Manner.GOOD);
        }
        if (unit.participation().assessed() && care % 4 == 0) {
            LocalDate claim = LocalDate.of(scheme.year(), 12, 10 + care % 10);
            put(days, claim, "innovation-claim", Subject.of(unit), year, "1");
        }
        if (unit.participation().assessed() && care >= 3) {
            LocalDate visit = LocalDate.of(scheme.year() + 1, 1, 5).plusDays(random.nextInt(12));
            add(days, visit, "year-end-marks", unit, year, Manner.GOOD);
        }
    }

    private static void add(Map<LocalDate, List<Event>> days, LocalDate day, Period period, Unit unit, Manner manner) {
        add(days, day, "monthly-report", unit, period, manner);
    }

    private static void add(
            Map<LocalDate, List<Event>> days, LocalDate day, String form, Unit unit, Period period, Manner manner) {
        days.computeIfAbsent(day, date -> new ArrayList<>())
                .add(new Event(form, Subject.of(unit), period, "", day, manner));
    }

    private static void put(
            Map<LocalDate, List<Event>> days,
            LocalDate day,
            String form,
            Subject subject,
            Period period,
            String serial) {
        days.computeIfAbsent(day, date -> new ArrayList<>())
                .add(new Event(form, subject, period, serial, day, Manner.GOOD));
    }

    /**
     * The mark of a unit on an indicator: a careful unit gets more.
     *
     * @param full full marks
     * @return a multiple of 0.05 between 0 and the full marks
     */
    static BigDecimal mark(String unit, String indicator, BigDecimal full) {
        SplittableRandom character = new SplittableRandom(unit.hashCode() * 31L);
        int quality = 55 + character.nextInt(45);
        int luck = new SplittableRandom((unit + indicator).hashCode()).nextInt(30) - 10;
        int percent = Math.max(0, Math.min(100, quality + luck));
        BigDecimal twentieths =
                full.multiply(BigDecimal.valueOf(percent * 20L)).divideToIntegralValue(BigDecimal.valueOf(100));
        return twentieths.divide(BigDecimal.valueOf(20));
    }
}
