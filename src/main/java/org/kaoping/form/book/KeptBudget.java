package org.kaoping.form.book;

import java.util.function.Supplier;
import org.kaoping.problem.Place;

/** Counts what is kept of a workbook, so that a small file can't become a large heap. */
final class KeptBudget {
    private static final String ADVICE = "请删去多余的工作表、行和内容（或只上传要报的部分），另存后再上传。";

    private final Limits limits;
    private long characters;
    private int cells;

    KeptBudget(Limits limits) {
        this.limits = limits;
    }

    /** Keeps the characters of a text or a formula. */
    void text(int count) {
        characters += count;
        if (characters > limits.stringCharacters()) {
            throw Refusal.limit(
                    Place.WORKBOOK,
                    "文件里文字和公式的总字数",
                    "超过 " + limits.stringCharacters(),
                    limits.stringCharacters(),
                    ADVICE);
        }
    }

    /** Keeps a cell. */
    void cell(Supplier<Place> place) {
        if (++cells > limits.cells()) {
            throw Refusal.limit(place.get(), "有内容的单元格数", "超过 " + limits.cells(), limits.cells(), ADVICE);
        }
    }
}
