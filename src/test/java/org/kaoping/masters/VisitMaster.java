package org.kaoping.masters;

import org.apache.poi.ss.usermodel.HorizontalAlignment;

/** Draws 现场考评资料: by item its indicators and what is known of them, with room for the group's pen. */
final class VisitMaster {
    private VisitMaster() {}

    static byte[] draw() {
        Kit kit = new Kit();
        Page page = kit.page("现场考评资料");
        page.widths(5, 8, 9, 12, 62, 7, 8, 8, 20, 9, 20);
        page.text("A1:K1", "{city}{year}年度社会信用体系建设工作现场考评资料", Look.TITLE.withSize(18))
                .height(1, 34);
        page.text("A2:K2", "{exampleMark}　{madeUnder}　资料截至 {generatedAt}", Look.MARK.across(HorizontalAlignment.CENTER))
                .height(2, 20);
        page.text("A3:B3", "被考评单位", Look.LABEL)
                .text("C3:E3", "{unitName}", Look.FIXED)
                .text("F3:G3", "单位代码", Look.LABEL)
                .text("H3:I3", "{unitCode}", Look.FIXED_MID)
                .text("J3", "类别", Look.LABEL)
                .text("K3", "{cohort}", Look.FIXED_MID)
                .height(3, 24);
        page.text("A4:B4", "考核小组", Look.LABEL)
                .text("C4:E4", "{markedBy}", Look.FIXED)
                .text("F4:G4", "自评表", Look.LABEL)
                .text("H4:K4", "{selfState}", Look.FIXED)
                .height(4, 24);
        String[] heads = {"序号", "类别", "指标代码", "时间", "内容", "满分", "是否承担", "自评得分", "佐证编号", "现场得分", "现场记录"};
        for (int i = 0; i < heads.length; i++) {
            page.text(Page.column(i) + "5", heads[i], Look.HEAD.withSize(10));
        }
        Look small = Look.FIXED.withFill("FFFFFF").withSize(9.5);
        Look mid = small.across(HorizontalAlignment.CENTER);
        page.height(5, 30)
                .text("A6", "{known.no}", mid.withFormat("0"))
                .text("B6", "{known.kind}", mid)
                .text("C6", "{known.ref}", mid)
                .text("D6", "{known.when}", mid)
                .text("E6", "{known.text}", small)
                .text("F6", "{known.full}", mid.withFormat("0.0#"))
                .text("G6", "{known.duty}", mid)
                .text("H6", "{known.self}", mid.withFormat("0.00"))
                .text("I6", "{known.evidence}", small)
                .text("J6", "", small)
                .text("K6", "", small)
                .elastic(6, 20)
                .when("A6:K6", "$B6=\"事项\"", "1F3864", "D9E1EC")
                .when("A6:I6", "$B6=\"指标\"", "000000", "F2F2F2")
                .when("C6:H6", "$G6=\"不涉及\"", "7F7F7F", "")
                .when("B6:I6", "OR($B6=\"检查发现\",$B6=\"待核实\")", "833C0B", "");
        int row = page.notes(
                7,
                "K",
                168,
                Look.PLAIN.withSize(9.5),
                "注：1. 每个事项下先列指标（含计分方法和自评说明），再列本事项各月报送的内容、工作台账和检查发现；最后是还没有说明的待核实提示。",
                "2. 本资料供现场使用，不用联网；“现场得分”“现场记录”两列手写，得分以年终评分表为准。检查发现只作参考，不自动扣分。");
        page.text("A" + row + ":K" + row, "考核小组（签字）：　　　　　　　　　　　　　　　　日期：　　　　年　　月　　日", Look.PLAIN)
                .height(row, 34);
        page.freeze(5, 5).print(false, true, "A1:K" + row, 5).protect(false);
        page.sheet().getFooter().setLeft("{unitCode} {unitName}");
        page.sheet().getFooter().setCenter("第&P页 共&N页");
        kit.card("site-visit", "现场考评资料", "现场考评资料", "year", "system", "");
        return kit.finish();
    }
}
