package org.kaoping.form.book;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The XML of a cell's value. Text is written into the cell itself ({@code inlineStr}): Excel, WPS, LibreOffice, POI,
 * openpyxl and exceljs read it alike, it needs no table shared by the sheets, and whatever it begins with, it is text.
 */
final class CellXml {
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private CellXml() {}

    /**
     * A cell that holds a value.
     *
     * @param prefix the namespace prefix with its colon; usually empty
     */
    static void value(StringBuilder out, String prefix, CellRef at, int style, @Nullable Content value) {
        start(out, prefix, at, style);
        if (value instanceof Content.Text text && !text.value().isEmpty()) {
            out.append(" t=\"inlineStr\"><").append(prefix).append("is><").append(prefix);
            out.append("t xml:space=\"preserve\">").append(text(text.value()));
            out.append("</").append(prefix).append("t></").append(prefix).append("is>");
        } else if (value instanceof Content.Num number) {
            out.append("><").append(prefix).append("v>").append(plain(number.value()));
            out.append("</").append(prefix).append("v>");
        } else if (value instanceof Content.Bool flag) {
            out.append(" t=\"b\"><").append(prefix).append("v>").append(flag.value() ? 1 : 0);
            out.append("</").append(prefix).append("v>");
        } else {
            out.append("/>");
            return;
        }
        out.append("</").append(prefix).append("c>");
    }

    /**
     * A cell that holds a formula with its result.
     *
     * @param formula the whole element {@code f}
     */
    static void formula(StringBuilder out, String prefix, CellRef at, int style, String formula, Content result) {
        start(out, prefix, at, style);
        String type = "";
        String shown = null;
        if (result instanceof Content.Text text) {
            type = " t=\"str\"";
            shown = text(text.value());
        } else if (result instanceof Content.Num number) {
            shown = plain(number.value());
        } else if (result instanceof Content.Bool flag) {
            type = " t=\"b\"";
            shown = flag.value() ? "1" : "0";
        } else if (result instanceof Content.Err error) {
            type = " t=\"e\"";
            shown = text(error.code());
        }
        out.append(type).append('>').append(formula);
        if (shown != null) {
            boolean bare = shown.equals(shown.strip());
            out.append('<')
                    .append(prefix)
                    .append(bare ? "v>" : "v xml:space=\"preserve\">")
                    .append(shown);
            out.append("</").append(prefix).append("v>");
        }
        out.append("</").append(prefix).append("c>");
    }

    /** The beginning of a cell's tag, its address and style. */
    static void start(StringBuilder out, String prefix, CellRef at, int style) {
        out.append('<').append(prefix).append("c r=\"").append(at.a1()).append('"');
        if (style > 0) {
            out.append(" s=\"").append(style).append('"');
        }
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /**
     * Text as a cell holds it: characters that XML can't carry as {@code _xHHHH_}, text that looks like such an escape
     * protected, line ends as line feeds, halves of surrogate pairs replaced.
     */
    static String text(String text) {
        return XmlDom.escape(escaped(text));
    }

    /** The same before the XML's own escapes: what an element {@code t} says. */
    static String escaped(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        Matcher escaped = ESCAPED.matcher(lines);
        String protectedText = escaped.find() ? escaped.replaceAll("_x005F_x$1_") : lines;
        StringBuilder out = new StringBuilder(protectedText.length() + 16);
        protectedText.codePoints().forEach(c -> {
            if ((c < 0x20 && c != '\n' && c != '\t') || c == 0xFFFE || c == 0xFFFF) {
                out.append(String.format("_x%04X_", c));
            } else if (c >= 0xD800 && c <= 0xDFFF) {
                out.append('\uFFFD');
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /** The reverse of the {@code _xHHHH_} escapes. */
    static String unescape(String text) {
        if (text.indexOf("_x") < 0) {
            return text;
        }
        return ESCAPED.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))));
    }
}
