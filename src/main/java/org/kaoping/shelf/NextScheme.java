package org.kaoping.shelf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kaoping.form.Form;
import org.kaoping.form.FormReader;
import org.kaoping.form.Layout;
import org.kaoping.form.Layouts;
import org.kaoping.form.Values;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Limits;
import org.kaoping.form.book.PatchedBook;
import org.kaoping.form.book.PatchedBook.Patch;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.MonthDue;
import org.kaoping.scheme.Policy;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.WorkingDays;

/**
 * The scheme workbook of a year rolled over to the next one (domain design 5): the very workbook in force, with the next
 * year, a regular calendar from January on, and empty what only the office can know: document number and day of issue,
 * contacts, days off. Rows are never taken out: what a closed unit did stays readable.
 */
public final class NextScheme {
    private static final List<String> EMPTIED = List.of("P03", "P04", "contact", "contactPhone");
    private static final List<String> CONTACTS = List.of("contact", "phone", "leader");
    private static final int MONTHS = 12;

    private final Scheme scheme;
    private final Layout layout;
    private final Values values;
    private final List<Patch> patches = new ArrayList<>();

    private NextScheme(Scheme scheme, Layout layout, Values values) {
        this.scheme = scheme;
        this.layout = layout;
        this.values = values;
    }

    /**
     * Makes the draft of the year after that one.
     *
     * @param year a year that has a scheme
     * @return the workbook to be completed and uploaded; a problem where the year has no scheme
     */
    public static Checked<HandOut.Workbook> after(Shelf shelf, int year) {
        Scheme scheme = shelf.scheme(year).orElse(null);
        Schemes.Original original =
                scheme == null ? null : shelf.original(year, scheme.version()).orElse(null);
        if (scheme == null || original == null) {
            return Checked.failed(
                    Problem.of(ProblemCode.SCHEME_MISSING, Place.WORKBOOK).expected(String.valueOf(year)));
        }
        Form form = original.master();
        return Books.open(original.bytes(), "scheme.xlsx", Limits.STANDARD).then(book -> {
            Layout layout = Layouts.of(form, FormReader.discover(form, book));
            return FormReader.read(layout, book, null)
                    .then(values -> PatchedBook.patch(
                            original.bytes(), new NextScheme(scheme, layout, values).patches(), Limits.STANDARD))
                    .then(bytes -> Checked.of(
                            new HandOut.Workbook(scheme.policy().city() + (year + 1) + "年度考评方案_待补充.xlsx", bytes)));
        });
    }

    private List<Patch> patches() {
        EMPTIED.forEach(this::clear);
        number("P02", scheme.year() + 1);
        number("P08", 1);
        for (Values.Row row : values.rows("off")) {
            row.cells().values().forEach(entry -> patches.add(Patch.clear(entry.sheet(), entry.cell())));
        }
        for (Values.Row row : values.rows("unit")) {
            CONTACTS.forEach(column -> clear(row, column));
        }
        for (int month = 1; month <= MONTHS; month++) {
            Optional<Values.Row> row = values.row("cal", String.valueOf(month));
            MonthDue regular = regular(month);
            row.ifPresent(one -> month(one, regular));
        }
        return patches;
    }

    private MonthDue regular(int month) {
        Policy policy = scheme.policy();
        return policy.reporting()
                .regular(scheme.year() + 1, month, new WorkingDays(java.util.Map.of()), policy.paperDays());
    }

    /**
     * A month anew. The remark goes, so that the reader asks where the days off make another deadline of it; so does the
     * paper copy's day, which follows from the deadline.
     */
    private void month(Values.Row row, MonthDue regular) {
        column("cal", "from").ifPresent(at -> patches.add(Patch.day(row.sheet(), cell(row, at), regular.from())));
        column("cal", "to").ifPresent(at -> patches.add(Patch.day(row.sheet(), cell(row, at), regular.to())));
        column("cal", "due").ifPresent(at -> patches.add(Patch.day(row.sheet(), cell(row, at), regular.due())));
        clear(row, "paper");
        clear(row, "note");
    }

    private static CellRef cell(Values.Row row, int column) {
        return new CellRef(row.row(), column);
    }

    private Optional<Integer> column(String table, String name) {
        return Optional.ofNullable(layout.tables().get(table)).stream()
                .flatMap(grown -> grown.columns().stream())
                .filter(column -> column.name().equals(name))
                .map(Layout.GrownColumn::column)
                .findFirst();
    }

    private void clear(String field) {
        Values.Entry entry = values.fields().get(field);
        if (entry != null) {
            patches.add(Patch.clear(entry.sheet(), entry.cell()));
        }
    }

    private void number(String field, int number) {
        Values.Entry entry = values.fields().get(field);
        if (entry != null) {
            patches.add(Patch.number(entry.sheet(), entry.cell(), number));
        }
    }

    private void clear(Values.Row row, String column) {
        Values.Entry entry = row.cells().get(column);
        if (entry != null) {
            patches.add(Patch.clear(entry.sheet(), entry.cell()));
        }
    }
}
