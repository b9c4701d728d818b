package org.kaoping.form.book;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** The workbook part of a master after growth: names moved and grown, full recalculation asked for. */
final class GrownWorkbook {
    /** What may follow {@code calcPr} in the part, in the order that the format demands. */
    private static final List<String> AFTER_CALC = List.of(
            "oleSize",
            "customWorkbookViews",
            "pivotCaches",
            "smartTagPr",
            "smartTagTypes",
            "webPublishing",
            "fileRecoveryPr",
            "webPublishObjects",
            "extLst");

    private final Element root;
    private final Map<String, String> sheets = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    GrownWorkbook(Element root, Growth growth) {
        this.root = root;
        for (Element sheet : XmlDom.below(root, "sheet")) {
            sheets.put(sheet.getAttribute("name"), XmlDom.attribute(sheet, "id"));
            if (sheet.getAttribute("name").equals(GrownBook.CARD_SHEET)) {
                sheet.setAttribute("state", "veryHidden");
            }
        }
        List<String> order = List.copyOf(sheets.keySet());
        for (Element name : XmlDom.below(root, "definedName")) {
            int local = (int) XmlDom.number(name, "localSheetId", -1);
            String home = local >= 0 && local < order.size() ? order.get(local) : "";
            String grown =
                    FormulaGrowth.growRange(name.getTextContent(), growth, new FormulaGrowth.Home(home, null, 0, 0));
            name.setTextContent(grown);
            if (!name.getAttribute("name").startsWith("_xlnm.")) {
                names.putIfAbsent(name.getAttribute("name"), grown);
            }
        }
        recalculate();
    }

    private void recalculate() {
        Element calc = XmlDom.child(root, "calcPr").orElse(null);
        if (calc == null) {
            calc = XmlDom.create(root, "calcPr");
            Element before = XmlDom.children(root).stream()
                    .filter(e -> AFTER_CALC.contains(XmlDom.name(e)))
                    .findFirst()
                    .orElse(null);
            root.insertBefore(calc, before);
        }
        calc.setAttribute("fullCalcOnLoad", "1");
    }

    /** The sheets in order with the ids of their relations. */
    Map<String, String> sheets() {
        return sheets;
    }

    /** The defined names with what they refer to now; those of Excel's own left out. */
    Map<String, String> names() {
        return names;
    }

    boolean date1904() {
        return XmlDom.child(root, "workbookPr")
                .map(pr -> pr.getAttribute("date1904"))
                .filter(flag -> flag.equals("1") || flag.equals("true"))
                .isPresent();
    }

    byte[] bytes() {
        return XmlDom.bytes(root);
    }
}
