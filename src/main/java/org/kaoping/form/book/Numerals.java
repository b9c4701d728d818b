package org.kaoping.form.book;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** The numbers of the file: exactly its grammar, never Java's, and never more than Excel can hold. */
final class Numerals {
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);
    private static final int LONGEST = 400;

    private Numerals() {}

    /**
     * A decimal as Excel shows it: 15 significant digits, shortest form.
     *
     * @param raw without white space around
     * @param exponent the greatest decimal exponent; below its negative the number is zero, as in Excel
     * @return null where it is no number, or too large
     */
    static @Nullable BigDecimal decimal(String raw, int exponent) {
        int power = checkedPower(raw);
        if (power == Integer.MIN_VALUE) {
            return null;
        }
        int e = Math.max(raw.indexOf('e'), raw.indexOf('E'));
        BigDecimal digits = new BigDecimal(e < 0 ? raw : raw.substring(0, e)).round(SHOWN);
        if (digits.signum() == 0) {
            return BigDecimal.ZERO;
        }
        long magnitude = (long) digits.precision() - digits.scale() - 1 + power;
        if (magnitude > exponent) {
            return null;
        }
        if (magnitude < -exponent) {
            return BigDecimal.ZERO;
        }
        BigDecimal value = digits.scaleByPowerOfTen(power).stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    /** The power of ten behind the E, 0 without, cut to five digits; {@code MIN_VALUE} where it is no number. */
    private static int checkedPower(String raw) {
        int length = raw.length();
        int i = 0;
        if (length > LONGEST) {
            return Integer.MIN_VALUE;
        }
        if (i < length && (raw.charAt(i) == '-' || raw.charAt(i) == '+')) {
            i++;
        }
        int from = i;
        while (i < length && isDigit(raw.charAt(i))) {
            i++;
        }
        int digits = i - from;
        if (i < length && raw.charAt(i) == '.') {
            from = ++i;
            while (i < length && isDigit(raw.charAt(i))) {
                i++;
            }
            digits += i - from;
        }
        if (digits == 0) {
            return Integer.MIN_VALUE;
        }
        if (i == length) {
            return 0;
        }
        if (raw.charAt(i) != 'e' && raw.charAt(i) != 'E') {
            return Integer.MIN_VALUE;
        }
        i++;
        boolean negative = i < length && raw.charAt(i) == '-';
        if (i < length && (raw.charAt(i) == '-' || raw.charAt(i) == '+')) {
            i++;
        }
        from = i;
        int power = 0;
        while (i < length && isDigit(raw.charAt(i))) {
            power = Math.min(power * 10 + (raw.charAt(i) - '0'), 99_999);
            i++;
        }
        if (i == from || i < length) {
            return Integer.MIN_VALUE;
        }
        return negative ? -power : power;
    }

    /** A whole number from 0 up; -1 where it is none or has more than nine digits. */
    static int index(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > 9) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
