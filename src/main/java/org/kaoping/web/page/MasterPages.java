package org.kaoping.web.page;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Form;
import org.kaoping.form.FormCard;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.shelf.Shelf;
import org.kaoping.web.api.MastersApi;
import org.kaoping.web.api.MastersJson;
import org.kaoping.web.api.Query;

/** The page 「模板」: which masters are in force, and the office's own ones. */
public final class MasterPages {
    private final Pages pages;
    private final Shelf shelf;

    /** Renders through those pages. */
    public MasterPages(Pages pages, Shelf shelf) {
        this.pages = pages;
        this.shelf = shelf;
    }

    /** GET /masters?year=. */
    public void page(Context ctx) {
        TreeSet<Integer> years = new TreeSet<>(shelf.years());
        int newest = years.isEmpty() ? LocalDate.now(pages.clock()).getYear() : years.last();
        int year = Query.optional(ctx, "year") == null ? newest : Query.year(ctx);
        years.addAll(List.of(newest, newest + 1, year));
        pages.render(
                ctx,
                "masters.jte",
                new Views.MastersPage(
                        pages.frame("模板", shelf.scheme(year)),
                        year,
                        years.stream()
                                .map(one -> new Views.Choice(String.valueOf(one), one + "年", one == year))
                                .toList(),
                        MastersJson.of(shelf, year).stream().map(this::row).toList()));
    }

    private Views.MasterRow row(MastersJson.MasterJson master) {
        FormCard card =
                shelf.form(master.form(), master.fingerprint()).orElseThrow().card();
        boolean published = master.origin().equals("published");
        List<Views.MasterVersion> versions = new ArrayList<>();
        for (MastersJson.VersionJson version : master.versions()) {
            boolean shipped = version.origin().equals("templates");
            versions.add(new Views.MasterVersion(
                    version.fingerprint(),
                    version.inForce(),
                    text(version),
                    !version.inForce()
                            && (shipped
                                    || (!version.fingerprint().isEmpty()
                                            && !version.fingerprint().equals(master.fingerprint()))),
                    shipped ? "" : version.fingerprint()));
        }
        String often = switch (card.period()) {
            case MONTH -> "每月";
            case YEAR -> "每年";
            case ANY -> "有事项时";
        };
        String who = switch (card.filledBy()) {
            case UNIT -> "各单位填报";
            case OFFICE -> "考评办填写";
            case GROUP -> "考核小组填写";
            case SYSTEM -> "系统生成";
        };
        return new Views.MasterRow(
                master.form(),
                master.title(),
                often + "，" + who,
                published ? "本年度发布" : "模板文件夹",
                published,
                master.fingerprint(),
                versions);
    }

    private String text(MastersJson.VersionJson version) {
        String at = version.at();
        if (at == null) {
            return "模板文件夹里的";
        }
        String when = pages.when(Instant.parse(at));
        return version.fingerprint().isEmpty()
                ? when + " 恢复为模板文件夹里的：" + version.reason()
                : when + " 发布：" + version.reason();
    }

    /** The verdict on a master, as a part of that page. */
    public void judged(Context ctx, MastersApi.Judged judged) {
        Form form = judged.form();
        Optional<Scheme> scheme = shelf.scheme(judged.year());
        Views.@Nullable Card test = judged.test() == null ? null : pages.verdict(judged.test());
        pages.render(
                ctx,
                "masterPart.jte",
                new Views.JudgedMaster(
                        judged.fileName(),
                        judged.usable(),
                        form == null ? "" : form.card().id(),
                        form == null ? "" : form.card().title(),
                        judged.year(),
                        form == null
                                ? List.of()
                                : scheme.map(one -> subjects(form.card(), one)).orElse(List.of()),
                        form == null
                                ? ""
                                : period(form.card(), scheme, judged.year()).toString(),
                        ProblemLines.of(judged.problems()),
                        form == null ? null : MasterWords.of(form),
                        test));
    }

    private static Period period(FormCard card, Optional<Scheme> scheme, int year) {
        return scheme.filter(one ->
                        card.period() == FormCard.Every.MONTH && !one.calendar().isEmpty())
                .map(one -> new Period(year, one.calendar().get(0).month()))
                .orElse(Period.ofYear(year));
    }

    private static List<Views.Group> subjects(FormCard card, Scheme scheme) {
        return switch (card.about()) {
            case UNIT -> Pages.units(scheme, card.cohorts());
            case COHORT ->
                List.of(new Views.Group(
                        "类别",
                        Arrays.stream(Cohort.values())
                                .map(cohort -> new Views.Choice(cohort.id(), cohort.label(), false))
                                .toList()));
            case NONE -> List.of();
        };
    }
}
