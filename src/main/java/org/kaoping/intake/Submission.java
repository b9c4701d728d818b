package org.kaoping.intake;

import java.time.Instant;
import java.time.LocalDate;
import org.kaoping.form.Values;

/**
 * An accepted workbook that is in force for its unit, form and period.
 *
 * @param uploadId the upload
 * @param fileName the name it was sent under
 * @param form the form's id
 * @param unit the unit's code; empty for forms that belong to no unit
 * @param period {@code 2020-05} or {@code 2020}
 * @param serial the stamp's where there are several of one unit, form and period; else empty
 * @param schemeVersion the version of the year's scheme it was read under
 * @param receivedAt when the server had this upload
 * @param day the day on which this upload itself came in: the office's receivedOn, else that of receivedAt
 * @param countedOn the day that counts for "on time": of the first accepted hand-in of this unit, form and period
 *     (a correction after the deadline keeps it), and of that the office's receivedOn, else the day it came in
 * @param doubtful whether it is accepted with warnings (「已接收，待核实」)
 * @param values what it says
 */
public record Submission(
        String uploadId,
        String fileName,
        String form,
        String unit,
        String period,
        String serial,
        int schemeVersion,
        Instant receivedAt,
        LocalDate day,
        LocalDate countedOn,
        boolean doubtful,
        Values values) {}
