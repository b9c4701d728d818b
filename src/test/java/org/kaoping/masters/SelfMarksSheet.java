package org.kaoping.masters;

import java.util.List;

/** Draws the sheet 自评对照 of the ranking workbook: what a unit gave itself beside what the group gave it. */
final class SelfMarksSheet {
    private static final Look COMPUTED = Look.FIXED_MID.withFill("FFFFFF").withFormat("0.00");
    private static final Look COUNT = COMPUTED.withFormat("0");
    private static final Look POINTS = Look.FIXED_MID.withFormat("0.00");
    private static final Look SMALL = Look.FIXED.withSize(9.5);
    private static final String DIFFERENCE = "C00000";

    private SelfMarksSheet() {}

    static void draw(Page page) {
        page.widths(6, 9, 20, 11, 44, 9, 11, 12, 11, 24, 34, 14, 14, 8);
        RankingMaster.head(page, "{city}{year}年度社会信用体系建设工作自评得分与考核小组评分对照", "J");
        page.height(3, 4).text("A4:J4", "一、各单位合计", Look.PLAIN.withBold()).height(4, 24);
        heads(page, 5, "指标代码／指标数", "考评指标／类别");
        List<String> sources = List.of("自评表来源文件", "上传编号", "工作表", "单元格");
        for (int i = 0; i < sources.size(); i++) {
            page.text(Page.column(10 + i) + "8", sources.get(i), Look.HEAD);
        }
        sums(page);
        marks(page);
        int row = page.notes(
                10,
                "J",
                165,
                RankingMaster.NOTE,
                "注：1. 自评得分取自有效的年度自评表（来源见右侧，不打印），考核小组评分取自年终评分表；自评只供参考，不计分。",
                "2. 只列所承担的指标；合计的“评分减自评”只计两边都有得分的指标。本表只供考评办内部使用，不发给单位，不对外公布。");
        int last = RankingMaster.sign(page, row, "J");
        page.freeze(3, 5);
        RankingMaster.print(page, false, true, "A1:J" + last, 5);
    }

    /** The head of both parts is the same, since the first one is repeated on every page. */
    private static void heads(Page page, int row, String code, String what) {
        List<String> heads = List.of("序号", "单位代码", "单位名称", code, what, "满分", "自评得分", "考核小组评分", "评分减自评", "备注");
        for (int i = 0; i < heads.size(); i++) {
            page.text(Page.column(i) + row, heads.get(i), Look.HEAD);
        }
        page.height(row, 30);
    }

    /** A unit: its sums out of the detail below. */
    private static void sums(Page page) {
        page.text("A6", "{selfSums.no}", Look.FIXED_MID)
                .text("B6", "{selfSums.code}", Look.FIXED_MID)
                .text("C6", "{selfSums.name}", Look.FIXED)
                .formula("D6", guarded("COUNTIFS($B$9:$B$9,$B6)"), COUNT)
                .text("E6", "{selfSums.cohort}", SMALL)
                .formula("F6", guarded("ROUND(SUMIFS(F$9:F$9,$B$9:$B$9,$B6),2)"), COMPUTED)
                .formula("G6", guarded(sum("G")), COMPUTED)
                .formula("H6", guarded(sum("H")), COMPUTED)
                .formula(
                        "I6",
                        guarded("IF(COUNTIFS($B$9:$B$9,$B6,$I$9:$I$9,\">-999\")=0,\"\","
                                + "ROUND(SUMIFS(I$9:I$9,$B$9:$B$9,$B6),2))"),
                        COMPUTED.withBold())
                .text("J6", "{selfSums.remark}", SMALL)
                .elastic(6, 22)
                .when("I6:I6", "AND(ISNUMBER(I6),SUM(I6)<0)", DIFFERENCE, "")
                .when("J6:J6", "J6<>\"\"", "7F6000", "FFF2CC");
    }

    /** A unit's indicator. */
    private static void marks(Page page) {
        heads(page, 8, "指标代码", "考评指标");
        page.text("A7:J7", "二、逐项对照", Look.PLAIN.withBold())
                .height(7, 28)
                .text("A9", "{selfMarks.no}", Look.FIXED_MID)
                .text("B9", "{selfMarks.code}", Look.FIXED_MID)
                .text("C9", "{selfMarks.name}", Look.FIXED)
                .text("D9", "{selfMarks.indicator}", Look.FIXED_MID)
                .text("E9", "{selfMarks.what}", SMALL)
                .text("F9", "{selfMarks.full}", POINTS)
                .text("G9", "{selfMarks.self}", POINTS)
                .text("H9", "{selfMarks.mark}", POINTS)
                .formula("I9", guarded9("IF(AND(ISNUMBER(G9),ISNUMBER(H9)),ROUND(H9-G9,2),\"\")"), COMPUTED.withBold())
                .text("J9", "{selfMarks.remark}", SMALL)
                .text("K9", "{selfMarks.file}", Look.FIXED.withSize(9))
                .text("L9", "{selfMarks.upload}", Look.FIXED_MID.withSize(9))
                .text("M9", "{selfMarks.sheet}", Look.FIXED_MID.withSize(9))
                .text("N9", "{selfMarks.cell}", Look.FIXED_MID.withSize(9))
                .elastic(9, 20)
                .when("I9:I9", "AND(ISNUMBER(I9),SUM(I9)<0)", DIFFERENCE, "")
                .when("J9:J9", "J9<>\"\"", "7F7F7F", "");
    }

    private static String sum(String column) {
        String range = column + "$9:" + column + "$9";
        return "IF(COUNTIFS($B$9:$B$9,$B6," + range + ",\">=0\")=0,\"\",ROUND(SUMIFS(" + range + ",$B$9:$B$9,$B6),2))";
    }

    private static String guarded(String formula) {
        return "IF($B6=\"\",\"\"," + formula + ")";
    }

    private static String guarded9(String formula) {
        return "IF($B9=\"\",\"\"," + formula + ")";
    }
}
