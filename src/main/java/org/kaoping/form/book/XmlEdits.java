package org.kaoping.form.book;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Changes of a part at a few places; whatever lies between them is copied byte for byte. */
final class XmlEdits {
    private record Edit(int from, int to, byte[] with) {}

    private final byte[] part;
    private final List<Edit> edits = new ArrayList<>();

    XmlEdits(byte[] part) {
        this.part = part;
    }

    /** Puts text in. What is put in at the same place stands in the order of the calls. */
    void insert(int at, String text) {
        replace(at, at, text);
    }

    /** Takes bytes out. */
    void delete(int from, int to) {
        replace(from, to, "");
    }

    /** Puts text in the place of bytes. */
    void replace(int from, int to, String text) {
        edits.add(new Edit(from, to, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Puts content at the end of an element: before its end tag, or opens an empty one for it. */
    void append(XmlTags element, String content) {
        if (element.isEnd()) {
            insert(element.from(), content);
        } else {
            replace(element.to() - 2, element.to(), ">" + content + "</" + element.name() + ">");
        }
    }

    /** Whether nothing changes. */
    boolean none() {
        return edits.isEmpty();
    }

    /** The changed part. */
    byte[] apply() {
        // what is put in before something that goes stays
        edits.sort(Comparator.comparingInt(Edit::from).thenComparingInt(Edit::to));
        ByteArrayOutputStream out = new ByteArrayOutputStream(part.length + 4_096);
        int at = 0;
        for (Edit edit : edits) {
            if (edit.from < at) {
                continue; // lies in what was taken out as a whole
            }
            out.write(part, at, edit.from - at);
            out.writeBytes(edit.with);
            at = edit.to;
        }
        out.write(part, at, part.length - at);
        return out.toByteArray();
    }
}
