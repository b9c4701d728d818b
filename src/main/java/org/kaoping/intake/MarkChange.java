package org.kaoping.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mark that was in force and is no longer what it was (R9, R12).
 *
 * @param form the form's id
 * @param period {@code 2020-05} or {@code 2020}
 * @param unit the unit whose mark it is; empty where the row names none
 * @param code the indicator, item or claim
 * @param what the column: {@code mark}, {@code duty}, {@code verified}, {@code result} …
 * @param label what it is in words, such as 「B0101 得分」
 * @param before what was in force
 * @param after what is in force now; empty where nothing is
 * @param uploadBefore the upload that said so before
 * @param uploadAfter the upload that says so now; null where the marks were taken out of force
 * @param who who confirmed it
 * @param reason why
 * @param at when
 */
public record MarkChange(
        String form,
        String period,
        String unit,
        String code,
        String what,
        String label,
        String before,
        String after,
        String uploadBefore,
        @Nullable String uploadAfter,
        String who,
        String reason,
        Instant at) {}
