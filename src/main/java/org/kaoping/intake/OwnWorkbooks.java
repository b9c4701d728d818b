package org.kaoping.intake;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.Values;
import org.kaoping.problem.Problem;

/** Workbooks that the server writes itself and in which the office decides: the ranking workbook. */
public interface OwnWorkbooks {
    /** There are none. */
    OwnWorkbooks NONE = new OwnWorkbooks() {
        @Override
        public boolean reads(String form) {
            return false;
        }

        @Override
        public Optional<Draft> draft(int year) {
            return Optional.empty();
        }
    };

    /**
     * What a workbook would be handed out with now.
     *
     * @param form the form, with no more than what is read of it
     * @param filling what would be written into it
     * @param code stands for all that the decisions follow from: a workbook of another code is out of date
     * @param check what speaks against the decisions of a workbook
     */
    record Draft(Form form, Filling filling, String code, Function<Values, List<Problem>> check) {}

    /** Whether the form of that id is such a one. */
    boolean reads(String form);

    /** The present one of a year; empty where the year has no scheme. */
    Optional<Draft> draft(int year);
}
