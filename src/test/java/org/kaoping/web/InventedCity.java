package org.kaoping.web;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kaoping.assessment.Announcing;
import org.kaoping.assessment.Collecting;
import org.kaoping.assessment.Excusing;
import org.kaoping.assessment.MarkDesk;
import org.kaoping.assessment.PublishedResults;
import org.kaoping.assessment.Reminder;
import org.kaoping.assessment.Reminders;
import org.kaoping.assessment.Result;
import org.kaoping.assessment.Results;
import org.kaoping.assessment.Tracking;
import org.kaoping.assessment.WhatIf;
import org.kaoping.form.Annotator;
import org.kaoping.form.CellValue;
import org.kaoping.form.Field;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.FormCard;
import org.kaoping.form.Layout;
import org.kaoping.form.Lists;
import org.kaoping.form.Rule;
import org.kaoping.form.Table;
import org.kaoping.form.Values;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.MasterBook;
import org.kaoping.intake.Explained;
import org.kaoping.intake.Explanation;
import org.kaoping.intake.Intake;
import org.kaoping.intake.Receipt;
import org.kaoping.intake.Status;
import org.kaoping.intake.Submission;
import org.kaoping.intake.Submissions;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.problem.Severity;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Counting;
import org.kaoping.scheme.MonthDue;
import org.kaoping.scheme.Participation;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Policy;
import org.kaoping.scheme.Reporting;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.scheme.Weighing;
import org.kaoping.scoring.Facts;
import org.kaoping.scoring.Grade;
import org.kaoping.scoring.Ranking;
import org.kaoping.shelf.HandOut;
import org.kaoping.shelf.Publications;
import org.kaoping.shelf.Shelf;
import org.kaoping.store.Database;
import org.kaoping.web.api.ResultsApi;

/** The rooms of an invented city, played in memory, so that the web layer is tested alone. The day is 2020-05-20. */
final class InventedCity {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2020-05-20T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
    static final int UNITS = 40;

    final Shelf shelf = mock(Shelf.class);
    final HandOut handOut = mock(HandOut.class);
    final Intake intake = mock(Intake.class);
    final Submissions submissions = mock(Submissions.class);
    final Tracking tracking = mock(Tracking.class);
    final Results results = mock(Results.class);
    final PublishedResults published = mock(PublishedResults.class);
    final Reminders reminders = mock(Reminders.class);
    final Announcing announcing = mock(Announcing.class);
    final Database database = mock(Database.class);
    final Scheme scheme = scheme();
    final Map<String, Receipt> receipts = new LinkedHashMap<>();
    final Map<String, byte[]> originals = new LinkedHashMap<>();
    final List<Intake.Decision> decisions = new ArrayList<>();

    InventedCity() {
        Form monthly = form("monthly-report", "月度报送表", "月报", FormCard.Every.MONTH, FormCard.FilledBy.UNIT);
        Form marks = form("year-end-marks", "年终评分表", "年终评分", FormCard.Every.YEAR, FormCard.FilledBy.GROUP);
        when(shelf.years()).thenReturn(List.of(2020));
        when(shelf.scheme(anyInt())).thenReturn(Optional.empty());
        when(shelf.scheme(2020)).thenReturn(Optional.of(scheme));
        when(shelf.forms(anyInt())).thenReturn(List.of(monthly, marks));
        when(shelf.form(anyString())).thenReturn(Optional.empty());
        when(shelf.form(anyString(), anyInt())).thenReturn(Optional.empty());
        when(shelf.form("monthly-report")).thenReturn(Optional.of(monthly));
        when(shelf.form(eq("monthly-report"), anyInt())).thenReturn(Optional.of(monthly));
        when(shelf.form(eq("year-end-marks"), anyInt())).thenReturn(Optional.of(marks));
        when(shelf.form("year-end-marks")).thenReturn(Optional.of(marks));
        when(shelf.form("monthly-report", monthly.fingerprint())).thenReturn(Optional.of(monthly));
        when(shelf.form("year-end-marks", marks.fingerprint())).thenReturn(Optional.of(marks));
        when(shelf.shipped("monthly-report")).thenReturn(Optional.of(monthly));
        when(shelf.shipped("year-end-marks")).thenReturn(Optional.of(marks));
        when(shelf.publishedFor(2020)).thenReturn(Map.of("year-end-marks", marks.fingerprint()));
        when(shelf.publications())
                .thenReturn(List.of(new Publications.Publication(
                        2020, "year-end-marks", marks.fingerprint(), "年终评分表", CLOCK.instant(), "考评办", "按新文件改的")));
        when(shelf.layout(any(), any())).thenAnswer(call -> layout(call.getArgument(0)));
        when(handOut.filling(any(), any(), any(), any()))
                .thenReturn(new Filling(Map.of(), new Lists(Map.of()), Set.of(), null));
        when(handOut.one(anyString(), anyString(), any()))
                .thenAnswer(call -> handedOut(call.getArgument(1), call.getArgument(2)));
        when(database.healthy()).thenReturn(true);
        when(database.read(any())).thenAnswer(call -> {
            java.util.function.Function<Object, Object> work = call.getArgument(0);
            return work.apply(mock(org.jdbi.v3.core.Handle.class));
        });
        when(submissions.inForce(any(), any(), any(), any())).thenReturn(List.of(submission()));
        when(announcing.last(anyInt())).thenReturn("");
        when(announcing.followed(anyInt())).thenReturn(Checked.of(List.of()));
        when(reminders.of(any()))
                .thenAnswer(call -> Checked.of(new Reminder(
                        scheme,
                        call.getArgument(0),
                        LocalDate.of(2020, 5, 25),
                        true,
                        List.of(monthly.card()),
                        List.of(new Reminder.Group(
                                Cohort.DEPARTMENT,
                                1,
                                List.of(new Reminder.Line(
                                        scheme.units().get(0), monthly.card(), Reminder.Need.FILE, null)))),
                        CLOCK.instant())));
        when(tracking.of(any())).thenAnswer(call -> Checked.of(tracked(call.getArgument(0))));
        when(results.of(anyInt()))
                .thenReturn(Checked.failed(
                        Problem.of(ProblemCode.SCHEME_MISSING, Place.WORKBOOK).expected("2019")));
        when(results.of(2020)).thenReturn(Checked.of(ranking()));
        when(results.whole(anyInt()))
                .thenReturn(Checked.failed(
                        Problem.of(ProblemCode.SCHEME_MISSING, Place.WORKBOOK).expected("2019")));
        when(results.whole(2020)).thenReturn(Checked.of(new Result(ranking(), year(), List.of(), CLOCK.instant())));
        when(published.standing(anyInt()))
                .thenReturn(Checked.of(new PublishedResults.Standing("0123456789ab", null, List.of(), List.of())));
        intake();
    }

    Rooms rooms() {
        return new Rooms(
                database,
                shelf,
                handOut,
                intake,
                submissions,
                tracking,
                results,
                (result, edition) -> new ResultsApi.HandOutFile("考评结果汇总_2020年度.xlsx", new byte[] {'P', 'K'}),
                published,
                (result, edition, moved) -> new byte[] {'P', 'K'},
                new Collecting(database, shelf, tracking, submissions, CLOCK),
                collected -> new ResultsApi.HandOutFile(
                        collected.form().card().shortTitle() + "汇总.xlsx", new byte[] {'P', 'K'}),
                new MarkDesk(database, shelf, results, CLOCK),
                mock(Excusing.class),
                reminders,
                announcing,
                mock(WhatIf.class),
                (year, scratch, target) -> Checked.failed(Problem.of(ProblemCode.ARCHIVE_YEAR_EMPTY, Place.WORKBOOK)
                        .found(String.valueOf(year))));
    }

    Server server(Path work) throws IOException {
        return server(work, 200L << 20, Duration.ofSeconds(10));
    }

    Server server(Path work, long requestBytes, Duration grace) throws IOException {
        return new Server(
                new Server.Options("127.0.0.1", 0, List.of(), requestBytes, 500, 16, 1024, grace, work),
                rooms(),
                CLOCK);
    }

    private void intake() {
        when(intake.receive(any(), any())).thenAnswer(call -> {
            List<Intake.Part> parts = call.getArgument(0);
            LocalDate receivedOn = call.getArgument(1);
            if (receivedOn != null && receivedOn.isAfter(LocalDate.now(CLOCK))) {
                return Checked.failed(Problem.of(ProblemCode.RECEIVED_ON_WRONG, Place.WORKBOOK)
                        .found(receivedOn.toString())
                        .expected("不能晚于今天"));
            }
            String batch = "b" + (receipts.size() + 1);
            for (Intake.Part part : parts) {
                add(batch, part.fileName(), Files.readAllBytes(part.file()), receivedOn);
            }
            return Checked.of(batch(batch));
        });
        when(intake.await(anyString(), anyLong())).thenAnswer(call -> batch(call.getArgument(0)));
        when(intake.batch(anyString())).thenAnswer(call -> {
            Intake.Batch batch = batch(call.getArgument(0));
            return batch.receipts().isEmpty() ? Optional.empty() : Optional.of(batch);
        });
        when(intake.receipt(anyString()))
                .thenAnswer(call -> Optional.ofNullable(receipts.get(call.<String>getArgument(0))));
        when(intake.original(anyString()))
                .thenAnswer(call -> Optional.ofNullable(originals.get(call.<String>getArgument(0))));
        when(intake.annotated(any(), any())).thenAnswer(call -> {
            Receipt of = call.getArgument(0);
            byte[] bytes = Objects.requireNonNull(originals.get(of.id()));
            return Annotator.annotate(bytes, of.fileName(), of.problems(), call.getArgument(1));
        });
        when(intake.receipts(any(), any(), any(), anyInt())).thenAnswer(call -> {
            List<Receipt> found = receipts.values().stream()
                    .filter(one -> call.getArgument(0) == null || Objects.equals(call.getArgument(0), one.form()))
                    .filter(one -> call.getArgument(1) == null || Objects.equals(call.getArgument(1), one.period()))
                    .filter(one -> call.getArgument(2) == null || Objects.equals(call.getArgument(2), one.unit()))
                    .sorted(Comparator.comparing(Receipt::receivedAt).reversed())
                    .toList();
            return found;
        });
        when(intake.warnings(anyString())).thenAnswer(call -> warnings(call.getArgument(0)));
        when(intake.explain(anyString(), any())).thenAnswer(call -> explain(call.getArgument(0), call.getArgument(1)));
        when(intake.decide(anyString(), any())).thenAnswer(call -> decide(call.getArgument(0), call.getArgument(1)));
    }

    private final List<Explained.Reason> reasons = new ArrayList<>();

    private synchronized Checked<List<Explained>> warnings(String id) {
        return Checked.of(Objects.requireNonNull(receipts.get(id)).problems().stream()
                .map(problem -> new Explained("the-warning", problem, reasons))
                .toList());
    }

    private synchronized Checked<List<Explained>> explain(String id, Explanation given) {
        if (given.reason().equals("无")) {
            return Checked.failed(Problem.of(ProblemCode.REASON_MISSING, Place.WORKBOOK));
        }
        LocalDate day = given.day() == null ? LocalDate.now(CLOCK) : given.day();
        reasons.add(new Explained.Reason(given.reason(), given.who(), day, false, "", true));
        return warnings(id);
    }

    private synchronized void add(String batch, String fileName, byte[] bytes, LocalDate receivedOn) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String id = "u" + (receipts.size() + 1);
        String unit = "D%03d".formatted(receipts.size() % 30 + 1);
        Status status = Status.ACCEPTED;
        List<Problem> problems = new ArrayList<>();
        if (text.startsWith("bad")) {
            status = Status.REJECTED;
            for (int row = 7; row < 207; row++) {
                problems.add(Problem.of(ProblemCode.NOT_A_NUMBER, Place.ofField("月报", "D" + row, "报送数量"))
                        .found("3人"));
            }
            problems.add(Problem.of(ProblemCode.REQUIRED_MISSING, Place.ofField("月报", "C4", "填报人"))
                    .with("label", "填报人"));
            problems.add(Problem.of(ProblemCode.NORMALISED, Place.ofField("月报", "F4", "填报日期"))
                    .found("2020.5.18")
                    .expected("2020-05-18"));
        } else if (text.startsWith("held")) {
            status = Status.HELD;
            problems.add(Problem.of(ProblemCode.PERIOD_DOUBTFUL, Place.WORKBOOK)
                    .expected("2020年04月")
                    .found("填报日期是 2020-05-18"));
        } else if (text.startsWith("slow")) {
            status = Status.RECEIVED;
            looksUntilDone = 7;
        } else if (text.startsWith("doubt")) {
            problems.add(Problem.of(ProblemCode.STAMP_MISSING, Place.WORKBOOK).found("月度报送表"));
        }
        originals.put(id, bytes);
        receipts.put(
                id,
                new Receipt(
                        id,
                        batch,
                        fileName,
                        status,
                        "monthly-report",
                        unit,
                        "2020-05",
                        "00ff",
                        bytes.length,
                        Instant.parse("2020-05-20T02:00:00Z").plusSeconds(receipts.size()),
                        receivedOn,
                        null,
                        problems));
    }

    /** Files that say "slow" are examined after the seventh look at them. */
    private int looksUntilDone;

    private synchronized Intake.Batch batch(String id) {
        if (looksUntilDone > 0 && --looksUntilDone == 0) {
            receipts.replaceAll((key, old) -> old.status() == Status.RECEIVED ? with(old, Status.ACCEPTED) : old);
        }
        List<Receipt> found =
                receipts.values().stream().filter(one -> one.batch().equals(id)).toList();
        return new Intake.Batch(id, found.stream().noneMatch(one -> one.status() == Status.RECEIVED), found);
    }

    private static Receipt with(Receipt old, Status status) {
        return new Receipt(
                old.id(),
                old.batch(),
                old.fileName(),
                status,
                old.form(),
                old.unit(),
                old.period(),
                old.sha256(),
                old.size(),
                old.receivedAt(),
                old.receivedOn(),
                old.duplicateOf(),
                old.problems());
    }

    private synchronized Checked<Receipt> decide(String id, Intake.Decision decision) {
        Receipt old = receipts.get(id);
        if (old == null) {
            return Checked.failed(Problem.of(ProblemCode.NOT_FOUND, Place.WORKBOOK)
                    .found("这份上传")
                    .with("advice", "请核对编号。"));
        }
        if (decision.reason().isBlank() || decision.reason().equals("无")) {
            return Checked.failed(Problem.of(ProblemCode.REASON_MISSING, Place.WORKBOOK));
        }
        decisions.add(decision);
        Status status = switch (decision.as()) {
            case "refuse" -> Status.REJECTED;
            case "void" -> Status.VOID;
            default -> Status.ACCEPTED;
        };
        Receipt now = new Receipt(
                id,
                old.batch(),
                old.fileName(),
                status,
                old.form(),
                decision.unit() == null ? old.unit() : decision.unit(),
                decision.period() == null ? old.period() : decision.period(),
                old.sha256(),
                old.size(),
                old.receivedAt(),
                decision.receivedOn() == null ? old.receivedOn() : decision.receivedOn(),
                null,
                List.of(Problem.of(ProblemCode.DECIDED_BY_OFFICE, Place.WORKBOOK)
                        .found(decision.as())
                        .with("advice", decision.reason())));
        receipts.put(id, now);
        return Checked.of(now);
    }

    private Checked<HandOut.Workbook> handedOut(String code, Period period) {
        Optional<Unit> unit = scheme.unit(code);
        if (unit.isEmpty()) {
            return Checked.failed(
                    Problem.of(ProblemCode.UNIT_UNKNOWN, Place.WORKBOOK).found(code));
        }
        if (code.equals("D003")) {
            return Checked.failed(Problem.of(ProblemCode.NOT_REQUIRED, Place.WORKBOOK)
                    .found("另行考核")
                    .with("unit", unit.get().shortName())
                    .with("form", "月度报送表"));
        }
        return Checked.of(new HandOut.Workbook(
                "%s_%s_月报_%s.xlsx".formatted(code, unit.get().shortName(), period.chinese()),
                new byte[] {'P', 'K', 3, 4}));
    }

    private java.util.SortedMap<Period, List<Tracking.Row>> year() {
        java.util.SortedMap<Period, List<Tracking.Row>> year = new TreeMap<>();
        scheme.calendar().forEach(month -> {
            Period period = new Period(2020, month.month());
            year.put(period, tracked(period));
        });
        return year;
    }

    private List<Tracking.Row> tracked(Period period) {
        Tracking.State[] states = Tracking.State.values();
        return scheme.units().stream()
                .map(unit -> {
                    int seed = unit.order() * 7 + period.month() * 3;
                    Tracking.State state = period.month() > 5
                            ? Tracking.State.NOT_DUE
                            : seed % 5 < 3 ? Tracking.State.ON_TIME : states[seed % states.length];
                    return new Tracking.Row(
                            unit.code(),
                            unit.shortName(),
                            period.isMonth() ? "monthly-report" : "year-end-marks",
                            state,
                            state == Tracking.State.HELD ? "u1" : null);
                })
                .toList();
    }

    private Ranking ranking() {
        List<Ranking.CohortRanking> cohorts = new ArrayList<>();
        List<Facts.UnitFacts> all = scheme.units().stream()
                .map(unit -> new Facts.UnitFacts(unit, List.of(), 4, 3, null, null))
                .toList();
        for (Cohort cohort : Cohort.values()) {
            List<Facts.UnitFacts> facts =
                    all.stream().filter(one -> one.unit().cohort() == cohort).toList();
            List<Ranking.Row> rows = new ArrayList<>();
            for (int i = 0; i < facts.size() - 1; i++) {
                BigDecimal score = new BigDecimal("96.50").subtract(new BigDecimal(i).multiply(new BigDecimal("1.25")));
                rows.add(new Ranking.Row(
                        i + 1,
                        facts.get(i),
                        new BigDecimal("80"),
                        new BigDecimal("77.2"),
                        score,
                        null,
                        score,
                        i < 5 ? Grade.EXCELLENT : Grade.GOOD,
                        new BigDecimal("0.7500"),
                        null,
                        i < 2 ? Ranking.Outcome.HONOUR : Ranking.Outcome.NONE,
                        i == 3 ? List.of("并列") : List.of()));
            }
            cohorts.add(new Ranking.CohortRanking(
                    cohort,
                    rows,
                    List.of(new Ranking.Unranked(facts.get(facts.size() - 1), Ranking.Reason.NOT_ASSESSED, null))));
        }
        return new Ranking(new Facts(scheme, all), cohorts);
    }

    private static Submission submission() {
        Values.Entry entry = new Values.Entry(CellValue.of("某某"), "月报", CellRef.of("C4"));
        Values.Entry number = new Values.Entry(CellValue.of(new BigDecimal("12.50")), "月报", CellRef.of("D7"));
        return new Submission(
                "u1",
                "a.xlsx",
                "monthly-report",
                "D001",
                "2020-05",
                "",
                1,
                Instant.EPOCH,
                LocalDate.of(2020, 5, 20),
                LocalDate.of(2020, 5, 20),
                false,
                new Values(
                        Map.of("reporter", entry),
                        Map.of("items", List.of(new Values.Row("1", "月报", 6, Map.of("count", number))))));
    }

    private static Form form(String id, String title, String shortTitle, FormCard.Every every, FormCard.FilledBy by) {
        Rule.Validation rule = new Rule.Validation(
                new Rule.Bounds(Rule.Quantity.DATE, Rule.Operator.BETWEEN, "43831", "44196"),
                "月报",
                CellRef.of("F4"),
                Severity.ERROR,
                true,
                "",
                "");
        List<Field> fields = List.of(
                new Field("reporter", "填报人", true, true, Field.Type.TEXT, "月报", CellRef.of("C4"), "@", null),
                new Field("date", "填报日期", true, true, Field.Type.DATE, "月报", CellRef.of("F4"), "yyyy-mm-dd", rule));
        Field count = new Field("count", "报送数量", true, false, Field.Type.INTEGER, "月报", CellRef.of("D7"), "0", null);
        Field no = new Field("no", "序号", false, false, Field.Type.INTEGER, "月报", CellRef.of("A7"), "0", null);
        Table items = new Table("items", "月报", 5, 6, true, "no", 1, List.of(no, count), List.of(), List.of());
        return new Form(
                new FormCard(id, title, shortTitle, every, by, false, List.of()),
                "f00d",
                fields,
                List.of(items),
                List.of(),
                Map.of("月报", new TreeMap<>()),
                mock(MasterBook.class));
    }

    private static Layout layout(Form form) {
        Table items = form.tables().get(0);
        List<Layout.GrownColumn> columns = items.columns().stream()
                .map(field -> new Layout.GrownColumn(field, field.cell().column(), null))
                .toList();
        Map<String, CellRef> cells = new LinkedHashMap<>();
        form.fields().forEach(field -> cells.put(field.name(), field.cell()));
        Layout layout = mock(Layout.class);
        when(layout.form()).thenReturn(form);
        when(layout.fields()).thenReturn(cells);
        when(layout.tables()).thenReturn(Map.of("items", new Layout.Grown(items, 5, 6, 21, columns, List.of())));
        return layout;
    }

    private static Scheme scheme() {
        List<Unit> units = new ArrayList<>();
        for (int i = 1; i <= UNITS; i++) {
            boolean county = i > 30;
            String code = county ? "Q%03d".formatted(i - 30) : "D%03d".formatted(i);
            String name = county ? "示例市第" + (i - 30) + "县" : "示例市第" + i + "局";
            units.add(new Unit(
                    code,
                    name,
                    county ? "第" + (i - 30) + "县" : "市第" + i + "局",
                    county ? Cohort.COUNTY : Cohort.DEPARTMENT,
                    "市直",
                    Participation.RANKED,
                    "",
                    i,
                    "某某",
                    "000-0000",
                    "",
                    "",
                    null,
                    null,
                    ""));
        }
        List<MonthDue> calendar = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            LocalDate from = LocalDate.of(2020, month, 1);
            calendar.add(new MonthDue(month, from, from.plusDays(24), from.plusDays(24), from.plusDays(40), ""));
        }
        Policy policy = mock(Policy.class);
        when(policy.reporting()).thenReturn(Reporting.DEFAULT);
        when(policy.counting()).thenReturn(Counting.DEFAULT);
        when(policy.weighing()).thenReturn(Weighing.DEFAULT);
        return new Scheme(2020, 1, true, policy, Map.of(), calendar, Map.of(), List.of(), units, Map.of(), Map.of());
    }
}
