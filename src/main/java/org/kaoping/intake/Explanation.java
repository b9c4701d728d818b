package org.kaoping.intake;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Why what a warning names is right all the same, as the office heard it.
 *
 * @param warning which one, see {@link Explained#id}
 * @param reason why; never empty or idle, at most 500 characters
 * @param who who said so
 * @param day when; null: today
 */
public record Explanation(
        String warning, String reason, String who, @Nullable LocalDate day) {}
