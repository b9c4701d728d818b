package org.kaoping.shelf;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The key that seals this installation's stamps: made once, kept in the table {@code installation}. */
final class SealKey {
    private static final int BYTES = 32;

    private SealKey() {}

    static byte[] of(Handle handle) {
        Optional<String> known = handle.createQuery("SELECT value FROM installation WHERE name = 'key'")
                .mapTo(String.class)
                .findOne();
        if (known.isPresent()) {
            return HexFormat.of().parseHex(known.get());
        }
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        handle.execute(
                "INSERT INTO installation (name, value) VALUES ('key', ?)",
                HexFormat.of().formatHex(fresh));
        return fresh;
    }
}
