package org.kaoping.intake;

import java.time.LocalDate;
import java.util.List;
import org.kaoping.problem.Problem;

/**
 * A warning of an accepted workbook with the reasons that were given.
 *
 * @param id which warning of its form, unit and period it is
 * @param problem the warning itself
 * @param reasons all that were given, oldest first, also those for an earlier value
 */
public record Explained(String id, Problem problem, List<Reason> reasons) {
    /**
     * A reason.
     *
     * @param reason why what the warning names is right all the same
     * @param who who gave it
     * @param day when it was given
     * @param fromSheet whether it came in the workbook's column 「核实说明」; else the office entered it
     * @param said the warning's sentence when it was given
     * @param counts whether the warning still says that; else it was given for an earlier value
     */
    public record Reason(String reason, String who, LocalDate day, boolean fromSheet, String said, boolean counts) {
        /** Where it came from, in Chinese. */
        public String origin() {
            return fromSheet ? "报送件填写" : "考评办登记";
        }
    }

    /** How many warnings of a workbook have no reason, and how many have one. */
    public record Count(int open, int explained) {
        /** Of a workbook without warnings. */
        public static final Count NONE = new Count(0, 0);

        static Count of(List<Explained> warnings) {
            int explained = (int) warnings.stream().filter(Explained::settled).count();
            return new Count(warnings.size() - explained, explained);
        }

        /** In Chinese; empty where there is no warning. */
        public String words() {
            return open + explained == 0 ? "" : open + " 条待核实，" + explained + " 条已说明";
        }
    }

    /** Copies the reasons. */
    public Explained {
        reasons = List.copyOf(reasons);
    }

    /** Whether a reason counts, so that nothing is open. */
    public boolean settled() {
        return reasons.stream().anyMatch(Reason::counts);
    }
}
