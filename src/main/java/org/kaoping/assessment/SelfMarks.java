package org.kaoping.assessment;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.kaoping.form.CellValue;
import org.kaoping.form.Values;
import org.kaoping.intake.Submission;
import org.kaoping.intake.Submissions;
import org.kaoping.scoring.Source;
import org.kaoping.store.Database;

/** What the units gave themselves (R7): beside the group's marks, for reference. */
public final class SelfMarks {
    private final Database database;
    private final Submissions submissions;

    /** Reads through these. */
    public SelfMarks(Database database, Submissions submissions) {
        this.database = database;
        this.submissions = submissions;
    }

    /**
     * What a unit gave itself on an indicator.
     *
     * @param mark the mark
     * @param source its cell
     */
    public record Own(BigDecimal mark, Source source) {}

    /** Each unit's own marks of a year by indicator; units without a self-assessment in force are not in it. */
    static Map<String, Map<String, Own>> of(Handle handle, Submissions submissions, int year) {
        Map<String, Map<String, Own>> units = new HashMap<>();
        for (Submission one : submissions.inForce(handle, Contracts.SELF_ASSESSMENT, String.valueOf(year), null)) {
            Map<String, Own> own = new HashMap<>();
            for (Values.Row row : one.values().rows(Contracts.INDICATORS)) {
                Values.Entry entry = row.cells().get("self");
                if (entry != null && entry.value() instanceof CellValue.Decimal mark) {
                    own.put(
                            row.key(),
                            new Own(
                                    mark.value(),
                                    new Source(one.uploadId(), one.fileName(), entry.sheet(), entry.a1())));
                }
            }
            units.put(one.unit(), Map.copyOf(own));
        }
        return Map.copyOf(units);
    }

    /** The sum of each unit's own marks of a year; units without a self-assessment in force are not in it. */
    public Map<String, BigDecimal> of(int year) {
        return database.read(handle -> {
            Map<String, BigDecimal> sums = new HashMap<>();
            for (Submission one : submissions.inForce(handle, Contracts.SELF_ASSESSMENT, String.valueOf(year), null)) {
                BigDecimal sum = BigDecimal.ZERO;
                for (Values.Row row : one.values().rows(Contracts.INDICATORS)) {
                    if (row.value("self") instanceof CellValue.Decimal mark) {
                        sum = sum.add(mark.value());
                    }
                }
                sums.put(one.unit(), sum);
            }
            return Map.copyOf(sums);
        });
    }
}
