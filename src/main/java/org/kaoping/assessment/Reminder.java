package org.kaoping.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.FormCard;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Deadlines;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;

/**
 * Who is to be reminded of a month's report or of the year's material (R6, R7), as it stands at one moment. No scores.
 *
 * @param scheme the year's scheme
 * @param period a month of the reporting calendar, or the year
 * @param due the last day that is in time
 * @param paper whether a stamped paper copy counts too (P13); never for the year's material
 * @param forms what is to be handed in
 * @param groups one per cohort that owes something, departments first
 * @param at the moment
 */
public record Reminder(
        Scheme scheme,
        Period period,
        LocalDate due,
        boolean paper,
        List<FormCard> forms,
        List<Group> groups,
        Instant at) {
    /** What a unit still has to do. */
    public enum Need {
        /** Nothing came. */
        FILE("尚未报送", "未报"),
        /** The paper copy came, the file did not. */
        FILE_ONLY("已收纸质件，未报电子版", "已收纸质件，未报电子版"),
        /** The text came as a document, the workbook did not. */
        TABLE("已收正文，未报表格", "已收正文，未报表格"),
        /** It was returned. */
        MEND("退回修改，尚未重报", "退回修改，尚未重报"),
        /** The file came, no paper copy was entered yet. */
        PAPER("已收电子版，未登记纸质件", "已收电子版，未登记纸质件"),
        /** The file came, the paper copy did not until the last day for it (P14). */
        PAPER_MISSING("缺纸质件", "缺纸质件"),
        /** It waits for the office: the unit has nothing to do. */
        OFFICE("已收到，待确认", "已收到，待确认");

        private final String before;
        private final String after;

        Need(String before, String after) {
            this.before = before;
            this.after = after;
        }

        /** In words, before the deadline or after it. */
        public String words(boolean passed) {
            return passed ? after : before;
        }
    }

    /**
     * What a unit still has to do for a form.
     *
     * @param unit the unit
     * @param form the form
     * @param need what
     * @param mendUntil the last day on which a returned file may be mended in time; null where there is none
     */
    public record Line(
            Unit unit, FormCard form, Need need, @Nullable LocalDate mendUntil) {}

    /**
     * A cohort.
     *
     * @param cohort the cohort
     * @param owed how many workbooks its units owe
     * @param lines what is still to be done, in the roster's order
     */
    public record Group(Cohort cohort, int owed, List<Line> lines) {
        /** Copies the lines. */
        public Group {
            lines = List.copyOf(lines);
        }

        /** How many workbooks are there in full. */
        public int done() {
            return owed - lines.size();
        }
    }

    /** Copies the lists. */
    public Reminder {
        forms = List.copyOf(forms);
        groups = List.copyOf(groups);
    }

    /** The day of the moment. */
    public LocalDate today() {
        return Deadlines.day(at);
    }

    /** The days until the deadline: 0 on its day, negative after it. */
    public long daysLeft() {
        return java.time.temporal.ChronoUnit.DAYS.between(today(), due);
    }

    /** Whether the deadline is over. */
    public boolean passed() {
        return daysLeft() < 0;
    }
}
