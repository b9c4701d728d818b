package org.kaoping.web.page;

import io.javalin.http.Context;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import org.kaoping.assessment.Movement;
import org.kaoping.assessment.PublishedResult;
import org.kaoping.assessment.PublishedResults;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Wording;
import org.kaoping.scheme.Deadlines;
import org.kaoping.web.api.Query;

/** The part of the page that shows what was published of a year (R14), and publishes it. */
public final class PublishedPages {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** The most movements that the page shows; the workbook and the API have them all. */
    private static final int SHOWN = 60;

    /**
     * What the part shows.
     *
     * @param problem why there is nothing to show; empty where there is
     * @param checkCode of the year as it stands
     * @param published what was published, newest first
     * @param moved what moved since; empty where nothing was published
     * @param more how many movements are not shown
     * @param obstacles why it can't be published as it stands; empty where it can
     */
    public record View(
            int year,
            String problem,
            String checkCode,
            List<Issue> published,
            List<Moved> moved,
            int more,
            List<String> obstacles) {
        /** Copies the lists. */
        public View {
            published = List.copyOf(published);
            moved = List.copyOf(moved);
            obstacles = List.copyOf(obstacles);
        }

        /** How many figures moved since the last number. */
        public int movements() {
            return moved.size() + more;
        }
    }

    /** A published result. */
    public record Issue(String number, String at, String who, String reason, int scheme, String checkCode) {}

    /** A figure that moved. */
    public record Moved(String unit, String what, String before, String after) {}

    private final Pages pages;
    private final PublishedResults published;

    /** Renders through those pages. */
    public PublishedPages(Pages pages, PublishedResults published) {
        this.pages = pages;
        this.published = published;
    }

    /** GET /parts/published?year=. */
    public void part(Context ctx) {
        int year = Query.year(ctx);
        Checked<PublishedResults.Standing> checked = published.standing(year);
        PublishedResults.Standing standing = checked.valueOrNull();
        pages.render(
                ctx,
                "publishedPart.jte",
                standing == null
                        ? new View(
                                year,
                                Wording.message(checked.problems().get(0)),
                                "",
                                List.of(),
                                List.of(),
                                0,
                                List.of())
                        : new View(
                                year,
                                "",
                                standing.checkCode(),
                                published.of(year).stream()
                                        .sorted(Comparator.comparing(PublishedResult::issue)
                                                .reversed())
                                        .map(PublishedPages::issue)
                                        .toList(),
                                standing.moved().stream()
                                        .limit(SHOWN)
                                        .map(PublishedPages::moved)
                                        .toList(),
                                Math.max(0, standing.moved().size() - SHOWN),
                                standing.obstacles().stream()
                                        .map(Wording::message)
                                        .toList()));
    }

    private static Issue issue(PublishedResult result) {
        return new Issue(
                result.number(),
                MINUTE.format(result.at().atZone(Deadlines.ZONE)),
                result.who(),
                result.reason(),
                result.schemeVersion(),
                result.edition().checkCode());
    }

    private static Moved moved(Movement moved) {
        return new Moved(moved.unitName(), moved.label(), shown(moved.before()), shown(moved.after()));
    }

    private static String shown(String value) {
        return value.isEmpty() ? "（空）" : value;
    }
}
