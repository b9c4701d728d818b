package org.kaoping.web.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.kaoping.assessment.Announcing;
import org.kaoping.assessment.Rectifications;
import org.kaoping.assessment.Reminder;
import org.kaoping.assessment.Reminders;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Wording;
import org.kaoping.report.ReminderNotice;
import org.kaoping.report.ReminderWorkbook;
import org.kaoping.scheme.Period;
import org.kaoping.web.api.Query;

/** Parts of pages about what the office sends out: reminders. */
public final class OutputPages {
    /**
     * Whom to remind.
     *
     * @param query the parameters of the downloads
     * @param monthly whether it is a month's
     * @param deadline the last day that is in time and how far off it is
     */
    public record View(
            String period,
            String query,
            boolean monthly,
            String deadline,
            String summary,
            List<Group> groups,
            String problem) {
        /** Copies the groups. */
        public View {
            groups = List.copyOf(groups);
        }
    }

    /** A cohort. */
    public record Group(String id, String label, List<Line> lines, String notice) {
        /** Copies the lines. */
        public Group {
            lines = List.copyOf(lines);
        }
    }

    /** What a unit still has to do. */
    public record Line(String name, String form, String need) {}

    /**
     * What goes out of a result.
     *
     * @param number the last published result; empty while it is a draft
     * @param criticised the criticised units of it and how they stand
     */
    public record Outgoing(int year, String number, List<Criticised> criticised) {
        /** Copies the units. */
        public Outgoing {
            criticised = List.copyOf(criticised);
        }
    }

    /** A criticised unit: until when, what came, whether it was interviewed and that was reported. */
    public record Criticised(String name, String due, String measures, boolean late, String talked, String reported) {}

    private final Pages pages;
    private final Reminders reminders;
    private final Announcing announcing;

    /** Renders through those pages. */
    public OutputPages(Pages pages, Reminders reminders, Announcing announcing) {
        this.pages = pages;
        this.reminders = reminders;
        this.announcing = announcing;
    }

    /** Adds the routes. */
    public void routes(RoutesConfig routes) {
        routes.get("/parts/reminders", this::reminders);
        routes.get("/parts/outgoing", this::outgoing);
    }

    /** GET /parts/reminders?period=. */
    public void reminders(Context ctx) {
        Period period = Query.period(ctx);
        String query = "year=" + period.year() + (period.isMonth() ? "&month=" + period.month() : "");
        Checked<Reminder> checked = reminders.of(period);
        Reminder reminder = checked.valueOrNull();
        pages.render(
                ctx,
                "remindersPart.jte",
                reminder == null
                        ? new View(
                                period.chinese(),
                                query,
                                period.isMonth(),
                                "",
                                "",
                                List.of(),
                                Wording.message(checked.problems().get(0)))
                        : new View(
                                period.chinese(),
                                query,
                                period.isMonth(),
                                deadline(reminder),
                                ReminderWorkbook.summary(reminder),
                                reminder.groups().stream()
                                        .map(group -> group(reminder, group))
                                        .toList(),
                                ""));
    }

    /** GET /parts/outgoing?year=. */
    public void outgoing(Context ctx) {
        int year = Query.year(ctx);
        List<Rectifications.Followed> followed =
                announcing.followed(year).value().orElse(List.of());
        pages.render(
                ctx,
                "outgoingPart.jte",
                new Outgoing(
                        year,
                        announcing.last(year),
                        followed.stream().map(OutputPages::criticised).toList()));
    }

    private static Criticised criticised(Rectifications.Followed one) {
        return new Criticised(
                one.unit().shortName(),
                one.due().toString(),
                one.measures() == null ? (one.late() ? "逾期未交" : "未交") : one.measures() + (one.late() ? "（逾期）" : ""),
                one.late(),
                one.talked() == null ? "未约谈" : one.talked().toString(),
                one.reported() == null ? "未报告" : one.reported().toString());
    }

    private static String deadline(Reminder reminder) {
        long left = reminder.daysLeft();
        return "截止日 " + reminder.due() + "，"
                + (left < 0 ? "已过 " + -left + " 天" : left == 0 ? "今天截止" : "还有 " + left + " 天");
    }

    private static Group group(Reminder reminder, Reminder.Group group) {
        return new Group(
                group.cohort().id(),
                group.cohort().label(),
                group.lines().stream()
                        .map(line -> new Line(
                                line.unit().shortName(),
                                line.form().shortTitle(),
                                ReminderWorkbook.need(reminder, line)))
                        .toList(),
                ReminderNotice.of(reminder, group));
    }
}
