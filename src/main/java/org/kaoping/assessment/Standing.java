package org.kaoping.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kaoping.intake.Submission;

/**
 * How a hand-in that counts stands (R6): by the day of its file and, where the scheme wants both copies (P13), of its
 * paper. Pure.
 *
 * @param state on time, late, or without its paper copy
 * @param marks what is to be said beside it
 */
record Standing(Tracking.State state, List<TrackingMark> marks) {
    private static final String PROGRESS = "有进展";

    /**
     * What is known of the copies of a form that is handed in twice, as a file and on paper.
     *
     * @param entered what the monthly marks say
     * @param counts whether the paper copy counts (P13)
     * @param open whether a paper copy may still be entered (P14)
     */
    record Copies(Papers.Copies entered, boolean counts, boolean open) {}

    /** The same where the office counts what came as on time. */
    Standing excused() {
        List<TrackingMark> more = new ArrayList<>(marks);
        more.add(TrackingMark.EXCUSED);
        boolean came = state == Tracking.State.LATE
                || state == Tracking.State.PAPER_MISSING
                || marks.contains(TrackingMark.FILE_MISSING);
        return new Standing(came ? Tracking.State.ON_TIME : state, more);
    }

    /** Copies the marks. */
    Standing {
        marks = List.copyOf(marks);
    }

    /**
     * The standing of a hand-in.
     *
     * @param inForce the workbook in force; null where only the office's word stands for it
     * @param own the day that counts for the workbook in force: of a mended one its first; null where there is none
     * @param copies null for a form without paper copies
     * @param fileDay the day that counts for the file
     * @param inTime whether a day is in time
     */
    static Standing of(
            @Nullable Submission inForce,
            @Nullable LocalDate own,
            @Nullable Copies copies,
            LocalDate fileDay,
            Predicate<LocalDate> inTime) {
        List<TrackingMark> marks = new ArrayList<>();
        if (inForce != null && nil(inForce)) {
            marks.add(TrackingMark.NIL);
        }
        if (inForce != null && inForce.day().isAfter(inForce.countedOn()) && !inTime.test(inForce.day())) {
            marks.add(TrackingMark.CORRECTED);
        }
        if (inForce == null || !fileDay.equals(own)) {
            marks.add(TrackingMark.KEYED);
        } else if (!fileDay.equals(inForce.countedOn())) {
            marks.add(TrackingMark.MENDED);
        }
        Tracking.State state = inTime.test(fileDay) ? Tracking.State.ON_TIME : Tracking.State.LATE;
        if (copies == null || !copies.counts()) {
            return new Standing(state, marks);
        }
        LocalDate paper = copies.entered().paper();
        if (paper != null) {
            if (!inTime.test(paper)) {
                marks.add(TrackingMark.PAPER_LATE);
                state = Tracking.State.LATE;
            }
        } else if (copies.entered().entered() && !copies.open()) {
            marks.add(TrackingMark.PAPER_MISSING);
            state = state == Tracking.State.ON_TIME ? Tracking.State.PAPER_MISSING : state;
        } else {
            marks.add(TrackingMark.PAPER_NOT_ENTERED);
        }
        return new Standing(state, marks);
    }

    /** The day that counts for the file: the office's word in the monthly marks before the upload's own; null: none. */
    static @Nullable LocalDate fileDay(@Nullable LocalDate own, @Nullable Copies copies) {
        LocalDate keyed = copies == null ? null : copies.entered().file();
        if (keyed != null) {
            return keyed;
        }
        return own;
    }

    /** A monthly report in which no item made progress (R6, O11). */
    private static boolean nil(Submission report) {
        return report.form().equals(Contracts.MONTHLY_REPORT)
                && !report.values().rows(Contracts.ITEMS).isEmpty()
                && report.values().rows(Contracts.ITEMS).stream()
                        .map(row -> row.value(Contracts.STATUS))
                        .allMatch(status -> status != null && !status.shown().equals(PROGRESS));
    }
}
