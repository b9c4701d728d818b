package org.kaoping.intake;

import org.kaoping.form.FormFiller;
import org.kaoping.form.Layouts;
import org.kaoping.form.Stamp;
import org.kaoping.form.Values;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;

/** Examines a workbook of the server's own that came back with decisions; whatever else stands in it is passed over. */
final class OwnExaminer {
    private final Examiner examiner;
    private final OwnWorkbooks own;

    OwnExaminer(Examiner examiner, OwnWorkbooks own) {
        this.examiner = examiner;
        this.own = own;
    }

    /** By its stamp, whose serial is the code of what it was made of. */
    Examination examine(Dossier file, Stamp stamp, Scheme scheme) {
        Period year = Period.ofYear(stamp.schemeYear());
        file.period = year;
        file.unit = "";
        OwnWorkbooks.Draft draft = own.draft(year.year()).orElse(null);
        if (draft == null) {
            file.add(Problem.of(ProblemCode.SCHEME_MISSING, Place.WORKBOOK).expected(String.valueOf(year.year())));
            return file.faulty(examiner);
        }
        file.form = draft.form();
        file.who = scheme.policy().office();
        file.label = year.chinese() + " " + draft.form().card().shortTitle();
        file.version = scheme.version();
        boolean current = stamp.serial().equals(draft.code())
                && stamp.fingerprint().equals(draft.form().fingerprint());
        if (!current) {
            file.add(Problem.of(ProblemCode.RANKING_MOVED, Place.WORKBOOK)
                    .found(shortened(stamp.serial()))
                    .expected(shortened(draft.code())));
            return file.faulty(examiner);
        }
        FormFiller filler =
                FormFiller.prepare(Layouts.of(draft.form(), draft.filling().lists()));
        Values values = file.read(filler, draft.filling(), draft.filling());
        if (values != null && !file.hasErrors()) {
            draft.check().apply(values).forEach(file::add);
        }
        return file.conclude(examiner, scheme, values, "");
    }

    private static String shortened(String code) {
        return code.substring(0, Math.min(12, code.length()));
    }
}
