package org.kaoping.assessment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind one unit's form of a period (R6), beside its receipts.
 *
 * @param row where it stands
 * @param due the last day that is in time; null where there is none
 * @param onPaper whether a paper copy counts, too (P13): of monthly reports alone
 * @param entered whether monthly marks in force have a row for the unit
 * @param file the day that the office entered for the file; null where it entered none
 * @param paper the day of the paper copy; null where none is entered
 * @param paperClose the last day on which a paper copy may be entered (P14); null where there is none
 * @param marks the workbook in which the office entered the days; null where there is none
 */
public record Behind(
        Tracking.Row row,
        @Nullable LocalDate due,
        boolean onPaper,
        boolean entered,
        @Nullable LocalDate file,
        @Nullable LocalDate paper,
        @Nullable LocalDate paperClose,
        @Nullable Entered marks) {
    /** The workbook that days were entered in. */
    public record Entered(String upload, String fileName) {}
}
