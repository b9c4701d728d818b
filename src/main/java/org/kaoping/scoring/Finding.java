package org.kaoping.scoring;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a unit: by an inspection (R8), or, where it casts doubt on evidence, by the year-end marking.
 *
 * @param record the inspection's number, such as {@code 2020-J01}; of the year-end marking its name
 * @param day the day of the inspection or visit
 * @param item the item's name
 * @param indicator the indicator's code; empty where it belongs to none
 * @param nature the conclusion
 * @param text the finding
 * @param grade how grave; empty where there is no fault
 * @param falsity whether evidence was falsified (R13)
 * @param fix what must be mended; empty where nothing
 * @param fixBy until when
 * @param evidence the numbers of the evidence
 * @param source its cell
 */
public record Finding(
        String record,
        @Nullable LocalDate day,
        String item,
        String indicator,
        String nature,
        String text,
        String grade,
        Falsity falsity,
        String fix,
        @Nullable LocalDate fixBy,
        String evidence,
        Source source) {
    /** Whether evidence was falsified. */
    public enum Falsity {
        NONE("否"),
        SUSPECTED("疑似，待考核小组认定"),
        VERIFIED("查实");

        private final String label;

        Falsity(String label) {
            this.label = label;
        }

        /** The words of the ranking workbook. */
        public String label() {
            return label;
        }
    }
}
