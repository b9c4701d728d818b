package org.kaoping.form.book;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kaoping.problem.Checked;

/** The example of the package's documentation, run; that both are the same is held by {@code FormExampleTest}. */
class BookExampleTest {
    @Test
    void theExampleOfTheDocumentationRuns() {
        byte[] bytes = new XlsxMaker()
                .sheet(
                        "Log",
                        "<row r='1'><c r='B1' t='inlineStr'><is><t>miles</t></is></c></row>"
                                + "<row r='2'><c r='B2'><v>7.5</v></c></row><row r='3'><c r='B3'><v>3</v></c></row>"
                                + "<row r='4'><c r='B4'><f>SUM(B2:B3)</f><v>10.5</v></c></row>")
                .bytes();
        LocalDate today = LocalDate.of(2026, 12, 1);
        List<String> numbers = new ArrayList<>();
        @Nullable Content total;
        // example
        Book book = Books.open(bytes, "sent.xlsx", Limits.STANDARD).get();
        for (Sheet sheet : book.sheets()) {
            for (Cell cell : sheet.cells().values()) {
                if (cell.content() instanceof Content.Num number) {
                    numbers.add(sheet.name() + "!" + cell.at() + " = " + number.value());
                }
            }
        }

        // a formula on a value of ours, as of a day of ours
        try (Formulas formulas = Formulas.open(bytes, today)) {
            formulas.set("Log", CellRef.of("B2"), new Content.Num(BigDecimal.TEN, "10"));
            total = formulas.value("Log", CellRef.of("B4"));
        }

        // what is no workbook is told, not thrown
        Checked<Book> none = Books.open("hello".getBytes(UTF_8), "sent.xlsx", Limits.STANDARD);
        // end of the example
        assertThat(numbers).containsExactly("Log!B2 = 7.5", "Log!B3 = 3", "Log!B4 = 10.5");
        assertThat(total)
                .isInstanceOfSatisfying(
                        Content.Num.class, one -> assertThat(one.value()).isEqualByComparingTo("13"));
        assertThat(none.value()).isEmpty();
        assertThat(none.problems()).isNotEmpty();
    }
}
