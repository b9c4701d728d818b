package org.kaoping.form.book;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The rows and cells of a master's sheet by address, shared formulas written out, addresses supplied where missing. */
final class MasterGrid {
    private final NavigableMap<Integer, Row> rows = new TreeMap<>();
    private final SharedTexts texts;

    /**
     * A row.
     *
     * @param element the row's element; null for one that the master does not have
     */
    record Row(@Nullable Element element, NavigableMap<Integer, One> cells) {}

    /**
     * A cell.
     *
     * @param style its style
     * @param element the cell's element; null for one that the master does not have
     * @param formula the formula without the leading equals sign; null for a value
     * @param content the value; null for a merely styled cell and for a formula
     * @param item the string item of a text
     */
    record One(
            int style,
            @Nullable Element element,
            @Nullable String formula,
            @Nullable Content content,
            @Nullable Element item) {}

    /** A formula that other cells share, with the cell it is written for. */
    private record Shared(String formula, CellRef at) {}

    MasterGrid(Element sheetData, SharedTexts texts) {
        this.texts = texts;
        Map<String, Shared> shared = new TreeMap<>();
        int nextRow = 0;
        for (Element row : XmlDom.children(sheetData, "row")) {
            int number = (int) XmlDom.number(row, "r", nextRow + 1.0) - 1;
            nextRow = number + 1;
            NavigableMap<Integer, One> cells = new TreeMap<>();
            int nextColumn = 0;
            for (Element cell : XmlDom.children(row, "c")) {
                String address = cell.getAttribute("r");
                int column =
                        address.isEmpty() ? nextColumn : CellRef.of(address).column();
                nextColumn = column + 1;
                cells.put(column, cell(cell, new CellRef(number, column), shared));
            }
            rows.put(number, new Row(row, cells));
        }
    }

    NavigableMap<Integer, Row> rows() {
        return rows;
    }

    @Nullable
    One cell(CellRef at) {
        Row row = rows.get(at.row());
        return row == null ? null : row.cells().get(at.column());
    }

    /** Adds an empty cell of that style where the master has none. */
    void ensure(CellRef at, int style) {
        rows.computeIfAbsent(at.row(), r -> new Row(null, new TreeMap<>()))
                .cells()
                .putIfAbsent(at.column(), new One(style, null, null, null, null));
    }

    private One cell(Element cell, CellRef at, Map<String, Shared> shared) {
        int style = (int) XmlDom.number(cell, "s", 0);
        Element f = XmlDom.child(cell, "f").orElse(null);
        if (f != null) {
            String formula = f.getTextContent();
            if (f.getAttribute("t").equals("shared")) {
                Shared source = shared.get(f.getAttribute("si"));
                if (!formula.isBlank()) {
                    shared.putIfAbsent(f.getAttribute("si"), new Shared(formula, at));
                } else if (source != null) {
                    formula = FormulaShift.moved(
                            source.formula(),
                            at.row() - source.at().row(),
                            at.column() - source.at().column());
                }
            }
            if (!formula.isBlank()) {
                return new One(style, cell, formula, null, null);
            }
        }
        Element item = null;
        Content content = null;
        String value =
                XmlDom.child(cell, "v").map(v -> v.getTextContent()).orElse("").strip();
        switch (cell.getAttribute("t")) {
            case "s" -> item = texts.entry(value);
            case "inlineStr" -> item = XmlDom.child(cell, "is").orElse(null);
            case "str" ->
                content = new Content.Text(XmlDom.child(cell, "v")
                        .map(v -> CellXml.unescape(v.getTextContent()))
                        .orElse(""));
            case "b" -> content = new Content.Bool(value.equals("1"));
            case "e" -> content = new Content.Err(value);
            default -> content = number(value);
        }
        if (item != null) {
            content = new Content.Text(SharedTexts.text(item));
        }
        return new One(style, cell, null, content, item);
    }

    private static @Nullable Content number(String value) {
        try {
            return value.isEmpty() ? null : new Content.Num(new java.math.BigDecimal(value), value);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
