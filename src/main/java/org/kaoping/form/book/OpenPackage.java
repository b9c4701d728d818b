package org.kaoping.form.book;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A workbook's package that is being changed: parts nobody touches are copied packed as they came. */
final class OpenPackage {
    private static final String TYPES = "[Content_Types].xml";
    private static final String EMPTY_RELATIONSHIPS = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
            + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";

    private final ZipParts parts;
    private final Map<String, byte[]> changed = new LinkedHashMap<>();
    private final Set<String> removed = new HashSet<>();
    private final String base;

    /**
     * Opens a package.
     *
     * @param strict whether it is of the strict kind, whose kinds of relationships have other names
     */
    OpenPackage(ZipParts parts, boolean strict) {
        this.parts = parts;
        this.base = strict
                ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
                : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    }

    /** The namespace of relationship ids, and the beginning of the names of their kinds. */
    String base() {
        return base;
    }

    private @Nullable String stored(String name) {
        ZipParts.Entry entry = parts.entry(name);
        String decoded = entry == null ? PartNames.decoded(name) : null;
        entry = decoded == null ? entry : parts.entry(decoded);
        return entry == null ? null : entry.name();
    }

    /** Whether there is such a part. */
    boolean has(String name) {
        return changed.containsKey(name) || stored(name) != null;
    }

    /** A part in UTF-8 as it stands now. */
    byte[] read(String name) {
        String stored = stored(name);
        byte[] now = changed.get(stored == null ? name : stored);
        if (now != null) {
            return now;
        }
        ZipParts.Entry entry = stored == null ? null : parts.entry(stored);
        if (entry == null) {
            throw Refusal.damaged("缺少部件 " + name);
        }
        try {
            byte[] raw = parts.all(entry);
            byte[] utf8 = XmlEncoding.utf8(new ByteArrayInputStream(raw), name).readAllBytes();
            return raw.length == utf8.length ? utf8 : declared(utf8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The declaration must no longer name the encoding that the part had. */
    private static byte[] declared(byte[] utf8) {
        String head = new String(utf8, 0, Math.min(utf8.length, 300), StandardCharsets.ISO_8859_1);
        int end = head.startsWith("<?xml") ? head.indexOf("?>") : -1;
        if (end < 0) {
            return utf8;
        }
        XmlEdits edits = new XmlEdits(utf8);
        edits.replace(0, end + 2, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>");
        return edits.apply();
    }

    /** Replaces a part or adds one. */
    void put(String name, byte[] part) {
        String stored = stored(name);
        changed.put(stored == null ? name : stored, part);
    }

    /** Takes out a part, its content type and what it refers to. */
    void remove(String name) {
        String stored = stored(name);
        removed.add(stored == null ? name : stored);
        String relationships = stored(PartNames.relationships(name));
        if (relationships != null) {
            removed.add(relationships);
        }
        dropElement(TYPES, "PartName", "/" + name);
    }

    /** A name like {@code xl/comments7.xml} that no part has. */
    String free(String before, String after) {
        int number = 1;
        while (has(before + number + after)) {
            number++;
        }
        return before + number + after;
    }

    /** Says what a part is. */
    void type(String part, String contentType) {
        append(TYPES, "Override", "PartName=\"/" + part + "\" ContentType=\"" + contentType + "\"");
    }

    /** Says what the parts of an ending are, unless that is said. */
    void typeOfEnding(String ending, String contentType) {
        XmlTags tags = new XmlTags(read(TYPES));
        while (tags.next()) {
            if (tags.starts("Default") && ending.equalsIgnoreCase(tags.attribute("Extension"))) {
                return;
            }
        }
        append(TYPES, "Default", "Extension=\"" + ending + "\" ContentType=\"" + contentType + "\"");
    }

    /** Makes a part refer to another one; gives the new relationship's id. */
    String relate(String source, String kind, String target) {
        String name = PartNames.relationships(source);
        if (!has(name)) {
            put(name, EMPTY_RELATIONSHIPS.getBytes(StandardCharsets.UTF_8));
        }
        Set<String> ids = new HashSet<>();
        XmlTags tags = new XmlTags(read(name));
        while (tags.next()) {
            String id = tags.starts("Relationship") ? tags.attribute("Id") : null;
            if (id != null) {
                ids.add(id);
            }
        }
        int number = ids.size() + 1;
        while (ids.contains("rIdKp" + number)) {
            number++;
        }
        String id = "rIdKp" + number;
        append(name, "Relationship", "Id=\"" + id + "\" Type=\"" + base + "/" + kind + "\" Target=\"/" + target + "\"");
        return id;
    }

    /** Takes out a relationship. */
    void unrelate(String source, String id) {
        dropElement(PartNames.relationships(source), "Id", id);
    }

    private void append(String part, String local, String attributes) {
        byte[] now = read(part);
        XmlEdits edits = new XmlEdits(now);
        XmlTags tags = new XmlTags(now);
        while (tags.next()) {
            if (tags.depth() == 0 && (tags.isEnd() || tags.isEmpty())) {
                edits.append(tags, "<" + tags.prefix() + local + " " + attributes + "/>");
            }
        }
        put(part, edits.apply());
    }

    private void dropElement(String part, String attribute, String value) {
        byte[] now = read(part);
        XmlEdits edits = new XmlEdits(now);
        XmlTags tags = new XmlTags(now);
        int from = -1;
        while (tags.next()) {
            if (tags.depth() == 1 && !tags.isEnd() && value.equalsIgnoreCase(tags.attribute(attribute))) {
                from = tags.from();
            }
            if (from >= 0 && tags.depth() == 1 && (tags.isEnd() || tags.isEmpty())) {
                edits.delete(from, tags.to());
                from = -1;
            }
        }
        put(part, edits.apply());
    }

    /** The package's bytes, in the order that it had, new parts last. */
    byte[] bytes() {
        List<PackedParts.Part> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ZipParts.Entry entry : parts.entries()) {
            if (!entry.folder() && !removed.contains(entry.name())) {
                byte[] now = changed.get(entry.name());
                all.add(now == null ? parts.packed(entry) : PackedParts.pack(entry.name(), now));
                seen.add(entry.name());
            }
        }
        changed.forEach((name, part) -> {
            if (!seen.contains(name) && !removed.contains(name)) {
                all.add(PackedParts.pack(name, part));
            }
        });
        return PackedParts.zip(all);
    }
}
