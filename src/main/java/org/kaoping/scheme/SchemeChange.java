package org.kaoping.scheme;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that two schemes of a city say differently.
 *
 * @param matter what it is about
 * @param sheet the sheet of the scheme workbook where it stands
 * @param key for programs: {@code P20a}, {@code 5} (a month), {@code 2020-06-25}, {@code D002}, {@code B0101}; of an
 *     undertaking unit and indicator, {@code D001/B0101}
 * @param what for people, such as 「P20a 优秀等级下限」 or 「D002 第二局 参与方式」
 * @param before what the earlier scheme says; null where it knows no such thing
 * @param after what the later one says; null where it no longer knows it
 */
public record SchemeChange(
        Matter matter,
        String sheet,
        String key,
        String what,
        @Nullable String before,
        @Nullable String after) {
    /** What a change is about. */
    public enum Matter {
        /** P01 to P40. */
        SETTING("参数"),
        /** A month of the reporting calendar. */
        CALENDAR("报送日历"),
        /** A day that does not follow its weekday. */
        DAY_OFF("放假和调休"),
        /** One of the sixteen items. */
        ITEM("考评事项"),
        /** A unit of the roster. */
        UNIT("单位名册"),
        /** An indicator of a cohort's table. */
        INDICATOR("考评指标"),
        /** Whether a unit undertakes an indicator. */
        UNDERTAKING("承担情况");

        private final String label;

        Matter(String label) {
            this.label = label;
        }

        /** The stable word of the API. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** In Chinese. */
        public String label() {
            return label;
        }
    }

    /** The whole change in words: 「P20a 优秀等级下限：90 → 85」, 「增加 D025 某局（…）」, 「去掉 B0101 …」. */
    public String words() {
        if (before == null) {
            return "增加" + what + inBrackets(after);
        }
        if (after == null) {
            return "去掉" + what + inBrackets(before);
        }
        return what + "：" + shown(before) + " → " + shown(after);
    }

    private static String shown(String text) {
        return text.isEmpty() ? "（空）" : text;
    }

    private static String inBrackets(@Nullable String text) {
        return text == null || text.isEmpty() ? "" : "（" + text + "）";
    }
}
