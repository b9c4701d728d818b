package org.kaoping.form.book;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaoping.problem.Place;

/** Makes a cell's content out of its type and the text of its value. */
final class CellContents {
    private static final Pattern PICTURE =
            Pattern.compile("^=?(?:_xlfn\\.)?DISPIMG\\(\\s*\"([^\"]{1,200})\"", Pattern.CASE_INSENSITIVE);
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);
    /** Excel's first day whose serial is not shifted by the 29 February 1900 that never was. */
    private static final LocalDate AFTER_LEAP_BUG = LocalDate.of(1900, 3, 1);

    private static final BigDecimal NANOS_OF_DAY = BigDecimal.valueOf(86_400_000_000_000L);

    private final SharedStrings strings;
    private final Limits limits;
    private final boolean date1904;

    CellContents(SharedStrings strings, Limits limits, boolean date1904) {
        this.strings = strings;
        this.limits = limits;
        this.date1904 = date1904;
    }

    /** The picture that a formula (or the text of one) shows; null where it shows none. */
    static Content.@Nullable Picture picture(String formula) {
        int first = formula.startsWith("=") ? 1 : 0;
        if (formula.length() == first || "dD_".indexOf(formula.charAt(first)) < 0) {
            return null; // so begins nearly every formula: no need to look closer
        }
        Matcher matcher = PICTURE.matcher(formula);
        return matcher.find() ? new Content.Picture(matcher.group(1)) : null;
    }

    /**
     * The content of a cell that has a value.
     *
     * @param type the cell's {@code t}
     * @param value the text of its {@code v}
     * @param place the cell, for messages; asked only when there is one
     * @return null for an empty value, which is an empty cell
     * @throws Refusal where value and type don't fit
     */
    @Nullable
    Content of(String type, String value, Supplier<Place> place) {
        if (type.equals("str") || type.equals("inlineStr")) {
            return text(Escapes.decode(value), place);
        }
        String raw = strip(value);
        if (raw.isEmpty()) {
            return null;
        }
        return switch (type) {
            case "n" -> number(raw, place);
            case "s" -> shared(raw, place);
            case "b" -> bool(raw, place);
            case "e" -> new Content.Err(raw);
            case "d" -> date(raw);
            default -> throw Refusal.damaged(place.get(), "单元格类型“" + type + "”不认识");
        };
    }

    /**
     * Text whose escapes are decoded already; decoding twice would turn {@code _x005F_x0041_} into an A.
     *
     * @throws Refusal where it is too long
     */
    Content text(String decoded, Supplier<Place> place) {
        if (decoded.length() > limits.textCharacters()) {
            throw Refusal.limit(
                    place.get(),
                    "一个单元格的字数",
                    Integer.toString(decoded.length()),
                    limits.textCharacters(),
                    "请删短过长的文字，另存后再上传。");
        }
        Content.Picture picture = decoded.startsWith("=") ? picture(decoded) : null;
        return picture == null ? new Content.Text(decoded) : picture;
    }

    private Content number(String raw, Supplier<Place> place) {
        BigDecimal value = Numerals.decimal(raw, limits.exponent());
        if (value == null) {
            throw Refusal.damaged(place.get(), "数字“" + raw + "”写法不对或太大");
        }
        return new Content.Num(value, raw);
    }

    private Content shared(String raw, Supplier<Place> place) {
        Content.Text text = strings.at(Numerals.index(raw));
        if (text == null) {
            throw Refusal.damaged(place.get(), "引用了不存在的文字（" + raw + "）");
        }
        return text.value().startsWith("=") ? text(text.value(), place) : text;
    }

    private static Content bool(String raw, Supplier<Place> place) {
        return switch (raw) {
            case "1", "true", "TRUE" -> new Content.Bool(true);
            case "0", "false", "FALSE" -> new Content.Bool(false);
            default -> throw Refusal.damaged(place.get(), "逻辑值“" + raw + "”写法不对");
        };
    }

    /** An ISO date, time or both as a serial of the workbook's own date system; text where it is none that Excel knows. */
    private Content date(String raw) {
        try {
            String plain = raw.endsWith("Z") ? raw.substring(0, raw.length() - 1) : raw;
            if (plain.startsWith("T") || plain.indexOf('-') < 0) {
                LocalTime time = LocalTime.parse(plain.startsWith("T") ? plain.substring(1) : plain);
                return serial(BigDecimal.ZERO, time);
            }
            LocalDateTime at =
                    plain.indexOf('T') < 0 ? LocalDate.parse(plain).atStartOfDay() : LocalDateTime.parse(plain);
            LocalDate day = at.toLocalDate();
            long days = ChronoUnit.DAYS.between(date1904 ? DAY_ZERO_1904 : DAY_ZERO, day);
            if (!date1904 && day.isBefore(AFTER_LEAP_BUG)) {
                days--;
            }
            return days < 0 ? new Content.Text(raw) : serial(BigDecimal.valueOf(days), at.toLocalTime());
        } catch (DateTimeException e) {
            return new Content.Text(raw);
        }
    }

    private static Content serial(BigDecimal days, LocalTime time) {
        BigDecimal part = BigDecimal.valueOf(time.toNanoOfDay()).divide(NANOS_OF_DAY, 15, RoundingMode.HALF_UP);
        String raw = days.add(part).stripTrailingZeros().toPlainString();
        BigDecimal value = Numerals.decimal(raw, 308);
        return new Content.Num(value == null ? BigDecimal.ZERO : value, raw);
    }

    /** Without the white space of XML around; other characters stay, so that they are noticed. */
    private static String strip(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && isSpace(value.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(value.charAt(to - 1))) {
            to--;
        }
        return from == 0 && to == value.length() ? value : value.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }
}
