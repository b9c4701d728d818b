package org.kaoping.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kaoping.problem.Problem;
import org.kaoping.problem.Severity;

/** A rule on trial: the sign 「试行至2020-06-30」 in a validation's error title or a check's head. */
public final class Trial {
    private static final String HOLE = "trial";
    private static final Pattern SPEAKS = Pattern.compile("试行(至|到|期|[）)\\s\\d：:]|$)");
    private static final Pattern SIGN = Pattern.compile("试行至\\s*(\\d{4})[-./年](\\d{1,2})[-./月](\\d{1,2})日?(?!\\d)");

    private Trial() {}

    /** Whether a problem comes of a rule on trial, so that it weighs differently on another day. */
    public static boolean dependsOnTheDay(Problem problem) {
        return problem.holes().containsKey(HOLE);
    }

    /** Whether a text speaks of a trial. */
    static boolean signs(String text) {
        return SPEAKS.matcher(text).find();
    }

    /** The last day of the trial, on which the rule still warns; null where the text names none that exists. */
    static @Nullable LocalDate until(String text) {
        Matcher sign = SIGN.matcher(text);
        if (!sign.find()) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(sign.group(1)), Integer.parseInt(sign.group(2)), Integer.parseInt(sign.group(3)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A broken rule's problem on a day: a warning that says so up to the last day of the trial, then an error. */
    static Problem weighed(Problem problem, @Nullable LocalDate until, LocalDate day) {
        if (until == null) {
            return problem;
        }
        return day.isAfter(until)
                ? problem.as(Severity.ERROR).with(HOLE, "")
                : problem.as(Severity.WARNING).with(HOLE, "（试行，自" + FormTexts.day(until.plusDays(1)) + "起将退回。）");
    }

    /** What happens where the rule is broken, in words. */
    static String words(LocalDate until) {
        return "提醒（试行至" + FormTexts.day(until) + "，之后退回）";
    }
}
