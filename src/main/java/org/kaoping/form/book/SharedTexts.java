package org.kaoping.form.book;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** A master's shared strings. */
final class SharedTexts {
    private final @Nullable Element root;
    private final List<Element> entries;

    /** Reads {@code sharedStrings.xml}; null for a master without. */
    SharedTexts(byte @Nullable [] part) {
        this.root = part == null ? null : XmlDom.parse(part);
        this.entries = root == null ? List.of() : XmlDom.children(root, "si");
    }

    /** The entry of that index; null outside the table. */
    @Nullable
    Element entry(String index) {
        try {
            int number = Integer.parseInt(index.strip());
            return number >= 0 && number < entries.size() ? entries.get(number) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The text of a string item ({@code si} or {@code is}): runs joined, phonetic hints dropped. */
    static String text(Element item) {
        StringBuilder text = new StringBuilder();
        for (Element part : XmlDom.children(item)) {
            String name = XmlDom.name(part);
            if (name.equals("t")) {
                text.append(part.getTextContent());
            } else if (name.equals("r")) {
                XmlDom.children(part, "t").forEach(t -> text.append(t.getTextContent()));
            }
        }
        return CellXml.unescape(text.toString());
    }

    /** The rich runs of a string item; empty for plain text. */
    static List<Element> runs(Element item) {
        return XmlDom.children(item, "r");
    }

    /** The part; entries with placeholders are emptied, as the cells that had them now hold texts of their own. */
    byte @Nullable [] bytes() {
        if (root == null) {
            return null;
        }
        for (Element entry : entries) {
            if (Hole.PLACEHOLDER.matcher(text(entry)).find()) {
                new ArrayList<>(XmlDom.children(entry)).forEach(entry::removeChild);
                entry.appendChild(XmlDom.create(entry, "t"));
            }
        }
        return XmlDom.bytes(root);
    }
}
