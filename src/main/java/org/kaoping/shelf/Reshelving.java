package org.kaoping.shelf;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.kaoping.form.Form;

/** Puts an earlier shelf up again in another database: its key and masters at once, what was published in its turn. */
public final class Reshelving {
    private Reshelving() {}

    /** What belongs to an installation alone. */
    public static Map<String, String> installation(Handle earlier) {
        Map<String, String> values = new TreeMap<>();
        earlier.createQuery("SELECT name, value FROM installation")
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(one -> values.put(one.getKey(), one.getValue()));
        return values;
    }

    /** Enters the key and every master that was ever in force; before a {@link Shelf} opens that database. */
    public static int enter(Handle fresh, Map<String, String> installation, List<KeptMasters.Kept> masters) {
        installation.forEach((name, value) ->
                fresh.execute("INSERT OR REPLACE INTO installation (name, value) VALUES (?, ?)", name, value));
        masters.forEach(master -> fresh.execute(
                "INSERT OR IGNORE INTO master (fingerprint, form, first_seen, in_force) VALUES (?, ?, ?, 0)",
                master.fingerprint(),
                master.form(),
                master.firstSeen()));
        return masters.size();
    }

    /** What was published and taken back, oldest first. */
    public static List<Publications.Publication> publications(Handle earlier) {
        return Publications.all(earlier);
    }

    /** Publishes a master as it was published then; gives whether that was possible. */
    public static boolean publish(Shelf shelf, Publications.Publication publication) {
        boolean back = publication.fingerprint().equals(Publications.WITHDRAWN);
        Form form = back
                ? shelf.form(publication.form()).orElse(null)
                : shelf.form(publication.form(), publication.fingerprint()).orElse(null);
        if (form == null) {
            return false;
        }
        shelf.publish(back ? null : form, form, publication.year(), publication.reason());
        return true;
    }
}
