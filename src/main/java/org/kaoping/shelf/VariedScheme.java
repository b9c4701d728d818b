package org.kaoping.shelf;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.CellValue;
import org.kaoping.form.Field;
import org.kaoping.form.Filling;
import org.kaoping.form.FormChecker;
import org.kaoping.form.FormFiller;
import org.kaoping.form.FormReader;
import org.kaoping.form.Layouts;
import org.kaoping.form.Lists;
import org.kaoping.form.Rule;
import org.kaoping.form.Values;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Limits;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Scheme;

/**
 * The scheme in force of a year with some settings and full marks otherwise, as if the office had written them into its
 * workbook: read and checked by the very rules of a scheme workbook that is uploaded. Nothing is kept of it.
 */
public final class VariedScheme {
    /** Before the code of an indicator whose full marks are changed. */
    public static final String FULL = "full:";

    private static final Filling NOTHING = new Filling(Map.of(), new Lists(Map.of()), Set.of(), null);
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d{1,6})?");
    private static final int LONGEST = 100;

    private final Shelf shelf;

    /** Reads the schemes of that shelf. */
    public VariedScheme(Shelf shelf) {
        this.shelf = shelf;
    }

    /**
     * The scheme as it would be.
     *
     * @param scheme the scheme in force that is varied
     * @param changes what is written, by setting ({@code P20a}; empty: left blank) or indicator ({@code full:B0101})
     * @param today the day that the master's own formulas take for today
     * @return the scheme, of the same version number; the problems that its workbook would have in the changed cells, or
     *     because of them
     */
    public Checked<Scheme> of(Scheme scheme, Map<String, String> changes, LocalDate today) {
        Schemes.Original original =
                shelf.original(scheme.year(), scheme.version()).orElse(null);
        if (original == null) {
            return Checked.failed(
                    Problem.of(ProblemCode.SCHEME_MISSING, Place.WORKBOOK).expected(String.valueOf(scheme.year())));
        }
        return Books.open(original.bytes(), "scheme.xlsx", Limits.STANDARD)
                .then(book -> vary(original, book, changes, today))
                .then(varied -> Checked.of(varied.withVersion(scheme.version())));
    }

    /** The options that the master in force gives for a setting; none where it is a number or free. */
    public List<String> options(int year, String setting) {
        Optional<Field> field = shelf.form("scheme", year).flatMap(form -> form.field(setting));
        Rule.Validation validation = field.map(Field::validation).orElse(null);
        return validation != null && validation.rule() instanceof Rule.OneOf one ? one.options() : List.of();
    }

    private static Checked<Scheme> vary(
            Schemes.Original original, Book book, Map<String, String> changes, LocalDate today) {
        FormFiller filler =
                FormFiller.prepare(Layouts.of(original.master(), FormReader.discover(original.master(), book)));
        return FormReader.read(filler.layout(), book, null).then(values -> {
            List<Problem> problems = new ArrayList<>();
            Set<Place> changed = new HashSet<>();
            Values varied = written(original, values, changes, problems, changed);
            if (!problems.isEmpty()) {
                return Checked.failed(problems);
            }
            Checked<Values> own = FormChecker.examine(filler, NOTHING, varied, today);
            own.problems().stream()
                    .filter(Problem::isError)
                    .filter(problem -> changed.contains(cell(problem.place())))
                    .forEach(problems::add);
            Set<Place> told = new HashSet<>(
                    problems.stream().map(problem -> cell(problem.place())).toList());
            Checked<Scheme> read = SchemeReader.read(own.value().orElse(varied));
            read.problems().stream()
                    .filter(Problem::isError)
                    .filter(problem -> problem.place().cell() == null || !told.contains(cell(problem.place())))
                    .forEach(problems::add);
            Scheme scheme = read.valueOrNull();
            return scheme == null || !problems.isEmpty() ? Checked.failed(problems) : Checked.of(scheme);
        });
    }

    private static Place cell(Place place) {
        return new Place(place.sheet(), place.cell(), null);
    }

    /** The values with the changes in them, at the cells where the workbook has them. */
    private static Values written(
            Schemes.Original original,
            Values values,
            Map<String, String> changes,
            List<Problem> problems,
            Set<Place> changed) {
        Map<String, Values.Entry> fields = new LinkedHashMap<>(values.fields());
        Map<String, List<Values.Row>> tables = new LinkedHashMap<>(values.tables());
        changes.forEach((name, text) -> {
            if (text.codePointCount(0, text.length()) > LONGEST) {
                problems.add(Problem.of(ProblemCode.SCHEME_VALUE_WRONG, Place.WORKBOOK)
                        .found(text.substring(0, text.offsetByCodePoints(0, 20)) + "…")
                        .expected("最多 " + LONGEST + " 个字"));
                return;
            }
            CellValue value = value(text.strip());
            if (!name.startsWith(FULL)) {
                Field field = original.master().field(name).orElse(null);
                if (field == null || !field.input()) {
                    problems.add(unknown(name));
                    return;
                }
                Values.Entry was = values.fields().get(name);
                Values.Entry now = was == null ? new Values.Entry(CellValue.of(""), field.sheet(), field.cell()) : was;
                changed.add(new Place(now.sheet(), now.a1(), null));
                put(fields, name, now, value);
                return;
            }
            String code = name.substring(FULL.length());
            String table = code.startsWith("X") ? "indX" : "indB";
            List<Values.Row> rows = new ArrayList<>(tables.getOrDefault(table, List.of()));
            int at = at(rows, code);
            Values.Entry was = at < 0 ? null : rows.get(at).cells().get("full");
            if (was == null) {
                problems.add(unknown(code));
                return;
            }
            Map<String, Values.Entry> cells = new LinkedHashMap<>(rows.get(at).cells());
            put(cells, "full", was, value);
            changed.add(new Place(was.sheet(), was.a1(), null));
            rows.set(
                    at,
                    new Values.Row(
                            rows.get(at).key(),
                            rows.get(at).sheet(),
                            rows.get(at).row(),
                            cells));
            tables.put(table, rows);
        });
        return new Values(fields, tables, values.sheets());
    }

    private static void put(Map<String, Values.Entry> cells, String name, Values.Entry was, @Nullable CellValue value) {
        if (value == null) {
            cells.remove(name);
        } else {
            cells.put(name, new Values.Entry(value, was.sheet(), was.cell()));
        }
    }

    private static int at(List<Values.Row> rows, String code) {
        for (int i = 0; i < rows.size(); i++) {
            CellValue own = rows.get(i).value("code");
            if (own != null && own.shown().strip().equals(code)) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable CellValue value(String text) {
        if (text.isEmpty()) {
            return null;
        }
        return NUMBER.matcher(text).matches() ? CellValue.of(new BigDecimal(text)) : CellValue.of(text);
    }

    private static Problem unknown(String name) {
        return Problem.of(ProblemCode.SCHEME_UNKNOWN_REFERENCE, Place.WORKBOOK)
                .found(name.length() > 40 ? name.substring(0, 40) : name)
                .expected("考评方案");
    }
}
