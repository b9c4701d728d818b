package org.kaoping.web.page;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import org.kaoping.assessment.Excuse;
import org.kaoping.assessment.Excusing;
import org.kaoping.scheme.Period;
import org.kaoping.web.api.Query;

/** Parts of pages about who has handed in: what the office counts as on time. */
public final class TrackingPages {
    /**
     * What the office said of one unit's form of a period.
     *
     * @param possible whether it may say so at all
     * @param holds whether it counts as on time now
     * @param today the latest day of a word
     * @param words all its words, the oldest first
     */
    public record ExcusedView(
            String unit,
            String form,
            String period,
            boolean possible,
            boolean holds,
            String today,
            List<ExcusedWord> words) {
        /** Copies the words. */
        public ExcusedView {
            words = List.copyOf(words);
        }
    }

    /** A word: 视为按时 or 撤销, why, who and when. */
    public record ExcusedWord(String deed, String reason, String by) {}

    private final Pages pages;
    private final Excusing excusing;

    /** Renders through those pages. */
    public TrackingPages(Pages pages, Excusing excusing) {
        this.pages = pages;
        this.excusing = excusing;
    }

    /** GET /parts/excused?unit=&amp;form=&amp;period=. */
    public void excused(Context ctx) {
        String unit = Query.required(ctx, "unit");
        String form = Query.required(ctx, "form");
        Period period = Query.period(ctx);
        List<Excuse> words = excusing.of(unit, form, period);
        pages.render(
                ctx,
                "excusedPart.jte",
                new ExcusedView(
                        unit,
                        form,
                        period.toString(),
                        excusing.possible(unit, form, period),
                        !words.isEmpty() && words.get(words.size() - 1).holds(),
                        LocalDate.now(pages.clock()).toString(),
                        words.stream()
                                .map(one -> new ExcusedWord(
                                        one.holds() ? "视为按时" : "撤销", one.reason(), one.who() + "，" + one.day()))
                                .toList()));
    }
}
