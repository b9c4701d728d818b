package org.kaoping.masters;

import java.util.List;
import org.apache.poi.ss.usermodel.HorizontalAlignment;

/** Draws 月度评分表: the units of one cohort by the sixteen items, marked by the office every month. */
final class MonthlyMarks {
    private static final Look MID = Look.COMPUTED.across(HorizontalAlignment.CENTER);

    private MonthlyMarks() {}

    static byte[] draw() {
        Kit kit = new Kit();
        Page page = kit.page("月度评分表");
        Page notes = kit.page("填表说明");
        new Dictionary(kit)
                .number("考评年度", "year", "kp_year")
                .number("月份", "month", "kp_month")
                .day("统计区间起", "periodStart", "kp_periodStart")
                .day("统计区间止", "periodEnd", "kp_periodEnd")
                .day("本月截止日", "deadline", "kp_deadline")
                .day("纸质版补登截止", "paperClose", "kp_paperClose")
                .finish();
        page.widths(5.5, 10, 24, 13, 17, 13, 13, 8.5, 10, 10, 11, 28, 14, 26);
        head(page);
        table(page);
        page.freeze(4, 6).print(true, true, "A1:M10", 6).protect(false);
        Notes.draw(
                notes,
                "月度评分表填表说明",
                List.of(
                        "每月每类一张，给本类全部单位打分。承担的事项逐项打分，不涉及的事项为“/”（系统填好并锁定）；空白表示还没有评。",
                        "分数填0至本列满分之间的数，最多两位小数。第6行的满分＝本类指标表中该事项各指标满分之和，合计100。",
                        "应得分、实得分、月度得分由公式计算：月度得分＝实得分÷应得分×100，四舍五入保留两位小数。",
                        "“系统收到电子版日期”由系统带出，是发出本表时已接收的报送表的认定收到日期，不必重填；电子版是线下收到、代为录入的，或者认定日期要改的，才填“电子版收到日期”，填了以它为准。",
                        "纸质版只以登记为准：收到盖章件当天登记，邮寄的登记寄出邮戳日；系统不会把上传日期当作纸质版日期。本月截止日：{deadline}；纸质版补登截止：{paperClose}。",
                        "报送情况由公式判断：两种都在截止日24时前收到的为按时；只登记一种的先显示缺哪一种。",
                        "扣分较多的写明问题，供反馈使用；复核人不得与评分人相同。",
                        "月度得分不计入年终考核得分（权重为0），在结果汇总的“月度报送”表中列出，供参考；年终通过“月度报送质量”指标体现按时报送。",
                        "本表只留存和反馈，不单独通报排名；单位按名册顺序排列，不按得分排列。"));
        kit.card("monthly-marks", "月度评分表", "月评", "month", "office", "", false, "cohort");
        return kit.finish();
    }

    private static void head(Page page) {
        page.text("A1:L1", "{city}{year}年{month}月社会信用体系建设工作月度评分表（{cohort}）", Look.TITLE)
                .text("M1", "月评01", Look.NUMBER)
                .height(1, 38);
        page.text("A2:C2", "{docNo}　{exampleMark}", Look.MARK)
                .text("D2:K2", "（统计区间 {periodStart} 至 {periodEnd}，截止日 {deadline}）", Look.SUBTITLE)
                .text("L2:M2", "评分单位：{office}", Look.PLAIN.across(HorizontalAlignment.RIGHT))
                .text("N2", "填写检查（不打印）", Look.HEAD.withColor("C00000"))
                .height(2, 26);
        page.text("A3:B3", "评分人*", Look.LABEL)
                .input("C3", "marker", Look.INPUT, "评分人", Ask.length(2, 20, "填写评分人姓名", "评分人应为2至20个字"))
                .text("D3", "复核人*", Look.LABEL)
                .input("E3:F3", "checker", Look.INPUT, "复核人", Ask.length(2, 20, "填写复核人姓名，不得与评分人相同", "复核人应为2至20个字"))
                .text("G3:K3", "", Look.FIXED)
                .text("L3", "评分日期*", Look.LABEL)
                .input(
                        "M3",
                        "markDate",
                        Look.INPUT_DAY,
                        "评分日期",
                        Ask.day("kp_periodStart", "kp_periodEnd+90", "如 2020-06-01", "评分日期不在合理范围内"))
                .formula("N3", "IF(AND(" + Ask.len("C3") + ">0,C3=E3),\"复核人不得与评分人相同\",\"\")", Look.CHECK)
                .height(3, 26);
    }

    private static void table(Page page) {
        String[] left = {"序号", "单位代码", "单位名称", "系统收到电子版日期", "电子版收到日期（线下收到的填）", "纸质版收到日期", "报送情况"};
        for (int i = 0; i < left.length; i++) {
            page.text(Page.column(i) + "4:" + Page.column(i) + "6", left[i], Look.HEAD);
        }
        String[] right = {"应得分", "实得分", "月度得分", "存在问题", "备注"};
        for (int i = 0; i < right.length; i++) {
            page.text(Page.column(i + 8) + "4:" + Page.column(i + 8) + "6", right[i], Look.HEAD);
        }
        page.text("H4", "各事项得分", Look.HEAD)
                .text("H5", "{items.name}", Look.HEAD.withSize(10))
                .text("H6", "{items.full}", Look.FIXED_MID.withFormat("0.0"))
                .text("N4:N6", "填写检查（不打印）", Look.HEAD.withColor("C00000"))
                .height(4, 34)
                .height(5, 64)
                .height(6, 22);
        String outside = "日期不在合理范围内";
        page.text("A7", "{units.no}", Look.FIXED_MID.withFormat("0"))
                .text("B7", "{units.code}", Look.FIXED_MID)
                .text("C7", "{units.name}", Look.FIXED)
                .text("D7", "{units.uploaded}", Look.FIXED_MID.withFormat("yyyy\\-mm\\-dd"))
                .input(
                        "E7",
                        "units.fileDate",
                        Look.INPUT_DAY.withFormat("yyyy\\-mm\\-dd\\ hh:mm"),
                        "电子版收到日期",
                        Ask.day(
                                "kp_periodStart",
                                "kp_periodEnd+90",
                                "线下收到的填收到的日期和时间，如 2020-05-22 16:30；系统已收到的不必填",
                                outside))
                .input(
                        "F7",
                        "units.paperDate",
                        Look.INPUT_DAY,
                        "纸质版收到日期",
                        Ask.day("kp_periodStart", "kp_periodEnd+90", "收到盖章件当天登记；邮寄的填寄出邮戳日", outside))
                .formula(
                        "G7",
                        "IF(AND(D7=\"\",E7=\"\",F7=\"\"),\"未报\",IF(AND(D7=\"\",E7=\"\"),\"缺电子版\",IF(F7=\"\","
                                + "IF(TODAY()<=kp_paperClose,\"待登记纸质版\",\"缺纸质版\"),"
                                + "IF(MAX(IF(E7=\"\",D7,E7),F7)<SUM(kp_deadline,1),\"按时\",\"逾期\"))))",
                        MID)
                .input(
                        "H7",
                        "units.mark",
                        Look.INPUT_NUMBER.across(HorizontalAlignment.CENTER).withFormat("0.00"),
                        "得分",
                        mark("H7", "H$6"))
                .formula("I7", "SUMIF(H7:H7,\">=0\",H$6:H$6)", MID.withFormat("0.0"))
                .formula("J7", "SUM(H7:H7)", MID.withFormat("0.00"))
                .formula(
                        "K7",
                        "IF(OR(I7=0,COUNT(H7:H7)=0),\"未评定\",ROUND(J7/I7*100,2))",
                        MID.withFormat("0.00").withBold())
                .input("L7", "units.problem", Look.INPUT, "存在问题", Ask.length(0, 200, "写主要扣分原因，会反馈给单位", "不能超过200字"))
                .input("M7", "units.remark", Look.INPUT, "备注", Ask.length(0, 100, "", "备注不超过100字"))
                .formula("N7", "IF(COUNTBLANK(H7:H7)>0,\"还有\"&COUNTBLANK(H7:H7)&\"项未评分\",\"\")", Look.CHECK)
                .elastic(7, 28);
        page.when("H7:H7", "H7=\"/\"", "7F7F7F", "E7E6E6");
        page.height(8, 10);
        page.text("A9:C9", "评分人（签字）：", Look.PLAIN)
                .text("D9:G9", "复核人（签字）：", Look.PLAIN)
                .text("H9:K9", "", Look.SIGN)
                .text("L9:M9", "（{office}盖章）", Look.PLAIN.across(HorizontalAlignment.CENTER))
                .height(9, 34);
        page.text(
                        "A10:M10",
                        "注：“/”表示不涉及，不计入应得分；空白表示还没有评。月度得分供反馈和参考，不计入年终考核得分。本表只留存和反馈，不单独通报排名。",
                        Look.PLAIN.withSize(9))
                .height(10, 20);
    }

    /** A mark between 0 and the full marks in its head, or a slash. */
    static Ask mark(String cell, String full) {
        return Ask.custom(
                "IF(#=\"/\",TRUE,IF(ISNUMBER(#),AND(#>=0,#<=@,ROUND(#,2)=#),FALSE))"
                        .replace("#", cell)
                        .replace("@", full),
                "填0至本列满分的分数，最多两位小数；不涉及的为“/”",
                "分数应在0和本列满分之间，最多两位小数；不涉及请填“/”");
    }
}
