package org.kaoping.form;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.Book;
import org.kaoping.form.book.Cell;
import org.kaoping.form.book.CellRef;
import org.kaoping.form.book.Content;
import org.kaoping.form.book.MasterBook;
import org.kaoping.form.book.Sheet;
import org.kaoping.problem.Severity;

/**
 * A small form by hand, and workbooks of it as they come back. Sheet 月报: title A1; 填报单位 B3, 填报人* D3, 填报日期 B4; three
 * given items below the heads of row 5 (代码, 事项, 开展情况*, 份数, 填写检查); a signature line in row 9. Sheet 台账: free rows
 * below row 2 (事项*, 完成日期), ten reserved, a note in row 13.
 */
final class SmallForm {
    static final Lists LISTS =
            new Lists(Map.of("items", List.of(item("01", "信息归集"), item("02", "信用承诺"), item("03", "诚信宣传"))));
    static final Filling HANDED_OUT = new Filling(
            Map.of(
                    "city", CellValue.of("示例市"),
                    "year", CellValue.of(2020),
                    "unitName", CellValue.of("示例市第一局")),
            new Lists(Map.of("items", List.of(item("01", "信息归集"), item("02", "信用承诺"), prefilled("03", "诚信宣传", "不涉及")))),
            Set.of("items.status[03]"),
            null);

    private static final Rule.Validation STATUS = new Rule.Validation(
            new Rule.OneOf(List.of("有进展", "无新增", "不涉及")),
            "月报",
            CellRef.of("C6"),
            Severity.ERROR,
            true,
            "",
            "请从下拉列表中选择");

    private SmallForm() {}

    private static Map<String, CellValue> item(String code, String name) {
        Map<String, CellValue> item = new LinkedHashMap<>();
        item.put("code", CellValue.of(code));
        item.put("name", CellValue.of(name));
        return item;
    }

    private static Map<String, CellValue> prefilled(String code, String name, String status) {
        Map<String, CellValue> item = item(code, name);
        item.put("status", CellValue.of(status));
        return item;
    }

    private static Field field(
            String name,
            String label,
            boolean input,
            boolean required,
            Field.Type type,
            String sheet,
            String cell,
            Rule.@Nullable Validation rule) {
        String format = type == Field.Type.DATE ? "yyyy-mm-dd" : type == Field.Type.INTEGER ? "0" : "@";
        return new Field(name, label, input, required, type, sheet, CellRef.of(cell), format, rule);
    }

    static Form form() {
        FormCard card =
                new FormCard("small", "报送表", "报表", FormCard.Every.MONTH, FormCard.FilledBy.UNIT, false, List.of());
        List<Field> fields = List.of(
                field("unitName", "填报单位", false, false, Field.Type.TEXT, "月报", "B3", null),
                field("reporter", "填报人", true, true, Field.Type.TEXT, "月报", "D3", null),
                field("day", "填报日期", true, false, Field.Type.DATE, "月报", "B4", null));
        List<Field> items = List.of(
                field("code", "代码", false, false, Field.Type.TEXT, "月报", "A6", null),
                field("name", "事项", false, false, Field.Type.TEXT, "月报", "B6", null),
                field("status", "开展情况", true, true, Field.Type.LIST, "月报", "C6", STATUS),
                field("count", "份数", true, false, Field.Type.INTEGER, "月报", "D6", null));
        List<Table.Check> checks = List.of(new Table.Check(
                "月报", CellRef.of("E6"), "IF(AND(C6=\"有进展\",SUM(D6)<1),\"有进展的请填份数\",\"\")", Severity.ERROR));
        List<Field> rows = List.of(
                field("item", "事项", true, true, Field.Type.TEXT, "台账", "A3", null),
                field("done", "完成日期", true, false, Field.Type.DATE, "台账", "B3", null));
        SortedMap<CellRef, String> report = new TreeMap<>();
        texts(report, "A1", "{city}{year}年度报送表", "A3", "填报单位", "C3", "填报人*", "A4", "填报日期", "A5", "代码", "B5", "事项");
        texts(report, "C5", "开展情况*", "D5", "份数", "E5", "填写检查", "A7", "单位负责人（签字）：");
        SortedMap<CellRef, String> ledger = new TreeMap<>();
        texts(ledger, "A1", "{year}年度台账", "A2", "事项*", "B2", "完成日期", "A13", "填表说明：一事一行");
        Map<String, SortedMap<CellRef, String>> furniture = new LinkedHashMap<>();
        furniture.put("月报", report);
        furniture.put("台账", ledger);
        return new Form(
                card,
                "f",
                fields,
                List.of(
                        new Table("items", "月报", 4, 5, true, "code", 1, items, List.of(), checks),
                        new Table("rows", "台账", 1, 2, false, null, 10, rows, List.of(), List.of())),
                List.of(),
                furniture,
                MasterBook.open(MasterDraft.empty().bytes()).get());
    }

    private static void texts(SortedMap<CellRef, String> into, String... cellsAndTexts) {
        for (int i = 0; i < cellsAndTexts.length; i += 2) {
            into.put(CellRef.of(cellsAndTexts[i]), cellsAndTexts[i + 1]);
        }
    }

    static Layout layout() {
        return Layouts.of(form(), LISTS);
    }

    /** A returned workbook, changed cell by cell. */
    static final class Returned {
        private final Map<String, Map<CellRef, Cell>> sheets = new LinkedHashMap<>();
        private final Map<String, TreeSet<Integer>> hidden = new LinkedHashMap<>();

        /** The workbook as it was handed out. */
        static Returned untouched() {
            Returned book = new Returned();
            book.put("月报", "A1", "示例市2020年度报送表", "A3", "填报单位", "B3", "示例市第一局", "C3", "填报人*", "A4", "填报日期");
            book.put("月报", "A5", "代码", "B5", "事项", "C5", "开展情况*", "D5", "份数", "E5", "填写检查", "A9", "单位负责人（签字）：");
            book.put("月报", "A6", "01", "B6", "信息归集", "A7", "02", "B7", "信用承诺", "A8", "03", "B8", "诚信宣传", "C8", "不涉及");
            book.put("台账", "A1", "2020年度台账", "A2", "事项*", "B2", "完成日期", "A13", "填表说明：一事一行");
            for (int row = 6; row <= 8; row++) {
                book.formula("月报", "E" + row, "");
            }
            return book;
        }

        /** The workbook filled in well. */
        static Returned filled() {
            Returned book = untouched();
            book.put("月报", "D3", "人员甲", "C6", "有进展", "C7", "无新增").number("月报", "D6", "2", "0");
            book.number("月报", "B4", "43976", "yyyy-mm-dd");
            book.put("台账", "A3", "归集数据").number("台账", "B3", "43952", "yyyy-mm-dd");
            return book;
        }

        Returned put(String sheet, String... cellsAndTexts) {
            for (int i = 0; i < cellsAndTexts.length; i += 2) {
                CellRef at = CellRef.of(cellsAndTexts[i]);
                cells(sheet).put(at, new Cell(at, new Content.Text(cellsAndTexts[i + 1]), null, "General"));
            }
            return this;
        }

        Returned number(String sheet, String cell, String raw, String format) {
            CellRef at = CellRef.of(cell);
            BigDecimal value = new BigDecimal(raw).round(new MathContext(15));
            cells(sheet).put(at, new Cell(at, new Content.Num(value, raw), null, format));
            return this;
        }

        Returned formula(String sheet, String cell, String result) {
            CellRef at = CellRef.of(cell);
            cells(sheet).put(at, new Cell(at, new Content.Text(result), "X1", "General"));
            return this;
        }

        Returned content(String sheet, String cell, Content content) {
            CellRef at = CellRef.of(cell);
            cells(sheet).put(at, new Cell(at, content, null, "General"));
            return this;
        }

        Returned clear(String sheet, String... cells) {
            for (String cell : cells) {
                cells(sheet).remove(CellRef.of(cell));
            }
            return this;
        }

        Returned hide(String sheet, int row) {
            hidden.computeIfAbsent(sheet, s -> new TreeSet<>()).add(row - 1);
            return this;
        }

        /** Inserts (or with a negative count deletes) rows at a row (from 1). */
        Returned rows(String sheet, int at, int count) {
            TreeMap<CellRef, Cell> moved = new TreeMap<>();
            cells(sheet).forEach((ref, cell) -> {
                int row = ref.row() < at - 1 ? ref.row() : ref.row() + count;
                if (ref.row() < at - 1 || count > 0 || ref.row() >= at - 1 - count) {
                    put(moved, cell, new CellRef(row, ref.column()));
                }
            });
            sheets.put(sheet, moved);
            return this;
        }

        /** Inserts columns at a column. */
        Returned columns(String sheet, String at, int count) {
            int first = CellRef.of(at + "1").column();
            TreeMap<CellRef, Cell> moved = new TreeMap<>();
            cells(sheet)
                    .forEach((ref, cell) -> put(
                            moved,
                            cell,
                            new CellRef(ref.row(), ref.column() < first ? ref.column() : ref.column() + count)));
            sheets.put(sheet, moved);
            return this;
        }

        /** Exchanges two rows (from 1). */
        Returned swap(String sheet, int one, int other) {
            TreeMap<CellRef, Cell> moved = new TreeMap<>();
            cells(sheet).forEach((ref, cell) -> {
                int row = ref.row() == one - 1 ? other - 1 : ref.row() == other - 1 ? one - 1 : ref.row();
                put(moved, cell, new CellRef(row, ref.column()));
            });
            sheets.put(sheet, moved);
            return this;
        }

        Returned rename(String sheet, String name) {
            sheets.put(name, cells(sheet));
            sheets.remove(sheet);
            return this;
        }

        Returned drop(String sheet) {
            sheets.remove(sheet);
            return this;
        }

        private static void put(Map<CellRef, Cell> into, Cell cell, CellRef at) {
            into.put(at, new Cell(at, cell.content(), cell.formula(), cell.format()));
        }

        private Map<CellRef, Cell> cells(String sheet) {
            return sheets.computeIfAbsent(sheet, s -> new TreeMap<>());
        }

        Book book() {
            return book(false);
        }

        Book book(boolean date1904) {
            List<Sheet> list = new ArrayList<>();
            sheets.forEach((name, cells) -> list.add(new Sheet(
                    name,
                    Sheet.Visibility.VISIBLE,
                    new TreeMap<>(cells),
                    hidden.getOrDefault(name, new TreeSet<>()),
                    List.of())));
            return new Book(list, date1904, Map.of());
        }
    }

    static CellValue day(int year, int month, int day) {
        return CellValue.of(LocalDate.of(year, month, day));
    }
}
