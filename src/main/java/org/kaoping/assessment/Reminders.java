package org.kaoping.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Form;
import org.kaoping.form.FormCard;
import org.kaoping.intake.Submission;
import org.kaoping.intake.Submissions;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.shelf.HandOut;
import org.kaoping.shelf.Shelf;
import org.kaoping.store.Database;

/** Who is to be reminded, and who handed in when (R6, R7): the tracking, told for a list and a notice. */
public final class Reminders {
    private final Database database;
    private final Shelf shelf;
    private final Tracking tracking;
    private final Submissions submissions;
    private final Clock clock;

    /** Reads through these. */
    public Reminders(Database database, Shelf shelf, Tracking tracking, Submissions submissions, Clock clock) {
        this.database = database;
        this.shelf = shelf;
        this.tracking = tracking;
        this.submissions = submissions;
        this.clock = clock;
    }

    /** Who is to be reminded in that period; a problem where there is no scheme, or no such month in its calendar. */
    public Checked<Reminder> of(Period period) {
        return scheme(period).then(scheme -> {
            Instant now = clock.instant();
            return Checked.of(reminder(
                    scheme, period, database.read(handle -> tracking.rows(handle, scheme, null, period, now)), now));
        });
    }

    /** Who handed in that month's report when; a problem where there is no scheme, or no such month in its calendar. */
    public Checked<HandIns> handIns(Period month) {
        if (!month.isMonth()) {
            return Checked.failed(unknown(month));
        }
        return scheme(month).then(scheme -> {
            Instant now = clock.instant();
            return Checked.of(database.read(handle -> handIns(handle, scheme, month, now)));
        });
    }

    private Checked<Scheme> scheme(Period period) {
        Scheme scheme = shelf.scheme(period.year()).orElse(null);
        if (scheme == null) {
            return Checked.failed(Results.schemeMissing(period.year()));
        }
        return new Deadlines(scheme).due(period).isEmpty() ? Checked.failed(unknown(period)) : Checked.of(scheme);
    }

    private static Problem unknown(Period period) {
        return Problem.of(ProblemCode.NOT_FOUND, Place.WORKBOOK)
                .found(period.chinese() + "的报送")
                .with("advice", "请写报送日历中的月份。");
    }

    private Reminder reminder(Scheme scheme, Period period, List<Tracking.Row> rows, Instant now) {
        List<FormCard> cards = shelf.forms(scheme.year()).stream()
                .map(Form::card)
                .filter(card -> card.filledBy() == FormCard.FilledBy.UNIT)
                .filter(card -> rows.stream().anyMatch(row -> row.form().equals(card.id())))
                .toList();
        LocalDate due = cards.stream()
                .map(card -> HandOut.deadline(card, scheme, period))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new Deadlines(scheme).due(period).orElseThrow());
        boolean paper = period.isMonth() && scheme.policy().counting().paper();
        List<Reminder.Group> groups = new ArrayList<>();
        for (Cohort cohort : Arrays.asList(Cohort.values())) {
            List<Reminder.Line> lines = new ArrayList<>();
            int owed = 0;
            for (Unit unit : scheme.units()) {
                for (FormCard card : cards) {
                    Tracking.Row row = unit.cohort() == cohort ? find(rows, unit, card) : null;
                    if (row == null || row.state() == Tracking.State.NOT_REQUIRED) {
                        continue;
                    }
                    owed++;
                    Reminder.Need need = need(row);
                    if (need != null) {
                        lines.add(new Reminder.Line(unit, card, need, row.mendUntil()));
                    }
                }
            }
            if (owed > 0) {
                groups.add(new Reminder.Group(cohort, owed, lines));
            }
        }
        return new Reminder(scheme, period, due, paper, cards, groups, now);
    }

    private static Tracking.@Nullable Row find(List<Tracking.Row> rows, Unit unit, FormCard card) {
        return rows.stream()
                .filter(row -> row.unit().equals(unit.code()) && row.form().equals(card.id()))
                .findFirst()
                .orElse(null);
    }

    /** What the unit still has to do; null: nothing. What the office counts as on time needs no paper copy any more. */
    private static Reminder.@Nullable Need need(Tracking.Row row) {
        return switch (row.state()) {
            case NOT_DUE, MISSING ->
                row.marks().contains(TrackingMark.FILE_MISSING) ? Reminder.Need.FILE_ONLY : Reminder.Need.FILE;
            case RETURNED -> Reminder.Need.MEND;
            case HELD -> Reminder.Need.OFFICE;
            case TEXT_ONLY -> Reminder.Need.TABLE;
            case PAPER_MISSING -> Reminder.Need.PAPER_MISSING;
            case ON_TIME, LATE ->
                row.marks().contains(TrackingMark.EXCUSED)
                        ? null
                        : row.marks().contains(TrackingMark.PAPER_MISSING)
                                ? Reminder.Need.PAPER_MISSING
                                : row.marks().contains(TrackingMark.PAPER_NOT_ENTERED) ? Reminder.Need.PAPER : null;
            case NOT_REQUIRED -> null;
        };
    }

    private HandIns handIns(Handle handle, Scheme scheme, Period month, Instant now) {
        Map<String, Submission> inForce = new HashMap<>();
        submissions
                .inForce(handle, Contracts.MONTHLY_REPORT, month.toString(), null)
                .forEach(one -> inForce.put(one.unit(), one));
        Mending mending = Mending.of(handle, submissions, scheme, month, null);
        Papers papers = Papers.of(handle, submissions, month);
        LocalDate due = new Deadlines(scheme).due(month).orElseThrow();
        List<HandIns.Row> rows = new ArrayList<>();
        for (Tracking.Row row : tracking.rows(handle, scheme, null, month, now)) {
            if (!row.form().equals(Contracts.MONTHLY_REPORT) || row.state() == Tracking.State.NOT_REQUIRED) {
                continue;
            }
            Submission one = inForce.get(row.unit());
            Papers.Copies copies = papers.of(row.unit());
            // a refused file is no hand-in, whatever day the office entered for it
            boolean waits = row.state() == Tracking.State.RETURNED || row.state() == Tracking.State.HELD;
            LocalDate own = one == null ? null : mending.day(one, Optional.of(due));
            rows.add(new HandIns.Row(
                    scheme.unit(row.unit()).orElseThrow(),
                    waits ? null : Standing.fileDay(own, new Standing.Copies(copies, true, true)),
                    copies.paper(),
                    row));
        }
        return new HandIns(scheme, month, due, rows, now);
    }
}
