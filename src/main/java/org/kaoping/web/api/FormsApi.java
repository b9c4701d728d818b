package org.kaoping.web.api;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Field;
import org.kaoping.form.Form;
import org.kaoping.form.FormCard;
import org.kaoping.form.FormText;
import org.kaoping.form.Layout;
import org.kaoping.form.book.CellRef;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.shelf.HandOut;
import org.kaoping.shelf.Shelf;

/** The forms in force and the units of a year. */
public final class FormsApi {
    /** A form in few words. */
    record FormJson(String id, String title, String period, String filledBy, List<String> cohorts) {}

    /**
     * A form with its fields, where they stand in the workbook that is handed out.
     *
     * @param fingerprint of the master
     * @param layoutOf the unit and period whose workbook the cells are of, such as {@code D001 2020}; null: the bare
     *     master's
     */
    record FormDetailJson(
            String id,
            String title,
            String period,
            String filledBy,
            List<String> cohorts,
            String fingerprint,
            @Nullable String layoutOf,
            List<FieldJson> fields,
            List<TableJson> tables) {}

    /** A single field. */
    record FieldJson(
            String name,
            String label,
            boolean input,
            boolean required,
            String type,
            String sheet,
            String cell,
            String rule) {}

    /** A table; rows are counted as Excel shows them, from 1. */
    record TableJson(
            String name,
            String sheet,
            int headerRow,
            int firstRow,
            int lastRow,
            String rows,
            @Nullable String key,
            List<ColumnJson> columns) {}

    /** A column; of a cross table with the key that heads it. */
    record ColumnJson(
            String name,
            String label,
            boolean input,
            boolean required,
            String type,
            String sheet,
            String column,
            String rule) {}

    /** A unit. */
    record UnitJson(String code, String name, String shortName, String cohort, String participation) {}

    private final Shelf shelf;
    private final HandOut handOut;

    /** Makes the handlers. */
    public FormsApi(Shelf shelf, HandOut handOut) {
        this.shelf = shelf;
        this.handOut = handOut;
    }

    /** GET /api/forms; {@code year} chooses whose, else the newest that has a scheme. */
    public void forms(Context ctx) {
        Answers.json(
                ctx,
                shelf.forms(year(ctx)).stream()
                        .map(form -> summary(form.card()))
                        .toList());
    }

    private int year(Context ctx) {
        if (Query.optional(ctx, "year") != null) {
            return Query.year(ctx);
        }
        List<Integer> years = shelf.years();
        return years.isEmpty() ? 0 : years.get(years.size() - 1);
    }

    private static FormJson summary(FormCard card) {
        return new FormJson(card.id(), card.title(), lower(card.period()), lower(card.filledBy()), cohorts(card));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** The API's names of the cohorts; a form that names none is for all. */
    private static List<String> cohorts(FormCard card) {
        List<String> named = card.cohorts().stream()
                .flatMap(label -> Stream.concat(Cohort.ofLabel(label).stream(), Cohort.ofId(label).stream()))
                .map(Cohort::id)
                .toList();
        return named.isEmpty() ? Arrays.stream(Cohort.values()).map(Cohort::id).toList() : named;
    }

    /** GET /api/forms/{form}; {@code unit} and {@code period} choose whose workbook the cells are of. */
    public void form(Context ctx) {
        String id = ctx.pathParam("form");
        String unit = Query.optional(ctx, "unit");
        String period = Query.optional(ctx, "period");
        int year = period == null ? year(ctx) : Query.period(period).year();
        Form form =
                shelf.form(id, year).orElseThrow(() -> Refusal.notFound("表样 " + Query.cut(id), "可用的表样见 /api/forms。"));
        Optional<Owner> owner = owner(form.card(), unit, period == null ? null : Query.period(period));
        FormCard card = form.card();
        Optional<Layout> layout = owner.map(one -> shelf.layout(
                form,
                handOut.filling(form, one.scheme(), one.unit(), one.period()).lists()));
        Map<String, CellRef> cells = layout.map(Layout::fields).orElse(Map.of());
        List<FieldJson> fields = form.fields().stream()
                .map(field -> field(form, field, cells.getOrDefault(field.name(), field.cell())))
                .sorted(Comparator.comparing(FieldJson::sheet).thenComparing(one -> CellRef.of(one.cell())))
                .toList();
        List<TableJson> tables = layout.map(FormsApi::grown)
                .orElseGet(() ->
                        form.tables().stream().map(table -> bare(form, table)).toList());
        Answers.json(
                ctx,
                new FormDetailJson(
                        card.id(),
                        card.title(),
                        lower(card.period()),
                        lower(card.filledBy()),
                        cohorts(card),
                        form.fingerprint(),
                        owner.map(Owner::words).orElse(null),
                        fields,
                        tables));
    }

    /** Whose workbook a layout is of. */
    private record Owner(Scheme scheme, @Nullable Unit unit, Period period) {
        String words() {
            return unit == null ? period.toString() : unit.code() + " " + period;
        }
    }

    /** The unit and period that were asked for, else the first unit of the newest scheme that the form is for. */
    private Optional<Owner> owner(FormCard card, @Nullable String code, @Nullable Period asked) {
        if (card.id().equals("scheme") || card.filledBy() == FormCard.FilledBy.SYSTEM) {
            return Optional.empty();
        }
        List<Integer> years = shelf.years();
        Optional<Scheme> found = asked != null
                ? shelf.scheme(asked.year())
                : years.isEmpty() ? Optional.empty() : shelf.scheme(years.get(years.size() - 1));
        return found.map(scheme -> {
            boolean monthly = card.period() == FormCard.Every.MONTH;
            Period usual = monthly && !scheme.calendar().isEmpty()
                    ? new Period(scheme.year(), scheme.calendar().get(0).month())
                    : Period.ofYear(scheme.year());
            Unit unit = scheme.units().stream()
                    .filter(one -> code == null
                            ? card.cohorts().isEmpty()
                                    || card.cohorts().contains(one.cohort().label())
                            : one.code().equals(code))
                    .findFirst()
                    .orElse(null);
            return new Owner(scheme, unit, asked == null ? usual : asked);
        });
    }

    private static FieldJson field(Form form, Field field, CellRef cell) {
        return new FieldJson(
                field.name(),
                field.label(),
                field.input(),
                field.required(),
                field.type().id(),
                field.sheet(),
                cell.a1(),
                FormText.rule(form, field));
    }

    private static List<TableJson> grown(Layout layout) {
        return layout.form().tables().stream()
                .map(table -> {
                    Layout.Grown grown = layout.tables().get(table.name());
                    if (grown == null) {
                        return bare(layout.form(), table);
                    }
                    return new TableJson(
                            table.name(),
                            table.sheet(),
                            grown.headerRow() + 1,
                            grown.firstRow() + 1,
                            grown.lastRow() + 1,
                            table.given() ? "given" : "free",
                            table.key(),
                            grown.columns().stream()
                                    .map(one -> column(layout.form(), one.field(), one.name(), one.column()))
                                    .toList());
                })
                .toList();
    }

    private static TableJson bare(Form form, org.kaoping.form.Table table) {
        return new TableJson(
                table.name(),
                table.sheet(),
                table.headerRow() + 1,
                table.row() + 1,
                table.row() + table.reserved(),
                table.given() ? "given" : "free",
                table.key(),
                table.columns().stream()
                        .map(field ->
                                column(form, field, field.name(), field.cell().column()))
                        .toList());
    }

    private static ColumnJson column(Form form, Field field, String name, int column) {
        return new ColumnJson(
                name,
                field.label(),
                field.input(),
                field.required(),
                field.type().id(),
                field.sheet(),
                CellRef.letters(column),
                FormText.rule(form, field));
    }

    /** GET /api/units; {@code year} chooses the scheme, else the newest. */
    public void units(Context ctx) {
        String year = Query.optional(ctx, "year");
        List<Integer> years = shelf.years();
        Optional<Scheme> scheme = year != null
                ? shelf.scheme(Query.year(ctx))
                : years.isEmpty() ? Optional.empty() : shelf.scheme(years.get(years.size() - 1));
        Answers.json(
                ctx,
                scheme.map(Scheme::units).orElse(List.of()).stream()
                        .map(unit -> new UnitJson(
                                unit.code(),
                                unit.name(),
                                unit.shortName(),
                                unit.cohort().id(),
                                unit.participation().id()))
                        .toList());
    }
}
