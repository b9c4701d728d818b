package org.kaoping.form.book;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Changes the comments of one sheet. Ours are known again by their first line; an older comment stays below ours, and
 * comes back as it was when ours is taken out. What belongs to a threaded comment is left alone.
 */
final class MarkedComments {
    static final String AUTHOR = "填报系统";
    static final String HEAD = "【系统标注】";
    static final String OLDER = "———— 以下为原有批注 ————";
    /** Excel's mark of the stand-in that a threaded comment has for older programs. */
    private static final String THREADED = "tc=";

    private final Element root;
    private final Element authors;
    private final Element list;
    private final Map<CellRef, Element> byCell = new LinkedHashMap<>();
    private final Set<CellRef> dropped = new HashSet<>();
    private final Map<CellRef, String> texts = new HashMap<>();
    private boolean changed;

    /** Reads the part and takes out what we wrote at an earlier time. */
    MarkedComments(byte[] part) {
        this.root = XmlDom.parse(part);
        this.authors = section("authors");
        this.list = section("commentList");
        for (Element comment : XmlDom.children(list, "comment")) {
            CellRef at = address(comment);
            if (at != null && !strip(comment)) {
                byCell.put(at, comment);
            } else if (at != null) {
                dropped.add(at);
            }
        }
    }

    /** A part without comments. */
    static byte[] empty(String namespace) {
        return ("<comments xmlns=\"" + namespace + "\"><authors/><commentList/></comments>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Element section(String name) {
        return XmlDom.child(root, name).orElseGet(() -> {
            Element made = XmlDom.create(root, name);
            root.appendChild(made);
            return made;
        });
    }

    private static @Nullable CellRef address(Element comment) {
        try {
            return CellRef.of(XmlDom.attribute(comment, "ref"));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Takes our lines out of a comment; true where nothing else was in it, and the comment is gone. */
    private boolean strip(Element comment) {
        Element text = XmlDom.child(comment, "text").orElse(null);
        if (text == null) {
            return false;
        }
        List<Element> pieces = XmlDom.below(text, "t");
        String all =
                String.join("", pieces.stream().map(Element::getTextContent).toList());
        if (!all.startsWith(HEAD)) {
            return false;
        }
        changed = true;
        int older = all.indexOf(OLDER);
        if (older < 0) {
            list.removeChild(comment);
            return true;
        }
        int left = older + OLDER.length();
        left += left < all.length() && all.charAt(left) == '\n' ? 1 : 0;
        for (Element piece : pieces) {
            String content = piece.getTextContent();
            int gone = Math.min(left, content.length());
            left -= gone;
            if (gone == content.length() && gone > 0) {
                Element run = XmlDom.name((Element) piece.getParentNode()).equals("r")
                        ? (Element) piece.getParentNode()
                        : piece;
                run.getParentNode().removeChild(run);
            } else if (gone > 0) {
                piece.setTextContent(content.substring(gone));
            }
        }
        return false;
    }

    /** Writes above whatever stands at a cell; false where a threaded comment stands, which is left as it is. */
    boolean add(CellRef at, String message) {
        Element comment = byCell.get(at);
        if (comment != null && author(comment).startsWith(THREADED)) {
            return false;
        }
        changed = true;
        texts.put(at, message);
        if (comment == null) {
            comment = XmlDom.create(list, "comment");
            comment.setAttribute("ref", at.a1());
            comment.setAttribute("authorId", Integer.toString(us()));
            Element text = XmlDom.create(list, "text");
            comment.appendChild(text);
            text.appendChild(run(HEAD + "\n", true));
            text.appendChild(run(message, false));
            list.appendChild(comment);
            byCell.put(at, comment);
            return true;
        }
        Element text = XmlDom.child(comment, "text").orElse(null);
        if (text == null) {
            text = XmlDom.create(list, "text");
            comment.insertBefore(text, comment.getFirstChild());
        }
        for (Element bare : XmlDom.children(text, "t")) {
            Element run = XmlDom.create(list, "r");
            text.replaceChild(run, bare);
            bare.setAttribute("xml:space", "preserve");
            run.appendChild(bare);
        }
        Element head = run(HEAD + "\n", true);
        text.insertBefore(head, text.getFirstChild());
        text.insertBefore(run(message + "\n" + OLDER + "\n", false), head.getNextSibling());
        return true;
    }

    private Element run(String content, boolean bold) {
        Element run = XmlDom.create(list, "r");
        Element look = XmlDom.create(list, "rPr");
        if (bold) {
            look.appendChild(XmlDom.create(list, "b"));
        }
        value(look, "sz", "9");
        value(look, "rFont", "宋体");
        run.appendChild(look);
        Element text = XmlDom.create(list, "t");
        text.setAttribute("xml:space", "preserve");
        text.setTextContent(content);
        run.appendChild(text);
        return run;
    }

    private void value(Element look, String name, String value) {
        Element element = XmlDom.create(list, name);
        element.setAttribute("val", value);
        look.appendChild(element);
    }

    private String author(Element comment) {
        List<Element> all = XmlDom.children(authors, "author");
        int number = (int) XmlDom.number(comment, "authorId", -1);
        return number >= 0 && number < all.size() ? all.get(number).getTextContent() : "";
    }

    private int us() {
        List<Element> all = new ArrayList<>(XmlDom.children(authors, "author"));
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).getTextContent().equals(AUTHOR)) {
                return i;
            }
        }
        Element author = XmlDom.create(authors, "author");
        author.setTextContent(AUTHOR);
        authors.appendChild(author);
        return all.size();
    }

    /** Whether the part differs from what was read. */
    boolean changed() {
        return changed;
    }

    /** The cells whose comment is gone and was not written again. */
    Set<CellRef> dropped() {
        Set<CellRef> gone = new HashSet<>(dropped);
        gone.removeAll(byCell.keySet());
        return gone;
    }

    /** The cells that have a comment now, with what we say there; empty where we say nothing. */
    Map<CellRef, String> all() {
        Map<CellRef, String> all = new LinkedHashMap<>();
        byCell.keySet().forEach(at -> all.put(at, texts.getOrDefault(at, "")));
        return all;
    }

    /** The changed part. */
    byte[] bytes() {
        return XmlDom.bytes(root);
    }
}
