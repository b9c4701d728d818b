package org.kaoping.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kaoping.form.CellValue;
import org.kaoping.form.Field;
import org.kaoping.form.Form;
import org.kaoping.form.Lists;
import org.kaoping.form.Table;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * Whether a workbook that was handed out under an earlier version of the year's scheme or of its master may still be
 * accepted: as long as the fields, indicators and full marks that it carries are unchanged.
 */
final class Versions {
    /** What of a given row must be unchanged, as far as the form shows it. */
    private static final Set<String> MARKED = Set.of("code", "no", "name", "full", "item");

    private Versions() {}

    /**
     * A form with the lists that it was or would be handed out with.
     *
     * @param version the scheme's version
     */
    record Handed(Form form, Lists lists, int version) {}

    /** What speaks against an earlier workbook, or the note that it is one; empty where it is of today. */
    static Optional<Problem> compare(Handed then, Handed now) {
        boolean sameForm = then.form().fingerprint().equals(now.form().fingerprint());
        if (sameForm && then.version() == now.version()) {
            return Optional.empty();
        }
        if (!sameForm && !inputs(then.form()).equals(inputs(now.form()))) {
            return Optional.of(Problem.of(ProblemCode.OLD_FORM, Place.WORKBOOK)
                    .found("以前的表样")
                    .expected("现行表样，填写内容有增减"));
        }
        for (Table table : now.form().tables()) {
            if (table.columns().stream().anyMatch(Field::input)
                    && !rows(table, then).equals(rows(table, now))) {
                return Optional.of(
                        Problem.of(ProblemCode.SCHEME_CHANGED, Place.WORKBOOK).found(String.valueOf(then.version())));
            }
        }
        String which = then.version() == now.version() ? "以前的表样" : "第" + then.version() + "版方案";
        return Optional.of(
                Problem.of(ProblemCode.EARLIER_VERSION, Place.WORKBOOK).found(which));
    }

    private static Map<String, Field.Type> inputs(Form form) {
        Map<String, Field.Type> inputs = new TreeMap<>();
        form.fields().stream().filter(Field::input).forEach(field -> inputs.put(field.name(), field.type()));
        for (Table table : form.tables()) {
            table.columns().stream()
                    .filter(Field::input)
                    .forEach(column -> inputs.put(table.name() + "." + column.name(), column.type()));
        }
        return inputs;
    }

    /** The given rows and cross heads of a table, in order, as far as they must be unchanged. */
    private static Map<String, List<Map<String, String>>> rows(Table table, Handed handed) {
        Map<String, List<Map<String, String>>> all = new LinkedHashMap<>();
        if (table.given()) {
            Set<String> shown = new TreeSet<>();
            table.columns().stream().filter(column -> !column.input()).forEach(column -> shown.add(column.name()));
            shown.retainAll(MARKED);
            all.put(table.name(), entries(handed.lists(), table.name(), shown));
        }
        for (Table.Cross cross : table.cross()) {
            Set<String> shown = new TreeSet<>();
            cross.heads().forEach(head -> shown.add(head.attribute()));
            shown.retainAll(MARKED);
            all.put(cross.column() + "/" + cross.list(), entries(handed.lists(), cross.list(), shown));
        }
        return all;
    }

    private static List<Map<String, String>> entries(Lists lists, String list, Set<String> attributes) {
        return lists.of(list).stream()
                .map(entry -> {
                    Map<String, String> kept = new TreeMap<>();
                    for (String attribute : attributes) {
                        CellValue value = entry.get(attribute);
                        kept.put(attribute, value == null ? "" : value.shown());
                    }
                    return kept;
                })
                .toList();
    }
}
