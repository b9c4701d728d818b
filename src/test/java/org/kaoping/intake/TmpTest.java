package org.kaoping.intake;

import java.nio.file.Path;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.form.*;
import org.kaoping.form.book.*;

class TmpTest {
    @TempDir
    Path folder;

    @Test
    void t() {
        try (Office o = new Office(folder)) {
            Book b = Books.open(Office.exampleScheme(), "x", Limits.STANDARD).get();
            Set<String> texts = new HashSet<>();
            b.sheets()
                    .forEach(s -> s.cells().values().forEach(c -> {
                        if (c.content() instanceof Content.Text t) texts.add(FormTexts.fold(t.value()));
                    }));
            System.out.println("REFUSED " + o.shelf().refusedMasters());
            for (Form f : o.shelf().forms()) {
                List<String> miss = new ArrayList<>();
                int n = 0;
                for (Field x : f.fields()) {
                    n++;
                    if (!texts.contains(FormTexts.fold(x.label()))) miss.add(x.label());
                }
                for (Table t : f.tables())
                    for (Field x : t.columns()) {
                        n++;
                        if (!texts.contains(FormTexts.fold(x.label()))) miss.add(t.name() + "." + x.label());
                    }
                System.out.println("FORM " + f.card().id() + " " + miss.size() + "/" + n + " " + miss);
                f.furniture()
                        .forEach((s, m) -> System.out.println("  " + s + " "
                                + (m.isEmpty() ? "" : m.values().iterator().next())));
            }
        }
    }
}
