package org.kaoping.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.intake.ReasonText;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Indicator;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.SettingNames;
import org.kaoping.scoring.Facts;
import org.kaoping.scoring.Ranking;
import org.kaoping.scoring.Rankings;
import org.kaoping.scoring.Reweighted;
import org.kaoping.shelf.Shelf;
import org.kaoping.shelf.VariedScheme;
import org.kaoping.store.Audit;
import org.kaoping.store.Database;

/**
 * 参数测算: who would stand where if some settings or full marks were others. For drafting next year's scheme on a year whose
 * result is published; it reads the year and changes nothing of it, but each run is logged.
 */
public final class WhatIf {
    /** What every page of it says. */
    public static final String MARK = "测算，不作考评结果";

    /** The settings that the ranking of a year follows from, in the scheme's order. */
    public static final List<String> SETTINGS = List.of(
            "P11", "P13", "P18", "P19", "P20a", "P20b", "P20c", "P21", "P22", "P23a", "P23b", "P23c", "P24", "P25",
            "P26", "P28a", "P28b", "P29a", "P29b", "P30", "P31", "P32", "P33", "P34", "P36", "P41");

    private static final Set<String> TOLD =
            Set.of("rank", "score", "bonus", "total", "grade", "rate", "eligible", "outcome");
    private static final int LONGEST_NAME = 50;
    private static final int MOST_CHANGES = 200;
    private static final int RUNS = 50;

    private final Database database;
    private final Shelf shelf;
    private final Tracking tracking;
    private final FactFinder facts;
    private final Clock clock;
    private final boolean always;
    private final VariedScheme varied;

    /**
     * Reads through these.
     *
     * @param always whether it is also open for a year without a published result
     */
    public WhatIf(Database database, Shelf shelf, Tracking tracking, FactFinder facts, Clock clock, boolean always) {
        this.database = database;
        this.shelf = shelf;
        this.tracking = tracking;
        this.facts = facts;
        this.clock = clock;
        this.always = always;
        this.varied = new VariedScheme(shelf);
    }

    /**
     * The wish to try.
     *
     * @param year the year that it is tried on
     * @param who who tries
     * @param changes what is written, by setting ({@code P20a}) or indicator ({@code full:B0101})
     */
    public record Wish(int year, String who, Map<String, String> changes) {
        /** Copies the changes. */
        public Wish {
            changes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(changes));
        }
    }

    /** A setting or full marks that is tried: what it is, as it is in force, as it is tried. */
    public record Change(String name, String label, String before, String after) {}

    /**
     * A run, as it is logged.
     *
     * @param checkCode of the year as it stood
     * @param unitsMoved how many units would stand otherwise
     */
    public record Run(
            Instant at,
            String who,
            int year,
            int schemeVersion,
            String checkCode,
            List<Change> changes,
            int unitsMoved) {
        /** Copies the changes. */
        public Run {
            changes = List.copyOf(changes);
        }
    }

    /**
     * What would be.
     *
     * @param run the run as it is logged
     * @param published the number of the year's last published result; null where there is none
     * @param sincePublished how many figures of the year moved since that
     * @param before the ranking in force
     * @param after the ranking as it would be
     * @param moved ranks, scores, grades, lists … that would be others
     */
    public record Outcome(
            Run run,
            @Nullable String published,
            int sincePublished,
            Ranking before,
            Ranking after,
            List<Movement> moved) {
        /** Copies the list. */
        public Outcome {
            moved = List.copyOf(moved);
        }
    }

    /**
     * Something that can be tried.
     *
     * @param value as it is in force; empty: left blank
     * @param options the words that it may be; empty where it is a number
     */
    public record Setting(String name, String label, String value, List<String> options) {
        /** Copies the options. */
        public Setting {
            options = List.copyOf(options);
        }
    }

    /** Why a year can't be tried on; empty where it can. */
    public List<Problem> closed(int year) {
        if (shelf.scheme(year).isEmpty()) {
            return List.of(Results.schemeMissing(year));
        }
        boolean published =
                !database.read(handle -> ResultTable.of(handle, year)).isEmpty();
        return always || published
                ? List.of()
                : List.of(Problem.of(ProblemCode.WHAT_IF_OFF, Place.WORKBOOK).found(String.valueOf(year)));
    }

    /** The settings that can be tried, in the scheme's order; none where the year has no scheme. */
    public List<Setting> settings(int year) {
        Scheme scheme = shelf.scheme(year).orElse(null);
        return scheme == null
                ? List.of()
                : SETTINGS.stream()
                        .map(name -> new Setting(
                                name,
                                SettingNames.ALL.getOrDefault(name, name),
                                scheme.settings().getOrDefault(name, ""),
                                varied.options(year, name)))
                        .toList();
    }

    /** The newest runs of a year, newest first. */
    public List<Run> runs(int year) {
        return database.read(handle -> WhatIfTable.of(handle, year, RUNS));
    }

    /**
     * Tries; the run is logged.
     *
     * @return what would be; problems where the year is closed, nothing is changed, or the scheme would be wrong
     */
    public Checked<Outcome> run(Wish wish) {
        List<Problem> closed = closed(wish.year());
        if (!closed.isEmpty()) {
            return Checked.failed(closed);
        }
        String who = ReasonText.plain(wish.who());
        if (who.isEmpty() || ReasonText.length(who) > LONGEST_NAME) {
            return Checked.failed(Problem.of(ProblemCode.REQUEST_MALFORMED, Place.WORKBOOK)
                    .found(who.isEmpty() ? "没有写明测算人" : "姓名太长")
                    .with("advice", "请写测算人，最多 " + LONGEST_NAME + " 个字。"));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Scheme scheme = shelf.scheme(wish.year()).orElseThrow();
        List<Problem> problems = new ArrayList<>();
        List<Change> changes = changes(scheme, wish.changes(), problems);
        if (problems.isEmpty() && changes.isEmpty()) {
            problems.add(Problem.of(ProblemCode.WHAT_IF_NOTHING, Place.WORKBOOK));
        }
        if (!problems.isEmpty()) {
            return Checked.failed(problems);
        }
        Map<String, String> really = new LinkedHashMap<>();
        changes.forEach(change -> really.put(change.name(), change.after()));
        return varied.of(scheme, really, Deadlines.day(now)).then(other -> {
            Outcome outcome = database.read(handle -> outcome(handle, scheme, other, who, changes, now));
            database.write(handle -> {
                WhatIfTable.add(handle, outcome.run());
                String words = String.join(
                        "；",
                        changes.stream()
                                .map(one -> one.label() + " " + one.before() + " → " + one.after())
                                .toList());
                Audit.log(handle, new Audit.Line(now, who, "what-if", String.valueOf(scheme.year()), words));
                return outcome;
            });
            return Checked.of(outcome);
        });
    }

    private Outcome outcome(Handle handle, Scheme scheme, Scheme other, String who, List<Change> changes, Instant now) {
        Facts present = facts.find(handle, scheme, tracking.year(handle, scheme, now), now);
        // marks stand on the full marks in force: first the other settings, then the other full marks
        Scheme settings = withIndicators(other, scheme);
        Facts asked = facts.find(handle, settings, tracking.year(handle, settings, now), now);
        Ranking before = Rankings.of(present);
        Ranking after = Rankings.of(Reweighted.of(asked, other));
        List<Movement> moved = Movement.between(Figures.of(before), Figures.of(after)).stream()
                .filter(one -> TOLD.contains(one.name()))
                .toList();
        List<PublishedResult> issues = ResultTable.of(handle, scheme.year());
        PublishedResult last = issues.isEmpty() ? null : issues.get(issues.size() - 1);
        int since = last == null
                ? 0
                : Movement.between(FigureTable.of(handle, last.number()), Figures.of(before))
                        .size();
        Run run = new Run(
                now,
                who,
                scheme.year(),
                scheme.version(),
                Edition.draft(Fingerprint.of(present)).checkCode(),
                changes,
                new HashSet<>(moved.stream().map(Movement::unit).toList()).size());
        return new Outcome(run, last == null ? null : last.number(), since, before, after, moved);
    }

    private static Scheme withIndicators(Scheme scheme, Scheme of) {
        return new Scheme(
                scheme.year(),
                scheme.version(),
                scheme.example(),
                scheme.policy(),
                scheme.settings(),
                scheme.calendar(),
                scheme.daysOff(),
                scheme.items(),
                scheme.units(),
                of.indicators(),
                scheme.notUndertaken());
    }

    /** What really differs from the scheme in force. */
    private static List<Change> changes(Scheme scheme, Map<String, String> wished, List<Problem> problems) {
        Map<String, Indicator> indicators = new LinkedHashMap<>();
        Arrays.stream(Cohort.values())
                .flatMap(cohort -> scheme.indicators(cohort).stream())
                .forEach(one -> indicators.put(VariedScheme.FULL + one.code(), one));
        List<Change> changes = new ArrayList<>();
        wished.forEach((name, text) -> {
            Indicator indicator = indicators.get(name);
            if (indicator == null && !SETTINGS.contains(name)) {
                problems.add(Problem.of(ProblemCode.WHAT_IF_SETTING, Place.WORKBOOK)
                        .found(name.length() > 40 ? name.substring(0, 40) + "…" : name));
                return;
            }
            String before = indicator == null
                    ? scheme.settings().getOrDefault(name, "")
                    : indicator.full().stripTrailingZeros().toPlainString();
            String label = indicator == null
                    ? name + " " + SettingNames.ALL.getOrDefault(name, "")
                    : indicator.code() + " " + indicator.name() + "（满分）";
            String after = ReasonText.plain(text);
            if (!before.equals(after)) {
                changes.add(new Change(name, label, before, after));
            }
        });
        if (changes.size() > MOST_CHANGES) {
            problems.add(Problem.of(ProblemCode.REQUEST_MALFORMED, Place.WORKBOOK)
                    .found("一次改动了 " + changes.size() + " 项")
                    .with("advice", "一次最多改动 " + MOST_CHANGES + " 项。"));
        }
        return changes;
    }
}
