package org.kaoping.web.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoping.assessment.Behind;
import org.kaoping.assessment.Contracts;
import org.kaoping.assessment.Excuse;
import org.kaoping.assessment.Excusing;
import org.kaoping.assessment.FieldLookup;
import org.kaoping.assessment.Tracking;
import org.kaoping.assessment.TrackingMark;
import org.kaoping.form.Form;
import org.kaoping.form.FormCard;
import org.kaoping.intake.Intake;
import org.kaoping.intake.Receipt;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.MonthDue;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.shelf.Shelf;
import org.kaoping.web.api.AnnotatedApi;
import org.kaoping.web.api.Query;
import org.kaoping.web.api.Refusal;

/** The year's desk: its calendar, and who has handed in what, each field with what stands behind it (R6, R7). */
public final class DeskPages {
    private static final int FILES = 50;

    private final Pages pages;
    private final Shelf shelf;
    private final Intake intake;
    private final Tracking tracking;
    private final Excusing excusing;
    private final FieldLookup lookup;

    /** Renders through those pages. */
    public DeskPages(
            Pages pages, Shelf shelf, Intake intake, Tracking tracking, Excusing excusing, FieldLookup lookup) {
        this.pages = pages;
        this.shelf = shelf;
        this.intake = intake;
        this.tracking = tracking;
        this.excusing = excusing;
        this.lookup = lookup;
    }

    /** Its addresses. */
    public void routes(RoutesConfig routes) {
        routes.get("/year/{year}", this::desk);
        routes.get("/parts/behind", this::behind);
    }

    /** The pages of a year, for the line at their top. */
    static List<Views.Choice> nav(int year, String here) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("/year/" + year, "年度工作台");
        all.put("/year/" + year + "/marks", "评分和加分");
        all.put("/year/" + year + "/results", "考评结果");
        all.put("/whatif?year=" + year, "参数测算");
        all.put("/schemes?year=" + year, "考评方案");
        return all.entrySet().stream()
                .map(one -> new Views.Choice(
                        one.getKey(), one.getValue(), one.getKey().equals(here)))
                .toList();
    }

    /** The years that can be chosen, and the one that is. */
    static List<Views.Choice> years(Shelf shelf, int year, String tail) {
        TreeSet<Integer> years = new TreeSet<>(shelf.years());
        years.add(year);
        return years.stream()
                .map(one -> new Views.Choice("/year/" + one + tail, one + "年", one == year))
                .toList();
    }

    /** GET /year/{year}. */
    public void desk(Context ctx) {
        int year = Query.year(ctx.pathParam("year"));
        Optional<Scheme> known = shelf.scheme(year);
        LocalDate today = LocalDate.now(pages.clock());
        if (known.isEmpty()) {
            pages.render(
                    ctx,
                    "desk.jte",
                    new DeskViews.Desk(
                            pages.frame("年度工作台", known),
                            year,
                            years(shelf, year, ""),
                            nav(year, ctx.path()),
                            "",
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            today.toString(),
                            "没有 " + year + " 年度的考评方案。请从首页“收表格”处上传填好的考评方案工作簿。"));
            return;
        }
        Scheme scheme = known.get();
        List<FormCard> cards = shelf.forms(year).stream().map(Form::card).toList();
        Map<Period, List<Tracking.Row>> rows = rows(scheme);
        DeskCalendar calendar = new DeskCalendar(scheme, cards, rows, today);
        List<Place> places = places(cards, rows);
        pages.render(
                ctx,
                "desk.jte",
                new DeskViews.Desk(
                        pages.frame("年度工作台", known),
                        year,
                        years(shelf, year, ""),
                        nav(year, ctx.path()),
                        calendar.nextWords(),
                        calendar.lines(),
                        places.stream().map(DeskPages::column).toList(),
                        Arrays.stream(Cohort.values())
                                .map(cohort -> new DeskViews.Cohort(
                                        cohort.id(),
                                        cohort.label(),
                                        scheme.units().stream()
                                                .filter(unit -> unit.cohort() == cohort)
                                                .map(unit -> line(unit, places))
                                                .toList()))
                                .filter(cohort -> !cohort.lines().isEmpty())
                                .toList(),
                        signs(),
                        today.toString(),
                        ""));
    }

    private Map<Period, List<Tracking.Row>> rows(Scheme scheme) {
        Map<Period, List<Tracking.Row>> rows = new LinkedHashMap<>();
        for (MonthDue month : scheme.calendar()) {
            Period period = new Period(scheme.year(), month.month());
            rows.put(period, tracking.of(period).value().orElse(List.of()));
        }
        Period year = Period.ofYear(scheme.year());
        rows.put(year, tracking.of(year).value().orElse(List.of()));
        return rows;
    }

    /** A column on its way: a form of a period with the units' rows. */
    private record Place(FormCard card, Period period, Map<String, Tracking.Row> byUnit) {}

    private static List<Place> places(List<FormCard> cards, Map<Period, List<Tracking.Row>> rows) {
        List<Place> places = new ArrayList<>();
        rows.forEach((period, all) -> {
            for (FormCard card : cards) {
                Map<String, Tracking.Row> byUnit = new LinkedHashMap<>();
                all.stream().filter(row -> row.form().equals(card.id())).forEach(row -> byUnit.put(row.unit(), row));
                if (!byUnit.isEmpty()) {
                    places.add(new Place(card, period, byUnit));
                }
            }
        });
        return places;
    }

    private static DeskViews.Column column(Place place) {
        boolean monthly = place.period().isMonth();
        boolean report = place.card().id().equals(Contracts.MONTHLY_REPORT);
        String month = place.period().month() + "月";
        List<Tracking.Row> owed = place.byUnit().values().stream()
                .filter(row -> row.state() != Tracking.State.NOT_REQUIRED)
                .toList();
        long inTime = owed.stream()
                .filter(row -> row.state() == Tracking.State.ON_TIME)
                .count();
        return new DeskViews.Column(
                !monthly
                        ? place.card().shortTitle()
                        : report ? month : month + place.card().shortTitle(),
                place.period().chinese() + " " + place.card().title(),
                inTime + "/" + owed.size());
    }

    private static DeskViews.Line line(Unit unit, List<Place> places) {
        return new DeskViews.Line(
                unit.code(),
                unit.shownName(),
                places.stream().map(place -> field(unit, place)).toList());
    }

    private static DeskViews.Field field(Unit unit, Place place) {
        Tracking.Row row = place.byUnit().get(unit.code());
        Tracking.State state = row == null ? Tracking.State.NOT_REQUIRED : row.state();
        String words = row == null ? state.label() : row.words();
        int open = row == null ? 0 : row.warnings().open();
        String said = unit.shownName() + " " + place.period().chinese() + " "
                + place.card().shortTitle() + "：" + words + (open == 0 ? "" : "，" + open + "处待核实");
        String beside = row == null
                ? ""
                : row.marks().stream()
                                .filter(mark -> !mark.label().equals(state.label()))
                                .map(DeskPages::sign)
                                .collect(Collectors.joining())
                        + (open == 0 ? "" : "核" + open);
        return new DeskViews.Field(
                state.id(),
                word(state),
                beside,
                said,
                state == Tracking.State.NOT_REQUIRED
                        ? null
                        : Cards.historyLink(
                                unit.code(), place.card().id(), place.period().toString()));
    }

    /** A state in two characters. */
    private static String word(Tracking.State state) {
        return switch (state) {
            case NOT_DUE -> "未到";
            case ON_TIME -> "按时";
            case LATE -> "逾期";
            case PAPER_MISSING -> "缺纸";
            case MISSING -> "未报";
            case RETURNED -> "退回";
            case HELD -> "待定";
            case TEXT_ONLY -> "正文";
            case NOT_REQUIRED -> "—";
        };
    }

    /** A mark in one character. */
    private static String sign(TrackingMark mark) {
        return switch (mark) {
            case CARRIED -> "撤";
            case NIL -> "零";
            case MENDED -> "补";
            case CORRECTED -> "更";
            case KEYED -> "代";
            case PAPER_LATE -> "迟";
            case PAPER_MISSING -> "缺";
            case PAPER_NOT_ENTERED -> "○";
            case FILE_MISSING -> "电";
            case EXCUSED -> "视";
        };
    }

    private static List<DeskViews.Sign> signs() {
        List<DeskViews.Sign> signs = new ArrayList<>();
        for (Tracking.State state : Tracking.State.values()) {
            signs.add(new DeskViews.Sign(state.id(), word(state), state.label()));
        }
        for (TrackingMark mark : TrackingMark.values()) {
            signs.add(new DeskViews.Sign("", sign(mark), mark.label()));
        }
        signs.add(new DeskViews.Sign("", "核2", "有2处待核实"));
        return signs;
    }

    /** GET /parts/behind?unit=&amp;form=&amp;period=. */
    public void behind(Context ctx) {
        String unit = Query.required(ctx, "unit");
        String form = Query.required(ctx, "form");
        Period period = Query.period(ctx);
        Behind behind = lookup.find(unit, form, period).orElseThrow(() -> Refusal.notFound("这个单位这一期的表", "请从年度工作台选择。"));
        List<Receipt> receipts = intake.receipts(form, period.toString(), unit, FILES).stream()
                .filter(receipt -> !Attachments.is(receipt))
                .toList();
        String title = shelf.form(form, period.year())
                .map(known -> known.card().title())
                .orElse(form);
        pages.render(
                ctx,
                "behindPart.jte",
                new DeskViews.Behind(
                        behind.row().name() + " " + period.chinese() + " " + title,
                        behind.row().state().id(),
                        behind.row().words(),
                        facts(behind, excusing.of(unit, form, period)),
                        receipts.stream().map(one -> came(one, behind)).toList(),
                        Cards.historyLink(unit, form, period.toString())));
    }

    private static List<DeskViews.Fact> facts(Behind behind, List<Excuse> excuses) {
        List<DeskViews.Fact> facts = new ArrayList<>();
        if (behind.due() != null) {
            facts.add(new DeskViews.Fact("截止日", DeskCalendar.day(behind.due())));
        }
        if (behind.row().mendUntil() != null) {
            facts.add(new DeskViews.Fact(
                    "补正期", "至" + DeskCalendar.day(behind.row().mendUntil()) + "，期内重报的按首次收到日期认定"));
        }
        paper(behind).ifPresent(words -> facts.add(new DeskViews.Fact("纸质件", words)));
        if (behind.file() != null) {
            facts.add(new DeskViews.Fact("电子版代录", DeskCalendar.day(behind.file()) + "收到，由市信用办登记"));
        }
        Behind.@Nullable Entered entered = behind.marks();
        if (entered != null) {
            facts.add(new DeskViews.Fact("登记在", entered.fileName()));
        }
        excuses.forEach(one -> facts.add(new DeskViews.Fact(
                one.holds() ? "视为按时" : "撤销视为按时", one.reason() + "（" + one.who() + "，" + one.day() + "）")));
        int open = behind.row().warnings().open();
        int explained = behind.row().warnings().explained();
        if (open + explained > 0) {
            facts.add(new DeskViews.Fact("提示", "待核实" + open + "处，已说明" + explained + "处"));
        }
        return facts;
    }

    private static Optional<String> paper(Behind behind) {
        if (!behind.onPaper()) {
            return Optional.empty();
        }
        String until = behind.paperClose() == null ? "" : "，补登截止" + DeskCalendar.day(behind.paperClose());
        return Optional.of(
                behind.paper() != null
                        ? DeskCalendar.day(behind.paper()) + "收到"
                        : (behind.entered() ? "月度评分表里没有填收到日期" : "还没有登记") + until);
    }

    private DeskViews.Came came(Receipt receipt, Behind behind) {
        boolean counts = receipt.id().equals(behind.row().uploadId());
        String on = receipt.receivedOn() == null ? "" : receipt.receivedOn() + "收到（市信用办填）";
        String force = counts
                ? switch (behind.row().state()) {
                    case RETURNED -> "最近一份，退回";
                    case HELD -> "最近一份，待确认";
                    default -> "在用";
                }
                : "";
        return new DeskViews.Came(
                receipt.id(),
                receipt.fileName(),
                receipt.status().id(),
                receipt.statusLabel(),
                pages.when(receipt.receivedAt()) + "上传" + (on.isEmpty() ? "" : "，" + on),
                force,
                AnnotatedApi.worthwhile(receipt));
    }
}
