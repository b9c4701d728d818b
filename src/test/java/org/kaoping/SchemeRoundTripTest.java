package org.kaoping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kaoping.form.Form;
import org.kaoping.form.FormCompiler;
import org.kaoping.form.FormReader;
import org.kaoping.form.Layout;
import org.kaoping.form.Layouts;
import org.kaoping.form.Values;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Limits;
import org.kaoping.form.book.MasterBook;
import org.kaoping.scheme.Scheme;
import org.kaoping.shelf.HandOutNames;
import org.kaoping.shelf.SchemeReader;

/** A year's scheme, every input of it typed into an emptied workbook by the programs that offices have: the same scheme. */
class SchemeRoundTripTest {
    private record Read(Layout layout, Values values, Scheme scheme) {}

    private static Form form() throws IOException {
        return MasterBook.open(Files.readAllBytes(Path.of("templates/scheme.xlsx")))
                .then(master -> FormCompiler.compile(master, HandOutNames.VOCABULARY))
                .get();
    }

    private static Read read(byte[] bytes) throws IOException {
        Form form = form();
        Book book = Books.open(bytes, "方案.xlsx", Limits.STANDARD).get();
        Layout layout = Layouts.of(form, FormReader.discover(form, book));
        Values values = FormReader.read(layout, book, null).get();
        return new Read(layout, values, SchemeReader.read(values).get());
    }

    /** The workbook without what is written into those cells. */
    private static byte[] emptied(byte[] workbook, Iterable<Values.Entry> entries) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (Values.Entry entry : entries) {
                XSSFRow row = book.getSheet(entry.sheet()).getRow(entry.cell().row());
                row.getCell(entry.cell().column()).setBlank();
            }
            book.write(out);
            return out.toByteArray();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RoundTripTest.Program.class,
            names = {"OPENPYXL", "EXCELJS", "LIBREOFFICE"})
    void theSameSchemeComesOfIt(RoundTripTest.Program program, @TempDir Path folder) throws Exception {
        assumeTrue(RoundTripTest.installed(program), program + " is not installed");
        byte[] example = Files.readAllBytes(Path.of("src/main/resources/demo/scheme-demo.xlsx"));
        Read before = read(example);
        Map<String, Values.Entry> inputs = RoundTripTest.inputs(before.layout(), before.values());
        assertThat(inputs).hasSizeGreaterThan(1_000);
        byte[] empty = emptied(example, inputs.values());
        List<Clerks.Entry> entries =
                inputs.values().stream().map(RoundTripTest::written).toList();
        byte[] filled = RoundTripTest.filled(program, List.of(new Clerks.Job(empty, entries)), folder.resolve("files"))
                .get(0);

        Read after = read(filled);
        assertThat(after.scheme()).isEqualTo(before.scheme());
        assertThat(after.values()).isEqualTo(before.values());

        try (Kaoping kaoping = new Kaoping(Office.settings(folder.resolve("data")), Office.from("2020-01-20"))) {
            Office office = new Office(kaoping.address());
            JsonNode receipt = office.upload(Map.of("方案.xlsx", filled), "").at("/receipts/0");
            assertThat(receipt.get("status").textValue())
                    .as(receipt.toPrettyString())
                    .isEqualTo("accepted");
            assertThat(receipt.get("problems"))
                    .noneMatch(problem -> problem.get("code").textValue().equals("normalised"));
            // nothing of its content changed: the same version
            assertThat(office.json("api/ranking?year=2020").get("scheme").intValue())
                    .isEqualTo(1);
        }
    }
}
