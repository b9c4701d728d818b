package org.kaoping.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Annotator;
import org.kaoping.form.CellValue;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.FormCard;
import org.kaoping.form.FormTexts;
import org.kaoping.form.Stamp;
import org.kaoping.form.Stamps;
import org.kaoping.form.Values;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Limits;
import org.kaoping.form.book.Mark;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.shelf.HandOut;
import org.kaoping.shelf.Shelf;
import org.kaoping.shelf.Subject;

/**
 * Examines workbooks by the masters and schemes of the shelf: by the version in their stamp, or, without a stamp of
 * ours, by what stands on their sheets.
 */
final class FormExaminer implements Examiner {
    /** The form that is compiled without a scheme: the scheme itself. */
    static final String SCHEME = "scheme";

    private final Shelf shelf;
    private final HandOut handOut;
    private final Limits limits;
    private final Targets targets;
    private final CarriedFiles carriedFiles;
    private final LegacyReader legacy;
    private final OwnWorkbooks own;

    FormExaminer(Shelf shelf, HandOut handOut, Limits limits) {
        this(shelf, handOut, limits, new LegacyReader());
    }

    /** One that reads old workbooks by that reader, which it closes in the end. */
    FormExaminer(Shelf shelf, HandOut handOut, Limits limits, LegacyReader legacy) {
        this(shelf, handOut, limits, legacy, OwnWorkbooks.NONE);
    }

    /** One that also reads what the office decides in the server's own workbooks. */
    FormExaminer(Shelf shelf, HandOut handOut, Limits limits, LegacyReader legacy, OwnWorkbooks own) {
        this.own = own;
        this.shelf = shelf;
        this.handOut = handOut;
        this.limits = limits;
        this.legacy = legacy;
        this.targets = new Targets(shelf, handOut);
        this.carriedFiles = new CarriedFiles(shelf, handOut);
    }

    @Override
    public String basis(@Nullable String form, @Nullable String period) {
        if (SCHEME.equals(form)) {
            int year =
                    period == null ? 0 : Period.parse(period).map(Period::year).orElse(0);
            return SCHEME + "@"
                    + shelf.form(SCHEME, year).map(Form::fingerprint).orElse("-");
        }
        if (form == null || period == null) {
            return shelf.everyForm().stream().map(Form::fingerprint).collect(Collectors.joining(","))
                    + shelf.years().stream().map(shelf::publishedFor).toList()
                    + shelf.years().stream().map(this::version).collect(Collectors.joining());
        }
        int year = Period.parse(period).map(Period::year).orElse(0);
        return form + "@" + shelf.form(form, year).map(Form::fingerprint).orElse("-") + version(year);
    }

    private String version(int year) {
        return ";" + year + "v" + shelf.scheme(year).map(Scheme::version).orElse(0);
    }

    @Override
    public @Nullable LocalDate earliestReceipt(byte[] bytes, String fileName) {
        return open(bytes, fileName)
                .value()
                .flatMap(this::ownStamp)
                .flatMap(stamp -> Period.parse(stamp.period()))
                .map(targets::firstDay)
                .orElse(null);
    }

    @Override
    public @Nullable Checked<Form> master(byte[] bytes, String fileName) {
        boolean master =
                open(bytes, fileName).value().filter(FormCard::standsIn).isPresent();
        return master ? shelf.compile(bytes) : null;
    }

    @Override
    public Checked<HandOut.Workbook> carried(byte[] bytes, String fileName) {
        return open(bytes, fileName)
                .value()
                .flatMap(book -> ownStamp(book).map(stamp -> carriedFiles.workbook(book, fileName, stamp, limits)))
                .orElseGet(CarriedFiles::unknown);
    }

    @Override
    public Checked<byte[]> annotated(
            byte[] bytes, String fileName, List<Problem> problems, Map<Integer, Mark.Ask> asks, Limits limits) {
        return Annotator.annotate(bytes, fileName, problems, asks, limits, legacy::mark);
    }

    @Override
    public Checked<byte[]> annotatedCsv(Paper paper, Limits most) {
        SheetExaminer sheets = new SheetExaminer(this, shelf, handOut, targets);
        return open(paper.bytes(), paper.fileName())
                .then(book -> new CsvExaminer(this, shelf, sheets, limits).annotated(paper, book, most));
    }

    @Override
    public void close() {
        legacy.close();
    }

    /** Opens a workbook; an .xls or .csv in a process of its own. */
    private Checked<Book> open(byte[] bytes, String fileName) {
        Checked<Book> opened = Books.open(bytes, fileName, limits);
        boolean old = opened.problems().stream().anyMatch(problem -> problem.code() == ProblemCode.LEGACY_WORKBOOK);
        return old || csv(bytes, fileName) ? legacy.read(bytes, limits) : opened;
    }

    private boolean csv(byte[] bytes, String fileName) {
        return bytes.length <= limits.fileBytes() && Books.isCsv(bytes, fileName);
    }

    private Optional<Stamp> ownStamp(Book book) {
        return Stamps.find(book).filter(stamp -> Stamps.verify(stamp, shelf.sealKey()));
    }

    @Override
    public Examination examine(Paper paper) {
        String before = basis(null, null);
        Examination examination = look(paper);
        // a master or scheme that changed meanwhile may have been used in part: such a basis is never the present one
        return before.equals(basis(null, null)) ? examination : examination.withBasis("");
    }

    private Examination look(Paper paper) {
        Checked<Book> opened = open(paper.bytes(), paper.fileName());
        Book book = opened.valueOrNull();
        if (book == null) {
            return Examination.faulty(basis(null, null), opened.problems());
        }
        SheetExaminer sheets = new SheetExaminer(this, shelf, handOut, targets);
        if (csv(paper.bytes(), paper.fileName())) {
            return new CsvExaminer(this, shelf, sheets, limits).examine(paper, book);
        }
        Dossier file = new Dossier(paper, book);
        file.problems.addAll(opened.problems());
        if (Books.hasMacros(paper.bytes(), limits)) {
            file.add(Problem.of(ProblemCode.MACROS_IGNORED, Place.WORKBOOK));
        }
        Optional<Stamp> stamp = ownStamp(book);
        return stamp.isPresent() ? byStamp(file, stamp.get()) : sheets.examine(file);
    }

    private Examination byStamp(Dossier file, Stamp stamp) {
        Scheme present = shelf.scheme(stamp.schemeYear()).orElse(null);
        if (present != null && own.reads(stamp.form())) {
            return new OwnExaminer(this, own).examine(file, stamp, present);
        }
        Paper.Ruling ruling = file.paper.ruling();
        Period stamped = Period.parse(stamp.period()).orElseThrow();
        file.period = ruling != null && ruling.period() != null ? ruling.period() : stamped;
        file.unit = ruling != null && ruling.unit() != null ? ruling.unit() : stamp.unit();
        Form form = shelf.form(stamp.form(), stamp.fingerprint()).orElse(null);
        Form current = shelf.form(stamp.form(), file.period.year()).orElse(null);
        file.form = current;
        if (form == null || current == null) {
            file.add(Problem.of(ProblemCode.OLD_FORM, Place.WORKBOOK)
                    .found("本系统已没有的表样“" + stamp.form() + "”")
                    .expected(current == null ? "没有这种表" : "现行的" + current.card().title()));
            return file.faulty(this);
        }
        Targets.Target target = targets.find(file, current);
        if (target == null) {
            return file.faulty(this);
        }
        Scheme handed = shelf.scheme(stamp.schemeYear(), stamp.schemeVersion()).orElse(null);
        if (handed == null) {
            file.add(Problem.of(ProblemCode.SCHEME_CHANGED, Place.WORKBOOK)
                    .found(String.valueOf(stamp.schemeVersion())));
            return file.faulty(this);
        }
        file.version = handed.version();
        Subject subject = Subject.of(form.card(), handed, stamp.unit()).orElse(Subject.NONE);
        Filling filling = handOut.filling(form, handed, subject, stamped, stamp.serial());
        boolean sameUnit = target.subject().code().equals(stamp.unit());
        if (sameUnit && file.period.year() == stamped.year()) {
            Filling today = handOut.filling(current, target.scheme(), target.subject(), file.period, stamp.serial());
            Problem older = Versions.compare(
                            new Versions.Handed(form, filling.lists(), handed.version()),
                            new Versions.Handed(
                                    current, today.lists(), target.scheme().version()))
                    .orElse(null);
            if (older != null && older.isError()) {
                carriedFiles
                        .told(file.book, new CarriedFiles.Move(form, filling, current, today), older)
                        .forEach(file::add);
                return file.faulty(this);
            }
            if (older != null) {
                file.add(older);
            }
        }
        Values values = file.read(shelf.filler(form, filling.lists()), filling, filling);
        // the office marks a month when it is over: only the units' own months can be mistaken
        if (ruling == null && values != null && form.card().filledBy() == FormCard.FilledBy.UNIT) {
            doubtPeriod(file, target.scheme(), stamped, values);
        }
        return file.conclude(this, target.scheme(), values, stamp.serial());
    }

    /** Clerks copy last month's file: a stamp of a past month, while date, day of receipt or name tell another. */
    private static void doubtPeriod(Dossier file, Scheme scheme, Period stamped, Values values) {
        if (!stamped.isMonth()) {
            return;
        }
        List<String> told = new ArrayList<>();
        if (values.value("reportDate") instanceof CellValue.Date date) {
            Hints.laterMonth(scheme, stamped, date.value())
                    .ifPresent(month -> told.add("填报日期是 " + date.value() + "（" + month.chinese() + "）"));
        }
        LocalDate received = file.paper.receivedOn();
        Hints.laterMonth(scheme, stamped, received)
                .ifPresent(month -> told.add("收到日期是 " + received + "（" + month.chinese() + "）"));
        Set<Integer> months = Hints.months(FormTexts.fold(Hints.baseName(file.paper.fileName())));
        if (!months.isEmpty() && !months.contains(stamped.month())) {
            told.add("文件名写的是 " + months.stream().map(String::valueOf).collect(Collectors.joining("、")) + " 月");
        }
        if (!told.isEmpty()) {
            file.add(Problem.of(ProblemCode.PERIOD_DOUBTFUL, Place.WORKBOOK)
                    .expected(stamped.chinese())
                    .found(String.join("，", told)));
        }
    }

    @Override
    public List<Problem> placeable(@Nullable String form, String unit, @Nullable String period) {
        Period asked = period == null ? null : Period.parse(period).orElse(null);
        List<Integer> years = asked == null ? shelf.years() : List.of(asked.year());
        boolean known = years.stream()
                .flatMap(year -> shelf.scheme(year).stream())
                .anyMatch(scheme -> scheme.unit(unit).isPresent());
        if (!known) {
            return List.of(Problem.of(ProblemCode.UNIT_UNKNOWN, Place.WORKBOOK).found(unit));
        }
        if (form == null) {
            return List.of();
        }
        FormCard card = shelf.form(form).map(Form::card).orElse(null);
        boolean fits = card != null
                && !card.textCells().isEmpty()
                && asked != null
                && asked.isMonth() == (card.period() == FormCard.Every.MONTH);
        return fits
                ? List.of()
                : List.of(Problem.of(ProblemCode.DECISION_IMPOSSIBLE, Place.WORKBOOK)
                        .found("「" + (card == null ? form : card.title()) + "」" + period + " 没有可以另报的正文")
                        .with("advice", "可以另报正文的有：" + textForms() + "；年度表请写年份。"));
    }

    private String textForms() {
        return shelf.forms().stream()
                .map(Form::card)
                .filter(card -> !card.textCells().isEmpty())
                .map(FormCard::title)
                .collect(Collectors.joining("、"));
    }
}
