package org.kaoping.masters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaoping.form.Form;
import org.kaoping.form.FormCompiler;
import org.kaoping.form.Table;
import org.kaoping.form.book.MasterBook;
import org.kaoping.shelf.HandOutNames;

/** Whoever needs more rows than are reserved inserts them without taking the protection off. */
class GrowingTablesTest {
    @ParameterizedTest
    @ValueSource(strings = {"scheme", "monthly-report", "work-ledger", "year-end-marks"})
    void rowsMayBeInsertedWhereATableMayGrow(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of("templates", name + ".xlsx"));
        Form form = MasterBook.open(bytes)
                .then(master -> FormCompiler.compile(master, HandOutNames.VOCABULARY))
                .get();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            Stream<Table> free = form.tables().stream()
                    .filter(table -> !table.given() && table.columns().stream().anyMatch(column -> column.input()));
            assertThat(free).allSatisfy(table -> {
                assertThat(book.getSheet(table.sheet()).getProtect()).isTrue();
                assertThat(book.getSheet(table.sheet()).isInsertRowsLocked()).isFalse();
            });
        }
    }
}
