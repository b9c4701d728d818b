package org.kaoping.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Form;
import org.kaoping.form.FormCard;
import org.kaoping.intake.Explained;
import org.kaoping.intake.Receipt;
import org.kaoping.intake.Submission;
import org.kaoping.intake.Submissions;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Duties;
import org.kaoping.scheme.MonthDue;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.shelf.HandOut;
import org.kaoping.shelf.Shelf;
import org.kaoping.store.Database;

/** Who has handed in what (R6, R7). */
public final class Tracking {
    /** The state of one unit and form in a period. */
    public enum State {
        NOT_DUE("not-due", "未到期"),
        ON_TIME("on-time", "按时"),
        LATE("late", "逾期"),
        /** The file was on time, the paper copy did not come (R6, P13). */
        PAPER_MISSING("paper-missing", "缺纸质件"),
        MISSING("missing", "未报"),
        RETURNED("returned", "退回修改"),
        HELD("held", "待确认"),
        /** The text came as a document, the workbook with the figures did not. */
        TEXT_ONLY("text-only", "已收正文"),
        NOT_REQUIRED("not-required", "不需报送");

        private final String id;
        private final String label;

        State(String id, String label) {
            this.id = id;
            this.label = label;
        }

        /** The name that the API uses. */
        public String id() {
            return id;
        }

        /** The word on pages. */
        public String label() {
            return label;
        }
    }

    /**
     * A row.
     *
     * @param unit the unit's code
     * @param name its short name, with the former one where it was renamed
     * @param form the form's id
     * @param state the state
     * @param uploadId the upload in force, or the newest one that was returned or is held; null where none
     * @param marks what is to be said beside the state
     * @param warnings how many warnings of the one in force are open, and how many explained
     * @param excuse the office's word that it counts as on time; null where there is none
     * @param mendUntil the last day on which a refused file may be mended in time; null where there is none
     */
    public record Row(
            String unit,
            String name,
            String form,
            State state,
            @Nullable String uploadId,
            List<TrackingMark> marks,
            Explained.Count warnings,
            @Nullable Excuse excuse,
            @Nullable LocalDate mendUntil) {
        /** A row without warnings. */
        public Row(
                String unit,
                String name,
                String form,
                State state,
                @Nullable String uploadId,
                List<TrackingMark> marks) {
            this(unit, name, form, state, uploadId, marks, Explained.Count.NONE, null, null);
        }

        /** Copies the marks. */
        public Row {
            marks = List.copyOf(marks);
        }

        /** A row with nothing beside its state. */
        public Row(String unit, String name, String form, State state, @Nullable String uploadId) {
            this(unit, name, form, state, uploadId, List.of());
        }

        /** Whether it is a month of a unit that was merged into this one (O28). */
        public boolean carried() {
            return marks.contains(TrackingMark.CARRIED);
        }

        /** The state with what stands beside it, in words. */
        public String words() {
            String beside = marks.stream()
                    .filter(mark -> !mark.label().equals(state.label()))
                    .map(this::label)
                    .collect(Collectors.joining("、"));
            return beside.isEmpty() ? state.label() : state.label() + "（" + beside + "）";
        }

        /** A mark in words; the office's reason with it. */
        private String label(TrackingMark mark) {
            if (mark != TrackingMark.EXCUSED || excuse == null) {
                return mark.label();
            }
            // the ranking workbook counts the words of the other marks: a reason must not read like one
            String notEntered = TrackingMark.PAPER_NOT_ENTERED.label();
            return mark.label() + "：" + excuse.reason().replace(notEntered, "纸质件尚未登记");
        }
    }

    private final Database database;
    private final Shelf shelf;
    private final Submissions submissions;
    private final Clock clock;
    private final Excuses excuses;

    /** Reads through these. */
    public Tracking(Database database, Shelf shelf, Submissions submissions, Clock clock) {
        this(database, shelf, submissions, clock, new Excuses());
    }

    Tracking(Database database, Shelf shelf, Submissions submissions, Clock clock, Excuses excuses) {
        this.database = database;
        this.shelf = shelf;
        this.submissions = submissions;
        this.clock = clock;
        this.excuses = excuses;
    }

    /** All units by the forms of that period, in the roster's order; a problem where there is no scheme. */
    public Checked<List<Row>> of(Period period) {
        Scheme scheme = shelf.scheme(period.year()).orElse(null);
        if (scheme == null) {
            return Checked.failed(Results.schemeMissing(period.year()));
        }
        Instant now = clock.instant();
        return Checked.of(database.read(handle -> counted(handle, scheme, null, period, now)));
    }

    /** The same for every month of the reporting calendar and for the year as a whole. */
    SortedMap<Period, List<Row>> year(Handle handle, Scheme scheme, Instant now) {
        SortedMap<Period, List<Row>> all = new TreeMap<>(months(handle, scheme, null, now));
        Period year = Period.ofYear(scheme.year());
        all.put(year, rows(handle, scheme, null, year, now));
        return all;
    }

    /** The same for every month of the reporting calendar; of one unit, or of all where it is null. */
    SortedMap<Period, List<Row>> months(Handle handle, Scheme scheme, @Nullable Unit only, Instant now) {
        SortedMap<Period, List<Row>> all = new TreeMap<>();
        for (MonthDue month : scheme.calendar()) {
            Period period = new Period(scheme.year(), month.month());
            all.put(period, counted(handle, scheme, only, period, now));
        }
        return all;
    }

    /** The same for one period. */
    private List<Row> counted(Handle handle, Scheme scheme, @Nullable Unit only, Period period, Instant now) {
        List<Row> own = rows(handle, scheme, only, period, now);
        if (!period.isMonth()) {
            return own;
        }
        List<Row> merged = only == null
                ? own
                : scheme.mergedInto(only.code()).stream()
                        .flatMap(unit -> rows(handle, scheme, unit, period, now).stream())
                        .toList();
        return Succession.counted(scheme, own, merged);
    }

    /** How each stands by itself, whatever was merged into it. */
    List<Row> rows(Handle handle, Scheme scheme, @Nullable Unit only, Period period, Instant now) {
        String code = only == null ? null : only.code();
        Map<String, Submission> inForce = new HashMap<>();
        submissions
                .inForce(handle, null, period.toString(), code)
                .forEach(one -> inForce.put(one.unit() + " " + one.form(), one));
        Map<String, Receipt> latest = new HashMap<>();
        submissions
                .latest(handle, null, period.toString(), code)
                .forEach(one -> latest.putIfAbsent(one.unit() + " " + one.form(), one));
        Set<String> texts = Set.copyOf(submissions.texts(handle, period.toString()));
        List<FormCard> cards = shelf.forms(scheme.year()).stream()
                .map(Form::card)
                .filter(card -> tracked(card, period))
                .toList();
        Deadlines deadlines = new Deadlines(scheme);
        Mending mending = Mending.of(handle, submissions, scheme, period, code);
        Map<String, Excuse> excused = excuses.holding(handle, period.toString());
        Papers papers = Papers.of(handle, submissions, period);
        LocalDate today = Deadlines.day(now);
        boolean paperOpen =
                deadlines.paperClose(period).map(last -> !today.isAfter(last)).orElse(true);
        boolean onPaper = scheme.policy().counting().paper();
        List<Row> rows = new ArrayList<>();
        for (Unit unit : only == null ? scheme.units() : List.of(only)) {
            for (FormCard card : cards) {
                String key = unit.code() + " " + card.id();
                boolean owed = Duties.owes(
                        scheme,
                        unit,
                        Duties.Rhythm.valueOf(card.period().name()),
                        Duties.Filler.valueOf(card.filledBy().name()),
                        card.cohorts(),
                        period);
                Optional<LocalDate> due = HandOut.deadline(card, scheme, period);
                Submission one = inForce.get(key);
                rows.add(row(
                        unit,
                        card,
                        owed,
                        one,
                        one == null ? null : mending.day(one, due),
                        one == null ? Explained.Count.NONE : submissions.warnings(handle, one),
                        latest.get(key),
                        card.id().equals(Contracts.MONTHLY_REPORT)
                                ? new Standing.Copies(papers.of(unit.code()), onPaper, paperOpen)
                                : null,
                        texts.contains(key),
                        excused.get(key),
                        mending.until(unit.code(), card.id(), due).orElse(null),
                        day -> due.isEmpty() || !day.isAfter(due.get()),
                        today));
            }
        }
        return rows;
    }

    private static boolean tracked(FormCard card, Period period) {
        boolean fits = card.period() == (period.isMonth() ? FormCard.Every.MONTH : FormCard.Every.YEAR);
        return fits && (card.filledBy() == FormCard.FilledBy.UNIT || card.id().equals(Contracts.YEAR_END_MARKS));
    }

    private static Row row(
            Unit unit,
            FormCard card,
            boolean owed,
            @Nullable Submission inForce,
            @Nullable LocalDate own,
            Explained.Count warnings,
            @Nullable Receipt latest,
            Standing.@Nullable Copies copies,
            boolean text,
            @Nullable Excuse excuse,
            @Nullable LocalDate mendUntil,
            Predicate<LocalDate> inTime,
            LocalDate today) {
        Standing standing;
        String upload = null;
        State waiting = latest == null ? null : waiting(latest);
        LocalDate fileDay = Standing.fileDay(own, copies);
        if (inForce != null) {
            upload = inForce.uploadId();
        }
        if (!owed) {
            standing = new Standing(State.NOT_REQUIRED, List.of());
        } else if (inForce == null && latest != null && waiting != null) {
            // a refused file is no hand-in, whatever day the office entered for it
            upload = latest.id();
            standing = new Standing(waiting, List.of());
        } else if (fileDay != null) {
            standing = Standing.of(inForce, own, copies, fileDay, inTime);
        } else if (text) {
            standing = new Standing(State.TEXT_ONLY, List.of());
        } else {
            boolean paper =
                    copies != null && copies.counts() && copies.entered().paper() != null;
            standing = new Standing(
                    inTime.test(today) ? State.NOT_DUE : State.MISSING,
                    paper ? List.of(TrackingMark.FILE_MISSING) : List.of());
        }
        if (owed && excuse != null) {
            standing = standing.excused();
        }
        boolean open = standing.state() == State.RETURNED || standing.marks().contains(TrackingMark.MENDED);
        return new Row(
                unit.code(),
                unit.shownName(),
                card.id(),
                standing.state(),
                upload,
                standing.marks(),
                warnings,
                excuse,
                open ? mendUntil : null);
    }

    /** What a newest upload means that is not in force; null: nothing (a refused file is no hand-in, nor is a void one). */
    private static @Nullable State waiting(Receipt latest) {
        return switch (latest.status()) {
            case REJECTED -> State.RETURNED;
            case HELD -> State.HELD;
            // the same bytes again: it stands where the first one stands, whose problems it repeats
            case DUPLICATE -> latest.problems().stream().anyMatch(Problem::isError) ? State.RETURNED : State.HELD;
            case RECEIVED, ACCEPTED, SUPERSEDED, ATTACHMENT, VOID -> null;
        };
    }
}
