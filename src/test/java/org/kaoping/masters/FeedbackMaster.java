package org.kaoping.masters;

import java.util.List;
import org.apache.poi.ss.usermodel.HorizontalAlignment;

/** Draws 考评得分反馈表: what one unit got and why; sums, score, total and grade are formulas. */
final class FeedbackMaster {
    private static final Look UPRIGHT = Look.FIXED.withFill("FFFFFF").across(HorizontalAlignment.RIGHT);
    private static final Look POINTS = UPRIGHT.withFormat("0.00##");
    private static final Look BIG =
            UPRIGHT.withFormat("0.00##").withBold().withSize(12).across(HorizontalAlignment.CENTER);
    private static final Look NOTE = Look.PLAIN.withSize(9.5);
    private static final Look SMALL = Look.FIXED.withSize(9.5);
    private static final String TITLE = "{city}{year}年度社会信用体系建设工作";
    /** Whether the indicator of the row counts in Y and X: undertaken; without a case, where a mark counts (P35). */
    private static final String COUNTS = "OR(F8=\"承担\",AND(F8=\"未发生\",ISNUMBER(H8)))";
    /** The share of the months (P27); none where the office marked no month. */
    private static final String SHARE = "IF(COUNTIFS($F$8:$F$8,\"月度得分\",$H$8:$H$8,\">=0\")>0,SUM(kp_monthlyShare),0)";

    private static final String MONTHS = "SUMIF($F$8:$F$8,\"月度得分\",$H$8:$H$8)";
    private static final String UNASSESSED = "LEFT(kp_standing,3)=\"未评定\"";

    private FeedbackMaster() {}

    static byte[] draw() {
        Kit kit = new Kit();
        Page page = kit.page("考评得分反馈表");
        Page gains = kit.page("创新加分");
        new Dictionary(kit)
                .number("得分小数位", "scale", "kp_scale")
                .number("优秀等级下限", "g1", "kp_g1")
                .number("良好等级下限", "g2", "kp_g2")
                .number("合格等级下限", "g3", "kp_g3")
                .value("等级依据", "gradeOn", "kp_gradeOn")
                .number("创新奖加分", "tier1", "kp_tier1")
                .number("特别创新奖加分", "tier2", "kp_tier2")
                .number("突出创新奖加分", "tier3", "kp_tier3")
                .value("单个单位加分上限", "bonusCap", "kp_bonusCap")
                .value("综合得分上限", "totalCap", "kp_totalCap")
                .value("同一单位多项加分", "bonusRule", "kp_bonusRule")
                .value("加分未评定的", "bonusOpen", "kp_bonusOpen")
                .number("月度得分占比", "monthlyShare", "kp_monthlyShare")
                .value("未发生情形", "noCase", "kp_noCase")
                .value("不列名次的原因", "standing", "kp_standing")
                .value("名次", "rank", "kp_rank")
                .value("参加排名家数", "ranked", "kp_ranked")
                .value("考评结果中的考核得分", "theScore", "kp_theScore")
                .value("考评结果中的综合得分", "theTotal", "kp_theTotal")
                .finish();
        gains(gains);
        marks(page);
        kit.card("score-feedback", "考评得分反馈表", "考评得分反馈表", "year", "system", "");
        return kit.finish();
    }

    private static void head(Page page, String title, String last) {
        page.text("A1:" + last + "1", title, Look.TITLE.withSize(18))
                .height(1, 34)
                .text(
                        "A2:" + last + "2",
                        "{resultMark}　{exampleMark}　结果编号：{resultNo}　{madeUnder}　{generatedAt}",
                        Look.MARK.across(HorizontalAlignment.CENTER))
                .height(2, 20);
    }

    private static void print(Page page, String area, int lastHead) {
        page.print(false, true, area, lastHead).header("{resultMark}").protect(false);
        page.sheet().getFooter().setLeft("{resultFoot}");
        page.sheet().getFooter().setCenter("第&P页 共&N页");
        page.sheet().getFooter().setRight("&A");
    }

    private static void marks(Page page) {
        page.widths(5, 9, 21, 29, 8, 9, 9, 9, 8, 30, 17, 10, 13);
        head(page, TITLE + "考评得分反馈表", "M");
        page.text("A3:B3", "单位", Look.LABEL)
                .text("C3:D3", "{unitName}", Look.FIXED)
                .text("E3:F3", "单位代码", Look.LABEL)
                .text("G3:H3", "{unitCode}", Look.FIXED_MID)
                .text("I3", "类别", Look.LABEL)
                .text("J3", "{cohort}", Look.FIXED_MID)
                .text("K3", "月度按时率", Look.LABEL)
                .text("L3:M3", "{rate}", Look.FIXED_MID.withFormat("0.00%"))
                .height(3, 24);
        String[][] sums = {
            {"A", "B", "应得分Y", "ROUND(SUMIF(F8:F8,\"承担\",E8:E8)+SUMIFS(E8:E8,F8:F8,\"未发生\",H8:H8,\">=0\"),2)"},
            {"C", "C", "实得分X", "ROUND(SUMIF(F8:F8,\"承担\",H8:H8)+SUMIF(F8:F8,\"未发生\",H8:H8),2)"},
            {
                "D",
                "D",
                "考核得分",
                "IF(" + UNASSESSED + ",\"未评定\",IF(A5=0,\"未评定\",ROUND(C5/A5*100*(1-" + SHARE + ")+" + MONTHS + "*"
                        + SHARE + ",SUM(kp_scale))))"
            },
            {
                "E",
                "F",
                "创新加分",
                "IF(kp_bonusOpen<>\"\",\"尚未评定\",MIN(SUM(创新加分!$G$6:$G$6),IF(ISNUMBER(kp_bonusCap),kp_bonusCap,9999)))"
            },
            {
                "G",
                "H",
                "综合得分",
                "IF(OR(kp_standing<>\"\",NOT(ISNUMBER(D5))),\"\",ROUND(MIN(SUM(D5)+SUM(E5),IF(ISNUMBER(kp_totalCap),kp_totalCap,9999)),SUM(kp_scale)))"
            },
            {
                "I",
                "I",
                "等级",
                "IF(G5=\"\",\"\",IF(IF(kp_gradeOn=\"综合得分\",G5,D5)>=kp_g1,\"优秀\",IF(IF(kp_gradeOn=\"综合得分\",G5,D5)>=kp_g2,\"良好\",IF(IF(kp_gradeOn=\"综合得分\",G5,D5)>=kp_g3,\"合格\",\"不合格\"))))"
            },
            {"J", "J", "名次", "IF(kp_standing<>\"\",kp_standing,\"第\"&kp_rank&\"名（本类参加排名\"&kp_ranked&\"家）\")"},
            {
                "K",
                "M",
                "核对",
                "IF(kp_theScore=\"\",\"\",IF(AND(SUM(D5)=SUM(kp_theScore),OR(kp_theTotal=\"\",SUM(G5)=SUM(kp_theTotal))),\"与考评结果一致\",\"与考评结果不一致，请核对\"))"
            },
        };
        for (String[] sum : sums) {
            String span = sum[0].equals(sum[1]) ? "" : sum[1];
            page.text(sum[0] + "4" + (span.isEmpty() ? "" : ":" + span + "4"), sum[2], Look.HEAD)
                    .formula(
                            sum[0] + "5" + (span.isEmpty() ? "" : ":" + span + "5"),
                            sum[3],
                            sum[0].equals("J") || sum[0].equals("K") ? BIG.withSize(11) : BIG);
        }
        page.height(4, 24).height(5, 28).height(6, 6);
        List<String> heads = List.of(
                "序号", "指标代码", "考评事项", "考评指标", "满分", "是否承担", "自评得分", "得分", "扣分", "扣分原因", "佐证编号", "佐证核验", "对考核得分的影响");
        for (int i = 0; i < heads.size(); i++) {
            page.text(Page.column(i) + "7", heads.get(i), Look.HEAD.withSize(10));
        }
        page.height(7, 32)
                .text("A8", "{marks.no}", Look.FIXED_MID.withFormat("0"))
                .text("B8", "{marks.code}", Look.FIXED_MID)
                .text("C8", "{marks.item}", SMALL)
                .text("D8", "{marks.name}", SMALL)
                .text("E8", "{marks.full}", Look.FIXED_MID.withFormat("0.0#"))
                .text("F8", "{marks.duty}", Look.FIXED_MID)
                .text("G8", "{marks.self}", Look.FIXED_MID.withFormat("0.00"))
                .text("H8", "{marks.mark}", Look.FIXED_MID.withFormat("0.00").withBold())
                .formula("I8", "IF(" + COUNTS + ",ROUND(SUM(E8)-SUM(H8),2),\"\")", POINTS)
                .text("J8", "{marks.why}", SMALL)
                .text("K8", "{marks.proof}", SMALL)
                .text("L8", "{marks.verified}", Look.FIXED_MID.withSize(9.5))
                .formula(
                        "M8",
                        "IF(SUM($A$5)=0,\"\",IF(" + COUNTS + ",(SUM(H8)-SUM(E8))/$A$5*100*(1-" + SHARE
                                + "),IF(AND(F8=\"月度得分\",ISNUMBER(H8)),(SUM(H8)-SUM(E8))*SUM(kp_monthlyShare),\"\")))",
                        UPRIGHT.withFormat("0.00;\\-0.00;0.00"))
                .elastic(8, 20)
                .when("A8:M8", "OR($F8=\"不涉及\",AND(OR($F8=\"未发生\",$F8=\"月度得分\"),$H8=\"\"))", "7F7F7F", "")
                .when("I8:I8", "SUM($I8)>0", "C00000", "");
        page.text("A9:D9", "合计", Look.LABEL)
                .formula("E9", "A5", POINTS.withBold())
                .text("F9:G9", "", Look.FIXED)
                .formula("H9", "C5", POINTS.withBold())
                .formula("I9", "ROUND(SUM(I8:I8),2)", POINTS.withBold())
                .text("J9:L9", "考核得分＝100＋合计影响（舍入前相加）", Look.FIXED.withSize(9.5))
                .formula(
                        "M9",
                        "SUM(M8:M8)",
                        UPRIGHT.withFormat("0.00;\\-0.00;0.00").withBold())
                .height(9, 24);
        int row = page.notes(
                10,
                "M",
                200,
                NOTE,
                "注：1. {scoreRule}，保留{scale}位小数。不涉及的指标不计入应得分和实得分；{noCaseRule}。“对考核得分的影响”为该项扣分折算成考核得分的分数，各项相加再加100，四舍五入即为考核得分。",
                "2. 得分、扣分原因和佐证核验取自考核小组的年终评分表，自评得分和佐证编号取自本单位自评表。创新加分见第二张表。",
                "3. 对得分有异议的，请在收到本表后书面向{officeFull}提出。");
        page.freeze(4, 7);
        print(page, "A1:M" + (row - 1), 7);
    }

    private static void gains(Page page) {
        page.widths(5, 13, 40, 12, 13, 9, 9, 44);
        head(page, TITLE + "创新加分（反馈）", "H");
        List<String> heads = List.of("序号", "申报编号", "申报事项", "评定结果", "评定档次", "加分", "计入", "评定理由");
        for (int i = 0; i < heads.size(); i++) {
            page.text(Page.column(i) + "5", heads.get(i), Look.HEAD);
        }
        page.height(3, 4)
                .height(4, 4)
                .height(5, 28)
                .text("A6", "{gains.no}", Look.FIXED_MID.withFormat("0"))
                .text("B6", "{gains.claim}", Look.FIXED_MID)
                .text("C6", "{gains.matter}", SMALL)
                .text("D6", "{gains.result}", Look.FIXED_MID)
                .text("E6", "{gains.tier}", Look.FIXED_MID)
                .formula(
                        "F6",
                        "IF($B6=\"\",\"\",IF(D6<>\"确认\",0,IF(E6=\"创新奖\",SUM(kp_tier1),IF(E6=\"特别创新奖\",SUM(kp_tier2),IF(E6=\"突出创新奖\",SUM(kp_tier3),0)))))",
                        POINTS)
                .formula(
                        "G6",
                        "IF($B6=\"\",\"\",IF(D6<>\"确认\",0,IF(kp_bonusRule<>\"就高一项\",F6,IF(COUNTIFS($D$6:$D$6,\"确认\",$F$6:$F$6,\">\"&F6)+COUNTIFS($D$6:$D$6,\"确认\",$F$6:$F$6,F6,$A$6:$A$6,\"<\"&A6)=0,F6,0))))",
                        POINTS)
                .text("H6", "{gains.reason}", SMALL)
                .elastic(6, 24);
        int row = page.notes(7, "H", 140, NOTE, "注：只有“确认”的加分；没有申报的为空表。同一单位有几项的按考评方案累计或就高一项，并受上限限制。");
        page.freeze(2, 5);
        print(page, "A1:H" + (row - 1), 5);
    }
}
