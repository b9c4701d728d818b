package org.kaoping.intake;

import org.jspecify.annotations.Nullable;

/**
 * Whose attachment it is.
 *
 * @param form the form that it came with; null where that is not clear
 * @param unit the sender; null where that is not clear
 * @param period of that form; null where that is not clear
 * @param text whether it stands for the long cells of that form
 */
record Placing(
        @Nullable String form,
        @Nullable String unit,
        @Nullable String period,
        boolean text) {
    static final Placing NOWHERE = new Placing(null, null, null, false);

    static Placing of(Receipt receipt) {
        return new Placing(
                receipt.form(),
                receipt.unit(),
                receipt.period(),
                receipt.attached() != null && receipt.attached().text());
    }
}
