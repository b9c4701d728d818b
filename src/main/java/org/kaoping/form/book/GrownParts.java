package org.kaoping.form.book;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Moves what hangs on a sheet in parts of its own: pictures, shapes, comments, tables; and what charts refer to. */
final class GrownParts {
    private static final Pattern VML_ROW = Pattern.compile("(<x:Row>\\s*)(\\d+)(\\s*</x:Row>)");
    private static final Pattern VML_COLUMN = Pattern.compile("(<x:Column>\\s*)(\\d+)(\\s*</x:Column>)");
    private static final Pattern VML_ANCHOR = Pattern.compile("(<x:Anchor>)([^<]*)(</x:Anchor>)");

    private GrownParts() {}

    /**
     * Moves a part that belongs to a sheet.
     *
     * @param type the last word of the relation's type, such as {@code drawing}
     * @return the new bytes; the same array where nothing is to do
     */
    static byte[] move(String type, byte[] part, SheetGrowth growth) {
        if (growth.isNone()) {
            return part;
        }
        return switch (type) {
            case "drawing" -> drawing(part, growth);
            case "comments" -> refs(part, growth, "comment");
            case "threadedComment" -> refs(part, growth, "threadedComment");
            case "table" -> refs(part, growth, "table", "autoFilter", "sortState", "sortCondition");
            case "vmlDrawing" -> vml(part, growth);
            default -> part;
        };
    }

    private static byte[] drawing(byte[] part, SheetGrowth growth) {
        Element root = XmlDom.parse(part);
        for (Element anchor : XmlDom.below(root, "twoCellAnchor", "oneCellAnchor")) {
            int[] moved = {0, 0};
            boolean keepsSize = anchor.getAttribute("editAs").equals("oneCell");
            XmlDom.child(anchor, "from").ifPresent(from -> {
                moved[0] = shift(from, "row", growth, 0, false);
                moved[1] = shift(from, "col", growth, 0, false);
            });
            XmlDom.child(anchor, "to").ifPresent(to -> {
                shift(to, "row", growth, moved[0], keepsSize);
                shift(to, "col", growth, moved[1], keepsSize);
            });
        }
        return XmlDom.bytes(root);
    }

    private static int shift(Element corner, String axis, SheetGrowth growth, int by, boolean fixed) {
        Element element = XmlDom.child(corner, axis).orElse(null);
        if (element == null || !element.getTextContent().strip().matches("\\d{1,7}")) {
            return 0;
        }
        int before = Integer.parseInt(element.getTextContent().strip());
        int after = fixed ? before + by : axis.equals("row") ? growth.row(before) : growth.column(before);
        element.setTextContent(String.valueOf(after));
        return after - before;
    }

    private static byte[] refs(byte[] part, SheetGrowth growth, String... names) {
        Element root = XmlDom.parse(part);
        List<Element> found = new ArrayList<>(XmlDom.below(root, names));
        if (List.of(names).contains(XmlDom.name(root))) {
            found.add(root);
        }
        boolean grows = names[0].equals("table");
        for (Element element : found) {
            List<Area> areas = GrownRules.areas(element.getAttribute("ref"));
            if (areas.size() == 1) {
                Area area = areas.get(0);
                element.setAttribute(
                        "ref",
                        grows
                                ? growth.area(area).a1()
                                : growth.cell(area.first()).a1());
            }
        }
        return XmlDom.bytes(root);
    }

    /** Old drawings are often no well-formed XML: rewritten as text. */
    private static byte[] vml(byte[] part, SheetGrowth growth) {
        String text = new String(part, StandardCharsets.UTF_8);
        text = VML_ROW.matcher(text).replaceAll(m -> m.group(1) + growth.row(number(m.group(2))) + m.group(3));
        text = VML_COLUMN.matcher(text).replaceAll(m -> m.group(1) + growth.column(number(m.group(2))) + m.group(3));
        text = VML_ANCHOR
                .matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(m.group(1) + anchor(m.group(2), growth) + m.group(3)));
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Left column, offset, top row, offset, right column, offset, bottom row, offset: moved as a whole. */
    private static String anchor(String numbers, SheetGrowth growth) {
        String[] parts = numbers.strip().split("\\s*,\\s*", -1);
        if (parts.length != 8 || !numbers.strip().matches("[0-9,\\s]+")) {
            return numbers;
        }
        int left = number(parts[0]);
        int top = number(parts[2]);
        int right = growth.column(left) - left;
        int down = growth.row(top) - top;
        parts[0] = String.valueOf(left + right);
        parts[2] = String.valueOf(top + down);
        parts[4] = String.valueOf(number(parts[4]) + right);
        parts[6] = String.valueOf(number(parts[6]) + down);
        return String.join(", ", parts);
    }

    private static int number(String digits) {
        return digits.length() > 7 ? 0 : Integer.parseInt(digits);
    }

    /** A chart after growth; the numbers that it remembers are dropped where its ranges changed. */
    static byte[] chart(byte[] part, Growth growth) {
        Element root = XmlDom.parse(part);
        boolean changed = false;
        for (Element formula : XmlDom.below(root, "f")) {
            String before = formula.getTextContent();
            String after = FormulaGrowth.grow(before, growth, new FormulaGrowth.Home("", null, 0, 0));
            if (!after.equals(before)) {
                formula.setTextContent(after);
                Element owner = (Element) formula.getParentNode();
                for (String cache : List.of("numCache", "strCache", "multiLvlStrCache")) {
                    XmlDom.children(owner, cache).forEach(owner::removeChild);
                }
                changed = true;
            }
        }
        return changed ? XmlDom.bytes(root) : part;
    }

    /** The relations of a part: target (as a part's name) and the last word of the type, by id. */
    static Map<String, Relation> relations(Map<String, byte[]> parts, String part) {
        int slash = part.lastIndexOf('/');
        String folder = slash < 0 ? "" : part.substring(0, slash + 1);
        byte[] rels = parts.get(folder + "_rels/" + part.substring(slash + 1) + ".rels");
        Map<String, Relation> found = new java.util.LinkedHashMap<>();
        if (rels != null) {
            for (Element relation : XmlDom.children(XmlDom.parse(rels), "Relationship")) {
                if (!relation.getAttribute("TargetMode").equals("External")) {
                    String type = relation.getAttribute("Type");
                    found.put(
                            relation.getAttribute("Id"),
                            new Relation(
                                    resolve(folder, relation.getAttribute("Target")),
                                    type.substring(type.lastIndexOf('/') + 1)));
                }
            }
        }
        return found;
    }

    /**
     * A relation to a part of the same container.
     *
     * @param part the part's name
     * @param type the last word of the relation's type
     */
    record Relation(String part, String type) {}

    private static String resolve(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        List<String> steps = new ArrayList<>();
        for (String step : List.of((folder + target).split("/", -1))) {
            if (step.equals("..") && !steps.isEmpty()) {
                steps.remove(steps.size() - 1);
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        return String.join("/", steps);
    }
}
