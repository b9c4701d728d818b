package org.kaoping.intake;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Makes ids: 20 letters and digits that sort by time and can't be guessed. No look-alikes (0 o, 1 l i, u v). */
final class Ids {
    private static final String LETTERS = "23456789abcdefghjkmnpqrstwxyz";
    private static final int TIME = 9;
    private static final int LENGTH = 20;

    private final RandomGenerator random;

    Ids() {
        this(new SecureRandom());
    }

    Ids(RandomGenerator random) {
        this.random = random;
    }

    /** A new id of that time. */
    String next(Instant now) {
        char[] id = new char[LENGTH];
        long rest = now.toEpochMilli();
        for (int i = TIME - 1; i >= 0; i--) {
            id[i] = LETTERS.charAt((int) (rest % LETTERS.length()));
            rest /= LETTERS.length();
        }
        for (int i = TIME; i < LENGTH; i++) {
            id[i] = LETTERS.charAt(random.nextInt(LETTERS.length()));
        }
        return new String(id);
    }
}
