package org.kaoping.scoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the group decided on one claim of a unit (R12).
 *
 * @param claim the claim's number, such as {@code D001-C01}
 * @param name the matter
 * @param kind its kind
 * @param asked the tier that the unit asked for
 * @param verdict the decision
 * @param tier the tier; empty where it is not confirmed
 * @param points the bonus of the tier under the scheme; 0 where it is not confirmed
 * @param reason the group's
 * @param day the day of the decision; null while there is none
 * @param source the cell of the decision; while there is none the claim's
 */
public record Award(
        String claim,
        String name,
        String kind,
        String asked,
        Verdict verdict,
        String tier,
        BigDecimal points,
        String reason,
        @Nullable LocalDate day,
        @Nullable Source source) {
    /** What became of a claim. */
    public enum Verdict {
        CONFIRMED("确认"),
        REFUSED("不予确认"),
        /** The group wants more material: not decided yet. */
        MORE("待补充材料"),
        /** A claim in force on which the decisions in force say nothing. */
        OPEN("尚未评定"),
        /** The decision names another unit than the claim of that number belongs to: it counts for neither. */
        CONFLICT("编号与单位不符");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        /** The words of the decisions and of the ranking workbook. */
        public String label() {
            return label;
        }

        /** Whether the group must still decide. */
        public boolean open() {
            return this != CONFIRMED && this != REFUSED;
        }
    }
}
