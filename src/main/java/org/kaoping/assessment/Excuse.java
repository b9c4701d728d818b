package org.kaoping.assessment;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The office's word on whether a unit's form of a period counts as handed in on time (视为按时, R6).
 *
 * @param unit the unit's code
 * @param form the form's id
 * @param period {@code 2020-05} or {@code 2020}
 * @param holds whether it counts so; false where the word is taken back
 * @param reason why
 * @param who who decided it
 * @param day on which day
 * @param at when it was entered
 */
public record Excuse(
        String unit, String form, String period, boolean holds, String reason, String who, LocalDate day, Instant at) {
    /** Whether the other says the same, whenever it was entered. */
    boolean repeats(Excuse other) {
        return holds == other.holds && reason.equals(other.reason) && who.equals(other.who) && day.equals(other.day);
    }
}
