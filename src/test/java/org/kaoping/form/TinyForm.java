package org.kaoping.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.MasterBook;
import org.kaoping.form.book.MasterCell;
import org.kaoping.form.book.MasterSheet;
import org.kaoping.problem.Severity;

/** A form made of nothing but where placeholders stand, so that layout and filler are tested without the compiler. */
final class TinyForm {
    private static final Pattern FIELD = Pattern.compile("\\{(?:([A-Za-z]\\w*)\\.)?([A-Za-z]\\w*)}");

    private final MasterBook master;
    private final Set<String> heads;
    private final Map<String, Integer> free;
    private final List<Field> fields = new ArrayList<>();
    private final Map<String, List<Field>> columns = new LinkedHashMap<>();
    private final Map<String, List<Field>> headCells = new LinkedHashMap<>();
    private final Map<String, SortedMap<CellRef, String>> furniture = new LinkedHashMap<>();

    private TinyForm(byte[] bytes, Set<String> heads, Map<String, Integer> free) {
        this.master = MasterBook.open(bytes).get();
        this.heads = heads;
        this.free = free;
    }

    /**
     * The form of a master.
     *
     * @param heads the lists that head cross columns
     * @param free the free tables with the number of their reserved rows; all others are given
     */
    static Form of(byte[] bytes, Set<String> heads, Map<String, Integer> free) {
        return new TinyForm(bytes, heads, free).form();
    }

    private Form form() {
        for (MasterSheet sheet : master.sheets()) {
            furniture.put(sheet.name(), new TreeMap<>());
            sheet.cells().forEach((at, cell) -> cell(sheet, at, cell));
        }
        List<Table> tables = new ArrayList<>();
        columns.forEach((name, list) -> tables.add(table(name, list)));
        FormCard card =
                new FormCard("tiny", "小表", "小表", FormCard.Every.MONTH, FormCard.FilledBy.UNIT, false, List.of());
        return new Form(card, "00", fields, tables, List.of(), furniture, master);
    }

    private void cell(MasterSheet sheet, CellRef at, MasterCell cell) {
        String text = cell.text();
        Matcher m = FIELD.matcher(text);
        if (!m.matches()) {
            if (!text.isEmpty()) {
                furniture.computeIfAbsent(sheet.name(), s -> new TreeMap<>()).put(at, text);
            }
            return;
        }
        boolean locked = sheet.look(at).locked();
        String format = sheet.look(at).format();
        Field field = new Field(
                m.group(2),
                "标签",
                !locked,
                false,
                format.contains("y") ? Field.Type.DATE : Field.Type.TEXT,
                sheet.name(),
                at,
                format,
                null);
        if (m.group(1) == null) {
            fields.add(field);
        } else if (heads.contains(m.group(1))) {
            headCells.computeIfAbsent(m.group(1), k -> new ArrayList<>()).add(field);
        } else {
            columns.computeIfAbsent(m.group(1), k -> new ArrayList<>()).add(field);
        }
    }

    private Table table(String name, List<Field> list) {
        Field first = list.get(0);
        List<Table.Cross> cross = new ArrayList<>();
        headCells.forEach((head, cells) -> {
            for (Field field : list) {
                List<Table.Head> above = cells.stream()
                        .filter(h -> h.sheet().equals(field.sheet())
                                && h.cell().column() == field.cell().column()
                                && h.cell().row() < field.cell().row())
                        .map(h -> new Table.Head(h.name(), h.cell(), false))
                        .toList();
                if (!above.isEmpty()) {
                    cross.add(new Table.Cross(field.name(), head, above));
                }
            }
        });
        boolean given = !free.containsKey(name);
        return new Table(
                name,
                first.sheet(),
                first.cell().row() - 1,
                first.cell().row(),
                given,
                given ? "no" : null,
                free.getOrDefault(name, 1),
                list,
                cross,
                List.of(new Table.Check(first.sheet(), first.cell(), "A1", Severity.ERROR))
                        .subList(0, 0));
    }
}
