package org.kaoping.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.CellValue;
import org.kaoping.form.Values;
import org.kaoping.intake.Submission;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.scoring.Source;

/** The confirmations on site out of the year-end marks in force (R9). */
final class Visits {
    private Visits() {}

    /** In the roster's order. */
    static List<Marking.Visit> of(Scheme scheme, Map<String, Submission> singles) {
        List<Marking.Visit> visits = new ArrayList<>();
        for (Unit unit : scheme.units()) {
            Submission marks = singles.get(unit.code());
            if (marks != null) {
                visits.add(visit(unit, marks));
            }
        }
        return visits;
    }

    private static Marking.Visit visit(Unit unit, Submission marks) {
        Values values = marks.values();
        List<String> duties = new ArrayList<>();
        for (Values.Row row : values.rows(Contracts.INDICATORS)) {
            CellValue planned = row.value("dutyPlanned");
            CellValue now = row.value(Contracts.DUTY);
            if (planned != null && now != null && !planned.shown().equals(now.shown())) {
                duties.add(
                        row.key() + " " + planned.shown() + "→" + now.shown() + "（" + text(row.value("remark")) + "）");
            }
        }
        Values.Entry opinion = values.fields().get("confirm");
        return new Marking.Visit(
                unit.code(),
                unit.shortName(),
                Papers.day(values.value("visitDate")),
                values.text("place"),
                values.text("confirm"),
                values.text("confirmNote"),
                values.text("confirmBy"),
                Papers.day(values.value("confirmDate")),
                values.text("assessors"),
                duties,
                opinion == null ? null : new Source(marks.uploadId(), marks.fileName(), opinion.sheet(), opinion.a1()));
    }

    private static String text(@Nullable CellValue value) {
        return value == null ? "" : value.shown();
    }
}
