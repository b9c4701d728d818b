package org.kaoping.intake;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.MonthDue;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;

/** What dates and names of files say about the month that a workbook is for. */
final class Hints {
    private static final String MONTHS = "十二|十一|十|一|二|三|四|五|六|七|八|九";
    private static final Map<String, Integer> CHINESE = Map.ofEntries(
            Map.entry("一", 1),
            Map.entry("二", 2),
            Map.entry("三", 3),
            Map.entry("四", 4),
            Map.entry("五", 5),
            Map.entry("六", 6),
            Map.entry("七", 7),
            Map.entry("八", 8),
            Map.entry("九", 9),
            Map.entry("十", 10),
            Map.entry("十一", 11),
            Map.entry("十二", 12));

    /** A month in words: 2020年5月, 5月份, 五月; not a day such as 5月22日. */
    private static final Pattern MONTH =
            Pattern.compile("(?:(?<year>20\\d{2})年(?:度)?)?(?<![\\d十])(?:(?<month>0?[1-9]|1[0-2])|(?<word>" + MONTHS
                    + "))月(?!\\d{1,2}日)");

    /** A month in digits: 2020-05, 2020.5, 202005; not a day such as 2020-05-22 or 20200522. */
    private static final Pattern DIGITS = Pattern.compile(
            "(?<!\\d)(?<year>20\\d{2})(?:[-._/](?<month>0?[1-9]|1[0-2])|(?<month2>0[1-9]|1[0-2]))(?![-._/年月]?\\d)(?!月)");

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(20\\d{2})年");

    private Hints() {}

    /** The months that a text names: 1 to 12. */
    static Set<Integer> months(String text) {
        Set<Integer> months = new TreeSet<>();
        Matcher words = MONTH.matcher(text);
        while (words.find()) {
            String digits = words.group("month");
            months.add(digits != null ? Integer.valueOf(digits) : CHINESE.getOrDefault(words.group("word"), 0));
        }
        Matcher digits = DIGITS.matcher(text);
        while (digits.find()) {
            String month = digits.group("month") != null ? digits.group("month") : digits.group("month2");
            months.add(Integer.parseInt(month));
        }
        return months;
    }

    /** The years that a text names with 年. */
    static Set<Integer> years(String text) {
        Set<Integer> years = new TreeSet<>();
        Matcher matcher = YEAR.matcher(text);
        while (matcher.find()) {
            years.add(Integer.valueOf(matcher.group(1)));
        }
        return years;
    }

    /** The last step of a file's name, without its ending. */
    static String baseName(String fileName) {
        String last = fileName.substring(fileName.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        return dot > 0 ? last.substring(0, dot) : last;
    }

    /**
     * The later month that a day points to: the one whose deadline is nearer to the day than the stamp's own. A day
     * outside the reporting calendar points nowhere.
     */
    static Optional<Period> laterMonth(Scheme scheme, Period stamped, LocalDate day) {
        Optional<LocalDate> due = new Deadlines(scheme).due(stamped);
        if (!stamped.isMonth() || due.isEmpty() || !day.isAfter(due.get())) {
            return Optional.empty();
        }
        long best = day.toEpochDay() - due.get().toEpochDay();
        Optional<Period> nearest = Optional.empty();
        LocalDate end = due.get();
        for (MonthDue month : scheme.calendar()) {
            end = month.due().isAfter(end) ? month.due() : end;
            long distance = Math.abs(month.due().toEpochDay() - day.toEpochDay());
            if (month.month() > stamped.month() && distance < best) {
                best = distance;
                nearest = Optional.of(new Period(scheme.year(), month.month()));
            }
        }
        return day.isAfter(end.plusMonths(1)) ? Optional.empty() : nearest;
    }
}
