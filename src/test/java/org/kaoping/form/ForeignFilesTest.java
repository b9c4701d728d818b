package org.kaoping.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Limits;
import org.kaoping.form.book.MasterBook;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.kaoping.problem.ProblemCode;
import org.kaoping.problem.Wording;
import org.kaoping.shelf.HandOutNames;

/** Whatever file comes back for a form: never an exception, never refused without a problem that says why. */
class ForeignFilesTest {
    private static final LocalDate TODAY = LocalDate.of(2020, 5, 25);

    /** The folder beside the project that holds collected files; absent where only the project is. */
    private static Path shared(String folder) {
        Path path = Path.of("../shared", folder);
        Path other = Path.of("../../shared", folder);
        Path found = Files.isDirectory(path) ? path : other;
        assumeTrue(Files.isDirectory(found), "no collected files here");
        return found;
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> walk = Files.walk(shared(folder))) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Form form() throws IOException {
        return MasterBook.open(Files.readAllBytes(Path.of("templates/monthly-report.xlsx")))
                .then(master -> FormCompiler.compile(master, HandOutNames.VOCABULARY))
                .get();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bugs/files", "corpus/files", "hostile/files"})
    void anotherFileIsRefusedOnceWithAReason(String folder) throws IOException {
        Form form = form();
        Lists lists = new Lists(Map.of("items", SmallForm.LISTS.of("items")));
        Layout layout = Layouts.of(form, lists);
        FormFiller filler = FormFiller.prepare(layout);
        Filling filling = new Filling(Map.of(), lists, java.util.Set.of(), null);
        for (Path file : files(folder)) {
            if (Files.size(file) > Limits.STANDARD.fileBytes()) {
                continue;
            }
            Checked<Book> book =
                    Books.open(Files.readAllBytes(file), file.getFileName().toString(), Limits.STANDARD);
            if (book.value().isEmpty()) {
                assertThat(book.hasErrors()).as(file.toString()).isTrue();
                continue;
            }
            for (Filling handedOut : new Filling[] {filling, null}) {
                Checked<Values> read = FormReader.read(layout, book.get(), handedOut);
                List<Problem> all = read.value()
                        .map(values -> FormChecker.examine(filler, filling, values, TODAY)
                                .problems())
                        .orElse(read.problems());
                assertThat(all).as(file.toString()).anyMatch(Problem::isError);
                assertThat(all)
                        .allSatisfy(problem -> assertThat(Wording.message(problem))
                                .isNotBlank()
                                .doesNotContain("{found}")
                                .doesNotContain("null"));
                if (read.value().isEmpty()) {
                    assertThat(read.problems())
                            .as(file.toString())
                            .extracting(Problem::code)
                            .containsAnyOf(ProblemCode.WRONG_FORM, ProblemCode.OLD_FORM, ProblemCode.EMPTY_SUBMISSION)
                            .hasSize(1);
                }
            }
            assertThat(FormReader.discover(form, book.get()).of("items").size())
                    .as(file.toString())
                    .isLessThan(20_001);
        }
    }

    @Test
    void tooManyProblemsAreCutWithErrorsFirst() {
        Problem note = Problem.of(ProblemCode.NORMALISED, org.kaoping.problem.Place.WORKBOOK);
        Problem error = Problem.of(ProblemCode.REQUIRED_MISSING, org.kaoping.problem.Place.WORKBOOK);
        List<Problem> many = Stream.concat(Stream.generate(() -> note).limit(3_000), Stream.of(error))
                .toList();
        List<Problem> cut = FormChecker.cut(many);
        assertThat(cut).hasSize(FormChecker.MAX_PROBLEMS + 1);
        assertThat(cut.get(0)).isEqualTo(error);
        assertThat(cut.get(cut.size() - 1).code()).isEqualTo(ProblemCode.MORE_PROBLEMS);
        assertThat(cut.get(cut.size() - 1).found()).isEqualTo("3001");
    }
}
