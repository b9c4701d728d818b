package org.kaoping.form.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.XmlScanner.Event;
import org.kaoping.form.book.XmlSpaces.Space;
import org.kaoping.problem.Place;

/** The number formats of the cell formats. */
final class Styles {
    /** A workbook without styles: only cells without a style index can be read. */
    static final Styles NONE = new Styles(List.of(NumberFormats.GENERAL));

    private static final int LONGEST_CODE = 1_000;

    /** The format code by style index; null where its number is defined nowhere. */
    private final List<@Nullable String> codes;

    private Styles(List<@Nullable String> codes) {
        this.codes = codes;
    }

    /**
     * Reads the part.
     *
     * @throws Refusal where it is damaged
     */
    static Styles read(XmlScanner in, Limits limits) {
        if (in.next() != Event.START || !in.is(Space.MAIN, "styleSheet")) {
            throw in.broken("不是样式表");
        }
        Map<Integer, String> own = new HashMap<>();
        List<Integer> formats = new ArrayList<>();
        while (in.next() == Event.START) {
            if (in.is(Space.MAIN, "numFmts")) {
                readOwn(in, own);
            } else if (in.is(Space.MAIN, "cellXfs")) {
                readFormats(in, formats, limits);
            } else {
                in.skip();
            }
        }
        in.toEnd();
        List<@Nullable String> codes = new ArrayList<>(formats.size());
        for (int id : formats) {
            String code = own.get(id);
            codes.add(code == null ? NumberFormats.builtIn(id) : code);
        }
        return codes.isEmpty() ? NONE : new Styles(codes);
    }

    private static void readOwn(XmlScanner in, Map<Integer, String> own) {
        while (in.next() == Event.START) {
            String code = in.attribute("formatCode");
            int id = Numerals.index(in.attribute("numFmtId"));
            in.skip();
            if (code == null || id < 0 || code.length() > LONGEST_CODE) {
                throw in.broken("的数字格式不完整");
            }
            String before = own.put(id, code);
            if (before != null && !before.equals(code)) {
                throw in.broken("的数字格式 " + id + " 自相矛盾");
            }
        }
    }

    private static void readFormats(XmlScanner in, List<Integer> formats, Limits limits) {
        while (in.next() == Event.START) {
            if (in.is(Space.MAIN, "xf")) {
                readFormat(in, formats, limits);
            } else if (in.is(Space.COMPATIBILITY, "AlternateContent") || in.is(Space.COMPATIBILITY, "Fallback")) {
                // Hancom offers its own format and the common one: Excel takes the common one, and so do we
                readFormats(in, formats, limits);
            } else {
                in.skip();
            }
        }
    }

    private static void readFormat(XmlScanner in, List<Integer> formats, Limits limits) {
        String id = in.attribute("numFmtId");
        in.skip();
        int number = id == null ? 0 : Numerals.index(id);
        if (number < 0) {
            throw in.broken("的单元格格式不完整");
        }
        formats.add(number);
        if (formats.size() > limits.formats()) {
            throw Refusal.limit(
                    Place.WORKBOOK,
                    "单元格格式数",
                    Integer.toString(formats.size()),
                    limits.formats(),
                    "请把内容（只粘贴数值）粘贴到新下载的模板里再上传。");
        }
    }

    /** Whether there is such a style. */
    boolean has(int index) {
        return index >= 0 && index < codes.size();
    }

    /** The number format code of a style; null where the file defines none. */
    @Nullable
    String code(int index) {
        return codes.get(index);
    }
}
