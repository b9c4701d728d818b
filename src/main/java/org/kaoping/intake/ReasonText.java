package org.kaoping.intake;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** When a text says why: the one place for the words that are no reason and for how short one may be. */
public final class ReasonText {
    /** The fewest letters and digits of a reason; blanks and punctuation don't count. */
    static final int SHORTEST = 2;

    /** The most characters of a reason. */
    static final int LONGEST = 500;

    /** Words that are no reason, once blanks and punctuation are gone, full width is half and all is in lower case. */
    private static final Set<String> IDLE = Set.of(
            "无", "没有", "无原因", "没有原因", "无理由", "没理由", "没有理由", "无说明", "没有说明", "暂无", "暂无说明", "略", "不详", "不知道", "不清楚", "同上",
            "同前", "同左", "如上", "见上", "随便", "原因", "理由", "说明", "核实说明", "确实如此", "none", "no", "null", "na", "nil",
            "reason");

    private ReasonText() {}

    /** How many characters a text has. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** One line without signs that can't be seen, such as those that a workbook may not hold. */
    public static String plain(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF]+", " ").strip();
    }

    /** Whether a text says why: not empty, not a word like 「无」, not mere punctuation, not one letter over and over. */
    public static boolean saysWhy(String text) {
        String bare = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\p{Punct}\\p{P}\\p{S}\\p{Z}\\p{C}\\s]", "")
                .toLowerCase(Locale.ROOT);
        return bare.codePointCount(0, bare.length()) >= SHORTEST
                && !IDLE.contains(bare)
                && bare.codePoints().distinct().count() > 1;
    }
}
