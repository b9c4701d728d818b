package org.kaoping.form;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kaoping.form.book.Content;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.problem.Severity;

/**
 * Turns what stands in a cell into a value of the field's type, or into a problem. Nothing is guessed silently: whatever
 * is read as something else than it stands there is a note with before and after. An empty result is a blank cell.
 */
public final class Normaliser {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d{1,40}(?:\\.\\d{0,40})?|\\.\\d{1,40})");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,40})?");
    private static final BigDecimal EXACT = new BigDecimal("1E15");
    /** Below it (before 1954-10-03) a plain number in a cell that shows no date is a year or a count, not a day. */
    private static final BigDecimal PLAUSIBLE_DAY = BigDecimal.valueOf(20_000);

    private final Field field;
    private final Content content;
    private final String format;
    private final boolean date1904;
    private final Place place;

    private Normaliser(Field field, Content content, String format, boolean date1904, Place place) {
        this.field = field;
        this.content = content;
        this.format = format;
        this.date1904 = date1904;
        this.place = place;
    }

    /**
     * Reads a cell as a field.
     *
     * @param field the field
     * @param content what stands there
     * @param format the cell's own number format code
     * @param date1904 whether the workbook counts days from 1904
     * @param place where it stands, for the problems
     * @return the value, empty for a blank cell; no value where an error makes it impossible
     */
    public static Checked<Optional<CellValue>> read(
            Field field, Content content, String format, boolean date1904, Place place) {
        return new Normaliser(field, content, format, date1904, place).read();
    }

    private Checked<Optional<CellValue>> read() {
        if (content instanceof Content.Err error) {
            return failed(ProblemCode.CELL_ERROR, error.code());
        }
        if (content instanceof Content.Uncalculated) {
            return Checked.failed(Problem.of(ProblemCode.FORMULA_NOT_CALCULATED, place));
        }
        if (content instanceof Content.Text text) {
            String stripped = FormTexts.strip(text.value());
            if (stripped.isEmpty()) {
                return text.value().isEmpty()
                        ? Checked.of(Optional.empty())
                        : Checked.of(Optional.empty(), List.of(note("（空格）", "（空）")));
            }
        }
        return switch (field.type()) {
            case TEXT -> text();
            case LIST -> option();
            case INTEGER, DECIMAL -> number();
            case DATE -> date();
            case DATETIME -> dateTime();
            case TIME -> time();
        };
    }

    private Checked<Optional<CellValue>> text() {
        if (content instanceof Content.Text text) {
            return changed(text.value(), FormTexts.strip(text.value()), Severity.NOTE);
        }
        if (content instanceof Content.Picture) {
            return Checked.of(Optional.of(CellValue.of("图片")), List.of(Problem.of(ProblemCode.PICTURE_IN_CELL, place)));
        }
        if (content instanceof Content.Num number) {
            return numberAsText(number);
        }
        return failed(ProblemCode.NOT_TEXT, shown());
    }

    private Checked<Optional<CellValue>> numberAsText(Content.Num number) {
        BigDecimal value = number.value();
        if (anyFormat() && value.abs().compareTo(EXACT) < 0) {
            return Checked.of(Optional.of(Days.value(value, NumberFormats.isDate(format), date1904)));
        }
        if (value.abs().compareTo(EXACT) >= 0) {
            return failed(ProblemCode.LONG_NUMBER_LOST, digits(number));
        }
        if (NumberFormats.isDate(format)) {
            // typed 12-25 and turned into a day by Excel: what the clerk meant has to be looked at
            String day = shown();
            return changed(CellValue.of(value).shown(), day, Severity.WARNING);
        }
        String plain = CellValue.of(value).shown();
        int zeros = NumberFormats.zeros(format);
        if (zeros > plain.length() && isWhole(value) && value.signum() >= 0) {
            return changed(plain, "0".repeat(zeros - plain.length()) + plain, Severity.WARNING);
        }
        if (isWhole(value) && fixedLength() > plain.length()) {
            return failed(ProblemCode.LEADING_ZEROS_LOST, plain);
        }
        if (NumberFormats.isPercent(format)) {
            return changed(plain, CellValue.of(value.movePointRight(2)).shown() + "%", Severity.NOTE);
        }
        return Checked.of(Optional.of(CellValue.of(plain)), List.of(note(plain + "（数字）", plain)));
    }

    /** Whether a formula of the master's own decides over a cell that has no format: a number then stays one. */
    private boolean anyFormat() {
        return field.validation() != null
                && field.validation().rule() instanceof Rule.Custom
                && field.format().equalsIgnoreCase("General");
    }

    private Checked<Optional<CellValue>> option() {
        String raw;
        if (content instanceof Content.Text text) {
            raw = text.value();
        } else if (content instanceof Content.Num || content instanceof Content.Bool) {
            raw = shown();
        } else {
            return failed(ProblemCode.NOT_TEXT, shown());
        }
        String stripped = FormTexts.strip(raw);
        String meant = field.validation() != null && field.validation().rule() instanceof Rule.OneOf list
                ? TypedOptions.meant(list, content, stripped, date1904).orElse(stripped)
                : stripped;
        return changed(raw, meant, Severity.NOTE);
    }

    private Checked<Optional<CellValue>> number() {
        if (content instanceof Content.Num number) {
            if (NumberFormats.isDate(format) && !NumberFormats.isDate(field.format())) {
                return failed(ProblemCode.NOT_A_NUMBER, shown());
            }
            return whole(number.value(), List.of());
        }
        if (!(content instanceof Content.Text text)) {
            return failed(ProblemCode.NOT_A_NUMBER, shown());
        }
        Optional<BigDecimal> value = parse(text.value());
        if (value.isEmpty() && besides(text.value())) {
            return changed(text.value(), folded(text.value()), Severity.NOTE);
        }
        if (value.isEmpty()) {
            return failed(ProblemCode.NOT_A_NUMBER, text.value());
        }
        return whole(
                value.get(),
                List.of(note(text.value(), CellValue.of(value.get()).shown())));
    }

    /** Whether the field's own rule names that text as what may stand instead of a number: {@code IF(G7="/",TRUE,…)}. */
    private boolean besides(String text) {
        return field.validation() != null
                && field.validation().rule() instanceof Rule.Custom custom
                && custom.formula()
                        .contains("IF(" + field.validation().anchor().a1() + "=\"" + folded(text) + "\",TRUE,");
    }

    private static String folded(String text) {
        return FormTexts.strip(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }

    private Checked<Optional<CellValue>> whole(BigDecimal value, List<Problem> notes) {
        boolean ruled = field.validation() != null
                && field.validation().rule() instanceof Rule.Bounds bounds
                && bounds.quantity() == Rule.Quantity.WHOLE;
        if (field.type() == Field.Type.INTEGER && !ruled && !isWhole(value)) {
            return failed(ProblemCode.NOT_WHOLE, CellValue.of(value).shown());
        }
        return Checked.of(Optional.of(CellValue.of(value)), notes);
    }

    /** A number typed as text: full-width digits, blanks around, thousands grouped by commas, a percent sign. */
    static Optional<BigDecimal> parse(String text) {
        String flat = FormTexts.strip(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replace('\u2212', '-');
        boolean percent = flat.endsWith("%");
        String digits = percent ? FormTexts.strip(flat.substring(0, flat.length() - 1)) : flat;
        if (GROUPED.matcher(digits).matches()) {
            digits = digits.replace(",", "");
        }
        if (!NUMBER.matcher(digits).matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(digits.endsWith(".") ? digits + "0" : digits);
        return Optional.of(percent ? value.movePointLeft(2) : value);
    }

    private Checked<Optional<CellValue>> date() {
        Optional<Days.Moment> moment = moment();
        if (moment.isEmpty()) {
            return failed(ProblemCode.NOT_A_DATE, shown());
        }
        LocalDateTime at = moment.get().at();
        Optional<LocalDate> midnight = Days.midnight(at);
        LocalDate day = midnight.orElse(at.toLocalDate());
        boolean timeDropped = midnight.isEmpty();
        boolean asSerial = content instanceof Content.Num number && isSerial(number);
        if (asSerial && !timeDropped && at.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return Checked.of(Optional.of(CellValue.of(day)));
        }
        String before = asSerial ? FormTexts.inText(new CellValue.DateTime(at)) : shown();
        return Checked.of(Optional.of(CellValue.of(day)), List.of(note(before, FormTexts.day(day))));
    }

    private Checked<Optional<CellValue>> dateTime() {
        Optional<Days.Moment> moment = moment();
        if (moment.isEmpty()) {
            return failed(ProblemCode.NOT_A_DATE, shown());
        }
        CellValue value = new CellValue.DateTime(moment.get().at());
        boolean plain = content instanceof Content.Num number && isSerial(number);
        return Checked.of(Optional.of(value), plain ? List.of() : List.of(note(shown(), FormTexts.inText(value))));
    }

    private Optional<Days.Moment> moment() {
        if (content instanceof Content.Text text) {
            return Days.day(text.value());
        }
        if (!(content instanceof Content.Num number)) {
            return Optional.empty();
        }
        if (!isSerial(number)) {
            return isWhole(number.value()) ? Days.day(number.value().toPlainString()) : Optional.empty();
        }
        if (!NumberFormats.isDate(format) && number.value().compareTo(PLAUSIBLE_DAY) < 0) {
            return Optional.empty();
        }
        return Days.moment(number.value(), date1904).map(at -> new Days.Moment(at.toLocalDate(), at.toLocalTime()));
    }

    private static boolean isSerial(Content.Num number) {
        return number.value().compareTo(BigDecimal.valueOf(2_958_466)) < 0;
    }

    private Checked<Optional<CellValue>> time() {
        if (content instanceof Content.Num number) {
            if (number.value().signum() < 0 || number.value().compareTo(BigDecimal.ONE) >= 0) {
                return failed(ProblemCode.NOT_A_TIME, shown());
            }
            long seconds = number.value()
                    .multiply(BigDecimal.valueOf(86_400))
                    .setScale(0, java.math.RoundingMode.HALF_UP)
                    .longValueExact();
            return Checked.of(Optional.of(new CellValue.Time(LocalTime.ofSecondOfDay(seconds % 86_400))));
        }
        if (content instanceof Content.Text text) {
            Optional<LocalTime> time = Days.time(text.value());
            if (time.isPresent()) {
                CellValue value = new CellValue.Time(time.get());
                return Checked.of(Optional.of(value), List.of(note(text.value(), value.shown())));
            }
        }
        return failed(ProblemCode.NOT_A_TIME, shown());
    }

    /** The length that the field's rule asks for exactly; 0 where it does not. */
    private int fixedLength() {
        if (field.validation() != null
                && field.validation().rule() instanceof Rule.Bounds bounds
                && bounds.quantity() == Rule.Quantity.LENGTH
                && bounds.first().matches("\\d{1,3}")
                && (bounds.operator() == Rule.Operator.EQUAL
                        || (bounds.operator() == Rule.Operator.BETWEEN
                                && bounds.first().equals(bounds.second())))) {
            return Integer.parseInt(bounds.first());
        }
        return 0;
    }

    private Checked<Optional<CellValue>> changed(String before, String after, Severity severity) {
        Optional<CellValue> value = Optional.of(CellValue.of(after));
        return before.equals(after)
                ? Checked.of(value)
                : Checked.of(value, List.of(note(before, after).as(severity)));
    }

    private Problem note(String before, String after) {
        return Problem.of(ProblemCode.NORMALISED, place).found(before).expected(after);
    }

    private Checked<Optional<CellValue>> failed(ProblemCode code, String found) {
        return Checked.failed(Problem.of(code, place).found(found));
    }

    private String shown() {
        return shown(content, format, date1904);
    }

    /** What stands in a cell as the clerk sees it, near enough for a message. */
    static String shown(Content content, String format, boolean date1904) {
        if (content instanceof Content.Text text) {
            return text.value();
        }
        if (content instanceof Content.Num number) {
            if (NumberFormats.isDate(format)) {
                Optional<LocalDateTime> at = Days.moment(number.value(), date1904);
                if (at.isPresent()) {
                    return Days.midnight(at.get())
                            .map(FormTexts::day)
                            .orElseGet(() -> FormTexts.inText(new CellValue.DateTime(at.get())));
                }
            }
            if (NumberFormats.isPercent(format)) {
                return CellValue.of(number.value().movePointRight(2)).shown() + "%";
            }
            return digits(number);
        }
        if (content instanceof Content.Bool bool) {
            return bool.value() ? "TRUE" : "FALSE";
        }
        if (content instanceof Content.Err error) {
            return error.code();
        }
        return content instanceof Content.Picture ? "图片" : "（公式没有结果）";
    }

    /** The digits that Excel keeps, without an exponent as long as they fit into a message. */
    private static String digits(Content.Num number) {
        BigDecimal value = number.value();
        return Math.abs((long) value.precision() - value.scale()) > 40 || value.scale() > 40
                ? value.toString()
                : CellValue.of(value).shown();
    }

    static boolean isWhole(BigDecimal value) {
        return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
    }
}
