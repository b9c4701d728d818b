package org.kaoping.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaoping.form.CellValue;
import org.kaoping.form.Field;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.FormFiller;
import org.kaoping.form.Layouts;
import org.kaoping.form.Lists;
import org.kaoping.form.Table;
import org.kaoping.form.Vocabulary;
import org.kaoping.form.book.Sheet;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * What a master of the ranking workbook must hold and may ask for: a restyled one may move and rename everything, but a
 * result without a list of it, or without the mark that it is a draft, would mislead who reads it.
 */
public final class RankingContract {
    /** Columns that say who stands where and why; single names that the figures and the reader need. */
    private static final Set<String> NEEDED = Set.copyOf(List.of(
            ("madeUnder inputsHash asOf scale g1 g2 g3 lowY honourB honourX critB critX tier1 tier2 tier3 bonusCap totalCap"
                            + " bonusRule bonusDecided falseScope movesUp depRank.code depRank.name couRank.code couRank.name"
                            + " depMarks.code depMarks.mark couMarks.code couMarks.mark awards.unit awards.result awards.tier"
                            + " findings.unit findings.grade findings.falsity months.code months.state yearly.code"
                            + " yearly.state out.code out.reason honours.code honours.title criticism.code criticism.title")
                    .split(" ", -1)));

    private static final String MARK = "{resultMark}";

    /** More than one row, so that what grows is grown. */
    private static final int TRIED_ROWS = 2;

    private RankingContract() {}

    /** The names that must be there, single ones by name, columns as {@code table.column}. */
    public static Set<String> fields() {
        return NEEDED;
    }

    /**
     * What a compiled master lacks or asks in vain, each at its cell, its table's cell or its sheet. Nothing for other forms.
     */
    public static List<Problem> check(Form form) {
        if (!form.card().id().equals(RankingWorkbook.FORM)) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>(check(form, RankingWorkbook.VOCABULARY, NEEDED));
        unmarked(problems, form);
        return problems;
    }

    /**
     * What a compiled master that the server fills lacks or asks in vain.
     *
     * @param vocabulary the names that are written
     * @param needed the names that must be there, single ones by name, columns as {@code table.column}
     */
    static List<Problem> check(Form form, Vocabulary vocabulary, Set<String> needed) {
        List<Problem> problems = new ArrayList<>();
        needed.stream().sorted().forEach(name -> missing(problems, form, name));
        inVain(problems, form, vocabulary);
        if (problems.isEmpty() && !writable(form, vocabulary)) {
            problems.add(Problem.of(ProblemCode.MASTER_NOT_PUBLISHABLE, Place.WORKBOOK)
                    .found("用它生成不了「" + form.card().title() + "」")
                    .with("advice", "请检查占位符是否都在可用名称里、表格各行是否完整。"));
        }
        return problems;
    }

    private static void missing(List<Problem> problems, Form form, String name) {
        int dot = name.indexOf('.');
        Table table = dot < 0 ? null : form.table(name.substring(0, dot)).orElse(null);
        boolean there = dot < 0
                ? form.field(name).isPresent()
                : table != null && table.column(name.substring(dot + 1)).isPresent();
        if (!there) {
            Place place =
                    table == null ? Place.WORKBOOK : table.columns().get(0).place();
            problems.add(Problem.of(ProblemCode.CONTRACT_FIELD_MISSING, place).expected("{" + name + "}"));
        }
    }

    /** Each sheet that people see says that it is a draft. */
    private static void unmarked(List<Problem> problems, Form form) {
        form.master().sheets().stream()
                .filter(sheet -> sheet.visibility() == Sheet.Visibility.VISIBLE)
                .filter(sheet ->
                        form.furniture().getOrDefault(sheet.name(), new java.util.TreeMap<>()).values().stream()
                                .noneMatch(text -> text.contains(MARK)))
                .forEach(sheet ->
                        problems.add(Problem.of(ProblemCode.CONTRACT_FIELD_MISSING, Place.ofSheet(sheet.name()))
                                .expected(MARK)));
    }

    /** Names that a hand-out could write, but no result. */
    private static void inVain(List<Problem> problems, Form form, Vocabulary vocabulary) {
        form.fields().stream()
                .filter(field -> !vocabulary.fields().contains(field.name()))
                .forEach(field -> problems.add(unknown(field, "{" + field.name() + "}")));
        for (Table table : form.tables()) {
            Set<String> names = vocabulary.lists().getOrDefault(table.name(), Set.of());
            Set<String> crossed = new java.util.HashSet<>(
                    table.cross().stream().map(Table.Cross::column).toList());
            table.columns().stream()
                    .filter(column -> !names.contains(column.name()) && !crossed.contains(column.name()))
                    .forEach(column -> problems.add(unknown(column, "{" + table.name() + "." + column.name() + "}")));
        }
    }

    private static Problem unknown(Field field, String written) {
        return Problem.of(ProblemCode.PLACEHOLDER_UNKNOWN, field.place()).found(written);
    }

    /** Whether a workbook comes of it when every list has rows. */
    private static boolean writable(Form form, Vocabulary vocabulary) {
        Map<String, List<Map<String, CellValue>>> lists = new LinkedHashMap<>();
        vocabulary.lists().forEach((name, attributes) -> {
            List<Map<String, CellValue>> rows = new ArrayList<>();
            for (int i = 1; i <= TRIED_ROWS; i++) {
                Map<String, CellValue> row = new LinkedHashMap<>();
                CellValue value = CellValue.of(i);
                attributes.forEach(attribute -> row.put(attribute, value));
                rows.add(row);
            }
            lists.put(name, rows);
        });
        Map<String, CellValue> fields = new LinkedHashMap<>();
        vocabulary.fields().forEach(name -> fields.put(name, CellValue.of(1)));
        Filling filling = new Filling(fields, new Lists(lists), Set.of(), null);
        try {
            return FormFiller.prepare(Layouts.of(form, filling.lists())).fill(filling).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
