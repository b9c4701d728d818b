package org.kaoping.shelf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kaoping.form.Field;
import org.kaoping.form.Form;
import org.kaoping.form.Table;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/** A restyled scheme master keeps every input of the shipped one, as what it is: {@link SchemeReader} reads them by name. */
final class SchemeContract {
    private static final Set<Field.Type> WORDS = Set.of(Field.Type.TEXT, Field.Type.LIST);
    private static final Set<Field.Type> NUMBERS = Set.of(Field.Type.INTEGER, Field.Type.DECIMAL);

    private SchemeContract() {}

    static List<Problem> check(Form master, Form shipped) {
        List<Problem> problems = new ArrayList<>();
        for (Field field : shipped.fields()) {
            if (field.input()) {
                same(problems, field, master.field(field.name()), "{" + field.name() + "}", Place.WORKBOOK);
            }
        }
        for (Table table : shipped.tables()) {
            Optional<Table> there = master.table(table.name());
            Place place = there.map(one -> one.columns().get(0).place()).orElse(Place.WORKBOOK);
            for (Field column : table.columns()) {
                String name = "{" + table.name() + "." + column.name() + "}";
                same(problems, column, there.flatMap(one -> one.column(column.name())), name, place);
            }
            heads(problems, table, there, place);
        }
        return problems;
    }

    /** The heads above a cross table's column are what its keys are. */
    private static void heads(List<Problem> problems, Table table, Optional<Table> there, Place place) {
        Set<String> found = new HashSet<>();
        there.ifPresent(one -> found.addAll(names(one)));
        names(table).stream()
                .filter(name -> !found.contains(name))
                .forEach(name -> problems.add(
                        Problem.of(ProblemCode.CONTRACT_FIELD_MISSING, place).expected(name)));
    }

    private static List<String> names(Table table) {
        return table.cross().stream()
                .flatMap(cross -> cross.heads().stream().map(head -> "{" + cross.list() + "." + head.attribute() + "}"))
                .toList();
    }

    private static void same(List<Problem> problems, Field was, Optional<Field> now, String name, Place place) {
        if (now.isEmpty()) {
            problems.add(Problem.of(ProblemCode.CONTRACT_FIELD_MISSING, place).expected(name));
        } else if (was.input() != now.get().input()
                || !alike(was.type(), now.get().type())) {
            problems.add(Problem.of(ProblemCode.CONTRACT_TYPE_WRONG, now.get().place())
                    .found(now.get().type().id())
                    .expected(name));
        }
    }

    private static boolean alike(Field.Type one, Field.Type other) {
        return one == other
                || (WORDS.contains(one) && WORDS.contains(other))
                || (NUMBERS.contains(one) && NUMBERS.contains(other));
    }
}
