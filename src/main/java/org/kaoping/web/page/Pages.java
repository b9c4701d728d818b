package org.kaoping.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kaoping.assessment.Results;
import org.kaoping.assessment.Tracking;
import org.kaoping.form.Form;
import org.kaoping.form.FormCard;
import org.kaoping.intake.Intake;
import org.kaoping.intake.Receipt;
import org.kaoping.intake.Verdict;
import org.kaoping.problem.Wording;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.shelf.Shelf;
import org.kaoping.web.api.Query;
import org.kaoping.web.api.Refusal;

/** The office's page and its parts. */
public final class Pages {
    private static final int RECENT_RECEIPTS = 600;
    private static final int RECENT_BATCHES = 12;
    private static final int HISTORY = 200;

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.kaoping.pages");
    private final Shelf shelf;
    private final Intake intake;
    private final Clock clock;
    private final int maxFiles;
    private final Cards cards;
    private final Boards boards;

    /** Makes the handlers. */
    public Pages(Shelf shelf, Intake intake, Tracking tracking, Results results, Clock clock, int maxFiles) {
        this.shelf = shelf;
        this.intake = intake;
        this.clock = clock;
        this.maxFiles = maxFiles;
        this.cards = new Cards(shelf, clock);
        this.boards = new Boards(tracking, results);
    }

    void render(Context ctx, String template, Object view) {
        StringOutput output = new StringOutput();
        templates.render(template, Map.of("view", view), output);
        ctx.contentType("text/html; charset=utf-8").result(output.toString());
    }

    /** What the address chooses: a year with a scheme, a month, a form that is filled. */
    private record Chosen(int year, Optional<Scheme> scheme, List<FormCard> forms, FormCard card, Period period) {}

    private static final FormCard NO_FORM =
            new FormCard("", "", "", FormCard.Every.MONTH, FormCard.FilledBy.UNIT, false, List.of());

    private Chosen chosen(Context ctx) {
        LocalDate today = LocalDate.now(clock);
        List<Integer> years = shelf.years();
        int newest = years.isEmpty() ? today.getYear() : years.get(years.size() - 1);
        int year = number(ctx, "year", 2000, 2100).orElse(newest);
        Optional<Scheme> scheme = shelf.scheme(year);
        List<FormCard> forms = shelf.forms(year).stream()
                .map(Form::card)
                .filter(card -> card.filledBy() != FormCard.FilledBy.SYSTEM)
                .toList();
        String asked = Query.optional(ctx, "form");
        FormCard card = forms.stream()
                .filter(one -> one.id().equals(asked))
                .findFirst()
                // what the units owe each month is what the page is opened for; the office's own monthly form is not
                .or(() -> forms.stream()
                        .filter(one -> one.period() == FormCard.Every.MONTH)
                        .min(Comparator.comparing(one -> one.filledBy() != FormCard.FilledBy.UNIT)))
                .or(() -> forms.stream().findFirst())
                .orElse(NO_FORM);
        int usual = year == today.getYear() ? today.getMonthValue() : 12;
        int month = number(ctx, "month", 1, 12)
                .filter(one -> scheme.isEmpty() || scheme.get().month(one).isPresent())
                .orElse(scheme.filter(one ->
                                one.month(usual).isEmpty() && !one.calendar().isEmpty())
                        .map(one ->
                                one.calendar().get(one.calendar().size() - 1).month())
                        .orElse(usual));
        Period period = card.period() == FormCard.Every.MONTH ? new Period(year, month) : Period.ofYear(year);
        return new Chosen(year, scheme, forms, card, period);
    }

    private static Optional<Integer> number(Context ctx, String name, int from, int to) {
        String text = Query.optional(ctx, name);
        if (text == null) {
            return Optional.empty();
        }
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < from || Integer.parseInt(text) > to) {
            throw Refusal.malformed(name + " 不是 " + from + " 到 " + to + " 的数", "请在页面上选择。");
        }
        return Optional.of(Integer.parseInt(text));
    }

    /** GET /. */
    public void home(Context ctx) {
        Chosen chosen = chosen(ctx);
        FormCard card = chosen.card();
        boolean monthly = card.period() == FormCard.Every.MONTH;
        boolean perUnit = !card.id().equals("scheme");
        int shownMonth = monthly
                ? chosen.period().month()
                : number(ctx, "month", 1, 12).orElse(LocalDate.now(clock).getMonthValue());
        List<Integer> years = shelf.years().isEmpty() ? List.of(chosen.year()) : shelf.years();
        String query = "year=%d&month=%d&form=%s".formatted(chosen.year(), shownMonth, card.id());
        render(
                ctx,
                "home.jte",
                new Views.Home(
                        frame("报送与考评", chosen.scheme()),
                        chosen.scheme().isPresent(),
                        years.stream()
                                .map(year -> new Views.Choice(String.valueOf(year), year + "年", year == chosen.year()))
                                .toList(),
                        months(chosen.scheme()).stream()
                                .map(month -> new Views.Choice(String.valueOf(month), month + "月", month == shownMonth))
                                .toList(),
                        chosen.forms().stream()
                                .map(one -> new Views.Choice(
                                        one.id(), one.title(), one.id().equals(card.id())))
                                .toList(),
                        chosen.year(),
                        card.id(),
                        card.title(),
                        monthly,
                        chosen.period().chinese(),
                        chosen.period().toString(),
                        cards.deadlineWords(card, chosen.period()),
                        perUnit
                                ? chosen.scheme()
                                        .map(scheme -> units(scheme, card.cohorts()))
                                        .orElse(List.of())
                                : List.of(),
                        perUnit,
                        LocalDate.now(clock).toString(),
                        maxFiles,
                        query));
    }

    /** The months that the calendar knows; all where there is none yet. */
    private static List<Integer> months(Optional<Scheme> scheme) {
        List<Integer> months = scheme.map(
                        one -> one.calendar().stream().map(due -> due.month()).toList())
                .orElse(List.of());
        return months.isEmpty() ? IntStream.rangeClosed(1, 12).boxed().toList() : months;
    }

    Views.Frame frame(String title, Optional<Scheme> scheme) {
        String note = scheme.map(
                        one -> one.year() + " 年度方案第 " + one.version() + " 版" + (one.example() ? "（示例，非正式指标）" : ""))
                .orElse("还没有考评方案");
        return new Views.Frame(
                title,
                note,
                scheme.map(one -> units(one, List.of())).orElse(List.of()),
                Attachments.textForms(shelf).stream()
                        .map(card -> new Views.Choice(card.id(), card.title(), false))
                        .toList());
    }

    private Optional<Scheme> newest() {
        List<Integer> years = shelf.years();
        return years.isEmpty() ? Optional.empty() : shelf.scheme(years.get(years.size() - 1));
    }

    static List<Views.Group> units(Scheme scheme, List<String> cohorts) {
        return Arrays.stream(Cohort.values())
                .filter(cohort -> cohorts.isEmpty() || cohorts.contains(cohort.label()))
                .map(cohort -> new Views.Group(
                        cohort.label(),
                        scheme.units().stream()
                                .filter(unit -> unit.cohort() == cohort)
                                .map(Pages::choice)
                                .toList()))
                .toList();
    }

    private static Views.Choice choice(Unit unit) {
        return new Views.Choice(unit.code(), unit.code() + " " + unit.shortName(), false);
    }

    /** GET /batches/{batch}: the page to come back to. */
    public void batch(Context ctx) {
        render(ctx, "batch.jte", new Views.BatchPage(frame("上传结果", newest()), find(ctx)));
    }

    /** GET /parts/batch/{batch}: asked again every second until it is done. */
    public void batchPart(Context ctx) {
        render(ctx, "batchPart.jte", find(ctx));
    }

    private Views.Batch find(Context ctx) {
        return intake.batch(ctx.pathParam("batch"))
                .map(cards::batch)
                .orElseThrow(() -> Refusal.notFound("这一批上传", "请核对编号。"));
    }

    /** GET /parts/recent. */
    public void recentPart(Context ctx) {
        Map<String, List<Receipt>> batches = new LinkedHashMap<>();
        intake.receipts(null, null, null, RECENT_RECEIPTS)
                .forEach(receipt -> batches.computeIfAbsent(receipt.batch(), one -> new java.util.ArrayList<>())
                        .add(receipt));
        render(
                ctx,
                "recentPart.jte",
                new Views.RecentList(batches.entrySet().stream()
                        .limit(RECENT_BATCHES)
                        .map(entry -> {
                            List<Receipt> receipts = entry.getValue();
                            String name = receipts.get(receipts.size() - 1).fileName();
                            return new Views.Recent(
                                    entry.getKey(),
                                    cards.when(receipts.get(0).receivedAt()),
                                    receipts.size() == 1 ? name : name + " 等 " + receipts.size() + " 个文件",
                                    Cards.counts(receipts));
                        })
                        .toList()));
    }

    /** GET /parts/tracking. */
    public void trackingPart(Context ctx) {
        Chosen chosen = chosen(ctx);
        Views.Matrix matrix = chosen.scheme()
                .map(scheme -> boards.matrix(scheme, chosen.card(), chosen.period()))
                .orElseGet(() ->
                        new Views.Matrix("", List.of(), List.of(), List.of(), "", "没有 " + chosen.year() + " 年度的考评方案。"));
        render(ctx, "trackingPart.jte", matrix);
    }

    /** GET /parts/ranking. */
    public void rankingPart(Context ctx) {
        render(ctx, "rankingPart.jte", boards.rank(Query.year(ctx)));
    }

    /** GET /history?unit=&amp;form=&amp;period=. */
    public void history(Context ctx) {
        String asked = Query.optional(ctx, "unit");
        // The scheme belongs to no unit: its unit is the empty text.
        String unit = asked == null ? "" : asked;
        String form = Query.required(ctx, "form");
        Period period = Query.period(ctx);
        String subject = (cards.unitName(unit, Optional.of(period)) + " " + period.chinese() + " "
                        + cards.formTitle(form, Optional.of(period)))
                .strip();
        List<Views.Card> all = intake.receipts(form, period.toString(), unit, HISTORY).stream()
                .filter(receipt -> !Attachments.is(receipt))
                .map(cards::card)
                .toList();
        String back = "/?year=" + period.year() + (period.isMonth() ? "&month=" + period.month() : "") + "&form="
                + encoded(form) + "#tracking";
        render(
                ctx,
                "history.jte",
                new Views.History(
                        frame(subject, shelf.scheme(period.year())),
                        subject,
                        shelf.form(form, period.year())
                                .map(known -> cards.deadlineWords(known.card(), period))
                                .orElse(""),
                        back,
                        unit.isEmpty() ? "" : "unit=" + encoded(unit) + "&form=" + encoded(form) + "&period=" + period,
                        all,
                        cards.attachments(intake.attachments(form, unit, period.toString()))));
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    /** GET /checks: where files are checked without being recorded. */
    public void checks(Context ctx) {
        render(ctx, "checks.jte", new Views.ChecksPage(frame("只检查，不入库", newest())));
    }

    /** The verdicts, as a part of that page. */
    public void verdicts(Context ctx, List<Verdict> verdicts) {
        render(
                ctx,
                "verdictsPart.jte",
                new Views.Verdicts(IntStream.range(0, verdicts.size())
                        .mapToObj(i -> cards.verdict(i, verdicts.get(i)))
                        .toList()));
    }

    /** What a file would get that was tried on a master. */
    Views.Card verdict(Verdict verdict) {
        return cards.verdict(0, verdict).card();
    }

    /** A moment in words. */
    String when(java.time.Instant instant) {
        return cards.when(instant);
    }

    /** The clock of the page. */
    Clock clock() {
        return clock;
    }

    /** The page for a refused request. */
    public void refused(Context ctx, Refusal refusal) {
        ctx.status(refusal.status());
        String detail = Wording.message(refusal.problems().get(0));
        render(ctx, "refused.jte", new Views.Refused(new Views.Frame("不能打开", "", List.of()), refusal.status(), detail));
    }
}
