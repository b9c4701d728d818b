package org.kaoping.form;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** The value of a field, of its type. An empty field has no value at all. */
public sealed interface CellValue {
    /** Text, also an option of a list. */
    record Text(String value) implements CellValue {
        @Override
        public String shown() {
            return value;
        }
    }

    /** A number; never binary floating point. */
    record Decimal(BigDecimal value) implements CellValue {
        @Override
        public String shown() {
            return value.signum() == 0
                    ? "0"
                    : value.stripTrailingZeros()
                            .setScale(Math.max(0, value.stripTrailingZeros().scale()), RoundingMode.UNNECESSARY)
                            .toPlainString();
        }
    }

    /** A day. */
    record Date(LocalDate value) implements CellValue {
        @Override
        public String shown() {
            return value.toString();
        }
    }

    /** A day with a time. */
    record DateTime(LocalDateTime value) implements CellValue {
        @Override
        public String shown() {
            return value.toString().replace('T', ' ');
        }
    }

    /** A time of day. */
    record Time(LocalTime value) implements CellValue {
        @Override
        public String shown() {
            return value.toString();
        }
    }

    /** The value as text: what the API gives and what comparisons use; decimals plain, days yyyy-mm-dd. */
    String shown();

    /** A text value. */
    static CellValue of(String text) {
        return new Text(text);
    }

    /** A number. */
    static CellValue of(BigDecimal number) {
        return new Decimal(number);
    }

    /** A whole number. */
    static CellValue of(long number) {
        return new Decimal(BigDecimal.valueOf(number));
    }

    /** A day. */
    static CellValue of(LocalDate day) {
        return new Date(day);
    }
}
