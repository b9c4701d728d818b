package org.kaoping.shelf;

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
import org.kaoping.scheme.Duties;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;

/** What is handed out: templates filled for a unit and period, each with a sealed stamp. */
public final class HandOut {
    private final Shelf shelf;

    /** Hands out what stands on the shelf. */
    public HandOut(Shelf shelf) {
        this.shelf = shelf;
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
        Form form = shelf.form(formId).orElse(null);
        if (form == null) {
            return Checked.failed(notFound("表样“" + formId + "”", "请从页面上选择表样。"));
        }
        Scheme scheme = shelf.scheme(period.year()).orElse(null);
        if (scheme == null) {
            return Checked.failed(
                    Problem.of(ProblemCode.SCHEME_MISSING, Place.WORKBOOK).expected(String.valueOf(period.year())));
        }
        Unit unit = scheme.unit(unitCode).orElse(null);
        if (unit == null) {
            return Checked.failed(notFound("单位“" + unitCode + "”", "请从单位名册中选择。"));
        }
        Optional<String> why = notOwed(form, scheme, unit, period);
        if (why.isPresent()) {
            return Checked.failed(Problem.of(ProblemCode.NOT_REQUIRED, Place.WORKBOOK)
                    .found(why.get())
                    .with("unit", unit.shortName())
                    .with("form", form.card().title()));
        }
        return Checked.of(make(form, scheme, unit, period));
    }

    private static Problem notFound(String what, String advice) {
        return Problem.of(ProblemCode.NOT_FOUND, Place.WORKBOOK).found(what).with("advice", advice);
    }

    /** The units that owe a form in a period, in the roster's order; none where form, scheme or month is unknown. */
    public List<Unit> owing(String formId, Period period) {
        Form form = shelf.form(formId).orElse(null);
        Scheme scheme = shelf.scheme(period.year()).orElse(null);
        if (form == null || scheme == null) {
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
                .map(Duties.Why::label);
    }

    /** What is written into a workbook handed out under that scheme, stamp included; pure in its arguments. */
    public Filling filling(Form form, Scheme scheme, @Nullable Unit unit, Period period) {
        Filling plain = Fillings.of(form, scheme, unit, period);
        Stamp stamp = Stamps.seal(
                new Stamp(
                        form.card().id(),
                        form.fingerprint(),
                        scheme.year(),
                        scheme.version(),
                        unit == null ? "" : unit.code(),
                        period.toString(),
                        "",
                        ""),
                shelf.sealKey());
        return new Filling(plain.fields(), plain.lists(), plain.locked(), stamp);
    }

    private Workbook make(Form form, Scheme scheme, Unit unit, Period period) {
        Filling filling = filling(form, scheme, unit, period);
        return new Workbook(
                fileName(form, unit, period),
                shelf.filler(form, filling.lists()).fill(filling));
    }

    /** The name of a handed-out file; it means nothing when the file comes back. */
    public static String fileName(Form form, Unit unit, Period period) {
        String name = unit.code() + "_" + unit.shortName() + "_" + form.card().shortTitle() + "_" + period.chinese();
        return name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_") + ".xlsx";
    }
}
