package org.kaoping.masters;

import java.util.List;

/** Draws the sheet 先进个人 of the ranking workbook: whom the units recommend, until an approval number a proposal. */
final class PersonsSheet {
    private static final Look NOTE = Look.PLAIN.withSize(9.5);
    private static final Look BLANK = Look.INPUT.withFill("FFFFFF");

    private PersonsSheet() {}

    static void draw(Page page) {
        RankingMaster.head(page, "{city}{year}年度社会信用体系建设先进个人拟表彰名单", "I");
        page.widths(6, 16, 9, 22, 12, 34, 22, 28, 18);
        List<String> heads = List.of("序号", "类别", "单位代码", "单位名称", "姓名", "工作单位及科室", "职务、职称", "备注", "批准文号");
        for (int i = 0; i < heads.size(); i++) {
            page.text(Page.column(i) + "5", heads.get(i), Look.HEAD);
        }
        page.height(3, 4)
                .height(4, 4)
                .height(5, 28)
                .text("A6", "{persons.no}", Look.FIXED_MID)
                .text("B6", "{persons.cohort}", Look.FIXED_MID.withSize(9.5))
                .text("C6", "{persons.code}", Look.FIXED_MID)
                .text("D6", "{persons.name}", Look.FIXED)
                .text("E6", "{persons.person}", Look.FIXED_MID.withBold())
                .text("F6", "{persons.org}", Look.FIXED)
                .text("G6", "{persons.post}", Look.FIXED)
                .text("H6", "{persons.remark}", Look.FIXED.withSize(9.5))
                .text("I6", "", BLANK)
                .elastic(6, 24)
                .when("A6:H6", "ISNUMBER(FIND(\"超出名额\",$H6))", "7F6000", "FFF2CC")
                .when("A6:H6", "ISNUMBER(FIND(\"取消荣誉\",$H6))", "C00000", "FCE4D6");
        int row = page.notes(
                7,
                "I",
                160,
                NOTE,
                "注：1. 由各单位按推荐表推荐，按单位名册顺序排列，每单位名额见参数P39；备注“超出名额”的由考核小组取舍。",
                "2. 推荐不等于表彰：批准前一律为“拟表彰”，批准后填写批准文号。");
        int last = RankingMaster.sign(page, row, "I");
        page.freeze(5, 5);
        RankingMaster.print(page, false, true, "A1:I" + last, 5);
    }
}
