package org.kaoping.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.form.Filling;
import org.kaoping.form.Form;
import org.kaoping.form.FormCompiler;
import org.kaoping.form.FormFiller;
import org.kaoping.form.Layouts;
import org.kaoping.form.Stamp;
import org.kaoping.form.Stamps;
import org.kaoping.form.Vocabulary;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Cell;
import org.kaoping.form.book.Content;
import org.kaoping.form.book.Limits;
import org.kaoping.form.book.MasterBook;
import org.kaoping.form.book.Sheet;
import org.kaoping.report.Soffice;
import org.kaoping.scheme.Period;
import org.kaoping.scheme.Scheme;

/** The real masters, filled for units of the example scheme: read by everyone, with results that LibreOffice confirms. */
class FilledMastersTest {
    private static Form form(String name, Vocabulary vocabulary) {
        return FormCompiler.compile(
                        MasterBook.open(bytes("templates/" + name + ".xlsx")).get(), vocabulary)
                .get();
    }

    private static byte[] bytes(String path) {
        try {
            return Files.readAllBytes(Path.of(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Scheme scheme() {
        Form form = form("scheme", new Vocabulary(Set.of(), Map.of("cal", Set.of("no"), "items", Set.of("no"))));
        return SchemeFile.read(bytes("templates/examples/scheme-2020.xlsx"), form)
                .get();
    }

    private static byte[] filled(String name, String unit, String period) {
        Scheme scheme = scheme();
        Form form = form(name, HandOutNames.VOCABULARY);
        Filling plain = Fillings.of(
                form,
                scheme,
                scheme.unit(unit).orElseThrow(),
                Period.parse(period).orElseThrow());
        Stamp stamp =
                Stamps.seal(new Stamp(name, form.fingerprint(), 2020, 1, unit, period, "", ""), new byte[] {1, 2, 3});
        Filling filling = new Filling(plain.fields(), plain.lists(), plain.locked(), stamp);
        return FormFiller.prepare(Layouts.of(form, plain.lists())).fill(filling);
    }

    @ParameterizedTest
    @CsvSource({"monthly-report,D002,2020-05", "work-ledger,Q1302,2020", "year-end-marks,D001,2020"})
    void everyReaderOpensThem(String name, String unit, String period) throws IOException {
        byte[] workbook = filled(name, unit, period);
        Path keep = Path.of("target/filled");
        Files.createDirectories(keep);
        Files.write(keep.resolve(name + ".xlsx"), workbook);
        Book book = Books.open(workbook, name + ".xlsx", Limits.STANDARD).get();
        assertThat(Stamps.find(book)).isPresent();
        for (Sheet sheet : book.sheets()) {
            for (Cell cell : sheet.cells().values()) {
                assertThat(cell.content())
                        .as(sheet.name() + "!" + cell.at())
                        .isNotInstanceOf(Content.Uncalculated.class)
                        .isNotInstanceOf(Content.Err.class);
                if (cell.content() instanceof Content.Text text) {
                    assertThat(text.value()).as(sheet.name() + "!" + cell.at()).doesNotContain("{", "}");
                }
            }
        }
        try (XSSFWorkbook poi = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            assertThat(poi.getNumberOfSheets()).isEqualTo(book.sheets().size());
        }
    }

    @Test
    void libreOfficeComputesTheSameResultsAndKeepsEveryCell(@TempDir Path folder)
            throws IOException, InterruptedException {
        Optional<Path> soffice = Soffice.program();
        assumeTrue(soffice.isPresent(), "LibreOffice is not installed");
        List<byte[]> ours = new ArrayList<>();
        ours.add(filled("monthly-report", "D002", "2020-05"));
        ours.add(filled("work-ledger", "D003", "2020"));
        ours.add(filled("year-end-marks", "D001", "2020"));
        List<byte[]> theirs = Soffice.recalculated(soffice.get(), ours, folder);
        for (int i = 0; i < ours.size(); i++) {
            assertThat(cells(theirs.get(i))).as("workbook " + i).isEqualTo(cells(ours.get(i)));
        }
    }

    @Test
    void openpyxlKeepsEveryCell(@TempDir Path folder) throws IOException, InterruptedException {
        Path script = folder.resolve("again.py");
        Files.writeString(script, "import sys, openpyxl\nopenpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])\n");
        byte[] ours = filled("year-end-marks", "D001", "2020");
        Path in = Files.write(folder.resolve("in.xlsx"), ours);
        Path out = folder.resolve("out.xlsx");
        assumeTrue(run(folder, "/usr/bin/python3", "-c", "import openpyxl"), "openpyxl is not installed");
        assertThat(run(folder, "/usr/bin/python3", script.toString(), in.toString(), out.toString()))
                .isTrue();
        assertThat(contents(Files.readAllBytes(out))).isEqualTo(contents(ours));
    }

    private static boolean run(Path folder, String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("python.log").toFile())
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Every cell, formulas by themselves: openpyxl drops their results. */
    private static Map<String, String> contents(byte[] workbook) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (Sheet sheet : Books.open(workbook, "表.xlsx", Limits.STANDARD).get().sheets()) {
            sheet.cells()
                    .forEach((at, cell) -> cells.put(
                            sheet.name() + "!" + at,
                            cell.formula() == null ? shown(cell.content()) : "=" + cell.formula()));
        }
        return cells;
    }

    /** Every cell that shows something, formulas by their results, numbers to the digits that a person can see. */
    private static Map<String, String> cells(byte[] workbook) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (Sheet sheet : Books.open(workbook, "表.xlsx", Limits.STANDARD).get().sheets()) {
            sheet.cells().forEach((at, cell) -> {
                String shown = shown(cell.content());
                if (!shown.isEmpty()) {
                    cells.put(sheet.name() + "!" + at, shown);
                }
            });
        }
        return cells;
    }

    private static String shown(Content content) {
        if (content instanceof Content.Text text) {
            return text.value();
        }
        if (content instanceof Content.Num number) {
            BigDecimal rounded = number.value().round(new MathContext(12));
            return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
        }
        return content.toString();
    }
}
