package org.kaoping.assessment;

import java.time.Instant;

/**
 * The workbook that a figure came in.
 *
 * @param form the form's id
 * @param period {@code 2020-05} or {@code 2020}
 * @param receivedAt when the server had it
 * @param sha256 of its bytes
 */
public record Origin(String form, String period, Instant receivedAt, String sha256) {}
