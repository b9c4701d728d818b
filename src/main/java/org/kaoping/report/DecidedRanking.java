package org.kaoping.report;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kaoping.assessment.Fingerprint;
import org.kaoping.assessment.Result;
import org.kaoping.form.Field;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.Stamp;
import org.kaoping.form.Table;
import org.kaoping.form.book.CellRef;

/** The ranking workbook as the office sends it back: no more of it is read than the decisions on the proposed lists. */
public final class DecidedRanking {
    private static final Set<String> TABLES = Set.of("honours", "criticism");

    private DecidedRanking() {}

    /** The ranking's form with nothing but the proposed lists. */
    public static Form form(Form ranking) {
        List<Table> tables = ranking.tables().stream()
                .filter(table -> TABLES.contains(table.name()))
                .toList();
        Set<String> sheets = tables.stream().map(Table::sheet).collect(Collectors.toSet());
        Map<String, SortedMap<CellRef, String>> furniture = new TreeMap<>();
        ranking.furniture().forEach((sheet, texts) -> {
            if (sheets.contains(sheet)) {
                furniture.put(sheet, texts);
            }
        });
        return new Form(
                ranking.card(), ranking.fingerprint(), List.of(), tables, List.of(), furniture, ranking.master());
    }

    /** What was written into it: only the units' codes are compared when it comes back. */
    public static Filling filling(Result result, Form form) {
        Filling whole = RankingWorkbook.filling(result);
        Set<String> told = new HashSet<>();
        form.tables()
                .forEach(table -> table.columns().stream()
                        .map(Field::name)
                        .filter(column -> !column.equals("code"))
                        .forEach(column -> told.add(table.name() + "." + column)));
        return new Filling(whole.fields(), whole.lists(), Set.of(), null, told);
    }

    /** What stands for all that the lists follow from. */
    public static String code(Result result) {
        return Fingerprint.undecided(result.ranking().facts());
    }

    /** The stamp that a ranking workbook is handed out with, still without its seal. */
    public static Stamp stamp(Result result, Form form) {
        var scheme = result.ranking().facts().scheme();
        return new Stamp(
                form.card().id(),
                form.fingerprint(),
                scheme.year(),
                scheme.version(),
                "",
                String.valueOf(scheme.year()),
                code(result),
                "");
    }
}
