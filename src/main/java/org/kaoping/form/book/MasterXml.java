package org.kaoping.form.book;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The parts of a master as documents. Names are compared without prefix: producers choose prefixes as they like. */
final class MasterXml {
    /** Unpacked; the largest shipped master has one. Whoever checks one may be a stranger, and its XML is held as a tree. */
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private static final int MOST_PARTS = 2_000;
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private MasterXml() {}

    /**
     * The parts of the zip by name, inflated, in the order of the file.
     *
     * @throws IOException when it is no sound zip, is too large or names a part twice
     */
    static Map<String, byte[]> unzip(byte[] bytes) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        long total = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                byte[] part = inflate(zip, MOST_BYTES - total);
                total += part.length;
                if (parts.put(entry.getName(), part) != null) {
                    throw new IOException("部件重复：" + entry.getName());
                }
                if (parts.size() > MOST_PARTS) {
                    throw new IOException("部件超过 " + MOST_PARTS + " 个");
                }
            }
        }
        return parts;
    }

    private static byte[] inflate(InputStream zip, long most) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[16_384];
        for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
            if (out.size() + (long) n > most) {
                throw new IOException("解压后超过 " + MOST_BYTES / 1024 / 1024 + " MB");
            }
            out.write(buffer, 0, n);
        }
        return out.toByteArray();
    }

    /**
     * The root element of a part.
     *
     * @throws IOException when it is no XML or holds a DOCTYPE
     */
    static Element parse(byte[] part) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setNamespaceAware(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(new ByteArrayInputStream(part)).getDocumentElement();
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The child elements of that local name, in order. */
    static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    /** The first child element of that local name; null where none. */
    static @Nullable Element child(@Nullable Element parent, String name) {
        if (parent == null) {
            return null;
        }
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && name.equals(element.getLocalName())) {
                return element;
            }
        }
        return null;
    }

    /** All descendants of that local name, in order. */
    static List<Element> descendants(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        var nodes = parent.getElementsByTagNameNS("*", name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    /** The whole number of an attribute; the other one where it is missing or none. */
    static int number(Element element, String attribute, int otherwise) {
        try {
            return element.hasAttribute(attribute)
                    ? Integer.parseInt(element.getAttribute(attribute).strip())
                    : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** The truth of an attribute; the other one where it is missing. */
    static boolean flag(Element element, String attribute, boolean otherwise) {
        if (!element.hasAttribute(attribute)) {
            return otherwise;
        }
        String value = element.getAttribute(attribute).strip();
        return value.equals("1") || value.equals("true") || value.equals("on");
    }

    /** The text of a shared or inline string: plain or rich runs joined, phonetic hints dropped, escapes undone. */
    static String string(Element item) {
        StringBuilder text = new StringBuilder();
        for (Node node = item.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                if ("t".equals(element.getLocalName())) {
                    text.append(element.getTextContent());
                } else if ("r".equals(element.getLocalName())) {
                    children(element, "t").forEach(run -> text.append(run.getTextContent()));
                }
            }
        }
        return unescape(text.toString());
    }

    /** Undoes {@code _x000D_}. */
    static String unescape(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        Matcher escaped = ESCAPED.matcher(text);
        StringBuilder plain = new StringBuilder();
        while (escaped.find()) {
            char character = (char) Integer.parseInt(escaped.group(1), 16);
            escaped.appendReplacement(plain, Matcher.quoteReplacement(String.valueOf(character)));
        }
        return escaped.appendTail(plain).toString();
    }
}
