package org.kaoping.form;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.kaoping.form.book.Area;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Books;
import org.kaoping.form.book.Cell;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Content;
import org.kaoping.form.book.Limits;
import org.kaoping.form.book.MasterBook;
import org.kaoping.form.book.MasterSheet;

/** A workbook as handed out, opened again by our strict reader, and what the filler's tests ask of it. */
final class Handed {
    private final byte[] bytes;
    private final Book book;
    private final MasterBook master;

    Handed(byte[] bytes) {
        this.bytes = bytes;
        var opened = Books.open(bytes, "表.xlsx", Limits.STANDARD);
        if (opened.hasErrors()) {
            throw new AssertionError("our own workbook is refused: " + opened.problems());
        }
        this.book = opened.get();
        this.master = MasterBook.open(bytes).get();
    }

    /** Fills a master: single texts, then lists. */
    static Handed of(MasterDraft draft, Map<String, CellValue> fields, Lists lists) {
        return of(draft.bytes(), Set.of(), Map.of(), fields, lists);
    }

    static Handed of(
            byte[] master, Set<String> heads, Map<String, Integer> free, Map<String, CellValue> fields, Lists lists) {
        Form form = TinyForm.of(master, heads, free);
        return new Handed(FormFiller.prepare(Layouts.of(form, lists)).fill(new Filling(fields, lists, Set.of(), null)));
    }

    /** A list of so many entries: numbers from 1 and texts made of the attribute and the number. */
    static List<Map<String, CellValue>> entries(int count, String... attributes) {
        List<Map<String, CellValue>> rows = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Map<String, CellValue> row = new LinkedHashMap<>();
            row.put("no", CellValue.of(i));
            for (String attribute : attributes) {
                row.put(attribute, CellValue.of(attribute + i));
            }
            rows.add(row);
        }
        return rows;
    }

    byte[] bytes() {
        return bytes;
    }

    Book book() {
        return book;
    }

    MasterBook master() {
        return master;
    }

    MasterSheet sheet(String name) {
        return master.sheet(name).orElseThrow();
    }

    /** What a cell of the first sheet shows: text, number, error; empty where nothing stands. */
    String at(String cell) {
        return at(book.sheets().get(0).name(), cell);
    }

    String at(String sheet, String cell) {
        Cell found = book.sheet(sheet).orElseThrow().cell(cell);
        if (found == null) {
            return "";
        }
        Content content = found.content();
        if (content instanceof Content.Text text) {
            return text.value();
        }
        if (content instanceof Content.Num number) {
            return new CellValue.Decimal(number.value()).shown();
        }
        if (content instanceof Content.Bool flag) {
            return String.valueOf(flag.value());
        }
        return content instanceof Content.Err error ? error.code() : content.toString();
    }

    /** The formula of a cell of the first sheet. */
    String formula(String cell) {
        Cell found = book.sheets().get(0).cell(cell);
        return found == null || found.formula() == null ? "" : found.formula();
    }

    /** The merged areas of a sheet. */
    List<String> merges(String sheet) {
        return sheet(sheet).merges().stream().map(Area::a1).toList();
    }

    /** Where a sheet's validations stand, each with its formulas. */
    List<String> rules(String sheet) {
        return sheet(sheet).validations().stream()
                .map(rule -> rule.sqref() + " " + rule.first() + (rule.second() == null ? "" : " " + rule.second()))
                .toList();
    }

    /** Where a sheet's conditional formats stand, each with its formulas. */
    List<String> conditions(String sheet) {
        return sheet(sheet).conditions().stream()
                .map(one -> String.join(" ", one.areas().stream().map(Area::a1).toList()) + " "
                        + String.join(" ", one.formulas()))
                .toList();
    }

    /** What a name stands for. */
    String name(String name) {
        return Objects.requireNonNull(master.name(name, null).orElseThrow().refersTo());
    }

    /** The style index of a cell. */
    int style(String sheet, String cell) {
        return Objects.requireNonNull(sheet(sheet).cell(CellRef.of(cell))).style();
    }

    /** The workbook as POI sees it. */
    XSSFWorkbook poi() {
        try {
            return new XSSFWorkbook(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
