package org.kaoping.assessment;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.CellValue;
import org.kaoping.form.Form;
import org.kaoping.form.FormCard;
import org.kaoping.form.Values;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.MasterBook;
import org.kaoping.intake.Receipt;
import org.kaoping.intake.Status;
import org.kaoping.intake.Submission;
import org.kaoping.intake.Submissions;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Scheme;
import org.kaoping.shelf.Shelf;
import org.kaoping.store.Database;

/** An office in memory: a scheme, the forms' cards, and what was handed in. */
final class Office {
    private final Scheme scheme;
    private final List<Form> forms = new ArrayList<>();
    private final List<Submission> inForce = new ArrayList<>();
    private final List<Receipt> latest = new ArrayList<>();

    Office(Scheme scheme) {
        this.scheme = scheme;
        form("monthly-report", FormCard.Every.MONTH, FormCard.FilledBy.UNIT);
        form("monthly-marks", FormCard.Every.MONTH, FormCard.FilledBy.OFFICE);
        form("ranking", FormCard.Every.YEAR, FormCard.FilledBy.SYSTEM);
        form("scheme", FormCard.Every.YEAR, FormCard.FilledBy.OFFICE);
        form("work-ledger", FormCard.Every.YEAR, FormCard.FilledBy.UNIT);
        form("year-end-marks", FormCard.Every.YEAR, FormCard.FilledBy.GROUP);
    }

    private void form(String id, FormCard.Every every, FormCard.FilledBy by) {
        forms.add(new Form(
                new FormCard(id, id, id, every, by, false, List.of()),
                "f",
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                mock(MasterBook.class)));
    }

    /** An accepted workbook that counts for that day. */
    Office accepted(String form, String unit, String period, String day, Values values) {
        String id = "U" + (inForce.size() + 1);
        LocalDate on = LocalDate.parse(day);
        inForce.add(new Submission(
                id,
                unit + ".xlsx",
                form,
                unit,
                period,
                1,
                on.atTime(10, 0).atZone(Deadlines.ZONE).toInstant(),
                on,
                false,
                values));
        return this;
    }

    /** An accepted monthly report. */
    Office report(String unit, String period, String day) {
        return accepted("monthly-report", unit, period, day, new Values(Map.of(), Map.of()));
    }

    /** The newest upload of a unit, form and period. */
    Office newest(String form, String unit, String period, Status status, boolean error) {
        Problem problem = Problem.of(ProblemCode.REQUIRED_MISSING, Place.WORKBOOK);
        latest.add(new Receipt(
                "L" + (latest.size() + 1),
                "1",
                "x.xlsx",
                status,
                form,
                unit,
                period,
                "00",
                1,
                Instant.EPOCH,
                null,
                null,
                error ? List.of(problem) : List.of()));
        return this;
    }

    /** Year-end marks: lines of code, duty, full, mark ("" for none). */
    static Values marks(String... lines) {
        List<Values.Row> rows = new ArrayList<>();
        for (String line : lines) {
            List<String> parts = List.of(line.split(" ", -1));
            Map<String, Values.Entry> cells = new LinkedHashMap<>();
            int row = 6 + rows.size();
            cells.put("code", entry(CellValue.of(parts.get(0)), row, 1));
            cells.put("full", entry(CellValue.of(new BigDecimal(parts.get(2))), row, 5));
            cells.put("duty", entry(CellValue.of(parts.get(1)), row, 6));
            if (!parts.get(3).isEmpty()) {
                cells.put("mark", entry(CellValue.of(new BigDecimal(parts.get(3))), row, 9));
            }
            rows.add(new Values.Row(parts.get(0), "年终评分", row, cells));
        }
        return new Values(Map.of(), Map.of("inds", rows));
    }

    private static Values.Entry entry(CellValue value, int row, int column) {
        return new Values.Entry(value, "年终评分", new CellRef(row, column));
    }

    private Submissions submissions() {
        Submissions submissions = mock(Submissions.class);
        when(submissions.inForce(any(), any(), any(), any()))
                .thenAnswer(call -> inForce.stream()
                        .filter(one -> matches(call.getArgument(1), one.form())
                                && matches(call.getArgument(2), one.period())
                                && matches(call.getArgument(3), one.unit()))
                        .toList());
        when(submissions.latest(any(), any(), any(), any()))
                .thenAnswer(call -> latest.stream()
                        .filter(one -> matches(call.getArgument(1), one.form())
                                && matches(call.getArgument(2), one.period())
                                && matches(call.getArgument(3), one.unit()))
                        .toList());
        return submissions;
    }

    private static boolean matches(@Nullable String wanted, @Nullable String found) {
        return wanted == null || Objects.equals(wanted, found);
    }

    private Shelf shelf() {
        Shelf shelf = mock(Shelf.class);
        when(shelf.scheme(anyInt()))
                .thenAnswer(
                        call -> call.<Integer>getArgument(0) == scheme.year() ? Optional.of(scheme) : Optional.empty());
        when(shelf.forms(anyInt())).thenReturn(forms);
        return shelf;
    }

    private static Database database() {
        Database database = mock(Database.class);
        Handle handle = mock(Handle.class);
        when(database.read(any()))
                .thenAnswer(
                        call -> call.<Function<Handle, Object>>getArgument(0).apply(handle));
        return database;
    }

    /** Tracking at that moment. */
    Tracking tracking(String now) {
        return new Tracking(database(), shelf(), submissions(), clock(now));
    }

    /** Results at that moment. */
    Results results(String now) {
        Submissions submissions = submissions();
        Shelf shelf = shelf();
        Database database = database();
        Tracking tracking = new Tracking(database, shelf, submissions, clock(now));
        return new Results(database, shelf, tracking, new FactFinder(submissions), clock(now));
    }

    /** Results over real tables instead of what was handed in here. */
    Results results(Database real, String now) {
        Submissions submissions = new Submissions();
        Shelf shelf = shelf();
        Tracking tracking = new Tracking(real, shelf, submissions, clock(now));
        return new Results(real, shelf, tracking, new FactFinder(submissions), clock(now));
    }

    private static Clock clock(String now) {
        return Clock.fixed(Instant.parse(now), Deadlines.ZONE);
    }
}
