package org.kaoping.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.CellValue;
import org.kaoping.form.Values;
import org.kaoping.intake.Submission;
import org.kaoping.intake.Submissions;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Indicator;
import org.kaoping.scheme.Item;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.scoring.Finding;
import org.kaoping.shelf.Earlier;
import org.kaoping.shelf.Subject;
import org.kaoping.shelf.Told;
import org.kaoping.store.Database;

/**
 * What stands in a new workbook beside what was entered before: in the year-end marks the unit's own marks (R7), what
 * inspections found (R8) and a proposal for the indicators that the receipts decide (R6a); in the monthly marks the days on
 * which the files came (R6). It helps whoever marks; nothing of it counts by itself.
 */
public final class WhatIsKnown implements Earlier {
    private static final String SELF = "self";
    private static final String NOTHING_FOUND = "未发现问题";

    private final Earlier entered;
    private final Database database;
    private final Submissions submissions;
    private final Tracking tracking;
    private final Clock clock;

    /**
     * Reads through these.
     *
     * @param entered what was entered before
     */
    public WhatIsKnown(Earlier entered, Database database, Submissions submissions, Tracking tracking, Clock clock) {
        this.entered = entered;
        this.database = database;
        this.submissions = submissions;
        this.tracking = tracking;
        this.clock = clock;
    }

    @Override
    public Optional<Values> last(
            String form, String subject, @Nullable Period from, Period to, @Nullable String serial) {
        return entered.last(form, subject, from, to, serial);
    }

    @Override
    public List<Told> told(String form, Scheme scheme, Subject subject, Period period) {
        Unit unit = subject.unit();
        if (form.equals(Contracts.MONTHLY_MARKS)) {
            return database.read(handle -> uploads(handle, scheme, period));
        }
        if (unit == null) {
            return List.of();
        }
        Instant now = clock.instant();
        if (form.equals(Contracts.SELF_ASSESSMENT)) {
            return database.read(handle -> proposals(handle, scheme, unit, now, SELF, "reason", true));
        }
        return form.equals(Contracts.YEAR_END_MARKS)
                ? database.read(handle -> yearEnd(handle, scheme, unit, now))
                : List.of();
    }

    /** The day that counts for each report in force. */
    private List<Told> uploads(Handle handle, Scheme scheme, Period period) {
        Mending mending = Mending.of(handle, submissions, scheme, period, null);
        Optional<LocalDate> due = new Deadlines(scheme).due(period);
        return submissions.inForce(handle, Contracts.MONTHLY_REPORT, period.toString(), null).stream()
                .map(one -> new Told("units", one.unit(), "uploaded", CellValue.of(mending.day(one, due))))
                .toList();
    }

    private List<Told> yearEnd(Handle handle, Scheme scheme, Unit unit, Instant now) {
        List<Told> told = new ArrayList<>(proposals(handle, scheme, unit, now, Contracts.MARK, "why", false));
        String year = String.valueOf(scheme.year());
        Submission self = submissions.inForce(handle, Contracts.SELF_ASSESSMENT, year, unit.code()).stream()
                .findFirst()
                .orElse(null);
        if (self == null) {
            told.add(Told.field("selfState", CellValue.of("发出本表时，没有有效的自评表")));
        } else {
            told.addAll(own(self));
        }
        List<Finding> findings =
                Judgements.of(handle, submissions, scheme, Map.of()).findings(unit.code());
        for (Indicator indicator : scheme.indicators(unit.cohort())) {
            count(findings.stream()
                            .filter(one -> one.indicator().equals(indicator.code()))
                            .toList())
                    .ifPresent(count -> told.add(new Told(Contracts.INDICATORS, indicator.code(), "findings", count)));
        }
        for (Item item : scheme.items()) {
            List<Finding> here = findings.stream()
                    .filter(one -> one.item().equals(item.name()))
                    .toList();
            String no = String.valueOf(item.no());
            count(here).ifPresent(count -> told.add(new Told("found", no, "count", count)));
            if (!here.isEmpty()) {
                String text = here.stream().map(WhatIsKnown::words).collect(Collectors.joining("\n"));
                told.add(new Told("found", no, "text", CellValue.of(text)));
            }
        }
        return told;
    }

    /** The unit's own marks. */
    private static List<Told> own(Submission self) {
        List<Told> told = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Values.Row row : self.values().rows(Contracts.INDICATORS)) {
            if (row.value(SELF) instanceof CellValue.Decimal mark) {
                sum = sum.add(mark.value());
                told.add(new Told(Contracts.INDICATORS, row.key(), SELF, mark));
            }
        }
        told.add(Told.field(
                "selfState",
                CellValue.of("自评表%s收到，自评得分合计%s分%s"
                        .formatted(
                                self.countedOn(),
                                sum.stripTrailingZeros().toPlainString(),
                                self.doubtful() ? "（待核实）" : ""))));
        return told;
    }

    /**
     * What the receipts say of the indicators that the scheme leaves to them: full marks by the part of the months that were
     * on time.
     *
     * @param mark the column of the proposed mark
     * @param reason the column that tells how it came about
     * @param always whether to tell it of full marks too
     */
    private List<Told> proposals(
            Handle handle, Scheme scheme, Unit unit, Instant now, String mark, String reason, boolean always) {
        List<Indicator> counted = scheme.indicators(unit.cohort()).stream()
                .filter(one -> one.auto() && scheme.undertakes(unit.code(), one.code()))
                .toList();
        if (counted.isEmpty()) {
            return List.of();
        }
        int[] months = FactFinder.months(scheme, tracking.months(handle, scheme, unit, now), now)
                .getOrDefault(unit.code(), new int[3]);
        if (months[0] == 0) {
            return List.of();
        }
        List<Told> told = new ArrayList<>();
        for (Indicator indicator : counted) {
            BigDecimal proposed = indicator
                    .full()
                    .multiply(BigDecimal.valueOf(months[1]))
                    .divide(BigDecimal.valueOf(months[0]), 2, RoundingMode.HALF_UP);
            told.add(new Told(Contracts.INDICATORS, indicator.code(), mark, CellValue.of(proposed)));
            if (always || months[1] < months[0]) {
                told.add(new Told(
                        Contracts.INDICATORS,
                        indicator.code(),
                        reason,
                        CellValue.of("系统统计：应报%d个月，按时%d个月%s"
                                .formatted(
                                        months[0],
                                        months[1],
                                        months[2] == 0 ? "" : "（其中%d个月纸质件尚未登记）".formatted(months[2])))));
            }
        }
        return told;
    }

    /** How many of them found something; empty where none did. */
    private static Optional<CellValue> count(List<Finding> findings) {
        long found = findings.stream()
                .filter(one -> !one.nature().equals(NOTHING_FOUND))
                .count();
        return found == 0 ? Optional.empty() : Optional.of(CellValue.of(BigDecimal.valueOf(found)));
    }

    /** A finding as one text. */
    static String words(Finding one) {
        StringBuilder words = new StringBuilder(one.record());
        words.append(one.day() == null ? "" : "（" + one.day() + "）");
        words.append(one.indicator().isEmpty() ? "" : " " + one.indicator());
        words.append(' ').append(one.nature()).append("：").append(one.text());
        words.append(one.grade().isEmpty() ? "" : "；程度：" + one.grade());
        words.append(
                one.falsity() == Finding.Falsity.NONE
                        ? ""
                        : "；弄虚作假：" + one.falsity().label());
        words.append(one.fix().isEmpty() ? "" : "；整改要求：" + one.fix());
        words.append(one.fixBy() == null ? "" : "（" + one.fixBy() + "前）");
        return words.toString();
    }
}
