package org.kaoping.shelf;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** The masters that were ever in force: the table {@code master}. */
public final class KeptMasters {
    private KeptMasters() {}

    /**
     * A master.
     *
     * @param fingerprint the SHA-256 of its bytes
     * @param form the form's id
     * @param firstSeen when it was first in force, ISO-8601
     * @param inForce whether it is what the templates folder has
     */
    public record Kept(String fingerprint, String form, String firstSeen, boolean inForce) {}

    /** All of them, by form and first day. */
    public static List<Kept> of(Handle handle) {
        return handle.createQuery("SELECT * FROM master ORDER BY form, first_seen, fingerprint")
                .map((row, context) -> new Kept(
                        row.getString("fingerprint"),
                        row.getString("form"),
                        row.getString("first_seen"),
                        row.getInt("in_force") == 1))
                .list();
    }
}
