package org.kaoping.form;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days and times as workbooks hold them: as serials of either date system, or typed as text. */
final class Days {
    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);
    private static final long MAX_SERIAL = 2_958_465;
    private static final LocalDate BASE_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate BASE_1904 = LocalDate.of(1904, 1, 1);
    private static final Pattern DAY = Pattern.compile(
            "(\\d{4})\\s*(?:([-./])\\s*(\\d{1,2})\\s*\\2\\s*(\\d{1,2})|年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*[日号]?)"
                    + "(?:[T\\s]*(\\d{1,2}:\\d{2}(?::\\d{2})?(?:\\.0+)?))?");
    private static final Pattern EIGHT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern TIME =
            Pattern.compile("(\\d{1,2})\\s*(?::|时|点)\\s*(?:(\\d{1,2})\\s*分?)?(?::(\\d{2})(?:\\.0+)?)?");

    private Days() {}

    /** A day with the time that stood beside it; the time is null where there was none. */
    record Moment(LocalDate day, @Nullable LocalTime time) {
        LocalDateTime at() {
            return day.atTime(time == null ? LocalTime.MIDNIGHT : time);
        }
    }

    /** The serial of a moment in the 1900 system, as formulas want it. */
    static BigDecimal serial(LocalDateTime moment) {
        long days = java.time.temporal.ChronoUnit.DAYS.between(BASE_1900, moment.toLocalDate());
        // before March 1900 Excel counts one less, since it knows a 29 February 1900
        long shifted = days < 61 ? days - 1 : days;
        return BigDecimal.valueOf(shifted).add(serial(moment.toLocalTime()));
    }

    /** The serial of a time of day: a fraction of a day. */
    static BigDecimal serial(LocalTime time) {
        return BigDecimal.valueOf(time.toSecondOfDay()).divide(SECONDS, 15, RoundingMode.HALF_UP);
    }

    /** A value as a number, days and times as serials of the given date system; null for a text. */
    static @Nullable BigDecimal number(CellValue value, boolean date1904) {
        if (value instanceof CellValue.Decimal number) {
            return number.value();
        }
        if (value instanceof CellValue.Time time) {
            return serial(time.value());
        }
        LocalDateTime moment = value instanceof CellValue.Date date
                ? date.value().atStartOfDay()
                : value instanceof CellValue.DateTime both ? both.value() : null;
        if (moment == null) {
            return null;
        }
        return date1904 ? serial(moment).subtract(BigDecimal.valueOf(1_462)) : serial(moment);
    }

    /** The moment of a serial, to the second; empty outside Excel's days. */
    static Optional<LocalDateTime> moment(BigDecimal serial, boolean date1904) {
        if (serial.signum() < 0 || serial.compareTo(BigDecimal.valueOf(MAX_SERIAL + 1)) >= 0) {
            return Optional.empty();
        }
        long seconds =
                serial.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact();
        long days = Math.floorDiv(seconds, 86_400L);
        LocalTime time = LocalTime.ofSecondOfDay(Math.floorMod(seconds, 86_400L));
        if (date1904) {
            return Optional.of(BASE_1904.plusDays(days).atTime(time));
        }
        if (days == 60 || days < 1) {
            return Optional.empty(); // 29 February 1900 and day 0 are days only to Excel
        }
        return Optional.of(BASE_1900.plusDays(days < 60 ? days + 1 : days).atTime(time));
    }

    /** A number as it stands in a cell: a day or a moment where the cell shows one. */
    static CellValue value(BigDecimal number, boolean shownAsDay, boolean date1904) {
        return Optional.of(number)
                .filter(serial -> shownAsDay)
                .flatMap(serial -> moment(serial, date1904))
                .map(at -> midnight(at).map(CellValue::of).orElseGet(() -> new CellValue.DateTime(at)))
                .orElseGet(() -> CellValue.of(number));
    }

    /** The day nearest to a moment within a minute of midnight, as programs write days with binary noise. */
    static Optional<LocalDate> midnight(LocalDateTime moment) {
        int second = moment.toLocalTime().toSecondOfDay();
        if (second <= 60) {
            return Optional.of(moment.toLocalDate());
        }
        return second >= 86_340 ? Optional.of(moment.toLocalDate().plusDays(1)) : Optional.empty();
    }

    /** A day typed as text in one of the usual Chinese shapes, year first and complete; never guessed. */
    static Optional<Moment> day(String text) {
        String flat = FormTexts.strip(Normalizer.normalize(text, Normalizer.Form.NFKC));
        Matcher eight = EIGHT.matcher(flat);
        if (eight.matches()) {
            return of(eight.group(1), eight.group(2), eight.group(3), null);
        }
        Matcher day = DAY.matcher(flat);
        if (!day.matches()) {
            return Optional.empty();
        }
        boolean words = day.group(5) != null;
        return of(day.group(1), words ? day.group(5) : day.group(3), words ? day.group(6) : day.group(4), day.group(7));
    }

    private static Optional<Moment> of(String year, String month, String day, @Nullable String time) {
        try {
            LocalDate date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            if (date.getYear() < 1900) {
                return Optional.empty();
            }
            if (time == null) {
                return Optional.of(new Moment(date, null));
            }
            return time(time).map(clock -> new Moment(date, clock));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A time of day typed as text: 9:30, 09:30:00, 9时30分. */
    static Optional<LocalTime> time(String text) {
        String flat = FormTexts.strip(Normalizer.normalize(text, Normalizer.Form.NFKC));
        Matcher time = TIME.matcher(flat);
        if (!time.matches() || (time.group(2) == null && !flat.contains("时") && !flat.contains("点"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalTime.of(
                    Integer.parseInt(time.group(1)),
                    time.group(2) == null ? 0 : Integer.parseInt(time.group(2)),
                    time.group(3) == null ? 0 : Integer.parseInt(time.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
