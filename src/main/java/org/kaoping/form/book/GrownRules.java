package org.kaoping.form.book;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/**
 * Validations and conditional formats of a sheet after growth, ordinary ones and those of the extension list alike: their
 * areas grow over the table and move below it, their formulas are rewritten for the cell that they are anchored at.
 */
final class GrownRules {
    private final String sheet;
    private final Growth growth;

    GrownRules(String sheet, Growth growth) {
        this.sheet = sheet;
        this.growth = growth;
    }

    /** Moves all rules of a worksheet. */
    void move(Element worksheet) {
        for (Element rule : XmlDom.below(worksheet, "dataValidation", "conditionalFormatting")) {
            rule(rule);
        }
        for (Element group : XmlDom.below(worksheet, "dataValidations")) {
            if (group.hasAttribute("count")) {
                group.setAttribute(
                        "count",
                        String.valueOf(XmlDom.children(group, "dataValidation").size()));
            }
        }
    }

    private void rule(Element rule) {
        List<Area> areas = areas(sqref(rule));
        if (areas.isEmpty()) {
            return;
        }
        CellRef anchor = anchor(areas);
        CellRef meet = growth.of(sheet).cell(anchor);
        List<Element> formulas = formulas(rule);
        boolean list = rule.getAttribute("type").equals("list");
        Map<List<String>, List<Area>> groups = new LinkedHashMap<>();
        for (Area area : areas) {
            List<String> grown = new ArrayList<>();
            CellRef from = area.first();
            CellRef to = growth.of(sheet).cell(from);
            for (Element formula : formulas) {
                String own = FormulaShift.moved(
                        formula.getTextContent(), from.row() - anchor.row(), from.column() - anchor.column());
                FormulaGrowth.Home home = new FormulaGrowth.Home(sheet, from, 0, 0);
                String moved =
                        list ? FormulaGrowth.growRange(own, growth, home) : FormulaGrowth.grow(own, growth, home);
                // all areas of one rule must agree on what it says at one and the same cell
                grown.add(FormulaShift.moved(moved, meet.row() - to.row(), meet.column() - to.column()));
            }
            groups.computeIfAbsent(grown, key -> new ArrayList<>()).add(area);
        }
        write(rule, groups, anchor, list);
    }

    private void write(Element rule, Map<List<String>, List<Area>> groups, CellRef anchor, boolean list) {
        boolean first = true;
        Element pristine = (Element) rule.cloneNode(true);
        Element last = rule;
        for (List<Area> areas : groups.values()) {
            Element target = first ? rule : (Element) pristine.cloneNode(true);
            if (!first) {
                last.getParentNode().insertBefore(target, last.getNextSibling());
            }
            CellRef from = anchor(areas);
            FormulaGrowth.Home home = new FormulaGrowth.Home(sheet, from, 0, 0);
            for (Element formula : formulas(target)) {
                String own = FormulaShift.moved(
                        formula.getTextContent(), from.row() - anchor.row(), from.column() - anchor.column());
                formula.setTextContent(
                        list ? FormulaGrowth.growRange(own, growth, home) : FormulaGrowth.grow(own, growth, home));
            }
            sqref(target, grown(areas));
            last = target;
            first = false;
        }
    }

    /** The formulas of a rule: of validations {@code formula1}, of formats {@code formula}, of extensions {@code f}. */
    private static List<Element> formulas(Element rule) {
        return XmlDom.below(rule, "formula", "formula1", "formula2", "f").stream()
                .filter(e -> XmlDom.children(e).isEmpty() && !e.getTextContent().isBlank())
                .toList();
    }

    private String grown(List<Area> areas) {
        return areas.stream().map(area -> growth.of(sheet).area(area).a1()).collect(Collectors.joining(" "));
    }

    /** The areas after growth, for attributes that are nothing but areas. */
    String grown(String sqref) {
        List<Area> areas = areas(sqref);
        return areas.isEmpty() ? sqref : grown(areas);
    }

    private static String sqref(Element rule) {
        String own = rule.getAttribute("sqref");
        return !own.isEmpty()
                ? own
                : XmlDom.child(rule, "sqref").map(Element::getTextContent).orElse("");
    }

    private static void sqref(Element rule, String areas) {
        if (rule.hasAttribute("sqref")) {
            rule.setAttribute("sqref", areas);
        } else {
            XmlDom.child(rule, "sqref").ifPresent(e -> e.setTextContent(areas));
        }
    }

    /** The areas of a list of areas; none where one of them is not understood. */
    static List<Area> areas(String sqref) {
        try {
            return Arrays.stream(sqref.strip().split("\\s+"))
                    .filter(part -> !part.isEmpty())
                    .map(Area::of)
                    .toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private static CellRef anchor(List<Area> areas) {
        return new CellRef(
                areas.stream().mapToInt(a -> a.first().row()).min().orElse(0),
                areas.stream().mapToInt(a -> a.first().column()).min().orElse(0));
    }
}
