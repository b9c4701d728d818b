package org.kaoping.form.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** A master's cell styles, with a locked grey copy and a quoting copy of each style that is asked for. */
final class StyleSheet {
    private static final String LOCKED_FILL = "FFF2F2F2";
    private static final double USUAL_SIZE = 11;

    private final Element root;
    private final List<Element> formats = new ArrayList<>();
    private final List<Double> sizes = new ArrayList<>();
    private final Map<Integer, Integer> locked = new HashMap<>();
    private final Map<Integer, Integer> quoted = new HashMap<>();
    private int lockedFill = -1;

    /** Reads {@code styles.xml}. */
    StyleSheet(byte[] part) {
        this.root = XmlDom.parse(part);
        XmlDom.child(root, "cellXfs").ifPresent(all -> formats.addAll(XmlDom.children(all, "xf")));
        XmlDom.child(root, "fonts")
                .ifPresent(all -> XmlDom.children(all, "font")
                        .forEach(font -> sizes.add(XmlDom.child(font, "sz")
                                .map(size -> XmlDom.number(size, "val", USUAL_SIZE))
                                .orElse(USUAL_SIZE))));
    }

    private @Nullable Element format(int style) {
        return style >= 0 && style < formats.size() ? formats.get(style) : null;
    }

    /** Whether a cell of that style wraps its text. */
    boolean wraps(int style) {
        Element format = format(style);
        return format != null
                && XmlDom.child(format, "alignment")
                        .map(a -> isTrue(a.getAttribute("wrapText"))
                                || a.getAttribute("vertical").equals("justify")
                                || a.getAttribute("horizontal").equals("justify"))
                        .orElse(false);
    }

    /** The font size in points. */
    double size(int style) {
        Element format = format(style);
        int font = format == null ? 0 : (int) XmlDom.number(format, "fontId", 0);
        return font >= 0 && font < sizes.size() ? sizes.get(font) : USUAL_SIZE;
    }

    /** The size of the font that column widths are counted in. */
    double usualSize() {
        return sizes.isEmpty() ? USUAL_SIZE : sizes.get(0);
    }

    /** Whether a cell of that style takes input in a protected sheet. */
    boolean unlocked(int style) {
        Element format = format(style);
        return format != null
                && XmlDom.child(format, "protection")
                        .map(p -> p.hasAttribute("locked") && !isTrue(p.getAttribute("locked")))
                        .orElse(false);
    }

    /** The style's locked copy with a grey ground; made at the first call. */
    int locked(int style) {
        Integer known = locked.get(style);
        if (known != null) {
            return known;
        }
        Element format = format(style);
        if (format == null || !unlocked(style)) {
            return style;
        }
        Element copy = (Element) format.cloneNode(true);
        copy.setAttribute("fillId", String.valueOf(grey()));
        copy.setAttribute("applyFill", "1");
        copy.setAttribute("applyProtection", "1");
        XmlDom.child(copy, "protection").ifPresent(p -> p.setAttribute("locked", "1"));
        int added = add(format, copy);
        locked.put(style, added);
        return added;
    }

    /** The style's copy for a text that begins like a formula (Excel's leading apostrophe); made at the first call. */
    int quoted(int style) {
        Integer known = quoted.get(style);
        Element format = format(style);
        if (known != null || format == null) {
            return known == null ? style : known;
        }
        Element copy = (Element) format.cloneNode(true);
        copy.setAttribute("quotePrefix", "1");
        int added = add(format, copy);
        quoted.put(style, added);
        return added;
    }

    private int add(Element format, Element copy) {
        Element all = (Element) format.getParentNode();
        all.appendChild(copy);
        formats.add(copy);
        all.setAttribute("count", String.valueOf(formats.size()));
        return formats.size() - 1;
    }

    private int grey() {
        if (lockedFill >= 0) {
            return lockedFill;
        }
        Element fills = XmlDom.child(root, "fills").orElseThrow();
        Element fill = XmlDom.create(fills, "fill");
        Element pattern = XmlDom.create(fills, "patternFill");
        pattern.setAttribute("patternType", "solid");
        Element foreground = XmlDom.create(fills, "fgColor");
        foreground.setAttribute("rgb", LOCKED_FILL);
        Element background = XmlDom.create(fills, "bgColor");
        background.setAttribute("indexed", "64");
        pattern.appendChild(foreground);
        pattern.appendChild(background);
        fill.appendChild(pattern);
        fills.appendChild(fill);
        lockedFill = XmlDom.children(fills, "fill").size() - 1;
        fills.setAttribute("count", String.valueOf(lockedFill + 1));
        return lockedFill;
    }

    private static boolean isTrue(String flag) {
        return flag.equals("1") || flag.equals("true");
    }

    /** The part with the copies that were made. */
    byte[] bytes() {
        return XmlDom.bytes(root);
    }
}
