package org.kaoping.form.book;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;

/**
 * All that a worksheet says around its cells, after growth: merged areas, column widths, rules, filter, breaks, links,
 * protected ranges. Works on the part's tree in place.
 */
final class GrownSurroundings {
    private final Element worksheet;
    private final String sheet;
    private final Growth all;
    private final SheetGrowth growth;
    private final GrownRules rules;

    GrownSurroundings(Element worksheet, String sheet, Growth all) {
        this.worksheet = worksheet;
        this.sheet = sheet;
        this.all = all;
        this.growth = all.of(sheet);
        this.rules = new GrownRules(sheet, all);
    }

    /** Moves everything and gives the merged areas as they stand now. */
    List<Area> move() {
        rules.move(worksheet);
        if (!growth.isNone()) {
            columns();
            breaks("rowBreaks", true);
            breaks("colBreaks", false);
            for (Element e : XmlDom.below(worksheet, "autoFilter", "sortState", "sortCondition", "hyperlink")) {
                attribute(e, "ref");
            }
            for (Element e : XmlDom.below(worksheet, "protectedRange", "ignoredError")) {
                attribute(e, "sqref");
            }
            for (Element view : XmlDom.below(worksheet, "selection")) {
                view.setAttribute("activeCell", first(view.getAttribute("activeCell")));
                view.setAttribute("sqref", first(view.getAttribute("sqref")));
            }
            for (Element spark : XmlDom.below(worksheet, "sparkline")) {
                XmlDom.child(spark, "sqref").ifPresent(e -> e.setTextContent(first(e.getTextContent())));
            }
        }
        for (Element link : XmlDom.below(worksheet, "hyperlink")) {
            if (link.hasAttribute("location")) {
                link.setAttribute("location", named(link.getAttribute("location")));
            }
        }
        for (Element spark : XmlDom.below(worksheet, "sparkline")) {
            XmlDom.child(spark, "f").ifPresent(e -> e.setTextContent(named(e.getTextContent())));
        }
        return merges();
    }

    private void attribute(Element element, String name) {
        if (element.hasAttribute(name)) {
            element.setAttribute(name, rules.grown(element.getAttribute(name)));
        }
    }

    private String named(String formula) {
        return FormulaGrowth.grow(formula, all, new FormulaGrowth.Home(sheet, null, 0, 0));
    }

    /** Where something that must not grow stands now: its first area's upper left cell. */
    private String first(String sqref) {
        List<Area> areas = GrownRules.areas(sqref);
        return areas.isEmpty() ? "A1" : growth.cell(areas.get(0).first()).a1();
    }

    private void columns() {
        XmlDom.child(worksheet, "cols")
                .ifPresent(cols -> XmlDom.children(cols, "col").forEach(col -> {
                    int min = (int) XmlDom.number(col, "min", 1) - 1;
                    int max = (int) XmlDom.number(col, "max", 1) - 1;
                    int last = growth.lastColumn(max, 0, CellRef.MAX_ROWS);
                    col.setAttribute("min", String.valueOf(growth.column(min) + 1));
                    col.setAttribute("max", String.valueOf(Math.min(last + 1, CellRef.MAX_COLUMNS)));
                }));
    }

    /** A break with number n stands below row n (right of column n), counted from 1. */
    private void breaks(String name, boolean rows) {
        XmlDom.child(worksheet, name)
                .ifPresent(group -> XmlDom.children(group, "brk").forEach(brk -> {
                    int before = (int) XmlDom.number(brk, "id", 1) - 1;
                    int now = rows
                            ? growth.lastRow(before, 0, CellRef.MAX_COLUMNS)
                            : growth.lastColumn(before, 0, CellRef.MAX_ROWS);
                    brk.setAttribute("id", String.valueOf(now + 1));
                }));
    }

    private List<Area> merges() {
        List<Area> grown = new ArrayList<>();
        XmlDom.child(worksheet, "mergeCells").ifPresent(group -> {
            for (Element merge : XmlDom.children(group, "mergeCell")) {
                GrownRules.areas(merge.getAttribute("ref")).forEach(area -> grown.addAll(merge(area)));
            }
            for (Element merge : XmlDom.children(group)) {
                group.removeChild(merge);
            }
            for (Area area : grown) {
                Element merge = XmlDom.create(group, "mergeCell");
                merge.setAttribute("ref", area.a1());
                group.appendChild(merge);
            }
            group.setAttribute("count", String.valueOf(grown.size()));
            if (grown.isEmpty()) {
                worksheet.removeChild(group);
            }
        });
        return grown;
    }

    /** A merge inside a repeated row (column) is repeated with it; one across it grows; any other moves. */
    private List<Area> merge(Area area) {
        CellRef first = area.first();
        CellRef last = area.last();
        List<int[]> rows = spans(
                growth.row(first.row()),
                growth.lastRow(last.row(), first.column(), last.column()),
                first.row() == last.row(),
                growth.repeatsRow(first.row()));
        boolean oneColumn = first.column() == last.column();
        boolean inCross = growth.insideCross(first);
        int lastColumn = oneColumn && !inCross
                ? growth.column(last.column())
                : growth.lastColumn(last.column(), first.row(), last.row());
        List<int[]> columns = spans(
                growth.column(first.column()), lastColumn, oneColumn, growth.repeatsColumn(first.column()) && inCross);
        List<Area> grown = new ArrayList<>();
        for (int[] row : rows) {
            for (int[] column : columns) {
                Area one = new Area(new CellRef(row[0], column[0]), new CellRef(row[1], column[1]));
                if (!one.first().equals(one.last())) {
                    grown.add(one);
                }
            }
        }
        return grown;
    }

    private static List<int[]> spans(int first, int last, boolean single, boolean repeated) {
        if (!single || !repeated) {
            return List.of(new int[] {first, last});
        }
        List<int[]> spans = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            spans.add(new int[] {i, i});
        }
        return spans;
    }
}
