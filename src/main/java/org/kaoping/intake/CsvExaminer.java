package org.kaoping.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Annotator;
import org.kaoping.form.Carry;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.FormFiller;
import org.kaoping.form.Layout;
import org.kaoping.form.Values;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Content;
import org.kaoping.form.book.Limits;
import org.kaoping.form.book.PatchedBook;
import org.kaoping.form.book.Sheet;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.problem.Severity;
import org.kaoping.problem.Wording;
import org.kaoping.shelf.Shelf;

/**
 * Examines csv files: the one free table of a form, as saved from its sheet or by another program. A csv can't carry a
 * stamp: form, unit and period are told by what stands in it, the last two also by its name.
 */
final class CsvExaminer {
    private final Examiner examiner;
    private final Shelf shelf;
    private final SheetExaminer sheets;
    private final Limits limits;

    CsvExaminer(Examiner examiner, Shelf shelf, SheetExaminer sheets, Limits limits) {
        this.examiner = examiner;
        this.shelf = shelf;
        this.sheets = sheets;
        this.limits = limits;
    }

    /**
     * What a csv says in a workbook of its form.
     *
     * @param filling what the workbook is handed out with
     * @param values what could be read, at the workbook's cells; null where nothing could
     * @param problems what is wrong, at the workbook's cells
     */
    private record Into(
            FormFiller filler,
            Form form,
            Filling filling,
            CsvLaid laid,
            @Nullable Values values,
            List<Problem> problems) {
        Into {
            problems = List.copyOf(problems);
        }
    }

    /** Examines what {@link LegacyReader} read of a csv. */
    Examination examine(Paper paper, Book book) {
        return examine(paper, book, into -> {});
    }

    /**
     * A csv has no cells to be marked: a workbook of its form, with its values filled in and its problems marked; what is no
     * value of its column stands there as it was written.
     */
    Checked<byte[]> annotated(Paper paper, Book book, Limits most) {
        List<Into> seen = new ArrayList<>();
        Examination examination = examine(paper, book, seen::add);
        if (seen.isEmpty()) {
            return Checked.failed(Problem.of(ProblemCode.ANNOTATION_IMPOSSIBLE, Place.WORKBOOK)
                    .found("CSV 里没有可以标注的单元格，它的内容也还不能填入模板："
                            + examination.problems().stream()
                                    .filter(problem -> problem.severity() != Severity.NOTE)
                                    .findFirst()
                                    .map(problem -> Wording.fault(problem).replaceAll("。$", ""))
                                    .orElse("没有认出表、单位或期间")));
        }
        Into into = seen.get(0);
        Values values = into.values();
        Filling filled = values == null
                ? into.filling()
                : Carry.all(into.form(), into.filling(), values, into.form(), into.filling())
                        .filling();
        byte[] workbook = into.filler().fill(filled);
        Book written = Books.open(workbook, "", limits).get();
        List<PatchedBook.Patch> raw = new ArrayList<>();
        into.laid().texts().forEach((at, text) -> {
            boolean there = written.sheet(into.laid().sheet())
                    .map(sheet -> sheet.cell(at))
                    .filter(cell -> !CsvTable.text(cell).isEmpty())
                    .isPresent();
            if (!there) {
                raw.add(new PatchedBook.Patch(into.laid().sheet(), at, new Content.Text(text), null));
            }
        });
        List<Problem> problems = new ArrayList<>(into.problems());
        problems.add(0, Problem.of(ProblemCode.CSV_AS_WORKBOOK, Place.WORKBOOK));
        Checked<byte[]> patched = raw.isEmpty() ? Checked.of(workbook) : PatchedBook.patch(workbook, raw, limits);
        return patched.then(bytes -> Annotator.annotate(bytes, "x.xlsx", problems, most));
    }

    private Examination examine(Paper paper, Book book, Consumer<Into> laidOut) {
        Sheet grid = book.sheets().get(0);
        CsvTable csv = CsvTable.find(grid, shelf.everyForm()).orElse(null);
        if (csv == null || !csv.whole()) {
            Dossier file = new Dossier(paper, book);
            Form form = csv != null
                    ? csv.form()
                    : Identification.form(book, shelf.everyForm()).orElse(null);
            file.form = form;
            file.add(
                    form == null
                            ? Problem.of(ProblemCode.WRONG_FORM, Place.WORKBOOK).found(Identification.title(book))
                            : Problem.of(ProblemCode.CSV_NOT_FOR_FORM, Place.WORKBOOK)
                                    .found(form.card().title()));
            return file.faulty(examiner);
        }
        Dossier file = new Dossier(paper, csv.above());
        file.form = csv.form();
        file.problems.addAll(csv.heads());
        file.problems.addAll(csv.widths());
        if (file.hasErrors()) {
            return file.faulty(examiner);
        }
        return sheets.identified(file, csv.form(), csv.told(paper.fileName()), new SheetExaminer.Reading() {
            @Override
            public boolean byName() {
                return true;
            }

            @Override
            public @Nullable Values read(Dossier dossier, Form form, Filling filling) {
                return CsvExaminer.this.read(dossier, csv, form, filling, laidOut);
            }
        });
    }

    private @Nullable Values read(Dossier file, CsvTable found, Form form, Filling filling, Consumer<Into> laidOut) {
        CsvTable csv = found.under(form).orElse(null);
        if (csv == null || !csv.whole()) {
            file.add(Problem.of(ProblemCode.CSV_NOT_FOR_FORM, Place.WORKBOOK)
                    .found(form.card().title()));
            return null;
        }
        FormFiller filler = shelf.filler(form, filling.lists());
        if (!form.fingerprint().equals(found.form().fingerprint())) {
            file.problems.addAll(csv.heads());
        }
        Layout.Grown grown = CsvLaid.table(filler.layout(), csv);
        int room = grown.lastRow() - grown.firstRow() + 1;
        int rows = csv.rows().size();
        if (rows > room) {
            file.add(Problem.of(
                            ProblemCode.ROWS_OVER_LIMIT,
                            Place.ofSheet(csv.grid().name()))
                    .found(Integer.toString(rows))
                    .expected(Integer.toString(room)));
        }
        if (file.hasErrors()) {
            return null;
        }
        Checked<Book> blank = Books.open(filler.fill(filling), "", limits);
        CsvLaid laid = new CsvLaid(csv, filler.layout(), blank.get());
        List<Problem> before = List.copyOf(file.problems);
        Values values = file.read(filler, laid.book(), filling, filling);
        List<Problem> here = file.problems.subList(before.size(), file.problems.size());
        laidOut.accept(new Into(filler, form, filling, laid, values, here));
        List<Problem> told = laid.told(here);
        file.problems.clear();
        file.problems.addAll(before);
        file.problems.addAll(told);
        return values == null ? null : laid.told(values);
    }
}
