package org.kaoping.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.FormulaGrowth;
import org.kaoping.form.book.Growth;
import org.kaoping.form.book.SheetGrowth;

/** Lays a form out with its lists: where every field, row, column and fixed text stands once the tables have grown. */
public final class Layouts {
    private Layouts() {}

    /** The layout of a form with these lists. A list that is missing or empty leaves one blank row (column). */
    public static Layout of(Form form, Lists lists) {
        Growth growth = growth(form, lists);
        Map<String, CellRef> fields = new LinkedHashMap<>();
        Map<String, Rule.Validation> rules = new LinkedHashMap<>();
        for (Field field : form.fields()) {
            fields.put(field.name(), growth.of(field.sheet()).cell(field.cell()));
            Rule.Validation rule = grown(field.validation(), growth);
            if (rule != null) {
                rules.put(field.name(), rule);
            }
        }
        Map<String, Layout.Grown> tables = new LinkedHashMap<>();
        for (Table table : form.tables()) {
            tables.put(table.name(), grown(table, lists, growth));
        }
        Map<String, SortedMap<CellRef, String>> furniture = new LinkedHashMap<>();
        form.furniture().forEach((sheet, texts) -> {
            SortedMap<CellRef, String> moved = new TreeMap<>();
            texts.forEach((cell, text) -> growth.of(sheet).copies(cell).forEach(copy -> moved.put(copy.at(), text)));
            furniture.put(sheet, moved);
        });
        return new Layout(form, lists, fields, tables, furniture, grown(form.checks(), growth), rules);
    }

    /** How the master's sheets grow with these lists. */
    static Growth growth(Form form, Lists lists) {
        Map<String, List<SheetGrowth.Band>> rows = new LinkedHashMap<>();
        Map<String, List<SheetGrowth.Band>> columns = new LinkedHashMap<>();
        for (Table table : form.tables()) {
            int copies = rowCopies(form, table, lists);
            if (copies > 0) {
                int first = table.columns().stream()
                        .mapToInt(f -> f.cell().column())
                        .min()
                        .orElse(0);
                int last = table.columns().stream()
                        .mapToInt(f -> f.cell().column())
                        .max()
                        .orElse(0);
                rows.computeIfAbsent(table.sheet(), s -> new ArrayList<>())
                        .add(new SheetGrowth.Band(table.row(), first, last, copies));
            }
            for (Table.Cross cross : table.cross()) {
                int column = table.column(cross.column()).orElseThrow().cell().column();
                int top = cross.heads().stream()
                        .mapToInt(head -> head.cell().row())
                        .min()
                        .orElse(table.headerRow());
                columns.computeIfAbsent(table.sheet(), s -> new ArrayList<>())
                        .add(new SheetGrowth.Band(
                                column,
                                Math.min(top, table.headerRow()),
                                table.row() + Math.max(1, table.reserved()) - 1,
                                Math.max(1, lists.of(cross.list()).size())));
            }
        }
        Map<String, SheetGrowth> sheets = new LinkedHashMap<>();
        form.tables()
                .forEach(table -> sheets.computeIfAbsent(
                        table.sheet(),
                        sheet -> new SheetGrowth(
                                rows.getOrDefault(sheet, List.of()), columns.getOrDefault(sheet, List.of()))));
        return new Growth(sheets);
    }

    /** Rows of a given table; of a free one beside a given one as many as that pushes in between; else none. */
    private static int rowCopies(Form form, Table table, Lists lists) {
        return form.tables().stream()
                .filter(other -> other.given()
                        && (table.given()
                                ? other.equals(table)
                                : other.sheet().equals(table.sheet()) && other.row() == table.row()))
                .mapToInt(other -> Math.max(1, lists.of(other.name()).size()))
                .max()
                .orElse(0);
    }

    private static Layout.Grown grown(Table table, Lists lists, Growth all) {
        SheetGrowth growth = all.of(table.sheet());
        List<Layout.GrownColumn> columns = new ArrayList<>();
        for (Field field : table.columns()) {
            Field moved = new Field(
                    field.name(),
                    field.label(),
                    field.input(),
                    field.required(),
                    field.type(),
                    field.sheet(),
                    field.cell(),
                    field.format(),
                    grown(field.validation(), all));
            int start = growth.column(field.cell().column());
            List<Table.Cross> cross = table.cross().stream()
                    .filter(one -> one.column().equals(field.name()))
                    .toList();
            if (cross.isEmpty()) {
                columns.add(new Layout.GrownColumn(moved, start, null));
                continue;
            }
            List<Map<String, CellValue>> entries = lists.of(cross.get(0).list());
            for (int i = 0; i < entries.size(); i++) {
                columns.add(new Layout.GrownColumn(moved, start + i, key(entries.get(i), i)));
            }
        }
        int first = growth.row(table.row());
        int column =
                table.columns().isEmpty() ? 0 : table.columns().get(0).cell().column();
        int last = table.given()
                ? first + Math.max(1, lists.of(table.name()).size()) - 1
                : growth.lastRow(table.row() + Math.max(1, table.reserved()) - 1, column, column);
        return new Layout.Grown(table, growth.row(table.headerRow()), first, last, columns, grown(table.checks(), all));
    }

    /** What identifies an entry of a list: its code, else its number, else its place from 1. */
    static String key(Map<String, CellValue> entry, int index) {
        CellValue key = entry.get("code");
        if (key == null) {
            key = entry.get("no");
        }
        return key == null ? String.valueOf(index + 1) : key.shown();
    }

    private static List<Table.Check> grown(List<Table.Check> checks, Growth growth) {
        return checks.stream()
                .map(check -> new Table.Check(
                        check.sheet(),
                        growth.of(check.sheet()).cell(check.cell()),
                        FormulaGrowth.grow(
                                check.formula(), growth, new FormulaGrowth.Home(check.sheet(), check.cell(), 0, 0)),
                        check.severity(),
                        check.trialUntil()))
                .toList();
    }

    private static Rule.@Nullable Validation grown(Rule.@Nullable Validation rule, Growth growth) {
        if (rule == null) {
            return null;
        }
        FormulaGrowth.Home home = new FormulaGrowth.Home(rule.sheet(), rule.anchor(), 0, 0);
        Rule moved;
        if (rule.rule() instanceof Rule.OneOfRange range) {
            moved = new Rule.OneOfRange(FormulaGrowth.growRange(range.formula(), growth, home));
        } else if (rule.rule() instanceof Rule.Bounds bounds) {
            moved = new Rule.Bounds(
                    bounds.quantity(),
                    bounds.operator(),
                    FormulaGrowth.grow(bounds.first(), growth, home),
                    FormulaGrowth.grow(bounds.second(), growth, home));
        } else if (rule.rule() instanceof Rule.Custom custom) {
            moved = new Rule.Custom(FormulaGrowth.grow(custom.formula(), growth, home));
        } else {
            moved = rule.rule();
        }
        return new Rule.Validation(
                moved,
                rule.sheet(),
                growth.of(rule.sheet()).cell(rule.anchor()),
                rule.severity(),
                rule.ignoreBlank(),
                rule.prompt(),
                rule.errorText(),
                rule.trialUntil());
    }
}
