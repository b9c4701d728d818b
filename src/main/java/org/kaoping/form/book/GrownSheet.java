package org.kaoping.form.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** One worksheet of a master after growth, as pieces of XML: rows and columns repeated, everything else moved. */
final class GrownSheet {
    private final String sheet;
    private final Growth all;
    private final SheetGrowth growth;
    private final StyleSheet styles;
    private final GrownCells cells;
    private final Map<CellRef, CellRef> reserved;
    private final String prefix;
    private final List<SheetPiece> pieces = new ArrayList<>();
    private final StringBuilder fixed = new StringBuilder();
    private final RowHeights heights;
    private int lastRow;
    private int lastColumn;

    /**
     * Grows a worksheet.
     *
     * @param worksheet the part's root; changed
     * @param reserved the cells of free tables' further rows, each with the cell of its placeholder
     * @param cells collects what it holds
     */
    GrownSheet(
            Element worksheet,
            String sheet,
            Growth all,
            SharedTexts texts,
            StyleSheet styles,
            Map<CellRef, CellRef> reserved,
            GrownCells cells) {
        this.sheet = sheet;
        this.all = all;
        this.growth = all.of(sheet);
        this.styles = styles;
        this.cells = cells;
        this.reserved = reserved;
        this.prefix = worksheet.getPrefix() == null ? "" : worksheet.getPrefix() + ":";
        List<Area> merges = new GrownSurroundings(worksheet, sheet, all).move();
        this.heights = new RowHeights(worksheet, merges, styles);
        Optional<Element> data = XmlDom.child(worksheet, "sheetData");
        List<SheetPiece> rows = List.of();
        if (data.isPresent()) {
            MasterGrid grid = new MasterGrid(data.get(), texts);
            reserved.forEach((at, from) -> {
                MasterGrid.One model = grid.cell(from);
                grid.ensure(at, model == null ? 0 : model.style());
            });
            grid.rows().forEach((row, content) -> row(row, content, grid));
            flush();
            rows = new ArrayList<>(pieces);
            pieces.clear();
        }
        whole(worksheet, rows);
    }

    /** The namespace prefix of its elements with the colon; usually empty. */
    String prefix() {
        return prefix;
    }

    /** The sheet's pieces in order. */
    List<SheetPiece> pieces() {
        return pieces;
    }

    private void whole(Element worksheet, List<SheetPiece> rows) {
        fixed.append(XmlDom.open(worksheet));
        for (Element child : XmlDom.children(worksheet)) {
            switch (XmlDom.name(child)) {
                case "dimension" -> {
                    String area = new Area(new CellRef(0, 0), new CellRef(lastRow, lastColumn)).a1();
                    fixed.append('<')
                            .append(prefix)
                            .append("dimension ref=\"")
                            .append(area)
                            .append("\"/>");
                }
                case "sheetData" -> {
                    fixed.append('<').append(prefix).append("sheetData>");
                    flush();
                    pieces.addAll(rows);
                    fixed.append("</").append(prefix).append("sheetData>");
                }
                case "headerFooter" -> headerFooter(child);
                default -> XmlDom.write(child, fixed);
            }
        }
        fixed.append("</").append(worksheet.getTagName()).append('>');
        flush();
    }

    private void headerFooter(Element headerFooter) {
        Element bare = (Element) headerFooter.cloneNode(false);
        StringBuilder open = new StringBuilder();
        XmlDom.write(bare, open);
        fixed.append(open, 0, open.length() - 2).append('>');
        for (Element part : XmlDom.children(headerFooter)) {
            fixed.append('<').append(part.getTagName()).append('>');
            if (Hole.PLACEHOLDER.matcher(part.getTextContent()).find()) {
                flush();
                pieces.add(new SheetPiece.Page(part.getTextContent()));
            } else {
                XmlDom.content(part, fixed);
            }
            fixed.append("</").append(part.getTagName()).append('>');
        }
        fixed.append("</").append(headerFooter.getTagName()).append('>');
    }

    private void flush() {
        if (fixed.length() > 0) {
            pieces.add(new SheetPiece.Fixed(fixed.toString()));
            fixed.setLength(0);
        }
    }

    private void row(int number, MasterGrid.Row row, MasterGrid grid) {
        int copies = 1;
        if (growth.repeatsRow(number)) {
            copies = growth.lastRow(number, 0, CellRef.MAX_COLUMNS) - growth.row(number) + 1;
        }
        for (int down = 0; down < copies; down++) {
            int at = growth.row(number) + down;
            flush();
            int start = pieces.size();
            List<RowHeights.Demand> demands = new ArrayList<>();
            for (var entry : row.cells().entrySet()) {
                CellRef master = new CellRef(number, entry.getKey());
                if (down < growth.rowCopies(master)) {
                    int across = growth.columnCopies(master);
                    for (int right = 0; right < across; right++) {
                        CellRef here = new CellRef(at, growth.column(master.column()) + right);
                        boolean whole = right == 0 || growth.insideCross(master);
                        cell(entry.getValue(), master, here, down, right, whole, grid, demands);
                        lastColumn = Math.max(lastColumn, here.column());
                    }
                }
            }
            flush();
            pieces.add(start, open(row.element(), at, demands, spare(number, start)));
            fixed.append("</").append(prefix).append("row>");
            lastRow = Math.max(lastRow, at);
        }
    }

    /** The inputs of a further row of a free table, from that piece on. */
    private List<Integer> spare(int number, int start) {
        List<Integer> spare = new ArrayList<>();
        for (SheetPiece piece : pieces.subList(start, pieces.size())) {
            if (piece instanceof SheetPiece.Field field
                    && cells.holes().get(field.hole()).master().row() != number) {
                spare.add(field.hole());
            }
        }
        return spare;
    }

    private SheetPiece open(@Nullable Element row, int at, List<RowHeights.Demand> demands, List<Integer> reserve) {
        boolean hidden = row != null && List.of("1", "true").contains(row.getAttribute("hidden"));
        // a spare row of a free table shows as soon as something stands in it; any other hidden row is the master's
        // wish
        boolean spare = hidden && !reserve.isEmpty();
        StringBuilder own = new StringBuilder("<" + prefix + "row r=\"" + (at + 1) + '"');
        StringBuilder bare = new StringBuilder(own);
        double height = heights.usual();
        if (row != null) {
            height = XmlDom.number(row, "ht", height);
            var attributes = row.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                var attribute = attributes.item(i);
                String name = attribute.getNodeName();
                if (name.equals("r") || name.equals("spans") || (spare && name.equals("hidden"))) {
                    continue;
                }
                String text = " " + name + "=\"" + XmlDom.escapeAttribute(attribute.getNodeValue()) + '"';
                own.append(text);
                if (!name.equals("ht") && !name.equals("customHeight")) {
                    bare.append(text);
                }
            }
        }
        return !spare && (demands.isEmpty() || hidden)
                ? new SheetPiece.Fixed(own.append('>').toString())
                : new SheetPiece.Row(own.toString(), bare.toString(), height, demands, spare ? reserve : List.of());
    }

    private void cell(
            MasterGrid.One one,
            CellRef master,
            CellRef here,
            int down,
            int right,
            boolean whole,
            MasterGrid grid,
            List<RowHeights.Demand> demands) {
        if (one.formula() != null) {
            calculated(one, one.formula(), master, here, down, right);
            return;
        }
        CellRef placeholder = one.content() == null ? reserved.get(master) : null;
        MasterGrid.One model = placeholder == null ? one : grid.cell(placeholder);
        if (!whole || model == null || (model.content() == null && model.element() == null)) {
            CellXml.value(fixed, prefix, here, one.style(), null);
        } else if (model.content() instanceof Content.Text text
                && Hole.PLACEHOLDER.matcher(text.value()).find()) {
            CellRef origin = placeholder == null ? master : placeholder;
            int row = here.row() - growth.row(origin.row());
            int index = cells.add(new Hole(cells.holes().size(), sheet, here, origin, text.value(), row, right));
            flush();
            hole(one, model, text.value(), index);
            heights.demand(index, here, one.style()).ifPresent(demands::add);
        } else {
            constant(one, here);
        }
    }

    private void hole(MasterGrid.One one, MasterGrid.One model, String text, int index) {
        if (cells.holes().get(index).isField()) {
            int locked = styles.locked(one.style());
            pieces.add(new SheetPiece.Field(
                    index,
                    one.style(),
                    locked,
                    new SheetPiece.Quoted(styles.quoted(one.style()), styles.quoted(locked))));
            return;
        }
        List<SheetPiece.Run> runs = new ArrayList<>();
        boolean split = false;
        if (model.item() != null) {
            int found = 0;
            for (Element run : SharedTexts.runs(model.item())) {
                String part = SharedTexts.text(wrap(run));
                found += (int) Hole.PLACEHOLDER.matcher(part).results().count();
                StringBuilder properties = new StringBuilder();
                XmlDom.child(run, "rPr").ifPresent(rPr -> XmlDom.write(rPr, properties));
                runs.add(new SheetPiece.Run(properties.toString(), part));
            }
            split = found != Hole.PLACEHOLDER.matcher(text).results().count();
        }
        // a placeholder that changes its look half way can only be filled as plain text
        pieces.add(new SheetPiece.Text(
                index, one.style(), runs.isEmpty() || split ? List.of(new SheetPiece.Run("", text)) : runs));
    }

    private static Element wrap(Element run) {
        Element item = XmlDom.create(run, "si");
        XmlDom.children(run, "t").forEach(t -> item.appendChild(t.cloneNode(true)));
        return item;
    }

    private void constant(MasterGrid.One one, CellRef here) {
        Element element = one.element();
        if (element == null || XmlDom.children(element).isEmpty()) {
            CellXml.value(fixed, prefix, here, one.style(), null);
            return;
        }
        CellXml.start(fixed, prefix, here, one.style());
        for (String name : List.of("t", "cm", "vm")) {
            if (element.hasAttribute(name)) {
                fixed.append(' ')
                        .append(name)
                        .append("=\"")
                        .append(element.getAttribute(name))
                        .append('"');
            }
        }
        fixed.append('>');
        XmlDom.content(element, fixed);
        fixed.append("</").append(prefix).append("c>");
        if (one.content() != null) {
            cells.add(new GrownCells.Constant(sheet, here, one.content()));
        }
    }

    private void calculated(MasterGrid.One one, String formula, CellRef master, CellRef here, int down, int right) {
        String grown = FormulaGrowth.grow(formula, all, new FormulaGrowth.Home(sheet, master, down, right));
        String type = "";
        boolean array = false;
        if (one.element() != null) {
            Element f = XmlDom.child(one.element(), "f").orElseThrow();
            array = f.getAttribute("t").equals("array");
            if (array) {
                List<Area> areas = GrownRules.areas(f.getAttribute("ref"));
                boolean lone = areas.isEmpty()
                        || areas.get(0).first().equals(areas.get(0).last());
                type = " t=\"array\" ref=\""
                        + (lone ? here.a1() : growth.area(areas.get(0)).a1()) + '"';
            }
        }
        int index = cells.add(new GrownCells.Formula(sheet, here, grown, array));
        flush();
        pieces.add(new SheetPiece.Calculated(
                index, one.style(), '<' + prefix + "f" + type + '>' + XmlDom.escape(grown) + "</" + prefix + "f>"));
    }
}
