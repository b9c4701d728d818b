package org.kaoping.assessment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.CellValue;
import org.kaoping.form.Values;
import org.kaoping.intake.Submission;
import org.kaoping.intake.Submissions;
import org.kaoping.problem.Checked;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.scoring.Ranking;
import org.kaoping.shelf.Shelf;
import org.kaoping.store.Database;

/**
 * What follows a published criticism (R17): who hands in measures by when, whose leader was interviewed, whether that was
 * reported. Who was passed up for dereliction is not part of it.
 */
public final class Rectifications {
    private static final String CRITICISM = "考评通报";

    private final Database database;
    private final Shelf shelf;
    private final Submissions submissions;
    private final Clock clock;

    /** Reads through these. */
    public Rectifications(Database database, Shelf shelf, Submissions submissions, Clock clock) {
        this.database = database;
        this.shelf = shelf;
        this.submissions = submissions;
        this.clock = clock;
    }

    /**
     * A criticised unit.
     *
     * @param unit the unit
     * @param number the first of the published results, in a row up to the last, that criticises it
     * @param notice the day of that one
     * @param due the last day for its measures (P37)
     */
    record Criticised(Unit unit, String number, LocalDate notice, LocalDate due) {}

    /**
     * How a criticised unit stands.
     *
     * @param unit the unit
     * @param number the result that criticises it
     * @param notice the day of the notice
     * @param due the last day for its measures; the ledger's own where it has one
     * @param measures the day on which they came; null: not yet
     * @param late whether they came late, or are due and not there
     * @param talked the day of the interview; null: not yet
     * @param reported the day on which the interview was reported; null: not yet
     * @param state the ledger's word; empty where the ledger says nothing of it
     */
    public record Followed(
            Unit unit,
            String number,
            LocalDate notice,
            LocalDate due,
            @Nullable LocalDate measures,
            boolean late,
            @Nullable LocalDate talked,
            @Nullable LocalDate reported,
            String state) {}

    /** The criticised units of a year's last published result, in the roster's order; a problem where there is no scheme. */
    public Checked<List<Followed>> of(int year) {
        if (shelf.scheme(year).isEmpty()) {
            return Checked.failed(Results.schemeMissing(year));
        }
        LocalDate today = Deadlines.day(clock.instant());
        return Checked.of(database.read(handle -> {
            List<Submission> ledgers = submissions.inForce(handle, Contracts.RECTIFICATION, String.valueOf(year), null);
            return criticised(handle, shelf, year).stream()
                    .map(one -> followed(one, ledgers, today))
                    .toList();
        }));
    }

    /** Who is criticised, by the last published result of a year. */
    static List<Criticised> criticised(Handle handle, Shelf shelf, int year) {
        Map<String, PublishedResult> since = new LinkedHashMap<>();
        int version = 0;
        for (PublishedResult issue : ResultTable.of(handle, year)) {
            Map<String, PublishedResult> now = new LinkedHashMap<>();
            FigureTable.of(handle, issue.number()).stream()
                    .filter(figure ->
                            figure.name().equals("outcome") && figure.value().equals(Ranking.Outcome.CRITICISM.label()))
                    .forEach(figure -> now.put(figure.unit(), since.getOrDefault(figure.unit(), issue)));
            since.clear();
            since.putAll(now);
            version = issue.schemeVersion();
        }
        Scheme scheme = shelf.scheme(year, version).orElse(null);
        if (scheme == null) {
            return List.of();
        }
        List<Criticised> criticised = new ArrayList<>();
        for (Unit unit : scheme.units()) {
            PublishedResult issue = since.get(unit.code());
            if (issue != null) {
                LocalDate notice = Deadlines.day(issue.at());
                criticised.add(new Criticised(unit, issue.number(), notice, new Deadlines(scheme).measures(notice)));
            }
        }
        return criticised;
    }

    private static Followed followed(Criticised one, List<Submission> ledgers, LocalDate today) {
        Values.Row fix = row(ledgers, "fix", one.unit(), true);
        Values.Row talk = row(ledgers, "talk", one.unit(), false);
        LocalDate own = fix == null ? null : Papers.day(fix.value("due"));
        LocalDate due = own == null ? one.due() : own;
        LocalDate measures = fix == null ? null : Papers.day(fix.value("planDate"));
        return new Followed(
                one.unit(),
                one.number(),
                one.notice(),
                due,
                measures,
                (measures == null ? today : measures).isAfter(due),
                talk == null ? null : Papers.day(talk.value("time")),
                talk == null ? null : Papers.day(talk.value("reported")),
                fix == null ? "" : text(fix, "state"));
    }

    /** The first row of a table that names the unit; of the ledger only what the criticism asked for. */
    private static Values.@Nullable Row row(List<Submission> ledgers, String table, Unit unit, boolean criticism) {
        return ledgers.stream()
                .flatMap(ledger -> ledger.values().rows(table).stream())
                .filter(row -> names(row, unit))
                .filter(row -> !criticism || text(row, "source").equals(CRITICISM))
                .findFirst()
                .orElse(null);
    }

    /** Whether the row names the unit. */
    static boolean names(Values.Row row, Unit unit) {
        String name = text(row, "unit");
        return !name.isEmpty() && (name.equals(unit.name()) || name.equals(unit.former()));
    }

    static String text(Values.Row row, String column) {
        return Objects.requireNonNullElse(row.value(column), CellValue.of("")).shown();
    }
}
