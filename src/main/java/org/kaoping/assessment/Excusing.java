package org.kaoping.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.FormCard;
import org.kaoping.intake.ReasonText;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.shelf.HandOut;
import org.kaoping.shelf.Shelf;
import org.kaoping.store.Audit;
import org.kaoping.store.Database;

/** Lets the office count a unit's form of a period as handed in on time (视为按时, R6), and take that back. */
public final class Excusing {
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_REASON = 200;

    /**
     * The office's word.
     *
     * @param excused whether it counts as on time; false takes an earlier word back
     * @param reason why, at most 200 characters
     * @param who who decided it, at most 50 characters
     * @param day when it was decided; null: today
     */
    public record Word(
            String unit,
            String form,
            Period period,
            boolean excused,
            String reason,
            String who,
            @Nullable LocalDate day) {}

    private final Database database;
    private final Shelf shelf;
    private final Tracking tracking;
    private final Clock clock;
    private final Excuses excuses = new Excuses();

    /** Works through these. */
    public Excusing(Database database, Shelf shelf, Tracking tracking, Clock clock) {
        this.database = database;
        this.shelf = shelf;
        this.tracking = tracking;
        this.clock = clock;
    }

    /** Every word on that unit's form and period, those taken back too, the oldest first. */
    public List<Excuse> of(String unit, String form, Period period) {
        return database.read(handle -> excuses.all(handle, period.toString())).stream()
                .filter(one -> one.unit().equals(unit) && one.form().equals(form))
                .toList();
    }

    /** Whether that form may be excused at all in that period: units owe it, and there is a deadline to be late for. */
    public boolean possible(String unit, String form, Period period) {
        Scheme scheme = shelf.scheme(period.year()).orElse(null);
        return scheme != null
                && deadline(scheme, form, period)
                && scheme.unit(unit)
                        .map(one -> database.read(handle -> row(handle, scheme, one, form, period)))
                        .filter(row -> row.state() != Tracking.State.NOT_REQUIRED)
                        .isPresent();
    }

    private boolean deadline(Scheme scheme, String form, Period period) {
        FormCard card = shelf.form(form, period.year()).map(one -> one.card()).orElse(null);
        return card != null && HandOut.deadline(card, scheme, period).isPresent();
    }

    private Tracking.@Nullable Row row(Handle handle, Scheme scheme, Unit unit, String form, Period period) {
        return tracking.rows(handle, scheme, unit, period, clock.instant()).stream()
                .filter(row -> row.form().equals(form))
                .findFirst()
                .orElse(null);
    }

    /** Enters the office's word and gives how the unit stands then; the same word again is one. */
    public Checked<Tracking.Row> enter(Word word) {
        Scheme scheme = shelf.scheme(word.period().year()).orElse(null);
        if (scheme == null) {
            return Checked.failed(Results.schemeMissing(word.period().year()));
        }
        Unit unit = scheme.unit(word.unit()).orElse(null);
        if (unit == null) {
            return Checked.failed(
                    Problem.of(ProblemCode.UNIT_UNKNOWN, Place.WORKBOOK).found(word.unit()));
        }
        Instant now = clock.instant();
        LocalDate today = Deadlines.day(now);
        LocalDate day = word.day() == null ? today : word.day();
        String reason = ReasonText.plain(word.reason());
        String who = ReasonText.plain(word.who());
        if (!ReasonText.saysWhy(reason)) {
            return Checked.failed(Problem.of(ProblemCode.REASON_MISSING, Place.WORKBOOK));
        }
        if (ReasonText.length(reason) > LONGEST_REASON) {
            return malformed("原因有 " + ReasonText.length(reason) + " 个字", "最多 " + LONGEST_REASON + " 个字。");
        }
        if (who.isEmpty() || ReasonText.length(who) > LONGEST_NAME) {
            return malformed(
                    who.isEmpty() ? "没有写明谁认定的" : "姓名有 " + ReasonText.length(who) + " 个字",
                    "请写认定人，最多 " + LONGEST_NAME + " 个字。");
        }
        if (day.isAfter(today)) {
            return malformed("认定日期是 " + day, "不能晚于今天（" + today + "）。");
        }
        if (!deadline(scheme, word.form(), word.period())) {
            return impossible("“" + word.form() + "”在 " + word.period().chinese() + " 没有截止日", "只有各单位按期报送的表可以视为按时。");
        }
        Excuse excuse =
                new Excuse(unit.code(), word.form(), word.period().toString(), word.excused(), reason, who, day, now);
        return database.write(handle -> {
            Tracking.Row before = row(handle, scheme, unit, word.form(), word.period());
            if (before == null || before.state() == Tracking.State.NOT_REQUIRED) {
                return impossible(unit.shortName() + " 这一期不需报送这张表", "请核对单位、表样和期间。");
            }
            Excuse present = before.excuse();
            if (!word.excused() && present == null) {
                return impossible(unit.shortName() + " 这一期没有视为按时", "没有可以撤销的认定。");
            }
            if (present == null || !present.repeats(excuse)) {
                excuses.add(handle, excuse);
                Audit.log(
                        handle,
                        new Audit.Line(
                                now,
                                "office",
                                excuse.holds() ? "excused" : "excuse-withdrawn",
                                excuse.unit() + " " + excuse.form() + " " + excuse.period(),
                                reason + "（" + who + "，" + day + "）"));
            }
            Tracking.Row after = row(handle, scheme, unit, word.form(), word.period());
            return Checked.of(after == null ? before : after);
        });
    }

    private static <T> Checked<T> malformed(String found, String advice) {
        return Checked.failed(Problem.of(ProblemCode.REQUEST_MALFORMED, Place.WORKBOOK)
                .found(found)
                .with("advice", advice));
    }

    private static <T> Checked<T> impossible(String found, String advice) {
        return Checked.failed(Problem.of(ProblemCode.DECISION_IMPOSSIBLE, Place.WORKBOOK)
                .found(found)
                .with("advice", advice));
    }
}
