package org.kaoping.form.book;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kaoping.problem.Checked;
import org.w3c.dom.Element;

/**
 * A workbook with other values in single cells: everything else stays as it came. Results of formulas are taken out, so
 * that whoever opens it works them out anew; so is whatever could run.
 */
public final class PatchedBook {
    /**
     * A cell's new value.
     *
     * @param sheet the sheet's name
     * @param cell the cell; its style stays
     * @param content a text or number; null with {@code day} null: the cell is emptied
     * @param day a day; null where it is none
     */
    public record Patch(
            String sheet,
            CellRef cell,
            @Nullable Content content,
            @Nullable LocalDate day) {
        /** An empty cell. */
        public static Patch clear(String sheet, CellRef cell) {
            return new Patch(sheet, cell, null, null);
        }

        /** A whole number. */
        public static Patch number(String sheet, CellRef cell, long number) {
            return new Patch(sheet, cell, new Content.Num(BigDecimal.valueOf(number), String.valueOf(number)), null);
        }

        /** A day. */
        public static Patch day(String sheet, CellRef cell, LocalDate day) {
            return new Patch(sheet, cell, null, day);
        }
    }

    private final Map<CellRef, Patch> patches = new TreeMap<>();
    private final Element root;
    private final boolean date1904;

    private PatchedBook(Element root, boolean date1904, String sheet, List<Patch> patches) {
        this.root = root;
        this.date1904 = date1904;
        patches.stream()
                .filter(patch -> patch.sheet().equals(sheet))
                .forEach(patch -> this.patches.put(patch.cell(), patch));
    }

    /**
     * Patches a workbook.
     *
     * @param bytes an .xlsx
     * @param patches what changes; those of sheets that it does not have are left out
     * @return the patched workbook, or the error that says why it can't be read; never throws for any bytes
     */
    public static Checked<byte[]> patch(byte[] bytes, List<Patch> patches, Limits limits) {
        return Books.open(bytes, "", limits)
                .then(book -> Macros.without(bytes, limits))
                .then(plain -> {
                    try {
                        return Checked.of(patched(plain, patches));
                    } catch (IllegalArgumentException e) {
                        return Checked.failed(Refusal.damaged("部件无法读取").problem());
                    }
                });
    }

    private static byte[] patched(byte[] bytes, List<Patch> patches) {
        Map<String, byte[]> all = PackedParts.unpack(bytes);
        String main = GrownParts.relations(all, "").values().stream()
                .filter(relation -> relation.type().equals("officeDocument"))
                .map(GrownParts.Relation::part)
                .filter(all::containsKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no workbook part"));
        Map<String, GrownParts.Relation> relations = GrownParts.relations(all, main);
        // no growth: nothing moves, but everything is to be worked out anew
        GrownWorkbook workbook = new GrownWorkbook(XmlDom.parse(part(all, main)), new Growth(Map.of()));
        Map<String, byte[]> changed = new HashMap<>();
        Set<String> dropped = new HashSet<>();
        workbook.sheets().forEach((name, id) -> {
            GrownParts.Relation relation = relations.get(id);
            if (relation != null && relation.type().equals("worksheet") && all.containsKey(relation.part())) {
                Element sheet = XmlDom.parse(part(all, relation.part()));
                new PatchedBook(sheet, workbook.date1904(), name, patches).run();
                changed.put(relation.part(), XmlDom.bytes(sheet));
            }
        });
        relations.values().stream()
                .filter(relation -> relation.type().equals("calcChain"))
                .forEach(relation -> dropped.add(relation.part()));
        changed.put(main, workbook.bytes());
        GrownBook.dropped(all, changed, dropped, main);
        List<PackedParts.Part> parts = new ArrayList<>();
        all.forEach((name, old) -> {
            if (!dropped.contains(name)) {
                parts.add(PackedParts.pack(name, changed.getOrDefault(name, old)));
            }
        });
        return PackedParts.zip(parts);
    }

    private static byte[] part(Map<String, byte[]> all, String name) {
        byte[] part = all.get(name);
        if (part == null) {
            throw new IllegalArgumentException("no part " + name);
        }
        return part;
    }

    private void run() {
        Element data = XmlDom.child(root, "sheetData").orElseThrow(() -> new IllegalArgumentException("no sheetData"));
        SharedFormulas shared = new SharedFormulas();
        Set<String> beheaded = new HashSet<>();
        Map<Integer, Element> rows = new LinkedHashMap<>();
        Map<CellRef, Element> cells = cells(data, rows);
        cells.forEach((at, cell) -> formula(cell).ifPresent(formula -> {
            String index = formula.getAttribute("si");
            boolean carries = formula.getAttribute("t").equals("shared") && formula.getFirstChild() != null;
            if (carries) {
                shared.put(index, formula.getTextContent(), at.row(), at.column());
            }
            if (carries && patches.containsKey(at)) {
                beheaded.add(index);
            }
        }));
        cells.forEach((at, cell) -> {
            Patch patch = patches.remove(at);
            if (patch != null) {
                fill(cell, patch);
            } else {
                formula(cell).ifPresent(formula -> {
                    if (formula.getAttribute("t").equals("shared") && beheaded.contains(formula.getAttribute("si"))) {
                        // the cell that carried its text is a value now
                        String text = shared.at(formula.getAttribute("si"), at.row(), at.column());
                        List.of("t", "si", "ref").forEach(formula::removeAttribute);
                        formula.setTextContent(text);
                    }
                    XmlDom.children(cell, "v").forEach(cell::removeChild);
                    cell.removeAttribute("t");
                });
            }
        });
        patches.values().stream()
                .filter(patch -> patch.content() != null || patch.day() != null)
                .forEach(patch -> fill(newCell(data, rows, patch.cell()), patch));
    }

    /** The cells in the order of the part; one without an address follows the one before. */
    private static Map<CellRef, Element> cells(Element data, Map<Integer, Element> rows) {
        Map<CellRef, Element> cells = new LinkedHashMap<>();
        int row = -1;
        for (Element line : XmlDom.children(data, "row")) {
            row = (int) XmlDom.number(line, "r", row + 2) - 1;
            rows.put(row, line);
            int column = -1;
            for (Element cell : XmlDom.children(line, "c")) {
                String address = cell.getAttribute("r");
                column = address.isEmpty() ? column + 1 : CellRef.of(address).column();
                cells.put(new CellRef(row, column), cell);
            }
        }
        return cells;
    }

    private static Optional<Element> formula(Element cell) {
        return XmlDom.child(cell, "f");
    }

    private static Element newCell(Element data, Map<Integer, Element> rows, CellRef at) {
        Element line = rows.get(at.row());
        if (line == null) {
            line = XmlDom.create(data, "row");
            line.setAttribute("r", String.valueOf(at.row() + 1));
            Element after = rows.entrySet().stream()
                    .filter(one -> one.getKey() > at.row())
                    .min(Map.Entry.comparingByKey())
                    .map(Map.Entry::getValue)
                    .orElse(null);
            data.insertBefore(line, after);
            rows.put(at.row(), line);
        }
        Element cell = XmlDom.create(line, "c");
        cell.setAttribute("r", at.a1());
        Element after = XmlDom.children(line, "c").stream()
                .filter(one -> !one.getAttribute("r").isEmpty()
                        && CellRef.of(one.getAttribute("r")).column() > at.column())
                .findFirst()
                .orElse(null);
        line.insertBefore(cell, after);
        return cell;
    }

    private void fill(Element cell, Patch patch) {
        XmlDom.children(cell).forEach(cell::removeChild);
        cell.removeAttribute("t");
        LocalDate day = patch.day();
        if (day != null) {
            number(cell, Serials.of(day, date1904));
        } else if (patch.content() instanceof Content.Num number) {
            number(cell, number.value());
        } else if (patch.content() instanceof Content.Text text) {
            cell.setAttribute("t", "inlineStr");
            Element is = XmlDom.create(cell, "is");
            Element t = XmlDom.create(cell, "t");
            t.setAttribute("xml:space", "preserve");
            t.setTextContent(CellXml.escaped(text.value()));
            is.appendChild(t);
            cell.appendChild(is);
        }
    }

    private static void number(Element cell, BigDecimal number) {
        Element v = XmlDom.create(cell, "v");
        v.setTextContent(number.stripTrailingZeros().toPlainString());
        cell.appendChild(v);
    }
}
