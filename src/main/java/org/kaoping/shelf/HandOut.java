package org.kaoping.shelf;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.FormCard;
import org.kaoping.form.Stamp;
import org.kaoping.form.Stamps;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Duties;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;

/** What is handed out: templates filled for a unit and period, each with a sealed stamp. */
public final class HandOut {
    private final Shelf shelf;
    private final Earlier earlier;

    /** Hands out what stands on the shelf; no workbook starts with anything that was entered before. */
    public HandOut(Shelf shelf) {
        this(shelf, Earlier.NOTHING);
    }

    /**
     * Hands out what stands on the shelf.
     *
     * @param earlier what was handed in before; forms whose card says so start with it
     */
    public HandOut(Shelf shelf, Earlier earlier) {
        this.shelf = shelf;
        this.earlier = earlier;
    }

    /**
     * A file to download.
     *
     * @param fileName such as {@code D002_市教育局_月报_2020年05月.xlsx}
     * @param bytes the workbook
     */
    public record Workbook(String fileName, byte[] bytes) {}

    /** The prefilled workbook of one unit, form and period; a problem {@code not-required} where it owes none. */
    public Checked<Workbook> one(String formId, String unitCode, Period period) {
        return one(formId, unitCode, period, 1);
    }

    /**
     * The prefilled workbook of one unit, or cohort, form and period.
     *
     * @param code a unit's code, a cohort's id or nothing, as the form wants it
     * @param asked of a form that is filled whenever a matter arises, its year counts
     * @param serial which one it is where there are several for one period, from 1; else it does not matter
     */
    public Checked<Workbook> one(String formId, String code, Period asked, int serial) {
        Form form = shelf.form(formId, asked.year()).orElse(null);
        if (form == null) {
            return Checked.failed(notFound("表样“" + formId + "”", "请从页面上选择表样。"));
        }
        Period period = form.card().period() == FormCard.Every.ANY ? Period.ofYear(asked.year()) : asked;
        Scheme scheme = shelf.scheme(period.year()).orElse(null);
        if (scheme == null) {
            return Checked.failed(
                    Problem.of(ProblemCode.SCHEME_MISSING, Place.WORKBOOK).expected(String.valueOf(period.year())));
        }
        Subject subject = Subject.of(form.card(), scheme, code).orElse(null);
        if (subject == null) {
            return Checked.failed(
                    switch (form.card().about()) {
                        case UNIT -> notFound("单位“" + code + "”", "请从单位名册中选择。");
                        case COHORT -> notFound("类别“" + code + "”", "这张表每类单位一份，cohort 请写 department 或 county。");
                        case NONE -> notFound("单位“" + code + "”的这张表", "这张表不属于某个单位，请不要写 unit 和 cohort。");
                    });
        }
        Optional<String> why = notOwed(form, scheme, subject, period);
        if (why.isPresent()) {
            return Checked.failed(Problem.of(ProblemCode.NOT_REQUIRED, Place.WORKBOOK)
                    .found(why.get())
                    .with("unit", subject.name().isEmpty() ? scheme.policy().office() : subject.name())
                    .with("form", form.card().title()));
        }
        String number = form.card().many() ? String.valueOf(Math.max(1, serial)) : "";
        Filling filling = today(form, scheme, subject, period, number);
        return Checked.of(new Workbook(
                fileName(form, subject, period, number),
                shelf.filler(form, filling.lists()).fill(filling)));
    }

    private static Problem notFound(String what, String advice) {
        return Problem.of(ProblemCode.NOT_FOUND, Place.WORKBOOK).found(what).with("advice", advice);
    }

    /** The units that owe a form in a period, in the roster's order; none where form, scheme or month is unknown. */
    public List<Unit> owing(String formId, Period period) {
        Form form = shelf.form(formId, period.year()).orElse(null);
        Scheme scheme = shelf.scheme(period.year()).orElse(null);
        if (form == null || scheme == null || form.card().about() != FormCard.About.UNIT) {
            return List.of();
        }
        return scheme.units().stream()
                .filter(unit -> notOwed(form, scheme, unit, period).isEmpty())
                .toList();
    }

    /** Why a unit does not owe a form in a period, in Chinese; empty where it does. */
    public Optional<String> notOwed(Form form, Scheme scheme, Unit unit, Period period) {
        FormCard card = form.card();
        return Duties.obstacle(
                        scheme,
                        unit,
                        Duties.Rhythm.valueOf(card.period().name()),
                        Duties.Filler.valueOf(card.filledBy().name()),
                        card.cohorts(),
                        period)
                .map(why -> why.label() + (why == Duties.Why.CLOSED ? successor(scheme, unit) : ""));
    }

    /** Who reports instead of a unit that was merged (O28). */
    private static String successor(Scheme scheme, Unit unit) {
        return scheme.unit(unit.into())
                .map(one -> "，已并入" + one.shortName() + "，由其报送")
                .orElse("");
    }

    /** Why there is no workbook of a form in a period about that unit, cohort or neither; empty where there is one. */
    public Optional<String> notOwed(Form form, Scheme scheme, Subject subject, Period period) {
        FormCard card = form.card();
        if (subject.unit() != null) {
            return notOwed(form, scheme, subject.unit(), period);
        }
        return Duties.obstacle(
                        scheme,
                        subject.cohort(),
                        Duties.Rhythm.valueOf(card.period().name()),
                        Duties.Filler.valueOf(card.filledBy().name()),
                        card.cohorts(),
                        period)
                .map(Duties.Why::label);
    }

    /** What is written into a unit's (its cohort's, where the form is about one) first workbook of that period. */
    public Filling filling(Form form, Scheme scheme, @Nullable Unit unit, Period period) {
        Subject subject = unit == null ? Subject.NONE : Subject.of(unit);
        if (unit != null && form.card().about() != FormCard.About.UNIT) {
            subject = form.card().about() == FormCard.About.COHORT ? Subject.of(unit.cohort()) : Subject.NONE;
        }
        return filling(form, scheme, subject, period, form.card().many() ? "1" : "");
    }

    /**
     * What is written into a workbook handed out under that scheme, stamp included; pure in its arguments.
     *
     * @param serial the stamp's: digits, or empty where there is but one
     */
    public Filling filling(Form form, Scheme scheme, Subject subject, Period period, String serial) {
        Filling plain = Fillings.of(form, scheme, subject, period, serial);
        Stamp stamp = Stamps.seal(
                new Stamp(
                        form.card().id(),
                        form.fingerprint(),
                        scheme.year(),
                        scheme.version(),
                        subject.code(),
                        period.toString(),
                        serial,
                        ""),
                shelf.sealKey());
        return new Filling(plain.fields(), plain.lists(), plain.locked(), stamp, plain.told());
    }

    /** What is written into a workbook that is handed out now: the same with what was entered before, and what is known. */
    public Filling today(Form form, Scheme scheme, Subject subject, Period period, String serial) {
        Filling entered =
                Prefill.of(earlier, form, filling(form, scheme, subject, period, serial), subject, period, serial);
        return Prefill.told(form, entered, earlier.told(form.card().id(), scheme, subject, period));
    }

    /** The last day that is in time for a form (R6, R7, R12): its card's, or that of its rhythm; empty where it has none. */
    public static Optional<LocalDate> deadline(FormCard card, Scheme scheme, Period period) {
        if (!card.due().isEmpty()) {
            return period.year() == scheme.year()
                    ? Optional.of(HandOutNames.day(card.due(), scheme))
                    : Optional.empty();
        }
        return new Deadlines(scheme)
                .due(
                        period,
                        Duties.Rhythm.valueOf(card.period().name()),
                        Duties.Filler.valueOf(card.filledBy().name()));
    }

    /** The name of a handed-out file; it means nothing when the file comes back. */
    public static String fileName(Form form, Unit unit, Period period) {
        return fileName(form, Subject.of(unit), period, "");
    }

    /** The same of a workbook about whomever; of several the one with that serial. */
    public static String fileName(Form form, Subject subject, Period period, String serial) {
        List<String> parts = new ArrayList<>();
        if (subject.unit() != null) {
            parts.add(subject.unit().code());
            parts.add(subject.unit().shortName());
        } else if (subject.cohort() != null) {
            parts.add(subject.cohort().shortLabel());
        }
        parts.add(form.card().shortTitle());
        parts.add(period.chinese());
        if (form.card().many() && !serial.isEmpty()) {
            parts.add(Fillings.printed(serial));
        }
        String name = String.join("_", parts);
        return name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_") + ".xlsx";
    }
}
