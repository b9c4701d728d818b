package org.kaoping.intake;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Form;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.MonthDue;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.shelf.HandOut;
import org.kaoping.shelf.Shelf;
import org.kaoping.shelf.Subject;

/** Whom and what an upload counts for, under the schemes in force. */
final class Targets {
    private final Shelf shelf;
    private final HandOut handOut;

    Targets(Shelf shelf, HandOut handOut) {
        this.shelf = shelf;
        this.handOut = handOut;
    }

    /**
     * A unit, or cohort, that a form is for.
     *
     * @param scheme the scheme in force
     */
    record Target(Scheme scheme, Subject subject) {}

    /** Whether the dossier's unit owes the form for its period; null where it does not: then an error is added. */
    @Nullable
    Target find(Dossier file, Form form) {
        Period period = file.period;
        String code = file.unit;
        if (period == null || code == null) {
            throw new IllegalStateException("neither unit nor period");
        }
        Scheme scheme = shelf.scheme(period.year()).orElse(null);
        if (scheme == null) {
            String years = shelf.years().stream().map(String::valueOf).collect(Collectors.joining("、"));
            file.add(Problem.of(ProblemCode.WRONG_YEAR, Place.WORKBOOK)
                    .found(String.valueOf(period.year()))
                    .expected(years.isEmpty() ? "已发布" : years));
            return null;
        }
        Subject subject = Subject.of(form.card(), scheme, code).orElse(null);
        if (subject == null) {
            file.add(Problem.of(ProblemCode.UNIT_UNKNOWN, Place.WORKBOOK).found(code.isEmpty() ? "没有写单位" : code));
            return null;
        }
        file.who = subject.name().isEmpty() ? scheme.policy().office() : subject.name();
        file.label =
                (subject.name() + " " + period.chinese() + " " + form.card().shortTitle()).strip();
        if (period.isMonth() && scheme.month(period.month()).isEmpty()) {
            file.add(Problem.of(ProblemCode.PERIOD_NOT_OPEN, Place.WORKBOOK).found(period.chinese()));
            return null;
        }
        Optional<String> why = handOut.notOwed(form, scheme, subject, period);
        if (why.isPresent()) {
            file.add(Problem.of(ProblemCode.NOT_REQUIRED, Place.WORKBOOK)
                    .found(why.get())
                    .with("unit", subject.name().isEmpty() ? scheme.policy().office() : subject.name())
                    .with("form", form.card().title()));
            return null;
        }
        LocalDate first = firstDay(period);
        if (file.paper.saidSo() && file.paper.receivedOn().isBefore(first)) {
            file.add(Decisions.receivedOnWrong(file.paper.receivedOn(), "所属期自 " + first + " 起，不能更早"));
            return null;
        }
        return new Target(scheme, subject);
    }

    /** The first day that a period covers, by the reporting calendar or by the common one, whichever is earlier. */
    LocalDate firstDay(Period period) {
        LocalDate common = LocalDate.of(period.year(), Math.max(1, period.month()), 1);
        return shelf.scheme(period.year())
                .flatMap(scheme -> scheme.month(period.month()))
                .map(MonthDue::from)
                .filter(from -> from.isBefore(common))
                .orElse(common);
    }
}
