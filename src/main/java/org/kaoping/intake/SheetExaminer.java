package org.kaoping.intake;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.FormCard;
import org.kaoping.form.FormFiller;
import org.kaoping.form.FormReader;
import org.kaoping.form.Layouts;
import org.kaoping.form.Lists;
import org.kaoping.form.Stamps;
import org.kaoping.form.Values;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Limits;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;
import org.kaoping.shelf.HandOut;
import org.kaoping.shelf.SchemeReader;
import org.kaoping.shelf.Shelf;

/** Examines workbooks that carry no stamp of ours: self-made ones, those of another installation, and schemes. */
final class SheetExaminer {
    private static final Filling NOTHING = new Filling(Map.of(), new Lists(Map.of()), Set.of(), null);

    private final Examiner examiner;
    private final Shelf shelf;
    private final HandOut handOut;
    private final Targets targets;

    SheetExaminer(Examiner examiner, Shelf shelf, HandOut handOut, Targets targets) {
        this.examiner = examiner;
        this.shelf = shelf;
        this.handOut = handOut;
        this.targets = targets;
    }

    Examination examine(Dossier file) {
        Form form = Identification.form(file.book, shelf.everyForm()).orElse(null);
        if (form == null) {
            file.add(Problem.of(ProblemCode.WRONG_FORM, Place.WORKBOOK).found(Identification.title(file.book)));
            return file.faulty(examiner);
        }
        file.form = form;
        if (form.card().filledBy() == FormCard.FilledBy.SYSTEM) {
            file.add(Problem.of(ProblemCode.FORM_NOT_ACCEPTED, Place.WORKBOOK)
                    .found(form.card().title()));
            return file.faulty(examiner);
        }
        if (form.card().id().equals(FormExaminer.SCHEME)) {
            return scheme(file, schemeMaster(file.book, form));
        }
        Lists found = FormReader.discover(form, file.book);
        Checked<Values> first = FormReader.read(Layouts.of(form, found), file.book, null);
        Values heads = first.valueOrNull();
        if (heads == null) {
            file.problems.addAll(first.problems());
            return file.faulty(examiner);
        }
        return identified(file, form, heads, new Reading() {
            @Override
            public boolean byName() {
                return false;
            }

            @Override
            public @Nullable Values read(Dossier dossier, Form known, Filling filling) {
                return dossier.read(shelf.filler(known, filling.lists()), null, filling);
            }
        });
    }

    /** How a file is read once it is known what it is. */
    interface Reading {
        /** Whether the file's name may tell the unit where the file itself says nothing. */
        boolean byName();

        /** Reads and checks; null where there is nothing to be recorded. */
        @Nullable
        Values read(Dossier file, Form form, Filling filling);
    }

    /**
     * Examines a file whose form is recognised.
     *
     * @param heads what it says of unit and period
     */
    Examination identified(Dossier file, Form recognised, Values heads, Reading reading) {
        guessPeriod(file, recognised, heads);
        Form form = file.period == null
                ? recognised
                : shelf.form(recognised.card().id(), file.period.year()).orElse(null);
        if (form == null) {
            file.add(Problem.of(ProblemCode.WRONG_FORM, Place.WORKBOOK)
                    .found(recognised.card().title() + "，"
                            + Objects.requireNonNull(file.period).year() + "年度没有这种表"));
            return file.faulty(examiner);
        }
        file.form = form;
        int year = file.period == null ? lastYear() : file.period.year();
        Scheme scheme = shelf.scheme(year).orElse(null);
        switch (form.card().about()) {
            case UNIT -> guessUnit(file, heads, scheme, reading.byName());
            case COHORT -> guessCohort(file);
            case NONE -> file.unit = "";
        }
        if (file.hasErrors()) {
            return file.faulty(examiner);
        }
        if (file.period == null || file.unit == null) {
            return file.doubtful(examiner);
        }
        Targets.Target target = targets.find(file, form);
        if (target == null) {
            return file.faulty(examiner);
        }
        file.version = target.scheme().version();
        boolean none = Stamps.find(file.book).isEmpty();
        file.add(Problem.of(none ? ProblemCode.STAMP_MISSING : ProblemCode.STAMP_FOREIGN, Place.WORKBOOK)
                .found(file.label));
        Filling filling = handOut.filling(form, target.scheme(), target.subject(), file.period, "");
        return file.conclude(examiner, target.scheme(), reading.read(file, form, filling), "");
    }

    private void guessPeriod(Dossier file, Form form, Values heads) {
        Paper.Ruling ruling = file.paper.ruling();
        if (ruling != null && ruling.period() != null) {
            file.period = ruling.period();
            return;
        }
        boolean monthly = form.card().period() == FormCard.Every.MONTH;
        Identification.Guess<Period> period = Identification.period(file.book, heads, monthly, file.paper.fileName());
        file.period = period.value();
        if (period.value() == null) {
            file.add(Problem.of(ProblemCode.PERIOD_UNCERTAIN, Place.WORKBOOK).found(period.told()));
        }
    }

    private void guessUnit(Dossier file, Values heads, @Nullable Scheme scheme, boolean byName) {
        Paper.Ruling ruling = file.paper.ruling();
        if (ruling != null && ruling.unit() != null) {
            file.unit = ruling.unit();
            return;
        }
        if (scheme == null) {
            // the missing scheme is the problem, not the unit
            file.unit = "";
            return;
        }
        Identification.Guess<Unit> unit = Identification.unit(file.book, heads, scheme);
        if (byName && unit.value() == null && !unit.wrong()) {
            unit = Identification.unitByName(file.paper.fileName(), scheme, unit);
        }
        if (unit.value() != null) {
            file.unit = unit.value().code();
        } else {
            ProblemCode code = unit.wrong() ? ProblemCode.UNIT_UNKNOWN : ProblemCode.UNIT_UNCERTAIN;
            file.add(Problem.of(code, Place.WORKBOOK).found(unit.told()));
        }
    }

    private void guessCohort(Dossier file) {
        Paper.Ruling ruling = file.paper.ruling();
        if (ruling != null && ruling.unit() != null) {
            file.unit = ruling.unit();
            return;
        }
        Identification.Guess<Cohort> cohort = Identification.cohort(file.book);
        if (cohort.value() != null) {
            file.unit = cohort.value().id();
        } else {
            file.add(Problem.of(ProblemCode.UNIT_UNCERTAIN, Place.WORKBOOK).found(cohort.told()));
        }
    }

    private int lastYear() {
        List<Integer> years = shelf.years();
        return years.isEmpty() ? 0 : years.get(years.size() - 1);
    }

    /**
     * The master of a scheme is the one in force in the year that the workbook names: of each it is asked which year that
     * is.
     *
     * @param likest where none or several agree
     */
    private Form schemeMaster(Book book, Form likest) {
        List<Form> agreed = shelf.everyForm().stream()
                .filter(form -> form.card().id().equals(FormExaminer.SCHEME))
                .filter(form -> FormReader.read(Layouts.of(form, FormReader.discover(form, book)), book, null)
                        .value()
                        .flatMap(SchemeReader::year)
                        .flatMap(year -> shelf.form(FormExaminer.SCHEME, year))
                        .filter(known -> known.fingerprint().equals(form.fingerprint()))
                        .isPresent())
                .toList();
        return agreed.size() == 1 || (!agreed.isEmpty() && !agreed.contains(likest)) ? agreed.get(0) : likest;
    }

    private Examination scheme(Dossier file, Form form) {
        file.unit = "";
        // it is read again whenever it is needed: what a child process or csv had to translate can't be in force
        List<Problem> unreadable =
                Books.open(file.paper.bytes(), file.paper.fileName(), Limits.STANDARD).problems().stream()
                        .filter(Problem::isError)
                        .toList();
        if (!unreadable.isEmpty()) {
            file.problems.addAll(unreadable);
            return file.faulty(examiner);
        }
        FormFiller filler = FormFiller.prepare(Layouts.of(form, FormReader.discover(form, file.book)));
        Values values = file.read(filler, null, NOTHING);
        Values understood = values == null ? file.known : values;
        if (understood == null) {
            return file.faulty(examiner);
        }
        // the master's own checks say that something is wrong; which cell it is the reader says
        Checked<Scheme> read = SchemeReader.read(understood);
        Set<Place> told = file.problems.stream()
                .filter(Problem::isError)
                .map(problem -> problem.place())
                .map(SheetExaminer::cell)
                .collect(Collectors.toSet());
        read.problems().stream()
                .filter(problem -> problem.place().cell() == null || !told.contains(cell(problem.place())))
                .forEach(file::add);
        Scheme scheme = read.valueOrNull();
        if (values == null || scheme == null || file.hasErrors()) {
            return file.faulty(examiner);
        }
        file.period = Period.ofYear(scheme.year());
        file.label = scheme.year() + "年度考评方案";
        return file.brings(examiner, values, new Examination.Brought(scheme, form.fingerprint()));
    }

    private static Place cell(Place place) {
        return new Place(place.sheet(), place.cell(), null);
    }
}
