package org.kaoping.assessment;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.kaoping.form.CellValue;
import org.kaoping.form.Values;
import org.kaoping.intake.Submission;
import org.kaoping.intake.Submissions;
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
