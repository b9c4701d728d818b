package org.kaoping.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.FormChecker;
import org.kaoping.form.FormCompiler;
import org.kaoping.form.FormFiller;
import org.kaoping.form.FormReader;
import org.kaoping.form.Layouts;
import org.kaoping.form.Stamp;
import org.kaoping.form.Stamps;
import org.kaoping.form.Values;
import org.kaoping.form.Vocabulary;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Limits;
import org.kaoping.form.book.MasterBook;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Wording;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;

/** Each form handed out under the example scheme, filled as its notes ask, read back: nothing is found and nothing lost. */
class GoodFormsTest {
    private static final LocalDate TODAY = LocalDate.of(2021, 1, 20);

    static Form form(String name) {
        Vocabulary vocabulary = name.equals("scheme")
                ? new Vocabulary(Set.of(), Map.of("cal", Set.of("no"), "items", Set.of("no")))
                : HandOutNames.VOCABULARY;
        return FormCompiler.compile(
                        MasterBook.open(bytes("templates/" + name + ".xlsx")).get(), vocabulary)
                .get();
    }

    static byte[] bytes(String path) {
        try {
            return Files.readAllBytes(Path.of(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Scheme scheme() {
        return SchemeFile.read(bytes("templates/examples/scheme-2020.xlsx"), form("scheme"))
                .get();
    }

    /** What a form's workbook is handed out with, stamp included. */
    static Filling handedOut(Form form, Scheme scheme, String whose, Period period) {
        Subject subject = Subject.of(form.card(), scheme, whose).orElseThrow();
        String serial = form.card().many() ? "3" : "";
        Filling plain = Fillings.of(form, scheme, subject, period, serial);
        Stamp stamp = Stamps.seal(
                new Stamp(form.card().id(), form.fingerprint(), 2020, 1, subject.code(), period.toString(), serial, ""),
                new byte[] {1, 2, 3});
        return new Filling(plain.fields(), plain.lists(), plain.locked(), stamp);
    }

    @ParameterizedTest
    @CsvSource({
        "monthly-report, D002, 2020-05, 16",
        "work-ledger, Q1303, 2020, 16",
        "year-end-marks, D002, 2020, 36",
        "self-assessment, D002, 2020, 36",
        "self-assessment, Q1303, 2020, 36",
        "work-summary, D002, 2020, 0",
        "innovation-claim, D002, 2020, 0",
        "person-recommendation, Q1303, 2020, 0",
        "inspection-record, '', 2020, 2",
        "innovation-decisions, '', 2020, 2",
        "monthly-marks, department, 2020-05, 48",
        "monthly-marks, county, 2020-05, 8",
        "year-end-matrix, department, 2020, 47",
        "year-end-matrix, county, 2020, 8",
        "rectification-interview, '', 2020, 1"
    })
    void isFoundGood(String name, String whose, String time, int rows) throws IOException {
        Form form = form(name);
        Scheme scheme = scheme();
        Period period = Period.parse(time).orElseThrow();
        Filling given = handedOut(form, scheme, whose, period);
        FormFiller filler = FormFiller.prepare(Layouts.of(form, given.lists()));
        Path keep = Path.of("target/handed-out");
        Files.createDirectories(keep);
        Files.write(keep.resolve(name + "_" + whose + ".xlsx"), filler.fill(given));
        Filling good = GoodFillings.of(form, scheme, given);
        byte[] filled = filler.fill(good);
        Files.write(keep.resolve(name + "_" + whose + "_filled.xlsx"), filled);
        Book book = Books.open(filled, "表.xlsx", Limits.STANDARD).get();
        Checked<Values> read = FormReader.read(filler.layout(), book, given);
        assertThat(read.problems().stream().map(Wording::message)).isEmpty();
        Checked<Values> checked = FormChecker.examine(filler, given, read.get(), TODAY);
        assertThat(checked.problems().stream().map(Wording::message)).isEmpty();
        form.fields().stream()
                .filter(field -> field.input() && field.required())
                .forEach(field -> assertThat(checked.get().value(field.name()))
                        .isEqualTo(good.fields().get(field.name())));
        int most = form.tables().stream()
                .filter(table -> table.columns().stream().anyMatch(column -> column.input()))
                .mapToInt(table -> checked.get().rows(table.name()).size())
                .max()
                .orElse(0);
        assertThat(most).isEqualTo(rows);
    }
}
