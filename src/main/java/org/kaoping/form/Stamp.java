package org.kaoping.form;

/**
 * What a handed-out workbook says of itself, in its sheet {@code _kaoping} (column A the key, column B the value), sealed
 * with an HMAC-SHA256 of the installation's own key over all other values. A copy that LibreOffice saved has the sheet
 * merely hidden; it is found by its name and keys, wherever it stands.
 *
 * @param form the form's id
 * @param fingerprint the master's fingerprint
 * @param schemeYear the year of the scheme it was handed out under; 0 for none
 * @param schemeVersion the version of that scheme
 * @param unit the unit's code; the cohort's id where the workbook is about a whole cohort; empty where it is about neither
 * @param period {@code 2020-05} or {@code 2020}
 * @param serial tells several workbooks of one unit, form and period apart; empty where there is one
 * @param seal the HMAC in lower-case hex
 */
public record Stamp(
        String form,
        String fingerprint,
        int schemeYear,
        int schemeVersion,
        String unit,
        String period,
        String serial,
        String seal) {}
