package org.kaoping.shelf;

import org.kaoping.form.Form;
import org.kaoping.form.FormReader;
import org.kaoping.form.Layouts;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Limits;
import org.kaoping.problem.Checked;
import org.kaoping.scheme.Scheme;

/** A scheme workbook as a file: it has no stamp, and its rows and heads come from its own sheets. */
final class SchemeFile {
    private SchemeFile() {}

    /** Reads a workbook that was accepted before. */
    static Checked<Scheme> read(byte[] bytes, Form form) {
        return Books.open(bytes, "scheme.xlsx", Limits.STANDARD)
                .then(book -> FormReader.read(Layouts.of(form, FormReader.discover(form, book)), book, null))
                .then(SchemeReader::read);
    }
}
