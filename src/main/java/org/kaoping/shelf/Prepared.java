package org.kaoping.shelf;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.kaoping.form.Form;
import org.kaoping.form.FormFiller;
import org.kaoping.form.Layout;
import org.kaoping.form.Layouts;
import org.kaoping.form.Lists;

/** Layouts and fillers that were made already, the last few: they are the same for all units of a cohort. */
final class Prepared {
    private static final int KEPT = 64;

    private final Map<String, Layout> layouts = kept();
    private final Map<String, FormFiller> fillers = kept();

    private static <T> Map<String, T> kept() {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > KEPT;
            }
        });
    }

    Layout layout(Form form, Lists lists) {
        String shape = shape(form, lists);
        Layout known = layouts.get(shape);
        if (known == null) {
            known = Layouts.of(form, lists);
            layouts.put(shape, known);
        }
        return known;
    }

    FormFiller filler(Form form, Lists lists) {
        String shape = shape(form, lists);
        FormFiller known = fillers.get(shape);
        if (known == null) {
            known = FormFiller.prepare(layout(form, lists));
            fillers.put(shape, known);
        }
        return known;
    }

    /** What decides a layout: the master, and the keys of the lists' entries. */
    private static String shape(Form form, Lists lists) {
        StringBuilder text = new StringBuilder(form.fingerprint());
        new TreeMap<>(lists.entries()).forEach((name, entries) -> {
            text.append('|').append(name).append(':');
            entries.forEach(entry -> {
                var code = entry.containsKey("code") ? entry.get("code") : entry.get("no");
                text.append(code == null ? "" : code.shown()).append(',');
            });
        });
        return text.toString();
    }
}
