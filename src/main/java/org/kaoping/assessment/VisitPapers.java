package org.kaoping.assessment;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.CellValue;
import org.kaoping.form.Values;
import org.kaoping.intake.Explained;
import org.kaoping.intake.Submission;
import org.kaoping.intake.Submissions;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Wording;
import org.kaoping.scheme.Indicator;
import org.kaoping.scheme.Item;
import org.kaoping.scheme.MonthDue;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.scoring.Finding;
import org.kaoping.shelf.Shelf;
import org.kaoping.store.Database;

/** Gathers what the group takes along to the units that are assessed on site (R8, R9). */
public final class VisitPapers {
    private static final String LEDGER = "work-ledger";

    private final Database database;
    private final Shelf shelf;
    private final Submissions submissions;
    private final Clock clock;

    /** Reads through these. */
    public VisitPapers(Database database, Shelf shelf, Submissions submissions, Clock clock) {
        this.database = database;
        this.shelf = shelf;
        this.submissions = submissions;
        this.clock = clock;
    }

    /** Of every unit that is assessed in a year, in the roster's order; a problem where there is no scheme. */
    public Checked<List<VisitPaper>> of(int year) {
        return of(year, null);
    }

    /** Of the unit of that code, if it is assessed in the year, else of none; a problem where there is no scheme. */
    public Checked<List<VisitPaper>> of(int year, @Nullable String code) {
        Scheme scheme = shelf.scheme(year).orElse(null);
        if (scheme == null) {
            return Checked.failed(Results.schemeMissing(year));
        }
        Instant now = clock.instant();
        return Checked.of(database.read(handle -> {
            Judgements judgements = Judgements.of(handle, submissions, scheme, Map.of());
            return scheme.units().stream()
                    .filter(unit -> unit.participation().assessed() && !unit.closedIn(year))
                    .filter(unit -> code == null || unit.code().equals(code))
                    .map(unit -> new Gathering(handle, scheme, unit, judgements.findings(unit.code())).paper(now))
                    .toList();
        }));
    }

    /** One unit's papers on their way. */
    private final class Gathering {
        private final Scheme scheme;
        private final Unit unit;
        private final List<Finding> findings;
        private final @Nullable Submission self;
        private final List<Submission> ledgers;
        private final List<Submission> reports;
        private final List<VisitPaper.Line> open = new ArrayList<>();

        Gathering(Handle handle, Scheme scheme, Unit unit, List<Finding> findings) {
            this.scheme = scheme;
            this.unit = unit;
            this.findings = findings;
            String year = String.valueOf(scheme.year());
            this.self =
                    inForce(handle, Contracts.SELF_ASSESSMENT, year).findFirst().orElse(null);
            this.ledgers = inForce(handle, LEDGER, year).toList();
            this.reports = scheme.calendar().stream()
                    .map(MonthDue::month)
                    .flatMap(month ->
                            inForce(handle, Contracts.MONTHLY_REPORT, new Period(scheme.year(), month).toString()))
                    .toList();
            Stream.of(Optional.ofNullable(self).stream(), ledgers.stream(), reports.stream())
                    .flatMap(all -> all)
                    .forEach(one -> doubts(handle, one));
        }

        private Stream<Submission> inForce(Handle handle, String form, String period) {
            return submissions.inForce(handle, form, period, unit.code()).stream();
        }

        /** What was accepted with a warning that nobody explained. */
        private void doubts(Handle handle, Submission one) {
            for (Explained warning : submissions.explained(handle, one)) {
                if (warning.reasons().stream().noneMatch(Explained.Reason::counts)) {
                    String cell = warning.problem().place().cell();
                    open.add(line(
                            VisitPaper.Kind.OPEN,
                            "",
                            one.period(),
                            one.fileName() + (cell == null ? "" : " " + cell) + "：" + Wording.fault(warning.problem()),
                            ""));
                }
            }
        }

        VisitPaper paper(Instant now) {
            List<VisitPaper.Line> lines = new ArrayList<>();
            for (Item item : scheme.items()) {
                lines.add(line(VisitPaper.Kind.ITEM, String.valueOf(item.no()), "", item.name(), ""));
                scheme.indicators(unit.cohort()).stream()
                        .filter(one -> one.itemNo() == item.no())
                        .forEach(one -> lines.add(indicator(one)));
                reports.forEach(report -> monthly(lines, item, report));
                ledgers.forEach(ledger -> ledger(lines, item, ledger));
                findings.stream()
                        .filter(one -> one.item().equals(item.name()))
                        .forEach(one -> lines.add(line(
                                VisitPaper.Kind.FOUND,
                                one.indicator(),
                                one.day() == null ? "" : one.day().toString(),
                                WhatIsKnown.words(one),
                                one.evidence())));
            }
            lines.addAll(open);
            return new VisitPaper(scheme, unit, selfState(), lines, now);
        }

        private String selfState() {
            Submission own = self;
            if (own == null) {
                return "没有有效的自评表";
            }
            BigDecimal sum = own.values().rows(Contracts.INDICATORS).stream()
                    .map(row -> row.value("self"))
                    .filter(CellValue.Decimal.class::isInstance)
                    .map(value -> ((CellValue.Decimal) value).value())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            return own.countedOn() + " 收到，自评合计 " + sum.stripTrailingZeros().toPlainString() + " 分"
                    + (own.doubtful() ? "（待核实）" : "");
        }

        private VisitPaper.Line indicator(Indicator one) {
            Values.Row row = self == null
                    ? null
                    : self.values().row(Contracts.INDICATORS, one.code()).orElse(null);
            String reason = text(row, "reason");
            CellValue mark = row == null ? null : row.value("self");
            boolean undertaken = scheme.undertakes(unit.code(), one.code());
            return new VisitPaper.Line(
                    VisitPaper.Kind.INDICATOR,
                    one.code(),
                    "",
                    one.name() + "。" + one.rule() + (reason.isEmpty() ? "" : "\n自评说明：" + reason),
                    one.full(),
                    undertaken ? Contracts.UNDERTAKEN : "不涉及",
                    mark instanceof CellValue.Decimal number ? number.value() : null,
                    text(row, "proof"));
        }

        private void monthly(List<VisitPaper.Line> lines, Item item, Submission report) {
            for (Values.Row row : report.values().rows(Contracts.ITEMS)) {
                boolean here = text(row, "name").equals(item.name());
                String said = Stream.of(
                                text(row, "content"),
                                text(row, "quantity") + text(row, "measure"),
                                prefixed("存在问题和下步安排：", text(row, "problem")))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("；"));
                if (here && !said.isEmpty()) {
                    lines.add(line(
                            VisitPaper.Kind.MONTHLY,
                            "",
                            Period.parse(report.period()).map(Period::month).orElse(0) + "月",
                            said,
                            text(row, "evidence")));
                }
            }
        }

        private void ledger(List<VisitPaper.Line> lines, Item item, Submission ledger) {
            for (Values.Row row : ledger.values().rows("rows")) {
                if (text(row, "item").equals(item.name())) {
                    lines.add(line(
                            VisitPaper.Kind.LEDGER,
                            text(row, "indicator"),
                            Stream.of(text(row, "start"), text(row, "end"))
                                    .filter(day -> !day.isEmpty())
                                    .collect(Collectors.joining("至")),
                            text(row, "task") + "：" + text(row, "done")
                                    + prefixed("；成效：", text(row, "result"))
                                    + prefixed("（", text(row, "state"))
                                    + (text(row, "state").isEmpty() ? "" : "）"),
                            text(row, "evidence")));
                }
            }
        }

        private static VisitPaper.Line line(
                VisitPaper.Kind kind, String ref, String when, String text, String evidence) {
            return new VisitPaper.Line(kind, ref, when, text, null, "", null, evidence);
        }

        private static String prefixed(String before, String text) {
            return text.isEmpty() ? "" : before + text;
        }

        private static String text(Values.@Nullable Row row, String column) {
            CellValue value = row == null ? null : row.value(column);
            return value == null ? "" : value.shown();
        }
    }
}
