package org.kaoping.intake;

import java.time.LocalDate;

/**
 * A workbook that came and was refused (退回修改), or was incomplete until its text came: what may be mended.
 *
 * @param form the form's id
 * @param unit the unit's code
 * @param day the day on which it came in: the office's receivedOn, else that of its receipt
 * @param refusedOn the day on which it was refused: that of the upload, or of the office's decision
 */
public record Refused(String form, String unit, LocalDate day, LocalDate refusedOn) {}
