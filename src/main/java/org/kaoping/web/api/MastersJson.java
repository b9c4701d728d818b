package org.kaoping.web.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Form;
import org.kaoping.form.FormCard;
import org.kaoping.shelf.Publications.Publication;
import org.kaoping.shelf.Shelf;

/** The masters of a year as the API and the page give them. */
public final class MastersJson {
    private MastersJson() {}

    /**
     * A form of a year with the masters that it had.
     *
     * @param origin {@code templates} or {@code published}
     * @param fingerprint of the master in force
     * @param versions newest first; the last one is the templates folder's, where it has one
     */
    public record MasterJson(
            String form,
            String title,
            String period,
            String filledBy,
            String origin,
            String fingerprint,
            List<VersionJson> versions) {
        /** Copies the versions. */
        public MasterJson {
            versions = List.copyOf(versions);
        }
    }

    /**
     * A master that was put in force.
     *
     * @param fingerprint empty where a publication was taken back
     * @param at when, as an instant; null of the templates folder's
     * @param who by whom; null of the templates folder's
     * @param reason why; null of the templates folder's
     */
    public record VersionJson(
            String fingerprint,
            String origin,
            boolean inForce,
            @Nullable String at,
            @Nullable String who,
            @Nullable String reason) {}

    /** The forms of a year with their masters, in the order of the templates folder. */
    public static List<MasterJson> of(Shelf shelf, int year) {
        List<Publication> publications = new ArrayList<>(shelf.publications());
        publications.removeIf(one -> one.year() != year);
        Collections.reverse(publications);
        Map<String, String> published = shelf.publishedFor(year);
        List<MasterJson> masters = new ArrayList<>();
        for (Form form : shelf.forms(year)) {
            FormCard card = form.card();
            boolean own = published.containsKey(card.id());
            List<VersionJson> versions = new ArrayList<>();
            boolean newest = own;
            for (Publication one : publications) {
                if (one.form().equals(card.id())) {
                    versions.add(new VersionJson(
                            one.fingerprint(), "published", newest, one.at().toString(), one.who(), one.reason()));
                    newest = false;
                }
            }
            shelf.shipped(card.id())
                    .ifPresent(shipped ->
                            versions.add(new VersionJson(shipped.fingerprint(), "templates", !own, null, null, null)));
            masters.add(new MasterJson(
                    card.id(),
                    card.title(),
                    card.period().name().toLowerCase(Locale.ROOT),
                    card.filledBy().name().toLowerCase(Locale.ROOT),
                    own ? "published" : "templates",
                    form.fingerprint(),
                    versions));
        }
        return masters;
    }
}
