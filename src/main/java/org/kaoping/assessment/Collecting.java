package org.kaoping.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.CellValue;
import org.kaoping.form.Form;
import org.kaoping.form.FormCard;
import org.kaoping.form.Lists;
import org.kaoping.form.Table;
import org.kaoping.form.Values;
import org.kaoping.intake.Explained;
import org.kaoping.intake.Submission;
import org.kaoping.intake.Submissions;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.problem.Wording;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.shelf.Fillings;
import org.kaoping.shelf.HandOut;
import org.kaoping.shelf.Shelf;
import org.kaoping.shelf.Subject;
import org.kaoping.store.Database;

/** Gathers what all units handed in on a form. */
public final class Collecting {
    private static final String SCHEME = "scheme";
    private static final Set<Tracking.State> NOT_HANDED_IN = Set.of(
            Tracking.State.NOT_DUE,
            Tracking.State.MISSING,
            Tracking.State.RETURNED,
            Tracking.State.HELD,
            Tracking.State.TEXT_ONLY);

    private final Database database;
    private final Shelf shelf;
    private final Tracking tracking;
    private final Submissions submissions;
    private final Clock clock;

    /** Reads through these. */
    public Collecting(Database database, Shelf shelf, Tracking tracking, Submissions submissions, Clock clock) {
        this.database = database;
        this.shelf = shelf;
        this.tracking = tracking;
        this.submissions = submissions;
        this.clock = clock;
    }

    /** Whether what comes in on a form can be put together: not of the scheme and of what the server writes itself. */
    public static boolean collects(FormCard card) {
        return card.filledBy() != FormCard.FilledBy.SYSTEM && !card.id().equals(SCHEME);
    }

    /**
     * What is in force of a form.
     *
     * @param formId the form
     * @param period a period of the form; of a monthly form also a year: all its months
     * @param cohort only its units; empty: all
     * @return a problem where the form, the scheme of the year or the month is unknown, or the form is not of that rhythm
     */
    public Checked<Collected> of(String formId, Period period, Optional<Cohort> cohort) {
        Form form = shelf.form(formId, period.year())
                .filter(one -> collects(one.card()))
                .orElse(null);
        if (form == null) {
            return Checked.failed(notFound("可以汇总的表样“" + formId + "”", "可用的表样见 /api/forms；考评方案和结果汇总表没有汇总表。"));
        }
        Scheme scheme = shelf.scheme(period.year()).orElse(null);
        if (scheme == null) {
            return Checked.failed(Results.schemeMissing(period.year()));
        }
        FormCard card = form.card();
        boolean known = !period.isMonth() || scheme.month(period.month()).isPresent();
        if (!known || (period.isMonth() && card.period() == FormCard.Every.YEAR)) {
            return Checked.failed(notFound(
                    "「" + card.title() + "」的 " + period.chinese(),
                    card.period() == FormCard.Every.YEAR ? "它每年一份，请写年份。" : "请写报送日历中的月份。"));
        }
        Instant now = clock.instant();
        return Checked.of(database.read(handle -> gather(handle, form, scheme, period, cohort.orElse(null), now)));
    }

    private static Problem notFound(String what, String advice) {
        return Problem.of(ProblemCode.NOT_FOUND, Place.WORKBOOK).found(what).with("advice", advice);
    }

    private Collected gather(
            Handle handle, Form form, Scheme scheme, Period period, @Nullable Cohort cohort, Instant now) {
        String id = form.card().id();
        boolean several = !period.isMonth() && form.card().period() != FormCard.Every.YEAR;
        List<Collected.HandedIn> handedIn = new ArrayList<>();
        Map<String, Mending> mending = new HashMap<>();
        for (Submission one : submissions.inForce(handle, id, several ? null : period.toString(), null)) {
            Unit unit = scheme.unit(one.unit()).orElse(null);
            boolean wanted = cohort == null || (unit != null && unit.cohort() == cohort);
            if (wanted && covers(period, one.period())) {
                mending.computeIfAbsent(
                        one.period(),
                        of -> Mending.of(
                                handle, submissions, scheme, Period.parse(of).orElseThrow(), null));
                handedIn.add(new Collected.HandedIn(
                        unit,
                        one.unit(),
                        Period.parse(one.period()).orElseThrow(),
                        one.fileName(),
                        one.uploadId(),
                        day(mending, form, scheme, one),
                        one.doubtful(),
                        open(form, one.values()),
                        warnings(handle, form, one)));
            }
        }
        List<Unit> roster = scheme.units();
        // stable: those of one unit keep the order by period and serial
        handedIn.sort(
                Comparator.comparingInt(one -> one.unit() == null ? Integer.MAX_VALUE : roster.indexOf(one.unit())));
        List<Collected.Missing> missing = new ArrayList<>();
        boolean tracked = false;
        SortedMap<Period, List<Tracking.Row>> states = tracking.year(handle, scheme, now);
        for (Map.Entry<Period, List<Tracking.Row>> rows : states.entrySet()) {
            if (!covers(period, rows.getKey().toString())) {
                continue;
            }
            for (Tracking.Row row : rows.getValue()) {
                Unit unit = scheme.unit(row.unit()).orElseThrow();
                if (row.form().equals(id) && (cohort == null || unit.cohort() == cohort)) {
                    tracked = true;
                    if (NOT_HANDED_IN.contains(row.state()) && !row.carried()) {
                        missing.add(new Collected.Missing(unit, rows.getKey(), row.state()));
                    }
                }
            }
        }
        return new Collected(
                form, scheme, period, cohort, handedIn, missing, tracked, crossNames(form, scheme, period), now);
    }

    /** The day that counts for a workbook: of one that was mended in time its first. */
    private static LocalDate day(Map<String, Mending> mending, Form form, Scheme scheme, Submission one) {
        Mending period = mending.get(one.period());
        return period == null
                ? one.countedOn()
                : period.day(
                        one,
                        HandOut.deadline(
                                form.card(), scheme, Period.parse(one.period()).orElseThrow()));
    }

    /** What a workbook says, without what stays with the office (R17). */
    private static Values open(Form form, Values values) {
        Map<String, List<Values.Row>> tables = new java.util.LinkedHashMap<>(values.tables());
        tables.keySet().removeAll(Contracts.confidential(form.card().id()));
        return new Values(values.fields(), tables, values.sheets());
    }

    private List<Collected.Warning> warnings(Handle handle, Form form, Submission one) {
        Set<String> closed = Contracts.confidential(form.card().id()).stream()
                .flatMap(name -> form.table(name).stream())
                .map(Table::sheet)
                .collect(Collectors.toSet());
        return submissions.explained(handle, one).stream()
                .filter(warning -> warning.problem().place().sheet() == null
                        || !closed.contains(warning.problem().place().sheet()))
                .map(warning -> new Collected.Warning(
                        Objects.requireNonNullElse(warning.problem().place().sheet(), ""),
                        Objects.requireNonNullElse(warning.problem().place().cell(), ""),
                        Objects.requireNonNullElse(warning.problem().place().field(), ""),
                        Wording.fault(warning.problem()),
                        warning.reasons().stream()
                                .filter(Explained.Reason::counts)
                                .map(reason -> new Collected.Reason(
                                        reason.reason(), reason.who(), reason.day(), reason.origin()))
                                .toList()))
                .toList();
    }

    /** What the repeated columns of a form are called in the workbooks that are handed out, of all cohorts. */
    private static Map<String, String> crossNames(Form form, Scheme scheme, Period period) {
        Set<String> lists = form.tables().stream()
                .flatMap(table -> table.cross().stream())
                .map(Table.Cross::list)
                .collect(Collectors.toSet());
        Map<String, String> names = new HashMap<>();
        if (lists.isEmpty()) {
            return names;
        }
        for (Cohort cohort : Cohort.values()) {
            Lists given =
                    Fillings.of(form, scheme, Subject.of(cohort), period, "").lists();
            for (String list : lists) {
                for (Map<String, CellValue> entry : given.of(list)) {
                    CellValue code = entry.get("code");
                    CellValue name = entry.get("name");
                    if (code != null && name != null) {
                        names.put(code.shown(), name.shown());
                    }
                }
            }
        }
        return names;
    }

    /** Whether a period is that one or a month of that year. */
    private static boolean covers(Period asked, String period) {
        return period.equals(asked.toString()) || (!asked.isMonth() && period.startsWith(asked + "-"));
    }
}
