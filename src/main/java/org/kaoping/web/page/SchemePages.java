package org.kaoping.web.page;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.kaoping.scheme.SchemeChange;
import org.kaoping.scheme.SchemeChanges;
import org.kaoping.shelf.SchemeRevision;
import org.kaoping.shelf.Shelf;
import org.kaoping.web.api.Query;

/** The page 「考评方案」: the versions of a year's scheme, what each changed, and the draft of the next year's. */
public final class SchemePages {
    private final Pages pages;
    private final Shelf shelf;

    /**
     * A version of the year's scheme.
     *
     * @param when when it was put in force, in words
     * @param why the office's reason; empty for the first
     * @param counted how many changes of each matter, in words; empty for the first
     * @param changes each change in words
     */
    public record Version(
            int number, boolean inForce, String when, String why, String upload, String counted, List<String> changes) {
        /** Copies the changes. */
        public Version {
            changes = List.copyOf(changes);
        }
    }

    /** The page. */
    public record Page(Views.Frame frame, int year, List<Views.Choice> years, List<Version> versions) {
        /** Copies both. */
        public Page {
            years = List.copyOf(years);
            versions = List.copyOf(versions);
        }
    }

    /** Renders through those pages. */
    public SchemePages(Pages pages, Shelf shelf) {
        this.pages = pages;
        this.shelf = shelf;
    }

    /** GET /schemes?year=. */
    public void page(Context ctx) {
        TreeSet<Integer> years = new TreeSet<>(shelf.years());
        int newest = years.isEmpty() ? LocalDate.now(pages.clock()).getYear() : years.last();
        int year = Query.optional(ctx, "year") == null ? newest : Query.year(ctx);
        years.addAll(List.of(newest, year));
        List<SchemeRevision> revisions = new ArrayList<>(shelf.schemeRevisions(year));
        int last = revisions.size();
        Collections.reverse(revisions);
        pages.render(
                ctx,
                "schemes.jte",
                new Page(
                        pages.frame("考评方案", shelf.scheme(year)),
                        year,
                        years.stream()
                                .map(one -> new Views.Choice(String.valueOf(one), one + "年", one == year))
                                .toList(),
                        revisions.stream().map(one -> version(one, last)).toList()));
    }

    private Version version(SchemeRevision revision, int last) {
        return new Version(
                revision.version(),
                revision.version() == last,
                pages.when(revision.at()),
                revision.why(),
                revision.upload(),
                SchemeChanges.counted(revision.changes()),
                revision.changes().stream().map(SchemeChange::words).toList());
    }
}
