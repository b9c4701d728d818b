package org.kaoping.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.Form;
import org.kaoping.form.book.Limits;
import org.kaoping.form.book.Mark;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.kaoping.shelf.HandOut;

/** Looks at an upload's bytes. Writes nothing, so that many may be looked at at once. */
interface Examiner extends AutoCloseable {
    /** What the bytes are and what is wrong with them. */
    Examination examine(Paper paper);

    /**
     * Names the masters and schemes by which an upload of that form and period would be examined now: when it changes,
     * an earlier examination of the same bytes no longer holds.
     *
     * @param form the form's id; null: of any form
     * @param period {@code 2020-05} or {@code 2020}; null: of any period
     */
    String basis(@Nullable String form, @Nullable String period);

    /** The first day on which the workbook, by its own stamp, can have been received; null where it has no say. */
    @Nullable
    LocalDate earliestReceipt(byte[] bytes, String fileName);

    /**
     * The form that the bytes describe, where they are a master and not a workbook that somebody filled: compiled, with
     * every mistake at its cell.
     *
     * @return null where they are no master
     */
    default @Nullable Checked<Form> master(byte[] bytes, String fileName) {
        return null;
    }

    /**
     * The content of a workbook that was filled on an earlier master, in a fresh one of the master in force.
     *
     * @return a problem where it is no such workbook, or holds nothing that can be moved
     */
    default Checked<HandOut.Workbook> carried(byte[] bytes, String fileName) {
        return CarriedFiles.unknown();
    }

    /**
     * A workbook with those problems marked in it; an .xls in a process of its own.
     *
     * @param asks what its list asks about a problem, by its position in {@code problems}
     * @return a problem where it can't be marked
     */
    Checked<byte[]> annotated(
            byte[] bytes, String fileName, List<Problem> problems, Map<Integer, Mark.Ask> asks, Limits limits);

    /**
     * A csv's content in a workbook of its form, with its problems marked.
     *
     * @return a problem where it is not known what it is
     */
    default Checked<byte[]> annotatedCsv(Paper paper, Limits limits) {
        return annotated(paper.bytes(), paper.fileName(), List.of(), Map.of(), limits);
    }

    /**
     * What speaks against an attachment's being a unit's, or the text of its form.
     *
     * @param form a form with long cells; null: the attachment is merely the unit's
     * @param period {@code 2020-05} or {@code 2020}; null together with the form
     */
    default List<Problem> placeable(@Nullable String form, String unit, @Nullable String period) {
        return List.of();
    }

    /** Ends what it started. */
    @Override
    default void close() {}
}
