package org.kaoping.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.CellValue;
import org.kaoping.form.Values;
import org.kaoping.intake.Submission;
import org.kaoping.intake.Submissions;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.shelf.Earlier;
import org.kaoping.shelf.Shelf;
import org.kaoping.store.Database;

/**
 * What a new workbook starts with: as entered before, and in the group's decisions on innovation also each claim in force
 * that none of them names yet (R12), so that the group has only to decide.
 */
public final class ClaimsToDecide implements Earlier {
    private static final String CLAIMS = "claims";

    private final Earlier entered;
    private final Database database;
    private final Shelf shelf;
    private final Submissions submissions;

    /**
     * Reads through these.
     *
     * @param entered what was entered before
     */
    public ClaimsToDecide(Earlier entered, Database database, Shelf shelf, Submissions submissions) {
        this.entered = entered;
        this.database = database;
        this.shelf = shelf;
        this.submissions = submissions;
    }

    @Override
    public Optional<Values> last(
            String form, String subject, @Nullable Period from, Period to, @Nullable String serial) {
        Optional<Values> before = entered.last(form, subject, from, to, serial);
        if (!form.equals(Contracts.INNOVATION_DECISIONS)) {
            return before;
        }
        Values values = before.orElse(new Values(Map.of(), Map.of(), Map.of()));
        List<Values.Row> rows = new ArrayList<>(values.rows(CLAIMS));
        var named = rows.stream()
                .map(row -> row.value("no"))
                .map(no -> no == null ? "" : no.shown())
                .collect(Collectors.toSet());
        String year = String.valueOf(to.year());
        database.read(handle -> submissions.inForce(handle, Contracts.INNOVATION_CLAIM, year, null)).stream()
                .filter(claim -> !named.contains(Judgements.number(claim)))
                .forEach(claim -> shelf.scheme(to.year())
                        .ifPresent(scheme -> scheme.unit(claim.unit())
                                .ifPresent(unit -> rows.add(row(claim, scheme, unit, rows.size())))));
        Map<String, List<Values.Row>> tables = new LinkedHashMap<>(values.tables());
        tables.put(CLAIMS, rows);
        return rows.isEmpty() ? before : Optional.of(new Values(values.fields(), tables, values.sheets()));
    }

    /** A claim as a row that is to be decided; one that came after P17 says so. */
    private static Values.Row row(Submission claim, Scheme scheme, Unit unit, int index) {
        Values.Entry name = claim.values().fields().get("name");
        if (name == null) {
            throw new IllegalStateException("a claim without a name was accepted: " + claim.uploadId());
        }
        Map<String, Values.Entry> cells = new LinkedHashMap<>();
        cells.put("no", new Values.Entry(CellValue.of(Judgements.number(claim)), name.sheet(), name.cell()));
        cells.put("unit", new Values.Entry(CellValue.of(unit.name()), name.sheet(), name.cell()));
        cells.put("name", name);
        Values.Entry kind = claim.values().fields().get("kind");
        Values.Entry tier = claim.values().fields().get("tier");
        if (kind != null) {
            cells.put("kind", kind);
        }
        if (tier != null) {
            cells.put("tierAsked", tier);
        }
        LocalDate due = new Deadlines(scheme).claims();
        if (claim.countedOn().isAfter(due)) {
            String late = "逾期申报：收到 " + claim.countedOn() + "，截止 " + due;
            cells.put("remark", new Values.Entry(CellValue.of(late), name.sheet(), name.cell()));
        }
        return new Values.Row(String.valueOf(index + 1), name.sheet(), index, cells);
    }
}
