package org.kaoping.web.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoping.assessment.HandIns;
import org.kaoping.assessment.Reminder;
import org.kaoping.assessment.Reminders;
import org.kaoping.form.Form;
import org.kaoping.problem.Checked;
import org.kaoping.report.ReminderNotice;
import org.kaoping.report.ReminderWorkbook;
import org.kaoping.scheme.Period;
import org.kaoping.shelf.Shelf;

/** What the office sends out beside the ranking workbook: reminders and the notice of who handed in when. */
public final class OutputsApi {
    /** Whom to remind. */
    record ReminderJson(
            String period, String deadline, long daysLeft, boolean passed, String summary, List<GroupJson> groups) {}

    /** A cohort with its notice; empty where nobody is to be reminded. */
    record GroupJson(String cohort, String label, int owed, int done, List<LineJson> waiting, String notice) {}

    /** What a unit still has to do. */
    record LineJson(
            String unit,
            String name,
            String form,
            String formTitle,
            String need,
            String needText,
            @Nullable String mendUntil) {}

    private final Shelf shelf;
    private final Reminders reminders;

    /** Makes the handlers. */
    public OutputsApi(Shelf shelf, Reminders reminders) {
        this.shelf = shelf;
        this.reminders = reminders;
    }

    /** Adds the routes. */
    public void routes(RoutesConfig routes) {
        routes.get("/api/reminders", this::reminders);
        routes.get("/api/reminders.xlsx", this::reminderList);
        routes.get("/api/monthly-status.xlsx", this::status);
    }

    /** GET /api/reminders?year=&amp;month=; without a month the year's material. */
    public void reminders(Context ctx) {
        Reminder reminder = reminder(ctx);
        Answers.json(
                ctx,
                new ReminderJson(
                        reminder.period().toString(),
                        reminder.due().toString(),
                        reminder.daysLeft(),
                        reminder.passed(),
                        ReminderWorkbook.summary(reminder),
                        reminder.groups().stream()
                                .map(group -> json(reminder, group))
                                .toList()));
    }

    private static GroupJson json(Reminder reminder, Reminder.Group group) {
        return new GroupJson(
                group.cohort().id(),
                group.cohort().label(),
                group.owed(),
                group.done(),
                group.lines().stream()
                        .map(line -> new LineJson(
                                line.unit().code(),
                                line.unit().shortName(),
                                line.form().id(),
                                line.form().title(),
                                line.need()
                                        .name()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('_', '-'),
                                ReminderWorkbook.need(reminder, line),
                                line.mendUntil() == null
                                        ? null
                                        : line.mendUntil().toString()))
                        .toList(),
                ReminderNotice.of(reminder, group));
    }

    /** GET /api/reminders.xlsx?year=&amp;month=: the same as a workbook. */
    public void reminderList(Context ctx) {
        Reminder reminder = reminder(ctx);
        Answers.file(
                ctx,
                ReminderWorkbook.fileName(reminder),
                Answers.XLSX,
                ReminderWorkbook.write(reminder, form(ReminderWorkbook.REMINDER, reminder.period())));
    }

    /** GET /api/monthly-status.xlsx?year=&amp;month=: who handed in when; no scores. */
    public void status(Context ctx) {
        Query.required(ctx, "month");
        Checked<HandIns> checked = reminders.handIns(period(ctx));
        HandIns handIns = checked.value().orElseThrow(() -> Refusal.of(checked.problems()));
        Answers.file(
                ctx,
                ReminderWorkbook.fileName(handIns),
                Answers.XLSX,
                ReminderWorkbook.write(handIns, form(ReminderWorkbook.STATUS, handIns.period())));
    }

    private Reminder reminder(Context ctx) {
        Checked<Reminder> checked = reminders.of(period(ctx));
        return checked.value().orElseThrow(() -> Refusal.of(checked.problems()));
    }

    private static Period period(Context ctx) {
        int year = Query.year(ctx);
        String month = Query.optional(ctx, "month");
        if (month == null) {
            return Period.ofYear(year);
        }
        if (!month.matches("0?[1-9]|1[0-2]")) {
            throw Refusal.malformed("month 是“" + Query.cut(month) + "”", "请写 1 到 12 的月份；年度材料不写 month。");
        }
        return new Period(year, Integer.parseInt(month));
    }

    private Form form(String id, Period period) {
        return shelf.form(id, period.year()).orElseThrow(() -> Refusal.notFound("表样 " + id, "请恢复随程序发放的模板。"));
    }
}
