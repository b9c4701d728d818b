package org.kaoping.intake;

import java.util.Arrays;

/** What an attachment is, by its bytes; the server never looks further into one. */
public enum AttachmentKind {
    WORD("word", "Word 文档"),
    PDF("pdf", "PDF 文档"),
    OFD("ofd", "OFD 文档"),
    SLIDES("slides", "演示文稿"),
    IMAGE("image", "图片"),
    MEDIA("media", "音视频"),
    TEXT("text", "文本文件");

    private final String id;
    private final String label;

    AttachmentKind(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /** The name that the API uses. */
    public String id() {
        return id;
    }

    /** The word on pages. */
    public String label() {
        return label;
    }

    /** Whether it can be the text of a form: a Word file, or a stamped scan of one. */
    public boolean document() {
        return this == WORD || this == PDF || this == OFD;
    }

    /**
     * The kind of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    static AttachmentKind of(String id) {
        return Arrays.stream(values())
                .filter(kind -> kind.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind " + id));
    }
}
