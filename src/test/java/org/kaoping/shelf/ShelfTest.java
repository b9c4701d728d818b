package org.kaoping.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.FormReader;
import org.kaoping.form.Stamps;
import org.kaoping.form.Values;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Limits;
import org.kaoping.problem.Checked;
import org.kaoping.problem.Problem;
import org.kaoping.report.SystemForms;
import org.kaoping.scheme.Cohort;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;
import org.kaoping.store.Archive;
import org.kaoping.store.Database;

/** The shelf with the shipped masters and the shipped example scheme: compiled, published, handed out, read back. */
class ShelfTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2020-06-01T04:00:00Z"), ZoneId.of("Asia/Shanghai"));

    @TempDir
    Path folder;

    private Database database;
    private Archive archive;
    private Shelf shelf;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("kaoping.db"));
        archive = new Archive(folder.resolve("originals"));
        shelf = new Shelf(database, archive, Path.of("templates"), HandOutNames.with(SystemForms.VOCABULARY), CLOCK);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Scheme publish(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Form form = shelf.form("scheme").orElseThrow();
        Checked<Scheme> scheme = SchemeFile.read(bytes, form);
        assertThat(scheme.problems()).filteredOn(Problem::isError).isEmpty();
        String sha = archive.put(bytes);
        return database.write(handle -> shelf.publish(handle, scheme.get(), sha, form.fingerprint(), "U1", ""));
    }

    @Test
    void everyShippedMasterCompiles() {
        assertThat(shelf.refusedMasters()).isEqualTo(Map.of());
        assertThat(shelf.forms())
                .extracting(form -> form.card().id())
                .containsExactly(
                        "archive-catalogue",
                        "innovation-claim",
                        "innovation-decisions",
                        "inspection-record",
                        "monthly-marks",
                        "monthly-report",
                        "monthly-status",
                        "person-recommendation",
                        "ranking",
                        "rectification-interview",
                        "reminder-list",
                        "scheme",
                        "score-feedback",
                        "self-assessment",
                        "site-visit",
                        "work-ledger",
                        "work-summary",
                        "year-end-marks",
                        "year-end-matrix");
    }

    @Test
    void theExampleSchemeIsReadWhole() throws IOException {
        Scheme scheme = publish(Path.of("templates/examples/scheme-2020.xlsx"));
        assertThat(scheme.version()).isEqualTo(1);
        assertThat(scheme.example()).isTrue();
        assertThat(scheme.units()).hasSize(56);
        assertThat(scheme.indicators(Cohort.DEPARTMENT)).hasSize(36);
        assertThat(scheme.indicators(Cohort.COUNTY)).hasSize(36);
        assertThat(scheme.calendar())
                .extracting("due")
                .containsExactly(
                        LocalDate.of(2020, 5, 25),
                        LocalDate.of(2020, 6, 28),
                        LocalDate.of(2020, 7, 27),
                        LocalDate.of(2020, 8, 25),
                        LocalDate.of(2020, 9, 25),
                        LocalDate.of(2020, 10, 26),
                        LocalDate.of(2020, 11, 25),
                        LocalDate.of(2020, 12, 25));
        assertThat(scheme.undertakes("D001", "B0402")).isFalse();
        assertThat(scheme.undertakes("D001", "B0101")).isTrue();
        assertThat(shelf.scheme(2020)).contains(scheme);
        assertThat(publish(Path.of("templates/examples/scheme-2020.xlsx")).version())
                .as("the same content again is no new version")
                .isEqualTo(1);
    }

    @Test
    void everyHandedOutWorkbookIsReadBackAsWhatItWasHandedOutWith() throws IOException {
        Scheme scheme = publish(Path.of("templates/examples/scheme-2020.xlsx"));
        HandOut handOut = new HandOut(shelf);
        for (String id : List.of("monthly-report", "work-ledger", "year-end-marks")) {
            Form form = shelf.form(id).orElseThrow();
            Period period = id.startsWith("monthly") ? new Period(2020, 5) : Period.ofYear(2020);
            for (String unit : List.of("D003", "Q1303")) {
                HandOut.Workbook workbook = handOut.one(id, unit, period).get();
                Book book = Books.open(workbook.bytes(), workbook.fileName(), Limits.STANDARD)
                        .get();
                assertThat(Stamps.find(book)).hasValueSatisfying(stamp -> {
                    assertThat(stamp.unit()).isEqualTo(unit);
                    assertThat(stamp.period()).isEqualTo(period.toString());
                    assertThat(Stamps.verify(stamp, shelf.sealKey())).isTrue();
                });
                Filling filling =
                        handOut.filling(form, scheme, scheme.unit(unit).orElseThrow(), period);
                Checked<Values> values = FormReader.read(shelf.layout(form, filling.lists()), book, filling);
                assertThat(values.problems())
                        .as(id + " " + unit)
                        .extracting(problem -> problem.code().id())
                        .containsExactly("empty-submission");
            }
        }
    }

    @Test
    void aUnitThatOnlyReportsGetsNoYearEndMarks() throws IOException {
        publish(Path.of("templates/examples/scheme-2020.xlsx"));
        Checked<HandOut.Workbook> refused = new HandOut(shelf).one("year-end-marks", "D048", Period.ofYear(2020));
        assertThat(refused.problems())
                .extracting(problem -> problem.code().id())
                .containsExactly("not-required");
    }
}
