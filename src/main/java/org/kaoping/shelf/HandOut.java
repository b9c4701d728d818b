package org.kaoping.shelf;

import org.jspecify.annotations.Nullable;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.problem.Checked;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.scheme.Unit;

/** What is handed out: templates filled for a unit and period. */
public final class HandOut {
    /**
     * A file to download.
     *
     * @param fileName such as {@code D002_市教育局_月报_2020年05月.xlsx}
     * @param bytes the workbook
     */
    public record Workbook(String fileName, byte[] bytes) {}

    /** The prefilled workbook of one unit, form and period; a problem not-required where it owes none. */
    public Checked<Workbook> one(String form, String unit, Period period) {
        throw new UnsupportedOperationException();
    }

    /** What is written into a workbook handed out under that scheme; pure in its arguments. */
    public Filling filling(Form form, Scheme scheme, @Nullable Unit unit, Period period) {
        throw new UnsupportedOperationException();
    }
}
