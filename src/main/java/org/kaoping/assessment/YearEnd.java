package org.kaoping.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.CellValue;
import org.kaoping.form.Values;
import org.kaoping.intake.Submission;
import org.kaoping.scheme.Indicator;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.scoring.Facts;
import org.kaoping.scoring.MarkConflict;
import org.kaoping.scoring.Source;

/**
 * The year-end marks, which come in by unit or by a cohort's sheet (R9). What both say they must say alike; where they
 * differ it is a conflict, and neither counts until the office has settled it.
 */
final class YearEnd {
    private static final String SLASH = "/";

    private final Scheme scheme;
    private final Map<String, Submission> singles = new LinkedHashMap<>();
    private final List<Submission> sheets;
    private final List<MarkSettlement> settlements;
    private final IntFunction<Optional<Scheme>> versions;
    private final Map<String, List<Facts.Mark>> marks = new HashMap<>();
    private final List<MarkConflict> conflicts = new ArrayList<>();

    private YearEnd(
            Scheme scheme,
            List<Submission> sheets,
            List<MarkSettlement> settlements,
            IntFunction<Optional<Scheme>> versions) {
        this.scheme = scheme;
        this.sheets = List.copyOf(sheets);
        this.settlements = List.copyOf(settlements);
        this.versions = versions;
    }

    /** What one of the two says of a mark; {@code mark} is null where it is not undertaken or on other full marks. */
    private record Said(
            boolean undertaken, boolean noCase, @Nullable BigDecimal mark, String words, Source source) {
        boolean differs(Said other) {
            return undertaken != other.undertaken
                    || (mark == null ? other.mark != null : other.mark == null || mark.compareTo(other.mark) != 0);
        }
    }

    /**
     * Reads what is in force.
     *
     * @param singles the units' workbooks
     * @param sheets the cohorts' sheets
     * @param settlements the office's words, the oldest first
     * @param versions the versions of the year's scheme
     */
    static YearEnd of(
            Scheme scheme,
            List<Submission> singles,
            List<Submission> sheets,
            List<MarkSettlement> settlements,
            IntFunction<Optional<Scheme>> versions) {
        YearEnd all = new YearEnd(scheme, sheets, settlements, versions);
        singles.forEach(one -> all.singles.put(one.unit(), one));
        scheme.units().forEach(all::read);
        return all;
    }

    /** A unit's marks, one per indicator of its cohort; none while nobody marked it. */
    List<Facts.Mark> marks(String unit) {
        return marks.getOrDefault(unit, List.of());
    }

    /** Where the two differ, those that are settled too. */
    List<MarkConflict> conflicts() {
        return conflicts;
    }

    /** The units' workbooks by unit. */
    Map<String, Submission> singles() {
        return singles;
    }

    /** The sheet that marks a unit; null where none does. */
    @Nullable
    Submission sheet(String unit) {
        return sheets.stream()
                .filter(one -> one.values()
                        .row("units", unit)
                        .filter(row -> row.cells().keySet().stream().anyMatch(column -> column.startsWith("mark[")))
                        .isPresent())
                .findFirst()
                .orElse(null);
    }

    private void read(Unit unit) {
        Submission single = singles.get(unit.code());
        Submission sheet = sheet(unit.code());
        if (single == null && sheet == null) {
            return;
        }
        MarkConflict.Settled settled = single == null || sheet == null ? null : settled(unit, single, sheet);
        List<Facts.Mark> own = new ArrayList<>();
        for (Indicator indicator : scheme.indicators(unit.cohort())) {
            Said one = single == null ? null : single(unit, indicator, single);
            Said other = sheet == null ? null : sheet(unit, indicator, sheet);
            if (one != null && other != null && one.differs(other)) {
                conflicts.add(new MarkConflict(
                        unit.code(),
                        indicator.code(),
                        one.words(),
                        one.source(),
                        other.words(),
                        other.source(),
                        settled));
            }
            boolean bySheet = settled != null && settled.way() == MarkConflict.Way.COHORT;
            Said counts = one == null || (bySheet && other != null) ? other : one;
            own.add(mark(unit, indicator, counts));
        }
        marks.put(unit.code(), own);
    }

    private Facts.Mark mark(Unit unit, Indicator indicator, @Nullable Said said) {
        boolean undertaken = said == null ? scheme.undertakes(unit.code(), indicator.code()) : said.undertaken();
        if (said != null && said.noCase()) {
            // P35 says what counts; nobody needs to mark it then
            return new Facts.Mark(indicator.code(), indicator.full(), true, said.mark(), said.source(), true);
        }
        return said == null || said.mark() == null
                ? new Facts.Mark(indicator.code(), indicator.full(), undertaken, null, null)
                : new Facts.Mark(indicator.code(), indicator.full(), true, said.mark(), said.source());
    }

    private MarkConflict.@Nullable Settled settled(Unit unit, Submission single, Submission sheet) {
        return settlements.stream()
                .filter(one -> one.unit().equals(unit.code())
                        && one.uploadUnit().equals(single.uploadId())
                        && one.uploadCohort().equals(sheet.uploadId()))
                .reduce((first, last) -> last)
                .map(one -> new MarkConflict.Settled(one.way(), one.who(), one.reason()))
                .orElse(null);
    }

    /** What the unit's workbook says; its 是否承担 decides what counts in Y. */
    private @Nullable Said single(Unit unit, Indicator indicator, Submission submission) {
        Values.Row row =
                submission.values().row(Contracts.INDICATORS, indicator.code()).orElse(null);
        if (row == null) {
            return null;
        }
        CellValue duty = row.value(Contracts.DUTY);
        boolean noCase = duty != null && duty.shown().equals(Contracts.NO_CASE);
        boolean undertaken = noCase
                || (duty == null
                        ? scheme.undertakes(unit.code(), indicator.code())
                        : duty.shown().equals(Contracts.UNDERTAKEN));
        Values.Entry at = row.cells().get(undertaken ? Contracts.MARK : Contracts.DUTY);
        if (at == null && noCase) {
            at = row.cells().get(Contracts.DUTY);
        }
        if (at == null) {
            return null;
        }
        return said(submission, at, undertaken, noCase, sameFull(row, indicator));
    }

    private @Nullable Said sheet(Unit unit, Indicator indicator, Submission submission) {
        Values.Entry at = submission
                .values()
                .row("units", unit.code())
                .map(row -> row.cells().get("mark[" + indicator.code() + "]"))
                .orElse(null);
        if (at == null) {
            return null;
        }
        boolean same = submission.schemeVersion() == scheme.version()
                || versions.apply(submission.schemeVersion())
                        .map(handed -> handed.indicators(unit.cohort()).stream()
                                .anyMatch(one -> one.code().equals(indicator.code())
                                        && one.full().compareTo(indicator.full()) == 0))
                        .orElse(true);
        String shown = at.value().shown();
        return said(submission, at, !shown.equals(SLASH), shown.equals(Contracts.NO_CASE), same);
    }

    private static Said said(Submission from, Values.Entry at, boolean undertaken, boolean noCase, boolean sameFull) {
        BigDecimal mark =
                undertaken && sameFull && at.value() instanceof CellValue.Decimal number ? number.value() : null;
        return new Said(
                undertaken,
                noCase,
                mark,
                undertaken ? at.value().shown() : SLASH,
                new Source(from.uploadId(), from.fileName(), at.sheet(), at.a1()));
    }

    private static boolean sameFull(Values.Row row, Indicator indicator) {
        return !(row.value(Contracts.FULL) instanceof CellValue.Decimal full)
                || full.value().compareTo(indicator.full()) == 0;
    }
}
