package org.kaoping.web.page;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.kaoping.intake.Explained;
import org.kaoping.intake.Intake;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Wording;
import org.kaoping.web.api.Refusal;

/** The reasons under the warnings of an accepted workbook. */
public final class ReasonPages {
    /** A workbook may have thousands of warnings; nobody explains more than these at a sitting. */
    private static final int SHOWN = 200;

    /**
     * What the part shows.
     *
     * @param upload the upload's id
     * @param open how many warnings have no reason
     * @param explained how many have
     * @param more how many are not shown
     * @param today the latest day of a reason
     */
    public record View(String upload, int open, int explained, int more, String today, List<Warning> warnings) {
        /** Copies the warnings. */
        public View {
            warnings = List.copyOf(warnings);
        }
    }

    /** A warning: its name, its sentence with the place, whether it is explained, and what was given. */
    public record Warning(String id, String sentence, boolean explained, List<Given> reasons) {
        /** Copies the reasons. */
        public Warning {
            reasons = List.copyOf(reasons);
        }
    }

    /** A reason; {@code said} is the earlier sentence where it no longer counts, else empty. */
    public record Given(String reason, String by, String said) {}

    private final Pages pages;
    private final Intake intake;

    /** Renders through those pages. */
    public ReasonPages(Pages pages, Intake intake) {
        this.pages = pages;
        this.intake = intake;
    }

    /** GET /parts/reasons/{id}: what is open comes first. */
    public void part(Context ctx) {
        String id = ctx.pathParam("id");
        Checked<List<Explained>> checked = intake.warnings(id);
        List<Explained> all = checked.value().orElseThrow(() -> Refusal.of(checked.problems()));
        int explained = (int) all.stream().filter(Explained::settled).count();
        pages.render(
                ctx,
                "reasonsPart.jte",
                new View(
                        id,
                        all.size() - explained,
                        explained,
                        Math.max(0, all.size() - SHOWN),
                        LocalDate.now(pages.clock()).toString(),
                        all.stream()
                                .sorted(Comparator.comparing(Explained::settled))
                                .limit(SHOWN)
                                .map(ReasonPages::warning)
                                .toList()));
    }

    private static Warning warning(Explained warning) {
        return new Warning(
                warning.id(),
                Wording.where(warning.problem().place()) + Wording.fault(warning.problem()),
                warning.settled(),
                warning.reasons().stream()
                        .map(one -> new Given(
                                one.reason(),
                                one.who() + "，" + one.day() + "，" + one.origin(),
                                one.counts() ? "" : one.said()))
                        .toList());
    }
}
