package org.kaoping.form.book;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** Days and times as Excel counts them. */
public final class Serials {
    private static final LocalDate SYSTEM_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate SYSTEM_1904 = LocalDate.of(1904, 1, 1);
    private static final BigDecimal NANOS_A_DAY = BigDecimal.valueOf(86_400_000_000_000L);

    private Serials() {}

    /** A day; right from 1 March 1900 on (Excel counts a 29 February 1900 that never was). */
    public static BigDecimal of(LocalDate day, boolean date1904) {
        return BigDecimal.valueOf(ChronoUnit.DAYS.between(date1904 ? SYSTEM_1904 : SYSTEM_1900, day));
    }

    /** A time of day as a fraction of a day, exact to a tenth of a microsecond. */
    public static BigDecimal of(LocalTime time) {
        return BigDecimal.valueOf(time.toNanoOfDay()).divide(NANOS_A_DAY, 12, RoundingMode.HALF_UP);
    }

    /** A day with a time. */
    public static BigDecimal of(LocalDateTime moment, boolean date1904) {
        return of(moment.toLocalDate(), date1904).add(of(moment.toLocalTime()));
    }
}
