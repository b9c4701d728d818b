package org.kaoping.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Cell;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Content;
import org.kaoping.form.book.Sheet;

/** The seal of a handed-out workbook. */
class StampsTest {
    private static final byte[] KEY = "一把钥匙".getBytes(StandardCharsets.UTF_8);
    private static final Stamp SEALED =
            Stamps.seal(new Stamp("monthly-report", "ab12", 2020, 3, "D001", "2020-05", "", ""), KEY);

    private static Stamp changed(String what) {
        return new Stamp(
                what.equals("form") ? "work-ledger" : SEALED.form(),
                what.equals("fingerprint") ? "ab13" : SEALED.fingerprint(),
                what.equals("schemeYear") ? 2021 : SEALED.schemeYear(),
                what.equals("schemeVersion") ? 4 : SEALED.schemeVersion(),
                what.equals("unit") ? "D002" : SEALED.unit(),
                what.equals("period") ? "2020-06" : SEALED.period(),
                what.equals("serial") ? "2" : SEALED.serial(),
                what.equals("seal") ? SEALED.seal().replaceFirst("^.", "x") : SEALED.seal());
    }

    @ParameterizedTest
    @CsvSource({
        "nothing,true",
        "form,false",
        "fingerprint,false",
        "schemeYear,false",
        "schemeVersion,false",
        "unit,false",
        "period,false",
        "serial,false",
        "seal,false"
    })
    void whateverIsAlteredBreaksTheSeal(String what, boolean holds) {
        assertThat(Stamps.verify(changed(what), KEY)).isEqualTo(holds);
        assertThat(Stamps.verify(changed(what), "别的".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void valuesCannotMoveFromOneFieldToTheNext() {
        Stamp one = Stamps.seal(new Stamp("a", "b", 1, 2, "D1", "23", "", ""), KEY);
        Stamp other = new Stamp("a", "b", 1, 2, "D", "123", "", one.seal());
        assertThat(Stamps.verify(other, KEY)).isFalse();
        assertThat(one.seal()).matches("[0-9a-f]{64}");
    }

    @Test
    void theStampComesBackOutOfTheWorkbook() {
        Form form = TinyForm.of(MasterDraft.sound().bytes(), Set.of(), Map.of());
        Map<String, CellValue> fields = Map.of(
                "city", CellValue.of("示例市"),
                "unitName", CellValue.of("甲局"),
                "periodStart", CellValue.of(java.time.LocalDate.of(2020, 5, 1)));
        Lists none = new Lists(Map.of());
        FormFiller filler = FormFiller.prepare(Layouts.of(form, none));
        Handed stamped = new Handed(filler.fill(new Filling(fields, none, Set.of(), SEALED)));
        assertThat(Stamps.find(stamped.book())).contains(SEALED);
        assertThat(stamped.sheet("_kaoping").visibility()).isEqualTo(Sheet.Visibility.VERY_HIDDEN);
        assertThat(stamped.at("_kaoping", "A1")).isEqualTo("form");
        Handed bare = new Handed(filler.fill(new Filling(fields, none, Set.of(), null)));
        assertThat(Stamps.find(bare.book())).isEmpty();
        assertThat(bare.at("_kaoping", "A1")).isEqualTo("id");
    }

    private static Sheet sheet(String name, Sheet.Visibility visibility, int row, int column, boolean numbers) {
        TreeMap<CellRef, Cell> cells = new TreeMap<>();
        List<Map.Entry<String, String>> rows =
                new ArrayList<>(Stamps.rows(SEALED).entrySet());
        for (int i = 0; i < rows.size(); i++) {
            String value = rows.get(i).getValue();
            Content content = numbers && value.matches("\\d+")
                    ? new Content.Num(new BigDecimal(value + ".0"), value)
                    : new Content.Text(value);
            put(cells, row + i, column, new Content.Text(rows.get(i).getKey()));
            if (!value.isEmpty()) {
                put(cells, row + i, column + 1, content);
            }
        }
        return new Sheet(name, visibility, cells, new TreeSet<>(), List.of());
    }

    private static void put(Map<CellRef, Cell> cells, int row, int column, Content content) {
        CellRef at = new CellRef(row, column);
        cells.put(at, new Cell(at, content, null, "General"));
    }

    @ParameterizedTest(name = "sheet {0} {1} from row {2} column {3}, numbers {4}")
    @CsvSource({
        "_kaoping,VERY_HIDDEN,0,0,false",
        "_kaoping,HIDDEN,0,0,false",
        "_kaoping,VISIBLE,3,2,false",
        "_kaoping,HIDDEN,0,0,true",
        "Sheet9,VISIBLE,0,0,false"
    })
    void theStampIsFoundWhereverItStands(
            String name, Sheet.Visibility visibility, int row, int column, boolean numbers) {
        Sheet other = new Sheet("表", Sheet.Visibility.VISIBLE, new TreeMap<>(), new TreeSet<>(), List.of());
        Book book = new Book(List.of(other, sheet(name, visibility, row, column, numbers)), false, Map.of());
        assertThat(Stamps.find(book)).contains(SEALED);
        assertThat(Stamps.verify(Stamps.find(book).orElseThrow(), KEY)).isTrue();
        assertThat(Stamps.find(new Book(List.of(other), false, Map.of()))).isEmpty();
    }
}
