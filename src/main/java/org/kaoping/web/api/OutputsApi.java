package org.kaoping.web.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.kaoping.assessment.Announced;
import org.kaoping.assessment.Announcing;
import org.kaoping.assessment.HandIns;
import org.kaoping.assessment.Rectifications;
import org.kaoping.assessment.Reminder;
import org.kaoping.assessment.Reminders;
import org.kaoping.form.Form;
import org.kaoping.problem.Checked;
import org.kaoping.report.FeedbackSheet;
import org.kaoping.report.ReminderNotice;
import org.kaoping.report.ReminderWorkbook;
import org.kaoping.report.ResultNotice;
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

    /** The criticised units of a year. */
    record FollowedJson(int year, List<CriticisedJson> units) {}

    /** A criticised unit; {@code measures}, {@code talked} and {@code reported} are days, null while it has not happened. */
    record CriticisedJson(
            String unit,
            String name,
            String number,
            String notice,
            String due,
            @Nullable String measures,
            boolean late,
            @Nullable String talked,
            @Nullable String reported,
            String state) {}

    private final Shelf shelf;
    private final Reminders reminders;
    private final Announcing announcing;

    /** Makes the handlers. */
    public OutputsApi(Shelf shelf, Reminders reminders, Announcing announcing) {
        this.shelf = shelf;
        this.reminders = reminders;
        this.announcing = announcing;
    }

    /** Adds the routes. */
    public void routes(RoutesConfig routes) {
        routes.get("/api/reminders", this::reminders);
        routes.get("/api/reminders.xlsx", this::reminderList);
        routes.get("/api/monthly-status.xlsx", this::status);
        routes.get("/api/notice.docx", this::draftNotice);
        routes.get("/api/results/{number}/notice.docx", this::notice);
        routes.get("/api/rectifications", this::rectifications);
        routes.get("/api/feedback.zip", this::feedbacks);
        routes.get("/api/feedback/{unit}.xlsx", this::feedback);
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

    /** GET /api/feedback/{unit}.xlsx?year=: what a unit got and why, of the published result or else as a draft. */
    public void feedback(Context ctx) {
        Announced result = announced(Query.year(ctx));
        String code = Query.cut(ctx.pathParam("unit"));
        Announced.One one = result.units().stream()
                .filter(each -> each.unit().code().equals(code) && each.marked())
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("单位 " + code + " 的考评得分", "没有年终评分的单位没有反馈表。"));
        Answers.file(
                ctx,
                FeedbackSheet.fileName(result, one),
                Answers.XLSX,
                FeedbackSheet.write(
                        result, one, form(FeedbackSheet.FORM, result.scheme().year())));
    }

    /** GET /api/feedback.zip?year=: of all units that are marked. */
    public void feedbacks(Context ctx) {
        Announced result = announced(Query.year(ctx));
        Form form = form(FeedbackSheet.FORM, result.scheme().year());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int count = 0;
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.setLevel(Deflater.NO_COMPRESSION); // workbooks are deflated already
            // in the roster's order, which says nothing of ranks
            List<Announced.One> roster = result.units().stream()
                    .sorted(Comparator.comparing(one -> result.scheme().units().indexOf(one.unit())))
                    .toList();
            for (Announced.One one : roster) {
                if (one.marked()) {
                    zip.putNextEntry(new ZipEntry(FeedbackSheet.fileName(result, one)));
                    zip.write(FeedbackSheet.write(result, one, form));
                    zip.closeEntry();
                    count++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (count == 0) {
            throw Refusal.notFound(result.scheme().year() + "年度的考评得分", "还没有一个单位有年终评分。");
        }
        Answers.file(ctx, result.scheme().year() + "年度考评得分反馈表.zip", "application/zip", bytes.toByteArray());
    }

    /** GET /api/rectifications?year=: how the criticised units of the last published result stand (R17). */
    public void rectifications(Context ctx) {
        int year = Query.year(ctx);
        Checked<List<Rectifications.Followed>> checked = announcing.followed(year);
        Answers.json(
                ctx,
                new FollowedJson(
                        year,
                        checked.value().orElseThrow(() -> Refusal.of(checked.problems())).stream()
                                .map(one -> new CriticisedJson(
                                        one.unit().code(),
                                        one.unit().shortName(),
                                        one.number(),
                                        one.notice().toString(),
                                        one.due().toString(),
                                        text(one.measures()),
                                        one.late(),
                                        text(one.talked()),
                                        text(one.reported()),
                                        one.state()))
                                .toList()));
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    /** GET /api/results/{number}/notice.docx?version=: the notice of a published result. */
    public void notice(Context ctx) {
        Checked<Announced> checked = announcing.of(Query.cut(ctx.pathParam("number")));
        notice(ctx, checked.value().orElseThrow(() -> Refusal.of(checked.problems())));
    }

    /** GET /api/notice.docx?year=&amp;version=: the notice of the year as it stands, as a draft. */
    public void draftNotice(Context ctx) {
        Checked<Announced> checked = announcing.draft(Query.year(ctx));
        notice(ctx, checked.value().orElseThrow(() -> Refusal.of(checked.problems())));
    }

    private static void notice(Context ctx, Announced result) {
        String asked = Query.optional(ctx, "version");
        ResultNotice.Version version = Arrays.stream(ResultNotice.Version.values())
                .filter(one -> one.id().equals(asked == null ? "public" : asked))
                .findFirst()
                .orElseThrow(() -> Refusal.malformed(
                        "version 是“" + Query.cut(String.valueOf(asked)) + "”",
                        "请写 public（公开版）、internal（内部版）或 report（上报版）。"));
        Answers.file(ctx, ResultNotice.fileName(result, version), Answers.DOCX, ResultNotice.write(result, version));
    }

    private Announced announced(int year) {
        Checked<Announced> checked = announcing.of(year);
        return checked.value().orElseThrow(() -> Refusal.of(checked.problems()));
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
        return form(id, period.year());
    }

    private Form form(String id, int year) {
        return shelf.form(id, year).orElseThrow(() -> Refusal.notFound("表样 " + id, "请恢复随程序发放的模板。"));
    }
}
