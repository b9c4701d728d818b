package org.kaoping.form;

import java.util.List;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Content;

/**
 * A form's card: what the very hidden sheet {@code _kaoping} of a master says (column A the key, column B the value).
 *
 * @param id the stable id, such as {@code travel-report}
 * @param title the plain name, such as 月度报送表
 * @param shortTitle the name in file names, such as 月报
 * @param period how often it is filled
 * @param filledBy who fills it
 * @param many whether a unit may send several for one period (one per person or matter)
 * @param cohorts the cohorts that it is for, by their names in the scheme; empty: all
 * @param about whom one workbook is about
 * @param name the single field that names the person or matter of one workbook, where there are several; empty: none
 * @param textCells the single fields of long text that may stay empty where the text comes as a document beside the
 *     workbook; empty: none
 * @param prefill the inputs that a new workbook starts with as the last one in force had them: single fields, and tables
 *     of free rows; empty: none
 * @param due the name of the day, as a hand-out writes it, until which the form is in time; empty: what its rhythm says
 * @param later the optional inputs that earlier masters of the form did not have, columns as {@code table.column}: a
 *     workbook that lacks one says nothing about it; empty: none
 */
public record FormCard(
        String id,
        String title,
        String shortTitle,
        Every period,
        FilledBy filledBy,
        boolean many,
        List<String> cohorts,
        About about,
        String name,
        List<String> textCells,
        List<String> prefill,
        String due,
        List<String> later) {
    /** Whom one workbook of a form is about. */
    public enum About {
        /** One unit: the usual case. */
        UNIT,
        /** All units of one cohort. */
        COHORT,
        /** No unit, or any of them. */
        NONE
    }

    /** How often a form is filled. */
    public enum Every {
        /** Once a month. */
        MONTH,
        /** Once a year. */
        YEAR,
        /** Whenever a matter arises. */
        ANY
    }

    /** Who fills a form. */
    public enum FilledBy {
        /** The assessed units. */
        UNIT,
        /** The office. */
        OFFICE,
        /** The assessment group. */
        GROUP,
        /** Nobody: it is generated. */
        SYSTEM
    }

    /** Copies the lists. */
    public FormCard {
        cohorts = List.copyOf(cohorts);
        textCells = List.copyOf(textCells);
        prefill = List.copyOf(prefill);
        later = List.copyOf(later);
    }

    /** The card of a form whose workbooks are told apart by nothing but their serial, and whose text is in its cells. */
    public FormCard(
            String id,
            String title,
            String shortTitle,
            Every period,
            FilledBy filledBy,
            boolean many,
            List<String> cohorts,
            About about) {
        this(id, title, shortTitle, period, filledBy, many, cohorts, about, "", List.of(), List.of(), "", List.of());
    }

    /** The card of a form for each unit. */
    public FormCard(
            String id,
            String title,
            String shortTitle,
            Every period,
            FilledBy filledBy,
            boolean many,
            List<String> cohorts) {
        this(id, title, shortTitle, period, filledBy, many, cohorts, About.UNIT);
    }

    /**
     * Whether a workbook is a master rather than a workbook to be filled: its sheet {@code _kaoping} holds keys of a card,
     * and no stamp stands anywhere. Whether the card is right is the compiler's to say.
     */
    public static boolean standsIn(Book book) {
        return Stamps.find(book).isEmpty()
                && book.sheets().stream()
                        .filter(sheet -> sheet.name().equals(CardReader.SHEET))
                        .anyMatch(sheet -> sheet.cells().values().stream()
                                .anyMatch(cell -> cell.at().column() == 0
                                        && cell.content() instanceof Content.Text text
                                        && CardReader.KEYS.contains(text.value().strip())));
    }
}
