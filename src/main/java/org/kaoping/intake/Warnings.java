package org.kaoping.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kaoping.form.Values;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.Severity;
import org.kaoping.problem.Wording;

/**
 * Which warning is which, over all workbooks of a form, unit and period: named by its kind and by what it speaks of. That
 * is the field, or the column of the row with that key, wherever it stands in the file. Where rows have no key of their
 * own (running numbers), or nothing of the form is named, the sentence itself is part of the name, because another row may
 * stand there the next time.
 */
final class Warnings {
    private static final int NAME_BYTES = 8;

    /** A warning and its name: the kind, a dash and 16 hexadecimal digits. */
    record Named(String id, Problem problem) {
        String said() {
            return Wording.fault(problem);
        }
    }

    private Warnings() {}

    /** The warnings among the problems, named, in their order. */
    static List<Named> of(List<Problem> problems, Values values) {
        Map<String, String> subjects = subjects(values);
        Map<String, Integer> met = new HashMap<>();
        List<Named> named = new ArrayList<>();
        for (Problem problem : problems) {
            if (problem.severity() == Severity.WARNING) {
                String subject = subject(problem, subjects);
                // two rules may doubt one value
                int number = met.merge(problem.code().id() + ' ' + subject, 1, Integer::sum);
                named.add(new Named(problem.code().id() + '-' + digest(subject + '\n' + number), problem));
            }
        }
        return List.copyOf(named);
    }

    private static String subject(Problem problem, Map<String, String> subjects) {
        if (Doubts.ANSWERABLE.contains(problem.code())) {
            // of the workbook as a whole, once: its sentence names days that are others the next time
            return "";
        }
        Place place = problem.place();
        String cell = place.sheet() + "!" + place.cell();
        String known = subjects.get(cell);
        if (known != null) {
            return known;
        }
        // an empty cell of a row that has a key
        String row = subjects.get(cell.replaceFirst("[A-Z]+(?=[0-9]+$)", "row "));
        if (row != null && place.field() != null) {
            return row + '.' + place.field();
        }
        return cell + '\n' + place.field() + '\n' + Wording.fault(problem);
    }

    /** What stands where: field or table[key].column by sheet and cell, table[key] by sheet and row. */
    private static Map<String, String> subjects(Values values) {
        Map<String, String> subjects = new HashMap<>();
        values.fields().forEach((name, entry) -> subjects.put(entry.sheet() + "!" + entry.a1(), name));
        values.tables().forEach((table, rows) -> {
            if (keyed(rows)) {
                for (Values.Row row : rows) {
                    String name = table + '[' + row.key() + ']';
                    subjects.put(row.sheet() + "!row " + (row.row() + 1), name);
                    row.cells()
                            .forEach((column, entry) ->
                                    subjects.put(entry.sheet() + "!" + entry.a1(), name + '.' + column));
                }
            }
        });
        return subjects;
    }

    /** Whether the rows have keys of their own, each its own one, that are not mere running numbers. */
    private static boolean keyed(List<Values.Row> rows) {
        Set<String> keys = new HashSet<>();
        boolean running = true;
        for (Values.Row row : rows) {
            running &= row.key().matches("[0-9]+");
            if (!keys.add(row.key())) {
                return false;
            }
        }
        return !running;
    }

    private static String digest(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
