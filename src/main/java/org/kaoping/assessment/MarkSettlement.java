package org.kaoping.assessment;

import java.time.Instant;
import org.kaoping.scoring.MarkConflict;

/**
 * The office's word on a unit that two workbooks mark differently (R9).
 *
 * @param year the year
 * @param unit the unit's code
 * @param way which of the two counts
 * @param uploadUnit the unit's workbook that was in force then
 * @param uploadCohort the cohort's sheet that was in force then
 * @param who who said so
 * @param reason why
 * @param at when
 */
public record MarkSettlement(
        int year,
        String unit,
        MarkConflict.Way way,
        String uploadUnit,
        String uploadCohort,
        String who,
        String reason,
        Instant at) {}
