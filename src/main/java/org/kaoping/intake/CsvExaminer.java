package org.kaoping.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.FormFiller;
import org.kaoping.form.Layout;
import org.kaoping.form.Values;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Limits;
import org.kaoping.form.book.Sheet;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
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

    /** Examines what {@link LegacyReader} read of a csv. */
    Examination examine(Paper paper, Book book) {
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
                return CsvExaminer.this.read(dossier, csv, form, filling);
            }
        });
    }

    private @Nullable Values read(Dossier file, CsvTable found, Form form, Filling filling) {
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
        List<Problem> told = laid.told(file.problems.subList(before.size(), file.problems.size()));
        file.problems.clear();
        file.problems.addAll(before);
        file.problems.addAll(told);
        return values == null ? null : laid.told(values);
    }
}
