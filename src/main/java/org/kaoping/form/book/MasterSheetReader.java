package org.kaoping.form.book;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads one sheet part of a master. */
final class MasterSheetReader {
    private final Element root;
    private final List<String> strings;
    private final MasterStyles styles;
    private final Map<String, Shared> shared = new HashMap<>();

    /** The cell that holds the text of a shared formula. */
    private record Shared(CellRef at, String formula) {}

    MasterSheetReader(Element root, List<String> strings, MasterStyles styles) {
        this.root = root;
        this.strings = strings;
        this.styles = styles;
    }

    /**
     * The sheet.
     *
     * @throws IOException when the part contradicts itself; the message says how
     */
    MasterSheet read(
            String name,
            String part,
            Sheet.Visibility visibility,
            @Nullable String printArea,
            @Nullable String printTitles)
            throws IOException {
        NavigableMap<CellRef, MasterCell> cells = new TreeMap<>();
        Map<Integer, MasterSheet.Look> rowStyles = new HashMap<>();
        Set<Integer> hiddenRows = new HashSet<>();
        Element data = MasterXml.child(root, "sheetData");
        if (data != null) {
            int next = 0;
            for (Element row : MasterXml.children(data, "row")) {
                int at = MasterXml.number(row, "r", next + 1) - 1;
                next = at + 1;
                if (MasterXml.flag(row, "customFormat", false)) {
                    rowStyles.put(at, styles.look(MasterXml.number(row, "s", 0)));
                }
                if (MasterXml.flag(row, "hidden", false)) {
                    hiddenRows.add(at);
                }
                row(row, at, cells);
            }
        }
        Element protection = MasterXml.child(root, "sheetProtection");
        boolean isProtected = protection != null && MasterXml.flag(protection, "sheet", false);
        return new MasterSheet(
                name,
                part,
                visibility,
                isProtected,
                isProtected && protection != null ? attributes(protection) : Map.of(),
                cells,
                merges(),
                MasterValidations.of(root),
                conditions(),
                print(printArea, printTitles),
                hiddenRows,
                rowStyles,
                columns(),
                styles.look(0));
    }

    private void row(Element row, int at, NavigableMap<CellRef, MasterCell> cells) throws IOException {
        int next = 0;
        for (Element element : MasterXml.children(row, "c")) {
            CellRef cell = element.hasAttribute("r") ? cellRef(element.getAttribute("r")) : ref(at, next);
            if (cell.row() != at) {
                throw new IOException("单元格 " + cell.a1() + " 写在第 " + (at + 1) + " 行里");
            }
            next = cell.column() + 1;
            int style = MasterXml.number(element, "s", 0);
            if (style < 0 || (styles.size() > 0 && style >= styles.size())) {
                throw new IOException("单元格 " + cell.a1() + " 的样式编号 " + style + " 不存在");
            }
            MasterSheet.Look look = styles.look(style);
            Element f = MasterXml.child(element, "f");
            String formula = f == null ? null : formula(f, cell);
            boolean array = f != null && f.getAttribute("t").equals("array");
            MasterCell read = new MasterCell(
                    cell, content(element, cell, formula != null), formula, array, style, look.locked(), look.format());
            if (cells.put(cell, read) != null) {
                throw new IOException("单元格 " + cell.a1() + " 出现两次");
            }
        }
    }

    private static CellRef cellRef(String a1) throws IOException {
        try {
            return CellRef.of(a1.strip());
        } catch (IllegalArgumentException e) {
            throw new IOException("单元格地址不对：" + a1, e);
        }
    }

    private static CellRef ref(int row, int column) throws IOException {
        try {
            return new CellRef(row, column);
        } catch (IllegalArgumentException e) {
            throw new IOException("单元格超出工作表：第 " + (row + 1) + " 行", e);
        }
    }

    private @Nullable String formula(Element f, CellRef cell) throws IOException {
        String text = MasterXml.unescape(f.getTextContent());
        if (f.getAttribute("t").equals("shared")) {
            String group = f.getAttribute("si");
            if (!text.isEmpty()) {
                shared.put(group, new Shared(cell, text));
                return text;
            }
            Shared first = shared.get(group);
            if (first == null) {
                throw new IOException("单元格 " + cell.a1() + " 的共享公式没有原文");
            }
            return FormulaShift.moved(
                    first.formula(),
                    cell.row() - first.at().row(),
                    cell.column() - first.at().column());
        }
        return text.isEmpty() ? null : text;
    }

    private @Nullable Content content(Element cell, CellRef at, boolean formula) throws IOException {
        String type = cell.getAttribute("t");
        if (type.equals("inlineStr")) {
            Element inline = MasterXml.child(cell, "is");
            return inline == null ? null : text(MasterXml.string(inline));
        }
        Element v = MasterXml.child(cell, "v");
        if (v == null) {
            return formula ? new Content.Uncalculated() : null;
        }
        String value = v.getTextContent();
        return switch (type) {
            case "s" -> text(shared(value, at));
            case "str", "d" -> text(MasterXml.unescape(value));
            case "b" ->
                new Content.Bool(value.strip().equals("1") || value.strip().equals("true"));
            case "e" -> new Content.Err(value.strip());
            default -> number(value.strip(), at, formula);
        };
    }

    private static @Nullable Content text(String value) {
        return value.isEmpty() ? null : new Content.Text(value);
    }

    private String shared(String index, CellRef at) throws IOException {
        try {
            return strings.get(Integer.parseInt(index.strip()));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IOException("单元格 " + at.a1() + " 的文字编号 " + index + " 不存在", e);
        }
    }

    private static @Nullable Content number(String value, CellRef at, boolean formula) throws IOException {
        if (value.isEmpty()) {
            return formula ? new Content.Uncalculated() : null;
        }
        try {
            if (value.length() > 64) {
                throw new NumberFormatException("too long");
            }
            BigDecimal exact = new BigDecimal(value);
            if (exact.signum() != 0 && Math.abs((long) exact.precision() - exact.scale()) > 309) {
                throw new NumberFormatException("out of range");
            }
            return new Content.Num(exact.round(new MathContext(15)).stripTrailingZeros(), value);
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IOException("单元格 " + at.a1() + " 的数字读不懂", e);
        }
    }

    private List<Area> merges() throws IOException {
        List<Area> merges = new ArrayList<>();
        Element all = MasterXml.child(root, "mergeCells");
        if (all != null) {
            for (Element merge : MasterXml.children(all, "mergeCell")) {
                try {
                    merges.add(Area.of(merge.getAttribute("ref")));
                } catch (IllegalArgumentException e) {
                    throw new IOException("合并区域读不懂：" + merge.getAttribute("ref"), e);
                }
            }
        }
        return merges;
    }

    private List<MasterSheet.Condition> conditions() {
        List<MasterSheet.Condition> found = new ArrayList<>();
        for (Element format : MasterXml.children(root, "conditionalFormatting")) {
            condition(format, format.getAttribute("sqref"), found);
        }
        Element extensions = MasterXml.child(root, "extLst");
        if (extensions != null) {
            for (Element format : MasterXml.descendants(extensions, "conditionalFormatting")) {
                Element areas = MasterXml.child(format, "sqref");
                condition(format, areas == null ? "" : areas.getTextContent(), found);
            }
        }
        return found;
    }

    private static void condition(Element format, String sqref, List<MasterSheet.Condition> found) {
        for (Element rule : MasterXml.children(format, "cfRule")) {
            List<String> formulas = new ArrayList<>();
            MasterXml.children(rule, "formula").forEach(formula -> formulas.add(formula.getTextContent()));
            MasterXml.children(rule, "f").forEach(formula -> formulas.add(formula.getTextContent()));
            found.add(new MasterSheet.Condition(MasterValidations.areas(sqref), rule.getAttribute("type"), formulas));
        }
    }

    private MasterSheet.Print print(@Nullable String area, @Nullable String titles) {
        Element properties = MasterXml.child(root, "sheetPr");
        Element fit = properties == null ? null : MasterXml.child(properties, "pageSetUpPr");
        Element setup = MasterXml.child(root, "pageSetup");
        return new MasterSheet.Print(
                area,
                titles,
                setup == null ? 0 : MasterXml.number(setup, "paperSize", 0),
                setup != null && setup.getAttribute("orientation").equals("landscape"),
                fit != null && MasterXml.flag(fit, "fitToPage", false),
                setup == null ? 1 : MasterXml.number(setup, "fitToWidth", 1),
                setup == null ? 1 : MasterXml.number(setup, "fitToHeight", 1));
    }

    private List<MasterSheet.ColumnLook> columns() {
        List<MasterSheet.ColumnLook> found = new ArrayList<>();
        for (Element all : MasterXml.children(root, "cols")) {
            for (Element column : MasterXml.children(all, "col")) {
                found.add(new MasterSheet.ColumnLook(
                        MasterXml.number(column, "min", 1) - 1,
                        MasterXml.number(column, "max", 1) - 1,
                        MasterXml.flag(column, "hidden", false),
                        column.hasAttribute("width") ? column.getAttribute("width") : null,
                        styles.look(MasterXml.number(column, "style", 0))));
            }
        }
        return found;
    }

    private static Map<String, String> attributes(Element element) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            all.put(
                    element.getAttributes().item(i).getNodeName(),
                    element.getAttributes().item(i).getNodeValue());
        }
        return all;
    }
}
