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
import org.kaoping.intake.Refused;
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
    private final List<Refused> refused = new ArrayList<>();
    private final Map<String, Excuse> excused = new java.util.HashMap<>();

    Office(Scheme scheme) {
        this.scheme = scheme;
        form("monthly-report", FormCard.Every.MONTH, FormCard.FilledBy.UNIT);
        form("monthly-marks", FormCard.Every.MONTH, FormCard.FilledBy.OFFICE);
        form("ranking", FormCard.Every.YEAR, FormCard.FilledBy.SYSTEM);
        form("scheme", FormCard.Every.YEAR, FormCard.FilledBy.OFFICE);
        form("work-ledger", FormCard.Every.YEAR, FormCard.FilledBy.UNIT);
        form("year-end-marks", FormCard.Every.YEAR, FormCard.FilledBy.GROUP);
        form("innovation-claim", FormCard.Every.ANY, FormCard.FilledBy.UNIT);
        form("innovation-decisions", FormCard.Every.YEAR, FormCard.FilledBy.GROUP);
        form("inspection-record", FormCard.Every.ANY, FormCard.FilledBy.GROUP);
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
        return accepted(form, unit, period, "", day, day, values);
    }

    /** One of several, or a correction: it came on one day and counts for another. */
    Office accepted(String form, String unit, String period, String serial, String came, String day, Values values) {
        String id = "U" + (inForce.size() + 1);
        LocalDate on = LocalDate.parse(day);
        inForce.add(new Submission(
                id,
                unit + ".xlsx",
                form,
                unit,
                period,
                serial,
                1,
                LocalDate.parse(came).atTime(10, 0).atZone(Deadlines.ZONE).toInstant(),
                LocalDate.parse(came),
                on,
                false,
                values));
        return this;
    }

    /** An accepted monthly report. */
    Office report(String unit, String period, String day) {
        return accepted("monthly-report", unit, period, day, new Values(Map.of(), Map.of()));
    }

    /** A unit's monthly report of that month that came on one day and was refused on another. */
    Office refused(String unit, String day, String refusedOn) {
        refused.add(new Refused("monthly-report", unit, LocalDate.parse(day), LocalDate.parse(refusedOn)));
        return this;
    }

    /** The office's word that a unit's monthly report counts as on time. */
    Office excused(String unit, String reason) {
        excused.put(
                unit + " monthly-report",
                new Excuse(
                        unit,
                        "monthly-report",
                        "2020-06",
                        true,
                        reason,
                        "某科长",
                        LocalDate.parse("2020-07-01"),
                        Instant.EPOCH));
        return this;
    }

    /** The office's monthly marks of the departments: lines of unit, day of the file, day of the paper ("-" for none). */
    Office marked(String period, String... lines) {
        List<Values.Row> rows = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split(" ", -1);
            Map<String, CellValue> cells = new LinkedHashMap<>();
            if (!parts[1].equals("-")) {
                cells.put(
                        "fileDate",
                        new CellValue.DateTime(LocalDate.parse(parts[1]).atTime(16, 30)));
            }
            if (!parts[2].equals("-")) {
                cells.put("paperDate", CellValue.of(LocalDate.parse(parts[2])));
            }
            rows.add(row(parts[0], 6 + rows.size(), cells));
        }
        return accepted(
                "monthly-marks", "department", period, "2020-12-31", new Values(Map.of(), Map.of("units", rows)));
    }

    /** A unit's claim of a bonus. */
    Office claim(String unit, String serial, String name) {
        Map<String, Values.Entry> fields = new LinkedHashMap<>();
        fields.put("name", entry(CellValue.of(name), 5, 1));
        fields.put("kind", entry(CellValue.of("其他"), 6, 1));
        fields.put("tier", entry(CellValue.of("突出创新奖"), 6, 4));
        return accepted(
                "innovation-claim", unit, "2020", serial, "2020-12-20", "2020-12-20", new Values(fields, Map.of()));
    }

    /** The group's decisions: lines of number, unit, result, tier ("-" for none). */
    Office decided(String... lines) {
        List<Values.Row> rows = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split(" ", -1);
            Map<String, CellValue> cells = new LinkedHashMap<>();
            cells.put("no", CellValue.of(parts[0]));
            cells.put("unit", CellValue.of("示例市" + parts[1] + "局"));
            cells.put("name", CellValue.of("事项" + parts[0]));
            cells.put("result", CellValue.of(parts[2]));
            if (!parts[3].equals("-")) {
                cells.put("tier", CellValue.of(parts[3]));
            }
            rows.add(row(parts[0], 5 + rows.size(), cells));
        }
        return accepted("innovation-decisions", "", "2020", "2021-01-15", new Values(Map.of(), Map.of("claims", rows)));
    }

    /** The record of an inspection: lines of unit, indicator ("-" for none), 弄虚作假, evidence ("-" for none). */
    Office inspected(String serial, String day, String... lines) {
        List<Values.Row> rows = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split(" ", -1);
            Map<String, CellValue> cells = new LinkedHashMap<>();
            cells.put("unit", CellValue.of("示例市" + parts[0] + "局"));
            cells.put("item", CellValue.of("信用制度落实"));
            cells.put("nature", CellValue.of("存在问题"));
            cells.put("finding", CellValue.of("台账记录与原件不一致"));
            if (!parts[1].equals("-")) {
                cells.put("indicator", CellValue.of(parts[1]));
            }
            cells.put("false", CellValue.of(parts[2]));
            if (!parts[3].equals("-")) {
                cells.put("evidence", CellValue.of(parts[3]));
            }
            rows.add(row(String.valueOf(rows.size() + 1), 7 + rows.size(), cells));
        }
        Map<String, Values.Entry> fields = Map.of("date", entry(CellValue.of(LocalDate.parse(day)), 3, 11));
        return accepted("inspection-record", "", "2020", serial, day, day, new Values(fields, Map.of("rows", rows)));
    }

    /** A monthly report whose items have these states. */
    static Values statuses(String... statuses) {
        List<Values.Row> rows = new ArrayList<>();
        for (String status : statuses) {
            rows.add(row(String.valueOf(rows.size() + 1), 6 + rows.size(), Map.of("status", CellValue.of(status))));
        }
        return new Values(Map.of(), Map.of("items", rows));
    }

    /** Year-end marks of a visit on that day in which one indicator's evidence is called so. */
    static Values verified(String visit, String indicator, String verdict) {
        Map<String, Values.Entry> fields = Map.of("visitDate", entry(CellValue.of(LocalDate.parse(visit)), 3, 1));
        return new Values(
                fields, Map.of("inds", List.of(row(indicator, 6, Map.of("verified", CellValue.of(verdict))))));
    }

    /** A row whose cells stand in alphabetical columns. */
    private static Values.Row row(String key, int row, Map<String, CellValue> cells) {
        Map<String, Values.Entry> entries = new LinkedHashMap<>();
        new java.util.TreeMap<>(cells).forEach((name, value) -> entries.put(name, entry(value, row, entries.size())));
        return new Values.Row(key, "年终评分", row, entries);
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
        when(submissions.refused(any(), any(), any())).thenReturn(refused);
        return submissions;
    }

    private Excuses excuses() {
        Excuses excuses = mock(Excuses.class);
        when(excuses.holding(any(), any())).thenReturn(excused);
        return excuses;
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
        return new Tracking(database(), shelf(), submissions(), clock(now), excuses());
    }

    /** Results at that moment. */
    Results results(String now) {
        Submissions submissions = submissions();
        Shelf shelf = shelf();
        Database database = database();
        Tracking tracking = new Tracking(database, shelf, submissions, clock(now), excuses());
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
