package org.kaoping.scoring;

import org.jspecify.annotations.Nullable;

/**
 * A unit's mark on an indicator that its own workbook and its cohort's sheet give differently (R9): it counts for nothing
 * until the office has settled it.
 *
 * @param unit the unit's code
 * @param indicator the indicator's code
 * @param single what the unit's workbook says: a number, 「/」 where it is not undertaken
 * @param singleSource its cell
 * @param sheet what the cohort's sheet says
 * @param sheetSource its cell
 * @param settled how the office settled it; null while it has not
 */
public record MarkConflict(
        String unit,
        String indicator,
        String single,
        Source singleSource,
        String sheet,
        Source sheetSource,
        @Nullable Settled settled) {
    /** Which of the two a settlement means. */
    public enum Way {
        /** The unit's workbook. */
        UNIT("unit", "逐单位评分表"),
        /** The cohort's sheet. */
        COHORT("cohort", "评分汇总表");

        private final String id;
        private final String label;

        Way(String id, String label) {
            this.id = id;
            this.label = label;
        }

        /** The name that the API uses. */
        public String id() {
            return id;
        }

        /** In Chinese. */
        public String label() {
            return label;
        }
    }

    /**
     * The office's word.
     *
     * @param way which of the two counts
     * @param who who said so
     * @param reason why
     */
    public record Settled(Way way, String who, String reason) {}

    /** Whether it stands in the way of a score. */
    public boolean open() {
        return settled == null;
    }
}
