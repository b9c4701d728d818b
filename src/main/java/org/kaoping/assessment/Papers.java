package org.kaoping.assessment;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.CellValue;
import org.kaoping.form.Values;
import org.kaoping.intake.Submission;
import org.kaoping.intake.Submissions;
import org.kaoping.scheme.Period;

/** What the monthly marks in force say of a month's copies (R6): which came on which day. */
final class Papers {
    private static final String UNITS = "units";

    /** Of a unit on which no marks in force say anything. */
    private static final Copies UNKNOWN = new Copies(false, null, null);

    private final Map<String, Copies> copies;

    private Papers(Map<String, Copies> copies) {
        this.copies = copies;
    }

    /**
     * A unit's copies.
     *
     * @param entered whether monthly marks in force have a row for it
     * @param file the day that the office entered for the file; null where it entered none
     * @param paper the day of the stamped paper copy; null where none is entered
     */
    record Copies(
            boolean entered,
            @Nullable LocalDate file,
            @Nullable LocalDate paper) {}

    /** Of a period; a year has none. */
    static Papers of(Handle handle, Submissions submissions, Period period) {
        Map<String, Copies> copies = new HashMap<>();
        if (period.isMonth()) {
            for (Submission marks : submissions.inForce(handle, Contracts.MONTHLY_MARKS, period.toString(), null)) {
                for (Values.Row row : marks.values().rows(UNITS)) {
                    copies.put(row.key(), new Copies(true, day(row.value("fileDate")), day(row.value("paperDate"))));
                }
            }
        }
        return new Papers(copies);
    }

    /** Of a unit. */
    Copies of(String unit) {
        return copies.getOrDefault(unit, UNKNOWN);
    }

    /** The day of a value; null where it is none. */
    static @Nullable LocalDate day(@Nullable CellValue value) {
        if (value instanceof CellValue.Date date) {
            return date.value();
        }
        return value instanceof CellValue.DateTime moment ? moment.value().toLocalDate() : null;
    }
}
