package org.kaoping.masters;

import java.util.List;
import org.apache.poi.ss.usermodel.HorizontalAlignment;

/** Draws 催报清单 and 月度报送情况通报: who is to be reminded, and who handed in when. */
final class ReminderMasters {
    private static final Look UPRIGHT = Look.FIXED.withFill("FFFFFF");
    private static final Look WORD = UPRIGHT.across(HorizontalAlignment.CENTER);
    private static final Look DAY = Look.FIXED_MID.withFormat("yyyy\\-mm\\-dd");
    private static final Look NOTE = Look.PLAIN.withSize(9.5);

    private ReminderMasters() {}

    private static void head(Page page, String title, String last) {
        page.text("A1:" + last + "1", title, Look.TITLE.withSize(18))
                .height(1, 34)
                .text("A2:" + last + "2", "{office}　{exampleMark}", Look.MARK.across(HorizontalAlignment.CENTER))
                .height(2, 18);
    }

    private static void heads(Page page, List<String> heads, int row) {
        for (int i = 0; i < heads.size(); i++) {
            page.text(Page.column(i) + row, heads.get(i), Look.HEAD);
        }
        page.height(row, 28);
    }

    static byte[] reminder() {
        Kit kit = new Kit();
        Page list = kit.page("催报清单");
        Page notices = kit.page("催报通知");
        list.widths(5, 16, 9, 22, 12, 32, 12, 12, 10, 16);
        head(list, "{city}{period}报送催报清单", "J");
        list.text("A3:B3", "截至", Look.LABEL)
                .text("C3:D3", "{asOf}", DAY)
                .text("E3", "截止日", Look.LABEL)
                .text("F3", "{deadline}", DAY.across(HorizontalAlignment.LEFT))
                .height(3, 22)
                .text("A4:J4", "{summary}", Look.PLAIN)
                .height(4, 24);
        kit.name("kp_asOf", "催报清单!$C$3");
        heads(list, List.of("序号", "类别", "单位代码", "单位名称", "表", "情况", "截止日", "天数", "联络员", "联系电话"), 5);
        list.text("A6", "{remind.no}", Look.FIXED_MID)
                .text("B6", "{remind.cohort}", Look.FIXED_MID.withSize(9.5))
                .text("C6", "{remind.code}", Look.FIXED_MID)
                .text("D6", "{remind.name}", Look.FIXED)
                .text("E6", "{remind.form}", Look.FIXED_MID)
                .text("F6", "{remind.need}", Look.FIXED)
                .text("G6", "{remind.due}", DAY)
                .formula(
                        "H6",
                        "IF(OR(NOT(ISNUMBER(G6)),NOT(ISNUMBER(kp_asOf))),\"\",IF(G6>kp_asOf,\"还有\"&(G6-kp_asOf)&\"天\",IF(G6=kp_asOf,\"今天截止\",\"逾期\"&(kp_asOf-G6)&\"天\")))",
                        WORD)
                .text("I6", "{remind.contact}", Look.FIXED_MID)
                .text("J6", "{remind.phone}", Look.FIXED_MID)
                .elastic(6, 20)
                .when("H6:H6", "LEFT(H6,2)=\"逾期\"", "C00000", "FCE4D6");
        int row = list.notes(7, "J", 150, NOTE, "注：按单位名册顺序排列。“已收到，待确认”的由{office}处理，不用催报。联系电话只供{office}催报使用，不对外印发。");
        list.freeze(4, 5)
                .filter("A5:J6")
                .print(false, true, "A1:J" + (row - 1), 5)
                .protect(false);
        notices.widths(5, 15, 82);
        head(notices, "{city}{period}报送催报通知", "C");
        heads(notices, List.of("序号", "类别", "通知（复制后发送）"), 4);
        notices.height(3, 6)
                .text("A5", "{notices.no}", Look.FIXED_MID)
                .text("B5", "{notices.cohort}", Look.FIXED_MID)
                .text("C5", "{notices.text}", UPRIGHT.withSize(11).top())
                .elastic(5, 60)
                .freeze(0, 4)
                .print(false, false, "A1:C5", 4)
                .protect(false);
        kit.card("reminder-list", "催报清单", "催报清单", "any", "system", "", false, "none");
        return kit.finish();
    }

    static byte[] status() {
        Kit kit = new Kit();
        Page page = kit.page("报送情况通报");
        page.widths(5, 15, 9, 24, 13, 13, 12, 20);
        head(page, "{city}{period}社会信用工作报送情况通报", "H");
        page.text("A3:B3", "截至", Look.LABEL)
                .text("C3:D3", "{asOf}", DAY)
                .text("E3:F3", "报送截止日", Look.LABEL)
                .text("G3:H3", "{deadline}", DAY)
                .height(3, 22);
        String count = "COUNTIF(G6:G6,\"%1$s\")&\"家";
        page.formula(
                        "A4:H4",
                        "\"　　应报单位\"&COUNTA(D6:D6)&\"家：按时\"&" + count.formatted("按时") + "，逾期\"&" + count.formatted("逾期")
                                + "，缺纸质件\"&" + count.formatted("缺纸质件") + "，未报\"&" + count.formatted("未报")
                                + "，退回修改\"&" + count.formatted("退回修改") + "，待确认\"&" + count.formatted("待确认")
                                + "，已收正文\"&" + count.formatted("已收正文") + "，未到期\"&" + count.formatted("未到期") + "。\"",
                        Look.PLAIN.withSize(11))
                .height(4, 40);
        heads(page, List.of("序号", "类别", "单位代码", "单位名称", "电子版收到", "纸质件收到", "报送情况", "说明"), 5);
        page.text("A6", "{handins.no}", Look.FIXED_MID)
                .text("B6", "{handins.cohort}", Look.FIXED_MID.withSize(9.5))
                .text("C6", "{handins.code}", Look.FIXED_MID)
                .text("D6", "{handins.name}", Look.FIXED)
                .text("E6", "{handins.file}", DAY)
                .text("F6", "{handins.paper}", DAY)
                .text("G6", "{handins.state}", Look.FIXED_MID)
                .text("H6", "{handins.note}", Look.FIXED.withSize(9.5))
                .elastic(6, 20)
                .when("G6:G6", "OR(G6=\"未报\",G6=\"逾期\",G6=\"缺纸质件\")", "C00000", "FCE4D6");
        int row = page.notes(
                7,
                "H",
                116,
                NOTE,
                "注：1. 按单位名册顺序排列，不分先后。截止日当天24时前收到为按时；电子版和纸质件的收到日期以{office}登记为准。",
                "2. 对登记有疑问的，请与{office}核对。");
        page.text("A" + row + ":H" + row, "{officeFull}", Look.PLAIN.across(HorizontalAlignment.RIGHT))
                .height(row, 30)
                .freeze(4, 5)
                .print(false, false, "A1:H" + row, 5)
                .protect(false);
        kit.card("monthly-status", "月度报送情况通报", "报送情况通报", "month", "system", "", false, "none");
        return kit.finish();
    }
}
