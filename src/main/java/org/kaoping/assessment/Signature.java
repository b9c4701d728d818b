package org.kaoping.assessment;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A signed paper.
 *
 * @param year the year
 * @param unit whose year-end marks it is; empty: the result of the year
 * @param day the day that stands on it
 * @param signer who signed
 * @param place where it is kept
 * @param who who entered it
 * @param at when it was entered
 */
public record Signature(int year, String unit, LocalDate day, String signer, String place, String who, Instant at) {}
