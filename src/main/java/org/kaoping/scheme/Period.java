package org.kaoping.scheme;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A year, or a month of a year.
 *
 * @param year 2000 to 2100
 * @param month 1 to 12, or 0 for the year as a whole
 */
public record Period(int year, int month) implements Comparable<Period> {
    private static final Pattern TEXT = Pattern.compile("(\\d{4})(?:-(\\d{2}))?");

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException outside them
     */
    public Period {
        if (year < 2000 || year > 2100 || month < 0 || month > 12) {
            throw new IllegalArgumentException("no period: " + year + "-" + month);
        }
    }

    /** A year. */
    public static Period ofYear(int year) {
        return new Period(year, 0);
    }

    /** Reads {@code 2020} or {@code 2020-05}. */
    public static Optional<Period> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(matcher.group(1));
        int month = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        boolean valid = year >= 2000 && year <= 2100 && month <= 12 && (matcher.group(2) == null || month >= 1);
        return valid ? Optional.of(new Period(year, month)) : Optional.empty();
    }

    /** Whether it is a month. */
    public boolean isMonth() {
        return month != 0;
    }

    /** In Chinese, as in titles and file names: 2020年05月 or 2020年度. */
    public String chinese() {
        return isMonth() ? "%d年%02d月".formatted(year, month) : year + "年度";
    }

    @Override
    public int compareTo(Period other) {
        return year != other.year ? Integer.compare(year, other.year) : Integer.compare(month, other.month);
    }

    @Override
    public String toString() {
        return isMonth() ? "%d-%02d".formatted(year, month) : String.valueOf(year);
    }
}
