package org.kaoping.assessment;

import java.time.Instant;

/**
 * A result that the office published (R14); it stays as it was.
 *
 * @param number such as 2020-01
 * @param year the year
 * @param issue 1 for the first of its year
 * @param schemeVersion the version of the year's scheme that it was made under
 * @param fingerprint SHA-256 over everything it was made of
 * @param workbook SHA-256 of its ranking workbook
 * @param at when
 * @param who by whom
 * @param reason why; of a later one: why it was corrected
 */
public record PublishedResult(
        String number,
        int year,
        int issue,
        int schemeVersion,
        String fingerprint,
        String workbook,
        Instant at,
        String who,
        String reason) {
    /** What it is printed as. */
    public Edition edition() {
        return Edition.published(number, fingerprint);
    }
}
