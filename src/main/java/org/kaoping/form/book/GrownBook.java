package org.kaoping.form.book;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * A master after growth, ready to be written many times: everything that is the same in each workbook is made, and
 * deflated, once; for each workbook only the values are put into the sheets' XML. Safe for several threads.
 */
public final class GrownBook {
    /** The sheet that holds a master's card and a workbook's stamp. */
    public static final String CARD_SHEET = "_kaoping";

    private final List<PackedParts.Part> parts = new ArrayList<>();
    private final Map<String, WrittenSheet> sheets = new LinkedHashMap<>();
    private final GrownCells cells = new GrownCells();
    private final BitSet fields = new BitSet();
    private final Map<String, Integer> formulaAt = new HashMap<>();
    private final Recalculation recalculation;
    private final @Nullable String cardPart;
    private final boolean date1904;

    /**
     * Further rows of a free table.
     *
     * @param sheet the sheet
     * @param placeholder the cell with the placeholder
     * @param rows how many rows the table reserves, that of the placeholder included
     */
    public record Reserved(String sheet, CellRef placeholder, int rows) {}

    /**
     * Grows a master.
     *
     * @param master the master's bytes
     * @param growth how its sheets grow
     * @param reserved the further rows of free tables, which can be prefilled, too
     * @throws IllegalArgumentException when the bytes are no workbook
     */
    public GrownBook(byte[] master, Growth growth, List<Reserved> reserved) {
        Map<String, byte[]> all = PackedParts.unpack(master);
        String workbookPart = GrownParts.relations(all, "").values().stream()
                .filter(relation -> relation.type().equals("officeDocument"))
                .map(GrownParts.Relation::part)
                .filter(all::containsKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no workbook part"));
        Map<String, GrownParts.Relation> relations = GrownParts.relations(all, workbookPart);
        GrownWorkbook workbook = new GrownWorkbook(XmlDom.parse(part(all, workbookPart)), growth);
        this.date1904 = workbook.date1904();
        String stylesPart = only(relations, "styles");
        String textsPart = only(relations, "sharedStrings");
        StyleSheet styles = new StyleSheet(part(all, stylesPart));
        SharedTexts texts = new SharedTexts(all.get(textsPart));
        Map<String, byte[]> changed = new HashMap<>();
        Set<String> dropped = new HashSet<>();
        String card = null;
        for (Map.Entry<String, String> sheet : workbook.sheets().entrySet()) {
            GrownParts.Relation relation = relations.get(sheet.getValue());
            if (relation == null || !relation.type().equals("worksheet") || !all.containsKey(relation.part())) {
                continue;
            }
            String name = sheet.getKey();
            GrownSheet grown = new GrownSheet(
                    XmlDom.parse(part(all, relation.part())),
                    name,
                    growth,
                    texts,
                    styles,
                    reservedOf(name, reserved),
                    cells);
            sheets.put(relation.part(), new WrittenSheet(grown.pieces(), grown.prefix(), cells));
            if (name.equals(CARD_SHEET)) {
                card = relation.part();
            }
            GrownParts.relations(all, relation.part()).values().forEach(own -> {
                byte[] bytes = all.get(own.part());
                if (bytes != null) {
                    changed.put(own.part(), GrownParts.move(own.type(), bytes, growth.of(name)));
                }
            });
        }
        this.cardPart = card;
        relations.values().stream()
                .filter(relation -> relation.type().equals("calcChain"))
                .forEach(relation -> dropped.add(relation.part()));
        all.keySet().stream()
                .filter(name -> name.startsWith("xl/charts/chart") && name.endsWith(".xml"))
                .forEach(name -> changed.put(name, GrownParts.chart(part(all, name), growth)));
        changed.put(workbookPart, workbook.bytes());
        changed.put(stylesPart, styles.bytes());
        byte[] textBytes = texts.bytes();
        if (textBytes != null) {
            changed.put(textsPart, textBytes);
        }
        dropped(all, changed, dropped, workbookPart);
        all.forEach((name, bytes) -> {
            if (!dropped.contains(name)) {
                boolean written = sheets.containsKey(name);
                parts.add(
                        written
                                ? new PackedParts.Part(name, new byte[0], 0, 0)
                                : PackedParts.pack(name, changed.getOrDefault(name, bytes)));
            }
        });
        cells.holes().stream().filter(Hole::isField).forEach(hole -> fields.set(hole.number()));
        for (int i = 0; i < cells.formulas().size(); i++) {
            GrownCells.Formula formula = cells.formulas().get(i);
            formulaAt.put(formula.sheet() + "!" + formula.at().a1(), i);
        }
        this.recalculation = new Recalculation(List.copyOf(workbook.sheets().keySet()), workbook.names(), cells);
    }

    private static byte[] part(Map<String, byte[]> all, String name) {
        byte[] part = all.get(name);
        if (part == null) {
            throw new IllegalArgumentException("no part " + name);
        }
        return part;
    }

    private static String only(Map<String, GrownParts.Relation> relations, String type) {
        return relations.values().stream()
                .filter(relation -> relation.type().equals(type))
                .map(GrownParts.Relation::part)
                .findFirst()
                .orElse("");
    }

    private static Map<CellRef, CellRef> reservedOf(String sheet, List<Reserved> reserved) {
        Map<CellRef, CellRef> cells = new HashMap<>();
        for (Reserved one : reserved) {
            if (one.sheet().equals(sheet)) {
                CellRef from = one.placeholder();
                for (int i = 1; i < one.rows(); i++) {
                    cells.put(new CellRef(from.row() + i, from.column()), from);
                }
            }
        }
        return cells;
    }

    /** Takes dropped parts out of the lists that name them: a leftover makes Excel call the file damaged. */
    static void dropped(
            Map<String, byte[]> all, Map<String, byte[]> changed, Set<String> dropped, String workbookPart) {
        if (dropped.isEmpty()) {
            return;
        }
        Element types = XmlDom.parse(part(all, "[Content_Types].xml"));
        for (Element override : XmlDom.children(types, "Override")) {
            if (dropped.contains(override.getAttribute("PartName").replaceFirst("^/", ""))) {
                types.removeChild(override);
            }
        }
        changed.put("[Content_Types].xml", XmlDom.bytes(types));
        int slash = workbookPart.lastIndexOf('/') + 1;
        String name = workbookPart.substring(0, slash) + "_rels/" + workbookPart.substring(slash) + ".rels";
        Element relations = XmlDom.parse(part(all, name));
        for (Element relation : XmlDom.children(relations, "Relationship")) {
            if (relation.getAttribute("Type").endsWith("/calcChain")) {
                relations.removeChild(relation);
            }
        }
        changed.put(name, XmlDom.bytes(relations));
    }

    /** The cells that a workbook gets values in. */
    public List<Hole> holes() {
        return List.copyOf(cells.holes());
    }

    /** Whether the master counts days from 1904. */
    public boolean date1904() {
        return date1904;
    }

    /**
     * Writes one workbook.
     *
     * @throws IllegalArgumentException when a card is given and the master has no sheet for it, or a result is given for
     *     a cell without a formula: both are mistakes of the program
     */
    public byte[] write(Filled filled) {
        List<Hole> holes = cells.holes();
        @Nullable Content[] values = new Content[holes.size()];
        for (int i = 0; i < values.length; i++) {
            Hole hole = holes.get(i);
            values[i] = fields.get(i) ? filled.value(hole) : text(filled.text(hole, hole.text()));
        }
        List<Content> results = new ArrayList<>(
                recalculation.results(values, new Content.Num(Serials.of(filled.today(), date1904), "")));
        filled.results().forEach((cell, result) -> {
            Integer index = formulaAt.get(cell);
            if (index == null) {
                throw new IllegalArgumentException("no formula at " + cell);
            }
            results.set(index, result);
        });
        Map<String, String> card = filled.card();
        if (card != null && cardPart == null) {
            throw new IllegalArgumentException("the master has no sheet " + CARD_SHEET);
        }
        List<PackedParts.Part> written = new ArrayList<>(parts.size());
        for (PackedParts.Part part : parts) {
            WrittenSheet sheet = sheets.get(part.name());
            if (sheet == null) {
                written.add(part);
            } else if (card != null && part.name().equals(cardPart)) {
                written.add(PackedParts.pack(part.name(), card(card)));
            } else {
                written.add(sheet.write(part.name(), filled, values, results));
            }
        }
        return PackedParts.zip(written);
    }

    private static Content text(String text) {
        return new Content.Text(text);
    }

    private static byte[] card(Map<String, String> rows) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        int row = 0;
        for (Map.Entry<String, String> entry : rows.entrySet()) {
            xml.append("<row r=\"").append(row + 1).append("\">");
            CellXml.value(xml, "", new CellRef(row, 0), 0, text(entry.getKey()));
            CellXml.value(xml, "", new CellRef(row, 1), 0, text(entry.getValue()));
            xml.append("</row>");
            row++;
        }
        return xml.append("</sheetData></worksheet>").toString().getBytes(StandardCharsets.UTF_8);
    }
}
