package org.kaoping.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaoping.form.book.MasterBook;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Wording;
import org.kaoping.report.SystemForms;
import org.kaoping.shelf.HandOutNames;

/**
 * The committed masters: each compiles, and beside each stands what it says in words, so that a changed binary shows in
 * review ({@code ./run.sh test MastersTest} with {@code -Dkaoping.write=true} writes the words anew).
 */
class MastersTest {
    private static final Path TEMPLATES = Path.of("templates");
    private static final Vocabulary VOCABULARY = HandOutNames.with(SystemForms.VOCABULARY);

    static List<Path> masters() throws IOException {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".xlsx"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("masters")
    void compilesWithoutAMistake(Path master) throws IOException {
        Checked<Form> form = compile(master);
        assertThat(form.problems().stream().map(Wording::message)).isEmpty();
        assertThat(form.get().card().id() + ".xlsx")
                .isEqualTo(master.getFileName().toString());
    }

    @ParameterizedTest
    @MethodSource("masters")
    void saysWhatStandsBesideIt(Path master) throws IOException {
        Path beside = TEMPLATES.resolve(master.getFileName().toString().replace(".xlsx", ".form.txt"));
        String words = FormText.of(compile(master).get());
        if (Boolean.getBoolean("kaoping.write")) {
            Files.writeString(beside, words);
        }
        assertThat(Files.readString(beside)).isEqualTo(words);
    }

    private static Checked<Form> compile(Path master) throws IOException {
        return MasterBook.open(Files.readAllBytes(master)).then(book -> FormCompiler.compile(book, VOCABULARY));
    }
}
