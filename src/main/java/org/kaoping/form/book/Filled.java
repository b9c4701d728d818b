package org.kaoping.form.book;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one workbook gets written into the holes of a grown master. */
public interface Filled {
    /** The value of a field's cell: text, number or truth value; null leaves it empty. */
    @Nullable
    Content value(Hole hole);

    /** A text with its placeholders filled, or a run of it. */
    String text(Hole hole, String text);

    /** Whether an input cell is locked in this workbook. */
    boolean locked(Hole hole);

    /** The text of a page's head or foot with its placeholders filled. */
    String page(String text);

    /** The rows of the sheet {@code _kaoping} in place of the master's card; null leaves the card. */
    @Nullable
    Map<String, String> card();

    /** Results of formulas that the caller knows better, by {@code sheet!A1}. */
    Map<String, Content> results();

    /** The day that TODAY() and NOW() mean in the formulas' cached results. */
    LocalDate today();
}
