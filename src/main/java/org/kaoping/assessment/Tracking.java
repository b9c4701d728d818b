package org.kaoping.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoping.problem.Checked;
import org.kaoping.scheme.Period;

/** Who has handed in what (R6, R7). */
public final class Tracking {
    /** The state of one unit and form in a period. */
    public enum State {
        NOT_DUE("not-due", "未到期"),
        ON_TIME("on-time", "按时"),
        LATE("late", "逾期"),
        MISSING("missing", "未报"),
        RETURNED("returned", "退回修改"),
        HELD("held", "待确认"),
        NOT_REQUIRED("not-required", "不需报送");

        private final String id;
        private final String label;

        State(String id, String label) {
            this.id = id;
            this.label = label;
        }

        /** The name that the API uses. */
        public String id() {
            return id;
        }

        /** The word on pages. */
        public String label() {
            return label;
        }
    }

    /**
     * A row.
     *
     * @param unit the unit's code
     * @param name its short name
     * @param form the form's id
     * @param state the state
     * @param uploadId the upload in force, or the newest one that was returned or is held; null where none
     */
    public record Row(
            String unit,
            String name,
            String form,
            State state,
            @Nullable String uploadId) {}

    /** All units by the forms of that period, in the roster's order; a problem where there is no scheme. */
    public Checked<List<Row>> of(Period period) {
        throw new UnsupportedOperationException();
    }
}
