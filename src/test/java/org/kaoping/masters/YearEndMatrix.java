package org.kaoping.masters;

import java.util.List;
import org.apache.poi.ss.usermodel.HorizontalAlignment;

/** Draws 年终评分汇总表: the assessed units of one cohort by all indicators. */
final class YearEndMatrix {
    private static final Look MID = Look.COMPUTED.across(HorizontalAlignment.CENTER);

    private static final String NUMBER = "IF(ISNUMBER(D7),AND(D7>=0,D7<=D$6,ROUND(D7,2)=D7),FALSE)";

    private YearEndMatrix() {}

    static byte[] draw() {
        Kit kit = new Kit();
        Page page = kit.page("年终评分汇总表");
        Page notes = kit.page("填表说明");
        new Dictionary(kit)
                .number("考评年度", "year", "kp_year")
                .number("承担分值提醒线", "lowY", "kp_lowY")
                .value("未发生情形", "noCase", "kp_noCase")
                .finish();
        page.widths(5.5, 9, 22, 7, 9, 9, 10, 18, 24, 24, 8);
        page.text("A1:H1", "{city}{year}年度社会信用体系建设工作年终评分汇总表（{cohort}）", Look.TITLE)
                .text("I1", "年评02", Look.NUMBER)
                .height(1, 38);
        page.text("A2:C2", "{docNo}　{exampleMark}", Look.MARK)
                .text("D2:I2", "考核小组：{office}、{partner1}、{partner2}", Look.PLAIN.across(HorizontalAlignment.RIGHT))
                .height(2, 26);
        page.height(3, 6);
        table(page);
        page.height(8, 10);
        page.text("A9:C9", "考核小组（签字）：", Look.PLAIN)
                .text("D9:E9", "", Look.SIGN)
                .text("F9:I9", "日期：　　　　年　　月　　日", Look.SIGN)
                .height(9, 34);
        page.text(
                        "A10:I10",
                        "注：“/”表示不涉及，不计入应得分；“未发生”按“{noCase}”计；空白表示还没有评。考核得分＝实得分X÷应得分Y×100，四舍五入保留两位小数。",
                        Look.PLAIN.withSize(9))
                .height(10, 20);
        page.hideColumn("K").freeze(3, 6).print(true, true, "A1:I10", 6).protect(false);
        Notes.draw(
                notes,
                "年终评分汇总表填表说明",
                List.of(
                        "每类一张，可整张录入，也可由单个单位评分表汇成。",
                        "“/”表示不涉及（名册已定的由系统填好并锁定），空白表示未评；0分就填0。",
                        "分数填0至本列满分之间的数，最多两位小数；第5行为指标代码，第6行为满分。",
                        "应得分低于 {lowY} 分的单位提醒核对名册：一分之差影响较大。",
                        "扣分原因和佐证核验写在单个单位的年终评分表上。",
                        "现场改为“/”的，在“备注”写明指标代码和原因。",
                        "最右一列“填写检查”不打印：有红字的行还没有评完，全部变空白后再上报。"));
        kit.card("year-end-matrix", "年终评分汇总表", "年评汇总", "year", "group", "", false, "cohort");
        return kit.finish();
    }

    private static void table(Page page) {
        String[] left = {"序号", "单位代码", "单位名称"};
        for (int i = 0; i < left.length; i++) {
            page.text(Page.column(i) + "4:" + Page.column(i) + "6", left[i], Look.HEAD);
        }
        String[] right = {"应得分Y", "实得分X", "考核得分", "承担分值提醒"};
        for (int i = 0; i < right.length; i++) {
            page.text(Page.column(i + 4) + "4:" + Page.column(i + 4) + "6", right[i], Look.HEAD);
        }
        page.text("D4", "各指标得分", Look.HEAD.withSize(10))
                .text("D5", "{inds.code}", Look.HEAD.withSize(9))
                .text("D6", "{inds.full}", Look.FIXED_MID.withFormat("0.0"))
                .text("I4:I6", "备注", Look.HEAD)
                .text("K4:K6", "名册不涉及项数", Look.HEAD.withSize(9))
                .text("J4:J6", "填写检查（不打印）", Look.HEAD.withColor("C00000"))
                .height(4, 34)
                .height(5, 24)
                .height(6, 22);
        page.text("A7", "{units.no}", Look.FIXED_MID.withFormat("0"))
                .text("B7", "{units.code}", Look.FIXED_MID)
                .text("C7", "{units.name}", Look.FIXED)
                .input(
                        "D7",
                        "units.mark",
                        Look.INPUT_NUMBER.across(HorizontalAlignment.CENTER).withFormat("0.00"),
                        "得分",
                        Ask.custom(
                                // the reader takes a text for a number only where the rule names it like this
                                "IF(D7=\"/\",TRUE,IF(kp_noCase=\"机制健全得满分\"," + NUMBER + ",IF(D7=\"未发生\",TRUE," + NUMBER
                                        + ")))",
                                "填0至本列满分的分数，最多两位小数；不涉及的为“/”；未发生且参数P35不是“机制健全得满分”的填“未发生”",
                                "分数应在0和本列满分之间，最多两位小数；不涉及填“/”；未发生由考核小组评分的，直接填分数"))
                .formula("E7", "SUMIF(D7:D7,\">=0\",D$6:D$6)", MID.withFormat("0.0"))
                .formula("F7", "SUM(D7:D7)", MID.withFormat("0.00"))
                .formula(
                        "G7",
                        "IF(OR(E7=0,COUNT(D7:D7)=0),\"未评定\",ROUND(F7/E7*100,2))",
                        MID.withFormat("0.00").withBold())
                .formula("H7", "IF(AND(E7>0,E7<kp_lowY),\"承担分值偏低，请核对名册\",\"\")", Look.CHECK)
                .input("I7", "units.remark", Look.INPUT, "备注", Ask.length(0, 200, "现场改为“/”的，写明指标代码和原因", "备注不超过200字"))
                .formula(
                        "J7",
                        "IF(COUNTBLANK(D7:D7)>0,\"还有\"&COUNTBLANK(D7:D7)&\"项未评分\",IF(AND(COUNTIF(D7:D7,\"/\")<>K7,"
                                + Ask.len("I7") + "=0),\"“/”与名册不同，请在备注写明指标代码和原因\",\"\"))",
                        Look.CHECK)
                .text("K7", "{units.skipped}", Look.FIXED_MID.withFormat("0"))
                .elastic(7, 28);
        page.when("D7:D7", "D7=\"/\"", "7F7F7F", "E7E6E6");
    }
}
