package org.kaoping.form.book;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.XmlScanner.Event;
import org.kaoping.form.book.XmlSpaces.Space;

/**
 * What a part refers to.
 *
 * @param source the part that refers
 * @param byId by the relationship's id, in the order of the part
 */
record Relationships(String source, Map<String, Relationship> byId) {
    private static final String[] PREFIXES = {
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
        "http://purl.oclc.org/ooxml/officeDocument/relationships/",
        "http://schemas.microsoft.com/office/2006/relationships/"
    };

    /**
     * One of them.
     *
     * @param type its kind, such as {@code worksheet}; the whole address for a kind that we don't know
     * @param target as written
     * @param external whether it leads out of the file
     */
    record Relationship(String type, String target, boolean external) {}

    /** A part without relationships. */
    static Relationships none(String source) {
        return new Relationships(source, Map.of());
    }

    /**
     * Reads them.
     *
     * @throws Refusal where they are damaged or an id stands twice
     */
    static Relationships read(XmlScanner in, String source) {
        if (in.next() != Event.START || !in.is(Space.PACKAGE_RELATIONSHIPS, "Relationships")) {
            throw in.broken("不是关系表");
        }
        Map<String, Relationship> byId = new LinkedHashMap<>();
        while (in.next() == Event.START) {
            String id = in.attribute("Id");
            String type = in.attribute("Type");
            String target = in.attribute("Target");
            boolean external = "External".equalsIgnoreCase(in.attribute("TargetMode"));
            in.skip();
            if (id == null || type == null || target == null) {
                throw in.broken("不完整");
            }
            if (byId.put(id, new Relationship(kind(type), target, external)) != null) {
                throw in.broken("里 " + id + " 出现了两次");
            }
        }
        in.toEnd();
        return new Relationships(source, byId);
    }

    private static String kind(String type) {
        for (String prefix : PREFIXES) {
            if (type.startsWith(prefix)) {
                return type.substring(prefix.length());
            }
        }
        return type;
    }

    /**
     * The part that the only relationship of a kind leads to; null where there is none.
     *
     * @throws Refusal where two lead to different parts
     */
    @Nullable
    String only(String type) {
        String found = null;
        for (Relationship one : byId.values()) {
            if (one.type().equals(type)) {
                String part = part(one);
                if (found != null && !found.equalsIgnoreCase(part)) {
                    throw Refusal.damaged("部件 " + source + " 指向两个不同的“" + type + "”部件");
                }
                found = part;
            }
        }
        return found;
    }

    /**
     * The part that a relationship leads to.
     *
     * @throws Refusal where it leads out of the file
     */
    String part(Relationship one) {
        String part = one.external() ? null : PartNames.resolve(source, one.target());
        if (part == null) {
            throw Refusal.damaged("内部部件指向了文件之外（" + one.target() + "）");
        }
        return part;
    }
}
