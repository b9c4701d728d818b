package org.kaoping.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kaoping.assessment.Collected;
import org.kaoping.assessment.Contracts;
import org.kaoping.form.Field;
import org.kaoping.form.Form;
import org.kaoping.form.FormCard;
import org.kaoping.form.Table;
import org.kaoping.form.Values;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Content;
import org.kaoping.form.book.LookBook;
import org.kaoping.form.book.LookPage;
import org.kaoping.form.book.MasterBook;
import org.kaoping.form.book.MasterSheet;
import org.kaoping.form.book.Sheet;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Period;

/**
 * The consolidated workbook of a form: what all units handed in, one below another, in the master's look, each row with
 * where it came from. For each table that people see a sheet, one for the single fields, one for warnings and their
 * reasons where there are warnings, one for who has not handed in.
 * It knows no form by name. The master's formula columns are left out: a row of the consolidated sheet is a record of what was
 * sent, and a formula of the unit's sheet would mean something else here.
 */
public final class Consolidation {
    /** The sheet of the single fields. */
    public static final String FIELDS = "填报信息";

    /** The sheet of who has not handed in. */
    public static final String MISSING = "未报单位";

    // a name of an indicator as head, six lines of four signs
    private static final double CROSS_WIDTH = 9;

    private final Collected collected;
    private final MasterBook master;
    private final ConsolidationCells cells;

    private Consolidation(Collected collected) {
        this.collected = collected;
        this.master = collected.form().master();
        this.cells = cells(
                collected.form().card().about(),
                collected.handedIn().stream().map(Collected.HandedIn::period).toList());
    }

    /** With the period in front unless every row is of the one that the title names. */
    private ConsolidationCells cells(FormCard.About about, List<Period> periods) {
        boolean several = periods.stream().anyMatch(one -> !one.equals(collected.period()));
        return new ConsolidationCells(about, several, master.date1904());
    }

    /**
     * The workbook.
     *
     * @param work where rows lie until it is whole; nothing stays in it
     */
    public static byte[] write(Collected collected, Path work) {
        return LookBook.write(collected.form().master(), pages(collected), work);
    }

    /** The name to download it under. */
    public static String fileName(Collected collected) {
        Cohort cohort = collected.cohort();
        String name = collected.form().card().shortTitle() + "汇总_"
                + collected.period().chinese()
                + (cohort == null ? "" : "_" + cohort.shortLabel());
        return name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_") + ".xlsx";
    }

    /** The sheets, as plain rows. */
    static List<LookPage> pages(Collected collected) {
        Consolidation made = new Consolidation(collected);
        List<LookPage> pages = new ArrayList<>();
        for (Table table : collected.form().tables()) {
            if (made.isVisible(table.sheet())
                    && !Contracts.confidential(collected.form().card().id()).contains(table.name())) {
                pages.addAll(made.table(table));
            }
        }
        made.fields().ifPresent(pages::add);
        ReasonRows.page(collected, made.cells, made.title(), made.stand()).ifPresent(pages::add);
        if (collected.tracked() || pages.isEmpty()) {
            pages.add(made.missing());
        }
        return pages;
    }

    private boolean isVisible(String sheet) {
        return master.sheet(sheet)
                .map(one -> one.visibility() == Sheet.Visibility.VISIBLE)
                .orElse(false);
    }

    private boolean isHidden(Field column) {
        return master.sheet(column.sheet()).stream()
                .map(MasterSheet::columnStyles)
                .flatMap(List::stream)
                .anyMatch(one -> one.hidden()
                        && one.first() <= column.cell().column()
                        && one.last() >= column.cell().column());
    }

    /** A column of the consolidated sheet: a field of the table, of a cross table once per key. */
    private record Shown(Field field, String name, String head) {}

    /**
     * The sheets of a table: none where its rows hold no input, since nobody sends anything in it; one for each cohort where
     * the repeated columns of one are not those of the other, so that neither stands beside empty columns.
     */
    private List<LookPage> table(Table table) {
        if (table.columns().stream().noneMatch(Field::input)) {
            return List.of();
        }
        Map<String, List<Collected.HandedIn>> groups = new LinkedHashMap<>();
        collected
                .handedIn()
                .forEach(one -> groups.computeIfAbsent(one.code(), code -> new ArrayList<>())
                        .add(one));
        boolean apart = collected.form().card().about() == FormCard.About.COHORT
                && groups.values().stream()
                                .map(some -> crossed(table, "", some))
                                .distinct()
                                .count()
                        > 1;
        if (!apart) {
            return List.of(page(table, collected.handedIn(), ""));
        }
        List<LookPage> pages = new ArrayList<>();
        groups.forEach((code, some) -> pages.add(
                page(table, some, Cohort.ofId(code).map(Cohort::shortLabel).orElse(code))));
        return pages;
    }

    private LookPage page(Table table, List<Collected.HandedIn> some, String called) {
        List<Shown> shown = new ArrayList<>();
        for (Field field : table.columns()) {
            if (!isHidden(field)) {
                shown.addAll(shown(table, field, some));
            }
        }
        List<LookPage.Column> columns = new ArrayList<>(cells.heads());
        for (Shown one : shown) {
            columns.add(LookPage.Column.like(
                    one.head(),
                    new LookPage.Lender(
                            table.sheet(),
                            new CellRef(table.headerRow(), one.field().cell().column()),
                            one.field().cell()),
                    one.name().endsWith("]") ? CROSS_WIDTH : 0));
        }
        columns.addAll(ConsolidationCells.sources());
        List<List<@Nullable Content>> rows = new ArrayList<>();
        for (Collected.HandedIn one : some) {
            for (Values.Row row : one.values().rows(table.name())) {
                if (row.cells().isEmpty()) {
                    continue;
                }
                List<@Nullable Content> line = cells.front(rows.size() + 1, one);
                shown.forEach(column -> line.add(cells.content(row.value(column.name()))));
                line.addAll(cells.source(one, row.sheet(), first(table, row)));
                rows.add(line);
            }
        }
        return new LookPage(
                called.isEmpty() ? table.sheet() : table.sheet() + "_" + called,
                table.sheet(),
                called.isEmpty() ? title() : title() + "（" + called + "）",
                note(rows.size(), some),
                columns,
                rows,
                cells.heads().size(),
                columns.size() - ConsolidationCells.sources().size());
    }

    private List<Shown> shown(Table table, Field field, List<Collected.HandedIn> some) {
        String label = field.label().isEmpty() ? field.name() : field.label();
        if (table.cross().stream().noneMatch(cross -> cross.column().equals(field.name()))) {
            return List.of(new Shown(field, field.name(), label + (field.required() ? "*" : "")));
        }
        return crossed(table, field.name(), some).stream()
                .map(name -> {
                    String key = name.substring(field.name().length() + 1, name.length() - 1);
                    String called = collected.crossNames().getOrDefault(key, "");
                    return new Shown(field, name, called.isEmpty() ? key : key + "\n" + called);
                })
                .toList();
    }

    /** The names of the repeated columns, of one field or (empty) of all, in the order of the sheets that were sent. */
    private static Set<String> crossed(Table table, String field, List<Collected.HandedIn> some) {
        Set<String> names = new LinkedHashSet<>();
        some.forEach(one -> one.values()
                .rows(table.name())
                .forEach(row -> row.cells().keySet().stream()
                        .filter(name -> field.isEmpty() ? name.endsWith("]") : name.startsWith(field + "["))
                        .forEach(names::add)));
        return names;
    }

    /** The cell of a row's first input that holds something; of its first value where none does. */
    private static CellRef first(Table table, Values.Row row) {
        return row.cells().entrySet().stream()
                .filter(entry -> table.column(entry.getKey().replaceFirst("\\[.*", ""))
                        .map(Field::input)
                        .orElse(false))
                .findFirst()
                .or(() -> row.cells().entrySet().stream().findFirst())
                .orElseThrow()
                .getValue()
                .cell();
    }

    /** A row per workbook, a column per single input. */
    private Optional<LookPage> fields() {
        Form form = collected.form();
        List<Field> inputs = form.fields().stream()
                .filter(Field::input)
                .filter(field -> isVisible(field.sheet()))
                .toList();
        if (inputs.isEmpty()) {
            return Optional.empty();
        }
        List<LookPage.Column> columns = new ArrayList<>(cells.heads());
        for (Field field : inputs) {
            String label = field.label().isEmpty() ? field.name() : field.label();
            columns.add(ConsolidationCells.fitted(
                    label + (field.required() ? "*" : ""),
                    field.format(),
                    collected.handedIn().stream()
                            .map(one -> one.values().text(field.name()))
                            .toList()));
        }
        columns.addAll(ConsolidationCells.sources());
        List<List<@Nullable Content>> rows = new ArrayList<>();
        for (Collected.HandedIn one : collected.handedIn()) {
            Values values = one.values();
            List<@Nullable Content> line = cells.front(rows.size() + 1, one);
            inputs.forEach(field -> line.add(cells.content(values.value(field.name()))));
            Values.Entry first = inputs.stream()
                    .map(field -> values.fields().get(field.name()))
                    .filter(entry -> entry != null)
                    .findFirst()
                    .orElse(null);
            line.addAll(cells.source(one, first == null ? "" : first.sheet(), first == null ? null : first.cell()));
            rows.add(line);
        }
        return Optional.of(new LookPage(
                FIELDS,
                inputs.get(0).sheet(),
                title(),
                note(rows.size(), collected.handedIn()),
                columns,
                rows,
                cells.heads().size(),
                columns.size() - ConsolidationCells.sources().size()));
    }

    private LookPage missing() {
        ConsolidationCells units = cells(
                FormCard.About.UNIT,
                collected.missing().stream().map(Collected.Missing::period).toList());
        List<LookPage.Column> columns = new ArrayList<>(units.heads());
        columns.add(LookPage.Column.plain("单位全称", 40, "@"));
        columns.add(LookPage.Column.plain("类别", 18, "@"));
        columns.add(LookPage.Column.plain("报送情况", 14, "@"));
        List<List<@Nullable Content>> rows = new ArrayList<>();
        for (Collected.Missing one : collected.missing()) {
            List<@Nullable Content> line =
                    units.front(rows.size() + 1, one.unit(), one.unit().code(), one.period());
            line.add(new Content.Text(one.unit().name()));
            line.add(new Content.Text(one.unit().cohort().label()));
            line.add(new Content.Text(one.state().label()));
            rows.add(line);
        }
        String note = !collected.tracked()
                ? "本表不跟踪各单位的报送情况。"
                : rows.isEmpty() ? "应报单位全部已报。" : "尚未报送、退回修改和待确认的共 " + rows.size() + " 条。";
        return new LookPage(
                MISSING,
                collected.form().tables().stream().map(Table::sheet).findFirst().orElse(null),
                title() + "未报单位",
                stand() + "　" + note,
                columns,
                rows,
                units.heads().size(),
                columns.size());
    }

    private String title() {
        String period = collected.period().chinese();
        String form = collected.form().card().title();
        // 2020年度 and 年度工作台账 share their 年度
        String whole = period.endsWith("年度") && form.startsWith("年度") ? form.substring(2) : form;
        return collected.scheme().policy().city() + period + whole + (form.endsWith("汇总表") ? "" : "汇总");
    }

    private String note(int rows, List<Collected.HandedIn> some) {
        long units = some.stream().map(one -> one.code()).distinct().count();
        return stand()
                + "　已报 "
                + (collected.form().card().about() == FormCard.About.UNIT ? units + " 个单位" : some.size() + " 份")
                + "，共 " + rows + " 行";
    }

    private String stand() {
        Cohort cohort = collected.cohort();
        return (cohort == null ? "全部单位" : cohort.label())
                + (collected.scheme().example() ? "　示例，非正式指标" : "")
                + "　截至 " + Deadlines.day(collected.at());
    }
}
