package org.kaoping.form.book;

import java.math.BigDecimal;

/** What a cell holds, before any form says what it should be. */
public sealed interface Content {
    /** Text, exactly as in the file (rich runs joined, phonetic hints dropped). */
    record Text(String value) implements Content {}

    /**
     * A number, also a date or time (a serial; the cell's format tells).
     *
     * @param value as Excel shows it: 15 significant digits, shortest form
     * @param raw the digits of the file, so that a code that lost digits can be told
     */
    record Num(BigDecimal value, String raw) implements Content {}

    /** TRUE or FALSE. */
    record Bool(boolean value) implements Content {}

    /** An error value such as {@code #REF!}. */
    record Err(String code) implements Content {}

    /** A formula whose result the file does not carry. */
    record Uncalculated() implements Content {}

    /** A picture in the cell (WPS {@code DISPIMG}). */
    record Picture(String id) implements Content {}
}
