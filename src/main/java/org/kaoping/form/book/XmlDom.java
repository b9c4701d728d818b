package org.kaoping.form.book;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** A part of a master as a tree: parsed without any document type, searched by local names, written back. */
final class XmlDom {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private XmlDom() {}

    /**
     * The root of a part.
     *
     * @throws IllegalArgumentException when it is no XML or declares a document type
     */
    static Element parse(byte[] part) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setCoalescing(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            Document document = builder.parse(new ByteArrayInputStream(part));
            return document.getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("not the XML of a workbook: " + e.getMessage(), e);
        }
    }

    /** The child elements. */
    static List<Element> children(Element parent) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    /** The child elements of that local name. */
    static List<Element> children(Element parent, String name) {
        return children(parent).stream().filter(e -> name(e).equals(name)).toList();
    }

    /** The first child element of that local name. */
    static Optional<Element> child(Element parent, String name) {
        return children(parent).stream().filter(e -> name(e).equals(name)).findFirst();
    }

    /** All elements below, of any of these local names, in document order. */
    static List<Element> below(Element parent, String... names) {
        List<String> wanted = List.of(names);
        List<Element> found = new ArrayList<>();
        collect(parent, wanted, found);
        return found;
    }

    private static void collect(Element parent, List<String> wanted, List<Element> found) {
        for (Element child : children(parent)) {
            if (wanted.contains(name(child))) {
                found.add(child);
            }
            collect(child, wanted, found);
        }
    }

    /** The local name. */
    static String name(Element element) {
        String local = element.getLocalName();
        return local == null ? element.getTagName() : local;
    }

    /** The value of an attribute by its local name, whatever its prefix; empty where it is missing. */
    static String attribute(Element element, String localName) {
        NamedNodeMap all = element.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            Node attribute = all.item(i);
            if (localName.equals(attribute.getLocalName())
                    && !XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                return attribute.getNodeValue();
            }
        }
        return "";
    }

    /** A number in an attribute; the default where it is missing or no number. */
    static double number(Element element, String attribute, double byDefault) {
        try {
            String text = element.getAttribute(attribute).strip();
            return text.isEmpty() ? byDefault : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return byDefault;
        }
    }

    /** A new element of the parent's namespace and prefix. */
    static Element create(Element parent, String localName) {
        String prefix = parent.getPrefix();
        return parent.getOwnerDocument()
                .createElementNS(parent.getNamespaceURI(), prefix == null ? localName : prefix + ":" + localName);
    }

    /** The whole part as bytes. */
    static byte[] bytes(Element root) {
        StringBuilder out = new StringBuilder(DECLARATION);
        write(root, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The declaration and the start tag of the root. */
    static String open(Element root) {
        StringBuilder out = new StringBuilder(DECLARATION);
        start(root, out);
        return out.append('>').toString();
    }

    /** An element with all that is in it. */
    static void write(Element element, StringBuilder out) {
        start(element, out);
        if (element.getFirstChild() == null) {
            out.append("/>");
            return;
        }
        out.append('>');
        content(element, out);
        out.append("</").append(element.getTagName()).append('>');
    }

    /** All that is in an element. */
    static void content(Element element, StringBuilder out) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                write(child, out);
            } else if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
                out.append(escape(node.getNodeValue()));
            }
        }
    }

    private static void start(Element element, StringBuilder out) {
        out.append('<').append(element.getTagName());
        NamedNodeMap all = element.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            Attr attribute = (Attr) all.item(i);
            out.append(' ').append(attribute.getName()).append("=\"");
            out.append(escapeAttribute(attribute.getValue())).append('"');
        }
    }

    /** Text as it stands between tags. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\r", "&#13;");
    }

    /** Text as it stands in a double-quoted attribute. */
    static String escapeAttribute(String text) {
        return escape(text).replace("\"", "&quot;").replace("\n", "&#10;").replace("\t", "&#9;");
    }

    /** The JDK would print a fatal error to the console before it throws. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
