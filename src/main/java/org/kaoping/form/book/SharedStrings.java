package org.kaoping.form.book;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kaoping.form.book.XmlScanner.Event;
import org.kaoping.form.book.XmlSpaces.Space;
import org.kaoping.problem.Place;

/** The texts that cells share by their index. The counts that the part claims mean nothing. */
final class SharedStrings {
    /** A workbook without shared strings. */
    static final SharedStrings NONE = new SharedStrings(List.of());

    private final List<Content.Text> texts;

    private SharedStrings(List<Content.Text> texts) {
        this.texts = texts;
    }

    /**
     * Reads the part.
     *
     * @throws Refusal where it is damaged or passes a limit
     */
    static SharedStrings read(XmlScanner in, Limits limits, KeptBudget budget) {
        List<Content.Text> texts = new ArrayList<>();
        RichText rich = new RichText(in, limits);
        if (in.next() != Event.START || !in.is(Space.MAIN, "sst")) {
            throw in.broken("不是共享文字表");
        }
        while (in.next() == Event.START) {
            if (!in.is(Space.MAIN, "si")) {
                in.skipPlain();
                continue;
            }
            String text = rich.read();
            budget.text(text.length());
            texts.add(new Content.Text(text));
            if (texts.size() > limits.strings()) {
                throw Refusal.limit(
                        Place.WORKBOOK,
                        "文件里的文字条数",
                        Integer.toString(texts.size()),
                        limits.strings(),
                        "请删去多余的工作表和内容，另存后再上传。");
            }
        }
        in.toEnd();
        return new SharedStrings(texts);
    }

    /** The text of an index as the file writes it; null where there is none. */
    Content.@Nullable Text at(int index) {
        return index >= 0 && index < texts.size() ? texts.get(index) : null;
    }
}
