package org.kaoping.masters;

import java.util.List;

/** The sheet 「填表说明」 behind a form: numbered notes on one upright page. */
final class Notes {
    private Notes() {}

    static void draw(Page page, String title, List<String> notes) {
        page.widths(6, 84);
        page.text("A1:B1", title, Look.TITLE.withSize(18)).height(1, 40);
        int row = 2;
        for (String note : notes) {
            page.number("A" + row, row - 1, Look.FIXED_MID.withFill("").withSize(12))
                    .text("B" + row, note, Look.FIXED.withFill("").withSize(12))
                    .height(row, Page.lines(note, 66) * 19 + 10);
            row++;
        }
        page.print(false, false, "A1:B" + (row - 1), 1).protect(false);
    }
}
