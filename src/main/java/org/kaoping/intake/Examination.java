package org.kaoping.intake;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Values;
import org.kaoping.problem.Problem;
import org.kaoping.scheme.Scheme;

/**
 * What came out of an examination.
 *
 * @param finding what is to become of the upload, as far as its own bytes say
 * @param form the form's id; null while unknown
 * @param unit the unit's code, empty for forms that belong to no unit; null while unknown
 * @param period {@code 2020-05} or {@code 2020}; null while unknown
 * @param serial tells several of one unit, form and period apart; empty where there is one
 * @param name the person or matter that tells it apart, with the serial; empty where the form names none
 * @param nameLabel what the form calls the name, such as 姓名
 * @param schemeVersion the version of the year's scheme it was read under; 0 where none
 * @param due the last day that is in time; null where nothing is due
 * @param values what it says; null where it is refused or not known what it is
 * @param brought the scheme that it brings; null unless it is a scheme workbook that is accepted
 * @param label what it is in words, such as 市教育局 2020年05月 月报
 * @param basis what it was examined by, see {@link Examiner#basis}
 * @param problems all problems
 * @param awaited errors in long cells that give way to a document beside the workbook; they refuse it without one
 * @param awaitedLabels the names of the cells that give way, for the message
 * @param reasons what its list of problems says in reply to an earlier marking
 */
record Examination(
        Finding finding,
        @Nullable String form,
        @Nullable String unit,
        @Nullable String period,
        String serial,
        String name,
        String nameLabel,
        int schemeVersion,
        @Nullable LocalDate due,
        @Nullable Values values,
        @Nullable Brought brought,
        String label,
        String basis,
        List<Problem> problems,
        List<Problem> awaited,
        String awaitedLabels,
        SheetReasons reasons) {
    /** What the bytes alone say. */
    enum Finding {
        /** Nothing speaks against it. */
        SOUND,
        /** Only the office can say what it is. */
        DOUBTFUL,
        /** There is at least one error. */
        FAULTY
    }

    /**
     * A scheme that a workbook brings.
     *
     * @param scheme the scheme as it was read
     * @param master the fingerprint of the master it was read by
     */
    record Brought(Scheme scheme, String master) {}

    /**
     * Copies the problems.
     *
     * @throws IllegalArgumentException when the parts contradict each other
     */
    Examination {
        problems = List.copyOf(problems);
        awaited = List.copyOf(awaited);
        boolean errors = problems.stream().anyMatch(Problem::isError);
        if (errors != (finding == Finding.FAULTY)) {
            throw new IllegalArgumentException(finding + " with " + problems);
        }
        if (finding == Finding.SOUND && (values == null || form == null || unit == null || period == null)) {
            throw new IllegalArgumentException("sound without its values");
        }
    }

    /** The same with another basis. */
    Examination withBasis(String other) {
        return new Examination(
                finding,
                form,
                unit,
                period,
                serial,
                name,
                nameLabel,
                schemeVersion,
                due,
                values,
                brought,
                label,
                other,
                problems,
                awaited,
                awaitedLabels,
                reasons);
    }

    /** A refusal of something of which nothing is known. */
    static Examination faulty(String basis, List<Problem> problems) {
        return new Examination(
                Finding.FAULTY,
                null,
                null,
                null,
                "",
                "",
                "",
                0,
                null,
                null,
                null,
                "",
                basis,
                problems,
                List.of(),
                "",
                SheetReasons.NONE);
    }
}
