package org.kaoping.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Field;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.FormCard;
import org.kaoping.form.FormChecker;
import org.kaoping.form.FormFiller;
import org.kaoping.form.FormReader;
import org.kaoping.form.TextCells;
import org.kaoping.form.Values;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.MarkedBook;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.shelf.HandOut;

/** What is known of an upload while it is examined, step by step. Belongs to one thread. */
final class Dossier {
    final Paper paper;
    final Book book;
    final List<Problem> problems = new ArrayList<>();

    /** The form in force; null while unknown. */
    @Nullable
    Form form;

    /** The unit's code, empty for forms that belong to no unit; null while unknown. */
    @Nullable
    String unit;

    /** The period that it counts for; null while unknown. */
    @Nullable
    Period period;

    /** What it is in words. */
    String label = "";

    /** What tells it from others of its unit, form and period. */
    private Several.Mark several = Several.Mark.NONE;

    private String nameLabel = "";

    /** What it says, as far as it could be read; null where nothing could. */
    @Nullable
    Values known;

    /** Whose reasons its list of problems holds: the unit's name. */
    String who = "";

    /** Errors that give way to a document beside the workbook. */
    private List<Problem> awaited = List.of();

    /** The version of the scheme that it is read under. */
    int version;

    Dossier(Paper paper, Book book) {
        this.paper = paper;
        this.book = book;
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }

    /**
     * Reads and checks the workbook.
     *
     * @param handedOut what prefilled cells are compared with; null where it is not known
     * @param checkedBy what formulas and rules take for handed out
     * @return null where there is nothing to be recorded
     */
    @Nullable
    Values read(FormFiller filler, @Nullable Filling handedOut, Filling checkedBy) {
        return read(filler, book, handedOut, checkedBy);
    }

    /** The same with another workbook, into which the content of the file was put. */
    @Nullable
    Values read(FormFiller filler, Book from, @Nullable Filling handedOut, Filling checkedBy) {
        Checked<Values> read = FormReader.read(filler.layout(), from, handedOut);
        problems.addAll(read.problems());
        Values values = read.valueOrNull();
        known = values;
        if (values == null) {
            return null;
        }
        Checked<Values> checked = FormChecker.examine(filler, checkedBy, values, paper.today(), paper.receivedOn());
        TextCells.Split split = TextCells.split(filler.layout(), values, checked.problems());
        problems.addAll(split.kept());
        awaited = split.awaited();
        return checked.valueOrNull();
    }

    /**
     * The end of the examination of a unit's form.
     *
     * @param scheme the scheme in force
     * @param values null where nothing could be read
     * @param serial the stamp's
     */
    Examination conclude(Examiner examiner, Scheme scheme, @Nullable Values values, String serial) {
        Form known = form;
        FormCard card = known == null ? null : known.card();
        if (known != null && known.card().many()) {
            String field = known.card().name();
            String name = field.isEmpty() || values == null ? "" : values.text(field);
            several = new Several.Mark(serial, name.strip());
            nameLabel = known.field(field).map(Field::label).orElse("");
        }
        if (values == null || hasErrors()) {
            return faulty(examiner);
        }
        boolean doubtful = problems.stream().anyMatch(problem -> Settlement.HOLDS.contains(problem.code()));
        LocalDate due = card != null && period != null
                ? HandOut.deadline(card, scheme, period).orElse(null)
                : null;
        // a doubt that its sender answers is none: what it says is kept ready
        return result(examiner, doubtful ? Examination.Finding.DOUBTFUL : Examination.Finding.SOUND, due, values, null);
    }

    /** It brings a scheme. */
    Examination brings(Examiner examiner, Values values, Examination.Brought brought) {
        return result(examiner, Examination.Finding.SOUND, null, values, brought);
    }

    /** It is refused. */
    Examination faulty(Examiner examiner) {
        return result(examiner, Examination.Finding.FAULTY, null, null, null);
    }

    /** The office must say what it is. */
    Examination doubtful(Examiner examiner) {
        return result(examiner, Examination.Finding.DOUBTFUL, null, null, null);
    }

    private Examination result(
            Examiner examiner,
            Examination.Finding finding,
            @Nullable LocalDate due,
            @Nullable Values values,
            Examination.@Nullable Brought brought) {
        String id = form == null ? null : form.card().id();
        String month = period == null ? null : period.toString();
        return new Examination(
                finding,
                id,
                unit,
                month,
                several.serial(),
                several.name(),
                nameLabel,
                version,
                due,
                values,
                brought,
                label,
                examiner.basis(id, month),
                FormChecker.cut(problems),
                awaited,
                awaited.isEmpty() ? "" : textLabels(),
                known == null ? SheetReasons.NONE : new SheetReasons(known, who, MarkedBook.reasons(book)));
    }

    private String textLabels() {
        Form known = form;
        return known == null
                ? ""
                : known.card().textCells().stream()
                        .flatMap(name -> known.field(name).stream())
                        .map(Field::label)
                        .collect(Collectors.joining("；"));
    }
}
