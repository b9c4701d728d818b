package org.kaoping.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.kaoping.problem.Place;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;

/**
 * Documents that stand for the long cells of a form. A workbook whose long cells are empty is refused until its text has
 * come, and says so; when the text comes it is examined once more, and it is again when the text is taken away.
 */
final class Texts {
    private Texts() {}

    /** Whether nothing is awaited; says in the problems what is, or what it is complete with. */
    static boolean complete(Handle handle, Uploads.Upload upload, Examination examination, List<Problem> problems) {
        if (examination.awaited().isEmpty()) {
            return true;
        }
        Optional<Uploads.Upload> text = textOf(handle, examination.form(), examination.unit(), examination.period());
        if (text.isEmpty()) {
            problems.addAll(examination.awaited());
            problems.add(
                    Problem.of(ProblemCode.TEXT_AWAITED, Place.WORKBOOK).with("label", examination.awaitedLabels()));
            return false;
        }
        Receipt receipt = text.get().receipt();
        problems.add(Problem.of(ProblemCode.TEXT_RECEIVED, Place.WORKBOOK).found(receipt.fileName()));
        Uploads.textDay(handle, upload.id(), receipt.day());
        return true;
    }

    private static Optional<Uploads.Upload> textOf(
            Handle handle, @Nullable String form, @Nullable String unit, @Nullable String period) {
        return form == null || unit == null || period == null
                ? Optional.empty()
                : Uploads.textOf(handle, form, unit, period);
    }

    /**
     * Lets the workbooks of a key be examined again whose verdict no longer fits: those that wait for a text that is there,
     * and those that were taken with one that is gone.
     *
     * @return what has to be put on the conveyor after the commit
     */
    static List<Uploads.Upload> examineAgain(Handle handle, Settlement settlement, Placing placing, Instant now) {
        String form = placing.form();
        String unit = placing.unit();
        String period = placing.period();
        if (form == null || unit == null || period == null) {
            return List.of();
        }
        boolean there = Uploads.textOf(handle, form, unit, period).isPresent();
        List<Uploads.Upload> again = new ArrayList<>();
        for (Uploads.Upload upload : Uploads.ofKey(handle, form, unit, period)) {
            Status status = upload.receipt().status();
            boolean waits = there
                    && (status == Status.REJECTED || status == Status.DUPLICATE)
                    && Settlement.has(upload.receipt(), ProblemCode.TEXT_AWAITED);
            boolean bereft = !there
                    && (status == Status.ACCEPTED || status == Status.DUPLICATE || status == Status.HELD)
                    && Settlement.has(upload.receipt(), ProblemCode.TEXT_RECEIVED);
            if (upload.admitted() && (waits || bereft)) {
                settlement.takeBack(handle, upload, null, now);
                Uploads.receiveAgain(handle, upload.id());
                Settlement.log(handle, now, "examined-again", upload.id(), there ? "正文已到" : "正文已撤");
                Uploads.byId(handle, upload.id()).ifPresent(again::add);
            }
        }
        return again;
    }
}
