package org.kaoping.shelf;

import java.util.List;
import java.util.Optional;
import org.kaoping.form.Form;
import org.kaoping.form.Layout;
import org.kaoping.scheme.Scheme;

/** The schemes and masters in force, by year and version. */
public final class Shelf {
    /** The scheme in force of a year. */
    public Optional<Scheme> scheme(int year) {
        throw new UnsupportedOperationException();
    }

    /** That version of a year's scheme. */
    public Optional<Scheme> scheme(int year, int version) {
        throw new UnsupportedOperationException();
    }

    /** The years that have a scheme, ascending. */
    public List<Integer> years() {
        throw new UnsupportedOperationException();
    }

    /** The forms in force, in the order of the templates' names. */
    public List<Form> forms() {
        throw new UnsupportedOperationException();
    }

    /** The form in force of that id. */
    public Optional<Form> form(String id) {
        throw new UnsupportedOperationException();
    }

    /** The form of that id compiled from the master of that fingerprint, in force or earlier. */
    public Optional<Form> form(String id, String fingerprint) {
        throw new UnsupportedOperationException();
    }

    /** The form laid out with those lists; kept, since it is the same for all units of a cohort. */
    public Layout layout(Form form, org.kaoping.form.Lists lists) {
        throw new UnsupportedOperationException();
    }
}
